"""Attacks the reader at random for some minutes, from a fixed seed, and prints what it tried.

``python -m tests.attack`` runs all for fifteen minutes; ``python -m tests.attack desk 17`` repeats
one trial. `SECONDS` in the environment changes how long it takes, `SEED` what is tried.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

from tests.attack import databases, desk, folders, surroundings

ATTACKS: Mapping[str, Callable[[Random, Path], None]] = {
    "folders": folders.attack,
    "databases": databases.attack,
    "surroundings": surroundings.attack,
    "desk": desk.attack,
}
SEED = os.environ.get("SEED", "1")
SECONDS = float(os.environ.get("SECONDS", "900"))


def trial(name: str, number: int) -> str:
    """Run one trial. Return what the reader did wrong, or an empty string."""
    random = Random(f"{SEED}-{name}-{number}")
    with tempfile.TemporaryDirectory(prefix="attack-", ignore_cleanup_errors=True) as folder:
        try:
            ATTACKS[name](random, Path(folder))
        except AssertionError as fault:
            return str(fault) or repr(fault)
    return ""


def main() -> int:
    """Run all trials in turn until the time is up. The number of faults decides the exit code."""
    if len(sys.argv) == 3:
        fault = trial(sys.argv[1], int(sys.argv[2]))
        print(fault or "holds")
        return bool(fault)
    until = monotonic() + SECONDS
    tried: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for number in count():
        for name in ATTACKS:
            if monotonic() > until:
                break
            fault = trial(name, number)
            tried[name] += 1
            if fault:
                faults[name] += 1
                print(f"\n{name} {number}: {fault}", flush=True)
        else:
            continue
        break
    print(f"\nseed {SEED}, {SECONDS:.0f} seconds")
    for name in ATTACKS:
        print(f"{name:<14} {tried[name]:>6,} trials {faults[name]:>4} faults")
    return bool(faults.total())


if __name__ == "__main__":
    sys.exit(main())
