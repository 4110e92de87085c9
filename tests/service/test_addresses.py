"""An address found by its postcode, over HTTP and without script (pattern Q18)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

import pytest

from service import finding_addresses
from service.finding_addresses import DemoFinder, NotAFinder, finder_named, search
from tests.service.citizen import Citizen, House, house

HOME = """\
journey: permit
title: Ask for a permit
steps:
  home:
    ask: What is your address?
    called: your address
    type: address
    lookup: true
outcomes:
  sent:
    title: Permit asked for
    submit: true
"""
AT = "/permit/home"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, HOME) as found:
        yield found


@pytest.fixture
def citizen(made: House) -> Citizen:
    somebody = made.citizen()
    somebody.begin()
    return somebody


def options(page: str) -> list[tuple[str, str]]:
    """The addresses to choose from: what is sent, and what is read."""
    found = re.findall(r'<input type="radio" id="([^"]+)" name="home-pick" value="([^"]*)"', page)
    labels = dict(re.findall(r'<label for="([^"]+)">(?:<span dir="auto">)?([^<]*)<', page))
    return [(unescape(value), unescape(labels[id])) for id, value in found]


def by_hand_is_open(page: str) -> bool:
    return '<details class="by-hand" open>' in page


def test_q18_a_postcode_gives_addresses_to_choose_from_and_nothing_is_kept_yet(citizen: Citizen) -> None:
    page = citizen.post(AT, {"home-find": "nm35qt", "home-house": "12", "home--find": "1"})
    assert page.status_code == 200
    assert options(page.text) == [
        ("12 Tannery Row||Northmere|NM3 5QT", "12 Tannery Row, Northmere, NM3 5QT"),
        ("", "My address is not in this list"),
    ]
    assert 'value="nm35qt"' in page.text
    assert not by_hand_is_open(page.text)
    assert options(citizen.get(AT).text) == []


def test_q18_the_address_chosen_is_kept_and_shown_chosen_again(citizen: Citizen) -> None:
    found = citizen.post(AT, {"home-find": "NM3 5QT", "home--find": "1"})
    assert len(options(found.text)) == 8
    carried = re.search(r'name="home-found" value="([^"]*)"', found.text)
    assert carried
    chosen = options(found.text)[5][0]
    answer = citizen.post(AT, {"home-find": "NM3 5QT", "home-found": unescape(carried[1]), "home-pick": chosen})
    assert (answer.status_code, answer.headers["location"]) == (303, "/permit/-/check")
    assert "12 Tannery Row\nNorthmere\nNM3 5QT" in citizen.get("/permit/-/check").text
    assert re.search(r'value="12 Tannery Row\|\|Northmere\|NM3 5QT" checked', citizen.get(AT).text)


def test_q18_going_on_without_choosing_asks_for_that_and_keeps_the_list(citizen: Citizen) -> None:
    carried = "12 Tannery Row||Northmere|NM3 5QT"
    page = citizen.post(AT, {"home-find": "NM3 5QT", "home-found": carried})
    assert page.status_code == 422
    assert "Select your address, or enter it yourself" in page.text
    assert [value for value, _ in options(page.text)] == [carried, ""]


def test_q18_a_postcode_that_nobody_knows_opens_typing_with_the_text_kept(citizen: Citizen) -> None:
    for typed in ("SW1A 1AA", "not a postcode", ""):
        page = citizen.post(AT, {"home-find": typed, "home--find": "1"})
        assert page.status_code == 200
        assert "We know no address for this postcode" in page.text
        assert by_hand_is_open(page.text)
        assert f'value="{typed}"' in page.text


def test_q18_an_address_can_be_typed_at_once(citizen: Citizen) -> None:
    answer = citizen.post(AT, {"home-line1": "1 New Street", "home-town": "Northmere", "home-postcode": "nm3 5qt"})
    assert answer.status_code == 303
    assert "1 New Street\nNorthmere\nNM3 5QT" in citizen.get("/permit/-/check").text
    assert by_hand_is_open(citizen.get(AT).text)


def test_the_enter_key_presses_the_first_button_and_means_to_go_on_where_there_is_an_answer(citizen: Citizen) -> None:
    typed = {"home-line1": "1 New Street", "home-town": "Northmere", "home-postcode": "NM3 5QT"}
    assert citizen.post(AT, {**typed, "home--find": "1"}).status_code == 303
    citizen.get(AT)
    carried = "12 Tannery Row||Northmere|NM3 5QT;14 Tannery Row||Northmere|NM3 5QT"
    chosen = {"home-find": "nm3 5qt", "home-found": carried, "home-pick": "14 Tannery Row||Northmere|NM3 5QT"}
    assert citizen.post(AT, {**chosen, "home--find": "1"}).status_code == 303
    citizen.get(AT)
    page = citizen.post(AT, {**chosen, "home-find": "EW9 7ZZ", "home--find": "1"})
    assert page.status_code == 200
    assert "1 Orchard Lane, Eastwick, EW9 7ZZ" in page.text


def test_who_types_nothing_or_only_a_postcode_is_told_what_to_do(citizen: Citizen) -> None:
    assert "Enter your address" in citizen.post(AT, {}).text
    page = citizen.post(AT, {"home-find": "NM3 5QT"})
    assert page.status_code == 422
    assert "Search for your address, or enter it yourself" in page.text
    assert 'href="#home-find"' in page.text


class Broken:
    async def find(self, postcode: str) -> Sequence[Mapping[str, str]]:
        raise ConnectionError(postcode)


class Silent:
    async def find(self, postcode: str) -> Sequence[Mapping[str, str]]:
        await asyncio.sleep(60)
        return []


def test_r18_a_provider_that_is_down_or_silent_is_told_apart_from_one_that_knows_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding_addresses, "PATIENCE", 0.01)
    told = [asyncio.run(search(finder, "NM3 5QT", "")) for finder in (Broken(), Silent())]
    assert told == ["down", "down"]
    assert asyncio.run(search(DemoFinder(), "SW1A 1AA", "")) == "none"


def test_a_house_that_is_not_there_gives_the_whole_street() -> None:
    assert asyncio.run(search(DemoFinder(), "nm3 5qt", "99")).count(";") == 6
    assert asyncio.run(search(DemoFinder(), "nm3 5qt", "12")).count(";") == 0


def test_a_provider_is_named_by_its_module() -> None:
    assert isinstance(finder_named("demo"), DemoFinder)
    assert isinstance(finder_named(f"{__name__}:Broken"), Broken)
    with pytest.raises(NotAFinder):
        finder_named("json:loads")
