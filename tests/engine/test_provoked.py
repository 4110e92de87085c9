"""Every problem that a type can tell is found by answering its questions wrongly."""

from __future__ import annotations

from datetime import date

from engine.provoked import broken, provoked
from journeys.expressions.known import Known
from journeys.load import load
from journeys.model import Journey
from journeys.questions import all_types
from renderers.html.gallery.journeys import questions

TODAY = date(2026, 11, 23)

ELSEWHERE = {"not_text", "yesno.boolean"}
"""A scenario can give something else than text, a page cannot."""

LIMITS = """\
journey: limits
title: Every limit
steps:
  everything:
    title: All of them
    questions:
      older: {ask: Are you older?, type: yes_no}
      at_least: {ask: How many?, type: integer, min: 3}
      at_most: {ask: How many?, type: integer, max: 3}
      share: {ask: Which share?, type: decimal, min: 1, max: 3}
      rent: {ask: How much?, type: money, min: £1, max: £9}
      exact: {ask: How much?, type: money, pence: needed}
      word: {ask: Which word?, type: text, min: 3}
      words: {ask: Which words?, type: text, min: 3, max: 9}
      story: {ask: What happened?, type: long_text, min: 3}
      stories: {ask: What happened?, type: long_text, min: 3, max: 9}
      called: {ask: Name?, type: name, min: 3}
      named: {ask: Name?, type: name, min: 3, max: 9}
      sign: {ask: Sign?, type: signature, min: 3}
      signed: {ask: Sign?, type: signature, min: 3, max: 9}
      tel: {ask: Phone?, type: phone}
      code: {ask: Code?, type: reference, min: 3}
      codes: {ask: Code?, type: reference, max: 9}
      coded: {ask: Code?, type: reference, min: 3, max: 9}
      letters: {ask: Code?, type: reference, characters: letters}
      both: {ask: Code?, type: reference, characters: both}
      starts: {ask: Code?, type: reference, starts: FP}
      past: {ask: When?, type: date, max: today - 1 day}
      past_or_today: {ask: When?, type: date, max: today}
      future: {ask: When?, type: date, min: today + 1 day}
      today_on: {ask: When?, type: date, min: today}
      in_the_year: {ask: When?, type: date, min: 2026-01-01, max: 2026-12-31}
      month: {ask: When?, type: month_year, min: 2026-11}
      month_before: {ask: When?, type: month_year, max: 2026-11}
      months: {ask: When?, type: month_year, min: 2026-01, max: 2026-12}
      never: {ask: When?, type: day, weekdays: [monday], min: 2026-12-05, max: 2026-12-06, hint: A day}
      from_nine: {ask: When?, type: time, earliest: "09:00"}
      till_five: {ask: When?, type: time, latest: "17:00"}
      papers: {ask: Papers?, type: file, min: 2, max: 3}
      bank: {ask: Bank?, type: iban, bic: needed}
      some: {ask: Which?, type: choices, min: 2, options: {a: A, b: B, c: C}}
      few: {ask: Which?, type: choices, max: 2, options: {a: A, b: B, c: C, d: {label: D, when: older}}}
      one_of: {ask: Which?, type: choice, options: {a: A, b: {label: B, when: older}, c: C}}
outcomes:
  end: {title: End}
"""
"""Limits that the journey of all questions does not set."""

FROM_NOWHERE = {"choices: not_in_list"}
"""What no page tells, as all options are on it."""


def journey_of(text: str) -> Journey:
    found = load({"journey.yaml": text}).journey
    assert found is not None
    return found


def rules(text: str, id: str) -> list[str]:
    journey = journey_of(f"journey: x\ntitle: X\nsteps:\n  {id}:\n{text}outcomes:\n  end: {{title: End}}\n")
    return [each.problem.rule for each in provoked(journey.questions[id], journey, Known(today=TODAY), "en")]


def test_only_what_a_question_can_tell_is_found() -> None:
    assert rules("    ask: How old are you?\n    type: integer\n    min: 18\n    max: 99\n", "age") == [
        "empty.text",
        "not_number",
        "not_whole",
        "between_num",
        "ambiguous_number",
    ]
    assert rules("    ask: Your code?\n    type: text\n    optional: true\n    max: 8\n", "code") == ["too_long"]
    assert rules("    ask: Is it so?\n    type: yes_no\n    optional: true\n", "so") == []


def test_limits_that_are_days_are_told_with_their_own_words() -> None:
    found = rules("    ask: When?\n    type: date\n    max: today\n", "day")
    assert "date.today_or_past" in found
    assert "date.future" not in found


def test_every_rule_of_every_type_is_found_where_a_journey_has_it() -> None:
    found: dict[str, set[str]] = {}
    for journey in (questions().journey, load({"journey.yaml": LIMITS}).journey):
        assert journey is not None
        for question in journey.questions.values():
            rules = {each.problem.rule for each in provoked(question, journey, Known(today=TODAY), "en")}
            found.setdefault(question.type, set()).update(rules)
    unknown = {name: rules - set(all_types()[name].messages) for name, rules in found.items()}
    assert not any(unknown.values())
    missing = {
        f"{name}: {rule}"
        for name, kind in all_types().items()
        for rule in kind.messages
        if ":" not in rule and rule not in ELSEWHERE and rule not in found.get(name, ())
    }
    assert missing == FROM_NOWHERE


MUST = """\
journey: x
title: X
steps:
  both:
    title: Two days
    questions:
      first: {ask: First?, type: date}
      last:
        ask: Last?
        type: date
        must:
          last is after today: The last day must be in the future
    must:
      last is on or after first: The last day must not be before {{ first }}
outcomes:
  end: {title: End}
"""


def test_what_must_be_is_told_at_the_question_that_is_named_first() -> None:
    journey = journey_of(MUST)
    found = list(broken(journey.steps["both"], journey, Known(today=TODAY)))
    assert [(each.question, each.rule, dict(each.messages)) for each in found] == [
        ("last", "last is after today", {"en": "The last day must be in the future"}),
        ("last", "last is on or after first", {}),
    ]
