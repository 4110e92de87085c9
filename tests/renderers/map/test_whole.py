"""One small journey in every format, whole; `APPROVE=1` writes the files anew, to be read before they are kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.journeys_made import journey_text
from renderers.map.dot import dot
from renderers.map.drawing import closed, draw
from renderers.map.mermaid import mermaid
from renderers.map.outline import outline_html, outline_text
from renderers.map.picture import Picture
from renderers.map.svg import svg
from tests.renderers.map.journeys import read

APPROVED = Path(__file__).parent / "approved"

SMALL = """\
journey: bees
title: Keep bees in your garden
language: en
sections:
  you:
    title: You
    steps:
      grown_up:
        ask: Are you 18 or over?
        called: whether you are 18 or over
        type: yes_no
        next:
          not grown_up: too_young
      hives:
        repeat: hive
        title: Your hives
        label: "{{ hive.place }}"
        max: 4
        steps:
          place:
            ask: Where is it?
            called: the place
            type: text
          shaded:
            when: hive.place was answered
            ask: Is it in the shade?
            called: whether it is in the shade
            type: yes_no
  garden:
    title: Your garden
    when: grown_up
    steps:
      flowers:
        when: (count of hives) > 1
        ask: Are there enough flowers?
        called: whether there are enough flowers
        type: yes_no
        next:
          not flowers: too_few
outcomes:
  too_young:
    title: Ask an adult to apply
  too_few:
    title: Sow flowers & apply next year
  sent:
    submit: true
    title: Application sent
"""

WRITERS: dict[str, Callable[[Picture], str]] = {
    "svg": svg,
    "txt": outline_text,
    "html": outline_html,
    "mmd": mermaid,
    "dot": dot,
}


@pytest.mark.parametrize("ending", WRITERS)
def test_a_small_journey_is_written_as_it_was_approved(ending: str):
    path = APPROVED / f"bees.{ending}"
    written = WRITERS[ending](draw(read(SMALL)))
    if os.environ.get("APPROVE"):
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


def test_a_thousand_steps_are_drawn_in_a_second():
    journey = read(journey_text(1000, 300, sections=25))
    start = time.process_time()
    whole, overview = svg(draw(journey)), svg(draw(journey, closed(journey)))
    assert time.process_time() - start < 1
    assert (whole.count('role="listitem"'), overview.count('role="listitem"')) == (1003, 28)
