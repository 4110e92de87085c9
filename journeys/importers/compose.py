"""Plan -> the plain values of a journey file, with remarks for a person, and the rest of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from journeys.importers.asking import Bound, called, keys_of
from journeys.importers.conditions import Always, Both, Condition, Either, Named, Not
from journeys.importers.draft import SILENT, Choice, Content, Draft, Limit, Words
from journeys.importers.followups import WHY as WHY_TURNED
from journeys.importers.heading import below_heading, question_words, same
from journeys.importers.knowing import Known, known
from journeys.importers.ledger import Accounts, Fate
from journeys.importers.naming import Ids
from journeys.importers.plan import Asked, Ending, Plan, Step
from journeys.importers.prose import line, prose
from journeys.importers.sentences import Said, Speaker, Unsayable
from journeys.importers.together import TITLE
from journeys.importers.together import WHY as WHY_PART
from journeys.importers.wording import worded
from journeys.importers.write import Bullets

MANY_OPTIONS = 20
"""From so many options on, a list is a CSV file of its own."""

Way = tuple[str, ...]


@dataclass(slots=True)
class Composed:
    """A journey file to be: its values, remarks above keys by way, words in other languages by way, CSV files."""

    values: dict[str, Any] = field(default_factory=dict)
    remarks: dict[Way, list[str]] = field(default_factory=dict)
    others: dict[Way, Mapping[str, str]] = field(default_factory=dict)
    tables: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)


def composed(plan: Plan, draft: Draft, accounts: Accounts, ids: Ids, keep_pages: bool = False) -> Composed:
    """The journey of a plan; whatever is in the draft and not in the ledger yet is entered."""
    return _Composer(plan, draft, accounts, ids, keep_pages).all()


class _Composer:
    def __init__(self, plan: Plan, draft: Draft, accounts: Accounts, ids: Ids, keep_pages: bool) -> None:
        self.plan, self.draft, self.accounts, self.ids, self.keep_pages = plan, draft, accounts, ids, keep_pages
        self.out = Composed()
        self.fields = {name: asked for name, (_, asked) in plan.fields().items()}
        self.definitions = {each.name: each for each in draft.definitions}
        self.before, self.behind = known(plan)
        self.lists: dict[str, str] = {}
        self.homes: dict[str, str] = {}
        self.unsaid: dict[str, str] = {}

    def all(self) -> Composed:
        """Everything, in the order of a journey file."""
        values = self.out.values
        values["journey"] = self.ids.give(self.draft.name, self.draft.title.text, fallback="form")
        title = self.draft.title if self.draft.title.text else Words(values["journey"].replace("_", " ").capitalize())
        self.words(values, ("title",), title, _NOTHING)
        if self.draft.language != "en":
            values["language"] = self.draft.language
        if any(asked.field.type == "money" for asked in self.fields.values()):
            values["currency"] = self.draft.currency
        self.start(values)
        self.steps(values)
        for step in self.plan.steps:
            self._turned(step)
        self.option_lists(values)
        outcomes = values["outcomes"] = {}
        for ending in self.plan.endings:
            outcomes[ending.id] = self.ending(ending)
        self.check(values)
        self.definitions_told()
        for remark in self.draft.remarks:
            self.accounts.put(remark.kind, remark.place, remark.words, remark.fate, remark.reason)
        return self.out

    # words

    def words(self, into: dict[str, Any], way: Way, words: Words, at: Known, many: bool = False) -> None:
        """Writes a text at a way: on one line, or as Markdown with `many`; with what other languages say."""
        clean = prose if many else line
        said = worded(clean(words.text), self.fields, at)
        into[way[-1]] = said.text
        if said.lost:
            self.look(way, f"{said.lost}: {words.text[:100]}")
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
        some = self._of_some(kept, way, at)
        always = [each for each in kept if each not in some]
        if some and always:
            said = self._sayable(some[0].when, at) if some[0].when is not None else None
            assert said is not None
            rules: dict[str, Any] = {}
            into["body"] = rules
            self.words(rules, (*way, "body", said.text), _together(kept), at, many=True)
            self.words(rules, (*way, "body", "otherwise"), _together(always), at, many=True)
        else:
            self.words(into, (*way, "body"), _together(kept), at, many=True)
        for each in kept:
            self._tell_text(each, way, each in some and bool(always))

    def _of_some(self, kept: list[Content], way: Way, at: Known) -> list[Content]:
        """The texts that only some are shown, where all of them have one condition that can be said."""
        some = [each for each in kept if each.when is not None]
        alike = all(each.when == some[0].when for each in some)
        if not some or not alike or len(some) == len(kept) or some[0].when is None:
            return []
        return some if self._sayable(some[0].when, at) is not None else []

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

    # conditions

    def sentence(self, condition: Condition, at: Known) -> Said | Always:
        """Says a condition at a place, and remembers which definitions were said."""
        said = Speaker(self.fields, self.definitions, at, self.draft.currency).say(condition)
        self.out.said.update(_names(condition, self.definitions))
        return said

    def when(
        self, condition: Condition | None, place: str, words: str, way: Way, into: dict[str, Any], at: Known
    ) -> None:
        """Writes a `when`, or tells why there is none."""
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
        into["when"] = _written(said)
        self.accounts.put("rule", place, words, "guessed" if said.guessed else "carried", said.guessed, route)

    def rules(self, step: Step, into: dict[str, Any], at: Known, way: Way) -> None:
        """Writes the rules of a step."""
        rules: dict[str, str] = {}
        for rule in step.rules:
            fate, why = "carried", ""
            route = ".".join((*way, "next"))
            sentence = "otherwise"
            if rule.when is not None:
                try:
                    said = self.sentence(rule.when, at)
                except Unsayable as reason:
                    self.look((*way, "next"), f"the source goes to {rule.to} for some: {reason}")
                    if rule.place:
                        self.accounts.put(
                            rule.kind, rule.place, rule.to, "fault" if reason.fault else "dropped", str(reason)
                        )
                    continue
                if isinstance(said, Always) and not said.holds:
                    if rule.place:
                        why = "its condition can never hold: what it reads was not asked before"
                        self.accounts.put(rule.kind, rule.place, rule.to, "fault", why)
                    continue
                if isinstance(said, Said):
                    sentence = said.text
                    fate, why = ("guessed", said.guessed) if said.guessed else ("carried", "")
            if "otherwise" in rules or sentence in rules:
                if rule.place:
                    self.accounts.put(rule.kind, rule.place, rule.to, "fault", "a rule before it decides the same")
                continue
            rules[sentence] = self.target(step, rule.to)
            if rule.place:
                self.accounts.put(rule.kind, rule.place, rule.to, fate, why, route)  # type: ignore[arg-type]
        if rules:
            into["next"] = rules

    def target(self, step: Step, to: str) -> str:
        """What a rule names: the step or outcome; the section, where its first step is meant from outside."""
        there = next((each for each in self.plan.steps if each.id == to), None)
        return there.section if there is not None and there.section != step.section and there.section else to

    # steps

    def steps(self, values: dict[str, Any]) -> None:
        """Writes the steps, under `steps` or in their sections."""
        parts = {part.id: part for part in self.plan.parts}
        way: Way
        for number, step in enumerate(self.plan.steps):
            if step.section:
                part = parts[step.section]
                sections = values.setdefault("sections", {})
                if step.section not in sections:
                    here: dict[str, Any] = {}
                    sections[step.section] = here
                    self.words(here, ("sections", part.id, "title"), part.title, _NOTHING)
                    if part.guessed:
                        self.look(("sections", part.id, "title"), TITLE)
                    if part.when is not None and (said := self._sayable(part.when, self.before[number])):
                        here["when"] = _written(said)
                    here["steps"] = {}
                home, way = sections[step.section]["steps"], ("sections", step.section, "steps", step.id)
            else:
                home, way = values.setdefault("steps", {}), ("steps", step.id)
            written = self.step(step, number, way)
            if written:  # of a step that only decides nothing is left where no sentence says its rules
                home[step.id] = written

    def step(self, step: Step, number: int, way: Way) -> dict[str, Any]:
        """One step, in the form that its questions ask for."""
        at, behind = self.before[number], self.behind[number]
        into: dict[str, Any] = {}
        if step.when_of_part:
            if self._first(number) and step.page.when is not None:
                route = f"sections.{step.section}.when"
                self.accounts.put("rule", step.page.when_place, "page shown only to some", "changed", WHY_PART, route)
        elif step.derived:
            self._derived(step, into, way, at)
        elif self._first(number) and not step.decides:
            self.when(step.when, step.page.when_place, "page shown only to some", way, into, at)
        else:
            self._again(step, into, at)
        if step.decides:
            pass  # its rules are all of it
        elif step.item:
            self.repeat(step, into, way, at)
        elif len(step.asked) == 1 and step.id == step.asked[0].id:
            self._with_own(step)
            self.question(step.asked[0], into, way, at, behind, question_words(step.title, step.asked[0].field.label))
            self._notes_as_hint(step, into, way, at)
        else:
            self.page(step, into, way, at, behind)
        self.rules(step, into, behind, way)
        return into

    def _with_own(self, step: Step) -> None:
        """Joins the condition of a step to that of its only question: both are written in one place."""
        asked = step.asked[0]
        if step.when is not None and not step.when_of_part and asked.field.when is not None:
            asked.field = replace(asked.field, when=Both((step.when, asked.field.when)))

    def _turned(self, step: Step) -> None:
        """Enters the rules that are said in another way: by conditions, or by the order of the steps."""
        for rule, became in step.turned:
            if rule.when is not None:
                self.out.said.update(_names(rule.when, self.definitions))
            if rule.place:
                route = ", ".join(f"steps.{each}.when" for each in became)
                why = next((self.unsaid[each] for each in became if each in self.unsaid), "")
                self.accounts.put(
                    "link", rule.place, rule.to, "dropped" if why else "changed", why or WHY_TURNED, route
                )
        for rule in step.implied:
            if rule.place:
                self.accounts.put(
                    "link", rule.place, rule.to, "carried", "by the order of the steps", f"steps.{step.id}"
                )

    def _first(self, number: int) -> bool:
        """Whether a step is the first that its page became: the page's condition is entered with it."""
        return number == 0 or self.plan.steps[number - 1].page is not self.plan.steps[number].page

    def _again(self, step: Step, into: dict[str, Any], at: Known) -> None:
        if step.when is not None and (said := self._sayable(step.when, at)):
            into["when"] = _written(said)

    def _derived(self, step: Step, into: dict[str, Any], way: Way, at: Known) -> None:
        """Writes a condition that was made of the ways on; where no sentence says it, that is told with its rule."""
        assert step.when is not None
        try:
            said = self.sentence(step.when, at)
        except Unsayable as why:
            self.unsaid[step.id] = f"everybody is asked this now: {why}"
            self.look(way, f"the source asks this only of some: {why}")
        else:
            if isinstance(said, Said):
                into["when"] = _written(said)

    def _sayable(self, condition: Condition, at: Known) -> Said | None:
        """A condition that is entered elsewhere; None where no sentence says it, or none has to."""
        try:
            said = self.sentence(condition, at)
        except Unsayable:
            return None
        return said if isinstance(said, Said) else None

    def _notes_as_hint(self, step: Step, into: dict[str, Any], way: Way, at: Known) -> None:
        contents = [each for each in step.contents if prose(each.words.text)]
        for each in step.contents:
            if each not in contents:
                self.accounts.put("text", each.place, each.words.text, "dropped", "it has no words")
        if not contents:
            return
        words = Words(" ".join(prose(each.words.text) for each in contents), contents[0].words.to)
        placed: dict[str, Any] = {}
        self.words(placed, (*way, "hint"), words, at)
        _insert(into, "hint", placed["hint"], behind="type")
        for each in contents:
            why = "a short text above one question became its hint"
            self.accounts.put("text", each.place, each.words.text, "changed", why, ".".join((*way, "hint")))

    def page(self, step: Step, into: dict[str, Any], way: Way, at: Known, behind: Known) -> None:
        """A page with a title: of several questions, or of none."""
        title = step.title if line(step.title.text) else self._title_of(step)
        lone = len(step.asked) == 1
        self.words(into, (*way, "title"), title, at)
        if not line(step.title.text):
            self.look((*way, "title"), "the source has no title for this page")
        self.body(into, way, step.contents, at)
        if not step.asked:
            return
        questions = into["questions"] = {}
        for asked in step.asked:
            here: dict[str, Any] = {}
            words = asked.field.label
            if lone and same(line(words.text), line(title.text)):
                words = below_heading(asked.field)
            self.question(asked, here, (*way, "questions", asked.id), at, behind, words)
            questions[asked.id] = here

    def _title_of(self, step: Step) -> Words:
        return step.asked[0].field.label if step.asked else Words(step.id.replace("_", " ").capitalize())

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
            _insert(into, "must", written, behind=next(reversed(into)))

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

    def repeat(self, step: Step, into: dict[str, Any], way: Way, at: Known) -> None:
        """A repeat: its page, its bounds, and a step for each question of an item."""
        when = into.pop("when", None)
        into["repeat"] = step.item
        self.words(
            into,
            (*way, "title"),
            step.title if line(step.title.text) else Words(step.id.replace("_", " ").capitalize()),
            at,
        )
        first = next(
            (
                a
                for a in step.asked
                if a.field.required
                and a.field.type in ("text", "name", "choice", "integer", "decimal", "money", "date")
            ),
            None,
        )
        into["label"] = (
            f"{{{{ {first.name} }}}}"
            if first
            else step.item.replace("_", " ").capitalize() + f" {{{{ {step.item}.number }}}}"
        )
        if when is not None:
            into["when"] = when
        self.body(into, way, step.contents, at)
        several = step.page.several
        if step.least == 0:
            self._ask_for_any(step, into, way)
        if step.least is not None and step.least != 1:
            into["min"] = Bound(str(max(0, min(100, step.least))), step.least)
        if step.most is not None:
            into["max"] = Bound(str(max(1, min(100, step.most))), step.most)
        if several is not None:
            self.accounts.put("repeat", several.place, several.title.text, "carried", became=".".join(way))
        inner = into["steps"] = {}
        for asked in step.asked:
            here: dict[str, Any] = {}
            self.question(asked, here, (*way, "steps", asked.id), at, at, asked.field.label)
            inner[asked.id] = here
            own = frozenset((asked.field.name,))
            always = asked.field.required and asked.field.when is None
            at = Known(at.sure | own if always else at.sure, at.asked | own)
        if not step.asked:
            inner["about"] = {"title": step.item.replace("_", " ").capitalize()}

    def _ask_for_any(self, step: Step, into: dict[str, Any], way: Way) -> None:
        into["ask"] = f"Do you have any to add to “{line(step.title.text)}”?"
        self.look((*way, "ask"), "the source does not ask this; word it as you would")

    # the rest

    def start(self, values: dict[str, Any]) -> None:
        """The start page."""
        page = self.plan.start
        if page is None:
            return
        here: dict[str, Any] = {}
        contents = list(page.contents)
        if page.title and not same(page.title.text, self.draft.title.text):
            contents.insert(
                0,
                Content(
                    Words(f"**{line(page.title.text)}**", {k: f"**{line(v)}**" for k, v in page.title.to.items()}), ""
                ),
            )
            self._with_title(here, contents)
        else:
            self.body(here, ("start",), contents, _NOTHING)
        if here:
            values["start"] = here

    def _with_title(self, here: dict[str, Any], contents: list[Content]) -> None:
        title, rest = contents[0], contents[1:]
        self.body(here, ("start",), rest, _NOTHING)
        said = here.get("body", "")
        here["body"] = f"{title.words.text}\n\n{said}".strip()
        others = self.out.others.get(("start", "body"), {})
        both = {
            one: f"{title.words.to.get(one, title.words.text)}\n\n{others.get(one, said)}".strip()
            for one in {*title.words.to, *others}
        }
        if both:
            self.out.others["start", "body"] = both

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
            self.write_options(each.choices, asked.options, into, ("lists", id), _NOTHING)
            plain = all(isinstance(value, str) or set(value) <= {"label", "hint"} for value in into.values())
            if len(into) >= MANY_OPTIONS and plain:
                self.out.tables[f"{id}.csv"] = [_row(option, value) for option, value in into.items()]
                lists[id] = f"{id}.csv"
            else:
                lists[id] = into
        if lists:
            values["lists"] = lists

    def ending(self, ending: Ending) -> dict[str, Any]:
        """An outcome."""
        here: dict[str, Any] = {}
        way = ("outcomes", ending.id)
        if ending.submit:
            here["submit"] = True
        if line(ending.title.text):
            self.words(here, (*way, "title"), ending.title, _NOTHING)
        else:
            here["title"] = "Sent" if ending.submit else "You cannot go on"
            self.look((*way, "title"), "the source does not say what a person reads here")
        self.body(here, way, ending.contents, _NOTHING)
        return here

    def check(self, values: dict[str, Any]) -> None:
        """The page that checks answers, with the declaration."""
        here: dict[str, Any] = {}
        page = self.plan.check
        if page is not None:
            if line(page.title.text):
                self.words(here, ("check", "title"), page.title, _NOTHING)
            self.body(here, ("check",), page.contents, _NOTHING)
            for link in page.links:
                if not self.accounts.has("link", link.place):
                    self.accounts.put("link", link.place, link.to, "carried", "sending ends the journey", "check")
        if self.draft.declaration:
            self.words(here, ("check", "declaration"), self.draft.declaration, _NOTHING)
            declared = self.draft.declaration
            self.accounts.put("declaration", declared.place, declared.text, "carried", became="check.declaration")
        for ending in self.plan.endings:
            for link in ending.page.links if ending.page else ():
                if not self.accounts.has("link", link.place):
                    self.accounts.put("link", link.place, link.to, "dropped", "the journey ends there")
        if here:
            values["check"] = here

    def definitions_told(self) -> None:
        """What became of the source's named conditions."""
        tried = self._tried()
        for condition in self.plan.implied:
            self.out.said.update(_names(condition, self.definitions))
        for each in self.draft.definitions:
            if each.name in self.out.said:
                self.accounts.put("condition", each.place, each.title or each.name, "carried")
            elif each.name not in tried:
                self.accounts.put(
                    "condition", each.place, each.title or each.name, "fault", "nothing in the form uses it"
                )
            else:
                fate, why = self._why(each.condition)
                self.accounts.put("condition", each.place, each.title or each.name, fate, why)  # type: ignore[arg-type]

    def _tried(self) -> set[str]:
        found: set[str] = set()
        for page in self.draft.pages:
            for condition in _conditions(page):
                found |= _names(condition, self.definitions)
        return found

    def _why(self, condition: Condition) -> tuple[str, str]:
        everything = Known(frozenset(), frozenset(self.fields))
        try:
            Speaker(self.fields, self.definitions, everything, self.draft.currency).say(condition)
        except Unsayable as why:
            return ("fault" if why.fault else "dropped"), str(why)
        return "dropped", "the page or link that uses it is not in the journey"


_NOTHING = Known(frozenset(), frozenset())


def _conditions(page: Any) -> Iterator[Condition]:
    for part in (page, *page.parts, *page.links, *(choice for each in page.fields for choice in each.choices)):
        if part.when is not None:
            yield part.when


def _names(condition: Condition, definitions: Mapping[str, Any]) -> set[str]:
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


def _together(contents: Sequence[Content]) -> Words:
    """Texts one below the other, in every language that any of them has."""
    languages = {language for each in contents for language in each.words.to}
    return Words(
        "\n\n".join(prose(each.words.text) for each in contents),
        {one: "\n\n".join(prose(each.words.to.get(one, each.words.text)) for each in contents) for one in languages},
    )


LONG = 100
"""A sentence that is longer becomes bullets."""


def _written(said: Said) -> str | Bullets:
    """A sentence as `when` has it."""
    if len(said.text) <= LONG or said.join == "one" or not said.parts:
        return said.text
    word: Literal["all", "any"] = "all" if said.join == "and" else "any"
    return Bullets(word, tuple(_written(part) if len(part.text) > LONG else part.text for part in said.parts))


def _insert(into: dict[str, Any], key: str, value: Any, behind: str) -> None:
    items = list(into.items())
    into.clear()
    for name, old in items:
        into[name] = old
        if name == behind:
            into[key] = value
    into.setdefault(key, value)


def _row(id: str, value: Any) -> tuple[str, str, str]:
    return (id, value, "") if isinstance(value, str) else (id, value["label"], value.get("hint", ""))


__all__ = ["SILENT", "Composed", "composed"]
