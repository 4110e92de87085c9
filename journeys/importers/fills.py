"""How the fields of an original paper form are filled from the answers of the journey that it became."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fill:
    """One field of the original. `field` is the draft's field whose answer it takes; "" where it takes none.

    `item` counts the items of a repeat from 1, `part` names a part of the answer (`town`), `date` says how a day is
    written (`MM/DD/YYYY`). `values` tell what is put in for each option of the source; `otherwise` for all else.
    `sent` is put in where the field takes the day of sending, `fixed` where it always holds the same.
    """

    target: str
    field: str = ""
    item: int = 0
    part: str = ""
    date: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=lambda: NONE)
    otherwise: str = ""
    sent: bool = False
    fixed: str = ""
