"""Finds where a text names actors: whole words, in their own case, the longest name first; and
counts who takes part in an article."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import category

from reader.model import Actor, Article, Mention, Span

_WORD = re.compile(r"\w+")


class Name(NamedTuple):
    """A name of an actor; `first` is its first word, empty where it does not begin with one."""

    first: str
    name: str
    actor: str
    metonym: bool


class Part(NamedTuple):
    """How often an actor speaks and is named in an article; metonyms are counted apart."""

    quotes: int
    mentions: int
    metonyms: int


def parts_in(article: Article, mentions: Iterable[Mention]) -> dict[str, Part]:
    """The part of each actor that takes part in an article, where these are all mentions: who
    speaks, is named or has a role in it."""
    quotes = Counter(quote.speaker for quote in article.quotes if quote.speaker)
    named: Counter[str] = Counter()
    metonyms: Counter[str] = Counter()
    for mention in mentions:
        (metonyms if mention.metonym else named)[mention.actor] += 1
    ids = dict.fromkeys((*quotes, *named, *metonyms, *article.roles))
    return {id: Part(quotes[id], named[id], metonyms[id]) for id in ids}


def names_of(actors: Iterable[Actor]) -> Iterator[Name]:
    """The names, aliases and metonyms of actors; the first to bear a name has it."""
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            yield Name(_first_word(name), name, actor.id, False)
        for name in actor.metonyms:
            yield Name(_first_word(name), name, actor.id, True)


def words_in(text: str) -> set[str]:
    """The words of a text that a name may begin with."""
    return set(_WORD.findall(text))


def _first_word(name: str) -> str:
    first = _WORD.match(name)
    return first[0] if first else ""


class NameFinder:
    """Finds names in texts.

    Names are kept by their first word, so that a text is gone through once, whatever the number
    of actors. Only words with the initial of some name are looked at.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_first_word: dict[str, list[Name]] = {}
        for name in names:
            if name.first:
                self._by_first_word.setdefault(name.first, []).append(name)
        for found in self._by_first_word.values():
            found.sort(key=lambda name: -len(name.name))
        initials = "".join(sorted({first[0] for first in self._by_first_word}))
        self._initialled = re.compile(rf"[{initials}]\w*" if initials else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str, bool]]:
        """Each name in the text: start, end (exclusive), actor, whether it is a metonym."""
        end = 0
        for word in self._initialled.finditer(text):
            start = word.start()
            if start < end:
                continue
            for _, name, actor, metonym in self._by_first_word.get(word[0], ()):
                after = start + len(name)
                if text.startswith(name, start) and _is_whole(text, start, after):
                    yield start, after, actor, metonym
                    end = after
                    break

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Every mention in an article's body, in its order: those anchored by hand and those
        found by name. Within an anchored one, names are not looked for."""
        anchored: dict[int, list[Mention]] = {}
        for mention in article.anchored:
            anchored.setdefault(mention.span.paragraph, []).append(mention)
        found = list(article.anchored)
        for index, paragraph in enumerate(article.paragraphs):
            by_hand = [mention.span for mention in anchored.get(index, ())]
            for start, end, actor, metonym in self.find(paragraph.text):
                if not any(span.start < end and start < span.end for span in by_hand):
                    found.append(Mention(actor, Span(index, start, end), metonym))
        return tuple(sorted(found, key=lambda mention: mention.span))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no part of a longer word; marks of a letter belong to it."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not any(char == "_" or category(char)[0] in "LMN" for char in before + after)
