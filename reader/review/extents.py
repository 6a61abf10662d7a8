"""Where words and sentences begin and end in a paragraph, to grow and shrink quotes by. Pure.

Offsets count code points of the paragraph; ends are exclusive.
"""

import re
from itertools import pairwise

_WORD = re.compile(r"\S+")
# What stands beside words but belongs to no quote.
_BEFORE, _AFTER = "“‘\"'«„([—–-", "”’\"'»)],;:—–-"
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W\d_a-z])")


def words_of(text: str) -> list[tuple[int, int]]:
    """The words of a paragraph, without the marks around them."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        while start < end and text[start] in _BEFORE:
            start += 1
        while end > start and text[end - 1] in _AFTER:
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def grown(text: str, start: int, end: int, *, left: int = 0, right: int = 0) -> tuple[int, int]:
    """An extent with words more, or with negative numbers fewer, at its left and right end.

    It keeps at least a word, and goes no further than the paragraph.
    """
    words = words_of(text)
    if not words:
        return start, end
    first = next((at for at, word in enumerate(words) if word[1] > start), len(words) - 1)
    last = next((at for at in reversed(range(len(words))) if words[at][0] < end), 0)
    new_first = max(0, min(first - left, last)) if left else first
    new_last = min(len(words) - 1, max(last + right, new_first)) if right else last
    return (words[new_first][0] if left else start), (words[new_last][1] if right else end)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph, each without the blank behind it."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    found = ((start, start + len(text[start:end].rstrip())) for start, end in pairwise(ends))
    return [extent for extent in found if extent[0] < extent[1]]


def within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """An extent without the quotation marks at its ends."""
    while start < end and (text[start] in _BEFORE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in "”’\"'»" or text[end - 1].isspace()):
        end -= 1
    return start, end
