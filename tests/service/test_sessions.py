"""Whose answers they are: cookies, tokens, expiry, other days."""

from __future__ import annotations

import re

import pytest

from service.routes import ROUTES
from service.security import form_token, new_cookie_id
from tests.service.citizen import PERMIT, Citizen, House, house

IDS = {"journey": "permit", "step": "kind", "repeat": "children", "item": "k3f9", "file": "x"}
POSTS = [route.template.format(**IDS) for route in ROUTES if "POST" in route.handlers]


def test_there_are_posts_to_sweep():
    inside = "/permit/children/k3f9"
    own = ["/permit", "/permit/kind", f"{inside}/kind", f"{inside}/-/remove", "/permit/-/check"]
    assert ["/-/feedback", "/-/delete", *own] == POSTS


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize(
    "attack", ["none", "empty", "of another", "made up", "cross-site", "same-site", "origin", "null origin"]
)
def test_a_forged_post_is_refused_and_changes_nothing(service: House, path: str, begun: bool, attack: str):
    victim, attacker = service.citizen(), service.citizen()
    attacker.begin()
    if begun:
        victim.answer_all()
    victim.get("/permit")
    data = {"csrf": victim.token, "kind": "van", "again": "yes"}
    headers = {}
    if attack == "none":
        del data["csrf"]
    elif attack == "empty":
        data["csrf"] = ""
    elif attack == "of another":
        data["csrf"] = attacker.token
    elif attack == "made up":
        data["csrf"] = form_token(new_cookie_id())
    elif attack == "origin":
        headers = {"origin": "https://evil.example"}
    elif attack == "null origin":
        headers = {"origin": "null"}
    else:
        headers = {"sec-fetch-site": attack}
    before = service.rows()
    answer = victim.browser.post(path, data=data, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert service.rows() == before


@pytest.mark.parametrize("path", POSTS)
def test_a_post_without_a_cookie_is_refused(service: House, path: str):
    citizen = service.citizen()
    citizen.get("/permit")
    token = citizen.token
    citizen.browser.cookies.clear()
    assert citizen.browser.post(path, data={"csrf": token}).status_code == 403
    assert service.rows() == ([], [])


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
def test_only_a_post_changes_anything(service: House, citizen: Citizen, method: str):
    citizen.answer_all()
    before = service.rows()
    for route in ROUTES:
        path = route.template.format(**IDS)
        headers = {"x-http-method-override": "POST", "content-type": "application/x-www-form-urlencoded"}
        citizen.browser.request(method, f"{path}?_method=POST&kind=van", headers=headers)
    assert service.rows() == before


def test_a_made_up_cookie_is_never_adopted(service: House, citizen: Citizen):
    made_up = new_cookie_id()
    citizen.browser.cookies.set("footpath", made_up)
    assert "set-cookie" not in citizen.get("/permit").headers
    answer = citizen.post("/permit")
    assert answer.status_code == 303
    assert made_up not in answer.headers["set-cookie"]
    again = service.citizen()
    again.browser.cookies.set("footpath", made_up)
    assert again.get("/permit/kind").headers["location"] == "/permit"


def test_starting_again_keeps_the_browsers_own_cookie(citizen: Citizen):
    citizen.begin()
    before = citizen.browser.cookies["footpath"]
    citizen.get("/permit")
    citizen.go("/permit", {"again": "yes"})
    assert citizen.browser.cookies["footpath"] == before


def test_the_cookie_is_not_in_the_database(service: House, citizen: Citizen):
    citizen.send()
    cookie = citizen.browser.cookies["footpath"].encode()
    for file in service.folder.glob("answers.db*"):
        assert cookie not in file.read_bytes()


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(service: House):
    citizen = service.citizen(https=True)
    assert re.fullmatch(
        r"__Host-footpath=[\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure",
        citizen.get("/permit").headers["set-cookie"],
    )
    assert citizen.go("/permit") == "/permit/kind"


def test_answers_expire_and_the_page_just_sent_is_kept(service: House, citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    old_cookie = citizen.browser.cookies["footpath"]
    service.clock.pass_by(days=28, minutes=1)
    assert citizen.go("/permit/weight", {"weight": "1850"}) == "/permit/kind"
    assert "deleted your earlier answers" in citizen.page.text
    assert citizen.browser.cookies["footpath"] != old_cookie
    assert citizen.go("/permit/kind", {"kind": "van"}) == "/permit/weight"
    assert "deleted your earlier answers" not in citizen.page.text
    assert 'value="1850"' in citizen.page.text


def test_expired_answers_are_not_shown(service: House, citizen: Citizen):
    citizen.answer_all()
    service.clock.pass_by(days=28, minutes=1)
    assert citizen.get("/permit/about-you").headers["location"] == "/permit"
    assert 'name="again"' not in citizen.get("/permit").text


def test_every_page_turn_prolongs_the_time(service: House, citizen: Citizen):
    citizen.begin()
    service.clock.pass_by(days=20)
    citizen.get("/permit/kind")
    assert "set-cookie" in citizen.post("/permit/kind", {"kind": "van"}).headers
    service.clock.pass_by(days=20)
    assert citizen.get("/permit/weight").status_code == 200


def test_a_form_of_an_older_session_is_shown_again_with_what_was_typed(service: House, citizen: Citizen):
    citizen.begin()
    stale = form_token(new_cookie_id())
    before = service.rows()
    answer = citizen.browser.post(
        "/permit/kind", data={"csrf": stale, "kind": "van"}, headers={"sec-fetch-site": "same-origin"}
    )
    citizen.page = answer
    assert answer.status_code == 403
    assert re.search(r'value="van"[^>]* checked', answer.text)
    assert citizen.problems == [
        "This page was open for too long, so we did not save it. Your answer is still here, try again"
    ]
    assert service.rows() == before
    assert citizen.go("/permit/kind", {"kind": "van"}) == "/permit/weight"


DATED = PERMIT.replace(
    "    next:\n      kind is none: no_need\n",
    "    next:\n      kind is none: no_need\n      today is after 2026-11-23: no_need\n",
)


def test_someone_who_comes_back_on_a_later_day_is_told_what_that_changed(tmp_path):
    with house(tmp_path, DATED) as service:
        citizen = service.citizen()
        citizen.answer_all()
        service.clock.pass_by(days=2)
        answer = citizen.get("/permit/-/check")
        assert answer.headers["location"] == "/permit/-/end"
        citizen.get("/permit/-/end")
        assert "a new day has begun" in citizen.page.text


def test_a_visit_over_midnight_keeps_its_day(tmp_path):
    with house(tmp_path, DATED) as service:
        service.clock.pass_by(days=1, hours=11, minutes=30)
        citizen = service.citizen()
        citizen.begin()
        service.clock.pass_by(minutes=40)
        assert citizen.go("/permit/kind", {"kind": "car"}) == "/permit/rules"
