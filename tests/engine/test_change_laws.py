"""What holds of every form, every change, and every way back."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.change import Given, Place, allowed, filled, give, give_list, next_place, previous
from engine.places import ItemStep, entry, known_at, open_place
from engine.replay import Path, replay, shown
from engine.roster import key_of
from engine.session import Session, decode, encode
from journeys.expressions.kinds import Value
from journeys.model import Journey, Outcome, Question, Step
from journeys.questions import type_of
from tests.engine.small import TODAY, fresh, journey
from tests.journeys_strategy import journeys, values

read = lru_cache(maxsize=256)(journey)
Form = dict[str, list[str]]


def sent(question: Question, value: Value) -> Form:
    """What a browser sends for a question that is filled in with a value."""
    parts = type_of(question.type).fill(question, value)
    return {name_of(question.id, part): typed for part, typed in parts.items()}


def name_of(question: str, part: str) -> str:
    return f"{question}-{part}".rstrip("-").replace("_", "-").replace(".", "-")


def form_of(data: st.DataObject, step: Step) -> Form:
    """A page filled in with good values, now and then left blank; a list page with yes or no."""
    if step.repeat is not None:
        return {step.id.replace("_", "-"): [data.draw(st.sampled_from(["yes", "no", "no"]))]}
    form: Form = {}
    for question in step.questions:
        if not (question.optional and data.draw(st.booleans())):
            form |= sent(question, data.draw(values(question)))
    return form


def turn(of: Journey, session: Session, place: Step | ItemStep, form: Form) -> Given:
    """What becomes of a form that is sent from a place."""
    if isinstance(place, ItemStep):
        return give(of, session, place.step, form, place.item)
    return give_list(of, session, place, form) if place.repeat is not None else give(of, session, place, form)


def walked(data: st.DataObject, of: Journey, pages: int = 12) -> Session:
    """A citizen who goes forward for some pages, and stops where a page is refused or a sentence fails."""
    session = fresh(of)
    for _ in range(data.draw(st.integers(0, pages))):
        path = replay(of, session.answers(), TODAY)
        place = open_place(path)
        if path.fault is not None or not isinstance(place, Step | ItemStep):
            break
        given = turn(of, session, place, form_of(data, step_of(place)))
        if given.session is not None:
            session = given.session
    return session


def step_of(place: Step | ItemStep) -> Step:
    return place.step if isinstance(place, ItemStep) else place


def all_places(path: Path) -> list[Step | ItemStep]:
    """Every page that may be opened."""
    inside = [ItemStep(step, each.item.id) for paths in path.items.values() for each in paths for step in each.steps]
    return [*path.steps, *inside]


def on_the_way(place: Place, of: Journey, session: Session) -> bool:
    """Whether a place can be opened by someone in this state."""
    path = replay(of, session.answers(), TODAY)
    if isinstance(place, ItemStep):
        return allowed(path, place.step.id, place.item)
    if isinstance(place, Step):
        return allowed(path, place.id)
    if isinstance(place, Outcome):
        return place is path.outcome and not place.submit
    if place == "tasks":
        return path.tasks != ()
    return path.fault is not None or (path.outcome is not None and path.outcome.submit)


@given(st.data(), st.booleans(), st.booleans())
@settings(max_examples=100)
def test_after_every_page_there_is_a_place_that_can_be_opened(data: st.DataObject, changing: bool, tasks: bool) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=tasks)))
    session = walked(data, made)
    before = replay(made, session.answers(), TODAY)
    places = all_places(before)
    if not places:
        return
    here = data.draw(st.sampled_from(places))
    given = turn(made, session, here, form_of(data, step_of(here)))
    if given.session is None:
        assert given.problems
        return
    after = replay(made, given.session.answers(), TODAY)
    item = here.item if isinstance(here, ItemStep) else ""
    place = next_place(made, before, after, given.session, step_of(here), changing, item)
    if after.fault is not None:
        return
    assert on_the_way(place, made, given.session)
    if changing:
        return
    if isinstance(place, ItemStep) and isinstance(here, ItemStep):
        assert previous(after, place.step.id, place.item) == here
    if isinstance(place, Step) and isinstance(here, Step):
        assert previous(after, place.id) is here


@given(st.data(), st.booleans())
@settings(max_examples=60)
def test_whoever_goes_on_from_page_to_page_comes_to_an_end(data: st.DataObject, tasks: bool) -> None:
    made = read(data.draw(journeys(repeats=True, tasks=tasks)))
    session = fresh(made)
    seen: set[tuple[str, str]] = set()
    for _ in range(100):
        path = replay(made, session.answers(), TODAY)
        place = open_place(path)
        if path.fault is not None or not isinstance(place, Step | ItemStep):
            return
        step = step_of(place)
        form = {step.id.replace("_", "-"): ["no"]} if step.repeat is not None else form_of(data, step)
        given = turn(made, session, place, form)
        if given.session is None:
            return
        seen.add((step.id, place.item if isinstance(place, ItemStep) else ""))
        session = given.session
    raise AssertionError(f"no end after {len(seen)} pages")


@given(st.data())
@settings(max_examples=80)
def test_a_change_asks_only_for_what_is_not_answered_and_comes_to_an_end(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = walked(data, made, 20)
    for _ in range(3 * len(made.steps)):
        before = replay(made, session.answers(), TODAY)
        if before.stops_at is not None or before.fault is not None or not before.steps:
            break
        here = data.draw(st.sampled_from(all_places(before)))
        answered = set(session.answers())
        given = turn(made, session, here, form_of(data, step_of(here)))
        if given.session is None:
            break
        after = replay(made, given.session.answers(), TODAY)
        item = here.item if isinstance(here, ItemStep) else ""
        place = next_place(made, before, after, given.session, step_of(here), True, item)
        if isinstance(place, Step | ItemStep) and step_of(place).questions and after.fault is None:
            inside = place.item if isinstance(place, ItemStep) else ""
            asked = {key_of(question.id, inside) for question in shown(step_of(place), known_at(after, place))}
            assert not asked <= answered - {id for id, entry in given.session.entries.items() if entry.parked} or (
                after.problems
            )
        session = given.session


@given(st.data())
@settings(max_examples=60)
def test_giving_a_page_again_as_it_is_filled_in_changes_nothing(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = walked(data, made, 20)
    path = replay(made, session.answers(), TODAY)
    open_now = open_place(path) if path.fault is None else None
    for place in all_places(path):
        step, item = step_of(place), place.item if isinstance(place, ItemStep) else ""
        stops = {each.stops_at.id for each in path.items.get(step.within, ()) if each.stops_at and each.item.id == item}
        faulty = path.fault is not None and step is path.steps[-1]  # no page is shown there
        if place == open_now or step is path.stops_at or step.id in stops or faulty:
            continue
        form: Form = {}
        for id, parts in filled(session, step, item).items():
            form |= {name_of(id, part): list(typed) for part, typed in parts.items()}
        if step.questions or step.repeat is not None:
            assert turn(made, session, place, form).session == session


@given(st.data())
@settings(max_examples=40)
def test_the_entry_of_a_list_is_a_page_that_can_be_opened(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = walked(data, made)
    path = replay(made, session.answers(), TODAY)
    for step in path.steps:
        assert on_the_way(entry(path, step), made, session)


TEXTS = st.text(max_size=40) | st.sampled_from(["\x00", "\ud800", "٣", "<b>", "{{ x }}", " ", "\r\n", "a" * 5000])


@given(st.data())
@settings(max_examples=100)
def test_whatever_is_typed_is_read_or_refused_and_shown_again_unchanged(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = walked(data, made)
    path = replay(made, session.answers(), TODAY)
    if not path.steps:
        return
    place = data.draw(st.sampled_from(all_places(path)))
    step, item = step_of(place), place.item if isinstance(place, ItemStep) else ""
    form: Form = {} if step.repeat is None else {name_of(step.id, ""): [data.draw(TEXTS)]}
    for question in step.questions:
        for part in type_of(question.type).parts(question):
            form |= {name_of(question.id, part): [data.draw(TEXTS)]}
    given = turn(made, session, place, form)
    for id, parts in given.fields.items():
        for part, typed in parts.items():
            assert typed == form[name_of(id, part)]
    if given.session is None:
        ids = {step.id} if step.repeat is not None else {question.id for question in step.questions}
        assert {problem.question for problem in given.problems} <= ids
        return
    for id, parts in filled(given.session, step, item).items():
        if id in given.fields and step.repeat is None:  # a full list asks nothing, whatever is sent
            assert {part: list(typed) or [""] for part, typed in parts.items()} == dict(given.fields[id])
    text = encode(given.session, made)
    assert text.isascii()
    assert decode(text, made) == given.session
