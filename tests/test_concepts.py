"""Each concept of the sources is somewhere: what the table of concepts names exists, and the bundled cases hold it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import journey_widgets as jw
from journey_widgets.schema import TABLES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "journey_widgets" / "CONCEPTS.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if re.match(r"\| \d", line)]
WANTED = [*range(1, 19), *range(21, 28), *range(29, 35), 36, *range(38, 42), *range(43, 47), *range(48, 56)]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_concept_has_a_row() -> None:
    assert [int(row[0]) for row in ROWS] == WANTED


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row: list[str]) -> None:
    _, concept, functions, tables, tests = row
    assert concept
    assert set(names(functions)) <= set(jw.analysis.__all__)
    for name in names(tables):
        table, _, column = name.partition(".")
        assert table in TABLES
        assert not column or TABLES[table].column(column) is not None
    assert names(tests)
    for name in names(tests):
        text = (ROOT / name).read_text("utf-8")
        assert "def test_" in text
    tested = "".join((ROOT / name).read_text("utf-8") for name in names(tests))
    assert not [function for function in names(functions) if function not in tested], "a function is tested there"


@pytest.mark.parametrize("case", ["b2b-software", "car-rental"])
def test_the_bundled_cases_hold_what_the_concepts_are_about(case: str) -> None:
    rd = jw.example(case)
    for name in {name for row in ROWS for name in names(row[3])} - {"photographs"}:
        table, _, column = name.partition(".")
        frame = getattr(rd, table)
        assert len(frame), name
        assert not column or frame[column].notna().any(), name
