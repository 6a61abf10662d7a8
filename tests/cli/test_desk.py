"""``reader`` and ``reader open`` start the desk at the given place, or say why not."""

from pathlib import Path

import pytest

from reader.config import Config
from tests.command import Answer, reader
from tests.libraries import NOT_A_LIBRARY, SAMPLE, sample, write_library

Start = tuple[Path, str | None, str | None]


@pytest.fixture(autouse=True)
def _own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what the desk changes in the process before it starts."""
    monkeypatch.setenv("TEXTUAL_FPS", "60")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Start]:
    """Record the starts of a desk that has no screen and exits with the code 7."""
    starts: list[Start] = []

    def run_desk(root: Path, config: Config, at: str | None, quote: str | None) -> int:
        starts.append((root, at, quote))
        return 7

    monkeypatch.setattr("reader.tui.app.run_desk", run_desk)
    monkeypatch.setattr("reader.tui.edge.terminal.refusal", lambda: None)
    return starts


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_without_a_command_the_desk_opens(library: Path, started: list[Start]) -> None:
    assert reader("--library", library).code == 7
    assert reader("open", "--library", library).code == 7
    assert started == [(library, None, None)] * 2


def test_a_folder_opens_another_library(
    library: Path, started: list[Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    for target in (str(library), "./library", "library/", "library"):
        assert reader("open", target).code == 7
    assert {(root.resolve(), at, quote) for root, at, quote in started} == {(library, None, None)}


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("sample", ("sample", None)),
        ("sample#q2", ("sample", "q2")),
        ("sample/q2", ("sample", "q2")),
    ],
)
def test_the_desk_opens_at_an_article_or_a_quote(
    library: Path, started: list[Start], target: str, place: tuple[str, str | None]
) -> None:
    assert reader("open", target, "--library", library).code == 7
    assert started == [(library, *place)]


def refused(answer: Answer, code: int, sentence: str) -> bool:
    return (answer.code, answer.out) == (code, "") and answer.err == f"reader: {sentence}\n"


@pytest.mark.parametrize(
    ("target", "code", "sentence"),
    [
        ("sampel", 1, "nothing found: there is no article “sampel” here; did you mean “sample”?"),
        ("sample#q7", 1, "nothing found: there is no quote in sample with the id “q7” here"),
        ("sample#", 2, "“sample#” names no article; write ARTICLE or ARTICLE#QUOTE"),
        ("#q1", 2, "“#q1” names no article; write ARTICLE or ARTICLE#QUOTE"),
        ("sample/q7", 1, "nothing found: there is no quote in sample with the id “q7” here"),
        ("no/such", 2, "the library is given twice; leave --library out, or the folder"),
    ],
)
def test_a_missing_article_or_quote_never_starts_the_desk(
    library: Path, started: list[Start], target: str, code: int, sentence: str
) -> None:
    answer = reader("open", target, "--library", library)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert answer.err.startswith(f"reader: {sentence}")
    assert not started


def test_a_folder_that_is_no_library_never_starts_the_desk(
    tmp_path: Path, started: list[Start]
) -> None:
    assert refused(reader("open", tmp_path), 2, NOT_A_LIBRARY.format(tmp_path))
    assert refused(reader("open", tmp_path / "no"), 2, f"there is no folder {tmp_path / 'no'}")
    assert refused(reader("open", "no/such"), 2, "there is no folder no/such")
    assert not started


def test_a_broken_article_cannot_be_opened_by_name(tmp_path: Path, started: list[Start]) -> None:
    write_library(tmp_path, articles={"a.yaml": SAMPLE, "b.yaml": sample("other", outlet="[]")})
    assert reader("open", "other", "--library", tmp_path).code == 1
    assert not started


def test_the_reason_for_a_missing_screen_is_reported(
    library: Path, started: list[Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.edge.terminal.refusal", lambda: "The desk needs a terminal.")
    assert refused(reader("--library", library), 2, "The desk needs a terminal.")
    assert not started
