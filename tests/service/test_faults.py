"""When something fails, the citizen is told what happened to the answers, and the team where to look."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.service.citizen import PERMIT, Citizen, House, house


@contextmanager
def held(service: House) -> Iterator[None]:
    """Another program holds the database for writing."""
    service.app.state.running.store._commits._patience = 0.05  # no test waits for five seconds
    other = sqlite3.connect(service.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_what_could_not_be_saved_is_said_and_still_there(service: House, citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    before = service.rows()
    with held(service):
        answer = citizen.post("/permit/weight", {"weight": "1 850 kg"})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert citizen.problems[0] == "We could not save this. Your answer is still here, try again"
        assert 'value="1 850 kg"' in answer.text
        assert citizen.get("/permit/weight").status_code == 200
    assert service.rows() == before
    assert [line["event"] for line in service.log if line["level"] == "error"] == ["not_saved"]
    assert citizen.go("/permit/weight", {"weight": "1850"}) == "/permit/rules"


def test_nothing_is_begun_or_sent_that_could_not_be_saved(service: House, citizen: Citizen):
    citizen.answer_all()
    other = service.citizen()
    other.get("/permit")
    before = service.rows()
    with held(service):
        for someone, path in ((citizen, "/permit/-/check"), (other, "/permit")):
            answer = someone.post(path)
            assert (answer.status_code, someone.heading) == (503, "We could not save your answer")
    assert service.rows() == before
    citizen.get("/permit/-/check")
    assert citizen.go("/permit/-/check") == "/permit/-/sent"


def test_a_database_that_is_gone_is_told_and_comes_back_without_a_restart(service: House, citizen: Citizen):
    citizen.begin()
    with sqlite3.connect(service.database) as database:
        database.execute("ALTER TABLE sessions RENAME TO away")
    answer = citizen.get("/permit/kind")
    assert (answer.status_code, citizen.heading) == (503, "You cannot use this service at the moment")
    assert citizen.browser.get("/healthz").status_code == 200
    assert citizen.browser.get("/-/privacy").status_code == 200
    with sqlite3.connect(service.database) as database:
        database.execute("ALTER TABLE away RENAME TO sessions")
    database.close()
    assert citizen.get("/permit/kind").status_code == 200


RATED = PERMIT.replace("    when: kind is van\n", "    when: kind is van and today is after first_day\n") + (
    "rates:\n  first_day:\n    - from: 2026-01-01\n      value: 2026-01-01\n      source: https://example.org/rule\n"
)


def test_a_sentence_that_cannot_be_known_is_our_fault_and_stores_nothing(tmp_path: Path):
    with house(tmp_path, RATED) as service:
        service.clock.now -= timedelta(days=1000)
        citizen = service.citizen()
        citizen.begin()
        before = service.rows()
        answer = citizen.post("/permit/kind", {"kind": "van"})
        assert (answer.status_code, citizen.heading) == (500, "Something went wrong")
        assert service.rows() == before
        [line] = [line for line in service.log if line["event"] == "journey_fault"]
        assert line["where"] == "permit.yaml/steps/weight/when"
        assert line["kind"] == "first_day"
        assert line["request"] in answer.text
        assert citizen.get("/permit/kind").status_code == 200


def test_an_error_of_ours_shows_its_number_and_no_trace(service: House, citizen: Citizen):
    citizen.begin()
    with sqlite3.connect(service.database) as database:
        database.execute("UPDATE sessions SET state = '{\"CANARY\": 1}'")
    database.close()
    answer = citizen.get("/permit/kind")
    assert (answer.status_code, citizen.heading) == (500, "Something went wrong")
    [line] = [line for line in service.log if line["event"] == "went_wrong"]
    assert line["request"] in answer.text
    assert line["request"] == answer.headers["x-request-id"]
    assert line["kind"] == "KeyError"
    assert "session.py:" in line["trace"]
    assert "CANARY" not in answer.text + service.lines.getvalue()
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_pages_of_the_service_need_no_database(service: House, citizen: Citizen, method: str):
    citizen.get("/permit")
    with sqlite3.connect(service.database) as database:
        database.execute("DROP TABLE sessions")
    database.close()
    for path in ("/-/privacy", "/-/cookies", "/-/accessibility", "/nowhere"):
        assert citizen.browser.request(method, path).status_code in (200, 404, 405)
    assert re.search("h1", citizen.browser.get("/nowhere").text)
