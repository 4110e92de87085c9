"""A problem -> the words that a citizen reads: the author's own where there are any, else the type's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeys.languages import built_in, is_english
from journeys.model import Journey, Question
from journeys.questions import called as naming
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType
from journeys.questions.figures import literal
from journeys.questions.filling import Filling
from journeys.questions.translations import Wordings, wordings
from journeys.questions.wordings import family
from journeys.texts import plain, worded

if TYPE_CHECKING:
    from journeys.expressions.known import Known

_EXAMPLE = re.compile(r"\[(.*?)\]")
_NAMES_IT = re.compile(r"\{(?:[tTP]|statement)\}")
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
    said = wordings(language)
    noun = called(question, known, journey, language)
    filling = Filling(
        problem, question, known, journey, language, noun, _statement(question, known, journey, language), said
    )
    variant = _variant(problem, filling)
    english = template = _english(problem, question, variant)
    within = False
    if said is not None:
        within = filling.fits() and _NAMES_IT.search(english) is not None
        template, within = _translated(said, problem, question, variant, within)
    if question.hint is not None and _shows_example(literal(worded(question.hint, language)), said):
        template = _EXAMPLE.sub("", template)
    words = _SLOT.sub(filling.slot, _EXAMPLE.sub(r"\1", template))
    if within or _NAMES_IT.search(english) is None:
        return words
    return filling.named(words, by_part="{P}" in english)


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
    """What the answer is called: the author's `called`, or what `ask` is about; else None.

    What a question is about is worked out in English only; elsewhere a label that asks nothing serves.
    """
    if question.called is not None:
        return plain(question.called, known, journey, language)
    if not is_english(language):
        names = built_in(language) and question.type != "declaration"
        return naming.label(plain(question.ask, known, journey, language)) if names else None
    personal = not question.someone_else and (
        question.type in ("name", "email", "phone", "address") or bool(question.settings.get("birthday"))
    )
    return naming.about(plain(question.ask, known, journey, language), personal)


def _shows_example(hint: str, said: Wordings | None) -> bool:
    if re.search(r"\bfor example\b|\blike\b|\bsuch as\b|[0-9]|@", hint, re.I) is not None:
        return True
    return said is not None and any(word in hint.casefold() for word in said.examples)


def _variant(problem: Problem, filling: Filling) -> str:
    """The narrower wording (`rule:variant`) that fits, "" for none."""
    rule = problem.rule
    if len(problem.parts) == 1:
        return problem.parts[0]
    if rule == "empty.yesno" and filling.statement is None:
        return "plain"
    if rule == "empty.select" and filling.two_short():
        return "two"
    return "near" if rule == "not_in_list" and problem.params.get("closest") else ""


def _english(problem: Problem, question: Question, variant: str) -> str:
    """The type's own template, in its narrower wording where there is one."""
    messages = type_of(question.type).messages
    return messages.get(f"{problem.rule}:{variant}") or messages[problem.rule]


def _translated(said: Wordings, problem: Problem, question: Question, variant: str, fits: bool) -> tuple[str, bool]:
    """A language's template, and whether what the answer is called stands in it (where it `fits`)."""
    rule, narrow = problem.rule, f"{problem.rule}:{variant}"
    if fits and said.template(question.type, narrow) is None:
        within = said.template(question.type, f"{rule}:called")
        if within is not None:
            return within, True
    found = said.template(question.type, narrow, rule)
    if found is None:
        raise KeyError(f"journeys/wordings/{said.language}.yaml has no words for {rule} of the type {question.type}")
    return found, False


def _statement(question: Question, known: Known, journey: Journey, language: str) -> str | None:
    """What a yes/no question asks the truth of, by its `called: whether …` or its `ask`."""
    if question.type != "yes_no":
        return None
    if question.called is not None:
        name = plain(question.called, known, journey, language)
        if name.startswith("whether "):
            return name.removeprefix("whether ")
    return naming.statement(plain(question.ask, known, journey, language)) if is_english(language) else None
