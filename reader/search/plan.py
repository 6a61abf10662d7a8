"""The plan of a query in a library: what the index is asked for, and what was mistaken."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice, product
from typing import NamedTuple

from reader.doubts import Review
from reader.index import conditions
from reader.index.conditions import Condition
from reader.index.fulltext import (
    EVERYTHING,
    begun_phrase,
    in_summaries,
    in_words,
    phrase,
    with_terms,
)
from reader.index.matches import Matching
from reader.index.terms import EVERY, LONG, term
from reader.search.asked import Marks, Only, Within
from reader.search.filter_values import FilterName, Period
from reader.search.name_index import NameIndex
from reader.search.terms import Filter, Mistake, Query, Term, Words
from reader.text import LEAST_BEGUN, excerpt

# Longer periods find so much that comparing every day costs less than listing their years.
_MOST_YEARS = 12
# A phrase of many names with several spellings has more variants than FTS5 can be asked for.
_MOST_VARIANTS = 32


class Plan(NamedTuple):
    """How a query is carried out: `matching` is what the index is asked for.

    `lit` are the words to highlight where they stand, in every spelling. With `broken`, broken
    files are looked for instead, by the words in their names.
    """

    within: Within
    matching: Matching
    lit: tuple[Words, ...]
    mistakes: tuple[Mistake, ...]
    broken: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is left to look for: what was asked for could not be understood."""
        matching = self.matching
        return matching.match == EVERYTHING and not matching.conditions and not self.broken


# These filters are about quotes.
_OF_QUOTES = {FilterName.SPEAKER, FilterName.KIND, FilterName.CUE, FilterName.SAID}
_FOLDED = {FilterName.OUTLET, FilterName.AGENCY, FilterName.CUE}


def plan_of(
    query: Query, within: Within, names: NameIndex, marks: Marks, only: Only | None = None
) -> Plan:
    """The plan of a query. A filter of quotes makes it look within quotes in any case."""
    return _Planner(query, within, names, marks).plan(only or Only())


class _Planner:
    def __init__(self, query: Query, within: Within, names: NameIndex, marks: Marks) -> None:
        self._query = query
        self._names = names
        self._marks = marks
        filters = {t.name for clause in query.clauses for t in clause if isinstance(t, Filter)}
        self._in_quotes = within is Within.QUOTES or bool(filters & _OF_QUOTES)
        self._on_cards = within is Within.CARDS
        self._within = Within.QUOTES if self._in_quotes and not self._on_cards else within
        self._mistakes = list(query.mistakes)
        self._conditions: list[Condition] = []
        self._broken = False

    def plan(self, only: Only) -> Plan:
        wanted, unwanted = self._narrowed(only), list[str]()
        for clause in self._query.clauses:
            found = [match for asked in clause if (match := self._match(asked, len(clause) == 1))]
            if found:
                joined = f"({' OR '.join(found)})"
                (unwanted if clause[0].negated else wanted).append(joined)
        match = " AND ".join(dict.fromkeys(wanted)) or EVERYTHING
        if unwanted:
            match = f"({match}) NOT ({' OR '.join(unwanted)})"
        return Plan(
            self._within,
            Matching(self._in_quotes, match, tuple(self._conditions)),
            tuple(self._lit()),
            tuple(sorted(self._mistakes)),
            self._broken,
        )

    def _narrowed(self, only: Only) -> list[str]:
        """The matches for exact values; their conditions are noted."""
        if only.article is not None:
            self._conditions.append(conditions.article_among([only.article]))
        if only.bookmarked:
            self._conditions.append(conditions.quote_among(self._marks.bookmarked))
        exact = {
            FilterName.SPEAKER: only.speaker,
            FilterName.TOPIC: only.topic,
            FilterName.KIND: only.kind,
        }
        return [f"({with_terms([term(name, value)])})" for name, value in exact.items() if value]

    def _lit(self) -> Iterator[Words]:
        for asked in self._query.positive_words:
            for spelled in self._spelled(asked):
                yield asked._replace(words=spelled)

    def _spelled(self, asked: Words) -> list[tuple[str, ...]]:
        """The words in every spelling; as typed where they are only begun."""
        typed = [asked.words, *([asked.joined] if asked.joined else [])]
        if asked.prefix:
            return typed
        spelled = (product(*map(self._spellings, words)) for words in typed)
        return list(islice(chain.from_iterable(spelled), _MOST_VARIANTS))

    def _spellings(self, word: str) -> list[str]:
        return [word, *sorted(self._names.spellings(word) - {word})]

    def _match(self, asked: Term, alone: bool) -> str:
        """What FTS5 is asked for; empty where a condition is noted, or a mistake."""
        if isinstance(asked, Words):
            return self._match_words(asked, alone)
        if asked.name is FilterName.IS and asked.value in set(Review):
            return with_terms([term(asked.name, asked.value)])
        if asked.name is FilterName.IS:
            self._ask_is(asked, alone)
            return ""
        if asked.period:
            return self._ask_period(asked, asked.period, alone)
        named = [asked.value] if asked.name is FilterName.KIND else self._named(asked)
        match = with_terms([term(asked.name, each) for each in named]) if named else ""
        if match and asked.name is FilterName.ACTOR and self._in_quotes:
            return self._ask_article(asked, f"{asked.name}:", match, alone)
        return match

    def _match_words(self, asked: Words, alone: bool) -> str:
        as_phrase = begun_phrase if asked.prefix else phrase
        if not self._on_cards:
            phrases = [as_phrase(" ".join(each)) for each in self._spelled(asked)]
            return in_words(phrases, in_quotes=self._in_quotes)
        text = " ".join(asked.words)
        if len(text) < LEAST_BEGUN:
            return ""
        # What is unwanted is named in full: on the way to it, its beginning would hide too much.
        match = in_summaries((as_phrase if asked.negated else begun_phrase)(text))
        return self._ask_article(asked, text, match, alone) if self._in_quotes else match

    def _named(self, asked: Filter) -> list[str]:
        named = self._names.named(asked.name, asked.value)
        if not named:
            self._complain(asked, f"no {asked.name} is called “{excerpt(asked.value)}” here")
        return [each.casefold() for each in named] if asked.name in _FOLDED else named

    def _ask_article(self, asked: Term, named: str, match: str, alone: bool) -> str:
        """Note a condition: what is true of the whole article in which a quote stands."""
        if alone:
            self._conditions.append(conditions.article_matches(match, wanted=not asked.negated))
        else:
            message = f"“{excerpt(named)}” cannot stand beside OR where quotes are searched"
            self._complain(asked, message)
        return ""

    def _ask_period(self, asked: Filter, period: Period, alone: bool) -> str:
        """Match the years by their terms, and compare the days."""
        if not alone:
            message = f"“{asked.name}:” cannot stand beside OR; give it a range of dates"
            self._complain(asked, message)
            return ""
        within = (
            conditions.said_within if asked.name is FilterName.SAID else conditions.published_within
        )
        self._conditions.append(within(*period, wanted=not asked.negated))
        return "" if asked.negated else with_terms(_years(asked.name, period))

    def _ask_is(self, asked: Filter, alone: bool) -> None:
        wanted = not asked.negated
        if not alone:
            self._complain(asked, "“is:” cannot stand beside OR; ask for it by itself")
        elif asked.value == "broken":
            self._broken = wanted
        elif asked.value != "bookmarked":
            wanted = (asked.value == "read") == wanted
            self._conditions.append(conditions.article_among(self._marks.read, wanted=wanted))
        elif self._in_quotes:
            keys = self._marks.bookmarked
            self._conditions.append(conditions.quote_among(keys, wanted=wanted))
        else:
            ids = sorted({key.article for key in self._marks.bookmarked})
            self._conditions.append(conditions.article_among(ids, wanted=wanted))

    def _complain(self, asked: Term, message: str) -> None:
        self._mistakes.append(Mistake(asked.start, asked.end, message))


def _years(name: FilterName, period: Period) -> list[str]:
    """Terms of which a date in the period has at least one: its years, or any date."""
    if period.first is not None and period.last is not None:
        first, last = date.fromordinal(period.first).year, date.fromordinal(period.last).year
        if last - first < _MOST_YEARS:
            years = [term(name, str(year)) for year in range(first, last + 1)]
            return [*years, term(name, LONG)]
    return [term(name, EVERY)]
