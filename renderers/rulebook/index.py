"""The index: every id of the journey, what it is, where it is defined, and every place that reads it or leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys.model import Journey
from renderers.rulebook.content import (
    Block,
    Chapter,
    Clause,
    Id,
    Items,
    Line,
    Name,
    Own,
    Paragraph,
    Quote,
    Ref,
    Row,
    Rules,
    Say,
    Slot,
    Table,
    Terms,
    Told,
    Use,
    joined,
)
from renderers.rulebook.promises import promise_key

INDEX = "index-of-ids"

Spoken = tuple[str, str, Use]
"""An id, the key of the place that speaks of it, and how."""


def index(journey: Journey, chapters: Sequence[Chapter]) -> Chapter:
    """The index of a book's other chapters."""
    reads: dict[str, dict[str, None]] = {}
    leads: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        for id, place, use in _uses(chapter.parts):
            if use:
                (reads if use == "reads" else leads).setdefault(id, {})[place] = None
    rows = []
    for id, what, key in sorted(ids(journey), key=lambda entry: entry[0]):
        cells: list[Line] = [(Id(id),), (what,), (Ref(key),), _refs(reads.get(id)), _refs(leads.get(id))]
        rows.append(Row(tuple((cell,) for cell in cells)))
    head: tuple[Line, ...] = (("id",), ("is",), ("defined at",), ("read at",), ("led to by",))
    said = ("Rules in the journey's file call its parts by these ids.",)
    table = Table("Ids", head, tuple(rows), shape="dense")
    return Chapter(INDEX, ("Index of ids",), (Paragraph(f"{INDEX}/rows", "", (Say(said), table), derived=True),))


def ids(journey: Journey) -> Iterator[tuple[str, str, str]]:
    """Every id of a journey: what it is, and the key of where it is defined."""
    for section in journey.sections:
        if section.id:
            yield section.id, "section", section.id
    for step in journey.steps.values():
        if step.form != "question":
            yield step.id, _FORMS[step.form], step.id
        if step.repeat is not None:
            yield step.repeat.item, f"one of {step.id}", f"{step.id}/page"
    for question in journey.questions.values():
        yield question.id, "question", question.id
    for id in journey.promises:
        yield id, "promise", promise_key(id)
    named = (
        ("fact", journey.facts), ("table of bands", journey.bands), ("rate", journey.rates), ("list", journey.lists),
        ("text", journey.texts), ("outcome", journey.outcomes),
    )  # fmt: skip
    for what, those in named:
        for id in those:
            yield id, what, id


_FORMS = {"page": "page", "information": "information", "decision": "decision", "repeat": "list of items"}


def _refs(places: dict[str, None] | None) -> Line:
    return joined([(Ref(place),) for place in places], ", ") if places else ("–",)


def _uses(parts: Sequence[Paragraph | Clause]) -> Iterator[Spoken]:
    for part in parts:
        if isinstance(part, Clause):
            yield from _of_line(part.heading, part.key)
            yield from _uses(part.parts)
        elif not part.derived:
            for block in part.blocks:
                yield from _of_block(block, part.key)


def _of_block(block: Block, key: str) -> Iterator[Spoken]:
    match block:
        case Say():
            yield from _of_line(block.line, key)
        case Quote():
            yield from _of_pieces(block.pieces, key)
        case Items():
            for line in block.rows:
                yield from _of_line(line, key)
        case Terms():
            for _, inner in block.rows:
                for each in inner:
                    yield from _of_block(each, key)
        case Table():
            for line in block.head:
                yield from _of_line(line, key)
            for row in block.rows:
                for cell in row.cells:
                    for line in cell:
                        yield from _of_line(line, row.key or key)
        case Rules():
            for rule in block.rows:
                here = rule.key or key
                if rule.when is not None:
                    yield from _of_told(rule.when, here)
                for then in rule.then:
                    yield from _of_told(then, here) if isinstance(then, Told) else _of_pieces(then.pieces, here)


def _of_told(told: Told, key: str) -> Iterator[Spoken]:
    yield from _of_line(told.line, key)
    for part in told.parts:
        yield from _of_told(part, key)


def _of_line(line: Line, key: str) -> Iterator[Spoken]:
    for piece in line:
        match piece:
            case Name():
                yield piece.id, key, piece.use
            case Own():
                yield from _of_pieces(piece.pieces, key)


def _of_pieces(pieces: Sequence[str | Slot], key: str) -> Iterator[Spoken]:
    for piece in pieces:
        if isinstance(piece, Slot):
            yield from _of_line(piece.line, key)
