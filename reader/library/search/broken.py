"""Broken files, which have no text that could be searched: found by the words in their names."""

from reader.library.library import Library
from reader.library.search.query import Query, Words
from reader.text import words


def broken_files(library: Library, query: Query) -> list[str]:
    """The names of the broken files that a query with ``is:broken`` finds, in their order."""
    return [name for name in library.broken_names() if _is_named(name, query)]


def _is_named(file: str, query: Query) -> bool:
    """Whether the words of a query stand in a file's name, and those that may not do not."""
    name = " ".join(words(file))
    asked = [[term for term in clause if isinstance(term, Words)] for clause in query.clauses]
    return all(
        any((" ".join(term.words) in name) != term.negated for term in clause)
        for clause in asked
        if clause
    )
