"""JSON files and JSON lines: what scrapers and readers wrote, and ninjs of agencies."""

from collections.abc import Iterator

from reader.sources import ninjs
from reader.sources.json_tree import Json, load_json
from reader.sources.piece import CannotRead, Piece, Refused
from reader.sources.prose import joined
from reader.sources.records import Entry, read_records, words_of_value
from reader.sources.source import Source

_LINES = (".jsonl", ".ndjson", ".jl")
_SUFFIXES = (".json", *_LINES)
_MAX_WRAPPED = 2


def is_json(source: Source) -> bool:
    """Whether a source is JSON by its beginning and its name, or else because a record can be read
    from its first line, or from all of it."""
    if not source.head.startswith(("{", "[")):
        return False
    if source.suffix in _SUFFIXES:
        return True
    text = source.text.strip()
    return _holds_record(text.partition("\n")[0]) or _holds_record(text)


def _holds_record(text: str) -> bool:
    try:
        found = load_json(text)
    except (ValueError, CannotRead):
        return False
    return any(isinstance(each, dict) for each in (found if isinstance(found, list) else [found]))


def read(source: Source) -> Iterator[Piece | Refused]:
    """The articles of a JSON file."""
    entries = list(_entries(source))
    if not entries:
        raise CannotRead("It is JSON that holds no records.")
    if any(isinstance(entry, Entry) and ninjs.is_ninjs(entry.keys) for entry in entries):
        entries = [
            Entry(entry.where, ninjs.as_record(entry.keys))
            if isinstance(entry, Entry) and ninjs.is_ninjs(entry.keys)
            else entry
            for entry in entries
        ]
    yield from read_records(entries, source.decoded.notes)


def words_of(source: Source) -> str:
    """Every text in a JSON file."""
    values = (list(entry.keys.values()) for entry in _entries(source) if isinstance(entry, Entry))
    return joined(text for value in values for text in words_of_value(value))


def _entries(source: Source) -> Iterator[Entry | Refused]:
    text = source.text.strip()
    try:
        found = load_json(text)
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 and source.suffix not in _LINES:
            raise CannotRead("It looks like JSON, but it is broken.") from None
        yield from _lines(lines)
        return
    records = list(_records(found))
    for place, record in enumerate(records, start=1):
        where = f"entry {place} of {len(records)}" if len(records) > 1 else ""
        if isinstance(record, dict):
            yield Entry(where, record)
        else:
            yield Refused(where, "It is no record of keys and values.")


def _lines(lines: list[str]) -> Iterator[Entry | Refused]:
    broken = 0
    for place, line in enumerate(lines, start=1):
        where = f"line {place} of {len(lines)}"
        try:
            found = load_json(line)
        except CannotRead as why:
            yield Refused(where, str(why))
            continue
        except ValueError:
            broken += 1
            found = None
            # Not lines of JSON, but one broken value over many lines.
            if broken == place == 2:
                raise CannotRead("It looks like JSON, but it is broken.") from None
        if isinstance(found, dict):
            yield Entry(where, found)
        else:
            yield Refused(where, "It is no record in JSON.")


def _records(found: Json, depth: int = 0) -> Iterator[Json]:
    """The records in a value: it may be one, list them, or hold lists of them under its keys."""
    if isinstance(found, list):
        yield from found
    elif isinstance(found, dict):
        lists = [each for each in found.values() if isinstance(each, list) and each]
        of_records = [each for each in lists if all(isinstance(one, dict) for one in each)]
        if of_records and depth < _MAX_WRAPPED and not _is_record(found):
            for each in of_records:
                yield from each
        else:
            yield found


def _is_record(found: dict[str, Json]) -> bool:
    names = {key.lower() for key in found}
    return bool(names & {"url", "maintext", "text", "plaintext", "content", "uri"}) or (
        "title" in names and bool(names & {"body", "description"})
    )
