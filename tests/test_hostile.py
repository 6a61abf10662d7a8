"""Nothing that a terminal acts on is printed, whatever files, stores and arguments contain."""

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.export.formats import FORMATS
from reader.index.records import pack, unpack
from reader.library.opening import open_library
from reader.search.parser import ROOM
from reader.text import unsafe_characters
from tests.command import Answer, every_parser, reader, reader_terminal
from tests.libraries import ACTORS, SAMPLE, TOPICS, sample, write_library

# A colour, a title, a C1 control, an override and an isolate of direction, a tag, a backspace.
NASTY = "\\x1b[31mRED \\x1b]0;title\\a \\x9b2J \\u202etxet\\u202c \\u2066x \\U000E0041 \\b\\x7f"
MARKUP = "[bold red]x[/] [/nothing] [link=file:///etc/passwd]y[/link] {x} %s \\\\[ :smile:"


def assert_safe(answer: Answer) -> None:
    for text in (answer.out, answer.err):
        assert not list(unsafe_characters(text))
    assert "Traceback" not in answer.err


@pytest.fixture(params=[NASTY, MARKUP], ids=["controls", "markup"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A library with hostile text wherever text is allowed."""
    evil = f'"evil {request.param}"'
    article = SAMPLE
    for key in ("headline", "outlet"):
        old = next(line for line in SAMPLE.splitlines() if line.startswith(f"{key}: "))
        article = article.replace(old, f"{key}: {evil}")
    article = article.replace("outlet:", f"agency: {evil}\nbyline: {evil}\nplace: {evil}\noutlet:")
    for old in ("cue: told", "addressee: reporters", "occasion: Opening of a tunnel"):
        article = article.replace(old, f"{old.partition(':')[0]}: {evil}")
    article = (
        article[: article.index("body:")]
        + (f'body: "“[[q1|evil {request.param}]]”\\n\\n[[q2|evil {request.param}]]"\n')
        + article[article.index("quotes:") :]
    )
    actors = ACTORS.replace("name: Rufus Firefly", f"name: {evil}").replace(
        "[Firefly]", f"[{evil}]"
    )
    actors = actors.replace("title: Minister of Bridges", f"title: {evil}")
    return write_library(
        tmp_path / "library",
        articles={"a.yaml": article},
        actors=actors,
        topics=TOPICS.replace("name: Bridges", f"name: {evil}"),
        info=f"format: 1\nid: evil\ntitle: {evil}\n",
    )


COMMANDS = [
    ["articles"],
    ["quotes"],
    ["actors"],
    ["actors", "evil"],
    ["topics"],
    ["show", "sample"],
    ["check"],
    ["compare", "sample#q1"],
    ["bookmarks", "add", "sample/q1"],
    ["bookmarks"],
    ["search", "evil"],
    ["search", "evil", "--quotes"],
    ["search", "is:bookmarked"],
    ["index"],
]
# These print nothing of a library; what is in the files that they read is tried with them.
OF_NO_LIBRARY = {"add", "completion", "draft", "help", "init", "keys", "open", "schema"}
# This prints what each format asks for.
EXPORT = {"export"}


def test_every_verb_is_tried() -> None:
    verbs = {name.split()[1] for name in every_parser() if " " in name}
    assert {command[0] for command in COMMANDS} == verbs - OF_NO_LIBRARY - EXPORT


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_is_exported_as_signs(library: Path, format: str) -> None:
    answer = reader("export", format, "--all", "--library", library)
    assert answer.code == 0
    # Tables and RIS end their lines as RFC 4180 says.
    assert_safe(replace(answer, out=answer.out.replace("\r\n", "\n")))


@pytest.mark.parametrize("verb", COMMANDS, ids=" ".join)
def test_hostile_text_is_printed_as_signs(library: Path, verb: list[str]) -> None:
    reader("bookmarks", "add", "sample/q2", "--library", library)
    answer = reader(*verb, "--library", library)
    assert answer.code == 0
    assert "evil" in answer.out or verb in (["check"], ["index"])
    assert_safe(answer)
    if verb[0] != "show":
        assert_safe(reader(*verb, "--library", library, "--json"))


@pytest.mark.parametrize("text", [NASTY.encode().decode("unicode_escape"), MARKUP])
def test_what_stands_in_sources_is_printed_as_signs(tmp_path: Path, text: str) -> None:
    reader("init", tmp_path / "library", "--title", text)
    folder = tmp_path / text.replace("/", "")
    folder.mkdir()
    report = f"Evil {text}\n\n“Evil {text}, we will see,” said Evil {text} Doe, the {text}.\n"
    # Among so many words, controls do not tell bytes that are no text.
    report += "\n" + "There is more to say of it. " * 400 + "\n"
    for name in ("good.txt", "bad.txt"):
        (folder / name).write_text(report if name == "good.txt" else "", "utf-8")
    for verb in (["draft"], ["draft", "--json"], ["add", "--dry-run"], ["add", "--json"], ["add"]):
        answer = reader(*verb, folder, "--outlet", text, "--library", tmp_path / "library")
        assert answer.code == 1
        assert "vil" in answer.out
        assert_safe(answer)
    assert_safe(reader("check", "--library", tmp_path / "library"))


@pytest.mark.parametrize("verb", COMMANDS, ids=" ".join)
def test_a_terminal_gets_no_escapes_but_our_own(library: Path, verb: list[str]) -> None:
    reader("bookmarks", "add", "sample/q2", "--library", library)
    answer = reader_terminal(*verb, "--library", library)
    assert answer.code == 0
    own = {"\x1b"} if verb[0] == "show" else set()
    found = {answer.out[offset] for offset, _ in unsafe_characters(answer.out)}
    assert found <= own
    if own:
        sequences = answer.out.split("\x1b")[1:]
        assert all(sequence.partition("m")[0].strip("[0123456789;") == "" for sequence in sequences)
        assert not any(sequence.startswith("]") for sequence in sequences)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("articles/a.yaml", f'id: "{NASTY}"\n'),
        ("articles/a.yaml", f'"{NASTY}": x\n'),
        ("articles/a.yaml", "id: \x1b[31mred\n"),
        ("articles/a.yaml", f'{SAMPLE}  "{NASTY}": {{speaker: null, kind: direct}}\n'),
        ("articles/a.yaml", SAMPLE.replace("rufus-firefly\n", f'"{NASTY}"\n')),
        ("actors.yaml", f'"{NASTY}": {{name: x, kind: person}}\n'),
        ("actors.yaml", f'x: {{name: x, kind: "{NASTY}"}}\n'),
        ("topics.yaml", f'"{NASTY}": {{name: x}}\n'),
        ("library.yaml", f'format: 1\nid: "{NASTY}"\ntitle: x\n'),
    ],
)
def test_hostile_ids_are_reported_safely(tmp_path: Path, file: str, text: str) -> None:
    library = write_library(tmp_path / "library")
    (library / file).write_text(text)
    for verb in (
        ["check"],
        ["check", "--json"],
        ["articles"],
        ["quotes"],
        ["actors"],
        ["show", "x"],
        ["search", "is:broken x"],
    ):
        answer = reader(*verb, "--library", library)
        assert answer.code == 1
        assert_safe(answer)


@pytest.mark.parametrize("name", ["\x1b[31m.yaml", "\u202eabc.yaml", "a\nb.yaml", "\x9b.yaml"])
def test_hostile_file_names_are_shown_safely(tmp_path: Path, name: str) -> None:
    library = write_library(tmp_path / "\x1b[5mlibrary", articles={name: SAMPLE, "]\x1b.yaml": "]"})
    for verb in (
        ["articles"],
        ["check"],
        ["quotes"],
        ["index"],
        ["search", "bridge"],
        ["search", "is:broken"],
    ):
        assert_safe(reader(*verb, "--library", library))
        assert_safe(reader(*verb, "--library", library, "--json"))
    for query in ("bridge", "is:broken"):
        answer = json.loads(reader("search", query, "--library", library, "--json").out)
        assert [hit["file"].isprintable() for hit in answer["hits"]] == [True]
    (record,) = reader("articles", "--library", library, "--json").records
    assert str(record["file"]).isprintable()


def test_a_file_name_that_is_not_text_is_shown_safely(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    name = os.fsencode(library / "articles") + b"/\xff\x1b[31m"
    for ending, text in ((b".yaml", sample("second")), (b"-broken.yaml", "]")):
        Path(os.fsdecode(name + ending)).write_text(text)
    for verb in (["articles"], ["check"], ["search", "bridge"], ["search", "is:broken"]):
        answer = reader(*verb, "--library", library)
        assert answer.out
        assert_safe(answer)
        assert_safe(reader(*verb, "--library", library, "--json"))


QUERIES = {
    **{text: text for text in ('"', "*", "^", "NEAR(", "{headline} :", "a NEAR/2 b", "AND", "NOT")},
    **{text: text for text in ("facts : every", "') --", "%", "_", "\\", "a + b", "?1", "$x")},
    "nul": "a\0b",
    "controls": "\x1b[31m\x9b\u202e\x07\nred:\x1b",
    "surrogates": "\ud800 a\udcff speaker:\udcff kind:\ud800 x:\udcff",
    "filter": "speaker:\x1b[31m\u202e outlet:\0 said:\x9b is:\x07",
    "words": "word " * 10_000,
    "long word": "w" * 100_000,
    "row of words": "w-" * 10_000,
    "alternatives": "a OR " * 10_000,
    "negations": "-a " * 10_000,
    "filters": "speaker:a " * 10_000,
    "quotation marks": '"' * 10_000,
    "open marks": "“" * 10_001,
    "stars": "*" * 10_000,
    "minuses": "- " * 10_000,
    "colons": "a:" * 10_000,
    "spellings": f'"{"sergei " * 200}"',
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("quotes", [[], ["--quotes"]])
def test_a_hostile_query_is_answered_safely(tmp_path: Path, query: str, quotes: list[str]) -> None:
    actors = ACTORS + "x: {name: Sergei X, kind: person, aliases: [Sergey X, Sergej X]}\n"
    library = write_library(tmp_path / "library", actors=actors)
    for form in ([], ["--json"]):
        answer = reader("search", *quotes, *form, "--library", library, "--", query)
        assert answer.code in (0, 1, 2)
        assert answer.out or answer.err
        assert answer.err.count("\n") <= ROOM
        assert_safe(answer)


ARGUMENT = "\x1b[31m\x9b\u202e\x07\nred"


@pytest.mark.parametrize(
    "args",
    [
        [ARGUMENT],
        [f"--{ARGUMENT}"],
        ["show", ARGUMENT],
        ["open", ARGUMENT],
        ["open", f"/{ARGUMENT}"],
        ["articles", "--library", ARGUMENT],
        ["check", "--sources", ARGUMENT],
        ["check", ARGUMENT],
        ["check", "\udcff"],
        ["help", ARGUMENT],
        ["completion", ARGUMENT],
        ["quotes", "--speaker", ARGUMENT],
        ["quotes", "--kind", ARGUMENT],
        ["schema", ARGUMENT],
        ["search", ARGUMENT],
        ["search", "x", "--limit", ARGUMENT],
        ["search", "x", "--limit", "9" * 20],
        ["search", "x", "--limit", "9" * 10_000],
        ["search", "x", "--limit", "-1"],
        ["index", "--library", ARGUMENT],
        ["show", "\udcff"],
        ["open", "\udcff#\udcff"],
        ["quotes", "--article", "\udcff"],
        ["quotes", "--speaker", "\udcff"],
        ["quotes", "--topic", "\udcff"],
        ["bookmarks", "add", "\udcff/\udcff"],
        ["bookmarks", "remove", "\udcff/\udcff"],
        ["bookmarks", "add", ARGUMENT],
        ["bookmarks", "add", f"{ARGUMENT}/q1"],
        ["bookmarks", "remove", f"{ARGUMENT}/{ARGUMENT}"],
    ],
)
def test_hostile_arguments_are_reported_safely_on_one_line(args: list[str]) -> None:
    answer = reader(*args)
    assert answer.code in (1, 2)
    assert answer.err.count("\n") == 1
    assert_safe(answer)


def test_hostile_text_in_the_config_is_reported_safely(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "on-the-record"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(
        f'library: "{NASTY}"\n"{NASTY}": x\nkeys: {{"{NASTY}": b, copy: "{NASTY}"}}\n'
    )
    answer = reader("articles")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 4
    assert_safe(answer)


def test_hostile_text_in_the_store_is_printed_safely(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    reader("bookmarks", "add", "sample/q1", "--library", library)
    store = tmp_path / "home" / "data" / "on-the-record" / "bookmarks.sqlite3"
    with closing(sqlite3.connect(store)) as connection, connection:
        evil = NASTY.encode().decode("unicode_escape")
        connection.execute("UPDATE bookmark SET words = ?, speaker_name = ?", (evil, evil))
    assert "\x1b" in evil
    for verb in (["bookmarks"], ["bookmarks", "--json"], ["bookmarks", "remove", "sample/q1"]):
        answer = reader(*verb, "--library", library)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out
        assert_safe(answer)


def test_the_contents_of_a_tampered_index_are_printed_safely(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    evil = NASTY.encode().decode("unicode_escape")
    index = open_library(library).index
    assert index.path
    with closing(sqlite3.connect(index.path)) as connection, connection:
        (record,) = connection.execute("SELECT record FROM article").fetchone()
        article = unpack(record, "articles/sample.yaml")
        paragraphs = tuple(p._replace(text=f"{p.text}{evil}") for p in article.paragraphs)
        tampered = replace(article, headline=evil, outlet=evil, byline=evil, paragraphs=paragraphs)
        connection.execute("UPDATE article SET headline = ?, record = ?", (evil, pack(tampered)))
    for verb in (["show", "sample"], ["articles"], ["quotes"], ["search", "bridge"]):
        answer = reader(*verb, "--library", library)
        assert "␛" in answer.out or verb[0] == "quotes"
        assert_safe(answer)
    shown = reader_terminal("show", "sample", "--library", library).out
    assert all(
        sequence.partition("m")[0].strip("[0123456789;") == ""
        for sequence in shown.split("\x1b")[1:]
    )
