"""A day to come: typed, or chosen where few days are left (pattern Q9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.change import filled, give
from engine.options import asked_of
from engine.paths import path_of
from journeys.texts import plain
from tests.engine.small import TODAY, fresh, journey

VISIT = journey("""
    journey: visit
    title: A visit
    steps:
      soon:
        ask: Which day should we come?
        type: day
        weekdays: [monday, wednesday]
        min: today + 1 day
        max: today + 2 weeks
      later:
        ask: Which day should we come again?
        type: day
        optional: true
    outcomes:
      sent:
        submit: true
        title: Sent
    """)
SOON, LATER = VISIT.steps["soon"], VISIT.steps["later"]


def offered(id: str, language: str = "en") -> list[tuple[str, str]]:
    known = path_of(VISIT, fresh(VISIT)).known
    asked = asked_of(VISIT.questions[id], known, VISIT, language)
    return [(option.id, plain(option.label, known, VISIT, language)) for option in asked.options]


def test_q9_the_few_days_that_are_left_are_offered_with_their_weekday() -> None:
    assert date(2026, 11, 22) == TODAY
    assert offered("soon") == [
        ("23/11/2026", "Monday 23\u00a0November\u00a02026"),
        ("25/11/2026", "Wednesday 25\u00a0November\u00a02026"),
        ("30/11/2026", "Monday 30\u00a0November\u00a02026"),
        ("2/12/2026", "Wednesday 2\u00a0December\u00a02026"),
    ]
    assert offered("soon", "fr")[0] == ("23/11/2026", "lundi 23\u00a0novembre\u00a02026")


def test_where_there_are_many_days_one_is_typed() -> None:
    assert offered("later") == []


def test_what_a_radio_sends_is_the_day_and_fills_it_again() -> None:
    given = give(VISIT, fresh(VISIT), SOON, {"soon": ["25/11/2026"]})
    assert given.session is not None
    assert given.session.answers() == {"soon": date(2026, 11, 25)}
    assert filled(given.session, SOON) == {"soon": {"": ["25/11/2026"]}}


def test_a_day_that_is_not_offered_is_refused_with_those_nearest_to_it() -> None:
    given = give(VISIT, fresh(VISIT), SOON, {"soon": ["24/11/2026"]})
    assert given.session is None
    (problem,) = given.problems
    assert (problem.rule, problem.params) == (
        "day.not_available",
        {"days": (date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 30))},
    )


def test_tomorrow_is_kept_as_its_date_because_it_means_another_day_tomorrow() -> None:
    session = give(VISIT, fresh(VISIT), LATER, {"later": ["tomorrow"]}).session
    assert session is not None
    assert session.answers() == {"later": date(2026, 11, 23)}
    assert filled(replace(session, today=date(2026, 11, 25)), LATER) == {"later": {"": ["23/11/2026"]}}
