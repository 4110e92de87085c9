"""What can be told of the place under the pointer, in an author's words: what a key means, what a name is."""

from __future__ import annotations

from dataclasses import dataclass

from journeys.editing.names import Name
from journeys.editing.pointed import pointed
from journeys.folder import Files
from journeys.model import Journey
from journeys.questions import all_types

_MOST = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the text from `start` to `end`: a heading (`vehicle, a question`), and lines below it.

    `example` is a piece of YAML, or "".
    """

    start: int
    end: int
    heading: str
    lines: tuple[str, ...] = ()
    example: str = ""


def hover(files: Files, file: str, offset: int, journey: Journey | None = None) -> Told | None:
    """What can be told of an offset of a file; None where that is nothing."""
    found = pointed(files, file, offset, journey)
    if found is None:
        return None
    if found.key is not None:
        example = found.key.example
        said = f"{found.key.name}: {example}" if isinstance(example, str | int) and example is not True else ""
        needed = ("It has to be there.",) if found.key.required else ()
        return Told(found.start, found.end, found.key.name, (found.key.means, *needed), said)
    if found.type:
        kind = all_types()[found.type]
        return Told(found.start, found.end, f"{found.type}, a question type", (kind.means,), kind.example.strip("\n"))
    if found.name is not None:
        return Told(found.start, found.end, _heading(found.name), _lines(found.name, files))
    if found.option is not None:
        label = (f"“{found.option.label}”",) if found.option.label else ()
        return Told(found.start, found.end, f"{found.option.id}, an option", label)
    return Told(found.start, found.end, found.file, ("A file of this journey.",)) if found.file else None


def _heading(name: Name) -> str:
    kind = f" of the type {name.type}" if name.type else ""
    return f"{name.id}, {name.words}{kind}"


def _lines(name: Name, files: Files) -> tuple[str, ...]:
    words = " ".join(name.says.split())
    is_text = name.what not in ("fact", "rate", "list")
    said = (f"“{words[:200]}”" if is_text else words[:200],) if words else ()
    line = files[name.file].count("\n", 0, name.start) + 1 if name.file in files else 0
    where = (f"Line {line} of {name.file}",) if line else ()
    return (*said, *_options(name), *where)


def _options(name: Name) -> tuple[str, ...]:
    if not name.options or name.what == "list":
        return ()
    shown = ", ".join(option.id for option in name.options[:_MOST])
    more = len(name.options) - _MOST
    return (f"One of {shown}{f' and {more} more' if more > 0 else ''}",)
