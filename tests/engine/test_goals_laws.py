"""What holds of the goals of every journey, and of whoever goes through it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.goals import goals, reached
from engine.replay import Path, replay
from journeys.model import Journey
from tests.engine.small import TODAY, journey
from tests.journeys_strategy import citizens, journeys

kinds = st.sampled_from([{}, {"repeats": True}, {"tasks": True}, {"repeats": True, "tasks": True}])


def somebody(data: st.DataObject) -> tuple[Journey, dict[str, Any], Path]:
    made = journey(data.draw(journeys(**data.draw(kinds))))
    answers = data.draw(citizens(made))
    return made, answers, replay(made, answers, TODAY)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_rules_outcomes_options_and_musts_are_those_of_the_path(data: st.DataObject) -> None:
    made, answers, path = somebody(data)
    every = goals(made)
    assert len(set(every)) == len(every)
    got = reached(made, every, path, answers)
    assert {goal.spot.route for goal in got if goal.what == "rule" and goal.text} == {rule.route for rule in path.fired}
    assert [goal.id for goal in got if goal.what == "outcome"] == ([path.outcome.id] if path.outcome else [])
    live = [
        *path.known.items(),
        *(item for paths in path.items.values() for each in paths for item in each.known.items()),
    ]
    for goal in every:
        if goal.what == "option":
            chosen = [value if isinstance(value, tuple) else (value,) for id, value in live if id == goal.id]
            assert (goal in got) == any(option in value for value in chosen for option in goal.options)
    problems = [*path.problems, *(problem for task in path.tasks for problem in task.problems)]
    problems += [problem for paths in path.items.values() for each in paths for problem in each.problems]
    broken = {(problem.question, problem.rule) for problem in problems if " " in problem.rule}
    assert {(goal.id, goal.sentence.text) for goal in got if goal.what == "must" and goal.sentence} == broken


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_path_says_all_but_what_was_refused(data: st.DataObject) -> None:
    made, answers, path = somebody(data)
    every = goals(made)
    alone, whole = reached(made, every, path), reached(made, every, path, answers)
    assert alone <= whole
    if path.stops_at is None and not path.tasks:
        assert alone == whole


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_page_with_a_when_is_shown_where_it_is_on_the_path_and_hidden_where_it_is_not(data: st.DataObject) -> None:
    made, answers, path = somebody(data)
    got = {(goal.what, goal.id) for goal in reached(made, goals(made), path, answers)}
    for step in path.steps:
        if step.when is not None:
            assert ("shown", step.id) in got
            assert ("hidden", step.id) not in got
    shown = {step.id for step in path.steps}
    decisions = {id for id, step in made.steps.items() if step.form == "decision" or step.within}
    assert not {id for what, id in got if what == "shown" and id in made.steps} - shown - decisions


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_of_one_comparison_outside_items_at_most_one_side_is_reached(data: st.DataObject) -> None:
    made, answers, path = somebody(data)
    sides: dict[Any, set[str]] = {}
    for goal in reached(made, goals(made), path, answers):
        if goal.what == "boundary" and "." not in goal.words and goal.id not in made.facts:
            sides.setdefault((goal.id, goal.spot, goal.node), set()).add(goal.side)
    assert all(len(each) == 1 for each in sides.values())
