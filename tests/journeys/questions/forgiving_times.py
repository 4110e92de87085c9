"""What people type for months, rough dates, days to come and times of day, in the languages they speak."""

from __future__ import annotations

from datetime import date, time

from tests.journeys.questions.given import question
from tests.journeys.questions.table import Table, blank, no, tables

MONTH = Table(
    question("month_year"),
    [
        (["3", "2027"], date(2027, 3, 1)),
        (["03", "2027"], date(2027, 3, 1)),
        (["mar", "2027"], date(2027, 3, 1)),
        (["March", "2027"], date(2027, 3, 1)),
        (["sept", "2027"], date(2027, 9, 1)),
        (["3/2027", ""], date(2027, 3, 1)),
        (["03 2027", ""], date(2027, 3, 1)),
        (["3-2027", ""], date(2027, 3, 1)),
        (["3.2027", ""], date(2027, 3, 1)),
        (["2027-03", ""], date(2027, 3, 1)),
        (["2027/3", ""], date(2027, 3, 1)),
        (["March 2027", ""], date(2027, 3, 1)),
        (["march, 2027", ""], date(2027, 3, 1)),
        (["032027", ""], date(2027, 3, 1)),
        (["202703", ""], date(2027, 3, 1)),
        (["", "3/2027"], date(2027, 3, 1)),
        (["27/3/2027", ""], date(2027, 3, 1)),
        (["27 March 2027", ""], date(2027, 3, 1)),
        (["３", "２０２７"], date(2027, 3, 1)),
        (["٣", "٢٠٢٧"], date(2027, 3, 1)),
        (["3.", "2027."], date(2027, 3, 1)),
        (["", ""], blank),
        ([" ", "\u200b"], blank),
        (["3", ""], no("date.incomplete", "year")),
        (["March", ""], no("date.incomplete", "year")),
        (["", "2027"], no("date.incomplete", "month")),
        (["2027", ""], no("date.incomplete", "month")),
        (["3", "27"], no("date.short_year", "year")),
        (["13", "2027"], no("month.not_real", "month")),
        (["0", "2027"], no("month.not_real", "month")),
        (["3", "0000"], no("month.not_real", "year")),
        (["foo", "2027"], no("month.not_real", "month")),
        (["3", "20x7"], no("month.not_real", "year")),
        (["3", "1066"], no("date.after_or_same", "year")),
        (["3", "2200"], no("date.before_or_same", "year")),
        (["3" * 5000, "2027"], no("month.not_real", "month")),
        (["3", "3" * 5000], no("date.short_year", "year")),
        (["March", "March"], no("month.not_real", "year")),
        (["²", "2027"], no("month.not_real", "month")),
    ],
)

CARD = Table(
    question("month_year", settings={"document": True, "unexpired": True}),
    [
        (["3/27", ""], date(2027, 3, 1)),
        (["03/27", ""], date(2027, 3, 1)),
        (["03 27", ""], date(2027, 3, 1)),
        (["0327", ""], date(2027, 3, 1)),
        (["mar 27", ""], date(2027, 3, 1)),
        (["3", "27"], date(2027, 3, 1)),
        (["11", "26"], date(2026, 11, 1)),
        (["10", "26"], no("month.expired")),
        (["12", "'27"], date(2027, 12, 1)),
        (["12", "99"], no("month.expired")),
        (["3", "2027"], date(2027, 3, 1)),
        (["5", "1"], no("date.short_year", "year")),
    ],
)

CERTIFICATE = Table(
    question("month_year", settings={"document": True}),
    [
        (["5", "87"], date(1987, 5, 1)),
        (["5", "55"], date(2055, 5, 1)),
        (["12", "25"], date(2025, 12, 1)),
        (["5", "57"], date(1957, 5, 1)),
    ],
)

MONTH_POLISH = Table(
    question("month_year"),
    [
        (["marca 2027", ""], date(2027, 3, 1)),
        (["marzec", "2027"], date(2027, 3, 1)),
        (["gru", "2027"], date(2027, 12, 1)),
        (["w grudniu", ""], no("month.not_real", "month", "year")),
        (["grudniu", "2027"], date(2027, 12, 1)),
    ],
    {"language": "pl"},
)

MONTH_WELSH = Table(
    question("month_year"),
    [
        (["Mawrth 2027", ""], date(2027, 3, 1)),
        (["Ion", "2027"], date(2027, 1, 1)),
        (["March", "2027"], date(2027, 3, 1)),
    ],
    {"language": "cy"},
)

ROUGH = Table(
    question("rough_date"),
    [
        ("2017", "2017"),
        ("about 2017", "2017"),
        ("circa 2017", "2017"),
        ("c. 2017", "2017"),
        ("December 2017", "2017-12"),
        ("Dec 2017", "2017-12"),
        ("dec. 2017", "2017-12"),
        ("12/2017", "2017-12"),
        ("2017-12", "2017-12"),
        ("12 2017", "2017-12"),
        ("2017 December", "2017-12"),
        ("3 December 2017", "2017-12-03"),
        ("3/12/2017", "2017-12-03"),
        ("2017-12-03", "2017-12-03"),
        ("around the end of March 2017", "2017-03"),
        ("spring 2017", "2017"),
        ("early 2017", "2017"),
        ("mid-2017", "2017"),
        ("in 2017", "2017"),
        ("some time in 2017", "2017"),
        ("sometime in May 2017", "2017-05"),
        ("May 2017", "2017-05"),
        ("~2017", "2017"),
        ("2017?", "2017"),
        ("(2017)", "2017"),
        ("２０１７", "2017"),
        ("٢٠١٧", "2017"),
        ("", blank),
        ("  ", blank),
        ("17", no("date.short_year")),
        ("'17", no("date.short_year")),
        ("Dec 17", no("rough.no_year")),
        ("Dec '87", no("date.short_year")),
        ("3/12/17", no("date.short_year")),
        ("December", no("rough.no_year")),
        ("last year", no("rough.no_year")),
        ("the 90s", no("rough.no_year")),
        ("1990s", no("rough.unclear")),
        ("13/2017", no("date.not_real")),
        ("31/02/2017", no("date.not_real")),
        ("30 February 2017", no("date.not_real")),
        ("1066", no("date.after_or_same")),
        ("2200", no("date.before_or_same")),
        ("foo 2017", no("rough.unclear")),
        ("a long time ago", no("rough.no_year")),
        ("20177", no("rough.no_year")),
        ("x" * 5000, no("rough.unclear")),
        ("²017", no("rough.no_year")),
        ("2017 2018", no("rough.unclear")),
        ("not sure", no("rough.no_year")),
        ("①②③④", no("rough.no_year")),
    ],
)

ROUGH_PAST = Table(
    question("rough_date", settings={"past": True}),
    [
        ("2026", "2026"),
        ("2027", no("date.today_or_past")),
        ("November 2026", "2026-11"),
        ("December 2026", no("date.today_or_past")),
        ("22/11/2026", "2026-11-22"),
        ("23/11/2026", no("date.today_or_past")),
    ],
)

ROUGH_FR = Table(
    question("rough_date"),
    [
        ("vers décembre 2017", "2017-12"),
        ("été 2017", "2017"),
        ("en 2017", "2017"),
    ],
    {"language": "fr"},
)

ROUGH_ES = Table(
    question("rough_date"),
    [
        ("hacia diciembre de 2017", "2017-12"),
        ("en 2017", "2017"),
    ],
    {"language": "es"},
)

ROUGH_PL = Table(
    question("rough_date"),
    [
        ("około 2017 roku", "2017"),
        ("grudzień 2017", "2017-12"),
        ("w grudniu 2017", "2017-12"),
    ],
    {"language": "pl"},
)

ROUGH_CY = Table(
    question("rough_date"),
    [
        ("tua Rhagfyr 2017", "2017-12"),
        ("tua 2017", "2017"),
    ],
    {"language": "cy"},
)

ROUGH_AR = Table(
    question("rough_date"),
    [
        ("حوالي 2017", "2017"),
        ("ديسمبر ٢٠١٧", "2017-12"),
    ],
    {"language": "ar"},
)

TIME = Table(
    question("time"),
    [
        ("9am", time(9, 0)),
        ("9 am", time(9, 0)),
        ("9AM", time(9, 0)),
        ("9 a.m.", time(9, 0)),
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9.30am", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9", time(9, 0)),
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("2pm", time(14, 0)),
        ("2:30 pm", time(14, 30)),
        ("2.30PM", time(14, 30)),
        ("noon", time(12, 0)),
        ("12 noon", time(12, 0)),
        ("midday", time(12, 0)),
        ("midnight", time(0, 0)),
        ("12am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("half past nine", time(9, 30)),
        ("half nine", time(9, 30)),
        ("quarter past 9", time(9, 15)),
        ("quarter to ten", time(9, 45)),
        ("twenty-five past two", time(2, 25)),
        ("ten to 3", time(2, 50)),
        ("nine thirty", time(9, 30)),
        ("nine oh five", time(9, 5)),
        ("9 o'clock", time(9, 0)),
        ("nine o’clock", time(9, 0)),
        ("9 in the morning", time(9, 0)),
        ("3 in the afternoon", time(15, 0)),
        ("9 at night", time(21, 0)),
        ("2 at night", time(2, 0)),
        ("at 9", time(9, 0)),
        ("about 9am", time(9, 0)),
        ("9h30", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("24:00", time(0, 0)),
        ("00:00", time(0, 0)),
        ("9:30:00", time(9, 30)),
        ("٩:٣٠", time(9, 30)),
        ("\uff19\uff1a\uff13\uff10", time(9, 30)),
        ("9∶30", time(9, 30)),
        ("", blank),
        ("  ", blank),
        ("25:00", no("time.not_real")),
        ("9:60", no("time.not_real")),
        ("9:5", no("time.not_real")),
        ("9-10", no("time.not_real")),
        ("between 9 and 10", no("time.not_real")),
        ("13am", no("time.not_real")),
        ("lunch", no("time.not_real")),
        ("asap", no("time.not_real")),
        ("9 30 15", no("time.not_real")),
        ("-9", no("time.not_real")),
        ("9.5.1", no("time.not_real")),
        ("½ past 9", no("time.not_real")),
        ("x" * 5000, no("time.not_real")),
        ("9" * 61, no("time.not_real")),
        ("to nine", no("time.not_real")),
        ("half past", no("time.not_real")),
        ("①", no("time.not_real")),
    ],
)

OPEN = Table(
    question("time", settings={"earliest": "09:00", "latest": "17:30"}),
    [
        ("2", time(14, 0)),
        ("2:30", time(14, 30)),
        ("half past two", time(14, 30)),
        ("2am", no("time.between")),
        ("9", time(9, 0)),
        ("8:59", no("time.between")),
        ("17:30", time(17, 30)),
        ("17:31", no("time.between")),
        ("5:30", time(17, 30)),
        ("5.30am", no("time.between")),
        ("noon", time(12, 0)),
    ],
)

NIGHT = Table(
    question("time", settings={"earliest": "22:00", "latest": "06:00"}),
    [
        ("23:00", time(23, 0)),
        ("2", time(2, 0)),
        ("11", time(23, 0)),
        ("7", no("time.between")),
        ("21:59", no("time.between")),
    ],
)

TIME_FR = Table(
    question("time"),
    [
        ("9 h 30", time(9, 30)),
        ("9h", time(9, 0)),
        ("midi", time(12, 0)),
        ("9 heures du soir", time(21, 0)),
    ],
    {"language": "fr"},
)

TIME_ES = Table(
    question("time"),
    [
        ("9:30 p. m.", time(21, 30)),
        ("9 a. m.", time(9, 0)),
        ("las 9 de la noche", time(21, 0)),
    ],
    {"language": "es"},
)

TIME_PL = Table(
    question("time"),
    [
        ("9 wieczorem", time(21, 0)),
        ("godz. 14", time(14, 0)),
        ("w południe", time(12, 0)),
    ],
    {"language": "pl"},
)

TIME_CY = Table(
    question("time"),
    [
        ("9yb", time(9, 0)),
        ("9.30 yh", time(21, 30)),
        ("canol dydd", time(12, 0)),
    ],
    {"language": "cy"},
)

TIME_AR = Table(
    question("time"),
    [
        ("٩ ص", time(9, 0)),
        ("\u0669 \u0645\u0633\u0627\u0621\u064b", time(21, 0)),
    ],
    {"language": "ar"},
)

TIME_DE = Table(
    question("time"),
    [
        ("9 Uhr 30", time(9, 30)),
    ],
    {"language": "de"},
)

DAY = Table(
    question(
        "day",
        settings={"weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"], "but_not": ["2026-12-25"]},
    ),
    [
        ("tomorrow", date(2026, 11, 23)),
        ("Tomorrow!", date(2026, 11, 23)),
        ("today", no("day.not_available")),
        ("monday", date(2026, 11, 23)),
        ("next monday", date(2026, 11, 23)),
        ("on Friday", date(2026, 11, 27)),
        ("Fri", date(2026, 11, 27)),
        ("this Wednesday", date(2026, 11, 25)),
        ("the 27th", date(2026, 11, 27)),
        ("27", date(2026, 11, 27)),
        ("27 November", date(2026, 11, 27)),
        ("27/11", date(2026, 11, 27)),
        ("27/11/2026", date(2026, 11, 27)),
        ("27/11/26", date(2026, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("Friday 27 November", date(2026, 11, 27)),
        ("Thursday 27 November", no("day.not_real")),
        ("day after tomorrow", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 25)),
        ("in two weeks", no("day.not_available")),
        ("tomorrow morning", date(2026, 11, 23)),
        ("25 December", no("day.not_available")),
        ("25 12 2026", no("day.not_available")),
        ("28/12", date(2026, 12, 28)),
        ("28 November", no("day.not_available")),
        ("sunday", no("day.not_available")),
        ("21/11/2026", no("day.not_available")),
        ("yesterday", no("day.not_available")),
        ("1/1/2028", no("day.not_available")),
        ("", blank),
        ("  ", blank),
        ("soon", no("day.not_real")),
        ("any day", no("day.not_real")),
        ("31 February", no("day.not_real")),
        ("monday or tuesday", no("day.not_real")),
        ("next week", no("day.not_real")),
        ("x" * 5000, no("day.not_real")),
        ("tomorow", date(2026, 11, 23)),
        ("in a fortnight", no("day.not_available")),
    ],
)

DAY_CY = Table(
    question("day"),
    [
        ("yfory", date(2026, 11, 23)),
        ("dydd Llun nesaf", date(2026, 11, 23)),
        ("27 Tachwedd", date(2026, 11, 27)),
    ],
    {"language": "cy"},
)

DAY_FR = Table(
    question("day"),
    [
        ("lundi prochain", date(2026, 11, 23)),
        ("demain", date(2026, 11, 23)),
        ("27 novembre", date(2026, 11, 27)),
    ],
    {"language": "fr"},
)

DAY_AR = Table(
    question("day"),
    [
        ("\u063a\u062f\u0627\u064b", date(2026, 11, 23)),
        ("الاثنين", date(2026, 11, 23)),
        ("27 نوفمبر", date(2026, 11, 27)),
    ],
    {"language": "ar"},
)

DAY_PL = Table(
    question("day"),
    [
        ("w poniedziałek", date(2026, 11, 23)),
        ("jutro", date(2026, 11, 23)),
        ("27 listopada", date(2026, 11, 27)),
    ],
    {"language": "pl"},
)

DAY_ES = Table(
    question("day"),
    [
        ("mañana", date(2026, 11, 23)),
        ("el lunes que viene", date(2026, 11, 23)),
        ("27 de noviembre", date(2026, 11, 27)),
    ],
    {"language": "es"},
)

TABLES = tables(vars())
