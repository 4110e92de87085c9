"""The steps of a journey by form, those of a repeat, and those taken from a library."""

from __future__ import annotations

from functools import cache
from typing import Any

from journeys.document import read
from journeys.questions import all_types
from journeys.tables.facts import item_fact, library_item_fact
from journeys.tables.library import USE
from journeys.tables.questions import (
    ASKED,
    MUST,
    NEXT,
    TEXTS,
    WHEN,
    own_keys,
    question,
    type_key,
    untyped,
)
from journeys.tables.repeats import repeat
from journeys.tables.structures import ByKeys, Case, Key, MapOf, Ref, Refused, has, holds, part
from journeys.tables.vocabulary import Shape

WORDED = ("ask", "hint", "called", "why", "kept_for", "shared_with", "errors")
"""What a journey may word anew in a question that it takes from a library."""


@cache
def _asking_step() -> ByKeys:
    return ByKeys(
        "a step with one question",
        "asking_step",
        tuple(
            holds(
                "type",
                name,
                part(
                    "a step with one question",
                    f"step_{name}",
                    kind.means,
                    *ASKED[:1],
                    type_key(),
                    *ASKED[1:],
                    WHEN,
                    *own_keys(kind),
                    NEXT,
                ),
            )
            for name, kind in all_types().items()
        ),
        untyped("a step with one question", "step_without_type"),
    )


@cache
def _page() -> Ref:
    return part(
        "a page of several questions",
        "page",
        "Several questions on one page.",
        Key("title", "The heading of the page.", TEXTS, "How can we contact you?", required=True),
        Key("body", "Text above the questions.", TEXTS, "We only use these for this application."),
        Key(
            "questions",
            "The questions of the page, by id.",
            MapOf("questions by id", Ref("a question", "question", question()), "id"),
            required=True,
        ),
        Key(
            "must",
            "What has to hold of the answers: a sentence, and the message when it does not.",
            MUST,
            {"email was answered or phone was answered": "Enter an email address or a phone number"},
        ),
        WHEN,
        NEXT,
    )


@cache
def _information() -> Ref:
    return part(
        "a page that informs",
        "information",
        "A page that tells something and asks nothing.",
        Key("title", "The heading of the page.", TEXTS, "Have your chimney swept", required=True),
        Key("body", "What the page says.", TEXTS, "Burning wood is safe only with a clean chimney."),
        WHEN,
        NEXT,
    )


@cache
def _decision() -> Ref:
    return part(
        "a decision",
        "decision",
        "Shows no page: its rules decide where to go.",
        Key(NEXT.name, NEXT.means, NEXT.shape, NEXT.example, required=True),
        WHEN,
    )


@cache
def _used() -> Ref:
    """A step taken from a library: what it says may be worded anew, what it asks may not be changed."""
    worded = tuple(key for key in ASKED if key.name in WORDED)
    asked = tuple(Key(key.name, key.means, key.shape, key.example) for key in worded)
    return part(
        "a step from the library",
        "used_step",
        "A step that the library of the service holds; what is written here replaces its wording.",
        USE,
        *asked,
        Key("title", "The heading of the page, in place of the library's.", TEXTS, "How can we contact you?"),
        Key("body", "Text of the page, in place of the library's.", TEXTS, "We only use these for this application."),
        Key("label", "What an item of a repeat is called, in place of the library's.", TEXTS, "{{ child.name }}"),
        Key(
            "added",
            "How many items there are, in place of the library's words.",
            TEXTS,
            "{{ count of children }} so far",
        ),
        Key(
            "questions",
            "New wording for questions of a page of several, by their id.",
            MapOf(
                "wording by question id",
                part(
                    "wording of a question from the library",
                    "used_question",
                    "What a question of a page from the library says, in place of the library's words.",
                    *asked,
                    WHEN,
                ),
                "id",
            ),
            {"email": {"hint": "We send your receipt there"}},
        ),
        WHEN,
        NEXT,
    )


def _forms(name: str, *more: Case) -> Ref:
    """A step: one of `more`, or a form that every step can have."""
    forms = (
        *more,
        has("ask", then=Ref("a step with one question", "asking_step", _asking_step())),
        has("questions", then=_page()),
        has("title", "body", then=_information()),
        has("next", then=_decision()),
    )
    return Ref("a step", name, ByKeys("a step", name, forms))


def _step_snippets() -> list[dict[str, Any]]:
    """One ready question of every type, from its own example."""
    found = []
    for name, kind in all_types().items():
        example = read(name, kind.example).value
        if isinstance(example, dict) and example:
            found.append({"label": f"a {name} question", "description": kind.means, "body": example})
    return found


def _repeat(name: str, fact: Ref, *more: Case) -> Ref:
    """A repeat whose steps are of a form that every step can have, or one of `more`: never a repeat again."""
    forms = _forms(f"{name}_step", *more, has("repeat", then=Refused("a step")))
    inner = MapOf("steps by id", forms, "id", snippets=_step_snippets)
    return repeat(name, inner, MapOf("facts by id", fact, "id"))


@cache
def step() -> Ref:
    """A step of a journey, by the keys that make its form."""
    used = has("use", then=_used())
    return _forms("step", used, has("repeat", then=_repeat("repeat", item_fact(), used)))


@cache
def library_step() -> Ref:
    """A step of a library, which takes nothing from another."""
    return _forms("library_step", has("repeat", then=_repeat("library_repeat", library_item_fact())))


@cache
def steps() -> Shape:
    """Steps by id."""
    return MapOf("steps by id", step(), "id", snippets=_step_snippets)
