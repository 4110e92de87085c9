"""A citizen at a browser without script: one service, one cookie jar, forms sent as a browser would send them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from service.app import create_app
from service.logs import Log
from service.settings import Settings

PERMIT = """\
journey: permit
title: Ask for a permit
steps:
  kind:
    ask: What is it for?
    called: what it is for
    type: choice
    options:
      car: A car
      van: A van
      none: Nothing at all
    next:
      kind is none: no_need
  weight:
    when: kind is van
    ask: How heavy is the van?
    called: the weight of the van
    type: integer
    hint: In kilograms
  rules:
    title: Know the rules
    body: Park in your own street only.
  about_you:
    title: About you
    questions:
      full_name:
        ask: What is your name?
        called: your name
        type: text
      notes:
        ask: Anything else?
        called: anything else
        type: long_text
        optional: true
outcomes:
  no_need:
    title: You need no permit
  sent:
    title: Permit asked for
    submit: true
"""

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    """The time, which tests move."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **amount: float) -> None:
        """Move on, as `timedelta` counts."""
        self.now += timedelta(**amount)


class House:
    """A running service: its application, what it logged, and its clock."""

    def __init__(self, path: Path, **settings: Any) -> None:
        self.folder = folder = path if path.is_dir() else path.parent
        self.lines = io.StringIO()
        self.clock = Clock()
        self.database = folder / "answers.db"
        options = {"database": f"sqlite:///{self.database}", "hosts": ("testserver",), **settings}
        self.app = create_app(Settings(path, **options), log=Log(self.lines), now=self.clock)

    @property
    def log(self) -> list[dict[str, Any]]:
        """Every line logged so far."""
        self.app.state.running.log.flush()
        return [json.loads(line) for line in self.lines.getvalue().splitlines()]

    def citizen(self, https: bool = False) -> Citizen:
        """Somebody new, whose browser follows no redirect by itself."""
        base = "https://testserver" if https else "http://testserver"
        return Citizen(TestClient(self.app, base_url=base, follow_redirects=False, raise_server_exceptions=False))

    def rows(self) -> tuple[list[Any], list[Any]]:
        """Sessions and submissions as they stand in the database: to show that nothing was changed."""
        import sqlite3

        with sqlite3.connect(self.database) as database:
            sessions = database.execute("SELECT * FROM sessions ORDER BY 1").fetchall()
            submissions = database.execute("SELECT * FROM submissions ORDER BY 1").fetchall()
        database.close()
        return sessions, submissions


@contextmanager
def house(folder: Path, journey: str = PERMIT, **settings: Any) -> Iterator[House]:
    """A service of one journey, while the block runs."""
    file = folder / "permit.yaml"
    file.write_text(journey, encoding="utf-8")
    with serving_house(file, **settings) as made:
        yield made


@contextmanager
def serving_house(path: Path, **settings: Any) -> Iterator[House]:
    """A service of what stands at a path, while the block runs."""
    made = House(path, **settings)
    with TestClient(made.app):
        yield made


class Citizen:
    """Somebody who looks at pages and sends forms. `page` is the last page seen."""

    def __init__(self, browser: TestClient) -> None:
        self.browser = browser
        self.page: Response | None = None

    def get(self, path: str, **options: Any) -> Response:
        """Open an address."""
        self.page = self.browser.get(f"{self.browser.base_url}{path}" if path.startswith("//") else path, **options)
        return self.page

    @property
    def token(self) -> str:
        """The token in the form of the last page."""
        assert self.page is not None
        found = re.search(r'name="csrf" value="([^"]+)"', self.page.text)
        assert found, f"no form on the page of {self.page.url}"
        return found[1]

    def post(self, path: str, fields: Mapping[str, Any] | None = None, **options: Any) -> Response:
        """Send the form of the last page, and look at the page it leads to."""
        self.page = self.browser.post(path, data={"csrf": self.token, **(fields or {})}, **options)
        return self.page

    def go(self, path: str, fields: Mapping[str, Any] | None = None, **options: Any) -> str:
        """Send the form of the last page, follow the redirect, and say where it led."""
        answer = self.post(path, fields, **options)
        assert answer.status_code == 303, (answer.status_code, self.heading)
        to = str(answer.headers["location"])
        self.get(to)
        return to

    def begin(self) -> str:
        """From the start page to the first question."""
        self.get("/permit")
        return self.go("/permit")

    def answer_all(self, name: str = "Kit Moss") -> str:
        """From the start page to check answers."""
        self.begin()
        self.go("/permit/kind", {"kind": "car"})
        self.go("/permit/rules")
        return self.go("/permit/about-you", {"full-name": name, "notes": ""})

    def send(self) -> str:
        """From the start page to the confirmation."""
        self.answer_all()
        return self.go("/permit/-/check")

    @property
    def heading(self) -> str:
        """The words of the page's h1."""
        assert self.page is not None
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.page.text, re.DOTALL)
        return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""

    @property
    def problems(self) -> list[str]:
        """The lines of the summary of problems."""
        assert self.page is not None
        found = re.search(r'class="[^"]*summary[^"]*".*?<ul[^>]*>(.*?)</ul>', self.page.text, re.DOTALL)
        items = re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL) if found else []
        return [unescape(re.sub(r"<[^>]+>", "", item)).strip() for item in items]
