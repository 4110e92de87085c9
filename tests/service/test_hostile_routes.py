"""Every address with every method, cookie, token, host and body that somebody who means harm may send."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.routes import ROUTES
from service.security import form_token, new_cookie_id
from tests.service.citizen import Citizen
from tests.service.machine.grant import GRANT
from tests.service.wire import Answer, Wire, wired

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "", "A" * 5_000)
LONG = "a" * 20_000
STRANGE = (
    LONG,
    "..",
    "%2e%2e",
    ".",
    "-",
    "--",
    "a--b",
    "child.name",
    "child_name",
    "Full-name",
    "full-name ",
    "full-name/",
    "full-name\\..",
    "full-name\x00",
    "full-name\n",
    "full-name\u202e",
    "\ud800",
    "é",
    "{journey}",
    "{{7*7}}",
    "<script>",
    "__class__",
    "constructor",
    "' or 1=1 --",
    "%00",
    "%",
    "0",
)
FORM = ("content-type", "application/x-www-form-urlencoded")


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    """A service with a repeat and uploads."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grant.yaml"
        file.write_text(GRANT, encoding="utf-8")
        with wired(file) as made:
            yield made


@pytest.fixture
def somebody(wire: Wire) -> Citizen:
    """Somebody with a session and one child."""
    citizen = wire.house.citizen()
    citizen.get("/grant")
    citizen.go("/grant")
    citizen.go("/grant/full-name", {"full-name": "Kit Moss"})
    citizen.go("/grant/travels", {"travels": "family"})
    citizen.go("/grant/contact", {"channel": "post"})
    citizen.go("/grant/children", {"children": "yes"})
    return citizen


def addresses(**real: str) -> list[str]:
    """Every route with ids that are ours, then each of them with each strange one in its place."""
    names = {"journey": "grant", "step": "full-name", "repeat": "children", "item": "2222", "file": "0" * 32, **real}
    found = [route.template.format(**names) for route in ROUTES]
    for route in ROUTES:
        for name in re.findall(r"\{(\w+)\}", route.template):
            found += [route.template.format(**{**names, name: strange}) for strange in STRANGE]
    return found


def calm(wire: Wire, answer: Answer, *about: object) -> None:
    """An answer that gives nothing away, and nothing went wrong behind it."""
    assert answer.status in (200, 204, 303, 308, 400, 403, 404, 405, 408, 413, 415, 422), (answer.status, *about)
    assert b"Traceback" not in answer.body, about
    assert "\n" not in "".join(answer.headers.values()), about
    errors = [line for line in wire.house.log if line["level"] == "error"]
    assert not errors, (errors[-1], *about)
    wire.house.lines.seek(0)
    wire.house.lines.truncate()


def test_every_address_answers_every_method_calmly_and_changes_nothing(wire: Wire, somebody: Citizen) -> None:
    item = str(somebody.page.url.path).split("/")[3]
    cookie = ("cookie", f"footpath={somebody.browser.cookies['footpath']}")
    before = wire.house.rows()
    for address in addresses(item=item):
        for method in METHODS if len(address) < 100 else ("GET", "POST"):
            for headers in ((), (cookie,)):
                calm(wire, wire.ask(method, address, headers), method, address[:100])
    assert wire.house.rows() == before


@pytest.mark.parametrize(
    "cookie",
    [
        "footpath=",
        "footpath=" + "A" * 42,
        "footpath=" + "A" * 44,
        "footpath=" + "A" * 43,
        "footpath=" + "=" * 43,
        "footpath=" + "é" * 43,
        "footpath=a; footpath=b; footpath=" + "A" * 43,
        "__Host-footpath=" + "A" * 43,
        "footpath" + "A" * 60_000,
        ";" * 20_000,
        b"\xff\xfe\x00",
        "footpath_language=../../etc",
        "footpath_language=" + "x" * 10_000,
        "footpath_language=en; footpath_language=cy",
    ],
)
def test_a_cookie_that_was_made_up_is_nobody(wire: Wire, cookie: str | bytes) -> None:
    before = wire.house.rows()
    for address in addresses()[: len(ROUTES)]:
        for method in ("GET", "POST"):
            answer = wire.ask(method, address, [("cookie", cookie), FORM], [b"csrf=x"] if method == "POST" else ())
            calm(wire, answer, method, address)
            assert "Kit Moss" not in answer.text
    assert wire.house.rows() == before


def test_without_the_token_of_the_form_nothing_is_done(wire: Wire, somebody: Citizen) -> None:
    item = str(somebody.page.url.path).split("/")[3]
    cookie = somebody.browser.cookies["footpath"]
    token = form_token(cookie)
    before = wire.house.rows()
    posts = [route.template for route in ROUTES if "POST" in route.handlers]
    names = {"journey": "grant", "step": "full-name", "repeat": "children", "item": item}
    tokens = (
        b"",
        b"csrf=",
        b"csrf",
        f"csrf={token[:-1]}".encode(),
        f"csrf={token}x".encode(),
        f"csrf={token.swapcase()}".encode(),
        f"csrf=x&csrf={token}".encode(),
        f"csrf={form_token(new_cookie_id())}".encode(),
        f"csrf={cookie}".encode(),
        "csrf=é".encode(),
        b"csrf=" + b"\xff" * 100,
        b"csrf=" + b"A" * 900_000,
    )
    for template in posts:
        for body in tokens:
            address = template.format(**names)
            sent = body + b"&full-name=Somebody+else&again=yes&children=no"
            answer = wire.ask("POST", address, [("cookie", f"footpath={cookie}"), FORM], [sent])
            calm(wire, answer, address, body[:60])
            assert answer.status in (403, 404), (address, body[:60], answer.status)
    assert wire.house.rows() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none-of-these"])
def test_a_form_from_another_site_is_refused_though_its_token_fits(wire: Wire, somebody: Citizen, site: str) -> None:
    cookie = somebody.browser.cookies["footpath"]
    before = wire.house.rows()
    headers = [("cookie", f"footpath={cookie}"), FORM, ("sec-fetch-site", site)]
    answer = wire.ask("POST", "/grant/full-name", headers, [f"csrf={form_token(cookie)}&full-name=x".encode()])
    calm(wire, answer)
    assert (answer.status, wire.house.rows()) == (403, before)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "",
        "testserver.evil.example",
        "evil.example:80@testserver",
        "testserver\r\nx-evil: 1",
        "testserver\x00",
        "TESTSERVER.",
        "[::1",
        "[" * 10_000,
        "a" * 100_000,
        b"\xff\xfe",
        "::ffff:127.0.0.1%eth0",
        "1.2.3.4.5",
    ],
)
def test_another_host_gets_no_page(wire: Wire, host: str | bytes) -> None:
    answer = wire.ask("GET", "/grant", [("host", host)])
    calm(wire, answer, host[:50])
    assert answer.status == 400
    assert "evil" not in answer.text


BODIES: dict[str, tuple[str, list[bytes]]] = {
    "10,000 fields": (FORM[1], [b"full-name=x&" * 10_000]),
    "one field 10,000 times in pieces": (FORM[1], [b"full-name=x&"] * 10_000),
    "a name of a megabyte": (FORM[1], [b"n" * 1_000_000 + b"=x"]),
    "percent signs": (FORM[1], [b"full-name=" + b"%" * 100_000]),
    "half of a character": (FORM[1], [b"full-name=%ED%A0%80%F0%9F"]),
    "nested brackets": (FORM[1], [b"full-name" + b"[a]" * 100_000 + b"=x"]),
    "json": ("application/json", [b"[" * 100_000]),
    "xml": ("application/xml", [b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']),
    "no type": ("", [b"full-name=x"]),
    "a type without end": ("multipart/form-data; boundary=" + "b" * 100_000, [b"--b"]),
    "another character set": (FORM[1] + "; charset=utf-16", ["full-name=x".encode("utf-16")]),
    "empty pieces": (FORM[1], [b""] * 10_000),
}


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_no_page_sends_is_answered_and_kept_nowhere(
    wire: Wire, somebody: Citizen, what: str, gone: bool
) -> None:
    cookie = somebody.browser.cookies["footpath"]
    before = wire.house.rows()
    kind, pieces = BODIES[what]
    for address in ("/grant/full-name", "/grant/proof", "/grant/children", "/grant", "/grant/-/check"):
        answer = wire.ask(
            "POST", address, [("cookie", f"footpath={cookie}"), ("content-type", kind)], pieces, gone=gone
        )
        calm(wire, answer, what, address)
        assert answer.status >= 400
    assert wire.house.rows() == before


@pytest.mark.parametrize("length", ["-1", "1e9", "99999999999999999999", "0x10", "", "٣", "1, 1"])
def test_a_length_that_is_none_is_no_fault(wire: Wire, somebody: Citizen, length: str) -> None:
    cookie = somebody.browser.cookies["footpath"]
    for kind in (FORM[1], "multipart/form-data; boundary=b"):
        headers = [("cookie", f"footpath={cookie}"), ("content-type", kind), ("content-length", length)]
        for address in ("/grant/full-name", "/grant/proof"):
            calm(wire, wire.ask("POST", address, headers, [b"--b"]), length, kind)


@pytest.mark.parametrize(
    "query",
    [
        b"change=1&change=1",
        b"lang=" + b"x" * 100_000,
        b"lang=%00",
        b"\xff",
        b"lang=cy;change",
        b"change=%31",
        b"&" * 9_999,
    ],
)
def test_a_query_that_was_made_up_changes_no_page(wire: Wire, somebody: Citizen, query: bytes) -> None:
    cookie = ("cookie", f"footpath={somebody.browser.cookies['footpath']}")
    for address in addresses()[: len(ROUTES)]:
        calm(wire, wire.ask("GET", address, [cookie], query=query), address, query[:40])


def test_headers_of_any_kind_are_read_over(wire: Wire, somebody: Citizen) -> None:
    cookie = ("cookie", f"footpath={somebody.browser.cookies['footpath']}")
    for name in (
        "accept-language",
        "accept-encoding",
        "hx-request",
        "x-forwarded-for",
        "x-forwarded-proto",
        "range",
        "forwarded",
    ):
        for value in ("x" * 100_000, b"\xff\x00", "gzip;q=" * 10_000, "en;q=0.0001," * 5_000, "cy;q=9e999"):
            for address in ("/grant", "/grant/full-name", "/-/privacy", "/nowhere"):
                calm(wire, wire.ask("GET", address, [cookie, (name, value)]), name, value[:20])
