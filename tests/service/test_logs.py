"""A log line holds ids, counts and times, one JSON object a line."""

from __future__ import annotations

import asyncio
import io
import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.logs import Log, forward, trace_of


def lines(stream: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_has_time_level_event_and_its_fields():
    stream = io.StringIO()
    Log(stream).info("request", request="ab12", status=200, step=None)
    [line] = lines(stream)
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "info", "event": "request", "request": "ab12", "status": 200}


def test_the_line_of_a_request_is_json_like_the_others():
    stream = io.StringIO()
    log = Log(stream)
    log.request("ab12", "GET", "/{journey}", "permit", None, 200, 1.2345)
    log.request("cd34", "other", "", None, None, 404, 0.1)
    first, second = lines(stream)
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "info",
        "event": "request",
        "request": "ab12",
        "method": "GET",
        "route": "/{journey}",
        "journey": "permit",
        "status": 200,
        "ms": 1.23,
    }
    assert set(second) == {"time", "level", "event", "request", "method", "route", "status", "ms"}


def test_lines_of_requests_wait_for_each_other_and_stay_in_order():
    stream = io.StringIO()
    log = Log(stream)

    async def serve() -> list[str]:
        for id in "abc":
            log.request(id, "GET", "/", None, None, 200, 1.0)
        seen = [stream.getvalue()]
        log.warning("forbidden")
        seen.append([line.get("request", line["event"]) for line in lines(stream)])
        log.request("d", "GET", "/", None, None, 200, 1.0)
        await asyncio.sleep(0.2)
        return seen

    assert asyncio.run(serve()) == ["", ["a", "b", "c", "forbidden"]]
    assert lines(stream)[-1]["request"] == "d"


def test_at_warning_only_what_needs_somebody_is_written():
    stream = io.StringIO()
    log = Log(stream, "warning")
    log.info("reloaded")
    log.request("ab", "GET", "/", None, None, 200, 1.0)
    log.warning("forbidden")
    log.error("went_wrong")
    assert [line["event"] for line in lines(stream)] == ["forbidden", "went_wrong"]


@given(st.text())
def test_no_text_can_begin_a_line_of_its_own(text):
    stream = io.StringIO()
    Log(stream).info("request", reason=text)
    assert stream.getvalue().isascii()
    assert [line["reason"] for line in lines(stream)] == [text]


def test_a_field_that_is_not_named_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="answer"):
        Log(io.StringIO()).info("request", answer="secret")


def test_the_trace_of_an_error_names_places_and_no_values():
    def deeper(secret: str) -> None:
        raise ValueError(secret)

    try:
        deeper("CANARY-9f1")
    except ValueError as error:
        trace = trace_of(error)
    assert trace.startswith("test_logs.py:")
    assert "deeper" in trace
    assert "CANARY" not in trace


def test_the_servers_own_warnings_come_as_json_without_their_words():
    stream = io.StringIO()
    forward(Log(stream), "tests.forwarded")
    logger = logging.getLogger("tests.forwarded")
    logger.info("%s", "CANARY")
    logger.warning("Invalid request from %s", "CANARY")
    [line] = lines(stream)
    assert (line["event"], line["kind"], line["where"].split(":")[0]) == ("server", "tests.forwarded", "test_logs")
    assert "CANARY" not in stream.getvalue()


def test_a_closed_stream_stops_nothing():
    stream = io.StringIO()
    log = Log(stream)
    stream.close()
    log.error("went_wrong")
