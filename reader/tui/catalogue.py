"""The article list: which files it shows, in which order, under which headings. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.dates import in_words
from reader.library.folder import ArticleFile
from reader.model import Article, Topic
from reader.text import fold
from reader.tui.cards import ArticleCard, BrokenCard, Heading
from reader.tui.rows import Row
from reader.tui.shelf import Shelf


class Sort(StrEnum):
    """The orders of the list."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    OUTLET = "by outlet"
    QUOTES = "most quotes first"

    @property
    def next(self) -> "Sort":
        """The order after this one, around the end."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


class Listed(NamedTuple):
    """An article that can be read, with its file."""

    file: ArticleFile
    article: Article


def sorted_files(files: Sequence[ArticleFile], order: Sort) -> list[Listed]:
    """The articles that can be read, in an order."""
    listed = [Listed(file, file.article) for file in files if file.article]
    keys: dict[Sort, Callable[[Listed], tuple[object, ...]]] = {
        Sort.NEWEST: lambda item: (-_day(item.article), item.article.id),
        Sort.OLDEST: lambda item: (_day(item.article), item.article.id),
        Sort.OUTLET: lambda item: (fold(item.article.outlet), -_day(item.article)),
        Sort.QUOTES: lambda item: (-len(item.article.quotes), -_day(item.article)),
    }
    return sorted(listed, key=keys[order])


def _day(article: Article) -> int:
    """The first day that an article may be of, as a number; 0 for none."""
    first = article.published.first if article.published else None
    return first.toordinal() if first else 0


def _group(article: Article, order: Sort) -> str:
    """The heading that an article stands under."""
    if order is Sort.OUTLET:
        return article.outlet
    if order is Sort.QUOTES:
        return ""
    year = article.published.year if article.published else None
    return str(year) if year else "No date"


def _haystack(item: Listed, shelf: Shelf) -> str:
    """The words that the filter looks through."""
    article, library = item.article, shelf.library
    names = (library.actors[id].name for id in article.speakers if id in library.actors)
    topics = (library.topics.get(id, Topic(id, id)).name for id in article.topics)
    published = in_words(article.published) if article.published else ""
    facts = (article.shown_headline, article.outlet, article.agency or "", article.place or "")
    return fold(" ".join((*facts, published, *names, *topics)))


def filtered(listed: Sequence[Listed], words: str, shelf: Shelf) -> list[Listed]:
    """Those that hold every word of the filter, in any case and with or without accents."""
    wanted = fold(words).split()
    if not wanted:
        return list(listed)
    return [item for item in listed if all(word in _haystack(item, shelf) for word in wanted)]


def catalogue_rows(shelf: Shelf, order: Sort, words: str) -> list[Row]:
    """The rows of the list; the key of each is its file's name."""
    listed = filtered(sorted_files(shelf.library.files, order), words, shelf)
    broken = [file for file in shelf.library.files if file.broken]
    if words:
        broken = [file for file in broken if fold(words) in fold(file.name)]
    rows = list(_article_rows(listed, shelf, order))
    if broken:
        rows.append(Row("", Heading("Broken").draw))
        rows += [Row(file.name, BrokenCard(file.name, file.problems).draw) for file in broken]
    if words:
        total = len(shelf.library.files)
        shown = len(listed) + len(broken)
        heading = f"filter: {words} · {shown} of {total}"
        rows.insert(0, Row("", Heading(heading).draw))
    elif order is not Sort.NEWEST:
        rows.insert(0, Row("", Heading(str(order)).draw))
    return rows


def _article_rows(listed: Sequence[Listed], shelf: Shelf, order: Sort) -> Iterator[Row]:
    group = ""
    stars = Counter(key.article for key in shelf.stars)
    for item in listed:
        article = item.article
        heading = _group(article, order)
        if heading != group:
            yield Row("", Heading(heading).draw)
            group = heading
        progress = shelf.progress.get(article.id)
        read = (progress.read or None) if progress else False
        card = ArticleCard(article, read, stars[article.id], article.id in shelf.view.echoing)
        yield Row(item.file.name, card.draw)
