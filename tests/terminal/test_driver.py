"""The driver when it has no terminal to drive."""

from __future__ import annotations

import asyncio
import signal

from textual.app import App

from reader.tui.edge.terminal import LEAVE, Terminal


def test_the_driver_writes_nothing_while_asleep_and_restores_signals_at_the_end() -> None:
    handled = (*LEAVE, signal.SIGTSTP, signal.SIGCONT)

    async def drive() -> None:
        before = list(map(signal.getsignal, handled))
        driver = Terminal(App[None]())
        assert list(map(signal.getsignal, handled)) != before
        for _ in range(100):
            driver.write("lost")
        driver.stop_application_mode()
        driver.close()
        assert list(map(signal.getsignal, handled)) == before

    asyncio.run(drive())
