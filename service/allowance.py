"""What a form with files may hold: it depends on what the page asks for."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.model import Question
from journeys.questions.file import MOST, Type
from journeys.questions.limits import literal_number
from service.exchange import Request
from service.multipart import Allowance
from service.running import Running
from service.visits import page_asked

_MULTIPART = b"multipart/form-data"
_TYPE = Type()
_SPARE = 1_000_000
"""Bytes for all that is not a file."""


def allowance(running: Running, request: Request) -> Allowance | None:
    """What the form of this page may hold; None where it is no form with files, or the page asks for none."""
    if request.headers.get(b"content-type", b"").split(b";", 1)[0].strip().lower() != _MULTIPART:
        return None
    asked = list(_asked(running, request))
    if not asked:
        return None
    settings = running.settings
    files = sum(_most(question) for question in asked)
    largest = max(_TYPE.largest(question) for question in asked)
    return Allowance(
        files=files,
        file_bytes=largest,
        all_bytes=min(settings.upload_bytes, files * largest) + _SPARE,
        fields=settings.body_fields,
        field_bytes=settings.body_bytes,
        patience=settings.body_seconds,
        seconds=settings.upload_seconds,
    )


def _asked(running: Running, request: Request) -> Iterator[Question]:
    """The questions for files under this address, in every version of the journey that is in memory."""
    for edition in running.shelf.editions(request.journey or ""):
        step = page_asked(edition.journey, request)
        if step is not None:
            yield from (question for question in step.questions if question.type == "file")


def _most(question: Question) -> int:
    """How many files may come at once: one more than may be kept, so that a page can say so."""
    return max(literal_number(question.max) or 0, MOST) + 1
