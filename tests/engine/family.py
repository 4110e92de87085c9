"""A journey with a list of children, and a citizen who fills it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.change import allowed, give, give_list, next_place
from engine.places import ItemStep, Place
from engine.replay import Path, replay
from engine.roster import item_id
from engine.session import Session
from journeys.model import Outcome, Step
from tests.engine.small import TODAY, fresh, journey

Form = Mapping[str, Sequence[str]]

FAMILY = journey("""
    journey: family
    title: Help for families
    steps:
      has_children:
        ask: Do you live with children?
        type: yes_no
      children:
        when: has_children
        repeat: child
        title: Your children
        label: "{{ child.name }}"
        max: 3
        steps:
          name:
            ask: What is your child's name?
            type: text
            must:
              no other child in children where other.name is child.name: You have told us about this child
          born:
            ask: When were they born?
            type: date
          at_school:
            when: age(child.born) >= 4
            ask: Do they go to school?
            type: yes_no
          fees:
            when: child.at_school was yes
            title: School fees
            body: We pay no school fees.
          carer:
            ask: Who looks after them?
            type: text
            optional: true
        facts:
          is_small: age(child.born) < 4
      for_whom:
        when: has_children
        ask: Which child is this for?
        type: choice
        options: children
      remarks:
        ask: Anything else?
        type: text
        optional: true
    facts:
      small:
        decide:
          has_children: count of children where child.is_small
          otherwise: 0
    outcomes:
      sent:
        submit: true
        title: Sent
""")
CHILDREN = FAMILY.steps["children"]
ONE, TWO, THREE, FOUR = (item_id(number) for number in (1, 2, 3, 4))

OLDER = {"name": "Ann", "born": ["2015", "3", "1"], "at_school": "yes"}
SMALLER = {"name": "Bo", "born": ["2025", "3", "1"]}


def path(session: Session) -> Path:
    """Where a session leads."""
    return replay(FAMILY, session.answers(), TODAY)


def form_for(step: Step, answers: Mapping[str, str | Sequence[str]]) -> Form:
    """What a browser sends for a page of an item; what is not among the answers is left blank."""
    form: dict[str, list[str]] = {}
    for question in step.questions:
        name = question.id.replace("_", "-").replace(".", "-")
        value = answers.get(question.id.rpartition(".")[2], "")
        if isinstance(value, str):
            form[name] = [value]
        else:
            year, month, day = value
            form |= {f"{name}-day": [day], f"{name}-month": [month], f"{name}-year": [year]}
    return form


def gave(session: Session, id: str, form: Form, item: str = "") -> Session:
    """The session after a page was given that is good."""
    step = FAMILY.steps[id]
    assert allowed(path(session), id, item)
    given = give(FAMILY, session, step, form, item)
    assert given.session is not None, given.problems
    return given.session


def listed(session: Session, answer: str) -> Session:
    """The session after the list page was answered."""
    given = give_list(FAMILY, session, CHILDREN, {"children": [answer]})
    assert given.session is not None, given.problems
    return given.session


def filled_in(session: Session, item: str, answers: Mapping[str, str | Sequence[str]]) -> Session:
    """The session after all pages of an item that these answers lead along."""
    for _ in range(10):
        found = next(each for each in path(session).items["children"] if each.item.id == item)
        if found.stops_at is None:
            return session
        session = gave(session, found.stops_at.id, form_for(found.stops_at, answers), item)
    raise AssertionError("the item has no end")


def begun_with(name: str) -> Session:
    """The first child's name, and nothing more."""
    session = gave(fresh(FAMILY), "has_children", {"has-children": ["yes"]})
    return gave(session, "child.name", {"child-name": [name]}, ONE)


def two_children() -> Session:
    """Ann, who goes to school, and Bo, who is small; the list is closed."""
    session = gave(fresh(FAMILY), "has_children", {"has-children": ["yes"]})
    session = listed(filled_in(session, ONE, OLDER), "yes")
    return listed(filled_in(session, TWO, SMALLER), "no")


def place_after(before: Session, after: Session, id: str, item: str = "", changing: bool = False) -> str:
    """The name of the place that follows a page."""
    return named(next_place(FAMILY, path(before), path(after), after, FAMILY.steps[id], changing, item))


def named(place: Place | None) -> str:
    """A place as a word: `child.born@1` is a page of the first item that was made."""
    if place is None:
        return "start"
    if isinstance(place, ItemStep):
        return f"{place.step.id}@{[ONE, TWO, THREE, FOUR].index(place.item) + 1}"
    return place.id if isinstance(place, Step | Outcome) else place
