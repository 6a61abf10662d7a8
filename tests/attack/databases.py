"""Damaged and odd databases: unusable ones are reported, and nothing crashes."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from tests.attack.running import Fault, environment, run
from tests.libraries import sample, write_library

_VALUES = (
    *(
        None,
        "",
        "x",
        "\x1b[31m",
        "9" * 5_000,
        b"\xff\x00",
        2**63 - 1,
        -1,
        1.5,
        "[]",
        "{",
        '[["a"]]',
    ),
    *("2020", "2020-13", "direct", "\u202e", "[1, [2]]", "null"),
)
_VERBS = (
    *(("bookmarks",), ("bookmarks", "--json"), ("quotes", "--bookmarked"), ("articles",)),
    *(("search", "is:read"), ("search", "is:bookmarked bridge"), ("show", "a1")),
    *(("bookmarks", "add", "a1/q2"), ("bookmarks", "remove", "a1/q1")),
)


def _odd_values(random: Random, path: Path) -> None:
    with (
        suppress(sqlite3.Error, ValueError),
        closing(sqlite3.connect(path)) as connection,
        connection,
    ):
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for (table,) in random.sample(tables, min(2, len(tables))):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            if not columns:
                continue
            with suppress(sqlite3.Error):
                connection.execute(
                    f'UPDATE OR IGNORE "{table}" SET "{random.choice(columns)}" = ?',
                    (random.choice(_VALUES),),
                )
                if random.random() < 0.2:
                    connection.execute(f'DROP TABLE "{table}"')


def _damage(random: Random, path: Path) -> None:
    data = bytearray(path.read_bytes() or b"\0")
    match random.randrange(5):
        case 0:
            for _ in range(random.randrange(1, 200)):
                data[random.randrange(len(data))] = random.randrange(256)
        case 1:
            del data[random.randrange(len(data)) :]
        case 2:
            start = random.randrange(len(data))
            data[start : start + 4096] = random.randbytes(4096)
        case 3:
            data = bytearray(random.randbytes(random.randrange(1, 5_000)))
        case 4:
            data[random.randrange(100)] ^= 0xFF
    path.write_bytes(bytes(data))


def attack(random: Random, folder: Path) -> None:
    """Run some commands on databases that were damaged or changed."""
    root = write_library(
        folder / "library", articles={f"{n}.yaml": sample(f"a{n}") for n in (1, 2)}
    )
    home = folder / "home"
    env = environment(home)
    run(env, "bookmarks", "add", "a1/q1", "--library", root)
    kept = run(env, "quotes", "--bookmarked", "--library", root) == 0
    if not kept:
        raise Fault("a bookmark that was acknowledged is not there")
    stores = [path for path in home.rglob("*") if path.suffix in (".sqlite3", ".index")]
    for path in random.sample(stores, random.randrange(1, len(stores) + 1)):
        for _ in range(random.randrange(1, 4)):
            random.choice((_odd_values, _damage))(random, path)
    for verb in random.sample(_VERBS, 4):
        run(env, *verb, "--library", root)
