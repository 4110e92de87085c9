"""A scenario is added where a journey keeps its own, and nothing else is touched."""

from __future__ import annotations

import pytest

from journeys.editing.changes import apart, applied
from journeys.editing.scenarios import CannotAdd, id_of, scenario_splices

NEW = "late:\n  answers:\n    age: 80\n  outcome: sent\n"


def added(files: dict[str, str], *there: str) -> dict[str, str]:
    found = dict(files)
    for name, splices in apart(scenario_splices(files, NEW, there)).items():
        found[name] = applied(files.get(name, ""), splices)
    return found


def test_a_journey_without_scenarios_gets_a_file_and_names_it() -> None:
    assert added({"journey.yaml": "journey: small # mine\nsteps: {}\n"}) == {
        "journey.yaml": "journey: small # mine\nsteps: {}\n\nscenarios: scenarios.yaml\n",
        "scenarios.yaml": NEW,
    }


def test_a_journey_in_one_file_gets_one_beside_it_that_is_called_alike() -> None:
    assert set(added({"boat.yaml": "journey: boat\n"})) == {"boat.yaml", "boat.scenarios.yaml"}


def test_a_file_that_is_somebody_elses_is_left_alone() -> None:
    assert set(added({"journey.yaml": "journey: small\n"}, "scenarios.yaml")) == {"journey.yaml", "scenarios2.yaml"}


def test_the_last_line_need_not_have_an_end() -> None:
    assert added({"journey.yaml": "journey: small"})["journey.yaml"] == "journey: small\n\nscenarios: scenarios.yaml\n"


@pytest.mark.parametrize("written", ["scenarios:\n", "scenarios: \n", "scenarios: ~\n"])
def test_a_key_that_waits_for_a_value_gets_it(written: str) -> None:
    found = added({"journey.yaml": f"{written}journey: small\n"})["journey.yaml"]
    assert found.splitlines()[0].rstrip() == "scenarios: scenarios.yaml"
    assert found.endswith("journey: small\n")


def test_the_file_that_is_named_gets_it_behind_all_others() -> None:
    files = {
        "journey.yaml": "journey: small\nscenarios: people.yaml\n",
        "people.yaml": "# People\none:\n  outcome: sent",
    }
    assert added(files) == {**files, "people.yaml": f"# People\none:\n  outcome: sent\n{NEW}"}


def test_of_several_files_it_is_the_last_that_a_person_wrote() -> None:
    files = {
        "journey.yaml": "journey: small\nscenarios: [a.yaml, b.yaml, scenarios.generated.yaml]\n",
        "a.yaml": "one:\n  outcome: sent\n",
        "b.yaml": "two:\n  outcome: sent\n",
        "scenarios.generated.yaml": "three:\n  outcome: sent\n",
    }
    assert added(files) == {**files, "b.yaml": files["b.yaml"] + NEW}


def test_beside_those_that_were_made_up_a_file_of_ones_own_is_begun() -> None:
    files = {"journey.yaml": "journey: x\nscenarios: x.generated.yaml   # made up\n", "x.generated.yaml": "a: {}\n"}
    assert added(files) == {
        "journey.yaml": "journey: x\nscenarios: [x.generated.yaml, scenarios.yaml]   # made up\n",
        "x.generated.yaml": "a: {}\n",
        "scenarios.yaml": NEW,
    }


@pytest.mark.parametrize("empty", ["", "# none yet\n", "{}\n"])
def test_a_file_without_scenarios_gets_its_first(empty: str) -> None:
    files = {"journey.yaml": "scenarios: people.yaml\n", "people.yaml": empty}
    found = added(files)["people.yaml"]
    assert found.strip().endswith(NEW.strip())
    assert "{}" not in found


IN_PLACE = """\
journey: small
scenarios:
    # The first.
    one:
      outcome: sent   # as before
    two:
      answers:
        more: |
          and more

# What follows.
next: sent
"""


def test_scenarios_in_the_journey_itself_get_one_more_as_far_indented_as_they_are() -> None:
    found = added({"journey.yaml": IN_PLACE})["journey.yaml"]
    said = "".join(f"    {line}\n" for line in NEW.splitlines())
    assert found == IN_PLACE.replace("          and more\n", f"          and more\n{said}")


def test_a_scenario_in_place_may_be_the_last_thing_of_the_file() -> None:
    text = "journey: small\nscenarios:\n  one:\n    outcome: sent # end"
    said = "".join(f"  {line}\n" for line in NEW.splitlines())
    assert added({"journey.yaml": text})["journey.yaml"] == f"{text}\n{said}"


def test_an_empty_pair_of_braces_becomes_lines() -> None:
    found = added({"journey.yaml": "journey: small\nscenarios: {}\nnext: sent\n"})["journey.yaml"]
    said = "".join(f"  {line}\n" for line in NEW.splitlines())
    assert found == f"journey: small\nscenarios: \n{said}next: sent\n"


def test_line_endings_stay_as_they_are() -> None:
    found = added({"journey.yaml": "journey: small\r\nsteps: {}\r\n"})["journey.yaml"]
    assert found == "journey: small\r\nsteps: {}\r\n\r\nscenarios: scenarios.yaml\r\n"


@pytest.mark.parametrize(
    "files",
    [
        {"journey.yaml": "{journey: small}\n"},
        {"journey.yaml": "scenarios: {one: {outcome: sent}}\n"},
        {"journey.yaml": "scenarios: a.yaml\n", "a.yaml": "{one: {outcome: sent}}\n"},
        {"journey.yaml": "scenarios: a.yaml\n", "a.yaml": "one: [\n"},
        {"journey.yaml": "scenarios: a.yaml\n", "a.yaml": "- one\n"},
    ],
)
def test_what_cannot_be_added_to_is_told(files: dict[str, str]) -> None:
    with pytest.raises(CannotAdd, match=r"^.*`.*`"):
        added(files)


def test_names_become_ids_and_do_not_clash() -> None:
    assert id_of("Retired couple, 2 children") == "retired_couple_2_children"
    assert id_of("Zoë's case", {"zoes_case"}) == "zoes_case_2"
    assert id_of("16 and over") == "scenario_16_and_over"
    assert id_of("…") == ""
