"""The law of all question types over HTTP: any text at any control is taken or refused, and shown again unchanged."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.questions import all_types
from tests.service.citizen import House, house


def one_question(name: str) -> str:
    """A journey that asks one question of a type, as its own example does."""
    lines = all_types()[name].example.strip("\n").split("\n")
    question = "\n".join("  " + line for line in lines)
    outcomes = "outcomes:\n  sent:\n    title: Sent\n    submit: true\n"
    return f"journey: permit\ntitle: One question\nsteps:\n{question}\n{outcomes}"


@pytest.fixture(scope="module", params=list(all_types()))
def asking(request: pytest.FixtureRequest) -> Iterator[tuple[House, str]]:
    """A service that asks one question, for each type."""
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), one_question(request.param)) as made:
        yield made, request.param


TEXT_INPUT = re.compile(r'<input(?=[^>]*\btype="(?:text|email|tel)")[^>]*>')
TEXTAREA = re.compile(r'<textarea[^>]*\bname="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


def texts(html: str) -> dict[str, str]:
    """What a browser would send from the boxes of a page, by control name."""
    found = {}
    for tag in TEXT_INPUT.findall(html):
        value = re.search(r'\bvalue="([^"]*)"', tag)
        found[re.search(r'\bname="([^"]+)"', tag)[1]] = unescape(value[1]) if value else ""
    for name, content in TEXTAREA.findall(html):
        found[name] = unescape(content.removeprefix("\n"))
    return found


@given(st.data())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_any_text_is_taken_or_refused_and_shown_again_unchanged(asking: tuple[House, str], data: st.DataObject):
    made, type = asking
    citizen = made.citizen()
    step = citizen.begin()
    boxes = texts(citizen.page.text)
    names = list(boxes) or sorted(set(re.findall(r'name="([a-z-]+)"', citizen.page.text)) - {"csrf", "viewport"})
    typed = {name: data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))) for name in names}
    answer = citizen.post(step, typed)
    assert answer.status_code in (303, 422)
    shown = answer if answer.status_code == 422 else citizen.get(step)
    if boxes and (answer.status_code == 422 or all_types()[type].keeps_typed):
        assert texts(shown.text) == typed
