"""Forms made up for measuring: as long as those that public bodies have, with conditions, lists and limits."""

from __future__ import annotations

import json
from typing import Any

from journeys.importers import Source


def defra(pages: int) -> Source:
    """Version 2 of DEFRA's forms: a question on every page, every second page only for some."""
    made: list[dict[str, Any]] = []
    conditions: list[dict[str, Any]] = []
    for number in range(pages):
        here: dict[str, Any] = {"path": f"/p{number}", "title": "", "components": [_component(number)]}
        if number % 2:
            before = number - 1 - (number % 4) // 2 * 2
            conditions.append(_chosen(number, before))
            here["condition"] = f"c{number}"
        made.append(here)
    made.append({"path": "/summary", "title": "Check your answers", "controller": "SummaryPageController"})
    form = {
        "name": "Apply to moor a boat", "engine": "V2", "pages": made, "conditions": conditions, "lists": [_boats()],
    }  # fmt: skip
    return Source("boat.json", json.dumps(form).encode())


def _component(number: int) -> dict[str, Any]:
    title = f"What do you tell us about boat {number}?"
    named = {"id": f"k{number}", "name": f"q{number}", "title": title, "hint": "For example, how long it is"}
    if number % 2 == 0:
        return {"type": "RadiosField", "list": "boats", **named}
    return {"type": "TextField", "options": {"required": number % 3 == 0}, "schema": {"max": 60}, **named}


def _chosen(number: int, read: int) -> dict[str, Any]:
    item = {"componentId": f"k{read}", "operator": "is", "value": "v1", "type": "StringValue"}
    return {"id": f"c{number}", "displayName": f"Boat {read} is of the first kind", "items": [item]}


def _boats() -> dict[str, Any]:
    return {"name": "boats", "items": [{"text": f"Kind {each}", "value": f"v{each}"} for each in range(5)]}


def xgov(pages: int, number: int) -> Source:
    """The XGov builder's form `number`: pages that link to each other, a fork at every third."""
    made: list[dict[str, Any]] = []
    conditions: list[dict[str, Any]] = []
    for each in range(pages):
        on = f"/p{each + 1}" if each + 1 < pages else "/summary"
        links: list[dict[str, Any]] = [{"path": on}]
        kind = "YesNoField" if each % 3 == 0 else "TextField"
        if each % 3 == 0 and each + 2 < pages:
            conditions.append(_answered_yes(each))
            links = [{"path": f"/p{each + 2}", "condition": f"c{each}"}, *links]
        field = {"type": kind, "name": f"q{each}", "title": f"Is there a boat {each}?", "options": {}, "schema": {}}
        made.append({"path": f"/p{each}", "title": f"Boat {each}", "components": [field], "next": links})
    made.append(
        {"path": "/summary", "title": "Check", "controller": "./pages/summary.js", "components": [], "next": []}
    )
    form = {
        "name": f"Part {number}", "startPage": "/p0", "pages": made, "lists": [], "sections": [],
        "conditions": conditions,
    }  # fmt: skip
    return Source(f"part-{number:02}.json", json.dumps(form).encode())


def _answered_yes(each: int) -> dict[str, Any]:
    reads = {
        "field": {"name": f"q{each}", "type": "YesNoField", "display": f"Boat {each}"},
        "operator": "is",
        "value": {"type": "Value", "value": "true", "display": "Yes"},
    }
    named = f"There is a boat {each}"
    return {"name": f"c{each}", "displayName": named, "value": {"name": named, "conditions": [reads]}}


def xlsform(rows: int) -> Source:
    """An XLSForm in Markdown: every third question only for some, limits with messages."""
    lines = ["| survey |", "| | type | name | label | relevant | constraint | constraint_message |"]
    for row in range(rows):
        if row % 3 == 0:
            lines.append(f"| | select_one kinds | q{row} | Which kind is boat {row}? | | | |")
        elif row % 3 == 1:
            lines.append(f"| | integer | q{row} | How long is boat {row}? | | . > 0 and . < 400 | From 1 to 399 |")
        else:
            lines.append(f"| | text | q{row} | What is boat {row} called? | ${{q{row - 2}}} = 'a' | | |")
    lines += ["| choices |", "| | list_name | name | label |"]
    lines += [f"| | kinds | {name} | Kind {name} |" for name in "abcde"]
    return Source("boats.md", ("\n".join(lines) + "\n").encode())
