"""Exports of Nexis Uni and Lexis+ (DOCX) and of the older Nexis (text and HTML).

An export holds 1 to 500 articles. In new ones an article ends with “End of Document”, and a cover
lists them all; in older ones it begins with “1 of 10 DOCUMENTS”. Both counts are checked. An
article is a run of paragraphs: headline, outlet and day, or in older exports outlet, day and
headline; then lines with labels, the text, and lines with labels again.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.sources import nexis_labels
from reader.sources.agencies import agency_of
from reader.sources.days import line_of_day
from reader.sources.markup import parse
from reader.sources.nexis_labels import labelled
from reader.sources.piece import Piece, Refused, plain, settled
from reader.sources.prose import joined, paragraphs, prose
from reader.sources.source import Source
from reader.text import counted

# One of these is in every export as text, and in hardly any other text.
_HINTS = ("load-date:", " documents\n", "end of document", "length:", "länge:")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_OWN_LINE = re.compile(r"(?mi)^[ \t]*(?:\d+ of \d+ documents|end of document)[ \t]*$")
_LABEL_LINE = re.compile(r"(?m)^[A-ZÄÖÜÉÈÀ][A-ZÄÖÜÉÈÀ -]{2,20}:.*$")
_SELECTED = re.compile(r"Selected Items:\s*(\d+)-(\d+)")
_LANGUAGES = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
              "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "dutch": "nl",
              "portuguese": "pt", "englisch": "en", "anglais": "en", "inglés": "en",
              "inglese": "en"}  # fmt: skip
_HEAD_LINES = 8


class _Chunk(NamedTuple):
    """The paragraphs of one article, its number if it has one, and whether its end is marked."""

    blocks: list[str]
    number: int | None = None
    ended: bool = True


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
    text = plain(source.text).lower() if source.is_text else ""
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
    return read_blocks(paragraphs(parse(source.text)), source.decoded.notes)


def words_of_page(source: Source) -> str:
    """All text of an export as a page."""
    return prose(parse(source.text))


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
    for place, chunk in enumerate(chunks, start=1):
        where = f"article {chunk.number or place} of {total}" if total > 1 else ""
        piece = _article(chunk, is_first=place == 1)
        yield settled(piece._replace(notes=notes + piece.notes), where)
    yield from _missing_numbers(blocks, chunks) if numbered else _missing_from_cover(blocks, total)


def _number_line(block: str) -> re.Match[str] | None:
    match = nexis_labels.NUMBER.fullmatch(block)
    return match if match and nexis_labels.NUMBERED.search(block) else None


def _numbered(blocks: list[str]) -> Iterator[_Chunk]:
    """The articles of an older export; what stands before the first is its cover."""
    number, chunk = None, list[str]()
    for block in blocks:
        match = _number_line(block)
        if match:
            if number is not None:
                yield _Chunk(chunk, number)
            number, chunk = int(match["number"]), []
        elif not nexis_labels.END.fullmatch(block):
            chunk.append(block)
    if number is not None:
        yield _Chunk(chunk, number)


def _ended(blocks: list[str]) -> Iterator[_Chunk]:
    """The articles of a new export. The last may lack its end: the file is cut, or holds one."""
    chunk: list[str] = []
    for block in blocks:
        if nexis_labels.END.fullmatch(block):
            yield _Chunk(chunk)
            chunk = []
        else:
            chunk.append(block)
    if any(map(labelled, chunk)) or _body_line(chunk) is not None:
        yield _Chunk(chunk, ended=False)


def _missing_numbers(blocks: list[str], chunks: list[_Chunk]) -> Iterator[Refused]:
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


# One article


def _article(chunk: _Chunk, *, is_first: bool) -> Piece:
    blocks = _without_cover(chunk.blocks) if is_first and chunk.number is None else chunk.blocks
    start, head_end = _head(blocks)
    end = _body_end(blocks, start)
    printed = {found.field: found.value for found in map(labelled, blocks[:head_end] + blocks[end:])
               if found and found.value}  # fmt: skip
    headline, outlet, published = _title(blocks[:head_end], old=chunk.number is not None)
    body = [_unwrapped(block) for block in blocks[start:end]]
    body = [block for block in body if block]
    highlight = printed.get("highlight")
    notes = [] if chunk.ended else ["The article has no end mark; it may be cut."]
    if highlight:
        notes.append("The first paragraph is what the export calls the highlight.")
        body.insert(0, _unwrapped(highlight))
    if not published:
        notes.append("No day was found in its place.")
    byline = _unwrapped(printed.get("byline", "")) or None
    agency = agency_of(byline, outlet)
    return Piece(
        joined(body),
        headline=headline,
        outlet=outlet,
        agency=agency,
        byline=None if agency else byline,
        place=printed.get("place"),
        published=published,
        language=_language(printed.get("language", "")),
        notes=tuple(notes),
        doubtful=frozenset(() if published else ("published", "headline", "outlet")),
    )


def _without_cover(blocks: list[str]) -> list[str]:
    """The blocks of the first article: from the headline that the cover lists first, or else what
    follows the last line of the cover."""
    head = blocks[: _body_line(blocks)]
    cover = [at for at, block in enumerate(head) if _is_cover(block)]
    if not cover:
        return blocks
    entries = map(nexis_labels.COVER_ENTRY.fullmatch, head[cover[0] :])
    first = next((_unwrapped(match[1]) for match in entries if match), None)
    named = [at for at, block in enumerate(head) if _unwrapped(block) == first]
    if named:
        return blocks[named[-1] :]
    listed = [at for at, block in enumerate(head)
              if nexis_labels.COVER_ENTRY.match(block) and not _day(block)]  # fmt: skip
    return blocks[max(cover + listed) + 1 :]


def _is_cover(block: str) -> bool:
    shapes = (nexis_labels.COVER_LABEL, nexis_labels.COVER_COUNT)
    return any(shape.match(block) for shape in shapes)


def _body_line(blocks: list[str]) -> int | None:
    lines = (at for at, block in enumerate(blocks) if block.strip().lower() in nexis_labels.BODY)
    return next(lines, None)


def _head(blocks: list[str]) -> tuple[int, int]:
    """Where the body begins, and where the head ends before it."""
    body_line = _body_line(blocks)
    if body_line is not None:
        return body_line + 1, body_line
    labels = [at for at, block in enumerate(blocks) if labelled(block)]
    # The labels after the text are those behind the first long gap.
    last = -1
    for at in labels:
        if last >= 0 and at - last > 1:
            break
        last = at
    day = next((at for at, block in enumerate(blocks[:_HEAD_LINES]) if _day(block)), None)
    after_day = _after_title(blocks, day) if day is not None else 0
    start = max(last + 1, after_day)
    return start, start


def _after_title(blocks: list[str], day: int) -> int:
    """Where the body of an older article begins that has no labels before it."""
    return min(len(blocks), day + 2)


def _body_end(blocks: list[str], start: int) -> int:
    """Where the text ends: at the last line that says so, or before the labels at the end."""
    words = [block.strip().lower() for block in blocks]
    lines = range(start, len(blocks) - 1)
    after = [at for at in lines if words[at] in nexis_labels.AFTER and labelled(blocks[at + 1])]
    end = after[-1] if after else len(blocks)
    near = range(max(start, end - _HEAD_LINES), end)
    graphic = next((at for at in near if words[at] in nexis_labels.GRAPHIC), None)
    if graphic is not None:
        return graphic
    while not after and end > start and _is_tail(blocks[end - 1]):
        end -= 1
    return end


def _is_tail(block: str) -> bool:
    return labelled(block) is not None or nexis_labels.COPYRIGHT.match(block) is not None


def _title(blocks: list[str], *, old: bool) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and day of a head."""
    plain = [block for block in blocks if not labelled(block)
             and not nexis_labels.COPYRIGHT.match(block)]  # fmt: skip
    days = [at for at, block in enumerate(plain) if at and _day(block)]
    if not days:
        named = [_unwrapped(block) for block in plain[:2]] + ["", ""]
        outlet, headline = (named[0], named[1]) if old else (named[1], named[0])
        return headline or None, outlet or None, None
    day = days[0]
    after = [block for block in plain[day + 1 :] if not _is_centred(block)]
    if (old or day == 1) and after:
        return _unwrapped(after[0]), _unwrapped(plain[day - 1]), _day(plain[day])
    headline = " ".join(map(_unwrapped, plain[: day - 1]))
    return headline or None, _unwrapped(plain[day - 1]), _day(plain[day])


def _day(block: str) -> str | None:
    return line_of_day(" ".join(block.split()))


def _is_centred(block: str) -> bool:
    return block.startswith(" " * 10)


def _unwrapped(block: str) -> str:
    return " ".join(block.split())


def _language(words: str) -> str | None:
    first = re.split(r"[;,]", words)[0].strip().lower()
    return _LANGUAGES.get(first)
