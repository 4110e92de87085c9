"""What a journey asks, why, how long it is kept and who sees it, told to everybody (patterns G11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup, escape

from engine.session import civil_day
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Text
from renderers.html.wording import Words
from renderers.html.writing import Writer


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and what is said about it; empty where the journey is silent."""

    question: Markup
    why: Markup
    kept: Markup
    shared: Markup


@dataclass(frozen=True, slots=True)
class Practice:
    """One journey's questions, in order."""

    title: Markup
    rows: tuple[Asked, ...]


def practice(journey: Journey, words: Words) -> Practice:
    """The questions of a journey, for the privacy page."""
    teller = _Teller(journey, words)
    questions = (question for section in journey.sections for step in section.steps for question in step.questions)
    return Practice(teller.tell(journey.title), tuple(_asked(teller, question) for question in questions))


def summary(journey: Journey) -> tuple[Markup, Markup | None]:
    """A journey's title, and what its start page says first, for the list of journeys."""
    teller = _Teller(journey, None)
    body = journey.start.body
    return teller.tell(journey.title), None if body is None else teller.tell(body, block=True)


def nobody(journey: Journey) -> Known:
    """What is known of a citizen who has told us nothing: the day."""
    return Known(today=civil_day(datetime.now(UTC), journey.time_zone))


class _Teller:
    """Tells texts to nobody in particular: where one depends on answers, a blank stands for each."""

    def __init__(self, journey: Journey, words: Words | None) -> None:
        self._writer = Writer(journey, journey.language)
        self._nobody = nobody(journey)
        self._silent = escape(words.privacy_silent) if words else Markup("")

    def tell(self, text: Text | None, block: bool = False) -> Markup:
        if text is None:
            return self._silent
        try:
            return self._writer.told(text, self._nobody, "block" if block else "inline")
        except LookupError:
            return self._writer.blank(text)


def _asked(teller: _Teller, question: Question) -> Asked:
    return Asked(
        teller.tell(question.ask),
        teller.tell(question.why),
        teller.tell(question.kept_for),
        teller.tell(question.shared_with),
    )
