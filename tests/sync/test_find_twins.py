"""What a query finds and what becomes of each touchpoint: the same in the page, the still picture and the analysis."""

from __future__ import annotations

import random
from typing import Any

import pytest
from odd_documents import OddDocument
from pages import Node, encode

import journey_widgets as jw
from journey_widgets.export.change import changes_of
from journey_widgets.export.find import Finder
from journey_widgets.export.query import parse
from journey_widgets.model.document import Document
from journey_widgets.model.frames import build
from journey_widgets.model.shown import shown
from journey_widgets.schema import TABLES

SEEDS = range(25)
STATES = ("current", "future")
CARDS = ("touchpoints", "notes", "steps", "step_actors")
FIELDS = [
    "channel",
    "canale",
    "Owner",
    "responsabile",
    "persona",
    "state",
    "stato",
    "tag",
    "kind",
    "tipo",
    "nonsense",
    "",
]
WORDS = [
    "new",
    "changed",
    "kept",
    "tolto",
    "e",
    "a",
    "Fisico",
    "physical",
    "touchpoint",
    "Ostacolo",
    "È",
    "é",
    "ΣΑΣ",
    "İ",
]
ODD = ["-", '"', "channel:", '-tag:""', "::", "a:b", '"two words', "\u00a0", "\u0301", "--x", 'kind:"blocker"', "ß"]


def queries(rng: random.Random, words: list[str]) -> list[str]:
    """Return queries of words that are in the document and of others, written in all ways."""

    def term() -> str:
        if rng.random() < 0.25:
            return rng.choice(ODD)
        word = rng.choice(words)
        word = rng.choice([word, word[:3], word.upper(), f'"{word}"', f'"{word[:4]}'])
        field = rng.choice(FIELDS)
        return f"{'-' * (rng.random() < 0.3)}{field}{':' * bool(field)}{word}"

    return ["", *(" ".join(term() for _ in range(rng.randint(1, 4))) for _ in range(30))]


def compare(node: Node, document: Document, rng: random.Random) -> int:
    """Compare the page with Python, and return how many cards were found by queries that ask something."""
    seen = shown(document)
    words = [
        value
        for table in ("channels", "org_units", "personas", *CARDS)
        for row in document.rows[table].values()
        for value in row.values()
        if isinstance(value, str) and 0 < len(value) < 60
    ]
    asked = queries(rng, [*WORDS, *words])
    cards = [(table, row_id) for table in CARDS for row_id in seen.ids[table]]
    answer = node("find", update=encode(document.update_since()), queries=asked, cards=cards)
    assert {row_id: (kind, tuple(changed)) for row_id, kind, changed in answer["changes"]} == changes_of(document)
    journey = next(iter(seen.ids["journeys"]), "")
    count = 0
    for query, terms, by_state in zip(asked, answer["terms"], answer["found"], strict=True):
        assert [tuple(term) for term in terms] == parse(query), query
        for state, page in zip(STATES, by_state, strict=True):
            finder = Finder(document, journey, state)
            found = [[table, row_id] for table, row_id in cards if finder.finds(parse(query), table, row_id)]
            assert page == found, (query, state)
            count += len(found) * bool(terms)
    return count


@pytest.mark.parametrize("seed", SEEDS)
def test_random_documents_are_found_alike(node: Node, seed: int) -> None:
    odd = OddDocument(seed, is_hostile=seed % 2 == 1)
    document = Document()
    odd.grow(80)
    for update in odd.updates:
        document.apply_update(update, "page")
    compare(node, document, random.Random(seed))
    odd.close()


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("name", ["b2b-software", "car-rental"])
def test_bundled_cases_are_found_alike(node: Node, name: str, language: str) -> None:
    document = jw.example(name, language=language).document
    assert sum(compare(node, document, random.Random(seed)) for seed in range(3)) > 100


@pytest.mark.parametrize("seed", range(40))
def test_what_becomes_of_a_touchpoint_is_what_the_analysis_says(seed: int) -> None:
    odd = OddDocument(seed, is_hostile=False)
    document = Document()
    odd.grow(120)
    for update in odd.updates:
        document.apply_update(update, "page")
    frames: dict[str, Any] = {
        name: build(document, TABLES[name]) for name in ("touchpoints", "assessments", "responses", "notes")
    }
    found = jw.analysis.changes(**frames)
    changes = changes_of(document)
    told = found["changed"].map(lambda text: tuple(text.split(", ")) if text else ())
    assert {row_id: tuple(change) for row_id, change in changes.items()} == dict(
        zip(found.index, zip(found["change_kind"], told, strict=True), strict=True)
    )
    odd.close()
