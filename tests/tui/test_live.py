"""A library that is edited while the reader is open, broken files, and hostile ones."""

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.index.latest_query import LatestQuery
from reader.tui.widgets.bars import HintLine
from tests.libraries import BROKEN, SAMPLE, sample, write_library
from tests.tui.drive import Driver, desk_on


async def edited(driver: Driver, file: Path, text: str) -> None:
    """Write a file, and let the desk notice it."""
    file.write_text(text, encoding="utf-8")
    driver.desk.watching.look_now()
    await driver.settle()


async def test_an_edit_is_shown_without_losing_the_place(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    async with desk_on(library) as driver:
        await driver.press("]")
        text = SAMPLE.replace("any delay", "even the least delay")
        await edited(driver, library / "articles/sample.yaml", text)
        assert "even the least delay" in driver.frame
        assert driver.desk.current.quote
        assert driver.desk.current.quote.id == "q2"
        assert "changed on disk" in driver.said


async def test_a_file_broken_by_an_edit_keeps_its_last_good_version(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    file = library / "articles/sample.yaml"
    async with desk_on(library) as driver:
        await edited(driver, file, SAMPLE.replace("kind: direct", "kind: shouted"))
        assert "articles/sample.yaml:" in driver.said
        assert "“shouted” is none of direct, partial, indirect" in driver.said
        assert "build the bridge" in driver.frame.replace("\n", " ").replace("  ", " ")
        assert "broken: 1 problem" in driver.frame
        await edited(driver, file, SAMPLE.replace("bridge this year", "bridge today"))
        assert "bridge today" in driver.frame
        assert "broken" not in driver.frame


async def test_added_and_removed_articles_appear_and_disappear(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    async with desk_on(library) as driver:
        second = library / "articles/second.yaml"
        await edited(driver, second, sample("second", headline="A second bridge"))
        assert "A second bridge" in driver.frame
        second.unlink()
        driver.desk.watching.look_now()
        await driver.settle()
        assert "A second bridge" not in driver.frame


async def test_the_open_article_may_vanish(tmp_path: Path) -> None:
    articles = {"a.yaml": sample("a"), "b.yaml": sample("b", headline="The other one")}
    library = write_library(tmp_path / "library", articles=articles)
    async with desk_on(library) as driver:
        (library / driver.desk.list.key).unlink()
        driver.desk.watching.look_now()
        await driver.settle()
        assert "is gone" in driver.said
        assert "The other one" in driver.frame or "Minister promises" in driver.frame
        await driver.press("j", "k", "]", "b")
        assert driver.app.is_running


async def test_a_bookmark_whose_words_change_says_so_and_an_orphan_is_kept(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    file = library / "articles/sample.yaml"
    async with desk_on(library) as driver:
        await driver.press("b", "B")
        await edited(driver, file, SAMPLE.replace("bridge this year", "tunnel this year"))
        assert "changed since; it now reads:" in driver.frame
        assert "tunnel this year" in driver.frame.replace("\n", " ").replace("  ", " ")
        await edited(driver, file, SAMPLE.replace("q1", "q9"))
        assert "gone from the library" in driver.frame
        await driver.press("enter")
        assert "the bookmark keeps its words" in driver.said


async def test_a_broken_article_is_listed_with_its_problem_and_the_others_open(
    tmp_path: Path,
) -> None:
    library = write_library(tmp_path, articles={"sample.yaml": SAMPLE, "broken.yaml": BROKEN})
    async with desk_on(library) as driver:
        assert "broken.yaml" in driver.frame
        assert "Minister promises a bridge" in driver.frame
        await driver.press("G")
        assert "This file cannot be read until it is" in driver.frame
        assert "nobody-known" in driver.frame
        await driver.press("]", "b", "y", "/", "3", "i")
        assert "About this article" in driver.frame
        assert "unknown-actor" in driver.frame or "nobody-known" in driver.frame


HOSTILE = "[b]bold[/b] [/] [@click=app.bell]x[/] \\e]0;t\\a \\x9b31m \\u202eabc"


async def test_markup_in_a_file_is_not_interpreted(tmp_path: Path) -> None:
    actors = f'rufus-firefly: {{name: "{HOSTILE}", kind: person}}\n'
    actors += 'freedonia: {name: "Freedonia [/]", kind: state}\n'
    article = (
        SAMPLE.replace("Minister promises a bridge", f'"{HOSTILE}"')
        .replace("The Daily Test", f'"{HOSTILE}"')
        .replace("cue: told", f'cue: "{HOSTILE}"')
        .replace("Rufus Firefly, told", "Rufus [b]Firefly[/] [@click=app.quit]told[/]")
    )
    info = f'format: 1\nid: hostile\ntitle: "{HOSTILE}"\n'
    library = write_library(
        tmp_path / "library",
        articles={"[b]x[@click=app.quit].yaml": article},
        actors=actors,
        info=info,
    )
    async with desk_on(library) as driver:
        assert "[b]bold[/b] [/] [@click=app.bell]" in driver.frame
        text = driver.desk.text.shown.blocks[-2].text
        assert "Rufus [b]Firefly[/] [@click=app.quit]told[/] reporters" in text
        assert "[b]Firefly[/]" in driver.frame
        for key in ("b", "B", "y", "3", "i", "escape", "colon", "escape", "?", "escape", "u", "r"):
            await driver.press(key)
            assert driver.app.is_running
            assert not set("\x1b\x9b\x07\u202e") & set(driver.frame)
        assert not set("\x1b\x9b\x07\u202e") & set(driver.app.clipboard)


@pytest.mark.parametrize("name", ["actors.yaml", "topics.yaml", "library.yaml"])
async def test_a_broken_authority_file_is_reported_and_listed_like_an_article(
    tmp_path: Path, name: str
) -> None:
    library = write_library(tmp_path / "library")
    sound = (library / name).read_text()
    (library / name).write_text(f"{sound}x: [\n")
    async with desk_on(library, size=(160, 36)) as driver:
        await driver.until(lambda: f"{name}:" in driver.said)
        assert "names and roles may be missing" in driver.said
        await driver.press("1", "G")
        assert "Broken" in driver.frame
        assert "This file cannot be read until it is mended" in driver.frame
        (library / name).write_text(sound)
        driver.desk.watching.look_now()
        await driver.until(lambda: "Broken" not in driver.frame)
        await driver.settle()
        assert "Minister promises a bridge" in driver.frame
        (library / name).write_text("][")
        driver.desk.watching.look_now()
        await driver.until(lambda: f"{name}:1:" in driver.said)


def overwrite(path: Path, text: bytes) -> None:
    """Damage the pages of an index that contain a text, as a failing disk does."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18])
    for start in range(size, len(data), size):
        if text in data[start : start + size]:
            data = data[:start] + b"\xa5" * size + data[start + size :]
    path.write_bytes(data)


async def damaged(driver: Driver, text: bytes) -> None:
    index = driver.desk.session.library.index
    assert index.path
    with closing(index.connect()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(index.path, text)
    # SQLite would keep what it has read until somebody writes.
    index.connection.execute("PRAGMA cache_size = 0")
    index.connection.execute("PRAGMA shrink_memory")


@pytest.mark.parametrize("text", [b"Minister", b"bridge", b"CREATE TABLE"])
async def test_damage_found_while_the_desk_is_open_is_repaired(tmp_path: Path, text: bytes) -> None:
    articles = {f"{n}.yaml": sample(f"a{n}", headline=f"Minister {n}") for n in range(50)}
    library = write_library(tmp_path / "library", articles=articles)
    async with desk_on(library) as driver:
        await damaged(driver, text)
        await driver.press("1", "G", "g", "s")
        await driver.type("bridge")
        await driver.press("escape", "escape")
        driver.desk.watching.look_now()
        await driver.until(lambda: "Minister 11" in driver.frame)
        await driver.press("s")
        await driver.type(" minister")
        await driver.until(lambda: "50 articles" in driver.frame)


async def test_damage_found_only_by_a_search_is_repaired(tmp_path: Path) -> None:
    articles = {f"{n}.yaml": sample(f"a{n}", headline=f"Minister {n}") for n in range(50)}
    library = write_library(tmp_path / "library", articles=articles)
    async with desk_on(library) as driver:
        index = driver.desk.session.library.index
        assert index.path
        with closing(index.connect()) as connection, connection:
            connection.execute("UPDATE words_data SET block = x'00ff00ff' WHERE id > 10")
        await driver.press("s")
        await driver.type("bridge")
        await driver.until(lambda: driver.desk.session.library.damaged)
        driver.desk.watching.look_now()
        await driver.until(lambda: "50 articles" in driver.frame)


async def test_an_error_during_filtering_is_reported(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    async with desk_on(library) as driver:
        with patch.object(
            LatestQuery, "answers", side_effect=sqlite3.OperationalError("fts5: out of order")
        ):
            await driver.press("f")
            await driver.type("minister")
            await driver.until(lambda: "cannot be searched: fts5: out of order" in driver.said)


async def test_a_failure_in_the_background_is_reported(tmp_path: Path) -> None:
    def fall() -> None:
        raise RuntimeError("fell on purpose")

    async with desk_on(write_library(tmp_path / "library")) as driver:
        driver.desk.run_worker(fall, thread=True, exit_on_error=False)
        await driver.until(lambda: "background failed: fell on purpose" in driver.said)
        await driver.press("s")
        driver.app.screen.run_worker(fall, thread=True, exit_on_error=False)
        hints = driver.app.screen.query_one(HintLine)
        await driver.until(lambda: hints.notice and "fell on purpose" in hints.notice.words)


async def test_a_file_that_is_not_read_for_its_name_is_said_at_the_start(tmp_path: Path) -> None:
    library = write_library(tmp_path / "library")
    (library / "topics.yaml").rename(library / "topics.yml")
    async with desk_on(library) as driver:
        assert "topics.yml is not read; rename it to topics.yaml" in driver.said
