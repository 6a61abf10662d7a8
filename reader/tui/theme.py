"""The themes of our own, and the colours that every theme must give."""

from collections.abc import Sequence

from textual.color import Color
from textual.theme import Theme

from reader.tui.contrast import SIGN, legible

DARK, LIGHT, TERMINAL = "record-dark", "record-light", "record-terminal"

# Of each set the colours are told apart with red or green blindness, too.
_DARK_SPEAKERS = ["#cf9036", "#7ed8fc", "#c6e17e", "#e1876c", "#aba2fc", "#d887b4", "#f3f3bd"]
_LIGHT_SPEAKERS = ["#875100", "#09637e", "#003f00", "#ab3636", "#484890", "#631248", "#24005a"]
_DARK_256_SPEAKERS = ["#ffd75f", "#87d7ff", "#87af87", "#ff875f", "#d787ff", "#ff87d7", "#ffd7af"]
_LIGHT_256_SPEAKERS = ["#875f00", "#005fd7", "#005f5f", "#5f0000", "#5f00af", "#af005f", "#5f5f87"]
# Legible on black and on white: the last two are underlined (`drawing/styles.py`).
_TERMINAL_SPEAKERS = [
    f"ansi_{name}" for name in ["magenta", "blue", "green", "red", "cyan", "magenta", "blue"]
]


def _speakers(colours: Sequence[str]) -> dict[str, str]:
    return {f"speaker-{number}": colour for number, colour in enumerate(colours)}


_IN_FULL = (
    Theme(
        name=DARK,
        primary="#e0a84a",
        secondary="#7fb4d6",
        accent="#e0a84a",
        warning="#e8a05c",
        error="#ef7f6b",
        success="#9bc27a",
        foreground="#dad6ca",
        background="#16171a",
        surface="#1b1c20",
        panel="#25282d",
        dark=True,
        variables={
            **_speakers(_DARK_SPEAKERS),
            "record-dim": "#a2a098",
            "record-faint": "#7c7d82",
            "record-lit": "#3d3223",
            "record-lit-away": "#2a2826",
            "record-match": "#4d4a1c",
            "record-match-lit": "#e0c04a",
            "record-on-match-lit": "#16171a",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#8a5a00",
        secondary="#1d5f8a",
        accent="#8a5a00",
        warning="#9a4f00",
        error="#b02a14",
        success="#3d6b1f",
        foreground="#26251f",
        background="#fbf9f4",
        surface="#f3f0e8",
        panel="#e6e1d4",
        dark=False,
        variables={
            **_speakers(_LIGHT_SPEAKERS),
            "record-dim": "#66635a",
            "record-faint": "#857f70",
            "record-lit": "#f3e3bd",
            "record-lit-away": "#ebe5d5",
            "record-match": "#efe58f",
            "record-match-lit": "#8a5a00",
            "record-on-match-lit": "#fbf9f4",
        },
    ),
)

# Of the 256 colours of a terminal. Rich takes the nearest one, of greys the one that is darker by a
# shade from #9e9e9e on; these are given so that they come out as meant.
_IN_256 = (
    Theme(
        name=DARK,
        primary="#d7af5f",
        secondary="#87d7ff",
        accent="#d7af5f",
        warning="#ffaf5f",
        error="#ff875f",
        success="#87af5f",
        foreground="#dadada",
        background="#121212",
        surface="#1c1c1c",
        panel="#262626",
        dark=True,
        variables={
            **_speakers(_DARK_256_SPEAKERS),
            "record-dim": "#a8a8a8",
            "record-faint": "#878787",
            "record-lit": "#303030",
            "record-lit-away": "#262626",
            "record-match": "#005f5f",
            "record-match-lit": "#ffd75f",
            "record-on-match-lit": "#121212",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#875f00",
        secondary="#005fd7",
        accent="#875f00",
        warning="#875f00",
        error="#af0000",
        success="#005f00",
        foreground="#262626",
        background="#ffffff",
        surface="#f3f3f3",
        panel="#f3f3f3",
        dark=False,
        variables={
            **_speakers(_LIGHT_256_SPEAKERS),
            "record-dim": "#5f5f5f",
            "record-faint": "#878787",
            "record-lit": "#ffffd7",
            "record-lit-away": "#ffffff",
            "record-match": "#ffff87",
            "record-match-lit": "#875f00",
            "record-on-match-lit": "#ffffff",
        },
    ),
)

_TERMINAL_THEME = Theme(
    name=TERMINAL,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **_speakers(_TERMINAL_SPEAKERS),
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "record-dim": "ansi_default",
        "record-faint": "ansi_bright_black",
        "record-lit": "ansi_default",
        "record-lit-away": "ansi_default",
        "record-match": "ansi_default",
        "record-match-lit": "ansi_default",
        "record-on-match-lit": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
    },
)

THEMES = (*_IN_FULL, _TERMINAL_THEME)


def themes_for(colours: str | None) -> Sequence[Theme]:
    """Our themes for a terminal with a colour system, by the name that Rich gives it."""
    return (*_IN_256, _TERMINAL_THEME) if colours == "256" else THEMES


# What is drawn on all the grounds of a theme, and has to be legible there.
_TEXT_INKS = ("foreground", "primary", "warning", "error", "success")


def own_variables(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme, with those that our stylesheets need and it does not give.

    The inks of a theme that is not ours are moved until they are legible.
    """
    names = ("background", "surface", "panel", "foreground", "primary", "warning")
    if any(variables[name].startswith("ansi") for name in names):
        return {**_TERMINAL_THEME.variables, **variables}
    if "record-dim" in variables:
        return variables
    ground, surface, panel, text, accent, warning = (Color.parse(variables[n]) for n in names)
    lit, lit_away = ground.blend(accent, 0.2), ground.blend(accent, 0.1)
    match = ground.blend(warning, 0.25)
    grounds = [ground, surface, panel, lit, lit_away]
    speakers = _DARK_SPEAKERS if ground.brightness < 0.5 else _LIGHT_SPEAKERS
    inks = {name: Color.parse(variables[name]) for name in _TEXT_INKS}
    inks |= {name: Color.parse(colour) for name, colour in _speakers(speakers).items()}
    inks["record-dim"] = ground.blend(text, 0.72)
    legible_inks = {name: legible(ink, [*grounds, match]).hex for name, ink in inks.items()}
    match_lit = Color.parse(legible_inks["primary"])
    return {
        **variables,
        **legible_inks,
        "record-faint": legible(ground.blend(text, 0.28), grounds, SIGN).hex,
        "record-lit": lit.hex,
        "record-lit-away": lit_away.hex,
        "record-match": match.hex,
        "record-match-lit": match_lit.hex,
        "record-on-match-lit": legible(ground, [match_lit]).hex,
    }
