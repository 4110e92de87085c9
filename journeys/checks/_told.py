"""What the proofs have to tell: refuted obligations, without those that only follow from another one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from journeys.diagnostics import Route, Spot
from journeys.model import Journey
from journeys.proof.verdicts import Proofs, Verdict

NEVER_MET = ("must-never-met", "no-way-to-answer", "never-true")
"""What stands at the root of much else: nobody gets beyond."""

DIVIDED = "a division by zero"
BEYOND = ("a date beyond the calendar", "a number too large to compute with")


class Told:
    """The refuted obligations of one journey that a check should tell of."""

    def __init__(self, proofs: Proofs, journey: Journey | None) -> None:
        self.proofs = proofs
        self.journey = journey

    def of(self, slug: str) -> Iterator[Verdict]:
        """Those of one slug, in the order of the text."""
        return (each for each in self.proofs.refuted(slug) if not self._follows(each))

    def missing(self, *slugs: str) -> Iterator[Verdict]:
        """Those where an answer is missing, rather than something that cannot be reckoned or looked up."""
        journey = self.journey
        elsewhere = {DIVIDED, *BEYOND, *(() if journey is None else (*journey.rates, *journey.facts))}
        for slug in slugs:
            yield from (each for each in self.of(slug) if each.why not in elsewhere)

    def because(self, *whys: str) -> Iterator[Verdict]:
        """Sentences that cannot be known for one of these reasons."""
        for slug in ("answer-not-asked", "text-may-lack-answer"):
            yield from (each for each in self.of(slug) if each.why in whys)

    @cached_property
    def _roots(self) -> frozenset[Spot]:
        """Lines by which nobody gets beyond, each told by itself."""
        return frozenset(
            each.obligation.spot for slug in NEVER_MET for each in self.proofs.refuted(slug) if not self._inside(each)
        )

    @cached_property
    def _closed(self) -> tuple[Route, ...]:
        """The steps and outcomes that nobody gets to."""
        slugs = ("unreachable-step", "unreachable-outcome")
        return tuple(each.obligation.spot.route for slug in slugs for each in self.proofs.refuted(slug))

    @cached_property
    def _shut(self) -> tuple[Route, ...]:
        """What stands behind a `when` that never holds: its section, step or question."""
        found = (each.obligation.spot.route for each in self.proofs.refuted("never-true"))
        return tuple(route[: _last(route, "when")] for route in found if "when" in route)

    def _inside(self, verdict: Verdict) -> bool:
        """Whether something stands in a part that nobody gets to, which is told instead."""
        route = verdict.obligation.spot.route
        slug = verdict.obligation.slug
        if any(
            _within(route, closed)
            for closed in self._closed
            if not (slug.startswith("unreachable-") and route == closed)
        ):
            return True
        return any(_within(route, shut) and slug != "never-true" for shut in self._shut)

    def _follows(self, verdict: Verdict) -> bool:
        if self._inside(verdict):
            return True
        slug, spot = verdict.obligation.slug, verdict.obligation.spot
        if slug == "must-never-broken" and spot in self._never_met:
            return True
        if slug == "always-true" and spot in self._never_true:
            return True
        if verdict.citizen is not None or (slug in NEVER_MET and spot in self._roots):
            return self._after(verdict) if slug in NEVER_MET else False
        return any(cause.spot in self._roots and cause.spot != spot for cause in verdict.causes)

    def _after(self, verdict: Verdict) -> bool:
        """Whether another such line, further up, is among the reasons."""
        spot = verdict.obligation.spot
        return any(cause.spot in self._roots and cause.spot != spot for cause in verdict.causes)

    @cached_property
    def _never_true(self) -> frozenset[Spot]:
        return frozenset(each.obligation.spot for each in self.proofs.refuted("never-true"))

    @cached_property
    def _never_met(self) -> frozenset[Spot]:
        return frozenset(each.obligation.spot for each in self.proofs.refuted("must-never-met"))


def _within(route: Route, part: Route) -> bool:
    return route[: len(part)] == part and route != part


def _last(route: Route, key: str) -> int:
    return len(route) - 1 - route[::-1].index(key)
