"""Markdown for Obsidian, Pandoc and paper: a section an article, a quotation a quote."""

from collections.abc import Iterable, Iterator

from reader.citation import escaped_markdown
from reader.export.exported import Exported, by_article
from reader.model import Article
from reader.wording import dateline


def markdown(items: Iterable[Exported]) -> Iterator[str]:
    """Front matter, then the articles with their quotes, each with a block id to link to."""
    yield "---\ntitle: Quotes\nsource: On the Record\n---\n"
    for article, quotes in by_article(items):
        yield _heading(article)
        for item in quotes:
            yield _quotation(item)


def _heading(article: Article) -> str:
    where = escaped_markdown(dateline(article))
    link = f" · <{article.url}>" if article.url else ""
    topics = " ".join(f"#{topic}" for topic in article.topics)
    lines = [f"\n## {escaped_markdown(article.shown_headline)}", f"{where}{link}", topics]
    return "\n\n".join(line for line in lines if line) + "\n"


def _quotation(item: Exported) -> str:
    cited = item.cited
    words = escaped_markdown(f"{cited.words}{cited.caveats}")
    where = f", ¶{item.quote.paragraph}" if item.quote.paragraph else ""
    source = escaped_markdown(f"{cited.attribution}{where} [{cited.reference}]{cited.note}")
    block = cited.reference.replace("#", "-")
    return f"\n> {words}\n>\n> — {source}\n\n^{block}\n"
