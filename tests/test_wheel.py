"""The wheel contains everything it needs, and behaves like the source tree."""

import configparser
import os
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader import __version__
from tests.command import ROOT, reader_process

SHIPPED = [
    path
    for folder in ("content", "styles")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file()
]


def build(source: Path, target: str, folder: Path) -> Path:
    """Build a wheel or an sdist from a source tree, without a network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (built,) = folder.iterdir()
    return built


def wheel_contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is installed."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run Python so that it finds only the wheel of this package. Without `-S` it would find the
    source tree, which is installed in editable mode."""
    dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return subprocess.run(
        [sys.executable, "-S", *args],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), *dependencies])},
        cwd=installed.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )


def test_everything_bundled_is_in_the_wheel(wheel: Path) -> None:
    assert SHIPPED
    held = wheel_contents(wheel)
    for path in SHIPPED:
        assert held[f"reader/{path.relative_to(ROOT).as_posix()}"] == path.read_bytes()
    for path in (ROOT / "reader").rglob("*.py"):
        assert held[path.relative_to(ROOT).as_posix()] == path.read_bytes()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    names = wheel_contents(wheel)
    tops = {name.partition("/")[0] for name in names}
    own = f"on_the_record-{__version__}"
    assert tops == {"reader", f"{own}.data", f"{own}.dist-info"}
    assert [name for name in names if name.startswith(f"{own}.data/")] == [
        f"{own}.data/data/share/man/man1/reader.1"
    ]
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_has_its_metadata(wheel: Path) -> None:
    held = wheel_contents(wheel)
    entry_points = configparser.ConfigParser()
    entry_points.read_string(
        next(data for name, data in held.items() if name.endswith("entry_points.txt")).decode()
    )
    assert dict(entry_points["console_scripts"]) == {"reader": "reader.cli.main:main"}
    metadata = next(data for name, data in held.items() if name.endswith("METADATA")).decode()
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nRequires-Dist: textual" in metadata


def test_the_installed_package_is_that_of_the_wheel(installed: Path) -> None:
    code = (
        "import reader.tui.app as app, reader.places as places;"
        "print(places.bundled_library(), *app.ReaderApp.CSS_PATH, app.__file__, sep='\\n')"
    )
    done = run(installed, "-c", code)
    assert done.stderr == ""
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert len(paths) > 2
    for path in paths:
        assert path.is_relative_to(installed / "reader")
        assert path.exists()


@pytest.mark.parametrize(
    "args",
    [
        ["articles", "--json"],
        ["quotes", "--json"],
        ["actors"],
        ["search", "sanctions", "--json"],
        ["check"],
        ["schema", "article"],
        ["keys"],
        ["show", "afp-2017-not-ready"],
        ["--help"],
        ["quotes", "--speaker", "nobody"],
        [],
    ],
    ids=" ".join,
)
def test_the_wheel_behaves_like_the_source_tree(installed: Path, args: list[str]) -> None:
    from_wheel = run(installed, "-m", "reader", *args)
    from_source = reader_process(*args, cwd=installed.parent)
    assert (from_wheel.returncode, from_wheel.stdout, from_wheel.stderr) == (
        *(from_source.code, from_source.out, from_source.err),
    )
    assert from_wheel.stdout or from_wheel.stderr


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert (source / "tests" / "test_wheel.py").is_file()
    again = build(source, "wheel", tmp_path / "wheel")
    assert again.name == wheel.name
    assert wheel_contents(again) == wheel_contents(wheel)
