"""Pages are parsed as browsers do, and give the paragraphs that are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.markup import parse, unescape
from reader.sources.prose import paragraphs


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>One<p>Two <b>bold</b> word", ["One", "Two bold word"]),
        ("<p>One<div>Two</div>Three", ["One", "Two", "Three"]),
        ("one<br>line<br> <br>next", ["one\nline", "next"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("He said <q>so</q>.", ["He said “so”."]),
        ("a<script>if (a<b) { '<p>' }</script>b", ["ab"]),
        ("a<!-- <p>x --> b", ["a b"]),
        ("<p title='a>b'>x</p>", ["x"]),
        ("3 < 4 &amp; 5 &gt; 4", ["3 < 4 & 5 > 4"]),
        ("<p>a\n  b&nbsp;c</p>", ["a b c"]),
        ("<svg><path d=''/></svg>word", ["word"]),
        ("</p></div>a</b>", ["a"]),
        ("<p>a</P><P>b", ["a", "b"]),
    ],
)
def test_paragraphs(page: str, found: list[str]) -> None:
    assert paragraphs(parse(page)) == found


def test_attributes_are_read_in_every_way_of_writing_them() -> None:
    (element,) = parse("<a b='1' C=\"2\" d=3 e f = 4 href=/a/b?c=1&amp;d b='5'>x").elements
    assert element.attributes == {
        "b": "1", "c": "2", "d": "3", "e": "", "f": "4", "href": "/a/b?c=1&d",
    }  # fmt: skip


def test_a_number_that_is_no_character_does_no_harm() -> None:
    assert unescape("&#" + "9" * 5_000 + ";&#x110000000;&#8220;") == "\ufffd\ufffd“"


@given(st.text(alphabet="<>/!-abp=\"'& ;\n", max_size=60))
def test_no_letter_of_a_page_without_tags_is_lost(text: str) -> None:
    words = text.replace("<", " ").replace("&", " ")
    assert "".join("".join(paragraphs(parse(words))).split()) == "".join(words.split())
    parse(text)
