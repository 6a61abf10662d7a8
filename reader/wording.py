"""How the reader words what it shows: dates, sources, speakers, quotes, places and signs.

The screens, the command line, citations and the clipboard all take their words from here. Pure.
"""

from collections.abc import Mapping
from enum import StrEnum

from reader.dates import Date, in_words
from reader.dates import parse as parse_date
from reader.model import Actor, Article, Bookmark, Kind, Problem, Quote, Role

ELLIPSIS = "…"
NO_DATE = "no date"
UNATTRIBUTED = "Unattributed"


class Sign(StrEnum):
    """What stands beside an article or a quote for a fact about it."""

    BOOKMARKED = "★"
    ECHOED = "≈"
    UNREAD = "●"
    READ = "✓"


SIGNS: Mapping[Sign, str] = {
    Sign.UNREAD: "not opened yet",
    Sign.READ: "read to the end",
    Sign.BOOKMARKED: "bookmarked",
    Sign.ECHOED: "another outlet has the same words",
}
"""What each sign means, in the order of the help."""


# Dates


def date_or_none(when: Date | None, *, year: bool = True) -> str:
    """A date in words, or ``no date``. Without `year`, dates shorter than a year omit theirs."""
    return in_words(when, year=year) if when else NO_DATE


def written_date_or_none(text: str | None, *, year: bool = True) -> str:
    """`date_or_none` of a date as EDTF text, as the index and the bookmarks keep it."""
    return date_or_none(parse_date(text) if text else None, year=year)


# Sources


def source(outlet: str, agency: str | None) -> str:
    """Who published an article, and whose report it is: ``AFP via Business Standard``."""
    return f"{agency} via {outlet}" if agency else outlet


def dateline(article: Article) -> str:
    """The line under a headline: source, authors, place and date, parted by middle dots."""
    published = date_or_none(article.published)
    return joined(source(article.outlet, article.agency), article.byline, article.place, published)


def joined(*parts: str | None, by: str = " · ") -> str:
    """The parts that there are, joined."""
    return by.join(part for part in parts if part)


# Speakers


def speaker_name(speaker: str | None, actors: Mapping[str, Actor]) -> str:
    """A speaker by name, by id where the library has no such actor, or ``Unattributed``."""
    actor = actors.get(speaker) if speaker else None
    return actor.name if actor else speaker or UNATTRIBUTED


def bookmark_speaker(bookmark: Bookmark) -> str:
    """The speaker of a bookmarked quote as the bookmark has it, or ``Unattributed``."""
    return bookmark.speaker_name or UNATTRIBUTED


def speaker_with_role(name: str, role: str | None) -> str:
    """``James Mattis, US Defence Secretary``, or the name alone."""
    return joined(name, role, by=", ")


def held_role(role: Role) -> str:
    """A role with its period as written: ``Mayor of Fredville (2015/2018)``."""
    return f"{role.title} ({role.held.text})"


# Quotes


def in_marks(kind: Kind, words: str) -> str:
    """The words of a quote as they are shown: in marks, unless they are reported."""
    return words if kind is Kind.INDIRECT else f"“{words}”"


def quoted(quote: Quote) -> str:
    """`in_marks` of a quote's words."""
    return in_marks(quote.kind, quote.words)


def manner(quote: Quote) -> str:
    """How and to whom it was said: ``told reporters``; empty where neither is known."""
    return joined(quote.cue, quote.addressee, by=" ")


def bookmarks_sign(count: int) -> str:
    """The sign of a number of bookmarks: up to three stars, then ``★ 4``; empty for none."""
    return Sign.BOOKMARKED * count if count <= 3 else f"{Sign.BOOKMARKED} {count}"


# Problems


def place_of(problem: Problem) -> str:
    """Where a problem stands: ``articles/a.yaml:12:3``."""
    return f"{problem.file}:{problem.place}"
