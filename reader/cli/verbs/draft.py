"""``reader draft``: what would be drafted from a source, printed."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from reader.adding.casting import Cast, Register
from reader.adding.drafting import Drafted
from reader.adding.head import FIELDS
from reader.adding.ids import article_id
from reader.adding.proposal import proposal
from reader.adding.sources import read_sources
from reader.cli.library import own_library, read_folder
from reader.cli.outcome import Exit, UsageError, say
from reader.cli.output import print_json, print_line
from reader.cli.verbs.add import given_by, sources
from reader.config import Config
from reader.model import Actor
from reader.sources.piece import Refused
from reader.text import both_ends


def run(args: Namespace, config: Config) -> Exit:
    """Print the drafts. Exit with 1 if something was refused."""
    actors, given = _actors(args, config), given_by(args)
    refused, drafts = 0, list[Drafted]()
    for file, _, found in read_sources(sources(args), given, actors):
        for each in found:
            if isinstance(each, Refused):
                refused += 1
                where = f"{each.where}: " if each.where else ""
                say(f"{both_ends(file)}: {where}{each.reason}")
            else:
                drafts.append(each)
    if args.json:
        records = [_record(each) for each in drafts]
        print_json(records[0] if len(records) == 1 else records)
    else:
        for number, each in enumerate(drafts):
            if number:
                print_line("---")
            cast = Cast(each.findings.actors, each.head.published, Register(actors))
            id = article_id(each.head.published, each.head.headline) or "article"
            proposed = proposal(id, each.head, each.findings, cast, topics=given.topics)
            print(proposed.text, end="")
    return Exit.PROBLEMS if refused else Exit.FINE


def _actors(args: Namespace, config: Config) -> Sequence[Actor]:
    """The actors of the user's library, if there is one."""
    try:
        folder = own_library(args, config)
    except UsageError:
        return ()
    return list(read_folder(folder).actors.values())


def _record(draft: Drafted) -> Mapping[str, object]:
    head, findings = draft.head, draft.findings
    return {
        **{name: getattr(head, name) for name in FIELDS},
        "published_note": head.published_note,
        "captured": draft.captured,
        "notes": head.notes,
        "doubtful": sorted(head.doubtful),
        "text": findings.text,
        "paragraphs": findings.paragraphs,
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "text": findings.text[quote.start : quote.end],
                **{name: getattr(quote, name) for name in _OF_QUOTE},
                "doubtful": sorted(quote.doubtful),
            }
            for quote in findings.quotes
        ],
        "actors": [
            {**actor._asdict(), "doubtful": sorted(actor.doubtful)} for actor in findings.actors
        ],
    }


_OF_QUOTE = (
    *("kind", "speaker", "speaker_id", "mention", "cue", "addressee", "said", "said_note"),
    *("group", "confidence", "rule"),
)
