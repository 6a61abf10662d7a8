"""Makes the found quotes of a text: those in marks and the indirect ones, in order."""

from collections.abc import Iterator, Sequence
from itertools import count

from reader.draft.acts import Act
from reader.draft.attribution import CONFIDENCE, Attribution, Attributor, runs_into
from reader.draft.days import Published, Said, said
from reader.draft.findings import FoundQuote
from reader.draft.indirect import reported
from reader.draft.known import KnownActors
from reader.draft.listeners import TELLING, listener
from reader.draft.marks import Marked
from reader.draft.sentences import Sentence
from reader.draft.speaker import Speaker
from reader.draft.tokens import QUOTE, STOP, Token
from reader.draft.words import TIME_WORDS
from reader.model import Kind

_SURE = 0.85
_INDIRECT = 0.7
_NEAR = 9


class Statements:
    """Makes quotes of what the rules have found of one text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        marks: Sequence[Marked],
        attributor: Attributor,
        known: KnownActors,
        published: Published | None,
    ) -> None:
        self._text, self._sentences, self._marks = text, sentences, marks
        self._attributor, self._known, self._published = attributor, known, published
        self._groups = count(1)
        self._attributed = [one for one in attributor.attribute() if one.is_quote]

    def found(self) -> list[FoundQuote]:
        """Every quote, in the order of the text, outer before inner."""
        quotes = [*_of_one_kind(list(self._in_marks())), *self._indirect()]
        return sorted(quotes, key=lambda quote: (quote.start, -quote.end))

    def _in_marks(self) -> Iterator[FoundQuote]:
        groups = self._groups_of(self._attributed)
        for one in self._attributed:
            mark = self._marks[one.mark]
            kind, clear = _kind(self._text, mark, one)
            doubtful = set() if clear else {"kind"}
            runs_on = runs_into(self._text, self._marks, one.mark)
            if not (mark.closed or runs_on) or not mark.opened:
                doubtful.add("extent")
            confidence = CONFIDENCE[one.rule]
            if one.speaker is None or not one.speaker.sure or confidence < _SURE:
                doubtful.add("speaker")
            yield self._made(
                FoundQuote(
                    mark.start,
                    mark.end,
                    kind,
                    group=groups.get(one.mark),
                    confidence=confidence,
                    doubtful=frozenset(doubtful),
                    rule=one.rule,
                ),
                one.speaker,
                one.act,
            )

    def _groups_of(self, attributed: Sequence[Attribution]) -> dict[int, int]:
        """The group of each mark that goes on another one, and of that."""
        groups: dict[int, int] = {}
        for one in attributed:
            if one.follows is not None:
                group = groups.setdefault(one.follows, 0) or next(self._groups)
                groups[one.follows] = groups[one.mark] = group
        return groups

    def _indirect(self) -> Iterator[FoundQuote]:
        # An act behind quoted words tells who said these, and reports nothing more.
        behind = {one.act for one in self._attributed if one.rule == "right"}
        for number, sentence in enumerate(self._sentences):
            if sentence.tokens[-1].kind not in (STOP, QUOTE):
                # A caption or a heading, which repeats what the report tells.
                continue
            acts = self._attributor.acts[number]
            for one in reported(sentence.tokens, acts):
                act = acts[one.act]
                if (number, act) in behind:
                    continue
                speaker = self._attributor.speaker(number, act)
                group = next(self._groups) if len(one.spans) > 1 else None
                for first, end in one.spans:
                    tokens = sentence.tokens
                    quote = FoundQuote(
                        tokens[first].start,
                        tokens[end - 1].end,
                        Kind.INDIRECT,
                        group=group,
                        confidence=_INDIRECT,
                        doubtful=frozenset({"extent", "speaker"}),
                        rule="indirect",
                    )
                    yield self._made(quote, speaker, (number, act))

    def _made(
        self, quote: FoundQuote, speaker: Speaker | None, where: tuple[int, Act] | None
    ) -> FoundQuote:
        """The quote with its speaker, and with cue, addressee and day of its act."""
        if speaker:
            quote = quote._replace(
                speaker=speaker.name,
                speaker_id=self._known.id_of(speaker.name),
                mention=speaker.mention if speaker.mention != speaker.name else None,
            )
        if where is None:
            return quote
        tokens, act = self._sentences[where[0]].tokens, where[1]
        day = self._day(tokens, act)
        return quote._replace(
            cue=self._text[tokens[act.first].start : tokens[act.end - 1].end],
            addressee=self._addressee(tokens, act),
            said=day.day if day else None,
            said_note=day.note if day else None,
            doubtful=quote.doubtful | ({"said"} if day and not day.sure else set()),
        )

    def _addressee(self, tokens: Sequence[Token], act: Act) -> str | None:
        if act.verb is None or act.end >= len(tokens):
            return None
        first = act.end
        if act.verb.lemma not in TELLING:
            if tokens[first].low != "to":
                return None
            first += 1
        end = listener(tokens, first)
        return self._text[tokens[first].start : tokens[end - 1].end] if end > first else None

    def _day(self, tokens: Sequence[Token], act: Act) -> Said | None:
        """The day words beside a cue: behind it, before it, or at the beginning of the sentence."""
        subject = act.subject
        begins = min(act.first, subject.first if subject else act.first)
        for first, end in (
            (act.end, _end_of_clause(tokens, act)),
            (subject.end if subject and subject.end < act.first else act.first, act.first),
            (0, _end_of_adverbial(tokens, begins)),
        ):
            found = said(tokens[first:end], self._published)
            if found:
                return found
        return None


def _of_one_kind(quotes: Sequence[FoundQuote]) -> Iterator[FoundQuote]:
    """The quotes, all parts of a group direct where one is: half a clause alone looks partial."""
    direct = {quote.group for quote in quotes if quote.kind is Kind.DIRECT and quote.group}
    for quote in quotes:
        if quote.group in direct and quote.kind is Kind.PARTIAL:
            yield quote._replace(kind=Kind.DIRECT, doubtful=quote.doubtful - {"kind"})
        else:
            yield quote


def _end_of_clause(tokens: Sequence[Token], act: Act) -> int:
    """How far behind a cue day words are those of the cue: not into what is said."""
    start = max(act.end, act.subject.end if act.subject else 0)
    for at in range(act.end, min(start + _NEAR, len(tokens))):
        token = tokens[at]
        if token.kind in (QUOTE, STOP) or (
            token.low in ("that", "which", "who", "to") and at > start + 5
        ):
            return at
        if token.low in ("that", "of", "about"):
            return at
    return min(start + _NEAR, len(tokens))


def _end_of_adverbial(tokens: Sequence[Token], begins: int) -> int:
    """Where an adverbial of time at the beginning of a sentence ends; 0 if there is none."""
    head = range(min(begins, 6))
    if not any(tokens[at].low in TIME_WORDS for at in head):
        return 0
    for at in range(min(begins, 10)):
        if tokens[at].text == ",":
            return at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].low.isdigit() else at
    return min(begins, 6)


def _kind(text: str, mark: Marked, one: Attribution) -> tuple[Kind, bool]:
    """Whether a stretch is a clause of its own or a fragment, and whether that is clear: a clause
    begins with a capital, or with one that an editor changed."""
    inside = text[mark.start : mark.end].lstrip("(.… ")
    begins = inside[:1].isupper() or inside[:1].isdigit() or inside[2:3] == "]"
    if not begins:
        return Kind.PARTIAL, True
    words = inside.count(" ") + 1
    ends = inside.rstrip(" ])'’")[-1:] in (".", "!", "?", "…", ",")
    sure = words > 3 or one.introduced or one.rule in ("right", "next", "split", "before")
    return (Kind.DIRECT if sure or ends else Kind.PARTIAL), sure
