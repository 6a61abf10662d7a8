"""Finds all that a text holds: the way from a text to its findings."""

from collections.abc import Sequence

from reader.draft.actors import actors
from reader.draft.acts import acts
from reader.draft.attribution import Attributor
from reader.draft.days import published_on
from reader.draft.descriptions import described
from reader.draft.findings import Findings, Head
from reader.draft.head import read
from reader.draft.known import KnownActors
from reader.draft.lines import joined, lines
from reader.draft.marks import marked
from reader.draft.names import Names
from reader.draft.runs import Run, runs, usage
from reader.draft.sentences import Sentence, sentences
from reader.draft.speakers import Speakers
from reader.draft.statements import Statements
from reader.draft.tokens import plain

# Square brackets are an editor's: what stands in them belongs to the words around it.
_BRACKETS = {ord("["): " ", ord("]"): " "}


def find(text: str, *, whole: bool, published: str | None, known: KnownActors) -> Findings:
    """Everything that is found in a text. With `whole` it still holds headline, day and furniture.

    `published` is the day that its source gives, EDTF. Raises nothing, whatever the text.
    """
    clean = plain(text)
    head, paragraphs = read(clean) if whole else (Head(), joined(lines(clean)))
    marks = marked(clean, paragraphs)
    parts = sentences(clean, paragraphs, marks)
    used = usage(part.tokens for part in parts)
    found_runs = [runs(part.tokens, used) for part in parts]
    names = _names(parts, found_runs)
    found_acts = [acts(part.tokens) for part in parts]
    speakers = Speakers(clean, parts, found_runs, found_acts, names)
    attributor = Attributor(clean, parts, marks, found_acts, speakers)
    day = published_on(published or head.published)
    quotes = Statements(clean, parts, marks, attributor, known, day).found()
    open_text = clean.translate(_BRACKETS)
    inner = sentences(open_text, [(mark.start, mark.end) for mark in marks], ())
    inner_runs = [runs(part.tokens, used) for part in inner]
    _meet(inner, inner_runs, names)
    everything = [part.tokens for part in (*parts, *inner)]
    told = [*speakers.described, *described(clean, inner, inner_runs, names)]
    found_actors = actors(everything, names, told, quotes, known)
    return Findings(text, head, tuple(paragraphs), tuple(quotes), found_actors)


def _names(parts: Sequence[Sentence], found: Sequence[Sequence[Run]]) -> Names:
    """The names of the reporter's words, with the acronyms that brackets teach."""
    names = Names(zip((part.tokens for part in parts), found, strict=True))
    for part, its_runs in zip(parts, found, strict=True):
        if part.acronyms:
            ends: dict[int, Run] = {part.tokens[run.end - 1].end: run for run in its_runs}
            for end, short in part.acronyms:
                if end in ends:
                    names.teach(short, ends[end].words)
    return names


def _meet(inner: Sequence[Sentence], found: Sequence[Sequence[Run]], names: Names) -> None:
    """Learn the names that stand in quoted words only."""
    for part, its_runs in zip(inner, found, strict=True):
        for run in its_runs:
            names.meet(part.tokens, run)
