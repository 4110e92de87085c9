"""Changes of single words and of the order of a text, made so that everything around stays to the character.

Each change is tried before it is given: the text is read again with it, and has to mean exactly what was wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journeys.document import Document, read
from journeys.editing.changes import Splice, applied
from journeys.editing.tree import Entry, tree
from journeys.events import Part

Keys = tuple[str | int, ...]


class CannotChange(Exception):  # noqa: N818 (what the text does not allow, not what we did)
    """A change that is left to whoever edits the text. The message is one sentence for them."""


_FIRST = "This text cannot be read just now: mend it first"


def reworded(file: str, text: str, keys: Keys, new: str) -> Splice:
    """The change that makes `new` of the words at a route, in the quotes that they have as far as those can hold it.

    Raises CannotChange.
    """
    document = _whole(file, text)
    part = document.part(keys)
    if part is None or part.inside is not None:
        raise CannotChange("There are no words there any more")
    new = "\n".join(line.rstrip() for line in new.strip().replace("\r\n", "\n").split("\n"))
    if not new:
        raise CannotChange("Write a few words; to leave it out, delete its line in the text")
    wanted = _with(document.value, keys, new)
    for said in _ways(text, part, new):
        splice = Splice(file, part.start, _end(text, part), said)
        after = read(file, applied(text, (splice,)))
        if not after.faults and _same(after, keys, new, wanted):
            return splice
    raise CannotChange("These words cannot be put there: change them in the text itself")


def _whole(file: str, text: str) -> Document:
    document = read(file, text)
    if document.value is None or document.mended != document.text or document.text != text or document.faults:
        raise CannotChange(_FIRST)
    return document


def _with(value: Any, keys: Keys, new: Any) -> Any:
    """The same values with another one at a route."""
    if not keys:
        return new
    if isinstance(value, dict):
        return {key: _with(item, keys[1:], new) if key == keys[0] else item for key, item in value.items()}
    return [_with(item, keys[1:], new) if index == keys[0] else item for index, item in enumerate(value)]


def _same(after: Document, keys: Keys, new: str, wanted: Any) -> bool:
    if after.value is None or after.written(keys).rstrip("\n") != new:
        return False
    return bool(_with(after.value, keys, new) == wanted)


def _end(text: str, part: Part) -> int:
    """The end of a value's own characters: of a block, without the empty lines behind it."""
    if part.style not in ("|", ">"):
        return part.end
    return part.start + len(text[part.start : part.end].rstrip())


def _ways(text: str, part: Part, new: str) -> Iterator[str]:
    """How words can be written, the way they are written now first."""
    lines = new.split("\n")
    quoted = {'"': _double(new), "'": "'" + new.replace("'", "''") + "'"}
    if part.style in ("|", ">"):
        header = text[part.start : part.end].split("\n", 1)[0].rstrip()
        margin = _margin(text, part)
        if part.style == "|" or len(lines) == 1:
            yield "\n".join((header, *(margin + line if line else "" for line in lines)))
        yield "\n".join(("|", *(margin + line if line else "" for line in lines)))
    elif len(lines) > 1:
        margin = " " * (_indent(text, part) + 2)
        yield "\n".join(("|", *(margin + line if line else "" for line in lines)))
    elif part.style in quoted:
        yield quoted[part.style]
    else:
        yield new
    yield _double(new)


def _double(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _indent(text: str, part: Part) -> int:
    """How far in the line of a part's key begins."""
    at = part.key_start if part.key_start >= 0 else part.start
    begin = text.rfind("\n", 0, at) + 1
    return len(text[begin:at]) - len(text[begin:at].lstrip(" "))


def _margin(text: str, part: Part) -> str:
    """What stands before the lines of a block."""
    for line in text[part.start : part.end].split("\n")[1:]:
        if line.strip():
            return line[: len(line) - len(line.lstrip(" "))]
    return " " * (_indent(text, part) + 2)


def moved(file: str, text: str, keys: Keys, by: int) -> Splice:
    """The change that puts what a route leads to one place up (`by` -1) or down (1) among its neighbours.

    Comments right above it, or inside it, go with it; empty lines, and comments that stand apart, stay where they are.
    Raises CannotChange.
    """
    document = _whole(file, text)
    here = tree(text).get(*keys)
    if here is None or here.around is None or here.around.style == "{":
        raise CannotChange("This cannot be moved: it does not stand on lines of its own")
    among = here.around.inside
    place = among.index(here) + by
    if not 0 <= place < len(among):
        raise CannotChange("This is the first of its section already" if by < 0 else "This is the last of its section")
    upper, lower = (here, among[place]) if by > 0 else (among[place], here)
    first, second = _block(text, upper), _block(text, lower)
    if first[1] > second[0]:
        raise CannotChange("This cannot be moved: it shares lines with its neighbour")
    between = text[first[1] : second[0]]
    splice = Splice(file, first[0], second[1], text[slice(*second)] + between + text[slice(*first)])
    after = read(file, applied(text, (splice,)))
    if after.faults or after.value != document.value or not _in_order(document, after, keys[:-1], upper, lower):
        raise CannotChange("This cannot be moved without changing something else: move it in the text itself")
    return splice


def _in_order(before: Document, after: Document, around: Keys, upper: Entry, lower: Entry) -> bool:
    """Whether two neighbours have changed places, and nothing else has."""
    swapped = {upper.key: lower.key, lower.key: upper.key}
    return [swapped.get(key, key) for key in before.at(around)] == list(after.at(around))


def _block(text: str, entry: Entry) -> tuple[int, int]:
    """The lines of an entry with the comments that go with it, without the end of the last line."""
    start = text.rfind("\n", 0, entry.key_start) + 1
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if not re.fullmatch(rf" {{{entry.indent}}}#.*", line.rstrip("\r")):
            break
        start = above
    end = _line_end(text, entry.stop)
    while end < len(text):
        below = _line_end(text, end + 1)
        line = text[end + 1 : below]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= entry.indent:
            break
        end = below
    return start, end - (text[end - 1 : end] == "\r")


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
