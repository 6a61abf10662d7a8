"""What a search found, with the passages that show why."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.index import articles
from reader.index.asking import Ask
from reader.index.keys import quote_number, slot_of_quote
from reader.index.matches import Found
from reader.model import Article
from reader.search.asked import Within
from reader.search.passages import Highlighter, Passage
from reader.search.plan import Plan


class Hit(NamedTuple):
    """An article or a quote that a search found, with the passage that shows why."""

    key: int
    article: Article
    passage: Passage
    score: float


class ArticleReader:
    """Reads the articles of what was found. Quotes of one article follow each other, so the last
    article is kept."""

    def __init__(self, ask: Ask, *, of_quotes: bool) -> None:
        self._ask = ask
        self._of_quotes = of_quotes
        self._last: tuple[int, Article] | None = None

    def read(self, key: int) -> tuple[Article, int] | None:
        """The article of a key, and the number of the quote in it; ``None`` where it is gone."""
        slot = slot_of_quote(key) if self._of_quotes else key
        first = self._ask(articles.key_by_slot, slot)
        if first is None:
            return None
        if self._last is None or self._last[0] != first:
            article = self._ask(articles.article_by_key, first)
            if article is None:
                return None
            self._last = first, article
        article = self._last[1]
        number = quote_number(first, key) if self._of_quotes else 0
        return None if self._of_quotes and number >= len(article.quotes) else (article, number)


class HitReader:
    """Reads what was found, as it stands in the index."""

    def __init__(self, ask: Ask, plan: Plan) -> None:
        self._within = plan.within
        self._articles = ArticleReader(ask, of_quotes=plan.matching.finds_quotes)
        self._highlighter = Highlighter(plan.lit)

    def read(self, found: Sequence[Found]) -> Iterator[Hit]:
        """The hits, except those that are gone from the index by now."""
        for key, score in found:
            at = self._articles.read(key)
            if at:
                article, number = at
                yield Hit(key, article, self._passage(article, number), score)

    def _passage(self, article: Article, quote: int) -> Passage:
        if self._within is Within.QUOTES:
            return self._highlighter.quote_passage(article.quotes[quote])
        return self._highlighter.best_passage(article)
