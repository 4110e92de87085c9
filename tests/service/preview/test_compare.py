"""Comparing with an earlier version: what changed, whose outcome is another, and what cannot be compared."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from service.logs import Log
from service.preview.app import create_preview
from service.preview.desk import open_desk
from tests.service.preview.conftest import SMALL as COMMENTED
from tests.service.preview.conftest import Opened
from tests.service.preview.test_desk import eventually

SMALL = COMMENTED.replace("   # as on the card", "")
NEW = SMALL.replace("Are you 14 or over?", "Are you 12 or over?").replace("not age: too_young", "age: too_young")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def save(small: Path, text: str) -> None:
    (small / "journey.yaml").write_text(text, encoding="utf-8")


def seen(client: TestClient, query: str = "") -> str:
    reply = client.get(f"/-/preview/small/compare{query}")
    assert reply.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", reply.text)))


@pytest.fixture
def committed(small: Path) -> Path:
    save(small, SMALL)
    git(small.parent, "init", "-q")
    git(small.parent, "add", "-A")
    git(small.parent, "commit", "-qm", "As it was")
    return small


def test_without_a_change_it_says_so(committed: Path, opened: Opened) -> None:
    words = seen(opened(committed))
    assert re.search(r"Nothing changed This journey is the same as [0-9a-f]+ of [-0-9]+, “As it was” ?\.", words)


def test_changes_are_told_at_once_and_citizens_as_they_are_found(committed: Path, opened: Opened) -> None:
    save(committed, NEW)
    client = opened(committed)
    words = seen(client)
    assert "Changes: 1 to rules and 1 to words. Whose outcome changes Every possible citizen is being gone" in words
    assert "Changed question “Are you 12 or over?”: where it leads Was if “Are you 14 or over?” is No" in words
    assert 'id="map-age" class="is-question changed"' in client.get("/-/preview/small/compare").text
    assert eventually(lambda: "being gone through" not in seen(client), 45)
    words = seen(client)
    assert "Was “You cannot borrow one yet” → Now “Your bicycle is waiting”" in words
    assert "Was “Your bicycle is waiting” → Now “You cannot borrow one yet”" in words
    reply = client.get("/-/preview/small/compare/walk?n=0", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/-/preview/small/walk")
    assert client.get("/-/preview/small/compare/walk?n=99").status_code == 404


def test_what_is_asked_about_an_old_text_is_ended(committed: Path, opened: Opened) -> None:
    save(committed, NEW)
    client = opened(committed)
    seen(client)
    comparisons = client.app.state.comparisons  # type: ignore[attr-defined]
    first = comparisons.last("small")
    assert first.waiting
    save(committed, NEW.replace("Borrow a", "Lend a"))
    assert eventually(first.unwanted.is_set)
    assert eventually(lambda: "the title" in seen(client))
    assert comparisons.last("small") is not first


def test_a_broken_text_is_compared_as_far_as_it_can_be_read(committed: Path, opened: Opened) -> None:
    save(committed, NEW.replace("type: text", "type: tetx"))
    words = seen(opened(committed))
    assert "Whose outcome changes is worked out once this version has no errors." in words
    assert "Changed question “Are you 12 or over?”" in words


def test_any_file_can_be_compared_with(small: Path, tmp_path: Path, opened: Opened) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(NEW, encoding="utf-8")
    words = seen(opened(small), f"?with=file&what={other}")
    assert f"Against {other}" in words
    assert "Changed question “Are you 14 or over?”: where it leads" in words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Nothing is committed here yet. Compare with a file or folder instead."),
        ("?with=revision&what=v9", "There is no revision 'v9'. Compare with a file or folder instead."),
        ("?with=revision&what=--all", "There is no revision '--all'. Compare with a file or folder instead."),
        ("?with=file&what=/nowhere/at-all", "There is nothing at /nowhere/at-all."),
    ],
)
def test_what_is_not_there_is_told_with_a_way_out(small: Path, opened: Opened, query: str, told: str) -> None:
    git(small.parent, "init", "-q")
    assert f"This cannot be compared {told}" in seen(opened(small), query)


def test_a_folder_outside_git_says_so(small: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.parent.parent))
    told = "This folder is not kept in git, so it has no earlier versions. Compare with a file or folder instead."
    assert told in seen(opened(small))


def test_a_journey_that_was_not_in_git_yet_says_so(committed: Path, opened: Opened) -> None:
    later = committed.parent / "later" / "small"
    later.mkdir(parents=True)
    save(later, SMALL)
    assert "small was not in git yet in HEAD. Commit it first" in seen(opened(later))


def test_another_version_with_errors_is_compared_and_that_is_said(committed: Path, opened: Opened) -> None:
    save(committed, SMALL.replace("type: text", "type: tetx"))
    git(committed, "commit", "-qam", "Broken")
    save(committed, NEW)
    words = seen(opened(committed))
    assert "has errors, and is compared as far as it can be read." in words
    assert "Whose outcome changes cannot be worked out with a version that has errors." in words


def test_another_file_that_is_no_journey_says_so(small: Path, tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "list.yaml").write_text('"', encoding="utf-8")
    assert "This cannot be compared" in seen(opened(small), f"?with=file&what={tmp_path / 'list.yaml'}")


def test_nothing_is_left_running_when_the_preview_stops(committed: Path) -> None:
    save(committed, NEW)
    app = create_preview(open_desk(committed), Log(level="warning"))
    with TestClient(app, base_url="http://127.0.0.1", headers={"sec-fetch-site": "same-origin"}) as client:
        seen(client)
        comparison = app.state.comparisons.last("small")
        assert comparison.waiting
    assert comparison.unwanted.is_set()
