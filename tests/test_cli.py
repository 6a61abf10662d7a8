"""The command line finds its library, and reports errors in one sentence."""

import shlex
import sqlite3
from pathlib import Path

import pytest
import yaml

from reader import __version__
from reader.cli.arguments import FORMATS, KINDS, build_parser
from reader.format import fields
from reader.model import Kind
from tests.command import every_parser, reader
from tests.libraries import INFO, sample, write_library


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The path of the user's config."""
    folder = tmp_path / "home" / "config" / "on-the-record"
    folder.mkdir(parents=True)
    return folder / "config.yaml"


def only_article(*args: str | Path) -> object:
    """Return the id of the only article in the library that is used."""
    (record,) = reader("articles", "--json", *args).records
    return record["id"]


# Which library


def test_the_bundled_library_is_the_default() -> None:
    assert len(reader("articles").out.splitlines()) == 5


def test_the_configs_library_takes_precedence_over_the_bundled_one(config: Path) -> None:
    write_library(config.parent / "mine", articles={"a.yaml": sample("from-config")})
    config.write_text("library: mine\n")
    assert only_article() == "from-config"


def test_the_command_lines_library_takes_precedence_over_the_configs(
    config: Path, tmp_path: Path
) -> None:
    config.write_text("library: /nowhere\n")
    named = write_library(tmp_path / "named", articles={"a.yaml": sample("named")})
    assert only_article("--library", named) == "named"


def test_library_may_come_before_or_after_the_command(tmp_path: Path) -> None:
    one = write_library(tmp_path / "one", articles={"a.yaml": sample("one")})
    two = write_library(tmp_path / "two", articles={"a.yaml": sample("two")})
    for args in (
        ["--library", one, "articles", "--json"],
        [f"--library={one}", "articles", "--json"],
        ["articles", "--json", "--library", one],
        ["--library", two, "articles", "--library", one, "--json"],
    ):
        assert reader(*args).records[0]["id"] == "one", args


@pytest.mark.parametrize(
    "verb",
    [["articles"], ["quotes"], ["check"], ["show", "sample"], ["search", "x"], ["index"], []],
)
@pytest.mark.parametrize("name", ["no-such-folder", "empty", "x" * 5000, "nul\0"])
def test_a_folder_that_is_no_library_is_one_sentence(
    tmp_path: Path, verb: list[str], name: str
) -> None:
    (tmp_path / "empty").mkdir()
    answer = reader(*verb, "--library", tmp_path / name)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith("reader: ")


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(INFO)
    assert reader("articles", "--library", tmp_path / "file").code == 2


# Wrong use


@pytest.mark.parametrize(
    ("args", "pointer"),
    [
        (["frobnicate"], "reader --help"),
        (["quotes", "--frobnicate"], "reader quotes --help"),
        (["quotes", "--kind", "loud"], "reader quotes --help"),
        (["quotes", "--lib", "x"], "reader quotes --help"),
        (["show"], "reader show --help"),
        (["show", "a", "b"], "reader show --help"),
        (["search"], "reader search --help"),
        (["search", "a", "--limti", "5"], "reader search --help"),
        (["search", "a", "--limit", "0"], "reader search --help"),
        (["schema", "novel"], "reader schema --help"),
        (["bookmarks", "add"], "reader bookmarks add --help"),
        (["bookmarks", "keep", "a/q1"], "reader bookmarks --help"),
        (["--library"], "reader --help"),
        (["keys", "\x1b[31m\u202e\n"], "reader keys --help"),
    ],
)
def test_wrong_use_is_one_sentence_that_points_to_the_help(args: list[str], pointer: str) -> None:
    answer = reader(*args)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("reader: ")
    assert answer.err.endswith((f"; see “{pointer}”\n", f"? See “{pointer}”\n"))
    assert answer.err[:-1].isprintable()


def test_the_version_is_printed() -> None:
    assert reader("--version").out == f"reader {__version__}\n"


# Help


@pytest.mark.parametrize("name", every_parser())
def test_every_help_has_examples_that_can_be_parsed(name: str) -> None:
    answer = reader(*name.split()[1:], "--help")
    assert (answer.code, answer.err) == (0, "")
    _, heading, examples = answer.out.partition("\nexamples:\n")
    assert heading
    for line in examples.strip().splitlines():
        command, *args = shlex.split(line.partition("|")[0].partition(">")[0])
        assert command == "reader"
        assert line.strip().startswith(name)
        assert build_parser().parse_args(args).verb


def test_every_command_takes_a_library_and_says_what_it_does() -> None:
    for name in every_parser():
        answer = reader(*name.split()[1:], "--help")
        assert "--library DIR" in answer.out, name
        assert "None" not in answer.out


def test_the_choices_in_the_help_are_those_of_the_format() -> None:
    assert set(KINDS) == set(Kind)
    assert set(FORMATS) == set(fields.FORMATS)


# Config


@pytest.mark.parametrize(
    "args",
    [["articles"], ["keys"], ["schema", "topics"], ["check"], ["show", "afp-2017-not-ready"]],
)
def test_errors_in_the_config_are_reported_and_the_rest_applies(
    config: Path, args: list[str]
) -> None:
    config.write_text("width: wide\nwdith: 60\nkeys: {bookmark: f5}\n")
    answer = reader(*args)
    assert answer.code == 0
    assert answer.err.splitlines() == [
        f"{config}:1:8: error bad-value: “wide” is not a number of columns",
        f"{config}:2:1: error unknown-key: “wdith” is not a key of config.yaml;"
        " did you mean “width”?",
    ]
    assert "f5 " in reader("keys").out


@pytest.mark.parametrize("folder", ["~no-user-of-this-name/library", '"~\\0"'])
def test_an_unknown_home_folder_is_a_problem_of_the_config(config: Path, folder: str) -> None:
    config.write_text(f"library: {folder}\n")
    answer = reader("articles")
    assert (answer.code, len(answer.out.splitlines())) == (0, 5)
    assert answer.err.startswith(f"{config}:1:10: error bad-value: ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("text", ["]", "\x00", "library: &a x", "- 1", "!!python/object x"])
def test_a_config_that_cannot_be_read_is_one_sentence(config: Path, text: str) -> None:
    config.write_text(text)
    answer = reader("articles")
    assert (answer.code, len(answer.out.splitlines())) == (0, 5)
    assert answer.err.startswith(f"{config}:1:")
    assert "Traceback" not in answer.err


def test_pyyaml_without_libyaml_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    answer = reader("articles")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("reader: PyYAML lacks libyaml")


def test_an_index_that_cannot_be_read_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("reader.cli.verbs.articles.run", fail)
    answer = reader("articles")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "reader: the index cannot be read: disk I/O error;"
        " “reader index --rebuild” makes a new one\n"
    )


def test_an_interrupt_ends_quietly_as_a_shell_expects(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.verbs.keys.run", interrupt)
    answer = reader("keys")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


LONG = "x" * 100_000


@pytest.mark.parametrize(
    "written",
    [
        *([LONG], [f"--{LONG}"], ["show", LONG], ["open", f"/{LONG}"]),
        *(
            ["quotes", "--kind", LONG],
            ["quotes", "--topic", LONG],
            ["search", "--limit", LONG, "a"],
        ),
        *(["bookmarks", "add", LONG], ["bookmarks", "remove", f"{LONG}/q1"], ["schema", LONG]),
        *(["--library", LONG, "check"], ["search", f"kind:{LONG}"]),
    ],
    ids=lambda written: " ".join(written).replace(LONG, "…"),
)
def test_long_arguments_are_shortened_in_messages(written: list[str]) -> None:
    answer = reader(*written)
    assert answer.code != 0
    assert all(0 < len(line) < 600 for line in answer.err.splitlines())
