"""Which questions of a page belong on one page: those about one thing, such as the parts of a name."""

from __future__ import annotations

import re

from journeys.importers.draft import Field

_NAME = re.compile(
    r"\b(?:first|given|middle|last|family|full|sur)[ -]?names?\b|\bsurname\b|^title$|^name$|\bforename", re.IGNORECASE
)
_ROLE = re.compile(r"\b(?:job title|role|position)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:start|begin|from|first)", re.IGNORECASE)
_TO = re.compile(r"\b(?:end|finish|until|to|last)", re.IGNORECASE)
_SHORT = frozenset(("text", "email", "phone", "name"))


def topics(fields: list[Field]) -> list[list[Field]]:
    """Fields in their order, those that are one topic together. A field with a condition of its own stays alone."""
    found: list[list[Field]] = []
    for field in fields:
        if found and found[-1] and _together(found[-1][-1], field):
            found[-1].append(field)
        else:
            found.append([field])
    return found


def _together(one: Field, next: Field) -> bool:
    if one.when is not None or next.when is not None:
        return False
    if _is_name(one) and (_is_name(next) or _is_role(next)):
        return True
    if _is_contact(one) and _is_contact(next):
        return one.type != next.type
    if _is_role(one) and _is_contact(next):
        return False
    return one.type == next.type == "date" and bool(_FROM.search(one.label.text) and _TO.search(next.label.text))


def _is_name(field: Field) -> bool:
    return field.type in ("text", "name") and bool(_NAME.search(field.label.text))


def _is_role(field: Field) -> bool:
    return field.type in _SHORT and bool(_ROLE.search(field.label.text))


def _is_contact(field: Field) -> bool:
    return field.type in ("email", "phone")
