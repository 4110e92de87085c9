"""The keys of every part of a journey and of a service, once: they validate, make the schema, and fill the docs."""

from journeys.tables.journey import journey, library, scenarios
from journeys.tables.service import service
from journeys.tables.structures import Key, Part
from journeys.tables.vocabulary import Shape

__all__ = ["Key", "Part", "Shape", "journey", "library", "scenarios", "service"]
