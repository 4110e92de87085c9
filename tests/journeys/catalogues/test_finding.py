"""Catalogues belong to the files of a journey, and so to its version."""

import pytest

from journeys.catalogues.names import catalogue_name, language_of
from journeys.finding import find, read_files
from journeys.folder import version_of

JOURNEY = "journey: a\ntitle: A\n"


@pytest.mark.parametrize(
    ("main", "name", "language"),
    [
        ("journey.yaml", "cy.yaml", "cy"),
        ("journey.yaml", "pt-BR.yaml", "pt-BR"),
        ("journey.yaml", "zh-Hant-TW.yaml", "zh-Hant-TW"),
        ("service.yaml", "ar.yaml", "ar"),
        ("journey.yaml", "qq.yaml", "qq"),
        ("journey.yaml", "tax.yaml", None),
        ("journey.yaml", "gsw.yaml", "gsw"),
        ("journey.yaml", "journey.yaml", None),
        ("journey.yaml", "scenarios.yaml", None),
        ("journey.yaml", "cy.yml", None),
        ("journey.yaml", "CY.yaml", None),
        ("journey.yaml", "groups/cy.yaml", None),
        ("visa.yaml", "cy.yaml", None),
        ("visa.yaml", "visa.cy.yaml", "cy"),
        ("visa.yaml", "licence.cy.yaml", None),
    ],
)
def test_a_catalogue_is_known_by_its_name(main, name, language):
    assert language_of(main, name) == language
    if language:
        assert catalogue_name(main, language) == name


def test_a_journey_folder_brings_its_catalogues(tmp_path):
    (tmp_path / "journey.yaml").write_text(JOURNEY)
    (tmp_path / "cy.yaml").write_text("title: {from: A, to: B}\n")
    (tmp_path / "notes.yaml").write_text("a: b\n")
    files = read_files(tmp_path)
    assert list(files) == ["journey.yaml", "cy.yaml"]
    assert version_of(files) != version_of({"journey.yaml": JOURNEY})


def test_a_journey_that_is_named_like_a_language_is_a_journey(tmp_path):
    (tmp_path / "service.yaml").write_text("name: S\n")
    (tmp_path / "uk.yaml").write_text(JOURNEY)
    (tmp_path / "cy.yaml").write_text("service: {name: {from: S, to: T}}\n")
    assert list(read_files(tmp_path / "service.yaml")) == ["service.yaml", "cy.yaml"]
    assert [path.name for path in find(tmp_path).journeys] == ["uk.yaml"]
