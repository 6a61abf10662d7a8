"""The documents name only paths that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md")
# A path in code marks: `reader/text.py`, `drawing/`, `format/nodes.py`.
PATH = re.compile(r"`([\w./-]+(?:/|\.py|\.md|\.tcss|\.yaml))`")


def named(page: str) -> list[str]:
    return PATH.findall((ROOT / page).read_text(encoding="utf-8"))


def exists(path: str) -> bool:
    """Whether a path exists at the top, or within the package, the screens or the content."""
    return any((ROOT / base / path).exists() for base in ("", "reader", "reader/tui", "content"))


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    # A recipe names files that its reader is going to create.
    paths = [path for path in named(page) if "example" not in path]
    assert len(paths) > 5
    assert [path for path in paths if not exists(path)] == []


def test_the_map_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "reader").glob("*/__init__.py")]
    packages += [path.parent.name for path in (ROOT / "reader/tui").glob("*/__init__.py")]
    assert [name for name in packages if f"{name}/" not in text] == []
