"""Proofs in a process of their own: whatever becomes of it, there is an answer in time, and it is never silence."""

from __future__ import annotations

from datetime import date
from time import monotonic

import pytest

from journeys.diagnostics import Spot
from journeys.proof.verdicts import Obligation, Proofs, Verdict
from service.proving import STOPPED, TOO_LONG, Work, prove_apart
from tests.service import solvers
from tests.service.citizen import PERMIT
from tests.service.solvers import FIRST, SECOND

TODAY = date(2026, 11, 22)
FILES = {"journey.yaml": PERMIT}


def proved(work: Work | None, files: dict[str, str] = FILES, seconds: float = 0.5, grace: float = 5) -> Proofs:
    return prove_apart(files, None, TODAY, seconds, work=work, grace=grace)


@pytest.mark.parametrize("work", [solvers.crashes_half_way, solvers.raises_half_way, solvers.runs_out_of_memory])
def test_what_a_process_had_settled_before_it_stopped_is_kept_and_the_rest_is_not_analysed(work: Work, capfd):
    assert proved(work) == Proofs((Verdict(FIRST, "proved"), Verdict(SECOND, "not analysed", why=STOPPED)))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("work", [solvers.hangs_half_way, solvers.will_not_stop])
def test_a_process_that_hangs_is_ended_in_time_and_what_it_had_settled_is_kept(work: Work):
    begun = monotonic()
    assert proved(work, grace=3) == Proofs((Verdict(FIRST, "proved"), Verdict(SECOND, "not analysed", why=TOO_LONG)))
    assert monotonic() - begun < 20


@pytest.mark.parametrize(("work", "why"), [(solvers.crashes_at_once, STOPPED), (solvers.hangs_at_once, TOO_LONG)])
def test_a_process_that_says_nothing_leaves_the_whole_journey_not_analysed(work: Work, why: str):
    whole = Obligation("not-proved", Spot(("permit.yaml",), "key"))
    assert proved(work, {"permit.yaml": PERMIT}, grace=3) == Proofs((Verdict(whole, "not analysed", why=why),))


def test_a_process_that_is_done_before_all_is_settled_leaves_nothing_unsaid():
    assert proved(solvers.half) == Proofs((Verdict(FIRST, "proved"), Verdict(SECOND, "not analysed", why=STOPPED)))


def test_the_proofs_themselves_settle_everything_of_a_small_journey():
    found = proved(None, seconds=60)
    assert (found.count("proved"), len(found.verdicts), found.defects) == (14, 14, ())


def test_proofs_that_get_no_time_are_not_analysed_and_end():
    begun = monotonic()
    found = proved(None, seconds=0.001, grace=30)
    assert len(found.verdicts) == 14
    assert found.count("counterexample") == 0
    assert monotonic() - begun < 30
