"""How well inks stand out from what they are drawn on (WCAG 2.2, criteria 1.4.3 and 1.4.11)."""

from collections.abc import Iterable, Sequence

from textual.color import Color

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text, and of signs, bars and marks of the focus."""
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 50


def luminance(colour: Color) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def worst(ink: Color, grounds: Iterable[Color]) -> float:
    """The contrast of an ink on the ground where it is least."""
    return min(contrast(ink, ground) for ground in grounds)


def legible(ink: Color, grounds: Sequence[Color], least: float = TEXT) -> Color:
    """The ink, moved towards black or white just until it has `least` on every ground.

    Where neither gets there, the nearer one.
    """
    end = max((_BLACK, _WHITE), key=lambda colour: worst(colour, grounds))
    shades = (ink.blend(end, step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in shades if worst(shade, grounds) >= least), end)
