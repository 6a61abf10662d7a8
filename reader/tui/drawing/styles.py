"""The named styles that lines are drawn in, with the colours of the theme.

They are not component classes of the stylesheet: Textual would compute all of them for every
screen, more than once before the first frame. Each is computed when something is drawn in it.
"""

from collections.abc import Mapping
from typing import Final

from reader.speakers import COLOURS

STYLES: Final[Mapping[str, str]] = {
    "dim": "$record-dim",
    "faint": "$record-faint",
    "accent": "bold $primary",
    "strong": "bold",
    "heading": "$primary",
    "italic": "italic",
    "warning": "$warning",
    "error": "bold $error",
    "success": "$success",
    "cursor": "on $record-lit",
    "cursor-away": "on $record-lit-away",
    "bar": "$primary",
    "bar-away": "$record-faint",
    "quote-lit": "on $record-lit",
    "match": "underline $foreground on $record-match",
    "match-lit": "$record-on-match-lit on $record-match-lit",
    "selected": "on $screen-selection-background",
    "mention-lit": "reverse on $record-match",
    "metonym-lit": "underline on $record-match",
    "thumb": "$record-faint",
    "doubtful": "underline",
    "key": "bold $primary",
    "tab": "$record-dim",
    "tab-lit": "bold underline $primary",
    **{name: f"${name}" for name in COLOURS},
}
"""Each style as Textual writes it; the variables are those of the theme."""

ANSI_STYLES: Final[Mapping[str, str]] = {
    **STYLES,
    "dim": "dim $record-dim",
    "speaker-5": "underline $speaker-5",
    "speaker-6": "underline $speaker-6",
    "cursor": "reverse on $record-lit",
    # What stands within another light must still be seen.
    "quote-lit": "bold on $record-lit",
    "match": "bold underline on $record-match",
    "match-lit": "reverse $record-on-match-lit on $record-match-lit",
    "selected": "$screen-selection-foreground on $screen-selection-background",
}
"""Where the terminal gives the colours, or NO_COLOR takes them away, light is a text style."""
