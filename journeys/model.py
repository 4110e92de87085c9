"""The parts of a journey, frozen: what the author wrote, read once, its sentences typed.

Everything downstream (replay, pages, map, schema, proof) reads this and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from journeys.diagnostics import Route
from journeys.expressions.kinds import Kind, Value
from journeys.wording import Sentence as Sentence
from journeys.wording import Text as Text
from journeys.wording import TextRef as TextRef
from journeys.wording import Wording as Wording

if TYPE_CHECKING:
    from journeys.expressions.evaluate import Known


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. `id` takes part in logic, `label` never.

    `alone` says that it goes with no other of `choices` ("None of these"). `when` says for whom
    it is there; an option that is not there for a citizen is neither shown nor taken.
    """

    id: str
    label: Text
    hint: Text | None = None
    route: Route = ()
    alone: bool = False
    when: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Must:
    """What has to hold of an answer, and the message when it does not."""

    sentence: Sentence
    message: Text
    route: Route


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of `next`: None is `otherwise`. `target` is a step, section or outcome id."""

    sentence: Sentence | None
    target: str
    route: Route


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and how its answer may look.

    `type` names a module of `journeys.questions`. `options` are the choices in order, taken
    from the list `options_list` where one is named. `settings` are the keys that belong to the
    type (see its `keys`), as read. `called` is what the answer is called in messages and on the
    check page ("your date of birth"); absent, it is derived from `ask` (`questions.base.called`).
    `min` and `max` are sentences read before the answer counts. A question inside an item has a
    dotted id (`child.born`); `items` is the repeat (`children`) whose items are its options, and
    `options` is empty then. `unit` is what a number counts, shown after its box ("hours a week").
    """

    id: str
    type: str
    ask: Text
    route: Route
    hint: Text | None = None
    called: Text | None = None
    why: Text | None = None
    kept_for: Text | None = None
    shared_with: Text | None = None
    optional: bool = False
    someone_else: bool = False
    when: Sentence | None = None
    must: tuple[Must, ...] = ()
    min: Sentence | None = None
    max: Sentence | None = None
    options: tuple[Option, ...] = ()
    options_list: str | None = None
    items: str | None = None
    unit: Text | None = None
    errors: Mapping[str, Text] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


Form = Literal["question", "page", "information", "decision", "repeat"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Several of the same thing: what is asked of each item.

    `item` is what one is called in sentences (`child`). Ids of its steps, questions and facts are
    dotted (`child.born`). `label` names one item, read inside it ("{{ child.name }}"). `ask` is the
    yes/no question of whether there are any, there where `min` is 0. `facts` are by dotted id.
    `hint` is read out with the question of the list page: "are there any?", or "another one?". `added` says on that
    page how many there are; it is read where the items so far are all there are (`engine.scope.so_far`).
    """

    item: str
    steps: tuple[Step, ...]
    label: Text
    ask: Text | None = None
    min: int = 1
    max: int = 50
    facts: Mapping[str, Fact] = field(default_factory=dict)
    hint: Text | None = None
    added: Text | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One page that a citizen visits; a decision has none.

    A step of the form `question` has one question with the step's own id. `title` is the page's
    heading: of a `page`, `information` or `repeat` as written, of a `question` None (its `ask` is).
    A step inside an item has a dotted id (`child.name`), and `within` is the id of its repeat
    (`children`); `next` of such a step stays in the item.
    """

    id: str
    section: str
    form: Form
    route: Route
    title: Text | None = None
    body: Text | None = None
    when: Sentence | None = None
    questions: tuple[Question, ...] = ()
    must: tuple[Must, ...] = ()
    next: tuple[Rule, ...] = ()
    repeat: Repeat | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A group of rows on the task list: its heading, and the sections that are its tasks."""

    title: Text
    sections: tuple[str, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a journey. Steps that stand outside any section form one whose id is ""."""

    id: str
    title: Text | None
    route: Route
    steps: tuple[Step, ...]
    when: Sentence | None = None
    next: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A note in the margin: a heading and a few lines."""

    title: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end. With `submit` it is the confirmation of what was sent.

    `statement` is the one thing to take away: a label and a value ("You can apply from",
    "{{ old_enough_on }}"). `timeline` says what happens next: when, and what.
    """

    id: str
    title: Text
    route: Route
    submit: bool = False
    body: Text | None = None
    statement: tuple[Text, Text] | None = None
    timeline: tuple[tuple[Text, Text], ...] = ()
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of a `decide`; None is `otherwise`."""

    sentence: Sentence | None
    value: Sentence
    route: Route


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value, computed, never asked: one sentence, or the first row that holds.

    A fact with `options` is a choice. `source` is a link to where the rule comes from.
    `value` computes it, remembering the result for as long as the answers stay the same.
    """

    id: str
    kind: Kind
    route: Route
    rows: tuple[FactRow, ...]
    options: tuple[Option, ...] = ()
    source: str = ""
    value: Callable[[Known], Any] = field(default=None, compare=False, repr=False)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class BandRow:
    """One band: `rate` of the part of an amount above the band before and not above `up_to`; None has no end."""

    up_to: Sentence | None
    rate: Sentence
    route: Route


@dataclass(frozen=True, slots=True)
class Bands:
    """A table of bands, read as `income_bands of taxable_income rounded …`; written among the facts."""

    id: str
    rows: tuple[BandRow, ...]
    route: Route
    source: str = ""


@dataclass(frozen=True, slots=True)
class RateRow:
    """The value of a rate from a day on; `checked` is when somebody last looked it up and found it right."""

    start: date
    value: Value
    source: str
    route: Route
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated value with its sources, rows in ascending order of their first day."""

    id: str
    kind: Kind
    rows: tuple[RateRow, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class OptionList:
    """A named set: `options` when it says labels of its own, `members` always (nested lists opened)."""

    id: str
    members: tuple[str, ...]
    options: tuple[Option, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class Start:
    """The start page. `key_facts` are label and text ("Cost", "£34, by card")."""

    body: Text | None = None
    key_facts: tuple[tuple[Text, Text], ...] = ()
    button: Text | None = None
    before: Text | None = None
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The check-your-answers page's wording; every part has a built-in default."""

    title: Text | None = None
    body: Text | None = None
    declaration: Text | None = None
    button: Text | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A written-down citizen: answers as an author writes them, and what is expected.

    `expect` holds the keys that were written among outcome, stops_at, path, visits, skips,
    facts, problems.
    """

    id: str
    answers: Mapping[str, Any]
    expect: Mapping[str, Any]
    route: Route
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What is true of every citizen whose path ends at an outcome, on every day.

    `sentence` never holds of anybody, or always holds of everybody, of whom `when` is true; without
    `when` that is everybody. It may read `outcome`. `because` is the law or link that it rests on.
    """

    id: str
    word: Literal["never", "always"]
    sentence: Sentence
    when: Sentence | None
    because: str
    route: Route


@dataclass(frozen=True, slots=True, eq=False)
class Journey:
    """A whole definition, one version of it.

    Compared and hashed by identity, so that plans and pages can be kept per journey.
    `version` is the hash of the content of all its files. `sections` are in order and hold
    every step, those inside items apart; `steps`, `questions` and `facts` hold those too, by dotted id.
    `languages` are those it is offered in, its own first. With a `task_list`, sections before the first
    one that it names come before the hub, and the others are its tasks.
    `currency` is an ISO code, `minor_digits` how many digits its minor unit has.
    """

    id: str
    title: Text
    version: str
    route: Route
    sections: tuple[Section, ...]
    outcomes: Mapping[str, Outcome]
    language: str = "en"
    languages: tuple[str, ...] = ()
    task_list: tuple[TaskGroup, ...] = ()
    currency: str = "GBP"
    minor_digits: int = 2
    time_zone: str = "Europe/London"
    leap_birthday: Literal["1 March", "28 February"] = "1 March"
    rates_on: Sentence | None = None
    next: tuple[Rule, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    bands: Mapping[str, Bands] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    lists: Mapping[str, OptionList] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    start: Start = Start()
    check: CheckPage = CheckPage()
    steps: Mapping[str, Step] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.languages:
            object.__setattr__(self, "languages", (self.language,))
