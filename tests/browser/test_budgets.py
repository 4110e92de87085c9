"""What a page weighs on the wire, headers included, as the browser counts it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from renderers.html.assets import ENHANCEMENTS, enhancement
from renderers.html.gallery.files import exhibits
from tests.browser.citizen import BUTTON, Citizen
from tests.browser.conftest import Visit
from tests.browser.example_pages import drawn, names
from tests.browser.stories import Story, one_of_each_kind
from tests.serving import Serving

FIRST_QUESTION = 14_000
COLD = 40_000
COLD_REQUESTS = 4
TURN = 6_000


@dataclass
class Wire:
    """Bytes that came over the network, by request; nothing that came from the cache."""

    page: Page
    sizes: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    requests: int = 0

    def __post_init__(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict) -> None:  # type: ignore[type-arg]
        if event["request"]["url"].startswith("data:"):
            return
        self.requests += 1
        if "redirectResponse" in event:
            self.sizes[f"{event['requestId']} redirect"] = event["redirectResponse"]["encodedDataLength"]
        self.names[event["requestId"]] = (event["type"], event["request"]["url"])

    def _came(self, event: dict) -> None:  # type: ignore[type-arg]
        if event["requestId"] in self.names:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def clear(self) -> None:
        self.sizes.clear()
        self.names.clear()
        self.requests = 0

    @property
    def total(self) -> int:
        return sum(self.sizes.values())

    def of(self, *kinds: str) -> int:
        return sum(size for request, size in self.sizes.items() if self.names.get(request, ("",))[0] in kinds)

    def settle(self) -> None:
        """Wait until all that was asked for has come."""
        self.page.wait_for_load_state("networkidle")


def stories() -> list[Story]:
    return [story for story in one_of_each_kind() if story.outcome.submit or story.journey.id == "uk_visa"]


@pytest.fixture
def fresh(visit: Visit) -> Page:
    """A visitor with an empty cache and no stand-in for anything: what is counted really came over the wire."""
    return visit("alone")


@pytest.mark.parametrize("story", stories(), ids=str)
def test_the_first_question_is_light_even_for_a_cold_browser(
    story: Story, self_contained: Serving, visit: Visit
) -> None:
    first = Citizen(visit("no script"), self_contained.base, story, script=False)
    first.begin()
    cookies = first.page.context.cookies()
    page = visit("alone")
    page.context.add_cookies(cookies)
    wire = Wire(page)
    page.goto(first.page.url)
    wire.settle()
    assert wire.of("Document", "Stylesheet") <= FIRST_QUESTION, wire.names
    assert wire.total <= COLD
    of_fields = set(page.locator("[data-script]").evaluate_all("all => all.map((it) => it.dataset.script)"))
    assert wire.requests <= COLD_REQUESTS + len(of_fields), wire.names


@pytest.mark.parametrize("story", stories(), ids=str)
def test_every_page_turn_after_that_is_small(story: Story, self_contained: Serving, fresh: Page) -> None:
    citizen = Citizen(fresh, self_contained.base, story, script=True)
    citizen.begin()
    wire = Wire(fresh)
    for step in story.path:
        citizen.fill(step)
        wire.clear()
        citizen.turn(fresh.locator(BUTTON).click)
        wire.settle()
        assert wire.total <= TURN, (fresh.url, wire.sizes, wire.names)
        assert wire.requests <= 2, wire.names


HEADERS = 900
"""What stands before a page on the wire at most."""


def weight(html: str) -> int:
    """What a page is on the wire, compressed as the service does it."""
    return len(gzip.compress(html.encode(), 6)) + HEADERS


@pytest.mark.parametrize(("journey", "language"), names())
def test_m2_every_page_of_an_example_is_small_blank_and_with_its_problems(journey: str, language: str) -> None:
    heavy = {page.name: weight(page.html) for page in drawn(journey, language) if weight(page.html) > TURN}
    assert heavy == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_m2_every_page_of_the_gallery_is_small(language: str) -> None:
    heavy = {page.name: weight(page.html) for page in exhibits(language) if weight(page.html) > TURN}
    assert heavy == {}


FIELDS = {"upload": 'type="file"', "combobox": 'class="combobox"', "count": "data-most"}
"""What a page with a script of its own has on it."""


def test_m2_only_pages_with_such_a_field_ask_for_a_script_of_their_own() -> None:
    assert set(FIELDS) == set(ENHANCEMENTS)
    for page in exhibits("en"):
        for name, mark in FIELDS.items():
            assert (enhancement(name).path in page.html) == (mark in page.html), (page.name, name)
