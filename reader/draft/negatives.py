"""Stretches in marks that nobody says: titles, terms, nicknames."""

from collections.abc import Sequence

from reader.draft.adverbials import is_passive
from reader.draft.cues import CUES
from reader.draft.marks import Marked
from reader.draft.phrases import phrase_before
from reader.draft.tokens import WORD, Token
from reader.draft.words import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    NAMED_THINGS,
    NAMING,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
)

_SMALL = PREPOSITIONS | CONJUNCTIONS | DETERMINERS


def words_in(text: str, mark: Marked) -> int:
    """How many words a stretch has; none if it holds no letter."""
    inside = text[mark.start : mark.end]
    return len(inside.split()) if any(char.isalnum() for char in inside) else 0


def is_title_case(text: str, mark: Marked) -> bool:
    """Whether a stretch is written like a title: two words or more, all but small ones with
    capitals."""
    if mark.end - mark.start > 200:
        return False
    inside = text[mark.start : mark.end]
    words = [word.strip(".,;:!?'’()[]") for word in inside.split()]
    words = [word for word in words if word]
    if len(words) < 2 or (not words[0][:1].isupper() and not words[0][:1].isdigit()):
        return False
    if inside.endswith((".", "!", "?")) and len(words) < 3:
        return False
    large = [word for word in words if word[0].isupper() or word.lower() not in _SMALL]
    return (
        len(large) >= 2
        and all(word[:1].isupper() or word[:1].isdigit() for word in large)
        and (any(word.lower() != word or word[0].isdigit() for word in words[1:]))
    )


def is_naming(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before a stretch give it for a name: “a ship called”, “the song”."""
    back = at - 1
    while back >= 0 and (
        tokens[back].low in ARTICLES or tokens[back].low in ("as", "simply", "the")
    ):
        back -= 1
    if back < 0 or tokens[back].kind != WORD:
        return False
    low = tokens[back].low
    if low in ("of", "for", "from", "at") and _names_owner(tokens, back, at):
        return True
    if low in NAMING:
        return low != "called" or is_passive(tokens, back) or _is_reduced(tokens, back)
    return low in NAMED_THINGS and tokens[at - 1].low == low and _is_object(tokens, back)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun with its article stands before the name of the thing: “the song “Old Dam””.

    It does not where somebody calls the thing so.
    """
    if (
        at == 0
        or tokens[at].low in ("words", "title", "term")
        or tokens[at - 1].low not in DETERMINERS
    ):
        return False
    return at < 2 or tokens[at - 2].low not in CUES


def _names_owner(tokens: Sequence[Token], back: int, at: int) -> bool:
    """Whether a stretch is where somebody belongs: “Jane Doe of “Some Group”, a charity,”."""
    if back == 0 or at + 2 >= len(tokens) or not tokens[back - 1].is_capital:
        return False
    return tokens[at + 1].text == "," and tokens[at + 2].low in ("a", "an", "the")


def _is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether *called* follows the noun that it names: “a group called”."""
    found = phrase_before(tokens, at)
    if found is None or tokens[at - 1].low in SUBJECT_PRONOUNS or not tokens[at - 1].text.islower():
        return False
    leading = tokens[found.first - 1].low if found.first else ""
    return leading not in RELATIVES | {"what", "as"}
