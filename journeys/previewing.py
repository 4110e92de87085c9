"""The files of a journey or service with pseudo-languages added, for designers who look at a preview."""

from __future__ import annotations

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.names import catalogue_name
from journeys.catalogues.pseudo import pseudo_catalogue
from journeys.folder import Files, main_of
from journeys.languages import PSEUDO
from journeys.load import load
from journeys.service import Service
from journeys.service_file import load_service


def with_pseudo(files: Files, service: Service | None) -> Files:
    """The files of a journey, and a catalogue in each pseudo-language."""
    return {**files, **_catalogues(load({**files, **_empty(files)}, service).catalogues)}


def service_with_pseudo(files: Files) -> Files:
    """The same of a service."""
    return {**files, **_catalogues(load_service({**files, **_empty(files)}).catalogues)}


def _empty(files: Files) -> Files:
    """A catalogue with nothing in it for each of them."""
    return {catalogue_name(main_of(files), language): "{}" for language in PSEUDO}


def _catalogues(compared: Iterable[Comparison]) -> Files:
    return {
        each.file: pseudo_catalogue(each.wanted, each.language)
        for each in compared
        if each.language in PSEUDO and each.wanted
    }
