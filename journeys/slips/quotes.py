"""Slips of text that has to stand in quotes, and of quotes themselves."""

from __future__ import annotations

import re

from journeys.lines import Lines
from journeys.slips.braces import brackets_from
from journeys.slips.rows import never_closed
from journeys.slips.slip import STARTS_SPECIALLY, At, Slip, entry, indentation, is_quoted, quoted, starts_with


def needs_quotes(at: At) -> Slip | None:
    """Text that YAML reads as something else: `: ` inside, or a sign at the start."""
    lines, line, column = at.lines, at.line, at.column
    found = entry(lines[line])
    if found is None or not found["value"] or column < found.start("value"):
        return None
    value = found["value"]
    start, end = found.span("value")
    if is_quoted(value) or (value[0] in "|>" and _block_header(value)) or value.startswith("| "):
        return None
    if value[0] in "[{" and _balanced_to_end(value):
        return None
    if value[0] in "[{" and not value.startswith("{{") and brackets_from(value, 0) is None:
        return never_closed(lines, line, start)
    if STARTS_SPECIALLY.match(value):
        why = starts_with(value)
    elif ": " in value or value.endswith(":"):
        why = "There is a colon inside this text"
        colon = value.find(": ")
        start, end = (start + colon, start + colon + 1) if colon >= 0 else (end - 1, end)
    else:
        return None
    mended = f"{found['indent']}{found['key']}: {quoted(value)}"
    return Slip("yaml-needs-quotes", why, line, start, end, "put the text in quotes", mended, {line: mended})


def _block_header(value: str) -> bool:
    return re.fullmatch(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?:[ \t]+#.*)?", value) is not None


def _balanced_to_end(value: str) -> bool:
    span = brackets_from(value, 0)
    return span is not None and (not value[span:].strip() or value[span:].lstrip().startswith("#"))


def open_quote(at: At) -> Slip | None:
    """A quote that opens and is never closed."""
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    first, start = lines.where(stop.context)
    sign = lines[first][start : start + 1]
    if sign not in ("'", '"') and "expected" in stop.what:
        first, start = _quote_above(lines, line)
        sign = lines[first][start : start + 1] if start else ""
    if sign not in ("'", '"') or stop.context == stop.at:
        return None
    if "escape" in stop.what:
        found = entry(lines[line])
        paste, mended = "", {}
        if found and found["value"] and is_quoted(found["value"]):
            inner = found["value"][1:-1].replace("'", "''")
            paste = f"{found['indent']}{found['key']}: '{inner}'"
            mended = {line: paste}
        return Slip(
            "yaml-syntax", "A backslash has a meaning of its own inside these quotes", line, column, column + 1,
            "use single quotes, where a backslash is plain text", paste, mended,
        )  # fmt: skip
    text = lines[first]
    found = entry(text)
    paste, mended = "", {}
    if found and found["value"] and found.start("value") == start:
        value = found["value"]
        text = value[1:] if sign == '"' and value.count(sign) == 1 else value
        paste = f"{found['indent']}{found['key']}: {quoted(text)}"
        mended = {first: paste}
    return Slip(
        "yaml-needs-quotes", "The quote that opens here is never closed", first, start, start + 1,
        "close it at the end of the text, or put the whole text in quotes", paste, mended,
    )  # fmt: skip


def _quote_above(lines: Lines, line: int) -> tuple[int, int]:
    """Line and column of a value above that starts with a quote and does not end with it; 0, 0 if there is none."""
    for above in range(line - 1, max(line - 40, -1), -1):
        found = entry(lines[above])
        if found and found["value"] and found["value"][0] in "\"'" and not is_quoted(found["value"]):
            return above, found.start("value")
    return 0, 0


def block_sign(at: At) -> Slip | None:
    """`body: | text`: after the sign the text starts on the next line."""
    lines, stop, line = at.lines, at.stop, at.line
    found = entry(lines[line])
    if "block scalar" not in stop.what and "comment or line break" not in stop.what:
        return None
    if found is None or not found["value"]:
        return None
    indent = " " * (indentation(lines[line]) + 2)
    text = found["value"].lstrip("|>+-").strip()
    head = f"{found['indent']}{found['key']}:"
    return Slip(
        "yaml-needs-quotes", f"After `{found['value'][0]}` the text starts on the next line", line,
        found.start("value"), found.end("value"), "put the text under it, indented",
        f"{head} |\n{indent}{text}", {line: f"{head} {quoted(text)}"},
    )  # fmt: skip
