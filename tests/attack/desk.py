"""The desk in a terminal: keys, pastes, the mouse and resizes, while files change."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from reader.text import unsafe_characters
from tests.attack.folders import mutated
from tests.attack.running import READER, Fault, environment
from tests.libraries import ACTORS, SAMPLE, sample, write_library
from tests.terminal.session import Session

_KEYS = (
    *"jkgGhl123[]{}bBuUrSfsnNzi?oJK+-()<>yY/ \t\r\x04\x15\x06\x02\x0c",
    *("\x1b", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b[Z", ":sort\r", "fbrid\r", "/the\r"),
    *("sbridge\r", "sspeaker:ruf\t", "\x1b\x1b\x1b", "é", "日", "\x1b[97;5u", "\x1b[27;2;13~"),
)
_RAW = (
    *(
        "\x1b[200~paste \x1b q\x1b[201~",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[99999999;1u",
        "\x1b[1114112u",
    ),
    *("\x1b[48;99999;99999;0;0t", "\x1b[?2026;2$y", "\x1b[?2048;2$y", "\x1b]11;rgb:0/0/0\x07"),
    *("\x1b[I", "\x1b[O", "\x1bP1$r\x1b\\", "\x1b[<64;5;5M", "\x1b[<0;0;0M", "\x1b[<0;999;999M"),
    *("\x1b[<35;3;3M", "\x1b[M   ", "\x1b[?1u", "\x1b[1;1R", "\xff\xfe\x80"),
)
_ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def _typed(random: Random) -> bytes:
    what = random.random()
    if what < 0.75:
        return "".join(random.choices(_KEYS, k=random.randrange(1, 8))).encode()
    if what < 0.9:
        return random.choice(_RAW).encode("latin-1", "replace")
    x, y = random.randrange(1, 130), random.randrange(1, 40)
    return b"\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (x, y, x, y)


def _files_change(random: Random, root: Path, home: Path) -> None:
    articles = root / "articles"
    changes: tuple[Callable[[], object], ...] = (
        lambda: (articles / "n.yaml").write_text(sample("n")),
        lambda: (articles / "n.yaml").unlink(missing_ok=True),
        lambda: (articles / "a1.yaml").write_bytes(mutated(random, SAMPLE)),
        lambda: (articles / "a1.yaml").write_text(sample("a1")),
        lambda: (root / "actors.yaml").write_bytes(mutated(random, ACTORS)),
        lambda: (root / "actors.yaml").write_text(ACTORS),
        lambda: (root / "library.yaml").write_text("]["),
        lambda: write_library(root, articles={"a2.yaml": sample("a2")}),
        lambda: shutil.rmtree(home / "cache", ignore_errors=True),
        lambda: articles.rename(root / "gone") if not (root / "gone").exists() else None,
        lambda: (root / "gone").rename(articles) if not articles.exists() else None,
        lambda: (articles / "loop.yaml").symlink_to("loop.yaml"),
    )
    try:
        random.choice(changes)()
    except OSError:
        return


def attack(random: Random, folder: Path) -> None:
    """Type into a desk, resize it and change its files. It must end when it is told to."""
    articles = {f"a{n}.yaml": sample(f"a{n}") for n in range(random.choice((0, 1, 30, 350)))}
    root = write_library(folder / "library", articles=articles)
    home = folder / "home"
    env = environment(home, EDITOR=random.choice(("true", "false", "no-such-editor", "'")))
    with Session([*READER, "open", str(root)], env=env, size=(120, 36)) as session:
        session.wait_for("article")
        for _ in range(random.randrange(10, 60)):
            what = random.random()
            if what < 0.8:
                session.send(_typed(random))
            elif what < 0.9:
                session.resize(random.randrange(1, 200), random.randrange(1, 60))
            else:
                _files_change(random, root, home)
            session.wait_taken()
            if session.status is not None:
                break
        if session.status is None:
            session.signal(random.choice(_ENDS))
        status = session.wait_exit()
        if status not in (0, 129, 130, 143) or "Traceback" in session.text:
            raise Fault(f"the desk ended with {status}\n{session.text}")
        if not session.at_rest:
            raise Fault(f"the terminal was not restored: {sorted(session.modes)}")
        shown = "".join(page for page in session.text.splitlines())
        if unsafe := list(unsafe_characters(shown)):
            raise Fault(f"the screen shows {unsafe}")
