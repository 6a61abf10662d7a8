"""Untrusted text made safe to print, text folded for comparison, numbers with their nouns.

Every function here is pure. All that comes from a file, a command line or an error message goes
through `clean` before it is shown. `clean` and `fold` keep the number of code points, so that an
offset into the text stays an offset into what was made of it.
"""

import re
import unicodedata
from collections.abc import Iterator

# What a terminal may act upon, or what shows nothing where something stands: C0 but for tab and
# newline, DEL, C1, soft hyphen, zero-width space, line and paragraph separators, bidi embeddings,
# overrides and isolates (UAX #9), word joiner and invisible operators, byte order mark, interlinear
# marks, lone surrogates, tags, and the format controls of hieroglyphs, shorthand and music.
#
# What living scripts are spelt with stays, for a terminal does not act upon it: ZWJ and ZWNJ
# (Indic, Persian, emoji), LRM, RLM and ALM (punctuation beside Arabic and Hebrew; unlike an
# override they reorder no letters), the Mongolian vowel separator U+180E, variation selectors.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\ud800-\udfff\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_WORD = re.compile(r"[^\W_]+")

LEAST_BEGUN = 2
"""The fewest letters by which a word is looked for while it is typed: one finds nearly all."""

EXCERPT = 60
"""How many code points of a value a message shows; of a path, `PATH_EXCERPT`."""

PATH_EXCERPT = 200

_DOUBLE_MARKS = "“”„‟«»″"
_SINGLE_MARKS = "‘’‚‛‹›′`´"
_DASHES = "‐‑‒–—―−"
_STYLES_OF_MARKS = str.maketrans(
    {**dict.fromkeys(_DOUBLE_MARKS, '"'), **dict.fromkeys(_SINGLE_MARKS, "'")}
)


def _picture(match: re.Match[str]) -> str:
    """The visible sign for an unsafe character: Unicode's control pictures where there is one."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "-" if code == 0xAD else "\ufffd"


def clean(text: str) -> str:
    """The text with nothing in it that a terminal would act upon; newlines stay, tabs are spaces.

    As many code points as before: each unsafe one becomes one visible one.
    """
    if text.replace("\n", "").isprintable():
        return text
    return _UNSAFE.sub(_picture, text).replace("\t", " ")


def clean_line(text: str) -> str:
    """`clean`, on one line: newlines are spaces. As many code points as before."""
    return text if text.isprintable() else clean(text).replace("\n", " ")


def one_line(text: str) -> str:
    """Safe, on one line, with every run of white space a single space and none at the ends."""
    return " ".join((text if text.isprintable() else clean(text)).split())


def excerpt(text: str, limit: int = EXCERPT) -> str:
    """The beginning of a text as a message shows it: on one line, `limit` code points at most."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def both_ends(text: str, limit: int = PATH_EXCERPT) -> str:
    """`excerpt` of a text that says the most at its end, such as a path: what is left out of it
    is its middle."""
    line = one_line(text)
    head = limit // 2
    return line if len(line) <= limit else f"{line[:head]}…{line[head + 1 - limit :]}"


def unsafe_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each unsafe character that `clean` would replace: its offset and its name (``U+202E``)."""
    for match in _UNSAFE.finditer(text):
        yield match.start(), f"U+{ord(match[0]):04X}"


class _Folds(dict[int, str]):
    """Code point → its folded character, worked out once for each character that is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        apart = unicodedata.normalize("NFKD", char)
        # What is more than a letter with its marks, as a syllable of Hangul is, stays whole.
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
    """The text without case, accents or styles of marks, for searching.

    As many code points as before, so a match in the folded text is a match at the same offsets.
    """
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLDS)


def verbatim(text: str) -> str:
    """The text as quotations are compared with their original: letter for letter, but for white
    space and the style of quotation marks."""
    return " ".join(text.translate(_STYLES_OF_MARKS).split())


def words(text: str) -> list[str]:
    """The folded words of a text; apostrophes, hyphens and underscores part words, accents that
    are characters of their own do not."""
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 quote``, ``5 quotes``, ``1,200 quotes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence(words: str) -> str:
    """Words that say why, such as those of an error, as a sentence."""
    return f"{words[:1].upper()}{words[1:]}."
