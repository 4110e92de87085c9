"""Findings as JSON, as GitHub annotations and as SARIF."""

from __future__ import annotations

import json

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from renderers import report_data
from tests.renderers.test_report import ASKED, found

ODD = Diagnostic(
    "unused-fact",
    Level.ADVICE,
    "100 % odd: a,b",
    Label(Spot(("journey.yaml", "journey"))),
)


def test_json_has_every_part_of_a_finding():
    assert json.loads(report_data.as_json(found(ASKED), 1)) == {
        "journeys": 1,
        "findings": [
            {
                "slug": "answer-not-asked",
                "level": "error",
                "message": "`salary` may not have been asked here",
                "place": {
                    "file": "journeys/visa/journey.yaml",
                    "line": 6,
                    "column": 7,
                    "end_column": 13,
                    "words": "asked only when `purpose is work`",
                },
                "related": [
                    {
                        "file": "journeys/visa/journey.yaml",
                        "line": 3,
                        "column": 3,
                        "end_column": 10,
                        "words": "of this step",
                    }
                ],
                "notes": ["a citizen who gets here without it: purpose = tourism"],
                "help": "guard it",
                "paste": "purpose is work and salary < £38,700: refused",
                "witness": {"today": "2026-11-29", "answers": {"purpose": "tourism"}},
            }
        ],
    }


def test_github_annotations_are_one_line_each_and_escaped():
    assert report_data.github(found(ASKED, ODD, folder="a,b")) == (
        "::error file=a%2Cb/journey.yaml,line=6,col=7,endColumn=13,title=answer-not-asked::"
        "`salary` may not have been asked here%0Aasked only when `purpose is work`%0A"
        "a citizen who gets here without it: purpose = tourism%0AHelp: guard it%0A"
        "purpose is work and salary < £38,700: refused\n"
        "::notice file=a%2Cb/journey.yaml,line=1,col=10,endColumn=14,title=unused-fact::100 %25 odd: a,b"
    )


def test_sarif_names_every_check_and_where_each_finding_is():
    log = json.loads(
        report_data.sarif(found(ASKED, ODD, folder="my visa"), {"answer-not-asked": "Reads too early"}, "1.2.3")
    )
    assert log == {
        "$schema": report_data.SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "footpath",
                        "semanticVersion": "1.2.3",
                        "rules": [
                            {"id": "answer-not-asked", "shortDescription": {"text": "Reads too early"}},
                            {"id": "unused-fact", "shortDescription": {"text": "unused-fact"}},
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": "answer-not-asked",
                        "ruleIndex": 0,
                        "level": "error",
                        "message": {
                            "text": "`salary` may not have been asked here\nasked only when `purpose is work`\n"
                            "a citizen who gets here without it: purpose = tourism\nHelp: guard it\n"
                            "purpose is work and salary < £38,700: refused"
                        },
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "my%20visa/journey.yaml"},
                                    "region": {"startLine": 6, "startColumn": 7, "endColumn": 13},
                                }
                            }
                        ],
                        "relatedLocations": [
                            {
                                "id": 0,
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "my%20visa/journey.yaml"},
                                    "region": {"startLine": 3, "startColumn": 3, "endColumn": 10},
                                },
                                "message": {"text": "of this step"},
                            }
                        ],
                        "properties": {"witness": {"today": "2026-11-29", "answers": {"purpose": "tourism"}}},
                    },
                    {
                        "ruleId": "unused-fact",
                        "ruleIndex": 1,
                        "level": "note",
                        "message": {"text": "100 % odd: a,b"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "my%20visa/journey.yaml"},
                                    "region": {"startLine": 1, "startColumn": 10, "endColumn": 14},
                                }
                            }
                        ],
                    },
                ],
            }
        ],
    }


def test_an_absolute_file_is_an_address():
    log = json.loads(report_data.sarif(found(ODD, folder="/srv/a b"), {}, "1.2.3"))
    [result] = log["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///srv/a%20b/journey.yaml"
