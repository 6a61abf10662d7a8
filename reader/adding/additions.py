"""Adds drafts to a library: the copy of each source, the actors that it lacks, the articles."""

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from reader.adding.actor_file import FIRST_LINE, CannotAppend, appended, form_of
from reader.adding.casting import Cast, Register
from reader.adding.drafting import Drafted
from reader.adding.duplicates import Duplicates
from reader.adding.files import create, replace
from reader.adding.head import Given
from reader.adding.ids import article_id, free_id
from reader.adding.originals import Originals
from reader.adding.proposal import Original, proposal
from reader.format.files import ACTORS, ARTICLES, Unreadable, read_file
from reader.library.library import Library
from reader.model import Actor
from reader.sources.known import Match
from reader.sources.piece import Refused
from reader.text import excerpt

# So many outcomes wait until they are written at once: the actors of all articles come before.
BATCH = 50


class Added(NamedTuple):
    """An article that was added: how many quotes it has, and how many findings await a look."""

    id: str
    headline: str
    quotes: int
    doubts: int


class Known(NamedTuple):
    """An article that was not added, because the library has it: `match` says which, and why."""

    headline: str
    match: Match


Outcome: TypeAlias = Added | Known | Refused


class _Waiting(NamedTuple):
    """What is told of a source when it is done, and the text of the article to write."""

    source: str
    outcome: Outcome
    text: str = ""


class Additions:
    """Adds what sources hold, source by source, and tells what became of it when it is written.

    With `again`, articles that are known are added, too. With `dry`, nothing is written.
    """

    def __init__(
        self, library: Library, given: Given, *, again: bool = False, dry: bool = False
    ) -> None:
        """Raises `CannotAppend`."""
        self._articles = library.root / ARTICLES
        self._given = given
        self._again = again
        self._dry = dry
        self._register = Register(library.actors.values())
        self._duplicates = Duplicates(library)
        self._originals = Originals(library.root, dry=dry)
        self._taken = set(library.article_ids())
        self._has_schema = (library.root / "schema" / "article.json").is_file()
        self._actor_file = library.root / ACTORS
        self._actor_bytes = _read_actors(self._actor_file)
        self._form = form_of(self._actor_bytes)
        self._actors: list[Actor] = []
        self._waiting: list[_Waiting] = []

    def add(
        self, data: bytes, name: str, found: Sequence[Drafted | Refused]
    ) -> Iterator[tuple[str, Outcome]]:
        """Add the drafts of a source. Yield sources with what became of their articles, of this
        source and those before, as far as it is written.

        Raises `CannotAppend`, `Changed` and `CannotWrite`; what was not yielded is not written.
        """
        digest = sha256(data).hexdigest()
        # Only the bytes of a source with one article stand for this article.
        alone = digest if len(found) == 1 else None
        for each in found:
            self._waiting.append(self._settle(each, data, name, digest, alone))
            if len(self._waiting) >= BATCH:
                yield from self.flush()

    def _settle(
        self, found: Drafted | Refused, data: bytes, name: str, digest: str, alone: str | None
    ) -> _Waiting:
        if isinstance(found, Refused):
            return _Waiting(name, found)
        headline = found.head.headline or excerpt(found.body)
        match = self._duplicates.find(found.body, found.head.url, alone)
        if match and not self._again:
            return _Waiting(name, Known(headline, match))
        original = Original(self._originals.keep(data, name, digest), digest, found.captured)
        return self._add(name, found, headline, original, alone)

    def _add(
        self, source: str, draft: Drafted, headline: str, original: Original, alone: str | None
    ) -> _Waiting:
        head, findings = draft.head, draft.findings
        wanted = article_id(head.published, head.headline) or f"article-{original.sha256[:8]}"
        id = free_id(wanted, self._is_taken)
        self._taken.add(id)
        cast = Cast(findings.actors, head.published, self._register)
        proposed = proposal(
            id,
            head,
            findings,
            cast,
            topics=self._given.topics,
            original=original,
            has_schema=self._has_schema,
        )
        self._actors += cast.new
        self._duplicates.add(id, draft.body, head.url, alone)
        added = Added(id, headline, proposed.quotes, proposed.doubts)
        return _Waiting(source, added, proposed.text)

    def flush(self) -> Iterator[tuple[str, Outcome]]:
        """Write the actors and articles that wait, and yield as `add` does."""
        waiting, self._waiting = self._waiting, []
        self._write_actors()
        for source, outcome, text in waiting:
            if isinstance(outcome, Added) and not self._dry:
                create(self._path(outcome.id), text.encode())
            yield source, outcome

    def _write_actors(self) -> None:
        actors, self._actors = self._actors, []
        if self._dry or not actors:
            return
        before = self._actor_bytes
        begun = FIRST_LINE.encode() if before is None and self._has_schema else before
        after = appended(begun, actors, self._form)
        replace(self._actor_file, before, after)
        self._actor_bytes = after

    def _path(self, id: str) -> Path:
        return self._articles / f"{id}.yaml"

    def _is_taken(self, id: str) -> bool:
        return id in self._taken or os.path.lexists(self._path(id))


def _read_actors(path: Path) -> bytes | None:
    try:
        return read_file(path) if os.path.lexists(path) else None
    except Unreadable as error:
        raise CannotAppend(f"{ACTORS} {error}") from None
