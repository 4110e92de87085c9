"""The front door: whatever is in the files, loading answers; whatever is on the disk, finding does."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.diagnostics import Level
from journeys.document import read
from journeys.finding import UnreadableFile, find, read_files
from journeys.folder import settled
from journeys.load import load
from journeys.service import Service
from journeys.shapes import validator
from tests.journeys.test_shapes import GOOD

GOOD_LINES = GOOD.replace("declaration: True", "declaration: It is true").split("\n")
SIGNS = st.sampled_from(
    [
        "",
        ":",
        " ",
        "  ",
        "#",
        "{{",
        "}}",
        "[",
        "]",
        "-",
        "'",
        '"',
        "£",
        ",",
        "yes",
        "true",
        "is",
        "and",
        "0",
        "x.csv",
        "\t",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(GOOD_LINES) - 1), st.integers(0, 40), SIGNS), max_size=4))
@settings(max_examples=150)
def test_no_edit_makes_loading_raise_and_every_fault_has_a_place(edits: list[tuple[int, int, str]]) -> None:
    lines = list(GOOD_LINES)
    for line, column, sign in edits:
        lines[line] = lines[line][:column] + sign + lines[line][column + 1 :]
    loaded = load({"journey.yaml": "\n".join(lines)})
    for fault in loaded.faults:
        place = loaded.sources.locate(fault.primary.spot)
        assert place.line <= len(lines)
        assert 1 <= place.column < place.end_column
        assert fault.message[:1] == fault.message[:1].upper()
        for label in fault.related:
            loaded.sources.locate(label.spot)
    if loaded.journey is not None and not any(fault.level is Level.ERROR for fault in loaded.faults):
        assert validator("a journey").is_valid(loaded.document), "what builds is what the schema accepts"


@given(st.text(max_size=80))
def test_no_text_at_all_makes_loading_raise(text: str) -> None:
    loaded = load({"journey.yaml": text, "scenarios.yaml": text, "a.csv": text})
    assert loaded.faults


@given(st.text(st.sampled_from('ab,\n"£ yesno'), max_size=40))
def test_no_table_makes_loading_raise(table: str) -> None:
    text = (
        GOOD.replace("declaration: True", "declaration: It is true")
        .replace("    next: sent", "    next: a.csv")
        .replace("[car, tractor]", "a.csv")
    )
    load({"journey.yaml": text, "a.csv": table})


SENTENCES = [
    "vehicle is car", "vehicle is one of [car, tractor]", "not big", "email was answered and vehicle is car",
    "today is on or after 2026-01-01", "big is yes", '{value} is "Mary"',
]  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES[:-1])
def test_a_sentence_in_block_style_never_needs_quotes(sentence: str) -> None:
    for text in (f"when: {sentence}\n", f"next:\n  {sentence}: sent\n", f"all:\n  - {sentence}\n"):
        document = read("a.yaml", text)
        assert document.faults == ()
        value: Any = document.value
        while not isinstance(value, str):
            key, value = next(iter(value.items())) if isinstance(value, dict) else (None, value[0])
        assert sentence in (key, value)


def test_a_journey_of_which_nothing_can_be_made_is_none() -> None:
    loaded = load({"journey.yaml": "- a\n- b\n"})
    assert loaded.journey is None
    assert [fault.slug for fault in loaded.faults] == ["wrong-shape"]
    assert load({"journey.yaml": "a: [\n"}).journey is None


def test_the_garbage_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    load({"journey.yaml": GOOD})
    assert gc.isenabled()


def test_a_thousand_steps_are_loaded_without_a_fault() -> None:
    step = (
        "  q{n}:\n    ask: What is the answer to question {n}?\n    type: choice\n"
        "    options: {{car: Car, moped: Moped}}\n    hint: For example, a car\n    when: q{before} is car\n"
    )
    text = "journey: made\ntitle: Made\nsteps:\n  q0:\n    ask: Zero?\n    type: choice\n    options: {car: Car}\n"
    text += "".join(step.format(n=n, before=n - 1) for n in range(1, 1000))
    text += "outcomes:\n  sent:\n    submit: true\n    title: Sent\n"
    loaded = load({"journey.yaml": text})
    assert loaded.faults == ()
    assert loaded.journey is not None
    assert len(loaded.journey.steps) == 1000


def test_a_published_version_keeps_what_its_service_settled() -> None:
    files = {"journey.yaml": GOOD}
    pounds, euros = Service("Ours", currency="GBP"), Service("Ours", currency="EUR", time_zone="Europe/Dublin")
    published = settled(files, pounds)
    now, later = load(published, pounds).journey, load(published, euros).journey
    other = load(files, euros).journey
    assert now is not None
    assert later is not None
    assert other is not None
    assert (later.version, later.currency, later.time_zone) == (now.version, "GBP", "Europe/London")
    assert (other.version != now.version, other.currency) == (True, "EUR")


# on disk


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


JOURNEY = "journey: a\ntitle: A\n"


def test_what_stands_at_a_path_is_told_apart(tmp_path: Path) -> None:
    root = tree(
        tmp_path,
        {
            "service/service.yaml": "name: S\n",
            "service/one/journey.yaml": JOURNEY,
            "service/two/journey.yaml": JOURNEY,
            "service/library/people.yaml": "library: x\n",
            "service/.hidden/journey.yaml": JOURNEY,
            "several/a/journey.yaml": JOURNEY,
            "several/b.yaml": JOURNEY,
            "several/not.yaml": "other: 1\n",
            "alone.yaml": JOURNEY,
            "empty/readme.txt": "",
        },
    )
    service = root / "service"
    found = find(service)
    assert (found.kind, found.journeys, found.service) == (
        "service", (service / "one", service / "two"), service / "service.yaml",
    )  # fmt: skip
    assert find(service / "service.yaml") == found
    one = find(service / "one")
    assert (one.kind, one.journeys, one.service) == ("journey", (service / "one",), service / "service.yaml")
    assert find(service / "one" / "journey.yaml") == one
    several = find(root / "several")
    assert (several.kind, several.journeys) == ("journeys", (root / "several" / "a", root / "several" / "b.yaml"))
    alone = find(root / "alone.yaml")
    assert (alone.kind, alone.journeys, alone.service) == ("file", (root / "alone.yaml",), None)
    with pytest.raises(UnreadableFile, match="There is no journey in"):
        find(root / "empty")
    with pytest.raises(UnreadableFile, match="There is no file or folder"):
        find(root / "nowhere")
    with pytest.raises(UnreadableFile, match="is not a YAML file"):
        find(root / "empty" / "readme.txt")


def test_a_service_may_hold_its_one_journey_itself(tmp_path: Path) -> None:
    tree(tmp_path, {"service.yaml": "name: S\n", "journey.yaml": JOURNEY})
    found = find(tmp_path)
    assert (found.kind, found.journeys) == ("service", (tmp_path,))


def test_the_files_that_a_journey_names_come_with_it(tmp_path: Path) -> None:
    tree(
        tmp_path,
        {
            "j/journey.yaml": "\ufeff"
            "# yaml-language-server: $schema=../x.yaml\n"
            "lists:\n  a: a.csv\n  b: 'groups/b.yaml'\n  c: {d: missing.csv}\n  e: ../outside.csv\n  f: link.csv\n"
            'steps:\n  s:\n    next: "my table.csv"  # the table\nscenarios: [s.yaml, t.yaml]\n',
            "j/a.csv": "id,label\n",
            "j/groups/b.yaml": "- a\n",
            "j/my table.csv": "x,go\n",
            "j/s.yaml": "{}\n",
            "j/t.yaml": "{}\n",
            "j/unnamed.csv": "id\n",
            "x.yaml": "secret: 1\n",
            "outside.csv": "secret\n",
        },
    )
    (tmp_path / "j" / "link.csv").symlink_to(tmp_path / "outside.csv")
    named = ["a.csv", "groups/b.yaml", "my table.csv", "s.yaml", "t.yaml"]
    assert list(read_files(tmp_path / "j")) == ["journey.yaml", *named]
    assert read_files(tmp_path / "j" / "journey.yaml") == read_files(tmp_path / "j")
    assert not read_files(tmp_path / "j")["journey.yaml"].startswith("\ufeff")


def test_bytes_that_are_no_text_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_bytes(b"journey: a\ntitle: caf\xe9\n")
    loaded = load(read_files(tmp_path))
    (fault,) = loaded.faults
    place = loaded.sources.locate(fault.primary.spot)
    assert (fault.slug, place.line, place.column) == ("yaml-syntax", 2, 11)
    (tmp_path / "journey.yaml").write_bytes("journey: a\n".encode("utf-16"))
    with pytest.raises(UnreadableFile, match="UTF-16"):
        read_files(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(JOURNEY)
    file.chmod(0)
    with pytest.raises(UnreadableFile, match="cannot be read: permission denied"):
        read_files(tmp_path)


def test_a_missing_or_enormous_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        read_files(tmp_path)
    (tmp_path / "journey.yaml").write_bytes(b"a" * 4_000_001)
    with pytest.raises(UnreadableFile, match="is larger than"):
        read_files(tmp_path)


@pytest.mark.parametrize("name", ["provisional_licence", "report_a_problem", "uk_visa"])
def test_every_example_loads_without_a_fault(name: str, examples: Path) -> None:
    loaded = load(read_files(examples / name))
    assert [fault.message for fault in loaded.faults] == []
    assert loaded.journey is not None
    assert loaded.journey.id == name
    assert load(loaded.sources and read_files(examples / name)).journey.version == loaded.journey.version  # type: ignore[union-attr]
