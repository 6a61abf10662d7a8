"""Reads texts as files of a library, and lists their problems in short form."""

import re
from collections.abc import Iterable

from reader.format.article import read_article
from reader.format.nodes import Report
from reader.model import Article
from reader.problem import Problem
from reader.text import clean_line


def short(problem: Problem) -> str:
    """Return a problem as ``line:column code``."""
    return f"{problem.place.line}:{problem.place.column} {problem.code}"


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the problems of a file in short form, in the order of their places."""
    return [short(problem) for problem in sorted(problems)]


def article_problems(text: str | bytes) -> list[Problem]:
    """Return the problems of an article on its own, in the order of their places."""
    report = Report("a.yaml")
    read_article(text.encode() if isinstance(text, str) else text, "a.yaml", report)
    return sorted(report.problems)


def sound_article(text: str) -> Article:
    """Read an article, which must have no problems."""
    report = Report("a.yaml")
    draft = read_article(text.encode(), "a.yaml", report)
    assert report.problems == []
    assert draft
    assert draft.article
    return draft.article


def assert_told_well(problems: Iterable[Problem], text: str) -> None:
    """Assert that every problem has a code, a place in the file, and a short, safe message."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", problem.code)
        line, column = problem.place
        assert 1 <= line <= len(lines) + 1
        assert 1 <= column <= (len(lines[line - 1]) if line <= len(lines) else 0) + 1
        assert problem.message == clean_line(problem.message).strip()
        assert 5 < len(problem.message) <= 400
        assert "unicode string" not in problem.message
