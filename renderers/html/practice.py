"""What a journey asks, why, how long it is kept and who sees it, told to everybody (patterns G11, P18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from engine.session import civil_day
from journeys.expressions.known import Known
from journeys.graph import every_step
from journeys.model import Journey, Question, Section, Text
from renderers.html.addresses import privacy
from renderers.html.markdown import Place
from renderers.html.writing import Writer


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and what its journey says about it; None where it says nothing."""

    question: Markup
    why: Markup | None
    kept: Markup | None
    shared: Markup | None

    @property
    def told(self) -> bool:
        """Whether anything is said about it."""
        return (self.why, self.kept, self.shared) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one section, or of all items of one repeat: those it says something about, and the others."""

    title: Markup | None
    told: tuple[Asked, ...]
    silent: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """One journey's questions in order."""

    title: Markup
    address: str
    groups: tuple[Group, ...]


def practice(journey: Journey, language: str) -> Practice:
    """The questions of a journey, those about items too, for the privacy page."""
    teller = _Teller(journey, language)
    return Practice(teller.tell(journey.title), privacy(journey.id), tuple(_groups(teller, journey)))


def _groups(teller: _Teller, journey: Journey) -> Iterator[Group]:
    for section in journey.sections:
        asked: list[Asked] = []
        for step in every_step(section):
            if step.repeat is not None and step.repeat.ask is not None:
                asked.append(Asked(teller.tell(step.repeat.ask), None, None, None))
            asked += (_asked(teller, question) for question in step.questions)
        if asked:
            yield Group(
                _title(teller, section),
                tuple(each for each in asked if each.told),
                tuple(dict.fromkeys(each.question for each in asked if not each.told)),
            )


def _title(teller: _Teller, section: Section) -> Markup | None:
    return None if section.title is None else teller.tell(section.title, "plain")


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
            return self._writer.told(text, self._nobody, place, heading=4)
        except LookupError:
            return self._writer.blank(text, place)

    def block(self, text: Text | None) -> Markup | None:
        return None if text is None else self.tell(text, "block")


def _asked(teller: _Teller, question: Question) -> Asked:
    return Asked(
        teller.tell(question.ask),
        teller.block(question.why),
        teller.block(question.kept_for),
        teller.block(question.shared_with),
    )
