"""One rule for equal letters: folds text, so that spellings a reader takes for the same are equal.

Find, filter, search, names in the text and names in a query compare folded text. Folding ignores

- case, accents, vowel points (Hebrew, Arabic) and the styles of quotation marks, apostrophes,
  hyphens, dashes, spaces and digits;
- how a letter is encoded: composed or not, full or half width, as a ligature (``ﬁ``), as a form of
  presentation, superscript or fraction;
- strokes and hooks of Latin letters that do not decompose: ``ł`` is ``l``, ``ø`` is ``o``, ``ß`` is
  ``ss``, ``æ`` is ``ae``, ``þ`` is ``th``, ``ı`` is ``i``;
- characters that nobody sees: soft hyphens, joiners, direction marks, variation selectors.

Vowel signs and other marks that make another syllable stay, as letters. Each code point is folded
by itself (Unicode Standard Annex 15, NFKD; Unicode Core Specification 5.18, case folding), so a
stretch of folded text can be traced back to the text: see `folded`.

Words are runs of letters and digits; a hyphen separates them, but a word with hyphens can be found
without (`joined_words`). Scripts that write no blanks between words have a word a character.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

DOUBLE_MARKS = '"“”„‟«»″〃״〝〞〟❝❞＂'
"""Every style of a double quotation mark."""

_SINGLE_MARKS = "‘’‚‛‹›′`´ʹʻʼʽʾʿˈ՚׳❛❜"
_DASHES = "‐‑‒–—―−⁃־֊・"
_STYLES_OF_MARKS = str.maketrans(
    {**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(_SINGLE_MARKS, "'")}
)
_FRACTION_SLASH = "⁄"
# The grapheme joiner, stretched Arabic letters, fillers of Hangul, selectors of variants
_UNSEEN = "\u034f\u0640\u115f\u1160\u3164\u180b\u180c\u180d\u180f" + "".join(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_READ_AS = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(_SINGLE_MARKS, "'"),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_UNSEEN, ""),
    _FRACTION_SLASH: "/",
    # Letters that do not decompose, beside those that their names tell
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "Ð": "D",
    "ı": "i",
    "ŋ": "n",
    "Ŋ": "N",
    "ĸ": "k",
    "ς": "σ",
    # Arabic letters as Persian and Urdu write them, and as they are joined
    "ی": "ي",
    "ى": "ي",
    "ې": "ي",
    "ک": "ك",
    "ٱ": "ا",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
}
_READ_AS_CATEGORY = {"Cf": "", "Me": "", "Zs": " "}
_NAMED_LETTER = "LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH "
# Marks that are letters when folded, so that they belong to words: CJK extensions B and C, which
# SQLite's tokenizer takes for letters, have room for them.
_MARKS_AT, _SUPPLEMENTARY_AT = 0x20000, 0x24000 - 0x11000

# Thai, Lao, Burmese, Khmer, Tai Le, Tai Tham, Javanese, Kana, Bopomofo, Han
BLANKLESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u1000-\u1049\u1050-\u109d\u1780-\u17d3\u1950-\u1974"
    "\u1a20-\u1a9f\ua980-\ua9c0\ua9e0-\ua9fe\uaa60-\uaa76\uaa7a-\uaa7f\u3005-\u3007\u3041-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
)
"""Scripts that write no blanks between words, as a part of a regular expression's class."""

# What not every start needs is compiled where it is used, and kept by `re`: the scripts without
# blanks take a millisecond each time.
_CHARACTER = f"[{BLANKLESS}]"
_ANY_WORD = rf"[{BLANKLESS}]|[^\W_{BLANKLESS}]+"
_WORD = r"[^\W_]+"
# Latin, Greek, Cyrillic, Hebrew, Arabic, Indic and the punctuation of news: nothing of BLANKLESS
_WITH_BLANKS = re.compile("[\0-\u0e00\u2000-\u206f]*")
_HYPHENATED = r"(?<![^\W_])[^\W\d_]++(?:[-–][^\W\d_]++)++(?!\d)"
# What folds to as many code points: ASCII, the punctuation of news, Greek and Cyrillic letters.
_EVEN = re.compile("[\0-\x7f\u00a0\u00ab\u00bb\u2010-\u201f\u0391-\u03c9\u0410-\u045f]*")


class _Folds(dict[int, str]):
    """Maps a code point to its folded letters, worked out when they are first needed."""

    def __init__(self, *, cased: bool) -> None:
        super().__init__()
        self._cased = cased

    def __missing__(self, code: int) -> str:
        read = _read(chr(code))
        self[code] = read if self._cased else "".join(map(_read, read.casefold()))
        return self[code]


def _read(char: str) -> str:
    """The letters that a character is read as, in its own case."""
    if char in _READ_AS:
        return _READ_AS[char]
    apart = unicodedata.normalize("NFKD", char)
    if apart == char:
        return _read_by_category(char)
    read = "".join(map(_read, apart))
    # A fraction does not go on the number before it.
    return f" {read}" if _FRACTION_SLASH in apart else read


def _read_by_category(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Mn" or category == "Mc":
        return _mark(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in _READ_AS_CATEGORY:
        return _READ_AS_CATEGORY[category]
    named = re.match(_NAMED_LETTER, unicodedata.name(char, ""))
    if named:
        return named[2] if named[1] == "CAPITAL" else named[2].lower()
    return char


def _mark(char: str) -> str:
    """Nothing for a mark that a reader passes over, such as an accent; else a letter for it."""
    code, combining = ord(char), unicodedata.combining(char)
    if combining == 1 or 10 <= combining <= 36 or combining >= 200:
        return ""
    return chr(code + (_MARKS_AT if code < 0x10000 else _SUPPLEMENTARY_AT))


def is_mark(char: str) -> bool:
    """Whether a character of folded text stands for a mark, which belongs to the one before it."""
    return bool(char) and 0x20000 <= ord(char) < 0x30000


_FOLDS, _CASED = _Folds(cased=False), _Folds(cased=True)


class Folded(NamedTuple):
    """Folded text, and where each of its code points comes from in the text: offsets, in order.

    A last one is the length of the text.
    """

    text: str
    origins: Sequence[int]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the folded text comes from, with the accents
        after its last letter; ends are exclusive."""
        if start >= end:
            return self.origins[start], self.origins[start]
        if isinstance(self.origins, range):
            return start, end
        # The next code point of another origin begins after it.
        after = bisect_right(self.origins, self.origins[end - 1])
        return self.origins[start], self.origins[after]


def fold(text: str, *, cased: bool = False) -> str:
    """The text as it is compared; with `cased`, capital and small letters stay different."""
    if text.isascii():
        return (text if cased else text.lower()).replace("`", "'")
    return text.translate(_CASED if cased else _FOLDS)


def folded(text: str, *, cased: bool = False) -> Folded:
    """`fold`, and where each code point of it comes from."""
    if _EVEN.fullmatch(text):
        return Folded(fold(text, cased=cased), range(len(text) + 1))
    folds = _CASED if cased else _FOLDS
    pieces = [folds[ord(char)] for char in text]
    origins = [at for at, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), [*origins, len(text)])


def is_blankless(char: str) -> bool:
    """Whether a character, if any, is of a script that writes no blanks between words."""
    return re.fullmatch(_CHARACTER, char) is not None


def word_pattern(text: str) -> str:
    """A regular expression for the words of a folded text: the simplest one that will do."""
    return _WORD if _WITH_BLANKS.fullmatch(text) else _ANY_WORD


def words(text: str, *, cased: bool = False) -> list[str]:
    """The folded words of a text, or with `cased`, in their own case."""
    text = fold(text, cased=cased)
    return re.findall(word_pattern(text), text)


def joined_words(text: str) -> list[str]:
    """The folded words of a text with their hyphens, if any, left out."""
    return words(re.sub(_HYPHENATED, _without_hyphens, fold(text)))


def hyphenated(text: str) -> Iterator[tuple[int, int]]:
    """Where words with hyphens or short dashes stand in a text: starts and ends (exclusive)."""
    if "-" not in text and "–" not in text:
        return iter(())
    return (match.span() for match in re.finditer(_HYPHENATED, text))


def without_hyphens(text: str) -> str:
    """The text without hyphens and short dashes."""
    return text.replace("-", "").replace("–", "")


def _without_hyphens(match: re.Match[str]) -> str:
    return without_hyphens(match[0])


def loosely(text: str) -> str:
    """A regular expression for folded text that finds a folded text with or without hyphens."""
    parts = re.split(r"(?<=[^\W_])-(?=[^\W_])", text)
    return "-?".join(_between_letters(part) for part in parts)


def _between_letters(text: str) -> str:
    pairs = zip(text, f"{text[1:]} ", strict=True)
    return "".join(
        f"{re.escape(char)}-?" if char.isalpha() and after.isalpha() else re.escape(char)
        for char, after in pairs
    )


def seconds_to_read(text: str) -> float:
    """Reading time: 220 words a minute, and of scripts without blanks 500 characters."""
    characters = 0 if text.isascii() else len(re.findall(_CHARACTER, text))
    return (text.count(" ") + (characters == 0)) * 60 / 220 + characters * 60 / 500


def verbatim(text: str) -> str:
    """The text for comparing quotations with their original: exact except for white space, the
    style of quotation marks, and how letters are encoded (NFKC, soft hyphens)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_STYLES_OF_MARKS))
        unseen = (ord(char) for char in set(text) if unicodedata.category(char) == "Cf")
        text = text.translate(dict.fromkeys(unseen))
    return " ".join(text.translate(_STYLES_OF_MARKS).replace("‐", "-").replace("‑", "-").split())
