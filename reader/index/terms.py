"""Terms: words that stand for facts about an article or a quote in the full-text tables."""

from functools import lru_cache
from hashlib import blake2b

EVERY = "every"
"""A term of every article and quote, so that a purely negative query has something to match. Also
the value of a term that everything with a date of a kind has."""

LONG = "long"
"""The value of a term for dates that span more years than have terms."""

# All terms begin alike, so that they share one entry in the index of prefixes.
_PREFIX = "0f0"


@lru_cache(maxsize=8192)
def term(kind: str, value: str) -> str:
    """Return the term for a fact, such as ``speaker`` and an actor's id."""
    data = f"{kind}:{value}".encode("utf-8", "surrogatepass")
    return f"{_PREFIX}{blake2b(data, digest_size=6).hexdigest()}"
