"""The safety net: a journey is read back and checked; what the language refuses is taken out, and that is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journeys import checks
from journeys.diagnostics import Diagnostic, Level
from journeys.importers.ledger import Accounts
from journeys.load import load

ROUNDS = 12
"""How often a journey is read again; each round takes out at least one part."""

_REMOVABLE = frozenset(
    (
        "when",
        "body",
        "must",
        "min",
        "max",
        "hint",
        "called",
        "unit",
        "pattern",
        "places",
        "rows",
        "accepts",
        "max_size",
        "alone",
        "label",
        "next",
    )
)


def settled(
    values: dict[str, Any], files: Callable[[], Mapping[str, str]], accounts: Sequence[Accounts]
) -> list[Diagnostic]:
    """Takes out of `values` what has errors, as far as a journey can do without it; gives the errors that stay.

    `files` writes the values as they are now.
    """
    errors: list[Diagnostic] = []
    for _ in range(ROUNDS):
        errors = _errors(files())
        taken = sum(_take_out(values, each, accounts) for each in errors)
        if not taken:
            return errors
    return _errors(files())


def _errors(files: Mapping[str, str]) -> list[Diagnostic]:
    return [each for each in checks.run(load(files)) if each.level is Level.ERROR]


def _take_out(values: dict[str, Any], error: Diagnostic, accounts: Sequence[Accounts]) -> bool:
    """Removes the smallest part with the error that can be left out; False where there is none."""
    route = error.primary.spot.route[1:]
    if error.slug != "unreachable-step":
        for depth in range(len(route), 1, -1):
            key = route[depth - 1]
            rule = route[depth - 2] in ("next", "must")
            if key in _REMOVABLE or rule:
                home = _at(values, route[: depth - 1])
                if isinstance(home, dict) and key in home:
                    del home[str(key)]
                    if rule and not home:
                        _at(values, route[: depth - 2]).pop(str(route[depth - 2]), None)
                    _tell(route[:depth], error, accounts)
                    return True
    return _take_out_whole(values, route, error, accounts)


def _take_out_whole(
    values: dict[str, Any], route: tuple[str | int, ...], error: Diagnostic, accounts: Sequence[Accounts]
) -> bool:
    """Removes the question, the step or the section with an error, where another is left."""
    for depth in range(len(route), 1, -1):
        home = _at(values, route[: depth - 1])
        sort, key = route[depth - 2], str(route[depth - 1])
        if sort not in ("questions", "steps", "sections") or not isinstance(home, dict) or key not in home:
            continue
        if len(home) == 1 and sort == "questions":
            _at(values, route[: depth - 2]).pop("questions")
        elif len(home) == 1 and not (sort == "sections" and "steps" in values):
            continue
        gone = home.pop(key, None)
        if not home and sort == "sections":
            del values["sections"]
        steps = [key] if sort == "steps" else list(gone["steps"]) if sort == "sections" else []
        _tell_gone([".".join(map(str, route[:depth])), *(f"steps.{each}" for each in steps)], error, accounts)
        return True
    return False


def _tell_gone(ways: Sequence[str], error: Diagnostic, accounts: Sequence[Accounts]) -> None:
    """Enters at each part of what was removed that it is not in the journey."""
    for each in accounts:
        for entry in each.entries():
            became = entry.became.split(", ")
            if any(f"{one}.".startswith(f"{way}.") for one in became for way in ways):
                each.turn(entry.kind, entry.place, "dropped", error.message, "")


def _at(values: Any, route: tuple[str | int, ...]) -> Any:
    for key in route:
        if not isinstance(values, dict | list) or (isinstance(values, dict) and key not in values):
            return None
        values = values[key]  # type: ignore[index]
    return values


def _tell(route: tuple[str | int, ...], error: Diagnostic, every: Sequence[Accounts]) -> None:
    """Enters what was left out at the part that it came from."""
    became = ".".join(map(str, route))
    ways = (became, became.partition(".steps.")[2] and f"steps.{became.partition('.steps.')[2]}")
    found = [
        (len(entry.became), entry.kind, entry.place, entry.became in ways, accounts)
        for accounts in every
        for entry in accounts.entries()
        if entry.became and any(way == entry.became or way.startswith(entry.became + ".") for way in ways if way)
    ]
    if not found:
        every[0].notes.append(f"{became} was left out: {error.message}")
        return
    _, kind, place, whole, accounts = max(found, key=lambda each: each[0])
    accounts.turn(kind, place, "dropped" if whole else "changed", f"{route[-1]} was left out: {error.message}")
