"""The task list: statuses read off the path, and where a citizen is led between tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from engine.change import allowed, give, give_list, next_place, previous
from engine.places import ItemStep, before_tasks, problems_at
from engine.replay import Path, replay
from engine.session import Session
from engine.submission import Refused, submit
from journeys.model import Journey, Outcome, Step
from tests.engine.small import NOW, TODAY, fresh, journey

TAX = journey("""
    journey: tax
    title: A tax return
    task_list:
      About you: [about_you]
      Your income: [work, savings, charity]
      The end: [summary]
    sections:
      start_here:
        title: Before you start
        steps:
          resident:
            ask: Do you live here?
            type: yes_no
            next:
              not resident: not_for_you
          has_job:
            ask: Do you have a job?
            type: yes_no
      about_you:
        title: About you
        steps:
          your_name:
            ask: What is your name?
            type: text
          born:
            ask: When were you born?
            type: date
            next:
              born is after 2020-01-01: too_young
      work:
        title: Your work
        when: has_job
        steps:
          jobs:
            repeat: job
            title: Your jobs
            label: "{{ job.employer }}"
            max: 3
            steps:
              employer:
                ask: Who do you work for?
                type: text
              pay:
                ask: What were you paid?
                type: money
      savings:
        title: Savings
        steps:
          interest:
            ask: How much interest did you get?
            type: money
            max: £1,000
      charity:
        title: Gifts
        when: age(born) >= 18
        steps:
          gave:
            ask: Did you give to charity?
            type: yes_no
          how_much:
            when: gave
            ask: How much did you give?
            type: money
            must:
              how_much <= interest: You cannot give more than your interest
      summary:
        title: Your bill
        steps:
          bill:
            title: Your bill
            body: You earned {{ earned }}.
          payment:
            ask: How will you pay?
            type: choice
            options:
              card: By card
              bank: By bank transfer
    facts:
      earned:
        decide:
          has_job: interest + (sum of jobs.pay)
          otherwise: interest
    outcomes:
      not_for_you:
        title: Not for you
      too_young:
        title: Too young
      sent:
        submit: true
        title: Sent
""")
Form = Mapping[str, Sequence[str]]
FORMS: dict[str, Form] = {
    "resident": {"resident": ["yes"]},
    "has_job": {"has-job": ["no"]},
    "your_name": {"your-name": ["Ann"]},
    "born": {"born-day": ["1"], "born-month": ["2"], "born-year": ["1980"]},
    "interest": {"interest": ["50"]},
    "gave": {"gave": ["no"]},
    "bill": {},
    "payment": {"payment": ["card"]},
}


def path(session: Session, of: Journey = TAX) -> Path:
    return replay(of, session.answers(), TODAY)


def gave(session: Session, id: str, form: Form | None = None) -> Session:
    assert allowed(path(session), id), id
    given = give(TAX, session, TAX.steps[id], FORMS[id] if form is None else form)
    assert given.session is not None, given.problems
    return given.session


def through(*ids: str, start: Session | None = None) -> Session:
    session = fresh(TAX) if start is None else start
    for id in ids:
        session = gave(session, id)
    return session


def statuses(session: Session) -> dict[str, str]:
    return {task.section.id: task.status for task in path(session).tasks}


def after(before: Session, session: Session, id: str, changing: bool = False) -> str:
    place = next_place(TAX, path(before), path(session), session, TAX.steps[id], changing)
    if isinstance(place, ItemStep):
        return place.step.id
    return place.id if isinstance(place, Step | Outcome) else place


AT_HUB = through("resident", "has_job")
ALL_DONE = through("your_name", "born", "interest", "gave", "bill", "payment", start=AT_HUB)


def test_p11_the_list_is_there_when_what_stands_before_it_is_done() -> None:
    assert path(through("resident")).tasks == ()
    assert [step.id for step in path(through("resident")).steps] == ["resident", "has_job"]
    assert statuses(AT_HUB) == {
        "about_you": "not_started",
        "savings": "not_started",
        "charity": "cannot_start",
        "summary": "cannot_start",
    }


def test_p11_a_task_says_what_it_waits_for() -> None:
    waits = {task.section.id: [section.id for section in task.waits_for] for task in path(AT_HUB).tasks}
    assert waits == {"about_you": [], "savings": [], "charity": ["about_you", "savings"], "summary": ["savings"]}


def test_p11_a_hidden_task_is_no_row() -> None:
    assert "work" not in statuses(AT_HUB)
    assert "work" in statuses(gave(AT_HUB, "has_job", {"has-job": ["yes"]}))


def test_p11_a_task_is_in_progress_until_its_end() -> None:
    session = through("your_name", start=AT_HUB)
    assert statuses(session)["about_you"] == "in_progress"
    assert statuses(through("born", start=session))["about_you"] == "completed"


def test_p11_a_task_opens_when_all_that_it_reads_is_done() -> None:
    half = through("your_name", "born", start=AT_HUB)
    assert statuses(half)["charity"] == "cannot_start"
    assert not allowed(path(half), "gave")
    whole = through("interest", start=half)
    assert statuses(whole)["charity"] == "not_started"
    assert allowed(path(whole), "gave")


def test_p11_a_task_whose_answer_no_longer_counts_has_a_problem() -> None:
    session = gave(ALL_DONE, "gave", {"gave": ["yes"]})
    session = gave(session, "how_much", {"how-much": ["40"]})
    assert statuses(session)["charity"] == "completed"
    less = gave(session, "interest", {"interest": ["30"]})
    assert statuses(less)["charity"] == "problem"
    (problem,) = problems_at(path(less), TAX.steps["how_much"])
    assert problem.messages == {"en": "You cannot give more than your interest"}
    assert path(less).stops_at is TAX.steps["how_much"]


def test_p11_only_when_all_are_done_does_the_path_end() -> None:
    for missing in ("born", "interest", "gave", "payment"):
        answers = ALL_DONE.answers()
        del answers[missing]
        assert replay(TAX, answers, TODAY).outcome is None
    assert path(ALL_DONE).outcome is TAX.outcomes["sent"]
    assert set(statuses(ALL_DONE).values()) == {"completed"}


def test_p11_nothing_is_sent_while_a_task_is_open() -> None:
    sent = submit(TAX, through("your_name", start=AT_HUB), NOW)
    assert isinstance(sent, Refused)
    assert (sent.reason, sent.path.stops_at) == ("unfinished", TAX.steps["born"])
    assert not isinstance(submit(TAX, ALL_DONE, NOW), Refused)


def test_forward_goes_through_a_task_and_then_to_the_list() -> None:
    assert after(fresh(TAX), through("resident"), "resident") == "has_job"
    assert after(through("resident"), AT_HUB, "has_job") == "tasks"
    one = through("your_name", start=AT_HUB)
    assert after(AT_HUB, one, "your_name") == "born"
    two = through("born", start=one)
    assert after(one, two, "born") == "tasks"
    assert after(through("payment", start=ALL_DONE), ALL_DONE, "payment") == "tasks"


def test_the_last_page_of_a_task_leads_to_the_list_though_later_tasks_are_open() -> None:
    session = through("interest", start=AT_HUB)
    assert after(AT_HUB, session, "interest") == "tasks"


def test_the_way_back_from_the_first_page_of_a_task_is_the_list() -> None:
    found = path(ALL_DONE)
    assert previous(found, "your_name") == "tasks"
    assert previous(found, "born") is TAX.steps["your_name"]
    assert previous(found, "interest") == "tasks"
    assert previous(found, None) == "tasks"
    assert previous(found, "has_job") is TAX.steps["resident"]
    assert before_tasks(found) is TAX.steps["has_job"]


def test_items_in_a_task_lead_to_their_list_and_then_to_the_tasks() -> None:
    session = gave(AT_HUB, "has_job", {"has-job": ["yes"]})
    first = path(session).items["jobs"][0].item.id
    employed = give(TAX, session, TAX.steps["job.employer"], {"job-employer": ["A bakery"]}, first).session
    assert employed is not None
    assert statuses(employed)["work"] == "in_progress"
    paid = give(TAX, employed, TAX.steps["job.pay"], {"job-pay": ["100"]}, first).session
    assert paid is not None
    closed = give_list(TAX, paid, TAX.steps["jobs"], {"jobs": ["no"]}).session
    assert closed is not None
    assert statuses(closed)["work"] == "completed"
    assert after(paid, closed, "jobs") == "tasks"


def test_an_exit_in_a_task_ends_the_journey_at_once_and_leaves_the_others_as_they_are() -> None:
    session = through("your_name", "interest", start=AT_HUB)
    young = gave(session, "born", {"born-day": ["1"], "born-month": ["2"], "born-year": ["2021"]})
    assert path(young).outcome is TAX.outcomes["too_young"]
    assert path(young).tasks == ()
    assert after(session, young, "born") == "too_young"
    assert [id for id, entry in young.entries.items() if entry.parked] == []
    back = gave(young, "born")
    assert statuses(back)["savings"] == "completed"


def test_the_answers_of_a_task_that_is_hidden_are_parked() -> None:
    session = gave(AT_HUB, "has_job", {"has-job": ["yes"]})
    first = path(session).items["jobs"][0].item.id
    employed = give(TAX, session, TAX.steps["job.employer"], {"job-employer": ["A bakery"]}, first).session
    assert employed is not None
    away = gave(employed, "has_job", {"has-job": ["no"]})
    assert [id for id, entry in away.entries.items() if entry.parked] == ["jobs"]
    assert "jobs" not in path(away).items


def test_answers_of_a_task_that_has_to_wait_again_stay() -> None:
    unborn = {id: value for id, value in ALL_DONE.answers().items() if id != "born"}
    found = replay(TAX, unborn, TODAY)
    assert {task.section.id: task.status for task in found.tasks}["charity"] == "cannot_start"
    assert "gave" not in found.known


def test_a_change_that_opens_a_task_leads_to_its_first_gap() -> None:
    older = gave(ALL_DONE, "gave", {"gave": ["yes"]})
    assert after(ALL_DONE, older, "gave", changing=True) == "how_much"
    same = gave(ALL_DONE, "your_name", {"your-name": ["Bo"]})
    assert after(ALL_DONE, same, "your_name", changing=True) == "check"


JUMPS = journey("""
    journey: jumps
    title: Jumps
    task_list:
      All: [first, second, third]
    sections:
      first:
        title: One
        steps:
          short:
            ask: In short?
            type: yes_no
            next:
              short: third
      second:
        title: Two
        steps:
          more:
            ask: More?
            type: text
      third:
        title: Three
        steps:
          last:
            ask: The last?
            type: text
    outcomes:
      sent:
        submit: true
        title: Sent
""")


@pytest.mark.parametrize(
    ("answers", "rows"),
    [
        ({}, {"first": "not_started", "second": "cannot_start", "third": "not_started"}),
        ({"short": False}, {"first": "completed", "second": "not_started", "third": "not_started"}),
        ({"short": True}, {"first": "completed", "third": "not_started"}),
        ({"short": True, "last": "x"}, {"first": "completed", "third": "completed"}),
    ],
)
def test_a_jump_over_tasks_hides_them(answers: dict[str, object], rows: dict[str, str]) -> None:
    found = replay(JUMPS, answers, TODAY)  # type: ignore[arg-type]
    assert {task.section.id: task.status for task in found.tasks} == rows
    assert (found.outcome is not None) == (set(rows.values()) == {"completed"})


def test_a_task_that_cannot_apply_any_more_is_hidden_though_another_it_reads_is_not_done() -> None:
    made = journey("""
        journey: trade
        title: Trade
        task_list:
          About you: [about_you]
          Your trade: [sole, partly]
        sections:
          first_things:
            title: First things
            steps:
              trades:
                ask: Do you trade?
                type: yes_no
          about_you:
            title: About you
            steps:
              adult:
                ask: Are you 18 or over?
                type: yes_no
          sole:
            title: Alone
            when: trades and adult
            steps:
              name:
                ask: What is it called?
                type: text
          partly:
            title: With others
            when: trades and adult was yes
            steps:
              others:
                ask: With whom?
                type: text
        outcomes:
          sent: {title: Sent, submit: true}
        """)
    hidden = replay(made, {"trades": False}, TODAY)
    assert [task.section.id for task in hidden.tasks] == ["about_you", "partly"]
    waiting = replay(made, {"trades": True}, TODAY)
    assert {task.section.id: task.status for task in waiting.tasks} == {
        "about_you": "not_started",
        "sole": "cannot_start",
        "partly": "cannot_start",
    }
