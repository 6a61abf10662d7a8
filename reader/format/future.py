"""Tells dates that are still to come.

They are no problem of a file for ever, so the day on which one asks is given, and nothing is kept.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from reader.dates import Date, in_words
from reader.model import Article
from reader.problem import Place, Problem, Severity

# It is not the same day everywhere.
_ONE_DAY = timedelta(1)


def future_days(article: Article, today: date) -> Iterator[Problem]:
    """Yield warnings about days of an article that are certainly after today."""
    published = article.published
    if published and _is_future(published, today):
        yield _warning(article, "published", published, article.published_line)
    # What was said after the publication is told of the file.
    if published is None:
        for quote in article.quotes:
            if quote.said and _is_future(quote.said, today):
                yield _warning(article, "said", quote.said, quote.line)


def _is_future(when: Date, today: date) -> bool:
    return when.earliest is not None and when.earliest - today > _ONE_DAY


def _warning(article: Article, name: str, when: Date, line: int) -> Problem:
    message = f"“{name}” ({in_words(when)}) is still to come; correct the date"
    return Problem(article.file, Place(line, 1), "future-date", Severity.WARNING, message)
