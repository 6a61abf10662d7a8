"""A review changes a draft as a person would by hand, and takes every step back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.adding.files import Changed
from reader.doubts import QuoteDoubt
from reader.format.editing import CannotEdit
from reader.model import Kind, Span
from reader.review import steps
from reader.review.extents import grown, sentences_of, within_marks, words_of
from reader.review.reviewer import HEAD, Reviewer
from reader.review.steps import Step
from tests.libraries import write_library

DRAFT = """\
# Keep me.
id: sample
draft: true
doubtful: [outlet]
headline: A bridge   # as printed
outlet: Unknown
published: "2020-05-02"
body: |
  The mayor said “[[q1|we will build it. It will
  be red]]”, and [[q2|that “[[q3|nobody]]” \\[sic\\] doubts it]].

  He laughed. They left.
quotes:
  q1:
    speaker: rufus-firefly
    kind: direct
    cue: said
    doubtful: [speaker, extent]  # who?
  q2: {speaker: rufus-firefly, kind: indirect, doubtful: [extent]}
  q3: {speaker: null, kind: partial}
# The end.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", articles={"sample.yaml": DRAFT})


def reviewer(root: Path) -> Reviewer:
    return Reviewer(root, "articles/sample.yaml", [])


def text(root: Path) -> str:
    return (root / "articles/sample.yaml").read_text()


def done(root: Path, *taken: Step) -> str:
    review = reviewer(root)
    for step in taken:
        review.do(step)
    return text(root)


Q1 = "    doubtful: [speaker, extent]  # who?\n"


@pytest.mark.parametrize(
    ("step", "old", "new"),
    [
        (steps.accept("q1"), Q1, ""),
        (steps.accept("q2"), ", doubtful: [extent]", ""),
        (steps.accept_head, "doubtful: [outlet]\n", ""),
        (
            *(steps.put("q1", "speaker", "freedonia", QuoteDoubt.SPEAKER),),
            *("speaker: rufus-firefly\n    kind: direct\n    cue: said\n" + Q1,),
            "speaker: freedonia\n    kind: direct\n    cue: said\n    doubtful: [extent]  # who?\n",
        ),
        (steps.put("q1", "cue", "", QuoteDoubt.CUE), "    cue: said\n", ""),
        (
            steps.put("q3", "said", "2020-05", QuoteDoubt.SAID),
            "partial}",
            'partial, said: "2020-05"}',
        ),
        (steps.put("q2", "speaker", "", None), "q2: {speaker: rufus-firefly", "q2: {speaker: null"),
        (
            *(steps.put("q2", "speaker", ["rufus-firefly", "freedonia"], None),),
            *("q2: {speaker: rufus-firefly", "q2: {speaker: [rufus-firefly, freedonia]"),
        ),
    ],
)
def test_a_step_changes_what_it_names_and_nothing_else(
    root: Path, step: Step, old: str, new: str
) -> None:
    assert DRAFT.count(old) == 1
    assert done(root, step) == DRAFT.replace(old, new)


def test_a_quote_is_moved_by_words(root: Path) -> None:
    review = reviewer(root)
    span = review.article.by_id["q1"].spans[0]
    paragraph = review.article.paragraphs[0].text
    start, end = grown(paragraph, span.start, span.end, right=-2)
    review.do(steps.move("q1", 0, start, end))
    assert review.article.by_id["q1"].words == "we will build it. It will"
    assert "[[q1|we will build it. It will]]\n  be red”" in text(root)
    assert "doubtful: [speaker]  # who?" in text(root)


def test_a_dropped_quote_leaves_its_words(root: Path) -> None:
    found = done(root, steps.drop("q3"))
    assert found == DRAFT.replace("[[q3|nobody]]", "nobody").replace(
        "  q3: {speaker: null, kind: partial}\n", ""
    )


def test_a_quote_is_split_at_its_sentences_and_joined_again(root: Path) -> None:
    review = reviewer(root)
    review.do(steps.split("q1"))
    assert [review.article.by_id[id].words for id in ("q1", "q4")] == [
        *("we will build it.", "It will be red"),
    ]
    assert review.article.by_id["q4"].speakers == ("rufus-firefly",)
    review.do(steps.join("q1"))
    assert review.article.by_id["q1"].words == "we will build it. … It will be red"
    assert "q4" not in review.article.by_id


def test_a_quote_is_made_of_words(root: Path) -> None:
    review = reviewer(root)
    review.do(steps.add([Span(1, 0, 10)], Kind.INDIRECT))
    assert review.article.by_id["q4"].words == "He laughed"
    assert review.article.by_id["q4"].doubtful == ("speaker",)


def test_the_first_quote_makes_the_list(tmp_path: Path) -> None:
    bare = DRAFT.partition("quotes:")[0]
    bare = bare.replace("[[q1|", "").replace("[[q2|", "").replace("[[q3|", "").replace("]]", "")
    root = write_library(tmp_path / "library", articles={"sample.yaml": bare})
    review = reviewer(root)
    review.do(steps.add([Span(0, 0, 9)], Kind.INDIRECT))
    assert review.article.by_id["q1"].words == "The mayor"


def test_the_last_acceptance_ends_the_draft_and_progress_is_counted(root: Path) -> None:
    review = reviewer(root)
    assert (review.doubtful, review.total, review.left) == ([HEAD, "q1", "q2"], 3, 3)
    review.accept_head()
    review.do(steps.accept("q1"))
    assert (review.doubtful, review.left) == (["q2"], 1)
    assert reviewer(root).doubtful == ["q2"]
    review.do(steps.accept("q2"))
    assert not review.article.draft
    assert text(root) == (
        DRAFT.replace("draft: true\n", "")
        .replace("doubtful: [outlet]\n", "")
        .replace(Q1, "")
        .replace(", doubtful: [extent]", "")
    )


def test_a_new_actor_gets_an_entry_and_undo_takes_it_back(root: Path) -> None:
    before = (root / "actors.yaml").read_text()
    review = reviewer(root)
    id = review.introduce("Ann O’Hara")
    assert id == "ann-o-hara"
    assert (root / "actors.yaml").read_text() == (
        f"{before}ann-o-hara:\n  name: Ann O’Hara\n  kind: person\n  doubtful: [kind]\n"
    )
    assert review.undo()
    assert (root / "actors.yaml").read_text() == before


def test_a_change_on_disk_is_kept_and_the_step_is_taken_on_it(root: Path) -> None:
    review = reviewer(root)
    other = text(root).replace("# Keep me.", "# Somebody was here.")
    (root / "articles/sample.yaml").write_text(other)
    review.do(steps.accept("q1"))
    assert text(root) == other.replace(Q1, "")
    (root / "articles/sample.yaml").write_text(text(root) + "# And again.\n")
    with pytest.raises(Changed):
        review.undo()
    assert text(root).endswith("# And again.\n")


def test_a_step_on_what_is_gone_is_refused(root: Path) -> None:
    review = reviewer(root)
    (root / "articles/sample.yaml").write_text(DRAFT.replace("q1", "q9"))
    with pytest.raises(CannotEdit, match="q1"):
        review.do(steps.accept("q1"))
    (root / "articles/sample.yaml").write_text("]")
    with pytest.raises(CannotEdit):
        review.do(steps.accept("q2"))
    assert text(root) == "]"


IDS = st.sampled_from(["q1", "q2", "q3", "q4"])
STEPS = st.one_of(
    st.builds(steps.accept, IDS),
    st.just(steps.accept_head),
    st.builds(steps.drop, IDS),
    st.builds(steps.split, IDS),
    st.builds(steps.join, IDS),
    st.builds(
        steps.put,
        IDS,
        st.sampled_from(["cue", "speaker", "addressee"]),
        st.sampled_from(["", "a: b", "rufus-firefly"]),
        st.none() | st.sampled_from(QuoteDoubt),
    ),
    st.builds(steps.move, IDS, st.just(0), st.integers(0, 80), st.integers(0, 80)),
    st.builds(
        lambda paragraph, start, length, kind: steps.add(
            [Span(paragraph, start, start + length)], kind
        ),
        st.integers(0, 1),
        st.integers(0, 20),
        st.integers(1, 20),
        st.sampled_from(Kind),
    ),
)


@settings(max_examples=60)
@given(taken=st.lists(STEPS, max_size=8))
def test_undoing_all_gives_back_the_same_bytes(
    taken: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = write_library(tmp_path_factory.mktemp("library"), articles={"sample.yaml": DRAFT})
    review, texts = reviewer(root), [DRAFT]
    for step in taken:
        try:
            review.do(step)
            texts.append(text(root))
        except CannotEdit:
            assert text(root) == texts[-1]
    assert all("# Keep me." in each and "# as printed" in each for each in texts)
    for each in reversed(texts[:-1]):
        assert review.undo()
        assert text(root) == each
    assert not review.undo()
    for each in texts[1:]:
        assert review.redo()
        assert text(root) == each


def test_extents_grow_and_shrink_by_words() -> None:
    text = "He said “we will build it.” Then he left."
    assert [text[start:end] for start, end in words_of(text)][:4] == ["He", "said", "we", "will"]
    start, end = text.index("we"), text.index("”")
    assert text[slice(*grown(text, start, end, right=1))] == "we will build it.” Then"
    assert text[slice(*grown(text, start, end, left=-1))] == "will build it."
    assert text[slice(*grown(text, start, end, left=1))] == "said “we will build it."
    assert text[slice(*grown(text, start, end, right=-99))] == "we"
    assert text[slice(*grown(text, start, end, left=-99))] == "it."
    assert text[slice(*within_marks(text, 8, 27))] == "we will build it."
    assert len(sentences_of(text)) == 2


@given(st.text("ab .“”", max_size=40), st.integers(0, 40), st.integers(0, 40), st.data())
def test_an_extent_stays_in_its_paragraph(
    text: str, one: int, two: int, data: st.DataObject
) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    left, right = data.draw(st.integers(-9, 9)), data.draw(st.integers(-9, 9))
    found = grown(text, start, end, left=left, right=right)
    if words_of(text) and start < end:
        assert 0 <= found[0] <= len(text)
        assert found[1] <= len(text)
