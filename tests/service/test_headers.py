"""Every response, whatever it is, carries the same protection."""

from __future__ import annotations

import re

import pytest

from service.routes import ROUTES
from service.security import policy, standing_headers
from tests.service.citizen import Citizen, House

CDN = "https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/htmx.min.js"


def addresses() -> list[tuple[str, str]]:
    """Every route with each of its methods, and addresses that are none."""
    ids = {"journey": "permit", "step": "kind", "repeat": "children", "item": "k3f9", "file": "x.css"}
    filled = [route.template.format(**ids) for route in ROUTES]
    methods = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW")
    strange = [
        "/nowhere",
        "/permit/",
        "/permit/kind/x.css",
        "/permit/-/nothing",
        "//evil.example",
        "/-/static/../x",
        "/%2e%2e",
    ]
    return [(method, path) for path in (*filled, *strange) for method in methods]


@pytest.mark.parametrize("https", [False, True])
def test_every_response_has_the_standing_headers(service: House, https: bool):
    citizen = service.citizen(https)
    citizen.get("/permit")
    expected = dict(standing_headers(policy([CDN], []), https))
    for method, path in addresses():
        answer = citizen.browser.request(method, path)
        assert answer.status_code in (200, 204, 303, 308, 403, 404, 405), (method, path, answer.status_code)
        for name, value in expected.items():
            assert answer.headers[name.decode()] == value.decode(), (method, path, name)
        assert ("strict-transport-security" in answer.headers) == https
        assert "server" not in answer.headers
        assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])
        if answer.status_code not in (204, 303, 308) and "static" not in path:
            assert answer.headers["cache-control"] == "no-store", (method, path)
            assert "charset=utf-8" in answer.headers["content-type"]


def test_nothing_on_a_page_breaks_the_policy(citizen: Citizen):
    seen = [citizen.get(path) for path in ("/permit", "/-/privacy", "/-/cookies", "/-/accessibility", "/nowhere")]
    citizen.begin()
    seen.append(citizen.page)
    for answer in seen:
        assert not re.search(r"<style|<[^>]* style=|<[^>]* on\w+=|javascript:", answer.text), answer.url
        for tag in re.findall(r"<script[^>]*>[^<]*", answer.text):
            assert re.fullmatch(rf'<script src="(/-/static/[^"]+|{re.escape(CDN)})"[^>]*>', tag), tag


def test_methods_are_told_and_kept(citizen: Citizen):
    citizen.get("/permit")
    for path, allow in {
        "/permit": "GET, HEAD, OPTIONS, POST",
        "/permit/kind": "GET, HEAD, OPTIONS, POST",
        "/permit/-/sent": "GET, HEAD, OPTIONS",
        "/healthz": "GET, HEAD, OPTIONS",
    }.items():
        options = citizen.browser.options(path)
        assert (options.status_code, options.headers["allow"], options.content) == (204, allow, b"")
        refused = citizen.browser.put(path)
        assert (refused.status_code, refused.headers["allow"]) == (405, allow)


@pytest.mark.parametrize("path", ["/permit", "/permit/kind", "/-/privacy", "/healthz", "/nowhere"])
def test_head_is_get_without_the_body(service: House, path: str):
    citizen = service.citizen()
    citizen.begin()
    got, head = (
        citizen.browser.get(path, headers={"accept-encoding": "identity"}),
        citizen.browser.head(path, headers={"accept-encoding": "identity"}),
    )
    assert head.content == b""
    changing = ("x-request-id",)
    left, right = (
        {name: value for name, value in answer.headers.items() if name not in changing} for answer in (got, head)
    )
    assert (head.status_code, right) == (got.status_code, left)


@pytest.mark.parametrize(
    ("path", "to"),
    [("/permit/", "/permit"), ("/permit/kind/", "/permit/kind"), ("/permit/-/check//", "/permit/-/check")],
)
def test_a_slash_too_many_is_forgiven(citizen: Citizen, path: str, to: str):
    answer = citizen.get(path)
    assert (answer.status_code, answer.headers["location"]) == (308, to)


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "//permit/",
        "/\\evil.example/",
        "/permit/kind/x.css",
        "/permit/kind.css",
        "/permit/Kind",
        "/permit/about_you",
        "/permit/-/check/x",
        "/permit/no-such-step",
        "/no-such-journey",
        "/no-such-journey/kind",
        "/permit/-/static/x",
        "/-/static/nothing.css",
        "/-/static/../../pyproject.toml",
        "/-/static/%2e%2e/%2e%2e/pyproject.toml",
        "/permit%00",
        "/%ff",
        "/.env",
    ],
)
def test_what_is_not_ours_is_not_found(citizen: Citizen, path: str):
    citizen.begin()
    answer = citizen.get(path)
    assert answer.status_code == 404, answer.headers
    assert "location" not in answer.headers
    assert citizen.heading


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", ""])
def test_another_host_is_refused(service: House, host: str):
    answer = service.citizen().browser.get("/permit", headers={"host": host})
    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_and_files_are_compressed_when_the_browser_takes_it(citizen: Citizen):
    page = citizen.get("/permit", headers={"accept-encoding": "gzip"})
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["vary"] == "Accept-Encoding"
    plain = citizen.get("/permit", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    hidden = re.compile(r'name="csrf" value="[^"]+"')
    assert hidden.sub("", plain.text) == hidden.sub("", page.text)
    for path in re.findall(r'(?:href|src)="(/-/static/[^"]+)"', page.text):
        asset = citizen.get(path, headers={"accept-encoding": "gzip"})
        assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert asset.headers["content-encoding"] == "gzip"
        assert asset.content == citizen.get(path, headers={"accept-encoding": "identity"}).content


def test_the_token_in_a_page_is_never_the_same_twice(citizen: Citizen):
    tokens = set()
    for _ in range(5):
        citizen.get("/permit")
        tokens.add(citizen.token)
    assert len(tokens) == 5
