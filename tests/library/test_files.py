"""The bytes of files."""

from pathlib import Path

import pytest

from reader.library import files
from reader.library.files import MAX_BYTES, read_file


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000, MAX_BYTES])
def test_a_file_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    data = (b"0123456789" * (size // 10 + 1))[:size]
    (tmp_path / "file").write_bytes(data)
    assert read_file(tmp_path / "file") == data


def test_of_a_file_that_is_too_large_no_more_is_read_than_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100_000)
    (tmp_path / "file").write_bytes(b"x" * 200_000)
    assert len(read_file(tmp_path / "file")) == 100_001
