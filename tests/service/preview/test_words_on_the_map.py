"""The words of a page, and its place in its section, changed beside the map."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from tests.service.preview.conftest import SMALL, Opened
from tests.service.preview.test_desk import desk_of, eventually

FORM = {"content-type": "application/x-www-form-urlencoded"}


def fields(html: str) -> dict[str, str]:
    """What the form beside the map would send as it stands."""
    form = html.partition('<details id="own"')[2].partition("</details>")[0]
    found = re.findall(r'<input type="(?:hidden|text)"[^>]* name="([^"]+)"[^>]* value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def test_a_question_is_worded_anew_on_the_map_and_nothing_else_changes(small: Path, opened: Opened) -> None:
    client = opened(small)
    sent = fields(client.get("/-/preview/small/map?at=name").text)
    assert sent["at"] == "name"
    assert sent["back"] == "map"
    [word] = [name for name, value in sent.items() if value == "What is your name?"]
    sent[word] = "What are you called?"
    reply = client.post("/-/preview/small/edit/words", content=urlencode(sent), headers=FORM, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/-/preview/small/map?at=name")
    text = (small / "journey.yaml").read_text(encoding="utf-8")
    assert text == SMALL.replace("What is your name?", "What are you called?")


def test_a_page_is_moved_on_the_map(small: Path, opened: Opened) -> None:
    client = opened(small)
    sent = {"at": "name", "back": "map", "up": "1"}
    client.post("/-/preview/small/edit/words", content=urlencode(sent), headers=FORM, follow_redirects=False)
    text = (small / "journey.yaml").read_text(encoding="utf-8")
    assert text.index("  name:") < text.index("  age:")
    assert sorted(text.splitlines()) == sorted(SMALL.splitlines())


def test_no_words_are_offered_while_the_text_cannot_be_read(small: Path, opened: Opened) -> None:
    client = opened(small)
    assert fields(client.get("/-/preview/small/map").text) == {}
    (small / "journey.yaml").write_text(SMALL + '\n"', encoding="utf-8")
    assert eventually(lambda: desk_of(client).journeys["small"].old)
    assert fields(client.get("/-/preview/small/map?at=name").text) == {}
