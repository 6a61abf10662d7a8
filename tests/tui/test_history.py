"""Undo and redo, even while one of them waits for the disk, or fails."""

import asyncio

import pytest

from reader.notebook import StoreError
from reader.tui.screens.actions.history import Change, History


async def done() -> str:
    return "done"


async def refused() -> str:
    raise StoreError("disk full")


async def test_an_undo_that_fails_can_be_retried() -> None:
    history = History()
    history.add(Change(refused, done))
    for _ in range(2):
        with pytest.raises(StoreError):
            await history.undo()


async def test_a_change_made_during_an_undo_is_undone_next() -> None:
    waits, history = asyncio.Event(), History()

    async def slow() -> str:
        await waits.wait()
        return "slow"

    async def quick() -> str:
        return "quick"

    history.add(Change(slow, done))
    undoing = asyncio.create_task(history.undo())
    await asyncio.sleep(0)
    history.add(Change(quick, done))
    waits.set()
    assert await undoing == "slow"
    assert await history.undo() == "quick"
    assert await history.undo() is None
