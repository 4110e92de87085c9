"""What stands around every view of a journey: its name, where one can go, and how it is doing."""

from __future__ import annotations

from journeys.diagnostics import Level
from renderers.preview.frame import Frame, Row, State
from service.preview.desk import Desk
from service.preview.previewed import Previewed
from service.preview.replies import HERE
from service.preview.views import navigation


def frame_of(desk: Desk, one: Previewed, here: str) -> Frame:
    """The frame of the view with the address `here`."""
    base = f"{HERE}/{one.key}"
    return Frame(
        key=one.key,
        title=one.title,
        base=base,
        here=here,
        views=tuple((title, f"{base}{address}", address == here) for title, address in navigation()),
        stamp=one.stamp,
        state=state_of(one),
        others=tuple((each.title, f"{HERE}/{each.key}{here}") for each in desk.journeys.values() if each is not one),
    )


def row_of(one: Previewed) -> Row:
    """A journey in the list of all."""
    journey = one.journey
    return Row(
        one.title,
        f"{HERE}/{one.key}",
        0 if journey is None else len(journey.steps),
        0 if journey is None else len(journey.outcomes),
        state_of(one),
    )


def state_of(one: Previewed) -> State:
    """How a journey is doing: what was found, and what was proved."""
    levels = [finding.diagnostic.level for finding in one.read.findings]
    proofs = one.proofs
    first = next((each for each in one.read.findings if each.diagnostic.level is Level.ERROR), None)
    return State(
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
        advice=levels.count(Level.ADVICE),
        proved=None if proofs is None else proofs.count("proved"),
        claims=None if proofs is None else len(proofs.verdicts),
        refuted=0 if proofs is None else proofs.count("counterexample"),
        old=one.old,
        first=None if first is None else (first.primary.line, first.diagnostic.message),
    )
