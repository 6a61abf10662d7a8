"""Plain YAML is composed directly; the rest is refused as if every event had been checked."""

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.format import plain
from reader.format.plain import MAX_DEPTH, NotPlain, compose_plain

PIECES = st.sampled_from(
    [
        *("&a ", "&", "&a-1 ", "*a ", "*", "!", "!x ", "!!str ", "!!int ", "! ", "!<!> ", "<<: "),
        *("a", "é", "橋", "1", "_", " ", "  ", "\n", "\n  ", ": ", ":", "- ", "? ", ", ", "#", "|"),
        *(
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "| \n",
            ">\n",
            "a: ",
            "b: ",
            "- a\n",
            "- !x a\n",
            "- !!str a\n",
            "[a]",
            '"a"',
            "\t",
        ),
        *("]!", '"!', "\ufeff!x "),
        *(
            "\n---\n",
            "\n...\n",
            "%YAML 1.1\n---\n",
            "%TAG ! tag:yaml.org,2002:\n---\n",
            "[" * 12,
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def refused(event: yaml.Event) -> bool:
    """Whether an event contains something that plain YAML does not allow."""
    tag = getattr(event, "tag", None)
    named = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None
    return named or tag not in (None, "tag:yaml.org,2002:str")


def deepest(events: list[yaml.Event]) -> int:
    depths = [0]
    for event in events:
        begins = isinstance(event, yaml.CollectionStartEvent)
        depths.append(depths[-1] + begins - isinstance(event, yaml.CollectionEndEvent))
    return max(depths)


def values(node: yaml.Node | None) -> Iterator[tuple[object, ...]]:
    """Yield what the library reads of nodes, starting at the root."""
    nodes = [node] if node else []
    while nodes:
        node = nodes.pop()
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        mark = node.start_mark
        yield type(node), mark.line, mark.column, text, getattr(node, "style", None)
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            nodes += [each for pair in node.value for each in pair]


@given(TEXTS)
def test_exactly_the_plain_documents_are_composed(text: str) -> None:
    events: list[yaml.Event] = []
    error = None
    try:
        events.extend(yaml.parse(text, Loader=yaml.CLoader))
    except yaml.YAMLError as raised:
        error = raised
    documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
    if any(map(refused, events)) or documents > 1 or deepest(events) > MAX_DEPTH:
        with pytest.raises(NotPlain):
            compose_plain(text)
    elif error:
        with pytest.raises(type(error), match=re.escape(str(error))):
            compose_plain(text)
    else:
        composed = compose_plain(text)
        assert [*values(composed)] == [*values(yaml.compose(text, Loader=yaml.CLoader))]


@pytest.mark.parametrize(
    "text",
    [
        *("a: Q&A\n", "url: https://example.org/?a=b&c=d\n", "a: R & D\n", "a: “Wow!” *we* said\n"),
        *("a: |\n  [[q1|We]] [[@b|will]]!\n", "a: 100% sure\n", "--- {a: b}\n", "a: {b: [c]}\n"),
    ],
)
def test_plain_text_is_not_parsed_twice(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "_require_plain", None)
    assert compose_plain(text)


def test_a_large_file_is_checked_before_it_is_composed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plain, "_Composer", None)
    assert compose_plain("a: " + "b" * 300_000)
    with pytest.raises(NotPlain):
        compose_plain("a: !x " + "b" * 300_000)
