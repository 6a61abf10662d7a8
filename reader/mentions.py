"""Finds where a text names actors, as whole words, preferring the longest name; and counts who
takes part in an article. Names are compared as `reader.folding` says, but in their own case."""

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.folding import fold, folded, is_blankless, is_mark, word_pattern, words
from reader.model import Actor, Article, Mention, Span

# No report uses a longer name.
_LONGEST = 1_000


class Name(NamedTuple):
    """A name of an actor. `first` is its first word, folded but in its own case; empty if the name
    begins with something else."""

    first: str
    name: str
    actor: str
    metonym: bool


class Part(NamedTuple):
    """How often an actor speaks and is named in an article. Metonyms are counted separately."""

    quotes: int
    mentions: int
    metonyms: int


def parts_in(article: Article, mentions: Iterable[Mention]) -> dict[str, Part]:
    """The part of each actor who speaks, is named or has a role in an article, given all of its
    mentions."""
    quotes = Counter(id for quote in article.quotes for id in quote.speakers)
    named: Counter[str] = Counter()
    metonyms: Counter[str] = Counter()
    for mention in mentions:
        (metonyms if mention.metonym else named)[mention.actor] += 1
    ids = dict.fromkeys((*quotes, *named, *metonyms, *article.roles))
    return {id: Part(quotes[id], named[id], metonyms[id]) for id in ids}


def names_of(actors: Iterable[Actor]) -> Iterator[Name]:
    """The names, aliases and metonyms of actors. A shared name belongs to the first actor."""
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            yield Name(_first_word(name), name, actor.id, False)
        for name in actor.metonyms:
            yield Name(_first_word(name), name, actor.id, True)


def words_in(text: str) -> set[str]:
    """The words of a text that a name may begin with, folded but in their own case."""
    return set(words(text, cased=True))


def _first_word(name: str) -> str:
    name = fold(name, cased=True)
    first = re.match(word_pattern(name), name)
    return first[0] if first else ""


class _Names:
    """Names with the same first word, found by bisection: there may be thousands."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_name: dict[str, Name] = {}
        for name in names:
            by_name.setdefault(fold(name.name, cased=True), name)
        self._texts = sorted(by_name)
        self._names = [by_name[text] for text in self._texts]
        # The place of the longest other name that a name begins with, or -1.
        self._shorter: list[int] = []
        for number, text in enumerate(self._texts):
            before = number - 1
            while before >= 0 and not text.startswith(self._texts[before]):
                before = self._shorter[before]
            self._shorter.append(before)

    def beginning(self, text: str, start: int) -> Iterator[tuple[int, Name]]:
        """The names that stand at an offset of a folded text, the longest first: where each ends
        (exclusive)."""
        here = text[start : start + _LONGEST]
        while (place := bisect_right(self._texts, here) - 1) >= 0:
            nearest = self._texts[place]
            if here.startswith(nearest):
                break
            # No longer name than what the two have in common can stand here.
            here = here[: _in_common(here, nearest)]
        while place >= 0:
            yield start + len(self._texts[place]), self._names[place]
            place = self._shorter[place]


def _in_common(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


class NameFinder:
    """Finds names in texts.

    Names are indexed by first word, so a text is read once, whatever the number of actors. Only
    words that begin like some name are looked up.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        by_first_word: dict[str, list[Name]] = {}
        for name in names:
            if name.first and len(name.name) <= _LONGEST:
                by_first_word.setdefault(name.first, []).append(name)
        self._by_first_word = {first: _Names(found) for first, found in by_first_word.items()}
        initials = "".join(sorted({first[0] for first in self._by_first_word}))
        # Names are tried only where a word begins like one; with no names, nowhere.
        self._initial = f"(?=[{initials}])" if initials else "(?!)"

    def find(self, text: str) -> Iterator[tuple[int, int, str, bool]]:
        """Each name in the text: start, end (exclusive), actor, whether it is a metonym."""
        end, read = 0, folded(text, cased=True)
        for word in re.finditer(f"{self._initial}(?:{word_pattern(read.text)})", read.text):
            start, names = word.start(), self._by_first_word.get(word[0])
            if start < end or names is None:
                continue
            for after, name in names.beginning(read.text, start):
                if _is_whole(read.text, start, after):
                    yield *read.stretch(start, after), name.actor, name.metonym
                    end = after
                    break

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Every mention in an article's body, in order: those anchored by hand, and names outside
        them."""
        by_hand: dict[int, list[Span]] = {}
        for span in sorted(mention.span for mention in article.anchored):
            by_hand.setdefault(span.paragraph, []).append(span)
        found = list(article.anchored)
        for index, paragraph in enumerate(article.paragraphs):
            spans = deque(by_hand.get(index, ()))
            # Where the last anchored mention that begins before the end of a name ends.
            reach = 0
            for start, end, actor, metonym in self.find(paragraph.text):
                while spans and spans[0].start < end:
                    reach = max(reach, spans.popleft().end)
                if reach <= start:
                    found.append(Mention(actor, Span(index, start, end), metonym))
        return tuple(sorted(found, key=lambda mention: mention.span))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of folded text is not part of a longer word."""
    before, first = text[max(start - 1, 0) : start], text[start]
    last, after = text[end - 1], text[end : end + 1]
    return not (_is_one_word(before, first) or _is_one_word(after, last) or is_mark(after))


def _is_one_word(neighbour: str, edge: str) -> bool:
    """Whether a character beside a name, if any, makes a longer word of it. In scripts without
    blanks none does."""
    if not (neighbour.isalnum() or neighbour == "_"):
        return False
    return not (is_blankless(neighbour) or is_blankless(edge))
