"""Recognises articles that a library holds already, or that were added a moment ago."""

from collections.abc import Iterator

from reader.addresses import address_key
from reader.folding import words
from reader.index.articles import ids_matching
from reader.index.fulltext import phrase, with_terms
from reader.index.terms import term
from reader.library.library import Library
from reader.sources.known import LIKE, KnownArticles, Match, fingerprint, likeness

# So many runs of so many words, from all of a text, are looked for. A text that is `LIKE` another
# has nearly all of them.
_RUNS, _RUN = 8, 6
_MOST = 8


class Duplicates:
    """Looks for an article with the same bytes, address or nearly the same words, in the library
    and in what was added."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._added = KnownArticles()

    def find(self, text: str, url: str | None, sha256: str | None) -> Match | None:
        """The article with the same bytes, the same address, or else the most like words, if there
        is one. `sha256` is that of a source which holds the article alone."""
        print = fingerprint(text)
        found = self._added.find(url=url, sha256=sha256, fingerprint=print)
        if found:
            return found
        if sha256 and (id := self._with("source", sha256)):
            return Match(id, "bytes", 1.0)
        if url and (id := self._with("url", address_key(url))):
            return Match(id, "address", 1.0)
        alike = [(likeness(print, fingerprint(self._text_of(id))), id) for id in self._near(text)]
        best, id = max(alike, default=(0.0, ""))
        return Match(id, "words", best) if best >= LIKE else None

    def add(self, id: str, text: str, url: str | None, sha256: str | None) -> None:
        """Remember an article that was added."""
        self._added.add(id, url=url, sha256=sha256, fingerprint=fingerprint(text))

    def _with(self, kind: str, value: str) -> str | None:
        """The id of an article with a term."""
        found = self._library.ask(ids_matching, with_terms([term(kind, value)]), 1)
        return found[0] if found else None

    def _near(self, text: str) -> set[str]:
        """The ids of articles that have some run of the text's words."""
        return {
            id
            for run in _runs(words(text))
            for id in self._library.ask(ids_matching, f"body : {phrase(run)}", _MOST)
        }

    def _text_of(self, id: str) -> str:
        article = self._library.article(id)
        return "\n".join(each.text for each in article.paragraphs) if article else ""


def _runs(found: list[str]) -> Iterator[str]:
    step = max(1, (len(found) - _RUN) // _RUNS)
    for start in range(0, max(1, len(found) - _RUN + 1), step):
        if run := found[start : start + _RUN]:
            yield " ".join(run)
