"""Bad input gives a sentence, or the words that are in it; never an error, and soon."""

import json
import tracemalloc
import zlib
from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.markup import parse
from reader.sources.piece import MAX_CHARACTERS, CannotRead, Piece, Refused
from reader.sources.reading import MAX_BYTES, read_source, text_of
from tests.sources.articles import TEXT, piece, read, refusal
from tests.sources.files import docx, zipped

NAMES = [
    "-", "a", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.md", "a.eml", "a.mbox", "a.mht",
    "a.xml", "a.docx", "a.epub", "a.pdf", "a.rtf",
]  # fmt: skip
# Beginnings that make a source one of each kind.
BEGINNINGS = [
    b"", b"<html><body>", b"<!-- Hide XML section from browser", b'<div class="article enArticle">'
    b'<p class="articleParagraph">', b"<article class='titreArticle docOcurrContainer'>", b"{",
    b'[{"title": "a", "text": "', b"title,text\n", b"---\ntitle: a\n---\n", b"<?xml ?>",
    b"<?xml version='1.0'?><nitf><body.content>", b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
    b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
    b"From a Thu Jan  1 00:00:00 1970\nFrom: a\n\n", b"1 of 2 DOCUMENTS\n\n", b"LENGTH: 3 w\n\n",
    b"PK\x03\x04 word/document.xml", b"%PDF-1.7\n", b"{\\rtf1 ", b"\xff\xfe", b"\xef\xbb\xbf",
]  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(alphabet="<>/\"'=&;#![]-{}:,\n aApP1", max_size=300).map(str.encode),
)


@given(st.sampled_from(BEGINNINGS), BYTES, st.sampled_from(NAMES))
def test_any_bytes_give_only_pieces_and_reasons(beginning: bytes, data: bytes, name: str) -> None:
    found = list(read_source(beginning + data, name))
    assert found
    for each in found:
        if isinstance(each, Refused):
            assert each.reason.endswith((".", "?", "/", "…")) or "http" in each.reason
        else:
            assert isinstance(each, Piece)
            assert each.text.strip()
            assert "\r" not in each.text
            each.text.encode("utf-8")
    with suppress(CannotRead):
        assert isinstance(text_of(beginning + data, name), str)


def test_a_file_of_a_hundred_megabytes_is_refused_unread() -> None:
    assert refusal(bytes(MAX_BYTES + 1).replace(b"\0", b"a"), "a.txt") == (
        "It is larger than 64 MiB; split it."
    )


def test_a_text_longer_than_any_article_is_refused() -> None:
    assert "longer than 2,000,000 characters" in refusal("a" * (MAX_CHARACTERS + 1), "a.txt")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000,
        "<p " + "a=b " * 500_000 + ">",
        "<a " * 500_000,
        "<!--" * 300_000,
        "<![CDATA[" * 200_000,
        "<a x='" * 200_000,
        "</" * 500_000,
        "&" * 500_000,
        "&#" + "9" * 100_000 + ";",
        "<p title='" + "x" * 2_000_000 + "'>",
        "<script>" * 100_000,
        "<table><tr><td>" * 15_000,
        "<blockquote>" * 30_000 + "word " * 100,
    ],
    ids=lambda page: page[:12],
)
def test_html_bombs_are_read_or_refused_in_time_that_grows_with_them(page: str) -> None:
    assert len(read(f"<html><body>{page}", "a.html")) == 1


def test_a_page_deeper_than_any_keeps_its_words() -> None:
    page = "<html><body>" + "<div>" * 5_000 + TEXT.replace("\n\n", "<p>")
    assert TEXT.split("\n\n")[2] in text_of(page.encode(), "a.html")


def test_a_page_with_too_many_elements_is_refused() -> None:
    with pytest.raises(CannotRead, match="more than 99 elements"):
        parse("<i>" * 100, 99)


def test_html_without_text_is_refused() -> None:
    assert refusal("<html><body><img src=a></body></html>", "a.html") == (
        "It is a web page without a text that could be an article."
    )


def test_json_that_nests_a_million_deep_is_refused() -> None:
    assert "nests deeper" in refusal("[" * 1_000_000, "a.json")
    assert "nests deeper" in refusal('{"a":' * 1_000_000, "a.json")


def test_a_field_of_fifty_megabytes_ends_in_a_sentence() -> None:
    data = "title,text\nfirst,short text\nsecond," + "a" * 50_000_000 + "\n"
    first, second = read(data, "a.csv")
    assert isinstance(first, Piece)
    assert isinstance(second, Refused)
    assert second.where == "row 2 and what follows"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;',
    ],
)
def test_xml_that_defines_entities_is_refused(declaration: str) -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE nitf [{declaration}]><nitf>&b;&a;</nitf>'
    assert "defines entities" in refusal(xml, "a.xml")
    document = xml.replace("nitf", "w:document").partition("?>")[2]
    assert "defines entities" in refusal(docx([], document=document), "a.docx")


def test_xml_of_endless_depth_is_refused() -> None:
    assert "more depth" in refusal("<?xml version='1.0'?>" + "<a>" * 200_000, "a.xml")


def test_an_export_of_nothing_but_marks_is_refused() -> None:
    assert "more than 25,000 articles" in refusal("1 of 2 DOCUMENTS\n\n" * 30_000, "a.txt")


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 100_000_000 + b"</a>"})
    tracemalloc.start()
    try:
        assert "would unpack to more" in refusal(bomb, "a.docx")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_zip_that_lies_about_its_size_is_read_only_so_far() -> None:
    data = docx([TEXT])
    with patch("reader.sources.docx.MAX_UNPACKED", 50), patch("reader.sources.docx.MAX_RATIO", 1e9):
        assert "would unpack to more" in refusal(data, "a.docx")


def test_a_zip_with_too_many_files_is_refused() -> None:
    many = zipped({f"{number}": b"" for number in range(5_001)} | {"word/document.xml": b""})
    assert "more than 5,000 files" in refusal(many, "a.docx")


def test_a_broken_word_file_is_refused() -> None:
    data = docx([TEXT])
    assert "broken Word file" in refusal(data[: len(data) // 2], "a.docx")
    assert "broken Word file" in refusal(data.replace(b"PK\x05\x06", b"PK\x05\x07"), "a.docx")


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (zipped({"mimetype": b"application/epub+zip"}), "e-book"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"a.txt": b"text"}), "ZIP archive"),
        (b"\x1f\x8b" + zlib.compress(b"text"), "compressed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
        (b"SQLite format 3\0" + bytes(99), "database"),
    ],
)
def test_kinds_that_are_not_read_say_what_to_do(data: bytes, remedy: str) -> None:
    assert remedy in refusal(data, "a.bin")
    with pytest.raises(CannotRead, match=remedy):
        text_of(data, "a.bin")


def test_controls_and_halves_of_characters_never_get_out() -> None:
    data = json.dumps({"title": "a\ud800\x1b[2J\nb", "text": "c\x00\u009b\ud83d d", "url": "x"})
    found = piece(data, "a.json")
    assert found.headline == "a[2J b"
    assert found.text == "c d"
    assert found.url is None
