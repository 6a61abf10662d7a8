"""What is found in one text. Offsets count code points of the text; ends are exclusive."""

from typing import NamedTuple

from reader.model import ActorKind, Kind


class FoundQuote(NamedTuple):
    """Words that the text attributes to somebody.

    `start` and `end` lie inside the marks. `speaker` is the fullest name in the text without
    titles, or a description, or ``None`` where nobody speaks; `mention` is the literal wording that
    attributes, where it is not the name. `said` is an EDTF date. Parts of one statement have an
    equal `group`. `confidence` is from 0 to 1; `doubtful` names the fields that await a look, of
    ``extent``, ``speaker``, ``kind``, ``cue`` and ``said``: none where the rules are sure. `rule`
    is the name of the rule that found the speaker.
    """

    start: int
    end: int
    kind: Kind
    speaker: str | None = None
    speaker_id: str | None = None
    mention: str | None = None
    cue: str | None = None
    addressee: str | None = None
    said: str | None = None
    said_note: str | None = None
    group: int | None = None
    confidence: float = 0.0
    doubtful: frozenset[str] = frozenset()
    rule: str = ""


class FoundActor(NamedTuple):
    """A person, state or body that the text names. `aliases` are as printed.

    `doubtful` names the fields that await a look, of ``name``, ``kind``, ``role`` and ``aliases``.
    """

    name: str
    kind: ActorKind
    id: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()


class Head(NamedTuple):
    """What the text says of itself. `published` is an EDTF date; `notes` are whole sentences that
    say what each field is taken from, and which lines were left out."""

    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    url: str | None = None
    published: str | None = None
    published_note: str | None = None
    notes: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()


class Findings(NamedTuple):
    """All that is found in `text`. `paragraphs` are those of the body; quotes are in the order of
    the text, outer before inner."""

    text: str
    head: Head
    paragraphs: tuple[tuple[int, int], ...]
    quotes: tuple[FoundQuote, ...]
    actors: tuple[FoundActor, ...]
