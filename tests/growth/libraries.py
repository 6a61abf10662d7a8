"""Libraries with much of one thing, as files: articles by name, and authority files."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tests.libraries import ACTORS, TOPICS

SAID = "we are not in a position right now to collaborate on a military level"
HEAD = "id: {id}\nheadline: H\noutlet: {outlet}\npublished: {day}\nbody: |\n  {body}\nquotes:\n"
QUOTE = "  q{0}: {{speaker: {1}, kind: {2}}}\n"


class Files(NamedTuple):
    """The files of a library."""

    articles: dict[str, str]
    actors: str = ACTORS
    topics: str = TOPICS


def article(
    body: str, quotes: str = "", *, id: str = "a", outlet: str = "O", day: str = "2020-01-01"
) -> str:
    """Return an article whose body has at least the words of one quote by Rufus Firefly."""
    quotes = quotes or QUOTE.format(0, "rufus-firefly", "direct")
    return HEAD.format(id=id, outlet=outlet, day=day, body=body) + quotes


def day(number: int) -> str:
    """Return a different day for each number."""
    return str(date(2000, 1, 1) + timedelta(days=number))


def many(text: Callable[[int], str], size: int) -> Files:
    """Articles that differ in their numbers."""
    return Files({f"{number:05}.yaml": text(number) for number in range(size)})


def one(body: Callable[[int], str], size: int, *, kind: str = "indirect") -> Files:
    """One article with `size` parts, each with its own quote."""
    quotes = "".join(QUOTE.format(number, "rufus-firefly", kind) for number in range(size))
    return Files({"a.yaml": article("".join(map(body, range(size))), quotes)})


def equal_quotes(size: int) -> Files:
    """Articles that all carry the same statement."""
    text = f"“[[q0|{SAID}]]”"
    return many(lambda n: article(text, id=f"a{n}", outlet=f"O{n % 9}", day=day(n)), size)


def quotes_alike(size: int) -> Files:
    """Articles with statements that share a phrase."""
    text = f"“[[q0|{SAID} of {{0}} times {{0}}]]”"
    return many(lambda n: article(text.format(n), id=f"a{n}", day=day(n)), size)


def one_id(size: int) -> Files:
    """Articles with the same id."""
    return many(lambda n: article(f"[[q0|words {n}]]", id="same"), size)


def one_day(size: int) -> Files:
    """Articles of the same day."""
    return many(lambda n: article(f"[[q0|words {n}]]", id=f"a{n}"), size)


def speakers(size: int) -> Files:
    """An article with `size` speakers."""
    ids = [f"actor-{number}" for number in range(size)]
    quotes = "".join(QUOTE.format(n, id, "indirect") for n, id in enumerate(ids))
    body = " and ".join(f"[[q{number}|words {number}]]" for number in range(size))
    actors = "".join(f"{id}: {{name: Name {id}, kind: person}}\n" for id in ids)
    return Files({"a.yaml": article(body, quotes)}, actors)


def aliases(size: int) -> Files:
    """An actor with `size` names that differ in a letter or two and almost occur in the text."""
    names = ", ".join(f"Smith Aab{number:05}" for number in range(size))
    actors = f"rufus-firefly: {{name: Smith, kind: person, aliases: [{names}]}}\n"
    return Files({"a.yaml": article("[[q0|w]] " + "Smith Aab said. " * 10)}, actors)


def topics(size: int) -> Files:
    """`size` topics, all of one article."""
    names = ", ".join(f"t{number}" for number in range(size))
    text = article("[[q0|words]]").replace("body:", f"topics: [{names}]\nbody:")
    listed = "".join(f"t{number}: {{name: Topic {number}}}\n" for number in range(size))
    return Files({"a.yaml": text}, topics=listed)


def problems(size: int) -> Files:
    """An article with `size` mistakes."""
    return Files({"a.yaml": article("[[q0|words]] " + "[[x|words]] ]] " * size)})


def quotes_in_a_paragraph(size: int) -> Files:
    """A paragraph with `size` quotes."""
    return one(lambda n: f"[[q{n}|some words {n}]] and ", size)


def quotes_in_paragraphs(size: int) -> Files:
    """`size` paragraphs with a quote each, all of them different statements."""
    return one(lambda n: f"“[[q{n}|{SAID} {n}]]” x\n\n  ", size, kind="direct")


def parts(size: int) -> Files:
    """A quote with `size` parts."""
    return Files({"a.yaml": article("[[q0|some words]] and " * size)})


def nested(size: int) -> Files:
    """Quotes nested as deep as allowed."""
    inner = "x" + "".join(f" [[q{{{n}}}|w" for n in range(6)) + "]] y" * 6 + "\n\n  "
    return one(lambda n: "" if n % 6 else inner.format(*range(n, n + 6)), size - size % 6)


def mentions(size: int) -> Files:
    """`size` anchored mentions, and as many by name."""
    return Files({"a.yaml": article("[[q0|w]] " + "[[@freedonia|it]] and Firefly. " * size)})


def long_words(size: int) -> Files:
    """A paragraph, a headline and an outlet without a space."""
    text = article(f"[[q0|{'x' * 60 * size}]] {'東' * 60 * size}", outlet="o" * 60 * size)
    return Files({"a.yaml": text.replace("headline: H", f"headline: {'h' * 60 * size}")})


ALL = (
    *(equal_quotes, quotes_alike, one_id, one_day, speakers, aliases, topics, problems),
    *(quotes_in_a_paragraph, quotes_in_paragraphs, parts, nested, mentions, long_words),
)
IN_ONE_ARTICLE = (
    *(speakers, aliases, quotes_in_a_paragraph, quotes_in_paragraphs, parts, nested, mentions),
    long_words,
)
