"""Which language a page is shown in: asked for in the address, chosen before, or what the browser prefers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.exchange import Request
from service.security import Header

COOKIE = "footpath_language"
"""Remembers a choice of language, on pages before and after the journey too. It says nothing about anybody."""

COOKIE_DAYS = 365

_ASKED = re.compile(rb"(?:^|&)lang=([A-Za-z0-9-]{2,20})(?:&|$)").search
_CHOSEN = re.compile(rb"(?:^|;) *footpath_language=([A-Za-z0-9-]{2,20}) *(?:;|$)").search
_PREFERRED = re.compile(r"([A-Za-z0-9-]{2,20})(?:\s*;\s*q=([01](?:\.[0-9]{0,3})?))?\s*(?:,|$)")


def choose(request: Request, offered: Sequence[str], otherwise: str | None = None) -> str:
    """The one of `offered` languages to answer in; without any wish, `otherwise`, or what the browser prefers.

    A language asked for in the address (`?lang=cy`) is remembered by the reply.
    """
    if len(offered) == 1:
        return offered[0]
    if request.remember is not None and request.remember in offered:
        return request.remember
    asked = _found(_ASKED(request.query), offered) if request.query else None
    if asked is not None:
        request.remember = asked
        return asked
    chosen = _found(_CHOSEN(request.headers.get(b"cookie", b"")), offered)
    return chosen or otherwise or _preferred(request, offered)


def ask_for(request: Request, language: str, offered: Sequence[str]) -> None:
    """A form asks for a language: from now on that of this request, and remembered, if it is one of `offered`."""
    if language in offered:
        request.remember = language


def remembering(language: str, https: bool) -> Header:
    """The header that makes a browser remember a choice of language."""
    secure = "; Secure" if https else ""
    age = COOKIE_DAYS * 86_400
    return (
        b"set-cookie",
        f"{COOKIE}={language}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}".encode("ascii"),
    )


def _found(match: re.Match[bytes] | None, offered: Sequence[str]) -> str | None:
    if match is None:
        return None
    wanted = match[1].decode("ascii").lower()
    return next((language for language in offered if language.lower() == wanted), None)


def _preferred(request: Request, offered: Sequence[str]) -> str:
    """The best of the browser's languages that is offered, `cy-GB` being good for `cy`; else the first offered."""
    header = request.headers.get(b"accept-language", b"")[:500].decode("latin-1")
    wishes = [(float(quality or 1), tag.lower()) for tag, quality in _PREFERRED.findall(header)]
    for quality, tag in sorted(wishes, key=lambda wish: -wish[0]):
        for language in offered:
            if quality > 0 and (tag == language.lower() or tag.partition("-")[0] == language.lower()):
                return language
    return offered[0]
