"""``reader check`` lists problems with places that an editor can open."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from reader.format.sources import check_sources
from reader.library.opening import open_library
from tests.command import reader
from tests.libraries import SAMPLE, sample, write_library
from tests.sources.files import docx

ORIGINAL = b"""Minister promises a bridge

"We will build the bridge this year," the minister said.
"""
RETOLD = SAMPLE.replace("topics:", "retold: true\ntopics:", 1)
SOURCE = f"source: {{file: original.txt, sha256: {sha256(ORIGINAL).hexdigest()}}}\n"


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "original.txt").write_bytes(ORIGINAL)
    return folder


def test_a_sound_library_gets_only_a_summary(tmp_path: Path) -> None:
    write_library(tmp_path)
    answer = reader("check", "--library", tmp_path)
    assert (answer.code, answer.out, answer.err) == (0, "1 article, 2 quotes: no problems\n", "")


def test_every_problem_is_a_line_with_a_path_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = write_library(tmp_path / "deep" / "library", articles={"a.yaml": sample(outlet="[]")})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    answer = reader("check", "--library", library)
    problem, summary = answer.out.splitlines()
    place, _, message = problem.partition(": ")
    path, line, column = place.split(":")
    assert path == "../deep/library/articles/a.yaml"
    assert Path(path).read_text().splitlines()[int(line) - 1][int(column) - 1 :] == "[]"
    assert message.startswith("error wrong-type: ")
    assert summary == "0 articles, 0 quotes: 1 error"
    assert answer.code == 1


def test_problems_as_json(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(outlet="[]"), "b.yaml": SAMPLE})
    answer = reader("check", "--library", tmp_path, "--json")
    assert answer.code == 1
    assert json.loads(answer.out) == {
        "problems": [
            {
                "file": "articles/a.yaml",
                "line": 3,
                "column": 9,
                "code": "wrong-type",
                "severity": "error",
                "message": "expected text, found a list;"
                " put text that begins with “[” or “-” in quotation marks",
            }
        ],
        "articles": 1,
        "quotes": 2,
        "verified": 0,
    }


def test_warnings_alone_do_not_fail_the_check(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(published='"2020?"')})
    answer = reader("check", "--library", tmp_path)
    assert answer.code == 0
    assert ": warning missing-evidence: " in answer.out
    assert answer.out.endswith("1 article, 2 quotes: 1 warning\n")


def test_a_day_that_is_still_to_come_is_told_as_long_as_it_is(tmp_path: Path) -> None:
    write_library(tmp_path, articles={"a.yaml": sample(published='"2099-05-02"')})
    answer = reader("check", "--library", tmp_path)
    assert answer.code == 0
    assert "articles/a.yaml:4:1: warning future-date: “published” (2 May 2099)" in answer.out
    assert answer.out.endswith("1 article, 2 quotes: 1 warning\n")


def test_a_register_of_another_name_is_told(tmp_path: Path) -> None:
    (write_library(tmp_path) / "topics.yaml").rename(tmp_path / "topics.yml")
    answer = reader("check", "--library", tmp_path)
    assert "topics.yml is not read; rename it to topics.yaml\n" in answer.out


def test_a_broken_register_is_a_problem(tmp_path: Path) -> None:
    write_library(tmp_path, topics="bridges: {}\n")
    answer = reader("check", "--library", tmp_path, "--json")
    assert answer.code == 1
    assert [problem["file"] for problem in json.loads(answer.out)["problems"]] == ["topics.yaml"]


def test_quotes_are_held_against_their_originals(tmp_path: Path, originals: Path) -> None:
    library = write_library(tmp_path / "library", articles={"a.yaml": RETOLD + SOURCE})
    answer = reader("check", "--library", library, "--sources", originals)
    assert answer.code == 0
    assert answer.out == (
        "1 article, 2 quotes, 1 of 1 in marks found in their originals: no problems\n"
    )
    as_json = reader("check", "--library", library, "--sources", originals, "--json")
    assert json.loads(as_json.out)["verified"] == 1


def test_a_quote_that_is_not_in_its_original_fails_the_check(
    tmp_path: Path, originals: Path
) -> None:
    misquoted = RETOLD.replace("We will build", "We shall build") + SOURCE
    library = write_library(tmp_path / "library", articles={"a.yaml": misquoted})
    assert reader("check", "--library", library).code == 0
    answer = reader("check", "--library", library, "--sources", originals)
    assert answer.code == 1
    assert ": error not-verbatim: " in answer.out
    assert "0 of 1 in marks found in their originals: 1 error" in answer.out


def test_a_missing_folder_of_originals_is_wrong_use(tmp_path: Path) -> None:
    write_library(tmp_path)
    answer = reader("check", "--library", tmp_path, "--sources", tmp_path / "no")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"reader: there is no folder {tmp_path / 'no'}\n"


# Some files


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A library of three articles: a sound one, one with an error, one with a warning."""
    articles = {
        "a.yaml": SAMPLE,
        "b.yaml": sample("b", outlet="[]"),
        "c.yaml": sample("c", published='"2099"'),
    }
    return write_library(tmp_path / "deep" / "library", articles=articles)


@pytest.mark.parametrize(
    ("names", "code", "summary", "places"),
    [
        (["articles/a.yaml"], 0, "1 article, 2 quotes: no problems", []),
        (["articles/b.yaml"], 1, "0 articles, 0 quotes: 1 error", ["articles/b.yaml:3:9"]),
        (["articles/c.yaml"], 0, "1 article, 2 quotes: 1 warning", ["articles/c.yaml:4:1"]),
        (["actors.yaml", "library.yaml"], 0, "0 articles, 0 quotes: no problems", []),
        (
            ["articles/a.yaml", "articles/b.yaml", "articles/a.yaml", "topics.yaml"],
            1,
            "1 article, 2 quotes: 1 error",
            ["articles/b.yaml:3:9"],
        ),
    ],
)
def test_only_the_files_that_are_named_are_checked(
    three: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: list[str],
    code: int,
    summary: str,
    places: list[str],
) -> None:
    monkeypatch.chdir(three.parent)
    answer = reader("check", *(Path("library", name) for name in names))
    *problems, last = answer.out.splitlines()
    assert (answer.code, answer.err, last) == (code, "", summary)
    assert [line.partition(": ")[0] for line in problems] == [f"library/{at}" for at in places]
    as_json = json.loads(reader("check", "--json", *(three / name for name in names)).out)
    assert [f"{p['file']}:{p['line']}:{p['column']}" for p in as_json["problems"]] == places


def test_a_file_that_is_not_read_is_told(three: Path) -> None:
    (three / "topics.yaml").rename(three / "topics.yml")
    assert "rename it to topics.yaml" in reader("check", three / "topics.yml").out
    assert "topics.yml" not in reader("check", three / "articles" / "a.yaml").out


def test_named_files_are_held_against_their_originals(tmp_path: Path, originals: Path) -> None:
    misquoted = RETOLD.replace("We will build", "We shall build").replace("sample", "other")
    articles = {"a.yaml": RETOLD + SOURCE, "b.yaml": misquoted + SOURCE}
    folder = write_library(tmp_path / "library", articles=articles) / "articles"
    assert reader("check", folder / "a.yaml", "--sources", originals).code == 0
    assert reader("check", folder / "b.yaml", "--sources", originals).code == 1


def test_files_that_are_in_no_library_are_wrong_use(three: Path, tmp_path: Path) -> None:
    other = write_library(tmp_path / "other")
    stray = tmp_path / "stray.yaml"
    stray.write_text(SAMPLE)
    article = three / "articles" / "a.yaml"
    for args, complaint in (
        ([stray], f"{stray} is in no library: no folder above it holds library.yaml"),
        ([three / "no.yaml"], f"there is no file {three / 'no.yaml'}"),
        ([three], f"{three} is a folder; “--library” checks one as a whole"),
        (
            [article, other / "actors.yaml"],
            f"{other / 'actors.yaml'} is not in the library {three}; check it alone",
        ),
        (
            ["--library", other, article],
            f"{article} is not in the library {other}; check it alone",
        ),
    ):
        answer = reader("check", *args)
        assert (answer.code, answer.out, answer.err) == (2, "", f"reader: {complaint}\n")


# Originals that are no plain text

LETTER = """\
From: a@example.org
Subject: Report
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{}
"""


@pytest.mark.parametrize("kind", ["page", "word", "letter"])
def test_originals_of_other_kinds_are_read_as_what_they_are(tmp_path: Path, kind: str) -> None:
    words = ["Minister promises a bridge", "“We will build the bridge this year,” he said."]
    name, data = {
        "page": ("a.html", f"<html><p>{words[0]}</p><p>{words[1]}</p></html>".encode()),
        "word": ("a.docx", docx(words)),
        "letter": ("a.eml", LETTER.format("\n\n".join(words)).encode()),
    }[kind]
    (tmp_path / name).write_bytes(data)
    source = f"source: {{file: {name}, sha256: {sha256(data).hexdigest()}}}\n"
    library = write_library(tmp_path / "library", articles={"a.yaml": RETOLD + source})
    answer = reader("check", "--library", library, "--sources", tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert "1 of 1 in marks found in their originals: no problems" in answer.out


def test_an_original_whose_words_cannot_be_told_is_a_problem(
    tmp_path: Path, originals: Path
) -> None:
    data = bytes(range(256))
    (originals / "original.txt").write_bytes(data)
    source = f"source: {{file: original.txt, sha256: {sha256(data).hexdigest()}}}\n"
    library = write_library(tmp_path / "library", articles={"a.yaml": RETOLD + source})
    answer = reader("check", "--library", library, "--sources", originals)
    assert answer.code == 1
    assert "error source-unread: the words of original.txt cannot be told: it is" in answer.out
    assert "0 of 1 in marks found in their originals: 1 error" in answer.out


def test_many_articles_of_one_original_read_it_once(tmp_path: Path, originals: Path) -> None:
    reads = []

    def text_of(data: bytes, name: str) -> str:
        reads.append(name)
        return data.decode()

    articles = {f"{id}.yaml": RETOLD.replace("id: sample", f"id: {id}") + SOURCE for id in "abc"}
    library = open_library(write_library(tmp_path / "library", articles=articles))
    found = check_sources(library.articles(), originals, text_of)
    assert (found.verified, found.problems, reads) == (3, (), ["original.txt"])
