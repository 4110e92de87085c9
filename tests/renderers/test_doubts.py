"""A doubt on the page: a notice at the question and above it, that calls nothing an error."""

from __future__ import annotations

import re

from journeys.model import Section
from journeys.questions.base import Problem
from tests.forms import submitted
from tests.renderers import world

EMAIL = world.ask("email", "email", "Email address")
PHONE = world.ask("phone", "phone", "Phone number")
MADE = world.journey(
    Section("", None, (), (world.page("", EMAIL, PHONE, id="contact", title="How can we reach you?"),))
)
DOUBT = Problem("email", "email.typo", params={"guess": "name@gmail.com"}, sure="a1b2c3")
WRONG = Problem("phone", "wrong_form")
TYPED = {"email": {"": ["name@gmial.com"]}, "phone": {"": ["12"]}}


def page(*problems: Problem) -> str:
    return world.book(MADE).step(world.FRAME, world.path(MADE, {}), MADE.steps["contact"], TYPED, problems, False)


def test_q20_a_doubt_alone_is_told_as_something_to_check_and_not_as_a_problem() -> None:
    html = page(DOUBT)
    assert "<h2>Check this before you go on</h2>" in html
    assert "There is a problem" not in html
    assert "<title>Error" not in html
    assert "aria-invalid" not in html
    told = "Check your email address: did you mean name@gmail.com? Continue if yours is right"
    assert html.count(told) == 2
    control = re.search(r'<input[^>]*id="email"[^>]*>', html)
    assert control
    described = re.search(r'aria-describedby="([^"]+)"', control[0])
    assert described
    assert f'<p class="doubt" id="{described[1]}">{told}</p>' in html


def test_the_form_says_that_the_citizen_has_seen_it() -> None:
    assert submitted(page(DOUBT))["email--sure"] == ["a1b2c3"]
    assert "email--sure" not in submitted(page())


def test_beside_a_problem_the_page_is_one_with_a_problem() -> None:
    html = page(DOUBT, WRONG)
    assert "<h2>There is a problem</h2>" in html
    assert "<title>Error" in html
    assert html.count("aria-invalid") == 1
    assert submitted(html)["email--sure"] == ["a1b2c3"]
