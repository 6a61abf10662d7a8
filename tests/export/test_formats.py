"""Each format gives back what went in, read by the programs that it is for."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import networkx
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from reader.citation import cite
from reader.dates import parse
from reader.export.annotation import text_of
from reader.export.exported import GONE, Exported, of_bookmark
from reader.export.formats import FORMATS
from reader.model import Kind, Paragraph, Span
from reader.text import clean_line, one_line
from tests.nouns import ACTORS, ARTICLE, BOOKMARK, QUOTE

TEXTS = st.text(
    st.sampled_from("ab \"'“”’=+-@\\{}#$%&_~^<>[]|*`;,é東🌍\u202e\x1b\t\n") | st.characters(),
    min_size=1,
    max_size=40,
).filter(lambda text: one_line(text) != "")


def exported(words: str = "We will build it", headline: str = "A bridge") -> Exported:
    """A quote of some words in an article, with the other facts of the sample."""
    words = clean_line(words)
    quote = replace(QUOTE, words=words, spans=(Span(0, 4, 4 + len(words)),), topics=("bridges",))
    article = replace(
        ARTICLE,
        headline=one_line(headline),
        agency="AP",
        url="https://example.org/a?b=c&d",
        paragraphs=(Paragraph(f"He “{words}” x", 1),),
        quotes=(quote,),
    )
    return Exported(cite(article, quote, ACTORS), "2020-05-03T10:00:00.000+00:00")


def written(format: str, items: Iterable[Exported]) -> str:
    return "".join(FORMATS[format].write(items))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_quotes_give_the_same_text(format: str) -> None:
    items = [exported(), exported("Another", "Two")]
    assert written(format, items) == written(format, items) != ""


def guarded(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" and cell[1:] else cell


@given(TEXTS)
def test_tables_give_the_words_back_and_no_formula(words: str) -> None:
    item = exported(words)
    for format, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        (row,) = csv.DictReader(io.StringIO(written(format, [item]), newline=""), dialect=dialect)
        assert guarded(row["words"]) == item.quote.words
        assert not row["words"].startswith(("=", "+", "-", "@"))
        assert (row["speaker"], row["outlet"], row["said"]) == (
            *("Rufus Firefly", "The Daily Test", "2020-05-01"),
        )
    (row,) = csv.DictReader(io.StringIO(written("readwise", [item]), newline=""))
    assert guarded(row["Highlight"]) == item.quote.words
    assert row["Date"] == "2020-05-03 10:00:00"


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_json_gives_the_words_back(texts: list[str]) -> None:
    items = [exported(text) for text in texts]
    expected = [item.quote.words for item in items]
    assert [record["words"] for record in json.loads(written("json", items))] == expected
    lines = written("jsonl", items).splitlines()
    assert [json.loads(line)["words"] for line in lines] == expected


@given(TEXTS, TEXTS)
def test_bibliographies_are_read_by_their_programs(words: str, headline: str) -> None:
    item = exported(words, headline)
    (reference,) = rispy.loads(written("ris", [item]).replace("\r\n", "\n"))
    assert reference["title"] == item.article.headline
    assert reference["secondary_title"] == "The Daily Test"
    for format in ("biblatex", "bibtex"):
        library = parse_string(written(format, [item]))
        assert library.failed_blocks == []
        assert library.entries[0].key == "sample"
        assert library.entries[0].fields_dict["author"].value == "{AP}"
    (csl,) = json.loads(written("csl-json", [item]))
    assert (csl["title"], csl["issued"]) == (
        item.article.headline,
        {"date-parts": [[2020, 5, 2]]},
    )


@pytest.mark.parametrize(
    ("published", "issued", "year"),
    [
        ("2017-02-16?", {"date-parts": [[2017, 2, 16]], "circa": True}, "2017"),
        ("2017", {"date-parts": [[2017]]}, "2017"),
        ("2019-05-16/2019-05-17", {"date-parts": [[2019, 5, 16], [2019, 5, 17]]}, "2019"),
        ("2017-02-16T14:30Z", {"date-parts": [[2017, 2, 16]]}, "2017"),
    ],
)
def test_dates_are_written_as_each_format_takes_them(
    published: str, issued: object, year: str
) -> None:
    item = exported()
    article = replace(item.article, published=parse(published))
    item = Exported(cite(article, item.quote, ACTORS))
    assert json.loads(written("csl-json", [item]))[0]["issued"] == issued
    assert f"date = {{{published.partition('T')[0]}}}" in written("biblatex", [item])
    assert f"year = {{{year}}}" in written("bibtex", [item])
    assert f"PY  - {year}\r\n" in written("ris", [item])


@given(TEXTS)
def test_annotations_find_their_words(words: str) -> None:
    item = exported(words)
    page = json.loads(written("annotation", [item]))
    (annotation,) = page["first"]["items"]
    quoted, position = annotation["target"]["selector"]
    text = text_of(item.article)
    assert text[position["start"] : position["end"]] == quoted["exact"] == item.quote.words
    assert f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}" in text


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS)
def test_nothing_in_a_text_becomes_html(words: str) -> None:
    plain, item = Tags(), exported(words, words)
    plain.feed(written("html", [exported()]))
    found = Tags()
    found.feed(written("html", [item]))
    assert found.tags == plain.tags
    assert clean_line(item.cited.words) in found.text
    assert not re.search(r"(src|href)=\"(?!#|https://example.org)", written("html", [item]))


@given(TEXTS)
def test_markdown_keeps_each_quotation_in_its_block(words: str) -> None:
    lines = written("markdown", [exported(words, words)]).splitlines()
    assert sum(line.startswith("> ") for line in lines) == 2
    assert lines[-1] == "^sample-q1"
    assert sum(line.startswith("## ") for line in lines) == 1


@given(TEXTS)
def test_networks_are_read_by_networkx(name: str) -> None:
    item = exported()
    item = item._replace(cited=item.cited._replace(speaker=one_line(name)))
    graph = networkx.read_graphml(BytesIO(written("graphml", [item, item]).encode()))
    assert graph.edges["speaker:rufus-firefly", "topic:bridges"]["weight"] == 1
    assert graph.nodes["speaker:rufus-firefly"] == {
        "label": one_line(name),
        "kind": "speaker",
        "frequency": 2,
    }
    (edge,) = csv.DictReader(io.StringIO(written("edges", [item]), newline=""))
    assert (edge["Target"], edge["Weight"]) == ("bridges", "1")
    (event,) = csv.DictReader(io.StringIO(written("statements", [item]), newline=""))
    assert (event["time"], event["time_is"], event["concept"]) == ("2020-05-01", "said", "bridges")


def test_a_bookmark_of_a_quote_that_is_gone_keeps_its_words() -> None:
    item = of_bookmark(BOOKMARK, None, {})
    assert (item.quote.words, item.is_gone) == (BOOKMARK.words, True)
    assert item.cited.attribution == (
        "Rufus Firefly, Minister of Bridges, 1 May 2020 (The Daily Test, 2 May 2020)"
    )
    for format in FORMATS:
        assert written(format, [item])
    assert GONE in written("markdown", [item])


def test_a_bookmark_of_a_changed_quote_has_todays_words() -> None:
    changed = replace(ARTICLE, quotes=(replace(QUOTE, words="Other words"),))
    item = of_bookmark(BOOKMARK, changed, ACTORS)
    assert (item.quote.words, item.is_gone) == ("Other words", False)


def test_what_is_unverified_or_reported_says_so_in_every_citing_format() -> None:
    draft = replace(ARTICLE, draft=True)
    quote = replace(QUOTE, kind=Kind.INDIRECT)
    item = Exported(cite(draft, quote, ACTORS))
    for format in ("markdown", "csl-json", "biblatex", "bibtex", "ris", "html", "annotation"):
        assert "unverified" in written(format, [item]), format
        assert "reported" in written(format, [item]), format
