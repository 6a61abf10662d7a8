"""Assigns colours to the speakers of an article: nearly everywhere the same ones."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

PALETTE_SIZE = 7
COLOURS = tuple(f"speaker-{number}" for number in range(PALETTE_SIZE))
"""The names of the colours, which themes define."""


def preferred_colour(speaker: str) -> int:
    """The colour that a speaker has wherever nobody else needs it, by the id alone."""
    return crc32(speaker.encode("utf-8", "surrogatepass")) % PALETTE_SIZE


def speaker_colours(quotes: Sequence[str | None]) -> dict[str, int]:
    """A number below `PALETTE_SIZE` for each speaker of an article, given that of each quote.

    Who has more quotes chooses first. The others yield: first to the speakers of the quotes next to
    theirs, then to all, as long as there are colours left. ``None`` has no colour.
    """
    counts = Counter(speaker for speaker in quotes if speaker is not None)
    beside: dict[str, set[str]] = {speaker: set() for speaker in counts}
    for one, other in pairwise(quotes):
        if one is not None and other is not None and one != other:
            beside[one].add(other)
            beside[other].add(one)
    colours: dict[str, int] = {}
    used = [0] * PALETTE_SIZE
    for speaker in sorted(counts, key=lambda name: (-counts[name], name)):
        near = {colours[other] for other in beside[speaker] if other in colours}
        preferred = preferred_colour(speaker)
        colour = min(
            range(PALETTE_SIZE),
            key=lambda number: (number in near, used[number], (number - preferred) % PALETTE_SIZE),
        )
        colours[speaker] = colour
        used[colour] += 1
    return colours
