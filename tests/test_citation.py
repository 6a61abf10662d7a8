"""A citation says who said a quote, in which role, when, and who published it."""

from dataclasses import replace

import pytest

from reader.citation import FORMS, Cited, cite
from reader.model import Kind, Translated
from tests.nouns import ACTORS, ARTICLE, QUOTE, WORDS

CITED = cite(ARTICLE, QUOTE, ACTORS)
REPORTED = cite(ARTICLE, replace(QUOTE, kind=Kind.INDIRECT), ACTORS)


def cited_words(words: str, kind: Kind = Kind.INDIRECT) -> Cited:
    return cite(ARTICLE, replace(QUOTE, words=words, kind=kind), ACTORS)


def test_a_quote_is_cited_with_the_role_of_its_day() -> None:
    assert (CITED.speaker, CITED.role) == ("Rufus Firefly", "Minister of Bridges")
    assert CITED.attribution == (
        "Rufus Firefly, Minister of Bridges, 1 May 2020 (The Daily Test, 2 May 2020)"
    )


def test_unknown_parts_are_omitted() -> None:
    bare = replace(ARTICLE, published=None, agency="Agency")
    cited = cite(bare, replace(QUOTE, said=None, speakers=()), ACTORS)
    assert cited.attribution == "Unattributed (Agency via The Daily Test)"


def test_a_speaker_without_an_entry_is_named_by_the_id() -> None:
    assert cite(ARTICLE, QUOTE, {}).speaker == "rufus-firefly"


def test_with_citation_is_one_line() -> None:
    assert FORMS["With citation"](CITED) == f"“{WORDS}” — {CITED.attribution} [sample#q1]"


def test_reported_words_are_marked_as_such() -> None:
    assert FORMS["With citation"](REPORTED) == (
        f"{WORDS} [reported] — {REPORTED.attribution} [sample#q1]"
    )


def test_every_copy_says_what_has_to_be_known_of_the_words() -> None:
    quote = replace(
        QUOTE,
        words="We “will” bilud it",
        sic="bilud",
        translated=Translated.BACK,
        addressee="reporters",
        reported_by="Freedonia Radio",
        note="The wire has “build”.",
    )
    cited = cite(ARTICLE, quote, ACTORS)
    assert FORMS["With citation"](cited) == (
        "“We ‘will’ bilud [sic] it” [translated back] — Rufus Firefly, Minister of Bridges, to"
        " reporters, 1 May 2020, as reported by Freedonia Radio (The Daily Test, 2 May 2020)"
        " [sample#q1] Note: The wire has “build”."
    )
    plain = FORMS["Markdown"](cited).replace("\\", "").replace("\n>\n> —", " —")
    assert plain == f"> {FORMS['With citation'](cited)}"
    assert FORMS["Words only"](cited) == "We “will” bilud it [translated back]"


def test_a_paraphrase_of_a_retelling_is_marked_as_such_in_every_copy() -> None:
    cited = cite(replace(ARTICLE, retold=True), replace(QUOTE, kind=Kind.INDIRECT), ACTORS)
    for form in ("With citation", "Markdown", "Words only"):
        assert "[reported, retold]" in FORMS[form](cited).replace("\\", "")


def test_a_quote_may_be_copied_without_a_citation() -> None:
    assert FORMS["Words only"](CITED) == WORDS


def test_a_reference_is_an_argument_of_reader_open() -> None:
    assert FORMS["Reference"](CITED) == "sample#q1"


def test_markdown_is_a_block_quote() -> None:
    attribution = r"Rufus Firefly, Minister of Bridges, 1 May 2020 (The Daily Test, 2 May 2020)"
    assert FORMS["Markdown"](CITED) == f"> “{WORDS}”\n>\n> — {attribution} \\[sample\\#q1\\]"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*so* _it_ `is`", r"\*so\* \_it\_ \`is\`"),
        ("[a](http://b) ![c]", r"\[a\](http://b) !\[c\]"),
        ("<b>x</b> &amp; a | b", r"\<b\>x\</b\> \&amp; a \| b"),
        ("# no heading", r"\# no heading"),
        ("> no quotation", r"\> no quotation"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("--- no rule", r"\--- no rule"),
        ("=== no heading", r"\=== no heading"),
        ("1. no list", r"1\. no list"),
        ("12) no list", r"12\) no list"),
        ("~~~ no code", r"\~\~\~ no code"),
        ("back\\slash", r"back\\slash"),
        ("in 2019. Well-known (1) - so", "in 2019. Well-known (1) - so"),
        ("2019 was better", "2019 was better"),
    ],
)
def test_words_are_escaped_in_markdown(words: str, written: str) -> None:
    first, *_ = FORMS["Markdown"](cited_words(words)).splitlines()
    assert first == rf"> {written} \[reported\]"


def test_names_are_escaped_in_markdown() -> None:
    cited = CITED._replace(speaker="[Rufus](x)")
    assert FORMS["Markdown"](cited).splitlines()[2].startswith(r"> — \[Rufus\](x), ")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Pandoc", "“We will build the bridge this year” [@sample, para. 1]"),
        ("LaTeX", r"\enquote{We will build the bridge this year}\autocite[para.~1]{sample}"),
        (
            "Footnote",
            "“We will build the bridge this year”[^sample-q1]\n\n[^sample-q1]: Rufus Firefly,"
            " Minister of Bridges, 1 May 2020 (The Daily Test, 2 May 2020), para. 1.",
        ),
        ("Author and date", "“We will build the bridge this year” (The Daily Test 2020, para. 1)"),
    ],
)
def test_a_quote_is_cited_in_the_forms_of_programs(form: str, text: str) -> None:
    assert FORMS[form](CITED) == text


def test_reported_speech_is_never_a_quotation() -> None:
    quote = replace(QUOTE, kind=Kind.INDIRECT, words="100% of it is {his} & hers")
    cited = cite(replace(ARTICLE, draft=True), quote, ACTORS)
    for name, form in FORMS.items():
        if name != "Reference":
            assert "reported" in form(cited), name
            assert "unverified" in form(cited), name
            assert "“" not in form(cited), name
    assert FORMS["LaTeX"](cited) == (
        r"100\% of it is \{his\} \& hers [reported; unverified]\autocite[para.~1]{sample}"
    )
