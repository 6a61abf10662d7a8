"""What the index keeps of articles, actors, topics, problems and names, and the way back."""

import json
import zlib
from collections.abc import Iterable, Sequence

from reader.index.packing import Packer
from reader.model import (
    SEGMENTS_JOINED_BY,
    Actor,
    Article,
    LibraryInfo,
    Paragraph,
    Problem,
    Quote,
    Topic,
)

# Slower levels save little more.
_LEVEL = 3
# A window of 8 KiB holds most articles; a larger one takes longer to set up.
_WINDOW_BITS = 13

# To make an encoder takes as long as to encode a short article with it.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

_ACTORS = Packer(Actor)
_TOPICS = Packer(Topic)
_PROBLEMS = Packer(Problem)
# The words of quotes stand in the paragraphs, and the name of the file beside the record.
_QUOTES = Packer(Quote, without=["words"])
_ARTICLES = Packer(Article, without=["file", "quotes"])

LAYOUT = "; ".join(each.layout for each in (_ACTORS, _TOPICS, _PROBLEMS, _QUOTES, _ARTICLES))
"""How records are packed: another layout makes another version of the index."""

ACTOR_NAME = _ACTORS.names.index("name")
"""The place of the name in a packed actor."""


def pack(article: Article) -> bytes:
    """The bytes of an article."""
    packed = [_ARTICLES.pack(article), [_QUOTES.pack(quote) for quote in article.quotes]]
    return zlib.compress(_ENCODER.encode(packed).encode(), _LEVEL, _WINDOW_BITS)


def unpack(data: bytes, file: str) -> Article:
    """The article in the bytes; `file` is its file's name.

    Raises `zlib.error`, `ValueError`, `TypeError`, `LookupError` and `AttributeError` for bytes
    that `pack` did not make.
    """
    packed, packed_quotes = json.loads(zlib.decompress(data))
    texts = [paragraph[_TEXT] for paragraph in packed[_PARAGRAPHS]]
    quotes = [_QUOTES.unpack(each, words=_words(texts, each[_SPANS])) for each in packed_quotes]
    return _ARTICLES.unpack(packed, file=file, quotes=tuple(quotes))


_PARAGRAPHS, _SPANS = _ARTICLES.names.index("paragraphs"), _QUOTES.names.index("spans")
_TEXT = Paragraph._fields.index("text")


def _words(texts: Sequence[str], spans: Iterable[tuple[int, int, int]]) -> str:
    return SEGMENTS_JOINED_BY.join([texts[number][start:end] for number, start, end in spans])


def packed_actor(actor: Actor) -> str:
    """An actor as JSON."""
    return _ENCODER.encode(_ACTORS.pack(actor))


def unpacked_actor(packed: str) -> Actor:
    """An actor from JSON."""
    return _ACTORS.unpack(json.loads(packed))


def packed_topic(topic: Topic) -> str:
    """A topic as JSON."""
    return _ENCODER.encode(_TOPICS.pack(topic))


def unpacked_topic(packed: str) -> Topic:
    """A topic from JSON."""
    return _TOPICS.unpack(json.loads(packed))


def packed_info(info: LibraryInfo) -> str:
    """What library.yaml says, as JSON."""
    return _ENCODER.encode(info)


def unpacked_info(packed: str) -> LibraryInfo:
    """What library.yaml says, from JSON. Raises `ValueError` and `TypeError`."""
    info = LibraryInfo(*json.loads(packed))
    if not all(isinstance(each, str) or each is None for each in info) or not info.id:
        raise ValueError(packed)
    return info


def packed_problems(problems: Iterable[Problem]) -> str | None:
    """Problems as JSON; ``None`` for none."""
    packed = [_PROBLEMS.pack(problem) for problem in problems]
    return _ENCODER.encode(packed) if packed else None


def unpacked_problems(packed: str | None) -> tuple[Problem, ...]:
    """Problems from JSON."""
    return tuple([_PROBLEMS.unpack(each) for each in json.loads(packed or "[]")])


def as_bytes(name: str) -> bytes:
    """A file's name as the index keeps it: the bytes that the system has."""
    return name.encode("utf-8", "surrogateescape")


def as_name(data: bytes) -> str:
    """A file's name as Python has it."""
    return data.decode("utf-8", "surrogateescape")
