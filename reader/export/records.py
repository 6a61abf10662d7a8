"""JSON for programs: an object a quote, all keys always there, `null` for what is not known."""

import json
from collections.abc import Iterable, Iterator, Mapping

from reader.export.exported import Exported
from reader.export.tables import row


def json_lines(items: Iterable[Exported]) -> Iterator[str]:
    """An object a line."""
    for item in items:
        yield json.dumps(_record(item), ensure_ascii=False) + "\n"


def json_list(items: Iterable[Exported]) -> Iterator[str]:
    """The objects as one list."""
    yield "["
    for number, line in enumerate(json_lines(items)):
        yield f"{',' if number else ''}\n {line.rstrip()}"
    yield "\n]\n"


def _record(item: Exported) -> Mapping[str, object]:
    texts = {name: value or None for name, value in row(item).items()}
    return {
        **texts,
        "topics": item.quote.topics,
        "paragraph": item.quote.paragraph or None,
        "speakers": item.quote.speakers,
        "doubtful": item.quote.doubtful,
    }
