"""Measures libraries of 5 to 100,000 generated articles: what may grow, and what must not."""

import os
import random
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from reader.index.asking import asking
from reader.index.database import Index
from reader.index.matches import Order
from reader.index.refresh import refresh
from reader.library.library import Library
from reader.library.listing import Sort, sections
from reader.library.opening import open_library
from reader.places import cache_folder
from reader.search.asked import Marks, Within
from reader.search.name_index import NameIndex
from reader.search.plan import plan_of
from reader.search.query import parse_query
from reader.search.results import search
from reader.search.selection import passages_of
from tests.benchmarks.figures import Figure, p95
from tests.benchmarks.generate import COMMON, SEED, generate
from tests.benchmarks.terminal import Terminal

SMALL, MIDDLE, LARGE = 5, 10_000, 100_000
SIZES = (SMALL, 1_000, MIDDLE, LARGE)
# Takes an hour to generate and index, so only on request.
MILLION = 1_000_000
STARTS = 8
FIRST_RESULTS = 8
DOWN, UP, PAGE_DOWN, END, HOME, NEXT_RESULT = "j", "k", "\x1b[6~", "G", "g", "\x1b[B"
HELD = 60


class Measured(NamedTuple):
    """The measurements of a library of one size: times in ms, memory in MB.

    `held` is the time for each of many keys at once; `text` is the YAML
    of the articles, `size` the index.
    """

    articles: int
    starts: Sequence[float]
    memory: float
    key: float
    held: float
    ends: float
    typing: float
    search: float
    text: float
    size: float

    @property
    def start(self) -> float:
        """From exec to the first full frame."""
        return statistics.median(self.starts)


def libraries(folder: Path, sizes: Sequence[int] = SIZES) -> Mapping[int, Path]:
    """Generate the libraries, or reuse those of an earlier run."""
    found = {}
    for size in sizes:
        path = folder / f"{size}"
        if not (path / "complete").exists():
            print(f"generating {size:,} articles", file=sys.stderr)
            generate(path, size)
            (path / "complete").touch()
        found[size] = path
    return found


def measure(path: Path, articles: int, env: Mapping[str, str]) -> Measured:
    """Measure everything about one library, whose index is up to date."""
    library = open_library(path)
    terminal = _open(path, env)
    terminal.first_frame("generated articles")
    terminal.send(HOME)
    ends = max(terminal.key(key)[0] for key in (END, HOME) * 3)
    held = terminal.key((DOWN + UP) * (HELD // 2))[1] / HELD
    for page in [PAGE_DOWN] * 50:
        terminal.send(page)
    terminal.send("s")
    typing = p95(
        [
            terminal.key(letter)[0]
            for letter in "government talks on the sanctions and a treaty of the two countries"
        ]
    )
    for step in ("\r", "\x1b", NEXT_RESULT) * 10:
        terminal.send(step)
    memory = terminal.peak_memory()
    terminal.kill()
    return Measured(
        articles,
        starts=(),
        memory=memory,
        key=0.0,
        held=held,
        ends=ends,
        typing=typing,
        search=p95(list(_searches(library))),
        text=_megabytes((library.root / "articles").iterdir()),
        size=_megabytes(_index_files(library)),
    )


def starts(paths: Mapping[int, Path], env: Mapping[str, str]) -> Mapping[int, list[float]]:
    """Measure the time from exec to the first full frame, alternating between the libraries."""
    found: dict[int, list[float]] = {size: [] for size in paths}
    for _ in range(STARTS):
        for size, path in paths.items():
            terminal = _open(path, env)
            found[size].append(terminal.first_frame("generated articles"))
            terminal.rest()
            terminal.quit("q")
    return found


def keys(paths: Mapping[int, Path], env: Mapping[str, str]) -> Mapping[int, float]:
    """Measure how soon a key in the list is answered (95th percentile), alternating."""
    terminals = {}
    for size, path in paths.items():
        terminals[size] = _open(path, env)
        terminals[size].first_frame("generated articles")
        terminals[size].send(HOME)
    found: dict[int, list[float]] = {size: [] for size in paths}
    for key in (DOWN, UP) * 75:
        for size, terminal in terminals.items():
            found[size].append(terminal.key(key)[0])
    for terminal in terminals.values():
        terminal.kill()
    return {size: p95(times) for size, times in found.items()}


def _open(path: Path, env: Mapping[str, str]) -> Terminal:
    return Terminal([sys.executable, "-m", "reader", "open", str(path)], env)


def _queries(library: Library) -> Iterator[str]:
    """Yield queries: two letters, common words, phrases, filters, and words as they are typed."""
    chance = random.Random(SEED)
    actors = list(library.actors.values())
    for _ in range(12):
        common, other = chance.sample(COMMON, 2)
        speaker = chance.choice(actors).name.split()[-1]
        yield from (common[:2], common, f"{common} {other[:2]}", f'"{common} the"')
        yield f"speaker:{speaker} {common}"
        yield f"kind:direct said:{chance.randint(1997, 2015)}..2018 {other}"
        yield f"{common} -{other} published:2001..2012"
        word = chance.choice(COMMON[80:])
        yield from (word[:length] for length in range(2, len(word) + 1))


def _searches(library: Library) -> Iterator[float]:
    """Measure how soon the first results of each query are ready to be drawn."""
    names = NameIndex(library)
    with closing(library.index.connect()) as connection:
        for typed in _queries(library):
            began = perf_counter()
            query = parse_query(typed, typing=True)
            plan = plan_of(query, Within.TEXT, names, Marks())
            selection = passages_of(library.ask, plan, Order.NEWEST)
            first = next(search(asking(connection), selection=selection))
            found = [each for group in first.groups for each in group.found]
            list(selection.read(found[:FIRST_RESULTS]))
            yield (perf_counter() - began) * 1000


def _index_files(library: Library) -> Iterator[Path]:
    path = library.index.path
    assert path
    return path.parent.glob(f"{path.name}*")


def _megabytes(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files) / 1e6


def cold_index(path: Path, folder: Path) -> float:
    """Return the seconds to index a library from scratch: the median of three runs."""
    return statistics.median(_cold_index(path, folder / str(number)) for number in range(3))


def _cold_index(path: Path, folder: Path) -> float:
    index = Index(path, folder)
    with closing(index.connect()) as connection:
        began = perf_counter()
        refresh(path, connection)
        took = perf_counter() - began
    index.close()
    return took


def change_seen(path: Path, env: Mapping[str, str]) -> float:
    """Return the ms from the first frame until a file that was changed before is shown anew."""
    library = open_library(path)
    # Not the newest one, which is open and read separately.
    second = sections(library, Sort.NEWEST)[0].rows(1, 1)[0]
    file = path / second.file
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("headline: "))
    file.write_text(text.replace(old, "headline: Changed a moment ago"), encoding="utf-8")
    try:
        with TemporaryDirectory() as state:
            # Without a reading position, the newest article is in view.
            terminal = _open(path, {**env, "XDG_STATE_HOME": state})
            first = terminal.first_frame("generated articles")
            seen = terminal.first_frame("Changed a")
            terminal.kill()
    finally:
        file.write_text(text, encoding="utf-8")
    return seen - first


def rows(paths: Mapping[int, Path], env: Mapping[str, str]) -> list[Measured]:
    """Measure each library."""
    measured = [measure(path, size, env) for size, path in paths.items()]
    began, answered = starts(paths, env), keys(paths, env)
    return [
        row._replace(starts=began[row.articles], key=answered[row.articles]) for row in measured
    ]


def million(folder: Path, env: Mapping[str, str]) -> Measured:
    """What is measured of 1,000,000 articles, and how long they take to index."""
    paths, cache = libraries(folder, (MILLION,)), str(folder / "million")
    # What is measured then has the index that was made.
    os.environ["XDG_CACHE_HOME"] = cache
    took = _cold_index(paths[MILLION], cache_folder())
    print(f"cold index of 1,000,000: {took:,.0f} s", flush=True)
    return rows(paths, {**env, "XDG_CACHE_HOME": cache})[0]


def figures(rows: Sequence[Measured]) -> Iterator[Figure]:
    """Yield the figures of the largest library, alone and against the smallest."""
    small, large = rows[0], rows[-1]
    pairs = zip(large.starts, small.starts, strict=True)
    start = statistics.median(one / other for one, other in pairs)
    yield Figure("first full frame with 100,000, against 5", start, 1.15, "x")
    yield Figure("first full frame with 100,000", large.start, 400, "ms")
    yield Figure("peak memory with 100,000, against 5", large.memory / small.memory, 1.3, "x")
    yield Figure("a key in the list with 100,000, against 5", large.key / small.key, 1.2, "x")
    yield Figure("a key in the list with 100,000, 95th percentile", large.key, 16, "ms")
    yield Figure("each of 60 keys at once with 100,000", large.held, 33, "ms")
    yield Figure("a letter typed into the search of 100,000", large.typing, 16, "ms")
    yield Figure("End and Home with 100,000, the slowest", large.ends, 16, "ms")
    yield Figure("first results with 100,000, 95th percentile", large.search, 50, "ms")
    yield Figure("index of 100,000, for each byte of YAML", large.size / large.text, 2, "x")


def indexing(paths: Mapping[int, Path], folder: Path, env: Mapping[str, str]) -> Iterator[Figure]:
    """Measure how soon the index shows a change, and how long it takes to build."""
    seen = change_seen(paths[LARGE], env)
    yield Figure("a change in 100,000 shown, after the first frame", seen, 1000, "ms")
    cold = cold_index(paths[MIDDLE], folder)
    yield Figure("cold index of 10,000", cold, 12, "s")


def table(rows: Sequence[Measured]) -> str:
    """Return the rows as a table in Markdown."""
    heads = (
        "articles",
        "first frame",
        "peak memory",
        "a key",
        "a letter",
        "End, Home",
        "first results",
        "YAML",
        "index",
    )
    lines = [f"| {' | '.join(heads)} |", f"|{' ---: |' * len(heads)}"]
    for row in rows:
        cells = (
            f"{row.articles:,}",
            f"{row.start:.0f} ms",
            f"{row.memory:.0f} MB",
            f"{row.key:.0f} ms",
            f"{row.typing:.0f} ms",
            f"{row.ends:.0f} ms",
            f"{row.search:.0f} ms",
            f"{row.text:,.1f} MB",
            f"{row.size:,.1f} MB",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
