"""Whoever answers two versions of a made-up journey agrees with what was found out about everybody."""

from __future__ import annotations

import re
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.comparing.decided import Decided
from engine.comparing.deciding import decide, paired
from engine.comparing.meeting import Meeting
from engine.comparing.pairing import pairs
from engine.comparing.twice import Twice, person_of
from journeys.load import load
from journeys.model import Journey
from tests.engine.comparing.test_deciding import TODAY
from tests.journeys_strategy import journeys

EDITS = (
    (r"\bapple\b(?!:)", "bean"),
    (r" and ", " or "),
    (r" or ", " and "),
    (r" > 3", " >= 3"),
    (r" <= 7", " <= 6"),
    (r"\bbefore today", "on or before today"),
    (r"exit_one\n", "exit_two\n"),
    (r"is not 5", "is not 4"),
    (r"max: 8", "max: 7"),
    (r"min: 2", "min: 3"),
    (r"optional: true", "optional: false"),
    (r"\n +when: .*", ""),
    (r"\n +corn: The corn", ""),
    (r"\n +optional: true", ""),
    (r"where ", "where not "),
)
"""What is edited, each as a pattern and what comes instead."""


@st.composite
def versions(draw: st.DrawFn, repeats: bool = False) -> tuple[Journey, Journey]:
    """A journey and the same after one edit; both without errors."""
    text = draw(journeys(repeats=repeats))
    places = [(match, new) for pattern, new in EDITS for match in re.finditer(pattern, text)]
    assume(places)
    match, new = draw(st.sampled_from(places))
    edited = text[: match.start()] + new + text[match.end() :]
    one, other = load({"journey.yaml": text}), load({"journey.yaml": edited})
    assume(not any(fault.level.value == "error" for fault in (*one.faults, *other.faults)))
    assert one.journey is not None
    assert other.journey is not None
    return one.journey, other.journey


def statuses(found: Decided) -> dict[tuple[str, ...], str]:
    """What is said of each mark; of facts, of both of theirs at once."""
    return {
        **{("moved", each.old_outcome, each.new_outcome): each.status for each in found.outcomes},
        **{(mark, each.fact): each.status for each in found.facts for mark in ("fact", "known")},
        **{("refused", each.step): each.status for each in found.refused},
    }


def agree(old: Journey, new: Journey, seed: int) -> None:
    found = decide(old, new, TODAY, 60)
    said = statuses(found)
    assert not [each for each in (*found.outcomes, *found.facts, *found.refused) if "defect" in each.why]
    twice = Twice(old, new, paired(old, new, pairs(old, new).names))
    for each in (*found.outcomes, *found.refused):
        if each.citizen is not None and not each.before:
            mark = ("refused", each.step) if each in found.refused else ("moved", each.old_outcome, each.new_outcome)
            assert mark in twice.seen(person_of(each.citizen)).marks
    meeting = Meeting(twice, TODAY)
    meeting._draw.random = Random(seed)
    for draw in (meeting._draw.old, meeting._draw.new):
        draw.random.seed(seed + 1)
    for number in range(300):
        person = meeting._draw.next([], number)
        for mark in twice.seen(person).marks:
            assert said.get(mark) != "none", (mark, person)


@settings(max_examples=60, deadline=None)
@given(versions(), st.integers(0, 1000))
def test_nobody_does_what_is_proved_of_nobody(found: tuple[Journey, Journey], seed: int) -> None:
    agree(*found, seed)


@settings(max_examples=40, deadline=None)
@given(versions(repeats=True), st.integers(0, 1000))
def test_nobody_does_what_is_proved_of_nobody_with_lists(found: tuple[Journey, Journey], seed: int) -> None:
    agree(*found, seed)
