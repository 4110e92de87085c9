"""What a journey asks, why, how long it is kept and who sees it, told to everybody (patterns G11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from engine.session import civil_day
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Text
from renderers.html.markdown import Place
from renderers.html.writing import Writer


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and what its journey says about it: why, how long it is kept, who sees it."""

    question: Markup
    told: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """One journey's questions in order: those it says something about, and the others."""

    title: Markup
    told: tuple[Asked, ...]
    silent: tuple[Markup, ...]


def practice(journey: Journey, language: str) -> Practice:
    """The questions of a journey, for the privacy page."""
    teller = _Teller(journey, language)
    asked = [_asked(teller, question) for step in journey.steps.values() for question in step.questions]
    return Practice(
        title=teller.tell(journey.title),
        told=tuple(each for each in asked if each.told),
        silent=tuple(each.question for each in asked if not each.told),
    )


def summary(journey: Journey, language: str) -> tuple[Markup, Markup | None]:
    """A journey's title, and what its start page says first, for the list of journeys."""
    teller = _Teller(journey, language)
    body = journey.start.body
    return teller.tell(journey.title), None if body is None else teller.tell(body, "block")


def nobody(journey: Journey) -> Known:
    """What is known of a citizen who has told us nothing: the day."""
    return Known(today=civil_day(datetime.now(UTC), journey.time_zone))


class _Teller:
    """Tells texts to nobody in particular: where one depends on answers, a blank stands for each."""

    def __init__(self, journey: Journey, language: str) -> None:
        self._writer = Writer(journey, language if language in journey.languages else journey.language)
        self._nobody = nobody(journey)

    def tell(self, text: Text, place: Place = "inline") -> Markup:
        try:
            return self._writer.told(text, self._nobody, place, heading=3)
        except LookupError:
            return self._writer.blank(text, place)


def _asked(teller: _Teller, question: Question) -> Asked:
    texts = (question.why, question.kept_for, question.shared_with)
    return Asked(teller.tell(question.ask), tuple(teller.tell(text, "block") for text in texts if text is not None))
