"""Words and signs of a text whose quoted stretches are taken for one sign each.

So every rule sees the reporter's words only, and offsets are those of the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.draft.marks import Marked
from reader.draft.words import ABBREVIATIONS, OPENERS

WORD, QUOTE, STOP, SIGN, POSSESSIVE = "word", "quote", "stop", "sign", "possessive"

# Fillers for a quoted stretch: the first code point of it, and the others.
_FIRST, _REST = "\x01", "\x02"
_TOKEN = re.compile(
    r"\x01\x02*"
    r"|(?P<word>\d{1,3}(?:,\d{3})+(?![\d,])|[@#]?[^\W_]+(?:(?:['.&‑-]|–(?=\w))[^\W_]+)*)"
    r"|(?P<stop>\.{1,3}|[!?…]+)"
    r"|(?P<sign>--+|[^\w\s\x01\x02])"
)
_POSSESSIVE_END = re.compile(r"(?<=[^\W\d_])'[sS]$")
# “D-Wis.”, of a senator
_PARTY_AND_STATE = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]{1,4}")
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\r\x0b\x0c"), " "),
    **dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0x200B, 0xFEFF], " "),
}


class Token(NamedTuple):
    """A word, a sign, the end of a sentence or a quoted stretch; `quote` is the place of the latter
    among the marked ones. `low` is in small letters."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    quote: int = -1

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital or holds one behind a small letter."""
        if self.kind != WORD:
            return False
        text = self.text[3:] if self.text.startswith(("al-", "el-", "ul-", "as-")) else self.text
        return text[:1].isupper() or text[1:2].isupper()


Sentence = tuple[Token, ...]


def plain(text: str) -> str:
    """The text with as many code points, every blank a plain one and no control characters."""
    return text.translate(_SAME_LENGTH)


def framed(text: str, marks: Sequence[Marked]) -> str:
    """The text with as many code points, each marked stretch replaced by filler, with apostrophes
    made plain. `text` is plain."""
    parts, end = [], 0
    for mark in marks:
        parts.append(text[end : mark.before])
        parts.append(_FIRST + _REST * (mark.after - mark.before - 1))
        end = mark.after
    parts.append(text[end:])
    return "".join(parts).replace("’", "'").replace("ʼ", "'")


def tokens(frame: str, start: int, end: int, quotes: Iterator[int]) -> list[Token]:
    """The tokens of a stretch of a frame. `quotes` counts the marked stretches as they come."""
    found: list[Token] = []
    for match in _TOKEN.finditer(frame, start, end):
        text = match[0]
        first, after = match.span()
        if match.lastgroup is None:
            found.append(Token(first, after, text, text, QUOTE, next(quotes)))
        elif match.lastgroup == "word":
            found += word_set(frame, first, after, text)
        elif match.lastgroup == "stop":
            _add_stop(frame, found, Token(first, after, text, text, STOP))
        elif text == "'" and found and found[-1].end == first and found[-1].low.endswith("s"):
            found.append(Token(first, after, text, text, POSSESSIVE))
        else:
            found.append(Token(first, after, text, text, SIGN))
    return found


def word_set(frame: str, start: int, end: int, text: str) -> Iterator[Token]:
    """A word, with its possessive ending apart."""
    ending = _POSSESSIVE_END.search(text)
    if ending:
        cut = start + ending.start()
        yield Token(start, cut, frame[start:cut], frame[start:cut].lower(), WORD)
        yield Token(cut, end, ending[0], ending[0].lower(), POSSESSIVE)
    else:
        yield Token(start, end, text, _low(text), WORD)


def _low(text: str) -> str:
    """A word in small letters, but one in capitals that would then read as another: US, WHO."""
    low = text.lower()
    return text if low in OPENERS and text.isupper() and len(text) > 1 else low


def _add_stop(frame: str, found: list[Token], stop: Token) -> None:
    """Add the end of a sentence, or join the dot of an abbreviation to its word."""
    last = found[-1] if found else None
    if last and last.kind == WORD and last.end == stop.start and stop.text == ".":
        if _is_abbreviation(last) and not _sentence_follows(frame, last, stop.end):
            joined = f"{last.text}."
            found[-1] = Token(last.start, stop.end, joined, joined.lower(), WORD)
            return
        if stop.end < len(frame) and frame[stop.end].isalnum():
            # As in “10.30pm.Then”, a slip, or a name such as “Yahoo.fr” with a sign in it.
            found.append(stop._replace(kind=SIGN))
            return
    found.append(stop)


def _is_abbreviation(word: Token) -> bool:
    text = word.text
    if _PARTY_AND_STATE.fullmatch(text):
        return True
    initials = (len(text) == 1 and text.isalpha()) or (text[1:2] == "." and text[-2:-1] == ".")
    return initials or word.low in ABBREVIATIONS


_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)?")


def _sentence_follows(frame: str, last: Token, end: int) -> bool:
    """Whether an abbreviation that may stand at the end of a sentence does: “in the U.S. It …”."""
    match = _NEXT_WORD.match(frame, end, end + 40)
    following = match[1] if match else None
    if following is None:
        return not frame[end : end + 2].strip(" ,;:)") and "\n" in frame[end : end + 3]
    is_title = len(last.text) > 1 and "." not in last.text and last.low in ABBREVIATIONS
    return not is_title and following[:1].isupper() and following.lower() in OPENERS


def without_brackets(sentence: Iterable[Token]) -> list[Token]:
    """The tokens outside of round and square brackets that hold no quoted stretch."""
    kept: list[Token] = []
    opened: list[int] = []
    last_quote = -1
    for token in sentence:
        kept.append(token)
        if token.kind == QUOTE:
            last_quote = len(kept) - 1
        elif token.kind == SIGN and token.text in "([":
            opened.append(len(kept) - 1)
        elif token.kind == SIGN and token.text in ")]" and opened:
            first = opened.pop()
            if last_quote < first:
                del kept[first:]
    return kept
