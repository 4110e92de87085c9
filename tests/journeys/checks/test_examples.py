"""Every check against the two examples of its own manual page."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from engine.proving.prove import prove
from journeys.checks import Check, all_checks, run, run_service
from journeys.checks._page import SERVICE
from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded, load
from journeys.service_file import LoadedService, load_service

TODAY = date(2026, 11, 22)
CHECKS = all_checks()


@cache
def _looked_at(files: tuple[tuple[str, str], ...]) -> tuple[Loaded | LoadedService, list[Diagnostic]]:
    return looked_at_anew(dict(files))


def looked_at(files: Mapping[str, str]) -> tuple[Loaded | LoadedService, list[Diagnostic]]:
    """A journey or a service, and all that is found and proved of it."""
    return _looked_at(tuple(files.items()))


def looked_at_anew(files: Mapping[str, str]) -> tuple[Loaded | LoadedService, list[Diagnostic]]:
    if SERVICE in files:
        service = load_service(dict(files))
        return service, run_service(service)
    loaded = load(dict(files))
    findings = run(loaded, TODAY)
    if loaded.journey is None or any(each.level is Level.ERROR and not each.provable for each in findings):
        return loaded, findings
    proofs = prove(loaded.journey, TODAY)
    assert proofs.defects == ()
    assert proofs.count("not analysed") == 0
    return loaded, run(loaded, TODAY, proofs)


def found(files: Mapping[str, str]) -> set[tuple[str, str, int]]:
    """What the checks find: slug, file, line."""
    loaded, findings = looked_at(files)
    places = ((each.slug, loaded.sources.locate(each.primary.spot)) for each in findings)
    return {(slug, place.file, place.line) for slug, place in places}


def named(check: Check) -> str:
    return check.slug


@pytest.mark.parametrize("check", CHECKS.values(), ids=named)
def test_the_marked_lines_of_the_first_example_are_exactly_what_is_found(check):
    assert check.wrong.marked, "no line is marked"
    assert found(check.wrong.files) == {(check.slug, file, line) for file, line in check.wrong.marked}


@pytest.mark.parametrize("check", CHECKS.values(), ids=named)
def test_the_second_example_is_clean(check):
    assert check.right.marked == frozenset()
    assert found(check.right.files) == set()


@pytest.mark.parametrize("check", CHECKS.values(), ids=named)
def test_a_finding_says_its_slug_and_level_and_what_to_do(check):
    for each in looked_at(check.wrong.files)[1]:
        assert (each.slug, each.level) == (check.slug, check.level)
        assert each.message[0].isupper() or each.message[0] == "`"
        assert not each.message.endswith(".")
        assert each.help or check.asks == ("loaded",), "a finding of ours says what to do"


@pytest.mark.parametrize("check", CHECKS.values(), ids=named)
def test_a_manual_page_tells_why_before_it_shows_how(check):
    assert check.page.startswith(check.title)
    reason = check.page.partition("Instead of")[0].removeprefix(check.title + ".").strip()
    assert len(reason.split()) >= 12
    assert check.level in Level
