"""Converts articles, actors, topics, problems and file names to what the index stores, and back."""

import json
import zlib
from collections.abc import Iterable, Sequence

from reader.index.packing import Packer
from reader.model import SEGMENTS_JOINED_BY, Actor, Article, LibraryInfo, Paragraph, Quote, Topic
from reader.problem import Problem

# Slower levels save little.
_LEVEL = 5
# A window of 8 KiB holds most articles; a larger one takes longer to set up.
_WINDOW_BITS = 13

# Making an encoder takes as long as encoding a short article.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

_ACTORS = Packer(Actor)
_TOPICS = Packer(Topic)
_PROBLEMS = Packer(Problem)
# The words of quotes are in the paragraphs, and the name of the file is in its own column.
_QUOTES = Packer(Quote, without=["words"])
_ARTICLES = Packer(Article, without=["file", "quotes"])

LAYOUT = "; ".join(each.layout for each in (_ACTORS, _TOPICS, _PROBLEMS, _QUOTES, _ARTICLES))
"""How records are packed. Another layout makes another version of the index."""

ACTOR_NAME = _ACTORS.names.index("name")
"""The place of the name in a packed actor."""


def pack(article: Article, summary: str = "") -> bytes:
    """Pack an article and the words of its card."""
    quotes = [_QUOTES.pack(quote) for quote in article.quotes]
    packed = [_ARTICLES.pack(article), quotes, summary]
    return zlib.compress(_ENCODER.encode(packed).encode(), _LEVEL, _WINDOW_BITS)


def unpack(data: bytes, file: str) -> Article:
    """Unpack an article. Raises what `unpack_with_summary` does."""
    return unpack_with_summary(data, file)[0]


def unpack_with_summary(data: bytes, file: str) -> tuple[Article, str]:
    """Unpack an article and the words of its card; `file` is the name of its file.

    Raises `zlib.error`, `ValueError`, `TypeError`, `LookupError` and `AttributeError` for bytes
    that `pack` did not make.
    """
    packed, packed_quotes, summary = json.loads(zlib.decompress(data))
    texts = [paragraph[_TEXT] for paragraph in packed[_PARAGRAPHS]]
    quotes = [_QUOTES.unpack(each, words=_words(texts, each[_SPANS])) for each in packed_quotes]
    return _ARTICLES.unpack(packed, file=file, quotes=tuple(quotes)), str(summary)


_PARAGRAPHS, _SPANS = _ARTICLES.names.index("paragraphs"), _QUOTES.names.index("spans")
_TEXT = Paragraph._fields.index("text")


def _words(texts: Sequence[str], spans: Iterable[tuple[int, int, int]]) -> str:
    return SEGMENTS_JOINED_BY.join([texts[number][start:end] for number, start, end in spans])


def packed_actor(actor: Actor) -> str:
    """Pack an actor as JSON."""
    return _ENCODER.encode(_ACTORS.pack(actor))


def unpacked_actor(packed: str) -> Actor:
    """Unpack an actor."""
    return _ACTORS.unpack(json.loads(packed))


def packed_topic(topic: Topic) -> str:
    """Pack a topic as JSON."""
    return _ENCODER.encode(_TOPICS.pack(topic))


def unpacked_topic(packed: str) -> Topic:
    """Unpack a topic."""
    return _TOPICS.unpack(json.loads(packed))


def packed_info(info: LibraryInfo) -> str:
    """Pack the contents of library.yaml as JSON."""
    return _ENCODER.encode(info)


def unpacked_info(packed: str) -> LibraryInfo:
    """Unpack the contents of library.yaml. Raises `ValueError` and `TypeError`."""
    info = LibraryInfo(*json.loads(packed))
    if not all(isinstance(each, str) or each is None for each in info) or not info.id:
        raise ValueError(packed)
    return info


def packed_problems(problems: Iterable[Problem]) -> str | None:
    """Pack problems as JSON; return ``None`` if there are none."""
    packed = [_PROBLEMS.pack(problem) for problem in problems]
    return _ENCODER.encode(packed) if packed else None


def unpacked_problems(packed: str | None) -> tuple[Problem, ...]:
    """Unpack problems."""
    return tuple([_PROBLEMS.unpack(each) for each in json.loads(packed or "[]")])


def as_bytes(name: str) -> bytes:
    """Return a file's name as the index stores it: in the system's own bytes."""
    return name.encode("utf-8", "surrogateescape")


def as_name(data: bytes) -> str:
    """Return a file's name as Python represents it."""
    return data.decode("utf-8", "surrogateescape")
