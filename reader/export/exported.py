"""What is exported: a quote ready to be cited, with what its bookmark adds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reader.bookmark import Bookmark
from reader.citation import Cited, cite
from reader.dates import Date, parse
from reader.model import Actor, Article, Quote

GONE = "gone from the library; the words are those of the bookmark"


class Exported(NamedTuple):
    """A quote. `created` is when it was bookmarked, ISO 8601, empty if it was not; `is_gone` where
    only the bookmark has it still."""

    cited: Cited
    created: str = ""
    is_gone: bool = False

    @property
    def article(self) -> Article:
        """The article in which it stands."""
        return self.cited.article

    @property
    def quote(self) -> Quote:
        """The quote itself."""
        return self.cited.quote


def of_bookmark(
    bookmark: Bookmark, article: Article | None, actors: Mapping[str, Actor]
) -> Exported:
    """A bookmarked quote as the library has it now, or where it is gone as the bookmark has it."""
    quote = article.by_id.get(bookmark.key.quote) if article else None
    if article and quote:
        return Exported(cite(article, quote, actors), bookmark.created)
    quote = Quote(
        bookmark.key.quote,
        bookmark.kind,
        (),
        bookmark.words,
        0,
        0,
        speakers=(bookmark.speaker,) if bookmark.speaker else (),
        said=_date(bookmark.said),
        note=GONE,
    )
    article = Article(
        bookmark.key.article,
        "",
        bookmark.outlet,
        _date(bookmark.published),
        (),
        headline=bookmark.headline,
        quotes=(quote,),
    )
    speaker = bookmark.speaker_name or cite(article, quote, actors).speaker
    return Exported(Cited(article, quote, speaker, bookmark.role), bookmark.created, True)


def _date(text: str | None) -> Date | None:
    return parse(text) if text else None


def by_article(items: Iterable[Exported]) -> Iterator[tuple[Article, list[Exported]]]:
    """The quotes of each article together; they have to follow each other."""
    for _, group in groupby(items, lambda item: item.article.id):
        found = list(group)
        yield found[0].article, found
