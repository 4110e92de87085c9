"""What every POST has to pass: a readable form, from a page of ours, with this browser's token."""

from __future__ import annotations

from dataclasses import dataclass

from service.allowance import allowance
from service.exchange import Reply, Request, page
from service.forms import Form, Unreadable, read_form
from service.multipart import Parcel, read_parcel
from service.running import Running
from service.security import from_our_pages, said_to_be_ours, token_fits

_STATUS = {"too_large": 413, "too_many": 413, "wrong_type": 415, "too_slow": 408, "gone": 400, "broken": 400}


@dataclass(frozen=True, slots=True)
class Posted:
    """A form, and the browser that sent it. `parcel` is the same with its files, where the page asks for files."""

    cookie_id: str
    form: Form
    parcel: Parcel | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A form of ours whose token is not this browser's any more: it may be shown again, never acted on."""

    form: Form
    refusal: Reply


async def read_post(running: Running, request: Request) -> Posted | Reply:
    """The form of a POST, or the reply that refuses it; nothing has been changed then."""
    read = await read_form_of(running, request)
    return read.refusal if isinstance(read, Stale) else read


async def read_form_of(running: Running, request: Request) -> Posted | Stale | Reply:
    """As `read_post`, but what the browser itself says comes from our pages is kept to be shown again."""
    if not from_our_pages(request.headers):
        return _refused(running, request, "cross_site")
    settings = running.settings
    form = await read_form(
        request.headers,
        request.receive,
        max_bytes=settings.body_bytes,
        max_fields=settings.body_fields,
        seconds=settings.body_seconds,
    )
    parcel = None
    if isinstance(form, Unreadable) and form.why == "wrong_type":
        form, parcel = await _parcel(running, request, form)
    if isinstance(form, Unreadable):
        running.log.warning("form_refused", request=request.id, route=request.route, reason=form.why)
        return page(running.site(request).unreadable(), _STATUS[form.why])
    cookie_id = request.cookie
    if cookie_id is None:
        if parcel is not None:
            parcel.close()
        return _refused(running, request, "no_cookie")
    token = form.get("csrf", [""])[0]
    if not token_fits(cookie_id, token):
        if parcel is not None:
            parcel.close()
        refusal = _refused(running, request, "token")
        return Stale(form, refusal) if said_to_be_ours(request.headers) else refusal
    return Posted(cookie_id, form, parcel)


async def _parcel(running: Running, request: Request, otherwise: Unreadable) -> tuple[Form | Unreadable, Parcel | None]:
    """A form with files, on a page that asks for them; no file is taken before the form's token fits."""
    allowed = allowance(running, request)
    if allowed is None:
        return otherwise, None

    def admit(form: Form) -> bool:
        return token_fits(request.cookie or "", form.get("csrf", [""])[0])

    parcel = await read_parcel(request.headers, request.receive, allowed, admit)
    return (parcel, None) if isinstance(parcel, Unreadable) else (parcel.form, parcel)


def _refused(running: Running, request: Request, reason: str) -> Reply:
    running.log.warning("forbidden", request=request.id, route=request.route, reason=reason)
    return page(running.site(request).forbidden(), 403)
