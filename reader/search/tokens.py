"""Splits a query into tokens: words, phrases in marks, values after a name and a colon, brackets.

White space, phrases and brackets separate tokens; their meaning does not matter here. Double
quotation marks of every style open and close phrases. Offsets count code points of the query; ends
are exclusive.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.folding import DOUBLE_MARKS

_TOKEN = rf"""(?x)(?=\S)
    (?P<minus>(?<![^\s(])-)?
    (?:
      (?P<bracket>[()])
      |(?:(?P<name>[^\W\d_]+):(?!//))?
      (?P<value>
        (?P<mark>[{DOUBLE_MARKS}])(?P<marked>[^{DOUBLE_MARKS}]*)(?P<closing>[{DOUBLE_MARKS}]?)\**
        |[^\s{DOUBLE_MARKS}()]*))
    """


class Token(NamedTuple):
    """A word, phrase or ``name:value``; a leading ``-`` and a ``*`` behind it belong to it.

    `name` is empty where no letters and a colon stand before the value. `value` is what stands
    in the marks, if it is `marked`, and `value_start` the place of the first of them; `open` is
    a phrase that runs to the end of the query because no mark closes it. `bracket` is one outside
    of marks, or empty.
    """

    text: str
    start: int
    end: int
    negated: bool
    name: str
    value: str
    value_start: int
    marked: bool
    open: bool
    bracket: str

    @property
    def content_start(self) -> int:
        """Where it begins, after a leading ``-``."""
        return self.start + self.negated

    @property
    def starred(self) -> bool:
        """Whether a ``*`` ends it, within its marks or behind them."""
        return self.text.rstrip(DOUBLE_MARKS).endswith("*")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, in order."""
    for match in re.finditer(_TOKEN, text):
        marked = match["mark"] is not None
        yield Token(
            match[0],
            *match.span(),
            negated=match["minus"] is not None,
            name=match["name"] or "",
            value=(match["marked"] if marked else match["value"]) or "",
            value_start=max(match.start("value"), match.start()),
            marked=marked,
            open=match["closing"] == "",
            bracket=match["bracket"] or "",
        )
