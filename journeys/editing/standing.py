"""Where in a journey's text somebody stands: in which key or value, and what may be written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from journeys import tables
from journeys.editing.tree import Entry, tree
from journeys.folder import Files, main_of
from journeys.tables.facts import list_file
from journeys.tables.questions import OPTION_VALUE, TEXTS
from journeys.tables.structures import ByKeys, ByKind, MapOf, Part, Ref
from journeys.tables.vocabulary import BULLETS, FLAG, TEXT, Plain, Shape

Role = Literal[
    "key", "id", "sentence", "target", "text", "choice", "flag", "set", "use", "question", "answer", "step", "outcome",
    "fact", "section", "file", "words",
]  # fmt: skip
"""What is written at a place: a key of the language, an id that the author makes up, a sentence, where a rule leads,
text for citizens, one of several words, true or false, the name of options, a part of a library, the id of a question,
an answer in a scenario, ids of other parts, a file's name; `words` is everything else."""

_READ_AS_SENTENCE = frozenset(("when", "is", "min", "max", "rates_on", "up_to", "rate", "never", "always"))
_BULLETS = frozenset(("all", "any", "not"))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an offset stands.

    `on` says whether it is in a key or in a value; `route` leads to it, with the key being typed as its last one.
    `start` to `end` is the whole key or value as written, `role` what it is; `around` is the mapping or list it stands
    in, `shape` what that may be, and `entry` what stands there, None where nothing does yet.
    """

    route: tuple[str | int, ...]
    on: Literal["key", "value"]
    start: int
    end: int
    role: Role
    around: Entry
    entry: Entry | None
    shape: Shape | None


def standing(files: Files, file: str, offset: int) -> Standing | None:
    """Where an offset of a file stands; None in a comment, and in what is no YAML of a journey."""
    text = files.get(file, "")
    whole = whole_shape(files, file)
    if whole is None or not 0 <= offset <= len(text):
        return None
    root = tree(text)
    begin = text.rfind("\n", 0, offset) + 1
    before = text[begin:offset]
    if before.lstrip().startswith("#"):
        return None
    entry = _deepest(root, offset, text)
    if entry is None:
        if before.strip():
            return None
        around = _around_blank(root, offset, len(before))
        return _made((*around.route, ""), "key", offset, offset, around, None, whole)
    assert entry.around is not None
    on_key = entry.key_start <= offset <= max(entry.key_end, entry.colon - 1) and isinstance(entry.key, str)
    if on_key or entry.colon < 0:
        return _made(entry.route, "key", entry.key_start, entry.key_end, entry.around, entry, whole)
    start, end = (entry.start, entry.end) if entry.start >= 0 else (offset, offset)
    if entry.style in ("{", "["):
        return _made((*entry.route, ""), "key", offset, offset, entry, None, whole)
    return _made(entry.route, "value", start, max(start, end), entry.around, entry, whole)


def _deepest(root: Entry, offset: int, text: str) -> Entry | None:
    """The innermost entry whose key or own value an offset is in."""
    found = None
    line = text.rfind("\n", 0, offset) + 1
    for entry in _reaching(root, line, offset):
        last = max(entry.key_end, entry.end)
        if entry.start < 0 and entry.colon >= 0:  # an empty value reaches to the end of its line
            last = text.find("\n", entry.colon)
            last = len(text) if last < 0 else last
        begin = max(entry.key_end, entry.end, entry.colon)
        behind = text[begin:offset]  # spaces behind a word still belong to it: a next word is about to be typed
        if offset <= last or (behind and not behind.strip(" ")):
            found = None if re.search(r"(?:^|\s)#", behind) else entry
    return found


def _reaching(root: Entry, line: int, offset: int) -> Iterator[Entry]:
    """The entries that begin before an offset and reach the line that it is in."""
    for entry in root.inside:
        if entry.key_start > offset:
            return
        if entry.stop >= line:
            yield entry
            yield from _reaching(entry, line, offset)


def standing_of(whole: Shape, entry: Entry, on: Literal["key", "value"]) -> Standing:
    """The place of an entry's key or of its value."""
    assert entry.around is not None
    start, end = (entry.key_start, entry.key_end) if on == "key" else (entry.start, entry.end)
    return _made(entry.route, on, start, end, entry.around, entry, whole)


def _around_blank(root: Entry, offset: int, column: int) -> Entry:
    """The mapping that a line which begins at this column belongs to."""
    found = root
    for entry in root.all():
        if entry.key_start >= offset:
            break
        at: Entry | None = entry
        while at is not None and (at.indent >= column or at.start >= 0 or at.colon < 0) and at.around is not None:
            at = at.around
        found = at or root
    return found


def _made(
    route: tuple[str | int, ...],
    on: Literal["key", "value"],
    start: int,
    end: int,
    around: Entry,
    entry: Entry | None,
    whole: Shape,
) -> Standing:
    shape = shape_at(whole, around)
    role = _role_of_key(shape, around) if on == "key" else _role_of_value(shape, around, entry)
    return Standing(route, on, start, end, role, around, entry, shape)


@cache
def _list_shape() -> Shape:
    return list_file()


def whole_shape(files: Files, file: str) -> Shape | None:
    """What a file of a journey has to be as a whole; None for a catalogue, a CSV, and what nobody names."""
    if not file.endswith((".yaml", ".yml")):
        return None
    main = main_of(files)
    if file == main:
        return tables.journey()
    if re.search(r"(^|/)library/[^/]+$", file):
        return tables.library()
    named = tree(files[main])
    scenarios = named.get("scenarios")
    if scenarios is not None and file in (scenarios.value, *(each.value for each in scenarios.inside)):
        return tables.scenarios()
    lists = named.get("lists")
    if lists is not None and any(each.value == file for each in lists.inside):
        return _list_shape()
    return None


def shape_at(whole: Shape, entry: Entry) -> Shape | None:
    """What may stand at an entry, names looked through: a part, a mapping, a list, or a plain value."""
    way: list[Entry] = []
    at = entry
    while at.around is not None:
        way.append(at)
        at = at.around
    shape: Shape | None = whole
    for each in reversed(way):
        assert each.around is not None
        shape = None if shape is None else opened(shape, each.around.plain)
        shape = None if shape is None else shape.inside(each.key, each.around.plain)
    return shape


def opened(shape: Shape, value: Any) -> Shape | None:
    """A shape without its names and choices, as far as a value settles them; a mapping is expected where nothing is
    there yet."""
    for _ in range(20):
        match shape:
            case Ref():
                shape = shape.of
            case ByKind():
                kind = shape.items if isinstance(value, list) else shape.mapping if value in (None, "") else None
                chosen = kind or (shape.mapping if isinstance(value, dict) else shape.text) or shape.mapping
                if chosen is None:
                    return shape
                shape = chosen
            case ByKeys():
                found = shape.of(value if isinstance(value, dict) else {})
                if found is None:
                    return shape
                shape = found
            case _:
                return shape
    return shape


def _role_of_key(shape: Shape | None, around: Entry) -> Role:
    found = None if shape is None else opened(shape, around.plain)
    if around.key == "answers" or (around.key == "problems" and around.route[:1] != ("steps",)):
        return "question"
    if around.key == "facts" and isinstance(shape, Ref | MapOf) and _is_in_scenario(around):
        return "fact"
    if isinstance(shape, Ref) and shape.of is TEXT:
        return "sentence"
    match found:
        case MapOf():
            return "sentence" if found.words.startswith("rules") else "id" if found.ids else "text"
        case Part() | ByKeys():
            return "key"
        case _ if shape is BULLETS or found is BULLETS:
            return "key"
        case _ if found is TEXT:
            return "sentence"
    return "words"


def _is_in_scenario(entry: Entry) -> bool:
    return entry.around is not None and entry.around.get("answers") is not None


def _role_of_value(shape: Shape | None, around: Entry, entry: Entry | None) -> Role:
    """What a value is, from its key and from what it stands in."""
    assert entry is not None
    key, up = entry.key, around.key
    inner = None if shape is None else opened(shape, around.plain)
    of = None if inner is None else inner.inside(key, around.plain)
    if up in ("path", "visits", "skips") or key == "stops_at":
        return "step"
    if key == "outcome" and around.get("answers") is not None:
        return "outcome"
    if _in_answers(around):
        return "answer"
    if key == "use":
        return "use"
    if up == "next" or key == "next":
        return "target"
    if key == "options" or _in_list(entry):
        return "set"
    if around.around is not None and around.around.key == "task_list":
        return "section"
    if key == "scenarios" or up in ("scenarios", "lists") or key == "decide":
        return "file"
    if key in _READ_AS_SENTENCE or up == "decide" or key in _BULLETS or _is_bullet(around):
        return "sentence"
    if of is FLAG or (isinstance(of, Plain) and of.accepts.get("type") == "boolean"):
        return "flag"
    if up == "facts" and not _is_in_scenario(around):
        return "sentence"
    if _is_text(of) or _is_text(shape):
        return "text"
    accepts = getattr(of, "accepts", {})
    if "enum" in accepts or key == "type":
        return "choice"
    return "flag" if accepts.get("type") == "boolean" else "words"


def _is_text(shape: Shape | None) -> bool:
    return shape is TEXTS or shape is TEXT or shape is OPTION_VALUE or (isinstance(shape, Ref) and shape.of is TEXT)


def _in_answers(entry: Entry) -> bool:
    at: Entry | None = entry
    while at is not None:
        if at.key == "answers":
            return True
        at = at.around
    return False


def _in_list(entry: Entry) -> bool:
    route = entry.route
    return route[:1] == ("lists",) and isinstance(entry.key, int)


def _is_bullet(around: Entry) -> bool:
    return around.key in _BULLETS and (not around.inside or isinstance(around.inside[0].key, int))
