"""A real server process: parallel sending, stopping, reloading, what the log holds."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from tests.service.citizen import PERMIT
from tests.serving import Serving, serving


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    """A folder of its own for the journey, apart from the database."""
    folder = tmp_path / "permit"
    folder.mkdir()
    file = folder / "journey.yaml"
    file.write_text(PERMIT, encoding="utf-8")
    return file


@pytest.fixture
def server(journey: Path, tmp_path: Path) -> Iterator[Serving]:
    with serving(journey.parent, tmp_path) as made:
        yield made


class Browser:
    """A browser without script at a real server."""

    def __init__(self, server: Serving) -> None:
        self.http = httpx2.Client(base_url=server.base, timeout=20)
        self.page: httpx2.Response | None = None

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_error: object) -> None:
        self.http.close()

    def get(self, path: str) -> httpx2.Response:
        self.page = self.http.get(path)
        return self.page

    @property
    def token(self) -> str:
        return re.search(r'name="csrf" value="([^"]+)"', self.page.text)[1]

    def go(self, path: str, **fields: str) -> str:
        answer = self.http.post(path, data={"csrf": self.token, **fields})
        assert answer.status_code == 303, (answer.status_code, answer.text)
        self.get(answer.headers["location"])
        return answer.headers["location"]

    def begin(self) -> str:
        self.get("/permit")
        return self.go("/permit")

    def answer_all(self, name: str = "Kit Moss") -> str:
        self.begin()
        self.go("/permit/kind", kind="car")
        self.go("/permit/rules")
        return self.go("/permit/about-you", **{"full-name": name, "notes": ""})


def log_lines(server: Serving) -> list[dict]:
    return [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]


def test_twenty_at_once_send_once(server: Serving, tmp_path: Path):
    with Browser(server) as browser:
        assert browser.answer_all() == "/permit/-/check"
        token, cookies = browser.token, dict(browser.http.cookies)

        def send(_number: int) -> tuple[int, str]:
            with httpx2.Client(base_url=server.base, cookies=cookies, timeout=20) as http:
                answer = http.post("/permit/-/check", data={"csrf": token})
                return answer.status_code, answer.headers["location"]

        with ThreadPoolExecutor(20) as pool:
            assert set(pool.map(send, range(20))) == {(303, "/permit/-/sent")}
        assert browser.get("/permit/-/sent").status_code == 200
    with sqlite3.connect(tmp_path / "footpath.db") as database:
        assert database.execute("SELECT count(*) FROM submissions").fetchone() == (1,)
    database.close()


def test_a_request_under_way_is_finished_when_the_server_is_stopped(server: Serving, tmp_path: Path):
    with Browser(server) as browser:
        browser.begin()
        body = f"csrf={browser.token}&kind=van".encode()
        cookie = browser.http.cookies["footpath"]
    host, port = server.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        head = (
            f"POST /permit/kind HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: footpath={cookie}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection.sendall(head.encode() + body[:10])
        time.sleep(0.3)
        os.kill(server.pid, signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(body[10:])
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 303 ")
    assert b"location: /permit/weight\r\n" in answer
    for _ in range(100):
        if not Path(f"/proc/{server.pid}").exists() or _is_zombie(server.pid):
            break
        time.sleep(0.05)
    with sqlite3.connect(tmp_path / "footpath.db") as database:
        assert '"van"' in database.execute("SELECT state FROM sessions").fetchone()[0]
    database.close()
    assert "Traceback" not in server.log.read_text()


def _is_zombie(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_no_log_line_holds_what_a_citizen_typed_or_holds(server: Serving):
    canaries = {
        name: f"CANARY{number}x" for number, name in enumerate(("full-name", "notes", "query", "header", "path"))
    }
    with Browser(server) as browser:
        browser.answer_all(canaries["full-name"])
        browser.get("/permit/about-you?change=1")
        browser.go("/permit/about-you?change=1", **{"full-name": canaries["full-name"], "notes": canaries["notes"]})
        cookie = browser.http.cookies["footpath"]
        token = browser.token
        browser.http.get(
            f"/permit/{canaries['path'].lower()}", headers={"referer": canaries["header"], "x-y": canaries["header"]}
        )
        browser.http.get(f"/{canaries['path'].lower()}?email={canaries['query']}")
        browser.http.post("/permit/about-you", data={"full-name": canaries["full-name"]})
        browser.http.post(
            "/permit/about-you", content=canaries["notes"].encode(), headers={"content-type": "text/plain"}
        )
        browser.http.request(canaries["header"], "/permit")
        browser.http.get("/permit", headers={"host": canaries["header"]})
        browser.go("/permit/-/check")
    until(lambda: "/-/sent" in server.log.read_text())
    said = server.log.read_text()
    for secret in (*canaries.values(), cookie, token, "CANARY", "canary"):
        assert secret not in said, secret
    lines = log_lines(server)
    assert {line["event"] for line in lines} <= {"request", "forbidden", "form_refused", "server"}
    steps = [line for line in lines if line.get("step") == "about_you"]
    assert steps
    assert set(steps[0]) == {"time", "level", "event", "request", "method", "route", "journey", "step", "status", "ms"}
    assert steps[0]["route"] == "/{journey}/{step}"


def until(condition, seconds: float = 15.0) -> None:
    """Wait for a condition that has to come true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)


def test_a_session_stays_on_its_version_while_new_ones_begin_on_the_next(server: Serving, journey: Path):
    with Browser(server) as early, Browser(server) as late:
        early.begin()
        journey.write_text(PERMIT.replace("What is it for?", "What would you like to park?").replace("weight", "kilos"))
        until(lambda: "reloaded" in server.log.read_text())
        assert late.begin() == "/permit/kind"
        assert "What would you like to park?" in late.page.text
        assert "What is it for?" in early.get("/permit/kind").text
        assert early.go("/permit/kind", kind="van") == "/permit/weight"
        assert late.go("/permit/kind", kind="van") == "/permit/kilos"
        assert early.go("/permit/weight", weight="900") == "/permit/rules"
        early.go("/permit/rules")
        early.go("/permit/about-you", **{"full-name": "Early", "notes": ""})
        assert early.go("/permit/-/check") == "/permit/-/sent"


def test_a_session_stays_on_its_version_across_a_restart(journey: Path, tmp_path: Path):
    with serving(journey.parent, tmp_path) as first, Browser(first) as browser:
        browser.begin()
        cookies = dict(browser.http.cookies)
    journey.write_text(PERMIT.replace("What is it for?", "What would you like to park?"))
    with serving(journey.parent, tmp_path) as second, Browser(second) as browser:
        browser.http.cookies.update(cookies)
        assert "What is it for?" in browser.get("/permit/kind").text
        assert browser.go("/permit/kind", kind="van") == "/permit/weight"


def test_a_journey_that_breaks_while_serving_stays_as_it_was(server: Serving, journey: Path):
    with Browser(server) as browser:
        browser.begin()
        journey.write_text(PERMIT.replace("kind is none: no_need", "kind is nonne: no_need"))
        until(lambda: "reload_refused" in server.log.read_text())
        said = server.log.read_text()
        assert "permit/journey.yaml:13:15" in said
        assert "nonne" in said
        assert "What has errors is still served as it was before." in said
        assert browser.get("/permit/kind").status_code == 200
        assert browser.go("/permit/kind", kind="none") == "/permit/-/end"
        journey.write_text("steps: [\n")
        until(lambda: server.log.read_text().count("reload_refused") == 2)
        assert browser.get("/permit").status_code == 200
        journey.write_text(PERMIT.replace("What is it for?", "What would you like to park?"))
        until(lambda: '"reloaded"' in server.log.read_text())
    with Browser(server) as later:
        later.begin()
        assert "What would you like to park?" in later.page.text


def test_only_a_trusted_proxy_may_say_that_it_speaks_https(journey: Path, tmp_path: Path):
    said = {"x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9"}
    for trusted, environment in ((True, {"FOOTPATH_PROXIES": "127.0.0.1"}), (False, {})):
        with serving(journey.parent, tmp_path, environment=environment) as server:
            answer = httpx2.get(f"{server.base}/permit", headers=said)
            assert answer.headers["set-cookie"].startswith("__Host-footpath=" if trusted else "footpath=")
            assert ("strict-transport-security" in answer.headers) == trusted


def test_health_is_told(server: Serving, tmp_path: Path):
    with Browser(server) as browser:
        assert (browser.get("/healthz").status_code, browser.page.text) == (200, "alive\n")
        assert (browser.get("/readyz").status_code, browser.page.text) == (200, "ready\n")
        for file in tmp_path.glob("footpath.db*"):
            file.rename(file.with_name("away-" + file.name))
        assert (browser.get("/healthz").status_code, browser.page.text) == (200, "alive\n")
        assert (browser.get("/readyz").status_code, browser.page.text) == (503, "not ready\n")
