"""Adds drafts to a library: the copy of each source, the actors that it lacks, the articles."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePath
from typing import NamedTuple

from reader.adding.actor_file import FIRST_LINE, with_actors
from reader.adding.casting import Cast, Register
from reader.adding.drafting import Drafted
from reader.adding.duplicates import Duplicates
from reader.adding.files import create, replace
from reader.adding.head import Given
from reader.adding.ids import free_id, slug
from reader.adding.proposal import Original, draft_text
from reader.format.files import ACTORS, ARTICLES
from reader.library.library import Library
from reader.model import Actor
from reader.sources.known import Match
from reader.sources.piece import Refused
from reader.text import excerpt

ORIGINALS = "originals"
# So many articles are written at once: the actors of all of them come before.
BATCH = 100


class Added(NamedTuple):
    """An article that was added, with how many of its findings are doubtful."""

    id: str
    headline: str
    quotes: int
    doubts: int


class Known(NamedTuple):
    """An article that was not added, because the library has it: `match` says which, and why."""

    headline: str
    match: Match


class _Waiting(NamedTuple):
    path: Path
    text: str


class Additions:
    """Adds what sources hold, source by source; `flush` writes what still waits.

    With `again`, articles that are known are added, too. With `dry`, nothing is written.
    """

    def __init__(
        self, library: Library, given: Given, *, again: bool = False, dry: bool = False
    ) -> None:
        self._library = library
        self._given = given
        self._again = again
        self._dry = dry
        self._register = Register(library.actors.values())
        self._duplicates = Duplicates(library)
        self._taken = set(library.article_ids())
        self._has_schema = (library.root / "schema" / "article.json").is_file()
        self._actors: list[Actor] = []
        self._articles: list[_Waiting] = []

    def add(
        self, data: bytes, name: str, found: Iterator[Drafted | Refused]
    ) -> Iterator[Added | Known | Refused]:
        """Add the drafts of a source, and tell of each what became of it. Raises `OSError`."""
        digest, file = sha256(data).hexdigest(), ""
        for each in found:
            if isinstance(each, Refused):
                yield each
                continue
            match = self._duplicates.find(each.body, each.head.url)
            if match and not self._again:
                yield Known(each.head.headline or excerpt(each.body), match)
                continue
            file = file or self._keep(data, name, digest)
            yield self._add(each, Original(file, digest, each.captured))

    def _add(self, draft: Drafted, original: Original) -> Added:
        head = draft.head
        wanted = "-".join(filter(None, (_day(head.published), slug(head.headline or ""))))
        id = free_id(wanted or f"article-{original.sha256[:8]}", self._is_taken)
        self._taken.add(id)
        cast = Cast(draft.findings.actors, head.published, self._register)
        text = draft_text(
            id,
            head,
            draft.findings,
            cast,
            topics=self._given.topics,
            original=original,
            has_schema=self._has_schema,
        )
        self._actors += cast.new
        self._articles.append(_Waiting(self._library.root / ARTICLES / f"{id}.yaml", text))
        self._duplicates.add(id, draft.body, head.url)
        if len(self._articles) >= BATCH:
            self.flush()
        quotes = draft.findings.quotes
        doubts = len(head.doubtful) + sum(bool(quote.doubtful) for quote in quotes)
        return Added(id, head.headline or excerpt(draft.body), len(quotes), doubts)

    def flush(self) -> None:
        """Write the actors and articles that wait.

        Raises `CannotAppend`, `Changed` and `OSError`; then no article of these is written.
        """
        actors, articles = self._actors, self._articles
        self._actors, self._articles = [], []
        if self._dry:
            return
        if actors:
            path = self._library.root / ACTORS
            before = path.read_bytes() if path.exists() else None
            begun = before if before is not None else self._first_line()
            replace(path, before, with_actors(begun, actors))
        for waiting in articles:
            create(waiting.path, waiting.text.encode())

    def _first_line(self) -> bytes | None:
        return FIRST_LINE.encode() if self._has_schema else None

    def _is_taken(self, id: str) -> bool:
        return id in self._taken or (self._library.root / ARTICLES / f"{id}.yaml").exists()

    def _keep(self, data: bytes, name: str, digest: str) -> str:
        """Copy a source into the folder of originals. Return the name of the copy there."""
        path = PurePath(name.replace("\\", "/"))
        stem, suffix = (path.stem, path.suffix) if name != "-" else (f"pasted-{digest[:8]}", ".txt")
        folder = self._library.root / ORIGINALS
        wanted = slug(stem) or digest[:8]
        for file in (f"{wanted}{suffix}", f"{wanted}-{digest[:8]}{suffix}"):
            kept = folder / file
            if kept.exists() and sha256(kept.read_bytes()).hexdigest() == digest:
                return file
            if not kept.exists():
                if not self._dry:
                    create(kept, data)
                return file
        return file


def _day(published: str | None) -> str:
    """The beginning of a date that can stand in an id."""
    return (published or "").partition("/")[0].partition("T")[0].rstrip("?~%")
