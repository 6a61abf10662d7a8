"""PDF and RTF files give their text; where the extra is missing, a sentence names it."""

import sys
from importlib.util import find_spec

import pytest

from reader.sources.reading import text_of
from tests.sources.articles import piece, refusal
from tests.sources.files import pdf

needs_pypdf = pytest.mark.skipif(find_spec("pypdf") is None, reason="the extra “docs” is missing")
needs_striprtf = pytest.mark.skipif(
    find_spec("striprtf") is None, reason="the extra “docs” is missing"
)
RTF = (
    rb"{\rtf1\ansi\ansicpg1252 \b Bridge opens\b0\par \ldblquote Caf\'e9\rdblquote  she said.\par}"
)


@needs_pypdf
def test_the_text_of_a_pdf_is_taken_whole() -> None:
    found = piece(pdf(["Bridge opens in spring", "The mayor said so."]), "a.pdf")
    assert found.whole
    assert "Bridge opens in spring\nThe mayor said so." in found.text
    assert {"text", "headline", "published"} <= found.doubtful
    assert found.notes


@needs_pypdf
def test_words_parted_at_the_ends_of_lines_are_joined() -> None:
    data = pdf(["The oppo-", "sition left the US-", "Russia talks in Mar-", "seille."])
    found = piece(data, "a.pdf")
    assert "The opposition left the US-\nRussia talks in Marseille." in found.text
    assert "Words parted at the ends of lines are joined." in found.notes
    assert text_of(data, "a.pdf") == found.text


@needs_pypdf
def test_a_pdf_without_text_needs_ocr() -> None:
    assert refusal(pdf([]), "a.pdf") == "It holds pictures of pages; run OCR first."


@needs_pypdf
def test_a_broken_pdf_is_refused() -> None:
    assert "broken" in refusal(b"%PDF-1.4\n" + b"\0\1\2" * 99, "a.pdf")
    whole = pdf(["Bridge opens in spring"])
    for end in range(20, len(whole), 40):
        assert refusal(whole[:end] + b"\xff", "a.pdf") or piece(whole[:end], "a.pdf")


@needs_striprtf
def test_the_text_of_an_rtf_is_taken_whole() -> None:
    found = piece(RTF, "a.rtf")
    assert found.whole
    assert found.text.strip() == "Bridge opens\n“Café” she said."
    assert {"text", "headline", "published"} <= found.doubtful


@needs_striprtf
def test_characters_in_two_halves_and_broken_numbers_of_rtf() -> None:
    assert (
        piece(rb"{\rtf1 \u-10179?\u-8704? smiles.}", "a.rtf").text.strip() == "\U0001f600 smiles."
    )
    half = piece(rb"{\rtf1 \u-10179? half.}", "a.rtf")
    assert half.text.strip() == "\ufffd half."
    assert any("\ufffd" in note for note in half.notes)
    assert refusal(b"{\\rtf1 \\u" + b"9" * 5_000 + b" x}", "a.rtf") == "It is RTF that is broken."


@pytest.mark.parametrize(
    ("library", "data", "message"),
    [
        (
            "pypdf",
            b"%PDF-1.7\n",
            "Reading PDF files needs the extra “docs”: pipx inject on-the-record pypdf,"
            " or pip install 'on-the-record[docs]'.",
        ),
        (
            "striprtf.striprtf",
            RTF,
            "Reading RTF files needs the extra “docs”: pipx inject on-the-record striprtf,"
            " or pip install 'on-the-record[docs]'.",
        ),
    ],
)
def test_a_missing_extra_is_named(
    library: str, data: bytes, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert refusal(data, "a.bin") == message
