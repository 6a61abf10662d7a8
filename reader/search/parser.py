"""Parses one query (`reader.search.query`), and collects its mistakes."""

import re
from collections.abc import Iterator, Sequence

from reader.folding import joined_words, words
from reader.search.clauses import Group, TooManyError, either, without
from reader.search.filter_values import FilterName, understood
from reader.search.terms import Clause, Filter, Mistake, Query, Term, Words
from reader.search.tokens import Token, tokens
from reader.text import LEAST_BEGUN, excerpt, one_line

ROOM = 1_000
"""How many characters of a query are read."""

_DEEPEST = 20
_FILTERS = {name.value: name for name in FilterName}
_OR, _AND, _NOT = "OR", "AND", "NOT"
_OPERATORS = {_OR: _OR, "||": _OR, "|": _OR, _AND: _AND, "&&": _AND, "&": _AND, _NOT: _NOT}
_ALONE = {
    "-": "“-” stands alone; write it right before what to exclude",
    "*": "“*” stands alone; write it right after the beginning of a word",
    _NOT: "“NOT” stands alone; write it before what to exclude",
}
_NO_WORD = "no word stands in the marks; write one, or delete them"
_OPEN = "this mark opens a phrase that nothing closes; write another at its end"
_OPEN_BRACKET = "nothing closes this bracket; write another where it ends"
_LONE_BRACKET = "this bracket closes nothing; delete it"
_TOO_DEEP = f"brackets are read to a depth of {_DEEPEST}; write fewer"
_TOO_MANY = "brackets and OR make too many alternatives here; search for them one after the other"
# What other languages of queries know, and what to write instead.
_UNKNOWN = [
    (re.compile(r"\*+\w"), "“*” stands only after the beginning of a word, as in “sanction*”"),
    (
        re.compile(r"\w\?\w"),
        "“?” stands for no letter here; write the word",
    ),
    (
        re.compile(r"\w~\d*$|^-?~\w"),
        "“~” finds nothing alike here; write the word",
    ),
    (re.compile(r"[^\W\d]\^\d"), "“^” gives words no weight here; leave it out"),
    (re.compile(r"^-?!+\w"), "“!” excludes nothing here; write “-” right before what to exclude"),
    (re.compile(r"^-?NEAR(/\d+)?$"), "“NEAR” is not known; write a phrase in quotation marks"),
    (re.compile(r"^-?/.+/$"), "there are no regular expressions here; write words"),
]


def filter_name(token: Token) -> FilterName | None:
    """The filter that a token names, if any."""
    return _FILTERS.get(token.name.lower())


class _Level:
    """What was read between a pair of brackets, or outside of all: parts, each of alternatives."""

    def __init__(self, opening: Token | None = None, *, negated: bool = False) -> None:
        """`opening` is the bracket that begins it."""
        self.opening = opening
        self.negated = negated
        self.parts: list[list[list[Group]]] = []
        self.between: Token | None = None
        self.excluding: Token | None = None

    def add(self, groups: list[Group]) -> None:
        """Add what must hold, or after an OR, what may hold instead."""
        if self.between and _OPERATORS[self.between.text] == _OR:
            self.parts[-1].append(groups)
        else:
            self.parts.append([groups])
        self.between = self.excluding = None


class Parser:
    """Parses one query, and collects its mistakes."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._mistakes: set[Mistake] = set()

    def query(self) -> Query:
        """The whole query."""
        clauses = tuple(clause for group in self._groups() if (clause := self._clause(group)))
        return Query(clauses, tuple(sorted(self._mistakes)))

    def _groups(self) -> list[Group]:
        levels = [_Level()]
        for token in self._tokens():
            if not token.marked and token.text in _OPERATORS:
                self._take_operator(levels[-1], token)
            elif token.bracket == "(":
                self._open(levels, token)
            elif token.bracket:
                self._close(levels, token)
            else:
                level = levels[-1]
                negated = (level.excluding is not None) != token.negated
                level.add([(self._term(token, negated),)])
        while len(levels) > 1:
            if not self._typing:
                opening = levels[-1].opening
                self._complain_of(opening, _OPEN_BRACKET)
            self._leave(levels)
        return self._together(levels[0])

    def _take_operator(self, level: _Level, token: Token) -> None:
        operator = _OPERATORS[token.text]
        if operator == _NOT and not level.excluding:
            level.excluding = token
        elif operator == _NOT or not level.parts or level.between or level.excluding:
            self._complain_of(token, _alone(token))
        else:
            level.between = token

    def _open(self, levels: list[_Level], token: Token) -> None:
        if len(levels) > _DEEPEST:
            self._complain_of(token, _TOO_DEEP)
            return
        levels.append(_Level(token, negated=bool(levels[-1].excluding) != token.negated))

    def _close(self, levels: list[_Level], token: Token) -> None:
        if len(levels) > 1:
            self._leave(levels)
        elif not any(mistake.message == _TOO_DEEP for mistake in self._mistakes):
            self._complain_of(token, _LONE_BRACKET)

    def _leave(self, levels: list[_Level]) -> None:
        """Add what a pair of brackets says to what stands around them."""
        level = levels.pop()
        groups = self._together(level)
        if level.negated:
            try:
                groups = without(groups)
            except TooManyError:
                self._complain_of(level.opening, _TOO_MANY)
                groups = []
        levels[-1].add(groups)

    def _together(self, level: _Level) -> list[Group]:
        for waiting in (level.between, level.excluding):
            if waiting:
                self._complain_of(waiting, _alone(waiting))
        found: list[Group] = []
        for sides in level.parts:
            try:
                found += either(sides)
            except TooManyError:
                self._complain(0, len(self._text), _TOO_MANY)
        return found

    def _tokens(self) -> Sequence[Token]:
        found = list(self._tokens_with_room())
        while self._typing and found and not found[-1].marked and found[-1].text in _OPERATORS:
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

    def _clause(self, group: Group) -> Clause:
        terms = tuple(term for term in group if term is not None)
        if len(group) == 1:
            return terms
        for term in terms:
            if term.negated:
                typed = excerpt(self._text[term.start : term.end])
                message = f"“{typed}” cannot be one side of OR; write it elsewhere in the query"
                self._complain(term.start, term.end, message)
        return tuple(term for term in terms if not term.negated)

    def _term(self, token: Token, negated: bool) -> Term | None:
        name = filter_name(token)
        term = self._filter(token, name, negated) if name else self._words(token, negated)
        if term is not None and token.open and not self._typing:
            self._complain(token.value_start, token.value_start + 1, _OPEN)
        return term

    def _words(self, token: Token, negated: bool) -> Words | None:
        if token.name and token.value_start < token.end:
            message = f"there is no filter “{excerpt(token.name)}:”; {_hint(token.name)}"
            self._complain(token.content_start, token.value_start, message)
            return None
        if not token.marked and "://" not in token.text:
            for pattern, message in _UNKNOWN:
                if pattern.search(token.text):
                    self._complain_of(token, message)
                    return None
        found, unfinished = tuple(words(token.text)), self._is_unfinished(token)
        if found:
            begun = token.starred or (
                unfinished
                and len(found[-1]) >= LEAST_BEGUN
                and not negated
                and not token.text[-1].isspace()
            )
            joined = tuple(joined_words(token.text))
            joined = joined if joined != found else ()
            return Words(found, begun, negated, token.start, token.end, joined)
        mistake = _NO_WORD if token.marked else _ALONE.get(token.text)
        if mistake and not unfinished:
            self._complain_of(token, mistake)
        return None

    def _filter(self, token: Token, name: FilterName, negated: bool) -> Filter | None:
        try:
            value, period = understood(name, token.value.strip())
        except ValueError as error:
            if not self._is_unfinished(token):
                start = token.value_start if token.value.strip() else token.content_start
                self._complain(start, token.end, str(error))
            return None
        return Filter(name, value, period, negated, token.start, token.end)

    def _is_unfinished(self, token: Token) -> bool:
        """Whether what is typed next continues the token."""
        closed = token.marked and not token.open
        return self._typing and token.end == len(self._text) and not closed

    def _complain_of(self, token: Token | None, message: str) -> None:
        if token:
            self._complain(token.start, token.end, message)

    def _complain(self, start: int, end: int, message: str) -> None:
        self._mistakes.add(Mistake(start, end, one_line(message)))


def _alone(token: Token) -> str:
    written = excerpt(token.text)
    default = f"“{written}” stands alone; write it between two words, phrases or filters"
    return _ALONE.get(token.text, default)


def _hint(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), _FILTERS, 1)
    if near:
        return f"did you mean “{near[0]}:”?"
    return f"filters are {', '.join(f'{name}:' for name in _FILTERS)}"
