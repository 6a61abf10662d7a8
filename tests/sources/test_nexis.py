"""Exports of Nexis give every article that they hold, with its head told from its text."""

from collections.abc import Sequence

import pytest

from reader.sources.piece import Piece, Refused
from reader.sources.reading import text_of
from tests.sources.articles import FIRST, SECOND, TEXT, THIRD, piece, pieces, read
from tests.sources.files import docx

COVER = [
    "User Name: Ann Reader",
    "Date and Time: Wednesday, December 19, 2018 7:08:00 PM JST",
    "Job Number: 12345678",
]


def cover(headlines: Sequence[str], *, count: int | None = None) -> list[str]:
    """A cover that lists articles."""
    total = len(headlines) if count is None else count
    lines = [*COVER, f"Documents ({total})" if total != 1 else "Document (1)"]
    for number, headline in enumerate(headlines, start=1):
        lines += [f"{number}. {headline}", "Client/Matter: -None-", "Search Terms: bridge"]
        lines += ["Search Type: Natural Language ", "Narrowed by: ", "Content Type", "Narrowed by"]
        lines += ["News", "Sources: The Gazette; Content Type: News"]
    return lines


def article(
    headline: str = "Bridge opens in spring",
    outlet: str = "The Gazette",
    day: str = "March 1, 2020 Sunday",
    labels: Sequence[str] = ("Section: NEWS; Pg. 3", "Length: 355 words", "Byline: Ann Writer"),
    body: Sequence[str] = (FIRST, SECOND, THIRD),
    after: Sequence[str] = ("Classification", "Language: ENGLISH", "Load-Date: March 2, 2020"),
    end: str = "End of Document",
    begin: str = "Body",
) -> list[str]:
    head = [headline, outlet, day, "Copyright 2020 The Gazette Ltd.", *labels, begin]
    return [*head, *body, *after, end]


def exported(*articles: Sequence[str], count: int | None = None) -> bytes:
    lines = [line for each in articles for line in each]
    return docx([*cover([each[0] for each in articles], count=count), *lines])


def test_an_article_of_a_new_export() -> None:
    labels = ("Length: 355 words", "Byline: Ann Writer", "Dateline: EXAMPLETON")
    found = piece(exported(article(labels=labels)), "files.DOCX")
    assert found == Piece(
        TEXT,
        headline="Bridge opens in spring",
        outlet="The Gazette",
        byline="Ann Writer",
        place="EXAMPLETON",
        published="2020-03-01",
        language="en",
    )


def test_the_first_article_is_not_lost() -> None:
    names = [f"Headline number {number}" for number in range(1, 8)]
    found = pieces(exported(*(article(name) for name in names)), "files.docx")
    assert [each.headline for each in found] == names
    assert {each.text for each in found} == {TEXT}


def test_five_hundred_articles_are_five_hundred() -> None:
    found = pieces(exported(*(article(f"Headline {n}") for n in range(500))), "files.docx")
    assert len(found) == 500
    assert all(each.published for each in found)


def test_the_count_of_the_cover_is_checked() -> None:
    *found, missing = read(exported(article("One"), article("Two"), count=3), "files.docx")
    assert [type(each) for each in found] == [Piece, Piece]
    assert missing == Refused(
        "1 of 3 articles", "The cover lists 3 articles, but the file holds 2."
    )


def test_an_article_without_text_is_refused_with_its_place() -> None:
    first, second, third = read(
        exported(article("One"), article("Two", body=()), article("Three")), "files.docx"
    )
    assert isinstance(first, Piece)
    assert second == Refused("article 2 of 3", "It holds no text.")
    assert isinstance(third, Piece)


def test_numbers_in_headlines_are_no_days() -> None:
    headline = "2 May 2019 changed everything, and March 3, 2021 will again"
    found = pieces(exported(article(headline), article(headline)), "files.docx")
    assert [each.headline for each in found] == [headline] * 2
    assert [each.published for each in found] == ["2020-03-01"] * 2


def test_a_byline_does_not_swallow_the_highlight() -> None:
    labels = ("Byline: Ann Writer", "Highlight: What the bridge will cost the town")
    found = piece(exported(article(labels=labels)), "files.docx")
    assert found.byline == "Ann Writer"
    assert found.text == f"What the bridge will cost the town\n\n{TEXT}"
    assert "The first paragraph is what the export calls the highlight." in found.notes


def test_two_empty_lines_are_not_the_end_of_the_cover() -> None:
    lines = cover(["Bridge opens in spring"])
    spaced = [*lines[:4], "", "", *lines[4:7], "", "", *lines[7:], "", "", *article()]
    assert piece(docx(spaced), "files.docx").headline == "Bridge opens in spring"


def test_a_file_with_one_article_and_no_cover() -> None:
    found = piece(docx(article()), "file.docx")
    assert (found.headline, found.text) == ("Bridge opens in spring", TEXT)


def test_an_article_that_is_cut_off_is_read_and_says_so() -> None:
    cut = exported(article("One"), article("Two", after=(), end=""))
    one, two = pieces(cut, "files.docx")
    assert (one.headline, two.headline) == ("One", "Two")
    assert "The article has no end mark; it may be cut." in two.notes


def test_an_article_without_a_day_says_so() -> None:
    found = piece(docx(article(day="in spring")), "files.docx")
    assert found.published is None
    assert "No day was found in its place." in found.notes
    assert "published" in found.doubtful


def test_words_of_labels_within_the_text_stay() -> None:
    body = ("Body", FIRST, "Classification", SECOND, "Notes: none were taken.", THIRD)
    found = piece(docx(article(body=body)), "files.docx")
    for words in ("Body", "Classification", "Notes: none were taken.", THIRD):
        assert words in found.text.split("\n\n")


@pytest.mark.parametrize(
    ("labels", "begin", "after", "end", "day", "language"),
    [
        (
            ("Rubrik: POLITIK", "Länge: 355 Wörter", "Autor: Ann Writer"),
            "Body",
            ("Klassifizierung", "Sprache: GERMAN; DEUTSCH", "Update: 2. März 2020"),
            "Ende des Dokuments",
            "1. März 2020 Sonntag",
            "de",
        ),
        (
            ("Rubrique: POLITIQUE", "Longueur: 355 mots", "Auteur: Ann Writer"),
            "Corps",
            ("Classification", "Langue: FRENCH; FRANÇAIS", "Date-chargement: 2 mars 2020"),
            "Fin du document",
            "1 mars 2020 dimanche",
            "fr",
        ),
        (
            ("Sección: POLÍTICA", "Extensión: 355 palabras", "Autor: Ann Writer"),
            "Cuerpo",
            ("Clasificación", "Idioma: SPANISH; ESPAÑOL", "Fecha-carga: 2 de marzo de 2020"),
            "Fin del documento",
            "1 de marzo de 2020 domingo",
            "es",
        ),
        (
            ("Sezione: POLITICA", "Lunghezza: 355 parole", "Autore: Ann Writer"),
            "Corpo",
            ("Classificazione", "Lingua: ITALIAN; ITALIANO", "Load-Date: March 2, 2020"),
            "Fine del documento",
            "1 marzo 2020 domenica",
            "it",
        ),
    ],
    ids=["German", "French", "Spanish", "Italian"],
)
def test_the_labels_of_other_languages(
    labels: Sequence[str], begin: str, after: Sequence[str], end: str, day: str, language: str
) -> None:
    one = article(labels=labels, begin=begin, after=after, end=end, day=day)
    first, second = pieces(docx([*one, *one]), "files.docx")
    assert first == second
    assert (first.headline, first.outlet) == ("Bridge opens in spring", "The Gazette")
    assert (first.byline, first.published, first.text) == ("Ann Writer", "2020-03-01", TEXT)
    assert first.language == language


# Older exports


def old_article(number: int, total: int, headline: str = "Bridge opens in spring") -> str:
    return f"""                               {number} of {total} DOCUMENTS



                                  The Gazette

                            March 1, 2020 Sunday
                                   Edition 1;
                                    Scotland

{headline}

BYLINE: Ann Writer

SECTION: NEWS; Pg. 3

LENGTH: 355 words


{wrapped(FIRST)}

{wrapped(SECOND)}

{wrapped(THIRD)}

LOAD-DATE: March 2, 2020

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2020 The Gazette Ltd.
                              All Rights Reserved

"""


def wrapped(text: str) -> str:
    """A text cut into lines of 78 columns."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 77:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


OLD_COVER = """



Download Request: Selected Items: 1-{last}
Time Of Request: Friday, March 20, 2020  16:51:31

Send To:
UNIVERSITY LIBRARY

Terms: (bridge and (toll))


"""


def test_an_older_export_as_text() -> None:
    data = OLD_COVER.format(last=3) + "".join(old_article(n, 3, f"Head {n}") for n in (1, 2, 3))
    found = pieces(data, "bridge.TXT")
    assert [each.headline for each in found] == ["Head 1", "Head 2", "Head 3"]
    assert found[0] == Piece(
        TEXT,
        headline="Head 1",
        outlet="The Gazette",
        byline="Ann Writer",
        published="2020-03-01",
        language="en",
    )


def test_a_headline_over_two_lines() -> None:
    data = old_article(1, 1, "Bridge opens in spring,\nand the ferry goes")
    found = piece(data, "bridge.txt")
    assert found.headline == "Bridge opens in spring, and the ferry goes"


def test_missing_numbers_of_an_older_export_are_named() -> None:
    data = OLD_COVER.format(last=5) + "".join(old_article(n, 5) for n in (1, 2, 4))
    *found, missing = read(data, "bridge.txt")
    assert len(found) == 3
    assert missing == Refused("2 articles of 5", "The file counts to 5, but does not hold: 3, 5.")


def test_a_part_of_an_older_export_is_whole() -> None:
    data = OLD_COVER.replace("1-{last}", "501-502") + old_article(501, 900) + old_article(502, 900)
    assert len(pieces(data, "bridge.txt")) == 2


def test_a_byline_right_above_a_highlight() -> None:
    data = old_article(1, 1).replace(
        "BYLINE: Ann Writer\n", "BYLINE: Ann Writer\nHIGHLIGHT: What it will cost\n"
    )
    found = piece(data, "bridge.txt")
    assert found.byline == "Ann Writer"
    assert found.text == f"What it will cost\n\n{TEXT}"


def test_a_single_older_article_without_a_number_is_read_too() -> None:
    found = piece(old_article(1, 1).partition("DOCUMENTS")[2], "bridge.txt")
    assert (found.headline, found.outlet) == ("Bridge opens in spring", "The Gazette")
    assert (found.published, found.text) == ("2020-03-01", TEXT)


def test_an_older_export_as_a_page() -> None:
    def line(words: str) -> str:
        label, colon, value = words.partition(": ")
        return (
            f'<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">{label}{colon}</SPAN>'
            f'<SPAN CLASS="c2">{value}</SPAN></P>\n</DIV>\n<BR>'
        )

    head = [
        "2 of 2 DOCUMENTS",
        "Der Spiegel",
        "27. Februar 2012 Montag 9:50 PM GMT+1",
        "Die Brücke",
    ]
    head += ["AUTOR: Ann Writer", "LÄNGE: 355 Wörter"]
    tail = ["UPDATE: 28. Februar 2012", "SPRACHE: GERMAN; DEUTSCH", "Copyright 2012 Spiegel"]
    body = [FIRST, SECOND, THIRD]
    one = "".join(map(line, ["1 of 2 DOCUMENTS", *head[1:], *body, *tail]))
    two = "".join(map(line, [*head, *body, *tail]))
    page = (
        '<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY><A NAME="DOC_ID_1_0"></A>'
        f"<!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->{one}{two}</BODY></HTML>"
    )
    first, second = pieces(page, "spiegel.html")
    assert first == second
    assert (first.headline, first.outlet, first.byline) == (
        "Die Brücke",
        "Der Spiegel",
        "Ann Writer",
    )
    assert (first.published, first.language, first.text) == ("2012-02-27", "de", TEXT)


def test_a_word_file_that_is_no_export_is_taken_whole() -> None:
    found = piece(docx(["Bridge opens", FIRST, SECOND]), "bridge.docx")
    assert found.whole
    assert found.text == f"Bridge opens\n\n{FIRST}\n\n{SECOND}"


def test_the_words_of_an_export_can_be_checked_against() -> None:
    data = exported(article("One"), article("Two"))
    for words in ("Two", SECOND, "Byline: Ann Writer"):
        assert words in text_of(data, "files.docx")
