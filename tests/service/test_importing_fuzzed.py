"""Whatever is done to a form: the journey that is made of it is looked over without a traceback, and in time."""

from __future__ import annotations

import contextlib
from datetime import date

from hypothesis import given, settings

from journeys.importers import ImportFault, Source, import_form
from journeys.load import load
from service.importing import looked_over
from tests.journeys.importers.test_fuzzed import mutated

TODAY = date(2026, 11, 22)


@settings(max_examples=40, deadline=None)
@given(mutated())
def test_a_broken_form_is_looked_over_and_its_citizens_are_part_of_a_sound_journey(data: bytes) -> None:
    with contextlib.suppress(ImportFault):
        made = import_form(Source("form.json", data))
        files, told = looked_over(made, TODAY, proofs=False, seconds=5)
        loaded = load(files)
        assert loaded.journey is not None
        assert told.walked is not None
        assert len(loaded.journey.scenarios) == len(told.walked.found)
        assert not any(fault.level.value == "error" for fault in loaded.faults)
