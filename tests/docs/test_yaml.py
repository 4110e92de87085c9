"""Every YAML block of the docs is loaded and checked: whole files as they are, parts within the page's own journey.

A block that begins with a file name (`# journey.yaml`) is that file, whole; `# library/people.yaml` is there for all
blocks of its page, files of other names are for its own commands (test_commands.py). One that begins with
`# under steps` stands under that key. Every other block is a part of the first whole journey of its page: what has the
same id is replaced, what is new comes behind. CSV blocks are files for all blocks of their page; the line above names
them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from engine.scenarios import run_scenario
from journeys import checks
from journeys.diagnostics import Diagnostic, Level
from journeys.document import read
from journeys.load import Loaded, load
from journeys.service_file import load_service
from tests.conftest import ROOT
from tests.docs.blocks import Block, blocks

CHECKED_ELSEWHERE = ("docs/checks.md",)
"""The examples of the checks are the checks' own tests (tests/journeys/checks)."""

TODAY = date(2026, 11, 22)

BLOCKS = list(blocks("yaml", but=CHECKED_ELSEWHERE))
WHOLE = [block for block in BLOCKS if block.file == "journey.yaml"]
SERVICES = [block for block in BLOCKS if block.file == "service.yaml"]
LIBRARIES = [block for block in BLOCKS if block.file and block.file.startswith("library/")]
SAVED = [block for block in BLOCKS if block.file and block not in (*WHOLE, *SERVICES, *LIBRARIES)]
PARTS = [block for block in BLOCKS if not block.file]


def tables(page: str) -> dict[str, str]:
    """The CSV files and the libraries of a page."""
    return {block.file: block.text for block in (*blocks("csv"), *LIBRARIES) if block.page == page and block.file}


def plain(text: str) -> Any:
    """The values of a block, read strictly. Nothing may be wrong with it."""
    document = read("journey.yaml", text)
    assert list(document.faults) == []
    return document.value


def told(loaded: Loaded, found: list[Diagnostic]) -> list[str]:
    """Findings as one reads them in a failure."""
    places = [loaded.sources.locate(each.primary.spot) for each in found]
    return [f"{place.file}:{place.line} {each.slug}: {each.message}" for place, each in zip(places, found, strict=True)]


def home(block: Block) -> dict[str, Any]:
    """The journey that a part of a page belongs to."""
    for whole in WHOLE:
        if whole.page == block.page:
            values: dict[str, Any] = plain(whole.text)
            return values
    sent = {"sent": {"title": "Sent", "submit": True}}
    return {"journey": "example", "title": "Example", "outcomes": sent}


def with_part(block: Block) -> str:
    """The journey of the page with this part in it, as YAML."""
    values = home(block)
    part = plain(block.text)
    for key, content in ({block.place: part} if block.place else part).items():
        if key in ("steps", "outcomes", "facts", "rates", "lists", "texts", "scenarios") and isinstance(content, dict):
            kept = {name: item for name, item in values.get(key, {}).items() if key != "steps" or name not in content}
            values[key] = {**kept, **content}
        else:
            values[key] = content
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1_000)


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_a_whole_journey_of_the_docs_has_nothing_to_mend(block: Block) -> None:
    loaded = load({"journey.yaml": block.text, **tables(block.page)})
    assert told(loaded, checks.run(loaded, TODAY)) == []


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_the_scenarios_of_a_whole_journey_hold(block: Block) -> None:
    journey = load({"journey.yaml": block.text, **tables(block.page)}).journey
    assert journey
    results = {scenario.id: run_scenario(journey, scenario) for scenario in journey.scenarios.values()}
    assert {name: result.failures for name, result in results.items() if result.failures} == {}


@pytest.mark.parametrize("block", PARTS, ids=str)
def test_a_part_of_a_journey_fits_into_it(block: Block) -> None:
    loaded = load({"journey.yaml": with_part(block), **tables(block.page)})
    found = [each for each in checks.run(loaded, TODAY) if each.level is Level.ERROR]
    assert told(loaded, found) == []


@pytest.mark.parametrize("block", SERVICES, ids=str)
def test_a_service_of_the_docs_has_nothing_to_mend(block: Block) -> None:
    assert [fault.message for fault in load_service({"service.yaml": block.text}).faults] == []


def sentences() -> list[str]:
    """Every sentence that the language page shows in its table of sentences."""
    page = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    section = page.partition("## Sentences")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ") and "`" in line]
    return [sentence for row in rows for sentence in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_table_means_something(sentence: str) -> None:
    town, works, heaters = (
        next(block for block in PARTS if block.page == "docs/language.md" and f"\n  {name}:" in block.text)
        for name in ("town", "works", "heaters")
    )
    values = yaml.safe_load(with_part(town))
    values["steps"].update(yaml.safe_load(with_part(works))["steps"])
    listed = yaml.safe_load(with_part(heaters))["steps"]["heaters"]
    values["steps"]["heaters"] = {key: said for key, said in listed.items() if key != "next"}
    values["facts"]["shown_here"] = sentence
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1_000)
    loaded = load({"journey.yaml": text, **tables("docs/language.md")})
    found = [each for each in checks.run(loaded, TODAY) if each.level is Level.ERROR]
    assert told(loaded, found) == []


def test_every_csv_block_says_which_file_it_is() -> None:
    assert [str(block) for block in blocks("csv", but=CHECKED_ELSEWHERE) if not block.file] == []


def test_the_docs_hold_blocks_to_run() -> None:
    assert (len(WHOLE) >= 2, len(PARTS) >= 15, len(SERVICES) >= 1) == (True, True, True)


@pytest.mark.parametrize("block", SAVED, ids=str)
def test_a_file_to_save_is_read_by_a_command_of_its_page(block: Block) -> None:
    commands = [line for other in blocks("console") if other.page == block.page for line in other.text.splitlines()]
    assert any(f" {block.file}" in line for line in commands if line.startswith("$ "))
