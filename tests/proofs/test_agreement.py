"""Every verdict on random small journeys beside what happens when everybody who could come goes through them.

`FOOTPATH_JOURNEYS` is how many journeys are tried; some hundreds where it is not set.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings

from engine.proving.prove import prove
from journeys.checks import run
from journeys.diagnostics import Level
from journeys.expressions.tree import Node, Product, walk
from journeys.load import load
from journeys.model import Journey
from tests.proofs.everybody import DAYS, Everybody, everybody
from tests.proofs.small_journeys import small_journeys

JOURNEYS = int(os.environ.get("FOOTPATH_JOURNEYS", "400"))

PROVED_ANYWAY = ("dead-end", "missing-otherwise", "unreachable-step", "mixed-and-or")
"""Errors that are told without a proof, and that leave a journey as sound as any for a proof."""


def _of_facts(journey: Journey) -> Iterator[Node]:
    return (node for fact in journey.facts.values() for row in fact.rows for node in walk(row.value.tree))


seen: Counter[str] = Counter()


def built(text: str) -> Journey:
    """The journey of a text; another one is drawn where it has errors that proofs never come to see."""
    loaded = load({"journey.yaml": text})
    errors = [each for each in run(loaded, DAYS[0]) if each.level is Level.ERROR and each.slug not in PROVED_ANYWAY]
    for each in errors:
        seen[f"refused: {each.slug}"] += 1
    assume(not errors)
    assert loaded.journey is not None
    return loaded.journey


def differences(journey: Journey, told: Everybody) -> list[str]:
    """The obligations of which proofs and everybody say different things.

    Where answers are divided by answers, the solver may leave something open; nothing else may be.
    """
    proofs = prove(journey, DAYS[0])
    divides = any(isinstance(node, Product) and node.rest[0][0] == "/" for node in _of_facts(journey))
    found = [f"defect: {each.obligation.slug}: expected {each.expected}, found {each.found}" for each in proofs.defects]
    for verdict in proofs.verdicts:
        obligation = verdict.obligation
        holds = told.holds(obligation)
        seen[f"{obligation.slug} {verdict.status}"] += 1
        if verdict.status == "not analysed" and not divides:
            found.append(f"{obligation}: not analysed, since {verdict.why}")
        elif verdict.status != "not analysed" and holds is not None and holds != (verdict.status == "proved"):
            found.append(f"{obligation}: {verdict.status} ({verdict.witness}), but everybody says {holds}")
    refuted = {each.obligation.spot.route for each in proofs.verdicts if each.status == "counterexample"}
    slugs = {each.obligation.slug for each in proofs.verdicts if each.status == "counterexample"}
    untold = [route for route in told.faults - refuted if not (route[-1] == "next" and "dead-end" in slugs)]
    return found + [f"a citizen meets a fault at {route} of which nothing is told" for route in untold]


@settings(max_examples=JOURNEYS, suppress_health_check=list(HealthCheck))
@given(small_journeys())
def test_proofs_say_of_everybody_what_happens_to_everybody(text):
    journey = built(text)
    told = everybody(journey)
    assert differences(journey, told) == [], text
