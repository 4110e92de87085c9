"""What every question type is: how a form's parts become an answer, and back.

A type is one module of this package whose name is the YAML name, holding one subclass of
`QuestionType` named `Type`. The law of all types (tests/journeys/questions/test_laws.py): render the page with
an answer, send back what a browser would send, read the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal

from journeys.expressions.kinds import Integer, Kind, Upload, Value
from journeys.model import Journey, Question

Parts = Mapping[str, Sequence[str]]
"""What a browser sent for one question: part name -> the values sent under it, in order.

A type with one control uses the part name "". Values are exactly as typed: they are shown again
unchanged.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """A key that only some types understand, such as `places` of a decimal.

    `schema` is the JSON Schema of its value, `means` one sentence for docs and editors. A question
    of the type cannot do without a `needed` one. `says` is what the rulebook says of it: a sentence
    with `{}` for the value, or one for each value; of a switch, what holds where it is on. `usual` is the
    value that counts where a question has none, told there too.
    """

    name: str
    means: str
    schema: Mapping[str, Any]
    example: Any = None
    needed: bool = False
    says: str | Mapping[str, str] = ""
    usual: Any = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was refused, before it has words.

    `rule` is a stable id (`date.incomplete`); `parts` are the parts at fault, () for all;
    `params` fill the message's placeholders and hold no more of the answer than it shows.
    `messages` are the author's words by language (`must`); where there are none, the wording for `rule` serves.
    `sure` is set for a doubt only: the answer goes through when the form comes with this word of its page.
    """

    question: str
    rule: str
    parts: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader may know besides the parts: nothing here depends on other answers.

    `low` and `high` are the question's `min` and `max`, computed; None where there is none.
    `strict` is set while `parse` reads what an author wrote in a scenario: there `true` for a
    yes/no question is a problem, because a policy officer reads `yes`. `language` is that of the page
    which was sent, the journey's own unless told: `1,5` means something else in another language.
    `uploads` are the files that this session may name in this answer, by id: a form's word is not taken for it.
    """

    journey: Journey
    today: date
    low: Value | None = None
    high: Value | None = None
    strict: bool = False
    language: str = ""
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.language:
            object.__setattr__(self, "language", self.journey.language)


Presentation = Literal["radios", "select", "search"]
"""How options are drawn: all at once, in a drop-down, or in a box with suggestions."""


class QuestionType:
    """Base of all types. Instances are stateless; one per type is made when the package is read."""

    name: ClassVar[str]
    means: ClassVar[str]
    """One sentence for the docs: what this type asks for."""
    in_words: ClassVar[str] = ""
    """What an answer is, as the rulebook says it of one question; `means` serves where it is empty."""
    noun: ClassVar[str] = "your answer"
    """What a message calls the answer when nothing better is known (`a date`)."""
    settings: ClassVar[tuple[Setting, ...]] = ()
    takes_options: ClassVar[bool] = False
    takes_bounds: ClassVar[bool] = False
    """Whether `min` and `max` may be given."""
    order: ClassVar[int] = 1000
    """Where the docs list this type; the simplest come first."""
    input_type: ClassVar[str] = "text"
    """`type` of the control: text, email, tel. Never number (patterns G4)."""
    spellcheck: ClassVar[bool] = True
    """Whether a browser may mark words in the answer as misspelt; never in names, codes, addresses."""
    autocapitalize: ClassVar[str | None] = None
    """`none` where capitals would be in the way (an email address)."""
    messages: ClassVar[Mapping[str, str]] = {}
    """Rule id -> English message (see wordings.py); every rule that the type can break is here.

    A key `rule:part` words the rule for one part, such as `incomplete:postcode`.
    """
    planned: ClassVar[bool] = False
    """Whether its dates are planned by, and so said with the day of the week."""
    keeps_typed: ClassVar[bool] = True
    """Whether what was typed is shown again after it was read; not where it means something else another day."""
    example: ClassVar[str] = ""
    """YAML of one question of this type, used by docs, schema and tests."""

    def kind(self, question: Question) -> Kind:
        """The kind of value that sentences see."""
        raise NotImplementedError

    def parts(self, question: Question) -> tuple[str, ...]:
        """The names of the form's parts, in order; ("",) for a single control."""
        return ("",)

    def read(self, question: Question, parts: Parts, reading: Reading) -> Value | Problem | None:
        """What was typed -> a value, the problem to tell, or None when left blank.

        Blank is None whether or not the question is optional: the caller decides, and asks
        `empty` for the problem. Never raises, whatever the text.
        """
        raise NotImplementedError

    def empty(self, question: Question) -> Problem:
        """The problem of leaving this blank."""
        return Problem(question.id, "empty.text")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        """A value -> the parts that, read again, give it."""
        raise NotImplementedError

    def doubt(self, question: Question, value: Value, reading: Reading) -> Problem | None:
        """What is probably a slip in an answer that was read well, though it may be right.

        It is told once; sent again unchanged, the answer goes through.
        """
        return None

    def few(self, question: Question, reading: Reading) -> tuple[tuple[str, Value], ...]:
        """The only answers there are for this citizen, where they are few and not the author's own options.

        Each is what a form sends and what it means; the page then shows them as options. () where it is typed.
        """
        return ()

    def masked(self, question: Question, value: Value) -> Value:
        """The value as pages show it back: an account's last digits are enough to know it by."""
        return value

    def parse(self, question: Question, given: Any, reading: Reading) -> Value | Problem | None:
        """What an author or a program wrote (scenario, walk) -> a value, as `read` does.

        Accepts a typed value (number, true/false, date, list, mapping of parts) or the text a
        citizen would type in one box.
        """
        raise NotImplementedError

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        """The inverse of `parse`: what an author would write in a scenario, in the language of the journey."""
        return self.encode(question, value)

    def encode(self, question: Question, value: Value) -> Any:
        """A value -> plain JSON, as stored and sent; money as "12.50", dates as ISO."""
        raise NotImplementedError

    def decode(self, question: Question, stored: Any) -> Value:
        """The inverse of `encode`."""
        raise NotImplementedError

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """An answer that is plainly nobody's and does no harm: another for each number from 0, as far as there are.

        It is what `read` gives of its own `fill`. `shortest` and `longest` are the question's `min` and `max` of a type
        that counts by them (characters, files); None is the type's own most. Raises ValueError where no answer fits,
        and for types whose answers a solver chooses by itself: numbers, days, options.
        """
        raise ValueError(f"{question.id}: no answer of the type {self.name} is made up without a choice")

    def bound_kind(self, question: Question) -> Kind:
        """The kind that `min` and `max` must have: lengths of text and counts of options are numbers."""
        return Integer()

    def bounds(self, question: Question, reading: Reading) -> tuple[Value | None, Value | None]:
        """The lowest and highest value that `read` lets through, the type's own limits included."""
        return reading.low, reading.high

    def grouped(self, question: Question) -> bool:
        """Whether the controls stand in a fieldset whose legend is the question."""
        return False

    def part_label(self, question: Question, part: str) -> str:
        """What stands above one part of several ("Month"); "" for a single control."""
        return ""

    def part_optional(self, question: Question, part: str) -> bool:
        """Whether this part may stay empty while the others are answered."""
        return False

    def autocomplete(self, question: Question, part: str) -> str | None:
        """The autofill token of WCAG 1.3.5, "off" where the answer is about somebody else, else None."""
        token = self.token(question, part)
        return "off" if token is not None and question.someone_else else token

    def token(self, question: Question, part: str) -> str | None:
        """The autofill token when the citizen answers about themself."""
        return None

    def inputmode(self, question: Question, part: str) -> str | None:
        """`numeric` or `decimal` where only digits are wanted; None where a minus may be needed."""
        return None

    def spellchecked(self, question: Question) -> bool:
        """Whether a browser may mark words in this answer as misspelt."""
        return self.spellcheck

    def width(self, question: Question, part: str) -> str:
        """How wide the control is drawn: characters ("2", "4", "5", "10", "20", "30") or "full"."""
        return "full"

    def affixes(self, question: Question, journey: Journey) -> tuple[str, str]:
        """What stands before and after the control: ("£", ""), ("", "hours a week")."""
        return "", ""

    def needed_hint(self, question: Question) -> str:
        """A hint, as an example, where nobody could answer without one (check `missing-hint`); else ""."""
        return ""


class Bounded(QuestionType):
    """A type whose `min` and `max` are values of its own kind: a number, an amount, a date."""

    takes_bounds = True

    def bound_kind(self, question: Question) -> Kind:
        return self.kind(question)
