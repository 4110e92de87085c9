"""The files of the project: what is in the checkout, less what was installed or made there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MADE = {".git", ".venv", ".make", "node_modules", "__pycache__", "build", "dist"}
"""Folders that are not the project's own; every folder called `.…cache` or `….egg-info` neither."""


def files(*suffixes: str, under: str = ".") -> Iterator[Path]:
    """Every file of the project below `under`, those with one of `suffixes` if any are given."""
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = sorted(
            name
            for name in folders
            if name not in MADE and not name.endswith((".egg-info", "cache")) and name != ".hypothesis"
        )
        for name in sorted(names):
            if (not suffixes or name.endswith(suffixes)) and not name.startswith("footpath.db"):
                yield Path(folder, name)


def text(path: Path) -> str | None:
    """What a file says, or None where it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def lines_with(pattern: object, *suffixes: str, under: str = ".", but: tuple[str, ...] = ()) -> list[str]:
    """`file:line: text` of every line that `pattern` (a compiled expression) is found in."""
    found = []
    for path in files(*suffixes, under=under):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(but):
            continue
        for number, line in enumerate((text(path) or "").splitlines(), 1):
            if pattern.search(line):  # type: ignore[attr-defined]
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    return found
