"""A query carried out: what it selects of a library, a page at a time, and counted.

Every front end asks for quotes, articles and passages here, in the language of
`reader.search.query`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import maxsize
from typing import Generic, TypeAlias, TypeVar

from reader.index import articles, matches
from reader.index.asking import Ask
from reader.index.listing import Column, ListOrder, Value
from reader.index.matches import ActorCount, Facet, Found, FoundRow, Order
from reader.model import Article
from reader.search.asked import FoundQuote
from reader.search.hits import ArticleReader, Hit, HitReader
from reader.search.plan import Plan

T = TypeVar("T")
Read: TypeAlias = Callable[[Sequence[Found]], Iterator[T]]
# How many are read at a time where all are.
_PAGE = 500


class Selection(Generic[T]):
    """What a query selects. Nothing is asked before it is needed; what went since is left out.

    `plan` tells what was mistaken in the query. With `plan.broken`, broken files are looked for,
    which are no selection: see `reader.search.broken`.
    """

    def __init__(
        self, ask: Ask, plan: Plan, order: Order, reader: Callable[[Ask, Plan], Read[T]]
    ) -> None:
        """`reader` gives what reads what was found. Without words, the newest are the best."""
        self.plan = plan
        self.read = reader(ask, plan)
        self._ask = ask
        self._order = order if order is not Order.BEST or plan.lit else Order.NEWEST
        self._reader = reader
        self._found: list[Found] = []
        self._is_complete = False

    def asked_by(self, ask: Ask) -> "Selection[T]":
        """The same selection, asked for from another thread."""
        return Selection(ask, self.plan, self._order, self._reader)

    def page(self, first: int, count: int) -> list[T]:
        """Up to `count` of what is selected, starting at number `first`, counted from 0."""
        return list(self.read(self.find(first + count)[first : first + count]))

    def __iter__(self) -> Iterator[T]:
        found = self.find(maxsize)
        for first in range(0, len(found), _PAGE):
            yield from self.read(found[first : first + _PAGE])

    def find(self, count: int) -> list[Found]:
        """The keys of the first `count`, or of all where there are no more; `read` reads them."""
        if len(self._found) < count and not self._is_complete:
            # Twice as many as before, so that reading on page by page asks seldom.
            most = max(count, 2 * len(self._found))
            self._found = self._ask(matches.find, self.plan.matching, most, self._order)
            self._is_complete = len(self._found) < most
        return self._found[:count]

    def cards(self, found: Sequence[Found]) -> Mapping[int, FoundRow]:
        """What the cards of what was found say, by key; what went since is left out."""
        return self._ask(matches.found_rows, self.plan.matching, [each.key for each in found])

    def keys_with(self, column: Column, order: ListOrder, most: int) -> list[tuple[int, Value]]:
        """The keys of up to `most` selected articles, or all with -1, in an order of the list, each
        with its value in a column."""
        return self._ask(matches.keys_with, self.plan.matching, column, order, most)

    # How much there is

    @cached_property
    def total(self) -> int:
        """How much is selected."""
        return self._ask(matches.count, self.plan.matching)

    @cached_property
    def years(self) -> Mapping[int, int]:
        """How much was published in each year; under 0, what has no date."""
        return self._ask(matches.count_years, self.plan.matching)

    def counts(self, facet: Facet) -> Mapping[str, int]:
        """How much there is by actor, topic, outlet or kind (see `Facet`), the most first."""
        return self._ask(matches.count_by, self.plan.matching, facet)

    def parts(self) -> Mapping[str, ActorCount]:
        """How often actors take part in the articles that are selected."""
        return self._ask(matches.count_parts, self.plan.matching)


def quotes_of(ask: Ask, plan: Plan, order: Order) -> Selection[FoundQuote]:
    """The quotes that a plan finds."""
    return Selection(ask, plan, order, _quote_reader)


def articles_of(ask: Ask, plan: Plan, order: Order) -> Selection[Article]:
    """The articles that a plan finds. A filter of quotes, such as ``speaker:``, finds those with a
    quote of which the whole query is true."""
    plan = plan._replace(matching=plan.matching._replace(articles=True))
    return Selection(ask, plan, order, _article_reader)


def passages_of(ask: Ask, plan: Plan, order: Order) -> Selection[Hit]:
    """What a plan finds: one passage an article, or one a quote where it looks within quotes."""
    return Selection(ask, plan, order, _hit_reader)


def _quote_reader(ask: Ask, plan: Plan) -> Read[FoundQuote]:
    reader = ArticleReader(ask, of_quotes=True)

    def read(found: Sequence[Found]) -> Iterator[FoundQuote]:
        for at in (reader.read(key) for key, _ in found):
            if at:
                article, number = at
                yield FoundQuote(article, article.quotes[number])

    return read


def _article_reader(ask: Ask, plan: Plan) -> Read[Article]:
    return lambda found: filter(None, (ask(articles.article_by_key, key) for key, _ in found))


def _hit_reader(ask: Ask, plan: Plan) -> Read[Hit]:
    return HitReader(ask, plan).read
