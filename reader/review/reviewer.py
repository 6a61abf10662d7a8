"""Carries out the steps of a review on the files of a library, and takes them back."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.adding.actor_file import with_actors
from reader.adding.casting import Register
from reader.adding.files import replace
from reader.doubts import ActorDoubt
from reader.format.article import read_article
from reader.format.editing import CannotEdit, YamlFile
from reader.format.files import ACTORS
from reader.format.nodes import Report
from reader.model import Actor, ActorKind, Article
from reader.review.steps import Step, accept_head, finish

HEAD = ""
"""Stands for the fields of the article among the ids of its doubtful quotes."""


class _Write(NamedTuple):
    """A file as it was before a step (``None``: missing), and after it."""

    path: Path
    before: bytes | None
    after: bytes


class Reviewer:
    """The review of one article. `article` is as the file has it now.

    Steps, undo and redo raise `CannotEdit`, `CannotAppend` (`reader.adding.actor_file`), `Changed`
    (`reader.adding.files`) and `OSError`, and then change nothing.
    """

    def __init__(self, root: Path, file: str, actors: Sequence[Actor]) -> None:
        """`file` is relative to the folder of the library. Raises `CannotEdit` and `OSError`."""
        self._root = root
        self._path = root / file
        self._file = file
        self._register = Register(actors)
        # The names of those that this review added, by their ids.
        self.introduced: dict[str, str] = {}
        self._done: list[list[_Write]] = []
        self._undone: list[list[_Write]] = []
        self._data = b""
        self.article = self.read()
        self.total = self.article.doubts

    def read(self) -> Article:
        """Read the file as it is on disk."""
        self._data = self._path.read_bytes()
        self.article = self._article_in(self._data)
        return self.article

    @property
    def doubtful(self) -> list[str]:
        """What awaits a look, in order: `HEAD` for fields of the article, then ids of quotes."""
        head = [HEAD] if self.article.doubtful else []
        return head + [quote.id for quote in self.article.quotes if quote.doubtful]

    @property
    def left(self) -> int:
        """How much of `total` awaits a look still."""
        return len(self.doubtful)

    def do(self, step: Step) -> None:
        """Take a step. Where it leaves nothing doubtful, the article is a draft no more."""
        self._take([self._planned(step)])

    def accept_head(self) -> None:
        """Keep the fields of the article."""
        self.do(accept_head)

    def introduce(self, name: str) -> str:
        """Add an actor with a name, of whom all else has to be looked at. Return the id."""
        known = self._register.named(name)
        if known:
            return known
        id = self._register.new_id(name)
        self._register.claim(name, id)
        path = self._root / ACTORS
        before = path.read_bytes() if path.exists() else None
        actor = Actor(id, name, ActorKind.PERSON, doubtful=(ActorDoubt.KIND,))
        self._take([_Write(path, before, with_actors(before, [actor]))])
        self.introduced[id] = name
        return id

    def undo(self) -> bool:
        """Take the last step back. Return whether there was one."""
        return self._go(self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Take a step again that was taken back. Return whether there was one."""
        return self._go(self._undone, self._done, back=False)

    def _planned(self, step: Step) -> _Write:
        """Work a step out on what is on disk now: it may have changed meanwhile."""
        data = self._path.read_bytes()
        article = self._article_in(data)
        after = self._with(data, article, step)
        changed = self._article_in(after)
        if changed.draft and not changed.doubts:
            after = self._with(after, changed, finish)
        return _Write(self._path, data, after)

    def _with(self, data: bytes, article: Article, step: Step) -> bytes:
        file = YamlFile(data)
        return file.with_splices(step(file, article))

    def _take(self, writes: list[_Write]) -> None:
        for path, before, after in writes:
            replace(path, before, after)
        self._done.append(writes)
        self._undone.clear()
        self.read()

    def _go(self, source: list[list[_Write]], target: list[list[_Write]], *, back: bool) -> bool:
        if not source:
            return False
        for path, before, after in source[-1]:
            old, new = (after, before) if back else (before, after)
            if new is None:
                replace(path, old, b"")
            else:
                replace(path, old, new)
        target.append(source.pop())
        self.read()
        return True

    def _article_in(self, data: bytes) -> Article:
        report = Report(self._file)
        draft = read_article(data, self._file, report)
        if draft is None or draft.article is None:
            first = next(iter(sorted(report.problems)), None)
            raise CannotEdit(first.message if first else "the file has errors")
        return draft.article
