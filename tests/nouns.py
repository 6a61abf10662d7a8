"""Sound nouns for tests; `dataclasses.replace` makes others from them."""

from reader.bookmark import Bookmark
from reader.dates import parse
from reader.model import Actor, ActorKind, Article, Kind, Paragraph, Quote, QuoteKey, Role, Span

MINISTER = Actor(
    id="rufus-firefly",
    name="Rufus Firefly",
    kind=ActorKind.PERSON,
    roles=(
        Role("Mayor of Fredville", parse("2015/2018")),
        Role("Minister of Bridges", parse("2019/..")),
    ),
)
ACTORS = {MINISTER.id: MINISTER}

WORDS = "We will build the bridge this year"
QUOTE = Quote(
    id="q1",
    kind=Kind.DIRECT,
    spans=(Span(0, 1, 1 + len(WORDS)),),
    words=WORDS,
    paragraph=1,
    line=7,
    speakers=(MINISTER.id,),
    said=parse("2020-05-01"),
)
ARTICLE = Article(
    id="sample",
    file="articles/sample.yaml",
    outlet="The Daily Test",
    published=parse("2020-05-02"),
    paragraphs=(Paragraph(f"“{WORDS}”, he said.", 1),),
    headline="Minister promises a bridge",
    quotes=(QUOTE,),
)
BOOKMARK = Bookmark(
    key=QuoteKey("sample", "q1"),
    words=WORDS,
    kind=Kind.DIRECT,
    created="2020-05-03T10:00:00.000+00:00",
    speaker=MINISTER.id,
    speaker_name="Rufus Firefly",
    role="Minister of Bridges",
    said="2020-05-01",
    outlet="The Daily Test",
    headline="Minister promises a bridge",
    published="2020-05-02",
)
