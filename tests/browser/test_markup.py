"""Every page that the server sends is valid HTML: each page of each story, and each with its problems shown."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.browser.markup import Markup
from tests.browser.stories import Story, every_outcome
from tests.serving import Serving

NONSENSE = "\u202e§ <b>\"'&"


class Reader:
    """A browser of no importance: follows redirects, keeps cookies, sends forms, collects what is not valid."""

    def __init__(self, client: httpx2.Client, markup: Markup, seen: set[str]) -> None:
        self.client, self.markup, self.seen = client, markup, seen
        self.faults: list[str] = []

    def read(self, answer: httpx2.Response) -> str:
        """The page's text; its faults are noted the first time that its address is seen with this status."""
        address = urlsplit(str(answer.url)).path
        key = f"{answer.status_code} {address}"
        if key not in self.seen:
            self.seen.add(key)
            self.faults += [f"{key}: {what}" for what in self.markup.findings(answer.text)]
        return answer.text

    def open(self, address: str) -> str:
        return self.read(self.client.get(address))

    def send(self, page: str, given: dict[str, list[str]]) -> tuple[int, str]:
        """Send the page's one form with these controls; the status and the page that comes back."""
        action = re.search(r'<form [^>]*method="post"[^>]* action="([^"]+)"', page)
        token = re.search(r'name="csrf" value="([^"]*)"', page)
        assert action
        assert token
        answer = self.client.post(action[1], data={"csrf": token[1], **given})
        return answer.status_code, self.read(answer)


@pytest.fixture(scope="module")
def seen() -> set[str]:
    return set()


@pytest.fixture
def reader(server: Serving, markup: Markup, seen: set[str]) -> Reader:
    return Reader(httpx2.Client(base_url=server.base, follow_redirects=True), markup, seen)


def controls(page: str) -> set[str]:
    """The names of what can be typed into or chosen on this page."""
    return set(re.findall(r'<(?:input|textarea|select)[^>]* name="([^"]+)"', page)) - {"csrf"}


@pytest.mark.parametrize("story", every_outcome(), ids=str)
def test_every_page_on_the_way_is_valid(story: Story, reader: Reader) -> None:
    with reader.client:
        page = reader.open(story.start)
        _, page = reader.send(page, {})
        for step, address in zip(story.path, story.addresses, strict=True):
            if f"422 {address}" not in reader.seen and step.questions:
                for given in ({}, {name: [NONSENSE] for name in controls(page)}):
                    status, refused = reader.send(page, given)
                    if status != 422:
                        page = reader.open(address)
                        break
                    page = refused
                    reader.seen.discard(f"422 {address}")
                reader.seen.add(f"422 {address}")
            status, page = reader.send(page, story.typed(step))
            assert status == 200
        if story.outcome.submit:
            status, page = reader.send(page, {})
            assert status == 200
        assert reader.faults == []


@pytest.mark.parametrize("address", ["/", "/-/privacy", "/-/cookies", "/-/accessibility", "/no-such-page"])
def test_pages_beside_the_journeys_are_valid(address: str, reader: Reader) -> None:
    with reader.client:
        reader.open(address)
        assert reader.faults == []
