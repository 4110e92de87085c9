"""Citizens that a solver made up, as the engine sees them."""

from __future__ import annotations

from engine.path import Path
from engine.replay import Answers, replay
from engine.roster import Roster, item_id, key_of
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


def replayed(journey: Journey, citizen: Citizen) -> Path:
    """Where a citizen's answers lead."""
    return replay(journey, answers_of(citizen), citizen.today)
