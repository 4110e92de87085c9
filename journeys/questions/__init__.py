"""The question types, one module each, found by module name: adding a type is adding a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from journeys.questions.base import QuestionType


@cache
def all_types() -> Mapping[str, QuestionType]:
    """One instance of every type by its name in YAML, in the order of the docs.

    A module of this package is a type when it holds a class `Type`; the YAML name is the
    module's name.
    """
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    types = [module.Type() for module in modules if hasattr(module, "Type")]
    return MappingProxyType({each.name: each for each in sorted(types, key=lambda each: (each.order, each.name))})


def type_of(name: str) -> QuestionType:
    """The type of this name; KeyError for an unknown one."""
    return all_types()[name]
