"""Only the edge uses private parts of Textual, and each one that it uses exists."""

import ast
from collections.abc import Iterator
from pathlib import Path

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import MouseDown

import reader.tui
from reader.tui.edge.input_parser import InputParser
from reader.tui.edge.terminal import Terminal

SCREENS = Path(reader.tui.__file__).parent
EDGE = sorted((SCREENS / "edge").glob("*.py"))

MODULES = {
    "textual._parser": {"Read1"},
    "textual._time": {"get_time"},
    "textual._xterm_parser": {"BRACKETED_PASTE_END", "BRACKETED_PASTE_START", "XTermParser"},
}
OF_THE_DRIVER = {
    *(
        "_app",
        "_auto_restart",
        "_debug",
        "_disable_in_band_window_resize",
        "_disable_mouse_support",
        "_file",
        "_get_terminal_size",
    ),
    *("_in_band_window_resize", "_loop", "_mouse_pixels", "_must_signal_resume"),
    *("_sigcont_application", "_sigtstp_application", "_writer_thread"),
}
OF_THE_PARSER = {"_timeout_time"}
OF_THE_APP = {"_clipboard", "_driver"}
OF_A_MOUSE_EVENT = {"_screen_x", "_screen_y", "_x", "_y"}


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def used(tree: ast.AST) -> Iterator[str]:
    """Yield the private attributes that a module uses, and the methods that it replaces."""
    own = {
        node.attr
        for each in ast.walk(tree)
        for node in ast.walk(each)
        if isinstance(each, ast.Assign | ast.AnnAssign)
        and isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr) and node.attr not in own:
            yield node.attr


def test_no_other_module_imports_private_parts() -> None:
    found: dict[str, set[str]] = {}
    for path in SCREENS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual._"):
                assert path in EDGE, path
                names = {alias.name for alias in node.names}
                found.setdefault(node.module or "", set()).update(names)
    assert found == MODULES


async def test_each_private_part_that_is_used_exists() -> None:
    driver = Terminal(App[None]())
    try:
        defined = {name for each in LinuxDriver.__mro__ for name in vars(each)}
        given = set(vars(LinuxDriver(App[None]())))
        assert defined | given >= OF_THE_DRIVER
    finally:
        driver.close()
    assert all(hasattr(App[None](), name) for name in OF_THE_APP)
    assert all(hasattr(InputParser(), name) for name in OF_THE_PARSER)
    event = MouseDown(None, 1, 1, 0, 0, 1, False, False, False)
    assert all(hasattr(event, name) for name in OF_A_MOUSE_EVENT)


def test_the_list_of_private_parts_is_complete() -> None:
    ours = {
        name
        for path in EDGE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in [node.name]
    }
    listed = OF_THE_APP | OF_THE_DRIVER | OF_THE_PARSER | OF_A_MOUSE_EVENT
    for path in EDGE:
        names = set(used(ast.parse(path.read_text(encoding="utf-8"))))
        assert names - ours - listed == set(), path
