"""Step 5: every KPI under watch, whether what was done worked, and when to photograph again."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, instant
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.analysis.control import FEW_POINTS, IN_SET, RANGE_TO_SIGMA, SIDE_RUN, fired, named
from journey_widgets.analysis.kpis import kpi_values

SERVES = 3
"""A coherence from here up says that an intervention serves an objective."""


def kpi_charts(kpis: pd.DataFrame, measurements: pd.DataFrame) -> pd.DataFrame:
    """Put every KPI on its control chart, with the limits of its baseline.

    Parameters
    ----------
    kpis
        Table `kpis`: `formula_kind`, `chart_kind`, `alarm_rules`, `baseline_until`, and what `kpi_values` needs.
    measurements
        Table `measurements`.

    Returns
    -------
    pandas.DataFrame
        One row a KPI and date: `kpi_id`, `measured_on`, `value`, `centre`, `lower_limit`, `upper_limit`, `signal` (the
        rules that fire), `is_signal`, `is_baseline`, `chart_kind` (what was drawn), `is_provisional` (limits on fewer
        than 12 points).

    Raises
    ------
    JourneyError
        If a table cannot be used.

    Notes
    -----
    The baseline is what was measured up to `baseline_until`; everything, where there is none or where fewer than two
    points are before it. A `p` or `u` chart needs a formula of cases (`good_rate`, `rate`, `per_unit`) and the size of
    each sample; otherwise, and by default, single values are charted (XmR).

    References
    ----------
    Shewhart 1931; Nelson 1984; Western Electric 1956.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> kpis = pd.DataFrame({"formula_kind": ["value"], "baseline_until": ["2026-03-01"]}, index=["k"])
    >>> months = pd.date_range("2026-01-01", periods=4, freq="MS")
    >>> seen = pd.DataFrame({"kpi_id": "k", "measured_on": months, "value": [5.0, 5.2, 5.1, 9.0]})
    >>> jw.analysis.kpi_charts(kpis, seen)["is_signal"].tolist()
    [False, False, False, True]
    """
    definitions = _definitions(kpis)
    values = kpi_values(kpis, measurements)
    left = LeftOut()
    left.reasons = {(p["table"], p["reason"]): p["rows"] for p in values.attrs["left_out"]}
    left.add("kpis", definitions.index[_others(definitions.index, values["kpi_id"])], "never measured")
    values.attrs = {}  # pandas would copy what was left out with each operation
    return told(
        _charted(values, definitions),
        "by chart_kind: XmR, p or u",
        "Shewhart 1931",
        {"provisional below": FEW_POINTS},
        left,
    )


def _definitions(kpis: pd.DataFrame) -> pd.DataFrame:
    return taken("kpis", kpis, ("formula_kind",), ("chart_kind", "alarm_rules", "baseline_until"))


def _charted(values: pd.DataFrame, definitions: pd.DataFrame) -> pd.DataFrame:
    """Return the values of KPIs with the limits and the signals of their charts."""
    points = _based(values, definitions)
    kind = _charts_of(points)
    is_sum = kind != "xmr"
    n = points["n"].astype("float64")
    base = points["is_baseline"].astype("bool")
    ranges = points["value"].groupby(points["kpi_id"], sort=False).diff().abs()
    sums = pd.DataFrame({"value": points["value"], "range": ranges, "events": points["value"] * n, "n": n}).where(base)
    means = sums.groupby(points["kpi_id"], sort=False).transform("mean")
    centre = means["value"].mask(is_sum, means["events"] / means["n"])
    variance = (centre * (1 - centre).where(kind == "p", 1.0) / n).where(is_sum)
    sigma = np.sqrt(variance).where(is_sum, means["range"] / RANGE_TO_SIGMA)
    sigma = sigma.where(points["baseline_points"] > 1)
    result = points[["kpi_id", "measured_on", "value"]].copy()
    result["centre"] = centre.where(sigma.notna())
    result["lower_limit"] = (centre - 3 * sigma).mask(is_sum, (centre - 3 * sigma).clip(lower=0))
    result["upper_limit"] = (centre + 3 * sigma).mask(kind == "p", (centre + 3 * sigma).clip(upper=1))
    hits = _signals(points, centre, sigma)
    result["signal"] = pd.Series(named(hits), points.index).astype("str")
    result["is_signal"] = pd.Series(hits.any(axis=1), points.index).astype("boolean")
    result["is_baseline"] = points["is_baseline"]
    result["chart_kind"] = kind.astype("str")
    result["is_provisional"] = (points["baseline_points"] < FEW_POINTS).astype("boolean")
    return result


def before_and_after(
    kpis: pd.DataFrame,
    measurements: pd.DataFrame,
    interventions: pd.DataFrame,
    closures: pd.DataFrame,
    coherences: pd.DataFrame,
    *,
    significance: float = 0.05,
) -> pd.DataFrame:
    """Tell for each live intervention whether the KPIs it should move have moved since.

    Parameters
    ----------
    kpis, measurements, interventions, closures, coherences
        The tables. An intervention should move the KPIs of the touchpoints whose gaps it closes, and of the objectives
        it serves with 3 or more.
    significance
        Largest p-value that counts as a difference, between 0 and 1.

    Returns
    -------
    pandas.DataFrame
        One row an intervention and KPI: `intervention_id`, `kpi_id`, `live_on`, `before`, `after` (means of the values
        measured before and since), `n_before`, `n_after` (how many), `difference`, `low`, `high` (95 %), `p_value`
        (Welch's t), `verdict`: `better`, `worse`, `no_difference`, or `not_yet_knowable` (fewer than two values on one
        side, or no direction); `n_needed`: how many values on each side would show the difference seen with a power of
        0.8.

    Raises
    ------
    JourneyError
        If a table cannot be used.

    Notes
    -----
    The values of the dates are what is compared, so that what varies from month to month counts as chance; a trend, or
    another change at the same time, is not told apart from the intervention.

    References
    ----------
    Welch, Biometrika 34, 1947.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = (rd.kpis, rd.measurements, rd.interventions, rd.closures, rd.coherences)
    >>> set(jw.analysis.before_and_after(*tables)["verdict"]) <= {
    ...     "better", "worse", "no_difference", "not_yet_knowable"}
    True
    """
    between("significance", significance, 0, 1)
    definitions = taken("kpis", kpis, ("formula_kind",), ("touchpoint_id", "objective_id", "direction"))
    changes = taken("interventions", interventions, (), ("live_on",))
    live = changes["live_on"].dropna()
    values = kpi_values(kpis, measurements)
    values.attrs = {}
    pairs = _moved_by(definitions, live, closures, coherences)
    result = _tested(pairs.join(_sides(pairs, values)), definitions["direction"], significance)
    left = LeftOut()
    left.add("interventions", changes.index[changes["live_on"].isna()], "not live")
    left.add("interventions", live.index[_others(live.index, result["intervention_id"])], "no KPI watches it")
    formula = "difference = mean since − mean before; Welch's t on the values of the dates"
    return told(result, formula, "Welch 1947", {"significance": significance, "power": 0.8}, left)


def review_reasons(
    facts: pd.DataFrame, kpis: pd.DataFrame, measurements: pd.DataFrame, *, today: str | dt.date
) -> pd.DataFrame:
    """List what asks for a new photograph: a review date that has passed, a signal, a target that is met.

    Parameters
    ----------
    facts
        Table `facts` with `review_on`.
    kpis, measurements
        The tables.
    today
        The day on which it is asked.

    Returns
    -------
    pandas.DataFrame
        One row a reason: `reason_kind` (`review_date`, `signal`, `target_met`), `kpi_id` (missing for the date),
        `since` (date). A signal counts where it is at the last point of its KPI after the baseline; a target, where the
        last value meets it.

    Raises
    ------
    JourneyError
        If a table or the date cannot be used.

    References
    ----------
    Method of this project, step 5.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> facts = pd.DataFrame({"review_on": ["2026-01-31"]}, index=["redesign"])
    >>> nothing = jw.new("").kpis, jw.new("").measurements
    >>> jw.analysis.review_reasons(facts, *nothing, today="2026-03-01")["reason_kind"].tolist()
    ['review_date']
    """
    day = instant("today", today)
    review = taken("facts", facts, (), ("review_on",))["review_on"].dropna()
    review = review[review <= day]
    values = kpi_values(kpis, measurements)
    values.attrs = {}
    charts = _charted(values, _definitions(kpis))
    charts = charts[charts["measured_on"] <= day]
    last = charts.groupby("kpi_id", sort=False).tail(1)
    signals = last[last["is_signal"] & ~last["is_baseline"]]
    met = values[values["measured_on"] <= day].groupby("kpi_id", sort=False).tail(1)
    met = met[met["is_met"].fillna(value=False)]
    parts = [
        pd.DataFrame({"reason_kind": "review_date", "kpi_id": None, "since": review.to_numpy()}),
        pd.DataFrame({"reason_kind": "signal", "kpi_id": signals["kpi_id"], "since": signals["measured_on"]}),
        pd.DataFrame({"reason_kind": "target_met", "kpi_id": met["kpi_id"], "since": met["measured_on"]}),
    ]
    dtypes = {"reason_kind": "str", "kpi_id": "str", "since": "datetime64[us]"}
    result = pd.concat([part.astype(dtypes) for part in parts], ignore_index=True)
    return told(
        result,
        "review date passed, signal at the last point, target met",
        "method of this project",
        {"today": str(day.date())},
    )


def _others(ids: pd.Index, seen: pd.Series) -> np.ndarray:
    """Return which ids do not occur; `isin` of pandas' text takes ten times as long."""
    return np.asarray(pd.Index(seen.unique()).get_indexer(ids) < 0)


def _based(values: pd.DataFrame, definitions: pd.DataFrame) -> pd.DataFrame:
    """Return the values with what their KPIs say, and which points are the baseline: all, where fewer than two are."""
    points = values[["kpi_id", "measured_on", "value", "n"]].copy()
    for name, column in definitions.items():
        points[name] = column.reindex(points["kpi_id"]).array
    before = points["measured_on"] <= points["baseline_until"]
    counts = before.groupby(points["kpi_id"], sort=False).transform("sum")
    sizes = points.groupby("kpi_id", sort=False)["value"].transform("size")
    points["is_baseline"] = (before | (counts < 2)).astype("boolean")  # noqa: PLR2004 - a range needs two
    points["baseline_points"] = counts.where(counts > 1, sizes)
    return points


def _charts_of(points: pd.DataFrame) -> pd.Series:
    """Return which chart is drawn of each point's KPI."""
    has_sizes = (points["n"].fillna(0) > 0).groupby(points["kpi_id"], sort=False).transform("all")
    wanted, formula = points["chart_kind"], points["formula_kind"]
    is_p = (wanted == "p") & formula.isin(["good_rate", "rate"]) & has_sizes
    is_u = (wanted == "u") & (formula == "per_unit") & has_sizes
    kind = np.select([is_p.to_numpy(dtype="bool"), is_u.to_numpy(dtype="bool")], ["p", "u"], "xmr")
    return pd.Series(kind, points.index)


def _signals(points: pd.DataFrame, centre: pd.Series, sigma: pd.Series) -> np.ndarray:
    """Return which rules fire at each point, series by series; shape (points, 8)."""
    begins = (points["kpi_id"] != points["kpi_id"].shift()).to_numpy(dtype="bool")
    starts = np.flatnonzero(begins)[np.cumsum(begins) - 1]
    rules = points["alarm_rules"]
    in_set = np.array([IN_SET[rule] for rule in rules], dtype="bool").reshape(-1, 8)
    values, centres, sigmas = (column.to_numpy(dtype="float64") for column in (points["value"], centre, sigma))
    side = rules.map(SIDE_RUN).to_numpy(dtype="int64")
    # without limits there is no pattern either
    hits: np.ndarray = fired(values, centres, sigmas, starts, side) & in_set & ~np.isnan(sigmas)[:, None]
    return hits


def _moved_by(kpis: pd.DataFrame, live: pd.Series, closures: pd.DataFrame, coherences: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of a live intervention and a KPI that should move: intervention_id, kpi_id, live_on."""
    closed = taken("closures", closures, ("intervention_id", "touchpoint_id"))
    served = taken("coherences", coherences, ("objective_id", "intervention_id", "strength"))
    served = served[served["strength"] >= SERVES]
    watched = kpis.rename_axis("kpi_id").reset_index()
    by_place = closed.dropna().merge(watched.dropna(subset="touchpoint_id"), on="touchpoint_id")
    by_aim = served.dropna().merge(watched.dropna(subset="objective_id"), on="objective_id")
    pairs = pd.concat([part[["intervention_id", "kpi_id"]] for part in (by_place, by_aim)]).drop_duplicates()
    pairs = pairs[live.index.get_indexer(pd.Index(pairs["intervention_id"])) >= 0]
    pairs = pairs.assign(live_on=live.reindex(pairs["intervention_id"]).to_numpy())
    order = [
        index.get_indexer(pd.Index(pairs[name]))
        for name, index in (("intervention_id", live.index), ("kpi_id", kpis.index))
    ]
    return (
        pairs.iloc[np.lexsort(order[::-1])].reset_index(drop=True).astype({"intervention_id": "str", "kpi_id": "str"})
    )


def _sides(pairs: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Return mean, variance and number of a KPI's values before a date and since, of each pair of KPI and date.

    From running sums, since a KPI may be watched for thousands of interventions.
    """
    codes, kpis = pd.factorize(values["kpi_id"])
    order = np.lexsort((values["measured_on"].to_numpy(), codes))
    value = values["value"].to_numpy()[order]
    # sums of squares are taken around each KPI's mean, or they would cancel
    centre = values["value"].groupby(codes).mean().to_numpy()
    shifted = value - centre[codes[order]]
    sums, squares = (np.concatenate([[0.0], np.cumsum(column)]) for column in (shifted, shifted**2))
    kpi = pd.Index(kpis).get_indexer(pd.Index(pairs["kpi_id"]))
    first, last = np.searchsorted(codes[order], kpi), np.searchsorted(codes[order], kpi, side="right")
    days, day = np.unique(values["measured_on"].to_numpy()[order], return_inverse=True)
    since = np.searchsorted(days, pairs["live_on"].to_numpy())
    split = np.searchsorted(codes[order] * (len(days) + 1) + day, kpi * (len(days) + 1) + since)
    found = {}
    for name, (begin, end) in {"before": (first, split), "after": (split, last)}.items():
        n = (end - begin).astype("float64")
        mean = np.divide(sums[end] - sums[begin], n, out=np.full(len(n), np.nan), where=n > 0)
        spread = np.maximum(squares[end] - squares[begin] - n * mean**2, 0)
        found[f"mean_{name}"] = mean + np.append(centre, np.nan)[kpi]
        found[f"var_{name}"] = np.divide(spread, n - 1, out=np.full(len(n), np.nan), where=n > 1)
        found[f"count_{name}"] = n
    return pd.DataFrame(found, index=pairs.index)


def _tested(pairs: pd.DataFrame, direction: pd.Series, significance: float) -> pd.DataFrame:
    from scipy.stats import norm, t  # noqa: PLC0415 - half a second that importing us need not cost

    n1, n2 = pairs["count_before"].fillna(0), pairs["count_after"].fillna(0)
    is_enough = (n1 > 1) & (n2 > 1)
    a, b = (pairs["var_before"] / n1).where(is_enough), (pairs["var_after"] / n2).where(is_enough)
    difference = pairs["mean_after"] - pairs["mean_before"]
    error = np.sqrt(a + b)
    degrees = ((a + b) ** 2 / (a**2 / (n1 - 1) + b**2 / (n2 - 1))).where(a + b > 0)
    p_value = pd.Series(2 * t.sf((difference / error).abs(), degrees), pairs.index)
    # without any variation a difference is certain, and none is none
    p_value = p_value.mask(is_enough & (error == 0), (difference == 0).astype("float64"))
    half = (t.ppf(0.975, degrees) * error).mask(is_enough & (error == 0), 0.0)
    power = (norm.ppf(1 - significance / 2) + norm.ppf(0.8)) ** 2
    needed = (power * (pairs["var_before"] + pairs["var_after"]) / difference**2).where(is_enough & (difference != 0))
    way = pairs["kpi_id"].map(direction).map({"higher_is_better": 1.0, "lower_is_better": -1.0}).astype("float64")
    is_known = is_enough & way.notna() & p_value.notna()
    verdict = np.select(
        [~is_known, p_value > significance, difference * way > 0],
        ["not_yet_knowable", "no_difference", "better"],
        "worse",
    )
    return pd.DataFrame(
        {
            "intervention_id": pairs["intervention_id"],
            "kpi_id": pairs["kpi_id"],
            "live_on": pairs["live_on"],
            "before": pairs["mean_before"],
            "after": pairs["mean_after"],
            "n_before": n1.astype("Int64"),
            "n_after": n2.astype("Int64"),
            "difference": difference,
            "low": difference - half,
            "high": difference + half,
            "p_value": p_value,
            "verdict": pd.Series(verdict, pairs.index).astype("str"),
            "n_needed": np.ceil(needed).clip(lower=2, upper=2**53).astype("Int64"),
        }
    )
