"""Two versions compared in a process of their own, whatever becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from engine.comparing.decided import Decided, Moved
from service import deciding
from tests.engine.comparing.grants import NEW, OLD

TODAY = date(2026, 11, 29)


def test_what_is_found_out_comes_back_whole() -> None:
    found = deciding.decide_apart({"journey.yaml": OLD}, {"journey.yaml": OLD}, TODAY)
    assert {each.status for each in (*found.outcomes, *found.refused)} == {"none"}
    found = deciding.decide_apart({"journey.yaml": OLD}, {"journey.yaml": NEW}, TODAY)
    assert ("too_young", "sent", "some") in {
        (each.old_outcome, each.new_outcome, each.status) for each in found.outcomes
    }


def test_a_process_that_stops_is_told_as_not_analysed(capfd: pytest.CaptureFixture[str]) -> None:
    found = deciding.decide_apart({"journey.yaml": OLD}, {"journey.yaml": "- no journey"}, TODAY)
    assert found == Decided((Moved("", "", None, "not analysed", "the solver stopped before it came to this"),))
    assert capfd.readouterr() == ("", "")


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "GRACE", -29.9)
    found = deciding.decide_apart({"journey.yaml": OLD}, {"journey.yaml": NEW}, TODAY, 30)
    assert found == Decided((Moved("", "", None, "not analysed", "the time for all proofs was up"),))
