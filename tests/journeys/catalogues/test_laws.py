"""What holds of every journey and every catalogue."""

from hypothesis import given
from hypothesis import strategies as st

from journeys.catalogues import writing
from journeys.catalogues.merging import merge
from journeys.catalogues.reading import read_catalogue
from journeys.document import read
from journeys.load import load
from tests.journeys.catalogues.parking import filled, shouted
from tests.journeys_strategy import journeys

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff"), min_size=1
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)


def texts(journey: str, catalogue: str = "{}"):
    """The journey beside its Welsh catalogue."""
    loaded = load({"journey.yaml": journey, "cy.yaml": catalogue})
    assert loaded.journey is not None
    return loaded.journey, loaded.catalogues[0]


@given(journeys())
def test_a_catalogue_that_is_filled_in_makes_a_complete_language(journey):
    _, empty = texts(journey)
    text = filled(merge(empty.wanted, "cy", None).text, shouted)
    built, whole = texts(journey, text)
    assert (whole.missing, whole.stale, whole.unlike, whole.unknown) == ((), (), (), ())
    assert built.languages == ("en", "cy")


@given(journeys())
def test_merging_twice_changes_nothing_more(journey):
    _, empty = texts(journey)
    once = merge(empty.wanted, "cy", None).text
    assert merge(empty.wanted, "cy", read("cy.yaml", once)).text == once
    whole = filled(once, shouted)
    assert merge(empty.wanted, "cy", read("cy.yaml", whole)).text == whole


@given(journeys(), st.data())
def test_changing_one_wording_makes_exactly_that_entry_stale(journey, data):
    _, empty = texts(journey)
    whole = filled(merge(empty.wanted, "cy", None).text, shouted)
    key = data.draw(st.sampled_from(sorted(empty.wanted)))
    places = load({"journey.yaml": journey}).sources
    place = places.locate(_spot(empty.wanted[key]))
    lines = journey.split("\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = f"{line[: place.column - 1]}Quite another {line[place.column - 1 :]}"
    _, changed = texts("\n".join(lines), whole)
    assert [entry.key for entry, _ in changed.stale] == [changed.entries[key].key]
    assert (changed.missing, changed.unknown) == ((), ())


@given(journeys(), journeys())
def test_nothing_that_is_translated_is_lost_whatever_happens_to_the_journey(one, other):
    _, before = texts(one)
    whole = filled(merge(before.wanted, "cy", None).text, shouted)
    _, after = texts(other)
    merged = merge(after.wanted, "cy", read("cy.yaml", whole)).text
    found = read_catalogue(read("cy.yaml", merged))
    assert found.faults == ()
    kept = sorted(words for entry in (*found.entries, *found.unused) for words in entry.wordings if words)
    assert kept == sorted(shouted(each.words) for each in before.wanted.values())
    assert merge(after.wanted, "cy", read("cy.yaml", merged)).text == merged


@given(LINES)
def test_every_text_is_read_as_it_was_written(words):
    text = "\n".join(["a:", *_field("from", words), *_field("to", words)]) + "\n"
    document = read("cy.yaml", text)
    assert document.faults == ()
    assert document.value == {"a": {"from": words, "to": words}}


@given(WORDS)
def test_every_key_is_read_as_it_was_written(words):
    document = read("cy.yaml", f"{writing.key(words)}:\n  a: b\n")
    assert document.faults == ()
    assert document.value == {words: {"a": "b"}}


def _field(name: str, words: str) -> list[str]:
    first, *rest = writing.value(words, "  ")
    return [f"  {name}:{first}", *rest]


def _spot(wanted):
    from journeys.diagnostics import Spot

    return Spot(wanted.route, wanted.on)
