"""The safety net: a journey is read back and checked; what the language refuses is taken out, and that is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def settled(values: dict[str, Any], files: Callable[[], Mapping[str, str]], accounts: Accounts) -> list[Diagnostic]:
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


def _take_out(values: dict[str, Any], error: Diagnostic, accounts: Accounts) -> bool:
    """Removes the smallest part with the error that can be left out; False where there is none."""
    route = error.primary.spot.route[1:]
    for depth in range(len(route), 1, -1):
        key = route[depth - 1]
        rule = depth >= 2 and route[depth - 2] in ("next", "must")
        if key in _REMOVABLE or rule:
            home = _at(values, route[: depth - 1])
            if isinstance(home, dict) and key in home:
                del home[str(key)]
                if rule and not home:
                    above = _at(values, route[: depth - 2])
                    above.pop(str(route[depth - 2]), None)
                _tell(route[:depth], error, accounts)
                return True
    return False


def _at(values: Any, route: tuple[str | int, ...]) -> Any:
    for key in route:
        if not isinstance(values, dict | list) or (isinstance(values, dict) and key not in values):
            return None
        values = values[key]  # type: ignore[index]
    return values


def _tell(route: tuple[str | int, ...], error: Diagnostic, accounts: Accounts) -> None:
    became = ".".join(map(str, route))
    parts = [
        entry
        for entry in accounts.entries()
        if entry.became and (became == entry.became or became.startswith(entry.became + "."))
    ]
    if not parts:
        accounts.notes.append(f"{became} was left out: {error.message}")
        return
    closest = max(parts, key=lambda entry: len(entry.became))
    fate = "dropped" if closest.became == became else "changed"
    accounts.turn(closest.kind, closest.place, fate, f"{route[-1]} was left out: {error.message}")  # type: ignore[arg-type]
