"""Inks: the named styles that lines are drawn in, in the colours of the theme.

They are no component classes of the stylesheet: Textual would work out all of them for every
screen, more than once before the first frame. Each is worked out when something is drawn in it.
"""

from collections.abc import Mapping
from typing import Final

from reader.speakers import COLOURS

INKS: Final[Mapping[str, str]] = {
    "dim": "$ink-dim",
    "faint": "$ink-faint",
    "accent": "bold $primary",
    "strong": "bold",
    "italic": "italic",
    "warning": "$warning",
    "error": "bold $error",
    "success": "$success",
    "cursor": "on $ink-lit",
    "cursor-away": "on $ink-lit-away",
    "bar": "$primary",
    "bar-away": "$ink-faint",
    "quote-lit": "on $ink-lit",
    "match": "on $ink-match",
    "match-lit": "$ink-on-match-lit on $ink-match-lit",
    "selected": "on $screen-selection-background",
    "mention-lit": "reverse on $ink-match",
    "metonym-lit": "underline on $ink-match",
    "thumb": "$ink-faint",
    "key": "bold $primary",
    "tab": "$ink-dim",
    "tab-open": "bold $primary",
    **{name: f"${name}" for name in COLOURS},
}
"""What each ink looks like, as Textual writes styles; the variables are those of the theme."""

ANSI_INKS: Final[Mapping[str, str]] = {
    **INKS,
    "dim": "dim $ink-dim",
    "cursor": "reverse on $ink-lit",
    "cursor-away": "underline on $ink-lit-away",
    # What stands within another light must still be seen.
    "quote-lit": "bold on $ink-lit",
    "match": "bold underline on $ink-match",
    "match-lit": "reverse $ink-on-match-lit on $ink-match-lit",
    "selected": "$screen-selection-foreground on $screen-selection-background",
}
"""Where the terminal gives the colours, or NO_COLOR takes them away, light is a text style."""
