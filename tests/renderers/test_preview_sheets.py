"""Every page of every example in every state and language: drawn for somebody who gets there, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.proving.everywhere import Everywhere, Visitor
from journeys.load import find, load, read_files
from journeys.model import Journey
from journeys.service import Service
from renderers.html.book import Book
from renderers.html.site import Site
from renderers.preview.places import Place, groups
from renderers.preview.sheets import Shown, Sitter, sheet
from renderers.preview.still import Way, still, style
from service.reading import service_of

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")
TODAY = date(2026, 11, 22)
STATES: tuple[Shown, ...] = ("first", "filled", "problems")


def example(name: str) -> tuple[Journey, Service]:
    path = EXAMPLES / name
    service = service_of(find(path))[0]
    assert service is not None
    journey = load(read_files(path), service).journey
    assert journey is not None
    return journey, service


def places(journey: Journey) -> list[Place]:
    return [place for group in groups(journey) for place in group.places]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_drawn_as_its_citizen_sees_it(name: str) -> None:
    journey, service = example(name)
    people: dict[str, Visitor] = {
        each.place: each for batch in Everywhere(journey, TODAY).found((), 30) for each in batch
    }
    for language in journey.languages:
        book = Book(journey, Site(service, "self", language, journey.languages))
        for place in places(journey):
            who = people[place.id]
            for shown in STATES:
                found = sheet(book, place, shown, Sitter(who.who, who.whole), TODAY)
                assert (found.by, found.fault) == (True, ""), (place.id, shown, language)
            required = place.step is not None and any(not q.optional and q.when is None for q in place.step.questions)
            assert ('id="errors"' in found.html) is required or not required, (place.id, language)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_drawn_before_anybody_is_found(name: str) -> None:
    journey, service = example(name)
    book = Book(journey, Site(service, "self", journey.language, journey.languages))
    for place in places(journey):
        for shown in STATES:
            found = sheet(book, place, shown, None, TODAY)
            assert (found.by, found.fault, bool(found.html)) == (False, "", True), (place.id, shown)


def test_a_filled_page_holds_the_answers_of_its_citizen() -> None:
    journey, service = example("report_a_problem")
    people = {each.place: each for batch in Everywhere(journey, TODAY).found((), 30) for each in batch}
    book = Book(journey, Site(service, "self"))
    place = next(each for each in places(journey) if each.id == "problem")
    who = people["problem"]
    html = sheet(book, place, "filled", Sitter(who.who, who.whole), TODAY).html
    assert f'value="{str(who.whole.answers["problem"]).replace("_", "-")}" checked' in html.replace("_", "-")


def test_a_still_page_loads_scripts_only_where_a_field_needs_one() -> None:
    way = Way("/style.css")
    plain = (
        '<link rel="stylesheet" href="/a.css">\n<script src="/htmx-4.js" defer></script>\n<script src="/f.js"></script>'
    )
    assert still(plain, way) == '<link rel="stylesheet" href="/style.css">\n'
    enhanced = f'{plain}<div data-script="/count.js"></div>'
    assert still(enhanced, way) == (
        '<link rel="stylesheet" href="/style.css">\n<script src="/f.js"></script><div data-script="/count.js"></div>'
    )
    assert "<script" not in still(enhanced, Way("/style.css", script=False))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_stylesheet_is_as_by_day_or_by_night_whatever_a_device_prefers(theme: str) -> None:
    made = style(Service("Northmere"), theme)  # type: ignore[arg-type]
    assert f"color-scheme:{theme};" in made
    assert "prefers-color-scheme" not in made
    assert ("@media screen{:root" in made) is (theme == "dark")
