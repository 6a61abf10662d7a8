"""Makes ids for what is added: readable, permanent, and not taken yet."""

import re
from collections.abc import Callable

from reader.folding import words

_LONGEST = 40
_PLAIN = re.compile("[a-z0-9]+")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}(?=[/T?~%]|$)")


def article_id(published: str | None, headline: str | None) -> str:
    """The id that an article has by its day (EDTF) and its headline; empty if neither gives one."""
    day = _DAY.match(published or "")
    return "-".join(filter(None, (day and day[0], slug(headline or ""))))


def slug(text: str) -> str:
    """The words of a text as an id: lower-case letters, digits and hyphens; perhaps empty."""
    parts: list[str] = []
    for word in words(text):
        if _PLAIN.fullmatch(word) and sum(map(len, parts)) + len(parts) + len(word) <= _LONGEST:
            parts.append(word)
    return "-".join(parts)


def free_id(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The wanted id, or the first with a number behind it that is not taken."""
    number, id = 1, wanted
    while is_taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id
