"""The views of the preview: one module each, found by its name, with its routes and its place in the navigation.

A module has `ROUTES`, and where it belongs into the navigation `TITLE`, `ORDER` and `ADDRESS`: what follows the
journey's own address, "" or such as `/map`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from starlette.routing import Route


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every view, by name."""
    return tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))


def routes() -> list[Route]:
    """Their routes."""
    return [route for module in modules() for route in module.ROUTES]


@cache
def navigation() -> tuple[tuple[str, str], ...]:
    """Title and address of every view that stands in the navigation of a journey, in their order."""
    shown = sorted((module for module in modules() if hasattr(module, "TITLE")), key=lambda module: module.ORDER)
    return tuple((module.TITLE, module.ADDRESS) for module in shown)
