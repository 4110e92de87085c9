"""What has to be shown of lines between which something chooses: of facts, of tables, and of texts by rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.diagnostics import Spot
from journeys.model import Fact
from journeys.proof.anybody import Anybody
from journeys.proof.claim import Claim, Claims
from journeys.proof.course import Course
from journeys.proof.encode import Meaning
from journeys.proof.logic import Truth, both, no, some
from journeys.proof.texts import Row
from journeys.proof.verdicts import Obligation
from journeys.proof.views import ALL, View


class Rows:
    """The lines of one journey."""

    def __init__(self, world: Anybody, course: Course, claims: Claims) -> None:
        self.world = world
        self.journey = world.journey
        self.course = course
        self.claims = claims

    def all(self, shown: Iterable[Row]) -> Iterator[Claim]:
        """What is claimed of the wordings that are shown, and of every fact with several lines."""
        by_spot: dict[Spot, list[Row]] = {}
        gaps: dict[Spot, list[Truth]] = {}
        for row in shown:
            if row.gap:
                gaps.setdefault(row.spot, []).append(row.where)
            else:
                by_spot.setdefault(row.spot, []).append(row)
        for spot, wheres in gaps.items():
            yield self.claims.make("missing-otherwise", spot, "", "never", some(wheres))
        for spot, group in by_spot.items():
            yield self.claims.make("unreachable-row", spot, "", "somebody", some(row.where for row in group))
        ended = some(self.course.outcomes.values())
        for fact in self.journey.facts.values():
            if len(fact.rows) > 1:
                yield from self._of_fact(fact, ended)

    def _of_fact(self, fact: Fact, ended: Truth) -> Iterator[Claim]:
        reached: dict[int, list[Truth]] = {}
        for view, there in self._places(fact, ended):
            left = there
            for number, row in enumerate(fact.rows):
                if row.sentence is None:
                    break
                known, holds = self.world.sentence(row.sentence, view, "decides here")
                reached.setdefault(number, []).append(both(left, known, holds))
                left = both(left, known, no(holds))
        for number, wheres in reached.items():
            row = fact.rows[number]
            assert row.sentence is not None
            yield self.claims.make(
                "unreachable-row",
                Spot(row.sentence.route, row.sentence.on),
                fact.id,
                "somebody",
                some(wheres),
                row.sentence,
            )
        if all(row.sentence is not None for row in fact.rows):
            gap = some(self._gap(fact, ended))
            yield self.claims.make("missing-otherwise", Spot(fact.route, "key"), fact.id, "never", gap)
        yield from self._overlaps(fact, ended)

    def _gap(self, fact: Fact, ended: Truth) -> Iterator[Truth]:
        """Those who come to an end and for whom no row of a fact holds, though each could."""
        for view, there in self._places(fact, ended):
            left = there
            for row in fact.rows:
                assert row.sentence is not None
                known, holds = self.world.sentence(row.sentence, view, "decides here")
                left = both(left, known, no(holds))
            yield left

    def _overlaps(self, fact: Fact, ended: Truth) -> Iterator[Claim]:
        """Two lines of a table that both fit somebody whom the earlier one decides, and that give different values."""
        if not fact.rows[0].route[0].endswith(".csv"):  # type: ignore[union-attr]
            return
        rows = [row for row in fact.rows if row.sentence is not None]
        tests = {
            id(row): [self.world.sentence(row.sentence, view, "fits here") for view, _ in self._places(fact, ended)]
            for row in rows
            if row.sentence is not None
        }
        base = [there for _, there in self._places(fact, ended)]
        coming = dict(zip(map(id, rows), self._coming(base, [tests[id(row)] for row in rows]), strict=True))
        for number, later in enumerate(rows):
            for earlier in rows[:number]:
                if later.value.tree == earlier.value.tree or later.sentence is None or earlier.sentence is None:
                    continue
                ones, others = tests[id(earlier)], tests[id(later)]
                left = coming[id(earlier)]
                overlap = some(
                    both(there, ka, a, kb, b) for there, (ka, a), (kb, b) in zip(left, ones, others, strict=True)
                )
                if overlap is False:
                    continue
                pairs = list(zip(base, ones, others, strict=True))
                yield Claim(
                    Obligation(
                        "rows-overlap", Spot(later.sentence.route, later.sentence.on), f"{fact.id} {earlier.route}"
                    ),
                    "never",
                    overlap,
                    apart=(
                        some(both(there, ka, a, no(both(kb, b))) for there, (ka, a), (kb, b) in pairs),
                        some(both(there, kb, b, no(both(ka, a))) for there, (ka, a), (kb, b) in pairs),
                    ),
                    sentence=later.sentence,
                )

    @staticmethod
    def _coming(base: list[Truth], tests: list[list[Meaning]]) -> Iterator[list[Truth]]:
        """Of every line, who gets as far: in each place those whom no line above fits."""
        left = base
        for row in tests:
            yield left
            left = [both(there, known, no(holds)) for there, (known, holds) in zip(left, row, strict=True)]

    def _places(self, fact: Fact, ended: Truth) -> list[tuple[View, Truth]]:
        if "." not in fact.id:
            return [(View(ALL), ended)]
        list = self.world.order.lists[fact.id]
        several = self.world.lists[list]
        return [
            (View(ALL).of_item(list, copy), both(ended, several.there, several.is_item(copy)))
            for copy in range(several.copies)
        ]
