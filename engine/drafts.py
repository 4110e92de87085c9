"""What was typed and never sent as an answer: kept beside the answers, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.form import Form, sent_for
from engine.paths import path_of
from engine.places import allowed
from engine.roster import Roster, key_of
from engine.session import Entry, Session
from engine.tags import SEEN, unfit_tags
from journeys.expressions.kinds import Upload
from journeys.model import Journey, Question, Step
from journeys.questions import type_of
from journeys.questions.base import Parts


def parts_of(question: Question, entry: Entry) -> Parts | None:
    """The parts that an entry is filled in with; None where it is blank."""
    if entry.typed is not None:
        return entry.typed
    if entry.value is None or isinstance(entry.value, Roster):
        return None
    return type_of(question.type).fill(question, entry.value)


def keep_draft(journey: Journey, session: Session, step: Step, form: Form, item: str = "") -> Session:
    """The session with what was typed on a page, as it stands: nothing is judged.

    The same session where nothing was typed that is not kept already, and for a page that is not on the path. A draft
    typed on a page that shows something else than is held now remembers that (`engine/tags.py`).
    """
    if not allowed(path_of(journey, session), step.id, item):
        return session
    drafts = dict(session.drafts)
    unfit = unfit_tags(session, step, item, form)
    for question in step.questions:
        key = key_of(question.id, item)
        typed = sent_for(question, form)
        entry = session.entries.get(key)
        kept = None if entry is None else parts_of(question, entry)
        if all((list((kept or {}).get(part) or ()) or [""]) == (list(sent) or [""]) for part, sent in typed.items()):
            drafts.pop(key, None)
        else:
            drafts[key] = {**typed, SEEN: [unfit[question.id]]} if question.id in unfit else typed
    return session if drafts == session.drafts else replace(session, drafts=drafts)


def without(drafts: Mapping[str, Parts], keys: Iterable[str]) -> Mapping[str, Parts]:
    """The drafts but those under these keys; the same mapping where none is."""
    if not drafts:
        return drafts
    gone = set(keys)
    return {key: parts for key, parts in drafts.items() if key not in gone}


def unused_uploads(session: Session) -> tuple[Upload, ...]:
    """The files that a session holds and that no answer, parked or not, and no draft names any more."""
    if not session.uploads:
        return ()
    named: set[str] = set()
    for entry in session.entries.values():
        if isinstance(entry.value, tuple):
            named.update(each.id for each in entry.value if isinstance(each, Upload))
    for parts in session.drafts.values():
        for sent in parts.values():
            named.update(sent)
    return tuple(upload for id, upload in session.uploads.items() if id not in named)
