r"""Warns of words that YAML takes away from a value, or adds to it, without a complaint.

A comment after a text is told where it hardly is one: after a single blank, and

- nothing stands between ``#`` and the next word: ``Agent #7``, ``a #MeToo rally``;
- or a number follows: ``We are # 1``;
- or it has the other end of a quotation or a bracket in it: ``(Group # B)``.

After two blanks it always is one; so is ``# a word``, and what stands after a value that is no free
text, such as ``kind: direct #really``.
"""

import re
from collections.abc import Container

import yaml

from reader.format.nodes import Report, is_null
from reader.problem import Place
from reader.text import excerpt

_COMMENT = re.compile(r"([ \t]+)#([ \t]?)(.*)")
_ENDS = {"“": "”", "(": ")", "[": "]", "«": "»", "„": "“", "‘": "’"}
# Escapes between two letters that make them two words, or a word of other letters: "C:\new".
_ESCAPE = re.compile(r"(?<=[\w:])[\a\b\t\n\v\f\r\x1b\x85\0\u2028\u2029](?=[a-z])")
_KEY = re.compile(r"( *)([\w-]+):(?P<blank> |$)?")
_WHOLE = "put the whole value in quotation marks"


def warn_of_comment(node: yaml.Node, report: Report) -> bool:
    """Warn if what YAML takes for a comment after a text belongs to it. Return whether it does."""
    if not report.has_comments or not isinstance(node, yaml.ScalarNode) or node.style:
        return False
    mark = node.end_mark
    line = report.line(mark.line + 1)
    found = _COMMENT.match(line, mark.column)
    if not found or not _belongs(node.value, *found.groups()):
        return False
    begun = found.end(1)
    message = f"“{excerpt(line[begun:])}” is taken for a comment and left out; {_WHOLE}"
    report.warn("comment-in-text", Place(mark.line + 1, begun + 1), message)
    return True


def _belongs(value: str, before: str, after: str, words: str) -> bool:
    """Whether words after ``#`` go on with a value, given the blanks on both sides of it."""
    if before != " " or not words:
        return False
    if after:
        open_ends = (end for start, end in _ENDS.items() if value.count(start) > value.count(end))
        return words[0].isdigit() or any(end in words for end in open_ends)
    return words[0].isalnum() or words[0] == "_"


def warn_of_escape(node: yaml.ScalarNode, report: Report) -> None:
    """Warn if a backslash in a text of one line took a letter away."""
    if node.style != '"' or node.start_mark.line != node.end_mark.line:
        return
    if _ESCAPE.search(node.value):
        place = Place(node.start_mark.line + 1, node.start_mark.column + 1)
        message = "a backslash here takes the letter after it away; write it twice, or use ' marks"
        report.warn("escape-in-text", place, message)


def warn_of_keys(key: yaml.Node, value: yaml.Node, known: Container[str], report: Report) -> None:
    """Warn if the lines of a value look like the keys that should follow it.

    `known` are the keys that may stand there.
    """
    first, last = value.start_mark.line + 1, value.end_mark.line + 1
    if first == last or not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">"):
        return
    for number in range(first + 1, last + 1):
        found = _KEY.match(report.line(number))
        if not found:
            continue
        quoted = value.style and found["blank"] is not None
        if quoted and len(found[1]) <= key.start_mark.column:
            mend = "close its quotation mark"
        elif not value.style and found[2] in known and len(found[1]) > key.start_mark.column:
            mend = "write a blank after its colon, and indent it as its neighbours are"
        else:
            continue
        place = Place(number, len(found[1]) + 1)
        message = f"“{excerpt(found[2])}:” is read as words of the value in line {first}; {mend}"
        report.warn("key-in-text", place, message)
        return


def flow_remedy(name: str, node: yaml.Node, value: yaml.Node) -> str | None:
    """Say what mends a key that is none, where it is what a comma or a colon left of a value."""
    if not (isinstance(node, yaml.MappingNode) and node.flow_style):
        return None
    if not (is_null(value) and value.start_mark.column == value.end_mark.column):
        return None
    if ":" in name:
        return "write a blank after its colon"
    return "put a value with a comma in quotation marks"
