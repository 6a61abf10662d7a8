"""A typed query is read as it is meant, and its mistakes are reported."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import DOUBLE_MARKS, fold, words
from reader.model import Kind
from reader.search.filter_values import CHOICES, FilterName, Period
from reader.search.parser import ROOM
from reader.search.query import CompletionTarget, completion_target, parse_query, written_value
from reader.search.terms import Filter, Mistake, Query, Term, Words
from reader.text import one_line
from tests.command import environment
from tests.steps import steps_of


def shown(query: Query) -> str:
    """Return the clauses on one line: words of a phrase joined by ``_``, alternatives by ``|``."""
    return " ".join("|".join(map(_shown, clause)) for clause in query.clauses)


def _shown(term: Term) -> str:
    minus = "-" if term.negated else ""
    if isinstance(term, Filter):
        return f"{minus}{term.name}:{term.value}"
    return f"{minus}{'_'.join(term.words)}{'*' if term.prefix else ''}"


def read(text: str, *, typing: bool = False) -> str:
    """Read a query, which must have no mistakes, and return its clauses."""
    query = parse_query(text, typing=typing)
    assert query.mistakes == ()
    return shown(query)


def terms(query: Query) -> list[Term]:
    return [term for clause in query.clauses for term in clause]


def told(text: str, *, typing: bool = False) -> list[tuple[str, str]]:
    """Return the mistakes: the part that each is about, and its message."""
    mistakes = parse_query(text, typing=typing).mistakes
    return [(text[one.start : one.end], one.message) for one in mistakes]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ""),
        (" \t\n ", ""),
        ("military ties", "military ties"),
        ('"military ties"', "military_ties"),
        ('"military ties" nato', "military_ties nato"),
        ("sanction*", "sanction*"),
        ("sanction** x", "sanction* x"),
        ('"military coop"*', "military_coop*"),
        ('"military coop*"', "military_coop*"),
        ("-nato", "-nato"),
        ('-"military ties" x', "-military_ties x"),
        ("-sanction*", "-sanction*"),
        ("--nato", "-nato"),
    ],
)
def test_words_phrases_prefixes_and_negations_are_read(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("NATO Erdoğan ÉLITE", "nato erdogan elite"),
        ("Russia's don’t", "russia_s don_t"),
        ("US-Russia US–Russia", "us_russia us_russia"),
        ("U.S. 9/11", "u_s 9_11"),
        ("'tis ‘now’", "tis now"),
        ("(nato, or so)", "nato or so"),
        ("US-Rus*", "us_rus*"),
        ("Ru+ssia +nato", "ru_ssia nato"),
        ('"NATO’s ‘Now’"', "nato_s_now"),
        ("!!! … ** -* -!!! nato", "nato"),
    ],
)
def test_words_are_folded_and_a_token_of_several_words_is_a_phrase(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize("opening", DOUBLE_MARKS)
@pytest.mark.parametrize("closing", DOUBLE_MARKS)
def test_quotation_marks_of_every_style_open_and_close(opening: str, closing: str) -> None:
    phrase = f"{opening}military ties{closing}"
    assert read(f"{phrase} -{phrase} speaker:{phrase}") == (
        "military_ties -military_ties speaker:military ties"
    )


def test_the_quotation_marks_are_all_characters_that_fold_to_one() -> None:
    every = (chr(code) for code in range(0x10000))
    assert {char for char in every if fold(char) == '"'} == set(DOUBLE_MARKS)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('nato"military ties"', "nato military_ties"),
        ('"military ties"nato', "military_ties nato"),
        ('"military""ties"', "military ties"),
        ('"Trump"-era', "trump era"),
        ('Trump-"era"', "trump era"),
        ('"nato"OR"us"', "nato|us"),
        ('speaker:mattis"military ties"', "speaker:mattis military_ties"),
        ('"-nato OR speaker:x"', "nato_or_speaker_x"),
    ],
)
def test_a_phrase_separates_tokens_as_white_space_does(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a OR b", "a|b"),
        ("a OR b c", "a|b c"),
        ("c a OR b", "c a|b"),
        ("a OR b OR c d OR e", "a|b|c d|e"),
        ('"a b" OR speaker:x OR c*', "a_b|speaker:x|c*"),
        ("a or b Or c", "a or b or c"),
        ('"OR" b -OR ORs', "or b -or ors"),
    ],
)
def test_or_joins_neighbours_and_binds_tighter_than_and(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize("name", FilterName)
def test_every_filter_takes_a_value_and_its_name_may_have_any_case(name: FilterName) -> None:
    value = CHOICES.get(name, ("2017",))[0]
    for typed in (name, name.upper(), name.title()):
        assert read(f'{typed}:{value} -{typed}:"{value}"') == f"{name}:{value} -{name}:{value}"


def test_the_filters_are_the_documented_ones() -> None:
    names = "speaker outlet agency topic actor kind cue said published is"
    states = ("read", "unread", "bookmarked", "broken", "draft", "doubtful")
    assert " ".join(FilterName) == names
    assert dict(CHOICES) == {FilterName.KIND: tuple(Kind), FilterName.IS: states}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("speaker:Mattis", "Mattis"),
        ('speaker:"Jim  Mattis"', "Jim  Mattis"),
        ('speaker:" Mattis "', "Mattis"),
        ("speaker:mattis,tillerson", "mattis,tillerson"),
        ("outlet:12:30", "12:30"),
        ("speaker:O’Neil", "O’Neil"),
        ("speaker:mat*", "mat*"),
        ("kind:DIRECT", "direct"),
        ('is:"Read"', "read"),
        ("published:2017-02-16?", "2017-02-16?"),
    ],
)
def test_a_value_stays_as_typed_except_the_case_of_a_choice(text: str, value: str) -> None:
    ((term,),) = parse_query(text).clauses
    assert isinstance(term, Filter)
    assert term.value == value


@pytest.mark.parametrize("name", ["said", "published"])
@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2017-02-16", "2017-02-16", "2017-02-16"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-02-16?", "2017-02-16", "2017-02-16"),
        ("2017~", "2017-01-01", "2017-12-31"),
        ("2017-02/2017-03-05", "2017-02-01", "2017-03-05"),
        ("2017-02-16/..", "2017-02-16", None),
        ("../2017", None, "2017-12-31"),
        ("2017..2019", "2017-01-01", "2019-12-31"),
        ("2017..2017", "2017-01-01", "2017-12-31"),
        ("2017-02-16..2017-03", "2017-02-16", "2017-03-31"),
        ("2017-02..2017-02-16?", "2017-02-01", "2017-02-16"),
        ("..2016", None, "2016-12-31"),
        ("2017-03..", "2017-03-01", None),
    ],
)
def test_a_date_or_range_gives_its_days(
    name: str, value: str, first: str | None, last: str | None
) -> None:
    query = parse_query(f"{name}:{value}")
    period = Period(
        *(date.fromisoformat(day).toordinal() if day else None for day in (first, last))
    )
    assert query == Query(
        ((Filter(FilterName(name), value, period, False, 0, len(name) + 1 + len(value)),),), ()
    )


def test_only_dates_have_a_period() -> None:
    assert [
        isinstance(term, Filter) and term.period
        for clause in parse_query("outlet:2017 kind:direct said:2017").clauses
        for term in clause
    ] == [None, None, Period(date(2017, 1, 1).toordinal(), date(2017, 12, 31).toordinal())]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12:30", "12_30"),
        ("http://example.org/a:b", "http_example_org_a_b"),
        ("said://x", "said_x"),
        ("US-Russia:talks", "us_russia_talks"),
        ("f00:bar", "f00_bar"),
        (":x a:", "x a"),
        ("Putin: Russia ready", "putin russia ready"),
        ("[speaker:mattis]", "speaker_mattis"),
    ],
)
def test_text_that_only_looks_like_a_filter_is_words(text: str, meant: str) -> None:
    assert read(text) == meant


FILTERS = (
    "filters are speaker:, outlet:, agency:, topic:, actor:, kind:, cue:, said:, published:, is:"
)
NO_DATE = "is not a date; write 2017, 2017-02-16 or 2017..2019"
NO_DAY = "names a day that the calendar does not have"
# Operators and brackets


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a AND b", "a b"),
        ("a && b & c", "a b c"),
        ("a || b | c d", "a|b|c d"),
        ("a AND b OR c", "a b|c"),
        ("a NOT b", "a -b"),
        ("NOT a NOT -b", "-a b"),
        ('"AND" “NOT” and not', "and not and not"),
        ("(a b)", "a b"),
        ("(a b) OR (c d)", "a|c a|d b|c b|d"),
        ("x (a OR b) y", "x a|b y"),
        ("((a)) OR ((b c))", "a|b a|c"),
        ("-(a OR b)", "-a -b"),
        ("NOT (a OR b) c", "-a -b c"),
        ("-(-(a b))", "a b"),
        ("(speaker:lavrov OR outlet:bbc) -(kind:direct)", "speaker:lavrov|outlet:bbc -kind:direct"),
        ("(-a b) c", "-a b c"),
        ("“(a)” f(x)", "a f x"),
        ("() a (!!!)", "a"),
    ],
)
def test_operators_and_brackets(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "where", "rest"),
    [
        ("AND a", ["AND"], "a"),
        ("a AND OR b", ["OR"], "a b"),
        ("a NOT", ["NOT"], "a"),
        ("a NOT NOT b", ["NOT"], "a -b"),
        ("(a OR) b", ["OR"], "a b"),
        ("(a b", ["("], "a b"),
        ("a) b", [")"], "a b"),
        ("a -(b c)", ["-"], "a"),
        ("*pha*", ["*pha*"], ""),
        ("al*pha beta", ["al*pha"], "beta"),
        ("wh?t", ["wh?t"], ""),
        ("alpha~2 ~beta", ["alpha~2", "~beta"], ""),
        ("alpha^3", ["alpha^3"], ""),
        ("!syria -!x", ["!syria", "-!x"], ""),
        ("a NEAR/3 b", ["NEAR/3"], "a b"),
        ("/colou?r/", ["/colou?r/"], ""),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_is_searched(
    text: str, where: list[str], rest: str
) -> None:
    query = parse_query(text)
    assert shown(query) == rest
    assert [text[one.start : one.end] for one in query.mistakes][: len(where)] == where or (
        where == ["-"] and len(query.mistakes) == 2
    )


@pytest.mark.parametrize("text", ["http://a.org/x?y=1", "what? no!", "10^6?", "a/b/c", "C* ?"])
def test_signs_of_other_languages_are_text_where_they_say_nothing(text: str) -> None:
    assert not parse_query(text).mistakes


@pytest.mark.parametrize("text", ["(a", "(a OR", "a AND", "a NOT", "-(a OR (b", "a ||"])
def test_what_is_being_typed_is_no_mistake(text: str) -> None:
    assert not parse_query(text, typing=True).mistakes


def test_brackets_have_a_limit() -> None:
    deep = parse_query("(" * 400 + "a" + ")" * 400)
    assert {one.message.partition(";")[0] for one in deep.mistakes} == {
        "brackets are read to a depth of 20"
    }
    wide = parse_query(" OR ".join(["(a b c)"] * 60))
    assert [one.message.partition(" make")[0] for one in wide.mistakes] == ["brackets and OR"]


EXPRESSIONS = st.recursive(
    st.sampled_from("abcd"),
    lambda inner: (
        st.tuples(st.sampled_from([" ", " AND ", " OR "]), inner, inner)
        | st.tuples(st.sampled_from(["-", "NOT "]), inner)
    ),
    max_leaves=7,
)


def written(expression: Any) -> str:
    match expression:
        case (operator, one, other):
            return f"({written(one)}{operator}{written(other)})"
        case (operator, one):
            return f"{operator}({written(one)})"
    return str(expression)


def is_true(expression: Any, true: set[str]) -> bool:
    match expression:
        case (" OR ", one, other):
            return is_true(one, true) or is_true(other, true)
        case (_, one, other):
            return is_true(one, true) and is_true(other, true)
        case (_, one):
            return not is_true(one, true)
    return expression in true


@given(EXPRESSIONS, st.sets(st.sampled_from("abcd")))
def test_what_brackets_say_is_what_the_clauses_say(expression: Any, true: set[str]) -> None:
    query = parse_query(written(expression))
    if not query.mistakes:
        clauses = [
            any(
                (shown(Query(((term._replace(negated=False),),), ())) in true) != term.negated
                for term in clause
            )
            for clause in query.clauses
        ]
        assert all(clauses) == is_true(expression, true)


BEFORE = "ends before it begins"
LONE_MINUS = "“-” stands alone; write it right before what to exclude"
LONE_STAR = "“*” stands alone; write it right after the beginning of a word"
LONE_OR = "“OR” stands alone; write it between two words, phrases or filters"
NO_WORD = "no word stands in the marks; write one, or delete them"
OPEN = "this mark opens a phrase that nothing closes; write another at its end"
NOT_IN_OR = "cannot be one side of OR; write it elsewhere in the query"


@pytest.mark.parametrize(
    ("text", "mistakes", "meant"),
    [
        ("x foo:bar", [("foo:", f"there is no filter “foo:”; {FILTERS}")], "x"),
        (
            "-SPEEKER:jim x",
            [("SPEEKER:", "there is no filter “SPEEKER:”; did you mean “speaker:”?")],
            "x",
        ),
        ('foo:"bar baz"', [("foo:", f"there is no filter “foo:”; {FILTERS}")], ""),
    ],
)
def test_an_unknown_filter_is_reported_and_ignored(
    text: str, mistakes: list[tuple[str, str]], meant: str
) -> None:
    assert told(text) == mistakes
    assert shown(parse_query(text)) == meant


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("x speaker: y", "speaker:", "“speaker:” has no value; write one right after the colon"),
        ("x -CUE: y", "CUE:", "“cue:” has no value; write one right after the colon"),
        ('x is:" " y', 'is:" "', "“is:” has no value; write one right after the colon"),
        ("x said:20177 y", "20177", f"“20177” {NO_DATE}"),
        ('x -said:" 20177" y', '" 20177"', f"“20177” {NO_DATE}"),
        ("x said:2017..20199 y", "2017..20199", f"“20199” {NO_DATE}"),
        ("x said:20166..2017 y", "20166..2017", f"“20166” {NO_DATE}"),
        ("x said:2017...2019 y", "2017...2019", f"“.2019” {NO_DATE}"),
        ("x said:.. y", "..", f"“..” {NO_DATE}"),
        ("x said:2017// y", "2017//", f"“/” {NO_DATE}"),
        ("x said:2017/2018..2019 y", "2017/2018..2019", f"“2018..2019” {NO_DATE}"),
        ("x published:2017-02-30 y", "2017-02-30", f"“2017-02-30” {NO_DAY}"),
        (
            "x said:2019..2017 y",
            "2019..2017",
            f"“2019..2017” {BEFORE}; write the earlier date first",
        ),
        ("x said:2019/2017 y", "2019/2017", f"“2019/2017” {BEFORE}"),
        (
            "x kind:spoken y",
            "spoken",
            "“kind:” cannot be “spoken”; write direct, partial or indirect",
        ),
        (
            "x is:new y",
            "new",
            "“is:” cannot be “new”; write read, unread, bookmarked, broken, draft or doubtful",
        ),
        ("x OR - y", "-", LONE_MINUS),
        ("x - y", "-", LONE_MINUS),
        ("x * y", "*", LONE_STAR),
        ('x "" y', '""', NO_WORD),
        ('x -"!!!" y', '-"!!!"', NO_WORD),
        ('x y "', '"', NO_WORD),
        ("x y OR", "OR", LONE_OR),
        ("OR x y", "OR", LONE_OR),
    ],
)
def test_parts_that_make_no_sense_are_reported_and_ignored(
    text: str, where: str, message: str
) -> None:
    assert told(text) == [(where, message)]
    assert shown(parse_query(text)) == "x y"


@pytest.mark.parametrize(
    ("text", "where", "meant"),
    [
        ("a OR -b", ["-b"], "a"),
        ("-a OR b c", ["-a"], "b c"),
        ("a OR -is:read OR c", ["-is:read"], "a|c"),
        ('-a OR -"b c" d', ["-a", '-"b c"'], "d"),
    ],
)
def test_negated_terms_are_not_allowed_in_an_or(text: str, where: list[str], meant: str) -> None:
    assert told(text) == [(one, f"“{one}” {NOT_IN_OR}") for one in where]
    assert shown(parse_query(text)) == meant


FULL = "w " * (ROOM // 2)


@pytest.mark.parametrize(
    ("fits", "rest"),
    [
        (FULL, ""),
        (FULL, "too much"),
        (FULL[:-2], "too much"),
        (FULL[:-4], '"too much"'),
        ("a ", "too" * ROOM),
        ("a ", "speaker:too" + "-much" * ROOM),
        ("a ", f'"{"too much " * ROOM}"'),
    ],
)
def test_the_part_beyond_the_limit_is_reported_and_ignored(fits: str, rest: str) -> None:
    text = f"{fits}{rest} \n"
    query = parse_query(text)
    assert len(query.clauses) == fits.count(" ")
    assert [text[one.start : one.end] for one in query.mistakes] == ([rest] if rest else [])


def test_endless_marks_are_limited_too() -> None:
    assert len(parse_query('"' * 100 * ROOM).mistakes) == ROOM // 2 + 1


def test_a_mistake_is_safe_to_print() -> None:
    assert told('said:"20\x1b \n17"') == [('"20\x1b \n17"', f"“20␛ 17” {NO_DATE}")]


def test_the_place_of_a_mistake_is_exact() -> None:
    assert parse_query("a OR OR -b said:x").mistakes == (
        Mistake(5, 7, LONE_OR),
        Mistake(8, 10, f"“-b” {NOT_IN_OR}"),
        Mistake(16, 17, f"“x” {NO_DATE}"),
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a OR said:x b", "a b"),
        ("said:x OR a OR kind:x OR b", "a|b"),
        ("a OR !!! b", "a b"),
        ("-a OR said:x b", "b"),
        ("!!! OR !!! a", "a"),
        ("a OR OR b c", "a|b c"),
    ],
)
def test_a_term_dropped_from_an_or_does_not_join_its_neighbours(text: str, meant: str) -> None:
    assert shown(parse_query(text)) == meant


@pytest.mark.parametrize(
    ("text", "mark", "meant"),
    [
        ('x "military ties', 2, "x military_ties"),
        ("x -“military -ties ", 3, "x -military_ties"),
        ('"a b" "c', 6, "a_b c"),
        ('speaker:"Jim Mattis', 8, "speaker:Jim Mattis"),
    ],
)
def test_an_unclosed_mark_takes_the_rest(text: str, mark: int, meant: str) -> None:
    query = parse_query(text)
    assert query.mistakes == (Mistake(mark, mark + 1, OPEN),)
    assert shown(query) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("military ti", "military ti*"),
        ("military ti ", "military ti"),
        ("US-Ru", "us_ru*"),
        ("Russia'", "russia*"),
        ("ti*", "ti*"),
        ("-ru", "-ru"),
        ("-ru*", "-ru*"),
        ('-"military ti', "-military_ti"),
        ('"military ti', "military_ti*"),
        ('"military ti ', "military_ti"),
        ('"military ti"', "military_ti"),
        ("a OR bc", "a|bc*"),
        ("12:34", "12_34*"),
        ("military t", "military t"),
        ("military t*", "military t*"),
        ("US-R", "us_r"),
        ("speaker", "speaker*"),
        ("x speaker:mat", "x speaker:mat"),
        ('x speaker:"jim mat', "x speaker:jim mat"),
        ("x said:2017", "x said:2017"),
    ],
)
def test_while_typing_the_word_at_the_end_is_a_prefix(text: str, meant: str) -> None:
    assert read(text, typing=True) == meant


@pytest.mark.parametrize(
    "end",
    [
        *("OR", "OR ", "OR OR", "-", "*", "!", '"', '" ', '-"', "speaker:", "-speaker:"),
        *('speaker:"', "kind:dir", 'is:"boo', "said:20", "said:2017-", "said:2017...", "OR -"),
        *("OR speaker:",),
    ],
)
def test_while_typing_an_unfinished_end_is_no_mistake_yet(end: str) -> None:
    assert read(f"x {end}", typing=True) == "x"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x - ", "-"),
        ("x * ", "*"),
        ("x speaker: ", "speaker:"),
        ("x said:20 ", "20"),
        ("said:20 x ", "20"),
        ('x kind:"dir"', '"dir"'),
        ('x ""', '""'),
        ("OR x ", "OR"),
    ],
)
def test_while_typing_a_finished_mistake_is_reported(text: str, where: str) -> None:
    ((stretch, _),) = told(text, typing=True)
    assert stretch == where
    assert shown(parse_query(text, typing=True)) == "x"


def test_while_typing_an_unknown_filter_is_a_mistake_at_once() -> None:
    assert told("foo:ba", typing=True) == [("foo:", f"there is no filter “foo:”; {FILTERS}")]
    assert shown(parse_query("foo:ba", typing=True)) == ""


def test_a_term_includes_its_minus_marks_and_star() -> None:
    text = ' -"a b"* OR c speaker:“Jim M”  d* -e"f'
    spans = [(term.start, term.end) for term in terms(parse_query(text))]
    assert [text[slice(*span)] for span in spans] == ["c", "speaker:“Jim M”", "d*", "-e", '"f']


def test_positive_words_can_be_highlighted_in_results() -> None:
    query = parse_query('a OR "b c" -d speaker:x -"e f" g*')
    assert query.positive_words == (
        Words(("a",), False, False, 0, 1),
        Words(("b", "c"), False, False, 5, 10),
        Words(("g",), True, False, 31, 33),
    )


@pytest.mark.parametrize(("text", "empty"), [(" !!! said:x", True), ("x", False), ("-x", False)])
def test_a_query_without_a_clause_is_empty(text: str, empty: bool) -> None:
    assert parse_query(text).empty is empty


def target(marked: str) -> tuple[FilterName | None, str, str] | None:
    """Return the target at ``|``, and the text with what a completion replaces in brackets."""
    cursor = marked.index("|")
    text = marked.replace("|", "")
    found = completion_target(text, cursor)
    if found is None:
        return None
    bracketed = f"{text[: found.start]}[{text[found.start : found.end]}]{text[found.end :]}"
    return found.filter, found.value, bracketed


@pytest.mark.parametrize(
    ("marked", "value", "replaced"),
    [
        ("x spe|", "spe", "x [spe]"),
        ("x spe| y", "spe", "x [spe] y"),
        ("s|pe", "s", "[spe]"),
        ("x -spe|", "spe", "x -[spe]"),
        ("x -| y", "", "x -[] y"),
        ("-|spe", "", "-[spe]"),
        ("spe|aker:mat", "spe", "[speaker:]mat"),
        ("-speaker|:mat", "speaker", "-[speaker:]mat"),
        ("spee|ker:mat", "spee", "[speeker:]mat"),
        ("speeker:m|at", "speeker:m", "[speeker:mat]"),
        ('"a b"sp|e', "sp", '"a b"[spe]'),
        ('sp|"a b"', "sp", '[sp]"a b"'),
        ("12:3|", "12:3", "[12:3]"),
    ],
)
def test_a_word_may_become_the_name_of_a_filter(marked: str, value: str, replaced: str) -> None:
    assert target(marked) == (None, value, replaced)


@pytest.mark.parametrize(
    ("marked", "value", "replaced"),
    [
        ("x speaker:mat|", "mat", "x speaker:[mat]"),
        ("-Speaker:mat| y", "mat", "-Speaker:[mat] y"),
        ("speaker:|", "", "speaker:[]"),
        ("speaker:| y", "", "speaker:[] y"),
        ("speaker:m|at y", "m", "speaker:[mat] y"),
        ('speaker:"jim m|', "jim m", 'speaker:["jim m]'),
        ('speaker:"jim |', "jim ", 'speaker:["jim ]'),
        ('speaker:"ji|m m" y', "ji", 'speaker:["jim m"] y'),
        ('speaker:"jim m"| y', "jim m", 'speaker:["jim m"] y'),
        ('speaker:|"jim m" y', "", 'speaker:["jim m"] y'),
        ("speaker:“ji|m m”* y", "ji", "speaker:[“jim m”*] y"),
        ('speaker:"ji| outlet:bbc', "ji", 'speaker:["ji] outlet:bbc'),
        ('speaker:|" outlet:bbc', "", 'speaker:["] outlet:bbc'),
    ],
)
def test_a_value_may_be_completed_with_its_marks(marked: str, value: str, replaced: str) -> None:
    assert target(marked) == (FilterName.SPEAKER, value, replaced)


@pytest.mark.parametrize(
    "marked",
    [
        *(
            "|",
            " | ",
            "x |",
            "x | y",
            "|spe",
            "x |spe",
            "|speaker:mat",
            '"a |b"',
            '"|a b',
            '"a b"|',
        ),
        *('foo:"a |b"', '-"a|', '"a b"*|'),
    ],
)
def test_white_space_and_phrases_have_nothing_to_complete(marked: str) -> None:
    assert target(marked) is None


@pytest.mark.parametrize("cursor", [-1, 4, 100])
def test_outside_the_text_there_is_nothing_to_complete(cursor: int) -> None:
    assert completion_target("spe", cursor) is None
    assert completion_target("spe", 3) == CompletionTarget(None, "spe", 0, 3)


# What may still be open at the end of a query that is being typed.
OPENING = dict.fromkeys(map(ord, f"{DOUBLE_MARKS}("))

# Often the pieces that matter in the language, sometimes any characters.
PIECES = st.sampled_from(
    [
        *(" ", "\n", "-", "*", ":", '"', "“", "”", "»", "'", "’", "/", "..", "!", "\x1b", "\u202e"),
        *("OR", " OR ", "nato", "É", "US-Rus", "speaker:", " said:", "is:", "kind:direct", "foo:"),
        *("2017", "2017-02", "-02-30", "?", "read", "é\u0301", "ﬁ", "한국"),
    ]
) | st.characters(exclude_categories=[])
TEXTS = st.lists(PIECES).map("".join)


@given(TEXTS, st.booleans())
def test_any_text_is_read_and_every_span_lies_within_it(text: str, typing: bool) -> None:
    query = parse_query(text, typing=typing)
    end = 0
    for term in terms(query):
        assert end <= term.start < term.end <= len(text)
        end = term.end
    assert list(query.mistakes) == sorted(query.mistakes)
    for mistake in query.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert mistake.message == one_line(mistake.message) != ""


@given(TEXTS, st.booleans())
def test_the_words_of_a_term_are_those_of_its_span(text: str, typing: bool) -> None:
    for term in terms(parse_query(text, typing=typing)):
        if isinstance(term, Words):
            assert list(term.words) == words(text[term.start : term.end]) != []
        else:
            assert term.value == term.value.strip() != ""
            assert (term.period is None) == (term.name not in ("said", "published"))


@given(TEXTS, st.booleans())
def test_a_negated_term_is_a_clause_of_its_own(text: str, typing: bool) -> None:
    for clause in parse_query(text, typing=typing).clauses:
        assert clause
        assert len(clause) == 1 or not any(term.negated for term in clause)


@given(TEXTS)
def test_the_mistakes_while_typing_are_among_those_of_the_whole_query(text: str) -> None:
    typed, whole = parse_query(text, typing=True), parse_query(text)
    assert set(typed.mistakes) <= set(whole.mistakes)


@given(TEXTS)
def test_a_finished_query_is_read_the_same_while_typing(text: str) -> None:
    ended = f"{text.translate(OPENING)} x "
    assert parse_query(ended, typing=True) == parse_query(ended)


TOKENS = st.sampled_from(
    [
        *(
            "nato",
            "US-Rus*",
            '"a b"',
            "-“c d”",
            "-x",
            "OR",
            "-",
            "*",
            "!!!",
            '""',
            "speaker:mattis",
        ),
        *('-outlet:"b c"', "said:2017..2019", "said:2019..2017", "is:new", "foo:bar", "speaker:"),
    ]
)
SPACES = st.text(st.sampled_from(" \t\n\u00a0\u2003"), min_size=1)


def told_and_shown(query: Query) -> tuple[str, list[str]]:
    return shown(query), [mistake.message for mistake in query.mistakes]


@given(st.lists(st.tuples(SPACES, TOKENS)), SPACES)
def test_more_white_space_between_tokens_means_nothing(
    spaced: list[tuple[str, str]], end: str
) -> None:
    wide = "".join(f"{space}{token}" for space, token in spaced) + end
    narrow = " ".join(token for _, token in spaced)
    assert told_and_shown(parse_query(wide)) == told_and_shown(parse_query(narrow))


WORDS = st.text("aßÉéçŁﬁ北'’`´10", min_size=1)


@given(st.lists(WORDS | WORDS.map("“{}”".format)))
def test_folding_a_query_does_not_change_its_words(typed: list[str]) -> None:
    text = " ".join(typed)
    query = parse_query(text)
    folded = parse_query(fold(text))
    assert query.positive_words == tuple(
        one._replace(start=other.start, end=other.end)
        for one, other in zip(folded.positive_words, query.positive_words, strict=True)
    )
    assert [term.words for term in query.positive_words] == [
        tuple(found) for one in typed if (found := words(one))
    ]


ALTERNATIVES = st.lists(st.sampled_from(["a", '"b c"', "is:read", "d*"]), min_size=1, max_size=9)


@given(st.lists(ALTERNATIVES, max_size=9))
def test_chains_of_or_are_the_alternatives_of_one_clause(groups: list[list[str]]) -> None:
    query = parse_query(" ".join(" OR ".join(group) for group in groups))
    assert [len(clause) for clause in query.clauses] == [len(group) for group in groups]
    assert shown(query) == " ".join(
        "|".join(shown(parse_query(one)) for one in group) for group in groups
    )


@given(TEXTS, st.integers(-2, 60))
def test_a_completion_target_surrounds_the_cursor(text: str, cursor: int) -> None:
    found = completion_target(text, cursor)
    if found is not None:
        assert 0 <= found.start <= cursor <= found.end <= len(text)
        assert found.value in text[found.start : cursor]


@pytest.mark.parametrize("piece", ["a", "a ", "a:", '"', "OR ", "-", "said:x ", "é*"])
def test_the_work_grows_with_the_length_of_the_query(piece: str) -> None:
    def work(count: int) -> int:
        return steps_of(lambda: parse_query(piece * count))

    assert work(800) < 2.5 * work(400)


def test_reading_a_query_loads_no_slow_modules() -> None:
    code = (
        "import sys; from reader.search.query import parse_query; parse_query('a is:read');"
        "print({'yaml', 'sqlite3', 'argparse', 'difflib'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("james-mattis", "james-mattis"),
        ("BBC", "BBC"),
        ("O’Brien", "O’Brien"),
        ("TRT World", '"TRT World"'),
        ('GSV "Russia - Islamic World"', '"GSV Russia - Islamic World"'),
        ("Fox(US)", '"Fox(US)"'),
        ("-x", '"-x"'),
        ("a:b", '"a:b"'),
    ],
)
def test_a_value_is_written_so_that_it_is_read_as_one(value: str, written: str) -> None:
    assert written_value(value) == written
    (clause,) = parse_query(f"outlet:{written}").clauses
    (term,) = clause
    assert isinstance(term, Filter)
    assert words(term.value) == words(value)
