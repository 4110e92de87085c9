"""A preview of journeys of a test, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from service.logs import Log
from service.preview.app import create_preview
from service.preview.desk import open_desk

SMALL = """\
# A comment that stays.
journey: small
title: Borrow a bicycle
steps:
  age:
    ask: Are you 14 or over?
    type: yes_no
    next:
      not age: too_young
  name:
    ask: What is your name?   # as on the card
    type: text
outcomes:
  too_young:
    title: You cannot borrow one yet
  sent:
    title: Your bicycle is waiting
    submit: true
"""

Opened = Callable[[Path], TestClient]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A journey on disk."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "journey.yaml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens a preview of a path; it is stopped when the test ends."""
    clients: list[TestClient] = []

    def open(path: Path) -> TestClient:
        app = create_preview(open_desk(path), Log(level="warning"))
        client = TestClient(app, base_url="http://127.0.0.1", headers={"sec-fetch-site": "same-origin"})
        client.__enter__()
        clients.append(client)
        return client

    yield open
    for client in clients:
        client.__exit__(None, None, None)
