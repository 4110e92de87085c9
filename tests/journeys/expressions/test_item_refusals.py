"""What people write about items: each refusal, its slug, its place and the corrected sentence."""

from __future__ import annotations

import pytest

from journeys.expressions.kinds import Kind, YesNo
from journeys.expressions.parse import SentenceFault, parse
from journeys.expressions.resolve import resolve
from tests.journeys.expressions.items_journey import IN_CHILD, NAMES, ItemNames


def fault_of(text: str, names: ItemNames, expected: Kind | None = None, *, fact: bool = False) -> SentenceFault:
    """The fault of a sentence that has one."""
    with pytest.raises(SentenceFault) as raised:
        resolve(parse(text), names, expected, fact=fact)
    return raised.value


SYNTAX = "sentence-syntax"
# (as written, slug, the stretch at fault, the corrected sentence)
OUTSIDE = [
    # words for ours
    ("some child in children where child.at_school", SYNTAX, "some", "any child in children where child.at_school"),
    ("each child in children meets child.at_school", SYNTAX, "each", "every child in children meets child.at_school"),
    ("all child in children meets child.at_school", SYNTAX, "all", "every child in children meets child.at_school"),
    ("none child in children where child.at_school", SYNTAX, "none", "no child in children where child.at_school"),
    ("for each child in children meets child.at_school", SYNTAX, "for each",
     "every child in children meets child.at_school"),
    ("at least one child in children where child.at_school", SYNTAX, "at least one",
     "any child in children where child.at_school"),
    ("there is no child in children where child.at_school", SYNTAX, "there is no",
     "no child in children where child.at_school"),
    ("any child in children meets child.at_school", SYNTAX, "meets", "any child in children where child.at_school"),
    ("any child in children with child.at_school", SYNTAX, "with", "any child in children where child.at_school"),
    ("any child in children such that child.at_school", SYNTAX, "such that",
     "any child in children where child.at_school"),
    ("every child in children where child.at_school", SYNTAX, "where", "every child in children meets child.at_school"),
    ("every child in children has child.at_school", SYNTAX, "has", "every child in children meets child.at_school"),
    ("count children > 3", SYNTAX, "count children", "count of children > 3"),
    ("count(children) > 3", SYNTAX, "count(children)", "count of children > 3"),
    ("sum posts.income > £5", SYNTAX, "sum posts.income", "sum of posts.income > £5"),
    ("count of children when child.at_school", SYNTAX, "when", "count of children where child.at_school"),
    ("(number of children where child.at_school) > 3", SYNTAX, "number",
     "(count of children where child.at_school) > 3"),
    ("number of children > 3", "unknown-name", "number", "count of children > 3"),
    ("total of posts.income > £5", "unknown-name", "total", "sum of posts.income > £5") ,
    ("average of posts.income > £5", "unknown-name", "average of posts.income",
     "(sum of posts.income) / (count of posts) > £5"),
    # brackets
    ("lives_here and any child in children where child.at_school", SYNTAX,
     "any child in children where child.at_school",
     "lives_here and (any child in children where child.at_school)"),
    ("not any child in children where child.at_school", SYNTAX, "not any child in children where child.at_school",
     "no child in children where child.at_school"),
    ("has_job or not any child in children where child.at_school", SYNTAX,
     "not any child in children where child.at_school", "has_job or (no child in children where child.at_school)"),
    ("not every child in children meets child.at_school", SYNTAX, "every child in children meets child.at_school",
     "not (every child in children meets child.at_school)"),
    ("count of children where age(child.born) < 16 >= 3", SYNTAX, ">=",
     "(count of children where age(child.born) < 16) >= 3"),
    ("count of children where child.is_minor >= 3", "wrong-kind", "child.is_minor >= 3",
     "(count of children where child.is_minor) >= 3"),
    ("lives_here and count of children where child.at_school", SYNTAX, "count of children where child.at_school",
     "lives_here and (count of children where child.at_school)"),
    # names
    ("any kid in children where kid.at_school", "wrong-item-name", "kid",
     "any child in children where child.at_school"),
    ("any children in children where children.at_school", "wrong-item-name", "children",
     "any child in children where child.at_school"),
    ("any child in childs where child.at_school", "unknown-name", "childs",
     "any child in children where child.at_school"),
    ("any child in child where child.at_school", "unknown-name", "child",
     "any child in children where child.at_school"),
    ("any child in children where kid.at_school", "wrong-item-name", "kid.at_school",
     "any child in children where child.at_school"),
    ("any child in children where children.at_school", "wrong-item-name", "children.at_school",
     "any child in children where child.at_school"),
    ("any child in children where child.at_scool", "unknown-name", "child.at_scool",
     "any child in children where child.at_school"),
    ("sum of posts.incom > £5", "unknown-name", "posts.incom", "sum of posts.income > £5"),
    ("sum of post.income > £5", "count-needs-list", "post", "sum of posts.income > £5"),
    ("count of child > 3", "count-needs-list", "child", "count of children > 3"),
    ("count of posts.income > 3", "count-needs-list", "posts.income", "count of posts > 3"),
    ("(count of posts.income where post.paid) > 3", "count-needs-list", "posts.income",
     "(count of posts where post.paid) > 3"),
    ("earliest of posts is today", "count-needs-list", "posts", "earliest of posts.started is today"),
    ("children > 3", "wrong-kind", "children", "count of children > 3"),
    # which one
    ("age(child.born) < 16", "item-outside", "child.born", "any child in children where age(child.born) < 16"),
    ("lives_here and child.at_school", "item-outside", "child.at_school",
     "lives_here and (any child in children where child.at_school)"),
    ("not child.at_school", "item-outside", "child.at_school",
     "not (any child in children where child.at_school)"),
    ("children.at_school", "item-outside", "children.at_school", "any child in children where child.at_school"),
    ("no other child in children where other.at_school", "item-outside",
     "no other child in children where other.at_school", "no child in children where child.at_school"),
    # bodies
    ("any child in children where child.at_school and has_job", "body-without-item", "has_job",
     "(any child in children where child.at_school) and has_job"),
    ("any child in children where lives_here or child.at_school or age(child.born) < 5", "body-without-item",
     "lives_here", "(any child in children where child.at_school or age(child.born) < 5) or lives_here"),
    ("(every post in posts meets post.paid or has_job) and lives_here", "body-without-item", "has_job",
     "((every post in posts meets post.paid) or has_job) and lives_here"),
    ("(count of children where child.at_school and has_job) > 2", "body-without-item", "has_job",
     "(count of children where (child.at_school and has_job)) > 2"),
    # kinds
    ("sum of posts.paid > 2", "wrong-kind", "posts.paid", "count of posts where post.paid > 2"),
    ("largest of posts.started is today", "wrong-kind", "posts.started", "latest of posts.started is today"),
    ("earliest of posts.income > £2", "wrong-kind", "posts.income", "smallest of posts.income > £2"),
    ("income_bands of 500 is £5", "wrong-kind", "500", "income_bands of £500 is £5"),
    ("opens < closes", "wrong-operator", "opens < closes", "opens is before closes"),
    ("largest of [opens, closes] is opens", "wrong-kind", "opens", "latest of [opens, closes] is opens"),
]  # fmt: skip
INSIDE = [
    ("children.at_school", "wrong-item-name", "children.at_school", "child.at_school"),
    ("kid.at_school", "wrong-item-name", "kid.at_school", "child.at_school"),
    ("child.at_scool", "unknown-name", "child.at_scool", "child.at_school"),
    ("at_school", "unknown-name", "at_school", "child.at_school"),
    ("post.paid", "item-outside", "post.paid", "any post in posts where post.paid"),
    ("is_minor and lives_here", "unknown-name", "is_minor", "child.is_minor and lives_here"),
    ("any child in children where child.at_school", "list-inside-itself",
     "any child in children where child.at_school", "any other child in children where other.at_school"),
    ("no child in children where child.name is \"Ann\"", "list-inside-itself",
     "no child in children where child.name is \"Ann\"", "no other child in children where other.name is \"Ann\""),
    ("any post in posts where post.paid and child.at_school", "body-without-item", "child.at_school",
     "(any post in posts where post.paid) and child.at_school"),
    ("any other child in children where other.at_school and child.at_school", "body-without-item", "child.at_school",
     "(any other child in children where other.at_school) and child.at_school"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "written", "slug", "stretch", "paste"),
    [(NAMES, *row) for row in OUTSIDE] + [(IN_CHILD, *row) for row in INSIDE],
    ids=[row[0] for row in OUTSIDE] + [f"inside: {row[0]}" for row in INSIDE],
)
def test_a_slip_about_items_is_answered_with_the_corrected_sentence(
    names: ItemNames, written: str, slug: str, stretch: str, paste: str
) -> None:
    fault = fault_of(written, names, YesNo())
    assert (fault.slug, written[fault.start : fault.end], fault.paste) == (slug, stretch, paste)
    assert fault.help


@pytest.mark.parametrize(
    ("names", "paste"), [(NAMES, row[3]) for row in OUTSIDE] + [(IN_CHILD, row[3]) for row in INSIDE]
)
def test_the_corrected_sentence_about_items_is_right(names: ItemNames, paste: str) -> None:
    unfinished = (
        "count of posts where post.paid > 2",
        "count of children where child.at_school",
        "lives_here and (count of children where child.at_school)",
    )
    if paste in unfinished:  # a first mend: what is left of it has a mend of its own
        assert fault_of(paste, names, YesNo()).slug == "wrong-kind"
    else:
        assert resolve(parse(paste), names, YesNo()).kind == YesNo()


def test_what_is_asked_of_each_is_said_of_any_or_of_all() -> None:
    fault = fault_of("child.at_school", NAMES, YesNo())
    assert fault.help == (
        "write `any child in children where child.at_school`, or say it of all: `every child in children meets …`"
    )


def test_both_ways_to_bracket_a_body_are_shown() -> None:
    fault = fault_of("any child in children where child.at_school and has_job", NAMES, YesNo())
    assert fault.help == (
        "write `(any child in children where child.at_school) and has_job`,"
        " or `any child in children where (child.at_school and has_job)`"
    )


# (as written, slug, the stretch at fault, a part of the message or help)
EXPLAINED = [
    ("all children have child.at_school", SYNTAX, "all children", "`every child in children meets …`"),
    ("any of children where child.at_school", SYNTAX, "any of children", "`any child in children where …`"),
    ("any child where child.at_school", SYNTAX, "any child", "`any child in children where …`"),
    ("every other child in children meets child.at_school", SYNTAX, "every other",
     "`no other child in children where …`"),
    ("any child in children", SYNTAX, "", "ends before `where`"),
    ("any child in children child.at_school", SYNTAX, "child", "`where` and what has to hold"),
    ("any child in children where", SYNTAX, "", "ends after `where`"),
    ("any child in [a, b] where child.at_school", SYNTAX, "[", "a set stands only behind"),
    ("any child.x in children where child.at_school", SYNTAX, "any", "a name or a value is expected"),
    ("lives_here where has_job", SYNTAX, "where", "stands behind `any … in …`"),
    ("(lives_here) meets has_job", SYNTAX, "meets", "`meets` stands behind"),
    ("sum of [age, posts] > 5", SYNTAX, "[", "added with `+`"),
    ("count of [age, posts] > 5", SYNTAX, "[", "counts the items"),
    ("count > 5", SYNTAX, "count", "write `count of children`"),
    ("max(age, 5) > 2", SYNTAX, "max", "largest of [a, b]"),
    ("avg(posts) > 2", SYNTAX, "avg", "(sum of jobs.income) / (count of jobs)"),
    ("home.town of salary > £5", SYNTAX, "of", "the name of bands"),
    ("any child in visa_free where child.at_school", "unknown-name", "visa_free",
     "a list of options, and not a repeat"),
    ("any child in people where child.at_school", "unknown-name", "people", "there are `children`, `posts`, `visits`"),
    ("any child in children where child.zzz", "unknown-name", "child.zzz", "is not asked of one of `children`"),
    ("at_school", "unknown-name", "at_school", "say `any child in children where child.at_school …`"),
    ("child", "unknown-name", "child", "one of `children`, and sentences read what was asked of it"),
    ("income_bands > £5", "unknown-name", "income_bands", "say `income_bands of …`"),
    ("incom_bands of salary > £5", "unknown-name", "incom_bands", "not a table of bands"),
    ("salary of salary > £5", "wrong-kind", "salary", "not a table of bands, but an amount of money"),
    ("income_bands of born > £5", "wrong-kind", "born", "bands are read of money or a number"),
    ("point_bands of salary > 5", "wrong-kind", "salary", "has bands of numbers"),
    ("sum of posts > £5", "count-needs-list", "posts", "say `sum of posts.income`"),
    ("sum of salary > £5", "count-needs-list", "salary", "values are added with `+`"),
    ("largest of salary > £5", "count-needs-list", "salary", "`largest of [a, b]`"),
    ("(count of languages where has_job) > 1", "count-needs-list", "languages", "`languages includes …`"),
    ("count of vehicle > 1", "wrong-kind", "vehicle", "counts the options chosen or items"),
    ("sum of children.name > 1", "wrong-kind", "children.name", "is text, which cannot be added"),
    ("any child in children where has_job", "body-without-item", "has_job", "the same for each of them"),
    ("any child in children where (has_job and lives_here)", "body-without-item", "has_job and lives_here",
     "the same for each of them"),
    ("child.at_school and (any child in children where child.at_school)", "item-outside", "child.at_school",
     "any child in children where child.at_school"),
    ("any child in children where post.paid", "item-outside", "post.paid", "any post in posts where post.paid …"),
    ("other.name is \"Ann\"", "unknown-name", "other.name", "the other one of"),
    ("any child in children where child.number is 1", "unknown-name", "child.number", "only a text can show it"),
    ("any child in children where (no child in children where child.at_school)", "list-inside-itself",
     "no child in children where child.at_school", "cannot be read"),
    ("any child in children where (any post in posts where (any visit in visits where visit.paid))", SYNTAX,
     "any visit in visits where visit.paid", "for each pair of items around it"),
    ("children", "wrong-kind", "children", "say `count of children > 0`"),
    ("children was answered", "wrong-kind", "children", "say `count of children > 0`"),
    ("minors", "wrong-kind", "minors", "cannot be true or false"),
    ("count of children where child.at_school", "wrong-kind", "count of children where child.at_school",
     "`(count of children where child.at_school) > …`"),
    ("not called", "wrong-operator", "not called", "`called` reads `child.phone was …`"),
    ("not (any child in children where child.phone was answered)", "wrong-operator",
     "not (any child in children where child.phone was answered)", "say `no child in children where …`"),
    ("not (every child in children meets child.phone was answered)", "wrong-operator",
     "not (every child in children meets child.phone was answered)", "never asked"),
    # kinds that sentences look at from outside only
    ("main_child is k1", "wrong-kind", "main_child", "say `main_child was answered`"),
    ("main_child is main_child", "wrong-kind", "main_child", "the citizen's own `children`"),
    ("main_child was k1", "wrong-kind", "main_child was k1", "has no options"),
    ("ill_children includes k1", "wrong-kind", "ill_children", "`count of ill_children`"),
    ("main_child is one of [k1]", "wrong-kind", "main_child", "no sentence can name"),
    ("main_child", "wrong-kind", "main_child", "say `main_child was answered`"),
    ("photos", "wrong-kind", "photos", "say `photos was answered`"),
    ("photos is photos", "wrong-kind", "photos", "cannot look into them"),
    ("count of photos > 1", "wrong-kind", "photos", "counts the options"),
    ("moved is 2020-01-01", "wrong-kind", "moved", "ask for a `date`"),
    ("moved is before today", "wrong-kind", "moved", "no more than the year"),
    ("moved is between today and today", "wrong-kind", "moved", "no more than the year"),
    ("opens", "wrong-kind", "opens", "compare it with something"),
    ("opens is before today", "wrong-kind", "today", "`opens` is a time of day, and `today` is a date"),
]  # fmt: skip
EXPLAINED_INSIDE = [
    ("count of children > 1", "list-inside-itself", "children", "say `any other child in children where other.…`"),
    ("(sum of children.pocket) > £1", "list-inside-itself", "sum of children.pocket", "cannot be read"),
    ("minors > 1", "list-inside-itself", "minors", "`minors` reads `children`"),
    ("every child in children meets child.at_school", "list-inside-itself",
     "every child in children meets child.at_school", "decide it after `children`"),
    ("any other child in children where (no other child in children where other.at_school)", "list-inside-itself",
     "no other child in children where other.at_school", "inside another `other`"),
    ("any other child in children where (any post in posts where post.started is after other.born)", SYNTAX,
     "any post in posts where post.started is after other.born", "give it a name under `facts`"),
    ("any other child in children where child.at_school", "body-without-item", "child.at_school",
     "does not read `other`"),
    ("child.number is 1", "unknown-name", "child.number", "only a text can show it"),
    ("child.home.postcode was answered", SYNTAX, "child.home", "one point at most"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "written", "slug", "stretch", "words"),
    [(NAMES, *row) for row in EXPLAINED] + [(IN_CHILD, *row) for row in EXPLAINED_INSIDE],
    ids=[row[0] for row in EXPLAINED] + [f"inside: {row[0]}" for row in EXPLAINED_INSIDE],
)
def test_what_cannot_be_corrected_about_items_is_explained(
    names: ItemNames, written: str, slug: str, stretch: str, words: str
) -> None:
    fault = fault_of(written, names, YesNo())
    assert (fault.slug, written[fault.start : fault.end]) == (slug, stretch)
    assert words in f"{fault.message} {fault.help}"


def test_the_place_of_an_item_is_for_texts_only() -> None:
    assert resolve(parse("child.number"), IN_CHILD).kind is not None
    assert resolve(parse("child.number is 1"), IN_CHILD, YesNo(), wording=True).kind == YesNo()
    assert fault_of("child.number", IN_CHILD, fact=True).slug == "unknown-name"
    assert fault_of("child.number", NAMES).slug == "item-outside"


@pytest.mark.parametrize("text", ["photos", "moved", "main_child", "ill_children"])
def test_what_a_citizen_brings_is_shown_and_is_no_fact(text: str) -> None:
    assert resolve(parse(text), NAMES).span.words == text
    assert fault_of(text, NAMES, fact=True).slug == "wrong-kind"


def test_a_list_is_neither_shown_nor_a_fact() -> None:
    for fact in (True, False):
        fault = fault_of("children", NAMES, fact=fact)
        assert (fault.slug, fault.help) == (
            "wrong-kind",
            "say `count of children`, or show a value of each item under the repeat",
        )


def test_an_option_called_like_an_item_has_one_meaning() -> None:
    names = ItemNames(questions={**NAMES.questions, "visit": type(NAMES.questions["vehicle"])(("child", "adult"))})  # type: ignore[call-arg]
    text = "visit is child and (any child in children where child.at_school)"
    assert resolve(parse(text), names, YesNo()).kind == YesNo()
