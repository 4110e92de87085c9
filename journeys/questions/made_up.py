"""Answers that are plainly nobody's, by number: what a made-up citizen types where any text will do."""

from __future__ import annotations

from string import ascii_lowercase

NAMES = (
    "Alex", "Ash", "Bailey", "Blair", "Casey", "Charlie", "Dale", "Devon", "Drew", "Eden", "Ellis", "Emery", "Finley",
    "Frankie", "Glen", "Harley", "Hayden", "Jamie", "Jesse", "Jordan", "Jules", "Kendall", "Kim", "Lane", "Lee", "Lou",
    "Marley", "Morgan", "Nico", "Noel", "Parker", "Pat", "Quinn", "Reese", "Remy", "Riley", "River", "Robin", "Rowan",
    "Rory", "Sam", "Sandy", "Shay", "Sidney", "Sky", "Taylor", "Toni", "Val", "Vic", "Wren",
)  # fmt: skip
FAMILY = "Example"
TOWN = "Exampleton"
COUNTRY = "Exampleland"
POSTCODE = "NM1 1AA"
"""In the right form, and nobody's: no postcode starts with NM."""


def words(number: int, shortest: int = 0, longest: int = 200) -> str:
    """ "Example 1", or what fits between two lengths in characters; another for every number."""
    return fitted(f"Example {number + 1}", number, shortest, longest)


def given_name(number: int) -> str:
    """A first name; the same again after all of them."""
    return NAMES[number % len(NAMES)]


def family_name(number: int) -> str:
    """A last name that tells those with the same first name apart: "Example", "Example-B" …"""
    round = number // len(NAMES)
    return f"{FAMILY}-{count(round).capitalize()}" if round else FAMILY


def full_name(number: int) -> str:
    """ "Alex Example"."""
    return f"{given_name(number)} {family_name(number)}"


def street(number: int) -> str:
    """ "1 Example Street"."""
    return f"{number + 1} {FAMILY} Street"


def fitted(said: str, number: int, shortest: int, longest: int) -> str:
    """What is said, made longer where it is too short; where it is too long, its number in letters.

    Raises ValueError where nothing fits.
    """
    if longest < 1 or shortest > longest:
        raise ValueError(f"no text has at least {shortest} and at most {longest} characters")
    if len(said) > longest:
        return count(number, width=longest)
    if len(said) < shortest:
        said = (said + f" {FAMILY}" * shortest)[:shortest]
        return f"{said[:-1]}s" if said[-1] == " " else said
    return said


def count(number: int, alphabet: str = ascii_lowercase, width: int = 0) -> str:
    """A number written with the characters of an alphabet; with a width, exactly so many of them, its last ones."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(alphabet))
        digits = alphabet[digit] + digits
    return digits.rjust(width, alphabet[0])[-width:] if width else digits
