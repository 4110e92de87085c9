"""The task list over HTTP: statuses, what waits for what, two orders, an exit, and sending (patterns P11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.families import TASKS
from tests.service.citizen import Citizen, House, house

HUB = "/tasks/-/tasks"


@pytest.fixture
def council(tmp_path: Path) -> Iterator[House]:
    """A service with a task list."""
    with house(tmp_path, TASKS) as made:
        yield made


@pytest.fixture
def driver(council: House) -> Citizen:
    """Somebody at the task list, nothing done yet."""
    citizen = council.citizen()
    citizen.get("/tasks")
    citizen.go("/tasks")
    assert citizen.go("/tasks/lives-here", {"lives-here": "yes"}) == HUB
    return citizen


def rows(citizen: Citizen) -> dict[str, tuple[str, str]]:
    """The rows of the task list: title -> (status and what stands with it, address)."""
    assert citizen.page is not None
    found: dict[str, tuple[str, str]] = {}
    for row in re.findall(r"<li>(<p class=\"task\">.*?)</li>", citizen.page.text, re.DOTALL):
        title, *rest = [unescape(re.sub(r"<[^>]+>", "", part)).strip() for part in row.split("</p>")[:-1]]
        link = re.search(r'href="([^"]+)"', row)
        found[title] = (", ".join(rest), link[1] if link else "")
    return found


def give(citizen: Citizen, path: str, fields: dict[str, str]) -> str:
    """Open a page and answer it."""
    citizen.get(path)
    return citizen.go(path, fields)


def you(citizen: Citizen) -> None:
    give(citizen, "/tasks/full-name", {"full-name": "Kit Moss"})
    citizen.go("/tasks/rules")


def contact(citizen: Citizen) -> None:
    give(citizen, "/tasks/how", {"channel": "post"})


def vehicle(citizen: Citizen, kind: str = "car") -> str:
    return give(citizen, "/tasks/kind", {"kind": kind})


def cost(citizen: Citizen) -> None:
    give(citizen, "/tasks/agreed", {"agreed": "yes"})


def test_p11_at_first_nothing_is_started_and_a_task_waits_for_what_it_reads(driver: Citizen):
    assert rows(driver) == {
        "Your details": ("Not yet started", "/tasks/full-name"),
        "How we contact you": ("Not yet started", "/tasks/how"),
        "Your vehicle": ("Not yet started", "/tasks/kind"),
        "What it costs": ("Finish “Your vehicle” first, Cannot start yet", ""),
        "Check and send": ("Finish all tasks first, Cannot start yet", ""),
    }
    assert "Tasks completed: 0 of 4" in driver.page.text


def test_p11_every_status_is_told_with_its_link(driver: Citizen):
    for task in ("you", "contact", "vehicle"):
        assert f'aria-describedby="task-{task}-status">' in driver.page.text
        assert f'id="task-{task}-status"' in driver.page.text
    assert 'id="task-cost-detail"' in driver.page.text


def test_p11_a_task_that_was_left_is_in_progress_and_goes_on_where_it_was_left(driver: Citizen):
    assert vehicle(driver, "van") == HUB
    give(driver, "/tasks/instalments", {"instalments": "no"})
    driver.get(HUB)
    assert rows(driver)["What it costs"] == ("In progress", "/tasks/agreed")


def test_p11_the_end_of_a_task_leads_to_the_list(driver: Citizen):
    assert give(driver, "/tasks/full-name", {"full-name": "Kit Moss"}) == "/tasks/rules"
    assert driver.go("/tasks/rules") == HUB
    assert rows(driver)["Your details"] == ("Completed", "/tasks/full-name")


@pytest.mark.parametrize("order", [(you, contact, vehicle, cost), (vehicle, cost, contact, you)])
def test_p11_the_tasks_can_be_done_in_any_order_and_then_be_sent(council: House, driver: Citizen, order):
    for task in order:
        assert driver.get("/tasks/-/check").headers["location"] == HUB
        driver.get(HUB)
        task(driver)
    driver.get(HUB)
    assert rows(driver)["Check and send"] == ("Not yet started", "/tasks/-/check")
    driver.get("/tasks/-/check")
    assert re.findall(r'<section class="card"><h2>(.*?)</h2>', driver.page.text) == [
        "Before you apply", "Your details", "How we contact you", "Your vehicle", "What it costs",
    ]  # fmt: skip
    assert driver.go("/tasks/-/check") == "/tasks/-/sent"
    assert len(council.rows()[1]) == 1


def test_p11_a_change_in_one_task_can_open_another_again(driver: Citizen):
    vehicle(driver)
    cost(driver)
    driver.get(HUB)
    assert rows(driver)["What it costs"][0] == "Completed"
    driver.get("/tasks/kind")
    vehicle(driver, "van")
    driver.get(HUB)
    assert rows(driver)["What it costs"] == ("In progress", "/tasks/instalments")


def test_p8_an_exit_in_a_task_ends_the_journey_at_once_and_can_be_corrected(driver: Citizen):
    assert vehicle(driver, "lorry") == "/tasks/-/end"
    assert driver.get(HUB).headers["location"] == "/tasks/-/end"
    driver.get("/tasks/kind")
    assert vehicle(driver, "car") == HUB


def test_a_task_that_waits_cannot_be_opened_by_its_address(driver: Citizen):
    answer = driver.get("/tasks/agreed")
    assert (answer.status_code, answer.headers["location"]) == (303, HUB)


def test_p5_back_leads_from_a_task_to_the_list_and_from_there_to_what_came_before(driver: Citizen):
    back = re.compile(r'aria-label="Previous page"><a href="([^"]+)"')
    assert back.findall(driver.page.text) == ["/tasks/lives-here"]
    driver.get("/tasks/kind")
    assert back.findall(driver.page.text) == [HUB]
    give(driver, "/tasks/full-name", {"full-name": "Kit Moss"})
    assert back.findall(driver.page.text) == ["/tasks/full-name"]


def test_coming_back_leads_to_the_list(driver: Citizen):
    vehicle(driver)
    driver.get("/tasks")
    assert driver.go("/tasks") == HUB


def test_without_a_session_or_without_tasks_there_is_no_list(council: House, driver: Citizen):
    assert council.citizen().get(HUB).headers["location"] == "/tasks"
    stranger = council.citizen()
    stranger.get("/tasks")
    stranger.go("/tasks")
    assert stranger.get(HUB).headers["location"] == "/tasks/lives-here"


def test_after_sending_the_list_leads_to_the_confirmation(driver: Citizen):
    for task in (you, contact, vehicle, cost):
        driver.get(HUB)
        task(driver)
    driver.get("/tasks/-/check")
    driver.go("/tasks/-/check")
    assert driver.get(HUB).headers["location"] == "/tasks/-/sent?already=1"


def test_p11_a_task_that_asks_this_citizen_nothing_is_done_and_leads_nowhere(tmp_path: Path):
    text = TASKS.replace("      agreed:\n", "      agreed:\n        when: kind is van\n")
    with house(tmp_path, text) as council:
        citizen = council.citizen()
        citizen.get("/tasks")
        citizen.go("/tasks")
        citizen.go("/tasks/lives-here", {"lives-here": "yes"})
        vehicle(citizen, "car")
        citizen.get(HUB)
        assert rows(citizen)["What it costs"] == ("Completed", "")
        assert "Tasks completed: 2 of 4" in citizen.page.text
