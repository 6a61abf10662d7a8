"""A saved page gives its body, block quotations too, and what it says of itself."""

import socket
from importlib.util import find_spec
from unittest.mock import patch

import pytest

from reader.sources import page_body
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, refusal

needs_web = pytest.mark.skipif(
    find_spec("trafilatura") is None, reason="the extra “web” is not installed"
)
WAYS = ["library alone", pytest.param("with trafilatura", marks=needs_web)]

QUOTED = (
    "We shall not rest until the last plank of this bridge has been laid, and we shall not ask the"
    " people of this town for another penny."
)
LINKED_DATA = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"},
 {"@type": "NewsArticle", "headline": "Bridge opens in spring", "author": [{"@type": "Person",
 "name": "Ann Writer"}, {"name": "Bo Scribe"}], "publisher": {"name": "The Gazette"},
 "datePublished": "2020-03-01T14:30:00+0100", "dateModified": "2020-03-05"}]}
</script>"""


def page(head: str = "", body: str = "", before: str = "", after: str = "") -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in (FIRST, SECOND, THIRD))
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Bridge opens in spring | The Gazette</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All the news</a></li></ul></nav>
<h1>Bridge opens in spring</h1>{before}
<article><div class="body">{body or paragraphs}</div></article>{after}
<aside class="related"><p>Another story that is not part of this one, but is long.</p></aside>
<footer><p>Copyright 2020 The Gazette. All rights are reserved by the owners of it.</p></footer>
</body></html>"""


@pytest.fixture(params=WAYS)
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages without trafilatura, and with it."""
    if request.param == "library alone":
        monkeypatch.setattr(page_body, "trafilatura", lambda: None)
        monkeypatch.setattr("reader.sources.web_page.trafilatura", lambda: None)


pytestmark = pytest.mark.usefixtures("_both_ways")


def test_the_body_is_the_article_without_menus_and_margins() -> None:
    found = piece(page(LINKED_DATA), "a.html")
    assert found.text == TEXT
    assert not found.whole


def test_what_the_page_declares_is_read() -> None:
    found = piece(
        page(LINKED_DATA + '<link rel="canonical" href="https://example.org/b">'), "a.html"
    )
    assert found.headline == "Bridge opens in spring"
    assert found.outlet == "The Gazette"
    assert found.byline == "Ann Writer, Bo Scribe"
    assert found.published == "2020-03-01T14:30:00+01:00"
    assert found.url == "https://example.org/b"
    assert found.language == "en-GB"
    assert found.captured is None


def test_meta_elements_tell_it_too() -> None:
    head = (
        '<meta property="og:title" content="Bridge opens in spring - The Gazette">'
        '<meta property="og:site_name" content="The Gazette">'
        '<meta property="article:published_time" content="2020-03-01">'
        '<meta name="author" content="Ann Writer"><meta property="og:url" content="https://e.org/b">'
    )
    found = piece(page(head), "a.html")
    assert (found.headline, found.outlet) == ("Bridge opens in spring", "The Gazette")
    assert (found.published, found.byline) == ("2020-03-01", "Ann Writer")
    assert found.url == "https://e.org/b"


@pytest.mark.parametrize(
    ("stated", "headline"),
    [
        ("Bridge opens in spring", "Bridge opens in spring"),
        ("Bridge opens in spring, and more news | The Gazette", "Bridge opens in spring"),
        ("Why the bridge opens in spring", "Bridge opens in spring"),
        ("Ferry&#8217;s last day &amp; more | The Gazette", "Ferry’s last day & more"),
        ("Ferry – an end", "Ferry – an end"),
    ],
)
def test_the_headline_is_the_one_that_is_printed_if_it_is_much_the_same(
    stated: str, headline: str
) -> None:
    head = f'<meta property="og:title" content="{stated}">'
    head += '<meta property="og:site_name" content="The Gazette">'
    assert piece(page(head), "a.html").headline == headline
    data = LINKED_DATA.replace('"Bridge opens in spring"', f'"{stated}"')
    assert piece(page(data), "a.html").headline == headline


def test_a_time_element_gives_the_day_and_says_so() -> None:
    found = piece(page(before='<time datetime="2020-03-01">1 March</time>'), "a.html")
    assert found.published == "2020-03-01"
    assert "The day is that of the page's `time` element." in found.notes
    assert "published" in found.doubtful


def test_the_day_of_the_last_change_is_doubtful() -> None:
    head = '<meta property="article:modified_time" content="2020-03-05">'
    found = piece(page(head), "a.html")
    assert found.published == "2020-03-05"
    assert "published" in found.doubtful


def test_days_that_disagree_are_doubtful() -> None:
    head = LINKED_DATA + '<meta property="article:published_time" content="2019-01-02">'
    found = piece(page(head), "a.html")
    assert found.published == "2020-03-01T14:30:00+01:00"
    assert "The page gives several days: 2019-01-02, 2020-03-01T14:30:00+01:00." in found.notes
    assert "published" in found.doubtful


def test_days_of_two_time_zones_do_not_disagree() -> None:
    head = LINKED_DATA + '<meta property="article:published_time" content="2020-02-29T23:30:00Z">'
    assert not any("several days" in note for note in piece(page(head), "a.html").notes)


def test_the_day_of_saving_is_captured_and_never_published() -> None:
    saved = (
        "<!--\n Page saved with SingleFile \n url: https://example.org/bridge \n"
        " saved date: Thu Mar 21 2024 10:20:30 GMT+0100 (Central European Standard Time)\n-->"
    )
    found = piece(page().replace("<head>", f"{saved}<head>"), "a.html")
    assert found.captured == "2024-03-21"
    assert found.published is None
    assert found.url == "https://example.org/bridge"


def test_a_browser_notes_where_a_page_was_saved_from() -> None:
    saved = "<!-- saved from url=(0026)https://example.org/bridge -->"
    found = piece(page().replace("<html", f"{saved}\n<html"), "a.html")
    assert found.url == "https://example.org/bridge"
    assert found.outlet == "example.org" or found.outlet == "The Gazette"


def test_block_quotations_survive() -> None:
    body = f"<p>{FIRST}</p><blockquote><p>{QUOTED}</p></blockquote><p>{THIRD}</p>"
    found = piece(page(LINKED_DATA, body), "a.html")
    assert found.text == f"{FIRST}\n\n{QUOTED}\n\n{THIRD}"
    assert any("is a block quotation" in note for note in found.notes)


def test_a_block_quotation_that_trafilatura_loses_is_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def extract(_: str, *, include_comments: bool) -> str:
        assert not include_comments
        return f"{FIRST}\n{SECOND}\n{THIRD}"

    monkeypatch.setattr(page_body, "trafilatura", lambda: extract)
    body = f"<p>{FIRST}</p><blockquote>{QUOTED}</blockquote><p>{SECOND}</p><p>{THIRD}</p>"
    outside = "<blockquote>What another reader had to say of all this.</blockquote>"
    found = piece(page(LINKED_DATA, body, after=outside), "a.html")
    assert found.text == f"{FIRST}\n\n{QUOTED}\n\n{SECOND}\n\n{THIRD}"
    ends = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><blockquote>{QUOTED}</blockquote>"
    found = piece(page(LINKED_DATA, ends, before=outside, after=outside), "a.html")
    assert found.text == f"{TEXT}\n\n{QUOTED}"


def test_what_trafilatura_puts_together_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(_: str, *, include_comments: bool) -> str:
        return f"{FIRST}\n{THIRD} {SECOND}"

    monkeypatch.setattr(page_body, "trafilatura", lambda: extract)
    found = piece(page(LINKED_DATA), "a.html")
    assert found.doubtful == {"text"}
    assert any(note.startswith("The page does not print so: “The opp") for note in found.notes)


def test_a_page_on_which_trafilatura_fails_is_read_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def extract(_: str, *, include_comments: bool) -> str:
        raise RecursionError

    monkeypatch.setattr(page_body, "trafilatura", lambda: extract)
    found = piece(page(LINKED_DATA), "a.html")
    assert found.text == TEXT
    assert "text" in found.doubtful


def test_the_author_of_a_block_quotation_is_not_the_author() -> None:
    body = (
        f"<p>{FIRST}</p><blockquote><p>{QUOTED}</p><cite class='author' rel='author'>Jane Doe"
        f"</cite></blockquote><p>{THIRD}</p>"
    )
    assert piece(page(body=body), "a.html").byline is None
    printed = piece(page(body=body, before='<p class="byline">Ann Writer</p>'), "a.html")
    assert printed.byline == "Ann Writer"
    assert "byline" in printed.doubtful


def test_an_agency_that_is_named_as_the_author_is_the_agency() -> None:
    found = piece(page('<meta name="author" content="Reuters">'), "a.html")
    assert (found.agency, found.byline) == ("Reuters", None)


def test_pictures_that_are_written_into_a_page_cost_nothing() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 11_000_000}">'
    assert piece(page(LINKED_DATA, after=picture), "a.html").text == TEXT


def test_a_page_is_known_by_its_content_first() -> None:
    assert piece(page(LINKED_DATA), "page.txt").headline == "Bridge opens in spring"
    assert piece(page(LINKED_DATA).partition("<body>")[2], "a.htm").text == TEXT


def test_nothing_is_fetched() -> None:
    with (
        patch.object(socket, "socket", side_effect=AssertionError),
        patch.object(socket, "create_connection", side_effect=AssertionError),
    ):
        assert piece(page(LINKED_DATA), "a.html").text == TEXT


def test_all_words_of_a_page_can_be_checked_against() -> None:
    text = text_of(page(LINKED_DATA).encode(), "a.html")
    for words in ("Bridge opens in spring", FIRST, "Another story that is not part"):
        assert words in text


def test_broken_descriptions_do_no_harm() -> None:
    head = (
        '<script type="application/ld+json">{"@type": [{"a": 1}, null], "author": [[[]]]}</script>'
    )
    head += '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert piece(page(head), "a.html").text == TEXT


def test_without_the_extra_every_field_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_body, "trafilatura", lambda: None)
    monkeypatch.setattr("reader.sources.web_page.trafilatura", lambda: None)
    found = piece(page(LINKED_DATA), "a.html")
    assert found.doubtful == {"text", "headline", "outlet", "byline", "published"}
    assert any("the extra “web” finds it better" in note for note in found.notes)


def test_a_body_that_adverts_cut_into_containers_is_read_whole() -> None:
    advert = (
        '<div class="ad"><a href="/buy">Buy this now, and buy it here, and buy it soon</a></div>'
    )
    parts = advert.join(f"<div><p>{each}</p></div>" for each in (FIRST, SECOND, THIRD))
    page = f"<html><body><div>{advert}</div><div id='x'>{parts}</div></body></html>"
    found = piece(page, "a.html")
    assert found.text == TEXT


def test_an_old_page_with_breaks_for_paragraphs_is_read() -> None:
    body = "<br><br>\n".join((FIRST, SECOND, THIRD))
    found = piece(f"<html><body><table><tr><td>{body}</td></tr></table></body></html>", "a.html")
    assert found.text.split() == TEXT.split()


def test_a_page_without_an_article_is_refused() -> None:
    menu = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(9))
    assert "without a text" in refusal(f"<html><body><ul>{menu}</ul></body></html>", "a.html")
