"""Assigns colours to speakers: the same everywhere, and different for neighbours."""

from collections.abc import Collection, Mapping

PALETTE_SIZE = 8
COLOURS = tuple(f"speaker-{number}" for number in range(PALETTE_SIZE))
"""The names of the colours, which themes define."""


def speaker_colours(neighbours: Mapping[str, Collection[str]]) -> dict[str, int]:
    """A number below `PALETTE_SIZE` for each speaker, given who speaks near whom in an article.

    Neighbours get different numbers as long as there are enough: greedy colouring, speakers with
    most neighbours first (Welsh and Powell, 1967). Deterministic.
    """
    colours: dict[str, int] = {}
    used = [0] * PALETTE_SIZE
    for speaker in sorted(neighbours, key=lambda name: (-len(neighbours[name]), name)):
        beside = [0] * PALETTE_SIZE
        for neighbour in neighbours[speaker]:
            if neighbour in colours:
                beside[colours[neighbour]] += 1
        colour = min(range(PALETTE_SIZE), key=lambda number: (beside[number], used[number], number))
        colours[speaker] = colour
        used[colour] += 1
    return colours
