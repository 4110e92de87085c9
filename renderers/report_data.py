"""Diagnostics as data: JSON for programs, annotations for GitHub, SARIF for code scanners."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from textwrap import dedent
from typing import Any
from urllib.parse import quote

from journeys.diagnostics import Level, Witness
from journeys.proof.verdicts import Proofs
from renderers.report import Finding, Mark

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}
_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}


def as_json(found: Sequence[Finding], journeys: int, proofs: Mapping[str, Proofs | None] | None = None) -> str:
    """One object: how many journeys were read, every finding with its places, and what was proved of each journey."""
    told: dict[str, Any] = {"journeys": journeys, "findings": [_plain(finding) for finding in found]}
    if proofs is not None:
        told["proofs"] = {name: None if each is None else _proved(each) for name, each in proofs.items()}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _proved(proofs: Proofs) -> dict[str, Any]:
    return {
        "proved": proofs.count("proved"),
        "refuted": proofs.count("counterexample"),
        "not_analysed": [
            {"check": each.obligation.slug, "about": each.obligation.about, "why": each.why}
            for each in proofs.verdicts
            if each.status == "not analysed"
        ],
        "defects": [{"expected": each.expected, "found": each.found} for each in proofs.defects],
    }


def _plain(finding: Finding) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    return {
        "slug": diagnostic.slug,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        "place": _plain_mark(finding.primary),
        "related": [_plain_mark(mark) for mark in finding.related],
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "paste": diagnostic.paste,
        "witness": None if diagnostic.witness is None else _witness(diagnostic.witness),
    }


def _witness(witness: Witness) -> dict[str, Any]:
    """A citizen who shows a finding, as a scenario has one."""
    return {"today": witness.today.isoformat(), "answers": dict(witness.answers)}


def _plain_mark(mark: Mark) -> dict[str, Any]:
    return {
        "file": mark.file,
        "line": mark.line,
        "column": mark.column,
        "end_column": mark.end_column,
        "words": mark.words,
    }


def github(found: Sequence[Finding]) -> str:
    """One workflow command a line; a code host shows each beside the line it is about."""
    return "\n".join(_annotation(finding) for finding in found)


def _annotation(finding: Finding) -> str:
    diagnostic, mark = finding.diagnostic, finding.primary
    properties = {
        "file": mark.file,
        "line": str(mark.line),
        "col": str(mark.column),
        "endColumn": str(mark.end_column),
        "title": diagnostic.slug,
    }
    said = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_GITHUB_LEVELS[diagnostic.level]} {said}::{_escaped(_message(finding))}"


def _message(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    lines = [diagnostic.message, finding.primary.words, *diagnostic.notes]
    if diagnostic.help:
        lines.append(f"Help: {diagnostic.help}")
    if diagnostic.paste:
        lines.append(dedent(diagnostic.paste))
    return "\n".join(line for line in lines if line)


def _escaped(value: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def sarif(found: Sequence[Finding], titles: Mapping[str, str], version: str) -> str:
    """SARIF 2.1.0: one run; `titles` says in one sentence what each check (by slug) is about."""
    slugs = sorted(titles.keys() | {finding.diagnostic.slug for finding in found})
    places = {slug: number for number, slug in enumerate(slugs)}
    run = {
        "tool": {
            "driver": {
                "name": "footpath",
                "semanticVersion": version,
                "rules": [{"id": slug, "shortDescription": {"text": titles.get(slug, slug)}} for slug in slugs],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in found],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    result: dict[str, Any] = {
        "ruleId": diagnostic.slug,
        "ruleIndex": places[diagnostic.slug],
        "level": _SARIF_LEVELS[diagnostic.level],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.primary)],
    }
    if diagnostic.witness is not None:
        result["properties"] = {"witness": _witness(diagnostic.witness)}
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(mark), **({"message": {"text": mark.words}} if mark.words else {})}
            for number, mark in enumerate(finding.related)
        ]
    return result


def _location(mark: Mark) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(mark.file)},
            "region": {"startLine": mark.line, "startColumn": mark.column, "endColumn": mark.end_column},
        }
    }


def _uri(file: str) -> str:
    """A relative reference for a relative name, a `file:` address for an absolute one."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")
