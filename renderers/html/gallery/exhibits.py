"""What the gallery shows: pages by name, each with what is to be seen on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One page. `name` is that of its file, `group` and `shows` say in English where it belongs and what it shows."""

    name: str
    group: str
    shows: str
    html: str


@dataclass(frozen=True, slots=True)
class Group:
    """Exhibits that belong together."""

    title: str
    exhibits: tuple[Exhibit, ...]


def grouped(exhibits: Iterator[Exhibit]) -> tuple[Group, ...]:
    """The exhibits by group, in the order in which they come."""
    found: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        found.setdefault(exhibit.group, []).append(exhibit)
    return tuple(Group(title, tuple(own)) for title, own in found.items())
