"""Odd environments and arguments: variables, working directories, configs, command lines."""

from pathlib import Path
from random import Random

from tests.attack.folders import mutated
from tests.attack.running import environment, run
from tests.libraries import write_library

_CONFIG = """\
library: ~/library
theme: record-light
width: 72
keys:
  bookmark: m
  next-quote: [n, "]"]
"""
_VARIABLES = {
    "LANG": ("C", "xx_YY", "en_US.UTF-8", ""),
    "LC_ALL": ("C", "POSIX", ""),
    "TERM": ("", "dumb", "xterm", "\x1b[31m", "x" * 5_000),
    "COLUMNS": ("0", "-1", "99999999999", "x"),
    "LINES": ("0", "x"),
    "NO_COLOR": ("1", ""),
    "PYTHONIOENCODING": ("ascii", "latin-1"),
    "TZ": ("", "XXX", "Pacific/Kiritimati"),
    "HOME": ("", "/", "/nowhere", "relative"),
    "XDG_CACHE_HOME": ("/dev/null", "/proc", "", "relative", "/nowhere/at/all"),
    "XDG_DATA_HOME": ("/dev/null", "/proc", "", "/nowhere/at/all"),
    "XDG_STATE_HOME": ("/dev/null", "/proc", "", "/nowhere/at/all"),
    "XDG_CONFIG_HOME": ("/dev/null", "/proc", "", "/nowhere/at/all"),
    "TMPDIR": ("/nowhere", ""),
    "EDITOR": ("", "'", "/", "\x1b[31m"),
}
_WORDS = (
    *("articles", "quotes", "actors", "search", "show", "check", "index", "keys", "schema", "open"),
    *("bookmarks", "add", "--json", "--limit", "--speaker", "--library", "--help", "-x", "--", ""),
    *("9" * 30, "\x1b[31m", "sample", "sample#q1", "sample/q1", "a OR", '"', "speaker:", "*", "%n"),
    *("x" * 100_000, "\udcff", "../..", "-syria", "said:2017..", "(a AND", "\u202e"),
)


def attack(random: Random, folder: Path) -> None:
    """Run some command lines in odd surroundings."""
    library = write_library(folder / "library")
    home = folder / "home"
    config = home / "config" / "on-the-record" / "config.yaml"
    config.parent.mkdir(parents=True)
    if random.random() < 0.5:
        config.write_bytes(mutated(random, _CONFIG))
    odd = random.sample(sorted(_VARIABLES), random.randrange(4))
    env = environment(home, **{name: random.choice(_VARIABLES[name]) for name in odd})
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        if random.random() < 0.1:
            path = folder / variable
            path.mkdir(exist_ok=True)
            path.chmod(0o500)
            env[variable] = str(path)
    where = folder / "somewhere"
    where.mkdir()
    (where / "json.py").write_text(f"open({str(folder / 'sprung')!r}, 'w')\n")
    words = [word for word in random.choices(_WORDS, k=random.randrange(1, 5)) if "\0" not in word]
    run(env, *words, cwd=where)
    run(env, "articles", "--library", library, cwd=where)
    assert not (folder / "sprung").exists(), "code of the working directory ran"
