"""One question of every type: what was typed comes back, nothing typed is ever markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeys.expressions.kinds import Text as Words
from journeys.languages import isolated
from journeys.model import Question, Section
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, Reading
from tests.forms import Element, parse, parts_of, submitted
from tests.journeys.questions.forgiving import TABLES, No, Table
from tests.renderers import world

every_type = pytest.mark.parametrize("type", all_types())

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</textarea><b hx-get=/x>",
    "</select></fieldset><!--",
    "{{ 7*7 }}{% raw %}",
    "&lt;&#60;&amp;",
    "[a](javascript:alert(1)) **b** <http://x>",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "checked:yes value: error",
    "\n first line\n\n",
]


def of(type: str) -> Question:
    """The type's own example."""
    ((id, written),) = yaml.safe_load(all_types()[type].example).items()
    options = tuple(
        world.option(option, label if isinstance(label, str) else label["label"])
        for option, label in written.get("options", {}).items()
    )
    own = {setting.name for setting in all_types()[type].settings}
    chosen = {key: value for key, value in written.items() if key in own}
    hint = {"hint": written["hint"]} if "hint" in written else {}
    return world.ask(id, type, written["ask"], options=options, settings=chosen, **hint)


def read(question: Question, page: str) -> Any:
    """What the form of a page reads as."""
    kind = type_of(question.type)
    parts = parts_of(submitted(page), question.id, kind.parts(question))
    return kind.read(question, parts, Reading(world.journey(), world.TODAY))


def values_of(question: Question, table: Table) -> list[Any]:
    """The answers that a table of forgiveness reads, each once."""
    found: list[Any] = []
    for _, value in table.rows:
        if value is not None and not isinstance(value, No) and value not in found:
            found.append(value)
    return found


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_answer_drawn_sent_back_and_read_is_the_same_answer(table: Table) -> None:
    made = replace(world.journey(Section("", None, (), (world.page("", table.question),))), **dict(table.journey))
    kind = type_of(table.question.type)
    book = world.book(made)
    for value in values_of(table.question, table):
        fields = {table.question.id: kind.fill(table.question, value)}
        page = book.step(world.FRAME, world.path(made, {}), made.steps[table.question.id], fields, (), False)
        sent = parts_of(submitted(page), table.question.id, kind.parts(table.question))
        assert kind.read(table.question, sent, Reading(made, world.TODAY)) == value


@every_type
def test_a_page_that_nobody_filled_in_sends_a_blank(type: str) -> None:
    assert read(of(type), world.step(of(type))) is None


@every_type
def test_every_type_has_a_name_for_each_control_and_a_label_for_each(type: str) -> None:
    question = of(type)
    page = parse(world.step(question))
    controls = [it for it in page.all("input", "select", "textarea") if it.get("type") != "hidden"]
    assert controls
    labels = {it.get("for") for it in page.all("label") if it.text}
    for control in controls:
        assert control.get("id") in labels
        assert control.get("name").startswith(question.id.replace("_", "-"))
    assert controls[0].get("id") == control_of(page, question).get("id")


def control_of(page: Element, question: Question) -> Element:
    """The first control of a question."""
    name = question.id.replace("_", "-")
    controls = page.all("input", "select", "textarea")
    return next(it for it in controls if it.get("name") == name or it.get("name").startswith(f"{name}-"))


def _typed(question: Question, words: str) -> dict[str, list[str]]:
    return {part: [words] for part in type_of(question.type).parts(question)}


@every_type
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("refused", [False, True])
def test_hostile_words_make_no_element_and_no_attribute(type: str, words: str, refused: bool) -> None:
    question = of(type)
    problems = [Problem(question.id, "any", messages={"en": f"This is wrong: {words}"})] if refused else []
    hostile = parse(world.step(question, _typed(question, words), problems))
    harmless = parse(
        world.step(question, _typed(question, "x"), [replace(it, messages={"en": "y"}) for it in problems])
    )
    assert _shape(hostile) == _shape(harmless)


def _shape(page: Element) -> list[tuple[str, list[str]]]:
    return [(it.tag, sorted(it.attributes)) for it in page.all()]


CHOSEN = ("choice", "choices", "yes_no", "declaration", "file")
"""Types that are answered by choosing: nothing is typed into them."""


@pytest.mark.parametrize("type", [name for name in all_types() if name not in CHOSEN])
@settings(max_examples=60)
@given(words=st.text(max_size=60))
@example(words="\r\nfirst line")
@example(words="\0 \ufdd00\ufdd1 value: t0")
@example(words="")
def test_whatever_was_typed_is_shown_again_unchanged(type: str, words: str) -> None:
    question = of(type)
    problem = Problem(question.id, "any", messages={"en": "This is wrong"})
    page = world.step(question, _typed(question, words), [problem])
    sent = parts_of(submitted(page), question.id, type_of(question.type).parts(question))
    assert sent == _typed(question, words)


@settings(max_examples=60)
@given(words=st.text(max_size=60))
def test_an_answer_shown_in_a_text_is_never_markup(words: str) -> None:
    shown = world.sentence("who", Words(), lambda known: known["who"], "who")
    about = world.ask("about", "text", "")
    about = replace(
        about, ask=world.text("Is ", shown, " right?"), hint=world.text("**", shown, "**"), why=world.text(shown)
    )
    made = world.journey(Section("", None, (), (world.page("", about),)))
    page = world.book(made).step(world.FRAME, world.path(made, {"who": words}), made.steps["about"], {}, (), False)
    drawn, words = parse(page), isolated(words, "en")
    assert drawn.one("h1").raw == f"Is {words} right?"
    assert drawn.one("p", class_="hint").one("strong").raw == words
    assert drawn.one("aside").one("div").one("p").raw == words
    assert drawn.one("title").raw.startswith(f"Is {words} right?")


def test_a_listed_option_that_was_never_offered_is_not_shown() -> None:
    page = parse(world.step(of("choice"), {"": ["spaceship"]}))
    assert not [it for it in page.all("input") if "checked" in it.attributes]
    assert "spaceship" not in world.step(of("choice"), {"": ["spaceship"]})


def test_many_options_are_a_select_and_a_search_is_a_box_with_suggestions() -> None:
    options = tuple(world.option(f"c{number}", f"Land {number}") for number in range(16))
    many = world.ask("country", "choice", "Which country?", options=options)
    select = parse(world.step(many, {"": ["c3"]})).one("select")
    assert [it.text for it in select.all("option") if "selected" in it.attributes] == ["Land 3"]
    assert select.all("option")[0].attributes == {"value": ""}
    search = parse(world.step(replace(many, settings={"presentation": "search"}), {"": ["c3"]}))
    box = search.one("input", name="country")
    assert (box.get("value"), box.get("list")) == ("Land 3", "country-list")
    assert [it.text for it in search.one("datalist", id="country-list").all("option")][:2] == ["Land 0", "Land 1"]


def test_what_is_about_somebody_else_is_not_filled_in_from_the_citizens_own_details() -> None:
    name = world.ask("child", "name", "What is your child's name?", someone_else=True)
    assert parse(world.step(name)).one("input", id="child").get("autocomplete") == "off"
    own = parse(world.step(replace(name, someone_else=False))).one("input", id="child")
    assert (own.get("autocomplete"), own.get("spellcheck")) == ("name", "false")


def test_a_code_is_not_marked_as_misspelt() -> None:
    words = world.ask("code", "text", "What is your code?")
    plain, code = (
        parse(world.step(replace(words, settings=given))).one("input", id="code") for given in ({}, {"code": True})
    )
    assert "spellcheck" not in plain.attributes
    assert code.get("spellcheck") == "false"


def test_the_part_of_an_address_that_may_stay_empty_says_so() -> None:
    page = parse(world.step(world.ask("home", "address", "What is your address?")))
    assert [label.text for label in page.all("label") if "(optional)" in label.text] == ["Address line 2 (optional)"]


def test_questions_whose_names_would_give_the_same_id_get_different_ones() -> None:
    options = (world.option("a", "A", "first"), world.option("b", "B", "second"))
    questions = (
        world.ask("vehicle", "choice", "Which?", options=options, hint="One"),
        world.ask("vehicle_2", "text", "And?", hint="Two"),
        world.ask("vehicle_hint", "text", "A hint?"),
        world.ask("main", "text", "Main?"),
        world.ask("errors", "text", "Errors?"),
        world.ask("page", "text", "Page?"),
    )
    made = world.journey(Section("", None, (), (world.page("", *questions, id="all", title="All"),)))
    problems = [Problem(question.id, "any", messages={"en": "Wrong"}) for question in questions]
    page = parse(world.book(made).step(world.FRAME, world.path(made, {}), made.steps["all"], {}, problems, False))
    ids = [it.get("id") for it in page.all() if it.get("id")]
    assert len(ids) == len(set(ids))
    assert {it.get("name") for it in page.one("form").all("input")} == {
        "csrf",
        "seen_",
        "vehicle",
        "vehicle-2",
        "vehicle-hint",
        "main",
        "errors",
        "page",
    }
    assert [it.get("href") for it in page.one("div", id="errors").all("a")][3:] == ["#main_", "#errors_", "#page_"]
