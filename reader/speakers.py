"""Which colour number a speaker has: one everywhere, and another than those they stand beside."""

from collections.abc import Collection, Mapping

PALETTE_SIZE = 8
COLOURS = tuple(f"speaker-{number}" for number in range(PALETTE_SIZE))
"""The names of the colours, which a theme gives."""


def speaker_colours(neighbours: Mapping[str, Collection[str]]) -> dict[str, int]:
    """A number below `PALETTE_SIZE` for each speaker, given who speaks in an article beside whom.

    Neighbours get different numbers as far as the palette goes: greedy colouring, those with the
    most neighbours first (Welsh and Powell, 1967). The same neighbours give the same numbers.
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
