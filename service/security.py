"""Who may do what over HTTP: the session cookie, the form token, and the headers of every response."""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b, sha256

Header = tuple[bytes, bytes]

COOKIE_DAYS_MORE = 2
"""How many days longer than the answers the cookie lives: someone who comes late is told what
happened to them."""

# 32 bytes in base64url without padding
_COOKIE = re.compile(rb"(?:^|;) *footpath=([A-Za-z0-9_-]{43}) *(?:;|$)").search
_SECURE_COOKIE = re.compile(rb"(?:^|;) *__Host-footpath=([A-Za-z0-9_-]{43}) *(?:;|$)").search
_TOKEN_BYTES = 16
_PURPOSE = b"footpath form token"


def new_cookie_id() -> str:
    """256 random bits, as they stand in the cookie."""
    return secrets.token_urlsafe(32)


def stored_key(cookie_id: str) -> str:
    """What is stored in place of the cookie's id: whoever reads the database cannot become a citizen."""
    return sha256(cookie_id.encode("ascii")).hexdigest()


def read_cookie(headers: Mapping[bytes, bytes], https: bool) -> str | None:
    """The id in the request's cookie, or None when there is none of the right form."""
    header = headers.get(b"cookie")
    found = (_SECURE_COOKIE if https else _COOKIE)(header) if header is not None else None
    return found[1].decode("ascii") if found else None


def cookie_name(https: bool) -> str:
    """The cookie's name: over HTTPS the browser itself holds it to this host and to HTTPS."""
    return "__Host-footpath" if https else "footpath"


def cookie_days(keep_days: int) -> int:
    """How many days a browser keeps the cookie when answers are kept for `keep_days`."""
    return keep_days + COOKIE_DAYS_MORE


def set_cookie(cookie_id: str, https: bool, keep_days: int) -> Header:
    """The header that gives a browser its id, or lets it keep it; answers live for `keep_days`."""
    secure = "; Secure" if https else ""
    age = cookie_days(keep_days) * 86_400
    cookie = f"{cookie_name(https)}={cookie_id}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"
    return (b"set-cookie", cookie.encode("ascii"))


def drop_cookie(https: bool) -> Header:
    """The header that makes a browser forget its id."""
    secure = "; Secure" if https else ""
    return (
        b"set-cookie",
        f"{cookie_name(https)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}".encode("ascii"),
    )


def form_token(cookie_id: str) -> str:
    """The token that a form carries: the session's, masked anew for each response.

    The session's token is a keyed hash under the cookie's own 256 bits, so it needs no key of the
    server, works on every machine, and cannot be had without the cookie. The mask keeps a
    compressed page from telling it bit by bit (BREACH).
    """
    mask = secrets.token_bytes(_TOKEN_BYTES)
    return urlsafe_b64encode(mask + _xor(mask, _session_token(cookie_id))).rstrip(b"=").decode("ascii")


def token_fits(cookie_id: str, token: str) -> bool:
    """Whether `token` was given to a form of the browser that holds `cookie_id`."""
    if len(token) != 43 or not token.isascii():
        return False
    try:
        raw = urlsafe_b64decode(token + "=")
    except ValueError:
        return False
    if len(raw) != 2 * _TOKEN_BYTES:
        return False
    return hmac.compare_digest(_xor(raw[:_TOKEN_BYTES], raw[_TOKEN_BYTES:]), _session_token(cookie_id))


def _session_token(cookie_id: str) -> bytes:
    return blake2b(_PURPOSE, key=cookie_id.encode("ascii"), digest_size=_TOKEN_BYTES).digest()


def _xor(left: bytes, right: bytes) -> bytes:
    return (int.from_bytes(left, "big") ^ int.from_bytes(right, "big")).to_bytes(_TOKEN_BYTES, "big")


def from_our_pages(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a POST comes from a page of this service, as far as the browser says.

    `Sec-Fetch-Site` where it is sent, else `Origin` against `Host`; a browser too old for both is
    held by the form token alone. The scheme is left out: it may change at a proxy.
    """
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    if origin is None:
        return True
    _, _, netloc = origin.partition(b"://")
    return bool(netloc) and netloc.lower() == headers.get(b"host", b"").lower()


def said_to_be_ours(headers: Mapping[bytes, bytes]) -> bool:
    """Whether the browser itself says that a POST comes from a page of this service."""
    return headers.get(b"sec-fetch-site") == b"same-origin"


class Hosts:
    """The host names that are answered: those listed, localhost, and IP addresses.

    An IP address cannot be used for DNS rebinding, and lets a designer open the service on a phone.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(name for name in names if not name.startswith("*."))
        self._endings = tuple(name[1:] for name in names if name.startswith("*."))
        self._seen: dict[bytes, bool] = {}

    def allows(self, host: bytes) -> bool:
        """Whether the `Host` header (name and perhaps a port) is one of ours."""
        known = self._seen.get(host)
        if known is None:
            known = self._decide(host)
            if len(self._seen) < 256:
                self._seen[host] = known
        return known

    def _decide(self, host: bytes) -> bool:
        try:
            text = host.decode("ascii").lower()
        except UnicodeDecodeError:
            return False
        name, port = _split_port(text)
        if name is None or (port and not port.isdigit()):
            return False
        if name == "localhost" or name in self._names:
            return True
        if any(name.endswith(ending) or name == ending[1:] for ending in self._endings):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _split_port(text: str) -> tuple[str | None, str]:
    if text.startswith("["):
        name, bracket, rest = text[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            return None, ""
        return name, rest[1:]
    name, _, port = text.partition(":")
    return name, port


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The content security policy: only our own files, the exact `scripts` addresses and `styles` hashes."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *scripts)),
            " ".join(("style-src 'self'", *styles)),
            "img-src 'self' data:",  # the empty icon in the pages' head, which saves a request
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
        )
    )


def standing_headers(content_security_policy: str, https: bool) -> tuple[Header, ...]:
    """The headers of every response, whatever it is."""
    headers = [
        (b"content-security-policy", content_security_policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (
            b"permissions-policy",
            b"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
            b"payment=(), usb=()",
        ),
    ]
    if https:
        headers.append((b"strict-transport-security", b"max-age=63072000; includeSubDomains"))
    return tuple(headers)
