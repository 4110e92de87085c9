"""Several children over HTTP, without script: added, changed, removed, checked and sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.families import CHILDREN
from tests.service.citizen import Citizen, House, house

LIST = "/children/children"


@pytest.fixture
def family(tmp_path: Path) -> Iterator[House]:
    """A service that asks about children."""
    with house(tmp_path, CHILDREN) as made:
        yield made


@pytest.fixture
def parent(family: House) -> Citizen:
    """Somebody who was asked whether they have children."""
    citizen = family.citizen()
    citizen.get("/children")
    citizen.go("/children")
    citizen.go("/children/adult", {"adult": "Kemi Stone"})
    return citizen


def add(parent: Citizen, name: str, year: str = "2024") -> str:
    """One more child, all questions answered; the id of the item."""
    to = parent.go(LIST, {"children": "yes"})
    item = to.split("/")[3]
    fill(parent, item, name, year)
    return item


def fill(parent: Citizen, item: str, name: str, year: str, changing: str = "") -> None:
    to = parent.go(f"{LIST}/{item}/name{changing}", {"child-name": name})
    to = parent.go(to, {"child-born-day": "3", "child-born-month": "3", "child-born-year": year})
    if to.endswith(f"/at-school{changing}"):
        to = parent.go(to, {"child-at-school": "yes"})
    parent.go(to, {"child-carers": "family"})


def told(parent: Citizen) -> str:
    """The words of the page's main part, tags left out."""
    assert parent.page is not None
    main = parent.page.text.split("<main", 1)[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main.split(">", 1)[1])).split())


def links(parent: Citizen) -> dict[str, str]:
    """The links of the page's main part: words -> address."""
    assert parent.page is not None
    main = parent.page.text.split("<main", 1)[1].split("</main>")[0]
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', main)
    return {" ".join(unescape(re.sub(r"<[^>]+>", "", words)).split()): unescape(href) for href, words in found}


def sent(family: House) -> list[dict[str, object]]:
    """The children in what was sent."""
    [row] = family.rows()[1]
    answers = next(json.loads(each) for each in row if isinstance(each, str) and each.startswith('{"adult"'))
    found: list[dict[str, object]] = answers["children"]
    return found


def test_p29_three_are_added_the_second_is_removed_and_the_third_changed(family: House, parent: Citizen):
    first, second, third = add(parent, "Ann"), add(parent, "Bea"), add(parent, "Cai")
    assert told(parent).startswith("Your children You have added 3.")
    parent.get(f"{LIST}/{second}/-/remove")
    assert parent.heading == "Do you want to remove Bea?"
    assert parent.go(f"{LIST}/{second}/-/remove") == LIST
    assert [words for words in links(parent) if words.startswith("Change")] == ["Change Ann", "Change Cai"]
    assert links(parent)["Change Cai"] == f"{LIST}/{third}/name"
    parent.get(f"{LIST}/{third}/name")
    assert 'value="Cai"' in parent.page.text
    fill(parent, third, "Cain", "2023")
    parent.go(LIST, {"children": "no"})
    parent.go("/children/eldest", {"eldest": third})
    parent.go("/children/-/check")
    assert [(child["id"], child["name"]) for child in sent(family)] == [(first, "Ann"), (third, "Cain")]


def test_q32_without_children_the_list_is_one_question(parent: Citizen):
    assert parent.heading == "Do you have any children?"
    assert parent.post(LIST, {}).status_code == 422
    assert parent.problems == ["Select yes if you have any children"]
    assert parent.go(LIST, {"children": "no"}) == "/children/-/check"
    assert "Do you have any children? No Change Do you have any children?" in told(parent)


def test_q32_another_is_asked_for_until_there_are_as_many_as_can_be(parent: Citizen):
    for name in ("Ann", "Bea", "Cai"):
        add(parent, name)
        assert "Do you need to add another? Yes No You can add up to 4." in told(parent)
    add(parent, "Dee")
    assert "You have added 4. That is the most you can add." in told(parent)
    assert "Do you need to add another?" not in told(parent)
    assert parent.go(LIST) == "/children/eldest"


def test_q32_a_list_without_an_answer_is_refused_with_what_to_do(parent: Citizen):
    add(parent, "Ann")
    assert parent.post(LIST, {}).status_code == 422
    assert parent.problems == ["Select yes if you need to add another"]
    assert "<title>Error: Your children" in parent.page.text
    assert 'href="#children"' in parent.page.text


def test_p29_a_page_of_an_item_says_which_one_it_is_about(parent: Citizen):
    add(parent, "Ann")
    parent.go(LIST, {"children": "yes"})
    assert '<p class="caption">Your children: number 2</p>' in parent.page.text
    parent.go(str(parent.page.url.path), {"child-name": "Bea <b>&"})
    assert '<p class="caption">Bea &lt;b&gt;&amp;</p>' in parent.page.text
    assert parent.heading == "When was Bea <b>& born?"


def test_p29_an_unfinished_item_is_marked_and_its_link_leads_to_what_is_missing(parent: Citizen):
    to = parent.go(LIST, {"children": "yes"})
    item = to.split("/")[3]
    parent.go(to, {"child-name": "Ann"})
    parent.get(LIST)
    assert told(parent).startswith("Your children You have added 1. Ann Date of birth Still to answer Change Ann")
    assert links(parent)["Change Ann"] == f"{LIST}/{item}/born"
    assert parent.go(LIST, {"children": "no"}) == f"{LIST}/{item}/born"


def test_p29_the_list_comes_first_on_return(parent: Citizen):
    to = parent.go(LIST, {"children": "yes"})
    parent.go(to, {"child-name": "Ann"})
    parent.get("/children")
    assert parent.go("/children") == LIST


def test_p5_back_leads_through_the_item_to_its_list(parent: Citizen):
    add(parent, "Ann")
    to = parent.go(LIST, {"children": "yes"})
    born = parent.go(to, {"child-name": "Bea"})
    back = re.compile(r'aria-label="Previous page"><a href="([^"]+)"')
    assert back.findall(parent.page.text) == [to]
    parent.get(to)
    assert back.findall(parent.page.text) == [LIST]
    parent.get(LIST)
    assert back.findall(parent.page.text) == ["/children/adult"]
    assert born == to.replace("name", "born")


def test_p9_check_answers_has_a_card_for_each_item(parent: Citizen):
    first, second = add(parent, "Ann"), add(parent, "Bea")
    parent.go(LIST, {"children": "no"})
    parent.go("/children/eldest", {"eldest": second})
    found = links(parent)
    assert found["Change Date of birth (Ann)"] == f"{LIST}/{first}/born?change=1#child-born-day"
    assert found["Remove Bea"] == f"{LIST}/{second}/-/remove?change=1"
    assert found["Add another (Your children)"] == f"{LIST}?change=1"
    among = '<span class="caption">Your children</span> '
    headings = re.findall(r'<section class="card"><h2>(.*?)</h2>', parent.page.text)
    assert headings == ["Your answers", f"{among}Ann", f"{among}Bea"]
    assert "Which child is the oldest? Bea Change" in told(parent)


def test_p10_changing_an_item_returns_to_check_answers_unless_it_opens_a_question(parent: Citizen):
    item = add(parent, "Ann", "2025")
    assert parent.go(LIST, {"children": "no"}) == "/children/-/check"
    parent.get(f"{LIST}/{item}/name?change=1")
    assert parent.go(f"{LIST}/{item}/name?change=1", {"child-name": "Anna"}) == "/children/-/check"
    born = {"child-born-day": "3", "child-born-month": "3", "child-born-year": "2019"}
    parent.get(f"{LIST}/{item}/born?change=1")
    opened = parent.go(f"{LIST}/{item}/born?change=1", born)
    assert opened == f"{LIST}/{item}/at-school?change=1"
    assert parent.go(opened, {"child-at-school": "no"}) == "/children/-/check"


def test_p10_adding_one_from_check_answers_asks_for_it_and_returns(parent: Citizen):
    first = add(parent, "Ann")
    parent.go(LIST, {"children": "no"})
    parent.get(f"{LIST}?change=1")
    to = parent.go(f"{LIST}?change=1", {"children": "yes"})
    assert to.endswith("/name?change=1")
    fill(parent, to.split("/")[3], "Bea", "2024", "?change=1")
    assert str(parent.page.url).endswith(f"{LIST}?change=1")
    assert parent.go(f"{LIST}?change=1", {"children": "no"}) == "/children/eldest?change=1"
    assert parent.go("/children/eldest?change=1", {"eldest": first}) == "/children/-/check"


def test_p10_removing_what_was_chosen_elsewhere_asks_that_again(parent: Citizen):
    first, second, _ = add(parent, "Ann"), add(parent, "Bea"), add(parent, "Cai")
    parent.go(LIST, {"children": "no"})
    parent.go("/children/eldest", {"eldest": second})
    parent.get(f"{LIST}/{second}/-/remove?change=1")
    assert parent.go(f"{LIST}/{second}/-/remove?change=1") == "/children/eldest?change=1"
    assert re.findall(r'name="eldest" value="([^"]+)"', parent.page.text)[0] == first
    assert second not in parent.page.text.split("<main")[1]


def test_removing_twice_removes_once(family: House, parent: Citizen):
    add(parent, "Ann")
    second = add(parent, "Bea")
    token = parent.token
    for _ in range(2):
        answer = parent.browser.post(f"{LIST}/{second}/-/remove", data={"csrf": token})
        assert (answer.status_code, answer.headers["location"]) == (303, LIST)
    parent.get(LIST)
    assert told(parent).startswith("Your children You have added 1. Ann")


def test_the_last_one_can_be_removed_where_there_may_be_none(parent: Citizen):
    item = add(parent, "Ann")
    parent.get(f"{LIST}/{item}/-/remove")
    assert parent.go(f"{LIST}/{item}/-/remove") == LIST
    assert parent.heading == "Do you have any children?"


@pytest.mark.parametrize("path", ["/zzzz/name", "/zzzz/nowhere", "/zzzz/-/remove"])
def test_an_item_that_is_not_there_leads_back_and_creates_nothing(family: House, parent: Citizen, path: str):
    add(parent, "Ann")
    before = family.rows()
    answer = parent.get(LIST + path)
    assert answer.status_code == (404 if path.endswith("nowhere") else 303)
    answer = parent.browser.post(LIST + path, data={"csrf": "x"})
    assert answer.status_code == 403
    assert family.rows() == before


@pytest.mark.parametrize(
    "path",
    ["/children/adult/2bcd/name", "/children/adult/2bcd/-/remove", "/children/children/2bcd/-/nowhere",
     "/children/children/2B/name", "/children/children/2bcd/name/more", "/children/child-name"],
)  # fmt: skip
def test_addresses_that_are_none_are_not_found(parent: Citizen, path: str):
    assert parent.get(path).status_code == 404


def test_p24_two_tabs_add_a_child_each_and_lose_none(parent: Citizen):
    add(parent, "Ann")
    token = parent.token
    one = parent.browser.post(LIST, data={"csrf": token, "children": "yes"}).headers["location"]
    parent.browser.post(one, data={"csrf": token, "child-name": "Bea"})
    other = parent.browser.post(LIST, data={"csrf": token, "children": "yes"}).headers["location"]
    parent.browser.post(other, data={"csrf": token, "child-name": "Cai"})
    parent.get(LIST)
    assert [words for words in links(parent) if words.startswith("Change")] == [
        "Change Ann",
        "Change Bea",
        "Change Cai",
    ]


def test_p23_sending_the_list_twice_adds_one(parent: Citizen):
    add(parent, "Ann")
    token = parent.token
    to = {parent.browser.post(LIST, data={"csrf": token, "children": "yes"}).headers["location"] for _ in range(2)}
    assert len(to) == 1
    parent.get(LIST)
    assert "You have added 2." in told(parent)


def test_p14_after_the_session_is_gone_the_first_page_of_an_item_says_what_was_lost(family: House, parent: Citizen):
    add(parent, "Ann")
    to = parent.go(LIST, {"children": "yes"})
    family.clock.pass_by(days=60)
    parent.post(to, {"child-name": "Bea"})
    parent.get(parent.page.headers["location"])
    assert "so long that we deleted your answers" in told(parent)
    assert "We kept" not in told(parent)


def test_p14_the_first_page_of_a_first_item_is_lost_too_where_its_list_is_not_reached(tmp_path: Path):
    text = CHILDREN.replace("    ask: Do you have any children?\n    min: 0\n", "")
    with house(tmp_path, text) as family:
        citizen = family.citizen()
        citizen.get("/children")
        citizen.go("/children")
        to = citizen.go("/children/adult", {"adult": "Kemi Stone"})
        family.clock.pass_by(days=60)
        citizen.post(to, {"child-name": "Bea"})
        assert citizen.page.status_code == 303
        citizen.get(citizen.page.headers["location"])
        assert citizen.heading == "What is your full name?"
        assert "so long that we deleted your answers" in told(citizen)


def test_q13_none_and_another_are_refused_with_both_kept(parent: Citizen):
    to = parent.go(LIST, {"children": "yes"})
    to = parent.go(to, {"child-name": "Ann"})
    to = parent.go(to, {"child-born-day": "3", "child-born-month": "3", "child-born-year": "2025"})
    answer = parent.post(to, {"child-carers": ["family", "nobody"]})
    assert answer.status_code == 422
    assert re.findall(r'value="(\w+)"(?: data-alone)? checked', answer.text) == ["family", "nobody"]
    assert answer.text.count('<p class="or">or</p>') == 1


def test_q12_a_hidden_follow_up_is_neither_asked_nor_kept(family: House, parent: Citizen):
    to = parent.go(LIST, {"children": "yes"})
    to = parent.go(to, {"child-name": "Ann"})
    to = parent.go(to, {"child-born-day": "3", "child-born-month": "3", "child-born-year": "2025"})
    assert 'class="panel panel-1"' in parent.page.text
    assert parent.post(to, {"child-carers": "minder", "child-minder-name": ""}).status_code == 422
    assert parent.problems == ["Enter the name of the childminder"]
    assert 'value="minder" checked' in parent.page.text
    parent.go(to, {"child-carers": "family", "child-minder-name": "Hidden words"})
    parent.go(LIST, {"children": "no"})
    assert "Hidden words" not in parent.page.text
    parent.go("/children/-/check")
    assert "Hidden words" not in json.dumps(sent(family))
