"""What a terminal can show: colour only where a person looks at one and has not refused it."""

from __future__ import annotations

import os
from typing import TextIO


def colour(stream: TextIO) -> bool:
    """Whether text on `stream` may be coloured (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
