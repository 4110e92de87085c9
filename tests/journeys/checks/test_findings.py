"""What single checks find beyond the example on their page, and what they leave alone."""

from datetime import date

import pytest

from journeys.checks import run
from journeys.diagnostics import Diagnostic
from journeys.load import load

HEAD = "journey: example\ntitle: Example\n"
SENT = "  sent:\n    title: Sent\n    submit: true\n"


def findings(text: str, today: date = date(2026, 11, 22), **files: str) -> list[Diagnostic]:
    if "outcomes:" not in text:
        text += "outcomes:\n" + SENT
    return run(load({"journey.yaml": HEAD + text, **files}), today)


def slugs(text: str, today: date = date(2026, 11, 22), **files: str) -> list[str]:
    return [each.slug for each in findings(text, today, **files)]


CHOICE = """\
steps:
  vehicle:
    ask: What do you drive?
    type: choice
    options:
      car: Car
      moped: Moped
  lives_here:
    ask: Do you live here?
    type: yes_no
"""


def test_rules_that_name_every_case_need_no_otherwise():
    complete = CHOICE + "next:\n  vehicle is car: sent\n  vehicle is moped: sent\n"
    assert slugs(complete) == []


def test_a_case_that_is_left_out_is_named():
    (finding,) = findings(CHOICE + "next:\n  vehicle is car: sent\n  lives_here: sent\n")
    assert finding.slug == "dead-end"
    assert finding.notes == ("for instance `lives_here is no`, `vehicle is moped`",)


def test_cases_are_counted_through_facts():
    text = CHOICE + "facts:\n  drives: vehicle is car\nnext:\n  drives: sent\n  not drives: sent\n"
    assert slugs(text) == []


def test_a_text_by_rules_for_every_option_needs_no_otherwise():
    outcome = "outcomes:\n  sent:\n    submit: true\n    title: Sent\n    body:\n"
    assert slugs(CHOICE + outcome + "      vehicle is car: One.\n      vehicle is moped: Two.\n") == []
    (finding,) = findings(CHOICE + outcome + "      vehicle is car: One.\n")
    assert finding.slug == "missing-otherwise"
    assert finding.notes == ("none of its rules holds where `vehicle is moped`",)


@pytest.mark.parametrize("later", ["lives_here: What?", "vehicle is car: What?\n      otherwise: Else?"])
def test_a_text_that_shows_a_later_answer_is_found(later):
    text = f"steps:\n  first:\n    title: First\n    body:\n      {later}\n" + CHOICE.removeprefix("steps:\n")
    assert "asked-later" in slugs(text)


def test_a_later_answer_is_found_through_a_fact_and_a_text():
    text = (
        "steps:\n  first:\n    title: First\n    body: It is {{ how }}.\n"
        + CHOICE.removeprefix("steps:\n")
        + "texts:\n  how:\n    at_home: here\n    otherwise: there\nfacts:\n  at_home: lives_here\n"
    )
    (finding,) = findings(text)
    assert finding.slug == "asked-later"
    assert finding.message == "`lives_here` is asked only later, and `at_home` needs it"
    assert [label.words for label in finding.related] == ["asked here", "reads it", "in the text `how`"]


def test_a_question_of_a_page_may_hang_on_an_answer_further_up_on_it():
    page = """\
steps:
  page:
    title: Your home
    questions:
      rented:
        ask: Do you rent it?
        type: yes_no
      landlord:
        when: rented
        ask: Who from?
        type: text
"""
    assert slugs(page) == []
    upside_down = (
        page.replace("rented:\n", "x:\n").replace("landlord:\n", "rented:\n").replace("when: rented", "when: x")
    )
    assert slugs(upside_down) == []
    swapped = page.replace("when: rented", "when: landlord was answered")
    assert slugs(swapped) == ["asked-later"]


def test_a_rule_may_read_its_own_page_and_must_of_a_page_all_of_it():
    text = """\
steps:
  page:
    title: Your stay
    questions:
      first_day:
        ask: First day
        type: date
        hint: For example, 27 3 2026
      last_day:
        ask: Last day
        type: date
        hint: For example, 29 3 2026
    must:
      last_day is on or after first_day: The last day must not be before the first
    next:
      first_day is last_day: sent
"""
    assert slugs(text) == []


def test_a_question_s_own_must_reads_no_other_question_of_its_page():
    text = """\
steps:
  page:
    title: Your stay
    questions:
      first_day:
        ask: First day
        type: date
        hint: For example, 27 3 2026
      last_day:
        ask: Last day
        type: date
        hint: For example, 29 3 2026
        must:
          last_day is on or after first_day: The last day must not be before the first
"""
    assert slugs(text) == ["asked-later"]


def test_the_day_of_the_rates_is_read_where_a_rate_is():
    text = """\
rates_on: moved_in
rates:
  limit:
    - from: 2026-04-06
      value: £800
      source: https://www.example.org/limits
steps:
  income:
    ask: What is your income?
    type: money
    next:
      income < limit: sent
  moved_in:
    ask: When did you move in?
    type: date
    hint: For example, 27 3 2026
"""
    (finding,) = findings(text)
    assert (finding.slug, finding.message) == ("asked-later", "`moved_in` is asked only later, and `limit` needs it")


def test_a_fact_that_a_scenario_expects_is_used():
    text = CHOICE + "facts:\n  drives: vehicle is car\n"
    assert slugs(text) == ["unused-fact"]
    answers = "    answers:\n      vehicle: car\n      lives_here: yes\n"
    scenario = f"scenarios:\n  drives_a_car:\n{answers}    facts:\n      drives: yes\n"
    assert slugs(text + scenario) == []


def test_a_list_that_only_another_list_names_is_used():
    text = CHOICE.replace("    options:\n      car: Car\n      moped: Moped\n", "    options: vehicles\n") + (
        "lists:\n  vehicles:\n    car: Car\n    moped: Moped\n  small: [moped]\n  slow: [small]\n"
        "next:\n  vehicle is one of slow: sent\n  otherwise: sent\n"
    )
    assert slugs(text) == []


RATE = """\
steps:
  pays:
    ask: Can you pay {{ fee }}?
    type: yes_no
rates:
  fee:
    - from: 2025-10-22
      value: £34
      source: https://www.example.org/fees
"""


def test_a_rate_is_stale_the_day_after_13_months():
    assert slugs(RATE, date(2026, 11, 22)) == []
    assert slugs(RATE, date(2026, 11, 23)) == ["stale-rate"]
    assert slugs(RATE + "      checked: 2026-11-23\n", date(2026, 11, 23)) == []


def test_several_outcomes_with_submit_need_a_rule_that_chooses():
    text = CHOICE + "outcomes:\n  first:\n    title: One\n    submit: true\n  two:\n    title: Two\n    submit: true\n"
    (finding,) = findings(text)
    assert finding.slug == "no-submit-outcome"
    assert [label.spot.route[-1] for label in finding.related] == ["first", "two"]


def test_a_journey_whose_every_way_ends_in_an_outcome_needs_no_submit():
    text = CHOICE + "    next:\n      lives_here: first\n      otherwise: two\n"
    assert slugs(text + "outcomes:\n  first:\n    title: One\n  two:\n    title: Two\n") == []


def test_steps_that_nobody_gets_to_are_told_once_with_what_closes_them_off():
    text = """\
steps:
  a:
    ask: A?
    type: yes_no
    next:
      otherwise: sent
  b:
    ask: B?
    type: yes_no
  c:
    ask: C?
    type: yes_no
"""
    (finding,) = findings(text)
    assert (finding.message, finding.notes) == ("Nobody gets to `b`", ("so nobody gets to `c`",))
    assert [label.words for label in finding.related] == ["sends everybody past it"]


SECTIONS = """\
sections:
  questions:
    title: Questions
    steps:
      lives_here:
        ask: Do you live here?
        type: yes_no
  decision:
    title: Decision
    steps:
      by_place:
        next:
          lives_here: sent
{more}
  details:
    title: Details
{when}
    steps:
      email:
        ask: Email address
        type: email
        why: We write to you about it.
"""


@pytest.mark.parametrize(
    ("more", "when", "expected"),
    [
        ("", "", ["undecided-section"]),
        ("          not lives_here: elsewhere", "", ["unreachable-step"]),
        ("", "    when: not lives_here", []),
    ],
)
def test_decisions_that_leave_somebody_undecided_are_found_unless_later_sections_say_for_whom_they_are(
    more, when, expected
):
    text = SECTIONS.format(more=more, when=when) + "outcomes:\n  elsewhere:\n    title: Elsewhere\n" + SENT
    found = slugs(text)
    assert [slug for slug in found if slug != "unreachable-outcome"] == expected or expected == ["unreachable-step"]


def test_scenarios_name_questions_steps_facts_and_outcomes_that_exist():
    text = (
        CHOICE
        + """\
scenarios:
  drives_a_car:
    answers:
      vehicel: car
    outcome: snet
    visits: [vehicle, livs_here]
    facts:
      award: £5
"""
    )
    found = findings(text)
    assert [(each.slug, each.help) for each in found] == [
        ("scenario-unknown", "write `vehicle`"),
        ("scenario-unknown", "write `sent`"),
        ("scenario-unknown", "write `lives_here`"),
        ("scenario-unknown", "name a fact that exists, or delete the line"),
    ]


@pytest.mark.parametrize(
    ("text", "paste"),
    [
        (CHOICE + "    next:\n      not lives_here: snet\n", "      not lives_here: sent"),
        (
            CHOICE + "scenarios:\n  drives:\n    answers:\n      vehicel: car\n    outcome: sent\n",
            "      vehicle: car",
        ),
        (
            "steps:\n  moved_in:\n    ask: When did you move in?\n    type: date\n",
            "    ask: When did you move in?\n    hint: For example, 27 3 2007",
        ),
        (
            CHOICE + "    next:\n      today is before 2026-12-24: sent\nscenarios:\n  drives:\n    answers: {}\n",
            "  drives:\n    today: 2026-11-22",
        ),
    ],
)
def test_where_the_mend_is_plain_the_corrected_line_comes_with_it(text, paste):
    (finding,) = findings(text)
    assert finding.paste == paste
