"""What a journey consists of, in the order of its text: sections, steps, facts, outcomes, each with its line."""

from __future__ import annotations

from dataclasses import dataclass

from journeys.editing.names import names
from journeys.folder import Files, main_of

_SHOWN = ("section", "step", "question", "repeat", "fact", "bands", "rate", "list", "text", "outcome")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its id, what it is, what citizens read of it, its line (from 1), and how deep it stands."""

    id: str
    what: str
    says: str
    line: int
    depth: int


def outline(files: Files) -> tuple[Part, ...]:
    """The parts of the main file."""
    main = main_of(files)
    text = files[main]
    known = sorted(names(files).of(*_SHOWN), key=lambda name: name.start)  # type: ignore[arg-type]
    return tuple(
        Part(
            name.id,
            name.words,
            " ".join(name.says.split()),
            text.count("\n", 0, name.start) + 1,
            (1 if name.of else 0) + name.id.count("."),
        )
        for name in known
        if name.file == main
    )
