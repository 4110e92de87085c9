"""A running service for tests over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.citizen import Citizen, House, house


@pytest.fixture
def service(tmp_path: Path) -> Iterator[House]:
    """A service of one small journey, with a database of its own."""
    with house(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(service: House) -> Citizen:
    """Somebody new."""
    return service.citizen()
