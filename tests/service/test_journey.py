"""A citizen's way through a journey over HTTP: what is kept, where each page leads, what comes back."""

from __future__ import annotations

import re

from tests.service.citizen import Citizen, House


def test_looking_at_the_start_page_creates_nothing(service: House, citizen: Citizen):
    for _ in range(20):
        assert citizen.get("/permit").status_code == 200
        assert service.citizen().get("/").status_code == 200
    assert service.rows() == ([], [])


def test_from_start_to_confirmation_without_script(service: House, citizen: Citizen):
    assert citizen.begin() == "/permit/kind"
    assert citizen.heading == "What is it for?"
    assert citizen.go("/permit/kind", {"kind": "van"}) == "/permit/weight"
    assert citizen.go("/permit/weight", {"weight": "2,100"}) == "/permit/rules"
    assert citizen.go("/permit/rules") == "/permit/about-you"
    assert citizen.go("/permit/about-you", {"full-name": "Kit Moss", "notes": ""}) == "/permit/-/check"
    assert "Kit Moss" in citizen.page.text
    assert citizen.go("/permit/-/check") == "/permit/-/sent"
    assert citizen.page.status_code == 200
    _, [submission] = service.rows()
    reference = submission[0]
    assert [reference[at : at + 3] in citizen.page.text for at in (0, 3, 6)] == [True] * 3


def test_an_end_without_sending_has_an_address_and_stores_no_submission(service: House, citizen: Citizen):
    citizen.begin()
    assert citizen.go("/permit/kind", {"kind": "none"}) == "/permit/-/end"
    assert citizen.heading == "You need no permit"
    assert citizen.get("/permit/-/check").headers["location"] == "/permit/-/end"
    assert service.rows()[1] == []


def test_a_page_that_cannot_be_reached_yet_leads_to_the_first_unanswered(citizen: Citizen):
    citizen.begin()
    for path in (
        "/permit/about-you",
        "/permit/weight",
        "/permit/rules",
        "/permit/-/check",
        "/permit/-/end",
        "/permit/-/sent",
    ):
        answer = citizen.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/permit/kind"), path


def test_a_form_for_a_page_that_cannot_be_reached_yet_changes_nothing(service: House, citizen: Citizen):
    citizen.begin()
    before = service.rows()
    answer = citizen.post("/permit/about-you", {"full-name": "Early Bird"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/permit/kind")
    assert service.rows() == before


def test_without_a_session_every_page_leads_to_the_start(citizen: Citizen):
    for path in ("/permit/kind", "/permit/-/check", "/permit/-/end", "/permit/-/sent"):
        answer = citizen.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/permit"), path


def test_a_refused_page_says_why_and_keeps_what_was_typed(service: House, citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    before = service.rows()
    answer = citizen.post("/permit/weight", {"weight": " heavy <b>&amp; "})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert len(citizen.problems) == 1
    assert 'value=" heavy &lt;b&gt;&amp;amp; "' in answer.text
    assert service.rows() == before


def test_changing_an_answer_returns_to_check_answers_unless_it_opens_a_question(citizen: Citizen):
    citizen.answer_all()
    citizen.get("/permit/about-you?change=1")
    assert citizen.go("/permit/about-you?change=1", {"full-name": "Lee Moss", "notes": ""}) == "/permit/-/check"
    citizen.get("/permit/kind?change=1")
    assert citizen.go("/permit/kind?change=1", {"kind": "van"}) == "/permit/weight?change=1"
    assert citizen.go("/permit/weight?change=1", {"weight": "900"}) == "/permit/-/check"


def test_after_sending_every_page_leads_to_the_confirmation(service: House, citizen: Citizen):
    assert citizen.send() == "/permit/-/sent"
    for path in ("/permit/kind", "/permit/-/check", "/permit/-/end"):
        answer = citizen.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/permit/-/sent?already=1"), path
    first = citizen.get("/permit/-/sent")
    second = citizen.get("/permit/-/sent")
    assert first.status_code == second.status_code == 200
    [submission] = service.rows()[1]
    for page in (first, second):
        assert [submission[0][at : at + 3] in page.text for at in (0, 3, 6)] == [True] * 3


def test_sending_twice_sends_once(service: House, citizen: Citizen):
    citizen.answer_all()
    token = citizen.token
    for _ in range(3):
        answer = citizen.browser.post("/permit/-/check", data={"csrf": token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/permit/-/sent")
    assert len(service.rows()[1]) == 1


def test_sending_before_everything_is_answered_leads_to_what_is_missing(service: House, citizen: Citizen):
    citizen.begin()
    token = citizen.token
    answer = citizen.browser.post("/permit/-/check", data={"csrf": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/permit/kind")
    assert service.rows()[1] == []


def test_the_start_page_offers_to_go_on_or_to_start_again(service: House, citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "car"})
    assert 'name="again"' in citizen.get("/permit").text
    assert citizen.go("/permit") == "/permit/rules"
    citizen.get("/permit")
    assert citizen.go("/permit", {"again": "yes"}) == "/permit/kind"
    assert len(service.rows()[0]) == 1
    assert " checked" not in citizen.page.text


def test_after_sending_one_may_start_again(service: House, citizen: Citizen):
    citizen.send()
    assert 'name="again"' not in citizen.get("/permit").text
    assert citizen.go("/permit") == "/permit/kind"
    citizen.go("/permit/kind", {"kind": "car"})
    citizen.go("/permit/rules")
    citizen.go("/permit/about-you", {"full-name": "Second", "notes": ""})
    citizen.go("/permit/-/check")
    assert len(service.rows()[1]) == 2


def test_an_answer_on_a_branch_that_was_left_is_filled_in_when_it_comes_back(citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    citizen.go("/permit/weight", {"weight": "1 850"})
    citizen.get("/permit/kind")
    assert citizen.go("/permit/kind", {"kind": "car"}) == "/permit/rules"
    assert citizen.get("/permit/weight").headers["location"] == "/permit/rules"
    citizen.get("/permit/kind")
    assert citizen.go("/permit/kind", {"kind": "van"}) == "/permit/weight"
    assert 'value="1 850"' in citizen.page.text


def test_htmx_gets_the_next_page_at_once(service: House, citizen: Citizen):
    citizen.begin()
    answer = citizen.post("/permit/kind", {"kind": "van"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-push-url"]) == (200, "/permit/weight")
    assert citizen.heading == "How heavy is the van?"
    again = service.citizen()
    again.browser.cookies.update(citizen.browser.cookies)
    token = re.compile(r'name="csrf" value="[^"]+"')
    assert token.sub("", again.get("/permit/weight").text) == token.sub("", answer.text)


def test_htmx_gets_the_confirmation_at_once(service: House, citizen: Citizen):
    citizen.answer_all()
    answer = citizen.post("/permit/-/check", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-push-url"]) == (200, "/permit/-/sent")
    assert len(service.rows()[1]) == 1


def test_htmx_gets_a_refused_page_without_a_new_address(citizen: Citizen):
    citizen.begin()
    answer = citizen.post("/permit/kind", {}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "hx-push-url" not in answer.headers


def test_only_the_names_of_the_page_are_read_and_of_two_values_the_first(service: House, citizen: Citizen):
    citizen.begin()
    fields = {"kind": ["car", "van"], "full-name": "Smuggled", "weight": "1", "kind[]": "van", "__proto__": "x"}
    assert citizen.go("/permit/kind", fields) == "/permit/rules"
    [session] = service.rows()[0]
    assert "Smuggled" not in str(session)


def test_two_browsers_never_see_each_other(service: House):
    one, other = service.citizen(), service.citizen()
    one.answer_all("Only One")
    other.begin()
    assert other.get("/permit/-/check").headers["location"] == "/permit/kind"
    assert len(service.rows()[0]) == 2


def test_one_journey_alone_starts_at_the_root(citizen: Citizen):
    assert citizen.get("/").text.count('action="/permit"') == 1
    assert citizen.go("/permit") == "/permit/kind"
