"""Draft -> plan: one thing at a time, ends where the source ends, ways on as rules; each move with its reason."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from journeys.importers import showing
from journeys.importers.conditions import Both, Not, fields, holds_for, opposite
from journeys.importers.draft import SILENT, Choice, Content, Draft, Field, Link, Page, Words, choices_of
from journeys.importers.heading import needs_heading
from journeys.importers.ledger import Accounts
from journeys.importers.naming import Ids, brief, is_a_word, plural, snake
from journeys.importers.order import Arranged, arranged
from journeys.importers.plan import Asked, Ending, Plan, Rule, Step
from journeys.importers.topics import topics

SENT = "sent"


def shaped(draft: Draft, accounts: Accounts, keep_pages: bool = False, ids: Ids | None = None) -> Plan:
    """The plan of a journey. Pages of many questions are split by topic, or kept with `keep_pages`."""
    way = arranged(draft, accounts)
    building = _Building(draft, accounts, keep_pages, ids or Ids())
    for page in way.pages:
        building.add(page)
    building.finish(way)
    return building.plan


class _Building:
    """Makes the plan page by page; ids of options are the same wherever a list is used."""

    def __init__(self, draft: Draft, accounts: Accounts, keep_pages: bool, ids: Ids) -> None:
        self.draft, self.accounts, self.keep_pages, self.ids = draft, accounts, keep_pages, ids
        self.plan = Plan()
        self._ways: list[tuple[Step, Page]] = []
        self._options: dict[str, dict[str, str]] = {}
        self._sent: Ending | None = None

    def add(self, page: Page) -> None:
        """Makes of a page what it is: the start, steps, an end, or the check of answers."""
        if page.kind == "start" and not page.fields and not self.plan.steps and self.plan.start is None:
            self.plan.start = page
            self.plan.where[page.name] = "start"
            self.accounts.put("page", page.place, page.title.text, "carried", became="start")
        elif page.kind in ("check", "confirmation") and not page.fields:
            self._end_sent(page)
        elif (
            not page.fields
            and not page.several
            and (page.kind == "end" or (not self.draft.in_order and not page.links))
        ):
            ending = Ending(
                self.ids.give(brief(page.title.text), snake(page.name), fallback="end"),
                page.title,
                page.contents,
                page=page,
            )
            self.plan.endings.append(ending)
            self.plan.where[page.name] = ending.id
            self.accounts.put("page", page.place, page.title.text, "carried", became=f"outcomes.{ending.id}")
            if self.draft.in_order:
                self._end_here(page, ending)
        else:
            self._steps(page)

    def _end_here(self, page: Page, ending: Ending) -> None:
        """An end among pages in order: for those for whom its condition holds, the journey ends before what follows."""
        step = Step(self.ids.give(f"whether_{ending.id}", fallback="whether"), page, decides=True)
        step.rules = [Rule(page.when, ending.id, page.when_place if page.when is not None else "", "rule")]
        self.plan.steps.append(step)

    def _end_sent(self, page: Page) -> None:
        sent = self.sent()
        self.plan.where[page.name] = sent.id
        if page.kind == "check" and self.plan.check is None:
            self.plan.check = page
            self.plan.where[page.name] = "check"
            self.accounts.put("page", page.place, page.title.text, "carried", became="check")
        elif page.kind == "confirmation" and sent.page is None:
            sent.page, sent.title, sent.contents = page, page.title or sent.title, page.contents
            self.accounts.put("page", page.place, page.title.text, "carried", became=f"outcomes.{sent.id}")
        else:
            self.accounts.put("page", page.place, page.title.text, "changed", "one page checks all answers", "check")
            for content in page.contents:
                drop_content(content, self.accounts, "one page checks all answers")

    def sent(self) -> Ending:
        """The end at which answers are sent."""
        if self._sent is None:
            self._sent = Ending(self.ids.give(SENT, fallback="end"), SILENT, submit=True)
            self.plan.endings.append(self._sent)
        return self._sent

    def _steps(self, page: Page) -> None:
        """One step for each topic of a page; tables and repeats stand by themselves."""
        usable = [field for field in page.fields if field.type]
        for field in page.fields:
            if not field.type:
                self._without_type(field)
        if page.several:
            made = [
                self._repeat(page, usable, page.several.one, page.several.title, page.several.least, page.several.most)
            ]
            made[0].contents = list(page.contents)
        else:
            made = self._parts(page, usable)
        if page.links and not page.several and made[-1].asked and made[-1].asked[0].field.when is not None:
            # who is not asked the last question goes on in the same way
            made.append(Step(self.ids.give(f"after_{made[-1].id}", fallback="after"), page, decides=True))
        for step in made:
            parts = tuple(each for each in (page.when, step.told[0].when if step.told else None) if each is not None)
            step.when = Both(parts) if len(parts) > 1 else parts[0] if parts else None
            step.section = page.section
        self.plan.steps += made
        self.plan.where[page.name] = made[0].id
        self._ways.append((made[-1], page))
        became = ", ".join(f"steps.{step.id}" for step in made)
        if len(made) > 1:
            why = f"{len(usable)} questions on one page became {len(made)} pages, one thing at a time"
            why = showing.WHY if any(step.told for step in made) else why
            self.accounts.put("page", page.place, page.title.text, "changed", why, became)
        else:
            self.accounts.put("page", page.place, page.title.text, "carried", became=became)

    def _parts(self, page: Page, usable: list[Field]) -> list[Step]:
        """The texts that only some are shown, where they cannot stand on the page; then a step for each topic."""
        told = [self._told(page, each) for each in showing.apart(page)]
        gone = [each for step in told for each in step.told]
        contents = tuple(each for each in page.contents if each not in gone)
        groups = self._groups(page, usable) or ([] if told and not contents else [[]])
        made = [self._step(page, group, contents if group is groups[0] else ()) for group in groups]
        if made:
            made[0].contents = list(contents)
        elif page.links:  # whoever is shown no text goes on in the same way
            made.append(Step(self.ids.give(f"after_{told[-1].id}", fallback="after"), page, decides=True))
        return told + made

    def _told(self, page: Page, texts: tuple[Content, ...]) -> Step:
        """A page of its own for texts that only some are shown."""
        id = self.ids.give(f"{brief(page.title.text)}_told", brief(texts[0].words.text), fallback="told")
        contents = [replace(each, when=None, when_place="") for each in texts]
        return Step(id, page, contents=contents, title=page.title, told=texts)

    def _groups(self, page: Page, fields: list[Field]) -> list[list[Field]]:
        found: list[list[Field]] = []
        alone = True
        for field in fields:
            if field.type == "repeat" or alone:
                found.append([])
            found[-1].append(field)
            alone = field.type == "repeat"
        return found if self.keep_pages or page.together else [part for group in found for part in topics(group)]

    def _step(self, page: Page, fields: list[Field], contents: tuple[Content, ...]) -> Step:
        if len(fields) == 1 and fields[0].type == "repeat":
            table = fields[0]
            return self._repeat(
                page, [each for each in table.inside if each.type], table.short, table.label, None, None, table
            )
        if len(fields) == 1:
            # whoever is not asked sees no heading either
            first = fields[0] is page.fields[0] and fields[0].when is None
            title = page.title if len(page.fields) == 1 or contents or first else SILENT
            asked = self._asked(fields[0], page)
            if not needs_heading(title, fields[0], contents, len(page.fields) == 1):
                return Step(asked.id, page, [asked], title=title)
            id = self.ids.give(f"{asked.id}_page", fallback="page")
            return Step(id, page, [asked], title=title)
        id = self.ids.give(brief(page.title.text), snake(page.name), fallback="page")
        return Step(id, page, [self._asked(field, page) for field in fields], title=page.title)

    def _repeat(
        self, page: Page, fields: list[Field], one: str, title: Words, least: int | None, most: int | None,
        table: Field | None = None,
    ) -> Step:  # fmt: skip
        one = one or f"{'_'.join(brief(title.text or page.title.text).split('_')[:2])}_entry"
        id = self.ids.give(plural(snake(one)), fallback="list")
        item = self.ids.give(snake(one), fallback="item")
        inner = Ids()
        step = Step(id, page, title=page.title or title, item=item, least=least, most=most)
        step.asked = [self._asked(field, page, inner, item) for field in fields]
        if table is not None:
            why = "a table to fill in became pages that are gone through for each row"
            step.reasons.append(why)
            self.accounts.put("question", table.place, table.label.text, "changed", why, f"steps.{id}")
            for each in table.inside:
                if not each.type:
                    self._without_type(each)
            for limit in table.limits:
                if limit.kind == "optional":
                    step.least = 0
                    self.accounts.put(
                        "validation", limit.place, limit.words or limit.kind, "carried", became=f"steps.{id}.min"
                    )
                else:
                    self.accounts.put(
                        "validation", limit.place, limit.words or limit.kind, "dropped", "a repeat cannot say that"
                    )
            if table.hint:
                self.accounts.put(
                    "hint", table.hint.place, table.hint.text, "dropped", "a repeat's page has no such line"
                )
        return step

    def _asked(self, field: Field, page: Page, ids: Ids | None = None, item: str = "") -> Asked:
        own = field.own or (field.name if self.draft.named or is_a_word(field.name) else "")
        only = len(page.fields) == 1 and not item
        told = brief(field.short) or (brief(page.title.text) if only and page.title else brief(field.label.text))
        id = (ids or self.ids).give(own, told, brief(field.label.text), field.name, fallback="question")
        choices = choices_of(self.draft, field)
        return Asked(id, field, choices, self._ids_of(field, choices), item)

    def _ids_of(self, field: Field, choices: tuple[Choice, ...]) -> dict[str, str]:
        if field.list and not field.choices and field.list in self._options:
            return self._options[field.list]
        ids = Ids(options=True)
        found: dict[str, str] = {}
        for choice in choices:
            value = choice.value.strip()
            wish = value if len(snake(value)) <= 24 or snake(value) == value else " ".join(brief(value).split("_")[:4])
            if value not in found:
                found[value] = ids.give(wish, brief(choice.label.text), choice.label.text, fallback="option")
        if field.list and not field.choices:
            self._options[field.list] = found
        return found

    def _without_type(self, field: Field) -> None:
        why = field.why or f"Footpath has no question of the type {field.source_type}"
        self.accounts.put("question", field.place, field.label.text, "dropped", why)
        drop_parts(field, self.accounts, "its question is not in the journey")

    def finish(self, way: Arranged) -> None:
        """Turns links into rules now that every page has its place; tells of what nothing leads to."""
        first = {page: id for page, id in self.plan.where.items() if id not in ("start", "check")}
        if self.plan.check is not None:
            first[self.plan.check.name] = self.sent().id
        if self.plan.start is not None:
            self._of_start(self.plan.start, first)
        for step, page in self._ways:
            self._rules(step, page, first)
        for page in way.lost:
            self._lost(page)
        if not any(ending.submit for ending in self.plan.endings) or not self.plan.steps:
            self.sent()
        self._tidy()

    def _of_start(self, page: Page, first: dict[str, str]) -> None:
        """The start page leads to the first step; links of its own beside that have no place."""
        ahead = self.plan.steps[0].id if self.plan.steps else ""
        for link in page.links:
            if first.get(link.to) == ahead and link.when is None:
                self.accounts.put("link", link.place, link.to, "carried", became="start")
            else:
                self.accounts.put("link", link.place, link.to, "dropped", "the start page has one way on")

    def _rules(self, step: Step, page: Page, first: dict[str, str]) -> None:
        for link in page.links:
            if link.to not in first:
                self.accounts.put(
                    "link", link.place, link.to, "fault", "leads to the start, and a journey only goes forward"
                )
        page = replace(page, links=tuple(link for link in page.links if link.to in first))
        ahead = [link for link in page.links if link.when is not None]
        always = [link for link in page.links if link.when is None]
        step.rules = [Rule(link.when, first[link.to], link.place) for link in (*ahead, *always)]
        if self.draft.in_order or always:
            return
        if not page.links:
            step.rules.append(Rule(None, self.sent().id, ""))
            why = "no page follows, and it is no end; answers are sent behind it" if page.links == () else ""
            self.accounts.turn("page", page.place, "fault", why)
        elif self._settles(step, ahead):
            last = step.rules[-1]
            if last.when is not None:
                self.plan.implied.append(last.when)
            last.when = None
        else:
            why = "some answers have no way on from here in the source; they go on with the page that follows"
            self.accounts.turn("page", page.place, "fault", why)

    def _settles(self, step: Step, links: list[Link]) -> bool:
        """Whether the links have one for every answer of a question of the page."""
        known = {each.name: each.condition for each in self.draft.definitions}
        conditions = [link.when for link in links if link.when is not None]
        read = {name for each in conditions for name in fields(each, known)}
        asked = next((each for each in step.asked if {each.field.name} == read), None)
        if asked is None or not asked.field.required or asked.field.when is not None:
            return False
        if asked.field.type in ("choice", "yes_no"):
            values = asked.options if asked.field.type == "choice" else ("true", "false")
            return all(any(holds_for(each, value, known) for each in conditions) for value in values)
        return any(opposite(one, other, known) for one, other in combinations(conditions, 2))

    def _lost(self, page: Page) -> None:
        why = "nothing leads to this page"
        self.accounts.put("page", page.place, page.title.text, "fault", why)
        if page.when is not None:
            self.accounts.put("rule", page.when_place, "page shown only to some", "dropped", why)
        for link in page.links:
            self.accounts.put("link", link.place, link.to, "dropped", why)
        if page.several:
            self.accounts.put("repeat", page.several.place, page.several.title.text, "dropped", why)
        for part in page.parts:
            if isinstance(part, Content):
                drop_content(part, self.accounts, why)
            else:
                self.accounts.put("question", part.place, part.label.text, "dropped", why)
                drop_parts(part, self.accounts, why)

    def _tidy(self) -> None:
        """Leaves out the rule that leads to the step that follows anyway, turning a lone condition round for it."""
        submits = [ending.id for ending in self.plan.endings if ending.submit]
        steps = self.plan.steps
        for number, step in enumerate(steps):
            follows = steps[number + 1].id if number + 1 < len(steps) else (submits[0] if len(submits) == 1 else "")
            rules = step.rules
            if not rules or rules[-1].when is not None:
                if rules and all(rule.to == follows for rule in rules):
                    step.rules = []
                    self._implied(rules, step)
                continue
            last = rules[-1]
            if len(rules) == 2 and rules[0].to == follows != last.to and rules[0].when is not None:
                self._implied([rules[0]], step)
                last.when, step.rules = Not(rules[0].when), [last]
            elif last.to == follows:
                left = rules[:-1]
                while left and left[-1].to == follows:
                    left.pop()
                self._implied(rules[len(left) :], step)
                step.rules = left

    def _implied(self, rules: list[Rule], step: Step) -> None:
        for rule in rules:
            if rule.when is not None:
                self.plan.implied.append(rule.when)
            if rule.place:
                self.accounts.put(
                    rule.kind, rule.place, rule.to, "carried", "by the order of the steps", f"steps.{step.id}"
                )


def drop_content(content: Content, accounts: Accounts, why: str) -> None:
    """Enters a text that is not in the journey."""
    accounts.put("text", content.place, content.words.text, "dropped", why)
    if content.when is not None:
        accounts.put("rule", content.when_place, "text shown only to some", "dropped", why)


def drop_parts(field: Field, accounts: Accounts, why: str) -> None:
    """Enters the parts of a field that is not in the journey; options of shared lists are entered with their list."""
    if field.when is not None:
        accounts.put("rule", field.when_place, "question asked only of some", "dropped", why)
    if field.hint:
        accounts.put("hint", field.hint.place, field.hint.text, "dropped", why)
    for limit in field.limits:
        accounts.put("validation", limit.place, limit.words or limit.kind, "dropped", why)
    for choice in field.choices:
        accounts.put("option", choice.place, choice.label.text, "dropped", why)
        if choice.when is not None:
            accounts.put("rule", choice.when_place, "option there only for some", "dropped", why)
        if choice.hint:
            accounts.put("hint", choice.hint.place, choice.hint.text, "dropped", why)
    for inside in field.inside:
        accounts.put("question", inside.place, inside.label.text, "dropped", why)
        drop_parts(inside, accounts, why)
