"""Reading positions, and the settings that were chosen on the screen, are stored."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.notebook import StoreError
from reader.notebook.positions import FILE_NAME, ArticleKey, Progress, ReadingState
from reader.places import state_folder

LIBRARY = "test-library"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[ReadingState]:
    with closing(ReadingState(tmp_path)) as state:
        yield state


def save(state: ReadingState, article: str, progress: Progress, library: str = LIBRARY) -> None:
    """Save the progress in one article."""
    state.keep({ArticleKey(library, article): progress}, {})


def test_an_article_that_was_never_opened_has_no_progress(state: ReadingState) -> None:
    assert state.all(LIBRARY) == {}
    assert state.settings() == {}


def test_the_next_reader_finds_the_progress(state: ReadingState, tmp_path: Path) -> None:
    progress = {"a": Progress(True, "q2", 3, 14), "b": Progress(), "c": Progress(paragraph=5)}
    for article, done in progress.items():
        save(state, article, done)
    with closing(ReadingState(tmp_path)) as other:
        assert other.all(LIBRARY) == progress


def test_the_last_saved_value_counts(state: ReadingState) -> None:
    save(state, "a", Progress(True, "q2", 3, 14))
    save(state, "a", Progress(False, None, 1, 0))
    assert state.all(LIBRARY) == {"a": Progress(False, None, 1, 0)}


def test_progress_is_stored_per_library_and_settings_are_shared(state: ReadingState) -> None:
    save(state, "a", Progress(True))
    state.keep({}, {"theme": "night", "width": "70"})
    save(state, "a", Progress(), "other-library")
    state.keep({}, {"theme": "day"})
    assert state.all(LIBRARY) == {"a": Progress(True)}
    assert state.all("other-library") == {"a": Progress()}
    assert state.settings() == {"theme": "day", "width": "70"}


NAMES = st.sampled_from("ab")
PROGRESS = st.builds(
    Progress,
    st.booleans(),
    st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    st.integers(0, 2**31),
    st.integers(0, 2**31),
)


@settings(max_examples=30)
@given(st.lists(st.tuples(NAMES, PROGRESS)))
def test_it_agrees_with_a_dict(
    tmp_path_factory: pytest.TempPathFactory, saved: list[tuple[str, Progress]]
) -> None:
    with closing(ReadingState(tmp_path_factory.mktemp("state"))) as state:
        for article, progress in saved:
            save(state, article, progress)
        assert state.all(LIBRARY) == dict(saved)


def test_it_is_stored_in_the_users_state_folder() -> None:
    with closing(ReadingState()) as state:
        assert state.path == state_folder() / FILE_NAME
        assert state.path.is_file()


def test_writes_are_not_synced_one_by_one(state: ReadingState) -> None:
    normal = 1
    assert state._file._connection.execute("PRAGMA synchronous").fetchone() == (normal,)


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"garbage" * 100)
    with closing(ReadingState(tmp_path)) as state:
        assert state.set_aside
        assert state.set_aside.read_bytes() == b"garbage" * 100
        assert state.all(LIBRARY) == {}


@pytest.mark.parametrize(
    "use",
    [
        lambda state: state.all(LIBRARY),
        lambda state: state.settings(),
        lambda state: state.keep({ArticleKey(LIBRARY, "a"): Progress()}, {}),
        lambda state: state.keep({}, {"theme": "night"}),
    ],
)
def test_an_error_of_the_disk_is_one_sentence(
    state: ReadingState, use: Callable[[ReadingState], object]
) -> None:
    state.close()
    with pytest.raises(StoreError, match=r"^the reading positions in .* cannot be used: "):
        use(state)
