"""Fill the PDF form that a journey was made of, from the answers to the journey.

PDF is the original form. Answers are JSON or YAML by question id, as `footpath walk` takes them, or a submission as it
is stored. The mapping that was written beside the journey says which field takes what; the journey is looked for
here and beside the PDF, unless it is named.
Exit code: 0 all of it fits, 3 the form is written and something did not fit, 1 it cannot be read, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeys.importers.mapping import FormMapping

NO_ROOM = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """The form, the answers, where to write."""
    parser.add_argument("pdf", metavar="PDF", type=Path, help="the original form")
    parser.add_argument(
        "--answers", metavar="FILE", required=True, help="the answers; - reads them from standard input"
    )
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the PDF to write")
    parser.add_argument(
        "--journey", metavar="DIR", type=Path, help="the folder of the journey (default: the one that was made of PDF)"
    )
    parser.add_argument("--today", metavar="DATE", help="the day of sending, such as 2026-11-22 (default: today)")


def run(given: argparse.Namespace) -> int:
    """Replays the answers, fills the form, writes it, tells what did not fit."""
    from datetime import UTC, datetime

    from engine.filling import filled
    from engine.session import civil_day
    from journeys.importers import ImportFault
    from renderers.filled_form import filled_form
    from service.commands.import_ import bytes_of
    from service.commands.walk import day_of, one_citizen
    from service.reading import one_journey
    from service.refusal import Refusal

    data = bytes_of(given.pdf)
    try:
        folder, mapping = _mapping(given.pdf, given.journey)
        journey = one_journey(folder)
        answers, sent_on = _answers(one_citizen(given.answers))
        told = given.today or sent_on
        today = day_of(told) if told else civil_day(datetime.now(UTC), journey.time_zone)
        filling = filled(journey, mapping, answers, today)
        form, no_room = filled_form(given.pdf.name, data, filling.values)
    except ImportFault as fault:
        raise Refusal(str(fault), fault.help, code=1) from None
    try:
        given.output.write_bytes(form)
    except OSError as fault:
        raise Refusal(f"{given.output} cannot be written: {fault.strerror or fault}") from fault
    where = f"they lead to {filling.outcome}" if filling.outcome else "they do not lead to an end yet"
    print(f"{given.output}: {len(filling.values) - len(no_room)} fields filled from these answers; {where}")
    lines = [f"  {each.answer}: {each.why}" for each in filling.misfits]
    lines += [f"  {each.field} ({_short(each.value)}): {each.why}" for each in no_room]
    if lines:
        print("\n".join(["What did not fit:", *lines]))
    return NO_ROOM if lines else 0


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def _answers(given: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """The answers, and of a stored submission the day that it was sent on."""
    inside = given.get("answers")
    if not isinstance(inside, Mapping) or not {"reference", "journey"} & given.keys():
        return given, ""
    answers = {id: _without_ids(value) for id, value in inside.items()}
    return answers, str(given.get("today", "") or given.get("sent_at", ""))[:10]


def _without_ids(value: Any) -> Any:
    """The items of a repeat as they are asked for, without what was only kept with them."""
    if isinstance(value, list) and value and all(isinstance(each, Mapping) and "id" in each for each in value):
        if any("media_type" in each for each in value):
            return value
        return [{key: one for key, one in each.items() if key not in ("id", "facts")} for each in value]
    return value


def _mapping(pdf: Path, folder: Path | None) -> tuple[Path, FormMapping]:
    """The folder of a journey and the mapping in it."""
    from service.refusal import Refusal

    if folder is not None:
        found = list(_mappings([folder]))
        made = [each for each in found if each[1].form == pdf.name] or (found if len(found) == 1 else [])
        if not made:
            raise Refusal(
                f"{folder} has no mapping of {pdf.name}",
                "It is written by footpath import. Name the folder that it wrote.",
            )
        return made[0]
    around = [Path(), *_folders(Path()), pdf.parent, *_folders(pdf.parent)]
    made = [each for each in _mappings(dict.fromkeys(path.resolve() for path in around)) if each[1].form == pdf.name]
    if len(made) == 1:
        return made[0]
    if not made:
        raise Refusal(f"no journey that was made of {pdf.name} is here or beside it", "Name its folder with --journey.")
    raise Refusal(
        f"several journeys were made of {pdf.name}: {', '.join(each[0].name for each in made)}",
        "Name one with --journey.",
    )


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(each for each in path.iterdir() if each.is_dir() and not each.name.startswith("."))[:200]
    except OSError:
        return []


def _mappings(folders: Iterable[Path]) -> Iterable[tuple[Path, FormMapping]]:
    from journeys.importers.mapping import read
    from service.refusal import Refusal

    for folder in folders:
        for path in sorted(folder.glob("form*.mapping.yaml")):
            try:
                yield folder, read(path.name, path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as fault:
                raise Refusal(f"{path} cannot be read: {fault}") from fault
