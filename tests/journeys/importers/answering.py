"""A made-up citizen's answers to any journey: walks it, and gives each question on the way an answer of its type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.given import take
from engine.places import ItemStep, open_place
from engine.replay import shown
from journeys.model import Journey, Question

TODAY = date(2026, 6, 1)

_BY_TYPE: Mapping[str, Any] = {
    "text": "Blue", "long_text": "A longer story, told twice.", "integer": 3, "decimal": "7.5", "money": "1234.50",
    "date": "1990-03-27", "month_year": "2027-03", "day": "2026-06-08", "time": "9:30", "yes_no": True,
    "email": "ann@example.com", "phone": "+44 20 7946 0123", "declaration": True, "signature": "Ann Lee",
    "reference": "AB12", "rough_date": "2017",
}  # fmt: skip
_NUMBERS = {"us_ssn": "536-90-4399", "uk_national_insurance": "QQ123456C"}


def sample(question: Question, yes: bool) -> Any:
    """An answer that the question takes."""
    if question.type == "yes_no":
        return yes
    if question.type == "choice":
        return next(iter(question.options)).id
    if question.type == "choices":
        return [each.id for each in question.options][: 2 if yes else 1]
    if question.type == "name":
        parts = question.settings.get("parts", "")
        whole = {"given": "Ann", "middle": "Mary", "family": "Lee"}
        kept = {"split": ("given", "family"), "with_middle": ("given", "middle", "family")}.get(parts)
        return {part: whole[part] for part in kept} if kept else "Ann Lee"
    if question.type == "address":
        return {"line1": "1 High Street", "town": "Ashby", "postcode": "NM3 5QT"}
    if question.type == "national_id":
        return _NUMBERS[question.settings["number"]]
    return _BY_TYPE[question.type]


def answers(journey: Journey, yes: bool = True, items: int = 2) -> dict[str, Any]:
    """Answers that lead to an end: yes (or no) to whatever is asked so, `items` of each repeat."""
    given: dict[str, Any] = {}
    for _ in range(2000):
        taken = take(journey, given, TODAY)
        assert not taken.refused, taken.refused
        if taken.path.stops_at is None:
            blank = [
                question
                for step in taken.path.steps
                for question in shown(step, taken.path.known)
                if question.id not in given
            ]
            if not blank:
                return given
            given |= {question.id: sample(question, yes) for question in blank}
            continue
        place = open_place(taken.path)
        step = place.step if isinstance(place, ItemStep) else taken.path.stops_at
        if step.repeat is not None:
            repeat = step.repeat
            most = repeat.max if isinstance(repeat.max, int) else items
            one = {
                question.id.partition(".")[2]: sample(question, yes)
                for each in repeat.steps
                for question in each.questions
            }
            given[step.id] = [dict(one) for _ in range(min(items, most) if yes else 0)]
            continue
        for question in shown(step, taken.path.known):
            given[question.id] = sample(question, yes)
    raise AssertionError("the answers lead to no end")
