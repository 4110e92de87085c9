"""When a component of Form.io is shown: one other answer, several of them, JsonLogic, or a script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.importers.conditions import Both, Compare, Condition, Either, Not, Operator, Unclear, both
from journeys.importers.conditions import Value as Compared
from journeys.importers.formats._jsonlogic import condition_of
from journeys.importers.values import Value

_OPERATORS: Mapping[str, Operator] = {
    "isEqual": "is", "isNotEqual": "is_not", "isEmpty": "not_answered", "isNotEmpty": "answered",
    "includes": "includes", "notIncludes": "not_includes", "lessThan": "less", "greaterThan": "more",
    "lessThanOrEqual": "at_most", "greaterThanOrEqual": "at_least", "isDateEqual": "is", "isDateNotEqual": "is_not",
    "dateLessThan": "less", "dateGreaterThan": "more", "dateLessThanOrEqual": "at_most",
    "dateGreaterThanOrEqual": "at_least",
}  # fmt: skip


class Fields:
    """The components by their keys and paths, and what comparing with one means."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        self._lasts: dict[str, str] = {}
        for path in kinds:
            self._lasts.setdefault(path.rpartition(".")[2], path)

    def meant(self, path: str, operator: Operator, value: Compared) -> Condition:
        """A comparison with the value at a path: a tick of several boxes is one of the chosen options."""
        name = self._named(path)
        kind = self._kinds.get(name, "")
        if not kind and self._kinds.get(self._named(path.rpartition(".")[0])) == "selectboxes":
            ticked = value in (True, "true")
            if operator in ("is", "is_not") and (ticked or value in (False, "false")):
                positive = ticked is (operator == "is")
                return Compare(
                    self._named(path.rpartition(".")[0]), "includes" if positive else "not_includes",
                    path.rpartition(".")[2],
                )  # fmt: skip
        if kind == "selectboxes" and operator in ("is", "is_not"):
            return Compare(name, "includes" if operator == "is" else "not_includes", value)
        if kind in ("datetime", "day") and isinstance(value, str):
            try:
                value = date.fromisoformat(value[:10])
            except ValueError:
                return Unclear(str(value), "it compares a date with something else")
        elif kind in ("number", "currency") and isinstance(value, str):
            try:
                value = Decimal(value)
            except InvalidOperation:
                return Unclear(str(value), "it compares a number with something else")
        return Compare(name, operator, value)

    def _named(self, path: str) -> str:
        return path if path in self._kinds else self._lasts.get(path, path)


def shown(of: Value, fields: Fields) -> tuple[Condition | None, str, list[tuple[str, str]]]:
    """For whom a component is there, where that stands, and other places that say a part of it, with their words."""
    found: list[tuple[Condition, Value]] = []
    conditional = of.at("conditional")
    show = conditional.at("show").text().lower() != "false"
    if conditional.at("when").text():
        value = conditional.at("eq").text()
        compare = fields.meant(conditional.at("when").text(), "is", value)
        found.append((compare if show else Not(compare), conditional))
    elif conditional.at("conditions"):
        parts = tuple(_one(each, fields) for each in conditional.at("conditions").each())
        either = conditional.at("conjunction").text() == "any"
        joined: Condition = parts[0] if len(parts) == 1 else Either(parts) if either else Both(parts)
        found.append((joined if show else Not(joined), conditional))
    else:
        conditional.at("eq").pass_over()
    for key in ("when", "eq", "show", "conjunction"):
        conditional.at(key).pass_over()
    logic = conditional.at("json")
    if logic:
        found.append((condition_of(logic.value, fields.meant, logic.place), logic))
        logic.pass_over()
    script = of.at("customConditional")
    if script.text():
        found.append((Unclear(script.text(), "it is written as a script", script.place), script))
    if not found:
        return None, "", []
    whole: Condition | None = None
    for condition, _ in found:
        whole = both(whole, condition)
    return whole, found[0][1].place, [(at.place, str(at.value)[:120]) for _, at in found[1:]]


def _one(of: Value, fields: Fields) -> Condition:
    said = of.at("operator").text()
    operator = _OPERATORS.get(said)
    name = of.at("component").text()
    value: Any = of.at("value").value
    of.pass_over()
    if operator is None:
        return Unclear(said, f"no sentence says {said!r}", of.place)
    if operator in ("answered", "not_answered"):
        return fields.meant(name, operator, None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = Decimal(str(value))
    return fields.meant(name, operator, value if isinstance(value, bool | Decimal) else str(value))
