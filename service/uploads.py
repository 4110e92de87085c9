"""A page's form with files: each looked at and kept by itself, and the page shown again with what is there.

Nothing but these files is judged: all else on the page is kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from engine.change import filled, new_day
from engine.drafts import keep_draft, unused_uploads
from engine.page import Stuck, bounds
from engine.parking import park
from engine.paths import path_of
from engine.places import ItemStep, allowed, item_path
from engine.roster import key_of
from engine.session import Entry, Session
from engine.store import NoSession
from engine.tags import tag_of
from journeys.expressions.kinds import Upload
from journeys.model import Question, Step
from journeys.questions.base import Problem, Reading
from journeys.questions.file import FILE, KEPT
from journeys.questions.file import Type as FileType
from renderers.html.fields import control_name
from service.exchange import Reply, Request, page
from service.gate import Posted
from service.incoming import examine, tidy
from service.multipart import Sent
from service.places import Visit, go
from service.running import Running
from service.security import set_cookie, stored_key
from service.visits import expired, page_asked, spoken, visit_of

UPLOAD, REMOVE = "upload", "remove"
"""The buttons of a question for files: `<question>-upload`, and `<question>-remove` with the id of a file."""


_TYPE = FileType()


@dataclass(slots=True)
class Taken:
    """What became of the files of one form: those that are on the disk, by question, and why others are not.

    A question that takes one file is given another in its place: it is among `replacing`.
    """

    added: dict[str, list[Upload]] = field(default_factory=dict)
    replacing: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def uploads(self) -> dict[str, Upload]:
        """All that was kept, by id."""
        return {upload.id: upload for added in self.added.values() for upload in added}


async def settle(running: Running, request: Request, posted: Posted) -> Reply | None:
    """Keeps the files that were sent, or removes the one whose button was pressed, and shows the page again.

    None where the form brought neither: it is an ordinary answer then. Raises NotSaved.
    """
    visit = await visit_of(running, request)
    item = request.item
    step = None if visit is None else page_asked(visit.edition.journey, request)
    if visit is None or step is None or posted.parcel is None:
        return None
    asked = {question.id: question for question in step.questions if question.type == "file"}
    sent = [(question, each) for each in posted.parcel.files for question in _of(asked, each)]
    removed = {id: posted.form.get(control_name(id, REMOVE), [""])[0] for id in asked}
    pressed = [id for id in asked if removed[id] or control_name(id, UPLOAD) in posted.form]
    if not sent and not pressed:
        return None
    taken = await _take(running, visit, step, sent, posted.form, item)
    taken.problems += [
        _TYPE.empty(asked[id]) for id in pressed if not removed[id] and not any(asked[id] is q for q, _ in sent)
    ]
    turned = await _kept(running, request, posted, step, item, taken, removed)
    if turned is None:
        await running.files.delete(taken.uploads)
        return None
    after, gone = turned
    await running.files.delete(gone)
    if taken.problems:
        fields, seen = filled(after.session, step, item), tag_of(after.session, step, item)
        shown = after.book.step(after.frame, after.path, step, fields, taken.problems, request.changing, item, seen)
        return page(shown, 422)
    cookie = set_cookie(posted.cookie_id, request.https, running.settings.keep_days)
    return go(after, ItemStep(step, item) if item else step, request.by_htmx, request.changing, cookie)


def _of(asked: Mapping[str, Question], sent: Sent) -> list[Question]:
    return [question for id, question in asked.items() if sent.control == control_name(id, FILE)]


async def _take(
    running: Running,
    visit: Visit,
    step: Step,
    sent: Sequence[tuple[Question, Sent]],
    form: Mapping[str, Sequence[str]],
    item: str,
) -> Taken:
    """Each file by itself: a bad one is told, and never keeps another from being taken. Raises NotSaved."""
    taken = Taken()
    for question, each in sent:
        added = taken.added.setdefault(question.id, [])
        most = _most(question, visit, step, item)
        if most == 1:
            taken.replacing.add(question.id)
        there = added if most == 1 else [*_named(visit.session, form, question), *added]
        if len(there) >= most:
            full = Problem(question.id, "file.count", (FILE,), {"most": most, "side": "max"})
            taken.problems += [] if full in taken.problems else [full]
            continue
        sound = await examine(each, _TYPE.accepts(question), _TYPE.largest(question))
        if isinstance(sound, str):
            taken.problems.append(_TYPE.refuse(question, sound, tidy(each.name)))
            continue
        stored = await running.files.put(sound.content)  # type: ignore[arg-type]
        upload = Upload(stored.id, sound.name, sound.media_type, stored.size)
        if sum((known.name, known.size) == (upload.name, upload.size) for known in there) > 1:
            await running.files.delete([stored.id])  # twice is enough
            continue
        added.append(upload)
    return taken


def _named(session: Session, form: Mapping[str, Sequence[str]], question: Question) -> list[Upload]:
    """The files that the form names for a question, those only that the session holds."""
    ids = dict.fromkeys(form.get(control_name(question.id, KEPT), ()))
    return [session.uploads[id] for id in ids if id in session.uploads]


def _most(question: Question, visit: Visit, step: Step, item: str) -> int:
    """How many files the question takes from this citizen."""
    inside = item_path(visit.path, step.within, item) if item else None
    try:
        low, high = bounds(question, visit.path.known if inside is None else inside.known)
    except Stuck:
        low, high = None, None
    return _TYPE.bounds(question, Reading(visit.edition.journey, visit.session.today, low, high))[1]


async def _kept(
    running: Running,
    request: Request,
    posted: Posted,
    step: Step,
    item: str,
    taken: Taken,
    removed: Mapping[str, str],
) -> tuple[Visit, list[str]] | None:
    """The session with its new files and without the removed ones, and the ids that nothing names any more."""

    def change(session: Session) -> tuple[Session, tuple[Visit, list[str]] | None]:
        if expired(running, session):
            raise NoSession("the session has expired")
        edition = running.shelf.edition(session.version)
        journey = edition.journey
        current = spoken(request, journey, new_day(journey, session, running.now()))
        path = path_of(journey, current)
        if current.reference is not None or path.fault is not None or not allowed(path, step.id, item):
            return session, None
        current = replace(current, uploads={**current.uploads, **taken.uploads}, saved=running.now())
        form = _form(current, posted.form, step, taken, removed)
        entries = dict(current.entries)
        for id, file in removed.items():
            key = key_of(id, item)
            if file and key in entries and _names(entries[key], file):
                del entries[key]
        current = keep_draft(journey, replace(current, entries=entries), step, form, item)
        current = park(journey, current)
        gone = [upload.id for upload in unused_uploads(current)]
        current = replace(current, uploads={id: each for id, each in current.uploads.items() if id not in gone})
        return current, (Visit(posted.cookie_id, current, edition, path_of(journey, current)), gone)

    key = stored_key(posted.cookie_id)
    try:
        return await running.with_versions(lambda: running.store.update(key, request.journey or "", change))
    except NoSession:
        return None


def _names(entry: Entry, file: str) -> bool:
    """Whether an answer holds a file."""
    value = entry.value
    return isinstance(value, tuple) and any(isinstance(each, Upload) and each.id == file for each in value)


def _form(
    session: Session, form: Mapping[str, Sequence[str]], step: Step, taken: Taken, removed: Mapping[str, str]
) -> dict[str, Sequence[str]]:
    """The form as if the browser had named what is there now."""
    now = dict(form)
    for question in step.questions:
        if question.type == "file":
            added = [upload.id for upload in taken.added.get(question.id, ())]
            before = [upload.id for upload in _named(session, form, question)]
            if added and question.id in taken.replacing:
                before = []
            now[control_name(question.id, KEPT)] = [id for id in before + added if id != removed.get(question.id)]
    return now
