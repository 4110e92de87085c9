"""A small XLSForm becomes a journey, from every kind of file, and every cell of it is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeys.importers import Imported, ImportFault, Source, import_form
from tests.journeys.importers.made import fates, unaccounted
from tests.journeys.importers.made_xlsform import LOAN, joined_csv, markdown, one_csv, survey, workbook, zipped

WRITTEN = Path(__file__).parent / "made_journeys"
YES_NO = (["yn", "yes", "Yes"], ["yn", "no", "No"])
COLOURS = (["colours", "red", "Red"], ["colours", "blue", "Blue"])


def told(made: Imported, *fates_: str) -> list[tuple[str, str, str]]:
    """Kind, place and reason of the parts with some fates."""
    return [(each.kind, each.place, each.reason) for each in made.ledger.entries if each.fate in fates_]


def steps(made: Imported) -> str:
    """The steps of a journey, without what follows them."""
    text = made.files["journey.yaml"]
    return text[text.index("steps:\n") : text.index("\noutcomes:")]


@pytest.mark.parametrize("written", [workbook, joined_csv, markdown, zipped])
def test_a_form_becomes_a_journey_from_every_kind_of_file(written):
    made = import_form(Source("loan.file", written(LOAN)))
    assert made.ledger.format == "xlsform"
    assert made.errors == ()
    assert made.files["journey.yaml"] == (WRITTEN / "loan.yaml").read_text(encoding="utf-8")
    assert made.files["cy.yaml"] == (WRITTEN / "loan-cy.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("keep_pages", [True, False])
def test_every_part_is_in_the_ledger_exactly_once(keep_pages: bool):
    source = Source("loan.xlsx", workbook(LOAN))
    assert unaccounted(source, import_form(source, keep_pages=keep_pages)) == ([], [])


def test_what_was_not_carried_is_told_with_its_cell_and_its_reason():
    made = import_form(Source("loan.xlsx", workbook(LOAN)))
    assert told(made, "fault", "dropped") == [
        ("rule", "survey!G23", "it reads 'nobody', and nothing in the form is called that"),
        ("list", "choices!A9", "no question uses it"),
        ("option", "choices!B9", "no question uses its list"),
        ("setting", "settings!C2", "it is for the program that collects answers"),
        ("picture", "choices!F6", "an option has words only"),
        ("device value", "survey!A2", "a device records it; a visit knows its own day and time"),
        ("question", "survey!A22", "no question puts options in an order"),
        ("hint", "survey!E22", "its question is not in the journey"),
        ("rule", "survey!G22", "its question is not in the journey"),
    ]
    age = "a span that was divided by a year's or month's days was taken for years or months of the calendar"
    assert told(made, "guessed", "changed") == [
        ("rule", "survey!G8", age),
        ("condition", "survey!G11", age),
        ("repeat", "survey!A17 (min)", "whoever is asked has at least one; change `min` where that is not so"),
        ("calculation", "survey!L7", "it was put into the conditions that read it"),
        ("validation", "survey!H9", "it became an email address, whose form is checked"),
    ]


def test_the_ledger_quotes_conditions_in_the_words_of_the_form():
    made = import_form(Source("loan.xlsx", workbook(LOAN)))
    said = {each.place: each.words for each in made.ledger.entries if each.kind in ("rule", "condition")}
    assert said["survey!G14"] == "selected(${wanted}, 'saw')"
    assert said["survey!G11"] == "${age} >= 12"
    assert said["survey!K13"] == "branch = ${branch}"


@pytest.mark.parametrize(
    ("type", "written"),
    [
        ("integer", "type: integer"), ("int", "type: integer"), ("decimal", "type: decimal"), ("text", "type: text"),
        ("date", "type: date"), ("time", "type: time"), ("dateTime", "type: date"), ("geopoint", "type: location"),
        ("barcode", "type: text\n    code: true"), ("image", "type: file\n    accepts: [photo]"),
        ("file", "type: file"), ("acknowledge", "type: declaration"), ("email", "type: email"),
        ("phone number", "type: phone"), ("select_one yn", "type: yes_no"), ("select one from yn", "type: yes_no"),
        ("select_one colours", "type: choice"), ("select all that apply from colours", "type: choices"),
        ("range", "type: integer\n    min: 1\n    max: 10"),
    ],
)  # fmt: skip
def test_types_become_question_types(type: str, written: str):
    made = survey([type, "asked", "Asked?"], choices=(*YES_NO, *COLOURS))
    assert made.errors == ()
    assert f"    ask: Asked?\n    {written}\n" in steps(made)


@pytest.mark.parametrize(
    ("type", "fate", "reason"),
    [
        ("audio", "dropped", "no question takes sound"),
        ("video", "dropped", "no question takes film"),
        ("geotrace", "dropped", "no question takes a line on a map"),
        ("rank colours", "dropped", "no question puts options in an order"),
        ("select_one nowhere", "fault", "there is no list 'nowhere'"),
        ("slider", "fault", "no type is called 'slider'"),
    ],
)
def test_what_no_question_asks_is_told(type: str, fate: str, reason: str):
    made = survey(["text", "first", "First?"], [type, "asked", "Asked?"], choices=COLOURS)
    assert ("question", "survey!A3", reason) in told(made, fate)


def test_a_name_that_is_there_twice_is_told_and_means_the_first():
    made = survey(
        ["integer", "age", "How old are you?"],
        ["text", "age", "What age?"],
        ["text", "school", "Which school?", "${age} < 16"],
    )
    assert told(made, "fault") == [("name", "survey!B3", "the name is there already; the first one counts")]
    assert "    when: age < 16\n    ask: Which school?" in steps(made)


def test_groups_that_do_not_close_and_ends_of_nothing_are_told():
    made = survey(["end group"], ["begin group", "about", "About"], ["text", "name_of", "Name?"])
    assert told(made, "fault") == [
        ("nesting", "survey!A2", "nothing that it could close is open"),
        ("nesting", "survey!A3", "it is never closed"),
    ]


def test_another_option_is_asked_for_in_words():
    made = survey(["select_one colours or_other", "colour", "Which colour?"], choices=COLOURS)
    assert "      other: Other\n\n  colour_other:\n    when: colour is other\n    ask: Please say what" in steps(made)


def test_an_option_that_goes_with_no_other_stands_alone():
    for constraint in (
        "not(selected(., 'none') and count-selected(.) > 1)",
        "not(selected(., 'none')) or count-selected(.) = 1",
        "not(count-selected(.) >= 2 and selected(., 'none'))",
    ):
        made = survey(
            ["select_multiple aids", "aids", "What do you use?", "", constraint],
            choices=(["aids", "stick", "A stick"], ["aids", "none", "None of these"]),
        )
        assert "      none:\n        label: None of these\n        alone: true\n" in steps(made)
        assert fates(made, "validation") == {"survey!E2": "changed"}


def test_a_loop_over_a_list_asks_for_each_of_its_options():
    made = survey(
        ["begin loop over colours", "paints"],
        ["integer", "tins", "How many tins of %(label)s?"],
        ["end loop"],
        choices=COLOURS,
    )
    assert "  tins_red:\n    ask: How many tins of Red?" in steps(made)
    assert "  tins_blue:\n    ask: How many tins of Blue?" in steps(made)
    assert fates(made, "question") == {"survey!A3": "carried"}


def test_options_come_from_a_file_beside_the_form():
    sheets = {"survey": [["type", "name", "label"], ["select_one_from_file towns.csv", "town", "Which town?"]]}
    towns = one_csv([["name", "label"], ["n", "Northmere"], ["s", "Saltby"]])
    made = import_form(Source("form.xlsx", workbook(sheets), {"towns.csv": towns}))
    assert "      n: Northmere\n      s: Saltby\n" in steps(made)
    assert fates(made, "option") == {"towns.csv!A2": "carried", "towns.csv!A3": "carried"}
    alone = import_form(Source("form.xlsx", workbook(sheets)))
    assert told(alone, "guessed")[0][2] == "its options are in towns.csv, which is not beside the form"


def test_sheets_of_a_folder_are_read_together():
    choices = one_csv([["list_name", "name", "label"], *COLOURS])
    data = one_csv([["type", "name", "label"], ["select_one colours", "colour", "Which colour?"]])
    made = import_form(Source("survey.csv", data, {"choices.csv": choices}))
    assert "      red: Red\n      blue: Blue\n" in steps(made)


def test_what_has_to_be_answered_is_as_the_form_marks_it():
    marked = survey(
        ["text", "a", "A?", "yes"], ["text", "b", "B?"], ["text", "c", "C?", "${a} = 'x'"],
        head="type name label required",
    )  # fmt: skip
    assert steps(marked).count("optional: true") == 2
    assert ("validation", "survey!D4", "only some have to answer, and a question cannot say that") in told(
        marked, "dropped"
    )
    unmarked = survey(["text", "a", "A?"], ["select_multiple colours", "b", "B?"], choices=COLOURS)
    assert steps(unmarked).count("optional: true") == 1
    assert told(unmarked, "guessed")[0][:2] == ("setting", "survey")


def test_a_repeat_in_a_repeat_is_told_as_a_whole():
    made = survey(
        ["begin repeat", "trees", "Trees"], ["text", "kind", "Which kind?"],
        ["begin repeat", "stems", "Stems"], ["integer", "girth", "How thick?"], ["end repeat"], ["end repeat"],
        ["text", "thick", "Why so thick?", "${girth} > 9"],
    )  # fmt: skip
    assert told(made, "dropped") == [
        ("rule", "survey!D8", "it reads 'girth', which the journey does not ask"),
        ("repeat", "survey!A4", "a repeat holds no repeat"),
        ("question", "survey!A5", "a repeat holds no repeat"),
    ]


def test_columns_and_sheets_that_nobody_reads_are_told():
    sheets = {
        "survey": [["type", "name", "label", "label", "colour", ""], ["text", "a", "A?", "Aa?", "red", "stray"]],
        "notes": [["what we thought"]],
    }
    made = import_form(Source("form.xlsx", workbook(sheets)))
    assert told(made, "fault", "dropped") == [
        ("column", "survey!D1", "the column 'label' is there twice; the first one counts"),
        ("column", "survey!E1", "a journey has no place for it"),
        ("column", "survey!F1", "its column has no heading"),
        ("sheet", "notes", "no sheet of a form is called that"),
    ]


@pytest.mark.parametrize(
    ("heading", "tag"),
    [
        ("label::Welsh (cy)", "cy"), ("label::Cymraeg", "cy"), ("label:French", "fr"), ("label::Français", "fr"),
        ("label::pt-BR", "pt-BR"), ("label::Portuguese (pt_BR)", "pt-BR"), ("label::chinese", "zh"),
    ],
)  # fmt: skip
def test_languages_are_known_by_their_tags_and_names(heading: str, tag: str):
    sheets = {"survey": [["type", "name", "label", heading], ["text", "a", "A?", "B?"]]}
    made = import_form(Source("form.xlsx", workbook(sheets)))
    assert "to: B?" in made.files[f"{tag}.yaml"]


def test_the_default_language_is_the_journeys_own_where_footpath_speaks_it():
    def made(default: str) -> Imported:
        head = ["type", "name", "label::English (en)", "label::Welsh (cy)", "label::Swahili (sw)"]
        rows = {"survey": [head, ["text", "a", "E?", "W?", "S?"]], "settings": [["default_language"], [default]]}
        return import_form(Source("form.xlsx", workbook(rows)))

    assert "language: cy\n" in made("Welsh (cy)").files["journey.yaml"]
    assert "    ask: E?\n" in made("Swahili (sw)").files["journey.yaml"]


def test_a_form_without_questions_or_types_is_refused_with_the_place():
    for sheets, said in (
        ({"choices": [["list_name", "name"]]}, "form.xlsx has no sheet called survey with questions in it"),
        ({"survey": [["name", "label"]]}, "the sheet survey has no column called type (at survey!A1)"),
    ):
        with pytest.raises(ImportFault) as caught:
            import_form(Source("form.xlsx", workbook(sheets)), format="xlsform")
        assert str(caught.value) == said
