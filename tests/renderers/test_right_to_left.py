"""Pages in Arabic: the direction, the words, and values that run the other way kept apart in them."""

from __future__ import annotations

from dataclasses import replace

from journeys.expressions.kinds import Text as Words
from journeys.model import Section
from journeys.questions.base import Problem
from renderers.html.book import Book
from renderers.html.site import Site
from tests.forms import parse
from tests.renderers import world

FSI, PDI = "\u2068", "\u2069"
ARABIC = replace(world.journey(), language="ar", languages=("ar",))


def book() -> Book:
    return Book(ARABIC, Site(world.SERVICE, language="ar"))


def test_the_page_runs_from_right_to_left_and_says_everything_in_arabic() -> None:
    page = parse(book().step(world.FRAME, world.path(ARABIC, {}), ARABIC.steps["date_of_birth"], {}, (), False))
    assert (page.one("html").attributes["lang"], page.one("html").attributes["dir"]) == ("ar", "rtl")
    assert [label.text for label in page.all("label")] == ["اليوم", "الشهر", "السنة"]
    assert page.one("a", class_="skip").text == "الانتقال إلى المحتوى الرئيسي"


def test_a_currency_stands_after_the_box_and_yes_and_no_are_arabic() -> None:
    pay = book().step(world.FRAME, world.path(ARABIC, {}), ARABIC.steps["pay"], {}, (), False)
    assert pay.index("<input class=") < pay.index('<span class="affix" aria-hidden="true">£</span>')
    lives = parse(book().step(world.FRAME, world.path(ARABIC, {}), ARABIC.steps["lives_here"], {}, (), False))
    assert [label.text for label in lives.all("label")] == ["نعم", "لا"]


def test_numbers_names_and_addresses_are_kept_apart_on_check_answers() -> None:
    page = parse(book().check(world.FRAME, world.path(ARABIC, {**world.ANSWERS, "phone": "01632 960 142"})))
    values = [value.raw for value in page.all("dd")]
    assert f"{FSI}01632 960 142{PDI}" in values
    assert f"{FSI}somebody.with.a.long.address@example.com{PDI}" in values
    assert f"{FSI}Flat 4{PDI}\n{FSI}12 Tannery Row{PDI}\n{FSI}Northmere{PDI}\n{FSI}NM3 5QT{PDI}" in values
    assert "9\u00a0أبريل\u00a01991" in values
    assert "نعم" in values


def test_a_value_in_a_sentence_and_one_in_a_message_are_kept_apart() -> None:
    shown = world.sentence("who", Words(), lambda known: known["who"], "who")
    asked = world.ask("about", "file", "")
    asked = replace(asked, ask=world.text("رقم الهاتف: ", shown))
    made = replace(world.journey(Section("", None, (), (world.page("", asked),))), language="ar", languages=("ar",))
    problem = Problem("about", "file.empty", ("file",), {"name": "letter 1.pdf"})
    pages = Book(made, Site(world.SERVICE, language="ar"))
    path = world.path(made, {"who": "+44 1632 960 142"})
    page = parse(pages.step(world.FRAME, path, made.steps["about"], {}, (problem,), False))
    assert f"رقم الهاتف: {FSI}+44 1632 960 142{PDI}" in page.one("h1").text
    assert f"الملف {FSI}letter 1.pdf{PDI} فارغ" in page.one("p", class_="error").text
