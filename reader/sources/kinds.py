"""The table of kinds: how each is recognised, by its content first, and what reads it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.sources import (
    europresse,
    factiva,
    json_file,
    link_page,
    mail,
    markdown,
    nexis,
    pdf,
    plain_text,
    rtf,
    table_file,
    unread,
    web_page,
    word_file,
    xml_file,
)
from reader.sources.piece import Piece, Refused
from reader.sources.source import Source


class SourceKind(NamedTuple):
    """A kind of source. `name` is for users; `read` and `words` may raise `CannotRead`."""

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Piece | Refused]]
    words: Callable[[Source], str]


PLAIN = SourceKind(
    "plain text", lambda source: source.is_text, plain_text.read, plain_text.words_of
)

# In this order: bytes before text, exports before the kinds of file that they are written in.
KINDS = (
    SourceKind("PDF", pdf.is_pdf, pdf.read, pdf.words_of),
    SourceKind("RTF", rtf.is_rtf, rtf.read, rtf.words_of),
    SourceKind("Word file", word_file.is_word_file, word_file.read, word_file.words_of),
    SourceKind("unread file", unread.is_unread, unread.read, unread.words_of),
    SourceKind("mailbox", mail.is_mailbox, mail.read_mailbox, mail.words_of_mailbox),
    SourceKind("message or MHTML page", mail.is_letter, mail.read, mail.words_of),
    SourceKind("Factiva page", factiva.is_page, factiva.read_page, factiva.words_of_page),
    SourceKind("Europresse page", europresse.is_page, europresse.read, europresse.words_of),
    SourceKind("Nexis page", nexis.is_page, nexis.read_page, nexis.words_of_page),
    SourceKind("page of links", link_page.is_link_page, link_page.read, link_page.words_of),
    SourceKind("XML", xml_file.is_xml, xml_file.read, xml_file.words_of),
    SourceKind("web page", web_page.is_page, web_page.read, web_page.words_of),
    SourceKind("JSON", json_file.is_json, json_file.read, json_file.words_of),
    SourceKind("Markdown clipping", markdown.is_clipping, markdown.read, markdown.words_of),
    SourceKind("table", table_file.is_table, table_file.read, table_file.words_of),
    SourceKind("Nexis text", nexis.is_text, nexis.read_text, plain_text.words_of),
)


def kind_of(source: Source) -> SourceKind:
    """The kind of a source. Text from standard input, and text of no other kind, is plain."""
    if source.is_pasted and source.is_text:
        return PLAIN
    return next((kind for kind in KINDS if kind.recognises(source)), PLAIN)
