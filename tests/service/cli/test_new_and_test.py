"""A new service, and its scenarios run."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.service.citizen import PERMIT
from tests.service.cli.permits import BROKEN, REPORT, write


def test_new_writes_a_service_that_passes_check_and_test(say, here: Path):
    code, out, err = say("new", "parking-permit")
    assert (code, err) == (0, "")
    assert out == dedent(
        """\
        parking-permit/README.md
        parking-permit/larger_bin/journey.yaml
        parking-permit/service.yaml
        parking-permit/journey.schema.json
        parking-permit/service.schema.json

        Now try: footpath preview parking-permit --open
        """
    )
    assert "name: Parking permit\n" in (here / "parking-permit/service.yaml").read_text()
    assert (here / "parking-permit/README.md").read_text().startswith("# Parking permit\n")
    code, out, err = say("check", "parking-permit", "--require-proof")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"larger_bin: (\d+) of \1 obligations proved\n1 journey, no problems\n", out)
    assert say("test", "parking-permit") == (0, "larger_bin: 4 scenarios, 29 pages, all as expected\n", "")


def test_new_never_writes_over_anything(say, here: Path):
    (here / "permits").mkdir()
    assert say("new", "permits") == (
        1,
        "",
        "footpath: permits is there already\n  Choose another name, or remove it first.\n",
    )
    (here / "file").write_text("mine")
    assert say("new", "file/permits")[0] == 1
    assert (here / "file").read_text() == "mine"


@pytest.mark.parametrize("name", ["9lives", "...", "-", " "])
def test_new_wants_a_name(say, name: str):
    code, out, err = say("new", "--", name)
    assert (code, out) == (2, "")
    assert err.startswith("footpath: a service cannot be called ")


SCENARIOS = """\
scenarios:
  car:
    answers:
      kind: car
      full_name: Kit Moss
    outcome: sent
  nothing:
    answers:
      kind: none
    outcome: sent
"""


def test_what_did_not_come_out_as_written_is_told_with_its_line(say, here: Path):
    write(here / "permit", PERMIT + SCENARIOS)
    assert say("test", "permit") == (
        1,
        dedent(
            """\
            permit: 2 scenarios, 12 pages, 1 not as expected
              permit/journey.yaml:50: nothing
                expected outcome sent, but the outcome is no_need
              no scenario reaches
                kind is van
            """
        ),
        "",
    )


def test_what_no_scenario_reaches_is_told(say, here: Path):
    write(here / "permit", PERMIT)
    assert say("test", "permit") == (
        0,
        dedent(
            """\
            permit: no scenarios
              no scenario reaches
                outcome no_need  (permit/journey.yaml:36)
                outcome sent  (permit/journey.yaml:38)
                rule kind is none: no_need  (permit/journey.yaml:13)
                kind is car or van or none
            """
        ),
        "",
    )


def test_a_broken_journey_is_not_run(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("test", "permit")
    assert (code, out.startswith(REPORT)) == (1, True)
