"""Words as FTS5 is asked for them: quoted, so that nothing a user types is its syntax.

https://www.sqlite.org/fts5.html#full_text_query_syntax
"""


def phrase(text: str, *, prefix: bool = False) -> str:
    """The FTS5 phrase of a text's words in a row, the last perhaps only begun."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"{"*" if prefix else ""}'


def has_words(text: str) -> bool:
    """Whether FTS5 finds anything in a text that it could look for."""
    return any(char.isalnum() for char in text)
