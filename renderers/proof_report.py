"""What was proved of journeys, for a terminal: one line that counts, and what was not settled, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.proof.verdicts import Proofs, Verdict
from journeys.sources import Sources
from renderers.report import visible

CLAIMS = {
    "answer-not-asked": "whether this can be known wherever it is read",
    "text-may-lack-answer": "whether this can be shown to everybody who gets here",
    "never-true": "whether this is true of anybody",
    "always-true": "whether this is untrue of anybody",
    "unreachable-step": "whether anybody gets here",
    "unreachable-outcome": "whether anybody gets here",
    "unreachable-option": "whether anybody can choose this",
    "unreachable-rule": "whether anybody follows this rule",
    "unreachable-row": "whether this line is used for anybody",
    "must-never-met": "whether any answer meets this",
    "must-never-broken": "whether any answer breaks this",
    "no-way-to-answer": "whether everybody who gets here can answer",
    "rows-overlap": "whether this line and an earlier one overlap",
    "dead-end": "whether everybody gets to an outcome",
    "missing-otherwise": "whether these lines leave nobody out",
    "undecided-section": "whether everybody is decided here",
    "promise-broken": "whether this promise is kept for everybody",
    "not-proved": "anything of this journey",
}
"""What each obligation asks, by the slug of its check."""


def summary(proofs: Proofs) -> str:
    """Such as `412 of 418 obligations proved, 6 not analysed`."""
    proved, refuted, open = (proofs.count(status) for status in ("proved", "counterexample", "not analysed"))
    said = [f"{proved} of {len(proofs.verdicts)} obligations proved"]
    said += [f"{refuted} refuted"] if refuted else []
    said += [f"{open} not analysed"] if open else []
    line = ", ".join(said)
    some = sum(bool(each.lists) and each.status == "proved" for each in proofs.verdicts)
    return f"{line} ({some} of them for lists of the fewest, 1, 2 and the most items only)" if some else line


def open_lines(proofs: Proofs, sources: Sources, folder: str) -> Iterator[str]:
    """What was not settled, a line each, and why."""
    for verdict in proofs.verdicts:
        if verdict.status == "not analysed":
            place = sources.locate(verdict.obligation.spot)
            where = f"{folder}/{place.file}:{place.line}" if folder else f"{place.file}:{place.line}"
            yield visible(f"  {where}: not analysed: {asks(verdict)}, since {verdict.why}")


def asks(verdict: Verdict) -> str:
    """What an obligation asks, in words."""
    return CLAIMS.get(verdict.obligation.slug, verdict.obligation.slug)


def defect_lines(proofs: Proofs) -> Iterator[str]:
    """Where proof and engine disagree, with both traces."""
    for defect in proofs.defects:
        yield "Footpath contradicts itself here, which is a defect of Footpath; please report it:"
        yield visible(f"  the proof expects: {defect.expected}")
        yield visible(f"  the engine goes:   {defect.found}")
