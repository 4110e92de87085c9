"""Several journeys in one service, and several versions of a journey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.citizen import PERMIT, House, serving_house

SERVICE = "name: Town hall\norganisation: Town of Testing\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[House]:
    """A service of two journeys."""
    folder = tmp_path / "town"
    for name in ("permit", "licence"):
        (folder / name).mkdir(parents=True)
        text = PERMIT.replace("journey: permit", f"journey: {name}").replace("Ask for a permit", f"Ask for a {name}")
        (folder / name / "journey.yaml").write_text(text, encoding="utf-8")
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    with serving_house(folder) as made:
        yield made


def test_the_root_lists_the_journeys(town: House):
    citizen = town.citizen()
    page = citizen.get("/")
    assert [f'href="/{name}"' in page.text for name in ("permit", "licence")] == [True, True]
    assert "set-cookie" not in page.headers


def test_one_browser_has_a_session_of_its_own_in_each_journey(town: House):
    citizen = town.citizen()
    citizen.begin()
    cookie = citizen.browser.cookies["footpath"]
    citizen.get("/licence")
    assert citizen.go("/licence") == "/licence/kind"
    assert citizen.browser.cookies["footpath"] == cookie
    assert citizen.go("/licence/kind", {"kind": "van"}) == "/licence/weight"
    assert citizen.get("/permit/weight").headers["location"] == "/permit/kind"
    assert len(town.rows()[0]) == 2


def test_a_form_of_one_journey_cannot_begin_where_there_is_none(town: House):
    citizen = town.citizen()
    citizen.begin()
    before = town.rows()
    for path in ("/passport", "/passport/kind", "/passport/-/check"):
        assert citizen.browser.post(path, data={"csrf": citizen.token}).status_code == 404, path
    assert town.rows() == before


def test_a_broken_journey_stays_while_its_sound_neighbour_changes(town: House):
    shelf = town.app.state.running.shelf
    for name, old, new in (("permit", "kind is none", "kind is nonne"), ("licence", "A car", "A motor car")):
        file = town.folder / name / "journey.yaml"
        file.write_text(file.read_text().replace(old, new))
    before = {id: edition.journey.version for id, edition in shelf.now.editions.items()}
    shelf.again()
    after = {id: edition.journey.version for id, edition in shelf.now.editions.items()}
    assert after["permit"] == before["permit"]
    assert after["licence"] != before["licence"]


def test_a_broken_service_file_stays_as_it_was(town: House):
    shelf = town.app.state.running.shelf
    service = shelf.now.service
    (town.folder / "service.yaml").write_text("name: [\n")
    shelf.again()
    assert shelf.now.service is service
    (town.folder / "service.yaml").write_text(SERVICE.replace("Town of Testing", "City of Testing"))
    shelf.again()
    assert "City of Testing" in town.citizen().get("/permit").text


def test_a_journey_that_is_removed_is_not_found_and_the_last_one_stays(town: House):
    shelf = town.app.state.running.shelf
    (town.folder / "licence" / "journey.yaml").unlink()
    shelf.again()
    assert list(shelf.now.editions) == ["permit"]
    assert town.citizen().get("/licence").status_code == 404


def test_files_of_an_earlier_look_are_still_there(town: House):
    citizen = town.citizen()
    [style] = re.findall(r'href="(/-/static/[^"]+\.css)"', citizen.get("/permit").text)
    (town.folder / "service.yaml").write_text(SERVICE + "look:\n  colours:\n    brand: '#004d40'\n")
    town.app.state.running.shelf.again()
    [next_style] = re.findall(r'href="(/-/static/[^"]+\.css)"', citizen.get("/permit").text)
    assert next_style != style
    assert citizen.get(style).status_code == citizen.get(next_style).status_code == 200
