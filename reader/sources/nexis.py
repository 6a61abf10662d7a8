"""Exports of Nexis Uni and Lexis+ (DOCX) and of the older Nexis (text and HTML).

An export holds 1 to 500 articles. In new ones an article ends with “End of Document”, and a cover
lists them all; in older ones it begins with “1 of 10 DOCUMENTS”. Both counts are checked. An
article is a run of paragraphs: headline, outlet and day, or in older exports outlet, day and
headline; then lines with labels, the text, and lines with labels again (`nexis_article.py`).
"""

import re
from collections.abc import Iterator

from reader.sources import nexis_labels
from reader.sources.markup import MAX_OF_EXPORT, parse
from reader.sources.nexis_article import Chunk, body_line, read_article
from reader.sources.nexis_labels import labelled
from reader.sources.piece import CannotRead, Piece, Refused, plain, settled
from reader.sources.prose import paragraphs, prose
from reader.sources.source import Source
from reader.text import counted

# Fifty times what an export holds at most
_MAX_CHARACTERS, _MAX_ARTICLES = 20_000_000, 25_000
# One of these is in every export as text, and in hardly any other text.
_HINTS = ("load-date:", " documents\n", "end of document", "length:", "länge:")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_OWN_LINE = re.compile(r"(?mi)^[ \t]*(?:\d+ of \d+ documents|end of document)[ \t]*$")
_LABEL_LINE = re.compile(r"(?m)^[A-ZÄÖÜÉÈÀ][A-ZÄÖÜÉÈÀ -]{2,20}:.*$")
_SELECTED = re.compile(r"Selected Items:\s*(\d+)-(\d+)")
_HEAD_LINES = 8


# Recognising


def looks_exported(blocks: list[str]) -> bool:
    """Whether paragraphs are those of an export."""
    if any(map(_number_line, blocks)):
        return True
    fields = {found.field for found in map(labelled, blocks) if found}
    ended = any(map(nexis_labels.END.fullmatch, blocks))
    return len(fields) >= (2 if ended else 3)


def is_text(source: Source) -> bool:
    """Whether a source is a text that Nexis exported."""
    if not source.is_text or len(source.text) > _MAX_CHARACTERS:
        return False
    text = plain(source.text).lower()
    return any(hint in text for hint in _HINTS) and looks_exported(_blocks(source.text))


def is_page(source: Source) -> bool:
    """Whether a source is a page that the older Nexis exported."""
    return "<!-- Hide XML section from browser" in source.head


# Reading


def read_text(source: Source) -> Iterator[Piece | Refused]:
    """The articles of an export as text."""
    return read_blocks(_blocks(source.text), source.decoded.notes)


def read_page(source: Source) -> Iterator[Piece | Refused]:
    """The articles of an export as a page."""
    return read_blocks(paragraphs(parse(source.text, MAX_OF_EXPORT)), source.decoded.notes)


def words_of_page(source: Source) -> str:
    """All text of an export as a page."""
    return prose(parse(source.text, MAX_OF_EXPORT))


def _blocks(text: str) -> list[str]:
    """The paragraphs of a text whose lines are cut at a width; each label begins one."""
    text = _OWN_LINE.sub(r"\n\n\g<0>\n\n", plain(text))
    text = _LABEL_LINE.sub(lambda line: ("\n" if labelled(line[0]) else "") + line[0], text)
    return [block for block in _BLANK_LINES.split(text) if block.strip()]


def read_blocks(blocks: list[str], notes: tuple[str, ...] = ()) -> Iterator[Piece | Refused]:
    """The articles of an export, given its paragraphs. `notes` are added to those of each."""
    numbered = any(map(_number_line, blocks))
    chunks = list(_numbered(blocks) if numbered else _ended(blocks))
    total = len(chunks)
    if total > _MAX_ARTICLES:
        raise CannotRead(f"It holds more than {_MAX_ARTICLES:,} articles; split it.")
    for place, chunk in enumerate(chunks, start=1):
        where = f"article {chunk.number or place} of {total}" if total > 1 else ""
        piece = read_article(chunk, is_first=place == 1)
        yield settled(piece._replace(notes=notes + piece.notes), where)
    yield from _missing_numbers(blocks, chunks) if numbered else _missing_from_cover(blocks, total)


def _number_line(block: str) -> re.Match[str] | None:
    match = nexis_labels.NUMBER.fullmatch(block)
    return match if match and nexis_labels.NUMBERED.search(block) else None


def _numbered(blocks: list[str]) -> Iterator[Chunk]:
    """The articles of an older export; what stands before the first is its cover."""
    number, chunk = None, list[str]()
    for block in blocks:
        match = _number_line(block)
        if match:
            if number is not None:
                yield Chunk(chunk, number)
            number, chunk = int(match["number"]), []
        elif not nexis_labels.END.fullmatch(block):
            chunk.append(block)
    if number is not None:
        yield Chunk(chunk, number)


def _ended(blocks: list[str]) -> Iterator[Chunk]:
    """The articles of a new export. The last may lack its end: the file is cut, or holds one."""
    chunk: list[str] = []
    for block in blocks:
        if nexis_labels.END.fullmatch(block):
            yield Chunk(chunk)
            chunk = []
        else:
            chunk.append(block)
    if any(map(labelled, chunk)) or body_line(chunk) is not None:
        yield Chunk(chunk, ended=False)


def _missing_numbers(blocks: list[str], chunks: list[Chunk]) -> Iterator[Refused]:
    """What the numbers of the articles of an older export show to be missing."""
    numbers = {chunk.number for chunk in chunks if chunk.number}
    totals = [int(match["all"]) for match in map(_number_line, blocks) if match]
    cover = " ".join(blocks[: _HEAD_LINES * 4])
    selected = _SELECTED.search(cover)
    first, last = (int(selected[1]), int(selected[2])) if selected else (1, max(totals))
    if selected and last - first + 1 == max(totals):
        first, last = 1, max(totals)
    elif not selected:
        first = min(1, *numbers) if min(numbers) < 3 else min(numbers)
    absent = [number for number in range(first, min(last, first + 5_000) + 1)
              if number not in numbers]  # fmt: skip
    if absent:
        named = ", ".join(map(str, absent[:10])) + (" and more" if len(absent) > 10 else "")
        yield Refused(
            f"{counted(len(absent), 'article')} of {max(totals)}",
            f"The file counts to {max(totals)}, but does not hold: {named}.",
        )


def _missing_from_cover(blocks: list[str], found: int) -> Iterator[Refused]:
    """What the cover of a new export lists and the file does not hold."""
    counts = (nexis_labels.COVER_COUNT.fullmatch(block) for block in blocks[:_HEAD_LINES])
    listed = next((int(match["all"]) for match in counts if match), found)
    if listed != found:
        yield Refused(
            f"{abs(listed - found)} of {listed} articles",
            f"The cover lists {counted(listed, 'article')}, but the file holds {found}.",
        )
