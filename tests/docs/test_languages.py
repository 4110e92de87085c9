"""The catalogues that the page about languages shows are ones that Footpath reads."""

import pytest

from journeys.catalogues.reading import read_catalogue
from journeys.document import read
from tests.docs.blocks import Block, blocks

CATALOGUES = [block for block in blocks("yml") if block.page == "docs/languages.md"]


@pytest.mark.parametrize("block", CATALOGUES, ids=str)
def test_a_catalogue_of_the_docs_is_read_without_faults(block: Block) -> None:
    document = read("cy.yaml", block.text)
    found = read_catalogue(document)
    assert (document.faults, found.faults) == ((), ())
    assert all(entry.translated for entry in (*found.entries, *found.service))


def test_the_page_shows_catalogues() -> None:
    assert len(CATALOGUES) >= 4
