"""Who speaks, as far as one phrase tells."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.names import Bearer, Names
from reader.draft.runs import Run, gender_of
from reader.draft.states import CAPITALS, STATES
from reader.draft.tokens import Token


class Speaker(NamedTuple):
    """Who speaks: the name to print, who has it if it is a name, the words of the text that
    attribute, how they do (``name``, ``pronoun``, ``description``), and whether that is sure."""

    name: str
    bearer: Bearer | None
    mention: str
    way: str
    sure: bool = True


def named(names: Names, run: Run, tokens: Sequence[Token], printed: str) -> Speaker:
    """Who has a name in a sentence; that is sure where nobody else may."""
    place = tokens[run.first].start
    gender = gender_of(run)
    bearer = names.of(run.words, place, gender)
    if bearer is None:
        return Speaker(run.text, None, printed, "name")
    namesakes = [one for one in names.candidates(run.words) if one.person]
    many = len(namesakes) > 1 and not (gender and bearer.gender == gender)
    low = run.text.lower()
    capital = low in CAPITALS and low not in STATES
    return Speaker(bearer.name, bearer, printed, "name", sure=not many and not capital)


def fits(speaker: Speaker, gender: str) -> bool:
    """Whether somebody is a person, and of a gender if one is given."""
    bearer = speaker.bearer
    if bearer is None or not bearer.person:
        return False
    return not gender or not bearer.gender or bearer.gender == gender
