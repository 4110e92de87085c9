"""Slips of rows in braces and brackets."""

from __future__ import annotations

import re

from journeys.lines import Lines
from journeys.slips.braces import as_block, as_quoted_row, brackets_from
from journeys.slips.slip import At, Slip, entry, quoted, starts_with


def in_brackets(at: At) -> Slip | None:
    """Brackets or braces that hold what they cannot hold, or are never closed."""
    lines, stop = at.lines, at.stop
    in_flow = "flow" in stop.what or "',' or" in stop.what or stop.what.startswith("found unexpected ':'")
    first, open_at = lines.where(stop.context)
    if not in_flow or lines[first][open_at : open_at + 1] not in ("{", "["):
        return None
    text = lines[first]
    found = entry(text)
    if found and found["value"] and found.start("value") <= open_at:
        value = found["value"]
        outer = found.start("value")
        whole = brackets_from(value, 0) if value[0] in "[{" else None
        if value.startswith("{{") or (whole is not None and value[whole:].strip()[:1] not in ("", "#")):
            return None  # text that starts with a bracket
        if whole is not None:
            return row_on_lines(text, first, outer, outer + whole)
    return never_closed(lines, first, open_at)


def never_closed(lines: Lines, line: int, column: int) -> Slip:
    """A bracket that opens here and is never closed."""
    sign = lines[line][column]
    other = {"{": "}", "[": "]"}[sign]
    return Slip(
        "yaml-braces", f"The `{sign}` that opens here is never closed with `{other}`", line, column, column + 1,
        help="close it, or write what it holds on lines of its own",
    )  # fmt: skip


def row_on_lines(text: str, line: int, start: int, end: int) -> Slip:
    """A brace row to be put on lines."""
    found = entry(text)
    row = text[start:end]
    what = "braces" if row[0] == "{" else "brackets"
    indent = len(text) - len(text.lstrip(" "))
    paste, mended = "", {}
    block = as_block(row, indent + 2)
    if block is not None and found is not None and found.start("value") == start:
        head = f"{found['indent']}{found['key']}:"
        paste = head + "\n" + block
        mended = {line: f"{text[:start]}{as_quoted_row(row)}{text[end:]}"}
    return Slip(
        "yaml-braces", f"What stands in these {what} is not read as it looks", line, start, end,
        help="put these on lines of their own: then commas, question marks and brackets are plain text",
        paste=paste, mended=mended,
    )  # fmt: skip


def brace_row(at: At) -> Slip:
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    first, start = lines.where(stop.context)
    found = entry(lines[first])
    outer = found.start("value") if found and found["value"] else start
    if lines[first][outer : outer + 1] not in ("{", "["):
        outer = start
    end = brackets_from(lines[first], outer)
    if end is not None and first == line:
        return row_on_lines(lines[first], first, outer, end)
    return Slip(
        "yaml-braces", "What stands in these braces is not read as it looks", line, column, len(lines[line]),
        help="put these on lines of their own, each a name, a colon and a value",
    )  # fmt: skip


def collection_key(at: At) -> Slip:
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    text = lines[line]
    found = entry(text)
    if found and found["value"] and found["value"].startswith("{{"):
        mended = f"{found['indent']}{found['key']}: {quoted(found['value'])}"
        return Slip(
            "yaml-needs-quotes", starts_with(found["value"]), line, found.start("value"), found.end("value"),
            "put the text in quotes", mended, {line: mended},
        )  # fmt: skip
    item = re.match(r"([ ]*(?:- +)+)(\{\{.*)$", text)
    if item:
        mended = f"{item[1]}{quoted(item[2])}"
        return Slip(
            "yaml-needs-quotes", starts_with(item[2]), line, item.start(2), len(text), "put the text in quotes",
            mended, {line: mended},
        )  # fmt: skip
    if "{{" in text and stop.context != stop.at:
        return brace_row(at)
    return Slip(
        "yaml-syntax", "A name in front of a colon is plain text, without brackets", line, column, column + 1,
        help="put it in quotes if it is text",
    )  # fmt: skip
