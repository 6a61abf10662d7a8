"""The table of formats: each with its name, what it is for, and what writes it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reader.export import annotation, bibliography, markdown, network, page, records, tables
from reader.export.exported import Exported


class Format(NamedTuple):
    """A format. `write` gives the text of a file, in pieces, for quotes that are in the order of
    their articles."""

    id: str
    title: str
    write: Callable[[Iterable[Exported]], Iterator[str]]


FORMATS = {
    each.id: each
    for each in (
        Format("markdown", "Markdown: Obsidian, Pandoc, paper", markdown.markdown),
        Format("csv", "CSV, for spreadsheets", tables.csv_rows),
        Format("tsv", "TSV, for spreadsheets", tables.tsv_rows),
        Format("json", "JSON, for programs", records.json_list),
        Format("jsonl", "JSON, an object a line", records.json_lines),
        Format("csl-json", "CSL-JSON: Zotero, Pandoc, citeproc", bibliography.csl_json),
        Format("biblatex", "BibLaTeX", bibliography.biblatex),
        Format("bibtex", "BibTeX", bibliography.bibtex),
        Format("ris", "RIS: Zotero, EndNote, QualCoder", bibliography.ris),
        Format("annotation", "W3C Web Annotation, JSON-LD", annotation.annotations),
        Format("readwise", "Readwise CSV", tables.readwise),
        Format("statements", "Event list: Discourse Network Analyzer", tables.statements),
        Format("edges", "Edges from speakers to topics: Gephi, R", network.edges),
        Format("nodes", "Nodes of that network", network.nodes),
        Format("graphml", "The network as GraphML: Gephi, visone", network.graphml),
        Format("html", "One page for a browser", page.page),
    )
}
