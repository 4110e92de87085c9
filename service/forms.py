"""A form's bytes -> its fields, within limits, whatever was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl

Form = Mapping[str, list[str]]
Receive = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a body is not a form: `why` decides the status and the words of the answer."""

    why: Literal["too_large", "too_many", "wrong_type", "too_slow", "gone", "broken"]


async def read_form(
    headers: Mapping[bytes, bytes], receive: Receive, *, max_bytes: int, max_fields: int, seconds: float
) -> Form | Unreadable:
    """The fields of an urlencoded body, in order, blanks kept; text that is no UTF-8 becomes U+FFFD.

    A body that is declared or turns out too large is refused without being kept. No content type
    at all counts as urlencoded: some proxies drop it.
    """
    content_type = headers.get(b"content-type", b"")
    if content_type and content_type.split(b";", 1)[0].strip().lower() != b"application/x-www-form-urlencoded":
        return Unreadable("wrong_type")
    declared = headers.get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > max_bytes:
        return Unreadable("too_large")
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        body: bytes = message.get("body", b"")
        return parse_form(body, max_fields) if len(body) <= max_bytes else Unreadable("too_large")
    try:
        async with asyncio.timeout(seconds):
            collected = await _collect(message, receive, max_bytes)
    except TimeoutError:
        return Unreadable("too_slow")
    return parse_form(collected, max_fields) if isinstance(collected, bytes) else collected


async def _collect(message: Any, receive: Receive, max_bytes: int) -> bytes | Unreadable:
    """A body that comes in pieces, put together while it stays within `max_bytes`."""
    chunks: list[bytes] = []
    size = 0
    while message["type"] == "http.request":
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > max_bytes:
            return Unreadable("too_large")
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)
        message = await receive()
    return Unreadable("gone")


def parse_form(body: bytes, max_fields: int) -> Form | Unreadable:
    """Urlencoded bytes -> name -> values in order."""
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=max_fields,
        )
    except ValueError:
        return Unreadable("too_many")
    form: dict[str, list[str]] = {}
    for name, value in pairs:
        values = form.get(name)
        if values is None:
            form[name] = [value]
        else:
            values.append(value)
    return form
