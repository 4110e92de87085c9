"""The language of a page: asked for, remembered, changed in the middle of a journey (patterns P22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.citizen import House, serving_house

PERMIT = """\
journey: permit
title: Ask for a permit
steps:
  kind:
    ask: What is it for?
    type: choice
    options:
      car: A car
      van: A van
  notes:
    ask: Anything else?
    type: text
    must:
      notes is not "no": Say more
outcomes:
  sent:
    title: Permit asked for
    submit: true
"""
WELSH = """\
title: {from: Ask for a permit, to: Gofyn am drwydded}
kind:
  ask: {from: "What is it for?", to: "Ar gyfer beth y mae?"}
  options:
    car: {from: A car, to: Car}
    van: {from: A van, to: Fan}
notes:
  ask: {from: "Anything else?", to: "Unrhyw beth arall?"}
  must:
    notes is not "no": {from: Say more, to: Dywedwch fwy}
outcomes:
  sent:
    title: {from: Permit asked for, to: Gofynnwyd am drwydded}
"""


@pytest.fixture
def bilingual(tmp_path: Path) -> Iterator[House]:
    """A service of one journey, in English and Welsh."""
    folder = tmp_path / "permit"
    folder.mkdir()
    (folder / "journey.yaml").write_text(PERMIT, encoding="utf-8")
    (folder / "cy.yaml").write_text(WELSH, encoding="utf-8")
    with serving_house(folder) as made:
        yield made


def _spoken(html: str) -> str:
    found = re.search(r'<html lang="([^"]+)"', html)
    assert found
    return found[1]


def test_p22_the_address_asks_for_a_language_and_the_choice_is_remembered(bilingual: House) -> None:
    citizen = bilingual.citizen()
    welsh = citizen.get("/permit?lang=cy")
    assert _spoken(welsh.text) == "cy"
    assert "Gofyn am drwydded" in welsh.text
    assert citizen.browser.cookies["footpath_language"] == "cy"
    assert citizen.go("/permit") == "/permit/kind"
    assert citizen.heading == "Ar gyfer beth y mae?"
    assert _spoken(citizen.get("/-/privacy").text) == "cy"
    assert _spoken(citizen.get("/-/nothing").text) == "cy"


def test_p22_every_page_offers_the_other_languages_by_their_own_names(bilingual: House) -> None:
    citizen = bilingual.citizen()
    nav = re.search(r'<nav class="tongues".*?</nav>', citizen.get("/permit").text, re.DOTALL)
    assert nav
    assert re.findall(r'<li lang="(\w+)" dir="ltr">', nav[0]) == ["en", "cy"]
    assert '<span aria-current="true">English</span>' in nav[0]
    assert '<a href="?lang=cy" hreflang="cy">Cymraeg</a>' in nav[0]


def test_p22_changing_the_language_keeps_the_step_and_what_was_typed(bilingual: House) -> None:
    citizen = bilingual.citizen()
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    to = citizen.go("/permit/notes", {"notes": "half a thou", "language_": "cy"})
    assert to == "/permit/notes"
    assert citizen.heading == "Unrhyw beth arall?"
    assert citizen.page is not None
    assert 'value="half a thou"' in citizen.page.text
    citizen.post("/permit/notes", {"notes": "no"})
    assert citizen.problems == ["Dywedwch fwy"]
    assert citizen.go("/permit/notes", {"notes": "done"}) == "/permit/-/check"
    assert "Fan" in citizen.page.text
    citizen.go("/permit/-/check")
    assert citizen.heading == "Gofynnwyd am drwydded"
    (submission,) = bilingual.rows()[1]
    assert "cy" in submission


def test_p22_a_page_that_is_changed_goes_back_to_check_answers_in_the_other_language_too(bilingual: House) -> None:
    citizen = bilingual.citizen()
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    citizen.go("/permit/notes", {"notes": "done"})
    citizen.get("/permit/kind?change=1")
    assert citizen.go("/permit/kind?change=1", {"kind": "car", "language_": "cy"}) == "/permit/kind?change=1"
    assert citizen.go("/permit/kind?change=1", {"kind": "car"}) == "/permit/-/check"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("cy", "cy"),
        ("cy-GB,en;q=0.8", "cy"),
        ("en;q=0.3,cy;q=0.9", "cy"),
        ("fr,de", "en"),
        ("cy;q=0", "en"),
        ("", "en"),
    ],
)
def test_without_a_choice_the_browser_is_asked(bilingual: House, header: str, language: str) -> None:
    assert _spoken(bilingual.citizen().get("/permit", headers={"accept-language": header}).text) == language


@pytest.mark.parametrize("wanted", ["de", "cy%0d", "CY", "x" * 400, ""])
def test_a_language_that_is_not_offered_is_left_alone(bilingual: House, wanted: str) -> None:
    answer = bilingual.citizen().get(f"/permit?lang={wanted}")
    assert answer.status_code == 200
    assert _spoken(answer.text) == ("cy" if wanted == "CY" else "en")


def test_a_button_with_a_language_that_is_not_offered_changes_nothing_and_loses_nothing(bilingual: House) -> None:
    citizen = bilingual.citizen()
    citizen.begin()
    assert citizen.go("/permit/kind", {"kind": "van", "language_": "xx"}) == "/permit/kind"
    assert citizen.page is not None
    assert _spoken(citizen.page.text) == "en"
    assert "checked" in citizen.page.text


def test_a_service_in_one_language_sets_no_cookie_and_offers_none(service: House) -> None:
    answer = service.citizen().get("/permit?lang=cy", headers={"accept-language": "cy"})
    assert _spoken(answer.text) == "en"
    assert "footpath_language" not in str(answer.headers.get_list("set-cookie"))
    assert "tongues" not in answer.text
