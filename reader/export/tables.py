"""A row a quote: CSV and TSV (RFC 4180), Readwise, and the event list of network analysis."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from reader.export.exported import Exported
from reader.text import clean_line, one_line

FORMULA = ("=", "+", "-", "@")
"""What begins a formula, which a spreadsheet would carry out."""

Row = Mapping[str, str]


def row(item: Exported) -> Row:
    """All that is known of a quote and its article, as text."""
    article, quote, cited = item.article, item.quote, item.cited
    return {
        "reference": cited.reference,
        "article": article.id,
        "outlet": article.outlet,
        "agency": article.agency or "",
        "headline": article.headline or "",
        "published": article.published.text if article.published else "",
        "url": article.url or "",
        "speaker": cited.speaker if quote.speakers else "",
        "role_then": cited.role or "",
        "kind": str(quote.kind),
        "words": quote.words,
        "cue": quote.cue or "",
        "addressee": quote.addressee or "",
        "occasion": quote.occasion or "",
        "said": quote.said.text if quote.said else "",
        "topics": "; ".join(quote.topics),
        "caveats": cited.caveats.strip(" []"),
        "sic": quote.sic or "",
        "reported_by": quote.reported_by or "",
        "note": quote.note or "",
        "paragraph": str(quote.paragraph or ""),
        "bookmarked": item.created,
    }


COLUMNS = (
    *("reference", "article", "outlet", "agency", "headline", "published", "url", "speaker"),
    *("role_then", "kind", "words", "cue", "addressee", "occasion", "said", "topics", "caveats"),
    *("sic", "reported_by", "note", "paragraph", "bookmarked"),
)


def csv_rows(items: Iterable[Exported]) -> Iterator[str]:
    """Comma-separated values, with a line of names first."""
    return _table(items, COLUMNS, row, "excel")


def tsv_rows(items: Iterable[Exported]) -> Iterator[str]:
    """Tab-separated values, with a line of names first."""
    return _table(items, COLUMNS, row, "excel-tab")


_READWISE = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def readwise(items: Iterable[Exported]) -> Iterator[str]:
    """The columns that Readwise imports."""
    return _table(items, _READWISE, _readwise_row, "excel")


def _readwise_row(item: Exported) -> Row:
    article, cited = item.article, item.cited
    tags = " ".join(f".{topic}" for topic in item.quote.topics)
    note = one_line(f"{cited.attribution}{cited.caveats}{cited.note} {tags}")
    values = (
        *(item.quote.words, f"{article.shown_headline} ({article.outlet})", cited.speaker),
        *(article.url or "", note, str(item.quote.paragraph or "")),
        item.created.partition(".")[0].replace("T", " ").partition("+")[0],
    )
    return dict(zip(_READWISE, values, strict=True))


_STATEMENTS = (
    *("statement_id", "time", "time_is", "person", "organization", "concept", "agreement"),
    *("start", "stop", "text", "document_id", "title", "author", "source", "section", "type"),
)


def statements(items: Iterable[Exported]) -> Iterator[str]:
    """An event list with the columns of the Discourse Network Analyzer: a row for each topic of a
    statement, or one without."""
    return _table(_events(items), _STATEMENTS, lambda event: event, "excel")


def _events(items: Iterable[Exported]) -> Iterator[Row]:
    number = 0
    for item in items:
        article, quote, cited = item.article, item.quote, item.cited
        when = quote.said or article.published
        for topic in quote.topics or article.topics or ("",):
            number += 1
            span = quote.spans[0] if quote.spans else None
            values = (
                *(str(number), when.text if when else ""),
                *("said" if quote.said else "published" if when else "",),
                *(cited.speaker if quote.speakers else "", cited.role or "", topic, ""),
                *(str(span.start) if span else "", str(span.end) if span else ""),
                *(quote.words, article.id, article.shown_headline),
                *(article.byline or article.agency or "", article.outlet),
                *(f"¶{quote.paragraph}", str(quote.kind)),
            )
            yield dict(zip(_STATEMENTS, values, strict=True))


def _table(
    items: Iterable["Exported | Row"],
    columns: tuple[str, ...],
    make: "Callable[[Exported], Row] | Callable[[Row], Row]",
    dialect: str,
) -> Iterator[str]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, dialect=dialect)
    writer.writeheader()
    for item in items:
        made = make(item)  # type: ignore[arg-type] # each table has rows of one type
        writer.writerow({name: _cell(value) for name, value in made.items()})
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def _cell(value: str) -> str:
    text = clean_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
