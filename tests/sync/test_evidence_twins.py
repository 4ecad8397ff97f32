"""How far cards are proved, as the analysis says, the page draws and the still picture draws."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_documents import OddDocument
from pages import Node, encode

import journey_widgets as jw
from journey_widgets.model.document import Document
from journey_widgets.model.evidence import cited_in, evidence_level
from journey_widgets.model.shown import shown
from journey_widgets.redesign import Redesign


def assert_alike(node: Node, rd: Redesign) -> set[str | None]:
    """Compare the levels of all touchpoints, steps and notes; return which there are."""
    tables = rd.touchpoints, rd.assessments, rd.steps, rd.emotions, rd.citations, rd.evidence
    levels = jw.analysis.evidence_levels(*tables)["evidence_level"]
    expected = {place: None if pd.isna(level) else level for place, level in levels.items()}
    found = {(table, row): level for table, row, level in node("evidence", update=encode(rd.document.update_since()))}
    assert {place: level for place, level in found.items() if place[0] != "notes"} == expected
    seen = shown(rd.document)
    cited = cited_in(rd.document, seen)
    assert found == {
        (table, row_id): evidence_level(table, rd.document.rows[table][row_id], cited.get((table, row_id)), seen)
        for table in ("touchpoints", "steps", "notes")
        for row_id in seen.ids[table]
    }
    return set(found.values())


@pytest.mark.parametrize("name", list(jw.examples().index))
def test_a_bundled_case(node: Node, name: str) -> None:
    rd = jw.example(name)
    assert_alike(node, rd)
    chance = random.Random(name)
    kinds = ["survey", "assumption", None]
    for i in range(6):
        rd.evidence.loc[f"x{i}", ["name", "source_kind"]] = [f"Source {i}", chance.choice(kinds)]
    columns = {"touchpoints": ["relevance", "experience", "cost_eur", None], "steps": ["action", "valence", None]}
    columns["notes"] = ["text", "severity", None]
    for i in range(60):
        table = chance.choice(list(columns))
        row = chance.choice(list(getattr(rd, table).index))
        cited = [f"x{chance.randrange(6)}", table, row, chance.choice(columns[table])]
        rd.citations.loc[f"y{i}", ["evidence_id", "table_name", "row_id", "column_name"]] = cited
    rd.sync()
    assert assert_alike(node, rd) >= {"none", "part", "full"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 60), is_hostile=st.booleans())
def test_a_broken_document(node: Node, seed: int, steps: int, *, is_hostile: bool) -> None:
    odd = OddDocument(seed, is_hostile=is_hostile)
    odd.grow(steps)
    odd.close()
    document = Document()
    document.apply_update(odd.doc.get_update(), "page")
    assert_alike(node, Redesign(document))
