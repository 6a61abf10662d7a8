"""Short reports, each with a shape on which systems that find speakers are known to fail."""

import pytest

from reader.model import Kind
from tests.draft.drafts import draft, marked, speakers

GOLDEN = {
    "a chain of roles before the name": (
        "Exampleton Mayor Ada Quill's spokesperson, Ben Harrow, said, “The bridge is safe.”",
        [("The bridge is safe.", "Ben Harrow", "said")],
    ),
    "a body with a comma in its name": (
        "“She was kind,” said University of Exampleton, North Bay's chancellor, Cora Finch.",
        [("She was kind,", "Cora Finch", "said")],
    ),
    "a role with its state before the name": (
        "Current Prime Minister of India Asha Verma said “We agree.”",
        [("We agree.", "Asha Verma", "said")],
    ),
    "a name between commas, and what describes it": (
        "The judge presiding over the case, Dora Pike, told the court, “That is enough.”",
        [("That is enough.", "Dora Pike", "told")],
    ),
    "a pronoun past somebody who is only met": (
        "Ms Finch met Foreign Minister Emil Gray on Monday. She said the talks were “frank”.\n\n"
        "Cora Finch is a senator.",
        [("frank", "Cora Finch", "said")],
    ),
    "who, behind what stands beside a name": (
        "The study was led by Fay Moss, a chemist and lecturer at a college, who said “It works.”",
        [("It works.", "Fay Moss", "said")],
    ),
    "it and they for bodies": (
        "The Rowing Federation published a letter. It said, “We regret this.” The researchers went"
        " on. They wrote, “More work is needed.”",
        [
            ("We regret this.", "Rowing Federation", "said"),
            ("More work is needed.", "researchers", "wrote"),
        ],
    ),
    "a description of somebody who is named elsewhere": (
        "Governor Gil Hobbs came late. The senator Ida Crane waited. The governor said he was"
        " “sorry for the delay”.",
        [("sorry for the delay", "Gil Hobbs", "said")],
    ),
    "a participle before its subject": (
        "Calling it a “grave error”, Jon Pell, a lawyer, left the room.",
        [("grave error", "Jon Pell", "Calling")],
    ),
    "a participle with a subject of its own": (
        "The search ended on Friday, with Kay Lund describing the slope as “far too steep”.",
        [("far too steep", "Kay Lund", "describing")],
    ),
    "a participle behind the main clause": (
        "Lena Marsh did not answer, telling the Gazette: “I have work to do.”",
        [("I have work to do.", "Lena Marsh", "telling")],
    ),
    "the name in a phrase after by": (
        "Captain Moe Nash rejected calls by Councillor Nell Orr to “reopen the harbour”.",
        [("reopen the harbour", "Nell Orr", "calls")],
    ),
    "in somebody's opinion": (
        "Orla Penn spoke next. In her opinion, “nobody has ever built so well” here.",
        [("nobody has ever built so well", "Orla Penn", "In her opinion")],
    ),
    "a participle of the passive": (
        "The plan was described by Pia Quist as “reckless and late”.",
        [("reckless and late", "Pia Quist", "described")],
    ),
    "a document of somebody": (
        "Ray Stone's statement read: “I resign.” The report said, “No fault was found.”",
        [("I resign.", "Ray Stone", "read"), ("No fault was found.", "report", "said")],
    ),
    "a mark that is never closed": (
        "“We will not pay,” Sam Todd said.\n\n“Not this year, and not in the next.\n\n"
        "The town has 300 inhabitants.",
        [
            ("We will not pay,", "Sam Todd", "said"),
            ("Not this year, and not in the next.", "Sam Todd", None),
        ],
    ),
    "a speaker who is named two paragraphs on": (
        "“The dam is old.\n\n“It was built in a hurry.\n\n“And it leaks,” Tess Usher said.",
        [
            ("The dam is old.", "Tess Usher", "said"),
            ("It was built in a hurry.", "Tess Usher", "said"),
            ("And it leaks,", "Tess Usher", "said"),
        ],
    ),
    "a transcript": (
        "VERA WEBB: “Where were you?”\n\nDr. YUL ZANE: “At home.”",
        [("Where were you?", "Vera Webb", None), ("At home.", "Yul Zane", None)],
    ),
    "a name under the quote": (
        "“There is no road left.”\n\n— Ada Quill, ferry pilot",
        [("There is no road left.", "Ada Quill", None)],
    ),
    "a mark within the same marks": (
        'Ben Harrow said: "The "Old Bridge" is not a bridge at all."',
        [('The "Old Bridge" is not a bridge at all.', "Ben Harrow", "said")],
    ),
    "a quote that its cue interrupts": (
        "“The water,” said Cora Finch, “is as good as gone.”",
        [("The water,", "Cora Finch", "said"), ("is as good as gone.", "Cora Finch", "said")],
    ),
    "two surnames, and the first of them alone": (
        "Emil Gray Nevis resigned. Gray said, “I am tired.”",
        [("I am tired.", "Emil Gray Nevis", "said")],
    ),
    "accents dropped the second time": (
        "Fahri Doğan spoke. “No,” Dogan said.",
        [("No,", "Fahri Doğan", "said")],
    ),
    "initials, a suffix and a title": (
        "Sen. Gil R. Hobbs Jr., D-Wis., said, “We voted.” Mr. Hobbs added, “Twice.”",
        [("We voted.", "Gil R. Hobbs Jr.", "said"), ("Twice.", "Gil R. Hobbs Jr.", "added")],
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_known_failure_is_read(name: str) -> None:
    text, expected = GOLDEN[name]
    assert marked(text) == expected


def test_the_halves_of_a_clause_are_of_one_kind() -> None:
    halves = draft("“The water,” said Cora Finch, “is as good as gone.”").quotes
    assert {(half.kind, half.group) for half in halves} == {(Kind.DIRECT, 1)}
    assert all("kind" not in half.doubtful for half in halves)
    fragment = draft("The dam was “old”, said Cora Finch, “and weary”.").quotes
    assert {half.kind for half in fragment if half.kind is not Kind.INDIRECT} <= {Kind.PARTIAL}


def test_one_surname_of_two_people_is_told_apart_by_the_honorific() -> None:
    text = (
        "Ida Crane and her brother Jon Crane own the mill. “It is ours,” Mrs Crane said."
        " “It is,” Mr Crane said."
    )
    assert speakers(text) == ["Ida Crane", "Jon Crane"]


def test_a_headline_in_title_case_names_nobody() -> None:
    text = (
        "Mayor Promises Old Bridge\n\nMonday, May 4, 2020\n\n"
        "The mayor, Kay Lund, spoke at noon on the steps of the town hall.\n\n“It will be rebuilt,”"
        " she said."
    )
    assert speakers(text, whole=True) == ["Kay Lund"]


def test_the_writer_is_no_speaker() -> None:
    assert speakers("I asked him why. He left. “I wondered aloud about all of it,” I said.") == [
        None
    ]


def test_furniture_between_quotes_says_nothing() -> None:
    text = (
        "Ferry stops for the winter\n\n“We have no crew,” said Lena Marsh, who runs the ferry.\n\n"
        "Read more: “Ten ferries that never came back”\n\nA message from The Exampleton Gazette:\n"
        "Dear readers,\nWe are called “enemies of the town” by some. Your support helps us."
    )
    assert marked(text, whole=True) == [("We have no crew,", "Lena Marsh", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "The town voted against a “no bridge” motion.",
        "The song “Over The Old Bridge” was played.",
        "A ship called “the old lady of the bay” sank.",
        "The measure, known as the “Harbour Law”, passed.",
        "Joe “Red” Harrow won the race.",
        'He is 6\'3" tall and wears a 12" hat.',
        'The tag <a href="x y z"> is markup.',
    ],
)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert marked(text) == []
