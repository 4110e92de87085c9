"""A grant before and after a reform, and what a solver could have found out about it."""

from __future__ import annotations

from datetime import date
from functools import cache

from engine.comparing.decided import Decided, Moved, MovedFact
from engine.comparing.difference import Difference, compare
from journeys.load import Loaded, load
from journeys.model import Journey
from journeys.proof.verdicts import Citizen

OLD = """\
journey: heating_grant
title: Ask for help with heating costs
steps:
  born:
    ask: What is your date of birth?
    type: date
    hint: For example, 27 3 1958
    next:
      age(born) < 18: too_young
  home:
    ask: What kind of home do you live in?
    type: choice
    options:
      rented: I rent it
      owned: I own it
      boat: I live on a boat
  income:
    ask: What did your household earn last year?
    type: money
    max: £100,000
    next:
      income > limit: too_much
  people:
    repeat: person
    title: People who live with you
    label: "{{ person.name }}"
    ask: Does anybody live with you?
    min: 0
    max: 8
    steps:
      name:
        ask: What is their name?
        type: name
        someone_else: true
      ill:
        ask: Are they ill for a long time?
        type: yes_no
  notes:
    ask: Is there anything else?
    type: long_text
    optional: true
facts:
  award:
    decide:
      any person in people where person.ill: £300
      otherwise: £200
rates:
  limit:
    - from: 2025-04-06
      value: £20,000
      source: https://example.org/2025
outcomes:
  too_young:
    title: You are too young for this grant
  too_much:
    title: Your household earns too much
  sent:
    submit: true
    title: We have your request
    body: You will get {{ award }} in November.
scenarios:
  young:
    today: 2026-11-22
    answers:
      born: 2015-01-01
    outcome: too_young
"""

NEW = """\
journey: heating_grant
title: Ask for help with heating costs
steps:
  born:
    ask: What is your date of birth?
    type: date
    hint: For example, 27 3 1958
    next:
      age(born) < 16: too_young
  home:
    ask: What kind of home do you live in?
    type: choice
    options:
      rented: I rent it
      owned: I own it
      caravan: I live in a caravan
  pay_period:
    ask: How often is your household paid?
    type: choice
    options:
      weekly: Every week
      monthly: Every month
  earnings:
    ask: What did your household earn last year?
    type: money
    max: £100,000
    next:
      earnings > limit: too_much
  people:
    repeat: person
    title: People who live with you
    label: "{{ person.name }}"
    ask: Does anybody live with you?
    min: 0
    max: 8
    steps:
      name:
        ask: What is their full name?
        type: name
        someone_else: true
      ill:
        ask: Are they ill for a long time?
        type: yes_no
facts:
  award:
    decide:
      any person in people where person.ill: £350
      otherwise: £200
rates:
  limit:
    - from: 2025-04-06
      value: £20,000
      source: https://example.org/2025
    - from: 2026-04-06
      value: £22,000
      source: https://example.org/2026
outcomes:
  too_young:
    title: You are too young for this grant
  too_much:
    title: Your household earns too much
  sent:
    submit: true
    title: We have your request
    body: You will get {{ award }} in December.
scenarios:
  fifteen:
    today: 2026-11-22
    answers:
      born: 2011-01-01
    outcome: too_young
"""


@cache
def loaded(text: str) -> Loaded:
    """A journey that has no errors."""
    found = load({"journey.yaml": text})
    assert [fault.message for fault in found.faults if fault.level.value == "error"] == []
    return found


def difference(old: str = OLD, new: str = NEW) -> Difference:
    """Two texts compared, without a solver."""
    return compare(loaded(old), loaded(new))


SEVENTEEN = Citizen(
    date(2026, 11, 22),
    {"born": date(2009, 5, 1), "home": "rented", "pay_period": "weekly", "earnings": 1_500_000, "notes": None},
    {"people": ({"person.name": "Ann Reed", "person.ill": True},)},
)


def found_out(old: Journey, new: Journey) -> Decided:
    """What a solver might tell of these two."""
    return Decided(
        (
            Moved("too_young", "sent", SEVENTEEN, "some"),
            Moved("sent", "too_much", None, "none"),
            Moved("too_much", "sent", None, "not analysed", "the sums are too large"),
        ),
        (MovedFact("award", 30_000, 35_000, SEVENTEEN),),
    )


def nobody(old: Journey, new: Journey) -> Decided:
    """A solver that finds nobody."""
    return Decided((Moved("sent", "too_much", None, "none"),))
