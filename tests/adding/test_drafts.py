"""Whatever a text holds, its draft is read back with the same words, and with nothing else."""

from hypothesis import example, given
from hypothesis import strategies as st

from reader.adding.casting import Cast, Register
from reader.adding.drafting import Drafted, drafts
from reader.adding.head import Given
from reader.adding.proposal import draft_text
from reader.draft.known import KnownActors
from reader.model import Kind
from reader.text import clean
from tests.format.reading import sound_article

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


def spaced(text: str) -> str:
    return " ".join(clean(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").split())


@given(TEXTS)
@example("“a” " * 30)
@example("“\\” said Jane Doe.")
@example("“[[q1|x]]” said Jane Doe.\n\n## “- a,” he said.")
@example("“a, “b, ‘c’”” said Jane Doe, “d")
def test_a_draft_is_read_back_as_its_text(text: str) -> None:
    for draft in drafts(text.encode("utf-8", "replace"), "-", Given(), KnownActors()):
        if isinstance(draft, Drafted):
            _assert_same(draft)


def _assert_same(draft: Drafted) -> None:
    findings = draft.findings
    cast = Cast(findings.actors, draft.head.published, Register(()))
    article = sound_article(draft_text("a", draft.head, findings, cast))
    wanted = [spaced(findings.text[start:end]) for start, end in findings.paragraphs]
    assert [spaced(each.text) for each in article.paragraphs] == [each for each in wanted if each]
    assert not any(each.heading or each.item for each in article.paragraphs)
    assert article.id == "a"
    assert article.draft
    if draft.head.headline:
        assert article.headline == spaced(draft.head.headline)
    kinds = {quote.kind for quote in findings.quotes}
    assert {quote.kind for quote in article.quotes} <= kinds <= set(Kind)
    assert not {id for quote in article.quotes for id in quote.speakers} - {
        actor.id for actor in cast.new
    }
