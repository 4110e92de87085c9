"""Recognises the usual slips of YAML, and answers each in an author's words with the corrected line.

A parser says where it stopped and in what words; here that becomes what the author did. The parser's
own words are never shown.
"""

from __future__ import annotations

from journeys.lines import Lines
from journeys.slips.layout import colon, cut_off, indented, tab
from journeys.slips.quotes import block_sign, needs_quotes, open_quote
from journeys.slips.refused import REFUSED, unprintable
from journeys.slips.rows import in_brackets
from journeys.slips.slip import At, Slip, Stop

__all__ = ["Slip", "Stop", "recognise", "unprintable"]

_IN_ORDER = (tab, in_brackets, needs_quotes, cut_off, open_quote, block_sign, colon, indented)


def recognise(lines: Lines, stop: Stop) -> Slip:
    """What the author did, and how to mend it."""
    line, column = lines.where(min(stop.at, len(lines.text)))
    if stop.what in REFUSED:
        return REFUSED[stop.what](At(lines, stop, line, column))
    while line > 0 and not lines[line].strip():  # noticed at the end of the text
        line -= 1
        column = len(lines[line])
    at = At(lines, stop, line, column)
    for slip in _IN_ORDER:
        answer = slip(at)
        if answer is not None:
            return answer
    return Slip(
        "yaml-syntax", "This line cannot be read", line, min(column, max(len(lines[line]) - 1, 0)), len(lines[line]),
        help="compare it with the lines around it: its indentation, its colon, its quotes",
    )  # fmt: skip
