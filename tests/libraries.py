"""Small libraries on disk for tests: sound by default, with every file replaceable."""

from collections.abc import Mapping
from pathlib import Path

INFO = """\
format: 1
id: test-library
title: A library for tests
"""

ACTORS = """\
rufus-firefly:
  name: Rufus Firefly
  kind: person
  aliases: [Firefly]
  roles:
    - {title: Mayor of Fredville, held: "2015/2018"}
    - {title: Minister of Bridges, held: "2019/.."}
freedonia:
  name: Freedonia
  kind: state
  metonyms: [Fredville]
"""

TOPICS = """\
bridges: {name: Bridges}
"""

SAMPLE = """\
id: sample
headline: Minister promises a bridge
outlet: The Daily Test
published: "2020-05-02"
topics: [bridges]
body: |
  [[@rufus-firefly|The minister]], Rufus Firefly, told reporters: “[[q1|We will build the
  bridge this year]].”

  In Fredville [[q2|the government denied that there was any delay]].
quotes:
  q1:
    speaker: rufus-firefly
    kind: direct
    cue: told
    addressee: reporters
    occasion: Opening of a tunnel
    said: "2020-05-01"
    topics: [bridges]
  q2: {speaker: freedonia, kind: indirect, cue: denied}
"""

BROKEN = SAMPLE.replace("speaker: rufus-firefly", "speaker: nobody-known").replace(
    "id: sample", "id: broken"
)


NOT_A_LIBRARY = "{0} is not a library: it holds no library.yaml; “reader init {0}” makes it one"


def sample(id: str = "sample", **changes: str) -> str:
    """Return the sample article with another id, and with other values for top-level keys."""
    text = SAMPLE.replace("id: sample", f"id: {id}")
    for key, value in changes.items():
        old = next(line for line in text.splitlines() if line.startswith(f"{key}: "))
        text = text.replace(old, f"{key}: {value}")
    return text


def write_library(
    folder: Path,
    *,
    articles: Mapping[str, str] | None = None,
    actors: str = ACTORS,
    topics: str = TOPICS,
    info: str = INFO,
) -> Path:
    """Write a library into a folder: by default one article, `sample`, with two quotes.

    `articles` maps file names to YAML.
    """
    articles = {"sample.yaml": SAMPLE} if articles is None else articles
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    files = {"library.yaml": info, "actors.yaml": actors, "topics.yaml": topics}
    files |= {f"articles/{name}": text for name, text in articles.items()}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
