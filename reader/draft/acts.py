"""Finds acts of speech in a sentence: a verb or noun that attributes, and whose it is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.adverbials import is_adverb, is_comma, is_passive
from reader.draft.cues import CUES, IN_WORDS, NOUNS, Cue, phrasal
from reader.draft.finite_verbs import NOT_BEFORE_VERB, is_finite, went_on
from reader.draft.phrases import Phrase, phrase_after, phrase_before, to_noun
from reader.draft.subjects import subject_before
from reader.draft.tokens import POSSESSIVE, QUOTE, WORD, Token
from reader.draft.words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DOCUMENTS,
    GROUP_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    word_set,
)

Tokens = Sequence[Token]

# After these a participle has a subject of its own: “with Jane Doe saying”.
_LEADING_OWN = word_set("with despite without amid")
_BEGINNING = word_set("started began begun continued kept stopped")


class Act(NamedTuple):
    """An act of speech: where its cue stands (token positions), the verb, and the subject.

    `subject` is missing where it is that of the verb before. `way` is ``before``, ``after``,
    ``by``, ``main`` (a participle at the beginning), ``none``, ``according``, ``noun`` or
    ``opinion``: where the subject stands, or what kind of cue it is.
    """

    first: int
    end: int
    verb: Cue | None
    subject: Phrase | None
    way: str

    @property
    def grade(self) -> int:
        return self.verb.grade if self.verb else 2


def acts(tokens: Tokens) -> list[Act]:
    """The acts of speech in a sentence, in order."""
    return [act for at in range(len(tokens)) for act in _act(tokens, at)]


def _act(tokens: Tokens, at: int) -> Iterator[Act]:
    token = tokens[at]
    if token.kind != WORD:
        return
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if (token.low == "according" and following == "to") or (token.low == "per" and at == 0):
        end = at + 1 + (token.low == "according")
        subject = phrase_after(tokens, end) or _pronoun(tokens, end)
        if subject:
            subject = _author(tokens, subject) or to_noun(tokens, subject)
            yield Act(at, end, None, subject, "according")
    elif token.low in IN_WORDS and at > 1:
        yield from _opinion(tokens, at)
    elif token.low == "put" and following == "it" and at > 1:
        subject = _who_puts_it(tokens, at)
        if subject:
            yield Act(at, at + 2, None, subject, "opinion")
    else:
        yield from _verb_or_noun(tokens, at, following)


def _verb_or_noun(tokens: Tokens, at: int, following: str) -> Iterator[Act]:
    token = tokens[at]
    cue = CUES.get(token.low)
    if cue and (at == 0 or not token.is_capital):
        act = _verb(tokens, at, phrasal(cue, following) or cue)
        if act:
            yield act
            return
    if token.low in NOUNS and not token.is_capital:
        yield from _noun(tokens, at, following)


def _pronoun(tokens: Tokens, at: int) -> Phrase | None:
    pronoun = at < len(tokens) and tokens[at].low in ("him", "her", "them", "it")
    return Phrase(at, at + 1) if pronoun else None


def _who_puts_it(tokens: Tokens, at: int) -> Phrase | None:
    """The subject in “as Jane Doe put it”."""
    for back in range(at - 1, max(at - 12, -1), -1):
        if tokens[back].low == "as":
            found = phrase_after(tokens, back + 1) or _nominative(tokens, back + 1)
            return found._replace(end=min(found.end, at), beside=None) if found else None
    return None


def _author(tokens: Tokens, document: Phrase) -> Phrase | None:
    """Who wrote a document: “a letter on Monday by Jane Doe”."""
    if not any(token.low in DOCUMENTS for token in tokens[document.first : document.end]):
        return None
    for at in range(document.end, min(document.end + 4, len(tokens))):
        if tokens[at].low in ("by", "from"):
            return phrase_after(tokens, at + 1)
        if tokens[at].kind != WORD:
            break
    return None


def _opinion(tokens: Tokens, at: int) -> Iterator[Act]:
    """“In his opinion”, “in the words of Jane Doe”, “in Doe’s view”."""
    before = tokens[at - 1]
    if tokens[at - 2].low == "in" and before.low in POSSESSIVES:
        yield Act(at - 2, at + 1, None, Phrase(at - 1, at), "opinion")
    elif tokens[at - 2].low == "in" and before.low == "the" and tokens[at + 1 : at + 2]:
        subject = phrase_after(tokens, at + 2) if tokens[at + 1].low == "of" else None
        if subject:
            yield Act(at - 2, at + 2, None, subject, "opinion")
    elif before.kind == POSSESSIVE:
        owner = phrase_before(tokens, at - 1)
        if owner and owner.first and tokens[owner.first - 1].low == "in":
            yield Act(owner.first - 1, at + 1, None, owner, "opinion")


def _noun(tokens: Tokens, at: int, following: str) -> Iterator[Act]:
    """“calls by Jane Doe to”, “Doe’s statement”, “her claim”."""
    if following in ("by", "from"):
        subject = phrase_after(tokens, at + 2)
        if subject:
            yield Act(at, at + 1, None, subject, "noun")
        return
    first = at - 1
    while (
        first > 0
        and at - first < 3
        and tokens[first].kind == WORD
        and tokens[first].low not in POSSESSIVES
    ):
        first -= 1
    if first >= 0 and tokens[first].low in POSSESSIVES:
        yield Act(at, at + 1, None, Phrase(first, first + 1), "noun")
    elif first > 0 and tokens[first].kind == POSSESSIVE:
        owner = phrase_before(tokens, first)
        if owner:
            yield Act(at, at + 1, None, owner, "noun")


def _verb(tokens: Tokens, at: int, cue: Cue) -> Act | None:
    """The act of a form of a verb of speech, unless it is used as a noun or an adjective."""
    end = at + 1 + (" " in cue.lemma)
    agent = _agent(tokens, end)
    if agent and cue.tense == "past":
        return Act(at, end, cue, agent, "by")
    if cue.tense == "ing":
        return _participle(tokens, at, end, cue)
    if not is_finite(tokens, at, cue):
        return None
    if _is_inverted(tokens, at, end):
        subject = phrase_after(tokens, end) or _nominative(tokens, end)
        return Act(at, end, cue, subject, "after") if subject else None
    first = at
    if tokens[at - 1].low == "to":
        first = went_on(tokens, at) or at
    subject = subject_before(tokens, first)
    if subject and _is_reduced(tokens, at, subject):
        return None
    if subject:
        return Act(at, end, cue, subject, "before")
    return Act(at, end, cue, None, "none") if _may_share(tokens, at) else None


def _is_reduced(tokens: Tokens, at: int, subject: Phrase) -> bool:
    """Whether a participle only tells more of a noun: “In a message posted to a site,”."""
    leading = tokens[subject.first - 1].low if subject.first else ""
    return (
        subject.end == at
        and leading in PREPOSITIONS - {"with", "as", "after", "before", "since", "until", "than"}
        and not tokens[subject.end - 1].is_capital
        and tokens[subject.first].low not in SUBJECT_PRONOUNS
    )


def _agent(tokens: Tokens, end: int) -> Phrase | None:
    """The phrase after *by*, if that follows a participle at once."""
    if end + 1 < len(tokens) and tokens[end].low == "by":
        return phrase_after(tokens, end + 1)
    return None


def _nominative(tokens: Tokens, at: int) -> Phrase | None:
    pronoun = at < len(tokens) and tokens[at].low in SUBJECT_PRONOUNS
    return Phrase(at, at + 1) if pronoun else None


def _is_inverted(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the subject follows the verb: the verb stands behind a quoted stretch."""
    back = at - 1
    while back > 0 and is_comma(tokens[back]):
        back -= 1
    if tokens[back].kind != QUOTE or end >= len(tokens):
        return False
    after = tokens[end]
    return after.kind == WORD and (
        after.is_capital
        or after.low in ARTICLES
        or after.low in SUBJECT_PRONOUNS
        or after.low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | {"that"}
    )


def _may_share(tokens: Tokens, at: int) -> bool:
    """Whether a verb may have the subject of the one before: after *and*, *but* or a comma."""
    back = at - 1
    while back > 0 and (is_adverb(tokens[back]) or tokens[back].low in AUXILIARIES):
        back -= 1
    return tokens[back].low in CONJUNCTIONS or is_comma(tokens[back]) or tokens[back].low == "then"


def _participle(tokens: Tokens, at: int, end: int, cue: Cue) -> Act | None:
    back = at - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    if back < 0:
        return Act(at, end, cue, _main_subject_after(tokens, end), "main")
    before = tokens[back]
    if before.low == "as":
        return _as_saying(tokens, at, end, back, cue)
    if before.low == "by" and cue.grade < 2:
        return None
    if (
        is_comma(before)
        or before.low in CONJUNCTIONS
        or before.low in ("by", "while", "when", "after", "before")
    ):
        subject = _main_subject_after(tokens, end) if back == 0 else None
        return Act(at, end, cue, subject, "main" if back == 0 else "none")
    if before.low in AUXILIARIES:
        subject = subject_before(tokens, at)
        return Act(at, end, cue, subject, "before") if subject else None
    if before.kind != WORD or before.low in NOT_BEFORE_VERB:
        return None
    return _behind_noun(tokens, at, end, back, cue)


def _behind_noun(tokens: Tokens, at: int, end: int, back: int, cue: Cue) -> Act | None:
    """The act of a participle behind a noun, which may be its subject: “with Jane Doe saying”."""
    if tokens[back].low in _BEGINNING:
        subject = subject_before(tokens, back)
        return Act(at, end, cue, subject, "before") if subject else None
    subject = phrase_before(tokens, back + 1)
    if subject is None:
        return None
    leading = tokens[subject.first - 1] if subject.first else None
    alone = leading is None or is_comma(leading) or leading.low in CONJUNCTIONS
    own = (tokens[back].is_capital and alone) or (leading and leading.low in _LEADING_OWN)
    if own or tokens[back].low in GROUP_WORDS:
        return Act(at, end, cue, subject, "before")
    is_noun = tokens[at].low in DOCUMENTS or tokens[at].low in NOUNS
    return None if is_noun and not tokens[back].is_capital else Act(at, end, cue, None, "none")


def _main_subject_after(tokens: Tokens, first: int) -> Phrase | None:
    """The subject of the main clause behind a clause that begins with a participle."""
    for at in range(first, min(first + 40, len(tokens) - 1)):
        if tokens[at].text == ",":
            return phrase_after(tokens, at + 1) or _nominative(tokens, at + 1)
    return None


def _as_saying(tokens: Tokens, at: int, end: int, back: int, cue: Cue) -> Act | None:
    """“quoted Jane Doe as saying”, “Jane Doe was quoted as saying”."""
    for verb in range(back - 1, max(back - 20, -1), -1):
        if tokens[verb].low in ("quoted", "cited", "quotes", "cites", "quoting", "citing"):
            if is_passive(tokens, verb) or verb == back - 1:
                subject = subject_before(tokens, verb)
            else:
                subject = phrase_after(tokens, verb + 1)
            return Act(at, end, cue, subject, "before") if subject else None
    return None
