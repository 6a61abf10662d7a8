"""One page of HTML that holds everything, loads nothing, and can be filtered and printed."""

from collections.abc import Iterable, Iterator
from html import escape

from reader.export.exported import Exported, by_article
from reader.model import Article
from reader.text import clean_line
from reader.wording import dateline

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Quotes</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif; }
input { width: 100%; padding: .4rem; font: inherit; }
blockquote { margin: 1rem 0 1rem .5rem; padding-left: 1rem; border-left: 3px solid; }
blockquote.indirect p:first-child { font-style: italic; }
.where, .source { opacity: .75; font-size: .9rem; }
a { color: inherit; }
[hidden] { display: none; }
@media print { input { display: none; } blockquote { break-inside: avoid; } }
</style>
</head>
<body>
<h1>Quotes</h1>
<input id="filter" type="search" placeholder="Filter by words, speaker or topic" aria-label="Filter">
"""  # noqa: E501 # one element a line

_FOOT = """<script>
document.getElementById("filter").addEventListener("input", function () {
  const words = this.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const article of document.querySelectorAll("article")) {
    let shown = false;
    for (const quote of article.querySelectorAll("blockquote")) {
      const text = (quote.textContent + " " + quote.dataset.topics).toLowerCase();
      quote.hidden = !words.every(word => text.includes(word));
      shown = shown || !quote.hidden;
    }
    article.hidden = !shown;
  }
});
</script>
</body>
</html>
"""


def page(items: Iterable[Exported]) -> Iterator[str]:
    """The page, article by article; every text is escaped."""
    yield _HEAD
    for article, quotes in by_article(items):
        yield f'<article id="{_safe(article.id)}">\n{_heading(article)}'
        for item in quotes:
            yield _quotation(item)
        yield "</article>\n"
    yield _FOOT


def _heading(article: Article) -> str:
    where = _safe(dateline(article))
    if article.url:
        where += f' · <a href="{_safe(article.url)}" rel="noreferrer">{_safe(article.url)}</a>'
    return f'<h2>{_safe(article.shown_headline)}</h2>\n<p class="where">{where}</p>\n'


def _quotation(item: Exported) -> str:
    cited = item.cited
    anchor = _safe(cited.reference.replace("#", "-"))
    topics = _safe(" ".join(item.quote.topics))
    source = _safe(f"{cited.attribution}{cited.note}")
    return (
        f'<blockquote id="{anchor}" class="{item.quote.kind}" data-topics="{topics}">\n'
        f"<p>{_safe(cited.words)}{_safe(cited.caveats)}</p>\n"
        f'<p class="source">— {source} <a href="#{anchor}">¶{item.quote.paragraph}</a></p>\n'
        "</blockquote>\n"
    )


def _safe(text: str) -> str:
    return escape(clean_line(text))
