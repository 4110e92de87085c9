"""Whatever bytes come as a form, they are read within limits or refused, and never raise."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.forms import Unreadable, parse_form, read_form

URLENCODED = {b"content-type": b"application/x-www-form-urlencoded"}


def messages(*chunks: bytes):
    """A `receive` that gives a body in these chunks, then a disconnect."""
    waiting = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks) - 1}
        for number, chunk in enumerate(chunks)
    ]

    async def receive():
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    return receive


def read(headers, receive, *, max_bytes=100, max_fields=5, seconds=5.0):
    return asyncio.run(read_form(headers, receive, max_bytes=max_bytes, max_fields=max_fields, seconds=seconds))


encodable = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(encodable, encodable), max_size=8))
def test_what_a_browser_encodes_is_read_back(pairs):
    expected: dict[str, list[str]] = {}
    for name, value in pairs:
        expected.setdefault(name, []).append(value)
    assert parse_form(urlencode(pairs).encode("ascii"), 8) == expected


@given(st.binary())
def test_any_bytes_are_a_form_or_refused(body):
    form = parse_form(body, 20)
    assert form == Unreadable("too_many") or all(isinstance(value, str) for values in form.values() for value in values)


def test_bad_percent_signs_and_bad_utf8_become_the_replacement_character():
    assert parse_form(b"a=%ff&b=%zz&c=%C3&d=\xff&e", 9) == {
        "a": ["\ufffd"],
        "b": ["%zz"],
        "c": ["\ufffd"],
        "d": ["\ufffd"],
        "e": [""],
    }


def test_a_body_in_pieces_is_one_form():
    assert read(URLENCODED, messages(b"a=1&", b"b=", b"2")) == {"a": ["1"], "b": ["2"]}


def test_blanks_are_kept():
    assert read(URLENCODED, messages(b"a=&b=+")) == {"a": [""], "b": [" "]}


def test_no_content_type_counts_as_urlencoded():
    assert read({}, messages(b"a=1")) == {"a": ["1"]}


@pytest.mark.parametrize(
    ("headers", "chunks", "why"),
    [
        ({b"content-type": b"application/json"}, [b"{}"], "wrong_type"),
        ({b"content-type": b"multipart/form-data; boundary=x"}, [b""], "wrong_type"),
        ({**URLENCODED, b"content-length": b"101"}, [b""], "too_large"),
        (URLENCODED, [b"a=" + b"x" * 99], "too_large"),
        (URLENCODED, [b"a=" + b"x" * 50, b"x" * 50], "too_large"),
        ({**URLENCODED, b"content-length": b"-5"}, [b"a=1", b"x" * 100], "too_large"),
        (URLENCODED, [b"a&b&c&d&e&f"], "too_many"),
    ],
)
def test_what_is_refused(headers, chunks, why):
    assert read(headers, messages(*chunks)) == Unreadable(why)


def test_a_browser_that_goes_away_is_noticed():
    async def receive():
        return {"type": "http.disconnect"}

    assert read(URLENCODED, receive) == Unreadable("gone")


def test_a_body_that_never_ends_is_given_up():
    sent = []

    async def receive():
        if sent:
            await asyncio.sleep(60)
        sent.append(1)
        return {"type": "http.request", "body": b"a", "more_body": True}

    assert read(URLENCODED, receive, seconds=0.02) == Unreadable("too_slow")
