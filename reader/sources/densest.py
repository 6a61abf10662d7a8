"""Finds the body of a page without a library: the container whose paragraphs hold most text.

Each paragraph counts for the container right around it, and half for the next one. Paragraphs that
are mostly links, and those of menus, margins and forms, do not count.
"""

import re
from collections.abc import Iterator

from reader.sources.markup import Element
from reader.sources.prose import ASIDE, paragraphs

_CONTAINERS = frozenset(("article", "body", "center", "div", "main", "section", "td", ""))
_LEAST_PARAGRAPH = 40
_LEAST = 200
_MOST_LINKS = 0.5
# Bodies are cut by adverts into several containers; each has at least this much of the largest.
_LEAST_SHARE = 0.2
_NAMED = re.compile(r"articlebody|article-body|article__body|story-body|entry-content", re.I)
_LEFT_OUT = re.compile(
    r"(^|[-_ ])(comments?|related|newsletter|promo|share|social|sidebar|advert\w*|ads?|cookie\w*"
    r"|subscri\w+|recirc\w*|most-read|read-?more|hidden|sr-only)($|[-_ ])",
    re.I,
)


class _Container:
    """A container, the one around it, and how much text its paragraphs have."""

    def __init__(self, element: Element, parent: Element | None) -> None:
        self.element = element
        self.parent = parent
        self.score = 0.0
        named = _NAMED.search(f"{element.get('itemprop')} {element.get('class')}")
        self.weight = 1.5 if named or element.name == "article" else 1.0


def densest(page: Element) -> list[str]:
    """The paragraphs of the container that most likely is the body, and of its neighbours that
    hold much text, too; none if no text is long."""
    containers: dict[int, _Container] = {}
    for around, paragraph in _paragraphs(page, [page]):
        for share, place in ((1.0, len(around) - 1), (0.5, len(around) - 2)):
            if place >= 0:
                element, parent = around[place], around[place - 1] if place else None
                container = containers.setdefault(id(element), _Container(element, parent))
                container.score += share * container.weight * len(paragraph)
    if not containers:
        return []
    best = max(containers.values(), key=lambda each: each.score)
    parts = [
        each.element
        for each in containers.values()
        if each is best
        or (best.parent and each.parent is best.parent and each.score >= best.score * _LEAST_SHARE)
    ]
    found = [each for part in parts for each in paragraphs(_without_margins(part), ASIDE)]
    return found if sum(map(len, found)) >= _LEAST else []


def _paragraphs(element: Element, around: list[Element]) -> Iterator[tuple[list[Element], str]]:
    """Each paragraph that may belong to a body, with the containers around it, outermost first."""
    for child in element.elements:
        if child.name in ASIDE or _is_margin(child):
            continue
        inner = [*around, child] if child.name in _CONTAINERS else around
        if child.name in ("p", "blockquote", "li") or _holds_bare_text(child):
            text = child.text
            links = sum(len(link.text) for link in child.descendants("a"))
            if len(text) >= _LEAST_PARAGRAPH and links <= len(text) * _MOST_LINKS:
                yield inner, text
                continue
        yield from _paragraphs(child, inner)


def _holds_bare_text(element: Element) -> bool:
    """Whether a container holds text that is not in paragraphs, as old pages do."""
    return element.name in _CONTAINERS and any(
        isinstance(child, str) and len(child.strip()) >= _LEAST_PARAGRAPH
        for child in element.children
    )


def _is_margin(element: Element) -> bool:
    return any(map(_LEFT_OUT.search, (element.get("class"), element.get("id"))))


def _without_margins(element: Element) -> Element:
    """A copy of an element without what stands in the margin of an article."""
    copy = Element(element.name, element.attributes)
    copy.children = [
        child if isinstance(child, str) else _without_margins(child)
        for child in element.children
        if isinstance(child, str) or not (child.name in ASIDE or _is_margin(child))
    ]
    return copy
