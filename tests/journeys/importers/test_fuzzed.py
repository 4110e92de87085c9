"""Whatever is done to a form: a sound journey and a full ledger, or a fault with a way out; never a traceback."""

from __future__ import annotations

import contextlib
import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.importers import Imported, ImportFault, Source, all_formats, import_form
from tests.journeys.importers.made import LIBRARY_CARD, STALL, SWIM, unaccounted

FORMS = (LIBRARY_CARD, SWIM, STALL)
ODD: list[Any] = [
    *(None, "", 0, -1, 1.5, 10**30, True, [], {}, ["a"], {"a": 1}, "x" * 300, "{{ x }}", "a: b # c", '"words"'),
    *("\u2028\x00", "- x\n\n# y", "/summary", "is", "yes", "otherwise", "'", "today", "1", "é", "<p>x<br>&amp;</b>"),
]


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, each in inside for place in [(*way, key), *places(each, (*way, key))]]


def at(value: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        value = value[key]
    return value


@st.composite
def mutated(draw: Any) -> bytes:
    form = copy.deepcopy(draw(st.sampled_from(FORMS)))
    for _ in range(draw(st.integers(1, 5))):
        every = places(form)
        if not every:
            break
        way, other = draw(st.sampled_from(every)), draw(st.sampled_from(every))
        home = at(form, way[:-1])
        match draw(st.sampled_from(("odd", "gone", "copied"))):
            case "odd":
                home[way[-1]] = copy.deepcopy(draw(st.sampled_from(ODD)))
            case "gone":
                del home[way[-1]]
            case _:
                home[way[-1]] = copy.deepcopy(at(form, other))
    return json.dumps(form).encode()


@st.composite
def truncated(draw: Any) -> bytes:
    text = json.dumps(draw(st.sampled_from(FORMS))).encode()
    return text[: draw(st.integers(0, len(text)))]


@settings(max_examples=120, deadline=None)
@given(st.one_of(mutated(), truncated(), st.binary(max_size=200)), st.booleans())
def test_a_broken_form_gives_a_sound_journey_or_a_fault_with_a_way_out(data: bytes, keep_pages: bool):
    source = Source("form.json", data)
    made: Imported | None = None
    with contextlib.suppress(ImportFault):
        made = import_form(source, keep_pages=keep_pages)
    if made is None:
        with pytest.raises(ImportFault) as caught:
            import_form(source, keep_pages=keep_pages)
        assert caught.value.help
    else:
        assert made.errors == ()
        assert unaccounted(source, made) == ([], [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "form.json is in no format that we know"),
        (b'{"pages": [', "form.json stops being JSON: Expecting value (at line 1, column 12)"),
        (b'{"pages": ' + b"[" * 5000, "form.json is nested more than 60 levels deep"),
        (b'{"pages": NaN}', "form.json has the value NaN, which is no JSON"),
        (b'{"pages": ' + b"9" * 5000 + b"}", "form.json has a number that is too long"),
        (b"pages: &a [1]\nmore: *a\n", "form.json is in no format that we know"),
        (b"\xff\xfe\x00", "form.json is in no format that we know"),
        (b'{"pages": [' + b"1," * 300_000 + b"1]}", "form.json has more than 200,000 values"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, said: str):
    with pytest.raises(ImportFault) as caught:
        import_form(Source("form.json", data))
    assert str(caught.value) == said
    assert caught.value.help


def test_a_format_that_is_not_there_is_told():
    with pytest.raises(ImportFault, match="there is no format 'word'") as caught:
        import_form(Source("form.json", b"{}"), format="word")
    assert caught.value.help == f"write one of {', '.join(all_formats())}"


def test_an_alias_is_refused_with_its_line_where_the_format_is_named():
    with pytest.raises(ImportFault, match=r"uses a YAML alias \(\*\) \(at line 2\)"):
        import_form(Source("form.yaml", b"pages: &a [1]\nmore: *a\n"), format="defra")


def test_a_form_of_400_pages_that_all_jump_is_made_in_seconds():
    pages = [_page(number) for number in range(400)]
    form = {**LIBRARY_CARD, "startPage": "/p0", "pages": [*pages, {**LIBRARY_CARD["pages"][-1], "path": "/p400"}]}
    form["conditions"] = [_condition(number) for number in range(400)]
    begun = time.perf_counter()
    made = import_form(Source("form.json", json.dumps(form).encode()))
    assert time.perf_counter() - begun < 15
    assert made.errors == ()
    form["pages"] = [_page(number) for number in range(501)]
    with pytest.raises(ImportFault, match="has more than 500 pages"):
        import_form(Source("form.json", json.dumps(form).encode()))


def _page(number: int) -> dict[str, Any]:
    asked = {"type": "YesNoField", "name": f"answer{number}", "title": f"Is it number {number}?"}
    links = [{"path": f"/p{min(400, number + 3)}", "condition": f"c{number}"}, {"path": f"/p{number + 1}"}]
    return {"path": f"/p{number}", "title": f"Page {number}", "components": [asked], "next": links}


def _condition(number: int) -> dict[str, Any]:
    compare = {"field": {"name": f"answer{number}"}, "operator": "is", "value": {"type": "Value", "value": "true"}}
    return {"name": f"c{number}", "displayName": f"Number {number}", "value": {"name": "x", "conditions": [compare]}}


@pytest.mark.parametrize(
    "piece", ["<b>", "{{", "{%", "* ", "[", "<ul><li>", "&", "\n# ", "<a href='https://x'>", "<!--"]
)
def test_a_text_that_is_all_signs_is_read_in_no_time(piece: str):
    form = copy.deepcopy(LIBRARY_CARD)
    form["pages"][0]["components"][0]["content"] = piece * 10_000
    begun = time.perf_counter()
    assert import_form(Source("form.json", json.dumps(form).encode())).errors == ()
    assert time.perf_counter() - begun < 10
