"""The rows of the lists, drawn: an article, a quote, an actor, a bookmark. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.bookmark import Bookmark, BookmarkState
from reader.index.listing import ArticleRow
from reader.mentions import Part
from reader.model import Actor
from reader.problem import Problem
from reader.text import counted
from reader.tui.drawing.lines import Line, clip, fit, spread, wrapped
from reader.wording import (
    Sign,
    bookmark_speaker,
    bookmarks_sign,
    date_or_none,
    in_marks,
    joined,
    source,
    written_date_or_none,
)

WORDS_LINES = 4
# The height of the cards in the article list.
CARD_LINES = 4
# That of the cards of bookmarks.
BOOKMARK_LINES = 7


class ArticleCard(NamedTuple):
    """An article in the list. `read` is ``None`` where it was begun but not read to its end.

    Its year is left out where it stands `under_year`, and its outlet where `under_outlet`.
    """

    article: ArticleRow
    read: bool | None
    bookmarks: int
    under_year: bool = True
    under_outlet: bool = False

    def draw(self, width: int) -> list[Line]:
        """Date and outlet with the signs, the headline in two lines, or in one with the counts."""
        article = self.article
        date = date_or_none(article.published, year=not self.under_year)
        outlet = article.agency if self.under_outlet else source(article.outlet, article.agency)
        headline = wrapped(article.headline, width, 2)
        style = "" if self.read else "strong"
        lines: list[Line] = [
            spread([(joined(date, outlet), "dim")], self._signs(), width),
            *([(line, style)] for line in headline),
        ]
        if article.draft:
            waiting = f"{article.doubts:,} to review" if article.doubts else ""
            lines = [*lines[:2], [(clip(joined("draft", waiting), width), "warning")]]
        elif len(headline) == 1:
            counts = joined(counted(article.quotes, "quote"), f"{article.minutes} min")
            lines.append([(clip(counts, width), "dim")])
        return [*lines, []]

    def _signs(self) -> Line:
        signs: Line = [
            (bookmarks_sign(self.bookmarks), "accent"),
            (Sign.ECHOED if self.article.echoes else "", "dim"),
        ]
        if self.read is not None:
            signs.append((Sign.READ, "dim") if self.read else (Sign.UNREAD, "accent"))
        return [run for sign in signs if sign[0] for run in (sign, (" ", ""))][:-1]


class BrokenCard(NamedTuple):
    """A file in the list that cannot be read."""

    file: str
    problems: Sequence[Problem]

    def draw(self, width: int) -> list[Line]:
        """The file, its first problem, how many there are."""
        first = self.problems[0]
        return [
            [(clip(self.file.rpartition("/")[2], width), "error")],
            [(clip(f"line {first.place.line}: {first.message}", width), "")],
            [(clip(f"broken: {counted(len(self.problems), 'problem')}", width), "dim")],
            [],
        ]


class Heading(NamedTuple):
    """A heading in a list, such as a year."""

    words: str

    def draw(self, width: int) -> list[Line]:
        """One line."""
        return [[(clip(self.words, width), "heading")]]


class ActorCard(NamedTuple):
    """An actor of the article in the side panel."""

    actor: Actor
    role: str | None
    colour: str
    part: Part

    def draw(self, width: int) -> list[Line]:
        """Name and role, what sort of source, counts."""
        counts = [str(self.actor.kind)]
        for number, noun in zip(self.part, ("quote", "mention", "metonym"), strict=True):
            if number:
                counts.append(counted(number, noun))
        return [
            fit(
                [(self.actor.name, f"{self.colour} strong"), (f"  {self.role or ''}", "dim")], width
            ),
            [(clip(joined(*counts), width), "dim")],
            [],
        ]


class BookmarkCard(NamedTuple):
    """A bookmark in the side panel, with what became of its quote; `now` are its words today."""

    bookmark: Bookmark
    state: BookmarkState
    now: str
    colour: str

    def draw(self, width: int) -> list[Line]:
        """Who, the words as they stood, where from, and what changed since."""
        mark = self.bookmark
        lines: list[Line] = [
            fit(
                [
                    (f"{Sign.BOOKMARKED} ", "accent"),
                    (bookmark_speaker(mark), f"{self.colour} strong"),
                    (f"  {mark.role or ''}", "dim"),
                ],
                width,
            )
        ]
        changes = self._changes(width)
        words = in_marks(mark.kind, mark.words)
        room = BOOKMARK_LINES - len(changes) - 3
        lines += [[(line, "")] for line in wrapped(words, width, room)]
        origin = joined(
            mark.outlet, mark.published and written_date_or_none(mark.published, time=False)
        )
        lines += [[(clip(origin, width), "dim")], *changes]
        return [*lines, *[[]] * (BOOKMARK_LINES - len(lines))]

    def _changes(self, width: int) -> list[Line]:
        if self.state is BookmarkState.CHANGED:
            now = wrapped(in_marks(self.bookmark.kind, self.now), width, 2)
            heading: Line = [(clip("changed since; it now reads:", width), "warning")]
            return [heading, *([(line, "")] for line in now)]
        if self.state is BookmarkState.ORPHAN:
            return [[(clip("gone from the library", width), "warning")]]
        return []
