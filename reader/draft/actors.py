"""Gathers the people, states and bodies that a text names, with their roles and printed forms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.draft.bodies import BODIES
from reader.draft.descriptions import Described
from reader.draft.findings import FoundActor, FoundQuote
from reader.draft.known import KnownActors
from reader.draft.names import Bearer, Names
from reader.draft.roles import ORGANISATIONS, ROLES
from reader.draft.runs import is_organisation
from reader.draft.states import CAPITALS, STATES, is_adjective
from reader.draft.tokens import WORD, Token
from reader.draft.words import GROUP_WORDS, word_set
from reader.model import ActorKind

_LONGEST_STATE = 5
_AT_A_PLACE = word_set("in at to from near outside around of leave left")
_ALWAYS_METONYMS = frozenset(["kremlin", "white house", "downing street", "whitehall"])


def actors(
    sentences: Sequence[Sequence[Token]],
    names: Names,
    described: Sequence[Described],
    quotes: Sequence[FoundQuote],
    known: KnownActors,
) -> tuple[FoundActor, ...]:
    """The actors of a text, persons first: each that is named, and each that speaks.

    `sentences` hold all words, those in marks too.
    """
    speakers = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    found = [
        *_persons(names, described, speakers, known),
        *_states(sentences, names, speakers, known),
    ]
    taken = {actor.name for actor in found}
    bodies = [one for one in _bodies(names, speakers, known) if one.name not in taken]
    taken |= {actor.name for actor in bodies}
    others = [_other(name, known) for name in speakers if name not in taken]
    return (*found, *bodies, *others)


def _forms(bearer: Bearer) -> tuple[str, ...]:
    return tuple(form for form in bearer.forms if form != bearer.name)


def _persons(
    names: Names, described: Sequence[Described], speakers: Iterable[str], known: KnownActors
) -> Iterator[FoundActor]:
    roles: dict[int, str] = {}
    for one in described:
        roles.setdefault(id(one.bearer), one.text)
    for bearer in names.bearers:
        if not _is_person(bearer, id(bearer) in roles, speakers):
            continue
        doubtful = set() if bearer.sure and len(bearer.words) > 1 else {"kind", "name"}
        role = roles.get(id(bearer))
        if role and role[:1].islower():
            doubtful.add("role")
        yield FoundActor(
            bearer.name,
            ActorKind.PERSON,
            known.id_of(bearer.name),
            role,
            _forms(bearer),
            frozenset(doubtful),
        )


def _is_person(bearer: Bearer, has_role: bool, speakers: Iterable[str]) -> bool:
    if not bearer.person or bearer.name.lower() in BODIES:
        return False
    if len(bearer.words) == 1 and bearer.name.lower() in ROLES:
        return False
    if len(bearer.words) == 1:
        return has_role or bearer.sure or bearer.name in speakers or _is_plain(bearer)
    return bearer.sure or has_role or bearer.name in speakers


def _is_plain(bearer: Bearer) -> bool:
    """Whether a name of one word is no place that the tables know, and no acronym."""
    low = bearer.name.lower()
    known = low in STATES or low in CAPITALS or is_adjective(low) or low in ROLES
    return not known and bearer.name.isalpha() and bearer.count - bearer.placed > 1


def _states(
    sentences: Sequence[Sequence[Token]],
    names: Names,
    speakers: Iterable[str],
    known: KnownActors,
) -> Iterator[FoundActor]:
    forms: dict[str, Counter[str]] = {}
    metonyms: dict[str, Counter[str]] = {}
    people = {word for bearer in names.bearers if bearer.sure for word in bearer.folded[1:]}
    for tokens in sentences:
        at = 0
        while at < len(tokens):
            at += _read_state(tokens, at, people, forms, metonyms) or 1
    for name in dict.fromkeys((*forms, *metonyms)):
        named = [form for form in forms.get(name, ()) if form != name]
        stands_for = list(metonyms.get(name, ()))
        doubtful = {"aliases"} if stands_for else set()
        if name not in forms:
            doubtful |= {"name", "kind"}
        aliases = tuple(dict.fromkeys((*named, *stands_for)))
        yield FoundActor(
            name, ActorKind.STATE, known.id_of(name), None, aliases, frozenset(doubtful)
        )


def _read_state(
    tokens: Sequence[Token],
    at: int,
    people: set[str],
    forms: dict[str, Counter[str]],
    metonyms: dict[str, Counter[str]],
) -> int:
    """Count the state, or the place that stands for one, that begins at a position; give how many
    tokens it has."""
    if not tokens[at].is_capital:
        return 0
    for size in range(min(_LONGEST_STATE, len(tokens) - at), 0, -1):
        words = tokens[at : at + size]
        if any(word.kind != WORD for word in words) or not words[-1].is_capital:
            continue
        printed = " ".join(word.text for word in words)
        low = printed.lower()
        if low in STATES:
            if size > 1 or low not in people:
                forms.setdefault(STATES[low], Counter())[printed] += 1
            return size
        if low in CAPITALS:
            if _stands_for_state(tokens, at, size, low):
                metonyms.setdefault(CAPITALS[low], Counter())[printed] += 1
            return size
    return 0


def _stands_for_state(tokens: Sequence[Token], at: int, size: int, low: str) -> bool:
    """Whether a capital stands for its government: no preposition of place before it, and no name
    beside it."""
    if low in _ALWAYS_METONYMS:
        return True
    before = tokens[at - 1] if at else None
    after = tokens[at + size] if at + size < len(tokens) else None
    alone = not (before and before.is_capital) and not (
        after and (after.is_capital or after.text == ",")
    )
    return alone and before is not None and before.low not in _AT_A_PLACE and before.text != ","


def _bodies(names: Names, speakers: Iterable[str], known: KnownActors) -> Iterator[FoundActor]:
    taught = {id(bearer) for bearer in names.acronyms.values()}
    for bearer in names.bearers:
        low = bearer.name.lower()
        if low in STATES or low in CAPITALS or all(map(is_adjective, low.split())):
            continue
        if bearer.person and low not in BODIES:
            continue
        sure = low.removeprefix("the ") in BODIES or id(bearer) in taught
        if (
            sure
            or bearer.name in speakers
            or (len(bearer.words) > 1 and is_organisation(bearer.words))
        ):
            yield FoundActor(
                bearer.name,
                ActorKind.ORGANISATION,
                known.id_of(bearer.name),
                None,
                _forms(bearer),
                frozenset() if sure else frozenset({"name", "kind"}),
            )


def _other(name: str, known: KnownActors) -> FoundActor:
    """Somebody who speaks and has no name: a group, an office or a document."""
    words = name.lower().split()
    plural = any(word in GROUP_WORDS for word in words) or words[0] in ("two", "some", "many")
    kind = ActorKind.GROUP
    if not plural and any(word in ROLES for word in words):
        kind = ActorKind.OFFICE
    elif not plural and words[-1] in ORGANISATIONS:
        kind = ActorKind.ORGANISATION
    return FoundActor(name, kind, known.id_of(name), doubtful=frozenset({"name", "kind"}))
