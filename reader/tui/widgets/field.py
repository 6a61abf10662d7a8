"""A field to type in."""

from textual.widgets import Input

from reader.text import clean_line


class Field(Input):
    """An input whose value is always safe to draw, whether it was typed, pasted or stored."""

    def validate_value(self, value: str) -> str:
        """Make the value safe. Its length stays the same, so the cursor stays in its place."""
        return clean_line(value)
