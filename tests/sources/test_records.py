"""Articles that scrapers and readers wrote as JSON, JSON lines or a table."""

import csv
import io
import json

import pytest

from reader.sources.piece import Piece, Refused
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, pieces, read, refusal

HTML = f"<p>{FIRST}</p>\n<blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p>"


def test_news_please() -> None:
    record = {
        "authors": ["Ann Writer", "Bo Scribe"],
        "date_download": "2024-01-05 10:20:30",
        "date_publish": "2020-03-01 14:30:00",
        "description": "A bridge.",
        "language": "en",
        "maintext": TEXT,
        "source_domain": "www.gazette.example",
        "text": None,
        "title": "Bridge opens in spring",
        "url": "https://gazette.example/bridge",
    }
    assert piece(json.dumps(record, indent=1), "a.json") == Piece(
        TEXT,
        headline="Bridge opens in spring",
        outlet="gazette.example",
        byline="Ann Writer, Bo Scribe",
        url="https://gazette.example/bridge",
        published="2020-03-01T14:30:00",
        captured="2024-01-05",
        language="en",
        notes=("The outlet is that of the address.",),
        doubtful=frozenset({"outlet"}),
    )


def test_fundus() -> None:
    body: dict[str, object] = {
        "summary": [FIRST],
        "sections": [
            {"headline": [], "paragraphs": [SECOND]},
            {"headline": ["What it costs"], "paragraphs": [THIRD]},
        ],
    }
    record = {"title": "Bridge", "body": body, "publishing_date": "2020-03-01 14:30:00+01:00"}
    record |= {"authors": ["Ann Writer"], "publisher": "The Gazette", "lang": "en"}
    found = pieces(json.dumps({"Gazette": [record], "Other": [record]}), "fundus.json")
    assert len(found) == 2
    assert found[0].text == f"{FIRST}\n\n{SECOND}\n\nWhat it costs\n\n{THIRD}"
    assert found[0].published == "2020-03-01T14:30:00+01:00"
    assert (found[0].outlet, found[0].byline) == ("The Gazette", "Ann Writer")


def test_trafilatura() -> None:
    record = {
        "title": "Bridge",
        "author": "Ann Writer",
        "hostname": "gazette.example",
        "text": TEXT,
    }
    record |= {
        "date": "2020-03-01",
        "filedate": "2024-01-05",
        "source": "https://gazette.example/b",
    }
    found = piece(json.dumps(record), "a.json")
    assert (found.outlet, found.byline) == ("gazette.example", "Ann Writer")
    assert (found.published, found.captured) == ("2020-03-01", "2024-01-05")
    assert {"published", "outlet"} <= found.doubtful


def test_wallabag_holds_the_text_as_html() -> None:
    entry = {"title": "Bridge", "url": "https://gazette.example/b", "content": HTML, "tags": []}
    entry |= {"created_at": "2024-01-05T10:20:30+0100", "published_at": "2020-03-01T00:00:00+0100"}
    entry |= {"domain_name": "gazette.example", "language": "en", "published_by": ["Ann Writer"]}
    first, second = pieces(json.dumps([entry, entry]), "wallabag.json")
    assert first == second
    assert first.text == TEXT
    assert (first.published, first.captured) == ("2020-03-01", "2024-01-05")


def test_a_page_that_wallabag_could_not_fetch_has_no_text() -> None:
    failed = "wallabag can't retrieve contents for this article. Please <a href='x'>see</a>."
    entries = [
        {"title": "Bridge", "url": "https://e.org/1", "content": HTML},
        {"title": "Ferry", "url": "https://e.org/2", "content": failed},
    ]
    _, second = read(json.dumps(entries), "wallabag.json")
    assert second == Refused("entry 2 of 2", "It holds an address and no text: https://e.org/2.")


def test_a_feed_in_json() -> None:
    item: dict[str, object] = {
        "id": "1",
        "url": "https://e.org/1",
        "title": "Bridge",
        "content_html": HTML,
    }
    item |= {"date_published": "2020-03-01T10:00:00Z", "authors": [{"name": "Ann Writer"}]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Gazette", "items": [item]}
    found = piece(json.dumps(feed), "feed.json")
    assert (found.text, found.byline) == (TEXT, "Ann Writer")


def test_lines_of_json_and_what_is_broken_among_them() -> None:
    line = json.dumps({"title": "Bridge", "text": TEXT})
    found = read(f"{line}\n{line}\n{{broken\n{line}\n", "a.jsonl")
    assert [type(each) for each in found] == [Piece, Piece, Refused, Piece]
    assert found[2] == Refused("line 3 of 4", "It is no record in JSON.")


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("en_GB", "en-GB"), ("English", "en"), ("Klingon", None), ("", None)],
)
def test_a_language_becomes_its_code(written: str, code: str | None) -> None:
    assert piece(json.dumps({"text": TEXT, "language": written}), "a.json").language == code


def test_one_bad_entry_does_not_keep_the_others_from_being_read() -> None:
    good, bad = {"title": "Bridge", "text": TEXT}, {"title": "Bomb", "text": "<p>" * 160_000}
    deep = f'{{"text": {"[" * 90}{"]" * 90}}}'
    found = read(json.dumps([good, bad, good]), "a.json")
    assert [type(each) for each in found] == [Piece, Refused, Piece]
    assert found[1] == Refused(
        "entry 2 of 3", "It has more than 150,000 elements, which no article needs."
    )
    found = read("\n".join((json.dumps(good), deep, json.dumps(good))), "a.jsonl")
    assert [type(each) for each in found] == [Piece, Refused, Piece]


def test_a_table_with_a_column_of_text() -> None:
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";")
    rows.writerows(
        [["Title", "Date", "Text", "Source"], ["Bridge", "1 March 2020", TEXT, "Gazette"]]
    )
    rows.writerow(["Ferry", "soon", "", "Gazette"])
    first, second = read(buffer.getvalue(), "articles.csv")
    assert isinstance(first, Piece)
    assert (first.headline, first.published, first.text) == ("Bridge", "2020-03-01", TEXT)
    assert second == Refused("row 2 of 2", "It holds no text.")
    assert "Ferry" in text_of(buffer.getvalue().encode(), "articles.csv")


def test_a_text_about_titles_is_no_table() -> None:
    assert piece(f"title, date and place were unknown\n\n{TEXT}", "a.txt").whole


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            "title,url,time_added,tags,status\n"
            + "".join(f"A,https://e.org/{n},1600322788,,unread\n" for n in range(312)),
            "pocket.csv",
        ),
        (
            "URL,Title,Selection,Folder,Timestamp\n"
            + "".join(f"https://e.org/{n},A,,Unread,1600322788\n" for n in range(312)),
            "instapaper.csv",
        ),
        (
            json.dumps([{"title": "A", "url": f"https://e.org/{n}", "state": "Active",
                         "savedAt": "2024-01-05T10:00:00.000Z"} for n in range(312)]),
            "metadata_0_to_312.json",
        ),
        (
            json.dumps({"recommendations": [], "bookmarks": [
                {"article__url": f"https://e.org/{n}"} for n in range(312)]}),
            "readability.json",
        ),
        (
            "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><ul>"
            + "".join(f'<li><a href="https://e.org/{n}">A</a></li>' for n in range(312)),
            "ril_export.html",
        ),
    ],
    ids=["Pocket table", "Instapaper", "Omnivore", "Readability", "Pocket page"],
)  # fmt: skip
def test_exports_of_links_are_named_as_such(data: str, name: str) -> None:
    assert refusal(data, name) == (
        "These 312 entries hold addresses and no text. The first are:"
        " https://e.org/0, https://e.org/1, https://e.org/2"
    )


def test_an_entry_without_text_among_others_is_named() -> None:
    entries = [{"title": "A", "text": TEXT}, {"title": "B", "url": "https://e.org/b"}]
    _, second = read(json.dumps(entries), "a.json")
    assert second == Refused("entry 2 of 2", "It holds an address and no text: https://e.org/b.")


def test_json_of_an_unknown_kind_says_which_keys_are_known() -> None:
    assert "“maintext”" in refusal('{"name": "x", "value": 3}', "a.json")
    assert refusal('{"name": "x", ', "a.json") == "It looks like JSON, but it is broken."
    assert refusal("[]", "a.json") == "It is JSON that holds no records."


def test_a_text_that_begins_like_json_is_plain_text() -> None:
    for text in ('["No," he said, and left.]', "[1]\n\nA note.", "{sic} and so on}"):
        assert piece(text, "a.txt").whole
    assert piece('{"title": "Bridge",\n"text": "It opens."}', "a.txt").headline == "Bridge"


def test_ninjs() -> None:
    first = {"uri": "https://e.org/1", "type": "text", "versioncreated": "2020-03-01T10:37:00Z",
             "byline": "Ann Writer", "located": "Exampleton", "headline": "Bridge",
             "body_text": FIRST, "body_xhtml": HTML}  # fmt: skip
    third = {"uri": "https://e.org/1", "type": "text", "versionCreated": "2020-03-01T10:37:00Z",
             "by": "Ann Writer", "headlines": [{"role": "main", "value": "Bridge"}],
             "bodies": [{"role": "main", "contentType": "text/plain", "value": FIRST},
                        {"role": "rich", "contentType": "body_xhtml", "value": HTML}]}  # fmt: skip
    one, other = (piece(json.dumps(each), "a.json") for each in (first, third))
    assert one.text == other.text == TEXT
    assert one.place == "Exampleton"
    assert {one.headline, other.headline} == {"Bridge"}
    assert {one.published, other.published} == {"2020-03-01T10:37:00Z"}
    assert {one.byline, other.byline} == {"Ann Writer"}


def test_nitf() -> None:
    xml = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
    <nitf><head><title>Bridge</title><docdata><date.issue norm="20200301T143000Z"/></docdata>
    <pubdata name="The Gazette"/></head><body><body.head><hedline><hl1>Bridge opens</hl1></hedline>
    <byline>By <person>Ann Writer</person></byline><distributor><org>AP</org></distributor>
    <dateline><location>Exampleton</location></dateline></body.head><body.content><block>
    <p>{FIRST}</p><media><media-caption>A bridge</media-caption></media><p>{SECOND}</p>
    <bq><block><p>{THIRD}</p></block></bq></block></body.content></body></nitf>"""
    assert piece(xml, "a.xml") == Piece(
        TEXT,
        headline="Bridge opens",
        outlet="The Gazette",
        agency="AP",
        byline="By Ann Writer",
        place="Exampleton",
        published="2020-03-01T14:30:00Z",
        notes=("The day is that of `date.issue`.",),
        doubtful=frozenset({"published"}),
    )
    assert "A bridge" in text_of(xml.encode(), "a.xml")


def test_xml_of_an_unknown_kind_is_refused() -> None:
    assert refusal("<?xml version='1.0'?><rss/>", "a.xml") == (
        "It is XML of a kind that is not known; Factiva and NITF are."
    )
