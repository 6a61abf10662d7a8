"""The query language: parses what is typed into what to look for.

What is found satisfies every part of a query:

- ``word``, ``"exact phrase"`` (in marks of any style), ``prefix*``. Case, accents and the styles
  of marks make no difference; a token of several words, such as ``US-Russia``, is a phrase.
- ``name:value`` and ``name:"value with spaces"``, with the names of `FilterName` in any case.
  Dates are EDTF, or a range of them: ``2017..2019``, ``..2016``, ``2017-03..``, ends included.
- ``-`` right before any of these excludes what it finds.
- ``a OR b OR c d`` is (a or b or c) and d.

A query is never refused: its mistakes are reported, and the rest is searched. Filters and phrases
that cannot be understood are ignored, as are unknown filters and negated alternatives of an OR.
What only looks like a filter is read as words: ``12:30``, ``http://x``, and a word before a colon
with nothing after it. A token without a word (``!!!``) is ignored without a report, unless it is a
lone ``-`` or ``*``, or a phrase. Queries are cut at `ROOM` characters to bound their cost. Offsets
count code points of the query as typed; ends are exclusive.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.folding import joined_words, words
from reader.search.filter_values import FilterName, Period, understood
from reader.search.tokens import Token, tokens
from reader.text import LEAST_BEGUN, excerpt, one_line

ROOM = 1_000
"""How many characters of a query are read."""


class Words(NamedTuple):
    """One or more folded words, one after the other; with `prefix` the last may go on.

    `joined` are the same words without their hyphens, where they have some.
    """

    words: tuple[str, ...]
    prefix: bool
    negated: bool
    start: int
    end: int
    joined: tuple[str, ...] = ()


class Filter(NamedTuple):
    """A filter and its value, which is not empty. Only filters of dates have a period."""

    name: FilterName
    value: str
    period: Period | None
    negated: bool
    start: int
    end: int


Term = Words | Filter
Clause = tuple[Term, ...]
"""Alternatives, at least one of which must hold; a negated term stands alone."""


class Mistake(NamedTuple):
    """A part of a query that cannot be understood, and how to correct it, safe to print."""

    start: int
    end: int
    message: str


class Query(NamedTuple):
    """What to look for: every clause must be satisfied. Clauses and mistakes are in typed order."""

    clauses: tuple[Clause, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.clauses

    @property
    def positive_words(self) -> tuple[Words, ...]:
        """The words to highlight in what is found."""
        terms = (term for clause in self.clauses for term in clause)
        return tuple(term for term in terms if isinstance(term, Words) and not term.negated)


class CompletionTarget(NamedTuple):
    """A word or filter name that is begun, or the value of a filter, to be completed.

    `value` is the part before the cursor. A completion replaces `start` to `end`: a name with its
    colon, a value with its marks, neither with a leading ``-``.
    """

    filter: FilterName | None
    value: str
    start: int
    end: int


_FILTERS = {name.value: name for name in FilterName}
_OR = "OR"
_ALONE = {
    "-": "“-” stands alone; write it right before what to exclude",
    "*": "“*” stands alone; write it right after the beginning of a word",
    _OR: "“OR” stands alone; write it between two words, phrases or filters",
}
_NO_WORD = "no word stands in the marks; write one, or delete them"


def parse_query(text: str, *, typing: bool = False) -> Query:
    """Parse a query. Never raises.

    With `typing` the text is still being typed. An unfinished end is then no mistake: a phrase
    may lack its closing mark, and an unfinished OR, ``-``, ``*`` or filter is ignored. A word of at
    least `LEAST_BEGUN` letters at the very end is a prefix, in an open phrase too, unless it is
    negated: ``-ru`` on the way to ``-rubble`` must not hide all of Russia.
    """
    return _Parser(text, typing).query()


def completion_target(text: str, cursor: int) -> CompletionTarget | None:
    """What can be completed at the cursor, inside or right after a token of a query.

    ``None`` in white space and phrases. A value without a closing mark ends at the cursor.
    """
    token = next((one for one in tokens(text) if one.start < cursor <= one.end), None)
    if token is None:
        return None
    start, value = token.content_start, token.value_start
    if cursor < value:
        return CompletionTarget(None, text[start:cursor], start, value)
    name = _filter_name(token)
    if name is None:
        return (
            None if token.marked else CompletionTarget(None, text[start:cursor], start, token.end)
        )
    behind_mark = value + token.marked
    typed = token.value[: max(0, cursor - behind_mark)]
    return CompletionTarget(
        name, typed, value, max(cursor, behind_mark) if token.open else token.end
    )


def _filter_name(token: Token) -> FilterName | None:
    return _FILTERS.get(token.name.lower())


class _Parser:
    """Parses one query, and collects its mistakes."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._mistakes: list[Mistake] = []

    def query(self) -> Query:
        """The whole query."""
        clauses = tuple(clause for group in self._groups() if (clause := self._clause(group)))
        return Query(clauses, tuple(sorted(self._mistakes)))

    def _groups(self) -> Sequence[Sequence[Term | None]]:
        """The terms with their alternatives; ``None`` for each that is ignored."""
        groups: list[list[Term | None]] = []
        waiting: Token | None = None
        for token in self._tokens():
            if token.text != _OR:
                if waiting is None:
                    groups.append([])
                groups[-1].append(self._term(token))
                waiting = None
            elif groups and waiting is None:
                waiting = token
            else:
                self._complain(token.start, token.end, _ALONE[_OR])
        if waiting is not None:
            self._complain(waiting.start, waiting.end, _ALONE[_OR])
        return groups

    def _tokens(self) -> Sequence[Token]:
        found = list(self._tokens_with_room())
        while self._typing and found and found[-1].text == _OR:
            found.pop()
        return found

    def _tokens_with_room(self) -> Iterator[Token]:
        for token in tokens(self._text):
            if token.end > ROOM:
                message = (
                    f"a query has room for {ROOM:,} characters; the rest, from here on, is ignored"
                )
                self._complain(token.start, len(self._text.rstrip()), message)
                return
            yield token

    def _clause(self, group: Sequence[Term | None]) -> Clause:
        terms = tuple(term for term in group if term is not None)
        if len(group) == 1:
            return terms
        for term in terms:
            if term.negated:
                typed = excerpt(self._text[term.start : term.end])
                message = f"“{typed}” cannot be one side of OR; write it elsewhere in the query"
                self._complain(term.start, term.end, message)
        return tuple(term for term in terms if not term.negated)

    def _term(self, token: Token) -> Term | None:
        name = _filter_name(token)
        term = self._filter(token, name) if name else self._words(token)
        if term is not None and token.open and not self._typing:
            message = "this mark opens a phrase that nothing closes; write another at its end"
            self._complain(token.value_start, token.value_start + 1, message)
        return term

    def _words(self, token: Token) -> Words | None:
        if token.name and token.value_start < token.end:
            message = f"there is no filter “{excerpt(token.name)}:”; {_hint(token.name)}"
            self._complain(token.content_start, token.value_start, message)
            return None
        found, unfinished = tuple(words(token.text)), self._is_unfinished(token)
        if found:
            begun = token.starred or (
                unfinished
                and len(found[-1]) >= LEAST_BEGUN
                and not token.negated
                and not token.text[-1].isspace()
            )
            joined = tuple(joined_words(token.text))
            joined = joined if joined != found else ()
            return Words(found, begun, token.negated, token.start, token.end, joined)
        mistake = _NO_WORD if token.marked else _ALONE.get(token.text)
        if mistake and not unfinished:
            self._complain(token.start, token.end, mistake)
        return None

    def _filter(self, token: Token, name: FilterName) -> Filter | None:
        try:
            value, period = understood(name, token.value.strip())
        except ValueError as error:
            if not self._is_unfinished(token):
                start = token.value_start if token.value.strip() else token.content_start
                self._complain(start, token.end, str(error))
            return None
        return Filter(name, value, period, token.negated, token.start, token.end)

    def _is_unfinished(self, token: Token) -> bool:
        """Whether what is typed next continues the token."""
        closed = token.marked and not token.open
        return self._typing and token.end == len(self._text) and not closed

    def _complain(self, start: int, end: int, message: str) -> None:
        self._mistakes.append(Mistake(start, end, one_line(message)))


def _hint(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), _FILTERS, 1)
    if near:
        return f"did you mean “{near[0]}:”?"
    return f"filters are {', '.join(f'{name}:' for name in _FILTERS)}"
