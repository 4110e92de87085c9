"""What holds of every journey and every citizen."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.parking import park
from engine.places import page_ids
from engine.replay import Path, asked, replay
from engine.roster import question_of
from engine.session import Entry, Session, begin, decode, encode
from engine.submission import Refused, submit
from journeys.model import Journey
from tests.engine.naive import naive
from tests.engine.small import NOW, TODAY, journey
from tests.journeys_strategy import citizens, journeys, values

read = lru_cache(maxsize=256)(journey)


def ending(path: Path) -> str:
    if path.outcome is not None:
        return f"outcome {path.outcome.id}"
    return f"stops at {path.stops_at.id}" if path.stops_at else "fault"


def session_of(of: Journey, answers: dict[str, object]) -> Session:
    session = begin(of, NOW)
    return Session(
        **{name: getattr(session, name) for name in ("journey", "version", "language", "today", "started", "saved")},
        entries={id: Entry(value) for id, value in answers.items()},
    )  # type: ignore[arg-type]


@given(st.data())
@settings(max_examples=150)
def test_replay_agrees_with_the_plainest_reading_of_the_language(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    answers = data.draw(citizens(made))
    path = replay(made, answers, TODAY)
    assert (page_ids(path), dict(path.known), ending(path)) == naive(made, answers, TODAY)


@given(st.data())
@settings(max_examples=100)
def test_replay_is_the_same_every_time_and_in_any_order_of_answers(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    answers = data.draw(citizens(made))
    mixed = {id: answers[id] for id in data.draw(st.permutations(list(answers)))}
    first = replay(made, answers, TODAY)
    assert first == replay(made, mixed, TODAY)
    assert list(first.known) == list(replay(made, mixed, TODAY).known)


@given(st.data())
@settings(max_examples=150)
def test_a_path_ends_in_one_way_and_reaches_only_what_it_shows(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    path = replay(made, data.draw(citizens(made)), TODAY)
    assert [path.stops_at is None, path.outcome is None, path.fault is None].count(False) == 1
    assert path.stops_at is None or path.steps[-1] is path.stops_at
    assert set(path.known) <= asked(path)
    order = [id for step in made.steps.values() for id in (step.id, *(question.id for question in step.questions))]
    assert [order.index(id) for id in path.known] == sorted(order.index(id) for id in path.known)


@given(st.data())
@settings(max_examples=150)
def test_no_answer_off_the_path_changes_anything(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    answers = data.draw(citizens(made))
    path = replay(made, answers, TODAY)
    others = dict(answers)
    shown = asked(path)
    for id in sorted({*answers, *(id for id in made.questions if "." not in id)} - shown):
        others.pop(id, None)
        if question_of(id) in made.questions and data.draw(st.booleans()):
            others[id] = data.draw(values(made.questions[question_of(id)]))
    assert replay(made, others, TODAY) == path


@given(st.data())
@settings(max_examples=75)
def test_a_session_comes_back_from_its_text_unchanged(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = session_of(made, data.draw(citizens(made)))
    assert decode(encode(session, made), made) == session


@given(st.data())
@settings(max_examples=75)
def test_what_is_sent_is_what_is_on_the_path(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = session_of(made, data.draw(citizens(made)))
    path = replay(made, session.answers(), TODAY)
    sent = submit(made, session, NOW)
    if isinstance(sent, Refused):
        assert path.outcome is None or not path.outcome.submit
        return
    after, submission = sent
    assert path.outcome is not None
    assert path.outcome.submit
    assert list(submission.answers) == list(path.known)
    assert set(after.entries) == {id for id in asked(path) if id in session.entries}
    assert after.reference == submission.reference


@given(st.data())
@settings(max_examples=75)
def test_parking_never_changes_the_path(data: st.DataObject) -> None:
    made = read(data.draw(journeys(repeats=True)))
    session = session_of(made, data.draw(citizens(made)))
    parked = park(made, session)
    assert replay(made, parked.answers(), TODAY) == replay(made, session.answers(), TODAY)
    assert park(made, parked) == parked
    assert {id for id, entry in parked.entries.items() if entry.parked}.isdisjoint(
        asked(replay(made, session.answers(), TODAY))
    )


@given(st.data(), st.integers(0, 4000))
@settings(max_examples=50)
def test_the_day_alone_never_makes_replay_fail(data: st.DataObject, days: int) -> None:
    made = read(data.draw(journeys(repeats=True)))
    answers = data.draw(citizens(made))
    day = TODAY + timedelta(days)
    path = replay(made, answers, day)
    assert path.known.today == day
