"""Sentences about items in plain English, and written in the one canonical spelling."""

from __future__ import annotations

import pytest

from journeys.expressions.bullets import together
from journeys.expressions.describe import describe
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.unparse import unparse
from tests.journeys.expressions.items_for_words import FAMILY_JOURNEY
from tests.journeys.expressions.items_journey import IN_CHILD, NAMES

BORN = "“When were they born?”"
SCHOOL = "“Do they go to school?”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("any child in children where age(child.born) < 16",
         f"for at least one child, the age of someone born on {BORN} is less than 16"),
        ("no child in children where child.at_school", f"for no child, {SCHOOL} is Yes"),
        ("every child in children meets child.at_school is no", f"for every child, {SCHOOL} is No"),
        ("any child in children where child.is_minor", "for at least one child, “is minor” of the child holds"),
        ("any child in children where not child.is_minor",
         "for at least one child, “is minor” of the child does not hold"),
        ("any child in children where child.school is primary", "for at least one child, “Which school?” is Primary"),
        ("lives_here and (any child in children where child.at_school)",
         f"“Do you live in Great Britain?” is Yes and (for at least one child, {SCHOOL} is Yes)"),
        ("not (no child in children where child.at_school)", f"it is not so that (for no child, {SCHOOL} is Yes)"),
        ("count of children >= 3", "the number of children is at least 3"),
        ("(count of children where child.at_school) >= 3",
         f"the number of children for which {SCHOOL} is Yes, is at least 3"),
        ("sum of posts.income", "the sum of “What did you earn?” over all posts"),
        ("sum of posts.income where post.paid",
         "the sum of “What did you earn?” over the posts for which “Post.paid” is Yes"),
        ("earliest of children.born + 1 day", f"the earliest of {BORN} over all children plus 1 day"),
        ("largest of [(sum of posts.income where post.paid), £0]",
         "the largest of (the sum of “What did you earn?” over the posts for which “Post.paid” is Yes) and £0"),
        ("count of ill_children > 1", "the number of children chosen in “Ill_children” is more than 1"),
        ("income_bands of (salary - £5) rounded down to £1",
         "“income bands” of (“What do you earn in a year?” minus £5), rounded down to £1"),
    ],
)  # fmt: skip
def test_a_sentence_about_items_in_plain_english(text: str, words: str) -> None:
    assert describe(resolve(parse(text), NAMES), FAMILY_JOURNEY) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no other child in children where other.name is child.name",
         "for no other child, “What is your child’s name?” of the other child is “What is your child’s name?”"),
        ("any other child in children where other.at_school",
         f"for at least one other child, {SCHOOL} of the other child is Yes"),
        ("any other child in children where not other.is_minor",
         "for at least one other child, “is minor” of the other child does not hold"),
        ("any other child in children where other.school was primary",
         "for at least one other child, “Which school?” of the other child was asked and is Primary"),
        ("child.number", "the number of the child"),
    ],
)  # fmt: skip
def test_a_sentence_inside_an_item_in_plain_english(text: str, words: str) -> None:
    assert describe(resolve(parse(text), IN_CHILD), FAMILY_JOURNEY) == words


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("any  child in  children where (child.at_school)", "any child in children where child.at_school"),
        ("any child in children where (child.at_school and has_job)",
         "any child in children where (child.at_school and has_job)"),
        ("any child in children where (child.at_school and child.is_minor)",
         "any child in children where child.at_school and child.is_minor"),
        ("(sum of posts.income where (post.paid)) > £5", "(sum of posts.income where post.paid) > £5"),
        ("(count of children) > 2", "count of children > 2"),
        ("largest of [sum of posts.income, £5] > £2", "largest of [sum of posts.income, £5] > £2"),
        ("(income_bands of (salary) rounded up to £1) > £5", "(income_bands of salary rounded up to £1) > £5"),
        ("(income_bands of (salary + £1)) > £5", "income_bands of (salary + £1) > £5"),
    ],
)  # fmt: skip
def test_a_sentence_about_items_has_one_canonical_spelling(written: str, canonical: str) -> None:
    assert unparse(resolve(parse(written), NAMES)) == canonical


def test_a_tree_whose_names_have_no_meaning_yet_is_written_too() -> None:
    for text in (
        "sum of posts.income where post.paid",
        "count of children where (child.at_school and child.is_minor)",
        "no other child in children where other.name is child.name",
    ):
        assert parse(unparse(parse(text))) == parse(text)


def test_a_quantifier_among_bullets_keeps_to_itself() -> None:
    bullets = [parse("any child in children where child.at_school"), parse("lives_here")]
    tree = together("all", bullets)
    assert tree.span.text == "(any child in children where child.at_school) and lives_here"
    assert parse(tree.span.text) == tree
