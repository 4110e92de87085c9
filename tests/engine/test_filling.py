"""Answers go into the fields of the form that a journey was made of; what does not fit is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.filling import Filling, Misfit, day_text, filled, plain_text
from journeys.importers.mapping import read
from tests.engine.small import journey as journey_of

JOURNEY = journey_of("""
journey: club
title: The club
steps:
  name: {ask: What is your name?, type: name, parts: split}
  born: {ask: When were you born?, type: date}
  swims:
    ask: Can you swim?
    type: yes_no
  how_far: {ask: How far?, type: text, when: swims}
  pools:
    ask: Which pools?
    type: choices
    optional: true
    options: {north: North, south: South}
  children:
    repeat: child
    title: Your children
    label: "{{ child.called }}"
    ask: Do you have children?
    min: 0
    max: 5
    steps:
      called: {ask: What is your child called?, type: text}
  gift: {ask: What do you give?, type: money, optional: true}
outcomes:
  sent: {submit: true, title: Sent}
""")

MAPPING = read(
    "form.mapping.yaml",
    """
form: club.pdf
fields:
  FIRST: {answer: name, part: given}
  LAST: {answer: name, part: family}
  DAY: {answer: born, date: DD}
  BORN: {answer: born, date: M/D/YY}
  SWIM: {answer: swims, values: {"yes": "Y", "no": "N"}}
  FAR: {answer: how_far}
  NORTH: {answer: pools, values: {north: "On"}, otherwise: "Off"}
  SOUTH: {answer: pools, values: {south: "On"}}
  CHILD1: {answer: child.called, item: 1}
  CHILD2: {answer: child.called, item: 2}
  GIFT: {answer: gift}
  SENT: {sent: DD.MM.YYYY}
  KIND: {fixed: club}
""",
)
TODAY = date(2026, 6, 1)
GIVEN: dict[str, Any] = {
    "name": {"given": "Ann", "family": "Lee"}, "born": "1990-03-07", "swims": "yes", "how_far": "1 mile",
    "pools": ["south"], "children": [{"called": "Ben"}], "gift": "1234.5",
}  # fmt: skip


def fill(**changed: Any) -> Filling:
    return filled(JOURNEY, MAPPING, {**GIVEN, **changed}, TODAY)


def test_every_field_takes_its_answer():
    assert fill() == Filling(
        {
            "FIRST": "Ann", "LAST": "Lee", "DAY": "07", "BORN": "3/7/90", "SWIM": "Y", "FAR": "1 mile", "NORTH": "Off",
            "SOUTH": "On", "CHILD1": "Ben", "GIFT": "1,234.50", "SENT": "01.06.2026", "KIND": "club",
        },
        (),
        "sent",
    )  # fmt: skip


def test_an_answer_off_the_path_stays_out_and_is_told():
    found = fill(swims="no")
    assert "FAR" not in found.values
    assert found.values["SWIM"] == "N"
    assert found.misfits == (Misfit("how_far", "it is off the path of these answers"),)


def test_more_items_than_the_form_has_blocks_are_told():
    found = fill(children=[{"called": "Ben"}, {"called": "Cy"}, {"called": "Di"}])
    assert (found.values["CHILD1"], found.values["CHILD2"]) == ("Ben", "Cy")
    assert found.misfits == (Misfit("child", "there are 3, and the form has room for 2: add the others on paper"),)


def test_what_is_refused_or_unknown_is_told():
    found = fill(born="yesterday", colour="red")
    assert [each.answer for each in found.misfits] == [
        "born",
        "colour",
        "swims",
        "how_far",
        "pools",
        "children",
        "gift",
    ]
    assert found.outcome is None


@pytest.mark.parametrize(
    ("plain", "form", "text"),
    [
        ("2026-03-07", "MM/DD/YYYY", "03/07/2026"),
        ("2026-03-07", "D.M.YY", "7.3.26"),
        ("2027-03", "MM/YYYY", "03/2027"),
        ({"year": 2027, "month": 3}, "MM/YY", "03/27"),
        ("2017", "MM/DD/YYYY", "2017"),
        ("summer 2017", "MM/DD/YYYY", "summer 2017"),
    ],
)
def test_a_day_is_written_as_the_form_has_it(plain: Any, form: str, text: str):
    assert day_text(plain, form) == text


@pytest.mark.parametrize(
    ("plain", "type", "text"),
    [
        (True, "yes_no", "Yes"),
        ({"given": "Ann", "family": "Lee"}, "name", "Ann Lee"),
        ({"line1": "1 Mill Lane", "town": "Ashby"}, "address", "1 Mill Lane, Ashby"),
        (["a", "b"], "choices", "a, b"),
        ([{"name": "letter.pdf", "id": "x"}], "file", "letter.pdf"),
        ("1234567.00", "money", "1,234,567.00"),
        (3, "integer", "3"),
    ],
)
def test_an_answer_is_written_as_on_paper(plain: Any, type: str, text: str):
    assert plain_text(plain, type) == text
