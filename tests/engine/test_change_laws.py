"""What holds of every form, every change, and every way back."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.change import Place, allowed, filled, give, next_place, previous
from engine.replay import replay, shown
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
    return {f"{question.id}-{part}".rstrip("-").replace("_", "-"): typed for part, typed in parts.items()}


def form_of(data: st.DataObject, step: Step) -> Form:
    """A page filled in with good values, now and then left blank."""
    form: Form = {}
    for question in step.questions:
        if not (question.optional and data.draw(st.booleans())):
            form |= sent(question, data.draw(values(question)))
    return form


def walked(data: st.DataObject, of: Journey, pages: int = 12) -> Session:
    """A citizen who goes forward for some pages, and stops where a page is refused or a sentence fails."""
    session = fresh(of)
    for _ in range(data.draw(st.integers(0, pages))):
        path = replay(of, session.answers(), TODAY)
        if path.stops_at is None:
            break
        given = give(of, session, path.stops_at, form_of(data, path.stops_at))
        if given.session is not None:
            session = given.session
    return session


def on_the_way(place: Place, of: Journey, session: Session) -> bool:
    """Whether a place can be opened by someone in this state."""
    path = replay(of, session.answers(), TODAY)
    if isinstance(place, Step):
        return allowed(path, place.id)
    if isinstance(place, Outcome):
        return place is path.outcome and not place.submit
    return path.fault is not None or (path.outcome is not None and path.outcome.submit)


@given(st.data(), st.booleans())
@settings(max_examples=120)
def test_after_every_page_there_is_a_place_that_can_be_opened(data: st.DataObject, changing: bool) -> None:
    made = read(data.draw(journeys()))
    session = walked(data, made)
    before = replay(made, session.answers(), TODAY)
    if not before.steps:
        return
    step = data.draw(st.sampled_from(before.steps))
    given = give(made, session, step, form_of(data, step))
    if given.session is None:
        assert given.problems
        return
    after = replay(made, given.session.answers(), TODAY)
    place = next_place(made, before, after, given.session, step, changing)
    assert on_the_way(place, made, given.session)
    if not changing and isinstance(place, Step) and after.fault is None:
        assert previous(after, place.id) is step


@given(st.data())
@settings(max_examples=120)
def test_a_change_asks_only_for_what_is_not_answered_and_comes_to_an_end(data: st.DataObject) -> None:
    made = read(data.draw(journeys()))
    session = walked(data, made)
    for _ in range(3 * len(made.steps)):
        before = replay(made, session.answers(), TODAY)
        if before.stops_at is not None or before.fault is not None or not before.steps:
            break
        step = data.draw(st.sampled_from(before.steps))
        answered = set(session.answers())
        given = give(made, session, step, form_of(data, step))
        if given.session is None:
            break
        after = replay(made, given.session.answers(), TODAY)
        place = next_place(made, before, after, given.session, step, changing=True)
        if isinstance(place, Step) and place.questions and after.fault is None:
            asked = {question.id for question in shown(place, after.known)}
            assert not asked <= answered - {id for id, entry in given.session.entries.items() if entry.parked} or (
                after.problems
            )
        session = given.session


@given(st.data())
@settings(max_examples=80)
def test_giving_a_page_again_as_it_is_filled_in_changes_nothing(data: st.DataObject) -> None:
    made = read(data.draw(journeys()))
    session = walked(data, made)
    path = replay(made, session.answers(), TODAY)
    for step in path.steps:
        if step is path.stops_at or not step.questions:
            continue
        form: Form = {}
        for id, parts in filled(session, step).items():
            form |= {f"{id}-{part}".rstrip("-").replace("_", "-"): list(typed) for part, typed in parts.items()}
        assert give(made, session, step, form).session == session


TEXTS = st.text(max_size=40) | st.sampled_from(["\x00", "\ud800", "٣", "<b>", "{{ x }}", " ", "\r\n", "a" * 5000])


@given(st.data())
@settings(max_examples=150)
def test_whatever_is_typed_is_read_or_refused_and_shown_again_unchanged(data: st.DataObject) -> None:
    made = read(data.draw(journeys()))
    session = walked(data, made)
    path = replay(made, session.answers(), TODAY)
    if not path.steps:
        return
    step = data.draw(st.sampled_from(path.steps))
    form: Form = {}
    for question in step.questions:
        for part in type_of(question.type).parts(question):
            form |= {f"{question.id}-{part}".rstrip("-").replace("_", "-"): [data.draw(TEXTS)]}
    given = give(made, session, step, form)
    for id, parts in given.fields.items():
        for part, typed in parts.items():
            assert typed == form[f"{id}-{part}".rstrip("-").replace("_", "-")]
    if given.session is None:
        assert {problem.question for problem in given.problems} <= {question.id for question in step.questions}
        return
    for id, parts in filled(given.session, step).items():
        if id in given.fields:
            assert {part: list(typed) or [""] for part, typed in parts.items()} == dict(given.fields[id])
    text = encode(given.session, made)
    assert text.isascii()
    assert decode(text, made) == given.session
