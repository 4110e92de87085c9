"""Whole pages, compared with files that somebody has read: tests/renderers/approved.

`APPROVE=1 pytest tests/renderers/test_pages.py` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path as File

import pytest

from engine.replay import Path
from journeys.questions.base import Parts, Problem
from renderers.html.book import Frame
from renderers.html.feedback import Opinion
from renderers.html.site import Site
from tests.forms import parse
from tests.renderers import world

APPROVED = File(__file__).with_name("approved")
BOOK = world.book()
SITE = Site(world.SERVICE)
PATH = world.path()


def _step(id: str, fields: Mapping[str, Parts] | None = None, *problems: Problem, changing: bool = False) -> str:
    return BOOK.step(world.FRAME, PATH, BOOK.journey.steps[id], fields or {}, problems, changing)


def _outcome() -> str:
    steps = tuple(BOOK.journey.steps.values())
    ended = Path(steps[:1], PATH.known, outcome=BOOK.journey.outcomes["too_young"], decided_by=world.TOO_YOUNG)
    return BOOK.outcome(world.FRAME, ended)


PAGES: dict[str, Callable[[], str]] = {
    "start": lambda: BOOK.start(world.FRAME, False, world.TODAY),
    "start_resume": lambda: BOOK.start(world.FRAME, True, world.TODAY),
    "choice": lambda: _step("vehicle", {"vehicle": {"": ["car"]}}),
    "choice_problem": lambda: _step("vehicle", {}, Problem("vehicle", "empty.select")),
    "select": lambda: _step("country", {"country": {"": ["c7"]}}),
    "choices": lambda: _step("languages", {"languages": {"": ["english", "welsh"]}}),
    "yes_no": lambda: _step("lives_here"),
    "date_problem": lambda: _step(
        "date_of_birth",
        {"date_of_birth": {"day": ["14"], "month": [""], "year": ["2008"]}},
        Problem("date_of_birth", "date.incomplete", ("month",), {"missing": ("month",)}),
    ),
    "address": lambda: _step("address"),
    "money": lambda: _step("pay", {"pay": {"": ["1,482.50"]}}),
    "integer": lambda: _step("hours"),
    "long_text": lambda: _step("notes", {"notes": {"": ["One line\nand another"]}}),
    "declaration": lambda: _step("all_true"),
    "page_of_several": lambda: _step(
        "contact_details",
        {"email": {"": ["somebody@example"]}, "phone": {"": ["12"]}},
        Problem("email", "wrong_form", (), {"example": "name@example.com"}),
        Problem("phone", "wrong_form", (), {"example": "01632 960 001"}),
    ),
    "information": lambda: _step("next_addresses"),
    "changing": lambda: _step("full_name", changing=True),
    "notice": lambda: BOOK.step(Frame("t", "new_day"), PATH, BOOK.journey.steps["hours"], {}, (), False),
    "check": lambda: BOOK.check(world.FRAME, PATH),
    "outcome": _outcome,
    "confirmation": lambda: BOOK.confirmation(world.FRAME, PATH, world.SUBMISSION),
    "home": lambda: SITE.home([BOOK.journey]),
    "not_found": SITE.not_found,
    "went_wrong": lambda: SITE.went_wrong("7f3a91c2"),
    "unavailable": SITE.unavailable,
    "not_saved": SITE.not_saved,
    "forbidden": SITE.forbidden,
    "unreadable": SITE.unreadable,
    "privacy": lambda: SITE.privacy([BOOK.journey], 28),
    "privacy_of_a_journey": lambda: BOOK.privacy(28),
    "cookies": lambda: SITE.cookies(("__Host-footpath", 30), ("footpath_language", 365)),
    "accessibility": SITE.accessibility,
    "saved": lambda: BOOK.saved(replace(world.FRAME, host="northmere.example"), date(2026, 12, 19)),
    "confirmation_again": lambda: BOOK.confirmation(world.FRAME, PATH, world.SUBMISSION, already=True),
    "delete": lambda: SITE.delete("a-form-token", "/permit/kind", none=False),
    "delete_none": lambda: SITE.delete("", "/", none=True),
    "deleted": SITE.deleted,
    "feedback": lambda: SITE.feedback("a-form-token", "/permit/kind"),
    "feedback_problem": lambda: SITE.feedback("a-form-token", "", Opinion("9", " "), "empty"),
    "thanks": lambda: SITE.thanks("/permit/kind"),
}
every_page = pytest.mark.parametrize("name", PAGES)


def _told_apart(html: str) -> str:
    """The page without the hashes of files, which change with every colour."""
    return re.sub(r"(/-/static/[a-z0-9.-]+?)\.[0-9a-f]{12}\.", r"\1.HASH.", html)


@every_page
def test_the_page_is_the_approved_one(name: str) -> None:
    html = _told_apart(PAGES[name]())
    file = APPROVED / f"{name}.html"
    if os.environ.get("APPROVE") == "1":
        file.write_text(html, encoding="utf-8")
    assert html == file.read_text(encoding="utf-8")


def test_every_approved_page_is_still_drawn() -> None:
    assert {file.stem for file in APPROVED.glob("*.html")} == set(PAGES)


@every_page
def test_the_page_has_one_h1_one_main_and_a_title_that_says_it(name: str) -> None:
    page = parse(PAGES[name]())
    (h1,) = page.all("h1")
    page.one("main")
    title = page.one("title").text
    heading = h1.text.removesuffix(" (optional)")
    assert title.removeprefix("Error: ").startswith(heading.split(" in British pounds")[0])
    assert title.endswith(world.SERVICE.organisation)


@every_page
def test_ids_are_unique_and_everything_that_is_pointed_to_is_there(name: str) -> None:
    page = parse(PAGES[name]())
    ids = [it.get("id") for it in page.all() if it.get("id")]
    assert len(ids) == len(set(ids))
    for element in page.all():
        for attribute in ("aria-describedby", "aria-labelledby", "for", "list"):
            assert set(element.get(attribute).split()) <= set(ids)
        if element.get("href").startswith("#"):
            assert element.get("href")[1:] in ids


@every_page
def test_nothing_inline_that_the_content_policy_would_refuse(name: str) -> None:
    for element in parse(PAGES[name]()).all():
        assert element.tag != "style"
        assert not [it for it in element.attributes if it.startswith(("on", "hx-on")) or it == "style"]
        if element.tag == "script":
            assert element.raw == ""
            assert element.get("src")


FORBIDDEN = {
    "required",
    "maxlength",
    "minlength",
    "pattern",
    "placeholder",
    "autofocus",
    "title",
    "accesskey",
    "tabindex",
}


@every_page
def test_no_form_has_what_hinders_people(name: str) -> None:
    for form in parse(PAGES[name]()).all("form"):
        assert "novalidate" in form.attributes
        assert form.get("method") == "post"
        for control in form.all():
            assert not FORBIDDEN & set(control.attributes)
            assert control.get("type") not in ("number", "date", "reset", "range")
            assert "multiple" not in control.attributes
            assert "disabled" not in control.attributes


@every_page
def test_problems_come_first_and_each_leads_to_a_control_and_is_told_there(name: str) -> None:
    page = parse(PAGES[name]())
    errors = [it for it in page.all("p") if it.get("class") == "error"]
    summaries = [it for it in page.all("div") if it.get("id") == "errors"]
    assert (page.one("title").text.startswith("Error: "), bool(summaries)) == (bool(errors), bool(errors))
    for summary in summaries:
        assert next(it for it in page.one("main").all()) is summary
        assert summary.get("tabindex") == "-1"
        links = summary.one("div", role="alert").all("a")
        assert [f"Error: {link.text}" for link in links] == [error.text for error in errors]
        for link, error in zip(links, errors, strict=True):
            target = next(it for it in page.all() if it.get("id") == link.get("href")[1:])
            assert target.tag in ("input", "select", "textarea")
            group = next((it for it in page.all("fieldset") if target in it.all()), target)
            assert error.get("id") in group.get("aria-describedby").split()


@every_page
def test_each_hint_belongs_to_a_control_or_its_group(name: str) -> None:
    page = parse(PAGES[name]())
    described = {id for it in page.all() for id in it.get("aria-describedby").split()}
    for hint in (it for it in page.all() if it.get("class") == "hint"):
        assert hint.get("id") in described


def test_only_the_part_at_fault_is_marked() -> None:
    page = parse(PAGES["date_problem"]())
    assert [it.get("id") for it in page.all("input") if it.get("aria-invalid")] == ["date-of-birth-month"]
    assert page.one("input", id="date-of-birth-month").get("aria-describedby") == "date-of-birth-error"
    assert page.one("a", href="#date-of-birth-month").text == "Date of birth must include a month"


def test_the_back_link_stands_before_main_and_is_read_off_the_path() -> None:
    page = parse(PAGES["address"]())
    order = [it.tag for it in page.one("div", id="page").all("nav", "main")]
    assert order == ["nav", "main"]
    assert page.one("nav", class_="back").one("a").get("href") == "/provisional-licence/full-name"
    first = parse(PAGES["date_problem"]()).one("nav", class_="back").one("a")
    assert first.get("href") == "/provisional-licence"


def test_changing_an_answer_leads_back_to_check_answers() -> None:
    page = parse(PAGES["changing"]())
    assert page.one("nav", class_="back").one("a").get("href") == "/provisional-licence/-/check"
    assert page.one("form").get("action") == "/provisional-licence/full-name?change=1"
    assert page.one("form").get("hx-post") == "/provisional-licence/full-name?change=1"


def test_every_row_of_check_answers_has_a_change_link_that_says_what_and_leads_to_the_control() -> None:
    page = parse(PAGES["check"]())
    links = [(it.text, it.get("href")) for it in page.one("main").all("a")]
    assert ("Change Date of birth", "/provisional-licence/date-of-birth?change=1#date-of-birth-day") in links
    assert ("Change Phone number", "/provisional-licence/contact-details?change=1#phone") in links
    assert len(links) == len(set(links)) == 13
    rows = [(row.all("dt")[0].text, row.all("dd")[0].raw) for row in page.all("div") if row.all("dt") and row.all("dd")]
    assert ("Phone number", "Not provided") in rows
    assert ("Address", "Flat 4\n12 Tannery Row\nNorthmere\nNM3 5QT") in rows


def test_an_outcome_names_the_answers_that_decided_it() -> None:
    page = parse(PAGES["outcome"]())
    decided = page.one("section", class_="decided")
    assert [it.text for it in decided.all("dt")] == ["Date of birth"]
    assert [it.get("href") for it in decided.all("a")] == [
        "/provisional-licence/date-of-birth?change=1#date-of-birth-day"
    ]


def test_the_reference_stands_in_groups_of_three() -> None:
    page = parse(PAGES["confirmation"]())
    groups = page.one("div", class_="statement reference").all("span")
    assert [it.text for it in groups] == ["NM4", "K72", "9QX"]


def test_a_problem_of_the_service_is_told_in_the_summary_only() -> None:
    page = parse(
        _step("hours", {"hours": {"": ["12"]}}, Problem("hours", "server.not_saved", messages={"en": "Not saved"}))
    )
    assert page.one("div", id="errors").one("b").text == "We could not save this. Your answer is still here, try again"
    assert not [it for it in page.all("p") if it.get("class") == "error"]
    assert page.one("input", id="hours").get("value") == "12"


def test_an_arabic_journey_is_written_from_right_to_left() -> None:
    made = world.journey(language="ar")
    page = parse(world.book(made).step(world.FRAME, world.path(made), made.steps["hours"], {}, (), False))
    html = page.one("html")
    assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
    assert parse(PAGES["start"]()).one("html").attributes == {"lang": "en", "dir": "ltr"}


def test_pages_of_the_service_itself_say_first_what_happened_to_the_answers() -> None:
    for name in ("went_wrong", "unavailable", "not_saved", "forbidden", "unreadable"):
        first = next(iter(parse(PAGES[name]()).one("main").all("p")))
        assert re.search("saved|Nothing was changed", first.text)


def test_a_rate_on_the_start_page_is_told_for_the_day() -> None:
    day = world.sentence("today", world.YesNo(), lambda known: known.today == date(2026, 11, 22))
    start = replace(world.START, body=world.text("Today: ", day))
    made = world.journey(start=start)
    assert "Today: Yes" in world.book(made).start(world.FRAME, False, date(2026, 11, 22))
    assert "Today: No" in world.book(made).start(world.FRAME, False, date(2026, 11, 23))


def test_a_journey_that_stands_alone_is_named_once() -> None:
    made = world.book().journey
    title = "".join(piece for piece in made.title.rules[0][1].pieces if isinstance(piece, str))
    alone = world.book(made, replace(world.SERVICE, name=title, organisation=""))
    page = alone.step(world.FRAME, world.path(), made.steps["vehicle"], {}, (), False)
    header = parse(page).one("header")
    assert header.text.split() == title.split()
    assert page.split("<title>")[1].split("</title>")[0].count(title) == 1
