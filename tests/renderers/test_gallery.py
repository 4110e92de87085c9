"""The gallery shows every type of question in every state, in every language, and opens from a disk."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest

from engine.replay import replay
from journeys.expressions.known import Known
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, Reading
from journeys.questions.messages import message
from journeys.themes import THEMES
from renderers.html.gallery import citizens, faults, journeys, samples
from renderers.html.gallery.exhibits import Exhibit
from renderers.html.gallery.files import exhibits, files
from renderers.html.gallery.journeys import LANGUAGES
from tests.forms import parse

SHOWN = {each.name: each for each in exhibits("en")}
WHOLE = dict(files(("en", "ar"), ("letter", "moss")))
every_type = pytest.mark.parametrize("type", all_types())


def example_of(type: str):
    journey = journeys.questions().journey
    assert journey is not None
    steps = next(section for section in journey.sections if section.id == "examples").steps
    return journey, next(step.questions[0] for step in steps if step.questions[0].type == type)


@pytest.mark.parametrize("loaded", [journeys.questions(), journeys.pages()], ids=["questions", "pages"])
def test_both_journeys_are_sound_and_complete_in_every_language(loaded) -> None:
    assert loaded.faults == ()
    assert {each.language: each.complete for each in loaded.catalogues} == {
        language: True for language in LANGUAGES if language != "en"
    }


@every_type
def test_a_type_is_shown_blank_sent_in_empty_on_a_page_of_several_and_with_its_problems(type: str) -> None:
    name = type.replace("_", "-")
    assert {name, f"{name}-empty", f"{name}-states", f"{name}-problems"} <= set(SHOWN)


@every_type
def test_every_problem_that_a_citizen_can_have_with_a_type_is_told(type: str) -> None:
    journey, asked = example_of(type)
    page = parse(SHOWN[f"{type.replace('_', '-')}-problems"].html)
    told = {item.text for item in page.one("ul", class_="slips").all("li")}
    known = Known(today=samples.TODAY)
    messages = [message(faults.problem(asked, rule), asked, known, journey, "en") for rule in faults.rules(asked)]
    assert told == {" ".join(words.split()) for words in messages}


@every_type
def test_what_is_filled_in_is_an_answer(type: str) -> None:
    journey, asked = example_of(type)
    reading = Reading(journey, samples.TODAY, uploads=samples.UPLOADS)
    value = type_of(type).read(asked, samples.FILLED[type], reading)
    assert value is not None
    assert not isinstance(value, Problem)


@pytest.mark.parametrize("name", samples.DOUBTS)
def test_a_doubt_is_told_mildly_and_can_be_passed(name: str) -> None:
    page = parse(next(each for each in SHOWN.values() if each.name.endswith("-doubt") and _about(each, name)).html)
    assert page.one("div", id="errors").get("class") == "summary mild"
    assert page.one("input", name=f"{name.replace('_', '-')}--sure").get("value") == "sure"


def _about(exhibit: Exhibit, name: str) -> bool:
    return f'name="{name.replace("_", "-")}--sure"' in exhibit.html


def test_every_status_of_a_task_is_shown() -> None:
    shown = {it.get("class").removeprefix("status ") for it in parse(SHOWN["tasks"].html).all("p") if it.get("class")}
    assert shown >= {"completed", "problem", "in-progress", "not-started", "cannot-start"}


def test_the_citizen_who_sends_has_answered_everything() -> None:
    journey = journeys.pages().journey
    assert journey is not None
    answers = {**citizens.CONTACTED, **citizens.drivers(2, more=False), **citizens.VEHICLE, **citizens.PAYMENT}
    path = replay(journey, answers, samples.TODAY)
    assert path.outcome is not None
    assert path.outcome.id == "sent"


def test_a_problem_on_the_check_page_leads_to_its_question() -> None:
    links = parse(SHOWN["check-problems"].html).one("ul", class_="slips").all("a")
    assert [link.get("href") for link in links] == ["/every-page/call-from?change=1", "/every-page/proof?change=1"]


def test_no_two_exhibits_have_the_same_name_and_the_index_has_each() -> None:
    names = [each.name for each in exhibits("en")]
    assert len(names) == len(set(names))
    index = parse(WHOLE["letter/en/index.html"].decode()).one("main")
    assert [link.get("href") for link in index.all("a")] == [f"{name}.html" for name in _in_groups(names)]


def _in_groups(names: list[str]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(SHOWN[name].group, []).append(name)
    return [name for own in groups.values() for name in own]


def test_every_address_of_every_file_leads_to_another_file() -> None:
    lost = []
    for path, body in WHOLE.items():
        if not path.endswith(".html"):
            continue
        for address in re.findall(r'\b(?:href|src|action|data-script)="([^"]*)"', body.decode()):
            if re.match(r"#|https:|mailto:|tel:|data:", address):
                continue
            if normpath(join(dirname(path), address.partition("#")[0])) not in WHOLE:
                lost.append((path, address))
    assert lost == []


def test_the_themes_differ_in_their_styles_only() -> None:
    letter = {path.removeprefix("letter/"): body for path, body in WHOLE.items() if path.startswith("letter/")}
    moss = {path.removeprefix("moss/"): body for path, body in WHOLE.items() if path.startswith("moss/")}
    assert {path for path in letter if letter[path] != moss[path]} == {"files/footpath.css"}
    assert letter.keys() == moss.keys()


def test_pages_from_right_to_left_say_so_and_nothing_is_sent() -> None:
    for path, body in WHOLE.items():
        html = body.decode() if path.endswith(".html") else ""
        assert 'action="/' not in html
        if path.startswith("letter/ar/") and not path.endswith("index.html"):
            assert '<html lang="ar" dir="rtl">' in html


def test_there_is_a_gallery_of_every_theme_and_language() -> None:
    top = parse(WHOLE["index.html"].decode()).one("main")
    assert [it.text for it in top.all("h2")] == ["letter", "moss"]
    assert set(THEMES) == {"letter", "moss", "harbour"}
    assert {link.get("href") for link in top.all("a")} == {
        f"{theme}/{language}/index.html" for theme in ("letter", "moss") for language in ("en", "ar")
    }
