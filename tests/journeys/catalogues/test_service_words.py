"""The words of a service in other languages."""

from journeys.checks import run_service
from journeys.service_file import LoadedService, load_service

SERVICE = """\
name: Northmere services
organisation: Northmere Council
phase: Beta
feedback: https://northmere.example/feedback
contact:
  phone: 01632 960 142
  hours: Monday to Friday
privacy: We keep little.
"""
WELSH = """\
service:
  name:
    from: Northmere services
    to: Gwasanaethau Northmere
  organisation:
    from: Northmere Council
    to: Cyngor Northmere
  phase:
    from: Beta
    to: Beta
  contact:
    hours:
      from: Monday to Friday
      to: Llun i Gwener
  privacy:
    from: We keep little.
    to: Cadwn ychydig.
"""


def loaded(welsh: str, service: str = SERVICE) -> LoadedService:
    return load_service({"service.yaml": service, "cy.yaml": welsh})


def told(found: LoadedService) -> list[tuple[str, str, str]]:
    findings = run_service(found)
    return [(each.slug, each.level.value, found.sources.locate(each.primary.spot).file) for each in findings]


def test_a_service_is_worded_in_each_complete_language():
    found = loaded(WELSH)
    assert told(found) == []
    assert found.service is not None
    welsh = found.service.to["cy"]
    assert (welsh.name, welsh.organisation, welsh.phase) == ("Gwasanaethau Northmere", "Cyngor Northmere", "Beta")
    assert (welsh.contact.hours, welsh.contact.phone) == ("Llun i Gwener", "01632 960 142")
    assert welsh.feedback == "https://northmere.example/feedback"
    assert welsh.privacy is not None
    assert welsh.privacy.rules[0][1].pieces == ("Cadwn ychydig.",)
    assert (welsh.accessibility, welsh.to, welsh.language) == (None, {}, "en")


def test_a_language_may_have_a_telephone_line_and_a_form_of_its_own():
    more = "  feedback:\n    from: https://northmere.example/feedback\n    to: https://northmere.example/adborth\n"
    found = loaded(WELSH + more)
    assert found.service is not None
    assert found.service.to["cy"].feedback == "https://northmere.example/adborth"


def test_a_gap_warns_and_the_service_is_not_worded_in_that_language():
    found = loaded(WELSH.replace("to: Llun i Gwener", "to:"))
    assert told(found) == [("translation-missing", "warning", "cy.yaml")]
    assert found.service is not None
    assert dict(found.service.to) == {}


def test_a_gap_in_a_language_that_has_to_be_complete_is_an_error():
    found = loaded(WELSH.replace("to: Llun i Gwener", "to:"), SERVICE + "languages: [en, cy]\n")
    assert told(found) == [("translation-missing", "error", "cy.yaml")]
    none = load_service({"service.yaml": SERVICE + "languages: [en, cy]\n"})
    assert told(none) == [("translation-missing", "error", "service.yaml")]


def test_the_words_of_a_service_have_no_rules():
    found = loaded(WELSH.replace("to: Cadwn ychydig.", "to:\n      otherwise: Cadwn ychydig."))
    assert told(found) == [("wrong-shape", "warning", "cy.yaml")]
    assert found.service is not None
    assert dict(found.service.to) == {}


def test_the_catalogue_of_a_journey_beside_it_does_not_disturb():
    found = loaded("title:\n  from: A\n  to: B\n\n" + WELSH)
    assert told(found) == []
    assert found.service is not None
    assert list(found.service.to) == ["cy"]
