"""Leaving a journey and coming back: put aside, gone back to once sent, deleted (patterns P5, P12, P13, P14, P25)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.families import CHILDREN, TASKS
from tests.service.citizen import Citizen, House, house
from tests.service.files_made import PDF

HUB = "/tasks/-/tasks"
SAVED = "/tasks/-/saved"
FILES = """\
journey: papers
title: Send your papers
task_list:
  Papers: [papers]
sections:
  papers:
    title: Your papers
    steps:
      scans:
        title: Your papers
        questions:
          words:
            ask: What are they about?
            type: text
          scan:
            ask: Add your papers
            type: file
            max: 3
outcomes:
  sent:
    submit: true
    title: Papers sent
"""

JOBS = """\
journey: jobs
title: Tell us about your jobs
task_list:
  Work: [work]
sections:
  work:
    title: Your work
    steps:
      jobs:
        repeat: job
        title: Your jobs
        label: "{{ job.employer }}"
        min: 1
        max: 3
        steps:
          employer:
            ask: Who do you work for?
            type: text
outcomes:
  sent:
    submit: true
    title: Jobs sent
"""


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[tuple[House, Citizen]]:
    """Somebody at the task list."""
    with house(tmp_path, TASKS) as service:
        citizen = service.citizen()
        citizen.get("/tasks")
        citizen.go("/tasks")
        assert citizen.go("/tasks/lives-here", {"lives-here": "yes"}) == HUB
        yield service, citizen


def test_p13_saving_for_later_judges_nothing_and_keeps_every_character(driver: tuple[House, Citizen]):
    service, citizen = driver
    citizen.get("/tasks/how")
    typed = {"channel": "email", "email-address": " half an@ <b>", "phone-number": ""}
    assert citizen.go("/tasks/how", {**typed, "later_": "yes"}) == SAVED
    assert citizen.heading == "Your answers are saved"
    service.clock.pass_by(days=3)
    citizen.get("/tasks")
    citizen.go("/tasks")
    page = citizen.get("/tasks/how").text
    assert 'value=" half an@ &lt;b&gt;"' in page
    assert 'value="email" checked' in page
    assert citizen.problems == []


def test_p13_what_was_put_aside_is_no_answer(driver: tuple[House, Citizen]):
    _, citizen = driver
    citizen.get("/tasks/full-name")
    citizen.go("/tasks/full-name", {"full-name": "Kit Moss", "later_": "yes"})
    citizen.get(HUB)
    assert citizen.page is not None
    assert "Tasks completed: 0 of 4" in citizen.page.text
    citizen.get("/tasks/full-name")
    assert citizen.page.text.count('value="Kit Moss"') == 1


def test_p13_the_page_names_a_whole_day_on_which_the_answers_are_still_there(driver: tuple[House, Citizen]):
    service, citizen = driver
    citizen.get("/tasks/full-name")
    citizen.go("/tasks/full-name", {"full-name": "K", "later_": "yes"})
    assert citizen.page is not None
    assert "You can come back until Saturday 19 December 2026." in citizen.page.text.replace("\u00a0", " ")
    assert 'href="/tasks"><bdi dir="ltr">testserver/tasks</bdi>' in citizen.page.text
    service.clock.pass_by(days=27, hours=11, minutes=59)  # the last minute of that day
    assert "You have answers saved on this device" in citizen.get("/tasks").text


def test_p13_a_page_of_an_item_can_be_put_aside(tmp_path: Path):
    with house(tmp_path, JOBS) as service:
        citizen = service.citizen()
        citizen.get("/jobs")
        citizen.go("/jobs")
        name = citizen.get("/jobs/jobs").headers["location"]
        citizen.get(name)
        assert citizen.go(name, {"job-employer": "Half a na", "later_": "yes"}) == "/jobs/-/saved"
        assert 'value="Half a na"' in citizen.get(name).text
        citizen.go(name, {"job-employer": "Half a name"})
        assert citizen.page is not None
        assert '<a class="instead" href="/jobs/-/saved">Save and come back later</a>' in citizen.page.text


def test_p13_files_chosen_on_the_page_are_kept_too(tmp_path: Path):
    with house(tmp_path, FILES) as service:
        citizen = service.citizen()
        citizen.get("/papers")
        citizen.go("/papers")
        citizen.get("/papers/scans")
        fields = {"csrf": citizen.token, "words": "Half", "later_": "yes"}
        files = [("scan-file", ("one.pdf", PDF, "application/pdf"))]
        answer = citizen.browser.post("/papers/scans", data=fields, files=files)
        assert (answer.status_code, answer.headers["location"]) == (303, "/papers/-/saved")
        page = citizen.get("/papers/scans").text
        assert "one.pdf" in page
        assert 'value="Half"' in page


def test_p13_a_journey_without_tasks_has_no_such_button(citizen: Citizen):
    citizen.begin()
    assert citizen.page is not None
    assert "later_" not in citizen.page.text


def test_p13_without_answers_there_is_nothing_to_come_back_to(driver: tuple[House, Citizen]):
    service, _ = driver
    answer = service.citizen().get(SAVED)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tasks")


def test_p14_saving_for_later_after_the_session_is_gone_keeps_the_page(driver: tuple[House, Citizen]):
    service, citizen = driver
    citizen.get("/tasks/full-name")
    service.clock.pass_by(days=29)
    assert citizen.go("/tasks/full-name", {"full-name": "Kit Moss", "later_": "yes"}) == "/tasks/lives-here"
    assert citizen.page is not None
    assert "We kept the page you have just sent" in citizen.page.text
    citizen.go("/tasks/lives-here", {"lives-here": "yes"})
    assert 'value="Kit Moss"' in citizen.get("/tasks/full-name").text


def test_p14_a_list_and_an_item_sent_with_an_old_token_are_shown_again(tmp_path: Path):
    ours = {"sec-fetch-site": "same-origin"}
    with house(tmp_path, CHILDREN) as service:
        citizen = service.citizen()
        citizen.get("/children")
        citizen.go("/children")
        citizen.go("/children/adult", {"adult": "Kit Moss"})
        answer = citizen.browser.post("/children/children", data={"csrf": "old", "children": "yes"}, headers=ours)
        assert answer.status_code == 403
        assert 'value="yes" checked' in answer.text
        name = citizen.go("/children/children", {"children": "yes"})
        answer = citizen.browser.post(name, data={"csrf": "old", "child-name": "Ada <1>"}, headers=ours)
        assert answer.status_code == 403
        assert 'value="Ada &lt;1&gt;"' in answer.text


def test_p5_every_page_of_what_was_sent_leads_to_a_page_that_says_so_with_the_reference(citizen: Citizen):
    assert citizen.send() == "/permit/-/sent"
    assert citizen.page is not None
    assert "already sent" not in citizen.page.text
    for path in ("/permit/kind", "/permit/about-you", "/permit/-/check", "/permit/-/end"):
        to = citizen.get(path).headers["location"]
        page = citizen.get(to).text
        assert "You have already sent this. It was not sent again." in page, path
        assert 'class="statement reference"' in page


def test_p12_the_confirmation_leads_to_a_new_start_and_can_be_looked_at_until_then(service: House, citizen: Citizen):
    citizen.send()
    assert citizen.page is not None
    assert "<h2>Start a new one</h2>" in citizen.page.text
    assert '<a href="/permit">Ask for a permit</a>' in citizen.page.text
    citizen.get("/permit")
    assert citizen.go("/permit") == "/permit/kind"
    assert len(service.rows()[1]) == 1


def test_p25_the_start_page_offers_to_go_on_to_start_again_and_to_delete(citizen: Citizen):
    citizen.answer_all()
    page = citizen.get("/permit").text
    assert "Continue where you left off" in page
    assert ">Start again</button>" in page
    assert '<a href="/-/delete">Delete my answers</a>' in page


def test_p25_deleting_leaves_no_row_and_no_cookie(service: House, citizen: Citizen):
    citizen.answer_all()
    citizen.get("/-/delete")
    assert citizen.heading == "Do you want to delete your answers?"
    assert len(service.rows()[0]) == 1
    answer = citizen.post("/-/delete")
    assert (answer.status_code, answer.headers["location"]) == (303, "/-/deleted")
    assert list(citizen.browser.cookies.keys()) == []
    assert service.rows() == ([], [])
    citizen.get("/-/deleted")
    assert citizen.heading == "Your answers are deleted"
    for path in ("/permit/kind", "/permit/about-you", "/permit/-/check"):
        assert citizen.get(path).headers["location"] == "/permit"


def test_p25_the_cookie_by_itself_opens_nothing_after_deleting(service: House, citizen: Citizen):
    citizen.answer_all()
    kept = dict(citizen.browser.cookies)
    citizen.get("/-/delete")
    citizen.post("/-/delete")
    citizen.browser.cookies.update(kept)
    assert citizen.get("/permit/about-you").headers["location"] == "/permit"


def test_p25_deleting_twice_or_without_answers_is_no_fault(citizen: Citizen):
    citizen.get("/-/delete")
    assert citizen.heading == "We hold no answers from this device"
    citizen.get("/permit")
    citizen.get("/-/delete")
    assert citizen.post("/-/delete").headers["location"] == "/-/deleted"


def test_p25_what_was_sent_stays_and_its_page_is_not_on_this_device_any_more(service: House, citizen: Citizen):
    citizen.send()
    citizen.get("/-/delete")
    citizen.post("/-/delete")
    sessions, submissions = service.rows()
    assert (sessions, len(submissions)) == ([], 1)
    assert citizen.get("/permit/-/sent").headers["location"] == "/permit"


def test_p25_uploaded_files_go_at_once(tmp_path: Path):
    with house(tmp_path, FILES) as service:
        citizen = service.citizen()
        citizen.get("/papers")
        citizen.go("/papers")
        citizen.get("/papers/scans")
        files = [("scan-file", ("one.pdf", PDF, "application/pdf"))]
        citizen.browser.post("/papers/scans", data={"csrf": citizen.token}, files=files)
        folder = service.app.state.running.files.folder
        assert len(list(folder.iterdir())) == 1
        citizen.get("/-/delete")
        citizen.post("/-/delete")
        assert list(folder.iterdir()) == []


def test_p25_a_disk_that_refuses_is_told_and_nothing_is_deleted(service: House, citizen: Citizen, monkeypatch):
    from engine.store import NotSaved

    async def full(_key: str) -> None:
        raise NotSaved("SQLITE_FULL")

    citizen.answer_all()
    citizen.get("/-/delete")
    monkeypatch.setattr(service.app.state.running.store, "forget", full)
    answer = citizen.post("/-/delete")
    assert (answer.status_code, "set-cookie" in answer.headers) == (503, False)
    assert citizen.get("/permit/-/check").status_code == 200


def test_p25_no_keeps_the_answers_and_leads_back(citizen: Citizen):
    citizen.answer_all()
    page = citizen.get("/-/delete", headers={"referer": "http://testserver/permit/-/check"}).text
    assert '<a class="instead" href="/permit/-/check">No, keep them</a>' in page
