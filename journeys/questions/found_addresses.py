"""Addresses that a look-up found, as a form carries them: `line1|line2|town|postcode`, and `;` between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

LOOKUP = ("find", "house", "pick", "found")
"""The parts of a question that looks addresses up: postcode, house, the address chosen, and those found."""
NONE_FOUND, DOWN = "none", "down"
"""What `found` holds where no address is known for a postcode, and where nobody could be asked."""
_FIELDS = ("line1", "line2", "town", "postcode")
_MOST = 100
_LONGEST = 20_000
_MARKS = str.maketrans("|;", "  ")


class Found(NamedTuple):
    """What came of a look-up: the lines to choose from, or why there are none ("" where nothing was looked up)."""

    lines: tuple[str, ...]
    why_none: str


def packed(addresses: Iterable[Mapping[str, str]]) -> str:
    """Addresses as text for the control `found`."""
    lines = ["|".join(address.get(part, "").translate(_MARKS) for part in _FIELDS) for address in addresses]
    return ";".join(" ".join(line.split()) for line in lines[:_MOST]) or NONE_FOUND


def unpacked(text: str) -> Found:
    """The inverse, of whatever a form holds."""
    if text in (NONE_FOUND, DOWN, ""):
        return Found((), text)
    lines = tuple(line for line in text[:_LONGEST].split(";")[:_MOST] if address_of(line))
    return Found(lines, "" if lines else NONE_FOUND)


def address_of(line: str) -> dict[str, str]:
    """One line as the parts of an address; {} where it is none."""
    parts = [part.strip() for part in line.split("|")]
    return dict(zip(_FIELDS, parts, strict=True)) if len(parts) == len(_FIELDS) and parts[0] else {}


def shown(line: str) -> str:
    """An address on one line, to choose from."""
    return ", ".join(part for part in address_of(line).values() if part)
