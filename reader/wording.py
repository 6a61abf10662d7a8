"""How the reader words what it shows: dates, sources, speakers, quotes, places and signs.

The screens, the command line, citations and the clipboard all take their words from here. Pure.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from reader.bookmark import Bookmark
from reader.dates import Date, in_words
from reader.dates import parse as parse_date
from reader.model import Actor, Article, Kind, Quote, Role, Translated
from reader.problem import Problem
from reader.zone import own_zone

ELLIPSIS = "…"
_SINGLE_MARKS = str.maketrans({"“": "‘", "”": "’", "„": "‚"})
# A straight mark opens at the beginning and after a blank or a bracket.
_OPENING_MARK = re.compile(r'(?<![^\s(\[—–-])"')
_TRANSLATED = {Translated.YES: "translated", Translated.BACK: "translated back"}
NO_DATE = "no date"
UNATTRIBUTED = "Unattributed"
UNVERIFIED = "unverified"
KIND_MARKS: Mapping[Kind, str] = {Kind.DIRECT: "“", Kind.PARTIAL: "‘", Kind.INDIRECT: "~"}
"""What stands before a quote in a list, for its kind."""


class Sign(StrEnum):
    """What stands beside an article or a quote for a fact about it."""

    BOOKMARKED = "★"
    ECHOED = "≈"
    TRANSLATED = "⇄"
    SECOND_HAND = "»"
    SIC = "!"
    NOTED = "†"
    DOUBTFUL = "?"
    UNREAD = "●"
    READ = "✓"


SIGNS: Mapping[Sign, str] = {
    Sign.UNREAD: "not opened yet",
    Sign.READ: "read to the end",
    Sign.BOOKMARKED: "bookmarked",
    Sign.ECHOED: "another outlet has it too",
    Sign.TRANSLATED: "translated, or back",
    Sign.SECOND_HAND: "at second hand",
    Sign.SIC: "printed so: sic",
    Sign.NOTED: "with an editor's note",
    Sign.DOUBTFUL: "proposed, not looked at yet",
}
"""What each sign means, in the order of the help."""


# Dates


def date_or_none(when: Date | None, *, year: bool = True, time: bool = True) -> str:
    """A date in words, as `reader.dates.in_words` has it, or ``no date``."""
    return in_words(when, year=year, time=time) if when else NO_DATE


def written_date_or_none(text: str | None, *, year: bool = True, time: bool = True) -> str:
    """`date_or_none` of a date as EDTF text, as the index and the bookmarks keep it."""
    return date_or_none(parse_date(text) if text else None, year=year, time=time)


def day_of_moment(moment: str) -> str:
    """The user's own day of a moment in ISO 8601, as the bookmarks keep it: ``2026-11-27``.

    What is no moment is given as it is, up to its time.
    """
    try:
        return datetime.fromisoformat(moment).astimezone(own_zone()).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return moment.partition("T")[0]


def day_said(quote: Quote) -> str:
    """``said 16 Feb 2017``; empty where the day is not known."""
    return f"said {in_words(quote.said, time=False)}" if quote.said else ""


def day_published(article: Article) -> str:
    """``published 17 Feb 2017``, or ``no date``."""
    return f"published {in_words(article.published, time=False)}" if article.published else NO_DATE


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


def speaker_name(quote: Quote, actors: Mapping[str, Actor]) -> str:
    """Who says a quote: ``James Mattis``, ``China, Japan and Russia``, or ``Unattributed``.

    An id stands for an actor that the library does not have.
    """
    names = [actors[id].name if id in actors else id for id in quote.speakers]
    return joined(", ".join(names[:-1]), *names[-1:], by=" and ") or UNATTRIBUTED


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
    """The words of a quote as they are shown: in marks, unless they are reported.

    Marks within them become single ones. An offset into the words is one less than in the result.
    """
    if kind is Kind.INDIRECT:
        return words
    inner = _OPENING_MARK.sub("‘", words.translate(_SINGLE_MARKS)).replace('"', "’")
    return f"“{inner}”"


def quoted(quote: Quote) -> str:
    """`in_marks` of a quote's words."""
    return in_marks(quote.kind, quote.words)


def caveats(article: Article, quote: Quote) -> list[str]:
    """What a reader of the words has to know of them: ``translated back``, ``reported``.

    The words of reported speech are those of the report; of a retold article, those of its editor.
    """
    reported = "reported, retold" if article.retold else "reported"
    found = (
        translation(quote),
        reported if quote.kind is Kind.INDIRECT else "",
        UNVERIFIED if article.is_unverified(quote) else "",
    )
    return [each for each in found if each]


def translation(quote: Quote) -> str:
    """``translated``, or where it was twice, ``translated back``; empty for most."""
    return _TRANSLATED[quote.translated] if quote.translated else ""


def second_hand(quote: Quote) -> str:
    """Whose report the words are from, where the article has them from another one."""
    return f"as reported by {quote.reported_by}" if quote.reported_by else ""


def quote_signs(quote: Quote) -> str:
    """The signs of what is to be known of a quote, without blanks; empty for most."""
    signs = {
        Sign.TRANSLATED: quote.translated,
        Sign.SECOND_HAND: quote.reported_by,
        Sign.SIC: quote.sic,
        Sign.NOTED: quote.note,
        Sign.DOUBTFUL: quote.doubtful,
    }
    return "".join(sign for sign, there in signs.items() if there)


def quote_facts(article: Article, quote: Quote) -> Mapping[str, str]:
    """All that is to be known of a quote beside speaker, role and words, by its name, in order.

    What is not known is left out.
    """
    facts = {
        "how": manner(quote),
        "where": quote.occasion,
        "said": in_words(quote.said) if quote.said else "",
        "from": second_hand(quote),
        "kind": joined(str(quote.kind), translation(quote)),
        "sic": f"“{quote.sic}” is printed so" if quote.sic else "",
        "note": quote.note,
        "doubtful": f"to review: {', '.join(quote.doubtful)}" if quote.doubtful else "",
        "id": f"#{quote.id}",
    }
    return {name: fact for name, fact in facts.items() if fact}


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
