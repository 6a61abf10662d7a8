"""A library is checked against its originals, which contain the words in marks and no others."""

import codecs
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import verbatim
from reader.format.retelling import RUN
from reader.format.sources import Verification, check_sources
from reader.library.opening import open_library
from reader.model import Article, Kind, Paragraph, Quote, Source, Span
from reader.problem import Severity
from reader.sources.reading import text_of
from tests.libraries import sample, write_library

ORIGINAL = """\
Minister promises a bridge

"We will build the bridge this year," the minister, Rufus Firefly, said to the press.
Nothing whatever has been heard of a delay, said people close to the government in Fredville.
"""


def verify(folder: Path, article: str, original: str | bytes = ORIGINAL) -> Verification:
    """Check one article, against ``original.txt`` unless it names another original."""
    data = original.encode() if isinstance(original, str) else original
    if "source:" not in article:
        article += f"source: {{file: original.txt, sha256: {sha256(data).hexdigest()}}}\n"
    originals = folder / "originals"
    originals.mkdir()
    (originals / "original.txt").write_bytes(data)
    library = open_library(write_library(folder / "library", articles={"a.yaml": article}))
    assert not list(library.problems())
    return check_sources(library.articles(), originals, text_of)


def codes(verification: Verification) -> list[str]:
    return [problem.code for problem in verification.problems]


RETOLD = sample().replace("topics:", "retold: true\ntopics:", 1)
HEADLINE = "Minister promises a bridge"


def quoting(words: str) -> str:
    """The sample article, retold, with other words in its direct quote."""
    return RETOLD.replace("We will build the\n  bridge this year", words)


def retelling(paragraph: str) -> str:
    """A retold article whose body is the sample's and one paragraph more."""
    return RETOLD.replace("any delay]].\n", f"any delay]].\n\n  {paragraph}\n")


def full_text(*paragraphs: str, headline: str = HEADLINE) -> str:
    """An article that is not retold, with these paragraphs and a quote of the first one."""
    body = "".join(f"  {paragraph}\n\n" for paragraph in paragraphs)
    return (
        f"id: a\nheadline: {headline}\noutlet: The Daily Test\npublished: 2020-05-02\n"
        f"body: |\n{body}"
    )


def test_a_quote_that_stands_in_its_original_is_verified(tmp_path: Path) -> None:
    verification = verify(tmp_path, RETOLD)
    assert verification == Verification((), verified=1, in_marks=1)


def test_an_article_without_a_source_is_skipped(tmp_path: Path) -> None:
    library = open_library(write_library(tmp_path))
    assert check_sources(library.articles(), tmp_path, text_of) == Verification((), 0, 1)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("‘Here’ and “there” aren’t the same", "'Here' and \"there\" aren't the same"),
        ("in North Korea, Iran and elsewhere...", "‘’in North Korea, Iran and elsewhere...’’"),
        ("by <...> extremists", "attacked by <...> extremists."),
        (r"no President since \[Ronald\]\] Reagan", '"no President since [Ronald]] Reagan"'),
        ("spaces and lines", "spaces\u00a0and\n\n  lines"),
        ("a soft-hyphen", "a soft\u00adhyphen"),
    ],
)
def test_white_space_and_the_style_of_marks_make_no_difference(
    tmp_path: Path, words: str, printed: str
) -> None:
    original = f"{HEADLINE}\n\n{printed}\n"
    assert verify(tmp_path, quoting(words), original) == Verification((), verified=1, in_marks=1)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "We will build a bridge this year",
            "“We will build a bridge…”, where it has “…We will build the bridge…”",
        ),
        ("we will build the bridge", '“we will…”, where it has “…"We will…”'),
        ("We will build, the", "“We will build, the”, where it has “…We will build the…”"),
        ("We will the bridge this year", "“We will the…”, where it has “…We will build the…”"),
        (
            "We will build the very bridge",
            "“…will build the very bridge”, where it has “…will build the bridge…”",
        ),
        (
            "said to the press. Nothing has",
            "“…the press. Nothing has”, where it has “…the press. Nothing whatever has…”",
        ),
        ("Yes, we will build the bridge this year", "“Yes, we will…”, where it has"),
        (
            "the minister, Rufus Firefly, told the press",
            "Firefly, told the…”, where it has “…minister, Rufus Firefly, said to the…”",
        ),
        ("nothing like it", "“nothing like it”; copy"),
        ("an odd word", "“an odd word”; copy"),
    ],
)
def test_words_that_differ_are_a_problem_at_the_quote_that_shows_where(
    tmp_path: Path, words: str, shown: str
) -> None:
    article = quoting(words)
    verification = verify(tmp_path, article)
    (problem,) = verification.problems
    assert (problem.code, verification.verified) == ("not-verbatim", 0)
    assert article.splitlines()[problem.place.line - 1] == "  q1:"
    assert "“q1”" in problem.message
    assert shown in problem.message


def test_every_part_of_an_interrupted_quote_must_be_in_the_original(tmp_path: Path) -> None:
    article = quoting("We will build]],” he said, “[[q1|the tunnel")
    verification = verify(tmp_path, article)
    assert codes(verification) == ["not-verbatim"]
    assert "“the tunnel”" in verification.problems[0].message
    assert verification.verified == 0


TEXTS = st.lists(st.sampled_from(["a", "b", "ab", "“a", "b”", "…"]), min_size=1).map(" ".join)


@given(original=TEXTS, words=TEXTS)
def test_a_quote_is_verified_if_and_only_if_the_original_contains_it(
    tmp_path_factory: pytest.TempPathFactory, original: str, words: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "original.txt").write_text(original, encoding="utf-8")
    article = Article(
        id="a",
        file="a.yaml",
        outlet="",
        published=None,
        paragraphs=(Paragraph(words, 1),),
        source=Source("original.txt", sha256(original.encode()).hexdigest()),
        quotes=(Quote("q", Kind.DIRECT, (Span(0, 0, len(words)),), words, 1, 1),),
    )
    verification = check_sources([article], folder, text_of)
    assert verification.verified == (verbatim(words) in verbatim(original))
    assert verification.verified == (not verification.problems)


def test_parts_may_be_in_another_order(tmp_path: Path) -> None:
    article = quoting("bridge this year]],” he said, “[[q1|We will build")
    assert verify(tmp_path, article) == Verification((), verified=1, in_marks=1)


def test_indirect_quotes_need_not_be_in_the_original(tmp_path: Path) -> None:
    assert "the government denied" not in ORIGINAL
    assert not verify(tmp_path, RETOLD).problems


def test_an_original_that_changed_is_a_problem_and_still_compared(tmp_path: Path) -> None:
    article = RETOLD + f"source:\n  file: original.txt\n  sha256: {'0' * 64}\n"
    verification = verify(tmp_path, article)
    (problem,) = verification.problems
    assert (problem.code, verification.verified) == ("source-changed", 1)
    assert article.splitlines()[problem.place.line - 1] == "  file: original.txt"
    assert sha256(ORIGINAL.encode()).hexdigest() in problem.message


@pytest.mark.parametrize("name", ["missing.txt", "no/such/folder.txt", "x" * 5000])
def test_an_original_that_is_not_there_is_a_problem(tmp_path: Path, name: str) -> None:
    verification = verify(tmp_path, RETOLD + f"source: {{file: {name}, sha256: {'0' * 64}}}\n")
    assert codes(verification) == ["source-missing"]


def test_a_folder_is_no_original(tmp_path: Path) -> None:
    verification = verify(tmp_path, RETOLD + f"source: {{file: ., sha256: {'0' * 64}}}\n")
    assert codes(verification) == ["source-missing"]
    assert verification.problems[0].message.endswith("is not a file; put one in its place")


@pytest.mark.parametrize("absolute", [True, False])
def test_a_source_cannot_lead_out_of_the_folder(tmp_path: Path, absolute: bool) -> None:
    data = ORIGINAL.encode()
    outside = tmp_path / "outside.txt"
    outside.write_bytes(data)
    name = outside if absolute else "../outside.txt"
    article = f"{RETOLD}source: {{file: {name}, sha256: {sha256(data).hexdigest()}}}\n"
    verification = verify(tmp_path, article)
    assert codes(verification) == ["source-missing"]
    assert verification.problems[0].message.endswith("name a file in it")
    assert verification.verified == 0


def test_an_original_need_not_be_utf8(tmp_path: Path) -> None:
    assert verify(tmp_path, RETOLD, b"\xff\xfe " + ORIGINAL.encode()).verified == 1


COPIED = "nothing whatever has been heard of a delay"


def test_a_retelling_may_not_share_eight_words_in_a_row(tmp_path: Path) -> None:
    article = retelling(f"It is said that {COPIED}.")
    (problem,) = verify(tmp_path, article).problems
    assert problem.code == "copied-run"
    assert f"“{COPIED}”" in problem.message
    assert "It is said" in article.splitlines()[problem.place.line - 1]


def test_seven_words_in_a_row_may_be_shared(tmp_path: Path) -> None:
    assert len(COPIED.split()) == RUN
    assert not verify(tmp_path, retelling(COPIED.rpartition(" ")[0])).problems


def test_case_accents_and_punctuation_do_not_hide_a_copied_run(tmp_path: Path) -> None:
    disguised = "NOTHING whatéver, has been (heard) of a delay"
    assert codes(verify(tmp_path, retelling(disguised))) == ["copied-run"]


def test_a_copied_passage_is_one_problem(tmp_path: Path) -> None:
    passage = f"{COPIED}, said people close to the government in Fredville"
    assert codes(verify(tmp_path, retelling(passage))) == ["copied-run"]


def test_two_copied_passages_are_two_problems(tmp_path: Path) -> None:
    passages = f"{COPIED}. We add, then, that {COPIED}"
    assert codes(verify(tmp_path, retelling(passages))) == ["copied-run", "copied-run"]


@pytest.mark.parametrize(
    "passage",
    [
        f"## {COPIED}",
        f"[[q3|{COPIED}]]",
        f"[[@freedonia|{COPIED}]]",
        COPIED.replace("has", "[[@freedonia|has]]"),
        COPIED.replace(" heard", "\n\n  heard"),
    ],
    ids=["heading", "reported words", "mention", "part of a mention", "two paragraphs"],
)
def test_nothing_but_marks_excuses_a_copied_run(tmp_path: Path, passage: str) -> None:
    article = retelling(passage)
    if "q3" in passage:
        article += "  q3: {speaker: null, kind: indirect}\n"
    assert codes(verify(tmp_path, article)) == ["copied-run"]


@pytest.mark.parametrize(
    "passage",
    [
        COPIED.replace("been heard of", "[[q3|been heard of]]"),
        COPIED.replace("has", "has [[q3|to]]"),
    ],
)
def test_words_in_marks_are_excused_and_separate_the_words_around_them(
    tmp_path: Path, passage: str
) -> None:
    article = retelling(passage) + "  q3: {speaker: null, kind: partial}\n"
    assert verify(tmp_path, article) == Verification((), verified=2, in_marks=2)


def test_an_article_that_is_not_retold_may_be_the_original(tmp_path: Path) -> None:
    first, second = ORIGINAL.splitlines()[2:]
    assert not verify(tmp_path, full_text(first, f"## {second}")).problems


def test_many_quotes_in_a_long_original_are_all_found(tmp_path: Path) -> None:
    count = 5_000
    said = [f"statement {number} of many" for number in range(count)]
    body = "".join(f"  “[[n{number}|{words}]]”\n\n" for number, words in enumerate(said))
    quotes = "".join(f"  n{number}: {{speaker: null, kind: direct}}\n" for number in range(count))
    article = RETOLD.replace("body: |\n", f"body: |\n{body}") + quotes
    original = ORIGINAL + "\n".join(f'"{words}," he said.' for words in said)
    assert verify(tmp_path, article, original) == Verification(
        (), verified=count + 1, in_marks=count + 1
    )


def test_a_long_original_is_not_searched_for_every_short_quote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.format.passages.MAX_COMPARED", 10 * len(ORIGINAL))
    count = 30
    body = "".join(f"  “[[n{number}|odd{number}]]”\n\n" for number in range(count))
    quotes = "".join(f"  n{number}: {{speaker: null, kind: direct}}\n" for number in range(count))
    article = RETOLD.replace("body: |\n", f"body: |\n{body}") + quotes
    found = codes(verify(tmp_path, article))
    assert found.count("not-compared") == 1
    assert 5 < found.count("not-verbatim") < 15


# Headlines and whole paragraphs


def test_a_headline_that_its_original_does_not_have_is_a_problem_at_the_headline(
    tmp_path: Path,
) -> None:
    article = RETOLD.replace("Minister promises a bridge", "Minister promised a bridge")
    (problem,) = verify(tmp_path, article).problems
    assert (problem.code, problem.severity) == ("headline-not-verbatim", Severity.ERROR)
    assert article.splitlines()[problem.place.line - 1].startswith("headline: ")
    assert "“Minister promised a…”, where it has “Minister promises a…”" in problem.message


@pytest.mark.parametrize(
    "head",
    [
        "headline: Bridge promised, then denied\nheadline_note: The page cuts it.",
        "headline: null\ntitle: Of a bridge",
        "headline: Minister promises a",
    ],
)
def test_a_headline_that_is_explained_is_cut_or_is_ours_is_no_problem(
    tmp_path: Path, head: str
) -> None:
    article = RETOLD.replace("headline: Minister promises a bridge", head)
    assert not verify(tmp_path, article).problems


def test_every_paragraph_of_a_full_text_must_stand_in_the_original(tmp_path: Path) -> None:
    first, second = ORIGINAL.splitlines()[2:]
    ours = second.replace("Nothing whatever", "Nothing at all")
    article = full_text(first, ours, "The bridge opened in May.")
    problems = verify(tmp_path, article).problems
    assert [problem.code for problem in problems] == ["paragraph-not-verbatim"] * 2
    lines = [article.splitlines()[problem.place.line - 1].strip() for problem in problems]
    assert lines == [ours, "The bridge opened in May."]
    assert "“Nothing at all has…”" in problems[0].message
    assert "retold: true" in problems[1].message


def test_a_quote_that_is_not_verbatim_is_told_once(tmp_path: Path) -> None:
    first = ORIGINAL.splitlines()[2].replace("the bridge this year", "[[q1|a bridge this year]]")
    article = full_text(first) + "quotes:\n  q1: {speaker: null, kind: partial}\n"
    assert codes(verify(tmp_path, article)) == ["not-verbatim"]


def test_a_clipping_of_a_quote_alone_has_neither_headline_nor_text(tmp_path: Path) -> None:
    article = full_text("He said: “[[q1|We will build the bridge]].” That was all.")
    article += "quotes:\n  q1: {speaker: null, kind: direct}\n"
    clipping = 'Firefly:\n"We will build the bridge this year."\n'
    assert not verify(tmp_path, article, clipping).problems


def test_a_short_original_with_a_headline_is_no_clipping(tmp_path: Path) -> None:
    article = full_text("“[[q1|We will build it]].”", headline="Minister refuses any bridge ever")
    article += "quotes:\n  q1: {speaker: null, kind: direct}\n"
    original = 'Bridge promised\n\n"We will build it."\n'
    assert codes(verify(tmp_path, article, original)) == ["headline-not-verbatim"]


# Originals as they are saved

CAFES = "Les cafés fermés à l’étranger"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("We will build the bridge", "We will\r\nbuild the bridge"),
        ("We will build the bridge", "We will\rbuild the bridge"),
        ("We will build the bridge", "We will \r\n\t build\x0cthe\u2028bridge"),
        ("We will build the bridge", "We\u00a0will\u202fbuild\u2009the bridge"),
        ("We will build the bridge", "We will build\u200b the \ufeffbridge"),
        (CAFES, unicodedata.normalize("NFD", CAFES)),
        (unicodedata.normalize("NFD", CAFES), CAFES),
        ("The office confirmed final flights", "The oﬃce conﬁrmed ﬁnal ﬂights"),
        ("The oﬃce conﬁrmed", "The office confirmed"),
        ("the international community agreed", "the inter\xadnational community agreed"),
        ("the international community agreed", "the inter\xad\nnational community agreed"),
        ("the international community agreed", "the inter-\nnational community agreed"),
        ("the international community agreed", "the inter‐  \r\n\tnational community agreed"),
        ("a policy of cooperation", "a policy of co-\noperation"),
        ("a policy of co-operation", "a policy of co-\noperation"),
        ("in international co-operation now", "in inter-\nnational co-\noperation now"),
        ("co-operation, well-known facts", "co-\noperation, well-known facts"),
        ("pre- and post-war", "pre-\nand post-war"),
        ("-made bridges of Fredville", "man\xad-made bridges of Fred-\nville"),
    ],
)
def test_how_an_original_is_set_and_saved_makes_no_difference(
    tmp_path: Path, words: str, printed: str
) -> None:
    verification = verify(tmp_path, quoting(words), f"{HEADLINE}\r\n\r\nHe said {printed}.")
    assert verification == Verification((), verified=1, in_marks=1)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("a policy of cooperation", "a policy of co-operation"),
        ("a policy of co-operation", "a policy of cooperation"),
        ("a policy of co- operation", "a policy of co-\nope-\nration"),
        ("inter-nati-onal rules", "inter-\nnational rules"),
        ("Les cafes fermes", CAFES),
        ("les cafés fermés", CAFES),
    ],
)
def test_letters_and_hyphens_within_a_line_must_be_the_same(
    tmp_path: Path, words: str, printed: str
) -> None:
    original = f"{HEADLINE}\n\nHe said {printed} in-\ndeed.\n"
    assert codes(verify(tmp_path, quoting(words), original)) == ["not-verbatim"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "latin-1"),
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_the_encoding_of_an_original_makes_no_difference(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    said = CAFES.replace("’", "'") if encoding == "latin-1" else CAFES
    data = mark + f"{HEADLINE}\r\n\r\nHe said {said}.".encode(encoding)
    assert verify(tmp_path, quoting(CAFES), data) == Verification((), verified=1, in_marks=1)


def test_cyrillic_in_utf16_without_a_mark_is_read(tmp_path: Path) -> None:
    said = "Мы построим мост в этом году"
    data = f"{HEADLINE}\n\n{'Он сказал, что ' * 50}{said}.".encode("utf-16-le")
    assert not verify(tmp_path, quoting(said), data).problems


def test_one_stray_byte_does_not_spoil_an_original(tmp_path: Path) -> None:
    data = f"{HEADLINE}\n\n{CAFES} ".encode() + b"\x00 \x93" + CAFES.encode()
    assert not verify(tmp_path, quoting(CAFES), data).problems
