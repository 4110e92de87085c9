"""How checks are found, what they may ask for, and how their findings are put in order."""

from datetime import date
from types import ModuleType

import pytest

from journeys.checks import all_checks, explain, run, run_service
from journeys.checks._page import Check
from journeys.diagnostics import Diagnostic, Level
from journeys.load import load
from journeys.service_file import load_service

TODAY = date(2026, 11, 22)

CONFUSED = """\
journey: confused
title: Confused
steps:
  a:
    ask: A?
    type: yes_no
    next:
      a: nowhere
  b:
    ask: A?
    type: yes_no
    next:
      b: a
outcomes:
  sent:
    title: Sent
    submit: true
"""


def found(text: str, **files: str) -> list[tuple[str, int]]:
    loaded = load({"journey.yaml": text, **files})
    return [(each.slug, loaded.sources.locate(each.primary.spot).line) for each in run(loaded, TODAY)]


def test_findings_come_sorted_by_line_whichever_check_makes_them():
    assert found(CONFUSED) == [("unknown-target", 8), ("same-heading", 10), ("backward-target", 13)]


def test_a_journey_with_holes_is_not_told_what_follows_from_the_holes():
    broken = CONFUSED.replace("      a: nowhere\n", "      a is: elsewhere\n").replace(
        "outcomes:\n", "outcomes:\n  elsewhere:\n    title: Elsewhere\n"
    )
    slugs = [slug for slug, _ in found(broken)]
    assert "sentence-syntax" in slugs
    assert "unreachable-outcome" not in slugs


def test_a_file_that_cannot_be_read_gives_only_the_reason():
    assert found("") == [("yaml-syntax", 1)]


def test_a_finding_without_a_module_of_its_own_is_not_lost():
    loaded = load({"journey.yaml": CONFUSED})
    slugs = {fault.slug for fault in loaded.faults}
    assert slugs <= set(all_checks())


def test_the_manual_page_of_a_check_can_be_printed():
    page = explain("unknown-target")
    assert page.startswith("error[unknown-target]\n\nA rule leads to a place that does not exist.\n")
    assert "# <--" in page
    with pytest.raises(KeyError):
        explain("no-such-check")


def test_every_slug_of_the_reading_of_files_and_sentences_has_a_page():
    assert {
        "yaml-syntax", "yaml-tab", "yaml-duplicate-key", "yaml-anchor", "yaml-too-big", "yaml-lost-text",
        "yaml-needs-quotes", "yaml-braces", "yaml-ambiguous", "unknown-key", "missing-key", "wrong-shape",
        "wrong-value", "reserved-id", "bad-id", "duplicate-id", "file-not-found", "bad-table", "sentence-syntax",
        "mixed-and-or", "wrong-operator", "unknown-name", "unknown-option", "wrong-kind", "two-meanings",
        "money-format", "date-format", "not-rounded", "empty-range", "fact-cycle", "later-feature", "text-comparison",
        "outcome-outside",
    } <= set(all_checks())  # fmt: skip


def module(page: str) -> ModuleType:
    made = ModuleType("journeys.checks.some_check", page)
    made.LEVEL = Level.ERROR
    made.check = lambda loaded: ()
    return made


def test_a_page_is_taken_apart_into_title_reason_and_examples():
    check = Check.of(
        module("""A title.

Why it matters.

Instead of

```csv help.csv
a,b  # <--
```

```yaml
steps:
  a:  # <--
    title: A
```

Write

```yaml
journey: own
steps: {}
```
""")
    )
    assert (check.slug, check.title, check.level, check.asks) == ("some-check", "A title", Level.ERROR, ("loaded",))
    assert check.wrong.marked == {("help.csv", 1), ("journey.yaml", 2)}
    assert list(check.wrong.files) == ["journey.yaml", "help.csv"]
    assert check.wrong.files["help.csv"] == "a,b\n"
    assert check.wrong.files["journey.yaml"].startswith(
        "steps:\n  a:\n    title: A\njourney: example\ntitle: Example\n"
    )
    assert check.right.files["journey.yaml"].startswith("journey: own\nsteps: {}\ntitle: Example\noutcomes:")


@pytest.mark.parametrize("page", ["A title.", "A title.\n\nWhy.\n\nInstead of\n\n```yaml\na: b\n```\n"])
def test_a_page_without_its_parts_is_refused(page):
    with pytest.raises(ValueError, match="some-check"):
        Check.of(module(page))


def in_service(look: str) -> list[Diagnostic]:
    return run_service(load_service({"service.yaml": f"name: Northmere services\n{look}"}))


def test_a_service_without_colours_of_its_own_has_nothing_to_find():
    assert in_service("") == []


def test_a_weak_colour_is_answered_with_a_shade_that_is_strong_enough():
    look = 'look:\n  colours:\n    brand: "{}"\n'
    (finding,) = in_service(look.format("#ffcc00"))
    assert finding.message == "`brand` is too weak for links on the page: 1.4 to 1, and 4.5 is needed"
    assert in_service(look.format(finding.help.split('"')[1])) == []


def test_a_colour_for_dark_pages_is_looked_at_on_dark_paper():
    (finding,) = in_service('look:\n  dark_colours:\n    brand: "#2b2250"\n')
    assert finding.primary.spot.route == ("service.yaml", "look", "dark_colours", "brand")


def test_faults_of_the_service_file_come_with_what_its_checks_find():
    found = in_service('look:\n  colours:\n    brand: "#ffcc00"\n  colour: red\n')
    assert [each.slug for each in found] == ["low-contrast", "unknown-key"]
