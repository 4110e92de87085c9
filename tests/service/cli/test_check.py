"""Checking: whole reports and exit codes; the page of a check; the schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeys.checks import all_checks
from tests.service.citizen import PERMIT
from tests.service.cli.permits import BROKEN, REPORT, write


def test_of_a_clean_journey_it_is_said_what_was_proved(say, here: Path):
    write(here / "permit", PERMIT)
    proved = "permit: 14 of 14 obligations proved\n"
    assert say("check", "permit") == (0, f"{proved}1 journey, no problems\n", "")
    assert say("check", "permit", "--no-proof") == (0, "1 journey, no problems\n", "")
    assert say("check", ".", "permit/journey.yaml") == (0, f"{proved * 2}2 journeys, no problems\n", "")


def test_a_broken_journey_is_shown_with_the_line_and_the_mend(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, err = say("check", "permit")
    assert (code, err) == (1, "")
    assert out.startswith(REPORT)
    assert out.endswith("\n1 journey, 1 error\n")


def test_findings_come_as_json_github_and_sarif(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("check", "permit", "--format", "json")
    first = json.loads(out)["findings"][0]
    assert (code, first["slug"], first["place"]["file"], first["place"]["line"]) == (
        1,
        "unknown-target",
        "permit/journey.yaml",
        13,
    )
    code, out, _ = say("check", "permit", "--format", "github")
    assert (code, out.splitlines()[0]) == (
        1,
        "::error file=permit/journey.yaml,line=13,col=21,endColumn=27,title=unknown-target::"
        "There is no step, section or outcome `no_ned`%0AHelp: write `no_need`%0Akind is none: no_need",
    )
    code, out, _ = say("check", "permit", "--format", "sarif")
    [run] = json.loads(out)["runs"]
    assert code == 1
    assert run["results"][0]["ruleId"] == "unknown-target"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(all_checks())


def test_a_clean_journey_is_clean_in_every_format(say, here: Path):
    write(here / "permit", PERMIT)
    assert json.loads(say("check", "permit", "--format", "json")[1]) == {
        "journeys": 1,
        "findings": [],
        "proofs": {"permit": {"proved": 14, "refuted": 0, "not_analysed": [], "defects": []}},
    }
    assert say("check", "permit", "--format", "github") == (0, "", "")
    assert json.loads(say("check", "permit", "--format", "sarif")[1])["runs"][0]["results"] == []


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_colour_never_reaches_what_is_no_terminal(say, here: Path, format: str):
    write(here / "permit", BROKEN)
    assert "\x1b" not in say("check", "permit", "--format", format)[1]


@pytest.mark.parametrize("slug", sorted(all_checks()))
def test_every_check_explains_itself(say, slug: str):
    code, out, err = say("explain", slug)
    check = all_checks()[slug]
    assert (code, err) == (0, "")
    assert out == f"{check.level.value}[{slug}]\n\n{check.page}\n"


def test_without_a_slug_all_checks_are_listed(say):
    code, out, err = say("explain")
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()] == sorted(all_checks())


def test_a_slug_nearly_right_is_guessed(say):
    assert say("explain", "unused-facts") == (
        2,
        "",
        "footpath: no check is called 'unused-facts'\n  Did you mean unused-fact?\n",
    )
    assert say("explain", "zzz")[2] == "footpath: no check is called 'zzz'\n  footpath explain lists all checks.\n"


@pytest.mark.parametrize("kind", ["journey", "service", "library", "scenarios", "list"])
def test_the_schema_of_each_kind_of_file_is_printed(say, kind: str):
    code, out, err = say("schema", kind)
    schema = json.loads(out)
    assert (code, err, schema["$schema"]) == (0, "", "https://json-schema.org/draft/2020-12/schema")
    assert kind != "journey" or out == say("schema")[1]
