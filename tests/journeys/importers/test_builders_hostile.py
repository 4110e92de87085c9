"""Forms that are cut off, damaged or made to hurt end soon: in a clear error or in a journey, never in a traceback."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import pytest

from journeys.importers import ImportFault, Source, import_form
from journeys.importers.recognise import all_formats
from tests.journeys.importers.builders import HALL, LOST, PET, REFUND

TEXTS = {
    "jsonschema": json.dumps(PET),
    "surveyjs": json.dumps(HALL),
    "formio": json.dumps(REFUND),
    "html": LOST,
}
LONGEST = 10.0
"""Seconds for one form, on a slow machine."""


def _read(text: str, format: str = "") -> str:
    """Imports a text; says what came of it, within the time that there is."""
    begun = time.perf_counter()
    try:
        made = import_form(Source("form", text.encode()), format)
        came = "journey" if not made.errors else "journey with errors"
    except ImportFault as fault:
        came = "fault" if fault.message else "a fault without words"
    assert time.perf_counter() - begun < LONGEST
    return came


@pytest.mark.parametrize("name", TEXTS)
def test_a_form_that_is_cut_off_is_told_or_read(name: str) -> None:
    text = TEXTS[name]
    for cut in range(0, len(text), max(1, len(text) // 40)):
        came = _read(text[:cut], name)
        assert came in ("fault", "journey")
        assert name == "html" or came == "fault"


WORST: tuple[Any, ...] = (None, True, 0, -1.5, "", "x" * 300, [], {}, [[]], {"a": {"a": 1}}, ["a", None, {}])


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in list(inside):
        found.append((value, key))
        found += _places(each)
    return found


@pytest.mark.parametrize("name", ["jsonschema", "surveyjs", "formio"])
def test_a_form_with_a_wrong_value_anywhere_is_told_or_read(name: str) -> None:
    chance = random.Random(name)
    for _ in range(150):
        form = json.loads(TEXTS[name])
        for home, key in chance.sample(_places(form), 2):
            home[key] = chance.choice(WORST)  # one that stood in the other is gone by now, and hurts nobody
        assert _read(json.dumps(form), name) in ("fault", "journey")


def test_a_page_with_a_piece_missing_anywhere_is_told_or_read() -> None:
    chance = random.Random("page")
    for _ in range(100):
        start = chance.randrange(len(LOST))
        assert _read(LOST[:start] + LOST[start + chance.randrange(60) :], "html") in ("fault", "journey")


def _nested(depth: int, leaf: Any, wrap: Any) -> Any:
    for _ in range(depth):
        leaf = wrap(leaf)
    return leaf


_ASKED = {"type": "text", "name": "a", "title": "A"}

CRUEL = {
    "a schema that refers to itself twice": json.dumps({
        "type": "object", "properties": {"a": {"$ref": "#/$defs/n"}},
        "$defs": {"n": {"type": "object", "properties": {"l": {"$ref": "#/$defs/n"}, "r": {"$ref": "#/$defs/n"}}}},
    }),
    "references that multiply": json.dumps({
        "type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}},
        "$defs": {
            f"d{n}": {"type": "object", "properties": {k: {"$ref": f"#/$defs/d{n + 1}"} for k in "abcdefgh"}}
            for n in range(9)
        },
    }),
    "a condition in a condition": json.dumps({
        "type": "object", "properties": {"a": {"type": "string"}},
        **_nested(25, {}, lambda inner: {"if": {"required": ["a"]}, "then": {"required": ["b"], **inner}}),
    }),
    "brackets in brackets": json.dumps({
        "pages": [{"elements": [_ASKED, {**_ASKED, "name": "b", "visibleIf": "(" * 2000 + "{a} = 1" + ")" * 2000}]}]
    }),
    "lists in lists": json.dumps({
        "pages": [{"elements": [_ASKED, {"type": "text", "name": "b", "visibleIf": "{a} = " + "[" * 4000}]}]
    }),
    "panels in panels": json.dumps({
        "pages": [{"elements": [_nested(25, _ASKED, lambda each: {"type": "panel", "name": "p", "elements": [each]})]}]
    }),
    "a rule in a rule": json.dumps({
        "components": [
            {"type": "textfield", "key": "a", "label": "A"},
            {"type": "textfield", "key": "b", "label": "B",
             "conditional": {"json": _nested(45, {"var": "a"}, lambda inner: {"!": [inner]})}},
        ]
    }),
    "tags in tags": "<form>" + "<div>" * 40_000 + "<input name=a>",
    "many tags": "<form>" + "<input name=a>" * 70_000,
    "tags that never end": "<form><input name=a>" + "<a " * 200_000,
    "a comment that never ends": "<form><input name=a><!--" + "<!--" * 200_000,
    "fieldsets in fieldsets": "<form>" + "<fieldset><legend>x</legend>" * 300 + "<input name=a>",
    "two thousand boxes of one name": "<form>" + "<input type=radio name=a value=b>" * 2000,
    "one text for two thousand boxes": "<form><p id=h>hm</p>" + "<input aria-describedby=h name=a>" * 2000,
}  # fmt: skip


@pytest.mark.parametrize("what", CRUEL)
def test_what_is_made_to_hurt_is_over_soon(what: str) -> None:
    assert _read(CRUEL[what]) in ("fault", "journey")


def test_no_format_is_surprised_by_another_file() -> None:
    for text in ("", "\0", "<", "{", "[]", "{}", "null", "a: b", "<svg/>", "<?xml version='1.0'?><a/>", "\ufeff{}"):
        for format in all_formats().values():
            assert 0.0 <= format.looks_like(Source("x", text.encode())) <= 1.0
        assert _read(text) == "fault"
