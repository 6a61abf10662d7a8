"""Makes ids for what is added: readable, permanent, and not taken yet."""

from collections.abc import Callable

from reader.folding import words

_LONGEST = 40


def slug(text: str) -> str:
    """The words of a text as an id: lower-case letters, digits and hyphens; perhaps empty."""
    parts: list[str] = []
    for word in words(text):
        if word.isascii() and sum(map(len, parts)) + len(parts) + len(word) <= _LONGEST:
            parts.append(word)
    return "-".join(parts)


def free_id(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The wanted id, or the first with a number behind it that is not taken."""
    number, id = 1, wanted
    while is_taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id
