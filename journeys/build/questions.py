"""Questions: their kinds first, so that sentences can be typed; then everything else."""

from __future__ import annotations

from typing import Any

from journeys.build.lists import Lists, options
from journeys.build.sentences import YES_NO, Sentences, condition
from journeys.build.texts import Texts, literal
from journeys.build.workshop import Workshop
from journeys.diagnostics import Route, Spot
from journeys.expressions.kinds import Kind, Money
from journeys.model import Must, Option, Question, Sentence, Text
from journeys.near import meant
from journeys.questions import all_types
from journeys.questions.base import QuestionType
from journeys.questions.messages import error_keys

Ways = dict[str, tuple[Route, Route | None]]
_NO_WORDS = literal("", ())


class Questions:
    """Reads questions. `declare` is called for each before any sentence is read, `read` after."""

    def __init__(self, shop: Workshop, sentences: Sentences, lists: Lists, minor_digits: int) -> None:
        self.shop = shop
        self.minor_digits = minor_digits
        self.sentences = sentences
        self.lists = lists
        self.ways: dict[str, Ways] = {}
        self._bare: dict[str, Question] = {}

    def declare(self, id: str, route: Route) -> Kind | None:
        """The kind of a question's answer; None where it cannot be told, and the question is left out."""
        kind = self._type(route)
        if kind is None:
            self.shop.broken.add(id)
            return None
        ways: Ways = {}
        given = self.shop.value((*route, "options"))
        items = (
            given if kind.takes_options and type(given) is str and given in self.sentences.meanings.repeats else None
        )
        if items is not None and id.startswith(f"{self.sentences.meanings.repeats[items].item}."):
            self.shop.fault(
                "list-inside-itself", f"Inside one of `{items}` the others cannot be chosen: they may not be asked yet",
                Spot((*route, "options")), help=f"ask this after `{items}`",
            )  # fmt: skip
            self.shop.broken.add(id)
            return None
        if kind.takes_options and items is None:
            found = self._ways((*route, "options"))
            if not found:
                self.shop.broken.add(id)
                return None
            ways = self.ways[id] = found
        bare = Question(
            id,
            kind.name,
            _NO_WORDS,
            route,
            options=tuple(Option(each, _NO_WORDS) for each in ways),
            items=items,
            settings=self._settings(kind, route),
        )
        self._bare[id] = bare
        return kind.kind(bare)

    def _type(self, route: Route) -> QuestionType | None:
        name = self.shop.value((*route, "type"))
        return all_types().get(name) if type(name) is str else None

    def _ways(self, route: Route) -> Ways | None:
        given = self.shop.value(route)
        if type(given) is str:
            return self.lists.option_routes(given, route)
        return self.lists.in_place(route)

    def _settings(self, kind: QuestionType, route: Route) -> dict[str, Any]:
        given = self.shop.mapping(route)
        found = {each.name: given[each.name] for each in kind.settings if given.get(each.name) is not None}
        if isinstance(kind.bound_kind(Question("", kind.name, _NO_WORDS, route)), Money):
            found["minor_digits"] = self.minor_digits  # not every currency has two
        return found

    def read(self, id: str, route: Route, texts: Texts, *, when: bool) -> Question | None:
        """A question that was declared. `when` says whether its `when` is its own, not its step's."""
        bare = self._bare.get(id)
        if bare is None:
            return None
        kind = all_types()[bare.type]
        shop = self.shop
        given = shop.value((*route, "options"))
        low, high = (self._bound(key, bare, kind, route) for key in ("min", "max"))
        text = texts.read
        return Question(
            id,
            bare.type,
            texts.needed((*route, "ask")),
            route,
            hint=text((*route, "hint")),
            called=text((*route, "called")),
            why=text((*route, "why")),
            kept_for=text((*route, "kept_for")),
            shared_with=text((*route, "shared_with")),
            optional=shop.flag((*route, "optional")),
            someone_else=shop.flag((*route, "someone_else")),
            when=condition(shop, self.sentences, (*route, "when")) if when else None,
            must=self.must((*route, "must"), texts),
            min=low,
            max=high,
            options=options(self.ways.get(id, {}), texts),
            options_list=given if kind.takes_options and type(given) is str and bare.items is None else None,
            items=bare.items,
            unit=text((*route, "unit")) if "unit" in bare.settings else None,
            errors=self._errors(kind, (*route, "errors"), texts),
            settings=bare.settings,
        )

    def _bound(self, key: str, bare: Question, kind: QuestionType, route: Route) -> Sentence | None:
        here = (*route, key)
        text = self.shop.words(here) if kind.takes_bounds else None
        return None if text is None else self.sentences.read(text, here, "value", kind.bound_kind(bare))

    def must(self, route: Route, texts: Texts) -> tuple[Must, ...]:
        """What has to hold, each with its message."""
        found = []
        for key, here in self.shop.entries(route):
            sentence = self.sentences.read(key, here, "key", YES_NO)
            message = texts.read(here)
            if sentence is not None and message is not None:
                found.append(Must(sentence, message, here))
        return tuple(found)

    def _errors(self, kind: QuestionType, route: Route, texts: Texts) -> dict[str, Text]:
        found: dict[str, Text] = {}
        known: tuple[str, ...] = ()
        for key, here in self.shop.entries(route):
            known = known or error_keys(kind)
            if key not in known:
                other = meant(key, known, {})
                listed = ", ".join(f"`{each}`" for each in known)
                help = f"did you mean `{other}`?" if other else f"the messages are {listed}"
                self.shop.fault(
                    "unknown-key", f"A question of type `{kind.name}` has no message `{key}`", Spot(here, "key"),
                    help=help, paste=other,
                )  # fmt: skip
                continue
            text = texts.read(here)
            if text is not None:
                found[key] = text
        return found
