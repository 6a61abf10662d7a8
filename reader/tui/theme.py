"""The themes of our own, and the colours that every theme must give."""

from textual.color import Color
from textual.theme import Theme

DARK, LIGHT, TERMINAL = "record-dark", "record-light", "record-terminal"

_DARK_SPEAKERS = [
    "#e5b45c",
    "#7fb4d6",
    "#9bc27a",
    "#e8836b",
    "#b79be0",
    "#5fc4b8",
    "#e79ac0",
    "#c9b79c",
]
_LIGHT_SPEAKERS = [
    "#8a5a00",
    "#1d5f8a",
    "#3d6b1f",
    "#a8371d",
    "#6b3fa0",
    "#0f6b62",
    "#9c2f6a",
    "#6b5836",
]
_TERMINAL_SPEAKERS = [
    "ansi_yellow",
    "ansi_cyan",
    "ansi_green",
    "ansi_red",
    "ansi_magenta",
    "ansi_blue",
    "ansi_bright_cyan",
    "ansi_bright_yellow",
]


def _speakers(colours: list[str]) -> dict[str, str]:
    return {f"speaker-{number}": colour for number, colour in enumerate(colours)}


THEMES = (
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
            "record-faint": "#4a4b50",
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
            "record-faint": "#c9c4b6",
            "record-lit": "#f3e3bd",
            "record-lit-away": "#ebe5d5",
            "record-match": "#efe58f",
            "record-match-lit": "#8a5a00",
            "record-on-match-lit": "#fbf9f4",
        },
    ),
    Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_yellow",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
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
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_yellow",
        },
    ),
)


def own_variables(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme, with those that our stylesheets need and it does not give."""
    names = ("background", "foreground", "primary", "warning")
    if any(variables[name].startswith("ansi") for name in names):
        return {**THEMES[-1].variables, **variables}
    ground, text, accent, warning = (Color.parse(variables[name]) for name in names)
    speakers = _DARK_SPEAKERS if ground.brightness < 0.5 else _LIGHT_SPEAKERS
    mixed = {
        **_speakers(speakers),
        "record-dim": ground.blend(text, 0.72).hex,
        "record-faint": ground.blend(text, 0.28).hex,
        "record-lit": ground.blend(accent, 0.26).hex,
        "record-lit-away": ground.blend(accent, 0.12).hex,
        "record-match": ground.blend(warning, 0.32).hex,
        "record-match-lit": accent.hex,
        "record-on-match-lit": ground.hex,
    }
    return {**mixed, **variables}
