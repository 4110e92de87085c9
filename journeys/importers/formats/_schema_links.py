"""The references inside a JSON Schema, followed: what stands elsewhere is read where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeys.importers.draft import Remark
from journeys.importers.fault import ImportFault
from journeys.importers.values import Value

MOST = 5000
DEEPEST = 20
_LIBRARIES = ("definitions", "$defs")


class Links:
    """Follows `$ref` within one schema, never out of it. Every value that was put together is told of in `unread`."""

    def __init__(self, top: Value) -> None:
        self._top = top
        self._roots: list[Value] = []
        self._used: set[str] = set()
        self._remarks: list[Remark] = []
        self._followed: dict[str, set[str]] = {}

    def followed(self, of: Value) -> Value:
        """A value with what it refers to: its own keys count first. A value without a reference is itself."""
        merged: dict[str, Any] = {}
        value, seen = of.value, []
        for _ in range(DEEPEST):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                break
            target = value["$ref"]
            merged = {**{key: each for key, each in value.items() if key != "$ref"}, **merged}
            if target in seen or self._within(of.place, target):
                return self._lost(of, f"it refers to itself through {target}")
            seen.append(target)
            value = self._at(target)
        if not seen:
            return self._plain_all_of(of)
        if not isinstance(value, dict) or "$ref" in value:
            return self._lost(
                of, f"{seen[-1]} is not in this file" if seen[-1][:1] != "#" else f"there is no {seen[-1]}"
            )
        self._used.update(seen)
        self._followed.setdefault(of.place, set()).update(seen)
        return self._plain_all_of(self.instead(of, {**value, **merged}))

    def _within(self, place: str, target: str) -> bool:
        """Whether a place is inside a value that came from the same reference."""
        while place:
            place = place.rpartition("/")[0]
            if target in self._followed.get(place, ()):
                return True
        return target == "#"

    def instead(self, of: Value, value: Mapping[str, Any]) -> Value:
        """Another value at the place of one, read on its own."""
        if len(self._roots) >= MOST:
            raise ImportFault(f"the schema refers to its parts more than {MOST:,} times", of.place, "split the form up")
        of.pass_over()
        made = Value(dict(value), of.place)
        self._roots.append(made)
        return made

    def _plain_all_of(self, of: Value) -> Value:
        """A value that is several schemas at once and no object: all their keys together."""
        parts = of.value.get("allOf") if isinstance(of.value, dict) else None
        if not isinstance(parts, list) or len(parts) > 50 or "properties" in of.value:
            return of
        inside = [self._target(each) for each in parts]
        if not all(isinstance(each, dict) and not _holds_values(each) for each in inside):
            return of
        merged: dict[str, Any] = {}
        for each in inside:
            merged |= each
        own = {key: each for key, each in of.value.items() if key != "allOf"}
        return self.instead(of, {**merged, **own})

    def _target(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            self._used.add(value["$ref"])
            target = self._at(value["$ref"])
            return {**target, **{k: v for k, v in value.items() if k != "$ref"}} if isinstance(target, dict) else None
        return value

    def _at(self, reference: str) -> Any:
        if not reference.startswith("#"):
            return None
        value = self._top.value
        for key in reference[1:].split("/")[1:] if len(reference) > 1 else []:
            key = key.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list) and key.isdigit() and int(key) < len(value):
                value = value[int(key)]
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value

    def _lost(self, of: Value, why: str) -> Value:
        """A value whose reference leads nowhere: nothing is known of it."""
        self._remarks.append(Remark("reference", f"{of.place}/$ref", str(of.value.get("$ref", "")), "fault", why))
        return self.instead(of, {key: each for key, each in of.value.items() if key in ("title", "description")})

    def unread(self) -> list[Remark]:
        """What was read nowhere, and the parts that nothing refers to."""
        for library in _LIBRARIES:
            for each in self._top.at(library).each():
                pointer = f"#{each.place}"
                if not any(used == pointer or used.startswith(f"{pointer}/") for used in self._used):
                    words = each.place.rpartition("/")[2]
                    self._remarks.append(Remark("definition", each.place, words, "fault", "nothing refers to it"))
                each.pass_over()
        found = [*self._top.unread()]
        for root in self._roots:
            found += root.unread()
        once = {(each.kind, each.place): each for each in (*self._remarks, *found)}
        return list(once.values())


def _holds_values(value: Mapping[str, Any]) -> bool:
    return any(key in value for key in ("properties", "if", "allOf", "oneOf", "anyOf", "required", "dependentSchemas"))
