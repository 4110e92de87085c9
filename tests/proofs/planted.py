"""Clean journeys, and the faults that are planted in them.

A clean journey is a file of `clean/`. Its faults stand in `faults/` under the same name, as changes to its text: lines
that begin with `-` are taken out, with `+` put in, and the others are there. `@@ slug: what goes wrong` begins a fault,
`@@` alone another change of the same one, and `@@ in name.csv` names the file that the next change is about. The lines
that are to be found are marked `# <--`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeys.load import read_files

HERE = Path(__file__).parent
MARK = re.compile(r"[ \t]*# <--$", re.MULTILINE)


@dataclass(frozen=True)
class Planted:
    """A journey with one fault: the check that finds it, and the lines (file and number) at which it does."""

    name: str
    slug: str
    files: Mapping[str, str]
    marked: frozenset[tuple[str, int]]


def clean() -> dict[str, Mapping[str, str]]:
    """The files of every clean journey, by its name."""
    return {path.stem: read_files(path) for path in sorted((HERE / "clean").glob("*.yaml"))}


def planted() -> Iterator[Planted]:
    """Every planted fault."""
    for path in sorted((HERE / "faults").glob("*.diff")):
        files = read_files(HERE / "clean" / f"{path.stem}.yaml")
        for title, changes in _faults(path.read_text(encoding="utf-8")):
            slug, _, words = title.partition(": ")
            name = f"{path.stem}: {words}"
            changed = dict(files)
            for file, change in changes:
                file = file or next(iter(files))
                changed[file] = _changed(changed[file], change, name)
            marked = frozenset(
                (file, number)
                for file, text in changed.items()
                for number, line in enumerate(text.splitlines(), 1)
                if MARK.search(line)
            )
            assert marked, f"{name}: no line is marked"
            yield Planted(name, slug, {file: MARK.sub("", text) for file, text in changed.items()}, marked)


def _faults(text: str) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """The title of each fault, and its changes: the file (the main one is "") and the lines."""
    title = ""
    changes: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("@@ in "):
            changes.append((line.removeprefix("@@ in "), []))
        elif line == "@@":
            changes.append(("", []))
        elif line.startswith("@@ "):
            if title:
                yield title, [each for each in changes if each[1]]
            title, changes = line.removeprefix("@@ "), [("", [])]
        elif line:
            changes[-1][1].append(line)
    if title:
        yield title, [each for each in changes if each[1]]


def _changed(text: str, change: list[str], name: str) -> str:
    before = "".join(f"{line[1:]}\n" for line in change if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in change if line[0] in " +")
    assert all(line[0] in " -+" for line in change), f"{name}: a line begins with neither of ` -+`"
    assert f"\n{text}".count(f"\n{before}") == 1, f"{name}: the lines before the change stand there once:\n{before}"
    return f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
