"""What people type for names in parts, signatures and places."""

from __future__ import annotations

from tests.journeys.questions.given import question
from tests.journeys.questions.table import Table, blank, no, tables

SPLIT_NAME = Table(
    question("name", settings={"parts": "with_middle"}),
    [
        (["Ann", "", "Smith"], {"given": "Ann", "family": "Smith"}),
        ([" ann ", "Mary  Jane", "O’Neill"], {"given": "ann", "middle": "Mary Jane", "family": "O’Neill"}),
        (["Sukarno", "", ""], {"given": "Sukarno"}),
        (["", "", "Sukarno"], {"family": "Sukarno"}),
        (["", "", ""], blank),
        (["Ann@", "", "Smith"], no("bad_chars", "given")),
        (["Ann", "M\xa3ry", "Smith"], no("bad_chars", "middle")),
        (["Ann", "", "x" * 201], no("too_long", "family")),
    ],
)

FIRST_AND_LAST = Table(
    question("name", settings={"parts": "split"}),
    [
        (["Ann", "Smith"], {"given": "Ann", "family": "Smith"}),
        (["Jean-Luc", "de la Cruz"], {"given": "Jean-Luc", "family": "de la Cruz"}),
        (["李", "小龍"], {"given": "李", "family": "小龍"}),
        ([" ", " "], blank),
    ],
)

SIGNATURE = Table(
    question("signature"),
    [
        ("Ann Smith", "Ann Smith"),
        ("  Ann  Smith", "Ann Smith"),
        ("A. Smith", "A. Smith"),
        ("李小龍", "李小龍"),
        ("", blank),
        ("ann@example.com", no("bad_chars")),
        ("✗", no("bad_chars")),
    ],
)

LOCATION = Table(
    question("location"),
    [
        ("Outside 12 High Street", "Outside 12 High Street"),
        (" by  the\nbridge", "by the bridge"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("TQ 299 804", "TQ 299 804"),
        ("///filled.count.soap", "///filled.count.soap"),
        ("51.500833, -0.141944", "51.500833, -0.141944"),
        ("51.500833,-0.141944", "51.500833, -0.141944"),
        ("(51.5, -0.12)", "51.5, -0.12"),
        ("51.5 -0.12", "51.5, -0.12"),
        ("geo:51.5,-0.12?z=12", "51.5, -0.12"),
        ("51°30'3\"N 0°8'31\"W", "51.500833, -0.141944"),
        ("51° 30′ 3″ N, 0° 8′ 31″ W", "51.500833, -0.141944"),
        ("N51.5 W0.12", "51.5, -0.12"),
        ("51.5N, 0.12W", "51.5, -0.12"),
        ("51.5°N 0.12°W", "51.5, -0.12"),
        ("https://www.openstreetmap.org/#map=19/51.50083/-0.14194", "51.50083, -0.14194"),
        ("https://maps.google.com/?q=51.5,-0.12", "51.5, -0.12"),
        ("https://www.google.com/maps/@51.5008,-0.1419,17z", "51.5008, -0.1419"),
        ("-33.8568, 151.2153", "-33.8568, 151.2153"),
        ("51.5, -0.12.", "51.5, -0.12"),
        ("\u0665\u0661\u066b\u0665", "\u0665\u0661\u066b\u0665"),
        ("95.0, 10.0", "95.0, 10.0"),
        ("51°75'N 0°8'W", "51°75'N 0°8'W"),
        ("12, 34", "12, 34"),
        ("", blank),
        ("  ", blank),
        ("x" * 501, no("too_long")),
        ("x" * 50000, no("too_long")),
    ],
)

TABLES = tables(vars())
