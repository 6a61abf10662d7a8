"""W3C Web Annotation as JSON-LD: each quote with the selectors that find its words again.

https://www.w3.org/TR/annotation-model/ (sections 3 to 5). Positions count code points of the
paragraphs of the article, joined by two newlines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from reader.export.exported import Exported
from reader.model import Article, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def annotations(items: Iterable[Exported]) -> Iterator[str]:
    """A collection with one page."""
    found = [_annotation(item) for item in items]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": found}
    collection = {
        "@context": CONTEXT,
        "id": _id("collection"),
        "type": "AnnotationCollection",
        "label": "Quotes of On the Record",
        "total": len(found),
        "first": {"id": _id("page"), **page},
    }
    yield json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def text_of(article: Article) -> str:
    """The text in which positions are counted."""
    return "\n\n".join(paragraph.text for paragraph in article.paragraphs)


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'on-the-record:{name}')}"


def _annotation(item: Exported) -> Mapping[str, object]:
    article, quote, cited = item.article, item.quote, item.cited
    body: list[Mapping[str, str]] = [
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/plain",
            "value": f"{cited.attribution}{cited.caveats}{cited.note}",
        }
    ]
    body += [
        {"type": "TextualBody", "purpose": "tagging", "value": topic} for topic in quote.topics
    ]
    selectors = [each for span in quote.spans for each in _selectors(article, span)]
    source = article.url or f"urn:on-the-record:{article.id}"
    target: Mapping[str, object] = {"source": source}
    annotation: dict[str, object] = {
        "id": _id(cited.reference),
        "type": "Annotation",
        "motivation": "bookmarking" if item.created else "identifying",
        "body": body,
        "target": {**target, "selector": selectors or [_exact(quote.words)]},
    }
    if item.created:
        annotation["created"] = item.created
    return annotation


def _exact(words: str) -> Mapping[str, object]:
    return {"type": "TextQuoteSelector", "exact": words}


def _selectors(article: Article, span: Span) -> list[Mapping[str, object]]:
    before = sum(len(each.text) + 2 for each in article.paragraphs[: span.paragraph])
    text = text_of(article)
    start, end = before + span.start, before + span.end
    return [
        {
            **_exact(text[start:end]),
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
