"""Forms that public bodies have published, where they stand beside this checkout; and how an import is walked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.walk import walk
from journeys.importers import Imported, Source, import_form
from journeys.load import load
from journeys.model import Journey, Question
from tests.conftest import ROOT

CORPORA = ROOT.parent.joinpath("shared", "corpora")
TODAY = date(2026, 11, 22)

_NAMED = {
    "pdf": "letter.pdf",
    "photo": "photo.jpg",
    "document": "letter.odt",
    "spreadsheet": "costs.ods",
    "text": "note.txt",
}


def folder(name: str) -> Path:
    """One folder of the corpora; the test is skipped where they are not."""
    found = CORPORA / name
    if not found.is_dir():
        pytest.skip("the published forms are not beside this checkout")
    return found


def lines(path: Path) -> Iterator[Any]:
    """The values of a file with one to a line."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


@cache
def read(path: Path, keep_pages: bool = True, bounds: bool = True) -> tuple[Imported, Journey]:
    """A form imported, and its journey. Without `bounds` answers that the source refuses are taken,
    so that where they would lead can be compared, too."""
    made = import_form(Source(path.name, path.read_bytes()), keep_pages=keep_pages)
    text = made.files["journey.yaml"]
    files = {**made.files, "journey.yaml": text if bounds else re.sub(r"\n +(?:min|max): .*", "", text)}
    journey = load(files).journey
    assert journey is not None
    return made, journey


def walked(made: Imported, journey: Journey, given: Mapping[str, Any]) -> dict[str, Any]:
    """Where answers by the source's field names lead; what is not given is made up."""
    answers: dict[str, Any] = {id: made_up(question) for id, question in journey.questions.items() if "." not in id}
    for step in journey.steps.values():
        if step.repeat is not None:
            inside = [q for each in step.repeat.steps for q in each.questions]
            answers[step.id] = [{q.id.partition(".")[2]: made_up(q) for q in inside}]
    for field, value in given.items():
        if field in made.fields:
            id = made.fields[field]
            answers[id] = typed(value, made.options.get(field, {}), journey.questions[id])
    return walk(journey, answers, TODAY)


def typed(value: Any, options: Mapping[str, str], question: Question) -> Any:
    """An answer of the source as a citizen of the journey gives it."""
    if isinstance(value, list):
        return [typed(each, options, question) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if options:
        return options[str(value).strip()]
    if question.type == "file":
        return [str(value)]
    if question.type == "address":
        first, second, town, _, postcode = (*str(value).split(", "), "", "", "", "")[:5]
        return {"line1": first, "line2": second, "town": town, "postcode": postcode}
    return str(value)


def made_up(question: Question) -> Any:
    """An answer that fits a question."""
    match question.type:
        case "yes_no" | "declaration":
            return "yes"
        case "choice":
            return question.options[0].id
        case "choices":
            return [question.options[0].id]
        case "date":
            return "2026-01-31"
        case "month_year":
            return "2026-01"
        case "email":
            return "applicant@example.com"
        case "phone":
            return "01632 960 142"
        case "address":
            return {"line1": "1 Mill Lane", "town": "Northmere", "postcode": "NM3 5QT"}
        case "file":
            return [_NAMED[question.settings.get("accepts", ["pdf"])[0]]]
        case "integer" | "decimal" | "money":
            return "130" if question.min is None else question.min.text
        case _:
            return "Words"


def pages_of(made: Imported, result: Mapping[str, Any]) -> list[str]:
    """The pages of the source that a walk went through, in order."""
    page_of = {became: page for page, all_of_it in made.pages.items() for became in all_of_it}
    names = [page_of[step.partition(".")[0]] for step in result["path"] if step.partition(".")[0] in page_of]
    names += [page_of["check"]] if result["outcome"] and _sends(made, result) and "check" in page_of else []
    if result["outcome"] in page_of:
        names.append(page_of[result["outcome"]])
    start = [page_of["start"]] if "start" in page_of else []
    whole = [*start, *names]
    return [page for number, page in enumerate(whole) if page not in whole[:number]]


def _sends(made: Imported, result: Mapping[str, Any]) -> bool:
    journey = load(made.files).journey
    assert journey is not None
    return journey.outcomes[result["outcome"]].submit
