"""What kind a sum, a product or a pair of alternatives has."""

from __future__ import annotations

from journeys.expressions.kinds import (
    Choice,
    Date,
    Days,
    Decimal,
    Duration,
    Exact,
    Integer,
    Kind,
    Money,
    Month,
    Months,
    Percent,
    Text,
    Time,
    YesNo,
)


def is_number(kind: Kind) -> bool:
    """A number that is not money."""
    return isinstance(kind, Integer | Decimal) or kind == Exact("number")


def is_money(kind: Kind) -> bool:
    """Money, exact or not."""
    return isinstance(kind, Money) or kind == Exact("money")


def is_duration(kind: Kind) -> bool:
    """Something a date can be moved by."""
    return isinstance(kind, Days | Months | Duration)


def is_ordered(kind: Kind) -> bool:
    """What `<` and `largest of` compare. Dates have words of their own."""
    return is_number(kind) or is_money(kind) or isinstance(kind, Days | Months | Percent)


def is_moment(kind: Kind) -> bool:
    """What `is before` and `latest of` compare."""
    return isinstance(kind, Date | Month | Time)


def added(left: Kind, sign: str, right: Kind) -> Kind | None:
    """The kind of `left + right` or `left - right`; None where that means nothing."""
    if is_number(left) and is_number(right):
        return _wider(left, right)
    if is_money(left) and is_money(right):
        return Money() if left == right == Money() else Exact("money")
    if isinstance(left, Date) and is_duration(right):
        return left
    if isinstance(left, Date) and isinstance(right, Date) and sign == "-":
        return Days()
    if isinstance(left, Month) and isinstance(right, Months):
        return left
    if is_duration(left) and is_duration(right):
        return left if left == right else Duration()
    return None


def _wider(left: Kind, right: Kind) -> Kind:
    if isinstance(left, Exact) or isinstance(right, Exact):
        return Exact("number")
    if isinstance(left, Integer) and isinstance(right, Integer):
        return left
    return Decimal(max(kind.places for kind in (left, right) if isinstance(kind, Decimal)))


def multiplied(left: Kind, right: Kind) -> Kind | None:
    """The kind of `left * right`."""
    if is_money(right) or (is_duration(right) and not is_duration(left)):
        left, right = right, left
    if is_duration(left):
        return left if isinstance(left, Days | Months) and isinstance(right, Integer) else None
    if not (is_number(right) or isinstance(right, Percent)):
        return None
    if is_money(left):
        return Money() if isinstance(left, Money) and isinstance(right, Integer) else Exact("money")
    if is_number(left) or isinstance(left, Percent):
        return left if isinstance(left, Integer) and isinstance(right, Integer) else Exact("number")
    return None


def divided(left: Kind, right: Kind) -> Kind | None:
    """The kind of `left / right`."""
    if is_money(left) and is_money(right):
        return Exact("number")
    if not is_number(right) and not isinstance(right, Percent):
        return None
    if is_money(left):
        return Exact("money")
    return Exact("number") if is_number(left) or isinstance(left, Percent) else None


def fits(kind: Kind, wanted: Kind) -> bool:
    """Whether a value of this kind can stand where `wanted` is expected. Only whole numbers convert."""
    if isinstance(kind, Choice) and isinstance(wanted, Choice):
        return set(kind.options) <= set(wanted.options)
    if isinstance(wanted, Decimal):
        return isinstance(kind, Integer | Decimal)
    if isinstance(wanted, Text):
        return isinstance(kind, Text)
    return kind == wanted


def joined(left: Kind, right: Kind) -> Kind | None:
    """The kind of a value that is either `left` or `right`: rows of a `decide`, `if answered otherwise`."""
    if isinstance(left, Integer | Decimal) and isinstance(right, Integer | Decimal):
        return _wider(left, right)
    if isinstance(left, Exact | Money) and isinstance(right, Exact | Money) and is_money(left) and is_money(right):
        return Exact("money") if left != right else left
    if is_number(left) and is_number(right):
        return Exact("number")
    if isinstance(left, Text) and isinstance(right, Text):
        return left if left == right else Text()
    if fits(left, right):
        return right
    return left if fits(right, left) else None


def comparable(left: Kind, right: Kind) -> bool:
    """Whether two values can be the same thing: `is`, `<`, `between`."""
    if is_number(left) and is_number(right):
        return True
    if is_money(left) and is_money(right):
        return True
    if isinstance(left, Choice) and isinstance(right, Choice):
        return set(left.options) == set(right.options)
    return left == right and not isinstance(left, YesNo)


def kind_words(kind: Kind) -> str:
    """A kind as authors call it: `a date`."""
    return WORDS.get(type(kind).__name__, "a value")


WORDS = {
    "YesNo": "a yes/no",
    "Choice": "a choice",
    "Choices": "a set of choices",
    "Integer": "a whole number",
    "Decimal": "a decimal number",
    "Money": "an amount of money",
    "Exact": "an exact fraction",
    "Percent": "a percentage",
    "Date": "a date",
    "Month": "a month",
    "Days": "a number of days",
    "Months": "a number of months",
    "Duration": "a duration of months and days",
    "Text": "text",
    "Record": "an answer of several parts",
    "RoughDate": "an approximate date",
    "Time": "a time of day",
    "Files": "uploaded files",
    "Items": "a list of items",
    "ItemId": "one item of a list",
    "ItemIds": "some items of a list",
}
