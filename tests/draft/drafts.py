"""Drafts small texts for tests."""

from reader.draft.drafting import find
from reader.draft.findings import Findings, FoundQuote
from reader.draft.known import KnownActors
from reader.model import Kind


def draft(text: str, *, whole: bool = False, published: str | None = None) -> Findings:
    """What is found in a text, with no library."""
    return find(text, whole=whole, published=published, known=KnownActors())


def marked(text: str, *, whole: bool = False) -> list[tuple[str, str | None, str | None]]:
    """The words, speaker and cue of each quote in marks."""
    return [
        (text[one.start : one.end], one.speaker, one.cue)
        for one in draft(text, whole=whole).quotes
        if one.kind is not Kind.INDIRECT
    ]


def speakers(text: str, *, whole: bool = False) -> list[str | None]:
    """The speaker of each quote in marks."""
    return [speaker for _, speaker, _ in marked(text, whole=whole)]


def indirect(text: str) -> list[tuple[str, str | None]]:
    """The content and speaker of each indirect statement."""
    return [
        (text[one.start : one.end], one.speaker)
        for one in draft(text).quotes
        if one.kind is Kind.INDIRECT
    ]


def only(text: str, published: str | None = None) -> FoundQuote:
    """The one quote of a text."""
    (quote,) = draft(text, published=published).quotes
    return quote
