"""The wall: a tile for every page, with real citizens, as its address asks for it; its pages are still."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.service.preview.conftest import SMALL, Opened
from tests.service.preview.test_desk import desk_of, eventually

SOUND = SMALL.replace("   # as on the card", "")
BASE = "/-/preview/small"


@pytest.fixture
def sound(small: Path) -> Path:
    """A journey in which nothing is wrong."""
    (small / "journey.yaml").write_text(SOUND, encoding="utf-8")
    return small


@pytest.fixture
def peopled(sound: Path, opened: Opened) -> TestClient:
    """A preview that has found everybody."""
    client = opened(sound)
    assert eventually(lambda: desk_of(client).journeys["small"].looked, 30)
    return client


def sheet(client: TestClient, place: str, query: str = "") -> str:
    reply = client.get(f"{BASE}/sheet/{place}{query}")
    assert reply.status_code == 200, reply.text
    return reply.text


def frames(wall: str) -> list[str]:
    """The addresses of all frames."""
    return [found.replace("&amp;", "&") for found in re.findall(r'<iframe[^>]* src="([^"]*)"', wall)]


def test_every_page_has_a_tile_in_the_order_of_the_journey(peopled: TestClient) -> None:
    wall = peopled.get(BASE).text
    tiles = re.findall(r'<li class="tile[^"]*" id="tile-([^"]*)">', wall)
    assert tiles == ["-start", "age", "name", "-check", "too_young", "sent"]
    assert re.findall(r"<h2[^>]*><bdi>([^<]*)", wall) == ["Start", "Questions", "Check and send", "Outcomes"]
    assert f'href="{BASE}/map?at=too_young"' in wall
    assert f'href="{BASE}/walk?at=name"' in wall
    assert "1 question, 1 way out" in wall
    assert "Looking for somebody" not in wall


def test_a_frame_is_asked_for_again_only_where_its_page_changed(sound: Path, peopled: TestClient) -> None:
    before = frames(peopled.get(BASE).text)
    (sound / "journey.yaml").write_text(SOUND.replace("What is your name?", "Your name?"), encoding="utf-8")
    assert eventually(lambda: "Your name?" in peopled.get(BASE).text)
    after = frames(peopled.get(BASE).text)
    changed = [old.partition("?")[0] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [f"{BASE}/sheet/name", f"{BASE}/sheet/-check", f"{BASE}/sheet/sent"]
    reply = peopled.get(after[2])
    assert "immutable" in reply.headers["cache-control"]
    assert peopled.get(before[2]).headers["cache-control"] == "no-store"


def test_a_page_is_shown_in_three_states(peopled: TestClient) -> None:
    first, filled, wrong = (sheet(peopled, "name", f"?shown={each}") for each in ("first", "filled", "problems"))
    control = r'<input[^>]* name="name"[^>]* value="([^"]*)"'
    assert re.findall(control, first) == re.findall(control, wrong) == [""]
    assert re.findall(control, filled)[0]
    assert "There is a problem" in wrong
    assert "Enter your name" in wrong


def test_nothing_can_be_sent_and_no_link_leads_away(peopled: TestClient) -> None:
    for place in ("-start", "age", "name", "-check", "too_young", "sent"):
        reply = peopled.get(f"{BASE}/sheet/{place}")
        assert not re.search(r'(?:action|method|hx-[a-z]+)="|<a[^>]* href="[^#]|<script', reply.text), place
        assert "form-action 'none'" in reply.headers["content-security-policy"]


def test_the_end_is_that_of_whoever_gets_there(peopled: TestClient) -> None:
    assert "You cannot borrow one yet" in sheet(peopled, "too_young")
    assert "NM4" in sheet(peopled, "sent")
    assert "Check your answers" in sheet(peopled, "-check")


def test_colours_and_size_are_forced(peopled: TestClient) -> None:
    dark = sheet(peopled, "age", "?theme=dark&text=200")
    address = re.search(r'<link rel="stylesheet" href="([^"]*)">', dark)
    assert address is not None
    assert "<style>html{font-size:200%}</style>" in dark
    style = peopled.get(address[1])
    assert style.status_code == 200
    assert "color-scheme:dark" in style.text
    assert "prefers-color-scheme" not in style.text


def test_pages_are_drawn_from_right_to_left(peopled: TestClient) -> None:
    assert '<html lang="en-XB" dir="rtl">' in sheet(peopled, "age", "?lang=en-XB")


def test_choices_are_kept_in_the_address_and_nonsense_is_as_usual(peopled: TestClient) -> None:
    wall = peopled.get(f"{BASE}?shown=problems&width=320&theme=blue&lang=xx&text=150").text
    assert 'href="?width=320&amp;shown=problems&amp;theme=dark"' in wall
    assert len(re.findall('aria-current="true"', wall)) == 6
    assert "--w:320px" in wall


def test_a_page_without_a_citizen_is_drawn_blank_and_says_so(sound: Path, opened: Opened) -> None:
    never = SOUND.replace("    type: text\n", "    type: text\n  never:\n    when: not age\n    title: Never\n")
    (sound / "journey.yaml").write_text(never, encoding="utf-8")
    client = opened(sound)
    assert eventually(lambda: desk_of(client).journeys["small"].looked, 30)
    wall = client.get(BASE).text
    assert "Nobody gets here" in wall
    assert '<li class="tile alarm" id="tile-never">' in wall
    assert "<h1>Never</h1>" in sheet(client, "never")


def test_a_page_that_cannot_be_drawn_says_why_in_its_place(sound: Path, opened: Opened) -> None:
    broken = SOUND.replace("title: You cannot borrow one yet", "title: Not yet, {{ nme }}")
    (sound / "journey.yaml").write_text(broken, encoding="utf-8")
    client = opened(sound)
    wall = client.get(BASE)
    assert wall.status_code == 200
    assert "1 error" in wall.text


def test_a_journey_without_a_page_says_so(sound: Path, opened: Opened) -> None:
    (sound / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    wall = opened(sound).get(BASE)
    assert wall.status_code == 200
    assert "There is no page to show yet" in wall.text


def test_a_page_that_is_not_there_is_not_found(peopled: TestClient) -> None:
    assert peopled.get(f"{BASE}/sheet/nowhere").status_code == 404
