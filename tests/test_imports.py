"""Modules load only what they need: nothing outside `reader.tui` loads Textual or Rich."""

import subprocess
import sys
from pathlib import Path

import pytest

import reader
from tests.command import environment

PACKAGE = Path(reader.__file__).parent
# The screens, and the module that runs a command when it is imported.
EXEMPT = {"reader.tui", "reader.__main__"}


def modules_outside_the_screens() -> list[str]:
    """Return every module of the package except those of the screens."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("reader", *path.relative_to(PACKAGE).with_suffix("").parts)
        name = ".".join(parts).removesuffix(".__init__")
        if not any(name == exempt or name.startswith(f"{exempt}.") for exempt in EXEMPT):
            names.append(name)
    return names


def loaded_by(*modules: str) -> set[str]:
    """Return the modules that are loaded after an import in a separate process."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split())


def test_no_module_outside_the_screens_loads_textual_or_rich() -> None:
    modules = modules_outside_the_screens()
    assert {"reader.cli.main", "reader.library.opening", "reader.cli.verbs.desk"} <= set(modules)
    loaded = loaded_by(*modules)
    assert set(modules) <= loaded
    assert not {"textual", "rich", "asyncio", "reader.tui"} & loaded


@pytest.mark.parametrize(
    ("module", "unloaded"),
    [
        ("reader", {"reader.text", "dataclasses", "re"}),
        ("reader.text", {"yaml", "sqlite3", "dataclasses", "reader.model"}),
        ("reader.model", {"yaml", "sqlite3", "pathlib", "reader.library"}),
        ("reader.commands", {"yaml", "sqlite3", "reader.model"}),
        ("reader.places", {"yaml", "sqlite3", "platformdirs"}),
        ("reader.library.opening", {"yaml", "reader.notebook", "difflib", "multiprocessing"}),
        ("reader.search.filter", {"yaml", "reader.notebook", "multiprocessing"}),
        ("reader.tui.app", {"yaml", "reader.search.plan", "reader.search.parser", "reader.review"}),
        ("reader.index.refresh", {"reader.notebook", "difflib", "reader.library.library"}),
        ("reader.likeness", {"yaml", "sqlite3", "reader.notebook"}),
        (
            "reader.sources.reading",
            {"trafilatura", "lxml", "pypdf", "striprtf", "sqlite3", "reader.format"},
        ),
        ("reader.citation", {"yaml", "sqlite3", "reader.library", "reader.notebook"}),
        ("reader.notebook.store", {"yaml", "reader.library", "platformdirs"}),
        ("reader.cli.main", {"yaml", "sqlite3", "reader.model", "reader.library"}),
        ("reader.cli.verbs.check", {"reader.sources", "reader.draft", "email"}),
    ],
)
def test_a_module_loads_nothing_that_it_does_not_need(module: str, unloaded: set[str]) -> None:
    loaded = loaded_by(module)
    assert module in loaded
    assert not unloaded & loaded
