"""What a slip is, and the shape of the lines that slips are looked for in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from journeys.lines import Lines


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading met something it refuses: what (the parser's words or ours), and two offsets.

    `at` is where it was noticed, `context` where the thing concerned began (or, for what has a
    length, where it ends).
    """

    what: str
    at: int
    context: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip, told to the author. Lines and columns count from 0.

    `mended` are lines that let reading go on, by number; where it is empty reading ends here.
    """

    slug: str
    message: str
    line: int
    start: int
    end: int
    help: str = ""
    paste: str = ""
    mended: Mapping[int, str] = field(default_factory=dict)
    related: tuple[tuple[int, int, int, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class At:
    """A stop with the line and column it was noticed at, counted from 0."""

    lines: Lines
    stop: Stop
    line: int
    column: int


LONGEST = 2000
"""Lines longer than this are not taken apart."""

LINE = re.compile(
    r"""(?P<indent>[ ]*(?:-[ ]+)*)
        (?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#\[\]{}&*!|>%@`"'-][^#]*?|-[^\s#][^#]*?)
        :(?:[ \t]+(?P<value>\S.*?))?[ \t]*$""",
    re.VERBOSE,
)
STARTS_SPECIALLY = re.compile(r"""[\[\]{}&*!|>%@`"',#]|[-?:](?:[ \t]|$)""")


def entry(text: str) -> re.Match[str] | None:
    """A line as indentation, key and value; None for what is no such line, or too long to be one."""
    return LINE.match(text) if len(text) <= LONGEST else None


def quoted(text: str) -> str:
    """Text as one quoted YAML scalar, in the plainest way that reads back the same."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def starts_with(value: str) -> str:
    sign = value[:2] if value.startswith("{{") else value[0]
    if value[0] in "\"'":
        return "This text starts with a quote and goes on after it"
    return f"Text that starts with `{sign}` needs quotes"


def is_quoted(value: str) -> bool:
    return re.fullmatch(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', value) is not None
