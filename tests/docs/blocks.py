"""The fenced blocks of the docs, and what they say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.conftest import ROOT

PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "examples/**/README.md", "benchmarks/*.md")
    for page in ROOT.glob(pattern)
)
"""Every page that people read in the checkout."""

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (\S+\.ya?ml)\n")
NAMED = re.compile(r"`(\S+\.csv)`:\s*$")


@dataclass(frozen=True)
class Block:
    """A fenced block: its page, the line it begins on, its language, its text, and the text above it."""

    page: str
    line: int
    language: str
    text: str
    above: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @cached_property
    def file(self) -> str | None:
        """The name of the file that this block is, whole: said in its first line, or for CSV in the line above it."""
        if self.language == "csv":
            named = NAMED.search(self.above)
            return named[1] if named else None
        said = FILE.match(self.text)
        return said[1] if said else None

    @property
    def place(self) -> str | None:
        """The key that its content stands under, where the first line says so (`# under steps`)."""
        said = re.match(r"# under (\w+)\n", self.text)
        return said[1] if said else None


def blocks(*languages: str, but: tuple[str, ...] = ()) -> Iterator[Block]:
    """Every block of these languages, page by page."""
    for path in PAGES:
        page = path.relative_to(ROOT).as_posix()
        if page in but:
            continue
        text = path.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            if found[1] in languages:
                yield Block(page, text.count("\n", 0, found.start()) + 1, found[1], found[2], text[: found.start()])
