"""The value of each KPI at each date, from what was measured, with its interval and against its target."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._intervals import poisson, student, wilson, z_value
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.analysis.metrics import COUNTED, scores_of
from journey_widgets.errors import JourneyError, shorten

KEYS = ["kpi_id", "measured_on"]


def kpi_values(kpis: pd.DataFrame, measurements: pd.DataFrame, *, confidence: float = 0.95) -> pd.DataFrame:
    """Compute the value of each KPI at each date from its measurements, with an interval and against its target.

    Parameters
    ----------
    kpis
        Table `kpis`: `formula_kind`, `good_from`, `direction`, `target`.
    measurements
        Table `measurements`: counts by `answer`, or `value` with `sample_size` and `deviation`.
    confidence
        Confidence of the intervals, between 0 and 1.

    Returns
    -------
    pandas.DataFrame
        One row a KPI and date, in their order: `kpi_id`, `measured_on`, `value`, `low`, `high` (missing where nothing
        says how sure it is), `n`, `target`, `is_met` (missing without a target or direction).

    Raises
    ------
    JourneyError
        If a table cannot be used.

    Notes
    -----
    `nps`: 100 · (promoters − detractors) / n. `good_rate`: share of answers from `good_from` up, Wilson's interval.
    `mean`: mean of the answers, Student's interval. `rate`: `value` is the number of cases of `sample_size`, Wilson's
    interval. `per_unit`: `value` events in `sample_size` units, the exact interval of Poisson. `value`: as it stands,
    Student's interval where `deviation` and `sample_size` are there. Several rows of one date (of segments, for
    instance) are added up, but for `value`, of which there may be one.

    References
    ----------
    Reichheld 2003; Wilson 1927; Garwood, Biometrika 28, 1936 (Poisson).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> kpis = pd.DataFrame({"formula_kind": ["rate"], "direction": ["lower_is_better"], "target": [0.1]}, index=["k"])
    >>> seen = pd.DataFrame({"kpi_id": ["k"], "measured_on": ["2026-01-01"], "value": [30.0], "sample_size": [200]})
    >>> jw.analysis.kpi_values(kpis, seen)[["value", "is_met"]].values.tolist()
    [[0.15, False]]
    """
    definitions = taken("kpis", kpis, ("formula_kind",), ("good_from", "direction", "target"))
    columns = ("answer", "answer_count", "value", "deviation", "sample_size")
    rows = taken("measurements", measurements, ("kpi_id", "measured_on"), columns)
    left = LeftOut()
    rows = _usable(rows, definitions, left)
    kind = rows["kpi_id"].map(definitions["formula_kind"])
    is_counted = kind.isin(COUNTED)
    parts = [_counted(rows[is_counted], definitions, confidence), _valued(rows[~is_counted], definitions, confidence)]
    result = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    order = {kpi: i for i, kpi in enumerate(definitions.index)}
    result = result.sort_values("measured_on", kind="stable").sort_values(
        "kpi_id", key=lambda ids: ids.map(order).astype("float64"), kind="stable", ignore_index=True
    )
    result["target"] = result["kpi_id"].map(definitions["target"]).astype("float64")
    direction = result["kpi_id"].map(definitions["direction"])
    higher, lower = result["value"] >= result["target"], result["value"] <= result["target"]
    is_met = higher.where(direction == "higher_is_better", lower).astype("boolean")
    result["is_met"] = is_met.mask(direction.isna() | result["target"].isna())
    result = result.astype({"kpi_id": "str", "measured_on": "datetime64[us]", "n": "Int64"})
    formula = "by formula_kind: nps, good_rate, mean, rate, per_unit, value"
    return told(result, formula, "Reichheld 2003; Wilson 1927; Garwood 1936", {"confidence": confidence}, left)


def _usable(rows: pd.DataFrame, definitions: pd.DataFrame, left: LeftOut) -> pd.DataFrame:
    """Return the rows that say something of a KPI that is there."""
    kind = rows["kpi_id"].map(definitions["formula_kind"])
    is_counted = kind.isin(COUNTED)
    no_threshold = (kind == "good_rate") & rows["kpi_id"].map(definitions["good_from"]).isna()
    of_cases = kind.isin(["rate", "per_unit"])
    reasons = {
        "no date": rows["measured_on"].isna(),
        "refers to no KPI": ~rows["kpi_id"].isin(definitions.index),
        "its KPI has no formula": rows["kpi_id"].isin(definitions.index) & kind.isna(),
        "no answer, or not how many gave it": is_counted & (rows["answer"].isna() | rows["answer_count"].isna()),
        "its KPI does not say which answers are good": no_threshold,
        "no value": ~is_counted & kind.notna() & rows["value"].isna(),
        "not of how many": of_cases & rows["value"].notna() & ~(rows["sample_size"] > 0),
    }
    is_usable = pd.Series(data=True, index=rows.index)
    for reason, applies in reasons.items():
        left.add("measurements", rows.index[applies & is_usable], reason)
        is_usable &= ~applies
    return rows[is_usable]


def _counted(rows: pd.DataFrame, definitions: pd.DataFrame, confidence: float) -> pd.DataFrame:
    kind = rows["kpi_id"].map(definitions["formula_kind"])
    _refuse(rows, (kind == "nps") & ~rows["answer"].between(0, 10), "answer", "from 0 to 10 for an NPS")
    good_from = rows["kpi_id"].map(definitions["good_from"]).astype("float64")
    answer, weight = rows["answer"], rows["answer_count"]
    score = answer.where(kind == "mean", (answer >= good_from).astype("float64"))
    score = score.mask(kind == "nps", pd.Series(scores_of(answer.to_numpy(), "nps", 0.0), rows.index))
    sums = pd.DataFrame(
        {
            "kpi_id": rows["kpi_id"],
            "measured_on": rows["measured_on"],
            "n": weight,
            "s": weight * score,
            "q": weight * score**2,
        }
    )
    result = sums.groupby(KEYS, sort=False).sum().reset_index()
    result = result[result["n"] > 0]
    n, mean = result["n"], result["s"] / result["n"]
    variance = (result["q"] / n - mean**2).clip(lower=0)
    kinds = result["kpi_id"].map(definitions["formula_kind"])
    # of answers: the variance of Student's interval is that of a sample, of the NPS' that of the shares
    width: pd.Series = student(confidence, n) * np.sqrt(variance / (n - 1).where(n > 1))
    width = width.mask(kinds == "nps", z_value(confidence) * np.sqrt(variance / n))
    share = wilson(result["s"], n, confidence)
    low = (mean - width).mask(kinds == "nps", (mean - width).clip(lower=-100)).mask(kinds == "good_rate", share.low)
    high = (mean + width).mask(kinds == "nps", (mean + width).clip(upper=100)).mask(kinds == "good_rate", share.high)
    return result[KEYS].assign(value=mean, low=low, high=high, n=n)


def _valued(rows: pd.DataFrame, definitions: pd.DataFrame, confidence: float) -> pd.DataFrame:
    kind = rows["kpi_id"].map(definitions["formula_kind"])
    is_sum = kind.isin(["rate", "per_unit"])
    _refuse(rows, is_sum & (rows["value"] < 0), "value", "0 or more")
    _refuse(rows, (kind == "rate") & (rows["value"] > rows["sample_size"]), "value", "at most its sample_size")
    _refuse(rows, ~is_sum & rows.duplicated(KEYS, keep="first"), "value", "the only value of its KPI and date")
    cases = rows.loc[is_sum, [*KEYS, "value", "sample_size"]].groupby(KEYS, sort=False).sum().reset_index()
    rows = pd.concat([cases.assign(deviation=np.nan), rows.loc[~is_sum]], ignore_index=True)
    kind = rows["kpi_id"].map(definitions["formula_kind"])
    n, value = rows["sample_size"].astype("float64"), rows["value"].astype("float64")
    width: pd.Series = student(confidence, n) * rows["deviation"].astype("float64") / np.sqrt(n)
    share, per_unit = wilson(value, n, confidence), poisson(value, n, confidence)
    low = (value - width).mask(kind == "rate", share.low).mask(kind == "per_unit", per_unit.low)
    high = (value + width).mask(kind == "rate", share.high).mask(kind == "per_unit", per_unit.high)
    shown = value.mask(kind.isin(["rate", "per_unit"]), value / n)
    return rows[KEYS].assign(value=shown, low=low, high=high, n=n)


def _refuse(rows: pd.DataFrame, wrong: pd.Series, column: str, allowed: str) -> None:
    if wrong.any():
        values = rows.loc[wrong, column]
        places = [
            f"measurements, {shorten(row)}, {column}: {value:g} must be {allowed}" for row, value in values.items()
        ]
        raise JourneyError(f"measurements: {len(places)} values cannot be used", places)
