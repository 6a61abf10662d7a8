"""What a query means in a library: what FTS5 and SQL are asked for, and what was mistaken."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from itertools import islice, product
from json import dumps
from typing import NamedTuple

from reader.index.entries import EVERY, LONG, fact
from reader.index.fulltext import begun_phrase, phrase
from reader.model import QuoteKey
from reader.search.filter_values import FilterName, Period
from reader.search.names import Names
from reader.search.query import Filter, Mistake, Query, Term, Words
from reader.text import excerpt

# Of longer periods so much is found that to look at every day costs less than to list the years.
_MOST_YEARS = 12
# A phrase of many names that are spelled in several ways has more ways than can be asked for.
_MOST_WAYS = 32


class Within(StrEnum):
    """Where words are looked for."""

    TEXT = "all text"
    QUOTES = "only quotes"


class Marks(NamedTuple):
    """What the user did, for ``is:``: ids of articles read to their ends, quotes bookmarked."""

    read: Collection[str] = ()
    bookmarked: Collection[QuoteKey] = ()


class Meaning(NamedTuple):
    """What a query means. `match` is for FTS5, `conditions` are SQL with their `values`.

    `lit` are the words to be lit where they stand, and how they are spelled. With `broken`, broken
    files are looked for, by the words in their names.
    """

    within: Within
    match: str
    conditions: tuple[str, ...]
    values: tuple[object, ...]
    lit: tuple[Words, ...]
    mistakes: tuple[Mistake, ...]
    broken: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is left to look for: what was asked for could not be understood."""
        return self.match == _EVERYTHING and not self.conditions and not self.broken


_EVERYTHING = f"facts : {phrase(EVERY)}"
# To ask for these is to ask for quotes.
_OF_QUOTES = {FilterName.SPEAKER, FilterName.KIND, FilterName.CUE, FilterName.SAID}
_FACTS = {name: name.value for name in FilterName}


def meaning_of(query: Query, within: Within, names: Names, marks: Marks) -> Meaning:
    """The meaning of a query."""
    return _Reading(query, within, names, marks).meaning()


class _Reading:
    def __init__(self, query: Query, within: Within, names: Names, marks: Marks) -> None:
        self._query = query
        self._names = names
        self._marks = marks
        filters = {t.name for clause in query.clauses for t in clause if isinstance(t, Filter)}
        self._within = Within.QUOTES if filters & _OF_QUOTES else within
        self._mistakes = list(query.mistakes)
        self._conditions: list[str] = []
        self._values: list[object] = []
        self._broken = False

    def meaning(self) -> Meaning:
        wanted, unwanted = [_EVERYTHING], list[str]()
        for clause in self._query.clauses:
            found = [match for term in clause if (match := self._match(term, len(clause) == 1))]
            if found:
                joined = f"({' OR '.join(found)})"
                (unwanted if clause[0].negated else wanted).append(joined)
        match = " AND ".join(dict.fromkeys(wanted[1:] or wanted))
        if unwanted:
            match = f"({match}) NOT ({' OR '.join(unwanted)})"
        return Meaning(
            self._within,
            match,
            tuple(self._conditions),
            tuple(self._values),
            tuple(self._lit()),
            tuple(sorted(self._mistakes)),
            self._broken,
        )

    def _lit(self) -> Iterator[Words]:
        for term in self._query.positive_words:
            for spelled in self._spelled(term):
                yield term._replace(words=spelled)

    def _spelled(self, term: Words) -> list[tuple[str, ...]]:
        """The words in every spelling; as typed where they are only begun."""
        if term.prefix:
            return [term.words]
        ways = [[word, *sorted(self._names.spellings(word) - {word})] for word in term.words]
        return list(islice(product(*ways), _MOST_WAYS))

    def _match(self, term: Term, alone: bool) -> str:
        """What FTS5 is asked for; empty for what SQL is asked for, or what cannot be."""
        if isinstance(term, Words):
            columns = "{headline body}" if self._within is Within.TEXT else "words"
            asked = begun_phrase if term.prefix else phrase
            ways = [asked(" ".join(way)) for way in self._spelled(term)]
            return f"{columns} : ({' OR '.join(ways)})"
        if term.name is FilterName.IS:
            self._ask_is(term, alone)
            return ""
        if term.period:
            return self._ask_period(term, term.period, alone)
        named = [term.value] if term.name is FilterName.KIND else self._named(term)
        found = " OR ".join(phrase(fact(_FACTS[term.name], each)) for each in named)
        match = f"facts : ({found})" if found else ""
        if match and term.name is FilterName.ACTOR and self._within is Within.QUOTES:
            self._ask_article(term, match, alone)
            return ""
        return match

    def _named(self, term: Filter) -> list[str]:
        named = self._names.named(term.name, term.value)
        if not named:
            self._complain(term, f"no {term.name} is called “{excerpt(term.value)}” here")
        folds = term.name in (FilterName.OUTLET, FilterName.AGENCY, FilterName.CUE)
        return [each.casefold() for each in named] if folds else named

    def _ask_article(self, term: Filter, match: str, alone: bool) -> None:
        """Ask for what holds of the whole article in which a quote stands."""
        if not alone:
            self._complain(term, f"“{term.name}:” cannot stand beside OR where quotes are searched")
            return
        wanted = "NOT IN" if term.negated else "IN"
        self._add(f"a.key {wanted} (SELECT rowid FROM words WHERE words MATCH ?)", match)

    def _ask_period(self, term: Filter, period: Period, alone: bool) -> str:
        """Facts tell the years; the days are compared."""
        if not alone:
            self._complain(term, f"“{term.name}:” cannot stand beside OR; give it a range of dates")
            return ""
        of_quote = term.name is FilterName.SAID
        first, last = ("q.first", "q.last") if of_quote else ("a.day", "a.last_day")
        bounds = [
            (f"ifnull({first}, 0) <= ?", period.last),
            (f"ifnull({last}, 4e6) >= ?", period.first),
        ]
        days = [(condition, day) for condition, day in bounds if day is not None]
        match = f"facts : ({' OR '.join(phrase(year) for year in _years(term.name, period))})"
        condition = " AND ".join(condition for condition, _ in days)
        # What has no date is not within any time.
        dated = "coalesce(q.first, q.last, 0)" if of_quote else "a.last_day"
        within = f"NOT ({dated} AND {condition})" if term.negated else condition
        self._add(within, *(day for _, day in days))
        return "" if term.negated else match

    def _ask_is(self, term: Filter, alone: bool) -> None:
        if not alone:
            self._complain(term, "“is:” cannot stand beside OR; ask for it by itself")
            return
        if term.value == "broken":
            self._broken = not term.negated
            return
        if term.value != "bookmarked":
            wanted = (term.value == "read") != term.negated
            self._add(_one_of("a.id", wanted), dumps(list(self._marks.read)))
        elif self._within is Within.QUOTES:
            keys = [str(key) for key in self._marks.bookmarked]
            self._add(_one_of("a.id || '/' || q.id", not term.negated), dumps(keys))
        else:
            ids = sorted({key.article for key in self._marks.bookmarked})
            self._add(_one_of("a.id", not term.negated), dumps(ids))

    def _add(self, condition: str, *values: object) -> None:
        self._conditions.append(condition)
        self._values += values

    def _complain(self, term: Term, message: str) -> None:
        self._mistakes.append(Mistake(term.start, term.end, message))


def _one_of(column: str, wanted: bool) -> str:
    return f"{column} {'IN' if wanted else 'NOT IN'} (SELECT value FROM json_each(?))"


def _years(name: FilterName, period: Period) -> list[str]:
    """The facts of which one at least holds of what a period may be: its years, or any date."""
    if period.first is not None and period.last is not None:
        first, last = date.fromordinal(period.first).year, date.fromordinal(period.last).year
        if last - first < _MOST_YEARS:
            years = [fact(name, str(year)) for year in range(first, last + 1)]
            return [*years, fact(name, LONG)]
    return [fact(name, EVERY)]
