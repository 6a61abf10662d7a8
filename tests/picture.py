"""Draws the README's pictures: the real app, as SVG."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from reader.config import Config
from reader.model import QuoteKey
from reader.tui.screens.review.review_screen import ReviewScreen
from tests.command import reader
from tests.tui.drive import Driver, desk_on

SIZE = (120, 36)
CONFIG = Config(theme="record-dark")
FONTS = re.compile(r"@font-face\s*{[^}]*}", re.S)
REPORT = Path(__file__).parent / "review" / "report.txt"


async def draw_desk(path: Path) -> None:
    """Write the picture of the desk with some bookmarks."""
    at = QuoteKey("afp-2017-not-ready", "q1")
    async with desk_on(size=SIZE, config=CONFIG, at=at) as driver:
        await driver.press("]", "b", "]", "]", "b", "[", "[", "2")
        driver.desk.hints.hush()
        await driver.settle()
        _write(driver, path)


async def draw_review(path: Path, root: Path) -> None:
    """Write the picture of a review of a report that was just added."""
    reader("init", root, "--title", "My articles")
    reader("add", REPORT, "--library", root, "--outlet", "The Fredville Bell")
    async with desk_on(root, size=SIZE, config=CONFIG) as driver:
        await driver.press("R")
        await driver.until(lambda: isinstance(driver.app.screen, ReviewScreen))
        await driver.settle()
        await driver.press("enter", "n")
        _write(driver, path)


def _write(driver: Driver, path: Path) -> None:
    # Remove the fonts that the picture would load from elsewhere.
    svg = FONTS.sub("", driver.app.export_screenshot(title="On the Record"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {f"XDG_{kind}_HOME": folder for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
        pictures = Path(sys.argv[1])
        asyncio.run(draw_desk(pictures / "desk.svg"))
        asyncio.run(draw_review(pictures / "review.svg", Path(folder) / "library"))
