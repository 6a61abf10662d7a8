"""Only `reader.index` and `reader.notebook` contain SQL; one module knows the keys."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import reader

PACKAGE = Path(reader.__file__).parent
SQL = re.compile(
    r"\bSELECT\b|\b(INSERT|REPLACE)\b.*\bINTO\b|\bUPDATE\b.*\bSET\b|\bDELETE\b.*\bFROM\b", re.DOTALL
)
OWN = ("index/", "notebook/")


def strings(path: Path) -> Iterator[str]:
    """Yield the strings in a module, including those within f-strings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path


def test_only_the_index_and_the_users_data_contain_sql() -> None:
    found = {name for name, path in modules() if any(map(SQL.search, strings(path)))}
    assert {"index/matches.py", "notebook/store.py"} <= found
    assert [name for name in found if not name.startswith(OWN)] == []


def test_only_one_module_knows_what_keys_encode() -> None:
    numbers = re.compile(r"\b(QUOTES_A_SLOT|SLOTS_A_DAY|UNDATED)\b")
    found = [name for name, path in modules() if numbers.search(path.read_text(encoding="utf-8"))]
    assert found == ["index/keys.py"]


def test_rows_are_inserted_by_column_names() -> None:
    unnamed = re.compile(r"INTO \w+ (VALUES|SELECT)")
    assert [
        text
        for name, path in modules()
        if name.startswith("index/")
        for text in strings(path)
        if unnamed.search(text)
    ] == []
