"""The words for every rule that an answer can break, in English: one place for translators.

In a template `{t}` is what the answer is called ("your date of birth"), `{T}` the same at the start
of a sentence ("Date of birth"), other names are the problem's params. `{n:character}` is a count
with its noun ("1 character", "12 characters"). What stands in `[ ]` is an example, left out where
the question's hint already gives one.
"""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    "empty.text": "Enter {t}",
    "empty.select": "Select {t}",
    "option.gone": "Select {t}",
    "empty.yesno": "Select yes if {statement}",
    "incomplete": "Enter {missing}",
    "none.and.other": "Select {t}, or select {none}",
    "too_few": "Select {least} or more",
    "too_many": "Select {most} or fewer",
    "not_in_list": "Select {t} from the list",
    "not_in_list:near": "Select {t} from the list, for example {closest}",
    "too_short": "{T} must be {least:character} or more",
    "too_long": "{T} must be {most:character} or less (you have {n})",
    "between_len": "{T} must be between {least} and {most:character} (you have {n})",
    "bad_chars": "{T} must not include {found}",
    "wrong_form": "{T} must look like {example}",
    "not_number": "{T} must be a number[, like {example}]",
    "not_whole": "{T} must be a whole number[, like {example}]",
    "too_many_decimals": "{T} must have {places:decimal place} or fewer",
    "ambiguous_number": "Write {t} without a comma or point, or with {places:decimal}",
    "too_low": "{T} must be {min} or more",
    "too_high": "{T} must be {max} or less",
    "between_num": "{T} must be between {min} and {max}",
    "not_money": "{T} must be an amount of money[, like {example}]",
    "needs_pence": "{T} must include {minor}[, like {example}]",
    "no_pence": "{T} must not include {minor}[, like {example}]",
    "date.incomplete": "{T} must include a {missing}",
    "date.short_year": "Year must include 4 numbers",
    "date.not_real": "{T} must be a real date",
    "date.past": "{T} must be in the past",
    "date.today_or_past": "{T} must be today or in the past",
    "date.future": "{T} must be in the future",
    "date.today_or_future": "{T} must be today or in the future",
    "date.after_or_same": "{T} must be on or after {min}",
    "date.before_or_same": "{T} must be on or before {max}",
    "date.between": "{T} must be between {min} and {max}",
    "address.find": "Search for your address, or enter it yourself",
    "address.pick": "Select your address, or enter it yourself",
    "month.not_real": "{T} must be a real month",
    "month.expired": "{T} must be this month or later",
    "month.this_or_later": "{T} must be this month or later",
    "month.this_or_earlier": "{T} must be this month or earlier",
    "rough.no_year": "{T} must include a year[, like 2017]",
    "rough.unclear": "Write {t} as a year, or as a month and a year",
    "time.not_real": "{T} must be a time of day[, like 9:30 or 14:00]",
    "time.after_or_same": "{T} must be {min} or later",
    "time.before_or_same": "{T} must be {max} or earlier",
    "time.between": "{T} must be between {min} and {max}",
    "day.not_real": "{T} must be a real day[, like 4 12 2026]",
    "day.not_available": "{T} must be one of the available days, for example {days}",
    "day.none": "There are no days left to choose from",
    "name.single": "You gave only one name. Continue if that is all of it",
    "signature.empty": "Enter your full name to sign",
    "email.typo": "Check {t}: did you mean {guess}? Continue if yours is right",
    "phone.unknown": "Check {t}: we do not know numbers like this one. Continue if it is right",
    "bank.sort_code": "Sort code must have 6 numbers, like 09 01 28",
    "bank.account": "Account number must have between 6 and 8 numbers, like 00 73 32 45",
    "bank.roll": "Roll number must have between 1 and 18 letters and numbers",
    "iban.bic": "BIC must have 8 or 11 letters and numbers, like BANKGB2L",
    "bank.unlikely": "Check the sort code and the account number. Continue if they are right",
    "code.length": "{T} must have {n:character}, like {example}",
    "code.starts": "{T} must start with {starts}, like {example}",
    "code.digits": "{T} must have only numbers, like {example}",
    "code.letters": "{T} must have only letters, like {example}",
    "code.both": "{T} must have only letters and numbers, like {example}",
    "checksum": "{T} is not one that is given out. Check it against the document it is on",
    "iban.start": "{T} must start with 2 letters for the country and 2 numbers, like {example}",
    "iban.length": "{T} must have between {least} and {most} letters and numbers",
    "iban.checksum": "{T} is not right. Check each letter and number against your card or statement",
    "empty.file": "Upload {t}",
    "file.type": "{name} must be one of these: {types}",
    "file.size": "{name} must be smaller than {size}",
    "file.empty": "{name} is empty",
    "file.locked": "{name} is password protected. Upload a copy without a password",
    "file.unread": "{name} could not be read. Check that it opens on your device, then try again",
    "file.later": "There was too much to take at once. Upload {name} again",
    "file.count": "You can add up to {most:file}",
    "file.few": "Add {least:file} or more",
    "not_text": "{T} must be written as text",
    "yesno.boolean": "Write yes or no",
}
"""Rule id -> template."""


def words(*rules: str, **others: str) -> dict[str, str]:
    """The templates of these rules, and `others` worded apart."""
    return {rule: TEMPLATES[rule] for rule in rules} | others


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "empty": ("empty.text", "empty.select", "empty.yesno", "empty.file", "option.gone"),
    "min": ("too_low", "too_short", "too_few", "date.after_or_same", "date.future", "date.today_or_future", "file.few"),
    "max": ("too_high", "too_long", "too_many", "date.before_or_same", "date.past", "date.today_or_past", "file.count"),
}
"""The words of the author's own text under `errors`: a plain name -> the rules that it rewords.

The `between` rules belong to `min` or `max` by the side that was broken, which the problem says.
"""


def family(rule: str, side: str | None = None) -> str | None:
    """The plain name under which an author rewords this rule, or None."""
    return side or next((name for name, rules in FAMILIES.items() if rule in rules), None)
