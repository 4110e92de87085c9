"""A travel grant over HTTP: children with branching and files, options that come and go, two versions, many tabs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import settings

from tests.service.machine.citizens import Citizens
from tests.service.machine.grant import BROKEN, CHANGED, CHILDREN, GRANT, grant
from tests.service.machine.model import Way
from tests.service.machine.parts import Part


class Grants(Citizens):
    """Nobody's answers leak, get lost or end in a fault, whatever is done in whatever order."""

    journey = "grant"
    text, changed, broken = GRANT, CHANGED, BROKEN
    forks: ClassVar[Mapping[str, str]] = {"travels": "single", "child.years": "12", "child.carers": "family"}

    def write(self, folder: Path) -> Path:
        file = folder / "grant.yaml"
        file.write_text(GRANT, encoding="utf-8")
        return file

    def parts(self, changed: bool) -> tuple[Part, ...]:
        return grant(changed)

    def expected(self, way: Way) -> Mapping[str, Any]:
        answers = {id: _plain(value) for id, value in way.live.items() if id not in ("today", "children")}
        if "children" in way.live:
            answers["children"] = [_child(item, way.within[item]) for item in way.live["children"]]
        return answers


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _child(item: str, inside: Mapping[str, Any]) -> dict[str, Any]:
    own = {id.partition(".")[2]: _plain(value) for id, value in inside.items() if id.startswith(f"{CHILDREN.item}.")}
    return {"id": item, **own, "facts": {"small": own["years"] < 5}}


TestGrants = Grants.TestCase
TestGrants.settings = settings(max_examples=30, stateful_step_count=40, derandomize=True)
