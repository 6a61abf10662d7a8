"""The library that most searches run on."""

from collections.abc import Iterator

import pytest

from reader.library.library import Library
from tests.search.searching import press


@pytest.fixture(scope="package")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = press(tmp_path_factory.mktemp("press") / "library")
    yield library
    library.index.close()
