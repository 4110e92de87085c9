"""Where each character of a YAML scalar's value stands in the file: through quotes, escapes, folding and blocks."""

from __future__ import annotations

_LONG_ESCAPES = {"x": 2, "u": 4, "U": 8}
_BREAKS = "\r\n"
_BLANKS = " \t\r\n"


def align(text: str, start: int, end: int, style: str | None, value: str) -> list[int]:
    """Offsets in `text` of the characters of `value`, which is written at `start` to `end`; at least one.

    Exact for every character that is no white space; white space that folding made stands where the
    line ended.
    """
    if style in ("|", ">"):
        start = _after_line(text, start, end)
    elif style in ("'", '"'):
        start, end = start + 1, end - 1
    offsets: list[int] = []
    at = start
    folded = False
    for character in value:
        if character in " \t\n" and not (
            style == '"' and text[at : at + 1] == "\\" and text[at + 1 : at + 2] not in _BREAKS
        ):
            if folded or _blank_to_break(text, at, end):
                offsets.append(min(at, end))
                folded = True
                at = min(at + 1, end) if at < end and text[at] in _BLANKS else at
            else:
                offsets.append(at)
                at = min(at + 1, end)
            continue
        folded = False
        at = _skip_blanks(text, at, end, style)
        offsets.append(min(at, max(end - 1, start)))
        at += _length(text, at, style)
    return offsets or [start]


def _after_line(text: str, start: int, end: int) -> int:
    at = start
    while at < end and text[at] not in _BREAKS:
        at += 1
    return at + (2 if text[at : at + 2] == "\r\n" else 1) if at < end else at


def _blank_to_break(text: str, at: int, end: int) -> bool:
    """Whether only blanks stand between here and the end of the line."""
    while at < end and text[at] in " \t":
        at += 1
    return at >= end or text[at] in _BREAKS or (text[at] == "\\" and text[at + 1 : at + 2] in ("\r", "\n"))


def _skip_blanks(text: str, at: int, end: int, style: str | None) -> int:
    while at < end:
        if text[at] in _BLANKS:
            at += 1
        elif style == '"' and text[at] == "\\" and text[at + 1 : at + 2] in ("\r", "\n"):
            at += 2
        else:
            break
    return at


def _length(text: str, at: int, style: str | None) -> int:
    """How many characters of the file one character of the value takes."""
    if style == "'" and text[at : at + 2] == "''":
        return 2
    if style == '"' and text[at : at + 1] == "\\":
        return 2 + _LONG_ESCAPES.get(text[at + 1 : at + 2], 0)
    return 1
