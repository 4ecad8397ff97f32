"""The panel of KPIs, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from small_tables import redesign

import journey_widgets as jw
from journey_widgets.boards.panel import MOST_POINTS, kpi_panel


def measured() -> jw.Redesign:
    """A share that is met, a value short of its target with a signal, one never measured, one without a target."""
    values = [5.0, 5.2, 5.1, 9.0]
    months = [f"2026-0{month}-01" for month in range(1, 5)]
    return redesign(
        kpis=[
            kpi(1, "rate", kpi_kind="loyalty", target=0.2, direction="lower_is_better", frequency="monthly"),
            kpi(2, "value", target=4, direction="lower_is_better", baseline_until="2026-03-01", unit="days"),
            kpi(3, "value", kpi_kind="loyalty", target=1, direction="higher_is_better"),
            kpi(4, "value", kpi_kind="operating"),
        ],
        measurements=[
            seen(1, 1, "2026-02-01", value=10, sample_size=100),
            seen(2, 1, "2026-01-01", value=30, sample_size=100),
            *(seen(number, 2, day, value=v) for number, (day, v) in enumerate(zip(months, values, strict=True), 3)),
            seen(7, 4, "2026-01-01", value=7.5),
        ],
    )


def kpi(number: int, formula: str, **values: Any) -> dict[str, Any]:
    return {"kpi_id": f"kp{number}", "name": f"KPI {number}", "formula_kind": formula, **values}


def seen(number: int, kpi: int, day: str, **values: Any) -> dict[str, Any]:
    return {"measurement_id": f"me{number}", "kpi_id": f"kp{kpi}", "measured_on": day, **values}


def tiles(rd: jw.Redesign, language: str = "en") -> dict[str, dict[str, Any]]:
    found = kpi_panel(rd, language=language).content["groups"]
    return {tile["label"]: tile for group in found for tile in group["tiles"]}


def test_kpis_stand_in_groups_by_kind() -> None:
    groups = kpi_panel(measured()).content["groups"]
    assert [(group["label"], [tile["label"] for tile in group["tiles"]]) for group in groups] == [
        ("Loyalty", ["KPI 1", "KPI 3"]),
        ("Operating result", ["KPI 4"]),
        ("–", ["KPI 2"]),
    ]


def test_a_tile_shows_the_latest_value_and_how_it_stands() -> None:
    found = tiles(measured())
    said = {name: (tile["text"], tile["unit"], tile["status"], tile["words"]) for name, tile in found.items()}
    assert said == {
        "KPI 1": ("10 %", "", "good", "target met"),
        "KPI 3": ("–", "", "none", "never measured"),
        "KPI 4": ("7.5", "", "none", "no target"),
        "KPI 2": ("9", "days", "signal", "signal: more than chance"),
    }
    assert found["KPI 1"]["interval"] == "5.5 % – 17.4 %"  # Wilson's of 10 in 100
    assert found["KPI 1"]["sub"] == "Every month · 2026-02-01"
    assert found["KPI 4"]["interval"] == ""


def test_a_target_is_typed_in_its_own_unit() -> None:
    found = tiles(measured(), "it")
    share, value = found["KPI 1"]["target"], found["KPI 2"]["target"]
    assert (share["text"], share["field"]["value"], share["field"]["isPercent"]) == ("20 %", 0.2, True)
    assert (value["text"], value["field"].get("isPercent")) == ("4", None)
    assert found["KPI 4"]["target"]["text"] == "–"
    assert value["field"] == {"table": "kpis", "row": "kp2", "column": "target", "value": 4.0}


def test_how_a_kpi_went_is_drawn_in_time() -> None:
    found = tiles(measured())
    points = found["KPI 2"]["points"]
    assert [point["y"] for point in points] == [5.0, 5.2, 5.1, 9.0]
    # days since 1 January, of the 90 until 1 April
    assert [point["x"] for point in points] == pytest.approx([0, 31 / 90, 59 / 90, 1])
    assert [point["isSignal"] for point in points] == [False, False, False, True]
    assert points[3]["hint"] == "2026-04-01: 9"
    lines = found["KPI 2"]["lines"]
    assert lines["centre"] == pytest.approx(5.1)
    # ± 2.66 times the mean moving range of the baseline, 0.15
    assert (lines["low"], lines["high"]) == pytest.approx((5.1 - 2.66 * 0.15, 5.1 + 2.66 * 0.15), abs=0.01)
    assert found["KPI 2"]["targetAt"] == 4
    assert found["KPI 4"]["points"][0]["x"] == 0.5
    assert found["KPI 3"]["points"] == []


def test_of_a_long_course_the_end_is_drawn() -> None:
    rd = redesign(
        kpis=[kpi(1, "value")],
        measurements=[seen(i, 1, f"2026-{1 + i // 28:02}-{1 + i % 28:02}", value=i) for i in range(MOST_POINTS + 5)],
    )
    points = tiles(rd)["KPI 1"]["points"]
    assert [points[0]["y"], len(points)] == [5, MOST_POINTS]


def test_the_panel_says_how_many_targets_are_met_and_where_signals_are() -> None:
    rd = measured()
    assert kpi_panel(rd).content["finding"] == "One of 4 KPIs meets its target; a signal at “KPI 2”"
    assert kpi_panel(rd, language="it").content["finding"] == (
        "Un KPI su 4 raggiunge l'obiettivo; un segnale su «KPI 2»"
    )
    rd.kpis = rd.kpis.drop(["kp1", "kp2"])
    assert kpi_panel(rd).content["finding"] == "0 of 2 KPIs meet their target"
    rd.kpis = rd.kpis.head(0)
    assert kpi_panel(rd).content["finding"] == "No KPI yet"
    assert kpi_panel(rd, language="it").content["finding"] == "Ancora nessun KPI"


def test_a_target_is_met_beside_a_signal() -> None:
    rd = measured()
    rd.kpis.loc["kp2", "target"] = 100
    rd.sync()
    tile = tiles(rd)["KPI 2"]
    assert (tile["status"], kpi_panel(rd).content["finding"]) == (
        "signal",
        "2 of 4 KPIs meet their target; a signal at “KPI 2”",
    )
