"""A task list changes nothing but the order in which a citizen may answer."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.change import allowed, give, give_list
from engine.parking import park
from engine.places import ItemStep
from engine.replay import Path, Task, replay
from engine.roster import item_of
from engine.session import Session, decode, encode
from journeys.model import Journey, Step
from journeys.tasks import needs, tasks
from tests.engine.naive import naive
from tests.engine.small import TODAY, fresh, journey
from tests.engine.test_change_laws import Form, form_of
from tests.journeys_strategy import citizens, journeys

read = lru_cache(maxsize=256)(journey)


@lru_cache(maxsize=256)
def flat(made: Journey) -> Journey:
    """The same journey gone through from top to bottom."""
    return replace(made, task_list=())


def ending(path: Path) -> str:
    if path.outcome is not None:
        return f"outcome {path.outcome.id}"
    return f"stops at {path.stops_at.id}" if path.stops_at else "fault"


@given(st.data())
@settings(max_examples=70)
def test_whoever_reaches_the_end_of_a_task_list_reaches_the_end_without_it(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=True)))
    answers = data.draw(citizens(made))
    listed, plain = replay(made, answers, TODAY), replay(flat(made), answers, TODAY)
    if plain.outcome is not None:
        assert replace(listed, tasks=()) == plain
        assert ending(listed) == naive(made, answers, TODAY)[2]
    if listed.outcome is not None and all(task.status == "completed" for task in listed.tasks) and listed.tasks:
        assert replace(listed, tasks=()) == plain


@given(st.data())
@settings(max_examples=70)
def test_a_task_list_asks_for_all_that_is_asked_without_it(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=True)))
    answers = data.draw(citizens(made))
    listed, plain = replay(made, answers, TODAY), replay(flat(made), answers, TODAY)
    if listed.fault is None and plain.fault is None:
        assert listed.steps[: len(plain.steps)] == plain.steps
        assert plain.known.items() <= listed.known.items()


@given(st.data())
@settings(max_examples=70)
def test_statuses_say_what_the_path_says(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=True)))
    path = replay(made, data.draw(citizens(made)), TODAY)
    rows = {task.section.id: task for task in path.tasks}
    for id, task in rows.items():
        waits = [row for row in rows.values() if row.section.id in needs(made)[id] and row.status != "completed"]
        assert task.waits_for == tuple(row.section for row in waits)
        assert (task.stops_at is None) == (task.status in ("completed", "cannot_start"))
        assert (task.problems != ()) == (task.status == "problem")
        if task.status == "cannot_start":
            assert not any(step.section == id for step in path.steps)
        elif task.stops_at is not None:
            assert allowed(path, task.stops_at.id)
            assert task.stops_at.section == id
    if rows:
        assert list(rows) == [section.id for section in tasks(made) if section.id in rows]
        gaps = [task.stops_at for task in path.tasks if task.stops_at is not None]
        assert path.fault is not None or path.stops_at is (gaps[0] if gaps else None)


def open_tasks(path: Path) -> list[Task]:
    return [task for task in path.tasks if task.stops_at is not None]


def page_of(path: Path, stop: Step) -> Step | ItemStep:
    """The page of a task that wants an answer: of a repeat, in the item that is not done."""
    for each in path.items.get(stop.id, ()):
        if each.stops_at is not None:
            return ItemStep(each.stops_at, each.item.id)
    return stop


class Citizen:
    """Someone who answers each page always in the same way, whenever it comes."""

    def __init__(self, data: st.DataObject, made: Journey) -> None:
        self.data = data
        self.made = made
        self.forms: dict[tuple[str, str], Form] = {}

    def go(self, session: Session, place: Step | ItemStep) -> Session | None:
        step, item = (place.step, place.item) if isinstance(place, ItemStep) else (place, "")
        if step.repeat is not None:
            return give_list(self.made, session, step, {step.id.replace("_", "-"): ["no"]}).session
        form = self.forms.get((step.id, item))
        if form is None:
            form = self.forms[step.id, item] = form_of(self.data, step)
        return give(self.made, session, step, form, item).session

    def visit(self, whose_turn: st.SearchStrategy[int]) -> tuple[Path, bool]:
        """Goes through all tasks, each page of whichever comes next; and whether all of it went well."""
        session, stuck = fresh(self.made), set[str]()
        while True:
            path = replay(self.made, session.answers(), TODAY)
            session = park(self.made, session)
            if path.fault is not None or path.outcome is not None or not path.tasks:
                if path.stops_at is None or path.fault is not None:
                    return path, not stuck
                waiting = [path.stops_at]
            else:
                waiting = [task.stops_at for task in open_tasks(path) if task.stops_at is not None]
            waiting = [step for step in waiting if step.section not in stuck]
            if not waiting:
                return path, False
            stop = waiting[self.data.draw(whose_turn) % len(waiting)]
            changed = self.go(session, page_of(path, stop))
            if changed is None:
                stuck.add(stop.section)
            else:
                session = decode(encode(changed, self.made), self.made)


@given(st.data())
@settings(max_examples=70)
def test_any_order_of_the_tasks_gives_the_same_path_known_and_outcome(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=True)))
    citizen = Citizen(data, made)
    in_order, well = citizen.visit(st.just(0))
    mixed, also = citizen.visit(st.integers(0, 5))
    exits = any(path.outcome is not None and not path.tasks for path in (in_order, mixed))
    if not exits and in_order.fault is None and mixed.fault is None:
        assert well == also
        assert mixed == in_order
    assert all(item_of(id) == "" for id in mixed.known)
