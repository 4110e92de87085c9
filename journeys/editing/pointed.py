"""What stands at an offset: a key of the language, a question type, a name, an option, or a file that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from journeys.editing.names import Name, Names, OptionName, names
from journeys.editing.standing import Standing, opened, standing, standing_of, whole_shape
from journeys.editing.tree import tree
from journeys.folder import Files
from journeys.model import Journey
from journeys.questions import all_types
from journeys.tables.structures import ByKeys, Key, Part

_WORDS = re.compile(r"[^\W\d][\w.]*")
_BRACES = re.compile(r"\{\{(.*?)(\}\}|$)", re.DOTALL)
_TEXT_IN = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the text from `start` to `end` is: one of these."""

    start: int
    end: int
    key: Key | None = None
    name: Name | None = None
    option: OptionName | None = None
    type: str = ""
    file: str = ""


def pointed(files: Files, file: str, offset: int, journey: Journey | None = None) -> Pointed | None:
    """What stands at an offset of a file, None where it is nothing that can be told about."""
    here = standing(files, file, offset)
    if here is None or here.entry is None:
        return None
    found = _at(here, files, file, names(files, journey))
    return next((each for each in found if each.start <= offset <= each.end), None)


def _at(here: Standing, files: Files, file: str, known: Names) -> Iterable[Pointed]:
    """What stands in a key or value: everything that a sentence names, or the one thing that it is."""
    if here.role in ("sentence", "text"):
        return _in_words(here, files[file], known)
    found = _whole(here, files, file, known)
    return () if found is None else (found,)


def _whole(here: Standing, files: Files, file: str, known: Names) -> Pointed | None:
    assert here.entry is not None
    start, end = here.start, here.end
    whole = files[file][start:end]
    if here.role == "key":
        return Pointed(start, end, key=_key(here))
    if here.on == "key" and here.role in ("id", "question", "fact"):
        return _declared(here, known, file)
    if here.role == "choice" and here.entry.key == "type" and whole in all_types():
        return Pointed(start, end, type=whole)
    if whole in files:
        return Pointed(start, end, file=whole)
    if here.role == "use":
        library = whole.partition(".")[0]
        found = next((name for name in files if name.endswith(f"library/{library}.yaml")), "")
        return Pointed(start, end, file=found) if found else None
    if here.role == "answer":
        subject = _answered(here, known)
        option = None if subject is None else _option(subject, whole)
        return None if option is None else Pointed(start, end, option=option)
    name = known.get(whole) or known.get(_behind_item(here, known, whole))
    if name is not None and here.role in ("target", "set", "step", "outcome", "section"):
        return Pointed(start, end, name=name)
    return None


def uses(files: Files, name: Name) -> Iterator[tuple[str, int, int]]:
    """Every place that names something, the one where it is declared first: file, start and end."""
    known = names(files)
    field = name.id.rpartition(".")[2]
    yield name.file, name.start, name.end
    for file, text in files.items():
        whole = whole_shape(files, file)
        if whole is None:
            continue
        for entry in tree(text).all():
            on_key = isinstance(entry.key, str) and field in entry.key
            on_value = entry.start >= 0 and entry.style not in ("{", "[") and field in entry.value
            sides: tuple[Literal["key", "value"], ...] = (
                *(("key",) if on_key else ()),
                *(("value",) if on_value else ()),
            )
            for side in sides:
                for each in _at(standing_of(whole, entry, side), files, file, known):
                    if each.name is not None and each.name.id == name.id:
                        yield file, each.start, each.end


def _key(here: Standing) -> Key | None:
    """What the tables say of a key."""
    found = None if here.shape is None else opened(here.shape, here.around.plain)
    key = str(here.route[-1])
    if isinstance(found, Part):
        return found.keys.get(key)
    if isinstance(found, ByKeys):
        parts = (opened(case.then, here.around.plain) for case in found.cases)
        return next(
            (
                part.keys[str(here.route[-1])]
                for part in parts
                if isinstance(part, Part) and here.route[-1] in part.keys
            ),
            None,
        )
    type_ = getattr(found, "type", None)
    return type_ if isinstance(type_, Key) and type_.name == key else None


def _declared(here: Standing, known: Names, file: str) -> Pointed | None:
    """A name where it is declared, or where a scenario answers it."""
    assert here.entry is not None
    id = str(here.route[-1])
    for name in known.by_id.values():
        if (name.file, name.start) == (file, here.start):
            return Pointed(here.start, here.end, name=name)
        for option in name.options if here.role == "id" else ():
            if (option.file, option.start) == (file, here.start):
                return Pointed(here.start, here.end, option=option)
    found = known.get(id) or known.get(_behind_item(here, known, id)) if here.role != "id" else None
    return None if found is None else Pointed(here.start, here.end, name=found)


def _behind_item(here: Standing, known: Names, id: str) -> str:
    """An id as it is called inside the repeat that a place stands in: `child.born`."""
    for key in here.route[:-1]:
        name = known.get(str(key))
        if name is not None and name.item:
            return f"{name.item}.{id}"
    return id


def _answered(here: Standing, known: Names) -> Name | None:
    id = [key for key in here.route if isinstance(key, str)][-1]
    return known.get(id) or known.get(_behind_item(here, known, id))


def _option(name: Name, id: str) -> OptionName | None:
    return next((option for option in name.options if option.id == id), None)


def _in_words(here: Standing, text: str, known: Names) -> Iterator[Pointed]:
    """The names in a sentence, or in the braces of a text; words behind a comparator may be options."""
    if here.role == "sentence" and "{{" not in text[here.start : here.end]:
        yield from _in_sentence(text, here.start, here.end, here, known)
        return
    for braces in _BRACES.finditer(text, here.start, here.end):
        yield from _in_sentence(text, braces.start(1), braces.end(1), here, known)


def _in_sentence(text: str, begin: int, end: int, here: Standing, known: Names) -> Iterator[Pointed]:
    quoted = [found.span() for found in _TEXT_IN.finditer(text, begin + 1, end)]
    subject: Name | None = None
    for word in _WORDS.finditer(text, begin, end):
        if any(first < word.start() < last for first, last in quoted):
            continue
        id = word.group().rstrip(".")
        if id in ("and", "or", "where", "meets"):
            subject = None
            continue
        stop = word.start() + len(id)
        option = None if subject is None else _option(subject, id)
        if option is not None:
            yield Pointed(word.start(), stop, option=option)
            continue
        if id.startswith("other.") and (item := _behind_item(here, known, "").rstrip(".")):
            id = f"{item}.{id.removeprefix('other.')}"
        name = known.get(id)
        if name is None:
            continue
        yield Pointed(word.start(), stop, name=name)
        if subject is None and name.what in ("question", "fact"):
            subject = name
