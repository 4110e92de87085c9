"""What the journey language refuses although YAML has it, told to the author."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from journeys.slips.rows import brace_row, collection_key
from journeys.slips.slip import At, Slip, entry, quoted, starts_with


def unprintable(character: str, line: int, column: int) -> Slip:
    """What to say of a character that no text should hold."""
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return Slip(
            "yaml-syntax", f"This file is not UTF-8 text: there is a byte {code - 0xDC00:#04X} here", line, column,
            column + 1, help="save the file with the encoding UTF-8, then check again",
        )  # fmt: skip
    name = unicodedata.name(character, "a control character").lower()
    return Slip(
        "yaml-syntax", f"There is a character here that cannot be seen: {name} (U+{code:04X})", line, column,
        column + 1, help="delete it, and type the line again if it came from another program",
    )  # fmt: skip


def anchor(at: At) -> Slip:
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    text = lines[line]
    found = entry(text)
    starts_value = found is not None and found["value"] is not None and found.start("value") == column
    words = {"an anchor": "A name with `&`", "an alias": "A name with `*`", "a tag": "A tag with `!`"}
    if starts_value and found is not None and stop.what != "an anchor" and " " in found["value"]:
        mended = f"{found['indent']}{found['key']}: {quoted(found['value'])}"
        return Slip(
            "yaml-needs-quotes",
            starts_with(found["value"]),
            line,
            column,
            len(text),
            "put the text in quotes",
            mended,
            {line: mended},
        )
    end = max(stop.context - lines.starts[line], column + 1)
    what = {"a directive": "A line with `%`", "a merge key": "`<<`"}.get(stop.what) or words[stop.what]
    return Slip(
        "yaml-anchor", f"{what} is not part of the journey language", line, column, min(end, len(text)),
        "write it out where it is needed; shared wording has a place under `texts`, shared options under `lists`",
    )  # fmt: skip


def duplicate(at: At) -> Slip:
    lines, stop, line, column = at.lines, at.stop, at.line, at.column
    first, start = lines.where(stop.context)
    found = re.compile(r"[^:\s]+(?: [^:\s]+)*").match(lines[line], column)
    key = found.group()[:60] if found else lines[line].strip()[:60]
    return Slip(
        "yaml-duplicate-key", f"`{key}` stands here a second time", line, column, column + len(key),
        "keep one of the two, or rename one", related=((first, start, start + len(key), "first here"),),
    )  # fmt: skip


def _plainly(slug: str, message: str, help: str) -> Callable[[At], Slip]:
    return lambda at: Slip(slug, message, at.line, at.column, at.column + 1, help)


REFUSED: Mapping[str, Callable[[At], Slip]] = {
    "an anchor": anchor,
    "an alias": anchor,
    "a tag": anchor,
    "a merge key": anchor,
    "a directive": anchor,
    "a duplicate key": duplicate,
    "a key in braces without a value": brace_row,
    "a split number": brace_row,
    "a collection as a key": collection_key,
    "too deep": _plainly(
        "yaml-too-big", "This is nested too deeply", "a journey needs a handful of levels; is a bracket open above?"
    ),
    "too many parts": _plainly(
        "yaml-too-big", "This file has more than 50,000 names and values", "move lists and tables to CSV files"
    ),
    "too many faults": _plainly(
        "yaml-syntax", "Reading stopped here, after many faults", "mend those above, then check again"
    ),
    "a second document": _plainly(
        "yaml-syntax", "A second document begins here", "a file holds one journey: remove the line with `---`"
    ),
    "unreadable": _plainly("yaml-syntax", "This file cannot be read as YAML", "save it as plain text in UTF-8"),
}
