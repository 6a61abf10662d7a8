"""Finds where a text names actors: whole words, in their own case, the longest name first."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

from reader.model import Actor, Article, Mention, Span

_WORD = re.compile(r"\w+")


class NameFinder:
    """Finds the names, aliases and metonyms of a set of actors.

    Names are kept by their first word, so that a text is gone through once, whatever the number
    of actors.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._by_first_word: dict[str, list[tuple[str, str, bool]]] = {}
        for actor in actors:
            for name in dict.fromkeys((actor.name, *actor.aliases)):
                self._add(name, actor.id, metonym=False)
            for name in actor.metonyms:
                self._add(name, actor.id, metonym=True)
        for names in self._by_first_word.values():
            names.sort(key=lambda entry: -len(entry[0]))

    def _add(self, name: str, actor: str, *, metonym: bool) -> None:
        first = _WORD.match(name)
        if first:
            self._by_first_word.setdefault(first[0], []).append((name, actor, metonym))

    def find(self, text: str) -> Iterator[tuple[int, int, str, bool]]:
        """Each name in the text: start, end (exclusive), actor, whether it is a metonym."""
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end:
                continue
            for name, actor, metonym in self._by_first_word.get(word[0], ()):
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
