"""The words of a `service.yaml` in other languages: its catalogue has them under `service`."""

from __future__ import annotations

from dataclasses import replace

from journeys.build.workshop import Workshop
from journeys.catalogues.comparing import Comparison, beside
from journeys.catalogues.keys import Key, Wanted
from journeys.catalogues.names import catalogues_among
from journeys.catalogues.reading import SERVICE, Entry, read_catalogue
from journeys.diagnostics import Route, Spot
from journeys.model import Text, Wording
from journeys.service import Contact, Service

_NEEDED = (
    ("name",), ("organisation",), ("phase",), ("contact", "hours"), ("contact", "address"), ("privacy",),
    ("accessibility",), ("accessibility", "body"), ("accessibility", "issues"), ("accessibility", "complaint"),
)  # fmt: skip
_FREE = (("feedback",), ("contact", "phone"), ("contact", "email"))
"""What may differ by language and need not: the address of a Welsh form, a telephone line of its own."""


def comparisons(shop: Workshop, service: Service) -> tuple[Comparison, ...]:
    """Every language that has a catalogue, or has to be complete."""
    read = {name: (language, _entries(shop, name)) for name, language in _catalogues(shop).items()}
    faults = (*shop.faults, *shop.folder.faults)
    texts, free = _wanted(shop, _NEEDED), _wanted(shop, _FREE)
    return beside(shop.main, service.language, service.languages, read, texts, free, faults)


def worded(service: Service, compared: Comparison) -> Service:
    """The service in the language of a complete catalogue."""
    said = {key[1:]: entry for key, entry in compared.entries.items()}

    def words(*keys: str) -> str:
        entry = said.get(keys)
        return entry.wordings[0] if entry is not None else ""

    def text(own: Text | None, *key: str) -> Text | None:
        entry = said.get(key)
        if entry is None:
            return own
        route: Route = (*entry.route, "to")
        return Text(((None, Wording((entry.wordings[0],), route)),), route)

    contact = service.contact
    return replace(
        service,
        name=words("name") or service.name,
        organisation=words("organisation") or service.organisation,
        phase=words("phase") or service.phase,
        feedback=words("feedback") or service.feedback,
        contact=Contact(
            phone=words("contact", "phone") or contact.phone,
            hours=words("contact", "hours") or contact.hours,
            email=words("contact", "email") or contact.email,
            address=words("contact", "address") or contact.address,
        ),
        privacy=text(service.privacy, "privacy"),
        accessibility=text(text(service.accessibility, "accessibility"), "accessibility", "body"),
        accessibility_issues=text(service.accessibility_issues, "accessibility", "issues"),
        accessibility_complaint=text(service.accessibility_complaint, "accessibility", "complaint"),
        to={},
    )


def _wanted(shop: Workshop, fields: tuple[Key, ...]) -> dict[Key, Wanted]:
    found: dict[Key, Wanted] = {}
    for field in fields:
        route: Route = (shop.main, *field)
        words = shop.words(route)
        if words is not None:
            key = (SERVICE, *field)
            found[key] = Wanted(key, words, route)
    return found


def _catalogues(shop: Workshop) -> dict[str, str]:
    return catalogues_among(shop.main, shop.folder.files)


def _entries(shop: Workshop, name: str) -> tuple[Entry, ...]:
    """What a catalogue has for the service; rules in it are told: a service has no answers to read."""
    document = shop.folder.document(name)
    assert document is not None
    read = read_catalogue(document)
    shop.faults.extend(each for each in read.faults if each.primary.spot.route[1:2] in ((), (SERVICE,)))
    for entry in read.service:
        if entry.rules or "{{" in entry.wordings[0]:
            message = "A service has no answers to read: its words have no rules and no `{{ }}`"
            shop.fault("wrong-shape", message, Spot((*entry.route, "to"), "key"), help="write one text")
    return read.service
