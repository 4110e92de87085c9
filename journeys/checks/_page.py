"""A check's manual page: its docstring, and the two examples in it.

The title is the first line. After `Instead of` and `Write` stand fenced blocks: one `yaml` block each, and before
it any further files of the journey, their name behind the language (`csv help.csv`, or `yaml service.yaml`). A block
that leaves out `journey`, `title`, `steps` or `outcomes` is completed with the smallest ones that do.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from journeys.diagnostics import Diagnostic, Level

MARK = "# <--"
SERVICE = "service.yaml"
"""The file that a check of a service looks at, in place of a journey."""

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"[ \t]*# <--[ \t]*$", re.MULTILINE)

_SMALLEST = {
    ("journey",): "journey: example",
    ("title",): "title: Example",
    ("steps", "sections"): "steps:\n  colour:\n    ask: Which colour do you like best?\n    type: text",
    ("outcomes",): "outcomes:\n  sent:\n    title: Sent\n    submit: true",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A small journey of a manual page: `files` by name, the main one first, as they are checked (without marks).

    `shown` is the block as printed; `marked` are the lines, from 1, that a check has to find, by file.
    """

    shown: str
    files: Mapping[str, str]
    marked: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its slug, its manual page (Markdown, the title first), its examples, and how to run it."""

    slug: str
    title: str
    level: Level
    page: str
    wrong: Example
    right: Example
    asks: tuple[str, ...]
    look: Callable[..., Iterable[Diagnostic]]

    @classmethod
    def of(cls, module: ModuleType) -> Check:
        """The check that a module holds. Raises ValueError where its page lacks a part."""
        slug = module.__name__.rpartition(".")[2].replace("_", "-")
        page = (module.__doc__ or "").strip()
        title, _, rest = page.partition("\n")
        before, instead, rest = rest.partition("\nInstead of")
        wrong, write, right = rest.partition("\nWrite")
        if not (before.strip() and instead and write):
            raise ValueError(f"the page of {slug} needs a reason, `Instead of` and `Write`")
        asks = tuple(inspect.signature(module.check).parameters)
        return cls(
            slug, title.removesuffix("."), module.LEVEL, page, _example(wrong), _example(right), asks, module.check
        )

    def find(self, seen: Any) -> Iterable[Diagnostic]:
        """What this check finds; nothing where what it looks at is missing."""
        looked_at = [getattr(seen, name, None) for name in self.asks]
        return () if any(part is None for part in looked_at) else self.look(*looked_at)


def _example(text: str) -> Example:
    files: dict[str, str] = {}
    marked: set[tuple[str, int]] = set()
    shown = ""
    for language, name, block in _BLOCK.findall(text):
        file = name or "journey.yaml"
        lines = block.splitlines()
        marked |= {(file, number) for number, line in enumerate(lines, 1) if line.rstrip().endswith(MARK)}
        content = _MARKED.sub("", block)
        files[file] = _completed(content) if file == "journey.yaml" else content
        shown = block if language == "yaml" else shown
    main = next((name for name in ("journey.yaml", SERVICE) if name in files), None)
    if main is None:
        raise ValueError("an example of a check needs a yaml block")
    ordered = {main: files.pop(main), **files}
    return Example(shown, ordered, frozenset(marked))


def _completed(block: str) -> str:
    missing = (
        text for keys, text in _SMALLEST.items() if not any(re.search(rf"^{key}:", block, re.MULTILINE) for key in keys)
    )
    return "\n".join([block.rstrip("\n"), *missing]) + "\n"
