"""Two reports of a statement are told apart word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.across.alignment import Change, differences, sentences

WORDS = st.lists(
    st.sampled_from(["we", "will", "co-operate", "cooperate", "not", "now."]), max_size=9
)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("we will not", "we will not", ["BBC has the same words."]),
        ("We will not.", "we will not", ["BBC has the same words."]),
        ("ready to restore cooperation", "restore cooperation", ["BBC leaves out “ready to”."]),
        ("restore", "restore at once", ["BBC adds “at once”."]),
        ("with Sergei", "with Sergei now and", ["BBC adds “now and”."]),
        (
            "our cooperation now",
            "our co-operation now",
            ["BBC spells “cooperation” as “co-operation”."],
        ),
        ("a small step", "a big step", ["BBC has “big” for “small”."]),
    ],
)
def test_what_differs_is_told_in_sentences(one: str, other: str, told: list[str]) -> None:
    assert sentences(differences(one, other), "BBC") == told


@given(WORDS, WORDS)
def test_both_texts_can_be_put_together_again(one: list[str], other: list[str]) -> None:
    found = differences(" ".join(one), " ".join(other))
    assert " ".join(each.one for each in found if each.one).split() == one
    assert " ".join(each.other for each in found if each.other).split() == other
    if one == other:
        assert all(each.change is Change.SAME for each in found)
