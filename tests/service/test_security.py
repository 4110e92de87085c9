"""The cookie, the form token, the hosts and the headers."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.security import (
    Hosts,
    form_token,
    from_our_pages,
    new_cookie_id,
    policy,
    read_cookie,
    set_cookie,
    standing_headers,
    stored_key,
    token_fits,
)

ids = st.binary(min_size=32, max_size=32).map(
    lambda raw: __import__("base64").urlsafe_b64encode(raw).rstrip(b"=").decode()
)


def test_a_new_id_has_256_random_bits():
    made = {new_cookie_id() for _ in range(100)}
    assert len(made) == 100
    assert {len(id) for id in made} == {43}


@given(ids, st.booleans())
def test_the_cookie_that_is_set_is_the_cookie_that_is_read(cookie_id, https):
    name, value = set_cookie(cookie_id, https, 28)
    assert name == b"set-cookie"
    sent_back = value.split(b";")[0]
    assert read_cookie({b"cookie": b"a=b; " + sent_back + b"; c=d"}, https) == cookie_id
    assert read_cookie({b"cookie": sent_back}, not https) is None


def test_over_https_the_cookie_is_bound_to_the_host_and_secure():
    assert set_cookie("x" * 43, True, 28)[1] == (
        b"__Host-footpath=" + b"x" * 43 + b"; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure"
    )
    assert set_cookie("x" * 43, False, 28)[1] == (
        b"footpath=" + b"x" * 43 + b"; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"
    )


@pytest.mark.parametrize("value", [b"", b"short", b"x" * 44, b"x" * 42 + b"\xff", b"x" * 42 + b"'", b"x" * 42 + b"="])
def test_a_cookie_of_another_form_is_no_cookie(value):
    assert read_cookie({b"cookie": b"footpath=" + value}, False) is None


def test_only_a_hash_of_the_id_is_stored():
    cookie_id = new_cookie_id()
    assert len(stored_key(cookie_id)) == 64
    assert cookie_id not in stored_key(cookie_id)


@given(ids)
def test_a_token_fits_its_own_browser_and_is_never_the_same_twice(cookie_id):
    first, second = form_token(cookie_id), form_token(cookie_id)
    assert first != second
    assert token_fits(cookie_id, first)
    assert token_fits(cookie_id, second)


@given(ids, ids)
def test_a_token_fits_no_other_browser(one, other):
    assert token_fits(other, form_token(one)) == (one == other)


@given(ids, st.text() | st.text(string.ascii_letters + string.digits + "-_", min_size=43, max_size=43))
def test_whatever_is_sent_as_a_token_is_refused_quietly(cookie_id, token):
    assert not token_fits(cookie_id, token)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({b"sec-fetch-site": b"same-origin"}, True),
        ({b"sec-fetch-site": b"none"}, True),
        ({b"sec-fetch-site": b"same-site"}, False),
        ({b"sec-fetch-site": b"cross-site"}, False),
        ({b"sec-fetch-site": b"cross-site", b"origin": b"https://a.example", b"host": b"a.example"}, False),
        ({b"origin": b"https://a.example", b"host": b"a.example"}, True),
        ({b"origin": b"http://A.example:8000", b"host": b"a.example:8000"}, True),
        ({b"origin": b"https://a.example:444", b"host": b"a.example"}, False),
        ({b"origin": b"https://b.example", b"host": b"a.example"}, False),
        ({b"origin": b"null", b"host": b"a.example"}, False),
        ({b"origin": b"", b"host": b""}, False),
        ({b"host": b"a.example"}, True),
    ],
)
def test_where_a_post_comes_from(headers, ours):
    assert from_our_pages(headers) is ours


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        (b"localhost", True),
        (b"localhost:8000", True),
        (b"127.0.0.1:8000", True),
        (b"192.168.1.20", True),
        (b"[::1]:8000", True),
        (b"[::1]", True),
        (b"apply.example.org", True),
        (b"APPLY.example.org:443", True),
        (b"a.b.example.net", True),
        (b"example.net", True),
        (b"evilexample.net", False),
        (b"evil.example", False),
        (b"localhost.evil.example", False),
        (b"localhost:port", False),
        (b"", False),
        (b"\xff", False),
        (b"[::1", False),
        (b"[::1]x", False),
    ],
)
def test_which_hosts_are_answered(host, allowed):
    hosts = Hosts(["apply.example.org", "*.example.net"])
    assert hosts.allows(host) is allowed
    assert hosts.allows(host) is allowed


def test_the_policy_allows_nothing_inline_and_names_each_foreign_file():
    assert policy(["https://cdn.example/x.js"], ["'sha256-abc='"]) == (
        "default-src 'none'; script-src 'self' https://cdn.example/x.js; style-src 'self' 'sha256-abc='; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'"
    )


def test_transport_security_is_promised_only_over_https():
    secure, plain = (dict(standing_headers("default-src 'none'", https)) for https in (True, False))
    assert secure.pop(b"strict-transport-security") == b"max-age=63072000; includeSubDomains"
    assert secure == plain
    assert plain == {
        b"content-security-policy": b"default-src 'none'",
        b"x-content-type-options": b"nosniff",
        b"x-frame-options": b"DENY",
        b"referrer-policy": b"same-origin",
        b"cross-origin-opener-policy": b"same-origin",
        b"cross-origin-resource-policy": b"same-origin",
        b"permissions-policy": b"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        b"microphone=(), payment=(), usb=()",
    }
