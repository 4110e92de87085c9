"""Questions with their options -> the keys of a journey file, each part of the source accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeys.importers.asking import called, keys_of
from journeys.importers.bench import NOTHING, Bench, Way
from journeys.importers.conditions import Always
from journeys.importers.draft import Choice, Limit, Words
from journeys.importers.heading import same
from journeys.importers.knowing import Known
from journeys.importers.ledger import Fate
from journeys.importers.plan import Asked
from journeys.importers.prose import line
from journeys.importers.sentences import Unsayable

MANY_OPTIONS = 20
"""From so many options on, a list is a CSV file of its own."""


class Asking(Bench):
    """Writes questions, and the lists that they share."""

    def question(
        self, asked: Asked, into: dict[str, Any], way: Way, at: Known, behind: Known, words: Words
    ) -> None:  # fmt: skip
        """One question, with its condition, options and validations."""
        route = ".".join(way)
        of = asked.field
        self.when(of.when, of.when_place, "question asked only of some", way, into, behind)
        found = keys_of(asked, route, self.accounts, self.draft.currency, words)
        label = line(of.label.text)
        if not same(line(words.text), label) and "called" not in found.keys and label and not of.label.to:
            found.keys = {
                "ask": "",
                "called": called(label),
                **found.keys,
            }  # its page's heading asks: the label only names the answer
        into.update(found.keys)
        if words is not of.label and label and not same(line(words.text), label):
            why = "its page's heading asks; what it said itself is what the answer is called"
            self.accounts.turn("question", of.place, "changed", why)
        for key, text in found.words.items():
            self.words(into, (*way, key), text, at)
        for what in found.look:
            self.look(way, what)
        self.must(found.must, asked, into, way, at)
        if of.type in ("choice", "choices"):
            self.homes[of.name] = f"{route}.options"
            self.options(asked, into, way, at)

    def must(self, limits: Sequence[Limit], asked: Asked, into: dict[str, Any], way: Way, at: Known) -> None:
        """What has to hold of an answer, which is read only where there is one, with the message if it does not."""
        own = frozenset((asked.field.name,))
        here = Known(at.sure | own, at.asked | own)
        written: dict[str, Any] = {}
        for limit in limits:
            assert limit.condition is not None
            route = ".".join((*way, "must"))
            try:
                said = self.sentence(limit.condition, here)
            except Unsayable as why:
                self.look(way, f"the source also says: {limit.words}")
                fate: Fate = "fault" if why.fault else "dropped"
                self.accounts.put("validation", limit.place, limit.words, fate, str(why))
                continue
            if isinstance(said, Always):
                why_not = "it holds for every answer" if said.holds else "no answer could ever fit"
                fate = "carried" if said.holds else "fault"
                self.accounts.put("validation", limit.place, limit.words, fate, why_not, ".".join(way))
                continue
            self.words(written, (*way, "must", said.text), limit.message, here)
            fate = "guessed" if said.guessed else "carried"
            self.accounts.put("validation", limit.place, limit.words, fate, said.guessed, f"{route}.{said.text}")
        if written:
            into["must"] = written

    def options(self, asked: Asked, into: dict[str, Any], way: Way, at: Known) -> None:
        """The options of a question: in place, or the name of a list."""
        of = asked.field
        shared = of.list and not of.choices
        if shared and (len(asked.options) >= MANY_OPTIONS or self._uses(of.list) > 1):
            if of.list not in self.lists:
                self.lists[of.list] = self.ids.give(
                    of.list if not of.list.isupper() and "_" in of.list else "", f"{asked.id}_options", fallback="list"
                )
            into["options"] = self.lists[of.list]
            return
        options: dict[str, Any] = {}
        self.write_options(asked.choices, asked.options, options, (*way, "options"), at)
        into["options"] = options

    def _uses(self, name: str) -> int:
        return sum(1 for each in self.fields.values() if each.field.list == name and not each.field.choices)

    def write_options(
        self, choices: tuple[Choice, ...], ids: Mapping[str, str], into: dict[str, Any], way: Way, at: Known
    ) -> None:
        """Options with their labels and hints, each entered once."""
        for choice in choices:
            id = ids[choice.value.strip()]
            route = ".".join((*way, id))
            label = choice.label if line(choice.label.text) else Words(choice.value or id)
            if id in into:
                self.accounts.put("option", choice.place, choice.label.text, "fault", "stands there twice")
                self._drop_rest(choice, "its option stands there twice")
                continue
            self.accounts.put("option", choice.place, choice.label.text, "carried", became=route)
            if not choice.hint and choice.when is None and not choice.alone:
                self.words(into, (*way, id), label, at)
                continue
            here = into[id] = {}
            self.words(here, (*way, id, "label"), label, at)
            if choice.hint:
                self.words(here, (*way, id, "hint"), choice.hint, at)
                self.accounts.put("hint", choice.hint.place, choice.hint.text, "carried", became=f"{route}.hint")
            self.when(choice.when, choice.when_place, "option there only for some", (*way, id), here, at)
            if choice.alone:
                here["alone"] = True

    def _drop_rest(self, choice: Choice, why: str) -> None:
        if choice.hint:
            self.accounts.put("hint", choice.hint.place, choice.hint.text, "dropped", why)
        if choice.when is not None:
            self.accounts.put("rule", choice.when_place, "option there only for some", "dropped", why)

    def option_lists(self, values: dict[str, Any]) -> None:
        """The lists that questions share or that are long, and what became of all others."""
        used = {each.field.list: each for each in self.fields.values() if each.field.list and not each.field.choices}
        lists: dict[str, Any] = {}
        for each in self.draft.lists:
            asked = used.get(each.name)
            if asked is None:
                self.accounts.put("list", each.place, each.title or each.name, "fault", "no question uses it")
                for choice in each.choices:
                    self.accounts.put("option", choice.place, choice.label.text, "dropped", "no question uses its list")
                    self._drop_rest(choice, "no question uses its list")
                continue
            if each.name not in self.lists:
                self.accounts.put(
                    "list", each.place, each.title or each.name, "carried", became=self.homes[asked.field.name]
                )
                continue
            id = self.lists[each.name]
            self.accounts.put("list", each.place, each.title or each.name, "carried", became=f"lists.{id}")
            into: dict[str, Any] = {}
            self.write_options(each.choices, asked.options, into, ("lists", id), NOTHING)
            plain = all(isinstance(value, str) or set(value) <= {"label", "hint"} for value in into.values())
            if len(into) >= MANY_OPTIONS and plain:
                self.out.tables[f"{id}.csv"] = [_row(option, value) for option, value in into.items()]
                lists[id] = f"{id}.csv"
            else:
                lists[id] = into
        if lists:
            values["lists"] = lists


def _row(id: str, value: Any) -> tuple[str, str, str]:
    return (id, value, "") if isinstance(value, str) else (id, value["label"], value.get("hint", ""))
