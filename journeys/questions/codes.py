"""Numbers and letters copied from a card or a letter: what counts in them, and what may be sloppy."""

from __future__ import annotations

import re

from journeys.questions.forgive import fold

_OFF = re.compile(r"[\s\-./_,:;'\"()\[\]#*]+")
LONGEST = 200
"""More characters than this are no code."""


def bare(text: str) -> str:
    """A code in capitals without its spaces, dashes and points."""
    return _OFF.sub("", fold(text)).upper()


def grouped(code: str, sizes: tuple[int, ...]) -> str:
    """A code in groups of these sizes: "QQ 12 34 56 C"; what is left over is one more."""
    parts, at = [], 0
    for size in sizes:
        parts.append(code[at : at + size])
        at += size
    return " ".join(part for part in (*parts, code[at:]) if part)


def masked_code(code: str) -> str:
    """A code by its last four characters: "•••• 4321"; a short one by fewer, never by more than half."""
    shown = min(4, len(code) // 2)
    return f"•••• {code[-shown:]}" if shown else "••••"
