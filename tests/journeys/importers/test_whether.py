"""A yes or no that only decides whether there are any of a repeat is asked by the repeat itself."""

from __future__ import annotations

from journeys.importers import Imported, import_draft
from journeys.importers.conditions import Compare, Condition
from journeys.importers.draft import Draft, Field, Limit, Page, Several, Words, parts_of

YES = Compare("has_pets", "is", True)


def form(when: Condition | None = None, also: Condition | None = None) -> Draft:
    has = Field(
        "has_pets", "yes_no", Words("Do you have pets?"), "/has", "yes_no", limits=(Limit("required", None, "/has/r"),)
    )
    name = Field("pet_name", "text", Words("What is it called?"), "/name", "text", own="name")
    other = Field("other", "text", Words("Anything else?"), "/other", "text")
    pages = (
        Page("has", Words(""), "/p/has", parts=(has,), when=when, when_place="/p/has/when" if when else ""),
        Page(
            "pets", Words("Your pets"), "/p/pets", parts=(name,), when=YES, when_place="/p/pets/when",
            several=Several("pet", Words("Your pets"), "/p/pets/several"),
        ),
        Page("other", Words(""), "/p/other", parts=(other,), when=also, when_place="/p/other/when" if also else ""),
    )  # fmt: skip
    return Draft("made", "made", Words("Made"), pages, in_order=True, named=True)


def made(draft: Draft) -> Imported:
    found = import_draft(draft, "made", "made")
    assert found.errors == ()
    parts = sorted((kind, place) for kind, place, _ in parts_of(draft))
    assert sorted((entry.kind, entry.place) for entry in found.ledger.entries) == parts
    return found


def test_it_becomes_the_repeats_own_question() -> None:
    found = made(form())
    assert (
        "  pets:\n"
        "    repeat: pet\n"
        "    title: Your pets\n"
        '    label: "{{ pet.name }}"\n'
        "    ask: Do you have pets?\n"
        "    min: 0\n"
        "    steps:\n"
        "      name:\n"
    ) in found.files["journey.yaml"]
    told = {entry.place: (entry.fate, entry.became) for entry in found.ledger.entries}
    assert told["/has"] == ("changed", "steps.pets.ask")
    assert told["/p/pets/when"] == ("changed", "steps.pets.ask")


def test_it_stays_a_question_where_something_else_reads_it() -> None:
    assert "  has_pets:\n    ask: Do you have pets?\n" in made(form(also=YES)).files["journey.yaml"]
