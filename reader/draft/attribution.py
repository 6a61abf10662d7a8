"""Attributes each quoted stretch to an act of speech, by rules from sure to unsure.

Each answer has the name of its rule and a confidence, so that a curator is sent to the unsure ones.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.draft import governing
from reader.draft.acts import Act
from reader.draft.descriptions import head_noun
from reader.draft.indirect import stands_behind
from reader.draft.marks import Marked
from reader.draft.negatives import is_naming, is_title_case, words_in
from reader.draft.runs import name_begins
from reader.draft.sentences import Sentence
from reader.draft.speaker import Speaker
from reader.draft.speakers import Speakers
from reader.draft.tokens import SIGN, WORD, Token
from reader.draft.words import DOCUMENTS, RELATIVES

CONFIDENCE = {
    "right": 0.97,
    "left": 0.96,
    "clause": 0.9,
    "according": 0.93,
    "behind": 0.9,
    "opinion": 0.9,
    "noun": 0.8,
    "weak": 0.8,
    "split": 0.96,
    "next": 0.95,
    "transcript": 0.95,
    "signature": 0.85,
    "before": 0.75,
    "paragraph": 0.7,
    "subject": 0.4,
    "running": 0.4,
    "none": 0.2,
}
"""How sure each rule is of the speaker."""

_SHORT = 5
_REACH = 12
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Uu]s)\b")


class Attribution(NamedTuple):
    """Who is taken to say a quoted stretch (`mark` is its number), by which rule.

    `act` is the number of a sentence and the act of speech in it. `follows` is the number of the
    mark of which this one goes on. `introduced` tells that a comma or a colon stands before it.
    """

    mark: int
    sentence: int
    rule: str
    speaker: Speaker | None = None
    act: tuple[int, Act] | None = None
    follows: int | None = None
    is_quote: bool = True
    introduced: bool = False


class Attributor:
    """Goes through a text and attributes its quoted stretches in their order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        marks: Sequence[Marked],
        found: Sequence[Sequence[Act]],
        speakers: Speakers,
    ) -> None:
        self._text, self._sentences, self._marks = text, sentences, marks
        self._speakers = speakers
        self.acts = found
        self._last: Attribution | None = None

    def attribute(self) -> list[Attribution]:
        """What is found of each quoted stretch, in order."""
        found = []
        for number, sentence in enumerate(self._sentences):
            for at in sentence.quotes:
                one = self._one(number, at)
                found.append(one)
                if one.is_quote:
                    self._last = one
                    if one.speaker and one.rule != "noun":
                        self._speakers.running = one.speaker
        return self._looked_ahead(found)

    def _looked_ahead(self, found: list[Attribution]) -> list[Attribution]:
        """Give what runs on into the next paragraph the speaker that is named there."""
        for place in range(len(found) - 2, -1, -1):
            one, after = found[place], found[place + 1]
            runs_on = runs_into(self._text, self._marks, one.mark)
            if runs_on and CONFIDENCE[one.rule] < 0.8 <= CONFIDENCE[after.rule]:
                found[place] = self._goes_on(one, after, "next")._replace(is_quote=True)
        return found

    def _one(self, number: int, at: int) -> Attribution:
        tokens = self._sentences[number].tokens
        mark = self._marks[tokens[at].quote]
        words = words_in(self._text, mark)
        introduced = at > 0 and tokens[at - 1].text in (",", ":")
        blank = Attribution(tokens[at].quote, number, "none", introduced=introduced)
        if words == 0 or is_naming(tokens, at):
            return blank._replace(is_quote=False)
        title = is_title_case(self._text, mark)
        found = self._by_act(number, at, blank)
        if found and not (title and not self._is_said(tokens, at, found)):
            return found
        if title:
            return blank._replace(is_quote=False)
        found = self._floating(number, at, blank)
        if found:
            return found
        if words < _SHORT and not self._is_alone(tokens, at):
            return blank._replace(is_quote=False)
        return self._by_subject(number, at, words, blank)

    def _is_said(self, tokens: Sequence[Token], at: int, found: Attribution) -> bool:
        """Whether the words of a stretch that looks like a title are those of a verb beside it."""
        if found.rule == "right":
            return True
        before = tokens[at - 1] if tokens[at - 1].kind == WORD else tokens[at - 2]
        act = found.act[1] if found.act else None
        return found.rule == "left" and act is not None and before.end == tokens[act.end - 1].end

    # Acts in the same sentence

    def _by_act(self, number: int, at: int, blank: Attribution) -> Attribution | None:
        found = self.acts[number]
        tokens = self._sentences[number].tokens
        left = governing.left(found, tokens, at)
        right = governing.right(found, tokens, at)
        if right and right.way == "after":
            return self._made(number, right, blank, "right")
        touching = (
            left is not None and left.way != "noun" and governing.touches(tokens, left.end, at)
        )
        inside = self._inside(tokens[at])
        if (
            right
            and not touching
            and (left is None or at < 2 or inside.endswith(",") or left.grade < 2)
        ):
            return self._made(number, right, blank, "right")
        if left:
            rule = left.way if left.way in ("according", "opinion", "noun") else "clause"
            if rule == "clause":
                rule = "left" if touching else "clause" if left.grade > 1 else "weak"
            made = self._made(number, left, blank, rule)
            if made:
                return made
        later = governing.according(found, at)
        if later:
            return self._made(number, later, blank, "according")
        behind = next((act for act in found if act.first > at and stands_behind(tokens, act)), None)
        return self._made(number, behind, blank, "behind") if behind else None

    def _inside(self, token: Token) -> str:
        mark = self._marks[token.quote]
        return self._text[mark.start : mark.end]

    def _made(self, number: int, act: Act, blank: Attribution, rule: str) -> Attribution | None:
        speaker = self.speaker(number, act)
        if speaker is None and act.subject is None:
            return None
        if speaker and rule == "right" and speaker.way == "pronoun":
            speaker = self._speakers.going_on(number, speaker)
        last = self._last
        follows = None
        if (
            last
            and last.act == (number, act)
            and last.rule == "right"
            and rule in ("left", "clause", "weak")
        ):
            follows, rule = last.mark, "split"
        return blank._replace(rule=rule, speaker=speaker, act=(number, act), follows=follows)

    def speaker(self, number: int, act: Act) -> Speaker | None:
        """Who is the subject of an act: its own, that of the act before, or whom the sentence is
        about."""
        if act.subject:
            found = self._speakers.of(number, act.subject)
            return self._whose(number, act, found) or found
        acts = self.acts[number]
        place = acts.index(act)
        earlier = [
            before
            for before in acts[max(0, place - _REACH) : place]
            if before.subject and before.way in ("before", "after", "main")
        ]
        strong = [before for before in earlier if before.grade >= 2]
        subject = (strong or earlier)[-1:]
        if subject and subject[0].subject:
            return self._speakers.of(number, subject[0].subject)
        return self._speakers.main(number)

    def _whose(self, number: int, act: Act, found: Speaker | None) -> Speaker | None:
        """Whose a document is that somebody issued: “They released a letter which said”."""
        subject = act.subject
        if found is None or found.bearer or subject is None or subject.first == 0:
            return None
        tokens = self._sentences[number].tokens
        if tokens[act.first - 1].low not in RELATIVES:
            return None
        made = tokens[subject.first].low in ("a", "an") and tokens[subject.first - 1].kind == WORD
        if not made or head_noun(found.name.split()) not in DOCUMENTS:
            return None
        main = self._speakers.main(number)
        return main._replace(sure=False) if main and main.name != found.name else None

    # Sentences that are nothing but quoted

    def _is_alone(self, tokens: Sequence[Token], at: int) -> bool:
        return all(token.kind not in (WORD,) for n, token in enumerate(tokens) if n != at)

    def _floating(self, number: int, at: int, blank: Attribution) -> Attribution | None:
        """A sentence of quoted words only: it goes on what was said before."""
        sentence = self._sentences[number]
        label = self._label(sentence.tokens, at)
        if label:
            return blank._replace(rule="transcript", speaker=label)
        if not self._is_alone(sentence.tokens, at):
            return None
        last = self._last
        if last and last.speaker and number - last.sentence <= 1:
            before = self._sentences[last.sentence]
            if before.paragraph == sentence.paragraph:
                return self._goes_on(blank, last, "next")
            if not self._marks[last.mark].closed:
                return self._goes_on(blank, last, "next")
        earlier = self._before(number, blank)
        if earlier:
            return earlier
        signed = self._signed(number)
        if signed:
            return blank._replace(rule="signature", speaker=signed)
        if last and last.speaker:
            return blank._replace(rule="paragraph", speaker=last.speaker._replace(sure=False))
        return None

    def _goes_on(self, blank: Attribution, last: Attribution, rule: str) -> Attribution:
        return blank._replace(rule=rule, speaker=last.speaker, act=last.act, follows=last.mark)

    def _before(self, number: int, blank: Attribution) -> Attribution | None:
        """The act, or the subject, of the sentence before."""
        if number == 0:
            return None
        tokens = self._sentences[number - 1].tokens
        same = self._sentences[number - 1].paragraph == self._sentences[number].paragraph
        colon = tokens[-1].text == ":" or tokens[-1].text in "—–"
        if not (same or colon):
            return None
        for act in reversed(self.acts[number - 1][-_REACH:]):
            if act.grade >= 2 or colon:
                made = self._made(number - 1, act, blank, "before")
                if made:
                    return made._replace(follows=None)
        speaker = self._speakers.main(number - 1)
        if speaker and (speaker.bearer is None or speaker.bearer.person or colon):
            return blank._replace(rule="before", speaker=speaker._replace(sure=False))
        return None

    def _label(self, tokens: Sequence[Token], at: int) -> Speaker | None:
        """The name in “JANE DOE: “…””, at the beginning of a line."""
        if not 1 < at < 5 or tokens[at - 1].text != ":":
            return None
        if not all(token.is_capital for token in tokens[: at - 1]):
            return None
        return self._named([token.text for token in tokens[: at - 1]], tokens[0].start)

    def _signed(self, number: int) -> Speaker | None:
        """The name in a line “— Jane Doe” below."""
        if number + 1 >= len(self._sentences):
            return None
        tokens = self._sentences[number + 1].tokens
        if tokens[0].kind != SIGN or tokens[0].text not in ("—", "–", "-", "--"):
            return None
        words = []
        for token in tokens[1:6]:
            if not token.is_capital:
                break
            words.append(token.text)
        return self._named(words, tokens[0].start) if words else None

    def _named(self, words: Sequence[str], place: int) -> Speaker | None:
        printed = " ".join(words)
        name = list(words[name_begins(words) :]) or list(words)
        bearer = self._speakers.names.of(name, place)
        full = bearer.name if bearer else " ".join(name)
        if full.isupper() and len(full) > 4:
            full = full.title()
        return Speaker(full, bearer, printed, "name")

    def _by_subject(self, number: int, at: int, words: int, blank: Attribution) -> Attribution:
        """Whom the sentence is about, where nothing better is found."""
        if words < _SHORT:
            return blank._replace(is_quote=False)
        speaker = self._speakers.main(number)
        if speaker and speaker.bearer and speaker.bearer.person:
            return blank._replace(rule="subject", speaker=speaker._replace(sure=False))
        running = self._speakers.running
        if running and _FIRST_PERSON.search(self._inside(self._sentences[number].tokens[at])):
            return blank._replace(rule="running", speaker=running._replace(sure=False))
        return blank


def runs_into(text: str, marks: Sequence[Marked], number: int) -> bool:
    """Whether a stretch is not closed because the next paragraph goes on and opens a mark again."""
    if marks[number].closed or number + 1 >= len(marks):
        return False
    return not text[marks[number].after : marks[number + 1].before].strip()
