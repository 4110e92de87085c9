"""All published forms become journeys without errors, and nothing of them is lost silently."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from journeys.document import read
from journeys.importers import Entry, Imported, Source, import_form, import_forms
from journeys.importers.prose import line
from tests.conftest import ROOT
from tests.journeys.importers.corpora import folder
from tests.journeys.importers.made import unaccounted

pytestmark = pytest.mark.shared


def files(name: str, pattern: str) -> list[Path]:
    found = sorted(folder(name).glob(pattern))
    assert found
    return found


def forms() -> list[Path]:
    """Every form of the three formats."""
    dfb, defra, moj = files("dfb", "*/*.json"), files("defra", "*.*"), files("moj", "*.json")
    return [*dfb, *defra, *moj]


def source(path: Path) -> Source:
    return Source(path.name, path.read_bytes())


@pytest.mark.parametrize("keep_pages", [True, False])
def test_every_form_becomes_a_journey_without_errors_and_every_part_is_accounted_for(keep_pages: bool):
    for path in forms():
        made = import_form(source(path), keep_pages=keep_pages)
        assert made.errors == (), path
        assert unaccounted(source(path), made) == ([], []), path
        assert made.ledger.notes == (), path


def test_what_was_carried_is_in_the_journey_in_its_own_words():
    seen = Counter[str]()
    for path in forms():
        made = import_form(source(path))
        values = read("journey.yaml", made.files["journey.yaml"]).value
        for entry in made.ledger.of("carried"):
            if entry.kind in ("question", "option", "hint"):
                assert _said(entry, values, made), (path, entry)
                seen[entry.kind] += 1
    assert seen["question"] > 370
    assert seen["option"] > 400
    assert seen["hint"] > 110


def _said(entry: Entry, values: Any, made: Imported) -> bool:
    """Whether the words of a part stand where the ledger says."""
    there: Any = values
    for key in entry.became.split("."):
        if isinstance(there, str) and there.endswith(".csv"):
            return line(entry.words) in made.files[there]
        there = there[key]
    if isinstance(there, Mapping):
        there = there.get("label", there.get("ask"))
    gaps = re.compile(r"\{\{.*?\}\}")
    ours, theirs = (line(gaps.sub("", words)).strip(" ?") for words in (str(there), entry.words))
    return ours == theirs


def test_the_independent_count_of_questions_options_and_conditions_is_that_of_the_ledger():
    for path in files("dfb", "*/*.json"):
        form = source(path).plain
        asked = [
            each for page in form["pages"] for part in page["components"] for each in [part, *part.get("children", [])]
        ]
        fields = [each for each in asked if each["type"] not in ("Para", "Html", "InsetText", "List")]
        counts = {
            "question": len(fields),
            "hint": sum(bool(each.get("hint")) for each in fields),
            "option": sum(len(each["items"]) for each in form["lists"]),
            "condition": len(form["conditions"]),
            "link": sum(len(page["next"]) for page in form["pages"]),
            "page": len(form["pages"]),
        }
        ledger = import_form(source(path)).ledger.counts()
        hints_of_options = sum(bool(item.get("description")) for each in form["lists"] for item in each["items"])
        counts["hint"] += hints_of_options
        assert {kind: ledger[kind].total() if kind in ledger else 0 for kind in counts} == counts, path


def test_the_largest_form_takes_less_than_3_seconds_and_45_forms_less_than_20():
    largest = max(forms(), key=lambda path: path.stat().st_size)
    begun = time.perf_counter()
    import_form(source(largest))
    assert time.perf_counter() - begun < 3
    begun = time.perf_counter()
    sources = [Source(f"{path.parent.name}-{path.name}", path.read_bytes()) for path in files("dfb", "*/*.json")]
    made = import_forms(sources, "Six funds")
    assert time.perf_counter() - begun < 20
    assert len(sources) == 45
    assert made.errors == ()


def test_the_table_in_the_docs_is_what_is_found():
    rows = []
    for title, name, pattern in (
        ("XGov digital form builder", "dfb", "*/*.json"),
        ("DEFRA forms, versions 1 and 2", "defra", "*.*"),
        ("MoJ Forms", "moj", "*.json"),
    ):
        paths = files(name, pattern)
        ledgers = [import_form(source(path)).ledger for path in paths]
        cells = [title, str(len(paths))]
        for kinds in (("question",), ("condition",)):
            fates = Counter(entry.fate for ledger in ledgers for entry in ledger.entries if entry.kind in kinds)
            carried = fates["carried"] + fates["changed"] + fates["guessed"]
            cells += [str(fates.total()), str(carried), str(fates.total() - carried)]
        rows.append(f"| {' | '.join(cells)} |")
    assert "\n".join(rows) in (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
