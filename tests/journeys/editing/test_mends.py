"""What can be mended with one key: what was found is gone then, and nothing new is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.checks import all_checks, run
from journeys.diagnostics import Diagnostic, Level
from journeys.editing.changes import applied
from journeys.editing.mends import mends
from journeys.folder import Files
from journeys.load import load

DAY = date(2026, 11, 29)


def found(files: Files) -> list[Diagnostic]:
    return run(load(files), DAY)


def errors(diagnostics: list[Diagnostic]) -> int:
    return sum(each.level is Level.ERROR for each in diagnostics)


@pytest.mark.parametrize("slug", all_checks())
def test_a_mend_leaves_less_to_mend(slug: str) -> None:
    files = all_checks()[slug].wrong.files
    if "journey.yaml" not in files:
        return
    loaded, before = load(files), found(files)
    for each in before:
        for mend in mends(each, loaded.sources):
            text = applied(files[mend.splice.file], [mend.splice])
            after = found({**files, mend.splice.file: text})
            assert errors(after) <= errors(before), mend.words
            assert sum(it.message == each.message for it in after) < sum(it.message == each.message for it in before)


def test_many_checks_have_a_mend() -> None:
    with_mend = 0
    for check in all_checks().values():
        if "journey.yaml" in check.wrong.files:
            loaded = load(check.wrong.files)
            with_mend += any(mends(each, loaded.sources) for each in run(loaded, DAY))
    assert with_mend >= 20
