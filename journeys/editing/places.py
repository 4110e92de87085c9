"""The pages of a journey and the words on each: which page a line makes, and where its words are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeys.document import Document, read
from journeys.editing.splice import Keys
from journeys.editing.tree import Entry, tree
from journeys.folder import Files, main_of
from journeys.unwritten import CHECK, START, TASKS

_OF_START = ("body", "key_facts", "button", "before", "aside")
_LABELS: Mapping[str, str] = {
    "ask": "Question", "title": "Heading", "body": "Text", "hint": "Hint", "called": "What the answer is called",
    "why": "Why we ask this", "kept_for": "How long it is kept", "shared_with": "Who else sees it", "label": "Label",
    "added": "How many there are", "button": "Button", "before": "Text below the button", "declaration": "Declaration",
    "statement": "The one thing to take away", "unit": "Unit", "confirm": "Words beside the box",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a page: what they are there (`Hint`), where they are written, and what they say.

    `when` is the sentence for which they are chosen, "" where they always stand there.
    """

    label: str
    keys: Keys
    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A page by its id: its heading, its line (from 1), its words, and whether it can go up or down in its section."""

    id: str
    heading: str
    keys: Keys
    line: int
    words: tuple[Words, ...]
    up: bool = False
    down: bool = False
    library: str = ""
    """The part of a library that the rest of the page comes from, or ""."""


def place_at(files: Files, file: str, offset: int) -> str:
    """The id of the page that an offset of the main file belongs to; "" where that is none."""
    if file != main_of(files):
        return ""
    text = files[file]
    line = text.rfind("\n", 0, offset) + 1
    at, found = tree(text), ""
    while True:
        inner = next((each for each in reversed(at.inside) if _starts(text, each) <= max(offset, line)), None)
        if inner is None or isinstance(inner.key, int):
            return found
        id = _id(inner)
        found, at = id or found, inner
        if not id and inner.around is not None and inner.around.around is None and not _holds_pages(inner):
            return START if inner.key in ("journey", "title") else ""


def _starts(text: str, entry: Entry) -> int:
    """Where the lines of an entry begin, its own comments with it."""
    start = text.rfind("\n", 0, entry.key_start) + 1
    while start > 0 and text[text.rfind("\n", 0, start - 1) + 1 : start].lstrip().startswith("#"):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _holds_pages(entry: Entry) -> bool:
    return entry.key in ("steps", "sections", "outcomes", "start", "check", "task_list")


def _id(entry: Entry) -> str:
    """The id of the page that an entry is, "" where it is none."""
    match entry.route:
        case ("start",):
            return START
        case ("task_list",):
            return TASKS
        case ("check",):
            return CHECK
        case (("steps" | "outcomes"), id) | ("sections", _, "steps", id):
            return str(id)
        case ("steps", repeat, "steps", id) | ("sections", _, "steps", repeat, "steps", id):
            item = entry.around.around.get("repeat") if entry.around and entry.around.around else None
            return f"{item.value}.{id}" if item is not None and item.value else str(repeat)
    return ""


def words_at(files: Files, place: str) -> PlaceWords | None:
    """A page with its words; None where there is none of this id, or the text cannot be read."""
    main = main_of(files)
    document = read(main, files[main])
    if not isinstance(document.value, dict):
        return None
    keys = _keys_of(document, place)
    value = None if keys is None else _at(document, keys)
    if keys is None or (value is None and place != START):
        return None
    if place == START:
        words = [*_said(document, ("title",), "Name of the service")]
        words += [each for key in _OF_START for each in _said(document, ("start", key), _LABELS.get(key, key))]
    else:
        words = list(_of(document, keys))
    among = list(_at(document, keys[:-1]) or ()) if keys[-2:-1] == ("steps",) else []
    part = document.part(keys) or document.part(("title",))
    line = 0 if part is None else document.read_lines.where(max(part.key_start, 0))[0]
    index = among.index(keys[-1]) if among else 0
    return PlaceWords(
        place, _heading(place, words), keys, line + 1, tuple(words), bool(among) and index > 0,
        bool(among) and index < len(among) - 1, str(value.get("use", "")) if isinstance(value, dict) else "",
    )  # fmt: skip


def _heading(place: str, words: list[Words]) -> str:
    return next((" ".join(each.text.split()) for each in words if each.label in ("Question", "Heading")), place)


def _at(document: Document, keys: Keys) -> Any:
    try:
        return document.at(keys)
    except (KeyError, IndexError, TypeError):
        return None


def _keys_of(document: Document, place: str) -> Keys | None:
    """Where a page is written."""
    fixed: Mapping[str, Keys] = {START: ("start",), TASKS: ("task_list",), CHECK: ("check",)}
    if place in fixed:
        return fixed[place]
    for steps in _lists_of_steps(document):
        for id, step in (_at(document, steps) or {}).items():
            if id == place:
                return (*steps, id)
            inner = step.get("steps") if isinstance(step, dict) else None
            if isinstance(inner, dict):
                for each in inner:
                    if f"{step.get('repeat')}.{each}" == place:
                        return (*steps, id, "steps", each)
    for key in ("outcomes", "sections"):
        if isinstance(found := _at(document, (key,)), dict) and place in found:
            return (key, place)
    return None


def _lists_of_steps(document: Document) -> Iterator[Keys]:
    if isinstance(_at(document, ("steps",)), dict):
        yield ("steps",)
    sections = _at(document, ("sections",))
    for id in sections if isinstance(sections, dict) else ():
        if isinstance(_at(document, ("sections", id, "steps")), dict):
            yield ("sections", id, "steps")


def _of(document: Document, keys: Keys, before: str = "") -> Iterator[Words]:
    """The words of a page or of one question of it, in the order of the text."""
    value = _at(document, keys)
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        here = (*keys, key)
        if key == "options" and isinstance(inner, dict):
            yield from _options(document, here, before)
        elif key == "questions" and isinstance(inner, dict):
            for id in inner:
                yield from _of(document, (*here, id), f"{str(id).replace('_', ' ').capitalize()}: ")
        elif key in ("timeline", "aside", "must", "statement") and isinstance(inner, dict):
            for each in inner:
                label = {"title": "Note: heading", "body": "Note: text"}.get(str(each), str(each))
                label = f"Message unless {each}" if key == "must" else label
                yield from _said(document, (*here, each), before + label)
        elif key in _LABELS:
            label = _LABELS[key]
            yield from _said(document, here, (before + label[:1].lower() + label[1:]) if before else label)


def _options(document: Document, keys: Keys, before: str) -> Iterator[Words]:
    for id, option in _at(document, keys).items():
        name = f"{before}Option {id}"
        if isinstance(option, dict):
            yield from _said(document, (*keys, id, "label"), name)
            yield from _said(document, (*keys, id, "hint"), f"{name}: hint")
        else:
            yield from _said(document, (*keys, id), name)


def _said(document: Document, keys: Keys, label: str) -> Iterator[Words]:
    """Words, each wording of them where rules choose one, or those inside a group such as the key facts."""
    value = _at(document, keys)
    if isinstance(value, dict) and keys[-1] in ("key_facts", "aside"):
        names = {"title": "Note: heading", "body": "Note: text"}
        for key in value:
            yield from _said(document, (*keys, key), names.get(str(key), str(key)) if keys[-1] == "aside" else str(key))
    elif isinstance(value, dict):
        for sentence in value:
            yield Words(label, (*keys, sentence), document.written((*keys, sentence)), str(sentence))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield Words(label, keys, document.written(keys).rstrip("\n"))
