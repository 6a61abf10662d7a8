"""Reads what a page says of its article in JSON-LD, with the words of schema.org."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from reader.sources.json_tree import Json, load_json
from reader.sources.markup import Element, unescape
from reader.sources.piece import CannotRead

Described: TypeAlias = "dict[str, Json]"

_ARTICLES = re.compile(
    r"(News|Opinion|Analysis|Review|Background|Report|Satirical|Live|Blog|Tech|"
    r"Scholarly|Ask|Advertiser|Social|Media)*(Article|Posting|Report|Coverage)"
)
_MAX_CHARACTERS = 2_000_000
_MAX_NAMES = 12


def article_body(page: Element) -> str:
    """The longest ``articleBody`` that a page states; mostly empty."""
    bodies = (body for body in values(descriptions(page), "articleBody") if isinstance(body, str))
    return max(bodies, key=len, default="")


def descriptions(page: Element) -> Iterator[Described]:
    """What JSON-LD says of articles, those of the page itself first."""
    for script in page.descendants("script"):
        text = "".join(script.texts())
        if "ld+json" in script.get("type") and len(text) <= _MAX_CHARACTERS:
            try:
                # Pages break lines within their texts.
                found = load_json(text.strip().removesuffix(";"), strict=False)
            except (ValueError, CannotRead):
                continue
            yield from (each for each in _objects(found) if _is_article(each))


def _objects(found: Json) -> Iterator[Described]:
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (
                (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()
            )
            about = each.get("mainEntity")
            yield from (about,) if isinstance(about, dict) else ()


def _is_article(described: Described) -> bool:
    kinds = described.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLES.fullmatch(name) for name in names)


def values(described: Iterable[Described], key: str) -> Iterator[Json]:
    """The values that descriptions give a key, but for empty ones."""
    return (each[key] for each in described if each.get(key))


def name_of(value: Json) -> str | None:
    """The name of a person, an outlet, a place or an article, or the names of several."""
    if isinstance(value, str):
        # Some programs write it as HTML.
        name = unescape(value).strip()
        return name if name and not name.startswith("http") else None
    if isinstance(value, dict):
        return name_of(value.get("name"))
    if isinstance(value, list):
        names = filter(None, map(name_of, value[:_MAX_NAMES]))
        return ", ".join(dict.fromkeys(names)) or None
    return None
