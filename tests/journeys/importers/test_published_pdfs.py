"""Published PDF forms: every field is mapped or told, journeys are sound, and filled forms hold the answers."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from engine.filling import filled
from journeys.importers import Imported, Source, import_form, mapping
from journeys.importers.formats._pdf.fields import fields_of
from journeys.importers.formats._pdf.opening import opened
from journeys.load import load
from journeys.model import Journey
from renderers.filled_form import filled_form, held_values
from tests.conftest import ROOT
from tests.journeys.importers.answering import TODAY, answers
from tests.journeys.importers.corpora import folder
from tests.journeys.importers.made import unaccounted

pytestmark = pytest.mark.shared


def forms() -> list[Path]:
    found = sorted(folder("pdf").glob("*.pdf"))
    assert len(found) == 5
    return found


@cache
def imported(path: Path) -> tuple[Imported, Journey, mapping.FormMapping]:
    made = import_form(Source(path.name, path.read_bytes()))
    journey = load(made.files).journey
    assert journey is not None
    return made, journey, mapping.read(mapping.FILE, made.files[mapping.FILE])


def test_every_form_becomes_a_journey_without_errors_and_every_part_is_accounted_for():
    for path in forms():
        made, _, _ = imported(path)
        assert made.errors == (), path
        assert made.ledger.notes == (), path
        assert unaccounted(Source(path.name, path.read_bytes()), made) == ([], []), path


def test_every_field_is_mapped_or_told_as_left_out():
    for path in forms():
        made, _, mapped = imported(path)
        data = path.read_bytes()
        with opened(path.name, data) as reader:
            names = {field.name for field in fields_of(reader, path.name)}
        told = {entry.place: entry for entry in made.ledger.entries if entry.kind == "field"}
        assert set(told) == names, path
        puts = [put.field for put in mapped.puts]
        assert len(puts) == len(set(puts)), path
        unmapped = names - set(puts)
        assert all(told[name].reason and told[name].fate in ("dropped", "changed") for name in unmapped), path
        assert not {name for name in puts if told[name].fate == "dropped"}, path


def test_every_question_of_a_journey_fills_a_field():
    for path in forms():
        _, journey, mapped = imported(path)
        assert set(journey.questions) == {put.answer for put in mapped.puts if put.answer}, path


@pytest.mark.parametrize("yes", [True, False])
def test_a_filled_form_holds_the_answers(yes: bool):
    for path in forms():
        _, journey, mapped = imported(path)
        filling = filled(journey, mapped, answers(journey, yes), TODAY)
        assert filling.outcome == "sent", path
        assert filling.misfits == (), path
        data, no_room = filled_form(path.name, path.read_bytes(), filling.values)
        assert no_room == (), path
        before, held = held_values(path.read_bytes()), held_values(data)
        dashes = str.maketrans("", "", "-")
        assert held == before | {
            name: value if held[name] == value else value.translate(dashes) for name, value in filling.values.items()
        }, path


def test_all_items_of_a_repeat_go_into_their_blocks():
    for path in forms():
        _, journey, mapped = imported(path)
        room = [put.item for put in mapped.puts]
        if not any(room):
            continue
        filling = filled(journey, mapped, answers(journey, items=max(room)), TODAY)
        assert filling.misfits == (), path
        asked = {put.field for put in mapped.puts if put.item and not put.values}
        assert asked <= set(filling.values), path


def test_the_largest_form_takes_less_than_3_seconds():
    largest = max(forms(), key=lambda path: path.stat().st_size)
    source = Source(largest.name, largest.read_bytes())
    begun = time.process_time()
    import_form(source)
    assert time.process_time() - begun < 3


def test_the_table_in_the_docs_is_what_is_found():
    rows = []
    for path in forms():
        made, _, mapped = imported(path)
        fates = [entry.fate for entry in made.ledger.entries if entry.kind == "field"]
        repeats = sum(entry.kind == "repeat" for entry in made.ledger.entries)
        rules = sum(entry.kind == "rule" for entry in made.ledger.entries)
        asked = sum(entry.kind == "question" for entry in made.ledger.entries)
        left = len(fates) - len(mapped.puts)
        rows.append(f"| `{path.name}` | {len(fates)} | {asked} | {repeats} | {rules} | {len(mapped.puts)} | {left} |")
    assert "\n".join(rows) in (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
