"""A small library for tests to search, and helpers that search it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.index import matches
from reader.index.database import Index
from reader.index.matches import Order
from reader.library.library import Library
from reader.library.listing import Sort
from reader.library.opening import bring_up_to_date
from reader.search.asked import Marks, Only, Within
from reader.search.filter import Filtered, filter_list, filtered_sections
from reader.search.hits import Hit
from reader.search.name_index import NameIndex
from reader.search.plan import Plan, plan_of
from reader.search.query import parse_query
from reader.search.selection import Selection, articles_of, passages_of
from tests.libraries import write_library
from tests.library.listed import Shown, shown

ACTORS = """\
sergei-lavrov: {name: Sergei Lavrov, kind: person, aliases: [Sergey Lavrov, Lavrov]}
james-mattis: {name: James Mattis, kind: person, aliases: [Mattis, Jim Mattis]}
ann-lee: {name: Ann Lee, kind: person}
bob-lee: {name: Bob Lee, kind: person}
russia: {name: Russia, kind: state, metonyms: [Moscow]}
nato: {name: NATO, kind: organisation, aliases: [North Atlantic Alliance]}
"""
TOPICS = """\
arms-control: {name: Limits of weapons}
sanctions: {name: Sanctions}
"""
ARTICLES = {
    "older": """\
id: older
headline: Lavrov hopes for a treaty
outlet: BBC
published: "2015-08-20"
topics: [arms-control]
body: |
  Russia’s minister Sergei Lavrov [[q1|hopes for a treaty]] with NATO.

  “[[q2|The US-Russia dialogue is a café without coffee]],” he said.
quotes:
  q1: {speaker: sergei-lavrov, kind: indirect, said: "2015-08-19"}
  q2:
    speaker: sergei-lavrov
    kind: direct
    cue: said
    said: "2015-08?"
    topics: [arms-control]
""",
    "newer": """\
id: newer
headline: "Mattis: no treaty now"
outlet: BBC Monitoring
agency: AFP
published: "2017-02-16"
body: |
  James Mattis told reporters that “[[q1|we won’t sign it]]”; Moscow was silent.

  Sergey Lavrov called new sanctions [[q2|“a dead end”]].
quotes:
  q1: {speaker: james-mattis, kind: partial, cue: Told, said: "2017-02-15/2017-02-16"}
  q2: {speaker: sergei-lavrov, kind: partial, cue: called, said: "2016/..", topics: [sanctions]}
""",
    "undated": """\
id: undated
headline: null
title: Of an old house
outlet: The Café Post
published: null
published_note: Nothing is printed.
body: |
  Somebody said [[q1|the treaty was dead]] and Ann Lee agreed.
quotes:
  q1: {speaker: null, kind: indirect}
""",
}


def index_of(folder: Path) -> Library:
    """Open the library in a folder, with its index in a folder beside it."""
    library = Library(folder, Index(folder, folder.with_name(f"{folder.name}-cache")))
    bring_up_to_date(library)
    return library


def press(folder: Path) -> Library:
    """Write and open the library of this module."""
    articles = {f"{id}.yaml": text for id, text in ARTICLES.items()}
    return index_of(write_library(folder, articles=articles, actors=ACTORS, topics=TOPICS))


def meant(
    library: Library,
    text: str,
    within: Within = Within.TEXT,
    marks: Marks | None = None,
    only: Only | None = None,
) -> Plan:
    """Return what a query means in a library."""
    return plan_of(parse_query(text), within, NameIndex(library), marks or Marks(), only)


def newest(library: Library, plan: Plan) -> Selection[Hit]:
    """Return the passages that a plan finds, newest first."""
    return passages_of(library.ask, plan, Order.NEWEST)


def filter_steps(
    library: Library,
    text: str,
    sort: Sort = Sort.NEWEST,
    first: int = -1,
    marks: Marks | None = None,
) -> Iterator[Filtered]:
    """Return the answers of the list's filter, one after another."""
    selection = articles_of(library.ask, meant(library, text, Within.CARDS, marks), Order.NEWEST)
    query = parse_query(text)
    return filter_list(library.ask, query=query, selection=selection, sort=sort, first=first)


def filtered_list(library: Library, text: str, sort: Sort = Sort.NEWEST) -> Shown:
    """Return the part of the list that passes the filter."""
    (filtered,) = filter_steps(library, text, sort)
    return shown(filtered_sections(library, filtered))


def hits(library: Library, plan: Plan, most: int = 1000, *, best_first: bool = False) -> list[Hit]:
    """Return the hits."""
    order = Order.BEST if best_first else Order.NEWEST
    return passages_of(library.ask, plan, order).page(0, most)


def named(hit: Hit, plan: Plan) -> str:
    """Return a hit as ``article`` or ``article/quote``."""
    quote = hit.passage.quote
    return (
        f"{hit.article.id}/{quote.id}" if quote and plan.within is Within.QUOTES else hit.article.id
    )


def found(
    library: Library, text: str, within: Within = Within.TEXT, marks: Marks | None = None
) -> list[str]:
    """Return what is found, newest first. Assert that there are no mistakes."""
    plan = meant(library, text, within, marks)
    assert plan.mistakes == ()
    names = [named(hit, plan) for hit in hits(library, plan)]
    assert library.ask(matches.count, plan.matching) == len(names)
    return names


def told(plan: Plan, text: str) -> Sequence[tuple[str, str]]:
    """Return the mistakes: the part of the query that each is about, and its message."""
    return [(text[one.start : one.end], one.message) for one in plan.mistakes]
