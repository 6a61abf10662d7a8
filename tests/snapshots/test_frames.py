"""The look of the screens, stored as text; `make frames` rewrites it."""

import pytest

from reader.config import Config
from tests.snapshots.frames import check, frame
from tests.tui.drive import desk_on

SIZES = {"120x36": (120, 36), "80x24": (80, 24), "40x12": (40, 12)}
SCREENS = {
    "desk": "j j 2 ] ] b",
    "actors": "3 > j",
    "bookmarks": "b ] b B",
    "find": "/ r u s s i a",
    "filter": "f b b c",
    "help": "?",
    "about": "G i",
    "palette": ": t h",
    "search": "s c o m m o n",
    "completing": "s s p e a k e r : m",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_looks_as_before(screen: str, size: str) -> None:
    async with desk_on(size=SIZES[size]) as driver:
        await driver.press(*SCREENS[screen].split())
        check(f"{screen}-{size}", frame(driver.app))


@pytest.mark.parametrize("theme", ["record-light", "record-terminal"])
async def test_a_theme_looks_as_before(theme: str) -> None:
    async with desk_on(config=Config(theme=theme)) as driver:
        await driver.press("j", "j", "]", "b")
        check(f"desk-{theme}", frame(driver.app))


@pytest.mark.parametrize("theme", ["record-dark", "record-light"])
async def test_256_colours_look_as_before(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm-256color")
    async with desk_on(config=Config(theme=theme)) as driver:
        await driver.press("j", "j", "]", "b", "/", *"with")
        check(f"desk-{theme}-256", frame(driver.app))
