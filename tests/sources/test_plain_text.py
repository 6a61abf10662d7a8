"""Plain text is taken as it is, whatever encoding it is in."""

import pytest

from reader.sources.decoding import decode
from reader.sources.reading import text_of
from tests.sources.articles import TEXT, piece, refusal

CURLY = "“Café” said\nthe mayor’s office"


def test_a_text_is_taken_whole() -> None:
    found = piece(f"Bridge opens\n\n{TEXT}\n\nShare this\n", "example.txt")
    assert found.whole
    assert found.text == f"Bridge opens\n\n{TEXT}\n\nShare this\n"
    assert found.headline is found.published is None
    assert found.notes == ()


def test_standard_input_is_plain_text_whatever_it_looks_like() -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>"
    assert piece(page, "-").text == page
    assert piece('{"title": "a", "text": "b"}', "-").whole


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_unicode_is_told_by_its_mark_or_its_bytes(encoding: str) -> None:
    data = CURLY.encode(encoding)
    assert piece(data, "example.txt").text == CURLY
    assert piece(data, "example.txt").notes == ()
    assert text_of(data, "example.txt") == CURLY


def test_what_is_not_utf8_is_windows_1252_and_says_so() -> None:
    found = piece(CURLY.encode("cp1252"), "example.txt")
    assert found.text == CURLY
    assert any("Windows-1252" in note for note in found.notes)


def test_a_declared_encoding_is_used() -> None:
    assert decode("Привет всем".encode("koi8-r"), "KOI8-R").text == "Привет всем"


def test_a_wrong_declaration_is_noticed() -> None:
    decoded = decode(CURLY.encode(), "iso-8859-2")
    assert decoded.text == CURLY
    assert decoded.notes == ("It calls itself iso-8859-2, but it is UTF-8 and is read so.",)
    assert decode(CURLY.encode("cp1252"), "utf-8").text == CURLY
    assert "calls itself utf-8, but it is not" in decode(CURLY.encode("cp1252"), "utf-8").notes[0]


@pytest.mark.parametrize(
    "declared", ["zlib", "rot13", "unicode_escape", "punycode", "utf-7", "x" * 99]
)
def test_only_encodings_of_texts_can_be_declared(declared: str) -> None:
    assert decode(b"caf\xe9 \\u0041 +AGE-", declared).text == "café \\u0041 +AGE-"


def test_no_replacement_character_without_a_note() -> None:
    decoded = decode(b"caf\xe9 \x81")
    assert decoded.text == "café \ufffd"
    assert "“\ufffd” stands for 1 byte that mean nothing there." in decoded.notes
    assert decode("a \ufffd b".encode()) == ("a \ufffd b", ())


def test_bytes_that_were_pasted_into_utf8_are_read_too() -> None:
    decoded = decode("Käse, é: ".encode() + "“so”".encode("cp1252"))
    assert decoded.text == "Käse, é: “so”"
    assert decoded.notes == ("2 bytes of it are not UTF-8, but Windows-1252.",)


def test_line_ends_become_newlines_and_control_characters_go() -> None:
    assert piece(
        b"one\r\ntwo\rthree\x0cfour\x1b[31m\tfive" + b"." * 300 + b"\x00", "example.txt"
    ).text == ("one\ntwo\nthree\nfour[31m\tfive" + "." * 300)


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refusal(bytes(range(256)) * 4, "example.bin").startswith("It is neither text nor")
    assert refusal(b"", "empty.txt") == "It is empty."
    assert refusal(b" \n\t ", "blank.txt") == "It is empty."
