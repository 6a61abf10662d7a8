"""Cites quotes in the forms that people paste. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.dates import in_words
from reader.model import Actor, Article, Kind, Quote
from reader.wording import quoted, source, speaker_name, speaker_with_role

# Before characters that Markdown acts upon anywhere, or at the start of a list or rule.
_MARKDOWN = re.compile(r"(?=[\\`*_{}\[\]<>#|~&])|^\d*(?=[-+=.)])")


class Cited(NamedTuple):
    """A quote in its article, with its speaker's name and role at that time."""

    article: Article
    quote: Quote
    speaker: str
    role: str | None

    @property
    def reference(self) -> str:
        """The reference that ``reader open`` takes: ``afp-2017-not-ready#q2``."""
        return f"{self.article.id}#{self.quote.id}"

    @property
    def attribution(self) -> str:
        """The speaker, role and date, and the source with its date."""
        who = speaker_with_role(self.speaker, self.role)
        said = f", {in_words(self.quote.said)}" if self.quote.said else ""
        article = self.article
        published = f", {in_words(article.published)}" if article.published else ""
        return f"{who}{said} ({source(article.outlet, article.agency)}{published})"


def cite(article: Article, quote: Quote, actors: Mapping[str, Actor]) -> Cited:
    """A quote with everything that its citation needs."""
    name = speaker_name(quote.speaker, actors)
    return Cited(article, quote, name, article.role_of(quote, actors))


def with_citation(cited: Cited) -> str:
    """The words, then the attribution: plain text on one line."""
    reported = " [reported]" if cited.quote.kind is Kind.INDIRECT else ""
    return f"{quoted(cited.quote)}{reported} — {cited.attribution}"


def markdown(cited: Cited) -> str:
    """A Markdown block quotation, in which all Markdown of the words is escaped."""
    shown = quoted(cited.quote)
    words, attribution = (_MARKDOWN.sub(r"\g<0>\\", text) for text in (shown, cited.attribution))
    return f"> {words}\n>\n> — {attribution}"


def words_only(cited: Cited) -> str:
    """The words, as they stand in the article."""
    return cited.quote.words


def reference(cited: Cited) -> str:
    """The reference that opens the quote in the reader."""
    return cited.reference


FORMS: Mapping[str, Callable[[Cited], str]] = {
    "With citation": with_citation,
    "Markdown": markdown,
    "Words only": words_only,
    "Reference": reference,
}
