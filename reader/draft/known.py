"""The actors of a library, looked up by what a text calls them."""

from collections.abc import Sequence

from reader.folding import fold
from reader.model import Actor


class KnownActors:
    """Finds an actor by name, alias or metonym; spellings are compared folded."""

    def __init__(self, actors: Sequence[Actor] = ()) -> None:
        self._ids: dict[str, str] = {}
        for names in ("name", "aliases", "metonyms"):
            for actor in actors:
                value = getattr(actor, names)
                for name in (value,) if isinstance(value, str) else value:
                    self._ids.setdefault(fold(name), actor.id)

    def id_of(self, name: str) -> str | None:
        """The id of the actor with a name, alias or metonym, if the library has one."""
        return self._ids.get(fold(name))
