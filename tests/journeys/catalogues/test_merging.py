"""Bringing a catalogue up to date: what is right stays as it was written, and nothing is lost."""

from journeys.catalogues.merging import merge
from journeys.document import read
from tests.journeys.catalogues.parking import PARKING, catalogue, compared, merged, wanted, whole

WHOLE = whole()


def test_a_new_catalogue_holds_every_text_once_with_nothing_translated():
    made = merge(wanted(), "cy", None)
    assert (made.total, made.waiting, made.done, made.added) == (29, 29, 0, 29)
    assert made.text.startswith("# Welsh. `from` is what the journey says")
    assert (
        "\nkind:\n  ask:\n    from: What kind of permit?\n    to:\n  options:\n    short:\n      from: Short\n"
        in made.text
    )
    assert len(compared(made.text).missing) == 29


def test_a_complete_catalogue_stays_as_it_is_letter_for_letter():
    assert merged(WHOLE) == WHOLE
    assert merge(wanted(), "cy", read("cy.yaml", WHOLE)).done == 29


def test_comments_quotes_and_blocks_of_a_translator_stay_as_they_are():
    written = (
        WHOLE.replace("kind:\n", "# Ask the policy team.\nkind: # permits\n", 1)
        .replace("      to: SHORT\n", "      # not BYR\n      to: 'BYR'  # agreed in May\n")
        .replace("      to: SENT\n", "      to: |\n        WEDI\n\n        EI ANFON\n")
    )
    written += "\n# That is all.\n"
    assert merged(written) == written


def test_a_catalogue_in_braces_is_laid_out_and_keeps_what_it_says():
    made = merged("# Mine\n\ntitle: {from: Apply for parking, to: Gwneud cais}  # agreed\n")
    assert made.startswith("# Mine\n\ntitle: # agreed\n  from: Apply for parking\n  to: Gwneud cais\n\nstart:\n")
    assert merged(made) == made


def test_a_source_that_changed_is_marked_with_what_it_said_before():
    journey = PARKING.replace("title: Sent", "title: We have it")
    made = merged(WHOLE, journey)
    assert "    title:\n      from: We have it\n      was: Sent\n      to: SENT\n" in made
    assert [entry.key for entry, _ in compared(made, journey).stale] == [("outcomes", "sent", "title")]
    assert merged(made, journey) == made


def test_the_oldest_words_stay_when_the_source_changes_twice_and_the_mark_goes_when_it_changes_back():
    once = merged(WHOLE, PARKING.replace("title: Sent", "title: We have it"))
    twice = merged(once, PARKING.replace("title: Sent", "title: It is here"))
    assert "      from: It is here\n      was: Sent\n      to: SENT\n" in twice
    assert merged(twice) == WHOLE


def test_a_renamed_step_takes_its_translations_and_comments_along():
    written = WHOLE.replace("kind:\n", "# Ask the policy team.\nkind:\n", 1)
    journey = PARKING.replace("      kind:\n", "      permit:\n")
    assert merged(written, journey) == written.replace("kind:\n", "permit:\n", 1)


def test_a_changed_rule_keeps_the_translation_of_its_wording():
    journey = PARKING.replace("count_of_cars is 1:", "count_of_cars < 2:")
    assert merged(WHOLE, journey) == WHOLE.replace("count_of_cars is 1:", "count_of_cars < 2:")


def test_a_changed_label_marks_its_translation_and_keeps_that_of_its_text():
    made = merged(WHOLE, PARKING.replace("Cost:", "Fee:"))
    assert "    Fee:\n      label:\n        from: Fee\n        was: Cost\n        to: COST\n      text:\n" in made
    assert "unused" not in made


def test_what_no_text_needs_any_more_is_kept_at_the_end_and_comes_back():
    kind = PARKING[PARKING.index("  the_rest:\n") : PARKING.index("\nfacts:\n") + 1]
    less = merged(WHOLE.replace("kind:\n", "# Ask the policy team.\nkind:\n", 1), PARKING.replace(kind, ""))
    assert "\nunused:\n  sections:\n    the_rest:\n" in less
    assert "\n  # Ask the policy team.\n  kind:\n    ask:\n      from: What kind of permit?\n" in less
    assert compared(less, PARKING.replace(kind, "")).complete
    assert merged(less, PARKING.replace(kind, "")) == less
    assert compared(merged(less)).complete
    assert "unused:" not in merged(less)


def test_two_translations_that_are_left_over_under_one_key_are_both_kept():
    unused = "\nunused:\n  gone:\n    from: One\n    to: UN\n\ngone:\n  from: Two\n  to: DAU\n"
    made = merged(WHOLE + unused)
    assert "  gone:\n    from: Two\n    to: DAU\n  gone_2:\n    from: One\n    to: UN\n" in made
    assert merged(made) == made


def test_lines_may_end_as_they_do_on_another_system():
    written = WHOLE.replace("\n", "\r\n")
    assert merged(written) == written


def test_a_count_of_what_was_done_is_given():
    journey = PARKING.replace("title: Sent", "title: We have it").replace("      kind:\n", "      permit:\n")
    journey = journey.replace("  button: Send it", "  button: Go\n  title: Look again")
    made = merge(wanted(journey), "cy", read("cy.yaml", WHOLE.replace("to: SEND IT", "to:")))
    assert (made.total, made.done, made.waiting, made.stale) == (30, 27, 2, 1)
    assert (made.added, made.moved, made.marked, made.unused) == (1, 4, 1, 0)


def test_every_catalogue_of_a_language_with_odd_words_is_read_as_it_was_meant():
    journey = PARKING.replace("title: Sent", 'title: "yes: #1 - \\"no\\" {{ kind }}"').replace(
        "One car,", "'One' & car: no,"
    )
    text = merge(wanted(journey), "cy", None).text
    assert read("cy.yaml", text).faults == ()
    assert compared(catalogue(str, journey), journey).stale == ()
