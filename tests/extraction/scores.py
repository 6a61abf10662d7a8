"""Scores what was found in articles against their gold."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, NotRequired, TypedDict

from reader.draft.findings import FoundQuote
from reader.model import Kind
from tests.extraction.answers import Span, is_cue, is_full, is_head, shared, trimmed

_QUOTE_OVERLAP = 0.8
_CONTENT_OVERLAP = 0.5


class GoldQuote(TypedDict):
    """A quote as the gold gives it."""

    start: int
    end: int
    text: NotRequired[str]
    speaker: str | None
    cue: NotRequired[str | None]
    kind: NotRequired[str]
    speaker_alt: NotRequired[list[str]]
    cue_alt: NotRequired[list[str]]
    optional: NotRequired[bool]
    group: NotRequired[int]


class GoldArticle(TypedDict):
    """An article with its gold."""

    id: str
    text: str
    quotes: list[GoldQuote]


class Unit(NamedTuple):
    """An indirect statement: the code points of its parts, and one of them."""

    points: frozenset[int]
    optional: bool
    gold: GoldQuote | None = None
    found: FoundQuote | None = None


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return 200 * right / (found + wanted) if found + wanted else 100.0


def _answers(quote: GoldQuote, key: str) -> list[str]:
    first = quote["speaker"] if key == "speaker" else quote.get("cue")
    others = quote.get("speaker_alt") if key == "speaker" else quote.get("cue_alt")
    return [answer for answer in (first, *(others or [])) if answer]


def _says(quote: GoldQuote, name: str | None, right: Callable[[str, str | None], bool]) -> bool:
    answers = _answers(quote, "speaker")
    return any(right(answer, name) for answer in answers) if answers else not name


def _matches(scores: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """The best pairs of gold and found, each used once: gold to found."""
    pairs: dict[int, int] = {}
    for score, gold, found in sorted(scores, key=lambda one: (-one[0], one[1:])):
        if score > 0 and gold not in pairs and found not in pairs.values():
            pairs[gold] = found
    return pairs


def score_marked(article: GoldArticle, found: Sequence[FoundQuote]) -> Counter[str]:
    """Counts for the quotes in marks of one article."""
    text, counts = article["text"], Counter[str]()
    by_span: dict[Span, FoundQuote] = {}
    for quote in found:
        if quote.kind is not Kind.INDIRECT:
            by_span.setdefault(trimmed(text, quote.start, quote.end), quote)
    spans = list(by_span)
    gold = [(trimmed(text, one["start"], one["end"]), one) for one in article["quotes"]]
    wanted = [one for one in gold if not one[1].get("optional")]
    free = [span for span, one in gold if one.get("optional")]
    pairs = _matches(
        (shared(span, ours), number, place)
        for number, (span, _) in enumerate(wanted)
        for place, ours in enumerate(spans)
        if shared(span, ours) >= _QUOTE_OVERLAP
    )
    ignored = {
        place
        for place, span in enumerate(spans)
        if place not in pairs.values() and _is_free(span, free, [one for one, _ in wanted])
    }
    counts["gold"], counts["found"] = len(wanted), len(spans) - len(ignored)
    counts["exact"] = len({span for span, _ in wanted} & set(spans))
    for number, place in pairs.items():
        _count_right(counts, wanted[number][1], by_span[spans[place]])
    right = {span for span, _ in gold}
    for place, span in enumerate(spans):
        if place not in ignored:
            _count_sure(counts, by_span[span], span in right, pairs, place, wanted)
    return counts


def _is_free(span: Span, free: Sequence[Span], wanted: Sequence[Span]) -> bool:
    """Whether a stretch belongs to what may be found or not."""
    near = any(
        shared(span, one) >= 0.5 or (one[0] <= span[0] and span[1] <= one[1]) for one in free
    )
    return near and not any(shared(span, one) >= 0.5 for one in wanted)


def _count_right(counts: Counter[str], gold: GoldQuote, quote: FoundQuote) -> None:
    counts["full"] += _says(gold, quote.speaker, is_full)
    counts["head"] += _says(gold, quote.speaker, is_head)
    cues = _answers(gold, "cue")
    if cues:
        counts["cues"] += 1
        counts["cue"] += any(is_cue(cue, quote.cue) for cue in cues)


def _count_sure(
    counts: Counter[str],
    quote: FoundQuote,
    right: bool,
    pairs: dict[int, int],
    place: int,
    wanted: Sequence[tuple[Span, GoldQuote]],
) -> None:
    """Count a quote that calls itself sure: whether its stretch and its speaker are right."""
    if quote.doubtful:
        return
    counts["sure"] += 1
    counts["sure spans"] += right
    number = next((n for n, at in pairs.items() if at == place), None)
    counts["sure speakers"] += number is not None and _says(
        wanted[number][1], quote.speaker, is_full
    )


def score_indirect(article: GoldArticle, found: Sequence[FoundQuote]) -> Counter[str]:
    """Counts for the indirect statements of one article."""
    text, counts = article["text"], Counter[str]()
    gold = _units(
        (trimmed(text, one["start"], one["end"]), one.get("group"), one, None)
        for one in article["quotes"]
        if one.get("kind", "indirect") not in ("direct", "partial")
    )
    ours = _units(
        (trimmed(text, one.start, one.end), one.group, None, one)
        for one in found
        if one.kind is Kind.INDIRECT
    )
    wanted = [one for one in gold if not one.optional]
    free = [one for one in gold if one.optional]
    pairs = _matches(
        (_common(one, other), number, place)
        for number, one in enumerate(wanted)
        for place, other in enumerate(ours)
        if _common(one, other) >= _CONTENT_OVERLAP
    )
    matched = [wanted[number] for number in pairs]
    ignored = sum(
        place not in pairs.values() and _costs_nothing(one, wanted, free, matched)
        for place, one in enumerate(ours)
    )
    counts["gold"], counts["found"] = len(wanted), len(ours) - ignored
    counts["content"] = len(pairs)
    for number, place in pairs.items():
        one, quote = wanted[number].gold, ours[place].found
        if one and quote:
            same = (one["speaker"] or "").lower() == (quote.speaker or "").lower()
            counts["full"] += same or _says(one, quote.speaker, is_full)
            counts["cue"] += any(is_cue(cue, quote.cue) for cue in _answers(one, "cue"))
    return counts


def _units(
    entries: Iterable[tuple[Span, int | None, GoldQuote | None, FoundQuote | None]],
) -> list[Unit]:
    """Statements, those of one group together."""
    units: dict[object, Unit] = {}
    for number, (span, group, gold, found) in enumerate(entries):
        optional = bool(gold and gold.get("optional"))
        key = ("group", group) if group is not None else number
        before = units.get(key)
        points = frozenset(range(*span))
        if before:
            units[key] = before._replace(
                points=before.points | points, optional=before.optional and optional
            )
        else:
            units[key] = Unit(points, optional, gold, found)
    return list(units.values())


def _common(one: Unit, other: Unit) -> float:
    return len(one.points & other.points) / (len(one.points | other.points) or 1)


def _costs_nothing(
    one: Unit, wanted: Sequence[Unit], free: Sequence[Unit], matched: Sequence[Unit]
) -> bool:
    """Whether an unmatched statement is one that may be found or not, or a piece of a found one."""
    best = max((_common(one, other) for other in wanted), default=0.0)
    optional = max((_common(one, other) for other in free), default=0.0)
    if optional >= _CONTENT_OVERLAP and optional >= best:
        return True
    if best < _CONTENT_OVERLAP and any(one.points <= other.points for other in free):
        return True
    return any(len(one.points & other.points) >= 0.8 * len(one.points) > 0 for other in matched)
