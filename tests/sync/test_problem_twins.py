"""The two finders of problems: the same findings in the same order, in the same words of both languages."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_documents import ODD_VALUES, OddDocument
from pages import Node, encode
from pycrdt import Map

import journey_widgets as jw
from journey_widgets.model.document import Document
from journey_widgets.model.problems import find_problems
from journey_widgets.schema import TEXTS

LANGUAGES = ["en", "it"]
SEEDS = range(40)


def assert_alike(node: Node, document: Document) -> list[list[str]]:
    """Compare the findings row by row in both languages; return them in Italian."""
    update = encode(document.update_since())
    found = {language: find_problems(document, language).to_numpy().tolist() for language in LANGUAGES}
    for language in LANGUAGES:
        assert node("problems", updates=[update], language=language) == found[language]
    return found["it"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(jw.examples().index))
def test_a_bundled_case(node: Node, name: str, language: str) -> None:
    rd = jw.example(name, language=language)
    assert_alike(node, rd.document)
    rd.touchpoints["relevance"] = None
    rd.journeys["goal"] = None
    rd.touchpoints.loc[rd.touchpoints.index[0], "is_moment_of_truth"] = True
    rd.sync()
    assert len(assert_alike(node, rd.document)) > len(rd.touchpoints)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 60), is_hostile=st.booleans())
def test_a_broken_document(node: Node, seed: int, steps: int, *, is_hostile: bool) -> None:
    odd = OddDocument(seed, is_hostile=is_hostile)
    odd.grow(steps)
    odd.close()
    document = Document()
    document.apply_update(odd.doc.get_update(), "page")
    assert_alike(node, document)


def test_the_documents_have_problems_of_every_kind(node: Node) -> None:
    """Else the tests above would compare nothing. Rare kinds come late: as many documents are grown as it takes."""
    hints = {text.it.split("`")[0] for key, text in TEXTS.items() if re.fullmatch(r"problem\..*\.hint", key)}
    said: set[str] = set()
    for seed in range(400):
        odd = OddDocument(seed, is_hostile=True)
        odd.grow(120)
        odd.close()
        document = Document()
        document.apply_update(odd.doc.get_update(), "page")
        said |= {row[-1].split("`")[0] for row in assert_alike(node, document)}
        if said == hints:
            break
    assert said == hints


@pytest.mark.parametrize("value", ODD_VALUES, ids=repr)
def test_a_value_that_is_none(node: Node, value: object) -> None:
    """In a number, a truth, a choice, a date and a reference, of the row and of a state."""
    odd = OddDocument(1, is_hostile=False)
    odd.maps["facts"]["redesign"] = Map({"review_on": value, "language": value, "title": value})
    odd.maps["steps"]["s"] = Map({"name": "S", "current.x.valence": value, "is_optional": value})
    in_future = {f"future.{column}": value for column in ("cost_eur", "channel_id", "position")}
    odd.maps["touchpoints"]["t"] = Map(
        {"name": "T", "step_id": "s", "relevance": value, "channel_id": value, **in_future}
    )
    odd.close()
    document = Document()
    document.apply_update(odd.doc.get_update(), "page")
    assert_alike(node, document)


@pytest.mark.parametrize("seed", SEEDS)
def test_findings_that_are_kept_are_those_found_anew(node: Node, seed: int) -> None:
    """The page looks again only at rows that changed, and at what rows refer to."""
    odd = OddDocument(seed, is_hostile=True)
    document = Document()
    updates: list[str] = []
    rng = random.Random(seed)
    for _ in range(4):
        odd.grow(rng.randint(1, 8))
        updates += [encode(update) for update in odd.updates]
        for update in odd.updates:
            document.apply_update(update, "page")
        odd.updates.clear()
    odd.close()
    expected = find_problems(document).to_numpy().tolist()
    assert node("problems", updates=updates, language="en") == expected
