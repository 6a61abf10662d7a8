"""Verbs and nouns by which a text attributes words.

Each verb has a grade (3 sure, 2 good, 1 weak) and frames, that is, what of the reporter's words it
takes for its content: `c` a clause, `n` a noun phrase, `t` an infinitive, `o` what follows *of*,
`f` what follows *for*, `g` an -ing phrase; none where it only goes with marks.
"""

from typing import NamedTuple

from reader.draft.words import word_set

_VERBS = """
say:3:c tell:3:ct add:3:c write:3:c tweet:3:c state:3:c note:3:c announce:3:cnt confirm:3:cn
claim:3:cnt deny:3:cng warn:3:ct explain:3:c argue:3:c insist:3:c stress:3:cn emphasize:3:cn
emphasise:3:cn suggest:2:cng reveal:3:cn admit:3:cng acknowledge:3:cn assert:3:cn allege:3:cn
declare:3:cn indicate:3:c remark:3:c comment:3:c reply:3:c respond:2:c answer:2:c ask:3:ct
urge:3:ct promise:3:ctn pledge:3:ctng vow:3:tc lash:1: describe:3:n characterize:2:
characterise:2: label:2: brand:2: refer:1: accuse:3:o blame:3:n reject:3:n dismiss:2:n
criticize:1: criticise:1: condemn:1: denounce:1: praise:1: hail:1: demand:3:cnt request:2:cnt
recommend:2:cng propose:1:cng advise:2:ctg encourage:2:t predict:2:c estimate:1:c believe:1:c
think:1:c hope:1:c fear:1:c expect:1: conclude:2:c find:1:c show:1:c read:2: continue:2:
recall:2:c mention:2:c cite:1: quote:1: express:1: offer:1: give:1: issue:1: post:2: caution:3:c
complain:3:c joke:3:c lament:3:c muse:2: observe:1: maintain:3:c contend:3:c concede:3:c
recount:2:c reiterate:3:c repeat:2:c testify:3:c swear:2:ct shout:2: chant:2: yell:2: scream:2:
cry:1: exclaim:3: whisper:2: counter:2:c object:2:c retort:3:c quip:3:c boast:3:c brag:2:c
plead:1: appeal:1: threaten:2:t attack:1: slam:1: blast:1: decry:1: deplore:1: mock:1: echo:1:
agree:1:c disagree:1: specify:2:c outline:1: detail:1: inform:3:c notify:2:c assure:3:c remind:2:c
clarify:3:c disclose:3:cn signal:1:c imply:1:c hint:2:c speculate:2:c question:1:n wonder:2:
credit:1:n thank:1: voice:1: react:2: weigh:1: chime:1: speak:2: talk:1: discuss:1: share:1:
liken:1: compare:1: envision:1: envisage:1: term:1: deem:1: consider:1: raise:1: direct:1:
instruct:2:t rule:1:c report:3:cn call:3: point:3:c opine:3:c declaim:2: theorize:2:c theorise:2:c
proclaim:2:c profess:1:c affirm:3:c attest:2:c charge:1:c confess:3:c underline:2:c underscore:2:c
highlight:1: elaborate:2: apologize:1: apologise:1: advocate:1: invite:1:t list:1: define:1:
portray:1: depict:1: summarize:1: summarise:1: caption:1: vent:1: reflect:1: recite:1: sing:1:
protest:1: release:1: publish:1: gush:2: enthuse:3: sigh:2: blog:2: text:1: email:1: message:1:
forecast:1:c suppose:1: assume:1: presume:1: postulate:2:c posit:1:c hypothesize:1:c commend:1:
pan:1: rap:1: rip:1: skewer:1: tout:1: lambast:1: lambaste:1: ridicule:1: scold:1: chide:1:
berate:1: trash:1: laud:1: applaud:1: bemoan:1: taunt:1: insult:1: slur:1: dispute:1:n rebut:2:n
refute:2:n vilify:1: hype:1: trumpet:1: implore:2:t beg:2:t exhort:2:t counsel:1: disparage:1:
deride:1: jab:1: gripe:2:c grumble:2:c vouch:1: tease:1: pronounce:1: peg:1: equate:1: sum:1:
cast:1: invoke:1: honor:1: honour:1: salute:1: memorialize:1: eulogize:1: congratulate:1:
welcome:1: rebuke:1: mourn:1: paraphrase:1: defend:1: justify:1: evoke:1: introduce:1: address:1:
insinuate:2:c
"""

_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "think": ("thought", "thought"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "read": ("read", "read"),
    "give": ("gave", "gave"),
    "swear": ("swore", "sworn"),
    "speak": ("spoke", "spoken"),
    "hold": ("held", "held"),
    "plead": ("pleaded", "pleaded"),
    "sing": ("sang", "sung"),
    "cast": ("cast", "cast"),
    "forecast": ("forecast", "forecast"),
}
_DOUBLED = word_set("admit brag quip commit slam refer pan rap rip beg jab")

# The second word of a verb that is two, by the verb's lemma, and how it changes the verb.
PHRASAL: dict[str, dict[str, str]] = {
    "point": {"out": "3:c"},
    "call": {"for": "3:f", "on": "3:t", "upon": "3:t"},
    "refer": {"to": "1:"},
    "talk": {"of": "1:", "about": "1:"},
    "speak": {"of": "1:", "out": "1:", "about": "1:"},
    "ask": {"for": "2:f"},
    "lash": {"out": "1:"},
    "complain": {"of": "1:", "about": "1:"},
    "warn": {"of": "2:", "against": "2:"},
}
NOUNS = word_set(
    """statement statements call calls claim claims comment comments remark remarks tweet
    tweets letter words promise promises demand demands warning warnings allegation
    allegations accusation accusations suggestion suggestions assertion assertions
    announcement announcements speech message post posts report reports appeal appeals plea
    pleas request requests proposal proposals question questions reply response answer
    interview article description pledge vow threat threats declaration testimony quote
    quotes saying slogan motto chant chants note opinion editorial verdict criticism praise
    apology apologies denial insistence assurance complaint complaints"""
)
IN_WORDS = word_set("opinion view words judgment judgement assessment estimation account eyes")


class Cue(NamedTuple):
    """A form of a verb of speech. `tense` is ``base``, ``s``, ``past`` or ``ing``."""

    lemma: str
    grade: int
    frames: str
    tense: str


def _forms(lemma: str) -> dict[str, str]:
    """The forms of a verb and the tense of each."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    if lemma in _DOUBLED:
        stem = lemma + lemma[-1]
    if consonant_y:
        third, past = f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"
    else:
        third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
        past = f"{stem}ed"
    forms = {lemma: "base", third: "s", f"{stem}ing": "ing"}
    for form in _IRREGULAR.get(lemma, (past,)):
        forms[form] = "past"
    if lemma in ("label", "signal", "travel"):
        forms |= {f"{lemma}led": "past", f"{lemma}ling": "ing"}
    return forms


def _read(table: str) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for entry in table.split():
        lemma, grade, frames = entry.split(":")
        for form, tense in _forms(lemma).items():
            cues[form] = Cue(lemma, int(grade), frames, tense)
    return cues


CUES = _read(_VERBS)
"""Every form of every verb of speech."""


def phrasal(cue: Cue, following: str) -> Cue | None:
    """The verb that a verb and the word after it make together, if they do: “called for”."""
    changed = PHRASAL.get(cue.lemma, {}).get(following)
    if changed is None:
        return None
    grade, _, frames = changed.partition(":")
    return Cue(f"{cue.lemma} {following}", int(grade), frames, cue.tense)
