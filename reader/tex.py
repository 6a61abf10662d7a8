"""Text for TeX: one line, in which no sign means anything else."""

import re

from reader.text import one_line

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_OPENING, _STRAIGHT = re.compile(r"(?<![\w’'])'(?=\S)"), re.compile(r"'")


def tex(text: str) -> str:
    """The text with its signs escaped, and straight single marks made round ones."""
    line = _STRAIGHT.sub("’", _OPENING.sub("‘", one_line(text)))
    return "".join(_SIGNS.get(char, char) for char in line)
