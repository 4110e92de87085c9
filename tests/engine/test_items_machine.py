"""A citizen who adds, answers, changes and removes items in any order, beside a model that is as plain as can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.change import allowed, filled, give, give_list, keep_draft, next_place, previous, remove_item
from engine.places import ItemStep
from engine.replay import Path, replay
from engine.roster import item_of
from engine.session import Session, decode, encode
from engine.submission import submit
from journeys.model import Outcome, Step
from tests.engine.small import NOW, TODAY, fresh, journey

KIDS = journey("""
    journey: kids
    title: Kids
    steps:
      any_kids:
        ask: Any kids?
        type: yes_no
      kids:
        when: any_kids
        repeat: kid
        title: Kids
        label: "{{ kid.name }}"
        ask: Do you have any kids?
        min: 0
        max: 4
        steps:
          name:
            ask: Name?
            type: text
          years:
            ask: How old?
            type: integer
          school:
            when: kid.years >= 5
            ask: At school?
            type: yes_no
            next:
              kid.school: lunch
          toy:
            ask: Which toy?
            type: text
            optional: true
          lunch:
            when: kid.years is not 7
            ask: Lunch?
            type: yes_no
      favourite:
        when: any_kids and count of kids > 1
        ask: Which one is this for?
        type: choice
        options: kids
      last:
        ask: Done?
        type: yes_no
    outcomes:
      sent:
        submit: true
        title: Sent
""")
LIST = KIDS.steps["kids"]
FIELDS = ("name", "years", "school", "toy", "lunch")


@dataclass
class Kid:
    """One item as the model has it: what was given, and which of that has to be asked for again."""

    id: str
    given: dict[str, object] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    typed: list[str] = field(default_factory=list)

    def way(self) -> Iterator[str]:
        """The pages of this item, as the journey says in words."""
        live = {name: value for name, value in self.given.items() if name not in self.stale}
        yield "name"
        if "name" not in live:
            return
        yield "years"
        if "years" not in live:
            return
        years = live["years"]
        assert isinstance(years, int)
        if years >= 5:
            yield "school"
            if "school" not in live:
                return
        if years < 5 or not live["school"]:
            yield "toy"
            if "toy" not in live:
                return
        if years != 7:
            yield "lunch"

    def done(self) -> bool:
        last = list(self.way())[-1]
        return last in self.given and last not in self.stale

    def live(self) -> dict[str, object]:
        return {
            name: self.given[name]
            for name in self.way()
            if name in self.given and name not in self.stale and self.given[name] is not None
        }

    def leave(self) -> None:
        """What the way has passed by without asking is asked for again if it comes back."""
        way = list(self.way())
        reached = len(FIELDS) if self.done() else FIELDS.index(way[-1])
        self.stale |= {name for name in self.given if name not in way and FIELDS.index(name) < reached}


class Kids(RuleBasedStateMachine):
    """Every rule does one thing to the session and the same to the model; the invariants compare them."""

    @initialize()
    def begin(self) -> None:
        self.session: Session = fresh(KIDS)
        self.kids: list[Kid] = []
        self.gone: dict[str, list[str]] = {}
        self.any: bool | None = None
        self.more: bool | None = None
        self.said = 0

    # What the model says

    def path(self) -> Path:
        return replay(KIDS, self.session.answers(), TODAY)

    def open_list(self) -> bool:
        return self.any is True

    def words(self) -> str:
        """Text that was never said before, so that it is found wherever it leaks."""
        self.said += 1
        return f"word{self.said:04}"

    def leave(self) -> None:
        """After any change: what was passed by on the way."""
        if self.any is False:
            self.more = None if self.kids or self.more is not None else self.more
        elif self.any:
            for kid in self.kids:
                kid.leave()

    # What a citizen does

    @rule(answer=st.sampled_from([True, True, False]))
    def say_whether_there_are_any(self, answer: bool) -> None:
        given = give(KIDS, self.session, KIDS.steps["any_kids"], {"any-kids": ["yes" if answer else "no"]})
        assert given.session is not None
        self.session, self.any = given.session, answer
        self.leave()

    @precondition(lambda self: self.open_list())
    @rule(yes=st.sampled_from([True, True, False]))
    def answer(self, yes: bool) -> None:
        self.answer_the_list_page(yes)

    def answer_the_list_page(self, yes: bool) -> None:
        given = give_list(KIDS, self.session, LIST, {"kids": ["yes" if yes else "no"]})
        untouched = bool(self.kids) and not self.kids[-1].given and not self.kids[-1].typed
        if yes and len(self.kids) == 4 and not untouched:
            assert given.session is None
            return
        assert given.session is not None
        before, self.session = self.path(), given.session
        self.more = None if yes else False
        if yes and not untouched:
            added = self.path().items["kids"][-1].item.id
            assert added not in self.gone
            assert all(kid.id != added for kid in self.kids)
            self.kids.append(Kid(added))
        place = next_place(KIDS, before, self.path(), self.session, LIST, False)
        if yes:
            assert isinstance(place, ItemStep)
        self.can_be_opened(place)

    @precondition(lambda self: self.open_list() and self.kids)
    @rule(data=st.data())
    def give_a_page_of_an_item(self, data: st.DataObject) -> None:
        kid = data.draw(st.sampled_from(self.kids))
        self.give_a_page(data, kid, data.draw(st.sampled_from(list(kid.way()))))

    @precondition(lambda self: self.open_list())
    @rule(data=st.data(), more=st.integers(0, 3))
    def fill_in_items(self, data: st.DataObject, more: int) -> None:
        for _ in range(min(more, 4 - len(self.kids))):
            self.answer_the_list_page(True)
            kid = self.kids[-1]
            self.give_a_page(data, kid, "name")
        for kid in self.kids:
            while not kid.done():
                self.give_a_page(data, kid, list(kid.way())[-1])

    @precondition(lambda self: self.open_list() and self.more is None and all(kid.done() for kid in self.kids))
    @rule()
    def close_the_list(self) -> None:
        self.answer_the_list_page(False)
        if allowed(self.path(), "favourite"):
            self.choose(self.kids[0])

    def give_a_page(self, data: st.DataObject, kid: Kid, name: str) -> None:
        step = KIDS.steps[f"kid.{name}"]
        before = self.path()
        assert allowed(before, step.id, kid.id)
        value: object
        if name in ("name", "toy"):
            value = self.words()
            if name == "toy" and data.draw(st.booleans()):
                value = None
            sent = [] if value is None else [str(value)]
        elif name == "years":
            value = data.draw(st.sampled_from([3, 5, 7]))
            sent = [str(value)]
        else:
            value = data.draw(st.booleans())
            sent = ["yes" if value else "no"]
        others = self.entries_of_others(kid.id)
        given = give(KIDS, self.session, step, {f"kid-{name}": sent}, kid.id)
        assert given.session is not None
        self.session = given.session
        kid.given[name] = value
        kid.stale.discard(name)
        self.leave()
        assert self.entries_of_others(kid.id) == others
        place = next_place(KIDS, before, self.path(), self.session, step, False, kid.id)
        self.can_be_opened(place)
        if isinstance(place, ItemStep):
            assert previous(self.path(), place.step.id, place.item) == ItemStep(step, kid.id)
        else:
            assert place is LIST
        self.can_be_opened(next_place(KIDS, before, self.path(), self.session, step, True, kid.id))

    @precondition(lambda self: self.open_list() and self.kids)
    @rule(data=st.data())
    def type_and_go_away(self, data: st.DataObject) -> None:
        kid = data.draw(st.sampled_from(self.kids))
        name = data.draw(st.sampled_from(list(kid.way())))
        typed = self.words()
        kid.typed.append(typed)
        before = self.session.answers()
        step = KIDS.steps[f"kid.{name}"]
        self.session = keep_draft(KIDS, self.session, step, {f"kid-{name}": [typed]}, kid.id)
        assert self.session.answers() == before
        assert filled(self.session, step, kid.id) == {step.id: {"": [typed]}}

    @precondition(lambda self: self.open_list() and self.kids)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        kid = data.draw(st.sampled_from(self.kids))
        others = self.entries_of_others(kid.id)
        self.session = remove_item(KIDS, self.session, LIST, kid.id)
        self.kids.remove(kid)
        self.gone[kid.id] = kid.typed + [str(value) for value in kid.given.values() if isinstance(value, str)]
        if not self.kids:
            self.more = None
        assert self.entries_of_others(kid.id) == others

    @precondition(lambda self: self.open_list())
    @rule(data=st.data())
    def choose_one(self, data: st.DataObject) -> None:
        if allowed(self.path(), "favourite"):
            self.choose(data.draw(st.sampled_from(self.kids)))

    def choose(self, kid: Kid) -> None:
        given = give(KIDS, self.session, KIDS.steps["favourite"], {"favourite": [kid.id]})
        assert given.session is not None
        self.session = given.session

    @rule()
    def come_back_later(self) -> None:
        text = encode(self.session, KIDS)
        assert decode(text, KIDS) == self.session

    # What always holds

    def can_be_opened(self, place: object) -> None:
        if isinstance(place, ItemStep):
            assert allowed(self.path(), place.step.id, place.item)
        elif isinstance(place, Step):
            assert allowed(self.path(), place.id)
        else:
            assert place == "check" or isinstance(place, Outcome)

    def entries_of_others(self, item: str) -> dict[str, object]:
        return {key: entry for key, entry in self.session.entries.items() if item_of(key) not in ("", item)}

    @invariant()
    def no_item_is_lost_and_ids_stay(self) -> None:
        if self.any:
            assert [each.item.id for each in self.path().items["kids"]] == [kid.id for kid in self.kids]
            assert [each.item.number for each in self.path().items["kids"]] == list(range(1, len(self.kids) + 1))
        else:
            assert self.path().items == {}

    @invariant()
    def every_item_goes_its_own_way(self) -> None:
        if self.any:
            for kid, each in zip(self.kids, self.path().items["kids"], strict=True):
                assert [step.id for step in each.steps] == [f"kid.{name}" for name in kid.way()]
                assert dict(each.known) == {f"kid.{name}": value for name, value in kid.live().items()}
                assert each.item.answers == dict(each.known)
                assert (each.stops_at is None) == kid.done()

    @invariant()
    def the_list_is_known_only_when_it_is_finished(self) -> None:
        path = self.path()
        finished = self.any is True and self.more is False and all(kid.done() for kid in self.kids)
        assert ("kids" in path.known) == finished
        assert path.fault is None
        if self.any and not finished:
            assert path.stops_at is LIST
        if finished:
            items = path.known["kids"]
            assert [item.id for item in items] == [kid.id for kid in self.kids]  # type: ignore[union-attr]

    @invariant()
    def a_chosen_item_is_always_one_that_is_there(self) -> None:
        favourite = self.path().known.get("favourite")
        assert favourite is None or favourite in {kid.id for kid in self.kids}

    @invariant()
    def nothing_of_an_item_that_is_gone_is_kept(self) -> None:
        text = encode(self.session, KIDS)
        for id, said in self.gone.items():
            assert f"@{id}" not in text
            assert not any(word in text for word in said)

    @invariant()
    def what_is_sent_is_what_is_live(self) -> None:
        path = self.path()
        if path.stops_at is not KIDS.steps["last"]:
            return
        given = give(KIDS, self.session, KIDS.steps["last"], {"last": ["yes"]})
        assert given.session is not None
        sent = submit(KIDS, given.session, NOW)
        assert isinstance(sent, tuple)
        expected = [{"id": kid.id, **kid.live()} for kid in self.kids]
        assert sent[1].answers.get("kids", []) == (expected if self.any else [])
        text = encode(sent[0], KIDS)
        assert not any(str(kid.given[name]) in text for kid in self.kids for name in kid.stale & {"name", "toy"})


TestKids = Kids.TestCase
TestKids.settings = settings(max_examples=60, stateful_step_count=30)
