"""Changes a YAML file where it stands: comments, order, quoting and every other byte stay.

A change is a list of splices, worked out on the nodes of the text that it is for.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import yaml

from reader.format.body_places import AnchorPlace, ParagraphPlaces, body_places
from reader.format.nodes import Report, TextPlaces, compose
from reader.format.slips import LINE_END
from reader.format.writing import Value, entry, flow, stretch
from reader.model import Span

_BYTE_ORDER_MARK = "\ufeff"
Path = Sequence[str]


class CannotEdit(Exception):
    """The file is written in a way that cannot be changed in its place; the message says why."""


class Splice(NamedTuple):
    """Code points from `start` to `end` (exclusive), and what takes their place."""

    start: int
    end: int
    text: str


class YamlFile:
    """The text of a YAML file, and the splices that change it.

    Raises `CannotEdit` for a file with errors.
    """

    def __init__(self, data: bytes) -> None:
        report = Report("")
        document = compose(data, report)
        if document is None or report.broken:
            raise CannotEdit("the file has errors; “reader check” lists them")
        self._mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK.encode()) else ""
        self._root = document.root
        self._text = document.text
        self._newline = "\r\n" if "\r\n" in self._text else "\n"
        self._lines = [0, *(match.end() for match in LINE_END.finditer(self._text))]
        if self._lines[-1] < len(self._text):
            self._lines.append(len(self._text))

    def with_splices(self, splices: Iterable[Splice]) -> bytes:
        """The bytes of the file with some splices. Those at the same place keep their order."""
        text, pieces, at = self._text, list[str](), 0
        for start, end, new in sorted(splices, key=lambda each: each[:2]):
            pieces += [text[at:start], new.replace("\n", self._newline)]
            at = max(at, end)
        return (self._mark + "".join(pieces) + text[at:]).encode()

    # Keys and values

    def put(self, path: Path, value: "Value | None") -> list[Splice]:
        """Give a key a value, or take it away where the value is ``None``.

        The last part of `path` is the key; those before it have to be there. A key that is missing
        is put at the end of its mapping.
        """
        *above, key = path
        parent = self._mapping(above)
        pair = next((pair for pair in parent.value if pair[0].value == key), None)
        if value is None:
            return [self._without(parent, pair)] if pair else []
        if pair is None:
            return [self._appended(parent, key, value, len(above))]
        return [self._replaced(parent, pair, key, value, len(above))]

    def _mapping(self, path: Path) -> yaml.MappingNode:
        node = self._root
        for part in path:
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            node = next(
                (value for key, value in pairs if key.value == part), yaml.ScalarNode("", "")
            )
        if not isinstance(node, yaml.MappingNode):
            raise CannotEdit(f"there is no {'/'.join(path)} in the file any more")
        return node

    def _replaced(
        self,
        parent: yaml.MappingNode,
        pair: tuple[yaml.Node, yaml.Node],
        key: str,
        value: Value,
        depth: int,
    ) -> Splice:
        node = pair[1]
        is_line = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
        in_brackets = isinstance(node, yaml.CollectionNode) and node.flow_style
        if parent.flow_style or (is_line and isinstance(value, str | bool)) or in_brackets:
            if node.start_mark.index == node.end_mark.index:
                at = self._at(pair[0].end_mark)
                colon = self._text.index(":", at) + 1
                return Splice(colon, colon, f" {flow(value)}")
            return Splice(self._at(node.start_mark), self._at(node.end_mark), flow(value))
        start, end = self._whole_lines(pair)
        return Splice(start, end, entry(key, value, depth))

    def _appended(self, parent: yaml.MappingNode, key: str, value: Value, depth: int) -> Splice:
        if parent.flow_style:
            at = self._at(parent.end_mark) - 1
            return Splice(at, at, f"{', ' if parent.value else ''}{key}: {flow(value)}")
        _, end = self._whole_lines(parent.value[-1])
        text = entry(key, value, depth)
        if end == len(self._text) and not self._text.endswith("\n"):
            text = f"\n{text}"
        return Splice(end, end, text)

    def _without(self, parent: yaml.MappingNode, pair: tuple[yaml.Node, yaml.Node]) -> Splice:
        if not parent.flow_style:
            return Splice(*self._whole_lines(pair), "")
        start, end = self._at(pair[0].start_mark), self._at(pair[1].end_mark)
        place = parent.value.index(pair)
        if place + 1 < len(parent.value):
            return Splice(start, self._at(parent.value[place + 1][0].start_mark), "")
        before = self._at(parent.value[place - 1][1].end_mark) if place else start
        return Splice(before, end, "")

    def _whole_lines(self, pair: tuple[yaml.Node, yaml.Node]) -> tuple[int, int]:
        """The lines of a pair in block style: from the key's to that of the end of its value."""
        first = pair[0].start_mark.line
        last = _last_line(pair[1])
        return self._lines[first], self._lines[min(last + 1, len(self._lines) - 1)]

    def _at(self, mark: yaml.Mark) -> int:
        return self._lines[mark.line] + mark.column

    # The body

    @property
    def paragraphs(self) -> list[ParagraphPlaces]:
        """The paragraphs of the body with their places."""
        return body_places(self._body().value)

    def anchor(self, moved: Mapping[str, Iterable[Span]]) -> list[Splice]:
        """Move the anchors of quotes, by their ids, to some spans; none takes them away.

        Raises `CannotEdit` where an anchor would cross another one.
        """
        node = self._body()
        places = TextPlaces(node, self._text)
        spans = [(id, span) for id, wanted in moved.items() for span in wanted]
        splices: list[tuple[int, int, str]] = []
        for number, paragraph in enumerate(body_places(node.value)):
            new = {(id, span.start, span.end) for id, span in spans if span.paragraph == number}
            old = [each for each in paragraph.anchors if each.id in moved]
            kept = [each for each in paragraph.anchors if each.id not in moved or each[:3] in new]
            for each in old:
                if each[:3] not in new:
                    splices += [(*each.opening, ""), (*each.closing, "")]
            for id, start, end in sorted(new - {each[:3] for each in old}):
                splices += _around(paragraph, kept, id, start, end)
        return [
            Splice(self._offset(places, start), self._offset(places, start) + end - start, text)
            for start, end, text in splices
        ]

    def _body(self) -> yaml.ScalarNode:
        pairs = self._root.value if isinstance(self._root, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == "body"), None)
        if not isinstance(node, yaml.ScalarNode) or node.style != "|":
            raise CannotEdit("the body is no block; write it under “body: |” to change it here")
        return node

    def _offset(self, places: TextPlaces, offset: int) -> int:
        line, column = places.at(offset)
        return self._lines[line - 1] + column - 1


def _last_line(node: yaml.Node) -> int:
    """The line on which a node ends, counted from 0."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    mark = node.end_mark
    # A block scalar ends where the next line begins.
    line: int = mark.line - (mark.column == 0 and mark.line > node.start_mark.line)
    return line


def _around(
    paragraph: ParagraphPlaces, others: Sequence[AnchorPlace], id: str, start: int, end: int
) -> list[tuple[int, int, str]]:
    """The brackets around some words, outside those of the anchors that they hold."""
    found = stretch(paragraph.text, start, end, id)
    if found is None:
        raise CannotEdit("no words are left; drop the quote instead")
    start, end = found.start, found.end
    opening, closing = paragraph.origins[start][0], paragraph.origins[end - 1][1]
    for other in others:
        if other.start < start < other.end < end or start < other.start < end < other.end:
            raise CannotEdit(f"the words would cross those of “{other.id}”; part the two")
        if (other.start, other.end) == (start, end) and not other.id.startswith("@"):
            raise CannotEdit(f"these are the words of “{other.id}” already")
        inside = start <= other.start and other.end <= end
        if inside and other.start == start:
            opening = min(opening, other.opening[0])
        if inside and other.end == end:
            closing = max(closing, other.closing[1])
    return [(opening, opening, f"[[{id}|"), (closing, closing, "]]")]
