"""The query language: parses what is typed into what to look for.

What is found satisfies every part of a query:

- ``word``, ``"exact phrase"`` (in marks of any style), ``prefix*``. Case, accents and the styles
  of marks make no difference; a token of several words, such as ``US-Russia``, is a phrase.
- ``name:value`` and ``name:"value with spaces"``, with the names of `FilterName` in any case.
  Dates are EDTF, or a range of them: ``2017..2019``, ``..2016``, ``2017-03..``, ends included.
- ``-`` right before any of these, or ``NOT``, excludes what it finds.
- ``a OR b OR c d`` is (a or b or c) and d; ``||`` is OR, and ``AND`` or ``&&`` may stand between.
- ``(a b) OR c``, ``-(a OR b)``: brackets hold together what is alone or excluded.

A query is never refused: its mistakes are reported, and the rest is searched. Filters and phrases
that cannot be understood are ignored, as are unknown filters, negated alternatives of an OR, and
what other languages of queries know but this one does not (``*middle*``, ``wh?t``, ``word~2``,
``NEAR``, ``!word``). What only looks like a filter is read as words: ``12:30``, ``http://x``, and
a word before a colon with nothing after it. A token without a word (``!!!``) is ignored without a
report, unless it is a lone ``-`` or ``*``, or a phrase. Queries are cut at
`reader.search.parser.ROOM` characters to bound their cost. Offsets count code points of the query
as typed; ends are exclusive.
"""

import re
from typing import NamedTuple

from reader.folding import DOUBLE_MARKS
from reader.search.filter_values import FilterName
from reader.search.parser import Parser, filter_name
from reader.search.terms import Query
from reader.search.tokens import tokens

_PLAIN = re.compile(r"[^\W_][\w.’'-]*")
_WITHOUT_MARKS = str.maketrans("", "", DOUBLE_MARKS)


class CompletionTarget(NamedTuple):
    """A word or filter name that is begun, or the value of a filter, to be completed.

    `value` is the part before the cursor. A completion replaces `start` to `end`: a name with its
    colon, a value with its marks, neither with a leading ``-``.
    """

    filter: FilterName | None
    value: str
    start: int
    end: int


def parse_query(text: str, *, typing: bool = False) -> Query:
    """Parse a query. Never raises.

    With `typing` the text is still being typed. An unfinished end is then no mistake: a phrase
    may lack its closing mark, and an unfinished OR, ``-``, ``*`` or filter is ignored. A word of at
    least `LEAST_BEGUN` letters at the very end is a prefix, in an open phrase too, unless it is
    negated: ``-ru`` on the way to ``-rubble`` must not hide all of Russia.
    """
    return Parser(text, typing=typing).query()


def written_value(value: str) -> str:
    """Return a value as it is written in a query: in marks, unless it is one plain word.

    Marks within it would end it, so they are left out; a value is found by its words, too.
    """
    if _PLAIN.fullmatch(value):
        return value
    return f'"{value.translate(_WITHOUT_MARKS)}"'


def completion_target(text: str, cursor: int) -> CompletionTarget | None:
    """What can be completed at the cursor, inside or right after a token of a query.

    ``None`` in white space and phrases. A value without a closing mark ends at the cursor.
    """
    token = next((one for one in tokens(text) if one.start < cursor <= one.end), None)
    if token is None or token.bracket:
        return None
    start, value = token.content_start, token.value_start
    if cursor < value:
        return CompletionTarget(None, text[start:cursor], start, value)
    name = filter_name(token)
    if name is None:
        return (
            None if token.marked else CompletionTarget(None, text[start:cursor], start, token.end)
        )
    behind_mark = value + token.marked
    typed = token.value[: max(0, cursor - behind_mark)]
    return CompletionTarget(
        name, typed, value, max(cursor, behind_mark) if token.open else token.end
    )
