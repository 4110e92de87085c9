"""Keeping a walk: what a scenario of it would say, and writing it into the journey's files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.expecting import expected
from engine.given import Taken, take
from engine.paths import path_of
from engine.places import page_ids
from engine.replay import asked
from engine.session import Session
from engine.witness import citizen_of
from engine.written import scenario_yaml, written
from journeys.diagnostics import Spot
from journeys.editing.changes import Splice
from journeys.editing.scenarios import CannotAdd, id_of, scenario_splices
from journeys.model import Journey
from renderers.map import words
from renderers.preview.frame import counted
from renderers.preview.walk import Saving
from service.preview import edits
from service.preview.previewed import Previewed

NOTHING_YET = "There is nothing to keep yet: answer a page first."
OF_AN_EARLIER_TEXT = "The text cannot be read just now, so nothing can be added to it. Mend it first."
NOT_SAYABLE = "This walk cannot be written down: it holds an answer that no scenario can give, such as a file."


@dataclass(frozen=True, slots=True)
class Kept:
    """A walk as a scenario: its answers as an author writes them, and where they lead."""

    answers: Mapping[str, Any]
    taken: Taken


def kept(journey: Journey, session: Session) -> Kept | None:
    """The answers that count, as an author writes them; None where the same way cannot be written down."""
    path = path_of(journey, session)
    wanted = asked(path)
    given = {key: value for key, value in session.answers().items() if key in wanted}
    try:
        answers = written(journey, citizen_of(journey, given, session.today))
    except (ValueError, LookupError, TypeError):
        return None
    taken = take(journey, answers, session.today)
    pages = page_ids(path)
    if taken.unused or taken.refused or taken.path.fault is not None or page_ids(taken.path)[: len(pages)] != pages:
        return None
    return Kept(answers, taken)


def proposed(one: Previewed, journey: Journey, session: Session | None) -> Saving:
    """The form as it is offered."""
    if one.old or one.read.loaded.journey is None:
        return Saving(cannot=OF_AN_EARLIER_TEXT)
    if session is None or not session.entries:
        return Saving(cannot=NOTHING_YET)
    found = kept(journey, session)
    if found is None:
        return Saving(cannot=NOT_SAYABLE)
    path = found.taken.path
    if path.outcome is not None:
        ends = f"It ends at “{words.outcome_heading(path.outcome)}”, and is expected to from now on."
    else:
        stop = expected(found.taken)["stops_at"]
        ends = (
            f"It is not at an end: it is expected to stop at “{words.step_heading(journey.steps[stop])}”. "
            "Walk on to an end if that is what it should show."
        )
    facts = _facts(journey, found.taken)
    try:
        splices = scenario_splices(one.files, "", _beside(one))
        file = f"It goes into {splices[-1].file}."
        cannot = ""
    except CannotAdd as fault:
        file, cannot = "", f"{fault}."
    return Saving(
        ends=ends,
        pages=f"({counted(len(page_ids(path)), 'page')})",
        facts=f"({', '.join(map(words.spaced, facts))})".lower() if facts else "",
        file=file,
        cannot=cannot,
    )


def _facts(journey: Journey, taken: Taken) -> Mapping[str, Any]:
    found: Mapping[str, Any] = expected(taken, journey.facts).get("facts", {})
    return found


def scenario_edits(
    one: Previewed, journey: Journey, session: Session, id: str, note: str, pages: bool, facts: bool
) -> Sequence[Splice]:
    """The changes that keep a walk under this id. Raises CannotAdd, with one sentence for the person."""
    found = kept(journey, session)
    if found is None:
        raise CannotAdd(NOT_SAYABLE.rstrip("."))
    expect = expected(found.taken, journey.facts if facts else ())
    if pages:
        expect["path"] = page_ids(found.taken.path)
    text = scenario_yaml(id, session.today, found.answers, expect, note)
    return scenario_splices(one.files, text, _beside(one))


async def keep(one: Previewed, session: Session, form: Mapping[str, str]) -> tuple[str, Saving | None]:
    """Writes a walk down as a scenario: the id that it got, or the form with what is wrong with it."""
    name, note = form.get("name", "").strip(), form.get("note", "").strip()
    pages, facts = form.get("pages") == "yes", form.get("facts") == "yes"
    journey = one.journey
    assert journey is not None
    again = replace(
        proposed(one, journey, session), name=name, note=note, with_pages=pages, with_facts=facts, open=True
    )
    id = id_of(name)
    if not id:
        return "", replace(again, problem="Give it a name with letters in it, such as “Retired couple”.")
    if id in journey.scenarios:
        other = id_of(name, journey.scenarios)
        place = one.read.locate(Spot(journey.scenarios[id].route, "key"))
        said = f"There is a scenario {id} already, at line {place.line} of {place.file.rpartition('/')[2]}."
        return "", replace(again, problem=f"{said} Choose another name, such as {other}.")
    try:
        splices = scenario_edits(one, journey, session, id, note, pages, facts)
        files = one.files
        base = {each.file: edits.fingerprint(files[each.file]) if each.file in files else "" for each in splices}
        done = await edits.write(one, splices, base)
    except (CannotAdd, edits.CannotWrite) as fault:
        return "", replace(again, problem=f"{str(fault).rstrip('.')}.")
    if isinstance(done, edits.Conflict):
        file = done.clashes[0].file
        return "", replace(again, problem=f"{file} was changed a moment ago, so nothing was written. Keep it again.")
    return id, None


def _beside(one: Previewed) -> set[str]:
    """The names of all files in the journey's folder."""
    folder = one.path if one.path.is_dir() else one.path.parent
    try:
        return {each.name for each in folder.iterdir()}
    except OSError:
        return set()
