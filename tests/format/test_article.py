"""An article file is read into the model, or all its problems are reported at once."""

import gc
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.dates import parse
from reader.format.article import read_article
from reader.format.nodes import Report
from reader.model import Article, Kind, Mention, Paragraph, Quote, Source, Span, Translated
from reader.places import bundled_library
from reader.problem import Severity
from reader.text import unsafe_characters
from tests.format.reading import article_problems, assert_told_well, codes, sound_article
from tests.libraries import SAMPLE, sample
from tests.steps import steps_of

SHA = "0123456789abcdef" * 4


def edited(old: str, new: str) -> str:
    """Return the sample article with some of its text replaced."""
    assert old in SAMPLE
    return SAMPLE.replace(old, new)


def written(body: str, quotes: str = "") -> str:
    """Return an article with a body and quotes, given as lines."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in body.split("\n"))
    head = "id: a\nheadline: h\noutlet: o\npublished: 2020\nbody: |\n"
    return head + lines + (f"quotes:\n{quotes}" if quotes else "")


# What is read


def test_every_key_is_read() -> None:
    article = sound_article(
        f"""\
id: a-1
headline: null
headline_note: None was printed.
title: On  bridges
outlet: The Daily Test
agency: Press Agency
byline: A. Writer
place: Fredville
url: https://example.org/a?b=c
published: 2020-05~
published_note: The text says so.
retold: true
draft: yes
doubtful: [outlet, published]
topics: [bridges, tunnels]
roles: {{freedonia: Host}}
source: {{file: a.txt, sha256: {SHA}, captured: 2021, notes: [One., Two.]}}
body: |
  ## Doubts
  [[@freedonia|The hosts]] said “[[q1|we]]” and “[[q1|will bilud]]”.
quotes:
  q1:
    speaker: freedonia
    kind: partial
    cue: said
    addressee: guests
    occasion: Dinner
    said: "2020-05-01"
    topics: [bridges]
    note: A note.
    sic: bilud
    translated: back
    reported_by: A guest
    doubtful: [speaker, extent]
"""
    )
    assert (article.id, article.file) == ("a-1", "a.yaml")
    assert (article.headline, article.headline_note) == (None, "None was printed.")
    assert (article.title, article.outlet, article.agency) == (
        *("On bridges", "The Daily Test", "Press Agency"),
    )
    assert (article.byline, article.place) == ("A. Writer", "Fredville")
    assert article.url == "https://example.org/a?b=c"
    assert article.published == parse("2020-05~")
    assert (article.published_note, article.retold) == ("The text says so.", True)
    assert (article.topics, article.roles) == (("bridges", "tunnels"), {"freedonia": "Host"})
    assert article.source == Source("a.txt", SHA, parse("2021"), ("One.", "Two."), 17)
    assert article.paragraphs == (
        Paragraph("Doubts", 1, heading=True, line=19),
        Paragraph("The hosts said “we” and “will bilud”.", 1, line=20),
    )
    assert article.anchored == (Mention("freedonia", Span(1, 0, 9)),)
    (quote,) = article.quotes
    assert quote == article.by_id["q1"]
    assert (quote.kind, quote.speaker, quote.line) == (Kind.PARTIAL, "freedonia", 22)
    assert (quote.words, quote.spans) == ("we … will bilud", (Span(1, 16, 18), Span(1, 25, 35)))
    assert (quote.cue, quote.addressee, quote.occasion) == ("said", "guests", "Dinner")
    assert (quote.said, quote.topics, quote.note) == (parse("2020-05-01"), ("bridges",), "A note.")
    assert (quote.sic, quote.translated) == ("bilud", Translated.BACK)
    assert (quote.reported_by, quote.paragraph) == ("A guest", 1)
    assert (article.draft, article.doubtful) == (True, ("outlet", "published"))
    assert quote.doubtful == ("speaker", "extent")
    assert article.doubts == 3
    assert unset(article) == {"headline"}
    assert unset(quote) == set()


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("freedonia", ("freedonia",)),
        ("[freedonia, rufus-firefly]", ("freedonia", "rufus-firefly")),
        ("[freedonia, freedonia]", ("freedonia",)),
        ("null", ()),
        ("[]", ()),
    ],
)
def test_a_quote_has_a_speaker_or_several_or_none(written: str, ids: tuple[str, ...]) -> None:
    article = sound_article(SAMPLE.replace("speaker: freedonia", f"speaker: {written}"))
    assert article.by_id["q2"].speakers == ids


def unset(record: Article | Quote) -> set[str]:
    """The fields that have their defaults."""
    return {
        each.name
        for each in fields(record)
        if each.default is not MISSING and getattr(record, each.name) == each.default
    }


def test_the_shipped_articles_are_sound() -> None:
    for path in (bundled_library() / "articles").iterdir():
        assert sound_article(path.read_text(encoding="utf-8")).quotes, path.name


@pytest.mark.parametrize("quotes", ["", "quotes: {}\n", "quotes:\n", "quotes: null\n"])
def test_an_article_may_quote_nobody(quotes: str) -> None:
    assert sound_article(written("Words.") + quotes).quotes == ()


def test_quotes_are_in_the_order_of_the_body() -> None:
    body = "[[b|One]] [[a|two]]\n\n[[c|three]] [[b|four]]"
    quotes = "".join(f"  {id}: {{speaker: null, kind: indirect}}\n" for id in "abc")
    article = sound_article(written(body, quotes))
    assert [(quote.id, quote.words, quote.paragraph) for quote in article.quotes] == [
        ("b", "One … four", 1),
        ("a", "two", 1),
        ("c", "three", 2),
    ]


def test_a_body_may_be_written_in_any_style() -> None:
    for body in (
        'body: "[[q1|x]]\\n\\ny"\n',
        "body: >\n  [[q1|x]]\n\n\n  y\n",
        "body: '[[q1|x]]\n\n\n  y'\n",
    ):
        text = written("Words.").partition("body:")[0] + body
        article = sound_article(f"{text}quotes: {{q1: {{speaker: null, kind: direct}}}}\n")
        assert [paragraph.text for paragraph in article.paragraphs] == ["x", "y"]


def test_all_text_in_the_model_is_safe() -> None:
    evil = r'"evil \e[31m\u202E\n"'
    article = sound_article(
        edited("headline: Minister promises a bridge", f"headline: {evil}")
        .replace("cue: told", f"cue: {evil}")
        .replace("outlet:", f"place: {evil}\nroles: {{freedonia: {evil}}}\noutlet:")
    )
    quote = article.by_id["q1"]
    for text in (article.headline, article.place, *article.roles.values(), quote.cue):
        assert text == "evil ␛[31m\ufffd"


# Problems of an article on its own


BRIDGES = "topics: [bridges]\nbody"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: sample\n", "", [("missing-key", "headline:")]),
        ("outlet: The Daily Test\n", "", [("missing-key", "id:")]),
        ("id: sample", "id: Sample 1", [("bad-value", "Sample 1")]),
        ("id: sample", "id: a\nid: b", [("duplicate-key", "id: b")]),
        (BRIDGES, "topic: [bridges]\nbody", [("unknown-key", "topic:")]),
        (BRIDGES, "topics: bridges\nbody", [("wrong-type", "bridges")]),
        (BRIDGES, "url: ftp://x\nbody", [("bad-value", "ftp:")]),
        (BRIDGES, "url: javascript:alert(1)\nbody", [("bad-value", "javascript:")]),
        (BRIDGES, "retold: maybe\nbody", [("bad-value", "maybe")]),
        (BRIDGES, "roles: {a: []}\nbody", [("wrong-type", "[]")]),
        (BRIDGES, "source: {file: a}\nbody", [("missing-key", "{file: a}")]),
        (BRIDGES, f"source: {{file: [], sha256: {SHA}}}\nbody", [("wrong-type", "[]")]),
        (BRIDGES, "source: {file: a, sha256: 1}\nbody", [("bad-value", "1}")]),
        ("Minister promises a bridge", "null", [("missing-key", "null")]),
        ('"2020-05-02"', "2 May", [("bad-date", "2 May"), ("missing-evidence", "2 May")]),
        ('"2020-05-02"', "null", [("missing-evidence", "null")]),
        ('"2020-05-02"', "2020?", [("missing-evidence", "2020?")]),
        ('said: "2020-05-01"', "said: 2020-05-32", [("bad-date", "2020-05-32")]),
        ("kind: direct", "kind: loud", [("bad-value", "loud")]),
        ("    kind: direct\n", "", [("missing-key", "speaker: rufus")]),
        ("    speaker: rufus-firefly\n", "", [("missing-key", "kind: direct")]),
        ("addressee: reporters", "addressee:", [("wrong-type", "")]),
        ("cue: told", "cue: told\n    cue: said", [("duplicate-key", "cue: said")]),
        ("cue: told", "verb: told", [("unknown-key", "verb:")]),
        ("cue: told", "sic: brigde", [("sic-not-found", "brigde")]),
        ("cue: told", "translated: twice", [("bad-value", "twice")]),
        ("  q2:", "  q3:", [("anchor-without-quote", "[[q2|"), ("quote-without-anchor", "q3:")]),
        ("  q2:", "  q1:", [("anchor-without-quote", "[[q2|"), ("duplicate-key", "q1: {")]),
        ("  q2:", "  q 2:", [("anchor-without-quote", "[[q2|"), ("bad-id", "q 2:")]),
        ("[[q2|", "[[q1|", [("no-marks", "[[q1|the"), ("quote-without-anchor", "q2:")]),
        ("[[q2|", "", [("anchor-syntax", "]]."), ("quote-without-anchor", "q2:")]),
        ("year]].”", "year.”", [("anchor-open", "[[q1|"), ("quote-without-anchor", "q1:")]),
        (
            "[[q1|We",
            "[[q1We",
            [
                ("anchor-syntax", "[[q1We"),
                ("anchor-syntax", "]].”"),
                ("quote-without-anchor", "q1:"),
            ],
        ),
        (
            "quotes:",
            "quotes: {}\nquote:",
            [
                ("anchor-without-quote", "[[q1|"),
                ("anchor-without-quote", "[[q2|"),
                ("unknown-key", "quote:"),
            ],
        ),
    ],
)
def test_problems_are_reported_at_their_places(
    old: str, new: str, problems: list[tuple[str, str]]
) -> None:
    text = edited(old, new)
    found = article_problems(text)
    assert_told_well(found, text)
    assert [problem.code for problem in found] == [code for code, _ in problems]
    for problem, (_, there) in zip(found, problems, strict=True):
        line = text.splitlines()[problem.place.line - 1]
        assert line[problem.place.column - 1 :].startswith(there)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "1:1 wrong-type"),
        ("just words\n", "1:1 wrong-type"),
        ("body: []\n", "1:7 wrong-type"),
        ("? [a]\n: b\n", "1:3 wrong-type"),
        ("2017: b\n", "1:1 unknown-key"),
        ("", "1:1 empty-file"),
        ("id: a\n---\nid: b\n", "2:1 two-documents"),
        ("id: &x a\n", "1:5 alias"),
        ("<<: {id: a}\n", "1:1 unknown-key"),
    ],
)
def test_a_file_that_is_no_article_is_reported(text: str, problem: str) -> None:
    assert problem in codes(article_problems(text))


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = (
        edited("id: sample", "id: Sample")
        .replace("outlet: The Daily Test", "outlet:\npublisher: x")
        .replace('"2020-05-02"', "May")
        .replace("[[q2|", "[[|")
        .replace("kind: direct", "kind: loud")
        .replace("topics: [bridges]\n  q2", "topics: [Bridges]\n  q2")
    )
    assert codes(article_problems(text)) == [
        "1:5 bad-value",
        "3:8 wrong-type",
        "4:1 unknown-key",
        "5:12 bad-date",
        "5:12 missing-evidence",
        "11:16 anchor-syntax",
        "15:11 bad-value",
        "20:14 bad-value",
        "21:3 quote-without-anchor",
    ]


def test_a_title_is_required_even_without_a_body() -> None:
    assert codes(article_problems("id: a\nheadline: ~\noutlet: o\npublished: 2020\n")) == [
        "1:1 missing-key",
        "2:11 missing-key",
    ]


def test_an_article_with_a_warning_is_read() -> None:
    report = Report("a.yaml")
    draft = read_article(sample(published="2020?").encode(), "a.yaml", report)
    assert draft
    assert draft.article
    assert [problem.severity for problem in report.problems] == [Severity.WARNING]


def test_an_article_with_an_error_is_none_but_its_references_are_known() -> None:
    draft = read_article(edited("kind: direct", "kind: loud").encode(), "a.yaml", Report("a"))
    assert draft
    assert draft.article is None
    assert {reference.id for reference in draft.references} == {
        *("bridges", "rufus-firefly", "freedonia"),
    }


def test_references_have_places() -> None:
    text = edited("topics: [bridges]\nbody", "topics: [x]\nroles: {y: Host}\nbody")
    draft = read_article(text.encode(), "a.yaml", Report("a"))
    assert draft
    assert [(r.id, r.actor, *r.at.place) for r in draft.references] == [
        ("x", False, 5, 10),
        ("y", True, 6, 9),
        ("rufus-firefly", True, 14, 14),
        ("bridges", False, 20, 14),
        ("freedonia", True, 21, 17),
        ("rufus-firefly", True, 8, 3),
    ]
    assert draft.place == (1, 5)


# Words that overlap


OVERLAPS = """\
  out: {{speaker: {}, kind: {}}}
  in: {{speaker: {}, kind: direct}}
"""


@pytest.mark.parametrize(
    ("body", "outer", "inner", "wrong"),
    [
        ("[[out|He said “[[in|so]]”]]", ("a", "indirect"), "a", False),
        ("“[[out|He said ‘[[in|so]]’]]”", ("a", "direct"), "b", False),
        ("“[[out|He said ‘[[in|so]]’]]”", ("a", "direct"), "a", True),
        ("“[[out|He said ‘[[in|so]]’]]”", ("a", "partial"), "a", True),
        ("“[[out|[[in|so]]]]”", ("a", "indirect"), "b", True),
        ("“[[out|[[in|so]]]]”", ("a", "direct"), "b", True),
        ("“[[out| [[@x| [[in|so ]]]]]]”", ("a", "direct"), "b", True),
        ("“[[out|He]]” said “[[in|so]]”", ("a", "direct"), "a", False),
        ("“[[out|He [[@x|there]] said]] [[in|so]]”", ("a", "direct"), "a", False),
    ],
)
def test_words_in_marks_belong_to_one_quote_of_a_speaker(
    body: str, outer: tuple[str, str], inner: str, wrong: bool
) -> None:
    found = article_problems(written(body, OVERLAPS.format(*outer, inner)))
    column = 3 + body.index("[[in|")
    assert codes(found) == ([f"6:{column} anchor-overlap"] if wrong else [])


def test_an_overlap_is_reported_for_every_outer_quote() -> None:
    body = "“[[out|a [[mid|b [[in|c]]]]]]”"
    quotes = OVERLAPS.format("a", "direct", "a") + "  mid: {speaker: a, kind: direct}\n"
    found = article_problems(written(body, quotes))
    assert codes(found) == ["6:12 anchor-overlap", "6:20 anchor-overlap", "6:20 anchor-overlap"]


# Places in the body


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["  ", " ", "      "])
@pytest.mark.parametrize("before", ["", "橋🌉 ", "a\tb ", "é e\u0301 ", "[[@x|y]] "])
@pytest.mark.parametrize("head", ["|", "|-", "|+", "|{n}", "| # note"])
def test_a_mistake_in_a_literal_block_is_reported_at_its_exact_column(
    end: str, indent: str, before: str, head: str
) -> None:
    text = written("One.").replace(
        "body: |\n  One.\n",
        f"body: {head.replace('{n}', str(len(indent)))}\n{indent}One.\n\n{indent}{before}]] two\n",
    )
    assert codes(article_problems(text.replace("\n", end))) == [
        f"8:{len(indent) + len(before) + 1} anchor-syntax"
    ]


def test_a_mistake_in_a_folded_block_is_reported_at_the_block() -> None:
    assert codes(article_problems(written("]]").replace("body: |", "body: >"))) == [
        "5:7 anchor-syntax"
    ]


# Any file


NASTY = [
    *(b"\0", b"\x1b[31m", b"\xff\xfe", b"\xef\xbb\xbf", "\u202e".encode(), "\u2028".encode()),
    *(b"\x85", b"\r", b"\r\n", b"\n", b"\t", b" ", b"  ", b"---\n", b"...\n", b"%YAML 1.1\n"),
    *(b"&a ", b"*a", b"!!python/name:os.system ", b"!", b"<<: ", b"? ", b": ", b"- ", b", "),
    *(b"[", b"]", b"{", b"}", b'"', b"'", b"|", b">", b"#", b"@", b"`", b"\\", b'"\\ud800"'),
    *(b"[[", b"]]", b"[[q1|", b"[[@", b"~", b"null", b"99999999999999999999", b"0x", b"2017-02-30"),
]


def changes() -> st.SearchStrategy[tuple[float, float, bytes]]:
    """Draw where to cut a file, how much to leave out, and what to put in its place."""
    nasty = st.sampled_from(NASTY) | st.binary(max_size=8)
    return st.tuples(st.floats(0, 1), st.floats(0, 0.1) | st.just(0.0), nasty)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw a sound article with a few changes."""
    data = draw(st.sampled_from([SAMPLE.encode(), shipped()]))
    for where, share, put in draw(st.lists(changes(), min_size=1, max_size=6)):
        start = int(where * len(data))
        data = data[:start] + put + data[start + int(share * len(data)) :]
    return data


def shipped() -> bytes:
    """Return the smallest of the bundled articles."""
    files = (bundled_library() / "articles").iterdir()
    return min(map(Path.read_bytes, files), key=len)


@settings(max_examples=400)
@given(mutated() | st.binary() | st.text(st.characters(codec="utf-8")).map(str.encode))
def test_any_file_is_read_or_has_problems(data: bytes) -> None:
    report = Report("a.yaml")
    draft = read_article(data, "a.yaml", report)
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    assert_told_well(report.problems, text)
    assert (draft is not None and draft.article is not None) != report.broken
    if draft and draft.article:
        article = draft.article
        for quote in article.quotes:
            assert not list(unsafe_characters(quote.words))
            assert quote.words == " … ".join(
                article.paragraphs[span.paragraph].text[span.start : span.end]
                for span in quote.spans
            )


def many(count: int, body: str, quote: str) -> str:
    """Return an article with `count` quotes."""
    return written(
        "\n".join(body.format(number) for number in range(count)),
        "".join(quote.format(number) for number in range(count)),
    )


SPEAKERLESS = "  q{}: {{speaker: null, kind: direct}}\n"


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("[[q{}|word]]", SPEAKERLESS),
        ("“[[q{}|word]]”", SPEAKERLESS),
        ("[[q{}|word]]\n", SPEAKERLESS),
        ("[[q{0}|one [[@x|word]]]]", SPEAKERLESS),
        ("[[q{}|word]]", ""),
        ("", SPEAKERLESS),
        ("[[q{}|word", SPEAKERLESS),
        ("[[q{}|word]]", "  q1: {{speaker: null, kind: direct}}\n"),
        ("[[q{}|word]]", SPEAKERLESS.replace("kind", "sort")),
        ("[[q1|word]]", SPEAKERLESS),
    ],
)
def test_the_work_grows_with_the_number_of_quotes(body: str, quote: str) -> None:
    def work(count: int) -> int:
        text = many(count, body, quote)
        return steps_of(lambda: article_problems(text))

    assert work(400) < 2.5 * work(200)


@pytest.fixture
def _without_collection() -> Iterator[None]:
    """Turn off garbage collection, as the command line does while it reads."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_without_collection")
def test_an_article_of_50_000_quotes_is_read() -> None:
    article = sound_article(many(50_000, "“[[q{}|word]]”", SPEAKERLESS))
    assert len(article.quotes) == 50_000
    assert article.quotes[-1].line == 50_006 + 50_000
