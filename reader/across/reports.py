"""All reports of one statement, side by side."""

from typing import NamedTuple

from reader.across.alignment import differences, sentences
from reader.citation import Cited, cite
from reader.library.library import Library
from reader.model import QuoteKey
from reader.wording import date_or_none, manner, source


class Report(NamedTuple):
    """A report of a statement, and how it differs from the one that is compared: sentences."""

    cited: Cited
    outlet: str
    differs: tuple[str, ...]

    @property
    def key(self) -> QuoteKey:
        """Which quote of which article."""
        return QuoteKey(self.cited.article.id, self.cited.quote.id)


def reports(library: Library, key: QuoteKey) -> list[Report]:
    """The report that a quote is, then the others of its statement, the latest first; empty for a
    quote that is gone."""
    article = library.article(key.article)
    quote = article.by_id.get(key.quote) if article else None
    if article is None or quote is None:
        return []
    mine = cite(article, quote, library.actors)
    found = [Report(mine, _outlet(mine), ())]
    for other in library.reports_of(key):
        theirs = library.article(other.article)
        same = theirs.by_id.get(other.quote) if theirs else None
        if theirs and same:
            cited = cite(theirs, same, library.actors)
            found.append(Report(cited, _outlet(cited), tuple(_told(mine, cited))))
    return found


def _outlet(cited: Cited) -> str:
    return source(cited.article.outlet, cited.article.agency)


def _told(mine: Cited, theirs: Cited) -> list[str]:
    outlet = theirs.article.agency or theirs.article.outlet
    told = sentences(differences(mine.quote.words, theirs.quote.words), outlet)
    facts = (
        ("calls it", mine.quote.kind, theirs.quote.kind),
        ("says", manner(mine.quote), manner(theirs.quote)),
        ("dates it", date_or_none(mine.quote.said), date_or_none(theirs.quote.said)),
        ("gives the role", mine.role, theirs.role),
    )
    told += [
        f"{outlet} {verb} “{other}”, not “{one}”."
        for verb, one, other in facts
        if one != other and one and other
    ]
    return told
