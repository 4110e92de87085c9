"""Answers -> what the fields of the paper form take that the journey was made of, and what does not fit into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.given import take, words
from engine.replay import asked
from engine.walk import off_path
from journeys.importers.mapping import FormMapping, Put
from journeys.model import Journey
from journeys.questions import type_of


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that the form has no room for, or that the journey does not take: of which answer, and why."""

    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Filling:
    """The texts of a form's fields by name, with what does not fit.

    `outcome` is where the answers lead, None where they stop.
    """

    values: Mapping[str, str]
    misfits: tuple[Misfit, ...]
    outcome: str | None


@dataclass(frozen=True, slots=True)
class _Given:
    """A live answer as plain values; `blank` where it was asked, and nothing given."""

    plain: Any = None
    type: str = ""
    blank: bool = True


def filled(journey: Journey, mapping: FormMapping, given: Mapping[str, Any], today: date) -> Filling:
    """Replays the answers and puts the live ones into the form. `given` is what `footpath walk` takes.

    What is off the path, refused or unknown stays out of the form and is told.
    """
    taken = take(journey, given, today)
    path = taken.path
    misfits = [Misfit(key, f"it was refused: {words(problem, taken)}") for key, problem in taken.refused.items()]
    misfits += [Misfit(key, "nothing in the journey asks for it") for key in taken.unused]
    misfits += [Misfit(_shown(key), "it is off the path of these answers") for key in off_path(taken)]
    shown = asked(path)
    live: dict[str, list[_Given]] = {}
    for id, question in journey.questions.items():
        if "." in id:
            continue
        if id in shown:
            value = path.known.get(id)
            live[id] = [
                _Given()
                if value is None
                else _Given(type_of(question.type).encode(question, value), question.type, False)
            ]
    items = {step.repeat.item: path.items.get(id, ()) for id, step in journey.steps.items() if step.repeat is not None}
    for item, paths in items.items():
        for id, question in journey.questions.items():
            if id.startswith(f"{item}."):
                live[id] = [
                    _Given() if (value := each.item.answers.get(id)) is None
                    else _Given(type_of(question.type).encode(question, value), question.type, False)
                    for each in paths
                ]  # fmt: skip
    misfits += _too_many(mapping, items)
    values = {put.field: text for put in mapping.puts if (text := _text(put, live, today)) is not None}
    return Filling(values, tuple(misfits), None if path.outcome is None else path.outcome.id)


def _shown(key: str) -> str:
    return key.partition("@")[0]


def _too_many(mapping: FormMapping, items: Mapping[str, Any]) -> Iterator[Misfit]:
    """The items that a form has no block for."""
    room: dict[str, int] = {}
    for put in mapping.puts:
        if put.item:
            item = put.answer.partition(".")[0]
            room[item] = max(room.get(item, 0), put.item)
    for item, most in room.items():
        count = len(items.get(item, ()))
        if count > most:
            yield Misfit(item, f"there are {count}, and the form has room for {most}: add the others on paper")


def _text(put: Put, live: Mapping[str, list[_Given]], today: date) -> str | None:
    """What a field takes; None where it stays as it is."""
    if put.fixed:
        return put.fixed
    if put.sent:
        return day_text(today.isoformat(), put.sent)
    answers = live.get(put.answer, [])
    number = max(1, put.item)
    if len(answers) < number:
        return None
    answer = answers[number - 1]
    if put.values:
        return _chosen(put, answer)
    if answer.blank:
        return None
    plain = answer.plain
    if put.part:
        plain = plain.get(put.part) if isinstance(plain, Mapping) else None
    if plain is None:
        return None
    if put.date:
        return day_text(plain, put.date)
    return plain_text(plain, answer.type)


def _chosen(put: Put, answer: _Given) -> str | None:
    """What is put in for the options that were chosen: of several that a field knows the first."""
    plain = answer.plain
    chosen = plain if isinstance(plain, list | tuple) else [] if answer.blank else [plain]
    for each in chosen:
        key = {True: "yes", False: "no"}.get(each, str(each)) if isinstance(each, bool) else str(each)
        if key in put.values:
            return put.values[key]
    return put.otherwise or None


_TOKEN = re.compile(r"YYYY|YY|MM|DD|M|D")


def day_text(plain: Any, form: str) -> str:
    """A day, or a month of a year, as a form has it: `MM/DD/YYYY`, or a part of it alone."""
    if isinstance(plain, Mapping):
        plain = "-".join(str(plain[part]) for part in ("year", "month", "day") if part in plain)
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", str(plain))
    if found is None:
        return str(plain)
    year, month, day = found[1], (found[2] or "").zfill(2), (found[3] or "").zfill(2)
    parts = {"YYYY": year, "YY": year[2:], "MM": month, "DD": day, "M": month.lstrip("0"), "D": day.lstrip("0")}
    if any(parts[token] in ("", "00") for token in _TOKEN.findall(form)):
        return str(plain)
    return _TOKEN.sub(lambda token: parts[token[0]], form)


def plain_text(plain: Any, type: str = "") -> str:
    """An answer as somebody would write it on paper."""
    if isinstance(plain, bool):
        return "Yes" if plain else "No"
    if isinstance(plain, Mapping):
        between = " " if type == "name" else ", "
        return between.join(str(each) for each in plain.values() if each)
    if isinstance(plain, list | tuple):
        return ", ".join(str(each["name"] if isinstance(each, Mapping) and "name" in each else each) for each in plain)
    if type == "money":
        try:
            amount = Decimal(str(plain))
        except InvalidOperation:
            return str(plain)
        return f"{amount:,}"
    return str(plain)
