"""``reader compare``: the reports of a statement, and how they differ."""

from argparse import Namespace

from reader.across.reports import Report, reports
from reader.cli.library import find_article, find_quote, read_library, reference
from reader.cli.outcome import Exit
from reader.cli.output import print_json, print_line
from reader.cli.records import quote_record
from reader.config import Config
from reader.wording import date_or_none, joined, manner


def run(args: Namespace, config: Config) -> Exit:
    """Print every report of the quote's statement, and what differs from the quote."""
    key = reference(args.quote)
    library = read_library(args, config)
    find_quote(find_article(library, key.article), key.quote)
    found = reports(library, key)
    if args.json:
        print_json(
            [
                {**quote_record(each.cited, library, bookmarked=None), "differs": each.differs}
                for each in found
            ]
        )
        return Exit.FINE
    for number, report in enumerate(found):
        if number:
            print_line("")
        _print(report)
    if len(found) == 1:
        print_line("No other article carries these words.")
    return Exit.FINE


def _print(report: Report) -> None:
    cited = report.cited
    published = date_or_none(cited.article.published)
    print_line(joined(report.outlet, published, str(report.key)))
    print_line(joined(cited.speaker, manner(cited.quote), str(cited.quote.kind)))
    print_line(f"{cited.words}{cited.caveats}")
    for sentence in report.differs:
        print_line(f"– {sentence}")
