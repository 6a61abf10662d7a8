"""A field to type in."""

from textual.widgets import Input

from reader.text import clean_line


class Field(Input):
    """An input that holds nothing which must not be drawn, wherever it comes from: the keyboard, a
    paste, or what was typed long ago and kept."""

    def validate_value(self, value: str) -> str:
        """Make the value safe. As many code points as before, so the cursor stays in its place."""
        return clean_line(value)
