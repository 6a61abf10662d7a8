"""Hostile folders: pipes for files, and YAML that is mutated, deep, endless or odd."""

import os
from pathlib import Path
from random import Random

from tests.attack.running import environment, run
from tests.libraries import ACTORS, INFO, SAMPLE, TOPICS, write_library

_ODD = "\x1b\x00\x07\x9b\u202e\u2066\u2028\u200b\ufeff\U000e0041\ud800[]{}&*!|>%@`'\"#:-?,\\ \t\n"
_VERBS = (
    *(("articles",), ("quotes",), ("actors",), ("show", "sample"), ("check",), ("index",)),
    *(("search", "bridge"), ("search", "is:broken"), ("bookmarks",), ("articles", "--json")),
)


def mutated(random: Random, text: str) -> bytes:
    """Return a text with some bytes changed, dropped or doubled, or odd letters inserted."""
    data = bytearray(text.encode())
    for _ in range(random.randrange(1, 12)):
        at = random.randrange(len(data) + 1)
        match random.randrange(5):
            case 0:
                data[at:at] = random.choice(_ODD).encode("utf-8", "surrogatepass")
            case 1:
                del data[at : at + random.randrange(1, 40)]
            case 2:
                data[at:at] = data[at : at + random.randrange(1, 200)]
            case 3:
                data[at : at + 1] = bytes([random.randrange(256)])
            case 4:
                data[at:at] = random.choice((b"[", b"{a: ", b"- ", b"[[", b"]]", b"&a ", b"*a "))
    return bytes(data)


def _large(random: Random) -> bytes:
    n = random.choice((1_000, 20_000))
    return random.choice(
        (
            b"[" * n,
            b"a: " * n,
            b'"' + b"x" * n * 50,
            b"body: " + b"[[q1|" * n,
            SAMPLE.encode() + b"".join(b"  q%d: {speaker: null}\n" % i for i in range(n)),
            b"\n".join(b"k%d: v" % i for i in range(n)),
            b"? " * n,
            random.randbytes(n),
            b"\xff\xfe" + b"a\0" * n,
        )
    )


def _odd_file(random: Random, path: Path) -> None:
    """Replace a file with something that is no file, or not a sane one."""
    path.unlink(missing_ok=True)
    match random.randrange(8):
        case 0:
            os.mkfifo(path)
        case 1:
            path.symlink_to("/dev/zero")
        case 2:
            path.symlink_to(path.name)
        case 3:
            path.symlink_to("/etc/passwd")
        case 4:
            path.mkdir()
        case 5:
            path.touch()
            os.truncate(path, 2**40)
        case 6:
            path.touch()
            path.chmod(0)
        case 7:
            path.write_bytes(_large(random))


def attack(random: Random, folder: Path) -> None:
    """Run some commands on a hostile library."""
    root = write_library(folder / random.choice(("library", "+x", "-y", "\x1b[5m", "a b")))
    sound = {"library.yaml": INFO, "actors.yaml": ACTORS, "topics.yaml": TOPICS}
    for name, text in sound.items():
        if random.random() < 0.2:
            (root / name).write_bytes(mutated(random, text))
        elif random.random() < 0.1:
            _odd_file(random, root / name)
    for number in range(random.randrange(6)):
        letters = bytes(random.choices(range(1, 256), k=8)).replace(b"/", b"")
        name = "".join(random.choices("abc\x1b\x9b\u202e\u2028\u200b\n", k=4))
        odd = os.fsdecode(letters) if random.random() < 0.3 else name
        path = root / "articles" / f"{number}{odd}.yaml"
        if random.random() < 0.3:
            _odd_file(random, path)
        else:
            path.write_bytes(mutated(random, SAMPLE))
    env = environment(folder / "home")
    for verb in random.sample(_VERBS, 3):
        run(env, *verb, "--library", root)
