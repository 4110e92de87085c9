"""Write a working service into a new folder: one small journey, its scenarios, a README.

NAME is the folder to make. What is written passes `footpath check` and `footpath test` as it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("name", metavar="NAME", type=Path, help="the folder to make, such as parking-permit")


def run(given: argparse.Namespace) -> int:
    """Copies the scaffold with the service's name filled in; never writes over anything."""
    import re
    from importlib.resources import files

    from service.commands.schema import schema_text
    from service.refusal import Refusal

    folder: Path = given.name
    words = re.sub(r"[\W_]+", " ", folder.name).strip()
    if not words or not words[0].isalpha():
        raise Refusal(
            f"a service cannot be called {folder.name!r}", "Begin its name with a letter, as in parking-permit."
        )
    if folder.exists():
        raise Refusal(f"{folder} is there already", "Choose another name, or remove it first.", code=1)
    title = words[0].upper() + words[1:]
    try:
        for source, target in _scaffold(files("service") / "scaffold"):
            to = folder / target
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(source.replace("SERVICE_NAME", title), encoding="utf-8")
            print(to)
        for kind in ("journey", "service"):
            to = folder / f"{kind}.schema.json"
            to.write_text(schema_text(kind) + "\n", encoding="utf-8")
            print(to)
    except OSError as fault:
        raise Refusal(f"{folder} cannot be written: {fault.strerror}", code=1) from fault
    print(f"\nNow try: footpath preview {folder} --open")
    return 0


def _scaffold(folder: Traversable, under: str = "") -> Iterator[tuple[str, str]]:
    """The text of every file of the scaffold, and its path in the new folder."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{under}/{entry.name}" if under else entry.name
        if entry.is_dir():
            yield from _scaffold(entry, path)
        elif entry.name.endswith((".yaml", ".md")):
            yield entry.read_text(encoding="utf-8"), path
