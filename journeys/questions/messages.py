"""A problem -> the words that a citizen reads: the author's own where there are any, else the type's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeys.model import Journey, Question
from journeys.questions import called as english
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType
from journeys.questions.figures import literal
from journeys.questions.filling import Filling
from journeys.questions.wordings import family
from journeys.texts import plain

if TYPE_CHECKING:
    from journeys.expressions.known import Known

_EXAMPLE = re.compile(r"\[(.*?)\]")
_SLOT = re.compile(r"\{([A-Za-z]+)(?::([^}]*))?\}")


def message(problem: Problem, question: Question, known: Known, journey: Journey, language: str) -> str:
    """What to tell about this problem: one line, without a full stop, that says what to do.

    The words of a `must` come with the problem. Then the question's `errors` are asked: by rule
    id, by its end (`not_real` for `date.not_real`), by family (`empty`, `min`, `max`). Raises
    LookupError where a text of the author reads what is not known.
    """
    if problem.messages:
        return problem.messages.get(language) or problem.messages[journey.language]
    own = next((key for key in error_keys_of(problem) if key in question.errors), None)
    if own is not None:
        return plain(question.errors[own], known, journey, language)
    noun = called(question, known, journey, language)
    filling = Filling(problem, question, journey, language, noun, _statement(question, known, journey, language))
    template = _template(type_of(question.type), problem, question, filling.statement)
    if question.hint is not None and _shows_example(literal(question.hint)):
        template = _EXAMPLE.sub("", template)
    return _SLOT.sub(filling.slot, _EXAMPLE.sub(r"\1", template))


def error_keys_of(problem: Problem) -> tuple[str, ...]:
    """The keys of `errors` that reword this problem, most exact first."""
    rule = problem.rule
    wide = family(rule, problem.params.get("side"))
    return tuple(dict.fromkeys(key for key in (rule, rule.rpartition(".")[2], wide) if key))


def error_keys(kind: QuestionType) -> tuple[str, ...]:
    """Every key that may stand under `errors` of a question of this type."""
    rules = [rule for rule in kind.messages if ":" not in rule]
    keys = {key for rule in rules for key in error_keys_of(Problem("", rule))}
    between = {"min", "max"} if kind.takes_bounds else set()
    return tuple(sorted(keys | between))


def called(question: Question, known: Known, journey: Journey, language: str) -> str | None:
    """What the answer is called: the author's `called`, or in English what `ask` is about; else None."""
    if question.called is not None:
        return plain(question.called, known, journey, language)
    if not language.startswith("en"):
        return None
    personal = not question.someone_else and (
        question.type in ("name", "email", "phone", "address") or bool(question.settings.get("birthday"))
    )
    return english.about(plain(question.ask, known, journey, language), personal)


def _shows_example(hint: str) -> bool:
    return re.search(r"\bfor example\b|\blike\b|\bsuch as\b|[0-9]|@", hint, re.I) is not None


def _template(kind: QuestionType, problem: Problem, question: Question, statement: str | None) -> str:
    """The type's template, in its narrower wording (`rule:variant`) where one fits."""
    rule, variant = problem.rule, ""
    if len(problem.parts) == 1:
        variant = problem.parts[0]
    elif rule == "empty.yesno" and statement is None:
        variant = "plain"
    elif rule == "empty.select" and _two_short(question):
        variant = "two"
    elif rule == "not_in_list" and problem.params.get("closest"):
        variant = "near"
    return kind.messages.get(f"{rule}:{variant}") or kind.messages[rule]


def _statement(question: Question, known: Known, journey: Journey, language: str) -> str | None:
    """What a yes/no question asks the truth of, by its `called: whether …` or its `ask`."""
    if question.type != "yes_no":
        return None
    if question.called is not None:
        said = plain(question.called, known, journey, language)
        if said.startswith("whether "):
            return said.removeprefix("whether ")
    return english.statement(plain(question.ask, known, journey, language)) if language.startswith("en") else None


def _two_short(question: Question) -> bool:
    labels = [literal(option.label) for option in question.options]
    return len(labels) == 2 and all(0 < len(label.split()) <= 4 for label in labels)
