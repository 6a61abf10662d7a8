"""Generates a library of any size: ``python -m tests.benchmarks.generate FOLDER ARTICLES``.

Its words follow Zipf's law, as those of real text do (G. K. Zipf, "Human Behavior and the
Principle of Least Effort", 1949), and a few actors speak most. Each article has 8 quotes in about
6 KB of YAML.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

SEED = 20_200_803
VOCABULARY, ACTORS, TOPICS, OUTLETS = 40_000, 300, 40, 25
FIRST_DAY, DAYS = date(1996, 1, 1), 9_000
PARAGRAPHS, QUOTES, REPORTED = 16, 8, 7
KINDS = ("direct", "partial", "indirect")
CUES = ("said", "told", "stressed", "denied", "added", "warned", "noted", "announced")
# The most common words of English, most common first; the made-up ones follow.
_COMMON = """the of and to in a is that for it as was with be by on not he his but at are this have
from or had an they which one you were all her she there would their we him been has when who will
no more if out so up said what its about than into them can only other time new some could these
two may first then do any my now such like our over man me even most made after also did many off
before must well back through years much where your way down should because long each just state
people those too mr how little good world make very year still see own work men day get here old
government president minister war military power country states russia united nations sanctions
talks security foreign cooperation agreement peace defence treaty nuclear east trade energy"""
COMMON = _COMMON.split()
_SYLLABLES = """ba be bi bo da de di do fa fe fi ga ge go ha he ho ja ka ke ki ko la le li lo ma me
mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zo bran cor del
fen gar hol jar kel lan mer nor pol quin ral sol tor ul ver wan yor zen"""
SYLLABLES = _SYLLABLES.split()


def generate(folder: Path, articles: int, seed: int = SEED) -> Path:
    """Write a library with a number of articles into a folder. Return the folder."""
    made = _Maker(random.Random(seed))
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text(
        f"format: 1\nid: generated-{articles}\ntitle: {articles:,} generated articles\n",
        encoding="utf-8",
    )
    (folder / "actors.yaml").write_text("".join(made.actors()), encoding="utf-8")
    (folder / "topics.yaml").write_text(
        "".join(f"{id}: {{name: {id.title()}}}\n" for id in made.topics), encoding="utf-8"
    )
    for number in range(articles):
        name, text = made.article(number)
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    return folder


def write_reports(folder: Path, files: int, seed: int = SEED) -> Path:
    """Write reports as plain text into a folder, no two of them alike. Return the folder."""
    made = _Maker(random.Random(seed))
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        (folder / f"{number:06}.txt").write_text(made.report(), encoding="utf-8")
    return folder


class _Maker:
    def __init__(self, random: random.Random) -> None:
        self._random = random
        self._words = [*COMMON, *self._made_up(VOCABULARY - len(COMMON))]
        self._word_weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        self._names = self._unique_names(ACTORS)
        self._actor_ids = [f"actor-{number}" for number in range(ACTORS)]
        self._actor_weights = list(accumulate(1 / (rank + 3) for rank in range(ACTORS)))
        self.topics = [f"topic-{word}" for word in self._words[200 : 200 + TOPICS]]
        self._outlets = [f"The {word.title()} Post" for word in self._words[300 : 300 + OUTLETS]]

    def _made_up(self, count: int) -> list[str]:
        known = set(COMMON)
        while len(known) < len(COMMON) + count:
            word = "".join(self._random.choices(SYLLABLES, k=self._random.choice((2, 2, 3, 3, 4))))
            known.add(word)
        return sorted(known - set(COMMON), key=lambda word: (len(word), word))

    def _unique_names(self, count: int) -> list[tuple[str, str]]:
        lasts = self._random.sample(self._words[2_000:12_000], count)
        return [(self._random.choice(self._words[500:900]).title(), last.title()) for last in lasts]

    def actors(self) -> Iterator[str]:
        """Yield the entries of actors.yaml."""
        for id, (first, last) in zip(self._actor_ids, self._names, strict=True):
            yield f"{id}:\n  name: {first} {last}\n  kind: person\n  aliases: [{last}]\n"
            yield f'  roles:\n    - {{title: Minister of {last}, held: "1996/2008"}}\n'
            yield f'    - {{title: President of {last}, held: "2009/.."}}\n'

    def _text(self, length: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._word_weights, k=length)

    def _actor(self) -> int:
        return self._random.choices(range(ACTORS), cum_weights=self._actor_weights)[0]

    def article(self, number: int) -> tuple[str, str]:
        """Return the name and the text of an article's file."""
        day = FIRST_DAY + timedelta(days=self._random.randrange(DAYS))
        speakers = [self._actor() for _ in range(QUOTES)]
        paragraphs = []
        for at in range(PARAGRAPHS):
            words = self._text(self._random.randint(28, 52))
            if at < QUOTES:
                paragraphs.append(self._with_quote(words, at + 1, speakers[at]))
            else:
                paragraphs.append(_sentence(words))
        quotes = [self._quote(at + 1, speaker, day) for at, speaker in enumerate(speakers)]
        topics = ", ".join(sorted(set(self._random.choices(self.topics, k=3))))
        body = "\n\n".join(f"  {paragraph}" for paragraph in paragraphs)
        text = (
            f"id: a{number}\nheadline: {_sentence(self._text(9))}\n"
            f"outlet: {self._random.choice(self._outlets)}\npublished: {day}\n"
            f"place: {_sentence(self._text(1))}\nbyline: {_sentence(self._text(3))}\n"
            f"url: https://www.example.org/{'/'.join(self._text(6))}\n"
            f"published_note: {_sentence(self._text(20))}\ntopics: [{topics}]\n"
            f"{self._source(number)}body: |\n{body}\nquotes:\n{''.join(quotes)}"
        )
        return f"{day}-{number:06}.yaml", text

    def report(self) -> str:
        """Return a report of about 1,500 characters with 7 quotes, as a page is saved."""
        day = FIRST_DAY + timedelta(days=self._random.randrange(DAYS))
        paragraphs = [_sentence(self._text(9)), f"{day:%d %B %Y}", f"{_sentence(self._text(30))}."]
        for _ in range(REPORTED):
            first, last = self._speaker()
            said, cue = _sentence(self._text(14)), self._random.choice(CUES)
            told = _sentence(self._text(16))
            paragraphs.append(f"“{said},” {cue} {first} {last}, the minister of {last}. {told}.")
        return "\n\n".join(paragraphs) + "\n"

    def _speaker(self) -> tuple[str, str]:
        """Return a name: every third is of somebody who is hardly heard of again."""
        if self._random.randrange(3):
            return self._names[self._actor()]
        one, other = self._random.choices(self._words[2_000:], k=2)
        return one.title(), other.title()

    def _with_quote(self, words: Sequence[str], number: int, speaker: int) -> str:
        said, told = _sentence(words[:22]), " ".join(words[22:])
        first, last = self._names[speaker]
        if number % 3 == 0:
            return f"{first} {last} [[q{number}|{said}]] {told}."
        return f"{first} {last} told them: “[[q{number}|{said}]]” {told}."

    def _quote(self, number: int, speaker: int, day: date) -> str:
        kind = KINDS[2] if number % 3 == 0 else KINDS[number % 2]
        cue, topic = self._random.choice(CUES), self._random.choice(self.topics)
        id = self._actor_ids[speaker]
        return (
            f"  q{number}:\n    speaker: {id}\n    kind: {kind}\n    cue: {cue}\n"
            f"    addressee: {_sentence(self._text(3))}\n    occasion: {_sentence(self._text(6))}\n"
            f"    said: {day}\n    topics: [{topic}]\n"
        )

    def _source(self, number: int) -> str:
        return (
            f"source:\n  file: {number:06}.txt\n  sha256: {self._random.getrandbits(256):064x}\n"
            f"  notes:\n    - {_sentence(self._text(24))}\n    - {_sentence(self._text(16))}\n"
        )


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}"


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
