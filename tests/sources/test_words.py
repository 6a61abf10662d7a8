"""Every word that goes out in an article stands in the words of its source."""

import json
from collections.abc import Iterator

import pytest

from reader.folding import verbatim
from reader.sources.reading import text_of
from tests.sources import (
    test_europresse,
    test_factiva,
    test_mail,
    test_markdown,
    test_nexis,
    test_records,
    test_web_page,
)
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, pieces
from tests.sources.files import docx

INLINE = (
    f"<p>The <b>bridge</b>-builder <i>said</i>: <q>It opens</q> <a href='/x'>in spring</a>."
    f"<br>And so it will, {FIRST}</p><ul><li>{SECOND}</li><li>{THIRD}</li></ul>"
    f"<h2>What it costs</h2><table><tr><td>{FIRST}</td><td>{SECOND}</td></tr></table>"
)
SOURCES = {
    "text.txt": f"Bridge opens\r\n\r\n{TEXT}".encode(),
    "page.html": test_web_page.page(test_web_page.LINKED_DATA).encode(),
    "inline.html": test_web_page.page(test_web_page.LINKED_DATA, INLINE).encode(),
    "nexis.docx": test_nexis.exported(test_nexis.article("One"), test_nexis.article("Two")),
    "nexis.txt": test_nexis.old_article(1, 1).encode(),
    "factiva.html": test_factiva.page(test_factiva.by_order(), test_factiva.by_codes()).encode(),
    "factiva.xml": test_factiva.xml().encode(),
    "europresse.html": test_europresse.page(test_europresse.article()).encode(),
    "word.docx": docx(["Bridge opens", FIRST]),
    "letter.eml": test_mail.letter(html=test_mail.HTML),
    "clipping.md": test_markdown.OBSIDIAN.encode(),
    "markdownload.md": test_markdown.MARKDOWNLOAD.encode(),
    "records.json": json.dumps([{"title": "One", "content": test_records.HTML}]).encode(),
    "table.csv": f'title,text\nOne,"{TEXT}"\n'.encode(),
}


def printed(name: str) -> Iterator[str]:
    """The headline and the paragraphs of each article of a source."""
    for piece in pieces(SOURCES[name], name):
        if piece.headline:
            yield piece.headline
        yield from piece.text.split("\n\n")


@pytest.mark.parametrize("name", SOURCES)
def test_paragraphs_and_headlines_stand_in_the_words_of_the_source(name: str) -> None:
    words = verbatim(text_of(SOURCES[name], name))
    found = list(printed(name))
    assert found
    assert [each for each in found if verbatim(each.removeprefix("- ")) not in words] == []
