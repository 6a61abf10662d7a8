"""The documents agree with the program: the key table, the schemas, the sample library."""

import json
import os
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.cli.arguments import build_parser
from reader.cli.manual import manual
from reader.cli.records import (
    ActorRecord,
    ArticleRecord,
    BookmarkRecord,
    QuoteRecord,
    TopicRecord,
)
from reader.cli.verbs.add import OutcomeRecord
from reader.cli.verbs.search import HitRecord
from reader.commands import COMMANDS, Group, shown_key
from reader.draft.findings import FoundActor
from reader.format.fields import FORMATS, json_schema
from reader.library.opening import open_library
from tests.cli.test_draft import DRAFT_KEYS, QUOTE_KEYS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN = "<!-- keys: `make docs` writes this table from reader/commands.py -->\n"
END = "<!-- /keys -->"


def key_table() -> str:
    """Return the key table as Markdown."""
    lines = []
    for group in Group:
        lines += [f"\n| {group} | | id |", "|---|---|---|"]
        for command in COMMANDS:
            if command.group is group:
                keys = " ".join(f"`{shown_key(key)}`" for key in command.keys) or "palette"
                lines.append(f"| {keys} | {command.title} | `{command.id}` |")
    return "\n".join(lines) + "\n\n"


def test_the_readme_has_every_key() -> None:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + BEGIN + key_table() + END + after
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(wanted, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == wanted, "`make docs` writes the table anew"


def test_the_manual_page_is_that_of_the_parsers() -> None:
    page = ROOT / "reader" / "cli" / "reader.1"
    wanted = manual(build_parser())
    if os.environ.get("UPDATE_DOCS"):
        page.write_text(wanted, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == wanted, "`make docs` writes the page anew"


OWN_OF_BOOKMARKS = BookmarkRecord.__annotations__.keys() - QuoteRecord.__annotations__.keys()


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("Article", ArticleRecord.__annotations__.keys()),
        ("Quote", QuoteRecord.__annotations__.keys()),
        ("Bookmark", OWN_OF_BOOKMARKS),
        ("Hit", HitRecord.__annotations__.keys()),
        ("Actor", ActorRecord.__annotations__.keys()),
        ("Topic", TopicRecord.__annotations__.keys()),
        ("Draft", DRAFT_KEYS),
        ("Found quote", QUOTE_KEYS),
        ("Found actor", FoundActor._fields),
        ("Outcome", OutcomeRecord.__annotations__.keys()),
    ],
)
def test_the_page_on_records_has_every_key(section: str, keys: Iterable[str]) -> None:
    text = (ROOT / "reader" / "cli" / "records.md").read_text(encoding="utf-8")
    table = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(keys)


@pytest.mark.parametrize("name", FORMATS)
def test_the_bundled_schemas_are_up_to_date(name: str) -> None:
    path = ROOT / "content" / "schema" / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema(name)


def test_the_library_in_contributing_is_sound(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", text, re.DOTALL)
    for name, content in blocks:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    library = open_library(tmp_path)
    assert [str(problem) for problem in library.problems()] == []
    article = library.article("gazette-2020-bridge")
    assert article
    assert len(article.quotes) == 2


def test_uv_run_brings_the_extras_and_no_tools_of_development() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["uv"]["default-groups"] == ["extras"]
    extras = ",".join(sorted(project["project"]["optional-dependencies"]))
    assert project["dependency-groups"]["extras"] == [f"{project['project']['name']}[{extras}]"]


def test_make_run_brings_the_extras() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = re.findall(r"(?m)^[\w-]+", (ROOT / ".pins/run.txt").read_text(encoding="utf-8"))
    for extra in project["project"]["optional-dependencies"].values():
        assert {re.split(r"[<>=]", each)[0] for each in extra} <= set(pinned)


def test_the_picture_of_the_readme_exists() -> None:
    picture = README.read_text(encoding="utf-8").partition("](tests/")[2].partition(")")[0]
    assert (ROOT / "tests" / picture).read_text(encoding="utf-8").startswith("<svg")
