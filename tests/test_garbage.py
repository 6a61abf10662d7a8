"""One module alone sets the policy of garbage collection."""

import ast
import gc
import subprocess
import sys
from pathlib import Path

import reader
from reader import garbage
from tests.command import environment
from tests.tui.drive import desk_on

PACKAGE = Path(reader.__file__).parent


def test_only_one_module_uses_gc() -> None:
    using = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(alias.name == "gc" for alias in node.names)
    }
    assert using == {"garbage.py"}


def test_a_command_collects_rarely_but_does_collect() -> None:
    code = (
        "import gc; from reader.cli.main import main; main(['articles']);"
        "print(gc.isenabled(), *gc.get_threshold())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    )
    rarely = " ".join(map(str, garbage._RARELY))
    assert done.stdout.splitlines()[-1] == f"True {rarely}"


async def test_the_desk_collects_between_its_frames() -> None:
    before = gc.get_threshold()
    try:
        async with desk_on() as driver:
            await driver.until(lambda: gc.get_threshold() == garbage._BETWEEN_FRAMES)
            assert gc.isenabled()
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
