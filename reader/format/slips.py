"""Says what a mistake in YAML most likely is, where it stands, and what mends it.

Most are text that begins with a sign of YAML's own, or goes on after a quotation mark or a bracket:
a headline such as ``"Not now" says Mattis``. The place is then that where the value begins.
"""

import re

import yaml

from reader.format.plain import place_of_mark
from reader.problem import Place

LINE_END = re.compile("\r\n?|\n")

WHOLE = "put the whole value in quotation marks"
_AND_INSIDE = f"{WHOLE}, and write “ ” inside"
_QUOTED_BEFORE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$""")
_VALUE_BEFORE = re.compile(r"(?:^\s*(?:-\s+)*|:\s+|,\s+|[\[{]\s*)(?=[^:,\[{\s])")
_QUOTED = re.compile(r"""(?<![^\s\[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_COMMENT = re.compile(r"\S[ \t]#(?=[^\s#])")
_OPENERS = {"]": "[", "}": "{"}
_GOES_ON = {
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
# As much of a line is looked at, so that a long one takes no time.
_MOST = 2_000
_COLON = "mapping values are not allowed in this context"
# A sign that cannot begin a value is found there, or where what it begins is scanned.
_NO_BEGINNING = {
    "found character that cannot start any token",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
    "did not find expected node content",
}
_SCANNING = {"while scanning an alias", "while scanning an anchor", "while scanning a block scalar"}
# Reported where the quotation opens, because nothing is wrong at the end of the file.
_NEVER_CLOSED = ("while scanning a quoted scalar", "found unexpected end of stream")
_REMEDIES = {
    _COLON: f"{WHOLE}, or indent the key as its neighbours are",
    "did not find expected ',' or ']'": "close the bracket, or put text that begins with one in"
    " quotation marks",
    "did not find expected ',' or '}'": "close the brace, or put text that begins with one in"
    " quotation marks",
    "could not find expected ':'": "write a colon and a space after the key",
    "found unknown escape character": "in these quotation marks a backslash is written twice",
}
_REMEDY = "correct it here or just above, where the indentation may differ from the lines around"


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str]:
    """Return the place of an error of libyaml, and a message that ends with a remedy."""
    place = place_of_mark(error.problem_mark or error.context_mark)
    if (error.context, error.problem) == _NEVER_CLOSED:
        place = place_of_mark(error.context_mark)
        return place, (
            "this quotation mark is never closed; write another where its text ends, or put text"
            " that begins with one in marks of the other kind"
        )
    if error.context in _SCANNING:
        place = place_of_mark(error.context_mark)
    lines = LINE_END.split(text)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    why = _beginning(error, line[place.column - 1 : place.column])
    if why:
        return place, why
    found = _parted(error, line, place) or _going_on(error, lines, place)
    if found:
        return found
    hidden = _comment_before(lines, place)
    if hidden:
        return hidden, f"“ #” begins a comment here, which hides what follows; {WHOLE}"
    what = ", ".join(part for part in (error.context, error.problem) if part)
    return place, f"is not valid YAML here: {what}; {_REMEDIES.get(error.problem or '', _REMEDY)}"


def _beginning(error: yaml.MarkedYAMLError, sign: str) -> str | None:
    """Say what is wrong if a value begins with a sign that cannot begin one."""
    if error.context in _SCANNING or (error.problem in _NO_BEGINNING and sign.strip()):
        return f"“{sign}” cannot begin a value; {WHOLE}"
    if error.problem in _NO_BEGINNING and sign == "\t":
        return "begins with a tab; indent with spaces"
    return None


def _parted(error: yaml.MarkedYAMLError, line: str, place: Place) -> tuple[Place, str] | None:
    """Say what is wrong if a colon parts a value."""
    before, sign = line[: place.column - 1], line[place.column - 1 : place.column]
    if error.problem != _COLON and not (error.problem in _GOES_ON and sign == ":"):
        return None
    if before.endswith(": "):
        return place, f"“:” cannot begin a value; {WHOLE}"
    begun = _begun_before(before)
    if begun is None:
        return None
    return Place(place.line, begun + 1), f"“: ” parts this value in two; {_AND_INSIDE}"


def _comment_before(lines: list[str], place: Place) -> Place | None:
    """Return where a comment begins in the line of an error, or in the one before it."""
    for number in range(place.line - 1, max(0, place.line - 3), -1):
        line = lines[number - 1][:_MOST]
        found = _COMMENT.search(_QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line))
        if found:
            return Place(number, found.end())
    return None


def _begun_before(line: str) -> int | None:
    """Return where the value at the end of a line begins, or ``None`` if nothing is before it."""
    left_out = max(0, len(line) - _MOST)
    line = line[left_out:]
    starts = [match.end() for match in _VALUE_BEFORE.finditer(line)]
    quoted = _QUOTED_BEFORE.search(line)
    if quoted:
        starts = [start for start in starts if start <= quoted.start()]
    bracket = _bracket_before(line)
    if bracket is not None:
        starts = [start for start in starts if start < bracket] + [bracket]
    return left_out + starts[-1] if len(starts) > 1 else None


def _going_on(
    error: yaml.MarkedYAMLError, lines: list[str], place: Place
) -> tuple[Place, str] | None:
    """Say what is wrong if a value goes on after its quotation marks or brackets."""
    if error.problem not in _GOES_ON:
        return None
    number = place.line - 1
    before = lines[number][: place.column - 1].rstrip() if number < len(lines) else ""
    if not before and number > 0:
        above = lines[number - 1]
        if place.column - 1 > len(above) - len(above.lstrip(" ")):
            number -= 1
            before = above.rstrip()
    left_out = max(0, len(before) - _MOST)
    before, end = before[left_out:], before[-1:]
    comma = ", or part two values with a comma" if "," in error.problem else ""
    if end in ('"', "'"):
        quoted = _QUOTED_BEFORE.search(before)
        if not quoted:
            return place, (
                "the quotation mark before this closes text that began in a line above; close it"
                f" where it ends, or {_AND_INSIDE}"
            )
        why = f"the value goes on after its closing quotation mark; {_AND_INSIDE}{comma}"
        return Place(number + 1, left_out + quoted.start() + 1), why
    bracket = _bracket_before(before)
    if bracket is None:
        return None
    kind = "a list" if end == "]" else "keys and values"
    why = f"“{before[bracket]}” begins {kind}, and the text goes on after it; {_AND_INSIDE}{comma}"
    return Place(number + 1, left_out + bracket + 1), why


def _bracket_before(line: str) -> int | None:
    """Return where the bracket opens that closes at the end of a line."""
    close = line[-1:]
    if close not in _OPENERS:
        return None
    depth = 0
    for offset in range(len(line) - 1, -1, -1):
        depth += (line[offset] == close) - (line[offset] == _OPENERS[close])
        if depth == 0:
            return offset
    return None
