"""Who speaks and is named in a draft: the library's actors, and entries for those it lacks."""

from collections.abc import Iterable

from reader.adding.ids import free_id, slug
from reader.dates import Date, parse
from reader.doubts import ActorDoubt
from reader.draft.findings import FoundActor, FoundQuote
from reader.folding import fold
from reader.model import Actor, ActorKind, Role
from reader.text import one_line

_MOST_ALIASES = 12
_DOUBTS = {"role": ActorDoubt.ROLES}


class Register:
    """The names and ids of all actors, those of a library and those that are added to it."""

    def __init__(self, known: Iterable[Actor]) -> None:
        self._ids: set[str] = set()
        self._names: dict[str, str] = {}
        for actor in known:
            self._ids.add(actor.id)
            for name in (actor.name, *actor.aliases, *actor.metonyms):
                self.claim(name, actor.id)

    def new_id(self, name: str) -> str:
        """An id for an actor with a name. It is taken from then on."""
        id = free_id(slug(name) or "actor", self._ids.__contains__)
        self._ids.add(id)
        return id

    def claim(self, name: str, id: str) -> bool:
        """Give a name to an actor, unless another one has it. Return whether it is the actor's."""
        return self._names.setdefault(name, id) == id

    def named(self, name: str) -> str | None:
        """The id of the actor that has a name, if one has."""
        return self._names.get(name)


class Cast:
    """Gives each speaker of a draft an id. `new` are the actors that nobody had before."""

    def __init__(
        self, found: Iterable[FoundActor], published: str | None, register: Register
    ) -> None:
        """`published` is an EDTF date, from which on the roles are held."""
        self.new: list[Actor] = []
        self._register = register
        self._held = _from(published)
        self._by_name: dict[str, str] = {}
        for each in found:
            self._by_name[fold(each.name)] = each.id or self._add(each)

    def id_of(self, quote: FoundQuote) -> str | None:
        """The id of a quote's speaker."""
        if quote.speaker is None or quote.speaker_id:
            return quote.speaker_id
        key = fold(quote.speaker)
        if key not in self._by_name:
            # A description: who it is, somebody has to say.
            doubtful = frozenset({"name", "kind"})
            described = FoundActor(quote.speaker, ActorKind.GROUP, doubtful=doubtful)
            self._by_name[key] = self._add(described)
        return self._by_name[key]

    def _add(self, found: FoundActor) -> str:
        name, register = one_line(found.name), self._register
        if known := register.named(name):
            return known
        id = register.new_id(name)
        register.claim(name, id)
        wanted = dict.fromkeys(map(one_line, found.aliases))
        aliases = [each for each in wanted if each and each != name and register.claim(each, id)]
        roles = (Role(one_line(found.role), self._held),) if found.role and self._held else ()
        doubtful = sorted({_DOUBTS.get(each) or ActorDoubt(each) for each in found.doubtful})
        self.new.append(
            Actor(
                id,
                name,
                found.kind,
                tuple(aliases[:_MOST_ALIASES]),
                roles=roles,
                doubtful=tuple(doubtful),
            )
        )
        return id


def _from(published: str | None) -> Date | None:
    """The period from a day on."""
    day = parse(published).first if published else None
    return parse(f"{day.isoformat()}/..") if day else None
