"""The drafts of the originals of the bundled library, held against what its curators found.

`originals.yaml` has the whole findings by their places alone, since the texts belong to others.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from reader.folding import words
from reader.library.opening import open_library
from reader.model import SEGMENTS_JOINED_BY, Actor, Article, Kind, Quote
from reader.places import bundled_library
from tests.command import Json, reader
from tests.originals import ORIGINALS, with_originals

GOLDEN: Mapping[str, Json] = yaml.safe_load(
    (Path(__file__).parent / "originals.yaml").read_text(encoding="utf-8")
)
Found = dict[str, Json]

pytestmark = with_originals


def articles() -> list[Article]:
    return list(open_library(bundled_library()).articles())


def record(file: str) -> Found:
    """What `reader draft` finds in an original."""
    drafted: Found = json.loads(reader("draft", ORIGINALS / file, "--json").out)
    return drafted


def found_in(article: Article) -> list[Found]:
    """The quotes in marks that are found in the original of an article."""
    assert article.source
    quotes = record(article.source.file)["quotes"]
    assert isinstance(quotes, list)
    return [each for each in quotes if isinstance(each, dict) and each["kind"] != Kind.INDIRECT]


def segments(quote: Quote) -> list[list[str]]:
    return [words(part) for part in quote.words.split(SEGMENTS_JOINED_BY)]


def holds(found: Found, segment: list[str]) -> bool:
    return f" {' '.join(segment)} " in f" {' '.join(words(str(found['text'])))} "


def names_of(quote: Quote, actors: Mapping[str, Actor]) -> set[str]:
    """The names by which a speaker may be printed, in lower case."""
    assert quote.speaker
    actor = actors[quote.speaker]
    return {name.casefold() for name in (actor.name, *actor.aliases)}


def test_all_that_is_in_marks_is_found_with_its_speaker_and_cue_and_nothing_else() -> None:
    wrong = []
    actors = open_library(bundled_library()).actors
    for article in articles():
        found = found_in(article)
        curated = [quote for quote in article.quotes if quote.kind is not Kind.INDIRECT]
        for quote in curated:
            for segment in segments(quote):
                of_it = [each for each in found if holds(each, segment)]
                speakers = {str(each["speaker"]).casefold() for each in of_it}
                cues = {str(each["cue"] or "").casefold() for each in of_it}
                if not speakers & names_of(quote, actors) or (
                    quote.cue and quote.cue.casefold() not in cues
                ):
                    wrong.append((article.id, quote.id, speakers, cues))
        every = [segment for quote in curated for segment in segments(quote)]
        wrong += [
            (article.id, "false", {str(each["text"])}, set())
            for each in found
            if not any(holds(each, segment) for segment in every)
        ]
    assert wrong == []


def placed(drafted: Found) -> Json:
    """A draft without the words of its text."""
    quotes, actors = drafted["quotes"], drafted["actors"]
    assert isinstance(quotes, list)
    assert isinstance(actors, list)
    return {
        "headline": drafted["headline"],
        "outlet": drafted["outlet"],
        "published": drafted["published"],
        "quotes": [
            f"{one['start']}-{one['end']} {one['kind']} | {one['speaker']} | {one['cue']}"
            for one in quotes
            if isinstance(one, dict)
        ],
        "actors": [
            f"{one['kind']} {one['name']} | {one['role']}"
            for one in actors
            if isinstance(one, dict)
        ],
    }


@pytest.mark.parametrize("file", sorted(GOLDEN))
def test_the_draft_of_an_original_is_as_it_was(file: str) -> None:
    assert placed(record(file)) == GOLDEN[file]


def test_every_original_has_its_draft() -> None:
    assert {article.source.file for article in articles() if article.source} == set(GOLDEN)
