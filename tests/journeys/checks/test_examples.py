"""Every check against the two examples of its own manual page."""

from collections.abc import Mapping
from datetime import date

import pytest
from journeys.load import load

from journeys.checks import Check, all_checks, run
from journeys.diagnostics import Level

TODAY = date(2026, 11, 22)
CHECKS = all_checks()


def found(files: Mapping[str, str]) -> set[tuple[str, str, int]]:
    """What the checks find: slug, file, line."""
    loaded = load(dict(files))
    places = ((each.slug, loaded.sources.locate(each.primary.spot)) for each in run(loaded, TODAY))
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
    loaded = load(dict(check.wrong.files))
    for each in run(loaded, TODAY):
        assert (each.slug, each.level) == (check.slug, check.level)
        assert each.message[0].isupper() or each.message[0] == "`"
        assert not each.message.endswith(".")
        assert each.help


@pytest.mark.parametrize("check", CHECKS.values(), ids=named)
def test_a_manual_page_tells_why_before_it_shows_how(check):
    assert check.page.startswith(check.title)
    reason = check.page.partition("Instead of")[0].removeprefix(check.title + ".").strip()
    assert len(reason.split()) >= 12
    assert check.level in Level
