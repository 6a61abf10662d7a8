"""Finds passages in a long text, and says where words that it lacks differ from its own.

Pairs of neighbouring words are looked up by hash, so the time does not grow with the length of the
text, but for words that stand in it again and again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise

from reader.folding import verbatim
from reader.format.differences import Difference, Nearest, first_difference
from reader.text import clean

# The total number of characters of an original that the passages of an article are compared with,
# which takes a second or two: for example, a thousand one-word quotes in an original of 2 MB.
MAX_COMPARED = 2_000_000_000

# Stands where the text has a hyphen that its lines or its type-setting may have brought.
_MAYBE = "\0"
_BROKEN = re.compile(r"(?<=\S)[-‐\xad][ \t]*\n[ \t]*(?=\S)|\xad")
_HYPHENS = re.compile(f"[-{_MAYBE}]")
# What the search for the nearest passage looks at: pairs of the words, and places of each. Places
# that are not further apart than `_NEAR` characters may belong to one passage.
_MOST_PAIRS, _MOST_PLACES, _NEAR = 64, 16, 64
# The longest words are looked for where no pair stands in the text; in all, as `MAX_COMPARED`.
MOST_WORDS, _LEAST_LETTERS = 3, 4
_MAX_FOR_WORDS = 200_000_000
_MOST_BEFORE = 1_024


class Finder:
    """Finds passages in a text, exact as `reader.folding.verbatim` has it.

    Words that its lines break stand in it with and without the hyphen. Short passages, and those of
    words that stand in it again and again, are compared with much of the text each time:
    `is_exhausted` says when that has been enough.
    """

    def __init__(self, text: str) -> None:
        """`text` has newlines as its only line ends."""
        self._raw = text
        self.begin()

    def begin(self) -> None:
        """Begin with the passages of another article, for which the limit is whole again."""
        self._left = MAX_COMPARED
        self._left_for_words = _MAX_FOR_WORDS

    @property
    def is_exhausted(self) -> bool:
        """Whether the limit of `MAX_COMPARED` is reached."""
        return self._left < 0

    def finds(self, passage: str) -> bool:
        """Whether the text contains the words."""
        wanted = verbatim(passage)
        return self._stands(self._plain, wanted) or (
            self._mended is not self._plain and self._stands(self._mended, wanted)
        )

    def difference(self, passage: str) -> Difference | None:
        """Return where words that the text lacks differ from what is nearest to them in it;
        ``None`` where nothing is near."""
        form, given = self._mended, verbatim(passage).split(" ")
        nearest = form.nearest(given)
        if nearest is None and self._left_for_words > 0:
            self._left_for_words -= MOST_WORDS * len(form.text)
            nearest = form.nearest_word(given)
        return first_difference(given, nearest) if nearest else None

    def _stands(self, form: "_Form", wanted: str) -> bool:
        found, cost = form.finds(wanted)
        self._left -= cost
        return found

    @cached_property
    def _plain(self) -> "_Form":
        """The text as the reader would show it."""
        return _Form(verbatim(clean(self._raw)))

    @cached_property
    def _mended(self) -> "_Form":
        """The text without what nobody sees, and with the words that its lines break in one."""
        text = verbatim(_BROKEN.sub(_MAYBE, self._raw.replace(_MAYBE, "")))
        return self._plain if text == self._plain.text else _Form(text)


class _Form:
    """A text in one form, with the places of each pair of neighbouring words in it.

    Where it has hyphens that may be none, passages are looked for without any, and then compared.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._loose = _MAYBE in text
        self._bare = _HYPHENS.sub("", text) if self._loose else text
        hyphens = _HYPHENS.finditer(text) if self._loose else ()
        # Where a hyphen was taken out: before which character of what is left.
        self._taken = [match.start() - number for number, match in enumerate(hyphens)]
        self._pairs: dict[tuple[str, str], list[int]] = {}
        offset = 0
        for pair in pairwise(self._bare.split(" ")):
            self._pairs.setdefault(pair, []).append(offset)
            offset += len(pair[0]) + 1

    def finds(self, wanted: str) -> tuple[bool, int]:
        """Whether the words stand in the text, and how many characters were compared."""
        bare = _HYPHENS.sub("", wanted) if self._loose else wanted
        if not bare:
            return wanted in self.text, len(self.text)
        first, *inner = bare.split(" ")
        offset = len(first) + 1
        rarest: tuple[list[int], int] | None = None
        # The outer words may touch other characters in the text; the inner ones are whole words.
        for pair in pairwise(inner[:-1]):
            places = self._pairs.get(pair)
            if places is None:
                return False, 0
            if rarest is None or len(places) < len(rarest[0]):
                rarest = places, offset
            offset += len(pair[0]) + 1
        if rarest is None:
            found = any(self._stands(wanted, bare, place) for place in self._all(bare))
            return found, len(self.text)
        places, before = rarest
        found = any(
            self._bare.startswith(bare, place - before)
            and self._stands(wanted, bare, place - before)
            for place in places
            if place >= before
        )
        return found, len(places) * len(bare)

    def _all(self, bare: str) -> Iterator[int]:
        place = self._bare.find(bare)
        while place >= 0:
            yield place
            place = self._bare.find(bare, place + 1)

    def _stands(self, wanted: str, bare: str, place: int) -> bool:
        """Whether words stand in the text, given where they stand in it without hyphens."""
        if not self._loose:
            return True
        start = self._with_hyphens(place) - (len(wanted) - len(wanted.lstrip("-")))
        end = self._with_hyphens(place + len(bare) - 1) + 1
        end += len(wanted) - len(wanted.rstrip("-"))
        at = 0
        for number, piece in enumerate(self.text[max(0, start) : end].split(_MAYBE)):
            at += number > 0 and wanted.startswith("-", at)
            if not wanted.startswith(piece, at):
                return False
            at += len(piece)
        return at == len(wanted)

    def _with_hyphens(self, place: int) -> int:
        return place + bisect_right(self._taken, place)

    def nearest(self, given: Sequence[str]) -> Nearest | None:
        """Return the passage that shares the most and rarest pairs with some words, if one does."""
        words = self._without_hyphens(given)
        votes: dict[int, list[tuple[float, int, int]]] = {}
        offset = 0
        for number, pair in enumerate(islice(pairwise(words), _MOST_PAIRS)):
            places = self._pairs.get(pair, ())
            for place in places[:_MOST_PLACES]:
                vote = 1 / len(places), number, place
                votes.setdefault((place - offset) // _NEAR, []).append(vote)
            offset += len(pair[0]) + 1
        if votes:
            best = max(votes.values(), key=lambda found: sum(vote for vote, _, _ in found))
            _, number, place = best[0]
            return self._beside(number, place, given)
        return None

    def nearest_word(self, given: Sequence[str]) -> Nearest | None:
        """Return the first place of one of the longest words, in whatever case.

        Goes through the text for each of them.
        """
        words = self._without_hyphens(given)
        longest = sorted({word for word in words if len(word) >= _LEAST_LETTERS}, key=len)
        for word in longest[-MOST_WORDS:][::-1]:
            for spelling in (word, word.lower(), word.capitalize()):
                place = self._bare.find(spelling)
                if place >= 0:
                    start = self._bare.rfind(" ", max(0, place - _NEAR), place) + 1
                    return self._beside(words.index(word), start or place, given)
        return None

    def _without_hyphens(self, given: Sequence[str]) -> list[str]:
        return [_HYPHENS.sub("", word) for word in given] if self._loose else [*given]

    def _beside(self, number: int, place: int, given: Sequence[str]) -> Nearest:
        place = self._with_hyphens(place)
        length = sum(map(len, given)) + len(given)
        start = max(0, place - _MOST_BEFORE)
        before = self._words(self.text[start:place].rstrip(" "), given)
        after = self._words(self.text[place : place + length + _MOST_BEFORE], given)
        return Nearest(number, before, after)

    def _words(self, text: str, given: Sequence[str]) -> list[str]:
        """Return words of the text, with such hyphens as the given words have."""
        words = text.split(" ") if text else []
        if not self._loose:
            return words
        hyphenated = {word for word in given if "-" in word}
        with_hyphen = (word.replace(_MAYBE, "-") for word in words)
        return [
            hyphened if hyphened in hyphenated else word.replace(_MAYBE, "")
            for word, hyphened in zip(words, with_hyphen, strict=True)
        ]
