"""Draws the README's picture: the real app on the bundled library, as SVG."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from reader.config import Config
from reader.model import QuoteKey
from tests.tui.drive import desk_on

SIZE = (120, 36)
FONTS = re.compile(r"@font-face\s*{[^}]*}", re.S)


async def draw(path: Path) -> None:
    """Write the picture of the desk with some bookmarks."""
    at = QuoteKey("afp-2017-not-ready", "q1")
    async with desk_on(size=SIZE, config=Config(theme="record-dark"), at=at) as driver:
        await driver.press("]", "b", "]", "]", "b", "[", "[", "2")
        driver.desk.hints.hush()
        await driver.settle()
        # Remove the fonts that the picture would load from elsewhere.
        svg = FONTS.sub("", driver.app.export_screenshot(title="On the Record"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), encoding="utf-8"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {f"XDG_{kind}_HOME": folder for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
        asyncio.run(draw(Path(sys.argv[1])))
