"""Makes untrusted text safe to print, and words numbers.

Every function here is pure. Text from files, command lines and error messages goes through `clean`
before it is shown. `clean` preserves the number of code points, so offsets into a text are valid
for its result, too.
"""

import re
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

LEAST_BEGUN = 2
"""The fewest letters of a word to search for while it is typed: one letter finds nearly all."""

EXCERPT = 60
"""The most code points of a value that a message shows; of a path, `PATH_EXCERPT`."""

PATH_EXCERPT = 200


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


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 quote``, ``5 quotes``, ``1,200 quotes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence(words: str) -> str:
    """Words such as those of an error as a sentence; a question keeps its mark."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"
