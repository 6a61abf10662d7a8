"""Reads the front matter of Markdown: keys with texts or lists of texts, in YAML.

Only the parser's events are looked at: nothing is constructed, no alias followed. Programs that
clip pages write titles into it that are no YAML, so what cannot be parsed is read line by line.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

Values: TypeAlias = "dict[str, list[str]]"

MAX_CHARACTERS = 64 * 1024
_MAX_EVENTS = 10_000
_Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_BLOCK = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][\w -]*?)\s*:\s*(.*)")
_ITEM = re.compile(r"\s+-\s+(.*)|-\s+(.*)")


def split_front_matter(text: str) -> tuple[Values, str]:
    """The values by their keys in lower case, and the text after them.

    Without front matter there are no values, and the text is all of it.
    """
    block = _BLOCK.match(text[: MAX_CHARACTERS + 16])
    if not block:
        return {}, text
    return _parsed(block[1]) or _by_lines(block[1]), text[block.end() :]


def _parsed(block: str) -> Values:
    values: Values = {}
    key, depth = "", 0
    expects_key = True
    try:
        for event in _events(block):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                expects_key = depth == 1
            elif isinstance(event, yaml.ScalarEvent) and depth == 1 and expects_key:
                key, expects_key = event.value.strip().lower(), False
            elif isinstance(event, yaml.ScalarEvent) and depth in (1, 2):
                values.setdefault(key, []).append(event.value)
                expects_key = depth == 1
    except yaml.YAMLError:
        return {}
    return values


def _events(block: str) -> Iterator[yaml.Event]:
    for count, event in enumerate(yaml.parse(block, Loader=_Loader)):
        if count > _MAX_EVENTS or isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError
        yield event


def _by_lines(block: str) -> Values:
    values: Values = {}
    key = ""
    for line in block.split("\n"):
        item, pair = _ITEM.match(line), _LINE.match(line)
        if item and key:
            values.setdefault(key, []).append(_bare(item[1] or item[2] or ""))
        elif pair:
            key = pair[1].lower()
            values[key] = [_bare(pair[2])] if pair[2] else []
    return values


def _bare(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
