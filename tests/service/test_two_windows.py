"""Two windows of one browser on one question (patterns P24), over HTTP and without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.families import CHILDREN
from tests.forms import parse, submitted
from tests.service import test_languages
from tests.service.citizen import Citizen, House, house, serving_house

ACCOUNT = """\
journey: permit
title: Get your money back
steps:
  account:
    ask: Where should we pay it?
    called: your account
    type: bank_account
  born:
    ask: When were you born?
    called: your date of birth
    type: date
  home:
    ask: Where do you live?
    called: your address
    type: address
outcomes:
  sent:
    title: Sent
    submit: true
"""


ONE = {"account_payee": "A Moss", "account_sort_code": "08-99-99", "account_account": "66374958"}
OTHER = {"account_payee": "A Moss", "account_sort_code": "10-79-99", "account_account": "88837491"}


class Window:
    """One of several windows of a browser: a page that was opened a while ago, and the form in it."""

    def __init__(self, citizen: Citizen, address: str) -> None:
        self.citizen, self.address = citizen, address
        self.page = citizen.get(address).text

    def send(self, **typed: str) -> int:
        """Send the form that is on the page, with this typed in it; the status of the answer."""
        form: Mapping[str, list[str]] = {**submitted(self.page), **{kebab(name): [to] for name, to in typed.items()}}
        answer = self.citizen.browser.post(self.address, data={name: list(sent) for name, sent in form.items()})
        self.citizen.page = answer
        if answer.status_code != 303:
            self.page = answer.text
        return answer.status_code

    @property
    def told(self) -> list[str]:
        """What stands at the questions, in order."""
        return [it.text for it in parse(self.page).all("p") if it.get("class") in ("doubt", "error")]


def kebab(name: str) -> str:
    return name if name.endswith("_") else name.replace("_", "-")


@pytest.fixture
def about(citizen: Citizen) -> Citizen:
    """Somebody who told their name."""
    citizen.answer_all("Ann")
    return citizen


def answers(service: House, citizen: Citizen, path: str = "/permit/about-you") -> dict[str, list[str]]:
    """What a page opened now is filled in with."""
    return {name: sent for name, sent in submitted(citizen.get(path).text).items() if name not in ("csrf", "seen_")}


def test_p24_the_second_window_is_told_what_the_first_one_saved(service: House, about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    assert first.send(full_name="Bea") == 303
    before = service.rows()
    assert second.send(full_name="Cai") == 422
    assert service.rows() == before
    assert second.told == [
        "Another answer was saved after you opened this page, perhaps in another window: Bea. "
        "Continue to save what stands here instead"
    ]
    assert submitted(second.page)["full-name"] == ["Cai"]
    assert second.send() == 303
    assert answers(service, about) == {"full-name": ["Cai"], "notes": [""]}


def test_p24_it_is_something_to_check_and_no_problem(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    first.send(full_name="Bea")
    second.send(full_name="Cai")
    page = parse(second.page)
    assert [it.text for it in page.all("h2")][:1] == ["Check this before you go on"]
    assert not page.one("title").text.startswith("Error")
    assert not [it for it in page.all() if it.get("aria-invalid")]
    [link] = page.one("ul", class_="slips").all("a")
    assert (link.text, link.get("href")) == (second.told[0], "#full-name")
    [doubt] = [it for it in page.all("p") if it.get("class") == "doubt"]
    assert doubt.get("id") in page.one("input", id="full-name").get("aria-describedby").split()


def test_p24_two_windows_on_a_question_that_was_not_answered_yet(service: House, citizen: Citizen):
    citizen.begin()
    first, second = (Window(citizen, "/permit/kind") for _ in range(2))
    assert first.send(kind="car") == 303
    assert second.send(kind="van") == 422
    assert second.told[0].split(": ", 1)[1].startswith("A car. Continue")
    assert second.send() == 303
    assert answers(service, citizen, "/permit/kind") == {"kind": ["van"]}


def test_p24_the_same_answer_from_both_windows_is_no_conflict(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    assert (first.send(full_name="Bea"), second.send(full_name="Bea")) == (303, 303)


def test_p24_a_form_that_is_sent_twice_is_no_conflict(about: Citizen):
    window = Window(about, "/permit/about-you")
    assert (window.send(full_name="Bea"), window.send(full_name="Bea")) == (303, 303)


def test_p24_windows_on_different_questions_are_no_conflict(about: Citizen):
    first, second = Window(about, "/permit/kind"), Window(about, "/permit/about-you")
    assert (first.send(kind="van"), second.send(full_name="Bea")) == (303, 303)


def test_p24_a_page_of_an_older_version_without_a_tag_is_taken(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    first.send(full_name="Bea")
    second.page = second.page.replace('name="seen_"', 'name="unknown_"')
    assert second.send(full_name="Cai") == 303


def test_p24_what_a_forged_tag_says_never_comes_back(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    first.send(full_name="Bea")
    form = {**submitted(second.page), "seen_": ['"><script>.x'], "full-name": [""]}
    answer = about.browser.post("/permit/about-you", data=form)
    assert answer.status_code == 422
    assert "<script>." not in answer.text


def test_p24_a_page_that_could_not_be_taken_still_tells_of_the_other_window(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    first.send(full_name="Bea")
    assert second.send(full_name="") == 422
    assert second.told == ["Error: Enter your name"]
    assert second.send(full_name="Cai") == 422
    assert "window: Bea" in second.told[0]
    assert second.send() == 303


def test_p24_each_question_of_a_page_is_told_at_its_own(about: Citizen):
    first, second = (Window(about, "/permit/about-you") for _ in range(2))
    first.send(full_name="Bea", notes="Gate is blue")
    assert second.send(full_name="Cai", notes="Gate is red") == 422
    assert [told.split("window: ")[1].split(".")[0] for told in second.told] == ["Bea", "Gate is blue"]


@pytest.fixture
def money(tmp_path: Path) -> Iterator[House]:
    """A service that pays into an account, in three languages."""
    with house(tmp_path, ACCOUNT) as made:
        yield made


def test_p24_an_account_is_told_by_its_last_digits_only(money: House):
    citizen = money.citizen()
    citizen.begin()
    first, second = (Window(citizen, "/permit/account") for _ in range(2))
    assert first.send(**ONE) == 303
    assert second.send(**OTHER) == 422
    assert "66374958" not in second.page
    assert "4958. Continue" in second.told[0]


def test_p24_a_date_and_an_address_are_told_in_words(money: House):
    citizen = money.citizen()
    citizen.begin()
    assert Window(citizen, "/permit/account").send(**ONE) == 303
    first, second = (Window(citizen, "/permit/born") for _ in range(2))
    assert first.send(born_day="3", born_month="4", born_year="1990") == 303
    assert second.send(born_day="4", born_month="4", born_year="1990") == 422
    assert "window: 3 April 1990. Continue" in second.told[0]
    second.send()
    first, second = (Window(citizen, "/permit/home") for _ in range(2))
    home = {"home_town": "Northmere", "home_postcode": "NM1 2AB"}
    assert first.send(home_line1="1 Mill Lane", **home) == 303
    assert second.send(home_line1="2 Mill Lane", **home) == 422
    assert "window: 1 Mill Lane, Northmere, NM1 2AB. Continue" in second.told[0]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("cy", "Cafodd ateb arall ei gadw ar ôl i chi agor y dudalen hon"),
        ("ar", "حُفظت إجابة أخرى بعد فتح هذه الصفحة"),
    ],
)
def test_p24_it_is_told_in_the_language_of_the_page(tmp_path: Path, language: str, told: str):
    with house(tmp_path, ACCOUNT.replace("title: Get", f"language: {language}\ntitle: Get")) as made:
        citizen = made.citizen()
        citizen.begin()
        first, second = (Window(citizen, "/permit/account") for _ in range(2))
        first.send(**ONE)
        assert second.send(**OTHER) == 422
        assert second.told[0].startswith(told)


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[Citizen]:
    """Somebody who has named a child."""
    with house(tmp_path, CHILDREN) as made:
        citizen = made.citizen()
        citizen.get("/children")
        citizen.go("/children")
        citizen.go("/children/adult", {"adult": "Kemi Stone"})
        citizen.go(citizen.go("/children/children", {"children": "yes"}), {"child-name": "Ann"})
        yield citizen


def test_p24_two_windows_on_a_page_of_one_item(parent: Citizen):
    address = str(parent.page.url).replace("/born", "/name")
    first, second = (Window(parent, address) for _ in range(2))
    assert first.send(child_name="Bea") == 303
    assert second.send(child_name="Cai") == 422
    assert "window: Bea. Continue" in second.told[0]
    assert second.send() == 303
    assert submitted(parent.get(address).text)["child-name"] == ["Cai"]


def test_p24_one_window_on_each_of_two_items_is_no_conflict(parent: Citizen):
    one = str(parent.page.url).replace("/born", "/name")
    parent.get("/children/children")
    other = parent.go("/children/children", {"children": "yes"})
    first, second = Window(parent, one), Window(parent, other)
    assert (first.send(child_name="Bea"), second.send(child_name="Cai")) == (303, 303)


def test_p24_another_language_in_between_does_not_hide_it(tmp_path: Path):
    folder = tmp_path / "permit"
    folder.mkdir()
    (folder / "journey.yaml").write_text(test_languages.PERMIT, encoding="utf-8")
    (folder / "cy.yaml").write_text(test_languages.WELSH, encoding="utf-8")
    with serving_house(folder) as made:
        citizen = made.citizen()
        citizen.begin()
        first, second = (Window(citizen, "/permit/kind") for _ in range(2))
        first.send(kind="car")
        assert second.send(kind="van", language_="cy") == 303
        again = Window(citizen, "/permit/kind")
        assert submitted(again.page)["kind"] == ["van"]
        assert again.send() == 422
        assert "ffenestr arall: Car. Ewch ymlaen" in again.told[0]
        assert again.send() == 303
