"""What comes with a speaker: the mention, the addressee, the group, and how sure it is."""

import pytest

from reader.model import Kind
from tests.draft.drafts import draft, only, speakers


def test_the_mention_is_told_where_it_is_not_the_name() -> None:
    first, second = draft("“No,” said Jane Doe. “Never,” she added.").quotes
    assert (first.mention, second.mention) == (None, "she")
    assert second.speaker == "Jane Doe"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“No,” Jane Doe told reporters.", "reporters"),
        ("“No,” Jane Doe told the Exampleton Gazette on Friday.", "the Exampleton Gazette"),
        ("“No,” Jane Doe said to him.", "him"),
        ("“No,” Jane Doe said.", None),
    ],
)
def test_the_addressee(text: str, addressee: str | None) -> None:
    assert only(text).addressee == addressee


def test_parts_of_one_statement_have_a_group() -> None:
    first, second, third = draft("“We go,” he said, “and stay.” “Bye,” said Jane Doe.").quotes
    assert first.group == second.group is not None
    assert third.group is None


def test_a_clear_attribution_is_sure_and_an_odd_mark_is_not() -> None:
    assert not only("Jane Doe said: “We go home.”").doubtful
    assert "extent" in only("Jane Doe said: “We go home.").doubtful


def test_nobody_is_guessed_where_nobody_is_named() -> None:
    quote = only("“There is no road left, and no bridge.”")
    assert quote.speaker is None
    assert "speaker" in quote.doubtful


def test_clauses_are_direct_and_fragments_partial() -> None:
    kinds = [one.kind for one in draft("Jane Doe said: “We go home.” She was “very glad”.").quotes]
    assert kinds[0] is Kind.DIRECT
    assert only("Jane Doe called it “very sad”.").kind is Kind.PARTIAL


def test_the_latter_is_the_one_named_last() -> None:
    text = "The Rail Agency met the Harbour Board, with the latter saying it was “not to blame”."
    assert speakers(text) == ["Harbour Board"]
