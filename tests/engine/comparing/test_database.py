"""Sessions and submissions of a real store, filled through the engine, judged by a new version."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.comparing.moving import Going, Kept, kept
from engine.comparing.submissions import Count, Elsewhere, Replayed, Stopped, Worth, replayed
from engine.given import take
from engine.session import Entry, Session
from engine.store import KEEP, CannotOpen
from engine.store.opening import open_sqlite
from engine.store.reading import shelf
from engine.submission import Submission, submit
from journeys.model import Journey
from tests.engine.comparing.grants import NEW, OLD, loaded
from tests.engine.small import NOW, fresh

WORKER = {"born": "1 5 1970", "home": "rented", "income": "15000", "people": [{"name": "Ann Reed", "ill": "yes"}]}


def journey(text: str) -> Journey:
    found = loaded(text).journey
    assert found is not None
    return found


def session(of: Journey, given: Mapping[str, Any]) -> Session:
    """A session in which these answers were given."""
    taken = take(of, given, fresh(of).today)
    assert not taken.refused
    return replace(fresh(of), entries={key: Entry(value) for key, value in taken.read.items()} | blanks(of, given))


def blanks(of: Journey, given: Mapping[str, Any]) -> dict[str, Entry]:
    """`notes` was seen by whoever closed the list."""
    return {"notes": Entry(None)} if "people" in given and "notes" not in given else {}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "footpath.db"


def fill(path: Path, of: Journey, *people: Mapping[str, Any], send: bool = True) -> list[str]:
    """Keeps one session for each, and sends it; the references."""

    async def run() -> list[str]:
        store = open_sqlite(str(path), {of.version: of}.__getitem__, KEEP)
        references = []
        try:
            await store.publish(of.id, of.version, {"journey.yaml": OLD})
            for number, given in enumerate(people):
                key = f"{of.version}-{send}-{number}"
                await store.begin(key, session(of, given))
                if send:
                    sent = await store.submit(key, of.id, partial(_submit, of))
                    assert isinstance(sent, Submission), sent
                    references.append(sent.reference)
        finally:
            await store.close()
        return references

    return asyncio.run(run())


def _submit(of: Journey, session: Session) -> Any:
    return submit(of, session, NOW)


def again(path: Path, new: Journey, *versions: Journey, with_references: bool = False) -> Replayed:
    known = {each.version: each for each in versions}
    with shelf(str(path)) as opened:
        return replayed(opened.submissions(new.id), new, known.get, with_references)


def test_what_was_sent_ends_the_same_under_the_same_version(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER, {**WORKER, "home": "boat", "people": []}, {**WORKER, "notes": "None"})
    assert again(database, old, old) == Replayed(3, Count(3))


def test_another_outcome_is_counted_from_which_to_which(database: Path) -> None:
    old = journey(OLD)
    new = journey(OLD.replace("£20,000", "£10,000"))
    references = fill(database, old, WORKER, {**WORKER, "income": "9000"})
    found = again(database, new, old)
    assert found == Replayed(2, Count(1), (Elsewhere("sent", "too_much", Count(1)),))
    named = again(database, new, old, with_references=True)
    assert named.elsewhere == (Elsewhere("sent", "too_much", Count(1, (references[0],))),)


def test_a_new_question_stops_all_and_another_amount_is_counted(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER, WORKER, {**WORKER, "people": []})
    stop = Stopped("pay_period", "“How often is your household paid?”", ("pay_period",), True, Count(3))
    assert again(database, journey(NEW), old) == Replayed(3, stopped=(stop,))
    more = journey(OLD.replace("£300", "£350"))
    assert again(database, more, old) == Replayed(3, Count(3), facts=(Worth("award", Count(2)),))


def test_an_answer_that_does_not_count_any_more_and_one_that_cannot_be_read(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER, {**WORKER, "home": "boat"})
    bounded = journey(OLD.replace("£100,000", "£9,000"))
    stop = Stopped("income", "“What did your household earn last year?”", ("income",), False, Count(2))
    assert again(database, bounded, old) == Replayed(2, stopped=(stop,))
    ashore = journey(OLD.replace("      boat: I live on a boat\n", ""))
    assert again(database, ashore, old) == Replayed(2, Count(1), unreadable=Count(1))


def test_a_question_that_was_left_blank_is_blank_again_but_a_new_optional_one_is_asked(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER)
    new = journey(OLD.replace("facts:\n", "  more:\n    ask: More?\n    type: text\n    optional: true\nfacts:\n", 1))
    stop = Stopped("more", "“More?”", ("more",), True, Count(1))
    assert again(database, new, old) == Replayed(1, stopped=(stop,))


def test_without_its_version_a_submission_is_read_by_its_ids_alone(database: Path) -> None:
    fill(database, journey(OLD), WORKER)
    assert again(database, journey(OLD)) == Replayed(1, Count(1))


def test_a_damaged_row_is_counted_and_stops_nothing(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER, WORKER, WORKER)
    with sqlite3.connect(database) as db:
        db.execute("UPDATE submissions SET answers = '{' WHERE rowid = 1")
        db.execute("""UPDATE submissions SET answers = '{"people": 7}' WHERE rowid = 2""")
    db.close()
    assert again(database, old, old) == Replayed(3, Count(1), unreadable=Count(2))


def test_sessions_are_moved_one_by_one(database: Path) -> None:
    old, new = journey(OLD), journey(NEW)
    begun = {"born": "1 5 1970"}
    fill(database, old, {}, begun, {**begun, "home": "boat"}, {**begun, "home": "owned"}, WORKER, send=False)
    fill(database, old, WORKER)
    with shelf(f"sqlite:///{database}") as opened:
        found = kept(opened.sessions(old.id), new, {old.version: old}.get)
    assert found == Kept(
        5,
        2,
        (Going("check", "pay_period", 1), Going("income", "home", 1), Going("income", "pay_period", 1)),
        parked=2,
    )


def test_sessions_of_a_version_that_is_not_known_are_counted(database: Path) -> None:
    fill(database, journey(OLD), {}, send=False)
    with shelf(str(database)) as opened:
        assert kept(opened.sessions("heating_grant"), journey(NEW), {}.get) == Kept(1, unreadable=1)


@pytest.mark.parametrize("name", ["nothing.db", "sqlite:///nothing.db", "other.db", "text.db"])
def test_what_is_no_database_of_the_service_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.db").write_text("not a database " * 100)
    sqlite3.connect(tmp_path / "other.db").close()
    with pytest.raises(CannotOpen), shelf(name):
        pass


def test_a_database_is_only_read(database: Path) -> None:
    old = journey(OLD)
    fill(database, old, WORKER)
    before = database.read_bytes()
    again(database, journey(NEW), old)
    assert database.read_bytes() == before
    with pytest.raises(CannotOpen, match="readonly"), shelf(str(database)) as opened:
        opened._db.execute("DELETE FROM submissions")


def many(count: int, of: Journey) -> Iterator[tuple[str, Submission | None]]:
    path = submit(of, session(of, WORKER), NOW)
    assert isinstance(path, tuple)
    for number in range(count):
        yield str(number), path[1]


def test_ten_thousand_submissions_take_seconds_and_no_room() -> None:
    old, new = journey(OLD), journey(NEW)
    began = time.process_time()
    assert replayed(many(10_000, old), new, {old.version: old}.get).total == 10_000
    assert time.process_time() - began < 30
