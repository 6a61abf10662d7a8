"""config.yaml: errors are reported with their places, and the rest applies."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.arguments import build_parser
from reader.commands import DEFAULT_KEYMAP, ScreenName, commands_on
from reader.config import MAX_WIDTH, MIN_WIDTH, Config
from reader.config_format import load_config
from reader.problem import Severity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def load(path: Path, text: str) -> Config:
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def sound(path: Path, text: str) -> Config:
    """Load a config, which must have no problems."""
    config = load(path, text)
    assert config.problems == ()
    return config


def only_problem(path: Path, text: str) -> str:
    """Return the only problem of a config, as text."""
    (problem,) = load(path, text).problems
    assert problem.severity is Severity.ERROR
    return str(problem).removeprefix(f"{path}:")


def test_without_a_file_the_defaults_apply(path: Path) -> None:
    assert load_config(path) == Config()
    assert Config().keymap == DEFAULT_KEYMAP


@pytest.mark.parametrize("text", ["", "\n \n", "# theme: night\n", "---\n", "~", "\ufeff", "{}"])
def test_an_empty_file_counts_as_none(path: Path, text: str) -> None:
    assert sound(path, text) == Config()


def test_the_users_choices_apply(path: Path) -> None:
    config = sound(path, "library: /some/where\ntheme: night\nwidth: 80\n")
    assert (config.library, config.theme, config.width) == (Path("/some/where"), "night", 80)
    assert config.keymap == DEFAULT_KEYMAP


def test_a_library_may_be_relative_to_the_configs_folder_or_the_home(path: Path) -> None:
    assert sound(path, "library: mine\n").library == path.parent / "mine"
    assert sound(path, "library: ~/mine\n").library == Path.home() / "mine"


@pytest.mark.parametrize("width", [MIN_WIDTH, MAX_WIDTH])
def test_the_width_may_be_any_within_its_bounds(path: Path, width: int) -> None:
    assert sound(path, f"width: {width}\n").width == width


@pytest.mark.parametrize("width", [MIN_WIDTH - 1, MAX_WIDTH + 1, 9999])
def test_a_width_out_of_bounds_is_reported(path: Path, width: int) -> None:
    assert only_problem(path, f"width: {width}\n") == (
        f"1:8: error bad-value: the width goes from {MIN_WIDTH} to {MAX_WIDTH} columns"
    )


@pytest.mark.parametrize("width", ["wide", "0", "-5", "007", "6.5", "1e2", "99999", "٦٦", "[66]"])
def test_a_width_that_is_no_number_is_reported(path: Path, width: str) -> None:
    assert only_problem(path, f"width: {width}\n").startswith("1:8: error ")
    assert load(path, f"theme: night\nwidth: {width}\n").theme == "night"


# Keys


def test_only_the_chosen_commands_get_other_keys(path: Path) -> None:
    config = sound(path, "keys: {bookmark: f5, find: [ctrl+f5, pgdn, pgdn], page-down: f6}\n")
    assert config.keymap == {
        **DEFAULT_KEYMAP,
        "bookmark": ("f5",),
        "find": ("ctrl+f5", "pagedown"),
        "page-down": ("f6",),
    }


def test_two_commands_may_swap_their_keys(path: Path) -> None:
    keymap = sound(path, "keys: {copy: b, bookmark: y}\n").keymap
    assert (keymap["copy"], keymap["bookmark"]) == (("b",), ("y",))


def test_an_unknown_command_is_reported_with_a_similar_one(path: Path) -> None:
    assert only_problem(path, "keys:\n  bookmrak: f5\n") == (
        "2:3: error unknown-command: “bookmrak” is no command; did you mean “bookmark”?"
    )
    assert only_problem(path, "keys: {x: f5}\n").endswith("“reader keys” lists them")


def test_an_invalid_key_is_reported_and_the_other_keys_apply(path: Path) -> None:
    text = "keys:\n  bookmark: banana\n  copy: f5\n"
    assert only_problem(path, text).startswith("2:3: error bad-key: “banana” is not a key")
    keymap = load(path, text).keymap
    assert keymap == {**DEFAULT_KEYMAP, "copy": ("f5",)}


def test_a_key_clash_is_reported_and_the_key_stays_with_its_owner(path: Path) -> None:
    assert only_problem(path, "keys: {copy: b}\n") == (
        "1:8: error key-clash: “b” would be the key of both copy and bookmark;"
        " give bookmark another"
    )
    assert load(path, "keys: {copy: [b, f5]}\n").keymap == DEFAULT_KEYMAP


def test_two_commands_that_are_given_the_same_key_are_reported(path: Path) -> None:
    text = "keys: {copy: f5, find: f5, sort: f6}\n"
    assert "“f5” would be the key of both copy and find" in only_problem(path, text)
    keymap = load(path, text).keymap
    assert (keymap["copy"], keymap["find"], keymap["sort"]) == (("y",), ("f5",), ("f6",))


IDS = st.sampled_from(
    [
        "search-back",
        "search-save",
        "quit",
        "bookmark",
        "copy",
        "find",
        "undo",
        "move-up",
        "leave",
        "nonsense",
    ]
)
KEYS = st.sampled_from(
    ["escape", "ctrl+q", "b", "y", "/", "u", "k", "up", "q", "f5", "f6", "nonsense"]
)


@given(st.dictionaries(IDS, st.lists(KEYS, min_size=1, max_size=3)))
def test_no_key_is_ever_bound_twice_and_rejected_keys_are_reported(
    tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, list[str]]
) -> None:
    config = load(tmp_path_factory.getbasetemp() / "config.yaml", f"keys: {chosen}\n")
    for screen in ScreenName:
        bound = [key for each in commands_on(screen) for key in config.keymap[each.id]]
        assert len(bound) == len(set(bound))
    assert set(config.keymap) == set(DEFAULT_KEYMAP)
    if not config.problems:
        wanted = {id: tuple(dict.fromkeys(keys)) for id, keys in chosen.items()}
        assert config.keymap == {**DEFAULT_KEYMAP, **wanted}


# Broken files


def test_all_problems_are_reported_at_once_in_order(path: Path) -> None:
    config = load(path, "width: wide\ntheme: [a]\nkeys: {bookmrak: x, copy: banana}\nthme: x\n")
    assert [(p.place.line, p.place.column, p.code) for p in config.problems] == [
        (1, 8, "bad-value"),
        (2, 8, "wrong-type"),
        (3, 8, "unknown-command"),
        (3, 21, "bad-key"),
        (4, 1, "unknown-key"),
    ]


def test_a_folder_in_place_of_the_config_is_reported(path: Path) -> None:
    path.mkdir()
    (problem,) = load_config(path).problems
    assert (problem.code, problem.message) == (
        "unreadable",
        "is not a file; put one in its place",
    )


@pytest.mark.parametrize("data", [b"\xff\xfe", b"- a\n", b"just text\n", b"a: [", b"\0", b"a: *b"])
def test_a_file_that_is_no_config_is_one_problem(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    config = load_config(path)
    errors = [problem for problem in config.problems if problem.severity is Severity.ERROR]
    assert len(errors) == 1
    assert config.keymap == DEFAULT_KEYMAP


@pytest.mark.parametrize(("written", "works"), [("false", False), ("no", False), ("yes", True)])
def test_the_mouse_can_be_left_to_the_terminal(path: Path, written: str, works: bool) -> None:
    assert sound(path, f"mouse: {written}").mouse is works
    assert Config().mouse


def test_variables_and_home_folders_are_read_in_a_path(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELF", "/some/shelf")
    monkeypatch.setenv("HOME", "/home/of-mine")
    assert sound(path, "library: $SHELF/a").library == Path("/some/shelf/a")
    assert sound(path, "library: ~/a").library == Path("/home/of-mine/a")
    assert build_parser().parse_args(["articles", "--library=~/a"]).library == Path(
        "/home/of-mine/a"
    )
