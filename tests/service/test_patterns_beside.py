"""The pages beside a journey: start, cookies, accessibility, privacy, feedback, failures (P1, P16 to P20, P23)."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from engine.store import NotSaved
from engine.store.feedback import MOST, Feedback, hour_of, read
from service.routes import ROUTES
from tests.families import CHILDREN
from tests.service.citizen import NOON, PERMIT, Citizen, House, house, serving_house

WHY = """\
journey: help
title: Ask for help
languages: [en, cy]
steps:
  home_town:
    ask: Where do you live?
    called: where you live
    type: text
    why: We help people in Northmere only.
    kept_for: Two years after the help ends.
    shared_with: The water company, to lower your bill.
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    ask: Do you have any children?
    min: 0
    max: 4
    steps:
      name:
        ask: What is your child's name?
        type: text
        why: To tell your children apart.
      school:
        ask: Which school does {{ child.name }} go to?
        type: text
outcomes:
  sent:
    submit: true
    title: Sent
"""
SERVICE = """\
name: Northmere services
organisation: Northmere Council
contact:
  phone: 01632 960 142
accessibility:
  issues: The map cannot be used with a keyboard.
  complaint: Write to the equality office.
  reviewed: 2026-11-22
"""


def folder(tmp_path: Path, **journeys: str) -> Path:
    """A service folder of these journeys."""
    home = tmp_path / "services"
    for name, text in journeys.items():
        (home / name).mkdir(parents=True)
        (home / name / "journey.yaml").write_text(text, encoding="utf-8")
    (home / "service.yaml").write_text(SERVICE, encoding="utf-8")
    return home


def words(html: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_p1_looking_at_the_start_page_a_hundred_times_creates_nothing(service: House):
    for _ in range(100):
        assert service.citizen().get("/permit").status_code == 200
    assert service.rows() == ([], [])


@pytest.mark.parametrize("https", [False, True])
def test_p16_the_cookies_page_lists_what_is_in_the_jar_after_a_whole_walk(tmp_path: Path, https: bool):
    said = WHY.replace("languages: [en, cy]\n", "")
    with serving_house(folder(tmp_path, help=said), assets="self") as service:
        citizen = service.citizen(https)
        lives: dict[str, int] = {}

        def look(answer) -> None:
            for header in answer.headers.get_list("set-cookie"):
                name, age = re.match(r"([^=]+)=[^;]*;.*Max-Age=(\d+)", header).groups()
                lives[name] = int(age) // 86_400

        look(citizen.get("/help"))
        look(citizen.post("/help"))
        for path in ("/help/home-town", "/help/children", "/help/-/check"):
            citizen.get(path)
            look(citizen.post(path, {"home-town": "Here", "children": "no"}))
        for path in ("/help/-/sent", "/-/privacy", "/-/feedback"):
            look(citizen.get(path))
        page = citizen.get("/-/cookies").text
        told = re.findall(r"<dt>Name</dt><dd>([^<]+)</dd>.*?<dt>How long</dt><dd>(\d+) days", page)
        assert {name: int(days) for name, days in told} == lives
        assert set(lives) == set(citizen.browser.cookies.keys())


def test_p16_where_a_language_can_be_chosen_its_cookie_is_listed_too(tmp_path: Path):
    file = tmp_path / "help.yaml"
    file.write_text(WHY.replace("languages: [en, cy]", "languages: [en]"), encoding="utf-8")
    with serving_house(file, pseudo=True) as service:
        citizen = service.citizen()
        citizen.get("/help?lang=en-XA")
        names = set(citizen.browser.cookies.keys())
        page = citizen.get("/-/cookies?lang=en").text
        assert set(re.findall(r"<dd>(footpath\w*)</dd>", page)) == names == {"footpath", "footpath_language"}
        assert "365 days after you chose a language" in page


def test_p17_the_statement_has_known_issues_a_contact_a_place_to_complain_and_its_day(tmp_path: Path):
    with serving_house(folder(tmp_path, permit=PERMIT)) as service:
        said = words(service.citizen().get("/-/accessibility").text)
    for part in (
        "What does not work yet The map cannot be used with a keyboard.",
        "By phone 01632 960 142",
        "If you are not content with our answer Write to the equality office.",
        "We last reviewed this page on 22 November 2026.",
    ):
        assert part in said.replace("\u00a0", " ")


def test_p18_a_journeys_page_tells_why_how_long_and_who_for_every_question_items_too(tmp_path: Path):
    said = WHY.replace("languages: [en, cy]\n", "")
    with serving_house(folder(tmp_path, help=said, permit=PERMIT)) as service:
        citizen = service.citizen()
        own = words(citizen.get("/help/-/privacy").text)
        everybody = citizen.get("/-/privacy").text
        citizen.get("/permit")
        footer = citizen.page
    for part in (
        "Where do you live? Why We help people in Northmere only. How long we keep it Two years after the help ends. "
        "Who else sees it The water company, to lower your bill.",
        "What is your child's name? Why To tell your children apart.",
        "Which school does … go to?",
        "Do you have any children?",
        "We delete them 28 days after the last page you sent",
        "Northmere Council asks for this information",
        "You can ask us what we hold about you",
    ):
        assert part in own
    assert '<a href="/help/-/privacy">Ask for help</a>' in everybody
    assert "Where do you live?" not in everybody
    assert footer is not None
    assert '<a href="/permit/-/privacy">Privacy</a>' in footer.text


def test_p18_of_a_service_with_one_journey_the_page_of_the_service_has_it_all(service: House):
    citizen = service.citizen()
    assert "What is your name?" in citizen.get("/-/privacy").text
    assert citizen.get("/nothing/-/privacy").status_code == 404


def test_p18_the_time_told_is_the_time_kept(tmp_path: Path):
    with house(tmp_path, keep_days=1) as service:
        assert "We delete them 1 day after" in service.citizen().get("/permit/-/privacy").text


def said_in(service: House) -> list[Feedback]:
    return read(f"sqlite:///{service.database}")


def test_p19_feedback_is_offered_on_the_confirmation_the_exit_and_in_the_phase_banner(tmp_path: Path):
    home = folder(tmp_path, permit=PERMIT)
    (home / "service.yaml").write_text(f"{SERVICE}phase: Beta\n", encoding="utf-8")
    with serving_house(home) as service:
        citizen = service.citizen()
        assert citizen.get("/permit").text.count('href="/-/feedback"') == 1
        citizen.send()
        assert citizen.page is not None
        assert citizen.page.text.count('href="/-/feedback"') == 2
        citizen.get("/permit")
        citizen.go("/permit")
        citizen.go("/permit/kind", {"kind": "none"})
        assert citizen.page.text.count('href="/-/feedback"') == 2


@pytest.mark.parametrize(
    ("given", "link"),
    [("https://northmere.example/feedback",) * 2, ("help@northmere.example", "mailto:help@northmere.example")],
)
def test_p19_a_service_that_has_a_place_of_its_own_keeps_it(tmp_path: Path, given: str, link: str):
    home = folder(tmp_path, permit=PERMIT)
    (home / "service.yaml").write_text(f"{SERVICE}feedback: {given}\n", encoding="utf-8")
    with serving_house(home) as service:
        citizen = service.citizen()
        citizen.send()
        assert citizen.page is not None
        assert f'<a href="{link}">What did you think of this service?</a>' in citizen.page.text
        assert "/-/feedback" not in citizen.page.text


def test_p19_feedback_returns_to_its_place_and_is_stored_without_a_session(service: House, citizen: Citizen):
    citizen.answer_all()
    before = service.rows()
    page = citizen.get("/-/feedback", headers={"referer": "http://testserver/permit/kind?change=1"}).text
    assert "Do not write anything that tells who you are" in page
    assert len(re.findall(r'<input type="radio"[^>]* name="ease"', page)) == 5
    back = re.findall(r'name="back" value="([^"]*)"', page)[0]
    thanks = citizen.go("/-/feedback", {"ease": "2", "words": "Too\r\nlong <i>", "back": unescape(back)})
    assert thanks == "/-/thanks?back=/permit/kind%3Fchange%3D1"
    assert citizen.page is not None
    assert '<a href="/permit/kind?change=1">Go back to where you were</a>' in citizen.page.text
    assert said_in(service) == [Feedback(hour_of(NOON), "permit", "kind", 2, "Too\nlong <i>", "en")]
    assert service.rows() == before
    assert "long" not in service.lines.getvalue()


@pytest.mark.parametrize(
    ("back", "about"),
    [
        ("/permit", ("permit", "start")),
        ("/permit/about-you", ("permit", "about_you")),
        ("/permit/-/sent", ("permit", "sent")),
        ("/permit/made-up", ("permit", "")),
        ("/other/kind", ("", "")),
        ("/", ("", "")),
        ("", ("", "")),
        ("//evil.example", ("", "")),
        ("https://evil.example/permit", ("", "")),
        ("/permit/kind?x=1", ("", "")),
        ("javascript:alert(1)", ("", "")),
    ],
)
def test_p19_only_pages_of_ours_are_returned_to_and_named(service: House, citizen: Citizen, back: str, about):
    citizen.get("/-/feedback")
    to = citizen.post("/-/feedback", {"ease": "5", "back": back}).headers["location"]
    [said] = said_in(service)
    assert (said.journey, said.page) == about
    links = re.findall(r"<main.*</main>", citizen.get(to).text, re.DOTALL)[0]
    assert "evil" not in links
    assert "javascript" not in links


def test_p19_of_an_item_the_page_is_stored_and_not_which_item(tmp_path: Path):
    with house(tmp_path, CHILDREN) as service:
        citizen = service.citizen()
        citizen.get("/-/feedback")
        citizen.post("/-/feedback", {"words": "Hard", "back": "/children/children/k3f9/born"})
        citizen.get("/-/feedback")
        citizen.post("/-/feedback", {"words": "Harder", "back": "/children/children"})
        assert [(each.page, each.ease) for each in said_in(service)] == [("child.born", None), ("children", None)]


@pytest.mark.parametrize("origin", ["http://evil.example/permit/kind", "http://[", "", "http://testserver/-/feedback"])
def test_p19_whoever_comes_from_elsewhere_is_led_to_the_first_page(citizen: Citizen, origin: str):
    page = citizen.get("/-/feedback", headers={"referer": origin}).text
    assert 'name="back" value=""' in page
    assert citizen.go("/-/feedback", {"ease": "1"}) == "/-/thanks"
    assert citizen.page is not None
    assert '<a href="/">' in citizen.page.text


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "Select how easy it was, or write what we could do better"),
        ({"ease": "6", "words": " \n "}, "Select how easy it was, or write what we could do better"),
        ({"ease": "4", "words": "x" * 1203}, "You have written 3 characters too many"),
    ],
)
def test_p19_what_cannot_be_taken_is_told_with_all_that_was_said(service: House, citizen: Citizen, given, problem: str):
    citizen.get("/-/feedback")
    answer = citizen.post("/-/feedback", given)
    assert (answer.status_code, citizen.problems) == (422, [problem])
    assert answer.text.count("<title>Error: ") == 1
    assert given.get("words", "").strip() in answer.text
    assert ('value="4" checked' in answer.text) == (given.get("ease") == "4")
    assert said_in(service) == []


def test_p19_too_many_at_once_and_a_full_disk_keep_the_words(service: House, citizen: Citizen, monkeypatch):
    store = service.app.state.running.store

    async def flooded(_feedback: Feedback) -> bool:
        return False

    async def full(_feedback: Feedback) -> bool:
        raise NotSaved("SQLITE_FULL")

    assert MOST == 300
    for fault, status in ((flooded, 429), (full, 503)):
        monkeypatch.setattr(store, "keep_feedback", fault)
        citizen.get("/-/feedback")
        answer = citizen.post("/-/feedback", {"ease": "3", "words": "Keep me"})
        assert answer.status_code == status
        assert "Keep me</textarea>" in answer.text
        assert len(citizen.problems) == 1


def test_p19_a_form_that_is_too_old_comes_back_with_the_words(service: House, citizen: Citizen):
    citizen.get("/-/feedback")
    data = {"csrf": "old", "words": "Keep me"}
    answer = citizen.browser.post("/-/feedback", data=data, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 403
    assert "Keep me</textarea>" in answer.text
    assert said_in(service) == []


def test_p20_each_page_of_a_failure_says_what_happened_to_the_answers_and_whom_to_call(tmp_path: Path):
    with serving_house(folder(tmp_path, permit=PERMIT)) as service:
        site = next(iter(service.app.state.running.shelf.now.sites.values()))
        pages = {
            404: site.not_found(),
            500: site.went_wrong("7f3a91c2"),
            503: site.unavailable(),
        }
    kept = {
        404: "Any answers you have saved are still there.",
        500: "The answers you saved on earlier pages are kept.",
        503: "The answers you saved on earlier pages are kept. Try again in a few minutes.",
    }
    for status, html in pages.items():
        assert kept[status] in words(html)
        assert 'href="tel:01632960142"' in html
        assert "<nav" not in html
        for jargon in ("404", "500", "503", "error", "server", "invalid"):
            assert jargon not in words(re.findall(r"<main.*</main>", html, re.DOTALL)[0]).lower()


def test_p20_a_503_says_when_to_come_back(service: House, citizen: Citizen):
    citizen.answer_all()
    service.database.rename(service.folder / "away.db")
    for ending in ("-wal", "-shm"):
        Path(f"{service.database}{ending}").unlink(missing_ok=True)
    service.app.state.running.store._reading.close()
    answer = citizen.get("/permit/kind")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


def test_p23_a_second_send_gives_the_same_confirmation(service: House, citizen: Citizen):
    citizen.answer_all()
    token = citizen.token
    sent = {citizen.browser.post("/permit/-/check", data={"csrf": token}).headers["location"] for _ in range(3)}
    assert sent == {"/permit/-/sent"}
    assert len(service.rows()[1]) == 1


def test_every_address_beside_the_journeys_is_looked_at_here():
    own = {route.template for route in ROUTES if route.template.startswith("/-/")}
    assert own == {
        "/-/accessibility", "/-/cookies", "/-/delete", "/-/deleted", "/-/feedback", "/-/privacy", "/-/static/{file}",
        "/-/thanks",
    }  # fmt: skip
