"""Terms: words that stand for facts about an article or a quote in the full-text tables."""

from functools import lru_cache
from hashlib import blake2b

EVERY = "every"
"""A term of every article and quote, so that a purely negative query has something to match. Also
the value of a term that everything with a date of a kind has."""

LONG = "long"
"""The value of a term for dates that span more years than have terms."""

GAP = "0f0gap"
"""A word that no text has: phrases do not go on across it."""

# All terms begin alike, so that they share one list of where words with some prefix stand.
_PREFIX = "0f0"


@lru_cache(maxsize=8192)
def term(kind: str, value: str) -> str:
    """Return the term for a fact, such as ``speaker`` and an actor's id."""
    data = f"{kind}:{value}".encode("utf-8", "surrogatepass")
    return f"{_PREFIX}{blake2b(data, digest_size=6).hexdigest()}"
