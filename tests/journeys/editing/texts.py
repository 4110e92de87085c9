"""The texts that these tests are about: every example, and a small journey that has a bit of everything."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeys.folder import Files
from journeys.load import read_files
from tests.conftest import ROOT

MAIN = "journey.yaml"

SMALL = """\
# A comment that stays.
journey: bicycles
title: Borrow a bicycle
steps:
  age:
    ask: How old are you?  # in years
    type: integer
    next:
      age < 14: too_young
  # Asked of everybody.
  kind:
    ask: Which bicycle would you like?
    type: choice
    options:
      city: A city bicycle
      cargo:
        label: "A bicycle for loads"
        hint: Up to 80 kg
  children:
    when: kind is cargo
    repeat: child
    title: Who will ride with you?
    label: "{{ child.name }}"
    min: 0
    ask: Do children ride with you?
    steps:
      name:
        ask: What is the child's name?
        type: name
      born:
        ask: When was {{ child.name }} born?
        type: date
        hint: For example, 27 3 2020

  until:
    ask: Until when do you need it?
    type: date
    must:
      until is after today: The day has to be in the future
facts:
  price:
    decide:
      kind is one of [cargo]: £20
      otherwise: £5
outcomes:
  too_young:
    title: You cannot borrow one yet
  sent:
    submit: true
    title: Your bicycle is waiting
    body: |
      Bring {{ price }} with you.

      Until {{ until }}, it is yours.
scenarios:
  grown:
    today: 2026-11-29
    answers:
      age: 30
      kind: city
      until: 2026-12-24
    outcome: sent
"""


@cache
def examples() -> dict[str, Files]:
    """The files of every example, by its name."""
    folders = sorted(path.parent for path in (ROOT / "examples").glob("*/journey.yaml"))
    return {Path(folder).name: read_files(folder) for folder in folders}


def at(words: str, text: str = SMALL) -> tuple[Files, int]:
    """A journey and the offset of `|` in some of its words, which stand there without it."""
    place = text.index(words.replace("|", "", 1))
    return {MAIN: text}, place + words.index("|")
