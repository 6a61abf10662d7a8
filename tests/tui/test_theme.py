"""The colours are legible on every ground that they are used on, and distinct."""

from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.places import shipped
from reader.speakers import COLOURS
from reader.tui.app import STYLES
from reader.tui.contrast import SIGN, TEXT, contrast, legible, worst
from reader.tui.drawing.styles import ANSI_STYLES
from reader.tui.theme import DARK, LIGHT, TERMINAL, own_variables, themes_for

GROUNDS = ("background", "surface", "panel", "record-lit", "record-lit-away")
INKS = ("foreground", "primary", "warning", "error", "success", "record-dim", *COLOURS)
OURS = {
    f"{theme.name} in {colours}": (theme, colours)
    for colours in ("truecolor", "256")
    for theme in themes_for(colours)
    if theme.name != TERMINAL
}
FOREIGN = {name: theme for name, theme in BUILTIN_THEMES.items() if not theme.ansi}
# CIE 1976: ten times what can just be told from each other side by side.
DISTINCT = 12
# Machado, Oliveira and Fernandes (2009), full severity, of linear light.
SEEN = {
    "as it is": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
COLOUR = st.builds(Color, *[st.integers(0, 255)] * 3)


def variables_of(theme: Theme) -> dict[str, str]:
    """Return the variables that the stylesheets get of a theme."""
    return own_variables(theme.to_color_system().generate() | theme.variables)


def shown(written: str, colours: str) -> Color:
    """Return a colour as a terminal with such colours shows it."""
    colour = Color.parse(written)
    if colours != "256":
        return colour
    nearest = RichColor.from_rgb(*colour.rgb).downgrade(ColorSystem.EIGHT_BIT)
    return Color(*nearest.get_truecolor())


def ours(name: str, *variables: str) -> list[Color]:
    """Return colours of one of our themes as they are shown."""
    theme, colours = OURS[name]
    found = variables_of(theme)
    return [shown(found[variable], colours) for variable in variables]


def poor(inks: dict[str, Color], grounds: Sequence[Color], least: float) -> dict[str, float]:
    """Return the inks that are not legible on a ground, each with its contrast."""
    found = {name: round(worst(ink, grounds), 2) for name, ink in inks.items()}
    return {name: ratio for name, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("name", OURS)
def test_text_and_signs_of_our_themes_are_legible_on_every_ground(name: str) -> None:
    grounds = ours(name, *GROUNDS)
    assert not poor(dict(zip(INKS, ours(name, *INKS), strict=True)), grounds, TEXT)
    faint = ours(name, "record-faint", "primary")
    assert not poor(dict(zip(("faint", "bar"), faint, strict=True)), grounds, SIGN)


@pytest.mark.parametrize("name", OURS)
def test_matches_are_legible(name: str) -> None:
    on_lit, lit, text, match = ours(
        name, "record-on-match-lit", "record-match-lit", "foreground", "record-match"
    )
    assert contrast(on_lit, lit) >= TEXT
    assert contrast(text, match) >= TEXT


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("name", OURS)
def test_the_colours_of_speakers_differ_for_everybody(name: str, seen: str) -> None:
    names = ("foreground", *COLOURS)
    speakers = dict(zip(names, ours(name, *names), strict=True))
    alike = {
        (one, other): round(distance, 1)
        for one, other in combinations(speakers, 2)
        if (distance := dist(_lab(speakers[one], seen), _lab(speakers[other], seen))) < DISTINCT
    }
    assert not alike


def _lab(colour: Color, seen: str) -> tuple[float, float, float]:
    """Return a colour in CIELAB as somebody sees it."""
    parts = [part / 255 for part in colour.rgb]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True))))
        for row in SEEN[seen]
    )
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("name", FOREIGN)
def test_every_ink_is_legible_on_every_ground_of_every_theme(name: str) -> None:
    found = variables_of(FOREIGN[name])
    grounds = [Color.parse(found[ground]) for ground in (*GROUNDS, "record-match")]
    assert not poor({ink: Color.parse(found[ink]) for ink in INKS}, grounds, TEXT)
    signs = {"faint": Color.parse(found["record-faint"])}
    assert not poor(signs, grounds[:-1], SIGN)
    on_lit, lit = (Color.parse(found[f"record-{part}"]) for part in ("on-match-lit", "match-lit"))
    assert contrast(on_lit, lit) >= TEXT


@given(COLOUR, COLOUR, st.sampled_from([TEXT, SIGN]))
def test_an_ink_becomes_legible_and_stays_as_it_is_if_it_was(
    ink: Color, ground: Color, least: float
) -> None:
    made = legible(ink, [ground], least)
    assert contrast(made, ground) >= least
    if contrast(ink, ground) >= least:
        assert made.rgb == ink.rgb


def test_both_variants_have_the_same_names() -> None:
    names = [theme.name for theme in themes_for("truecolor")]
    assert [theme.name for theme in themes_for("256")] == names
    assert {DARK, LIGHT, TERMINAL} == set(names)


@pytest.mark.parametrize("around", ["cursor", "cursor-away", "quote-lit"])
def test_a_match_within_another_highlight_is_visible_without_colours(around: str) -> None:
    def text_styles(name: str) -> set[str]:
        return {"bold", "underline", "reverse", "italic"} & set(ANSI_STYLES[name].split())

    assert text_styles("match") - text_styles(around)


def test_every_stylesheet_is_loaded() -> None:
    assert {path.name for path in shipped("styles").iterdir()} == set(STYLES)
