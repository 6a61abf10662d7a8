"""Which other outlets carry a statement, however often it was said."""

from collections.abc import Mapping
from pathlib import Path

from reader.index.listing import ArticleRow
from reader.library.listing import Sort, sections
from tests.growth.libraries import QUOTE, SAID, article, day
from tests.library.listed import library_of


def carried(root: Path, said: Mapping[str, list[str]]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """Return the outlets that carry each quote, by article id.

    `said` maps the ids of articles to their statements. Later articles are newer, and each has an
    outlet named after its id.
    """
    articles = {}
    for number, (id, words) in enumerate(said.items()):
        body = "\n\n  ".join(f"“[[q{n}|{each}]]”" for n, each in enumerate(words))
        quotes = "".join(QUOTE.format(n, "rufus-firefly", "direct") for n in range(len(words)))
        text = article(body, quotes, id=id, outlet=id.upper(), day=day(number))
        articles[f"{id}.yaml"] = text
    library = library_of(root, articles)
    found = {id: library.echoes(id) for id in said}
    rows = [row for part in sections(library, Sort.NEWEST) for row in part.rows(0, 100)]
    echoing = {row.id for row in rows if isinstance(row, ArticleRow) and row.echoes}
    assert echoing == {id for id, outlets in found.items() if outlets}
    return found


def test_the_newest_outlets_come_first_without_duplicates(tmp_path: Path) -> None:
    longer = f"{SAID}, and that is all"
    found = carried(tmp_path, {"a": [SAID], "b": [longer, SAID], "c": [SAID], "d": [SAID[::-1]]})
    assert found == {
        "a": {"q0": ("C", "B")},
        "b": {"q0": ("C", "A"), "q1": ("C", "A")},
        "c": {"q0": ("B", "A")},
        "d": {},
    }


def test_a_statement_repeated_in_an_article_hides_no_other_outlet(tmp_path: Path) -> None:
    found = carried(tmp_path, {"a": [SAID], "b": [SAID] * 130, "c": [SAID]})
    assert set(found["b"].values()) == {("C", "A")}
    assert found["a"] == {"q0": ("C", "B")}


def test_similar_statements_within_one_article_have_no_carriers(tmp_path: Path) -> None:
    found = carried(tmp_path, {"a": [SAID, f"{SAID} again"], "b": ["nothing of the sort at all"]})
    assert found == {"a": {}, "b": {}}
