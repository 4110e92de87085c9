"""Pages rendered once: what is filled in, what is kept, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

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


def _seconds(times: int, page: Callable[[], object]) -> float:
    """CPU time of one page in the best of 5 rounds."""
    page()
    best = float("inf")
    for _ in range(5):
        started = process_time()
        for _ in range(times):
            page()
        best = min(best, process_time() - started)
    return best / times


@pytest.mark.parametrize("id", ["vehicle", "date_of_birth", "country", "contact_details"])
def test_a_question_costs_well_under_150_microseconds(id: str) -> None:
    book, path = world.book(), world.path()
    step = book.journey.steps[id]
    fields = {
        "vehicle": {"": ["car"]},
        "date_of_birth": {"day": ["1"], "month": ["2"], "year": ["2000"]},
        "country": {"": ["c7"]},
        "email": {"": ["somebody@example.com"]},
    }
    own = {question.id: fields[question.id] for question in step.questions if question.id in fields}
    assert _seconds(300, lambda: book.step(world.FRAME, path, step, own, (), False)) < 150e-6
