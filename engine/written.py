"""A citizen as an author would write them down: the inverse of `engine.given.take`, and a scenario in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from textwrap import wrap
from typing import Any
from unicodedata import category

from engine.path import Path
from engine.witness import replayed
from journeys.catalogues import writing
from journeys.expressions.kinds import Value
from journeys.labels import item_label
from journeys.model import Journey, Question
from journeys.proof.verdicts import Answers, Citizen
from journeys.questions import type_of
from journeys.questions.figures import plain_digits
from journeys.questions.forgive import key as folded

_WIDTH = 120
_ID = re.compile(r"[a-z][a-z0-9_]*").fullmatch
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?").fullmatch
_AMOUNT = re.compile(r"-?(\D)[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?").fullmatch
_SWITCHES = ("true", "false", "null")


def written(journey: Journey, citizen: Citizen) -> dict[str, Any]:
    """What an author writes under `answers` of a scenario, in the order of the journey.

    `take` reads it as the same answers. An optional question that was left blank is not written down; items are
    chosen by their label, or by their id where two have the same one.
    """
    path = replayed(journey, citizen)
    found: dict[str, Any] = {}
    for section in journey.sections:
        for step in section.steps:
            found.update(_answers(journey, step.questions, citizen.answers, path))
            if step.repeat is not None and step.id in citizen.items:
                inner = [question for each in step.repeat.steps for question in each.questions]
                items = [dict(_answers(journey, inner, given, path)) for given in citizen.items[step.id]]
                found[step.id] = [{id.partition(".")[2]: value for id, value in item.items()} for item in items]
    return found


def _answers(
    journey: Journey, questions: Sequence[Question], answers: Answers, path: Path
) -> Iterator[tuple[str, Any]]:
    for question in questions:
        value = answers.get(question.id)
        if value is not None:
            yield question.id, _written(journey, question, value, path)
        elif question.id in answers and not question.optional:
            yield question.id, ""


def _written(journey: Journey, question: Question, value: Value, path: Path) -> Any:
    if question.items is None:
        return type_of(question.type).write(question, value, journey)
    return (
        [_item(journey, question.items, each, path) for each in value]
        if isinstance(value, tuple)
        else _item(journey, question.items, value, path)
    )


def _item(journey: Journey, repeat: str, chosen: Any, path: Path) -> Any:
    """An item's label, where it is the only one with it."""
    items: Any = path.known.get(repeat, ())
    labels = {item.id: item_label(item, repeat, path.known, journey, journey.language) for item in items}
    same = [id for id, label in labels.items() if folded(label) == folded(labels.get(chosen, ""))]
    return labels[chosen] if same == [chosen] and folded(labels[chosen]) else chosen


def scenario_yaml(
    id: str, today: date | None, answers: Mapping[str, Any], expect: Mapping[str, Any], comment: str = ""
) -> str:
    """A scenario as it stands in a file of scenarios. `answers` are as `written` gives them, `expect` as
    `Scenario.expect` has them; the comment stands above it."""
    notes = [f"# {line}".rstrip() for part in comment.splitlines() for line in wrap(part, _WIDTH - 2) or [""]]
    said = ({} if today is None else {"today": today.isoformat()}) | {"answers": dict(answers)} | dict(expect)
    return "\n".join([*notes, *_entry(id, said, "")]) + "\n"


def _entry(key: str, value: Any, indent: str) -> list[str]:
    """A key and what belongs to it."""
    first, *rest = _value(value, indent)
    return [f"{indent}{writing.key(key)}:{first}", *rest]


def _value(value: Any, indent: str) -> list[str]:
    """What stands behind a colon or a dash, and the lines under it."""
    deeper = f"{indent}  "
    if isinstance(value, Mapping):
        return ["", *(line for key, each in value.items() for line in _entry(key, each, deeper))] if value else [" {}"]
    if isinstance(value, list | tuple):
        row = f" [{', '.join(map(str, value))}]"
        if all(isinstance(each, str) and _ID(each) and each not in _SWITCHES for each in value) and len(row) < _WIDTH:
            return [row]
        return ["", *(line for each in value for line in _listed(each, deeper))]
    if isinstance(value, str):
        return [f" {value}"] if _is_bare(value) else writing.value(value, indent) if value else [' ""']
    return [f" {_number(value)}"]


def _listed(value: Any, indent: str) -> list[str]:
    """One of several, behind its dash: the first key of a mapping stands on the line of the dash."""
    if isinstance(value, Mapping) and value:
        lines = [line for key, each in value.items() for line in _entry(key, each, f"{indent}  ")]
        return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]
    first, *rest = _value(value, indent)
    return [f"{indent}-{first}", *rest]


def _is_bare(text: str) -> bool:
    """Whether a text is read as the same text without quotes, though it may look like something else."""
    amount = _AMOUNT(text)
    return text in ("yes", "no") or _DAY(text) is not None or (amount is not None and category(amount[1]) == "Sc")


def _number(value: Any) -> str:
    return plain_digits(Fraction(repr(value))) if isinstance(value, float) else str(value)
