"""The journeys that maps are tried out on: the examples, large ones, and some with a turn of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from benchmarks.journeys_made import journey_text, people_text, tasks_text
from journeys.load import load
from journeys.model import Journey
from service.reading import one_journey
from tests.conftest import ROOT
from tests.families import CHILDREN, TASKS

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))

TURNS = """\
journey: turns
title: Every turn there is
sections:
  first:
    title: First
    steps:
      old:
        ask: Are you over 18?
        called: whether you are over 18
        type: yes_no
        next:
          not old: too_young
          old: third
      never:
        ask: Is anybody asked this?
        called: whether anybody is asked this
        type: yes_no
  second:
    title: Second
    when: old
    steps:
      tall:
        when: old
        ask: Are you tall?
        called: whether you are tall
        type: yes_no
        next:
          tall: wide
          otherwise: too_young
      round:
        title: Read this
        body: It matters.
      wide:
        ask: Are you wide?
        called: whether you are wide
        type: yes_no
    next:
      old: third
      otherwise: sent
  third:
    title: Third
    when: not old
    steps:
      which:
        when: old
        next:
          old: sent
          otherwise: posted
next:
  old: sent
  not old: too_young
  otherwise: posted
outcomes:
  too_young:
    title: Come back later
  nobody:
    title: Nobody gets here
  posted:
    submit: true
    title: Posted
  sent:
    submit: true
    title: Sent
"""
"""Rules to steps, sections and outcomes from everywhere; parts that are passed over; two ways of sending."""


def read(text: str) -> Journey:
    """A journey of one file."""
    journey = load({"journey.yaml": text}).journey
    assert journey is not None
    return journey


@lru_cache
def example(name: str) -> Journey:
    """One of the examples."""
    return one_journey(Path(ROOT, "examples", name))


def all_journeys() -> Iterator[tuple[str, Journey]]:
    """By name."""
    yield from ((name, example(name)) for name in EXAMPLES)
    yield "turns", read(TURNS)
    yield "children", read(CHILDREN)
    yield "tasks", read(TASKS)
    yield "right_to_left", replace(read(TURNS), language="ar")
    yield "sixty", read(journey_text(60, 20, sections=5))
    yield "alone", read(journey_text(40, 39))
    yield "people", read(people_text(12))
    yield "many_tasks", read(tasks_text(6, 4))
