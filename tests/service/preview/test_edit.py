"""The edit view: it opens, saves, tells what fits and what is wrong, and changes the words of a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from service.preview.edits import fingerprint
from service.preview.typed import characters, units
from tests.service.preview.conftest import SMALL, Opened
from tests.service.preview.test_desk import desk_of, eventually

HERE = "/-/preview/small"


def asked(client: TestClient, what: str, **said: Any) -> Any:
    reply = client.post(f"{HERE}/language/{what}", json={"file": "journey.yaml", **said})
    assert reply.status_code == 200, reply.text
    return reply.json()


def saved(client: TestClient, text: str, base: str, file: str = "journey.yaml") -> Any:
    return client.post(f"{HERE}/edit/save", json={"file": file, "text": text, "base": base}).json()


def test_the_view_holds_the_text_and_the_words_of_its_first_page(small: Path, opened: Opened) -> None:
    page = opened(small).get(f"{HERE}/edit").text
    assert "# A comment that stays." in page
    assert f'name="base" value="{fingerprint(SMALL)}"' in page
    assert 'value="Borrow a bicycle"' in page
    assert 'aria-current="page">Edit' in page


def test_the_view_opens_at_a_page(small: Path, opened: Opened) -> None:
    page = opened(small).get(f"{HERE}/edit?at=name").text
    assert 'data-line="10"' in page
    assert 'value="What is your name?"' in page


def test_saving_writes_the_file_and_nothing_else_of_it(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_bytes(SMALL.replace("\n", "\r\n").encode())
    client = opened(small)
    base = client.get(f"{HERE}/edit/text?file=journey.yaml").json()["base"]
    done = saved(client, SMALL.replace("your name?", "your full name?"), base)
    changed = SMALL.replace("your name?", "your full name?").replace("\n", "\r\n")
    assert (small / "journey.yaml").read_bytes() == changed.encode()
    assert done == {"state": "saved", "base": fingerprint(changed)}


def test_a_conflict_shows_both_texts_and_their_merge(small: Path, opened: Opened) -> None:
    client = opened(small)
    client.get(f"{HERE}/edit")
    theirs = SMALL.replace("bicycle is waiting", "boat is waiting")
    (small / "journey.yaml").write_text(theirs, encoding="utf-8")
    done = saved(client, SMALL.replace("your name?", "your full name?"), fingerprint(SMALL))
    assert (done["state"], done["theirs"]) == ("conflict", {"text": theirs, "base": fingerprint(theirs)})
    assert done["merged"] == theirs.replace("your name?", "your full name?")
    assert "Keep both changes" in done["html"]
    assert (small / "journey.yaml").read_text(encoding="utf-8") == theirs


def test_a_file_that_is_not_the_journeys_is_refused_in_words(small: Path, opened: Opened) -> None:
    done = saved(opened(small), "x", "", "../evil.yaml")
    assert done == {
        "state": "refused",
        "words": "`../evil.yaml` is not written: it stands outside of the journey's folder",
    }


def test_without_script_a_form_saves_and_shows_conflicts(small: Path, opened: Opened) -> None:
    client = opened(small)
    fields = {"file": "journey.yaml", "base": fingerprint(SMALL)}
    text = SMALL.replace("your name?", "your full name?")
    done = client.post(f"{HERE}/edit/text", data={**fields, "text": text.replace("\n", "\r\n")}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, f"{HERE}/edit?file=journey.yaml")
    assert (small / "journey.yaml").read_text(encoding="utf-8") == text
    again = client.post(f"{HERE}/edit/text", data={**fields, "text": SMALL.replace("your name?", "a name?")})
    assert again.status_code == 409
    assert "Somebody else changed journey.yaml too" in again.text
    assert "What is a name?" in again.text
    assert f'name="base" value="{fingerprint(text)}"' in again.text


def test_without_script_a_form_changes_words_and_order(small: Path, opened: Opened) -> None:
    client = opened(small)
    keys = json.dumps(["steps", "name", "ask"])
    done = client.post(
        f"{HERE}/edit/words", data={"at": "name", "keys-1": keys, "word-1": "Your name?"}, follow_redirects=False
    )
    assert done.headers["location"] == f"{HERE}/edit?at=name"
    changed = SMALL.replace("What is your name?", "Your name?")
    assert (small / "journey.yaml").read_text(encoding="utf-8") == changed
    assert eventually(lambda: "Your name?" in desk_of(client).journeys["small"].read.files["journey.yaml"])
    client.post(f"{HERE}/edit/words", data={"at": "name", "up": "1"})
    text = (small / "journey.yaml").read_text(encoding="utf-8")
    assert text.index("  name:") < text.index("  age:")
    assert "# as on the card" in text


def test_completion_hover_and_definition_are_those_of_unsaved_text(small: Path, opened: Opened) -> None:
    client = opened(small)
    text = "# 😀\n" + SMALL.replace("type: text", "type: text\n    when: ag")
    at = units(text, text.index("when: ag") + 8)
    found = asked(client, "complete", texts={"journey.yaml": text}, at=at)
    assert (found["from"], found["to"], found["offers"][0]["label"]) == (at - 2, at, "age")
    text = text.replace("when: ag", "when: age")
    told = asked(client, "hover", texts={"journey.yaml": text}, at=at)
    assert told["heading"] == "age, a question of the type yes_no"
    place = asked(client, "define", texts={"journey.yaml": text}, at=at)
    assert (place["line"], place["from"]) == (6, units(text, text.index("  age:") + 2))
    assert [each["line"] for each in asked(client, "uses", texts={"journey.yaml": text}, at=at)] == [6, 10, 14]


def test_findings_come_with_their_place_and_their_mend(small: Path, opened: Opened) -> None:
    client = opened(small)
    text = SMALL.replace("not age: too_young", "not age: too_yuong")
    told = asked(client, "check", texts={"journey.yaml": text})
    (one,) = [each for each in told["found"] if each["slug"] == "unknown-target"]
    assert (one["line"], one["file"], one["level"]) == (9, "journey.yaml", "error")
    (change,) = one["mends"][0]["changes"]
    assert text[: change["from"]] + change["insert"] + text[change["to"] :] == SMALL
    assert not told["saved"]
    assert "Why this matters" in told["html"]


def test_the_page_at_the_cursor_comes_with_its_words(small: Path, opened: Opened) -> None:
    client = opened(small)
    told = asked(client, "place", at=SMALL.index("What is your name"))
    assert told["place"] == "name"
    assert "What is your name?" in told["html"]
    changed = asked(client, "word", keys=["steps", "name", "ask"], new='"Who" are you?')
    (change,) = changed["changes"]
    assert change["insert"] == "'\"Who\" are you?'" or change["insert"] == '"\\"Who\\" are you?"'
    assert asked(client, "word", keys=["steps", "name", "ask"], new=" ")["refused"].startswith("Write a few words")


def test_every_check_has_a_page_to_read(small: Path, opened: Opened) -> None:
    page = opened(small).get("/-/preview/-/explain/unknown-name?of=small").text
    assert "A sentence names something that does not exist" in page
    assert "Back to Borrow a bicycle" in page


@pytest.mark.parametrize("text", ["abc", "a😀b", "😀😀", "é中"])
def test_browsers_count_some_characters_twice(text: str) -> None:
    sizes = [units(text, at) for at in range(len(text) + 1)]
    assert sizes[-1] == len(text.encode("utf-16-le")) // 2
    assert [characters(text, size) for size in sizes] == list(range(len(text) + 1))
