"""Who speaks about what, as a network: edges and nodes for Gephi and R, and GraphML.

A statement counts once for each topic and article. GraphML: http://graphml.graphdrawing.org,
with the attributes `frequency` and `weight` that visone and Gephi read.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reader.export.exported import Exported
from reader.export.tables import FORMULA
from reader.text import clean_line

_COUNTS = "statements, once for each article"


class _Network(NamedTuple):
    labels: dict[str, str]
    kinds: dict[str, str]
    frequency: Counter[str]
    edges: Counter[tuple[str, str]]


def _network(items: Iterable[Exported]) -> _Network:
    found = _Network({}, {}, Counter(), Counter())
    seen: set[tuple[str, str, str]] = set()
    for item in items:
        names = {f"speaker:{id}": id for id in item.quote.speakers}
        if len(names) == 1:
            names = dict.fromkeys(names, item.cited.speaker)
        topics = item.quote.topics or item.article.topics
        for node, name in names.items():
            found.labels[node], found.kinds[node] = name, "speaker"
            found.frequency[node] += 1
            for topic in topics:
                other = f"topic:{topic}"
                found.labels[other], found.kinds[other] = topic, "topic"
                key = node, other, item.article.id
                if key not in seen:
                    seen.add(key)
                    found.edges[node, other] += 1
                    found.frequency[other] += 1
    return found


def edges(items: Iterable[Exported]) -> Iterator[str]:
    """Edges from speakers to topics: Source, Target, Weight, Type, Counts."""
    network = _network(items)
    rows = (
        (network.labels[one], network.labels[two], str(weight), "Undirected", _COUNTS)
        for (one, two), weight in sorted(network.edges.items())
    )
    return _rows(("Source", "Target", "Weight", "Type", "Counts"), rows)


def nodes(items: Iterable[Exported]) -> Iterator[str]:
    """The speakers and topics: Id, Label, Kind, Frequency."""
    network = _network(items)
    rows = (
        (network.labels[node], network.labels[node], network.kinds[node], str(count))
        for node, count in sorted(network.frequency.items())
    )
    return _rows(("Id", "Label", "Kind", "Frequency"), rows)


def _rows(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        writer.writerow([f"'{each}" if each.startswith(FORMULA) else each for each in row])
    yield text.getvalue()


def graphml(items: Iterable[Exported]) -> Iterator[str]:
    """The network as GraphML."""
    network = _network(items)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        '  <key id="label" for="node" attr.name="label" attr.type="string"/>\n'
        '  <key id="kind" for="node" attr.name="kind" attr.type="string"/>\n'
        '  <key id="frequency" for="node" attr.name="frequency" attr.type="int"/>\n'
        '  <key id="weight" for="edge" attr.name="weight" attr.type="int"/>\n'
        '  <graph edgedefault="undirected">\n'
    )
    for node, count in sorted(network.frequency.items()):
        yield (
            f"    <node id={quoteattr(node)}>"
            f'<data key="label">{escape(clean_line(network.labels[node]))}</data>'
            f'<data key="kind">{network.kinds[node]}</data>'
            f'<data key="frequency">{count}</data></node>\n'
        )
    for (one, two), weight in sorted(network.edges.items()):
        yield (
            f"    <edge source={quoteattr(one)} target={quoteattr(two)}>"
            f'<data key="weight">{weight}</data></edge>\n'
        )
    yield "  </graph>\n</graphml>\n"
