"""What everything of a journey is written with: its words, remarks and conditions, each accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from journeys.importers.conditions import Always, Both, Condition, Either, Named, Not
from journeys.importers.draft import Content, Draft, Words, without_type
from journeys.importers.knowing import Known, known
from journeys.importers.ledger import Accounts
from journeys.importers.naming import Ids
from journeys.importers.plan import Plan
from journeys.importers.prose import line, prose
from journeys.importers.sentences import Said, Speaker, Unsayable
from journeys.importers.showing import MOST, cases, conditions_of
from journeys.importers.wording import worded
from journeys.importers.write import Bullets

Way = tuple[str, ...]
"""The keys that lead to a part of a journey file."""


@dataclass(slots=True)
class Composed:
    """A journey file to be: its values, remarks above keys by way, words in other languages by way, CSV files."""

    values: dict[str, Any] = field(default_factory=dict)
    remarks: dict[Way, list[str]] = field(default_factory=dict)
    others: dict[Way, Mapping[str, str]] = field(default_factory=dict)
    tables: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)


class Bench:
    """Writes texts and conditions of one plan; `before` and `behind` say for each step what is known there."""

    def __init__(self, plan: Plan, draft: Draft, accounts: Accounts, ids: Ids) -> None:
        self.plan, self.draft, self.accounts, self.ids = plan, draft, accounts, ids
        self.out = Composed()
        self.fields = {name: asked for name, (_, asked) in plan.fields().items()}
        self.definitions = {each.name: each for each in draft.definitions}
        self.conditions = {each.name: each.condition for each in draft.definitions}
        self.missing = without_type(draft)
        self.before, self.behind = known(plan)
        self.lists: dict[str, str] = {}
        self.homes: dict[str, str] = {}
        self.unsaid: dict[str, str] = {}
        self.lost: list[tuple[str, str]] = []

    def words(self, into: dict[str, Any], way: Way, words: Words, at: Known, many: bool = False) -> None:
        """Writes a text at a way: on one line, or as Markdown with `many`; with what other languages say."""
        clean = prose if many else line
        said = worded(clean(words.text), self.fields, at)
        into[way[-1]] = said.text
        if said.lost:
            self.look(way, f"{said.lost}: {words.text[:100]}")
            self.lost.append((".".join(way), said.lost))
        other = {
            language: worded(clean(text), self.fields, at).text for language, text in words.to.items() if clean(text)
        }
        if other:
            self.out.others[way] = other

    def look(self, way: Way, what: str) -> None:
        """Leaves a remark for a person above a key."""
        remark = " ".join(what.split())
        notes = self.out.remarks.setdefault(way, [])
        if remark not in notes:
            notes.append(remark)

    def body(self, into: dict[str, Any], way: Way, contents: tuple[Content, ...] | list[Content], at: Known) -> None:
        """Writes the texts of a page as its body. Where one has a condition, the body is rules."""
        kept = [each for each in contents if prose(each.words.text)]
        for each in contents:
            if each not in kept:
                self.accounts.put("text", each.place, each.words.text, "dropped", "it has no words")
                if each.when is not None:
                    self.accounts.put("rule", each.when_place, "text shown only to some", "dropped", "it has no words")
        if not kept:
            return
        rules = self._cases(kept, at)
        if rules:
            written: dict[str, Any] = {}
            into["body"] = written
            for sentence, shown in rules:
                self.words(written, (*way, "body", sentence), together(shown), at, many=True)
        else:
            self.words(into, (*way, "body"), together(kept), at, many=True)
        for each in kept:
            self._tell_text(each, way, each.when is not None and bool(rules))

    def _cases(self, kept: list[Content], at: Known) -> list[tuple[str, list[Content]]]:
        """The rules of a body whose texts only some are shown: sentence and texts, `otherwise` last. [] where there is
        none, or no sentence says one."""
        for_all = [each for each in kept if each.when is None]
        if not for_all or len(for_all) == len(kept) or len(conditions_of(kept)) > MOST:
            return []
        found: dict[str, list[Content]] = {}
        for condition, shown in cases(kept):
            try:
                said = self.sentence(condition, at)
            except Unsayable:
                return []
            if isinstance(said, Always) and said.holds:
                return []
            if isinstance(said, Said):
                found.setdefault(said.text, shown)
        return [*found.items(), ("otherwise", for_all)] if found else []

    def _tell_text(self, each: Content, way: Way, said: bool) -> None:
        became = ".".join((*way, "body"))
        self.accounts.put("text", each.place, each.words.text, "carried", became=became)
        if each.when is None:
            return
        if said:
            self.accounts.put("rule", each.when_place, "text shown only to some", "carried", became=became)
            return
        why = "it could not be said in this text, which everybody who gets here sees now"
        self.look((*way, "body"), "the source shows a part of this only to some")
        self.accounts.put("rule", each.when_place, "text shown only to some", "dropped", why)

    def sentence(self, condition: Condition, at: Known) -> Said | Always:
        """Says a condition at a place, and remembers which definitions were said."""
        said = Speaker(self.fields, self.definitions, at, self.draft.currency, self.missing).say(condition)
        self.out.said.update(names(condition, self.definitions))
        return said

    def when(
        self, condition: Condition | None, place: str, words: str, way: Way, into: dict[str, Any], at: Known,
        guess: str = "",
    ) -> None:  # fmt: skip
        """Writes a `when`, or tells why there is none; `guess` says how the reader of the format guessed it."""
        if condition is None:
            return
        route = ".".join((*way, "when"))
        try:
            said = self.sentence(condition, at)
        except Unsayable as why:
            self.look(way, f"the source has this only for some: {why}")
            self.accounts.put("rule", place, words, "fault" if why.fault else "dropped", str(why))
            return
        if isinstance(said, Always):
            why_not = (
                "it holds for everybody" if said.holds else "it can never hold: what it reads was not asked before"
            )
            if not said.holds:
                self.look(way, "in the source nobody ever gets here")
            self.accounts.put("rule", place, words, "carried" if said.holds else "fault", why_not, ".".join(way))
            return
        into["when"] = sentence_of(said)
        if guess:
            self.look((*way, "when"), guess)
        how = said.guessed or guess
        self.accounts.put("rule", place, words, "guessed" if how else "carried", how, route)

    def _sayable(self, condition: Condition, at: Known) -> Said | None:
        """A condition that is entered elsewhere; None where no sentence says it, or none has to."""
        try:
            said = self.sentence(condition, at)
        except Unsayable:
            return None
        return said if isinstance(said, Said) else None


NOTHING = Known(frozenset(), frozenset())


def together(contents: Sequence[Content]) -> Words:
    """Texts one below the other, in every language that any of them has."""
    languages = {language for each in contents for language in each.words.to}
    return Words(
        "\n\n".join(prose(each.words.text) for each in contents),
        {one: "\n\n".join(prose(each.words.to.get(one, each.words.text)) for each in contents) for one in languages},
    )


LONG = 100
"""A sentence that is longer becomes bullets."""


def sentence_of(said: Said) -> str | Bullets:
    """A sentence as `when` has it."""
    if len(said.text) <= LONG or said.join == "one" or not said.parts:
        return said.text
    word: Literal["all", "any"] = "all" if said.join == "and" else "any"
    return Bullets(word, tuple(sentence_of(part) if len(part.text) > LONG else part.text for part in said.parts))


def names(condition: Condition, definitions: Mapping[str, Any]) -> set[str]:
    """The names of the definitions that a condition is made of."""
    found: set[str] = set()
    left = [condition]
    while left:
        one = left.pop()
        if isinstance(one, Named):
            if one.name in definitions and one.name not in found:
                found.add(one.name)
                left.append(definitions[one.name].condition)
        elif isinstance(one, Both | Either):
            left += one.parts
        elif isinstance(one, Not):
            left.append(one.part)
    return found
