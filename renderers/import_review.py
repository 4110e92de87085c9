"""What an imported journey shows when it is looked over: proofs, advice and made-up citizens, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from journeys.diagnostics import Diagnostic, Spot
from journeys.importers.origins import Origin, Origins
from journeys.proof.verdicts import Proofs
from journeys.sources import Sources
from renderers import proof_report


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place in the journey: `line` is `journey.yaml:41`, `text` what is written there, `origin` where in the source
    it comes from; None where the import made it up."""

    origin: Origin | None
    line: str
    text: str

    @property
    def place(self) -> str:
        """The place in the source, for a report of one form."""
        return "not in the form" if self.origin is None else self.origin.place


@dataclass(frozen=True, slots=True)
class Point:
    """One finding: the check that tells of it, its message, its place, and the places with a few words that make it so.

    `witness` is a citizen who shows it, "" where there is none or nobody could.
    """

    slug: str
    level: str
    message: str
    at: Spotted
    because: tuple[tuple[str, Spotted], ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Walked:
    """The citizens who were made up. `found` are the outcomes that one gets to, `nobody` those to which nobody can, and
    `open` those for which none was found, with the reason."""

    file: str
    found: tuple[str, ...]
    nobody: tuple[str, ...] = ()
    open: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """All of it. `proved` is a line that counts, or says why nothing was proved; `walked` is None where nobody was
    made up. `open` is what was not settled: what was asked, its place, and why."""

    proved: str
    shown: tuple[Point, ...] = ()
    open: tuple[tuple[str, Spotted, str], ...] = ()
    advice: tuple[Point, ...] = ()
    walked: Walked | None = None
    several: bool = False
    """Whether the journey was made of several forms, whose files are then told with each place."""

    def place(self, at: Spotted) -> str:
        """A place in the source, with the file where there are several."""
        return f"{at.origin.file} {at.place}" if self.several and at.origin is not None else at.place


def review(
    found: Iterable[Diagnostic],
    proofs: Proofs | None,
    origins: Origins,
    sources: Sources,
    *,
    why_not: str = "",
    walked: Walked | None = None,
    several: bool = False,
) -> Review:
    """Sorts what the checks found into proofs and advice; without `proofs`, `why_not` says why there are none."""
    points = _once(_point(each, origins, sources) for each in found)
    verdicts = () if proofs is None else proofs.verdicts
    asked = {each.obligation.slug for each in verdicts}
    return Review(
        why_not if proofs is None else proof_report.summary(proofs),
        tuple(each for each in points if each.slug in asked),
        tuple(
            (proof_report.asks(each), _spotted(each.obligation.spot, origins, sources), each.why)
            for each in verdicts
            if each.status == "not analysed"
        ),
        tuple(each for each in points if each.slug not in asked),
        walked,
        several,
    )


def _once(points: Iterable[Point]) -> list[Point]:
    """What is found several times of one part of the source is told once: one page may have become several steps."""
    told: dict[object, Point] = {}
    for number, each in enumerate(points):
        origin = each.at.origin
        told.setdefault(number if origin is None else (each.slug, origin, each.message, each.at.text), each)
    return list(told.values())


def _point(found: Diagnostic, origins: Origins, sources: Sources) -> Point:
    because = tuple((each.words, _spotted(each.spot, origins, sources)) for each in found.related)
    return Point(
        found.slug,
        found.level.value,
        found.message,
        _spotted(found.primary.spot, origins, sources),
        because,
        found.notes if found.witness is None else (),  # the citizen is told by itself
        found.help,
        "" if found.witness is None else found.witness.words(),
    )


def _spotted(spot: Spot, origins: Origins, sources: Sources) -> Spotted:
    place = sources.locate(spot)
    text = place.source.strip()
    if text.endswith(":") and place.file in sources.documents:
        below = islice(sources.documents[place.file].lines, place.line, None)
        text = f"{text} {'; '.join(_below(below, place.source))}".replace(":;", ":")
    return Spotted(origins.of(spot.route), f"{place.file}:{place.line}", text)


def _below(lines: Iterable[str], above: str) -> Iterator[str]:
    """The bullets that stand under a key, on the lines behind it."""
    margin = len(above) - len(above.lstrip())
    for line in lines:
        if len(line) - len(line.lstrip()) <= margin or not line.lstrip().startswith(("-", "all:", "any:", "not:")):
            return
        yield line.strip().removeprefix("- ")
