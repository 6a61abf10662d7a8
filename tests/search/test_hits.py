"""A search finds and highlights what a plain reading of every article finds, newest first."""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reader.dates import Date
from reader.folding import words
from reader.index import matches
from reader.index.matches import Facet, Found, count_years
from reader.library.library import Library
from reader.library.opening import bring_up_to_date
from reader.model import Article, Kind, Quote, QuoteKey
from reader.search.asked import Marks, Within
from reader.search.filter_values import FilterName, Period
from reader.search.name_index import NameIndex
from reader.search.passages import Highlighter
from reader.search.plan import Plan
from reader.search.query import parse_query
from reader.search.results import search
from reader.search.terms import Clause, Term, Words
from tests.libraries import sample, write_library
from tests.search.searching import hits, index_of, meant, named, newest

# Plain reading


class Candidate(NamedTuple):
    """An article, or a quote in it, that a query may find."""

    article: Article
    quote: Quote | None

    @property
    def name(self) -> str:
        return f"{self.article.id}/{self.quote.id}" if self.quote else self.article.id

    @property
    def texts(self) -> list[str]:
        if self.quote:
            return [self.quote.words]
        body = "\n".join(paragraph.text for paragraph in self.article.paragraphs)
        return [self.article.headline or self.article.title or "", body]


class PlainReader:
    """Applies a query as it is documented to one article or quote after another."""

    def __init__(self, library: Library, within: Within, marks: Marks) -> None:
        self._library = library
        self._names = NameIndex(library)
        self._within = within
        self._marks = marks

    def finds(self, clauses: tuple[Clause, ...], one: Candidate) -> bool:
        return all(self._holds(clause, one) for clause in clauses)

    def _holds(self, clause: Clause, one: Candidate) -> bool:
        understood = [term for term in clause if self._is_understood(term, len(clause) == 1)]
        return not understood or any(self._is(term, one) != term.negated for term in understood)

    def _is_understood(self, term: Term, alone: bool) -> bool:
        if isinstance(term, Words):
            return True
        if term.name is FilterName.ACTOR and self._within is Within.QUOTES:
            return alone and bool(self._names.named(term.name, term.value))
        if term.period or term.name is FilterName.IS:
            return alone
        return term.name is FilterName.KIND or bool(self._names.named(term.name, term.value))

    def _is(self, term: Term, one: Candidate) -> bool:
        if isinstance(term, Words):
            return any(self._stands_in(words(text), term) for text in one.texts)
        if term.name is FilterName.IS:
            return self._is_marked(term.value, one)
        if term.period:
            said = one.quote.said if one.quote else None
            of_quote = term.name is FilterName.SAID
            return _may_be_in(said if of_quote else one.article.published, term.period)
        named = [term.value]
        if term.name is not FilterName.KIND:
            named = self._names.named(term.name, term.value)
        wanted = {name.casefold() for name in named}
        return not wanted.isdisjoint(self._facts(term.name, one))

    def _stands_in(self, text: list[str], term: Words) -> bool:
        length = len(term.words)
        return any(
            all(map(self._is_word, text[at : at + length], term.words, _begun(term)))
            for at in range(len(text) - length + 1)
        )

    def _is_word(self, word: str, wanted: str, begun: bool | None) -> bool:
        if begun is None:
            return word in self._names.spellings(wanted)
        return word.startswith(wanted) if begun else word == wanted

    def _is_marked(self, value: str, one: Candidate) -> bool:
        if value == "bookmarked":
            return any(
                key.article == one.article.id and (not one.quote or key.quote == one.quote.id)
                for key in self._marks.bookmarked
            )
        return (one.article.id in self._marks.read) == (value == "read")

    def _facts(self, name: FilterName, one: Candidate) -> set[str]:
        article, quotes = one.article, (one.quote,) if one.quote else one.article.quotes
        of_quotes = {topic for quote in quotes for topic in quote.topics}
        facts: Mapping[FilterName, set[str]] = {
            FilterName.OUTLET: {article.outlet.casefold()},
            FilterName.AGENCY: {(article.agency or "").casefold()},
            FilterName.TOPIC: of_quotes if one.quote else {*article.topics, *of_quotes},
            FilterName.ACTOR: {
                *article.speakers,
                *article.roles,
                *(mention.actor for mention in self._library.mentions(article)),
            },
            FilterName.SPEAKER: {quote.speaker or "" for quote in quotes},
            FilterName.KIND: {str(quote.kind) for quote in quotes},
            FilterName.CUE: {(quote.cue or "").casefold() for quote in quotes},
        }
        return facts[name]


def _begun(term: Words) -> list[bool | None]:
    """Return for each word whether it is a prefix; ``None`` for a word in any spelling."""
    if not term.prefix:
        return [None] * len(term.words)
    return [*[False] * (len(term.words) - 1), True]


def _may_be_in(when: Date | None, period: Period) -> bool:
    if when is None:
        return False
    first = when.first.toordinal() if when.first else 0
    last = when.last.toordinal() if when.last else 10**7
    return first <= (period.last or 10**7) and last >= (period.first or 0)


# Libraries and queries at random

ACTORS = """\
sergei-orlov: {name: Sergei Orlov, kind: person, aliases: [Sergey Orlov, Orlov]}
ann-lee: {name: Ann Lee, kind: person}
ruritania: {name: Ruritania, kind: state, metonyms: [Strelsau]}
"""
TOPICS = "war: {name: War and peace}\ntrade: {name: Trade}\n"
VOCABULARY = st.sampled_from(
    [
        *("treaty", "Treaties", "war", "WAR,", "don’t", "don't", "café", "cafe\u0301", "US-Russia"),
        *("a_b", "“war”", "Sergei Orlov", "Sergey", "Strelsau", "Ann Lee", "2nd", "T", "страна"),
    ]
)
PROSE = st.lists(VOCABULARY, min_size=1, max_size=6).map(" ".join)
DATES = st.sampled_from(
    [
        *("2015", "2015-08", "2015-08-20?", "2017-02-16", "2016/2017-02", "2016-05/..", "../2015"),
        None,
    ]
)


@st.composite
def quotes(draw: st.DrawFn) -> dict[str, object]:
    optional = {
        "speaker": draw(st.sampled_from(["sergei-orlov", "ann-lee", "ruritania", None])),
        "cue": draw(st.sampled_from(["said", "Told", "told us", None])),
        "said": draw(DATES),
        "topics": draw(st.sampled_from([["war"], ["war", "trade"], []])),
    }
    kind = draw(st.sampled_from([str(kind) for kind in Kind]))
    needed = {"kind": kind, "speaker": optional["speaker"]}
    return {**{key: value for key, value in optional.items() if value}, **needed}


@st.composite
def articles(draw: st.DrawFn, id: str) -> str:
    """Draw an article in JSON, which is YAML."""
    said = {
        f"q{number}": quote for number, quote in enumerate(draw(st.lists(quotes(), max_size=3)))
    }
    paragraphs = [draw(PROSE)]
    for quote in said:
        paragraphs[-1] += f" [[{quote}|{draw(PROSE)}]] {draw(PROSE)}"
        if draw(st.booleans()):
            paragraphs.append(draw(PROSE))
    fields = {
        "id": id,
        "headline": draw(PROSE),
        "outlet": draw(st.sampled_from(["The Post", "Post on Sunday", "Café"])),
        "agency": draw(st.sampled_from(["AFP", None])),
        "published": draw(DATES),
        "published_note": "A guess.",
        "topics": draw(st.sampled_from([["war"], ["trade"], []])),
        "body": "\n\n".join(paragraphs),
        "quotes": said,
    }
    always = ("published",)
    return json.dumps({key: value for key, value in fields.items() if value or key in always})


LIBRARIES = st.integers(1, 5).flatmap(
    lambda count: st.tuples(*(articles(f"a{number}") for number in range(count)))
)
WORDS = st.sampled_from(
    [
        *(
            "treaty",
            "treat*",
            "WAR",
            "don't",
            "cafe",
            "café*",
            "us-russia",
            "us",
            "a_b",
            "b",
            "2n*",
            "t*",
            "с*",
        ),
        *("sergei", "Sergey", "sergey*", "strelsau", "t", "СТРАНА", "orlov", "never"),
        *('"war treaty"', '"sergey orlov"', '"don’t war*"', '"cafe war"', '"ann lee"'),
    ]
)
FILTERS = st.sampled_from(
    [
        *("outlet:post", 'outlet:"The Post"', "outlet:cafe", "outlet:no", "agency:afp"),
        *("topic:war", "topic:trade", "topic:no", "actor:ruritania", "actor:strelsau", "actor:ann"),
        *("speaker:orlov", "speaker:sergei-orlov", "speaker:lee", "kind:direct", "kind:partial"),
        *("cue:told", "cue:said", "said:2015", "said:2015..2016", "said:..2015-07", "said:2017.."),
        *("published:2015", "published:2015-08-20", "published:..2016", "published:2016-06.."),
        *("published:1950..2030", "is:read", "is:unread", "is:bookmarked"),
    ]
)
TERMS = WORDS | FILTERS
CLAUSES = TERMS | TERMS.map("-{}".format) | st.lists(TERMS, min_size=2, max_size=3).map(" OR ".join)
QUERIES = st.lists(CLAUSES, min_size=1, max_size=3).map(" ".join)
MARKS = Marks(read=["a0", "a3"], bookmarked=[QuoteKey("a0", "q0"), QuoteKey("a1", "q1")])


@contextmanager
def library_of(texts: tuple[str, ...]) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        root = write_library(
            Path(folder) / "library",
            articles={f"{number}.yaml": text for number, text in enumerate(texts)},
            actors=ACTORS,
            topics=TOPICS,
        )
        library = index_of(root)
        try:
            yield library
        finally:
            library.index.close()


def candidates(library: Library, within: Within) -> Iterator[Candidate]:
    for article in library.articles():
        if within is Within.TEXT:
            yield Candidate(article, None)
        else:
            yield from (Candidate(article, quote) for quote in article.quotes)


WITHIN = st.sampled_from([Within.TEXT, Within.QUOTES])


# The libraries are small anyway; shrinking them would take minutes.
@settings(max_examples=60, phases=[Phase.reuse, Phase.generate])
@given(LIBRARIES, st.lists(st.tuples(QUERIES, WITHIN), min_size=5, max_size=20))
def test_a_search_finds_what_plain_reading_finds_newest_first(
    texts: tuple[str, ...], asked: list[tuple[str, Within]]
) -> None:
    with library_of(texts) as library:
        assert not library.counts.broken
        for text, within in asked:
            check_search(library, text, within)


def check_search(library: Library, text: str, within: Within) -> None:
    plan = meant(library, text, within, MARKS)
    plain = PlainReader(library, plan.within, MARKS)
    clauses = parse_query(text).clauses
    expected = [one for one in candidates(library, plan.within) if plain.finds(clauses, one)]
    found = hits(library, plan)
    assert sorted(named(hit, plan) for hit in found) == sorted(one.name for one in expected)
    days = [_day(hit.article) for hit in found]
    assert days == sorted(days, reverse=True)
    years = Counter(_year(one.article) for one in expected)
    assert library.ask(count_years, plan.matching) == years
    best = hits(library, plan, best_first=True)
    assert sorted(hit.key for hit in best) == sorted(hit.key for hit in found)
    order = [(-hit.score, -hit.key) for hit in best]
    assert order == sorted(order)
    for hit in found:
        snippet = hit.passage.snippet
        check_lit(snippet.text, snippet.lit, plan.lit)
        paragraph = hit.article.paragraphs[hit.passage.span.paragraph].text
        if plan.within is Within.TEXT and hit.passage.span.end:
            check_lit(paragraph, (hit.passage.span[1:],), plan.lit)


def check_lit(text: str, places: tuple[tuple[int, int], ...], lit: tuple[Words, ...]) -> None:
    """Highlights are in the text, in order, disjoint, and each is one of the searched words."""
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    for start, end in places:
        piece = words(text[start:end])
        assert 0 <= start < end <= len(text)
        assert any(_is_row(piece, one) for one in lit)
        for neighbour in (text[start - 1 : start], text[end : end + 1]):
            assert not neighbour.isalnum()


def _is_row(row: list[str], one: Words) -> bool:
    """Whether words are those of a term, the last perhaps as a prefix."""
    *before, last = row
    begun = last.startswith(one.words[-1]) if one.prefix else last == one.words[-1]
    return begun and tuple(before) == one.words[:-1]


def _day(article: Article) -> int:
    first = article.published.first if article.published else None
    return first.toordinal() if first else 0


def _year(article: Article) -> int:
    first = article.published.first if article.published else None
    return first.year if first else 0


@given(st.lists(PROSE, min_size=1).map("\n".join), st.lists(WORDS, min_size=1, max_size=3))
def test_words_are_highlighted_wherever_they_occur(text: str, asked: list[str]) -> None:
    lit = parse_query(" ".join(asked)).positive_words
    highlighter = Highlighter(lit)
    check_lit(text, tuple(highlighter.stretches(text)), lit)
    read = words(text)
    for one in lit:
        rows = [read[at : at + len(one.words)] for at in range(len(read))]
        stands = any(_is_row(row, one) for row in rows)
        assert bool(Highlighter([one]).stretches(text)) == stands


# One by one


def test_the_best_result_has_the_words_most_often_in_a_short_text(tmp_path: Path) -> None:
    bodies = {"long": "treaty " + "word " * 200, "short": "treaty treaty", "none": "word"}
    texts = {f"{id}.yaml": _article(id, body) for id, body in bodies.items()}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    found = hits(library, meant(library, "treaty"), best_first=True)
    assert [hit.article.id for hit in found] == ["short", "long"]
    assert found[0].score > found[1].score > 0
    assert [hit.score for hit in hits(library, meant(library, "treaty"))] == [0.0, 0.0]
    library.index.close()


def test_the_newest_is_best_among_equals(tmp_path: Path) -> None:
    days = ["2020-01-02", "2020-01-04", "2020-01-03"]
    texts = {f"a{day}.yaml": _article(f"a{day}", "treaty", day) for day in days}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    found = hits(library, meant(library, "treaty"), best_first=True)
    assert len({hit.score for hit in found}) == 1
    assert [hit.article.id for hit in found] == [f"a{day}" for day in sorted(days, reverse=True)]
    library.index.close()


def test_the_newest_is_best_without_words(tmp_path: Path) -> None:
    bodies = {"a2020": "short", "a2021": "long " * 200}
    texts = {f"{id}.yaml": _article(id, body, f'"{id[1:]}"') for id, body in bodies.items()}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    for text in ("outlet:daily", "-treaty"):
        found = hits(library, meant(library, text), best_first=True)
        assert [(hit.article.id, hit.score) for hit in found] == [("a2021", 0.0), ("a2020", 0.0)]
    library.index.close()


def test_the_limit_is_respected_and_all_results_are_counted(library: Library) -> None:
    plan = meant(library, "treaty")
    for best_first in (False, True):
        assert len(hits(library, plan, 2, best_first=best_first)) == 2
    assert [hit.article.id for hit in hits(library, plan, 2)] == ["newer", "older"]
    assert library.ask(count_years, plan.matching) == {2017: 1, 2015: 1, 0: 1}


def test_articles_that_spill_over_from_a_full_day_are_counted_in_their_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.keys.SLOTS_A_DAY", 2)
    days = ["null"] * 9 + ["9999-12-31"] * 5 + ["2020-05-02"]
    texts = {f"{n}.yaml": _article(f"a{n}", "Words", day) for n, day in enumerate(days)}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    years = library.ask(count_years, meant(library, "words").matching)
    assert years == {0: 9, 9999: 5, 2020: 1}
    library.index.close()


def test_results_gone_from_the_index_are_skipped(tmp_path: Path) -> None:
    library = index_of(write_library(tmp_path / "library"))
    for text in ("bridge", "speaker:firefly"):
        plan = meant(library, text)
        selection = newest(library, plan)
        (one,) = selection.find(9)
        gone = [Found(0), Found(one.key - 10**6), Found(one.key + 10**6), Found(one.key + 40)]
        assert [hit.key for hit in selection.read([*gone, one])] == [one.key]
    library.index.close()


@pytest.mark.parametrize("count", [1, 64, 65, 200])
def test_every_one_of_many_quotes_is_found(tmp_path: Path, count: int) -> None:
    body = "\n\n  ".join(f"[[q{number}|statement no{number}]]" for number in range(count))
    said = "\n".join(f"  q{number}: {{speaker: null, kind: indirect}}" for number in range(count))
    text = f"{_article('many', body)}quotes:\n{said}\n"
    library = index_of(write_library(tmp_path / "library", articles={"a.yaml": text}))
    for number in (0, count // 2, count - 1):
        plan = meant(library, f"no{number}", Within.QUOTES)
        (hit,) = hits(library, plan)
        assert named(hit, plan) == f"many/q{number}"
    assert library.ask(matches.count, meant(library, "kind:indirect").matching) == count
    library.index.close()


QUESTIONS: list[Callable[[Library, Plan], object]] = [
    lambda library, plan: library.ask(matches.find, plan.matching, 9),
    lambda library, plan: library.ask(matches.count, plan.matching),
    lambda library, plan: library.ask(matches.count_by, plan.matching, Facet.OUTLET),
    lambda library, plan: [*search(library.ask, selection=newest(library, plan))],
]


@pytest.mark.parametrize("table", ["words", "said"])
@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_damaged_full_text_is_repaired_whichever_question_meets_it(
    tmp_path: Path, ask: Callable[[Library, Plan], object], table: str
) -> None:
    library = index_of(write_library(tmp_path / "library"))
    plan = meant(library, "bridge", Within.TEXT if table == "words" else Within.QUOTES)
    sound = ask(library, plan)
    with closing(library.index.connect()) as connection:
        connection.execute(f"UPDATE {table}_data SET block = x'00ff00ff' WHERE id > 10")
    assert ask(library, plan) != sound
    assert library.damaged
    bring_up_to_date(library)
    assert ask(library, plan) == sound
    library.index.close()


def _article(id: str, body: str, published: str = "2020-05-02") -> str:
    head = sample(id, headline="On something", published=published).partition("body:")[0]
    return f"{head}body: |\n  {body}\n"


HYPHENS = {
    "a": "They want ¾ of a military co-operation pact, against counter–terrorism.",
    "b": "The military cooperation pact of the US-Russia dialogue",
}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        *[(asked, "ab") for asked in ("cooperation", "co-operation", "cooper*", "co‑op*")],
        *[(f"“{asked} pact”", "ab") for asked in ("military cooperation", "military co-operation")],
        ("“a military cooperation pact”", "a"),
        *[(asked, "a") for asked in ("3/4", "counterterrorism", "counter-terrorism", "terrorism")],
        *[(asked, "b") for asked in ("us-russia", "usrussia", "“russia dialogue”")],
        ("“want three”", ""),
    ],
)
def test_hyphens_make_no_difference(tmp_path: Path, asked: str, ids: str) -> None:
    texts = {f"{id}.yaml": _article(id, body) for id, body in HYPHENS.items()}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    try:
        found = hits(library, meant(library, asked))
        assert "".join(sorted(hit.article.id for hit in found)) == ids
        assert all(hit.passage.snippet.lit for hit in found)
    finally:
        library.index.close()


@pytest.mark.parametrize(
    ("asked", "printed", "lit"),
    [
        ("straße", "Die STRASSE dort", "STRASSE"),
        ("strasse", "Die Straße dort", "Straße"),
        ("lodz", "in Łódź.", "Łódź"),
        ("北京", "在北京举行", "北京"),
        ("ประเทศ", "ในประเทศไทย", "ประเทศ"),
        ("office", "the oﬃce", "oﬃce"),
        ("हिन्दी", "वह हिन्दी है", "हिन्दी"),
    ],
)
def test_words_of_every_script_are_found_and_highlighted(
    tmp_path: Path, asked: str, printed: str, lit: str
) -> None:
    texts = {"a.yaml": _article("a", printed)}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    try:
        (hit,) = hits(library, meant(library, asked))
        text = hit.passage.snippet.text
        assert "".join(text[start:end] for start, end in hit.passage.snippet.lit) == lit
        assert not hits(library, meant(library, "हनद"))
    finally:
        library.index.close()


@pytest.mark.parametrize(
    ("asked", "printed"), [("война", "Война"), ("ελλαδα", "Ελλάδα"), ("²", "²")]
)
def test_accents_make_no_difference_in_any_script(tmp_path: Path, asked: str, printed: str) -> None:
    texts = {"a.yaml": _article("a", printed)}
    library = index_of(write_library(tmp_path / "library", articles=texts))
    try:
        assert len(hits(library, meant(library, asked))) == 1
    finally:
        library.index.close()
