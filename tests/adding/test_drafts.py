"""Whatever a text holds, its draft is read back with the same words, and with nothing else."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from reader.adding.casting import Cast, Register
from reader.adding.drafting import Drafted, drafts
from reader.adding.head import Given
from reader.adding.proposal import proposal
from reader.draft.drafting import find
from reader.draft.findings import FoundQuote
from reader.draft.known import KnownActors
from reader.format.article import read_article
from reader.format.nodes import Report
from reader.model import Kind
from tests.format.test_writing import folded

PLAIN = (
    "The bridge will open in spring, the mayor of Exampleton said on Thursday, and the toll will"
    " stay as it is for the whole of next year. “We have waited long enough for this,”"
    " Jane Doe said."
)
WORDS = st.sampled_from(
    [
        *("[[q1|", "]]", "[", "]", "\\", "#", "## ", "- ", "1. ", "---", "...", ": ", " #", "'"),
        *('"', "“", "”", "‘", "’", "«", "»", "&a", "*a", "!t", "|", ">", "%", "{", "}", "\t", " "),
        *("said Jane Doe", "he said", "told reporters", "The minister said that", "Mr. Smith"),
        *("We will build it.", "according to Freedonia,", "on Thursday", ", ", ". ", "\n", "\n\n"),
        *("\u202e", "\u200b", "\ufeff", "\U0001f600", "\x85", "\u2028", "null", "id: b"),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), min_size=1, max_size=40).map("".join)


@given(TEXTS)
@example("“a” " * 30)
@example("“\\” said Jane Doe.")
@example("“[[q1|x]]” said Jane Doe.\n\n## “- a,” he said.")
@example("“a, “b, ‘c’”” said Jane Doe, “d")
def test_a_draft_is_read_back_as_its_text(text: str) -> None:
    record = json.dumps({"title": text[:40], "text": f"{text} {PLAIN}"}).encode()
    (draft,) = drafts(record, "a.json", Given(), KnownActors())
    assert isinstance(draft, Drafted)
    _assert_same(draft)


def _assert_same(draft: Drafted) -> None:
    findings = draft.findings
    cast = Cast(findings.actors, draft.head.published, Register(()))
    report = Report("a.yaml")
    proposed = proposal("a", draft.head, findings, cast)
    read = read_article(proposed.text.encode(), "a.yaml", report)
    # The checker may warn of the marks of the source.
    assert not report.broken
    assert read
    assert read.article
    article = read.article
    wanted = [folded(findings.text[start:end]) for start, end in findings.paragraphs]
    assert [each.text for each in article.paragraphs] == [each for each in wanted if each]
    assert not any(each.heading or each.item for each in article.paragraphs)
    assert article.id == "a"
    assert article.draft
    assert (proposed.quotes, proposed.doubts) == (len(article.quotes), article.doubts)
    if draft.head.headline:
        assert article.headline == folded(draft.head.headline)
    kinds = {quote.kind for quote in findings.quotes}
    assert {quote.kind for quote in article.quotes} <= kinds <= set(Kind)
    assert not {id for quote in article.quotes for id in quote.speakers} - {
        actor.id for actor in cast.new
    }


def test_a_doubt_of_either_half_of_a_quote_awaits_a_look() -> None:
    text = "“The water,” said Jane Doe, “is gone.”"
    found = find(text, whole=False, published=None, known=KnownActors())
    first, second = (quote._replace(doubtful=frozenset()) for quote in found.quotes)
    assert first.group is not None
    assert first.group == second.group
    for halves in ((first, doubted(second)), (doubted(first), second)):
        findings = found._replace(quotes=halves)
        proposed = proposal("a", found.head, findings, Cast(found.actors, None, Register(())))
        assert proposed.quotes == 1
        assert "    doubtful: [speaker]" in proposed.text


def doubted(quote: FoundQuote) -> FoundQuote:
    return quote._replace(doubtful=frozenset({"speaker"}))
