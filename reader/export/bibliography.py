"""One entry for each article, with its quotes as notes: CSL-JSON, BibLaTeX, BibTeX and RIS.

CSL-JSON: https://github.com/citation-style-language/schema (csl-data). BibLaTeX: the manual of
the package, sections 2.1 and 2.3.8 (EDTF). RIS: as Zotero and EndNote write it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from reader.dates import Date
from reader.export.exported import Exported, by_article
from reader.model import Article
from reader.tex import tex
from reader.text import one_line

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def csl_json(items: Iterable[Exported]) -> Iterator[str]:
    """A list of CSL items."""
    yield "["
    for number, (article, quotes) in enumerate(by_article(items)):
        yield ",\n" if number else "\n"
        yield json.dumps(_csl(article, quotes), ensure_ascii=False, indent=1)
    yield "\n]\n"


def _csl(article: Article, quotes: list[Exported]) -> Mapping[str, object]:
    item: dict[str, object] = {
        "type": "article-newspaper",
        "id": article.id,
        "citation-key": article.id,
        "title": _title(article),
        "container-title": article.outlet,
    }
    author = article.byline or article.agency
    if author:
        item["author"] = [{"literal": author}]
    if article.agency and article.byline:
        item["source"] = article.agency
    if article.published:
        item["issued"] = _issued(article.published)
    if article.place:
        item["publisher-place"] = article.place
    if article.url:
        item["URL"] = article.url
    if article.topics:
        item["keyword"] = ", ".join(article.topics)
    item["note"] = _notes(quotes, "\n")
    return item


def _issued(when: Date) -> Mapping[str, object]:
    """A date in parts: CSL takes no EDTF text where processors read it."""
    ends = [_parts(text) for text in when.text.split("/") if text not in ("", "..")]
    issued: dict[str, object] = {"date-parts": ends}
    if when.uncertain or when.approximate:
        issued["circa"] = True
    return issued


def _parts(text: str) -> list[int]:
    return [int(part) for part in text.partition("T")[0].rstrip("?~%").split("-")]


def biblatex(items: Iterable[Exported]) -> Iterator[str]:
    """Entries for BibLaTeX, with their dates as EDTF."""
    for article, quotes in by_article(items):
        fields = _tex_fields(article)
        fields["entrysubtype"] = "newspaper"
        fields["journaltitle"] = tex(article.outlet)
        if article.published:
            fields["date"] = article.published.text.partition("T")[0]
        fields["annotation"] = tex(_notes(quotes, " — "))
        yield _entry("article", article.id, fields)


def bibtex(items: Iterable[Exported]) -> Iterator[str]:
    """Entries for BibTeX, which knows no newspapers and no days that are not certain."""
    for article, quotes in by_article(items):
        fields = _tex_fields(article)
        fields["journal"] = tex(article.outlet)
        if article.published and (first := article.published.first or article.published.last):
            fields["year"] = str(first.year)
            digits = _parts(article.published.text.strip("./").partition("/")[0])
            if len(digits) > 1:
                fields["month"] = _MONTHS[digits[1] - 1]
            if len(digits) > 2:
                fields["day"] = str(digits[2])
        fields["note"] = tex(_notes(quotes, " — "))
        yield _entry("article", article.id, fields)


def _tex_fields(article: Article) -> dict[str, str]:
    author = article.byline or article.agency
    fields = {"author": f"{{{tex(author)}}}"} if author else {}
    fields["title"] = tex(_title(article))
    if article.url:
        fields["url"] = article.url.replace("{", "%7B").replace("}", "%7D")
    if article.topics:
        fields["keywords"] = tex(", ".join(article.topics))
    return fields


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    months = set(_MONTHS)
    lines = (
        f"  {name} = {value if name == 'month' and value in months else f'{{{value}}}'},\n"
        for name, value in fields.items()
    )
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n\n"


def ris(items: Iterable[Exported]) -> Iterator[str]:
    """Records of RIS, each line with its tag, and a note for each quote."""
    for article, quotes in by_article(items):
        lines = [("TY", "NEWS"), ("ID", article.id), ("TI", _title(article))]
        if author := article.byline or article.agency:
            lines.append(("AU", author))
        lines += [("T2", article.outlet), ("JF", article.outlet)]
        when = article.published
        if when and (first := when.first or when.last):
            lines += [("PY", f"{first.year:04}"), ("DA", f"{first:%Y/%m/%d}/")]
        lines += [("CY", article.place or ""), ("UR", article.url or "")]
        lines += [("KW", topic) for topic in article.topics]
        if when and (when.uncertain or when.approximate or when.first != when.last):
            lines.append(("N1", f"Published: {when.text} (EDTF)"))
        lines += [("N1", _note(item)) for item in quotes]
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines if value)
        yield "ER  - \r\n\r\n"


def _title(article: Article) -> str:
    """The headline; one that the source cuts off says so."""
    cut = article.headline_note and "cut" in article.headline_note
    return f"{article.headline} […]" if article.headline and cut else article.shown_headline


def _notes(quotes: list[Exported], by: str) -> str:
    return by.join(map(_note, quotes))


def _note(item: Exported) -> str:
    cited = item.cited
    where = f", para. {item.quote.paragraph}" if item.quote.paragraph else ""
    return f"{cited.words}{cited.caveats} — {cited.attribution}{where}{cited.note}"
