"""A citizen who takes tasks in any order and changes answers at will, beside a model as plain as can be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.change import allowed, give, next_place, previous
from engine.places import problems_at
from engine.replay import Path, replay
from engine.session import Session, decode, encode
from journeys.model import Step
from tests.engine.small import TODAY, fresh, journey

CLAIM = journey("""
    journey: claim
    title: A claim
    task_list:
      About you: [you, home]
      Money: [income, savings]
      The end: [finish]
    sections:
      start_here:
        title: Before you start
        steps:
          partner:
            ask: Do you have a partner?
            type: yes_no
      you:
        title: You
        steps:
          years:
            ask: How old are you?
            type: integer
          school:
            when: years < 18
            ask: Are you at school?
            type: yes_no
      home:
        title: Home
        when: partner
        steps:
          rooms:
            ask: How many rooms?
            type: integer
          rent:
            ask: What is the rent?
            type: integer
      income:
        title: Income
        when: years >= 18
        steps:
          pay:
            ask: What do you earn?
            type: integer
            next:
              pay is 0: finish
          hours:
            ask: How many hours?
            type: integer
      savings:
        title: Savings
        steps:
          saved:
            ask: What did you save?
            type: integer
            must:
              saved <= 10: You can save 10 at most
          bonus:
            when: years > 20 and saved > 5
            ask: Which bonus?
            type: integer
            max: saved
      finish:
        title: Finish
        steps:
          agree:
            ask: Agreed?
            type: yes_no
    outcomes:
      sent:
        submit: true
        title: Sent
""")
FLAT = replace(CLAIM, task_list=())
SECTIONS = {
    "you": ("years", "school"),
    "home": ("rooms", "rent"),
    "income": ("pay", "hours"),
    "savings": ("saved", "bonus"),
    "finish": ("agree",),
}
NEEDS = {"you": (), "home": (), "income": ("you",), "savings": ("you", "income"), "finish": ()}
"""Savings read your age, and income may lead past them."""
ORDER = [*CLAIM.steps]


class Claim(RuleBasedStateMachine):
    """Answers go into the session and into the model; rows and pages are compared after each."""

    @initialize(partner=st.booleans())
    def begin(self, partner: bool) -> None:
        self.session: Session = fresh(CLAIM)
        self.given: dict[str, object] = {}
        self.send("partner", partner)

    # The model: answers that count, task by task

    def rows(self) -> dict[str, tuple[str, str | None]]:
        """By task: its status, and the page where it stops."""
        answers = self.given
        rows: dict[str, tuple[str, str | None]] = {}
        for id in SECTIONS:
            if id == "income" and "years" in answers and self.good("years") and self.number("years") < 18:
                continue  # it cannot apply any more, whatever else is still to be answered
            if any(rows[need][0] != "completed" for need in NEEDS[id] if need in rows):
                rows[id] = ("cannot_start", None)
                continue
            hidden = (
                (id == "home" and not answers["partner"])
                or (id == "income" and self.number("years") < 18)
                or (id == "savings" and self.number("years") >= 18 and answers.get("pay") == 0)
            )
            if hidden:
                continue
            stop = next((question for question in self.asked(id) if not self.good(question)), None)
            if stop is None:
                rows[id] = ("completed", None)
            elif stop in answers:
                rows[id] = ("problem", stop)
            else:
                rows[id] = ("in_progress" if answers.keys() & set(SECTIONS[id]) else "not_started", stop)
        return rows

    def asked(self, section: str) -> list[str]:
        """The questions of a task, up to the first that does not count."""
        found: list[str] = []
        for question in SECTIONS[section]:
            if found and not self.good(found[-1]):
                break
            if question == "school" and self.number("years") >= 18:
                continue
            if question == "hours" and self.given["pay"] == 0:
                continue
            if question == "bonus" and not (self.number("years") > 20 and self.number("saved") > 5):
                continue
            found.append(question)
        return found

    def number(self, question: str) -> int:
        value = self.given[question]
        assert isinstance(value, int)
        return value

    def good(self, question: str) -> bool:
        if question not in self.given:
            return False
        if question == "saved":
            return self.number("saved") <= 10
        return question != "bonus" or self.number("bonus") <= self.number("saved")

    def leave(self) -> None:
        """Answers that the way has passed by without asking are asked for again if it comes back."""
        rows = self.rows()
        for id, questions in SECTIONS.items():
            status, stop = rows.get(id, ("hidden", None))
            if status == "cannot_start":
                continue
            asked = self.asked(id) if status != "hidden" else []
            reached = questions.index(stop) if stop is not None else len(questions)
            for place, question in enumerate(questions):
                if question in self.given and question not in asked and place < reached:
                    del self.given[question]

    # What a citizen does

    def path(self) -> Path:
        return replay(CLAIM, self.session.answers(), TODAY)

    def send(self, id: str, value: object) -> None:
        before = self.path()
        assert allowed(before, id)
        said = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        given = give(CLAIM, self.session, CLAIM.steps[id], {id: [said]})
        wrong = (id == "saved" and isinstance(value, int) and value > 10) or (
            id == "bonus" and isinstance(value, int) and value > self.number("saved")
        )
        assert (given.session is None) == wrong
        if given.session is None:
            return
        self.session = given.session
        self.given[id] = value
        self.leave()
        after = self.path()
        place = next_place(CLAIM, before, after, self.session, CLAIM.steps[id], False)
        if isinstance(place, Step):
            assert place.section == CLAIM.steps[id].section
            assert previous(after, place.id) is CLAIM.steps[id]
        else:
            assert place == "tasks"

    @rule(partner=st.booleans())
    def change_what_stands_before(self, partner: bool) -> None:
        self.send("partner", partner)

    @rule(data=st.data())
    def answer_a_page_of_any_task(self, data: st.DataObject) -> None:
        pages = [step.id for step in self.path().steps if step.id != "partner"]
        if not pages:
            return
        id = data.draw(st.sampled_from(pages))
        if id in ("school", "agree"):
            self.send(id, data.draw(st.booleans()))
        else:
            self.send(id, data.draw(st.sampled_from([0, 3, 7, 12, 19, 30])))

    @rule(data=st.data())
    def go_on_with_any_open_task(self, data: st.DataObject) -> None:
        stops = [task.stops_at.id for task in self.path().tasks if task.stops_at is not None]
        if stops:
            id = data.draw(st.sampled_from(stops))
            self.send(id, data.draw(st.booleans()) if id in ("school", "agree") else data.draw(st.integers(0, 30)))

    @rule()
    def come_back_later(self) -> None:
        self.session = decode(encode(self.session, CLAIM), CLAIM)

    # What always holds

    @invariant()
    def rows_are_as_the_model_has_them(self) -> None:
        path = self.path()
        rows = {
            task.section.id: (task.status, None if task.stops_at is None else task.stops_at.id) for task in path.tasks
        }
        assert rows == self.rows()
        for task in path.tasks:
            if task.stops_at is not None:
                assert (problems_at(path, task.stops_at) != ()) == (task.status == "problem")

    @invariant()
    def only_good_answers_of_open_tasks_are_known(self) -> None:
        expected = {"partner"}
        for id, (status, _) in self.rows().items():
            if status != "cannot_start":
                expected |= {question for question in self.asked(id) if self.good(question)}
        known = self.path().known
        assert dict(known) == {id: self.given[id] for id in ORDER if id in expected}
        assert list(known) == [id for id in ORDER if id in expected]

    @invariant()
    def it_ends_when_all_are_done_as_it_would_from_top_to_bottom(self) -> None:
        path = self.path()
        done = all(status == "completed" for status, _ in self.rows().values())
        assert (path.outcome is not None) == done
        if done:
            assert replace(path, tasks=()) == replay(FLAT, self.session.answers(), TODAY)

    def teardown(self) -> None:
        """Whatever was done before: the same answers given from top to bottom lead to the same path."""
        if not hasattr(self, "session"):
            return
        again, answers = fresh(FLAT), self.session.answers()
        path = self.path()
        if path.outcome is None:
            return
        for step in path.steps:
            value = answers[step.id]
            said = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            given = give(FLAT, again, step, {step.id: [said]})
            assert given.session is not None
            again = given.session
        assert replay(FLAT, again.answers(), TODAY) == replace(path, tasks=())


TestClaim = Claim.TestCase
TestClaim.settings = settings(max_examples=60, stateful_step_count=30)
