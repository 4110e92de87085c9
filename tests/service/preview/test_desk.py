"""What a preview holds: it is live, it shows what it can, and only this machine gets at it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from service.preview.desk import Desk
from tests.conftest import ROOT
from tests.service.preview.conftest import SMALL, Opened


def desk_of(client: TestClient) -> Desk:
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return desk


def eventually(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes true within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_a_saved_file_is_read_again_at_once(small: Path, opened: Opened) -> None:
    client = opened(small)
    (small / "journey.yaml").write_text(SMALL.replace("Borrow a bicycle", "Borrow a boat"), encoding="utf-8")
    assert eventually(lambda: desk_of(client).journeys["small"].title == "Borrow a boat")


def test_a_text_that_cannot_be_read_leaves_the_last_pages_that_could(small: Path, opened: Opened) -> None:
    client = opened(small)
    (small / "journey.yaml").write_text(SMALL + '\n"', encoding="utf-8")
    assert eventually(lambda: desk_of(client).journeys["small"].old)
    one = desk_of(client).journeys["small"]
    assert (one.title, one.read.findings[0].diagnostic.level.value) == ("Borrow a bicycle", "error")
    assert client.get("/small").status_code == 200


def test_a_journey_with_an_error_is_shown_without_what_is_wrong(small: Path, opened: Opened) -> None:
    broken = SMALL.replace("type: text", "type: tetx")
    (small / "journey.yaml").write_text(broken, encoding="utf-8")
    client = opened(small)
    assert desk_of(client).journeys["small"].read.findings
    assert not desk_of(client).journeys["small"].old
    assert client.get("/small").status_code == 200


def test_a_folder_may_hold_nothing_that_can_be_shown_yet(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    client = opened(small)
    assert client.get("/-/preview", follow_redirects=False).status_code == 303
    (small / "journey.yaml").write_text(SMALL, encoding="utf-8")
    assert eventually(lambda: client.get("/small").status_code == 200)


def test_pages_of_the_service_may_be_framed_by_the_preview_only(small: Path, opened: Opened) -> None:
    reply = opened(small).get("/small")
    assert "frame-ancestors 'self'" in reply.headers["content-security-policy"]
    assert reply.headers["x-frame-options"] == "SAMEORIGIN"


def test_other_host_names_are_refused(small: Path, opened: Opened) -> None:
    assert opened(small).get("/-/preview", headers={"host": "evil.example"}).status_code == 421


def test_the_service_does_not_know_the_preview() -> None:
    """Nothing of it is loaded by a service that runs: an import would show."""
    code = "import sys, service.app, service.commands.serve; print([n for n in sys.modules if 'preview' in n])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['journeys.previewing']")
