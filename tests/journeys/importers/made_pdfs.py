"""Small fillable PDFs, made up for these tests: a whole form, and forms that are broken in one way each."""

from __future__ import annotations

from tests.pdf_forms import Box, Radio, Sheet, Text, form

_CHILDREN = [
    part
    for number, y in ((1, 400), (2, 330), (3, 260))
    for part in (
        Text(50, y + 30, f"CHILD {number}", bold=True),
        Text(50, y + 17, "NAME", 7),
        Box(f"CHILD_NAME_{number}", 50, y),
        Text(250, y + 17, "DATE OF BIRTH (dd/mm/yyyy)", 7),
        Box(f"CHILD_BORN_{number}", 250, y, 90),
    )
]


def _sheet(*parts: Text | Box | Radio) -> Sheet:
    texts = [part for part in parts if isinstance(part, Text)]
    return Sheet(texts, [part for part in parts if not isinstance(part, Text)])


CLUB = form(
    _sheet(
        Text(50, 750, "Join the swimming club", 18, bold=True),
        Text(50, 733, "Fill in this form in block letters and hand it to whoever is at the desk on the day."),
        Text(50, 705, "1. About you", 13, bold=True),
        Text(50, 690, "FIRST NAME", 7),
        Box("FIRST_NAME", 50, 672),
        Text(210, 690, "LAST NAME", 7),
        Box("LAST_NAME", 210, 672),
        Text(370, 690, "DATE OF BIRTH", 7),
        Box("BIRTH_DAY", 370, 672, 24, extra="/TU (Day) /MaxLen 2"),
        Box("BIRTH_MONTH", 398, 672, 24, extra="/TU (Month) /MaxLen 2"),
        Box("BIRTH_YEAR", 426, 672, 40, extra="/TU (Year) /MaxLen 4"),
        Text(50, 650, "STREET", 7),
        Box("STREET", 50, 632),
        Text(210, 650, "TOWN", 7),
        Box("TOWN", 210, 632),
        Text(370, 650, "POSTCODE", 7),
        Box("POSTCODE", 370, 632, 80),
        Text(50, 612, "Can you swim already?"),
        Radio("CAN_SWIM", [("Y", 200, 610), ("N", 250, 610)]),
        Text(213, 612, "Yes"),
        Text(263, 612, "No"),
        Text(300, 612, "If yes, how far?"),
        Box("HOW_FAR", 380, 608, 120),
        Text(50, 590, "Which pools would you go to?"),
        Box("POOL_NORTH", 200, 588, kind="check", on="On"),
        Text(213, 590, "North pool"),
        Box("POOL_SOUTH", 280, 588, kind="check", on="On"),
        Text(293, 590, "South pool"),
        Text(50, 568, "How you pay"),
        Box("PAYS", 200, 564, kind="list", extra="/Opt [[(C) (Cash)] [(T) (Transfer)]] /TU (How do you want to pay?)"),
        Text(50, 546, "What you give to the club each year:"),
        Text(240, 546, "\xa3"),
        Box("GIFT_AMOUNT", 250, 542, 80),
        Text(50, 520, "Anything else that we should know"),
        Box("NOTES", 50, 470, 400, 44, extra="/Ff 4096"),
        Text(50, 450, "2. Your children", 13, bold=True),
        *_CHILDREN,
        Text(50, 225, "SIGNATURE", 7),
        Box("SIGNATURE", 50, 205),
        Text(250, 225, "DATE", 7),
        Box("SIGNED_ON", 250, 205),
        Text(50, 150, "FOR OFFICE USE ONLY", bold=True),
        Text(50, 135, "MEMBER NUMBER", 7),
        Box("MEMBER_NUMBER", 50, 115),
        Box("PRINT", 500, 740, 60, kind="push"),
    ),
    title="Join the swimming club",
)
