"""Exports of Factiva: pages and XML.

A page has one ``div`` of the class ``article`` for each article: either a table whose first cells
are codes (``HD``, ``PD``, ``SN``), or a headline and unnamed ``div`` elements in a fixed order:
words, day, outlet, code. Text is in paragraphs of the class ``articleParagraph`` in both.
"""

import re
from collections.abc import Iterator

from reader.sources.agencies import agency_of
from reader.sources.days import day_of, line_of_day
from reader.sources.languages import language_code
from reader.sources.markup import MAX_OF_EXPORT, Element, parse
from reader.sources.piece import Piece, Refused, all_settled
from reader.sources.prose import joined, paragraphs, prose
from reader.sources.source import Source
from reader.text import counted

_ARTICLE = re.compile(r"""class=["']?article \w*Article\b""")
_COUNT_OF_WORDS = re.compile(r"\d[\d.,\s]*\s?[^\W\d_]+")
_TIME = re.compile(r"\d\d?:\d\d.*")
_ACCESSION = re.compile(
    r"\b(?:Document|Dokument|Documento|文書|文件)\s+([A-Z0-9]{4,12}\d{8}\w{6,12})"
)


def is_page(source: Source) -> bool:
    """Whether a source is a page that Factiva exported."""
    text = source.text if source.is_text and "<" in source.head else ""
    return "articleParagraph" in text and _ARTICLE.search(text) is not None


def read_page(source: Source) -> Iterator[Piece | Refused]:
    """The articles of a page."""
    page = parse(source.text, MAX_OF_EXPORT)
    articles = list(page.having(_is_article))
    yield from all_settled(articles, _from_page, source.decoded.notes)
    documents = len(set(_ACCESSION.findall(prose(page))))
    if documents > len(articles):
        yield Refused(
            f"{documents - len(articles)} of {documents} articles",
            f"The page names {counted(documents, 'document')}, but holds {len(articles)}.",
        )


def _from_page(article: Element) -> Piece:
    return _by_codes(article) if article.first("td") else _by_order(article)


def words_of_page(source: Source) -> str:
    """All text of a page."""
    return prose(parse(source.text, MAX_OF_EXPORT))


def _is_article(element: Element) -> bool:
    return "article" in element.classes and any(
        name.endswith("Article") for name in element.classes
    )


def _text(element: Element) -> str:
    found = element.having(lambda each: "articleParagraph" in each.classes)
    return joined(paragraph for each in found for paragraph in paragraphs(each))


def _by_codes(article: Element) -> Piece:
    """An article as a table of codes."""
    fields: dict[str, str] = {}
    for row in article.descendants("tr"):
        cells = [cell for cell in row.elements if cell.name == "td"]
        if len(cells) > 1:
            fields.setdefault(cells[0].text, cells[1].text)
    published = line_of_day(fields.get("PD", ""))
    return _piece(
        article,
        headline=fields.get("HD"),
        outlet=fields.get("SN"),
        byline=fields.get("BY"),
        credit=fields.get("CR"),
        published=published,
        language=fields.get("LA", ""),
    )


def _by_order(article: Element) -> Piece:
    """An article whose fields are told by their order."""
    headlines = article.having(lambda each: any(map(_ends_as_headline, each.classes)))
    headline = next(headlines, None)
    author = next(article.having(lambda each: "author" in each.classes), None)
    lines = [each.text for each in article.descendants("div") if not each.attributes]
    lines = [line for line in lines if line and not (headline and line == headline.text)]
    counts = (at for at, line in enumerate(lines) if _COUNT_OF_WORDS.fullmatch(line))
    after = lines[next(counts, -1) + 1 :]
    days = (at for at, line in enumerate(after) if line_of_day(line))
    day = next(days, None)
    rest = (
        [line for line in after[day + 1 :] if not _TIME.fullmatch(line)] if day is not None else []
    )
    return _piece(
        article,
        headline=headline.text if headline else None,
        outlet=rest[0] if rest else None,
        byline=author.text if author else None,
        credit=None,
        published=line_of_day(after[day]) if day is not None else None,
        language=next((line for line in rest[1:] if language_code(line)), ""),
    )


def _ends_as_headline(name: str) -> bool:
    return name.endswith("Headline")


def _piece(
    article: Element,
    *,
    headline: str | None,
    outlet: str | None,
    byline: str | None,
    credit: str | None,
    published: str | None,
    language: str,
) -> Piece:
    agency = agency_of(credit, outlet) or agency_of(byline, outlet)
    return Piece(
        _text(article),
        headline=headline,
        outlet=outlet,
        agency=agency,
        byline=None if agency_of(byline, outlet) else byline,
        published=published,
        language=language,
        notes=() if published else ("No day was found in its place.",),
        doubtful=frozenset(() if published else ("published",)),
    )


# XML


def is_xml(root: Element) -> bool:
    """Whether XML is an export of Factiva."""
    return root.first("ppsarticle") is not None


def read_xml(root: Element) -> Iterator[Piece | Refused]:
    """The articles of an export as XML."""
    articles = list(root.descendants("ppsarticle"))
    yield from all_settled(articles, _from_xml)
    results = root.first("ppsarticleresultset")
    count = results.get("count") if results else ""
    if count.isdecimal() and len(count) < 7 and int(count) > len(articles):
        yield Refused(
            f"{int(count) - len(articles)} of {count} articles",
            f"The file counts {counted(int(count), 'article')}, but holds {len(articles)}.",
        )


def _from_xml(article: Element) -> Piece:
    def line(name: str) -> str | None:
        found = article.first(name)
        return found.text if found else None

    when = article.first("publicationdate")
    published = day_of(when.text) if when else None
    parts = [article.first(name) for name in ("leadparagraph", "tailparagraphs")]
    found = [each.text for part in parts if part for each in part.descendants("paragraph")]
    outlet, byline = line("sourcename"), line("byline")
    agency = agency_of(line("credit"), outlet) or agency_of(byline, outlet)
    return Piece(
        joined(filter(None, found)),
        headline=line("headline"),
        outlet=outlet,
        agency=agency,
        byline=None if agency_of(byline, outlet) else byline,
        published=published,
        language=(line("baselanguage") or "").lower() or None,
        notes=() if published else ("The file gives no day for it.",),
        doubtful=frozenset(() if published else ("published",)),
    )
