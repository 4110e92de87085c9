"""Every planted fault is found at its line and nothing else is; journeys without a fault are told of nothing."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from journeys.checks import all_checks
from tests.proofs.bearing_out import borne_out
from tests.proofs.looking import Seen, looked_at
from tests.proofs.planted import clean, planted

CLEAN = clean()
PLANTED = {fault.name: fault for fault in planted()}
SHOWN = (
    "answer-not-asked",
    "text-may-lack-answer",
    "division-by-zero",
    "beyond-reckoning",
    "rate-not-yet",
    "no-way-to-answer",
    "promise-broken",
    "rows-overlap",
)
"""Checks that always show a citizen; the others do where the fault hangs on more than a few choices."""

PROVED = (
    *SHOWN,
    "dead-end",
    "missing-otherwise",
    "undecided-section",
    "never-true",
    "always-true",
    "must-never-met",
    "must-never-broken",
    "unreachable-step",
    "unreachable-outcome",
    "unreachable-option",
    "unreachable-rule",
    "unreachable-row",
)
"""Checks that rest on proofs."""


@cache
def seen(name: str) -> Seen:
    return looked_at(PLANTED[name].files)


@pytest.mark.parametrize("name", CLEAN)
def test_a_journey_without_a_fault_is_proved_and_told_of_nothing(name: str) -> None:
    one = looked_at(CLEAN[name])
    assert one.places == []
    assert one.proofs is not None
    assert one.proofs.count("not analysed") == 0
    assert one.proofs.defects == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_at_its_line_and_nothing_else_is(name: str) -> None:
    fault, one = PLANTED[name], seen(name)
    assert set(one.places) == {(fault.slug, file, line) for file, line in fault.marked}
    assert one.proofs is None or one.proofs.defects == ()


@pytest.mark.parametrize("name", PLANTED)
def test_whoever_shows_a_fault_bears_it_out(name: str) -> None:
    one = seen(name)
    assert one.loaded.journey is not None
    for found in one.found:
        assert found.witness is not None or found.slug not in SHOWN
        assert found.witness is None or borne_out(found, one.loaded.journey), found.witness


def test_every_check_that_rests_on_proofs_has_faults_to_find():
    counted = Counter(fault.slug for fault in PLANTED.values())
    assert set(counted) == set(PROVED) <= set(all_checks())
    assert min(counted.values()) >= 2
    assert len(PLANTED) >= 60
    assert len(CLEAN) >= 30
