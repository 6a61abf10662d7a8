"""Makes untrusted text safe to print, folds text for comparison, and words numbers.

Every function here is pure. Text from files, command lines and error messages goes through `clean`
before it is shown. `clean` and `fold` preserve the number of code points, so offsets into a text
are valid for their result, too.
"""

import re
import unicodedata
from collections.abc import Iterator

# Characters that terminals may act upon, or that are invisible: C0 except tab and newline, DEL, C1,
# soft hyphen, zero-width space, line and paragraph separators, bidi embeddings, overrides and
# isolates (UAX #9), word joiner and invisible operators, byte order mark, interlinear marks, lone
# surrogates, tags, and the format controls of hieroglyphs, shorthand and music.
#
# Characters that living scripts need stay, because terminals do not act upon them: ZWJ and ZWNJ
# (Indic, Persian, emoji), LRM, RLM and ALM (punctuation beside Arabic and Hebrew; unlike an
# override they reorder no letters), the Mongolian vowel separator U+180E, variation selectors.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\ud800-\udfff\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_WORD = re.compile(r"[^\W_]+")

LEAST_BEGUN = 2
"""The fewest letters of a word to search for while it is typed: one letter finds nearly all."""

EXCERPT = 60
"""The most code points of a value that a message shows; of a path, `PATH_EXCERPT`."""

PATH_EXCERPT = 200

_DOUBLE_MARKS = "“”„‟«»″"
_SINGLE_MARKS = "‘’‚‛‹›′`´"
_DASHES = "‐‑‒–—―−"
_STYLES_OF_MARKS = str.maketrans(
    {**dict.fromkeys(_DOUBLE_MARKS, '"'), **dict.fromkeys(_SINGLE_MARKS, "'")}
)


def _picture(match: re.Match[str]) -> str:
    """A visible sign for an unsafe character: its Unicode control picture if it has one."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "-" if code == 0xAD else "\ufffd"


def clean(text: str) -> str:
    """The text with each unsafe character replaced by one visible one, and tabs by spaces.

    Keeps newlines and the number of code points.
    """
    if text.replace("\n", "").isprintable():
        return text
    return _UNSAFE.sub(_picture, text).replace("\t", " ")


def clean_line(text: str) -> str:
    """`clean` with newlines replaced by spaces. Keeps the number of code points."""
    return text if text.isprintable() else clean(text).replace("\n", " ")


def one_line(text: str) -> str:
    """The text made safe, on one line, with runs of white space collapsed and the ends stripped."""
    return " ".join((text if text.isprintable() else clean(text)).split())


def excerpt(text: str, limit: int = EXCERPT) -> str:
    """The beginning of a text for a message: on one line, with at most `limit` code points."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def both_ends(text: str, limit: int = PATH_EXCERPT) -> str:
    """`excerpt` that leaves out the middle, for texts such as paths whose end matters most."""
    line = one_line(text)
    head = limit // 2
    return line if len(line) <= limit else f"{line[:head]}…{line[head + 1 - limit :]}"


def unsafe_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each unsafe character that `clean` would replace: its offset and its name (``U+202E``)."""
    for match in _UNSAFE.finditer(text):
        yield match.start(), f"U+{ord(match[0]):04X}"


class _Folds(dict[int, str]):
    """Maps a code point to its folded character, worked out when it is first needed."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        apart = unicodedata.normalize("NFKD", char)
        # Only a letter with combining marks loses them; a syllable of Hangul stays whole.
        accented = all(map(unicodedata.combining, apart[1:]))
        base = (apart[0] if accented else char).casefold()
        folded = self.get(ord(base), base) if len(base) == 1 else char
        self[code] = folded
        return folded


_FOLDS = _Folds()
_FOLDS.update({ord(mark): '"' for mark in _DOUBLE_MARKS})
_FOLDS.update({ord(mark): "'" for mark in _SINGLE_MARKS})
_FOLDS.update({ord(mark): "-" for mark in _DASHES})


def fold(text: str) -> str:
    """The text without case, accents and styles of marks, for searching.

    Keeps the number of code points, so a match in the folded text has the same offsets.
    """
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLDS)


def verbatim(text: str) -> str:
    """The text for comparing quotations with their original: exact except for white space and the
    style of quotation marks."""
    return " ".join(text.translate(_STYLES_OF_MARKS).split())


def words(text: str) -> list[str]:
    """The folded words of a text. Apostrophes, hyphens and underscores separate words; combining
    accents do not."""
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 quote``, ``5 quotes``, ``1,200 quotes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence(words: str) -> str:
    """Words such as those of an error as a sentence; a question keeps its mark."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"
