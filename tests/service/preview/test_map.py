"""The map in a preview: what is said of a place, and that it says so whatever the journey is like."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from journeys.proof.verdicts import Citizen
from service.preview.desk import Desk
from service.proving import prove_apart
from tests.service.preview.conftest import SMALL, Opened

STUCK = SMALL.replace(
    """\
  name:
    ask: What is your name?   # as on the card
    type: text
""",
    """\
  born:
    ask: When were you born?
    type: date
  frame:
    ask: Which frame do you want?
    type: choice
    options:
      tall:
        label: Tall
        when: age(born) >= 16
      low:
        label: Low
        when: age(born) >= 16
""",
)


def desk_of(client: TestClient) -> Desk:
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return desk


def seen(client: TestClient, query: str) -> str:
    reply = client.get(f"/-/preview/small/map{query}")
    assert reply.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", reply.text))


@pytest.fixture
def stuck(small: Path, opened: Opened) -> TestClient:
    (small / "journey.yaml").write_text(STUCK, encoding="utf-8")
    client = opened(small)
    desk = desk_of(client)
    one = desk.journeys["small"]
    desk.journeys["small"] = one.proved(prove_apart(one.read.files, desk.service, date.today()), desk.service)
    return client


def test_a_place_says_why_a_citizen_gets_there_and_what_can_change_it(small: Path, opened: Opened) -> None:
    client = opened(small)
    one = desk_of(client).journeys["small"]
    people = {"name": Citizen(date(2026, 11, 22), {"age": True})}
    desk_of(client).journeys["small"] = replace(one, people=people)
    words = seen(client, "?at=name")
    assert "Page 2 of 2 What is your name?" in words
    assert "This citizen gets here on 22 November 2026 with these answers: Are you 14 or over? Yes" in words
    assert "at Are you 14 or over? , if the answer is No: on to You cannot borrow one yet" in words
    assert "From here Then Check your answers" in words
    assert 'href="/-/preview/small/edit#line-10"' in client.get("/-/preview/small/map?at=name").text


def test_an_outcome_says_which_rule_leads_there(small: Path, opened: Opened) -> None:
    words = seen(opened(small), "?at=too_young")
    assert "Outcome, reached in 1 way You cannot borrow one yet" in words
    assert "After Are you 14 or over? , if the answer is No." in words


def test_a_refuted_proof_stands_at_its_place_with_the_citizen_who_shows_it(stuck: TestClient) -> None:
    words = seen(stuck, "?at=frame")
    assert "A citizen gets stuck here Error , found by a proof" in words
    assert "When were you born?" in words
    assert ", 1 is refuted, none left open." in words
    html = stuck.get("/-/preview/small/map?at=frame").text
    assert 'id="map-frame" class="is-question on-path refuted"' in html
    assert "<mark" in html
    address = re.search(r'<iframe id="[^"]*" src="([^"]*)"', html)
    assert address is not None
    page = stuck.get(address[1].replace("&amp;", "&"))
    assert (page.status_code, "Which frame do you want?" in page.text, "Tall" in page.text) == (200, True, False)


def test_picture_and_list_say_the_same_with_the_same_links(stuck: TestClient) -> None:
    picture, listed = (stuck.get(f"/-/preview/small/map?at=frame{view}").text for view in ("", "&view=list"))
    way = lambda html: html[html.index('<div id="way"') : html.index('<section id="place"')]  # noqa: E731
    places = [sorted(re.findall(r"at=([\w-]+)[^\"]*#map-\1", way(html))) for html in (picture, listed)]
    assert places[0] == places[1]
    assert all("A citizen gets stuck here" in way(html) for html in (picture, listed))


def test_without_a_place_everything_that_was_found_is_told(stuck: TestClient) -> None:
    words = seen(stuck, "")
    assert "The whole journey 1 error" in words
    assert "Which frame do you want? A citizen gets stuck here" in words
    assert "Where it ends Your bicycle is waiting 1 way You cannot borrow one yet 1 way" in words


def test_a_place_that_is_gone_is_told_and_the_whole_is_shown(small: Path, opened: Opened) -> None:
    assert "There is no place called saddle in this journey any more. The whole journey" in seen(
        opened(small), "?at=saddle"
    )


def test_an_error_in_the_text_stands_at_its_place(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(SMALL.replace("not age: too_young", "not agee: too_young"), encoding="utf-8")
    client = opened(small)
    words = seen(client, "?at=age")
    assert "Reads something that is not there Error" in words
    assert "wrong" in client.get("/-/preview/small/map").text


def test_a_journey_that_cannot_be_read_says_what_is_wrong(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    assert "There is no map yet" in seen(opened(small), "")


def test_a_promise_stands_with_what_its_proof_found(small: Path, opened: Opened) -> None:
    text = SMALL + "promises:\n  young_ones:\n    never: outcome is sent\n    when: not age\n    because: Rule 3\n"
    (small / "journey.yaml").write_text(text, encoding="utf-8")
    client = opened(small)
    desk = desk_of(client)
    one = desk.journeys["small"]
    desk.journeys["small"] = one.proved(prove_apart(one.read.files, desk.service, date.today()), desk.service)
    assert "Holds Never: whenever “Are you 14 or over?” is No, the outcome is" in seen(client, "")
