"""Published forms lead people through the same pages as they did where they came from."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from journeys.importers import Imported
from journeys.model import Journey
from tests.journeys.importers.corpora import folder, lines, pages_of, read, walked

pytestmark = pytest.mark.shared


def test_all_553_expected_paths_of_the_xgov_forms_are_equal():
    equal = Counter()
    for case in lines(folder("dfb") / "expected_paths.jsonl"):
        made, journey = read(folder("dfb") / case["form"], bounds=False)
        result = walked(made, journey, case["answers"])
        assert (pages_of(made, result), result["stops_at"], result["problems"]) == (case["path"], None, []), case
        equal[_sort(made, journey, result)] += 1
    # a repeat has one page of the source and several of ours; files are given by name, as nobody sends any here
    assert equal == {"questions": 405, "with a repeat": 72, "with files": 27, "with an end that sends nothing": 49}
    assert equal.total() == 553


def test_with_one_thing_at_a_time_the_same_is_asked_and_the_end_is_the_same():
    moved = 0
    for case in lines(folder("dfb") / "expected_paths.jsonl"):
        made, journey = read(folder("dfb") / case["form"], keep_pages=False, bounds=False)
        result = walked(made, journey, case["answers"])
        pages = pages_of(made, result)
        assert (pages[-1], result["stops_at"], result["problems"]) == (case["path"][-1], None, []), case
        if journey.outcomes[result["outcome"]].submit:
            assert set(pages) == set(case["path"]), case
        else:  # whoever cannot go on may learn it earlier
            assert set(pages) <= set(case["path"]), case
        moved += pages != case["path"]
    assert moved == 0


def _sort(made: Imported, journey: Journey, result: dict[str, Any]) -> str:
    steps = [journey.steps[step] for step in result["path"] if step in journey.steps]
    if any(step.repeat is not None for step in steps):
        return "with a repeat"
    if any(question.type == "file" for step in steps for question in step.questions):
        return "with files"
    return "questions" if journey.outcomes[result["outcome"]].submit else "with an end that sends nothing"


def test_15_of_15_stored_applications_replay_with_the_same_pages_and_answers():
    cases = list(lines(folder("dfb") / "stored_submissions.jsonl"))
    for case in cases:
        made, journey = read(folder("dfb") / case["form"])
        given = {field: value for field, value in case["answers"].items() if field != "markAsComplete"}
        result = walked(made, journey, given)
        assert pages_of(made, result) == case["path"], case
        assert (result["stops_at"], result["problems"], result["parked"], result["unused"]) == (None, [], {}, []), case
        assert {made.fields[field] for field in given} == set(journey.questions), case
    assert len(cases) == 15


def test_44_of_44_traversals_of_the_moj_services_are_equal_as_sets():
    cases = list(lines(folder("moj") / "traversal_cases.jsonl"))
    for case in cases:
        made, journey = read(folder("moj") / f"{case['fixture']}.json")
        result = walked(made, journey, {**_unasked(made, journey), **case["user_data"]})
        assert (set(pages_of(made, result)), result["stops_at"]) == (set(case["traversed"]), None), case
    assert len(cases) == 44


def _unasked(made: Imported, journey: Journey) -> dict[str, str]:
    """The last option of each choice: no condition of these services names it, as where nothing was answered."""
    return {field: list(options)[-1] for field, options in made.options.items()}
