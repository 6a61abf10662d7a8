"""What a review asks of one finding: its words and fields, those that await a look marked. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.doubts import QuoteDoubt
from reader.model import Article, Kind, Quote
from reader.tui.drawing.lines import Line, fit, width_of, wrapped
from reader.wording import KIND_MARKS, date_or_none, joined, quoted

_LABEL = 12
_WORDS_LINES, _VALUE_LINES = 6, 3
UNKNOWN = "—"


class Choice(NamedTuple):
    """Somebody who may be the speaker: the id, empty for nobody, and the name."""

    id: str
    name: str


def quote_lines(quote: Quote, speaker: str, choices: Sequence[Choice], width: int) -> list[Line]:
    """The lines of a quote: its words, then who says it with the digits of other answers, then
    the other fields."""
    lines: list[Line] = [
        [(line, "italic" if quote.kind is Kind.INDIRECT else "strong")]
        for line in wrapped(quoted(quote), width, _WORDS_LINES)
    ]
    lines.append([])
    lines += _field("Speaker", speaker, QuoteDoubt.SPEAKER in quote.doubtful, width)
    for number, choice in enumerate(choices, 1):
        key: Line = [(" " * _LABEL, ""), (f"{number} ", "key"), (choice.name, "dim")]
        lines.append(fit(key, width))
    kind = f"{KIND_MARKS[quote.kind]} {quote.kind}"
    fields = (
        ("Extent", f"{len(quote.words.split())} words", QuoteDoubt.EXTENT),
        ("Kind", kind, QuoteDoubt.KIND),
        ("Cue", quote.cue or UNKNOWN, QuoteDoubt.CUE),
        ("Addressee", quote.addressee or "", None),
        ("Said", _said(quote) or UNKNOWN, QuoteDoubt.SAID),
        ("Note", quote.note or "", None),
    )
    for label, value, doubt in fields:
        if value:
            lines += _field(label, value, doubt in quote.doubtful, width)
    return lines


def short_quote_lines(
    quote: Quote, speaker: str, choices: Sequence[Choice], width: int
) -> list[Line]:
    """The lines of a quote for a low window: who, the digits of other answers, then the rest. Its
    words are lit in the text."""
    lines = _field("Speaker", speaker, QuoteDoubt.SPEAKER in quote.doubtful, width)
    answers: Line = []
    for number, choice in enumerate(choices, 1):
        answer: Line = [(f"{number} ", "key"), (f"{choice.name}  ", "dim")]
        if answers and width_of([*answers, *answer]) > width:
            lines.append(answers)
            answers = []
        answers = fit([*answers, *answer], width)
    lines.append(answers)
    kind = f"{KIND_MARKS[quote.kind]} {joined(str(quote.kind), quote.cue, _said(quote))}"
    others = [doubt for doubt in quote.doubtful if doubt is not QuoteDoubt.SPEAKER]
    lines += [[(line, "")] for line in wrapped(kind, width, 2)]
    if others:
        lines += [[(line, "warning")] for line in wrapped(f"? {', '.join(others)}", width, 2)]
    return lines


def _said(quote: Quote) -> str:
    return date_or_none(quote.said) if quote.said else ""


def head_lines(article: Article, fields: Sequence[str], width: int) -> list[Line]:
    """The lines of an article's fields, the doubtful first, with the digits that change them."""
    lines: list[Line] = [[("The article", "strong")], []]
    numbered = enumerate(fields, 1)
    for number, name in sorted(numbered, key=lambda field: field[1] not in article.doubtful):
        value = getattr(article, name)
        shown = date_or_none(value) if name == "published" else value or UNKNOWN
        label = f"{number} {name.capitalize()}"
        lines += _field(label, shown, name in article.doubtful, width)
    if article.published_note:
        lines += [[], *([(line, "dim")] for line in wrapped(article.published_note, width, 4))]
    return lines


def _field(label: str, value: str, doubtful: bool, width: int) -> list[Line]:
    """A field: its name, ``?`` where it awaits a look, and its value."""
    sign = "?" if doubtful else " "
    style = "warning" if doubtful else ""
    first, *more = wrapped(value, max(1, width - _LABEL - 2), _VALUE_LINES)
    head: Line = [(f"{sign} ", "warning"), (f"{label:<{_LABEL}}", "dim"), (first, style)]
    return [head, *([(" " * (_LABEL + 2), ""), (line, style)] for line in more)]
