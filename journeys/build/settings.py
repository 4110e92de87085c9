"""The settings of a journey and a service: language, currency, time zone, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from journeys.build.workshop import Workshop
from journeys.diagnostics import Spot
from journeys.service import Service
from journeys.tables.journey import CURRENCY, LANGUAGE, LEAP
from journeys.tables.vocabulary import WORDS

_SHAPES = {"currency": CURRENCY, "language": LANGUAGE, "leap_birthday": LEAP}

LeapBirthday = Literal["1 March", "28 February"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a journey and its service agree on."""

    language: str = "en"
    currency: str = "GBP"
    minor_digits: int = 2
    time_zone: str = "Europe/London"
    leap_birthday: LeapBirthday = "1 March"


def settings(shop: Workshop, service: Service | None) -> Settings:
    """The settings of the main file; what it does not say is taken from the service, or the default."""
    given = service or Service("")
    currency = _word(shop, "currency") or given.currency
    zone = _word(shop, "time_zone") or given.time_zone
    language = _word(shop, "language") or given.language
    leap = _word(shop, "leap_birthday") or given.leap_birthday
    if not _is_currency(currency):
        shop.fault(
            "wrong-value", f"`{currency}` is not the code of a currency", Spot((shop.main, "currency")),
            help="write three capital letters, such as `GBP`",
        )  # fmt: skip
        currency = given.currency
    if not is_time_zone(zone):
        found = get_close_matches(zone, available_timezones(), n=1)
        help = f"did you mean `{found[0]}`?" if found else "write it like `Europe/London`"
        spot = Spot((shop.main, "time_zone"))
        shop.fault("wrong-value", f"`{zone}` is not a time zone", spot, help=help, paste=found[0] if found else "")
        zone = given.time_zone
    if not _is_language(language):
        message = f"`{language}` is not a language that is known here"
        shop.fault("wrong-value", message, Spot((shop.main, "language")), help="write a code such as `en` or `cy`")
        language = given.language
    birthday: LeapBirthday = "28 February" if leap == "28 February" else "1 March"
    return Settings(language, currency, minor_digits(currency), zone, birthday)


def _word(shop: Workshop, key: str) -> str:
    value = shop.value((shop.main, key))
    shape = _SHAPES.get(key, WORDS)
    return value if type(value) is str and not list(shape.misfits(value, ())) else ""


def _is_currency(code: str) -> bool:
    from babel.core import get_global

    return code in get_global("all_currencies")


def minor_digits(currency: str) -> int:
    """How many digits the minor unit of a currency has."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def is_time_zone(name: str) -> bool:
    """Whether this is a time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError with a cause
        return False
    except KeyError:
        return False
    return True


def _is_language(code: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
