"""What people type, and what is understood: the table of forgiveness (one row, one case).

A row is what was typed and what comes of it: a value, `blank`, or `no(rule, parts at fault)`.
Amounts are in pence, dates are day, month, year in three boxes. Times, and what is copied from
cards and letters, have files of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tests.journeys.questions import forgiving_codes, forgiving_places, forgiving_times
from tests.journeys.questions.given import question
from tests.journeys.questions.table import No, Table, blank, no, tables

__all__ = ["TABLES", "No", "Table"]

TEXT = Table(
    question("text"),
    [
        ("Blue bicycle", "Blue bicycle"),
        ("  Blue bicycle  ", "Blue bicycle"),
        ("Blue \t  bicycle", "Blue bicycle"),
        ("Blue\u00a0bicycle", "Blue bicycle"),
        ("Blue\u2003bicycle\u3000", "Blue bicycle"),
        ("Blue\r\nbicycle", "Blue bicycle"),
        ("", blank),
        ("   ", blank),
        ("\u200b\u2060\ufeff", blank),
        ("\u00a0\t", blank),
        ("\x00", blank),
        ("a\x00b", "ab"),
        ("soft\u00adly", "softly"),
        ("\u202eright to left\u202c", "right to left"),
        ("Cafe\u0301", "Café"),
        ("2²", "2²"),
        ("½ a loaf", "½ a loaf"),
        ("ﬁne", "ﬁne"),
        ("“quoted” – as typed", "“quoted” – as typed"),
        ("<b>bold</b> & co", "<b>bold</b> & co"),
        ("{{ answer }}", "{{ answer }}"),
        ("نشانی خانه", "نشانی خانه"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("👩\u200d👧 family", "👩\u200d👧 family"),
        (
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("x\U000e0067", "x"),
        ("日本", "日本"),
        ("\ud800", "\ufffd"),
        ("x" * 200, "x" * 200),
        ("x" * 201, no("too_long")),
        ("x" * 100_000, no("too_long")),
        (" " * 150 + "x" * 200, "x" * 200),
    ],
)

LONG_TEXT = Table(
    question("long_text"),
    [
        ("One\r\nTwo", "One\nTwo"),
        ("One\rTwo", "One\nTwo"),
        ("One\u2028Two", "One\nTwo"),
        ("One\n\n\nTwo\n", "One\n\n\nTwo"),
        ("One  \nTwo", "One\nTwo"),
        ("  - a list\n  - of two", "- a list\n  - of two"),
        ("a  b", "a  b"),
        ("a\tb", "a b"),
        (" \r\n \r\n", blank),
        ("x\r\n" * 999 + "xx", "x\n" * 999 + "xx"),
        ("x" * 2001, no("too_long")),
        ("x" * 1_000_000, no("too_long")),
    ],
)

INTEGER = Table(
    question("integer", ask="How many hours do you work?"),
    [
        ("30", 30),
        (" 30 ", 30),
        ("0", 0),
        ("007", 7),
        ("+5", 5),
        ("-5", -5),
        ("−5", -5),
        ("–5", -5),
        ("- 5", -5),
        ("-0", 0),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200", 1200),
        ("1'200", 1200),
        ("1’200", 1200),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,00,000", 100000),
        ("1 234 567", 1234567),
        ("１２", 12),
        ("١٢", 12),
        ("१२", 12),
        ("１，２００", 1200),
        ("30.", 30),
        ("30,", 30),
        ("30.0", 30),
        ("30.00", 30),
        ("30 hours", 30),
        ("30hours", 30),
        ("30 hrs", 30),
        ("30 hour", 30),
        ("1,200 hours", 1200),
        ("30\u200b", 30),
        ("", blank),
        ("   ", blank),
        ("30.5", no("not_whole")),
        ("30,5", no("not_whole")),
        ("0.5", no("not_whole")),
        ("1.200", no("ambiguous_number")),
        ("1200,300", no("ambiguous_number")),
        ("12 00", no("ambiguous_number")),
        ("1,2345", no("ambiguous_number")),
        ("30 minutes", no("not_number")),
        ("30 or 40", no("not_number")),
        ("30-40", no("not_number")),
        ("about 30", no("not_number")),
        ("thirty", no("not_number")),
        ("30k", no("not_number")),
        ("2 dozen hours", no("not_number")),
        ("1e5", no("not_number")),
        ("1_000", no("not_number")),
        ("0x1f", no("not_number")),
        ("NaN", no("not_number")),
        ("Infinity", no("not_number")),
        ("-inf", no("not_number")),
        ("²", no("not_number")),
        ("3²", no("not_number")),
        ("½", no("not_number")),
        ("①", no("not_number")),
        ("Ⅳ", no("not_number")),
        ("1.2.3", no("not_number")),
        ("1,2,3", no("not_number")),
        ("27/3/2007", no("not_number")),
        ("--5", no("not_number")),
        ("+", no("not_number")),
        ("-", no("not_number")),
        ("£30", no("not_number")),
        ("30%", no("not_number")),
        ("=1+1", no("not_number")),
        ("1000000000", 10**9),
        ("1000000001", no("too_high")),
        ("-1000000001", no("too_low")),
        ("9" * 5000, no("too_high")),
        ("-" + "9" * 5000, no("too_low")),
        ("0" * 5000 + "7", 7),
        ("9" * 50_000, no("not_number")),
        ("9e" * 5000, no("not_number")),
        ("," * 5000, no("not_number")),
    ],
)

INTEGER_GERMAN = Table(
    question("integer", ask="Wie viele Stunden?"),
    [
        ("1.200", 1200),
        ("1.234.567", 1234567),
        ("1,200", no("ambiguous_number")),
        ("12,5", no("not_whole")),
        ("30 Stunden", 30),
    ],
    {"language": "de", "currency": "EUR"},
)

INTEGER_FRENCH = Table(
    question("integer", ask="Combien de personnes ?"),
    [("1\u202f200", 1200), ("1 200", 1200), ("1.200", no("ambiguous_number")), ("3 personnes", 3)],
    {"language": "fr", "currency": "EUR"},
)

INTEGER_ARABIC = Table(
    question("integer", ask="كم عدد الأشخاص؟"),
    [("٣", 3), ("١٬٢٠٠", 1200), ("١٢", 12), ("-٣", -3)],
    {"language": "ar", "currency": "EUR"},
)

DECIMAL = Table(
    question("decimal", ask="How far is it?", settings={"places": 2, "unit": "miles"}),
    [
        ("1.5", Fraction(3, 2)),
        ("1.50", Fraction(3, 2)),
        ("1.500000", Fraction(3, 2)),
        (".5", Fraction(1, 2)),
        ("0.5", Fraction(1, 2)),
        ("-.5", Fraction(-1, 2)),
        ("1,5", Fraction(3, 2)),
        ("0,25", Fraction(1, 4)),
        ("1,200.5", Fraction(2401, 2)),
        ("1.200,5", Fraction(2401, 2)),
        ("1 200.5", Fraction(2401, 2)),
        ("7", Fraction(7)),
        ("1,200", Fraction(1200)),
        ("１.５", Fraction(3, 2)),
        ("١٫٥", Fraction(3, 2)),
        ("1.5 miles", Fraction(3, 2)),
        ("1.5 mile", Fraction(3, 2)),
        ("1.5 km", no("not_number")),
        ("", blank),
        ("1.200", no("ambiguous_number")),
        ("1.2345", no("too_many_decimals")),
        ("0.001", no("too_many_decimals")),
        ("1/2", no("not_number")),
        ("1½", no("not_number")),
        ("NaN", no("not_number")),
        ("1e999999999", no("not_number")),
        ("." + "0" * 5000 + "1", no("too_many_decimals")),
        ("9" * 5000 + ".5", no("too_high")),
    ],
)

DECIMAL_GERMAN = Table(
    question("decimal", ask="Wie weit?"),
    [
        ("1,5", Fraction(3, 2)),
        ("1.5", Fraction(3, 2)),
        ("1.200,5", Fraction(2401, 2)),
        ("1.200", Fraction(1200)),
        ("1,200", no("ambiguous_number")),
    ],
    {"language": "de", "currency": "EUR"},
)

MONEY = Table(
    question("money", ask="How much is your rent a week?"),
    [
        ("1200", 120000),
        ("£1,200.50", 120050),
        ("1200.5", 120050),
        ("1200.50", 120050),
        ("1 200", 120000),
        ("GBP 1200", 120000),
        ("gbp1200", 120000),
        ("1200 GBP", 120000),
        ("1200.00", 120000),
        ("£ 1 200", 120000),
        ("￡１２００", 120000),
        ("1200 pounds", 120000),
        ("1200 pound", 120000),
        ("120£", 12000),
        ("£120 a week", 12000),
        ("120.50 per week", 12050),
        ("120 a month", no("not_money")),
        ("12,50", 1250),
        ("£1.2", 120),
        ("£.50", 50),
        ("50p", 50),
        ("5p", 5),
        ("50 pence", 50),
        ("£1.50p", 150),
        ("120/-", 12000),
        ("120.-", 12000),
        ("£0", 0),
        ("-£0", 0),
        ("999,999,999.99", 99_999_999_999),
        ("", blank),
        (" \u200b", blank),
        ("1.200", no("ambiguous_number")),
        ("£1.200", no("ambiguous_number")),
        ("1.200,50", 120050),
        ("£12 00", no("ambiguous_number")),
        ("120.505", no("ambiguous_number")),
        ("1200.505", no("not_money")),
        ("1.2k", no("not_money")),
        ("£1m", no("not_money")),
        ("£", no("not_money")),
        ("€50", no("not_money")),
        ("$50", no("not_money")),
        ("50 EUR", no("not_money")),
        ("£10-£20", no("not_money")),
        ("about £10", no("not_money")),
        ("ten pounds", no("not_money")),
        ("NaN", no("not_money")),
        ("½", no("not_money")),
        ("1e3", no("not_money")),
        ("££5", no("not_money")),
        ("-5", no("too_low")),
        ("-£5", no("too_low")),
        ("£-5", no("too_low")),
        ("£−0.01", no("too_low")),
        ("1000000000", no("too_high")),
        ("9" * 5000, no("too_high")),
        ("£" * 5000, no("not_money")),
    ],
)

MONEY_WHOLE = Table(
    question("money", settings={"pence": "none"}),
    [("120", 12000), ("£120.00", 12000), ("120.50", no("no_pence")), ("50p", no("no_pence"))],
)

MONEY_EXACT = Table(
    question("money", settings={"pence": "needed"}),
    [
        ("120.50", 12050),
        ("£120.00", 12000),
        ("1,200.00", 120000),
        ("120", no("needs_pence")),
        ("1,200", no("needs_pence")),
    ],
)

MONEY_EURO = Table(
    question("money", ask="Wie hoch ist die Miete?"),
    [
        ("1.200,50", 120050),
        ("1.200,50 €", 120050),
        ("€ 12,50", 1250),
        ("12,50 Euro", 1250),
        ("1.200", 120000),
        ("1200 EUR", 120000),
        ("1200,-", 120000),
        ("12.50", 1250),
        ("£5", no("not_money")),
    ],
    {"language": "de", "currency": "EUR"},
)

MONEY_YEN = Table(
    question("money", settings={"minor_digits": 0}),
    [("¥1200", 1200), ("1,200", 1200), ("￥１２００", 1200), ("12.5", no("not_money"))],
    {"currency": "JPY", "minor_digits": 0},
)

MONEY_DINAR = Table(
    question("money", settings={"minor_digits": 3}),
    [("1.200", 1200), ("1.2", 1200), ("1,200", 1200000), ("KWD 5", 5000)],
    {"currency": "KWD", "minor_digits": 3},
)

BIRTH = date(2007, 3, 27)

DATE = Table(
    question("date"),
    [
        (["27", "3", "2007"], BIRTH),
        (["27", "03", "2007"], BIRTH),
        ([" 27 ", "3", "2007 "], BIRTH),
        (["27.", "3.", "2007."], BIRTH),
        (["27,", "3", "2007"], BIRTH),
        (["27th", "March", "2007"], BIRTH),
        (["27", "march", "2007"], BIRTH),
        (["27", "MAR", "2007"], BIRTH),
        (["27", "Mar.", "2007"], BIRTH),
        (["27", "marzo", "2007"], BIRTH),
        (["27", "Märch", "2007"], BIRTH),
        (["1st", "sept", "2007"], date(2007, 9, 1)),
        (["1", "Sep", "2007"], date(2007, 9, 1)),
        (["1", "Septemb", "2007"], date(2007, 9, 1)),
        (["1", "febuary", "2007"], date(2007, 2, 1)),
        (["1", "may", "2007"], date(2007, 5, 1)),
        (["２７", "３", "２００７"], BIRTH),
        (["٢٧", "٣", "٢٠٠٧"], BIRTH),
        (["27", "3\u200b", "2007"], BIRTH),
        (["29", "2", "2008"], date(2008, 2, 29)),
        (["27/3/2007", "", ""], BIRTH),
        (["27-3-2007", "", ""], BIRTH),
        (["27.3.2007", "", ""], BIRTH),
        (["27 3 2007", "", ""], BIRTH),
        (["27032007", "", ""], BIRTH),
        (["20070327", "", ""], BIRTH),
        (["2007-03-27", "", ""], BIRTH),
        (["2007/3/27", "", ""], BIRTH),
        (["27 March 2007", "", ""], BIRTH),
        (["27th of March, 2007", "", ""], BIRTH),
        (["March 27, 2007", "", ""], BIRTH),
        (["27-Mar-2007", "", ""], BIRTH),
        (["Tuesday 27 March 2007", "", ""], BIRTH),
        (["Tue, 27 Mar 2007", "", ""], BIRTH),
        (["27–3–2007", "", ""], BIRTH),
        (["", "27/3/2007", ""], BIRTH),
        (["", "", "27 March 2007"], BIRTH),
        (["27 March", "", "2007"], BIRTH),
        (["27/3", "", "2007"], BIRTH),
        (["27", "March 2007", ""], BIRTH),
        (["27/3/2007", "3", "2007"], BIRTH),
        (["", "", ""], blank),
        ([" ", "\u200b", "\u00a0"], blank),
        (["27", "", "2007"], no("date.incomplete", "month")),
        (["", "3", "2007"], no("date.incomplete", "day")),
        (["27", "3", ""], no("date.incomplete", "year")),
        (["27", "", ""], no("date.incomplete", "month", "year")),
        (["", "", "2007"], no("date.incomplete", "day", "month")),
        (["27", "", "07"], no("date.incomplete", "month")),
        (["27/3", "", ""], no("date.incomplete", "month", "year")),
        (["27", "3", "07"], no("date.short_year", "year")),
        (["27", "3", "207"], no("date.short_year", "year")),
        (["27", "3", "20077"], no("date.short_year", "year")),
        (["27/3/07", "", ""], no("date.short_year", "day")),
        (["32", "3", "07"], no("date.short_year", "year")),
        (["32", "3", "2007"], no("date.not_real", "day")),
        (["0", "3", "2007"], no("date.not_real", "day")),
        (["27", "13", "2007"], no("date.not_real", "month")),
        (["27", "0", "2007"], no("date.not_real", "month")),
        (["32", "13", "2007"], no("date.not_real", "day", "month")),
        (["27", "3", "year"], no("date.not_real", "year")),
        (["27", "3", "0000"], no("date.not_real", "year")),
        (["27", "smarch", "2007"], no("date.not_real", "month")),
        (["x", "3", "2007"], no("date.not_real", "day")),
        (["-1", "3", "2007"], no("date.not_real", "day")),
        (["²", "3", "2007"], no("date.not_real", "day")),
        (["31", "4", "2007"], no("date.not_real")),
        (["29", "2", "2007"], no("date.not_real")),
        (["30 February 2007", "", ""], no("date.not_real", "day")),
        (["3/27/2007", "", ""], no("date.not_real", "day")),
        (["9" * 5000, "3", "2007"], no("date.not_real", "day")),
        (["27", "3", "9" * 5000], no("date.short_year", "year")),
        (["1", "1", "1900"], date(1900, 1, 1)),
        (["31", "12", "1899"], no("date.after_or_same", "year")),
        (["1", "1", "2200"], no("date.before_or_same", "year")),
        (["27", "3", "1007"], no("date.after_or_same", "year")),
    ],
)

DATE_WELSH = Table(
    question("date"),
    [
        (["27", "Mawrth", "2007"], BIRTH),
        (["27", "maw", "2007"], BIRTH),
        (["27 Mawrth 2007", "", ""], BIRTH),
        (["27", "March", "2007"], BIRTH),
        (["22", "Tachwedd", "2007"], date(2007, 11, 22)),
    ],
    {"language": "cy"},
)

DATE_SPANISH = Table(
    question("date"),
    [
        (["27", "marzo", "2007"], BIRTH),
        (["27 de marzo de 2007", "", ""], BIRTH),
        (["27", "septiembre", "2007"], date(2007, 9, 27)),
        (["27", "sept.", "2007"], date(2007, 9, 27)),
    ],
    {"language": "es", "currency": "EUR"},
)

DATE_ARABIC = Table(
    question("date"),
    [(["٢٧", "مارس", "٢٠٠٧"], BIRTH), (["٢٧ مارس ٢٠٠٧", "", ""], BIRTH), (["٢٧/٣/٢٠٠٧", "", ""], BIRTH)],
    {"language": "ar", "currency": "EUR"},
)

YES_NO = Table(
    question("yes_no"),
    [
        ("yes", True),
        ("no", False),
        ("Yes", True),
        (" NO ", False),
        ("", blank),
        ("maybe", blank),
        ("true", blank),
        ("on", blank),
    ],
)

CHOICE = Table(
    question("choice", options={"car": "Car", "moped": "Moped", "tractor": "Tractor or digger"}),
    [
        ("car", "car"),
        ("Car", "car"),
        ("TRACTOR OR DIGGER", "tractor"),
        ("tractor or  digger.", "tractor"),
        ("", blank),
        ("bus", blank),
        ("car,moped", blank),
        ("\x00", blank),
    ],
)

COUNTRY = Table(
    question(
        "choice",
        options={"france": "France", "cote_divoire": "Côte d’Ivoire", "hong_kong": "Hong Kong", "india": "भारत"},
        settings={"presentation": "search"},
    ),
    [
        ("france", "france"),
        (" FRANCE ", "france"),
        ("cote d'ivoire", "cote_divoire"),
        ("Cote dIvoire", "cote_divoire"),
        ("hong-kong", "hong_kong"),
        ("भारत", "india"),
        ("", blank),
        ("  ", blank),
        ("Frankreich", no("not_in_list")),
        ("भारती", no("not_in_list")),
        ("x" * 5000, no("not_in_list")),
    ],
)

NAME = Table(
    question("name"),
    [
        ("Ann Smith", "Ann Smith"),
        ("  Ann   Smith ", "Ann Smith"),
        ("ann SMITH", "ann SMITH"),
        ("Jean-Luc O’Neill", "Jean-Luc O’Neill"),
        ("O'Neill", "O'Neill"),
        ("St. John", "St. John"),
        ("Sukarno", "Sukarno"),
        ("O", "O"),
        ("Ng", "Ng"),
        ("X Æ A-12", "X Æ A-12"),
        ("Zoe\u0308", "Zoë"),
        ("李小龍", "李小龍"),
        ("محمد\u200c رضا", "محمد\u200c رضا"),
        ("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai"),
        ("Ann Smith (née Brown)", "Ann Smith (née Brown)"),
        ("Meena s/o Ravi", "Meena s/o Ravi"),
        ("Gal·la", "Gal·la"),
        ("x" * 200, "x" * 200),
        ("", blank),
        ("ann@example.com", no("bad_chars")),
        ("Ann 😀", no("bad_chars")),
        ("<Ann>", no("bad_chars")),
        ("Ann £", no("bad_chars")),
        ("x" * 201, no("too_long")),
    ],
)

EMAIL = Table(
    question("email"),
    [
        ("name@example.com", "name@example.com"),
        (" name@example.com ", "name@example.com"),
        ("Name@EXAMPLE.com", "Name@example.com"),
        ("mailto:name@example.com", "name@example.com"),
        ("MAILTO:name@example.com", "name@example.com"),
        ("<name@example.com>", "name@example.com"),
        ("A Name <name@example.com>", "name@example.com"),
        ("name@example.com.", "name@example.com"),
        ("name@example.com,", "name@example.com"),
        ('"name@example.com"', "name@example.com"),
        ("name @ example.com", "name@example.com"),
        ("name@\u200bexample.com", "name@example.com"),
        ("name＠example.com", "name@example.com"),
        ("first.last+tag@mail.example.co.uk", "first.last+tag@mail.example.co.uk"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("name@münchen.example.de", "name@münchen.example.de"),
        ("name@xn--mnchen-3ya.de", "name@münchen.de"),
        ("用户@例子.广告", "用户@例子.广告"),
        ("", blank),
        ("name", no("wrong_form")),
        ("name@", no("wrong_form")),
        ("@example.com", no("wrong_form")),
        ("name@example", no("wrong_form")),
        ("name@example,com", no("wrong_form")),
        ("name@@example.com", no("wrong_form")),
        ("na..me@example.com", no("wrong_form")),
        ("a@example.com, b@example.com", no("wrong_form")),
        ("name@example.com<script>", no("wrong_form")),
        ("name@-example.com", no("wrong_form")),
        ("x" * 65 + "@example.com", no("wrong_form")),
        ("x" * 300 + "@example.com", no("too_long")),
        ("@" * 5000, no("too_long")),
    ],
)

PHONE = Table(
    question("phone"),
    [
        ("01632 960 142", "01632 960 142"),
        ("01632960142", "01632960142"),
        ("07700 900 982", "07700 900 982"),
        (" 07700  900982 ", "07700 900982"),
        ("(01632) 960142", "(01632) 960142"),
        ("01632.960.142", "01632.960.142"),
        ("01632-960-142", "01632-960-142"),
        ("01632–960–142", "01632–960–142"),
        ("+44 1632 960142", "+44 1632 960142"),
        ("+44 (0)1632 960142", "+44 (0)1632 960142"),
        ("0044 1632 960142", "0044 1632 960142"),
        ("01632 960142 ext 12", "01632 960142 ext 12"),
        ("٠١٦٣٢ ٩٦٠١٤٢", "٠١٦٣٢ ٩٦٠١٤٢"),
        ("０１６３２９６０１４２", "０１６３２９６０１４２"),
        ("+1 202 555 0143", "+1 202 555 0143"),
        ("+33 1 99 00 12 34", "+33 1 99 00 12 34"),
        ("tel: 01632 960142", "tel: 01632 960142"),
        ("", blank),
        ("call me", no("wrong_form")),
        ("123", no("wrong_form")),
        ("0163296014201632960142", no("wrong_form")),
        ("name@example.com", no("wrong_form")),
        ("+999 123 456", no("wrong_form")),
        ("²²²²²²²²²²²", no("wrong_form")),
        ("0" * 5000, no("too_long")),
    ],
)

PHONE_GERMAN = Table(
    question("phone"),
    [
        ("030 23125 014", "030 23125 014"),
        ("+49 30 23125014", "+49 30 23125014"),
        ("+44 1632 960142", "+44 1632 960142"),
    ],
    {"language": "de", "currency": "EUR"},
)

HOME = {"line1": "12 Tannery Row", "town": "Northmere", "postcode": "NM3 5QT"}

ADDRESS = Table(
    question("address"),
    [
        (["12 Tannery Row", "", "Northmere", "NM3 5QT"], HOME),
        ([" 12  Tannery Row ", " ", "Northmere ", "nm35qt"], HOME),
        (["12 Tannery Row", "", "Northmere", "n m 3 5 q t"], HOME),
        (["12 Tannery Row", "", "Northmere", "NM3-5QT."], HOME),
        (["12 Tannery Row", "", "Northmere", "ＮＭ３　５ＱＴ"], HOME),
        (["12 Tannery Row", "Flat 4", "Northmere", "NM3 5QT"], HOME | {"line2": "Flat 4"}),
        (
            ["1 High Street", "", "London", "sw1a1aa"],
            {"line1": "1 High Street", "town": "London", "postcode": "SW1A 1AA"},
        ),
        (["1 High Street", "", "Hull", "HU1 OAA"], {"line1": "1 High Street", "town": "Hull", "postcode": "HU1 0AA"}),
        (["", "", "", ""], blank),
        ([" ", "\u200b", "", ""], blank),
        (["", "", "Northmere", "NM3 5QT"], no("incomplete", "line1")),
        (["12 Tannery Row", "", "", "NM3 5QT"], no("incomplete", "town")),
        (["12 Tannery Row", "", "Northmere", ""], no("incomplete", "postcode")),
        (["", "Flat 4", "", ""], no("incomplete", "line1", "town", "postcode")),
        (["12 Tannery Row", "", "Northmere", "NM3"], no("wrong_form", "postcode")),
        (["12 Tannery Row", "", "Northmere", "12345"], no("wrong_form", "postcode")),
        (["12 Tannery Row", "", "Northmere", "NM3 5QC"], no("wrong_form", "postcode")),
        (["12 Tannery Row", "", "Northmere", "NM3 5QT NM3 5QT"], no("wrong_form", "postcode")),
        (["x" * 101, "", "Northmere", "NM3 5QT"], no("too_long", "line1")),
        (["12 Tannery Row", "", "Northmere", "x" * 5000], no("too_long", "postcode")),
        (["No fixed address", "", "", ""], no("incomplete", "town", "postcode")),
    ],
)

ADDRESS_ANYWHERE = Table(
    question("address", settings={"country": "any"}),
    [
        (["France", "5 rue du Port\r\nBrest"], {"country": "France", "lines": "5 rue du Port\nBrest"}),
        (
            [" south  korea ", " 1 Sejong-daero \n Seoul "],
            {"country": "south korea", "lines": "1 Sejong-daero\n Seoul"},
        ),
        (["日本", "東京都千代田区"], {"country": "日本", "lines": "東京都千代田区"}),
        (["", "  \r\n "], blank),
        (["", "5 rue du Port\nBrest\nFrance"], no("incomplete", "country")),
        (["France", ""], no("incomplete", "lines")),
        (["France", "no fixed address"], {"country": "France", "lines": "no fixed address"}),
        (["", "no fixed address"], no("incomplete", "country")),
        (["x" * 101, "5 rue du Port"], no("too_long", "country")),
        (["France", "x" * 501], no("too_long", "lines")),
    ],
)

NO_FIXED_ADDRESS = Table(
    question("address", settings={"no_fixed_address": True}),
    [
        (["No fixed address", "", "", ""], {"line1": "No fixed address"}),
        (["no fixed abode.", "", "", ""], {"line1": "no fixed abode."}),
        (["N.F.A.", "", "Northmere", ""], {"line1": "N.F.A.", "town": "Northmere"}),
        (
            ["c/o The Harbour Shelter, 2 Quay Street", "", "Northmere", "NM3 5QT"],
            {"line1": "c/o The Harbour Shelter, 2 Quay Street", "town": "Northmere", "postcode": "NM3 5QT"},
        ),
        (["12 Tannery Row", "", "", ""], no("incomplete", "town", "postcode")),
    ],
)

DECLARATION = Table(
    question("declaration", ask="All of this is true."),
    [("yes", True), ("on", True), ("Yes", True), ("", blank), ("no", blank), ("x" * 5000, blank)],
)

TABLES: Mapping[str, Table] = tables(vars()) | forgiving_times.TABLES | forgiving_codes.TABLES | forgiving_places.TABLES
