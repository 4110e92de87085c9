"""Pages rendered once: what is filled in, and what is kept."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from journeys.expressions.known import Known
from renderers.html.sheet import Draft, Sheet, slot
from tests.renderers import world

NOBODY = Known(today=world.TODAY)


def test_a_sheet_is_cut_at_its_slots_and_filled_in_order() -> None:
    sheet = Sheet.cut(f"a{slot('x')}b{slot('y')}{slot('x')}", {})
    assert sheet.fill({"x": "1", "y": "2"}, NOBODY) == "a1b21"


def test_a_slot_nobody_fills_is_named() -> None:
    with pytest.raises(KeyError, match="who"):
        Sheet.cut(f"{slot('who')}", {}).fill({}, NOBODY)


def test_texts_that_depend_on_answers_are_told_for_each_citizen() -> None:
    draft = Draft()
    assert draft.place(Markup("<b>")) == "<b>"
    html = f"Hello {draft.place(lambda known: str(known['name']))}"
    sheet = Sheet.cut(html, draft.tellings)
    assert [sheet.fill({}, Known({"name": name}, today=world.TODAY)) for name in "AB"] == ["Hello A", "Hello B"]


def test_a_page_is_made_of_templates_once(monkeypatch: pytest.MonkeyPatch) -> None:
    book, path = world.book(), world.path()
    step = book.journey.steps["vehicle"]

    def page(chosen: str) -> str:
        return book.step(world.FRAME, path, step, {"vehicle": {"": [chosen]}}, (), False)

    first = page("car")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template was run")

    monkeypatch.setattr("renderers.html.steps.draw", refuse)
    monkeypatch.setattr("renderers.html.fields.draw", refuse)
    assert page("car") == first
    assert page("moped") != first
