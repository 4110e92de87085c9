"""A finding in full, as a page of the preview shows it: what is wrong, who shows it, what would mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.comparing.citizens import day, rows
from journeys.diagnostics import Level, Witness
from journeys.formats import formats
from journeys.model import Journey
from journeys.proof.verdicts import Citizen, Proofs
from journeys.sources import Sources
from renderers.map.words import spaced
from renderers.preview.excerpt import address
from renderers.preview.marking import SHORT, refuting
from renderers.report import Finding

LEVELS = {Level.ERROR: "Error", Level.WARNING: "Warning", Level.ADVICE: "Advice"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a citizen: which item it is about, the question and where it stands on the map, what they said."""

    item: str
    asked: str
    said: str
    place: str


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up citizen: the day, and what they answer."""

    day: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journey's files: where it is, what it says about the matter, and its address in the editor."""

    file: str
    number: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding. `refuted`: a proof found it; `lead` is the same in a few words, where there are some."""

    slug: str
    level: str
    refuted: bool
    lead: str
    message: str
    person: Person | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    help: str
    paste: str


def told(finding: Finding, journey: Journey | None, sources: Sources, proofs: Proofs | None, edit: str) -> Told:
    """A finding with its places as links into the editor, and its citizen with their answers in words."""
    found = finding.diagnostic
    verdict = refuting(found, proofs)
    citizen = None if verdict is None else verdict.citizen
    person = None
    if journey is not None and citizen is not None:
        person = person_of(journey, citizen)
    elif journey is not None and found.witness is not None:
        person = _as_written(journey, found.witness)
    lines = []
    for label in (found.primary, *found.related):
        place = sources.locate(label.spot)
        lines.append(Line(place.file, place.line, label.words, address(sources, place.file, place.line, edit)))
    notes = tuple(note for note in found.notes if person is None or not note.startswith("a citizen"))
    return Told(
        found.slug,
        LEVELS[found.level],
        verdict is not None,
        SHORT.get(found.slug, ""),
        _sentence(found.message),
        person,
        tuple(lines),
        tuple(map(_sentence, notes)),
        found.help,
        found.paste,
    )


def person_of(journey: Journey, citizen: Citizen, only: frozenset[str] | None = None) -> Person:
    """A citizen in words; with `only`, the answers to these questions."""
    found = [row for row in rows(citizen, journey, journey) if only is None or row.id in only]
    answers = tuple(Answer(row.item, row.asked, row.answer, place_of_question(journey, row.id)) for row in found)
    return Person(day(citizen, journey), answers)


def place_of_question(journey: Journey, id: str) -> str:
    """The step that asks a question; "" where there is none."""
    if id in journey.steps:
        return id
    return next((step.id for step in journey.steps.values() if any(q.id == id for q in step.questions)), "")


def _as_written(journey: Journey, witness: Witness) -> Person:
    """A citizen as an author writes one down."""
    on = formats("en", journey.currency, journey.minor_digits).day(witness.today).replace("\u00a0", " ")
    return Person(on, tuple(_written(journey, id, value) for id, value in witness.answers.items()))


def _written(journey: Journey, id: str, value: Any) -> Answer:
    question = journey.questions.get(id)
    said = _said(value)
    if question is None:
        return Answer("", spaced(id), said, place_of_question(journey, id))
    words = "".join(each if isinstance(each, str) else "…" for each in question.ask.rules[-1][1].pieces)
    label = next((option.label for option in question.options if option.id == value), None)
    if label is not None:
        said = "".join(each if isinstance(each, str) else "…" for each in label.rules[-1][1].pieces)
    return Answer("", words, said, place_of_question(journey, id))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        return ", ".join(f"{spaced(str(key))}: {_said(each)}" for key, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(_said, value)) or "none"
    return "left blank" if value is None else str(value)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", ":")) else ".")
