"""From the bytes of a source to drafts: reading it, then finding what its articles hold."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.adding.head import Given, merged
from reader.draft.drafting import find
from reader.draft.findings import Findings, Head
from reader.draft.known import KnownActors
from reader.sources.piece import Refused
from reader.sources.reading import read_source


class Drafted(NamedTuple):
    """An article of a source with all that was found in it. `captured` is an EDTF date."""

    head: Head
    findings: Findings
    captured: str | None

    @property
    def body(self) -> str:
        """The text of the body, its paragraphs parted by blank lines."""
        text = self.findings.text
        return "\n\n".join(text[start:end] for start, end in self.findings.paragraphs)


def drafts(data: bytes, name: str, given: Given, known: KnownActors) -> Iterator[Drafted | Refused]:
    """The drafts of the articles in the bytes of a file; `name` as in `read_source`."""
    for piece in read_source(data, name):
        if isinstance(piece, Refused):
            yield piece
            continue
        day = given.published or piece.published
        findings = find(piece.text, whole=piece.whole, published=day, known=known)
        if not findings.paragraphs:
            yield Refused("", "It holds no text of an article.")
            continue
        yield Drafted(merged(given, piece, findings.head), findings, piece.captured)
