"""The scorer counts as its words say, and the sample that ships keeps its figures."""

from collections import Counter
from pathlib import Path

import pytest

from reader.draft.findings import FoundQuote
from reader.model import Kind
from tests.extraction.__main__ import SAMPLE, articles, counted, main, rows
from tests.extraction.answers import is_cue, is_full, is_head, trimmed
from tests.extraction.scores import GoldArticle, score_indirect, score_marked

TEXT = "“I am here,” Ann Lee said, “and staying.” It was “fine”, she said it was so."


def found(words: str, kind: Kind, speaker: str | None, cue: str | None) -> FoundQuote:
    start = TEXT.index(words)
    return FoundQuote(start, start + len(words), kind, speaker=speaker, cue=cue)


def gold(*quotes: tuple[str, str | None, bool], kind: str = "direct") -> GoldArticle:
    return {
        "id": "1",
        "text": TEXT,
        "quotes": [
            {
                "start": TEXT.index(words),
                "end": TEXT.index(words) + len(words),
                "speaker": speaker,
                "cue": "said",
                "kind": kind,
                "optional": optional,
            }
            for words, speaker, optional in quotes
        ],
    }


def test_names_are_full_or_hold_the_surname() -> None:
    assert is_full("Ann Lee", "Ms Ann Lee")
    assert not is_full("Ann Lee", "Lee")
    assert is_head("Ann Lee", "Lee")
    assert not is_head("Ann Lee", "she")
    assert is_head("official from the town", "an official")


def test_cues_are_equal_in_any_form() -> None:
    assert is_cue("said", "says")
    assert is_cue("according to", "According to")
    assert not is_cue("said", "denied")
    assert not is_cue("said", None)


def test_marks_and_stops_at_the_edges_are_free() -> None:
    assert trimmed("“No.”", 0, 5) == (1, 3)


def test_marked_quotes_are_counted() -> None:
    article = gold(
        ("I am here,", "Ann Lee", False), ("and staying.", "Ann Lee", False), ("fine", None, True)
    )
    counts = score_marked(
        article,
        [
            found("I am here", Kind.DIRECT, "Ann Lee", "said"),
            found("fine", Kind.PARTIAL, "Bob", "said"),
            found("she said", Kind.PARTIAL, "Bob", "said"),
        ],
    )
    assert (counts["gold"], counts["found"], counts["exact"]) == (2, 2, 1)
    assert (counts["full"], counts["cue"], counts["cues"]) == (1, 1, 1)
    assert (counts["sure"], counts["sure spans"], counts["sure speakers"]) == (2, 1, 1)


def test_indirect_statements_are_counted_by_overlap() -> None:
    article = gold(("it was so", "Ann Lee", False), kind="indirect")
    right = [found("it was so", Kind.INDIRECT, "Ann Lee", "said")]
    wrong = [found("so", Kind.INDIRECT, "Ann Lee", "said")]
    assert score_indirect(article, right)["full"] == 1
    assert score_indirect(article, wrong)["content"] == 0


def test_the_sample_keeps_its_figures() -> None:
    marked = sum(counted(articles(SAMPLE / "quotes.jsonl"), indirect=False), start=_none())
    figures = dict(rows(marked, indirect=False))
    assert figures["span F1, exact"] > 97
    assert figures["span and full F1"] > 92
    assert figures["sure: speakers right"] > 95
    reported = sum(counted(articles(SAMPLE / "indirect.jsonl"), indirect=True), start=_none())
    figures = dict(rows(reported, indirect=True))
    assert figures["content F1, half overlap"] > 75
    assert figures["content and full speaker F1"] > 60


def _none() -> Counter[str]:
    return Counter()


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "half B" in capsys.readouterr().out


def test_an_empty_folder_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no file" in capsys.readouterr().err
