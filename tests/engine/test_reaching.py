"""Citizens who get to a place: whole scenarios, conditions, and the lines with which nobody gets there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from engine.given import take
from engine.places import page_ids
from engine.proving.aims import Unaimable, aim
from engine.proving.reaching import Reached, Reaching, reach
from engine.proving.witness_scenario import said, scenario
from engine.scenarios import run_scenario
from engine.witness import replayed
from engine.written import written
from journeys.expressions.fault import SentenceFault
from journeys.load import load, read_files
from journeys.model import Journey, Scenario
from tests.engine.small import TODAY, journey

EXAMPLES = Path(__file__).parents[2] / "examples"
FAST = ("provisional_licence", "report_a_problem", "uk_visa")
LARGE = ("childcare_support", "tax_return")

ALLOTMENT = journey("""
    journey: allotment
    title: Rent an allotment
    currency: GBP
    sections:
      you:
        title: You
        steps:
          born:
            ask: When were you born?
            type: date
            must:
              born is before today: Your date of birth must be in the past
            next:
              age(born) < 18: too_young
          has_garden:
            ask: Do you have a garden?
            type: yes_no
      plot:
        title: The plot
        steps:
          sort:
            next:
              has_garden: small
              otherwise: large
          large:
            title: Large plots
            body: They cost more.
          small:
            ask: What can you pay a year?
            type: money
          sheds:
            title: Sheds
            repeat: shed
            min: 0
            ask: Will you have a shed?
            label: "{{ shed.use }}"
            steps:
              use:
                ask: What for?
                type: choice
                options:
                  tools: Tools
                  hens: Hens
              hens:
                when: shed.use is hens
                ask: How many hens?
                type: integer
                min: 1
                max: 12
          contact:
            title: How to reach you
            questions:
              phone:
                ask: What is your phone number?
                type: phone
                optional: true
              email:
                ask: What is your email address?
                type: email
                optional: true
    outcomes:
      too_young:
        title: You are too young
      sent:
        submit: true
        title: Sent
""")


def loaded(name: str) -> Journey:
    """An example."""
    found = load(read_files(EXAMPLES / name)).journey
    assert found is not None
    return found


def yaml_of(of: Journey, target: str, where: str | None = None, without: tuple[str, ...] = ()) -> str:
    """The scenario of somebody who gets to a place."""
    return scenario(of, reach(of, TODAY, target, where, without)).yaml()


def places(of: Journey) -> list[str]:
    """All that somebody can come to."""
    sections = [section.id for section in of.sections if section.id]
    ends = ["check"] if any(outcome.submit for outcome in of.outcomes.values()) else []
    return [*of.steps, *sections, *of.outcomes, *ends]


def stands(of: Journey, found: Reached) -> bool:
    """Whether the engine finds the citizen at the place, with nothing beyond it answered, and as a scenario too."""
    assert found.citizen is not None
    made, at = scenario(of, found), found.aim.at
    result = run_scenario(of, Scenario(made.id, made.answers, made.expect, (), made.today))
    path = replayed(of, found.citizen)
    sections = {of.steps[id].section for id in page_ids(path)}
    outcome = path.outcome.id if path.outcome else ""
    come = {*page_ids(path), *sections, outcome} | ({"check"} if path.outcome and path.outcome.submit else set())
    step = of.steps.get(at.id)
    return result.passed and (at.id in come or (step is not None and step.form == "decision"))


def test_the_plainest_citizen_who_ends_somewhere_is_written_as_a_scenario() -> None:
    assert yaml_of(ALLOTMENT, "sent") == dedent("""\
        # Somebody who gets to sent
        reaches_sent:
          today: 2026-11-22
          answers:
            born: 1996-01-01
            has_garden: no
            small: £0
            sheds: []
          outcome: sent
    """)
    assert yaml_of(ALLOTMENT, "too_young") == dedent("""\
        # Somebody who gets to too_young
        reaches_too_young:
          today: 2026-11-22
          answers:
            born: 2026-01-01
          outcome: too_young
    """)


def test_a_page_inside_an_item_is_reached_with_the_answers_before_it() -> None:
    assert yaml_of(ALLOTMENT, "shed.hens") == dedent("""\
        # Somebody who gets to shed.hens
        reaches_shed_hens:
          today: 2026-11-22
          answers:
            born: 1996-01-01
            has_garden: no
            small: £0
            sheds:
              - use: hens
          stops_at: shed.hens
    """)


def test_a_page_that_asks_for_nothing_is_visited_on_the_way_to_the_next_one() -> None:
    assert yaml_of(ALLOTMENT, "large") == dedent("""\
        # Somebody who gets to large
        reaches_large:
          today: 2026-11-22
          answers:
            born: 1996-01-01
            has_garden: no
          stops_at: small
          visits: [large]
    """)


def test_a_page_that_may_be_left_blank_is_stood_at_all_the_same() -> None:
    found = reach(ALLOTMENT, TODAY, "contact")
    assert found.path is not None
    assert found.path.stops_at is not None
    assert found.path.stops_at.id == "contact"
    assert scenario(ALLOTMENT, found).expect == {"outcome": "sent", "visits": ["contact"]}


def test_what_has_to_hold_there_holds_and_is_read_there() -> None:
    found = reach(ALLOTMENT, TODAY, "sheds", "small is between £12.34 and £12.40 and age(born) > 70 and not has_garden")
    assert found.citizen is not None
    assert 1234 <= found.citizen.answers["small"] <= 1240  # type: ignore[operator]
    assert found.citizen.answers["born"] < date(1955, 11, 23)  # type: ignore[operator]
    assert stands(ALLOTMENT, found)


def test_a_condition_on_the_page_itself_means_that_it_is_answered() -> None:
    found = reach(ALLOTMENT, TODAY, "small", "small > £99.50 and has_garden")
    assert found.citizen is not None
    assert found.citizen.answers["small"] > 9_950  # type: ignore[operator]
    assert found.citizen.answers["has_garden"] is True


def test_a_condition_inside_an_item_speaks_of_that_item() -> None:
    found = reach(ALLOTMENT, TODAY, "shed.hens", "shed.hens is 11")
    assert found.citizen is not None
    assert found.citizen.items["sheds"][-1] == {"shed.use": "hens", "shed.hens": 11}


def test_several_places_are_come_by_and_others_are_not() -> None:
    of = loaded("provisional_licence")
    found = reach(of, TODAY, ("sent", "share_code"), without=("conditions", "receives_pip"))
    assert found.path is not None
    assert {"share_code"} <= set(page_ids(found.path))
    assert {"conditions", "receives_pip"}.isdisjoint(page_ids(found.path))
    assert said(found.aim) == "gets to sent by way of share_code, and does not come by conditions and receives_pip"
    assert stands(of, found)


def test_what_stands_behind_the_place_cannot_be_in_the_way() -> None:
    assert reach(ALLOTMENT, TODAY, "has_garden", without=("contact",)).status == "reached"


@pytest.mark.parametrize("name", FAST)
def test_somebody_gets_to_every_place_of_an_example(name: str) -> None:
    of = loaded(name)
    reaching = Reaching(of, TODAY)
    assert [id for id in places(of) if not stands(of, reaching.reach(aim(of, [id])))] == []


@pytest.mark.parametrize("name", LARGE)
def test_somebody_gets_to_places_all_over_a_large_example(name: str) -> None:
    of = loaded(name)
    reaching = Reaching(of, TODAY)
    assert [id for id in places(of)[3::9] if not stands(of, reaching.reach(aim(of, [id])))] == []


def test_the_same_citizen_is_found_every_time() -> None:
    of = loaded("provisional_licence")
    first, again = (written(of, reach(of, TODAY, "sent", "age(date_of_birth) is 77").citizen) for _ in range(2))  # type: ignore[arg-type]
    assert first == again
    assert take(of, first, TODAY).path.outcome is of.outcomes["sent"]


# Nobody


def lines(of: Reached) -> list[tuple[str, str]]:
    """The lines with which nobody gets there."""
    return [(str(label.spot.route[-1]), label.words) for label in of.lines]


def test_nobody_gets_past_a_rule_that_leads_elsewhere() -> None:
    found = reach(ALLOTMENT, TODAY, "sent", "age(born) < 18")
    assert (found.status, found.citizen) == ("nobody", None)
    assert lines(found) == [("age(born) < 18", "leads to `too_young`")]


def test_nobody_is_past_a_limit_of_an_answer() -> None:
    found = reach(ALLOTMENT, TODAY, "sent", "any shed in sheds where shed.hens > 12")
    assert found.status == "nobody"
    assert [word for word, _ in lines(found)] == ["max"]


def test_nobody_avoids_what_everybody_is_asked() -> None:
    found = reach(ALLOTMENT, TODAY, "sent", without=("born",))
    assert (found.status, lines(found)) == ("nobody", [])


def test_a_step_that_nobody_reaches_is_told_with_what_keeps_people_away() -> None:
    of = journey("""
        journey: shut
        title: Shut
        steps:
          age:
            ask: How old are you?
            type: integer
            min: 0
            max: 120
            next:
              age < 18: too_young
          school:
            when: age < 16
            ask: Where do you go to school?
            type: text
        outcomes:
          too_young:
            title: Too young
          sent:
            submit: true
            title: Sent
    """)
    found = reach(of, TODAY, "school")
    assert found.status == "nobody"
    assert lines(found) == [("age < 18", "leads to `too_young`"), ("when", "decides who gets here")]


def test_people_on_other_items_are_such_as_could_be_written_down() -> None:
    of = journey("""
        journey: three
        title: Three
        steps:
          children:
            title: Your children
            repeat: child
            label: "{{ child.name }}"
            min: 3
            max: 3
            steps:
              name:
                ask: What is it called?
                type: text
              born:
                ask: When was it born?
                type: date
              school:
                when: age(child.born) is 4 and child.born is after today - 4 years - 2 days
                ask: Which school?
                type: text
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    assert stands(of, reach(of, TODAY, "child.school"))


def test_what_is_not_settled_in_time_is_said() -> None:
    of = loaded("childcare_support")
    found = Reaching(of, TODAY).reach(aim(of, ["sent"], "help is £1,999"), seconds=0)
    assert (found.status, found.why) == ("not settled", "the solver did not finish within its time")


# What makes no sense


@pytest.mark.parametrize(
    ("targets", "without", "message", "help"),
    [
        (["snt"], [], "`snt` is not a step, a section or an outcome of allotment", "did you mean `sent`?"),
        (["sent", "too_young"], [], "nobody ends at both sent and too_young", "name one of the two"),
        (["sent"], ["too_young"], "too_young is not a question, a step or a section, so nobody comes by it", ""),
        (["sent", "born"], ["born"], "born is to be reached and to be avoided", "leave one of the two out"),
        (["tasks"], [], "`tasks` is not a step, a section or an outcome of allotment", "name a step"),
    ],
)
def test_an_impossible_wish_is_told_at_once(targets: list[str], without: list[str], message: str, help: str) -> None:
    with pytest.raises(Unaimable) as fault:
        aim(ALLOTMENT, targets, None, without)
    assert str(fault.value).startswith(message)
    assert fault.value.help.startswith(help)


@pytest.mark.parametrize(
    ("target", "where", "message", "stretch"),
    [
        ("born", "has_garden", "`has_garden` is asked after `born`, so nobody has answered it there", (0, 10)),
        (
            "sheds",
            "count of sheds > 0",
            "`sheds` is a list that is filled in there, so it is not known yet how many there are",
            (9, 14),
        ),
    ],
)
def test_what_is_asked_later_cannot_be_read(target: str, where: str, message: str, stretch: tuple[int, int]) -> None:
    with pytest.raises(SentenceFault) as fault:
        aim(ALLOTMENT, [target], where)
    assert (fault.value.message, (fault.value.start, fault.value.end)) == (message, stretch)
