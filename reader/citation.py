"""Cites quotes in the forms that people paste. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.dates import in_words
from reader.model import Actor, Article, Kind, Quote, QuoteKey
from reader.tex import tex
from reader.wording import (
    caveats,
    in_marks,
    joined,
    second_hand,
    source,
    speaker_name,
    speaker_with_role,
)

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
        return str(QuoteKey(self.article.id, self.quote.id))

    @property
    def attribution(self) -> str:
        """The speaker, role, to whom and when, whose report it is, and the source with its date."""
        quote, article = self.quote, self.article
        to = f"to {quote.addressee}" if quote.addressee else ""
        said = in_words(quote.said) if quote.said else ""
        who = speaker_with_role(self.speaker, self.role)
        published = in_words(article.published) if article.published else ""
        where = joined(source(article.outlet, article.agency), published, by=", ")
        return f"{joined(who, to, said, second_hand(quote), by=', ')} ({where})"

    @property
    def words(self) -> str:
        """The words as they are cited: in marks, with [sic] behind what is printed wrong."""
        quote, words = self.quote, self.quote.words
        if quote.sic:
            words = words.replace(quote.sic, f"{quote.sic} [sic]", 1)
        return in_marks(quote.kind, words)

    @property
    def caveats(self) -> str:
        """What has to be known of the words, in brackets after a blank; empty for most."""
        found = "; ".join(caveats(self.article, self.quote))
        return f" [{found}]" if found else ""

    @property
    def note(self) -> str:
        """The editor's note, as a sentence after a blank; empty for most."""
        return f" Note: {self.quote.note}" if self.quote.note else ""


def cite(article: Article, quote: Quote, actors: Mapping[str, Actor]) -> Cited:
    """A quote with everything that its citation needs."""
    name = speaker_name(quote, actors)
    return Cited(article, quote, name, article.role_of(quote, actors))


def with_citation(cited: Cited) -> str:
    """The words, then the attribution, the reference and a note: plain text on one line."""
    words = f"{cited.words}{cited.caveats}"
    return f"{words} — {cited.attribution} [{cited.reference}]{cited.note}"


def markdown(cited: Cited) -> str:
    """A Markdown block quotation, in which all Markdown of the words is escaped."""
    attribution = f"{cited.attribution} [{cited.reference}]{cited.note}"
    texts = (f"{cited.words}{cited.caveats}", attribution)
    words, attribution = map(escaped_markdown, texts)
    return f"> {words}\n>\n> — {attribution}"


def escaped_markdown(text: str) -> str:
    """A text on one line in which no sign means anything to Markdown."""
    return _MARKDOWN.sub(r"\g<0>\\", text)


def words_only(cited: Cited) -> str:
    """The words without marks, and what has to be known of them."""
    return f"{cited.quote.words}{cited.caveats}"


def pandoc(cited: Cited) -> str:
    """The words with a citation as Pandoc and Quarto read it; the key is the article's id."""
    note = f" {cited.caveats.strip()}" if cited.caveats else ""
    return f"{cited.words}{note} [@{cited.article.id}, para. {cited.quote.paragraph}]"


def latex(cited: Cited) -> str:
    """The words for LaTeX with csquotes and biblatex; reported speech is no quotation."""
    words = tex(cited.quote.words)
    if cited.quote.kind is not Kind.INDIRECT:
        words = f"\\enquote{{{words}}}"
    caveats = f" {tex(cited.caveats)}" if cited.caveats else ""
    place = f"[para.~{cited.quote.paragraph}]{{{cited.article.id}}}"
    return f"{words}{caveats}\\autocite{place}"


def footnote(cited: Cited) -> str:
    """The words with a footnote in Markdown, which tells all that the citation does."""
    mark = f"[^{cited.article.id}-{cited.quote.id}]"
    note = escaped_markdown(f"{cited.attribution}, para. {cited.quote.paragraph}.{cited.note}")
    return f"{escaped_markdown(cited.words + cited.caveats)}{mark}\n\n{mark}: {note}"


def author_date(cited: Cited) -> str:
    """The words with author, year and paragraph in brackets."""
    article = cited.article
    author = article.byline or article.agency or article.outlet
    year = (article.published.year if article.published else None) or "n.d."
    return f"{cited.words}{cited.caveats} ({author} {year}, para. {cited.quote.paragraph})"


def reference(cited: Cited) -> str:
    """The reference that opens the quote in the reader."""
    return cited.reference


FORMS: Mapping[str, Callable[[Cited], str]] = {
    "With citation": with_citation,
    "Markdown": markdown,
    "Words only": words_only,
    "Pandoc": pandoc,
    "LaTeX": latex,
    "Footnote": footnote,
    "Author and date": author_date,
    "Reference": reference,
}
