"""A query carried out: what it selects of a library, a page at a time, and counted.

Every front end asks for quotes and articles here, in the language of `reader.search.query`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import maxsize
from typing import Generic, NamedTuple, TypeVar

from reader.index import articles, matches
from reader.index.asking import Ask
from reader.index.matches import Facet, Found, Order
from reader.library.library import Library
from reader.model import Article, Quote, QuoteKey
from reader.search.hits import ArticleReader, Hit, HitReader
from reader.search.name_index import NameIndex
from reader.search.plan import Marks, Only, Plan, Within, plan_of
from reader.search.query import Query

T = TypeVar("T")
# How many are read at a time where all are.
_PAGE = 500


class FoundQuote(NamedTuple):
    """A quote with the article that it stands in."""

    article: Article
    quote: Quote

    @property
    def key(self) -> QuoteKey:
        """Which quote of which article."""
        return QuoteKey(self.article.id, self.quote.id)


class Selection(Generic[T]):
    """What a query selects. Nothing is asked before it is needed; what went since is left out.

    `plan` tells what was mistaken in the query. With `plan.broken`, broken files are looked for,
    which are no selection: see `reader.search.results.broken_files`.
    """

    def __init__(
        self, ask: Ask, plan: Plan, order: Order, read: Callable[[Sequence[Found]], Iterator[T]]
    ) -> None:
        """`read` gives what was found. Without words to look for, the newest are the best."""
        self.plan = plan
        self._ask = ask
        self._order = order if order is not Order.BEST or plan.lit else Order.NEWEST
        self._read = read
        self._found: list[Found] = []
        self._is_complete = False

    def page(self, first: int, count: int) -> list[T]:
        """Up to `count` of what is selected, starting at number `first`, counted from 0."""
        return list(self._read(self._find(first + count)[first : first + count]))

    def __iter__(self) -> Iterator[T]:
        found = self._find(maxsize)
        for first in range(0, len(found), _PAGE):
            yield from self._read(found[first : first + _PAGE])

    def _find(self, count: int) -> list[Found]:
        """At least `count` of what is found, or all of it."""
        if len(self._found) < count and not self._is_complete:
            # Twice as many as before, so that reading on page by page asks seldom.
            most = max(count, 2 * len(self._found))
            self._found = self._ask(matches.find, self.plan.matching, most, self._order)
            self._is_complete = len(self._found) < most
        return self._found

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


def select_quotes(
    library: Library,
    query: Query,
    marks: Marks,
    *,
    only: Only | None = None,
    order: Order = Order.NEWEST,
) -> Selection[FoundQuote]:
    """The quotes that a query finds, narrowed to exact values by `only`."""
    plan = plan_of(query, Within.QUOTES, NameIndex(library), marks, only)
    reader = ArticleReader(library.ask, of_quotes=True)

    def read(found: Sequence[Found]) -> Iterator[FoundQuote]:
        for at in (reader.read(key) for key, _ in found):
            if at:
                article, number = at
                yield FoundQuote(article, article.quotes[number])

    return Selection(library.ask, plan, order, read)


def select_articles(
    library: Library, query: Query, marks: Marks, *, order: Order = Order.NEWEST
) -> Selection[Article]:
    """The articles that a query finds. A filter of quotes, such as ``speaker:``, finds those with
    a quote of which the whole query is true."""
    plan = plan_of(query, Within.TEXT, NameIndex(library), marks)
    plan = plan._replace(matching=plan.matching._replace(articles=True))

    def read(found: Sequence[Found]) -> Iterator[Article]:
        return filter(None, (library.ask(articles.article_by_key, key) for key, _ in found))

    return Selection(library.ask, plan, order, read)


def select_passages(
    library: Library, query: Query, marks: Marks, *, within: Within, order: Order = Order.BEST
) -> Selection[Hit]:
    """What a query finds in all text, one passage an article, or in quotes."""
    plan = plan_of(query, within, NameIndex(library), marks)
    return Selection(library.ask, plan, order, HitReader(library, plan).read)
