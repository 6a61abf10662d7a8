"""Clippings in Markdown, such as those of Obsidian Web Clipper and MarkDownload.

Front matter tells address, author and days; the text is unfolded: links, pictures and emphasis are
the words that they show. Words in block quotations stay; their paragraphs are named in a note.
"""

import re
from collections.abc import Iterator, Sequence

from reader.folding import fold
from reader.sources.agencies import agency_of
from reader.sources.days import day_of, line_of_day
from reader.sources.front_matter import Values, split_front_matter
from reader.sources.page_body import quotation_notes
from reader.sources.piece import Piece, Refused, plain, settled
from reader.sources.prose import joined
from reader.sources.source import Source

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_URL = ("source", "url", "link", "original_url", "canonical")
_HEADLINE = ("title", "headline")
_OUTLET = ("site", "outlet", "publisher", "publication", "site_name", "website")
_BYLINE = ("author", "authors", "byline")
_PUBLISHED = ("published", "date published", "date_published", "pubdate")
_CAPTURED = ("created", "clipped", "saved", "captured", "date saved", "date")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_TARGET = (
    r"\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_PICTURE = re.compile(rf"!\[([^\[\]]*)\]{_TARGET}")
_LINK = re.compile(rf"(?<!!)\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]\n]*\])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"
                       r"|(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\3(?![\w_])"
                       r"|(?<!~)(~~|==)(?=\S)([^~=\n]+?)(?<=\S)\5")  # fmt: skip
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~\"'$&-])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"(?:\s{0,3}>\s?)+")
_EXCERPT = re.compile(r"(?m)^> ## Excerpt\n(?:>.*\n)*\s*---[ \t]*\n")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")
_CALLOUT = re.compile(r"^\[![\w-]+\][+-]?\s*")


def is_clipping(source: Source) -> bool:
    """Whether a source is Markdown: by the front matter with an address or a title, or its name."""
    if source.suffix in _SUFFIXES:
        return source.is_text
    if not source.head.startswith("---"):
        return False
    values, _ = split_front_matter(plain(source.head))
    return any(name in values for name in (*_URL, *_HEADLINE))


def read(source: Source) -> Iterator[Piece | Refused]:
    """The article of a clipping. Without front matter it is taken as a whole."""
    values, text = split_front_matter(plain(source.text))
    excerpt = _EXCERPT.search(text[:10_000])
    if values and excerpt:
        text = text[: excerpt.start()] + "\n\n" + text[excerpt.end() :]
    body, quoted = unfolded(text)
    notes = source.decoded.notes + quotation_notes(quoted)
    if excerpt:
        notes += ("The excerpt at the beginning, which the text repeats, is left out.",)
    if not values:
        yield settled(Piece(joined(body), whole=True, notes=notes))
        return
    headline = _first(values, _HEADLINE)
    first = _HEADING.fullmatch(text.strip().partition("\n")[0])
    if first and body and (headline is None or fold(body[0]) == fold(headline)):
        headline = body.pop(0)
    piece = _with_values(Piece(joined(body), headline=headline, notes=notes), values)
    yield settled(piece)


def words_of(source: Source) -> str:
    """The title and all text of a clipping."""
    values, text = split_front_matter(plain(source.text))
    return joined([_first(values, _HEADLINE) or "", *unfolded(text)[0]]).strip()


def _with_values(piece: Piece, values: Values) -> Piece:
    published = _first(values, _PUBLISHED)
    captured = _first(values, _CAPTURED)
    captured = day_of(captured) if captured else None
    outlet = _first(values, _OUTLET)
    byline = ", ".join(each for name in _BYLINE for each in _shown(values.get(name, []))) or None
    agency = agency_of(byline, outlet)
    addresses = (each for name in _URL for each in values.get(name, []) if each.startswith("http"))
    return piece._replace(
        outlet=outlet,
        agency=agency,
        byline=None if agency else byline,
        url=next(addresses, None),
        published=line_of_day(published) or day_of(published) if published else None,
        captured=captured.partition("T")[0] if captured else None,
    )


def _shown(values: Sequence[str]) -> list[str]:
    return [shown for shown in (_WIKI_LINK.sub(r"\1", each).strip() for each in values) if shown]


def _first(values: Values, names: Sequence[str]) -> str | None:
    return next((each for name in names for each in _shown(values.get(name, []))), None)


def unfolded(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs of Markdown as they are read, and those of them in block quotations."""
    found: list[str] = []
    quoted: list[str] = []
    for block in re.split(r"\n(?:[ \t]*\n)+", text):
        for is_quoted, lines in _runs(block.split("\n")):
            words = _inline("\n".join(lines)).strip()
            if words:
                found.append(words)
                quoted += [words] if is_quoted else []
    return found, quoted


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines of a block by paragraphs, each with whether it stands in a block quotation."""
    run: list[str] = []
    run_quoted = False
    for line in lines:
        signs = _QUOTE.match(line)
        bare = _CALLOUT.sub("", line[signs.end() :]) if signs else line
        heading = _HEADING.fullmatch(bare)
        if bool(signs) != run_quoted or heading or not bare.strip() or _RULE.fullmatch(bare):
            yield run_quoted, run
            run, run_quoted = [], bool(signs)
        if heading:
            yield run_quoted, [heading[2]]
        elif not _RULE.fullmatch(bare):
            run.append(bare)
    yield run_quoted, run


def _inline(text: str) -> str:
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", _without_comments(text)))
    text = _PICTURE.sub(r"\1", text)
    # A picture within a link leaves a link.
    text = _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
    for _ in range(2):
        text = _EMPHASIS.sub(lambda match: match[2] or match[4] or match[6], text)
    return "\n".join(" ".join(line.split()) for line in _ESCAPE.sub(r"\1", text).split("\n"))


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(
        part.partition("-->")[2] if "-->" in part else f"<!--{part}" for part in rest
    )
