"""The guide: what is done, missing or doubtful, and which row lacks something."""

from __future__ import annotations

from typing import Any

import pandas as pd
from every_board import TODAY
from small_tables import assessed, intervention, redesign, touchpoint

import journey_widgets as jw
from journey_widgets.boards.guide import guide


def items(rd: jw.Redesign, language: str = "en") -> dict[str, tuple[str, str, Any]]:
    """Return text → status, hint, row."""
    steps = guide(rd, language=language, today=TODAY).content["steps"]
    return {item["text"]: (item["status"], item["hint"], item.get("row")) for step in steps for item in step["items"]}


def test_of_a_new_redesign_nothing_is_done() -> None:
    content = guide(jw.new("Mine"), today=TODAY).content
    assert [len(step["items"]) for step in content["steps"]] == [8, 4, 4, 5, 5]
    assert content["finding"] == "0 of 26 done; next: The business question is written down"
    assert {item["status"] for step in content["steps"] for item in step["items"]} == {"missing"}
    assert [step["share"] for step in content["steps"]] == [0] * 5
    assert guide(jw.new("Mine"), language="it", today=TODAY).content["finding"] == (
        "0 su 26 fatti; adesso: La domanda di business è scritta"
    )


def test_an_item_is_doubtful_where_some_of_it_is_missing_and_leads_there() -> None:
    rd = redesign(
        touchpoints=[touchpoint(1, relevance=3), touchpoint(2, relevance=4), touchpoint(3)],
        assessments=[assessed(number, expectation=5, experience=5) for number in (1, 3)],
        interventions=[intervention(1, effort=1, duration_weeks=1, cost_eur=0), intervention(2, effort=1)],
        closures=[{"closure_id": "cl1", "intervention_id": "in2", "touchpoint_id": "tp1"}],
    )
    found = items(rd)
    assert found["Expectation, experience and relevance are scored"] == ("doubtful", "1 of 3", ["touchpoints", "tp2"])
    assert found["Effort, time and cost are estimated"] == ("doubtful", "1 of 2", ["interventions", "in2"])
    assert found["Each intervention closes a gap"] == ("doubtful", "1 of 2", ["interventions", "in1"])
    assert found["Each says what customer and company gain"][0] == "missing"


def test_what_is_done_leads_nowhere() -> None:
    rd = redesign(facts=[{"redesign_id": "redesign", "title": "Small", "business_question": "Why?"}])
    found = items(rd, "it")
    assert found["La domanda di business è scritta"] == ("done", "", None)
    first = guide(rd, today=TODAY).content["steps"][0]
    assert (first["sub"], first["share"]) == ("1 of 8", 1 / 8)


def test_more_reasons_than_kpis_are_not_less_than_nothing() -> None:
    """A review that is due and a signal are two reasons, of one KPI and one date."""
    months = [f"2026-0{month}-01" for month in range(1, 5)]
    rd = redesign(
        facts=[{"redesign_id": "redesign", "title": "Small", "review_on": "2026-05-01"}],
        kpis=[{"kpi_id": "kp1", "name": "K", "formula_kind": "value", "baseline_until": "2026-03-01"}],
        measurements=[
            {"measurement_id": f"me{i}", "kpi_id": "kp1", "measured_on": day, "value": value}
            for i, (day, value) in enumerate(zip(months, [5.0, 5.2, 5.1, 9.0], strict=True))
        ],
    )
    assert items(rd)["No signal and no date asks for a new look"] == ("missing", "0 of 2", ["kpis", "kp1"])
    rd.facts["review_on"] = pd.NaT
    rd.sync()
    assert items(rd)["No signal and no date asks for a new look"] == ("doubtful", "1 of 2", ["kpis", "kp1"])


def test_rows_of_the_guide_are_there() -> None:
    for name in ("b2b-software", "car-rental"):
        rd = jw.example(name)
        rows = [row for _, _, row in items(rd).values() if row is not None]
        assert rows
        assert all(row_id in getattr(rd, table).index for table, row_id in rows)


def test_the_table_says_the_same() -> None:
    board = guide(jw.example("car-rental"), today=TODAY)
    assert list(board.table.index) == [item["text"] for step in board.content["steps"] for item in step["items"]]
    assert set(board.table[" "]) <= {"✓", "○", "!"}
