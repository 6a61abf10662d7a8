"""Broken files among what is looked for: they have no text, so words are looked for in names."""

from reader.folding import words
from reader.index import files
from reader.index.asking import Ask
from reader.search.terms import Query, Words


def broken_files(ask: Ask, query: Query) -> list[str]:
    """The names of the broken files in which the words of a query stand, in their order.

    Its filters are ignored.
    """
    return [name for name in ask(files.all_broken_files) if _is_named(name, query)]


def _is_named(file: str, query: Query) -> bool:
    """Whether the wanted words of a query stand in a file's name, and the unwanted do not."""
    name = " ".join(words(file))
    asked = [[term for term in clause if isinstance(term, Words)] for clause in query.clauses]
    return all(
        any((" ".join(term.words) in name) != term.negated for term in clause)
        for clause in asked
        if clause
    )
