"""The colours are legible on every background that they are used on, and distinct."""

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.places import shipped
from reader.speakers import PALETTE_SIZE
from reader.tui.app import STYLES
from reader.tui.drawing.styles import ANSI_STYLES
from reader.tui.theme import DARK, LIGHT, THEMES

OURS = [theme for theme in THEMES if theme.name in (DARK, LIGHT)]
GROUNDS = ("background", "surface", "record-lit", "record-lit-away")
# WCAG 2.2, success criterion 1.4.3.
LEGIBLE = 4.5


def colour(theme: Theme, name: str) -> Color:
    """Return a colour of a theme, by the name of its field or variable."""
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(shade: Color) -> float:
        parts = [part / 255 for part in shade.rgb]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_colour_is_legible_on_every_background(theme: Theme, ground: str) -> None:
    names = ["foreground", "primary", "warning", "error", "success", "record-dim"]
    names += [f"speaker-{number}" for number in range(PALETTE_SIZE)]
    poor = {
        name: round(contrast(colour(theme, name), colour(theme, ground)), 2)
        for name in names
        if contrast(colour(theme, name), colour(theme, ground)) < LEGIBLE
    }
    assert not poor


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_matches_are_legible(theme: Theme) -> None:
    assert (
        contrast(colour(theme, "record-on-match-lit"), colour(theme, "record-match-lit")) >= LEGIBLE
    )
    assert contrast(colour(theme, "foreground"), colour(theme, "record-match")) >= LEGIBLE


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_the_colours_of_speakers_differ(theme: Theme) -> None:
    colours = [colour(theme, f"speaker-{number}") for number in range(PALETTE_SIZE)]
    for number, one in enumerate(colours):
        for other in colours[number + 1 :]:
            distance = sum((a - b) ** 2 for a, b in zip(one.rgb, other.rgb, strict=True)) ** 0.5
            assert distance > 40, (one.hex, other.hex)


@pytest.mark.parametrize("around", ["cursor", "cursor-away", "quote-lit"])
def test_a_match_within_another_highlight_is_visible_without_colours(around: str) -> None:
    def text_styles(name: str) -> set[str]:
        return {"bold", "underline", "reverse", "italic"} & set(ANSI_STYLES[name].split())

    assert text_styles("match") - text_styles(around)


def test_every_stylesheet_is_loaded() -> None:
    assert {path.name for path in shipped("styles").iterdir()} == set(STYLES)
