"""Which marks mean a journey's currency, and how an amount is written in a sentence."""

from __future__ import annotations

_SYMBOLS = {
    "$": "USD AUD CAD NZD SGD HKD MXN ARS CLP COP BMD BSD BBD BZD BND FJD GYD JMD KYD LRD NAD SBD SRD TTD TWD XCD ZWL",
    "£": "GBP EGP FKP GIP LBP SHP SSP SYP SDG",
    "€": "EUR",
    "¥": "JPY CNY",
    "₹": "INR",
    "₩": "KRW KPW",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP CUP",
    "₫": "VND",
    "₴": "UAH",
    "₺": "TRY",
    "₽": "RUB",
    "₸": "KZT",
    "₼": "AZN",
    "₾": "GEL",
    "₲": "PYG",
    "₡": "CRC",
    "₵": "GHS",
    "₮": "MNT",
    "₭": "LAK",
    "₨": "PKR LKR NPR MUR SCR",
    "฿": "THB",
    "៛": "KHR",
    "৳": "BDT",
    "֏": "AMD",
    "؋": "AFN",
}


def means(mark: str, currency: str) -> bool:
    """Whether a symbol or ISO code before an amount means this currency."""
    return mark == currency or currency in _SYMBOLS.get(mark, "").split()


def symbol(currency: str) -> str:
    """The symbol that means this currency, or its code."""
    return next((mark for mark, codes in _SYMBOLS.items() if currency in codes.split()), currency)


def amount(whole: str, minor: str, currency: str) -> str:
    """`£1,234.50`, from digits."""
    mark = symbol(currency)
    return mark + (" " if len(mark) == 3 else "") + f"{int(whole):,}" + (f".{minor}" if minor else "")
