"""Letters, mailboxes, and pages that are saved as letters."""

from email.message import EmailMessage

from reader.sources.piece import Piece, Refused
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, read, refusal

HTML = f"<html><body><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"


def letter(*, html: str = "", text: str = "", subject: str = "Brücke opens in spring") -> bytes:
    message = EmailMessage()
    message["From"] = "The Gazette <news@gazette.example>"
    message["To"] = "reader@example.org"
    message["Subject"] = subject
    message["Date"] = "Sun, 01 Mar 2020 14:30:00 +0100"
    message["Message-ID"] = "<1@gazette.example>"
    message.set_content(text or "See the page.")
    if html:
        message.add_alternative(html, subtype="html")
        message.add_attachment(b"not a text", maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


def test_a_newsletter_is_read_as_a_page() -> None:
    found = piece(letter(html=HTML), "a.eml")
    assert found.text == TEXT
    assert (found.headline, found.outlet) == ("Brücke opens in spring", "The Gazette")
    assert found.published == "2020-03-01T14:30:00+01:00"
    assert {"published", "outlet"} <= found.doubtful
    assert any("the message was sent" in note for note in found.notes)


def test_a_letter_in_plain_text() -> None:
    found = piece(letter(text=f"{TEXT}\n"), "a.eml")
    assert found.text == TEXT
    assert "Brücke opens" in text_of(letter(text=TEXT), "a.eml")


def test_a_letter_is_known_by_its_headers() -> None:
    assert piece(letter(text=TEXT), "letter").text == TEXT
    pasted = f"From: The Gazette\nDate: 1 March 2020\n\n{TEXT}"
    assert piece(pasted, "pasted.txt").text == pasted


def test_a_mailbox_gives_each_letter() -> None:
    envelope = b"From news@gazette.example Sun Mar  1 14:30:00 2020\n"
    quoted = letter(text=f"{TEXT}\n\n>From here on the road is closed.")
    empty = b"From: a\nMessage-ID: <2@a>\nContent-Type: image/png\n\nabc\n"
    data = b"\n\n".join(envelope + each for each in (quoted, empty, letter(html=HTML)))
    first, second, third = read(data, "a.mbox")
    assert isinstance(first, Piece)
    assert first.text == f"{TEXT}\n\nFrom here on the road is closed."
    assert second == Refused("message 2 of 3", "It is a message without text.")
    assert isinstance(third, Piece)
    assert third.text == TEXT


def test_a_page_saved_as_mhtml() -> None:
    page = HTML.replace("<body>", "<body><h1>Bridge opens</h1>").replace("“", "=E2=80=9C")
    data = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/bridge
Subject: Bridge opens
Date: Fri, 5 Jan 2024 10:20:30 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----b"


------b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://gazette.example/bridge

{page.replace("”", "=E2=80=9D")}
------b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
------b--
"""
    found = piece(data, "a.mhtml")
    assert found.text == TEXT
    assert (found.headline, found.url) == ("Bridge opens", "https://gazette.example/bridge")
    assert (found.captured, found.published) == ("2024-01-05", None)


def test_a_message_with_messages_in_it_too_deep_is_refused() -> None:
    part = "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"
    data = "MIME-Version: 1.0\n" + "".join(part.format(n) for n in range(5_000))
    assert refusal(data, "a.eml")
