"""Tells head, text and labels of one article in an export of Nexis.

A head is told by its day: the line before it names the outlet. The headline stands before the two,
in older exports after them. Numbers elsewhere are never taken for days.
"""

import re
from typing import NamedTuple

from reader.sources import nexis_labels
from reader.sources.agencies import agency_of
from reader.sources.days import line_of_day
from reader.sources.nexis_labels import labelled
from reader.sources.piece import Piece
from reader.sources.prose import joined

_HEAD_LINES = 8


class Chunk(NamedTuple):
    """The paragraphs of one article, its number if it has one, and whether its end is marked."""

    blocks: list[str]
    number: int | None = None
    ended: bool = True


def read_article(chunk: Chunk, *, is_first: bool) -> Piece:
    """The article; before the first of a file may stand a cover."""
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
        language=re.split(r"[;,]", printed.get("language", ""))[0],
        notes=tuple(notes),
        doubtful=frozenset(() if published else ("published", "headline", "outlet")),
    )


def _without_cover(blocks: list[str]) -> list[str]:
    """The blocks of the first article: from the headline that the cover lists first, or else what
    follows the last line of the cover."""
    head = blocks[: body_line(blocks)]
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


def body_line(blocks: list[str]) -> int | None:
    """Where the line stands that parts head and text; ``None`` if there is none."""
    lines = (at for at, block in enumerate(blocks) if block.strip().lower() in nexis_labels.BODY)
    return next(lines, None)


def _head(blocks: list[str]) -> tuple[int, int]:
    """Where the body begins, and where the head ends before it."""
    line = body_line(blocks)
    if line is not None:
        return line + 1, line
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
