"""Finds all that a text holds: the way from a text to its findings."""

from collections.abc import Iterator, Sequence
from itertools import count

from reader.draft.acts import acts
from reader.draft.attribution import CONFIDENCE, Attribution, Attributor
from reader.draft.findings import Findings, FoundQuote, Head
from reader.draft.head import read
from reader.draft.indirect import reported
from reader.draft.known import KnownActors
from reader.draft.lines import joined, lines
from reader.draft.marks import Marked, marked
from reader.draft.names import Names, Run, runs, usage
from reader.draft.sentences import Sentence, sentences
from reader.draft.speakers import Speakers
from reader.draft.tokens import plain
from reader.model import Kind


def find(text: str, *, whole: bool, published: str | None, known: KnownActors) -> Findings:
    """Everything that is found in a text. With `whole` it still holds headline, day and furniture.

    `published` is the day that its source gives, EDTF. Raises nothing, whatever the text.
    """
    clean = plain(text)
    head, paragraphs = read(clean) if whole else (Head(), joined(lines(clean)))
    marks = marked(clean, paragraphs)
    parts = sentences(clean, paragraphs, marks)
    found_runs, names = _names(parts)
    found_acts = [acts(sentence.tokens) for sentence in parts]
    speakers = Speakers(clean, parts, found_runs, found_acts, names)
    attributor = Attributor(clean, parts, marks, found_acts, speakers)
    quotes = [_quote(clean, marks, one, known) for one in attributor.attribute() if one.is_quote]
    quotes += _indirect(clean, parts, attributor, known)
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return Findings(text, head, tuple(paragraphs), tuple(quotes), ())


def _names(parts: Sequence[Sentence]) -> tuple[list[list[Run]], Names]:
    used = usage(sentence.tokens for sentence in parts)
    found = [runs(sentence.tokens, used) for sentence in parts]
    names = Names(zip((sentence.tokens for sentence in parts), found, strict=True))
    for sentence, its_runs in zip(parts, found, strict=True):
        ends = (
            {sentence.tokens[run.end - 1].end: run for run in its_runs} if sentence.acronyms else {}
        )
        for end, short in sentence.acronyms:
            if end in ends:
                names.teach(short, ends[end].words)
    return found, names


def _indirect(
    text: str, parts: Sequence[Sentence], attributor: Attributor, known: KnownActors
) -> Iterator[FoundQuote]:
    """The indirect statements of a text."""
    groups = count(1)
    for number, sentence in enumerate(parts):
        found = attributor.acts[number]
        for one in reported(sentence.tokens, found):
            act = found[one.act]
            speaker = attributor.speaker(number, act)
            group = next(groups) if len(one.spans) > 1 else None
            for first, end in one.spans:
                tokens = sentence.tokens
                yield FoundQuote(
                    tokens[first].start,
                    tokens[end - 1].end,
                    Kind.INDIRECT,
                    speaker=speaker.name if speaker else None,
                    speaker_id=known.id_of(speaker.name) if speaker else None,
                    mention=speaker.mention
                    if speaker and speaker.mention != speaker.name
                    else None,
                    cue=text[tokens[act.first].start : tokens[act.end - 1].end],
                    group=group,
                    confidence=0.7,
                    doubtful=frozenset({"extent", "speaker"}),
                    rule="indirect",
                )


def _quote(text: str, marks: Sequence[Marked], one: Attribution, known: KnownActors) -> FoundQuote:
    mark = marks[one.mark]
    speaker = one.speaker
    inside = text[mark.start : mark.end]
    doubtful = set()
    if not mark.closed or not mark.opened:
        doubtful.add("extent")
    if speaker is None or not speaker.sure or CONFIDENCE[one.rule] < 0.85:
        doubtful.add("speaker")
    return FoundQuote(
        mark.start,
        mark.end,
        Kind.PARTIAL if inside[:1].islower() else Kind.DIRECT,
        speaker=speaker.name if speaker else None,
        speaker_id=known.id_of(speaker.name) if speaker else None,
        mention=speaker.mention if speaker and speaker.mention != speaker.name else None,
        cue=text[one.cue[0] : one.cue[1]] if one.cue else None,
        confidence=CONFIDENCE[one.rule],
        doubtful=frozenset(doubtful),
        rule=one.rule,
    )
