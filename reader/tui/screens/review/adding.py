"""Words that are about to become a quote: a sentence to begin with, then as they are moved."""

from typing import NamedTuple

from reader.model import Article, Kind, Quote, Span
from reader.review.extents import grown, sentences_of, within_marks
from reader.tui.drawing.lines import Line, wrapped
from reader.wording import KIND_MARKS

_WORDS_LINES = 8
_MARKS = '“"«„'


class Addition(NamedTuple):
    """Some words of the body."""

    span: Span

    @classmethod
    def begun(
        cls, article: Article, selected: Span | None, quote: Quote | None, paragraph: int
    ) -> "Addition | None":
        """Begin with what is selected, the sentence after a quote, or the first of a paragraph."""
        if selected:
            return cls(selected)
        if quote:
            return cls(quote.spans[-1]).stepped(article, 1)
        if not article.paragraphs:
            return None
        return cls(Span(paragraph, 0, 0)).stepped(article, 1)

    def stepped(self, article: Article, by: int) -> "Addition":
        """The sentence after (1) or before (-1) these words."""
        sentences = [
            Span(number, *within_marks(paragraph.text, *extent))
            for number, paragraph in enumerate(article.paragraphs)
            for extent in sentences_of(paragraph.text)
        ]
        at = self.span[:2]
        after = [
            each for each in sentences if each.start < each.end and (each[:2] > at) == (by > 0)
        ]
        others = [each for each in after if each[:2] != at]
        if not others:
            return self
        return Addition(others[0] if by > 0 else others[-1])

    def grown(self, article: Article, *, left: int, right: int) -> "Addition":
        """With words more or fewer at either end."""
        number, start, end = self.span
        text = article.paragraphs[number].text
        return Addition(Span(number, *grown(text, start, end, left=left, right=right)))

    def kind(self, article: Article) -> Kind:
        """Direct for words that stand right behind a quotation mark, else indirect."""
        number, start, _ = self.span
        text = article.paragraphs[number].text
        return Kind.DIRECT if start and text[start - 1] in _MARKS else Kind.INDIRECT

    def lines(self, article: Article, width: int) -> list[Line]:
        """What the words are, and what they would become."""
        number, start, end = self.span
        words = article.paragraphs[number].text[start:end]
        kind = self.kind(article)
        return [
            [("A new quote", "accent")],
            [],
            *([(line, "strong")] for line in wrapped(words, width, _WORDS_LINES)),
            [],
            [(f"{KIND_MARKS[kind]} {kind}", "dim")],
        ]
