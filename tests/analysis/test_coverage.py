"""The matrix of segments, products and errands: statuses, holes, value at risk, what comes first."""

from __future__ import annotations

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import coverage, coverage_by, what_to_map_first
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.errors import JourneyError
from journey_widgets.schema.choices import ERRAND_KIND

NAMES = (
    "segments",
    "products",
    "coverage_cells",
    "phases",
    "steps",
    "touchpoints",
    "assessments",
    "notes",
    "kpis",
    "measurements",
)
CELL = ["segment_id", "product_id", "errand_kind"]
GROUPS = {"value_offered", "value_wanted", "accelerator", "blocker"}


def of(tables: Tables, **parameters: object) -> pd.DataFrame:
    return coverage(*(tables[name] for name in NAMES), **parameters)  # type: ignore[arg-type]


def sound(tables: Tables) -> Tables:
    """Return the tables with each cell once, and with segments and products that are there."""
    cells = tables["coverage_cells"].drop_duplicates(CELL)
    for name in ("segment", "product"):
        cells = cells[cells[f"{name}_id"].isin(tables[f"{name}s"].index)]
    return {name: tables[name] for name in NAMES} | {"coverage_cells": cells}


def statuses(tables: Tables, since: pd.Timestamp | None) -> tuple[dict[str, str], set[str]]:
    """Return the status of each journey, by the rule, touchpoint by touchpoint, and those with a measurement."""
    steps = steps_in_order(tables["phases"], tables["steps"], "current")
    rows = in_order(Touchpoints(tables["touchpoints"], tables["assessments"]).present("current"), steps)
    notes = [note for note in tables["notes"].to_dict("records") if note.get("is_current", True)]
    kpis, found, measured = tables["kpis"].to_dict("index"), {}, set()
    for journey in tables["phases"]["journey_id"].dropna().unique():
        own = list(rows.index[rows["journey_id"] == journey])
        kinds = [{note["note_kind"] for note in notes if note["touchpoint_id"] == touchpoint} for touchpoint in own]
        found[journey] = "mapped" if own and all(each >= GROUPS for each in kinds) else "drafted"
        for row in tables["measurements"].to_dict("records"):
            kpi = kpis.get(row["kpi_id"], {})
            is_own = kpi.get("journey_id") == journey or kpi.get("touchpoint_id") in own
            is_said = not (pd.isna(row["value"]) and pd.isna(row["answer_count"])) and not pd.isna(row["measured_on"])
            if is_own and is_said and (since is None or row["measured_on"] >= since):
                measured.add(journey)
                found[journey] = "measured" if found[journey] == "mapped" else found[journey]
    return found, measured


@QUICK
@given(
    redesigns("journeys", *NAMES, most=6, missing=(0.0, 0.3)),
    st.sampled_from([None, "2025-01-01"]),
    st.booleans(),
    st.integers(1, 3),
)
def test_cells_are_what_the_method_says(tables: Tables, since: str | None, complete: bool, worst: int) -> None:
    tables = sound(tables)
    if complete and len(tables["touchpoints"]):
        ids = tables["touchpoints"].index
        pairs = list(itertools.product(ids, sorted(GROUPS)))
        notes = pd.DataFrame(pairs, columns=["touchpoint_id", "note_kind"], dtype="str")
        tables["notes"] = notes.rename_axis("note_id").rename(index="n{}".format)
    result = laws(lambda t: of(t, since=since, dissatisfied_answers=worst), tables, is_ordered=False)
    errands = list(ERRAND_KIND.values)
    grid = itertools.product(tables["segments"].index, tables["products"].index, errands)
    assert set(result.index) == set(grid)
    wanted, measured = statuses(tables, pd.Timestamp(since) if since else None)
    cells = {tuple(row[name] for name in CELL): row for row in tables["coverage_cells"].to_dict("records")}
    total = 0.0
    for key, row in result.to_dict("index").items():
        cell = cells.get(key, {})
        status = wanted.get(cell.get("journey_id"), "unmapped")  # type: ignore[arg-type]
        assert row["status"] == status
        said = cell.get("coverage_status")
        assert row["is_contradicted"] == (not pd.isna(said) and said != status)
        customers = cell.get("customers", math.nan)
        assert row["is_hole"] == (not pd.isna(customers) and customers > 0 and status == "unmapped")
        risk = cell.get("revenue_eur", math.nan) * cell.get("margin_rate", math.nan) * cell.get("churn_rate", math.nan)
        assert row["value_at_risk_eur"] == pytest.approx(risk, nan_ok=True)
        total += 0 if math.isnan(risk) else risk
        assert row["has_measurement"] == (cell.get("journey_id") in measured)
        counts = [cell.get(f"{kind}_count") for kind in ("very_dissatisfied", "dissatisfied", "neutral")[:worst]]
        if not pd.isna(row["dissatisfied_rate"]):
            assert 0 <= row["dissatisfied_rate"] <= 1
            bad = sum(0 if pd.isna(count) else count for count in counts)
            assert row["dissatisfied_rate"] * row["answers"] == pytest.approx(bad)
            people = row["dissatisfied_rate"] * (math.nan if pd.isna(cell["customers"]) else cell["customers"])
            assert row["dissatisfied_customers"] == pytest.approx(people, nan_ok=True)
    assert result.attrs["totals"]["value_at_risk_eur"] == pytest.approx(total)
    for axis in CELL:
        summed = laws(lambda t, axis=axis: coverage_by(t["cells"], axis), {"cells": result})
        assert summed["value_at_risk_eur"].sum() == pytest.approx(total)
        for value, row in summed.to_dict("index").items():
            own = [cell for key, cell in result.to_dict("index").items() if key[CELL.index(axis)] == value]
            assert (row["cells"], row["holes"]) == (len(own), sum(bool(cell["is_hole"]) for cell in own))
            for status in ("unmapped", "drafted", "mapped", "measured"):
                assert row[status] == sum(cell["status"] == status for cell in own)
            for name in ("customers", "revenue_eur", "value_at_risk_eur", "dissatisfied_customers"):
                known = [cell[name] for cell in own if not math.isnan(cell[name])]
                assert row[name] == pytest.approx(math.fsum(known) if known else math.nan, nan_ok=True)
    first = laws(lambda t: what_to_map_first(t["cells"]), {"cells": result})
    keys = [(-row.value_at_risk_eur, -row.dissatisfied_customers) for row in first.itertuples()]
    plain = [tuple(math.inf if math.isnan(part) else part for part in key) for key in keys]
    assert plain == sorted(plain)
    assert first["rank"].tolist() == [1 + sum(other < key for other in plain) for key in plain]
    assert set(first["status"]) <= {"unmapped", "drafted"}


def test_twins_strangers_and_odd_dates_are_refused_by_place() -> None:
    tables = random_tables(5, dict.fromkeys(("journeys", *NAMES), 2), 0)
    cells = tables["coverage_cells"]
    cells[CELL] = ["sg0", "pr1", "use"]
    with pytest.raises(JourneyError, match="coverage_cells, 'cc1': there is one row already for 'sg0', 'pr1', 'use'"):
        of(tables)
    cells.loc["cc1", "segment_id"] = "sg9"
    with pytest.raises(JourneyError, match="'cc1', segment_id: 'sg9' must be the id of a row of segments"):
        of(tables)
    cells.loc["cc1", "segment_id"] = "sg1"
    cells.loc["cc1", "churn_rate"] = 1.5
    with pytest.raises(JourneyError, match=r"coverage_cells, 'cc1', churn_rate: 1.5 must be a number from 0 to 1"):
        of(tables)
    cells.loc["cc1", "churn_rate"] = 0.5
    with pytest.raises(JourneyError, match="since must be a date such as '2026-01-31', not 'soon'"):
        of(tables, since="soon")
    with pytest.raises(JourneyError, match="by must be one of 'segment_id'"):
        coverage_by(of(tables), "journey_id")
    with pytest.raises(JourneyError, match="'dissatisfied_customers' is not there"):
        what_to_map_first(of(tables).drop(columns="dissatisfied_customers"))
