"""Measures, and prints each figure beside its bound."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from tests.benchmarks import adding, habits, large
from tests.benchmarks.figures import Figure, p95
from tests.benchmarks.terminal import Terminal
from tests.libraries import sample, write_library

RUNS = 10
# The generated libraries are kept for the next run; `make clean` removes them.
KEPT = Path("build/libraries")
EMPTY = [sys.executable, "-m", "tests.benchmarks.empty"]
READER = [sys.executable, "-m", "reader"]
NEWEST = "may hold a"
PARAGRAPH = "The minister spoke of bridges once more, and of the river under them. " * 7


def main() -> int:
    """Measure everything. Return 1 if a bound is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kinds = ("DATA", "STATE", "CONFIG", "CACHE")
        # Measurements in this process need it, too.
        os.environ.update({f"XDG_{kind}_HOME": str(home / kind) for kind in kinds})
        env = dict(os.environ)
        good = [*map(told, start(env)), *map(told, keys(env))]
        good += [*map(told, long_article(env, home)), *map(told, command_line(env))]
        paths = large.libraries(KEPT)
        rows = large.rows(paths, env)
        good += [*map(told, large.figures(rows))]
        good += [*map(told, large.indexing(paths, home / "cold", env))]
        good += [*map(told, adding.figures(home / "adding", env))]
        good += [*map(told, habits.held_key(paths[large.LARGE], env))]
        good += [
            *map(told, habits.bookmarking(paths[large.MIDDLE], f"generated-{large.MIDDLE}", env))
        ]
        if "MILLION" in os.environ:
            rows.append(large.million(KEPT, env))
    print(f"\n{large.table(rows)}")
    return 0 if all(good) else 1


def told(figure: Figure) -> bool:
    """Print a figure. Return whether it is within its bound."""
    print(figure, flush=True)
    return figure.value <= figure.bound


def start(env: Mapping[str, str]) -> list[Figure]:
    """Measure start to first full frame, memory and quitting, each next to an empty app."""
    frames, memory, quits = [], [], []
    for _ in range(RUNS):
        empty, empty_memory, _ = _one_start(EMPTY, "nothing here", env)
        took, used, quit = _one_start(READER, NEWEST, env)
        frames.append(took / empty)
        memory.append(used / empty_memory)
        quits.append(quit)
    return [
        Figure("first full frame, against an empty app", statistics.median(frames), 1.3, "x"),
        Figure("peak memory, against an empty app", statistics.median(memory), 1.4, "x"),
        Figure("quit", statistics.median(quits), 300, "ms"),
    ]


def _one_start(
    command: Sequence[str], mark: str, env: Mapping[str, str]
) -> tuple[float, float, float]:
    terminal = Terminal(command, env)
    took = terminal.first_frame(mark)
    terminal.rest()
    return took, terminal.peak_memory(), terminal.quit("q")


def keys(env: Mapping[str, str]) -> list[Figure]:
    """Measure how soon a key is answered, and how soon the article that it leads to is shown."""
    terminal = Terminal(READER, env)
    terminal.first_frame(NEWEST)
    moves = [terminal.key(key) for key in "jkjkjkjjkkjkjjjkkk"]
    answers = [first for first, _ in moves]
    terminal.key("\t")
    answers += [terminal.key(key)[0] for key in "]]]jjkk" + "\x04\x15" * 4 + "]b]bb]["]
    answers += [terminal.key(key)[0] for key in ("\x1b[6~", "\x1b[5~") * 5]
    terminal.kill()
    return [
        Figure("a key to its frame, 95th percentile", p95(answers), 16, "ms"),
        Figure("a move in the list to its article", p95([last for _, last in moves]), 50, "ms"),
    ]


def long_article(env: Mapping[str, str], home: Path) -> list[Figure]:
    """Measure how much longer an article of 1 MB takes to open and scroll than a small one."""
    articles = {"a.yaml": _article("small", 2021, 10_000), "b.yaml": _article("long", 2020, 10**6)}
    library = write_library(home / "library", articles=articles)
    terminal = Terminal([*READER, "open", str(library)], env)
    terminal.first_frame("Minister promises")
    opening = [terminal.key(key)[1] for key in "jkjkjk"]
    terminal.key("\t")
    small = [terminal.key(key)[0] for key in "jkjkjkjk"]
    terminal.key("J")
    large = [terminal.key(key)[0] for key in "jkjkjkjk"]
    terminal.kill()
    more = statistics.median(opening[::2]) - statistics.median(opening[1::2])
    scroll = statistics.median(large) / statistics.median(small)
    return [
        Figure("opening 1 MB, more than a small article", more, 300, "ms"),
        Figure("scrolling 1 MB, against a small article", scroll, 1.5, "x"),
    ]


def _article(id: str, year: int, characters: int) -> str:
    body = "\n".join(f"  {PARAGRAPH}\n" for _ in range(characters // len(PARAGRAPH)))
    return sample(id, published=str(year)).replace("quotes:\n", f"\n{body}quotes:\n")


def command_line(env: Mapping[str, str]) -> list[Figure]:
    """Measure commands against a bare interpreter."""
    bare = [sys.executable, "-c", "pass"]
    lines = (["--version"], ["quotes", "--json"], ["check"])
    return [
        Figure(
            f"reader {' '.join(line)}, against a bare interpreter",
            _ratio([*READER, *line], bare, env),
            10,
            "x",
        )
        for line in lines
    ]


def _ratio(one: Sequence[str], other: Sequence[str], env: Mapping[str, str]) -> float:
    return statistics.median(_run(one, env) / _run(other, env) for _ in range(RUNS))


def _run(command: Sequence[str], env: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
