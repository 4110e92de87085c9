"""Plan -> the plain values of a journey file, with remarks for a person, and the rest of the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeys.importers.asking import Bound
from journeys.importers.bench import NOTHING, Composed, Way, names, sentence_of
from journeys.importers.conditions import Always, Both
from journeys.importers.definitions import tell_definitions
from journeys.importers.draft import Content, Draft, Words
from journeys.importers.followups import WHY as WHY_TURNED
from journeys.importers.heading import below_heading, question_words, same
from journeys.importers.knowing import Known
from journeys.importers.ledger import Accounts
from journeys.importers.naming import Ids
from journeys.importers.plan import Ending, Plan, Step
from journeys.importers.prose import line, prose
from journeys.importers.questions import Asking
from journeys.importers.sentences import Said, Unsayable
from journeys.importers.showing import WHY as WHY_TOLD
from journeys.importers.together import TITLE
from journeys.importers.together import WHY as WHY_PART
from journeys.importers.whether import WHY as WHY_WHETHER


def composed(plan: Plan, draft: Draft, accounts: Accounts, ids: Ids) -> Composed:
    """The journey of a plan; whatever is in the draft and not in the ledger yet is entered."""
    return _Composer(plan, draft, accounts, ids).all()


class _Composer(Asking):
    """Writes the journey: steps, ends, start and check page; and what became of what is in none of them."""

    def all(self) -> Composed:
        """Everything, in the order of a journey file."""
        values = self.out.values
        values["journey"] = self.ids.give(self.draft.name, self.draft.title.text, fallback="form")
        title = self.draft.title if self.draft.title.text else Words(values["journey"].replace("_", " ").capitalize())
        self.words(values, ("title",), title, NOTHING)
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
        tell_definitions(self)
        for remark in self.draft.remarks:
            self.accounts.put(remark.kind, remark.place, remark.words, remark.fate, remark.reason)
        for way, what in self.lost:
            self._tell_lost(way, what)
        return self.out

    def _tell_lost(self, way: str, what: str) -> None:
        """Says of the part at a way that a piece of its words is not there."""
        over = [each for each in self.accounts.entries() if each.became and f"{way}.".startswith(f"{each.became}.")]
        if over:
            closest = max(over, key=lambda each: len(each.became))
            self.accounts.turn(closest.kind, closest.place, "changed", what)
        else:
            self.accounts.notes.append(f"{way}: {what}")

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
                    self.words(here, ("sections", part.id, "title"), part.title, NOTHING)
                    if part.guessed:
                        self.look(("sections", part.id, "title"), TITLE)
                    if part.when is not None and (said := self._sayable(part.when, self.before[number])):
                        here["when"] = sentence_of(said)
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
        elif step.asked_on is not None:
            self.when(step.when, step.asked_on.when_place, "page shown only to some", way, into, at)
        elif self._first(number) and not step.decides:
            self.when(step.when, step.page.when_place, "page shown only to some", way, into, at, step.page.when_guess)
        else:
            self._again(step, into, at, way)
        self._told(step, into, way)
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
                self.out.said.update(names(rule.when, self.definitions))
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

    def _told(self, step: Step, into: dict[str, Any], way: Way) -> None:
        """Enters the conditions of texts that became a page of their own."""
        for each in step.told:
            said = "when" in into or step.when_of_part
            route = ".".join((*way, "when")) if said else ""
            why = WHY_TOLD if said else "no sentence says it, so everybody sees the text now"
            self.accounts.put(
                "rule", each.when_place, "text shown only to some", "changed" if said else "dropped", why, route
            )

    def _first(self, number: int) -> bool:
        """Whether a step is the first that its page became: the page's condition is entered with it."""
        return number == 0 or self.plan.steps[number - 1].page is not self.plan.steps[number].page

    def _again(self, step: Step, into: dict[str, Any], at: Known, way: Way) -> None:
        """Writes the condition of a page at the next step that it became."""
        if step.when is not None and (said := self._sayable(step.when, at)):
            into["when"] = sentence_of(said)
            self.accounts.also("rule", step.page.when_place, ".".join((*way, "when")))

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
                into["when"] = sentence_of(said)

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
                and a.field.when is None
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
            self._ask_for_any(step, into, way, at)
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

    def _ask_for_any(self, step: Step, into: dict[str, Any], way: Way, at: Known) -> None:
        if step.whether is not None:
            field = step.whether.field
            self.words(into, (*way, "ask"), field.label, at)
            route = ".".join((*way, "ask"))
            self.accounts.put("question", field.place, field.label.text, "changed", WHY_WHETHER, route)
            for limit in field.limits:
                self.accounts.put("validation", limit.place, limit.words or limit.kind, "carried", became=route)
            place = step.page.when_place
            self.accounts.put("rule", place, "page shown only to some", "changed", WHY_WHETHER, route)
            return
        into["ask"] = f"Is there anything to add under “{line(step.title.text)}”?"
        self.look((*way, "ask"), "the source does not ask this; word it as you would")

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
            self.body(here, ("start",), contents, NOTHING)
        if here:
            values["start"] = here

    def _with_title(self, here: dict[str, Any], contents: list[Content]) -> None:
        title, rest = contents[0], contents[1:]
        self.body(here, ("start",), rest, NOTHING)
        said = here.get("body", "")
        here["body"] = f"{title.words.text}\n\n{said}".strip()
        others = self.out.others.get(("start", "body"), {})
        both = {
            one: f"{title.words.to.get(one, title.words.text)}\n\n{others.get(one, said)}".strip()
            for one in {*title.words.to, *others}
        }
        if both:
            self.out.others["start", "body"] = both

    def ending(self, ending: Ending) -> dict[str, Any]:
        """An outcome."""
        here: dict[str, Any] = {}
        way = ("outcomes", ending.id)
        if ending.submit:
            here["submit"] = True
        if line(ending.title.text):
            self.words(here, (*way, "title"), ending.title, NOTHING)
        else:
            here["title"] = "Your answers have been sent" if ending.submit else "You cannot go on"
            self.look((*way, "title"), "the source does not say what a person reads here")
        self.body(here, way, ending.contents, NOTHING)
        return here

    def check(self, values: dict[str, Any]) -> None:
        """The page that checks answers, with the declaration."""
        here: dict[str, Any] = {}
        page = self.plan.check
        if page is not None:
            if line(page.title.text):
                self.words(here, ("check", "title"), page.title, NOTHING)
            self.body(here, ("check",), page.contents, NOTHING)
            for link in page.links:
                if not self.accounts.has("link", link.place):
                    self.accounts.put("link", link.place, link.to, "carried", "sending ends the journey", "check")
        if self.draft.declaration:
            self.words(here, ("check", "declaration"), self.draft.declaration, NOTHING)
            declared = self.draft.declaration
            self.accounts.put("declaration", declared.place, declared.text, "carried", became="check.declaration")
        for ending in self.plan.endings:
            for link in ending.page.links if ending.page else ():
                if not self.accounts.has("link", link.place):
                    self.accounts.put("link", link.place, link.to, "dropped", "the journey ends there")
        if here:
            values["check"] = here


def _insert(into: dict[str, Any], key: str, value: Any, behind: str) -> None:
    items = list(into.items())
    into.clear()
    for name, old in items:
        into[name] = old
        if name == behind:
            into[key] = value
    into.setdefault(key, value)
