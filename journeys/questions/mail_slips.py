"""Domains of email addresses that are probably a slip of the finger ("gmial.com"), and what was meant."""

from __future__ import annotations

from functools import lru_cache

_KNOWN = (
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "hotmail.es", "outlook.com",
    "outlook.fr", "outlook.es", "live.com", "live.co.uk", "live.fr", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr",
    "yahoo.es", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "btinternet.com", "sky.com",
    "talktalk.net", "virginmedia.com", "blueyonder.co.uk", "ntlworld.com", "tiscali.co.uk", "protonmail.com",
    "proton.me", "gmx.com", "gmx.de", "gmx.net", "web.de", "mail.com", "orange.fr", "wanadoo.fr", "free.fr",
    "laposte.net", "sfr.fr", "wp.pl", "onet.pl", "o2.pl", "interia.pl", "telefonica.net", "libero.it", "eircom.net",
)  # fmt: skip
"""Where most people have their mail."""
_ENDS = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com", "xom": "com", "coom": "com"} | {
    "couk": "co.uk", "co.ku": "co.uk", "co.u": "co.uk", "cok.uk": "co.uk", "c.uk": "co.uk", "con.uk": "co.uk",
    "nte": "net", "ogr": "org", "gov.k": "gov.uk",
}  # fmt: skip
"""Ends that no domain has."""
_SHORTEST = 7
"""Shorter domains are too near to each other to tell a slip from another one."""


@lru_cache(maxsize=1024)
def meant(domain: str) -> str | None:
    """The domain that was probably meant; None where this one gives no reason to ask."""
    if domain in _KNOWN:
        return None
    mended = next(
        (f"{domain[: -len(wrong)]}{right}" for wrong, right in _ENDS.items() if domain.endswith(f".{wrong}")), None
    )
    near = [known for known in _KNOWN if len(known) >= _SHORTEST and one_slip(mended or domain, known)]
    return near[0] if len(near) == 1 else mended


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was left out, doubled, wrong, or changed places with the next."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), None)
    if at is None:
        return True
    one, other = typed[at:], meant[at:]
    return (
        one[1:] == other
        or one == other[1:]
        or one[1:] == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
