"""Citizens written down as scenarios: what is read back is who was written down."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.given import take
from engine.replay import replay
from engine.roster import Roster
from engine.scenarios import run_scenario
from engine.witness import answers_of, replayed
from engine.written import scenario_yaml, written
from journeys.document import read
from journeys.expressions.kinds import Upload
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, QuestionType, Reading
from tests.engine.family import FAMILY
from tests.engine.small import TODAY, journey
from tests.journeys.questions.test_laws import values
from tests.journeys.questions.test_samples import SETTINGS
from tests.journeys_strategy import citizens, journeys

every_type = pytest.mark.parametrize("kind", all_types().values(), ids=list(all_types()))


def one_question(kind: QuestionType, language: str, currency: str) -> str:
    """A journey that asks the example of a type, in which any answer is good."""
    asked = "\n".join(
        line for line in kind.example.splitlines() if not line.lstrip().startswith(("min:", "max:", "past:", "unexp"))
    )
    head = f"journey: asking\nlanguage: {language}\ncurrency: {currency}\ntitle: Asking\nsteps:\n"
    return f"{head}{indent(asked, '  ')}\noutcomes:\n  sent:\n    submit: true\n    title: Sent\n"


def with_scenario(text: str, scenario: str) -> Journey:
    """The same journey with a scenario."""
    return journey(f"{text}scenarios:\n{indent(scenario, '  ')}")


@every_type
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_answer_written_as_yaml_is_the_same_answer_read_again(kind: QuestionType, data: st.DataObject) -> None:
    text = one_question(kind, data.draw(st.sampled_from(["en", "de", "ar"])), data.draw(currencies))
    made = journey(text)
    (asked,) = made.questions.values()
    value = data.draw(values(kind, asked, Reading(made, TODAY)))
    if value is None or isinstance(value, Problem):
        return
    if isinstance(value, tuple) and isinstance(value[0], Upload):
        value = kind.sample(asked, data.draw(st.integers(0, 3)), len(value))
    citizen = Citizen(TODAY, {asked.id: value})
    given_as = written(made, citizen)
    assert take(made, given_as, TODAY).path == replayed(made, citizen)
    scenario = scenario_yaml("somebody", TODAY, given_as, {"outcome": "sent"})
    assert_read_back(scenario, {"today": TODAY.isoformat(), "answers": given_as, "outcome": "sent"})
    result = run_scenario(again := with_scenario(text, scenario), again.scenarios["somebody"])
    assert (result.path.known, result.failures) == ({asked.id: value}, ())


currencies = st.sampled_from(["GBP", "EUR", "JPY", "KWD", "CHF", "USD", "SEK"])


def assert_read_back(scenario: str, said: dict[str, Any]) -> None:
    """A strict reader finds just what was written."""
    document = read("scenarios.yaml", scenario)
    assert [fault.message for fault in document.faults] == []
    assert document.value == {"somebody": said}


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t: #-'\"[]{}&*!|>%@`"), max_size=30
)
plain = st.recursive(
    words
    | st.integers(-(10**9), 10**9)
    | st.sampled_from(["yes", "no", "true", "2026-11-22", "£5", "09:30", "12", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words.filter(bool), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(answers=st.dictionaries(st.from_regex("[a-z][a-z0-9_]*", fullmatch=True), plain, max_size=4))
def test_whatever_is_written_the_strict_reader_reads_the_same(answers: dict[str, Any]) -> None:
    assert_read_back(
        scenario_yaml("somebody", None, answers, {"stops_at": "home"}), {"answers": answers, "stops_at": "home"}
    )


def citizen_of(made: Journey, answers: dict[str, Any], today: date) -> Citizen:
    """The live part of somebody's answers, as a solver would give it: good answers, and what was left blank."""
    path = replay(made, answers, today)
    blank = {
        asked.id: None for step in path.steps for asked in step.questions if answers.get(asked.id, asked.id) is None
    }
    outer = {id: value for id, value in path.known.items() if id not in path.items}
    items = {
        id: tuple(
            dict(each.known)
            | {asked.id: None for step in each.steps for asked in step.questions if asked.optional}
            | dict(each.known)
            for each in paths
        )
        for id, paths in path.items.items()
    }
    return Citizen(today, blank | outer, items)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whoever_is_written_down_goes_the_same_way(data: st.DataObject) -> None:
    made = journey(data.draw(journeys(repeats=data.draw(st.booleans()))))
    citizen = citizen_of(made, data.draw(citizens(made)), TODAY)
    before, after = replayed(made, citizen), take(made, written(made, citizen), TODAY).path
    assert after.known == before.known
    if before.outcome is not None:
        assert after == before


def family(*names: str, chosen: int) -> Citizen:
    """Somebody with children of these names, one of whom is chosen."""
    items = tuple({"child.name": name, "child.born": date(2025, 3, 1), "child.carer": None} for name in names)
    citizen = Citizen(TODAY, {"has_children": True, "remarks": None}, {"children": items})
    roster = answers_of(citizen)["children"]
    assert isinstance(roster, Roster)
    return Citizen(TODAY, {**citizen.answers, "for_whom": roster.items[chosen]}, items=citizen.items)


def test_items_are_a_list_of_maps_and_one_of_them_is_chosen_by_its_label() -> None:
    citizen = family("Ann", "Bo", chosen=1)
    assert scenario_yaml("two", TODAY, written(FAMILY, citizen), {"outcome": "sent"}, "Two children.") == dedent("""\
        # Two children.
        two:
          today: 2026-11-22
          answers:
            has_children: yes
            children:
              - name: Ann
                born: 2025-03-01
              - name: Bo
                born: 2025-03-01
            for_whom: Bo
          outcome: sent
        """)
    assert take(FAMILY, written(FAMILY, citizen), TODAY).path == replayed(FAMILY, citizen)


def test_of_two_items_with_one_label_the_chosen_one_goes_by_its_id() -> None:
    made = journey(TWINS)
    citizen = Citizen(
        TODAY,
        {"eldest": "", "some": ("", "")},
        {"children": ({"child.name": "Ann"}, {"child.name": "Ann"}, {"child.name": "Bo"})},
    )
    roster = answers_of(citizen)["children"]
    assert isinstance(roster, Roster)
    first, second, third = roster.items
    citizen = Citizen(TODAY, {"eldest": second, "some": (first, third)}, citizen.items)
    found = written(made, citizen)
    assert (found["eldest"], found["some"]) == (second, [first, "Bo"])
    assert take(made, found, TODAY).path == replayed(made, citizen)


TWINS = """
    journey: twins
    title: Twins
    steps:
      children:
        repeat: child
        title: Your children
        label: "{{ child.name }}"
        steps:
          name:
            ask: What is your child called?
            type: text
      eldest:
        ask: Which one is the eldest?
        type: choice
        options: children
      some:
        ask: Which ones are at school?
        type: choices
        options: children
    outcomes:
      sent:
        submit: true
        title: Sent
"""


@pytest.mark.parametrize(
    ("kind", "settings"),
    [(kind, settings) for kind, each in SETTINGS.items() for settings in each],
    ids=lambda each: each if isinstance(each, str) else "-".join(map(str, each.values())),
)
def test_made_up_answers_of_every_setting_can_be_written_down(kind: str, settings: dict[str, Any]) -> None:
    asked = {"ask": "What is your answer?", "type": kind, "hint": "For example, this", **settings}
    head = one_question(type_of(kind), "en", "GBP").partition("steps:")[0]
    steps = indent(yaml.safe_dump({"asked": asked}), "  ")
    text = f"{head}steps:\n{steps}outcomes:\n  sent: {{submit: true, title: Sent}}\n"
    made = journey(text)
    for number in (0, 1, 39):
        citizen = Citizen(TODAY, {"asked": type_of(kind).sample(made.questions["asked"], number)})
        scenario = scenario_yaml("somebody", TODAY, written(made, citizen), {"outcome": "sent"})
        again = with_scenario(text, scenario)
        assert run_scenario(again, again.scenarios["somebody"]).path.known == citizen.answers


def test_an_answer_that_has_to_be_given_and_was_left_blank_is_written_as_nothing() -> None:
    citizen = Citizen(TODAY, {"has_children": None, "remarks": None})
    found = written(FAMILY, citizen)
    assert found == {"has_children": ""}
    assert take(FAMILY, found, TODAY).path.problems == replayed(FAMILY, citizen).problems


def test_a_scenario_is_laid_out_as_people_lay_it_out() -> None:
    answers = {
        "salary": "£20,000",
        "born": "2008-03-31",
        "languages": ["welsh", "other"],
        "home": {"line1": "1 Example Street", "postcode": "NM1 1AA"},
        "phone": "01632 960001",
        "hours": 37.5,
        "files": ["example-1-1.pdf"],
        "story": "One day\nit rained.",
        "pets": [],
    }
    expect = {"stops_at": "pets", "skips": ["home", "away"], "facts": {"fee": "£34"}}
    assert scenario_yaml("all_sorts", None, answers, expect, f"{'Long ' * 30}\n\nEnd") == dedent(f"""\
        # {" ".join(["Long"] * 23)}
        # Long Long Long Long Long Long Long
        #
        # End
        all_sorts:
          answers:
            salary: £20,000
            born: 2008-03-31
            languages: [welsh, other]
            home:
              line1: 1 Example Street
              postcode: NM1 1AA
            phone: "01632 960001"
            hours: 37.5
            files:
              - example-1-1.pdf
            story: |-
              One day
              it rained.
            pets: []
          stops_at: pets
          skips: [home, away]
          facts:
            fee: £34
        """)
