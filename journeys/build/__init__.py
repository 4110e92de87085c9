"""A document as read -> a journey: names are declared, then every part is read, and all that is faulty is told.

A broken part is left out and the rest is read, so that an author sees all faults at once.
"""

from __future__ import annotations

from dataclasses import replace

from journeys.build.facts import Facts
from journeys.build.library import borrow
from journeys.build.lists import Lists
from journeys.build.meanings import Meanings
from journeys.build.namespace import Declared, declare
from journeys.build.promises import promises
from journeys.build.questions import Questions
from journeys.build.rates import Rates
from journeys.build.scenarios import scenarios
from journeys.build.sentences import Sentences
from journeys.build.settings import settings
from journeys.build.steps import Steps, task_list
from journeys.build.texts import Texts, literal, tell_cycles
from journeys.build.translations import Translations, required
from journeys.build.workshop import Workshop
from journeys.catalogues.comparing import Comparison, offered
from journeys.diagnostics import Diagnostic, Route
from journeys.expressions import evaluate
from journeys.expressions.evaluate import reads
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Date, Items
from journeys.expressions.names import Computed
from journeys.folder import Folder
from journeys.graph import every_step
from journeys.model import Journey, Sentence
from journeys.service import Service

__all__ = ["build"]


def build(
    folder: Folder, service: Service | None, version: str
) -> tuple[Journey | None, list[Diagnostic], tuple[Comparison, ...]]:
    """The journey of a folder whose main file has been read, the faults found in making it, its other languages."""
    shop = Workshop(folder)
    main = (shop.main,)
    if type(shop.value(main)) is not dict:
        return None, shop.faults, ()
    said = settings(shop, service)
    borrow(shop)
    declared = declare(shop)
    meanings = Meanings(shop.broken, said.currency, said.minor_digits, said.leap_birthday)
    sentences = Sentences(shop, meanings)
    lists = Lists(shop)
    questions = Questions(shop, sentences, lists, said.minor_digits)
    _mean(meanings, declared, lists, questions)
    Rates(shop, meanings).read()
    facts = Facts(shop, meanings, sentences, lists, declared)
    rates_on = _RatesOn(shop, meanings, sentences)
    facts.work_out()
    day = rates_on.read()
    translations = Translations(shop, sentences, lists, required(shop, service))
    texts = Texts(shop, sentences, declared.of("a text"), translations)
    made = facts.models(texts)
    steps = Steps(shop, sentences, questions, texts, declared.items, made)
    sections = steps.sections()
    every = {step.id: step for section in sections for step in every_step(section)}
    id = shop.value((*main, "journey"))
    name = id if type(id) is str and id else shop.main.partition(".")[0].replace("-", "_")
    found = {id: text for id, here in shop.entries((*main, "texts")) if (text := texts.read(here)) is not None}
    journey = Journey(
        id=name,
        title=texts.read((*main, "title")) or literal(name, (*main, "title")),
        version=version,
        route=main,
        sections=sections,
        outcomes=steps.outcomes(),
        language=said.language,
        currency=said.currency,
        minor_digits=said.minor_digits,
        time_zone=said.time_zone,
        leap_birthday=said.leap_birthday,
        rates_on=day,
        next=steps.rules((*main, "next")),
        facts=made,
        bands=facts.bands,
        rates=meanings.rates,
        lists=lists.models(texts),
        texts=tell_cycles(found, shop),
        promises=promises(shop, meanings, sentences, declared),
        scenarios=scenarios(shop),
        start=steps.start(),
        check=steps.check(),
        task_list=task_list(shop, texts),
        steps=every,
        questions={question.id: question for step in every.values() for question in step.questions},
    )
    compared = translations.comparisons(said.language)
    journey = replace(journey, languages=(said.language, *offered(compared)))
    return journey, shop.faults, compared


def _mean(
    meanings: Meanings,
    declared: Declared,
    lists: Lists,
    questions: Questions,
) -> None:
    """Tells the meanings what every id is."""
    for id, item in declared.items.items():
        meanings.repeats[id] = meanings.items_called[item] = Items(id, item)
    for id, (what, route) in declared.ids.items():
        if what == "a question":
            kind = questions.declare(id, route)
            if kind is not None:
                meanings.kinds[id] = kind
        elif what not in ("a fact", "a rate", "a list"):
            meanings.others[id] = what
    meanings.lists.update({id: each.members for id, each in lists.sets.items()})
    lists.twice_meant({option: label for ways in questions.ways.values() for option, (label, _) in ways.items()})


class _RatesOn:
    """The day at which rates are read, worked out when the first rate asks for it."""

    def __init__(self, shop: Workshop, meanings: Meanings, sentences: Sentences) -> None:
        self.shop = shop
        self.meanings = meanings
        self.sentences = sentences
        self.route: Route = (shop.main, "rates_on")
        self.sentence: Sentence | None = None
        if shop.words(self.route) is not None:
            meanings.rates_on_maker = self._make

    def _make(self) -> Computed | None:
        self.sentence = self.sentences.read(self.shop.words(self.route) or "", self.route, "value", Date())
        if self.sentence is None:
            return None
        tree = self.sentence.tree
        steady = evaluate.steady(tree, self.meanings)
        return Computed(Date(), self.sentence.value, reads(tree, self.meanings), steady=steady)

    def read(self) -> Sentence | None:
        """The sentence, None where there is none, or a faulty one."""
        try:
            _ = self.meanings.rates_on
        except SentenceFault as fault:
            self.shop.sentence_fault(fault, self.route, "value")
        return self.sentence
