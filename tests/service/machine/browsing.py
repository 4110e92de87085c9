"""A browser that looks at everything it is sent, and remembers which words were ever typed where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from httpx2 import Response

from tests.forms import Element, parse, submitted
from tests.service.citizen import House

MARK = re.compile(r"zq\.\d+\.x")
"""What every answer in words holds: no token, id or wording can."""

Files = Sequence[tuple[str, str, bytes]]
"""Control, name and content of the files that a form sends."""


class Browser:
    """One cookie jar. `page` is the last whole page, `path` its address; `seen` the marks on it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.http = house.citizen().browser
        self.path = ""
        self.page = ""
        self.status = 0

    def get(self, address: str) -> Response:
        """Open an address, and follow where it leads."""
        return self._follow(self.http.get(address), address)

    def send(
        self, address: str, fields: Mapping[str, Sequence[str]], files: Files | None = None, htmx: bool = False
    ) -> Response:
        """Send a form, and follow where it leads; `files` make it a form with files. The first answer comes back."""
        headers = {"sec-fetch-site": "same-origin", **({"hx-request": "true"} if htmx else {})}
        if files is None:
            answer = self.http.post(address, data=fields, headers=headers)
        else:
            posted = [(control, (name, content)) for control, name, content in files]
            answer = self.http.post(address, data=fields, files=posted, headers=headers)
        self._follow(answer, answer.headers.get("hx-push-url", address))
        return answer

    def _follow(self, answer: Response, address: str) -> Response:
        hops = 0
        while answer.status_code in (303, 308):
            hops += 1
            assert hops <= 3, f"{address} leads on and on, now to {answer.headers['location']}"
            address = answer.headers["location"]
            answer = self.http.get(address)
        assert answer.status_code in (200, 403, 404, 422), (
            address,
            answer.status_code,
            [line for line in self.house.log if line["level"] == "error"],
        )
        assert hops == 0 or answer.status_code == 200, (address, answer.status_code)
        self.path, self.status, self.page = urlsplit(address).path, answer.status_code, answer.text
        sound(answer.text)
        return answer

    @property
    def marks(self) -> set[str]:
        """The marks that can be read anywhere in the page."""
        return set(MARK.findall(self.page))

    @property
    def main(self) -> Element:
        """The page's main part."""
        return parse(self.page).one("main")

    def form(self) -> dict[str, list[str]]:
        """What the page's form would send as it stands."""
        return submitted(self.page)


def sound(html: str) -> None:
    """What has to hold of every page, however it came about."""
    assert "Traceback" not in html
    page = parse(html)
    elements = page.all()
    ids = [element.get("id") for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids)), [id for id in ids if ids.count(id) > 1]
    assert len(page.all("h1")) == 1, [element.text for element in page.all("h1")]
    assert page.one("title").text
    for element in elements:
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "form"):
            assert set(element.get(name).split()) <= set(ids), (element.tag, name, element.get(name))
        if element.tag == "input" and element.get("type", "text") != "hidden":
            assert element.get("id"), element.attributes
    for form in page.all("form"):
        if form.get("method") == "post":
            [token] = [it.get("value") for it in form.all("input") if it.get("name") == "csrf"]
            assert len(token) > 20
