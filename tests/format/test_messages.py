"""Every message is of bounded length, whatever a file, a query or a date contains."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli.library import no_such
from reader.config_format import load_config
from reader.dates import parse
from reader.format.authorities import MAX_ROLES, read_actors, read_info, read_topics
from reader.format.nodes import Report
from reader.index.entry_reader import Authorities, check
from reader.problem import Problem
from reader.search.query import parse_query
from tests.format.reading import assert_told_well
from tests.libraries import ACTORS, INFO, SAMPLE, TOPICS

MOST = 1_000
LONG = st.builds(
    lambda letters, times: letters * times, st.text(min_size=1), st.integers(1, 20_000)
)
NONE = Authorities({}, {}, all_actors=False, all_topics=False)


def article_problems(data: bytes) -> list[Problem]:
    return list(check(data, Report("a.yaml"), NONE).problems)


def register_problems(data: bytes) -> list[Problem]:
    problems: list[Problem] = []
    for read in (read_actors, read_topics, read_info):
        report = Report("actors.yaml")
        read(data, report)
        problems += report.problems
    return problems


def config_problems(data: bytes) -> list[Problem]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_bytes(data)
        return list(load_config(path).problems)


WORDS = (
    *("id", "headline", "sample", "The Daily Test", "2020-05-02", "bridges", "q1", "q2", "direct"),
    *("@rufus-firefly", "rufus-firefly", "said", "name", "Rufus Firefly", "2015/2018", "Firefly"),
    *("kind", "person", "format", "1", "library", "keys", "width", "80", "]]", ": "),
)
CONFIG = """\
library: /here
theme: record-dark
width: 80
keys: {quit: q, find: [q, "/"]}
"""


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([SAMPLE, ACTORS, TOPICS, INFO, CONFIG]),
    st.lists(st.tuples(st.sampled_from(WORDS), LONG, st.booleans()), min_size=1, max_size=3),
)
def test_messages_about_files_are_bounded(text: str, changes: list[tuple[str, str, bool]]) -> None:
    for word, long, quoted in changes:
        text = text.replace(word, json.dumps(long) if quoted else long, 2)
    data = text.encode("utf-8", "replace")
    for problems in (article_problems, register_problems, config_problems):
        for problem in problems(data):
            assert 0 < len(problem.message) <= MOST


@settings(deadline=None)
@given(LONG)
def test_messages_about_queries_and_ids_are_bounded(long: str) -> None:
    mistakes = parse_query(f"{long}:x kind:{long} said:{long} -{long} OR {long}").mistakes
    assert all(len(mistake.message) <= MOST for mistake in mistakes)
    assert len(str(no_such("article", long, [f"{long}x", "other"]))) <= MOST


@pytest.mark.parametrize("written", [str, "{0}/{0}".format, "2020-01-01/{}".format])
def test_messages_about_dates_are_bounded(written: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="is not a date") as raised:
        parse(written("x" * 100_000))
    assert len(str(raised.value)) <= 300


def test_excess_roles_are_reported_and_ignored() -> None:
    roles = "".join(f'    - {{title: R{n}, held: "2015"}}\n' for n in range(MAX_ROLES + 2))
    report = Report("actors.yaml")
    data = f"she:\n  name: She\n  kind: person\n  roles:\n{roles}".encode()
    assert len(read_actors(data, report)["she"].roles) == MAX_ROLES
    (problem,) = report.problems
    assert (problem.code, problem.place.line) == ("too-many", MAX_ROLES + 5)
    assert not report.broken
    assert_told_well(report.problems, data.decode())
