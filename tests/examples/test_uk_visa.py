"""The visa example against the results that the government publishes, and against what is true of its groups."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from journeys.load import load, read_files
from journeys.model import Journey

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent.joinpath("shared", "oracles", "uk_visa")


@pytest.fixture(scope="module")
def visa() -> Journey:
    journey = load(read_files(ROOT / "examples" / "uk_visa")).journey
    assert journey is not None
    return journey


def members(visa: Journey, group: str) -> set[str]:
    return set(visa.lists[group].members)


def test_every_nationality_is_in_exactly_one_of_the_five_groups(visa):
    groups = (
        "eea_countries",
        "non_visa_nationals",
        "british_overseas_territories",
        "visa_nationals",
        "airside_visa_nationals",
    )
    counted = [country for group in groups for country in visa.lists[group].members]
    assert len(counted) == len(set(counted))
    assert set(counted) == members(visa, "countries")


def test_only_taiwan_needs_an_eta_and_is_not_free_of_visas(visa):
    assert members(visa, "eta_nationals") - members(visa, "visa_free_nationals") == {"taiwan"}


def test_all_37_outcomes_are_expected_by_some_scenario(visa):
    expected = {scenario.expect["outcome"] for scenario in visa.scenarios.values() if "outcome" in scenario.expect}
    assert expected == set(visa.outcomes)
    assert len(expected) == 37


def test_there_are_193_travellers_and_24_of_them_are_asked_one_more_question(visa):
    assert len(visa.scenarios) == 193
    assert sum("stops_at" in scenario.expect for scenario in visa.scenarios.values()) == 24


def published(name: str) -> Mapping[str, Any]:
    file = PUBLISHED / name
    if not file.is_file():
        pytest.skip("the published results are not beside this checkout; the example's own copy is tested")
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.shared
def test_the_scenarios_are_the_published_results(visa):
    wanted = {
        json.dumps([case["answers"], case["expect"].get("outcome"), case["expect"].get("next")])
        for case in published("cases.json")["cases"]
    }
    ours = {
        json.dumps([dict(scenario.answers), scenario.expect.get("outcome"), scenario.expect.get("stops_at")])
        for scenario in visa.scenarios.values()
    }
    assert ours == wanted
    assert len(ours) == 193


@pytest.mark.shared
def test_the_countries_and_groups_are_the_published_ones(visa):
    wanted = published("groups.json")
    labels = {option.id: option.label.rules[0][1].pieces[0] for option in visa.lists["countries"].options}
    assert labels == wanted["countries"]
    for group in set(wanted["groups"]) & set(visa.lists):
        assert members(visa, group) == set(wanted["groups"][group]), group
