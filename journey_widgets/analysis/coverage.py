"""Step 1: what the segment × product × errand matrix covers, what is at risk in its holes, what to map first."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, framed, instant, numbers, one_of, several
from journey_widgets.analysis._links import bound, linked
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._notes import FOUR_GROUPS, counts, notes_in
from journey_widgets.analysis._result import LeftOut, apart, told
from journey_widgets.analysis._tables import taken, without_twins
from journey_widgets.errors import JourneyError, listed
from journey_widgets.schema.choices import COVERAGE_STATUS, ERRAND_KIND

CELL = ("segment_id", "product_id", "errand_kind")
ERRANDS = tuple(ERRAND_KIND.values)
ANSWERS = ("very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied")
METHOD = "method of this project, step 1"


def coverage(  # noqa: PLR0913, PLR0917 - the tables a cell's status stands on
    segments: pd.DataFrame,
    products: pd.DataFrame,
    coverage_cells: pd.DataFrame,
    phases: pd.DataFrame,
    steps: pd.DataFrame,
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    notes: pd.DataFrame,
    kpis: pd.DataFrame,
    measurements: pd.DataFrame,
    *,
    since: str | dt.date | None = None,
    dissatisfied_answers: int = 2,
) -> pd.DataFrame:
    """Show the whole matrix of segments, products and errands: what is mapped, what not, and what is at risk there.

    Parameters
    ----------
    segments, products, coverage_cells, phases, steps, touchpoints, assessments, notes, kpis, measurements
        The tables.
    since
        Begin of the last review period; None = whatever was measured at any time counts.
    dissatisfied_answers
        How many of the five answers, from the worst, are of dissatisfied customers, 1 to 4.

    Returns
    -------
    pandas.DataFrame
        Indexed by `segment_id`, `product_id`, `errand_kind`, every combination: `coverage_cell_id` (missing where the
        analyst has none), `journey_id`, `status` by the rule, `coverage_status` as the analyst says,
        `is_contradicted` (she says otherwise), `has_measurement`, `customers` (a year), `revenue_eur`, `margin_rate`,
        `churn_rate`, `value_at_risk_eur` (a year), `answers`, `dissatisfied_rate`, `dissatisfied_customers`, `is_hole`
        (customers, and no map). In `attrs["totals"]`: `cells`, `holes`, `customers`, `value_at_risk_eur`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, a cell stands there twice, or names a segment or product that is not.

    Notes
    -----
    value_at_risk_eur = revenue_eur · margin_rate · churn_rate; what cannot be computed is missing and not in the total.
    `unmapped`: no journey with phases; `drafted`: a journey; `mapped`: each touchpoint of today, and there is one, has
    notes of all four groups; `measured`: mapped, and a KPI of the journey or of one of its touchpoints was measured in
    the last review period.

    References
    ----------
    Source document 0 (segment–product–journey matrix); method of this project, step 1.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.notes, rd.kpis, rd.measurements
    >>> found = jw.analysis.coverage(rd.segments, rd.products, rd.coverage_cells, *tables)
    >>> len(found) == len(rd.segments) * len(rd.products) * 7
    True
    """
    worst = int(between("dissatisfied_answers", dissatisfied_answers, 1, len(ANSWERS) - 1))
    begin = None if since is None else instant("since", since)
    left = LeftOut()
    grid = [taken("segments", segments).index, taken("products", products).index, pd.Index(ERRANDS, dtype="str")]
    cells = _cells(coverage_cells, grid, left)
    maps = _maps(phases, steps, touchpoints, assessments, notes)
    known = taken("phases", phases, (), ["journey_id"])["journey_id"]
    cells["journey_id"] = cells["journey_id"].where(cells["journey_id"].isin(known))
    measured = _measured(kpis, measurements, maps, begin, left)
    status = pd.Series("drafted", cells.index, dtype="str").where(cells["journey_id"].notna(), "unmapped")
    mapped = maps.groupby("journey_id")["is_complete"].all()
    status = status.mask(cells["journey_id"].isin(mapped.index[mapped]), "mapped")
    has_measurement = cells["journey_id"].isin(measured)
    cells["status"] = status.mask((status == "mapped") & has_measurement, "measured")
    cells["has_measurement"] = has_measurement.astype("boolean")
    _add_values(cells, worst)
    index = pd.MultiIndex.from_product(grid, names=list(CELL))
    result = cells.set_index(list(CELL)).reindex(index)
    result["status"] = result["status"].fillna("unmapped")
    result["has_measurement"] = result["has_measurement"].fillna(False)
    said = result["coverage_status"]
    result["is_contradicted"] = (said.notna() & (said != result["status"])).astype("boolean")
    result["is_hole"] = ((result["customers"] > 0) & (result["status"] == "unmapped")).astype("boolean")
    order = ["coverage_cell_id", "journey_id", "status", "coverage_status", "is_contradicted", "has_measurement"]
    values = ["customers", "revenue_eur", "margin_rate", "churn_rate", "value_at_risk_eur"]
    result = result[[*order, *values, "answers", "dissatisfied_rate", "dissatisfied_customers", "is_hole"]]
    return told(
        result,
        "value_at_risk = revenue · margin · churn; hole = customers without a map",
        METHOD,
        {"since": None if begin is None else begin.isoformat(), "dissatisfied_answers": worst},
        left,
        totals={
            "cells": len(result),
            "holes": int(result["is_hole"].sum()),
            "customers": float(result["customers"].sum()),
            "value_at_risk_eur": float(result["value_at_risk_eur"].sum()),
        },
    )


def what_to_map_first(cells: pd.DataFrame, *, open_statuses: tuple[str, ...] = ("unmapped", "drafted")) -> pd.DataFrame:
    """Rank the cells that are not mapped yet by what is at risk in them.

    Parameters
    ----------
    cells
        What `coverage` returned.
    open_statuses
        Which statuses still ask for a map.

    Returns
    -------
    pandas.DataFrame
        The open cells that have customers or value at risk, most urgent first: `rank` (1 = first; ties share the
        lowest), `status`, `customers`, `value_at_risk_eur`, `dissatisfied_customers`.

    Raises
    ------
    JourneyError
        If `cells` lacks a column, or a status is none.

    Notes
    -----
    By value at risk, then by dissatisfied customers; where one is not known, after those where it is.

    References
    ----------
    Method of this project, step 1.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.notes, rd.kpis, rd.measurements
    >>> found = jw.analysis.coverage(rd.segments, rd.products, rd.coverage_cells, *tables)
    >>> bool(jw.analysis.what_to_map_first(found)["rank"].is_monotonic_increasing)
    True
    """
    for status in several("open_statuses", open_statuses):
        one_of("open_statuses", status, COVERAGE_STATUS.values)
    keys = ["value_at_risk_eur", "dissatisfied_customers"]
    found = _columns(cells, ["status"], ["customers", *keys])
    left = LeftOut()
    found = found[found["status"].isin(open_statuses)]
    matters = (found["customers"] > 0) | (found["value_at_risk_eur"] > 0)
    left.add(
        "coverage_cells", found.index[~matters.to_numpy(dtype="bool")], "neither customers nor value at risk known"
    )
    found = found[matters.to_numpy(dtype="bool")]
    place = pd.DataFrame({name: found[name].round(6).rank(ascending=False, method="dense") for name in keys})
    place = place.fillna(len(found) + 1)
    rank = (place[keys[0]] * (len(found) + 2) + place[keys[1]]).rank(method="min")
    found.insert(0, "rank", rank.astype("Int64"))
    found = found.sort_values("rank", kind="stable")
    formula = "by value at risk, then by dissatisfied customers"
    return told(found, formula, METHOD, {"open_statuses": list(open_statuses)}, left)


def coverage_by(cells: pd.DataFrame, by: str = "segment_id") -> pd.DataFrame:
    """Add up the matrix over one of its axes.

    Parameters
    ----------
    cells
        What `coverage` returned.
    by
        `segment_id`, `product_id` or `errand_kind`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `by`: `cells`, `holes`, `unmapped`, `drafted`, `mapped`, `measured` (numbers of cells), `customers`,
        `revenue_eur`, `value_at_risk_eur`, `dissatisfied_customers` (sums of what is known; missing where nothing is).

    Raises
    ------
    JourneyError
        If `cells` lacks a column, or there is no such axis.

    Notes
    -----
    Customers who run several errands are counted in each.

    References
    ----------
    Method of this project, step 1.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.notes, rd.kpis, rd.measurements
    >>> found = jw.analysis.coverage(rd.segments, rd.products, rd.coverage_cells, *tables)
    >>> int(jw.analysis.coverage_by(found, "errand_kind")["cells"].sum()) == len(found)
    True
    """
    one_of("by", by, CELL)
    sums = ["customers", "revenue_eur", "value_at_risk_eur", "dissatisfied_customers"]
    found = _columns(cells, ["status", "is_hole"], sums)
    found["is_hole"] = found["is_hole"].isin([True])
    axis = found.index.get_level_values(by)
    groups = found.groupby(axis, sort=False)
    result = pd.DataFrame({"cells": groups.size().astype("Int64"), "holes": groups["is_hole"].sum().astype("Int64")})
    for status in COVERAGE_STATUS.values:
        result[status] = (found["status"] == status).groupby(axis, sort=False).sum().astype("Int64")
    for name in sums:
        result[name] = groups[name].sum(min_count=1)
    result.index = pd.Index(result.index, dtype="str", name=by)
    return told(result, f"sums over the cells of each {by}", METHOD, {"by": by})


def _columns(cells: pd.DataFrame, words: list[str], amounts: list[str]) -> pd.DataFrame:
    lost = [name for name in (*words, *amounts) if name not in framed("cells", cells).columns]
    if lost or list(cells.index.names) != list(CELL):
        raise JourneyError(f"cells must be what `coverage` returned: {listed(lost) or 'its index'} is not there")
    found = apart(cells)[0][[*words, *amounts]].copy()
    for name in amounts:
        numbers(name, found[name].dropna(), low=0)
    return found


def _cells(coverage_cells: pd.DataFrame, grid: list[pd.Index], left: LeftOut) -> pd.DataFrame:
    numbers = ["customers", "revenue_eur", "margin_rate", "churn_rate", *(f"{answer}_count" for answer in ANSWERS)]
    cells = taken("coverage_cells", coverage_cells, CELL, ["journey_id", "coverage_status", *numbers])
    for name in CELL:
        left.add("coverage_cells", cells.index[cells[name].isna()], f"no {name}")
    cells = cells.dropna(subset=list(CELL))
    for column, table, ids in zip(CELL[:2], ("segments", "products"), grid, strict=False):
        bound("coverage_cells", cells, column, ids, table)
    return without_twins("coverage_cells", cells, CELL).reset_index()


def _maps(
    phases: pd.DataFrame, steps: pd.DataFrame, touchpoints: pd.DataFrame, assessments: pd.DataFrame, notes: pd.DataFrame
) -> pd.DataFrame:
    """Return the touchpoints of today's maps: `journey_id`, and whether each has the four groups."""
    present = Touchpoints(touchpoints, assessments).present("current")
    rows = in_order(present, steps_in_order(phases, steps, "current"))
    groups = counts(notes_in(notes, "current"), "touchpoint_id", rows.index, FOUR_GROUPS)
    return rows[["journey_id"]].assign(is_complete=(groups > 0).all(axis=1).astype("bool"))


def _measured(
    kpis: pd.DataFrame, measurements: pd.DataFrame, maps: pd.DataFrame, begin: pd.Timestamp | None, left: LeftOut
) -> list[str]:
    """Return the journeys of which a KPI was measured since."""
    columns = ["kpi_id", "measured_on", "answer_count", "value"]
    found = taken("measurements", measurements, columns[:2], columns[2:])
    left.add("measurements", found.index[found["measured_on"].isna()], "no measured_on")
    found = found[found["measured_on"].notna() & (found["answer_count"].notna() | found["value"].notna())]
    if begin is not None:
        found = found[found["measured_on"] >= begin]
    known = taken("kpis", kpis, (), ["journey_id", "touchpoint_id"])
    found = linked("measurements", found, "kpi_id", known.index, left)
    of = known[known.index.isin(found["kpi_id"])]
    by_touchpoint = maps["journey_id"].reindex(pd.Index(of["touchpoint_id"].dropna())).dropna()
    return [*of["journey_id"].dropna().unique(), *by_touchpoint.unique()]


def _add_values(cells: pd.DataFrame, worst: int) -> None:
    cells["value_at_risk_eur"] = cells["revenue_eur"] * cells["margin_rate"] * cells["churn_rate"]
    answers = cells[[f"{answer}_count" for answer in ANSWERS]].to_numpy(dtype="float64")
    total = np.where(np.isnan(answers).all(axis=1), np.nan, np.nansum(answers, axis=1))
    cells["answers"] = total
    bad = np.nansum(answers[:, :worst], axis=1)
    cells["dissatisfied_rate"] = np.divide(bad, total, out=np.full(len(cells), np.nan), where=total > 0)
    cells["dissatisfied_customers"] = cells["customers"] * cells["dissatisfied_rate"]
