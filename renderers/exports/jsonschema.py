"""A journey -> the JSON Schema of what it sends: answers and facts, repeats, who has to answer what (draft 2020-12)."""

from __future__ import annotations

from datetime import date

from engine.submission import ALPHABET, LENGTH
from journeys.expressions.tree import And, Node
from journeys.model import Journey, Question, Repeat, Step, Text
from renderers.exports import Unsaid, Unsayable
from renderers.exports.opened import opened
from renderers.exports.presence import Presence, presences, question_presence
from renderers.exports.schema_conditions import condition
from renderers.exports.schema_values import OWN, Schema, fact_schema, value_schema
from renderers.exports.wordings import words_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(journey: Journey, language: str, today: date) -> tuple[Schema, list[Unsaid]]:
    """The schema of one submission, as `Submission` has it with its dates as text; and what it could not say."""
    return _Writing(journey, language, today).all()


class _Writing:
    def __init__(self, journey: Journey, language: str, today: date) -> None:
        self._journey, self._language, self._today = journey, language, today
        self._unsaid: list[Unsaid] = []

    def _words(self, text: Text | None) -> str:
        return words_of(text, self._journey, self._language, self._today)

    def all(self) -> tuple[Schema, list[Unsaid]]:
        """The whole."""
        journey = self._journey
        sending = [outcome for outcome in journey.outcomes.values() if outcome.submit] or [*journey.outcomes.values()]
        rules: list[Schema] = []
        answers = self._answers(rules)
        outcomes = [{"const": each.id, "title": self._words(each.title)} for each in sending]
        about: Schema = {
            "reference": {"type": "string", "pattern": f"^[{ALPHABET}]{{{LENGTH}}}$", "title": "Reference"},
            "journey": {"const": journey.id, "title": "Journey"},
            "version": {"type": "string", "title": "Version of the journey"},
            "language": {"type": "string", "title": "Language of the pages"},
            "today": {"type": "string", "format": "date", "title": "Day on which the answers were judged"},
            "outcome": {"type": "string", "oneOf": outcomes, "title": "Outcome"},
            "sent_at": {"type": "string", "format": "date-time", "title": "Moment of sending, in UTC"},
        }
        facts = self._facts()
        about = {name: {**schema, "readOnly": True} for name, schema in about.items()}
        whole: Schema = {
            "$schema": DRAFT,
            "title": self._words(journey.title),
            "description": f"What is sent from the journey {journey.id}, version {journey.version}",
            "type": "object",
            "properties": {**about, "answers": answers, "facts": {**facts, "readOnly": True}},
            "required": [*about, "answers", "facts"],
            "additionalProperties": False,
        }
        if rules:
            whole["allOf"] = rules
        return whole, self._unsaid

    def _answers(self, rules: list[Schema]) -> Schema:
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for section in self._journey.sections:
            for step in section.steps:
                if step.repeat is not None:
                    properties[step.id] = self._repeat(step, step.repeat)
                    self._needed(step.id, "", presences(self._journey)[step.id], False, required, rules)
                for question in step.questions:
                    properties[question.id] = self._question(question)
                    at = question_presence(self._journey, step, question)
                    self._needed(question.id, "", at, question.optional, required, rules)
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def _question(self, question: Question) -> Schema:
        hint = self._words(question.hint)
        called = self._words(question.called)
        schema = value_schema(question, self._words)
        if called:
            schema[OWN]["called"] = called
        for bound, key in ((question.min, "min"), (question.max, "max")):
            if bound is not None and not _bounded(schema, key):
                self._tell(question.id, f"{key}: {bound.text}", "it is worked out, or compares what a schema cannot")
        for must in question.must:
            self._tell(question.id, f"must: {must.sentence.text}", "a schema cannot compare answers with each other")
        return {"title": self._words(question.ask), **({"description": hint} if hint else {}), **schema}

    def _needed(
        self, id: str, item: str, at: Presence, optional: bool, required: list[str], rules: list[Schema]
    ) -> None:
        """Says who has to answer: everybody, or those of whom it is asked; others have no such answer."""
        name = id.rpartition(".")[2]
        if at.why:
            self._tell(id, "when it is asked", at.why)
            return
        if at.when is None:
            required += [] if optional else [name]
            return
        said, lost = self._sayable(at.when, id, item)
        for each in lost:
            self._tell(id, "when it is asked", each)
        if not said:
            return
        asked = said[0] if len(said) == 1 else {"allOf": said}
        optional = optional or bool(lost)
        there: Schema = {} if optional else {"required": [name]}
        gone: Schema = {"properties": {name: False}}
        if not item:
            there = {"properties": {"answers": there}} if there else {}
            gone = {"properties": {"answers": gone}}
        rules.append({"if": asked, **({"then": there} if there else {}), "else": gone})

    def _sayable(self, when: Node, id: str, item: str) -> tuple[list[Schema], list[str]]:
        """Those of several conditions that a schema can say, facts opened where that helps; why not the rest."""
        said: list[Schema] = []
        lost: list[str] = []
        for part in when.parts if isinstance(when, And) else (when,):
            why = ""
            for facts in (False, True):
                try:
                    said.append(condition(opened(part, self._journey, self._today, facts), self._journey, item))
                except Unsayable as reason:
                    why = str(reason)
                else:
                    break
            else:
                lost.append(why)
        return said, list(dict.fromkeys(lost))

    def _repeat(self, step: Step, repeat: Repeat) -> Schema:
        properties: dict[str, Schema] = {"id": {"type": "string", "readOnly": True, "title": "Id of the item"}}
        required = ["id"]
        rules: list[Schema] = []
        for inner in repeat.steps:
            for question in inner.questions:
                name = question.id.rpartition(".")[2]
                properties[name] = self._question(question)
                at = question_presence(self._journey, inner, question)
                self._needed(question.id, repeat.item, at, question.optional, required, rules)
        if repeat.facts:
            properties["facts"] = {**self._facts_of(repeat), "readOnly": True}
        one: Schema = {
            "type": "object", "properties": properties, "required": required, "additionalProperties": False,
        }  # fmt: skip
        if rules:
            one["allOf"] = rules
        return {
            "title": self._words(step.title), "type": "array", "items": one, "minItems": repeat.min,
            "maxItems": repeat.max, OWN: {"type": "repeat", "item": repeat.item},
        }  # fmt: skip

    def _facts(self) -> Schema:
        """Facts are there as far as they can be known, so none is required."""
        facts = self._journey.facts.values()
        return {
            "type": "object",
            "properties": {
                fact.id: fact_schema(fact.kind, fact.options, self._words) for fact in facts if "." not in fact.id
            },
            "additionalProperties": False,
        }

    def _facts_of(self, repeat: Repeat) -> Schema:
        return {
            "type": "object",
            "properties": {
                fact.id.rpartition(".")[2]: fact_schema(fact.kind, fact.options, self._words)
                for fact in repeat.facts.values()
            },
            "additionalProperties": False,
        }

    def _tell(self, part: str, what: str, why: str) -> None:
        self._unsaid.append(Unsaid(part, what, why))


_BOUNDS = {"min": ("minimum", "minLength", "minItems"), "max": ("maximum", "maxLength", "maxItems")}


def _bounded(schema: Schema, key: str) -> bool:
    return any(each in schema for each in _BOUNDS[key]) or "pattern" in schema
