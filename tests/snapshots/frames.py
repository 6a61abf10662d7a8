"""Frames as text: the characters of a screen, and below them their styles."""

import os
from pathlib import Path

from rich.style import Style
from textual.app import App

FOLDER = Path(__file__).parent / "frames"
_SIGNS = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def frame(app: App[None]) -> str:
    """Return the screen's characters, a sign per cell for their styles, and a key to the signs."""
    signs: dict[str, str] = {}
    characters, styles = [], []
    for strip in app.screen._compositor.render_strips(app.size):
        characters.append("".join(segment.text for segment in strip).rstrip())
        row = ""
        for segment in strip:
            sign = signs.setdefault(_named(segment.style), _SIGNS[len(signs)])
            row += sign * segment.cell_length
        styles.append(row)
    legend = [f"{sign} {name}" for name, sign in signs.items()]
    return "\n".join([*characters, "", *styles, "", *legend]) + "\n"


def _named(style: Style | None) -> str:
    return (
        str(style.without_color + Style(color=style.color, bgcolor=style.bgcolor)) if style else ""
    )


def check(name: str, drawn: str) -> None:
    """Compare a frame with the one on disk, or write it if UPDATE_FRAMES is set."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_FRAMES"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.is_file(), f"there is no frame {path.name}; `make frames` writes it"
    assert drawn == path.read_text(encoding="utf-8"), "`make frames` rewrites it if it is meant"
