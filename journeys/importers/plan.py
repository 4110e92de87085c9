"""A journey while it is made of a draft: steps in order, with conditions not yet written as sentences."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from journeys.importers.conditions import Condition
from journeys.importers.draft import SILENT, Choice, Content, Field, Page, Words


@dataclass(slots=True)
class Asked:
    """A question to be: its id, the field of the source, and the ids that its options have by value."""

    id: str
    field: Field
    choices: tuple[Choice, ...] = ()
    options: dict[str, str] = dataclasses.field(default_factory=dict)
    item: str = ""

    @property
    def name(self) -> str:
        """How sentences read it."""
        return f"{self.item}.{self.id}" if self.item else self.id


@dataclass(slots=True)
class Rule:
    """A way on: to the step or outcome `to`. Without a condition it is `otherwise`. `kind` and `place` are those of the
    part of the source that says so; no place: it is our own."""

    when: Condition | None
    to: str
    place: str
    kind: str = "link"


@dataclass(slots=True)
class Step:
    """A step to be. `pages` are the places of the pages that it is made of; `item` makes it a repeat."""

    id: str
    page: Page
    asked: list[Asked] = dataclasses.field(default_factory=list)
    contents: list[Content] = dataclasses.field(default_factory=list)
    title: Words = SILENT
    when: Condition | None = None
    when_place: str = ""
    rules: list[Rule] = dataclasses.field(default_factory=list)
    item: str = ""
    least: int | None = None
    most: int | None = None
    label: str = ""
    section: str = ""
    reasons: list[str] = dataclasses.field(default_factory=list)
    decides: bool = False
    """It shows no page: its rules only decide."""
    derived: bool = False
    """Its condition was not written at its page in the source."""
    when_of_part: bool = False
    """Its condition is said once, by its section."""
    told: tuple[Content, ...] = ()
    """Texts that only some are shown, where the step is them alone: their condition is the step's."""
    whether: Asked | None = None
    """The yes or no that a repeat asks: whether there are any; `asked_on` is the page that asked it."""
    asked_on: Page | None = None
    turned: list[tuple[Rule, list[str]]] = dataclasses.field(default_factory=list)
    """Rules that became conditions, of which steps."""
    implied: list[Rule] = dataclasses.field(default_factory=list)
    """Rules that the order of the steps says."""


@dataclass(slots=True)
class Ending:
    """An outcome to be."""

    id: str
    title: Words
    contents: tuple[Content, ...] = ()
    submit: bool = False
    page: Page | None = None


@dataclass(slots=True)
class Part:
    """A section to be."""

    id: str
    title: Words
    when: Condition | None = None
    guessed: bool = False


@dataclass(slots=True)
class Plan:
    """The whole: steps in order, ends, the start page and the page that checks answers."""

    steps: list[Step] = dataclasses.field(default_factory=list)
    endings: list[Ending] = dataclasses.field(default_factory=list)
    parts: list[Part] = dataclasses.field(default_factory=list)
    start: Page | None = None
    check: Page | None = None
    implied: list[Condition] = dataclasses.field(default_factory=list)
    """Conditions that no rule needs to say: they hold where no other does, or lead to the step that follows anyway."""
    where: dict[str, str] = dataclasses.field(default_factory=dict)
    """The name of a page of the source -> the first step, outcome, `start` or `check` that it became."""

    def last(self) -> str:
        """The end that follows when the steps run out; "" where there is not just one."""
        submits = [ending.id for ending in self.endings if ending.submit]
        return submits[0] if len(submits) == 1 else ""

    def fields(self) -> dict[str, tuple[int, Asked]]:
        """Every field by its name in the source, with the number of the step that asks it."""
        return {asked.field.name: (number, asked) for number, step in enumerate(self.steps) for asked in step.asked}
