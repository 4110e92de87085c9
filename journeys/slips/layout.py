"""Slips of colons, tabs, comments and indentation."""

from __future__ import annotations

import re

from journeys.lines import Lines
from journeys.slips.slip import STARTS_SPECIALLY, At, Slip, entry, indentation, is_quoted, quoted

_ID_KEY = re.compile(r"[a-z][a-z0-9_]*")
_COMMON = frozenset(
    ("journey", "title", "ask", "type", "hint", "body", "steps", "next", "when", "must", "options", "facts", "outcomes")
)


def tab(at: At) -> Slip | None:
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    if not ("tab" in stop.what or lines[line][column : column + 1] == "\t"):
        return None
    mended = lines[line].replace("\t", " ")
    return Slip(
        "yaml-tab",
        "There is a tab here",
        line,
        column,
        column + 1,
        "use spaces instead of tabs",
        mended,
        {line: mended},
    )


def cut_off(at: At) -> Slip | None:
    """Text over two lines with ` #` in the first: the rest of it has no place."""
    lines, line, column = at.lines, at.line, at.column
    before = line - 1
    if before < 0 or column != len(lines[line]) - len(lines[line].lstrip()):
        return None
    cut = re.search(r"[ \t]#", lines[before])
    found = entry(lines[before].split(" #")[0])
    if cut is None or found is None or not found["value"] or indentation(lines[line]) <= indentation(lines[before]):
        return None
    return Slip(
        "yaml-lost-text", "From `#` on this text is a comment, so the next line has no place", before, cut.end() - 1,
        len(lines[before]), "write the text under `|`, where `#` is plain text",
        _as_block_text(lines, before, line),
    )  # fmt: skip


def _as_block_text(lines: Lines, first: int, last: int) -> str:
    found = entry(lines[first])
    if found is None:
        return ""
    indent = " " * (indentation(lines[first]) + 2)
    rest = [indent + lines[line].strip() for line in range(first + 1, last + 1)]
    return "\n".join([f"{found['indent']}{found['key']}: |", indent + (found["value"] or ""), *rest])


def colon(at: At) -> Slip | None:
    """A colon that is missing, has no space after it, or stands in text that goes on over lines."""
    lines, stop, line = at.lines, at.stop, at.line
    here = lines.where(stop.context)[0] if "':'" in stop.what else line
    for tight in (here, here - 1):
        if tight < 0:
            continue
        found = re.match(r"([ ]*(?:- +)*)([a-z][a-z0-9_]*):([^\s:/].*)$", lines[tight])
        if found and entry(lines[tight]) is None:
            mended = f"{found[1]}{found[2]}: {_safe(found[3])}"
            place = found.end(2)
            return Slip(
                "yaml-syntax", "There is no space after this colon", tight, place, place + 1, "put a space after it",
                mended, {tight: mended},
            )  # fmt: skip
    if "mapping values" in stop.what:
        goes_on = _goes_on(lines, line)
        if goes_on is not None:
            return goes_on
        here = line - 1
    if "':'" in stop.what or (here == line - 1 and here >= 0 and lines[here].strip() and entry(lines[here]) is None):
        text = lines[here]
        found = re.match(r"([ ]*(?:- +)*)([a-z][a-z0-9_]*)(?: +(\S.*))?$", text)
        start = indentation(text)
        if found and ("_" in found[2] or found[2] in _COMMON):
            mended = f"{found[1]}{found[2]}:" + (f" {_safe(found[3])}" if found[3] else "")
            return Slip(
                "yaml-syntax", "A colon is missing on this line", here, found.end(2), found.end(2) + 1,
                "every line is a name, a colon, and what belongs to it", mended, {here: mended},
            )  # fmt: skip
        return Slip(
            "yaml-syntax", "There is no colon on this line, so it belongs to nothing", here, start, len(text),
            "text of several lines stands under `|`, indented; everything else is a name, a colon, a value",
        )  # fmt: skip
    return None


def _safe(value: str) -> str:
    return quoted(value) if ": " in value or (STARTS_SPECIALLY.match(value) and not is_quoted(value)) else value


def _goes_on(lines: Lines, line: int) -> Slip | None:
    """A colon in a line that goes on the text of the line before, or hangs under a value."""
    before = line - 1
    while before > 0 and not lines[before].strip():
        before -= 1
    if before < 0 or indentation(lines[line]) <= indentation(lines[before]):
        return None
    first = before
    while first > 0 and entry(lines[first]) is None:
        first -= 1
    head = entry(lines[first])
    here = entry(lines[line])
    if head is None or not head["value"]:
        return None
    if here is not None and _ID_KEY.fullmatch(here["key"]):
        return Slip(
            "yaml-syntax", f"`{here['key']}` is indented under `{head['key']}`, which has a value already", line,
            indentation(lines[line]), here.end("key"),
            f"indent it like `{head['key']}` if the two belong together",
            " " * indentation(lines[first]) + lines[line].strip(),
            related=((first, head.start("key"), head.end("key"), "has a value"),),
        )  # fmt: skip
    return Slip(
        "yaml-needs-quotes", "There is a colon inside this text", line, 0 if here is None else here.end("key"),
        len(lines[line]) if here is None else here.end("key") + 1, "write text of several lines under `|`",
        _as_block_text(lines, first, line),
    )  # fmt: skip


def indented(at: At) -> Slip | None:
    """A line whose indentation fits no line above it."""
    lines, line, column = at.lines, at.line, at.column
    text = lines[line]
    if column != indentation(text):
        return None
    before = line - 1
    while before >= 0 and (not lines[before].strip() or lines[before].lstrip().startswith("#")):
        before -= 1
    if before < 0:
        return None
    if text.lstrip().startswith("- ") != lines[before].lstrip().startswith("- ") and indentation(text) == indentation(
        lines[before]
    ):
        return Slip(
            "yaml-syntax", "Lines that start with `- ` and lines that do not are mixed here", line, column, len(text),
            "a list has `- ` before each item; names with a colon have none",
        )  # fmt: skip
    target = before
    while target > 0 and (indentation(lines[target]) > indentation(text) or not lines[target].strip()):
        target -= 1
    options = sorted({indentation(lines[target]), indentation(lines[before])})
    fits = " or ".join(str(n) for n in options)
    return Slip(
        "yaml-syntax", f"This line starts at column {indentation(text) + 1}, where nothing above it starts", line, 0,
        max(column, 1), f"lines that belong together start at the same column: here {fits} spaces before the text",
        related=((before, indentation(lines[before]), len(lines[before]), f"{indentation(lines[before])} spaces"),),
    )  # fmt: skip
