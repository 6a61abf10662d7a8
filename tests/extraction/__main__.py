"""Prints how well the draft finds quotes: `python -m tests.extraction [DIR]`.

DIR holds files of one JSON object a line: `id`, `text`, and `quotes` with `start`, `end` (code
points, inside the marks), `speaker` and `cue`. A file none of whose quotes is of the kind `direct`
or `partial` is scored for indirect speech. Every figure is given for all articles and for both
halves, every other article each, so that rules can be made on one half and measured on the other.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from reader.draft.drafting import find
from reader.draft.known import KnownActors
from tests.extraction.scores import GoldArticle, f1, score_indirect, score_marked

SAMPLE = Path(__file__).parent / "sample"
_MARKED = (("span F1, exact", "exact"), ("span and head F1", "head"), ("span and full F1", "full"))
_INDIRECT = (("content F1, half overlap", "content"), ("content and full speaker F1", "full"))
_HALVES = (("all", slice(None)), ("half A", slice(0, None, 2)), ("half B", slice(1, None, 2)))


def articles(path: Path) -> list[GoldArticle]:
    """The articles of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def counted(gold: Sequence[GoldArticle], *, indirect: bool) -> list[Counter[str]]:
    """The counts of each article, with its length in code points and the time in milliseconds."""
    known, found = KnownActors(), []
    for article in gold:
        begun = process_time()
        findings = find(article["text"], whole=True, published=None, known=known)
        took = process_time() - begun
        score = score_indirect if indirect else score_marked
        counts = score(article, findings.quotes)
        counts["code points"] = len(article["text"])
        counts["microseconds"] = round(1_000_000 * took)
        found.append(counts)
    return found


def rows(counts: Counter[str], *, indirect: bool) -> Iterator[tuple[str, float]]:
    """The figures of a table, each with its name."""
    for name, key in (
        (("content F1, half overlap", "content"), ("content and full speaker F1", "full"))
        if indirect
        else (
            ("span F1, exact", "exact"),
            ("span and head F1", "head"),
            ("span and full F1", "full"),
        )
    ):
        yield name, f1(counts[key], counts["found"], counts["gold"])
    if not indirect:
        yield "cue right", _share(counts["cue"], counts["cues"])
        yield "sure", _share(counts["sure"], counts["found"])
        yield "sure: spans right", _share(counts["sure spans"], counts["sure"])
        yield "sure: speakers right", _share(counts["sure speakers"], counts["sure"])
    yield "ms for 5,000 characters", 5 * counts["microseconds"] / (counts["code points"] or 1)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def table(path: Path) -> Iterator[str]:
    """The lines of the table of a file."""
    gold = articles(path)
    kinds = {quote.get("kind") for one in gold for quote in one["quotes"]}
    indirect = not kinds & {"direct", "partial"}
    counts = counted(gold, indirect=indirect)
    columns = [dict(rows(sum(counts[half], Counter()), indirect=indirect)) for _, half in _HALVES]
    yield f"{path.name}: {len(gold)} articles, {sum(one['gold'] for one in counts)} quotes"
    yield f"{'':30}" + "".join(f"{name:>8}" for name, _ in _HALVES)
    for name in columns[0]:
        yield f"{name:30}" + "".join(f"{column[name]:8.1f}" for column in columns)


def main(arguments: Sequence[str]) -> int:
    """Print the table of every file of a directory."""
    folder = Path(arguments[0]) if arguments else SAMPLE
    files = sorted(folder.glob("*.jsonl"))
    for path in files:
        print("\n".join(table(path)), end="\n\n")
    if not files:
        print(f"{folder} holds no file that ends in .jsonl", file=sys.stderr)
    return 0 if files else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
