"""How many there are, on the list page of a repeat, in the journey's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.path import Path
from engine.replay import replay
from engine.roster import Roster, item_id, key_of
from journeys.catalogues.merging import merge
from journeys.load import load
from journeys.model import Journey
from renderers.html.book import Book
from renderers.html.site import Site
from tests.families import CHILDREN
from tests.journeys.catalogues.parking import filled, shouted
from tests.renderers.world import FRAME, SERVICE

ANN = {"child.name": "Ann", "child.born": date(2024, 3, 3), "child.carers": ("family",)}
BEA = {"child.name": "Bea", "child.born": date(2019, 3, 3), "child.at_school": False, "child.carers": ("family",)}
ENGLISH = """
      (count of children) is 1: You have added one child
      otherwise: You have added {{ count of children }} children"""
ONE_WORDING = '"{{ count of children }} children so far"'


def written(added: str) -> str:
    return CHILDREN.replace("    max: 4\n", f"    max: 4\n    added: {added}\n")


def made(added: str) -> Journey:
    loaded = load({"journey.yaml": written(added)})
    assert loaded.journey is not None
    assert [fault.message for fault in loaded.faults] == []
    return loaded.journey


def path_of(journey: Journey, *children: Mapping[str, Any], more: bool | None = None) -> Path:
    items = tuple(item_id(number) for number in range(1, len(children) + 1))
    answers: dict[str, Any] = {"adult": "Kemi Stone", "children": Roster(items, len(items), more)}
    for item, child in zip(items, children, strict=True):
        answers |= {key_of(id, item): value for id, value in child.items()}
    return replay(journey, answers, date(2026, 11, 22))


def listed(journey: Journey, *children: Mapping[str, Any], more: bool | None = None, language: str = "en") -> str:
    book = Book(journey, Site(SERVICE, language=language))
    path = path_of(journey, *children, more=more)
    return book.items(FRAME, path, journey.steps["children"], (), "", False)


def count(html: str) -> list[str]:
    return re.findall(r'<div class="lead"><p>(.*?)</p>', html)


def limit(html: str) -> list[str]:
    return re.findall(r'<p class="limit">(.*?)</p>', html)


def test_q32_the_list_says_how_many_in_the_words_of_the_journey() -> None:
    journey = made(ENGLISH)
    assert [count(listed(journey, *children)) for children in ((ANN,), (ANN, BEA), (ANN, BEA, ANN))] == [
        ["You have added one child"],
        ["You have added 2 children"],
        ["You have added 3 children"],
    ]


def test_q32_it_is_told_while_an_item_is_unfinished_and_after_the_list_is_closed() -> None:
    journey = made(ENGLISH)
    assert count(listed(journey, ANN, {})) == ["You have added 2 children"]
    assert count(listed(journey, ANN, BEA, more=False)) == ["You have added 2 children"]


def test_q32_without_any_nothing_is_counted() -> None:
    assert count(listed(made(ENGLISH))) == []


def test_q32_the_limit_is_told_beside_it_when_it_is_reached_too() -> None:
    journey = made(ENGLISH)
    assert limit(listed(journey, ANN)) == ["You can add up to 4."]
    full = listed(journey, ANN, BEA, ANN, BEA)
    assert (count(full), limit(full)) == (["You have added 4 children"], ["You can add up to 4."])
    assert "add another" not in full


def test_q32_it_may_read_what_the_items_have_answered() -> None:
    journey = made('"{{ count of children where age(child.born) < 4 }} of them are under 4"')
    assert count(listed(journey, ANN, BEA)) == ["1 of them are under 4"]


def test_q32_where_it_reads_what_an_item_has_not_answered_yet_the_built_in_words_stand() -> None:
    journey = made('"{{ count of children where age(child.born) < 4 }} of them are under 4"')
    assert count(listed(journey, ANN, {"child.name": "Bea"})) == ["You have added 2."]


def test_q32_counting_the_items_so_far_changes_nothing_of_what_is_known() -> None:
    journey = made(ENGLISH)
    path = path_of(journey, ANN)
    Book(journey, Site(SERVICE)).items(FRAME, path, journey.steps["children"], (), "", False)
    assert "children" not in path.known
    assert path.known.memo == {}


POLISH = """to:
      count of children is one: Dodano jedno dziecko
      count of children is few: Dodano {{ count of children }} dzieci
      count of children is many: Dodano {{ count of children }} dzieci razem
      count of children is other: Dodano {{ count of children }} dziecka
"""


def test_q32_a_catalogue_gives_every_plural_form_of_it() -> None:
    text = written(ONE_WORDING)
    wanted = load({"journey.yaml": text, "pl.yaml": "{}"}).catalogues[0].wanted
    assert ("children", "added") in wanted
    catalogue = filled(merge(wanted, "pl", None).text, shouted)
    shout = 'to: "{{ count of children }} CHILDREN SO FAR"\n'
    assert shout in catalogue
    loaded = load({"journey.yaml": text, "pl.yaml": catalogue.replace(shout, POLISH)})
    assert [fault.message for fault in loaded.faults] == []
    assert loaded.journey is not None
    said = [count(listed(loaded.journey, *[ANN] * number, language="pl")) for number in (1, 2)]
    assert said == [["Dodano jedno dziecko"], ["Dodano 2 dzieci"]]
