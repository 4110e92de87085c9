"""Regular expressions of a form -> the settings of a reference, where they say no more than a reference can."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LONGEST = 50
"""Characters of a reference."""

_CLASSES: Mapping[str, str] = {
    r"\d": "digits", "[0-9]": "digits", "[A-Z]": "letters", "[a-zA-Z]": "letters", "[A-Za-z]": "letters",
    "[A-Z0-9]": "both", "[0-9A-Z]": "both", "[a-zA-Z0-9]": "both", "[A-Za-z0-9]": "both", "[0-9A-Za-z]": "both",
    "[0-9a-zA-Z]": "both",
}  # fmt: skip
_SHAPE = re.compile(r"\^?(?P<starts>[A-Z0-9]{0,10}?)(?P<of>\\d|\[[^\]]{1,12}\])\{(?P<count>\d{1,2})\}\$?\Z")
_DIGITS = re.compile(r"\^?(?:\\d|\[0-9\])[*+]\$?\Z")


def reference(pattern: str) -> dict[str, Any]:
    """The settings of a reference that takes what a pattern takes: so many digits, letters or both; {} if none does."""
    found = _SHAPE.match(pattern)
    if found is None or found["of"] not in _CLASSES or found["starts"].isdigit():
        return {}
    starts, of, count = found["starts"], _CLASSES[found["of"]], int(found["count"])
    if not 1 <= count + len(starts) <= LONGEST:
        return {}
    if starts:
        return {"length": count + len(starts), "starts": starts, "characters": "letters" if of == "letters" else "both"}
    return {"length": count, "characters": of}


def only_digits(pattern: str) -> bool:
    """Whether a pattern asks for nothing but digits, however many: the way in which forms ask for a whole number."""
    return _DIGITS.match(pattern) is not None
