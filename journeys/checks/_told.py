"""What the proofs have to tell: refuted obligations, without those that only follow from another one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import cached_property

from journeys.checks._lacking import BEYOND, DIVIDED, Lacking
from journeys.diagnostics import Label, Route, Spot
from journeys.model import Journey
from journeys.proof.verdicts import UNTOLD, Obligation, Proofs, Verdict

__all__ = ["BEYOND", "DIVIDED", "Told"]

NEVER_MET = ("must-never-met", "never-true")
"""What stands at the root of much else: nobody gets beyond."""

MET = "must-never-met"

GAPS = ("answer-not-asked", "text-may-lack-answer")
"""What cannot be known of somebody, which stands at the root of as much."""


class Told:
    """The refuted obligations of one journey that a check should tell of."""

    def __init__(self, proofs: Proofs, journey: Journey | None) -> None:
        self.proofs = proofs
        self.journey = journey

    def of(self, slug: str) -> Iterator[Verdict]:
        """Those of one slug, in the order of the text."""
        if slug in GAPS:
            return (each for each in self._gaps.values() if each.obligation.slug == slug)
        return (each for each in self.proofs.refuted(slug) if not self._follows(each))

    def missing(self, *slugs: str) -> Iterator[Verdict]:
        """Those where an answer is missing, rather than something that cannot be reckoned or looked up."""
        journey = self.journey
        elsewhere = {DIVIDED, *BEYOND, *(() if journey is None else (*journey.rates, *journey.facts))}
        for slug in slugs:
            yield from (each for each in self.of(slug) if each.why not in elsewhere)

    def because(self, *whys: str) -> Iterator[Verdict]:
        """Sentences that cannot be known for one of these reasons."""
        for slug in GAPS:
            yield from (each for each in self.of(slug) if each.why in whys)

    # What cannot be known

    @cached_property
    def _lacking(self) -> Lacking:
        return Lacking(self.journey)

    @cached_property
    def _grouped(self) -> dict[Hashable, list[Verdict]]:
        """The sentences that cannot be known, those together that lack the same thing for the same reason."""
        found: dict[Hashable, list[Verdict]] = {}
        for slug in GAPS:
            for each in self.proofs.refuted(slug):
                if not self._inside(each):
                    found.setdefault(self._lacking.reason(each), []).append(each)
        return found

    @cached_property
    def _gaps(self) -> dict[Obligation, Verdict]:
        """The first of those that belong together, with the others beside it."""
        found: dict[Obligation, Verdict] = {}
        for first, *others in self._grouped.values():
            more = tuple(Label(each.obligation.spot, "needs it too") for each in others)
            found[first.obligation] = replace(first, causes=(*first.causes, *more))
        return found

    @cached_property
    def _unknown(self) -> frozenset[Spot]:
        """Where something cannot be known, and the lines of facts that make it so."""
        verdicts = [each for group in self._grouped.values() for each in group]
        facts = (spot for each in verdicts for spot in self._lacking.lines(each))
        return frozenset((*(each.obligation.spot for each in verdicts), *facts))

    # What follows from something else

    @cached_property
    def _stuck(self) -> tuple[Route, ...]:
        """The pages at which somebody finds no answer, each told by itself."""
        return tuple(
            each.obligation.spot.route
            for each in self.proofs.refuted("no-way-to-answer")
            if not self._inside(each) and not self._refused(each)
        )

    def _refused(self, stuck: Verdict) -> bool:
        """Whether somebody is stuck on a page because of a `must` that nobody meets."""
        return any(_within(spot.route, stuck.obligation.spot.route) for spot in self._spots[MET])

    @cached_property
    def _roots(self) -> frozenset[Spot]:
        """Lines by which nobody gets beyond, or about which nothing can be known, each told by itself."""
        never = (
            each.obligation.spot for slug in NEVER_MET for each in self.proofs.refuted(slug) if not self._inside(each)
        )
        return frozenset((*never, *self._unknown))

    def _is_root(self, spot: Spot, besides: Verdict) -> bool:
        """Whether a line is told of by itself, and not as the very place of a finding."""
        own = besides.obligation.spot
        if spot != own and spot in self._roots:
            return True
        return any(_within(spot.route, page) and not _within(own.route, page) for page in self._stuck)

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
        if slug == "no-way-to-answer":
            return self._refused(verdict)
        if slug == "promise-broken":
            return verdict.why != "broken" and self._lacking.reason(verdict) in self._grouped
        if spot in self._root_of(slug):
            return True
        if slug == "must-never-broken" and any(met.route[:-1] == spot.route[:-1] for met in self._spots[MET]):
            return True  # of the same question
        if verdict.citizen is not None:
            return False
        if spot in self._unknown or (verdict.why == UNTOLD and self._more_than(verdict)):
            return True
        return any(self._is_root(cause.spot, verdict) for cause in verdict.causes)

    def _more_than(self, verdict: Verdict) -> bool:
        """Whether anything else is told from which a verdict may follow."""
        return bool(self._roots - {verdict.obligation.spot} or self._stuck)

    def _root_of(self, slug: str) -> frozenset[Spot]:
        """Where something is told at the very place from which findings of a slug follow."""
        roots = {
            "must-never-broken": "must-never-met",
            "always-true": "never-true",
            "rows-overlap": "unreachable-row",
        }
        return self._spots[roots[slug]] if slug in roots else frozenset()

    @cached_property
    def _spots(self) -> dict[str, frozenset[Spot]]:
        slugs = ("must-never-met", "never-true", "unreachable-row")
        return {slug: frozenset(each.obligation.spot for each in self.proofs.refuted(slug)) for slug in slugs}


def _within(route: Route, part: Route) -> bool:
    return route[: len(part)] == part and route != part


def _last(route: Route, key: str) -> int:
    return len(route) - 1 - route[::-1].index(key)
