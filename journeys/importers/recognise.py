"""Which format a source is in, by its content: each module of `formats` says how much it looks like its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol

from journeys.importers import formats
from journeys.importers.draft import Draft
from journeys.importers.fault import ImportFault
from journeys.importers.source import Source

SURE_ENOUGH = 0.5


class Format(Protocol):
    """A module of `formats`. `TITLE` names it for people; the module's name is what `--from` takes.

    It may also have `beside(source)`: the names of files in the same folder that belong to the form.
    """

    TITLE: str

    def looks_like(self, source: Source) -> float:
        """How sure it is, from 0 to 1; from a half on it may be read. Never raises."""
        ...

    def read(self, source: Source) -> Draft:
        """The form. ImportFault where it cannot be read."""
        ...


@cache
def all_formats() -> Mapping[str, Format]:
    """Every format by name, in alphabetical order."""
    names = sorted(found.name for found in iter_modules(formats.__path__) if not found.name.startswith("_"))
    return MappingProxyType({name: import_module(f"{formats.__name__}.{name}") for name in names})


def recognised(source: Source, wanted: str = "") -> tuple[str, Format]:
    """The format of a source, or the one that is wanted. ImportFault where none fits."""
    known = all_formats()
    if wanted:
        if wanted not in known:
            raise ImportFault(f"there is no format {wanted!r}", help=f"write one of {', '.join(known)}")
        return wanted, known[wanted]
    sure = {name: each.looks_like(source) for name, each in known.items()}
    best = max(sure, key=lambda name: sure[name])
    if sure[best] < SURE_ENOUGH:
        if source.is_text and source.text.strip()[:1] in ("{", "["):
            _ = source.plain  # says where it stops being JSON
        raise ImportFault(
            f"{source.name} is in no format that we know", help=f"name it with --from: {', '.join(known)}"
        )
    return best, known[best]


def files_beside(source: Source, wanted: str = "") -> tuple[str, ...]:
    """The names of the files that belong to a form and stand beside it, as the form itself names them."""
    try:
        _, module = recognised(source, wanted)
        names = module.beside(source) if hasattr(module, "beside") else ()
    except ImportFault:
        return ()
    return tuple(name for name in names if "/" not in name and "\\" not in name and not name.startswith("."))
