"""National numbers that can be checked: of whom, how they are written, and what tells a slip.

Forms and check digits are those of python-stdnum; that of the National Insurance number is from HMRC's manual
(https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110). Examples are of no one: their check
digits are wrong, or their letters are never given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import islice, product
from string import ascii_uppercase, digits
from typing import Literal

Slip = Literal["wrong_form", "checksum"]

# Two letters, of which some are never used, six numbers, and a letter from A to D.
_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{6}[A-Z]")
_INSURANCE_GIVEN = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][0-9]{6}[A-D]")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of number.

    `means` says it in a few words; `module` is where python-stdnum checks it, "" for our own rule.
    `digits` says that it has no letters. `made` is what made-up numbers look like, `#` for a digit: those that the
    state keeps for tests, where it keeps any; absent, they are like the example but for its last characters.
    """

    means: str
    example: str
    module: str = ""
    digits: bool = False
    made: str = ""

    def read(self, code: str) -> str | Slip:
        """A bare code -> as it is kept, or what is wrong with it."""
        if not self.module:
            if not _INSURANCE.fullmatch(code):
                return "wrong_form"
            return code if _INSURANCE_GIVEN.fullmatch(code) else "checksum"
        from stdnum import exceptions

        try:
            return str(import_module(f"stdnum.{self.module}").validate(code))
        except (exceptions.InvalidChecksum, exceptions.InvalidComponent):
            return "checksum"
        except (ValueError, IndexError, KeyError, TypeError):
            return "wrong_form"


SCHEMES: Mapping[str, Scheme] = {
    "uk_national_insurance": Scheme("a National Insurance number", "QQ 12 34 56 C", made="CC00####A"),
    "uk_nhs": Scheme("an NHS number", "123 456 7890", "gb.nhs", digits=True, made="99900#####"),
    "uk_tax_reference": Scheme("a Unique Taxpayer Reference", "12345 67890", "gb.utr", digits=True),
    "uk_vat": Scheme("a British VAT number", "GB 123 4567 89", "gb.vat"),
    "ie_pps": Scheme("an Irish Personal Public Service number", "1234567 B", "ie.pps"),
    "at_social_insurance": Scheme("an Austrian insurance number", "1234 010180", "at.vnr", digits=True),
    "be_national": Scheme("a Belgian national register number", "85.07.30-123.45", "be.nn", digits=True),
    "bg_egn": Scheme("a Bulgarian uniform civil number", "7523169264", "bg.egn", digits=True),
    "br_cpf": Scheme("a Brazilian taxpayer number", "123.456.789-00", "br.cpf", digits=True),
    "ca_sin": Scheme("a Canadian Social Insurance Number", "123 456 789", "ca.sin", digits=True),
    "ch_ahv": Scheme("a Swiss insurance number", "756.1234.5678.90", "ch.ssn", digits=True),
    "cz_birth": Scheme("a Czech birth number", "710319/2746", "cz.rc", digits=True),
    "de_tax": Scheme("a German tax identification number", "11 234 567 891", "de.idnr", digits=True),
    "dk_cpr": Scheme("a Danish personal number", "310289-1234", "dk.cpr", digits=True, made="010180####"),
    "ee_personal": Scheme("an Estonian personal code", "36805280108", "ee.ik", digits=True),
    "es_dni": Scheme("a Spanish DNI number", "12345678 A", "es.dni"),
    "es_nie": Scheme("a Spanish number for foreigners", "X-1234567-A", "es.nie"),
    "es_nif": Scheme("a Spanish tax number", "12345678 A", "es.nif"),
    "fr_nir": Scheme("a French social security number", "2 85 01 75 123 456 00", "fr.nir"),
    "fr_tax": Scheme("a French tax number", "30 12 345 678 999", "fr.nif", digits=True),
    "gr_amka": Scheme("a Greek social security number", "01013099998", "gr.amka", digits=True),
    "hr_oib": Scheme("a Croatian identification number", "12345678900", "hr.oib", digits=True),
    "in_aadhaar": Scheme("an Indian Aadhaar number", "2345 6789 0120", "in_.aadhaar", digits=True),
    "it_codice_fiscale": Scheme("an Italian tax code", "RSSMRA80A01H501A", "it.codicefiscale"),
    "lt_personal": Scheme("a Lithuanian personal code", "38703181746", "lt.asmens", digits=True),
    "nl_bsn": Scheme("a Dutch citizen service number", "123456789", "nl.bsn", digits=True, made="9999#####"),
    "no_national": Scheme("a Norwegian national identity number", "010180 12345", "no.fodselsnummer", digits=True),
    "pl_nip": Scheme("a Polish tax number", "123-456-78-90", "pl.nip", digits=True),
    "pl_pesel": Scheme("a Polish PESEL number", "80010112345", "pl.pesel", digits=True),
    "pt_nif": Scheme("a Portuguese tax number", "123 456 780", "pt.nif", digits=True),
    "ro_cnp": Scheme("a Romanian personal number", "1800101221140", "ro.cnp", digits=True),
    "se_personal": Scheme("a Swedish personal number", "800101-1234", "se.personnummer", digits=True),
    "si_emso": Scheme("a Slovenian personal number", "0101006500007", "si.emso", digits=True),
    "ua_tax": Scheme("a Ukrainian tax number", "1234567890", "ua.rntrc", digits=True),
    "us_ssn": Scheme(
        "a Social Security number of the United States", "900-12-3456", "us.ssn", digits=True, made="89999####"
    ),
}
"""By the name that an author writes under `number`."""

_LOOSE, _MANY = 5, 40
"""How many characters at the end of an example hold its check digits, with room for so many numbers before them."""


def made_up(scheme: str, number: int) -> str:
    """A valid number of a scheme, as it is kept: another for each of the first 40, then the same again."""
    found = _made(scheme)
    return found[number % len(found)]


@cache
def _made(scheme: str) -> tuple[str, ...]:
    return tuple(islice(_valid(SCHEMES[scheme]), _MANY))


def _valid(scheme: Scheme) -> Iterator[str]:
    """Every number of the form of the made-up ones that is right."""
    bare = re.sub("[^A-Z0-9]", "", scheme.example)
    shape = [_changed(sign, at < len(bare) - _LOOSE) for at, sign in enumerate(bare)]
    if scheme.made:
        shape = [digits if sign == "#" else sign for sign in scheme.made]
    for signs in product(*shape):
        read = scheme.read("".join(signs))
        if read not in ("wrong_form", "checksum"):
            yield read


def _changed(sign: str, fixed: bool) -> str:
    """What may stand in the place of a character of an example."""
    if fixed:
        return sign
    return digits if sign.isdigit() else ascii_uppercase
