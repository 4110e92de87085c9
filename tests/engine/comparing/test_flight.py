"""Where people at each page of an old version would go on in a new one."""

from __future__ import annotations

from engine.comparing.flight import Again, Asked, Parked, Standing
from tests.engine.comparing.grants import OLD, difference

PAY = "  pay_period:\n    ask: How often are you paid?\n    type: yes_no\n"
PAID = "“How often are you paid?”"


def test_everybody_behind_a_new_page_is_asked_it_first() -> None:
    found = difference(OLD, OLD.replace("  income:\n", PAY + "  income:\n")).flight
    assert found.unchanged == 2
    assert [(each.step, each.first) for each in found.standing] == [
        (id, (Asked("pay_period", PAID, True),)) for id in ("income", "people", "person.name", "person.ill", "notes")
    ]
    assert all(each.stays and not each.parked for each in found.standing)


def test_a_page_that_only_some_pass_is_asked_of_some() -> None:
    new = OLD.replace("  income:\n", PAY.replace("    ask", "    when: home is owned\n    ask") + "  income:\n")
    assert difference(OLD, new).flight.standing[0].first == (Asked("pay_period", PAID, False),)


def test_a_page_that_is_gone_puts_answers_aside_and_leads_to_the_next() -> None:
    home = OLD[OLD.index("  home:\n") : OLD.index("  income:\n")]
    found = difference(OLD, OLD.replace(home, "")).flight
    gone = Parked("home", "“What kind of home do you live in?”", "not asked any more")
    income = "“What did your household earn last year?”"
    assert found.standing[:2] == (
        Standing("home", "“What kind of home do you live in?”", False, False, "income", income),
        Standing("income", income, True, False, "income", income, (), (gone,)),
    )


def test_an_answer_of_another_type_is_put_aside_and_asked_for_again() -> None:
    new = OLD.replace("    ask: Is there anything else?\n    type: long_text", "    ask: Anything?\n    type: yes_no")
    assert difference(OLD, new).flight.standing == ()
    money = OLD.replace("type: money\n    max: £100,000", "type: integer\n    max: 100000").replace("£20,000", "20000")
    at_people = next(each for each in difference(OLD, money).flight.standing if each.step == "people")
    income = "“What did your household earn last year?”"
    assert at_people.parked == (Parked("income", income, "asked in another way"),)
    assert at_people.first == (Asked("income", income, True),)


def test_an_option_that_is_gone_and_a_new_limit_may_be_asked_again() -> None:
    new = OLD.replace("      boat: I live on a boat\n", "").replace("£100,000", "£90,000")
    at_notes = next(each for each in difference(OLD, new).flight.standing if each.step == "notes")
    assert at_notes.again == (
        Again("home", "“What kind of home do you live in?”", ("“I live on a boat”",)),
        Again("income", "“What did your household earn last year?”", ()),
    )


def test_a_new_question_of_an_item_is_asked_of_those_who_have_items() -> None:
    new = OLD.replace(
        "      ill:\n", "      born:\n        ask: When were they born?\n        type: date\n      ill:\n"
    )
    found = {each.step: each.first for each in difference(OLD, new).flight.standing}
    assert found == {
        "person.ill": (Asked("person.born", "“When were they born?”", True),),
        "notes": (Asked("person.born", "“When were they born?”", False),),
    }


TASKS = """\
journey: two_tasks
title: Two tasks
task_list:
  All: [first, second]
sections:
  first:
    title: One
    steps:
      a:
        ask: A?
        type: yes_no
      b:
        ask: B?
        type: yes_no
  second:
    title: Other
    steps:
      c:
        ask: C?
        type: yes_no
outcomes:
  sent:
    submit: true
    title: Sent
"""


def test_a_new_page_of_a_task_is_nothing_to_people_in_another_task() -> None:
    new = TASKS.replace("      b:\n", "      new:\n        ask: New?\n        type: yes_no\n      b:\n")
    assert [(each.step, each.first) for each in difference(TASKS, new).flight.standing] == [
        ("b", (Asked("new", "“New?”", True),))
    ]
