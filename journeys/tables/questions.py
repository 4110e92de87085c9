"""The keys of questions and their options; those of a type come from the type itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from journeys.questions import all_types
from journeys.questions.base import QuestionType
from journeys.tables.structures import ByKeys, ByKind, Key, MapOf, Part, Ref, holds, part
from journeys.tables.vocabulary import BULLETS, FLAG, SENTENCE, TEXT, WORDS, Raw, Shape, one_of, pattern

TEXTS = Ref("text", "text", TEXT)
SENTENCES = Ref("a sentence", "sentence", SENTENCE)
NEXT_ID = pattern("the id of a step, a section or an outcome, or the name of a CSV file", r"^[a-z][a-z0-9_]*$|\.csv$")

RULES = ByKind(
    "rules: a sentence, a colon, and where to go",
    text=NEXT_ID,
    mapping=MapOf("rules: a sentence, a colon, and where to go", pattern("an id", r"^[a-z][a-z0-9_]*$")),
)

OPTION = Part(
    "an option",
    "option",
    "One answer of a choice.",
    {
        key.name: key
        for key in (
            Key("label", "What the citizen reads.", TEXTS, "Tractor", required=True),
            Key("hint", "Help below the option, read out with it.", TEXTS, "From the age of 16"),
            Key(
                "when",
                "There only for those for whom this sentence holds.",
                BULLETS,
                "age(date_of_birth) >= 16",
            ),
            Key("alone", "Goes with no other option of `choices`, such as none of these.", FLAG, True),
        )
    },
)
OPTION_VALUE = ByKind(
    "a label, or a mapping with `label`", text=SENTENCES, mapping=Ref("an option", "option_keys", OPTION)
)
OPTIONS = ByKind(
    "options: ids and labels, or the name of a list or a repeat",
    text=WORDS,
    mapping=MapOf("options: ids and labels", OPTION_VALUE, "option"),
)

MUST = MapOf("rules: a sentence that has to hold, and the message when it does not", TEXTS)

WHEN = Key("when", "Shown only where this sentence holds.", BULLETS, "vehicle is car and age(date_of_birth) is 15")
NEXT = Key(
    "next",
    "Where to go after this: the first sentence that holds sends on, to an outcome, a later step of the same section, "
    "or a later section. If none holds, what follows is next.",
    RULES,
    {"not lives_here": "not_resident"},
)

ASKED: tuple[Key, ...] = (
    Key("ask", "The question, as the citizen reads it.", TEXTS, "What is your date of birth?", required=True),
    Key("hint", "Help below the question, read out with it.", TEXTS, "For example, 31 3 2008"),
    Key("called", "What the answer is called in messages and on the check page.", TEXTS, "your date of birth"),
    Key("why", "Why we ask this, in the note beside the question.", TEXTS, "You can apply from the age of 15."),
    Key("kept_for", "How long the answer is kept.", TEXTS, "12 months"),
    Key("shared_with", "Who else sees the answer.", TEXTS, "Our medical advisers."),
    Key("optional", "Whether it may be left blank; all others must be answered.", FLAG, True),
    Key(
        "someone_else",
        "The answer is about another person: nothing is filled in from the citizen's own details.",
        FLAG,
        True,
    ),
    Key(
        "must",
        "What has to hold of the answer: a sentence, and the message when it does not.",
        MUST,
        {"date_of_birth is before today": "Date of birth must be in the past"},
    ),
    Key(
        "errors",
        "Your own words for a message of the type, by the end of its rule id.",
        MapOf("messages by rule", TEXTS),
        {"too_high": "A tank for one home holds no more than 5,000 litres"},
    ),
)
MIN = Key("min", "The least that is accepted: a literal or a fact.", SENTENCES, 1)
MAX = Key("max", "The most that is accepted: a literal or a fact.", SENTENCES, 12)
CHOICES = Key(
    "options",
    "The choices: ids and labels in place, or the name of a list, or of a repeat whose items they are.",
    OPTIONS,
    {"car": "Car", "moped": "Moped"},
    required=True,
)


@cache
def type_key() -> Key:
    """The key `type`, with the names of all types."""
    return Key("type", "What kind of answer this is.", one_of("a question type", *all_types()), "date", required=True)


def _setting(accepts: Any) -> Shape:
    return Raw(_words(accepts), accepts)


def _words(accepts: Any) -> str:
    if "enum" in accepts:
        return " or ".join(f"`{word}`" for word in accepts["enum"][:6]) + (" …" if len(accepts["enum"]) > 6 else "")
    return {
        "boolean": "`true` or `false`",
        "integer": "a whole number",
        "number": "a number",
        "string": "text",
    }.get(accepts.get("type", ""), "something else")


def own_keys(kind: QuestionType) -> tuple[Key, ...]:
    """The keys that a type has beside those of every question."""
    return (
        *((CHOICES,) if kind.takes_options else ()),
        *((MIN, MAX) if kind.takes_bounds else ()),
        *(
            Key(each.name, each.means, _setting(each.schema), each.example, required=each.needed)
            for each in kind.settings
        ),
    )


@cache
def question() -> ByKeys:
    """A question of a page of several, by its type."""
    return ByKeys(
        "a question",
        "question",
        tuple(
            holds(
                "type",
                name,
                part(
                    "a question",
                    f"question_{name}",
                    kind.means,
                    *ASKED[:1],
                    type_key(),
                    *ASKED[1:],
                    WHEN,
                    *own_keys(kind),
                ),
            )
            for name, kind in all_types().items()
        ),
        untyped("a question", "question_without_type"),
    )


def untyped(words: str, name: str) -> Ref:
    """A question whose type is missing or unknown: only that is told."""
    return Ref(words, name, Untyped(words, type_key()))


class Untyped(Shape):
    """A mapping that needs a key `type`; its other keys cannot be judged before."""

    __slots__ = ("type",)

    def __init__(self, words: str, type: Key) -> None:
        super().__init__(words)
        object.__setattr__(self, "type", type)

    type: Key

    def schema(self) -> dict[str, Any]:
        return {
            "title": self.words,
            "type": "object",
            "properties": {"type": self.type.shape.schema()},
            "required": ["type"],
        }

    def misfits(self, value: Any, route: tuple[str | int, ...]) -> Any:
        yield route
