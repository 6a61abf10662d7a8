"""Every speaker has a colour that differs from those of their neighbours."""

from collections.abc import Iterable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reader.speakers import PALETTE_SIZE, speaker_colours
from tests.command import printed_by_any_hashes

NAMES = st.sampled_from([f"speaker-{number}" for number in range(30)])
ARTICLES = st.lists(st.lists(NAMES, max_size=PALETTE_SIZE), max_size=12)


def neighbours(articles: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Return the neighbours of each speaker in any article."""
    found: dict[str, set[str]] = {}
    for speakers in articles:
        for speaker in speakers:
            found.setdefault(speaker, set()).update(set(speakers) - {speaker})
    return found


@given(ARTICLES)
def test_every_speaker_has_a_colour_of_the_palette(articles: list[list[str]]) -> None:
    colours = speaker_colours(neighbours(articles))
    assert set(colours) == {speaker for speakers in articles for speaker in speakers}
    assert all(0 <= colour < PALETTE_SIZE for colour in colours.values())


@given(ARTICLES)
def test_a_speaker_with_few_neighbours_shares_no_colour_with_them(
    articles: list[list[str]],
) -> None:
    beside = neighbours(articles)
    colours = speaker_colours(neighbours(articles))
    if all(len(others) < PALETTE_SIZE for others in beside.values()):
        for speaker, others in beside.items():
            assert colours[speaker] not in {colours[other] for other in others}


@given(ARTICLES, st.randoms())
def test_the_order_of_articles_and_speakers_makes_no_difference(
    articles: list[list[str]], random: Random
) -> None:
    shuffled = [random.sample(speakers, len(speakers)) for speakers in articles]
    random.shuffle(shuffled)
    assert speaker_colours(neighbours(shuffled)) == speaker_colours(neighbours(articles))


def test_eight_speakers_in_one_article_have_eight_colours() -> None:
    together = [f"speaker-{number}" for number in range(PALETTE_SIZE)]
    assert len(set(speaker_colours(neighbours([together])).values())) == PALETTE_SIZE


def test_differing_from_a_neighbour_matters_more_than_using_colours_evenly() -> None:
    # At the turn of the last speaker, only its neighbour's colour has been used just once.
    pairs = ["ab", "cd", "eo", "fg", "hp", "ij", "kl", "mn"]
    assert len(set("".join(pairs))) == 2 * PALETTE_SIZE
    colours = speaker_colours(neighbours(pairs))
    assert all(colours[pair[0]] != colours[pair[1]] for pair in pairs)


def test_many_speakers_share_the_colours_evenly() -> None:
    crowd = [f"speaker-{number}" for number in range(2 * PALETTE_SIZE + 1)]
    used = list(speaker_colours(neighbours([crowd])).values())
    assert {used.count(colour) for colour in range(PALETTE_SIZE)} == {2, 3}


def test_speakers_who_never_meet_are_spread_over_the_palette() -> None:
    alone = [[f"speaker-{number}"] for number in range(PALETTE_SIZE)]
    assert len(set(speaker_colours(neighbours(alone)).values())) == PALETTE_SIZE


def test_colours_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from reader.speakers import speaker_colours;"
        "print(speaker_colours({str(n): {str(n + 1), str(n * 7 % 40)} for n in range(40)}))"
    )
    assert printed_by_any_hashes(code)
