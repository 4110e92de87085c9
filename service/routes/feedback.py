"""What people think of the service: five steps and some words, stored apart from all that they answer (patterns P19).

Nothing of it is logged, and nothing in it leads back to a session. Whoever runs the service reads it with
`footpath feedback`.
"""

from __future__ import annotations

from urllib.parse import parse_qs, quote

from engine.store import NotSaved
from engine.store.feedback import Feedback, hour_of
from renderers.html.feedback import LONGEST, FeedbackProblem, Opinion
from service.exchange import Reply, Request, page, see_other
from service.forms import Form
from service.gate import Stale, read_form_of
from service.origin import came_from, place
from service.places import HTMX_PUSH
from service.running import Running
from service.security import form_token, new_cookie_id, set_cookie
from service.visits import RETRY_AFTER

OWN_PAGES = frozenset(("check", "end", "privacy", "saved", "sent", "tasks"))
"""Pages of a journey that are no step of it."""

STEPS = frozenset("12345")

_STATUS: dict[FeedbackProblem, int] = {"empty": 422, "long": 422, "many": 429, "not_saved": 503, "expired": 403}


async def ask(running: Running, request: Request) -> Reply:
    """The empty form."""
    back = came_from(request)
    if request.cookie is not None:
        return page(running.site(request).feedback(form_token(request.cookie), back))
    cookie_id = new_cookie_id()  # known to nobody: it only ties the form to this browser
    reply = page(running.site(request).feedback(form_token(cookie_id), back))
    return reply.adding(set_cookie(cookie_id, request.https, running.settings.keep_days))


async def take(running: Running, request: Request) -> Reply:
    """Keeps it and thanks for it; or the same page, with all that was said and why it was not taken."""
    posted = await read_form_of(running, request)
    if isinstance(posted, Reply):
        return posted
    form = posted.form
    opinion = Opinion(_one(form, "ease"), _one(form, "words").replace("\r\n", "\n"))
    back = place(_one(form, "back"), request)
    if isinstance(posted, Stale):
        return _again(running, request, opinion, back, "expired")
    problem = _problem(opinion)
    if problem:
        return _again(running, request, opinion, back, problem)
    try:
        taken = await running.store.keep_feedback(_feedback(running, request, opinion, back))
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route)
        return _again(running, request, opinion, back, "not_saved").adding(RETRY_AFTER)
    if not taken:
        return _again(running, request, opinion, back, "many")
    to = f"/-/thanks?back={quote(back, safe='/')}" if back else "/-/thanks"
    if not request.by_htmx:
        return see_other(to)
    return page(running.site(request).thanks(back)).adding((HTMX_PUSH, to.encode("ascii")))


async def thanks(running: Running, request: Request) -> Reply:
    """Thanks, and the way back."""
    try:
        asked = parse_qs(request.query.decode("latin-1"), max_num_fields=20)
    except ValueError:  # more than any link of ours has
        asked = {}
    return page(running.site(request).thanks(place(asked.get("back", [""])[0], request)))


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


def _problem(opinion: Opinion) -> FeedbackProblem:
    if len(opinion.words) > LONGEST:
        return "long"
    return "" if opinion.ease in STEPS or opinion.words.strip() else "empty"


def _feedback(running: Running, request: Request, opinion: Opinion, back: str) -> Feedback:
    """What is stored: of the page only ids that are ours, of the moment only its hour."""
    journey, step = _about(running, back)
    site = running.site(request)
    ease = int(opinion.ease) if opinion.ease in STEPS else None
    words = opinion.words.strip().encode("utf-8", "replace").decode("utf-8")
    return Feedback(hour_of(running.now()), journey, step, ease, words, site.language)


def _about(running: Running, back: str) -> tuple[str, str]:
    """The journey and page that an address is about, of an item without saying which; "" for what is not ours."""
    id, *rest = (part.replace("-", "_") for part in back.partition("?")[0].strip("/").split("/"))
    edition = running.shelf.now.editions.get(id)
    if edition is None:
        return "", ""
    steps = edition.journey.steps
    if not rest:
        return id, "start"
    if len(rest) == 2 and rest[0] == "_" and rest[1] in OWN_PAGES:
        return id, rest[1]
    listed = steps.get(rest[0])
    if listed is not None and listed.repeat is not None and len(rest) == 3:
        inside = f"{listed.repeat.item}.{rest[2]}"
        return id, inside if inside in steps else listed.id
    return id, "" if listed is None else listed.id


def _again(running: Running, request: Request, opinion: Opinion, back: str, problem: FeedbackProblem) -> Reply:
    token = form_token(request.cookie or "")
    return page(running.site(request).feedback(token, back, opinion, problem), _STATUS[problem])
