"""Citizens that were made up, as the engine sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.path import Path
from engine.replay import Answers, replay
from engine.roster import Roster, item_id, item_of, key_of, question_of
from journeys.expressions.kinds import Value
from journeys.model import Journey
from journeys.proof.verdicts import Citizen


def answers_of(citizen: Citizen) -> Answers:
    """A citizen's answers under the engine's keys; every list of items is finished.

    The first item of a list has the id that `item_id(1)` gives, and so on: an answer that chooses items names them so.
    """
    answers: dict[str, Value | Roster | None] = dict(citizen.answers)
    for repeat, items in citizen.items.items():
        ids = tuple(item_id(number) for number in range(1, len(items) + 1))
        answers[repeat] = Roster(ids, len(ids), False)
        for id, given in zip(ids, items, strict=True):
            answers.update((key_of(question, id), value) for question, value in given.items())
    return answers


def citizen_of(journey: Journey, answers: Answers, today: date) -> Citizen:
    """The citizen who gives these answers, by the engine's keys: the inverse of `answers_of`."""
    outside: dict[str, Any] = {}
    inside: dict[tuple[str, str], dict[str, Any]] = {}
    rosters: dict[str, Roster] = {}
    for key, value in answers.items():
        if isinstance(value, Roster):
            rosters[key] = value
        elif item_of(key):
            called = question_of(key).partition(".")[0]
            inside.setdefault((called, item_of(key)), {})[question_of(key)] = value
        else:
            outside[key] = value
    items: dict[str, tuple[dict[str, Any], ...]] = {}
    for id, roster in rosters.items():
        repeat = journey.steps[id].repeat
        assert repeat is not None
        items[id] = tuple(inside.get((repeat.item, each), {}) for each in roster.items)
    return Citizen(today, outside, items)


def replayed(journey: Journey, citizen: Citizen) -> Path:
    """Where a citizen's answers lead."""
    return replay(journey, answers_of(citizen), citizen.today)
