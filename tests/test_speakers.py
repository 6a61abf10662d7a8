"""Speakers keep their colours, and those of one article differ."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.speakers import PALETTE_SIZE, preferred_colour, speaker_colours
from tests.command import printed_by_any_hashes

NAMES = st.sampled_from([f"speaker-{number}" for number in range(30)])
QUOTES = st.lists(st.none() | NAMES, max_size=40)


def named(quotes: list[str | None]) -> set[str]:
    """Return who speaks."""
    return {speaker for speaker in quotes if speaker is not None}


@given(QUOTES)
def test_every_speaker_has_a_colour_of_the_palette_and_nobody_else(
    quotes: list[str | None],
) -> None:
    colours = speaker_colours(quotes)
    assert set(colours) == named(quotes)
    assert all(0 <= colour < PALETTE_SIZE for colour in colours.values())


@given(st.text())
def test_a_speaker_alone_has_the_same_colour_in_every_article(speaker: str) -> None:
    assert speaker_colours([speaker]) == {speaker: preferred_colour(speaker)}


@given(QUOTES)
def test_as_many_speakers_as_colours_differ(quotes: list[str | None]) -> None:
    colours = speaker_colours(quotes)
    assert len(set(colours.values())) == min(len(colours), PALETTE_SIZE)


@given(QUOTES)
def test_speakers_of_neighbouring_quotes_differ_as_long_as_there_are_colours(
    quotes: list[str | None],
) -> None:
    colours = speaker_colours(quotes)
    pairs = [(one, other) for one, other in pairwise(quotes) if one != other]
    for speaker in named(quotes):
        beside = {each for pair in pairs if speaker in pair for each in pair} - {speaker, None}
        if len(beside) < PALETTE_SIZE:
            assert colours[speaker] not in {colours[other] for other in beside if other}


@given(QUOTES)
def test_who_has_most_quotes_keeps_the_preferred_colour(quotes: list[str | None]) -> None:
    if named(quotes):
        first = min(named(quotes), key=lambda speaker: (-quotes.count(speaker), speaker))
        assert speaker_colours(quotes)[first] == preferred_colour(first)


def test_only_who_clashes_yields() -> None:
    names = [f"speaker-{number}" for number in range(30)]
    one = names[0]
    rival = next(name for name in names[1:] if preferred_colour(name) == preferred_colour(one))
    other = next(
        name
        for name in names
        if preferred_colour(name)
        not in (preferred_colour(one), (preferred_colour(one) + 1) % PALETTE_SIZE)
    )
    colours = speaker_colours([one, rival, one, other])
    assert colours[one] == preferred_colour(one)
    assert colours[other] == preferred_colour(other)
    assert colours[rival] != preferred_colour(rival)


def test_colours_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from reader.speakers import speaker_colours;"
        "print(speaker_colours([str(n * 7 % 40) for n in range(80)]))"
    )
    assert printed_by_any_hashes(code)
