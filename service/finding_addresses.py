"""Looking up British addresses by postcode: the protocol, the provider that is settled, and one for demonstrations."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from journeys.questions.address import postcode
from journeys.questions.found_addresses import DOWN, packed

PATIENCE = 3.0
"""Seconds that a citizen waits for a provider before typing is offered instead."""

_MOST = 100


class AddressFinder(Protocol):
    """Where addresses are looked up. Any exception, and silence, count as being out of reach."""

    async def find(self, postcode: str) -> Sequence[Mapping[str, str]]:
        """The addresses of a postcode (capitals, with its space), each with line1, line2, town and postcode."""


class DemoFinder:
    """A few invented addresses, so that a journey can be shown before a provider is chosen."""

    async def find(self, postcode: str) -> Sequence[Mapping[str, str]]:
        street, town = {
            "NM3 5QT": ("Tannery Row", "Northmere"),
            "NM1 2AB": ("Quay Street", "Northmere"),
            "EW9 7ZZ": ("Orchard Lane", "Eastwick"),
        }.get(postcode, ("", ""))
        numbers = (1, 2, 3, 5, 8, 12, 14) if street else ()
        return [{"line1": f"{number} {street}", "town": town, "postcode": postcode} for number in numbers]


class NotAFinder(Exception):
    """The setting names nothing that can look addresses up."""


def finder_named(name: str) -> AddressFinder:
    """The provider of a setting: `demo`, or `package.module:name` of an object or a class. Raises NotAFinder."""
    if name == "demo":
        return DemoFinder()
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as fault:
        raise NotAFinder(f"{name}: {fault}") from fault
    finder: AddressFinder = found() if isinstance(found, type) else found
    if not callable(getattr(finder, "find", None)):
        raise NotAFinder(f"{name} has no `find`")
    return finder


async def search(finder: AddressFinder, typed: str, house: str) -> str:
    """What a form carries of the addresses that were found at a postcode as it was typed; never raises.

    With a house number or name only those that have it are left, unless there is none.
    """
    code = postcode(typed)
    if code is None:
        return packed(())
    try:
        async with asyncio.timeout(PATIENCE):
            every = list(await finder.find(code))[:_MOST]
    except Exception:  # a provider may fail in any way; the citizen types the address instead
        return DOWN
    words = house.casefold().replace(",", " ").split()
    near = [each for each in every if words and set(words) <= set(_words(each))]
    return packed(near or every)


def _words(address: Mapping[str, str]) -> list[str]:
    return f"{address.get('line1', '')} {address.get('line2', '')}".casefold().replace(",", " ").split()
