"""Control charts: whether a KPI moves by more than chance, since its limits were set.

Limits are frozen on a baseline; what comes after is judged by them. A chart's points are ordered by date, and a rule
names the point at which its pattern is complete.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import numbers, one_of, series_of
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.errors import JourneyError, shorten

RANGE_TO_SIGMA = 1.128
"""d₂ for two points: the mean moving range over σ of independent normal values."""
RANGE_LIMIT = 3.267
"""D₄ for two points: upper limit of the moving range over its mean."""
ROUNDING = 1e-12
"""Part of a value by which adding and dividing may miss a line."""
FEW_POINTS = 12
"""Below these the limits themselves are a guess."""

RULES: Mapping[str, str] = {
    "rule_1": "one point beyond 3 σ",
    "rule_2": "nine points in a row on one side of the centre (eight by Western Electric)",
    "rule_3": "six points in a row rising or falling",
    "rule_4": "fourteen points in a row going up and down in turn",
    "rule_5": "two of three points beyond 2 σ on one side",
    "rule_6": "four of five points beyond 1 σ on one side",
    "rule_7": "fifteen points in a row within 1 σ",
    "rule_8": "eight points in a row beyond 1 σ, on either side",
}
"""The eight rules of Nelson, by what each looks for."""

RULE_SETS: Mapping[str, tuple[str, ...]] = {
    "nelson": tuple(RULES),
    "western_electric": ("rule_1", "rule_2", "rule_5", "rule_6"),
}
SIDE_RUN = {"nelson": 9, "western_electric": 8}
IN_SET = {name: np.array([rule in rules for rule in RULES]) for name, rules in RULE_SETS.items()}


def xmr_chart(values: pd.Series, *, baseline: int | None = None, rules: str = "nelson") -> pd.DataFrame:
    """Chart single values with the limits of their moving range.

    Parameters
    ----------
    values
        The values in the order of time, indexed by date or anything else.
    baseline
        How many of the first points the limits stand on; None for all of them.
    rules
        `nelson` (all eight) or `western_electric` (four of them, with runs of eight on one side).

    Returns
    -------
    pandas.DataFrame
        Rows of `values`: `value`, `centre`, `sigma`, `lower_limit`, `upper_limit`, `moving_range`, `range_limit`,
        `rule_1` … `rule_8`, `signal` (the rules that fire there, ``"1, 5"``), `is_signal`, `is_baseline`. Missing
        values are left out. With fewer than two points there are no limits, and no signals. `attrs["parameters"]` has
        `is_provisional`: limits on fewer than 12 points are.

    Raises
    ------
    JourneyError
        If a value is no finite number, or `baseline` is not from 2 to the number of points.

    Notes
    -----
    σ = mean moving range / 1.128; limits = mean ± 3 σ; the moving range's limit = 3.267 · its mean. Shares and counts
    with samples of unequal size want `p_chart` or `u_chart`.

    References
    ----------
    Shewhart 1931; Nelson, Journal of Quality Technology 16(4), 1984; Western Electric 1956; NIST/SEMATECH 6.3.2.2.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> chart = jw.analysis.xmr_chart(pd.Series([5, 6, 5, 4, 5, 6, 5, 4, 5, 11]), baseline=9)
    >>> chart.loc[chart["is_signal"], "signal"].to_dict()
    {9: '1'}
    """
    found, left = _series("values", values)
    first = _baseline(baseline, len(found))
    steps = found.diff().abs()
    mean_range = steps.iloc[:first].mean() if first > 1 else np.nan
    centre = pd.Series(found.iloc[:first].mean() if first > 1 else np.nan, found.index)
    sigma = pd.Series(mean_range / RANGE_TO_SIGMA, found.index)
    result = _chart(found, centre, sigma, rules, first)
    result.insert(5, "moving_range", steps)
    result.insert(6, "range_limit", RANGE_LIMIT * mean_range)
    formula = "limits = mean ± 3 · mean moving range / 1.128"
    return told(result, formula, "Shewhart 1931; Nelson 1984", _parameters(rules, first), left)


def p_chart(
    cases: pd.Series, sample_sizes: pd.Series, *, baseline: int | None = None, rules: str = "nelson"
) -> pd.DataFrame:
    """Chart shares of cases, each with the limits of its own sample.

    Parameters
    ----------
    cases
        How many cases, in the order of time.
    sample_sizes
        Of how many; aligned with `cases`.
    baseline, rules
        As of `xmr_chart`.

    Returns
    -------
    pandas.DataFrame
        As of `xmr_chart`, without the moving range; `value`, `centre` and limits are shares, the limits cut to 0 … 1.

    Raises
    ------
    JourneyError
        If a number is not finite or negative, or there are more cases than the sample holds.

    Notes
    -----
    centre p̄ = all cases / all of the samples of the baseline; σ = √(p̄ (1 − p̄) / n) of each point.

    References
    ----------
    Shewhart 1931; Montgomery, Introduction to Statistical Quality Control.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> chart = jw.analysis.p_chart(pd.Series([12, 9, 11, 30]), pd.Series([100, 90, 110, 100]), baseline=3)
    >>> chart["is_signal"].tolist()
    [False, False, False, True]
    """
    found, left = _per_unit("cases", cases, "sample_sizes", sample_sizes)
    too_many = found["events"] > found["n"]
    if too_many.any():
        rows = found[too_many]
        details = [
            f"cases, {shorten(i)}: {a:g} must be at most its sample size, {n:g}" for i, a, n in rows.itertuples()
        ]
        raise JourneyError(f"cases: {len(details)} values cannot be used", details)
    first = _baseline(baseline, len(found))
    mean = _ratio(found, first)
    sigma = np.sqrt(mean * (1 - mean) / found["n"])
    result = _chart(found["events"] / found["n"], pd.Series(mean, found.index), sigma, rules, first)
    result["lower_limit"], result["upper_limit"] = (
        result["lower_limit"].clip(lower=0),
        result["upper_limit"].clip(upper=1),
    )
    return told(result, "limits = p̄ ± 3 · √(p̄ (1 − p̄) / n)", "Shewhart 1931", _parameters(rules, first), left)


def u_chart(events: pd.Series, units: pd.Series, *, baseline: int | None = None, rules: str = "nelson") -> pd.DataFrame:
    """Chart events per unit, each with the limits of its own number of units.

    Parameters
    ----------
    events
        How many events, in the order of time.
    units
        In how many units (calls, visits, months); aligned with `events`.
    baseline, rules
        As of `xmr_chart`.

    Returns
    -------
    pandas.DataFrame
        As of `p_chart`; the lower limit is not below 0.

    Raises
    ------
    JourneyError
        If a number is not finite or negative.

    Notes
    -----
    centre ū = all events / all units of the baseline; σ = √(ū / n) of each point.

    References
    ----------
    Shewhart 1931; Montgomery, Introduction to Statistical Quality Control.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> chart = jw.analysis.u_chart(pd.Series([4, 6, 5, 20]), pd.Series([10, 12, 11, 10]), baseline=3)
    >>> chart["signal"].tolist()
    ['', '', '', '1']
    """
    found, left = _per_unit("events", events, "units", units)
    first = _baseline(baseline, len(found))
    mean = _ratio(found, first)
    sigma = np.sqrt(mean / found["n"])
    result = _chart(found["events"] / found["n"], pd.Series(mean, found.index), sigma, rules, first)
    result["lower_limit"] = result["lower_limit"].clip(lower=0)
    return told(result, "limits = ū ± 3 · √(ū / n)", "Shewhart 1931", _parameters(rules, first), left)


def control_signals(
    values: pd.Series, centre: float | pd.Series, sigma: float | pd.Series, *, rules: str = "nelson"
) -> pd.DataFrame:
    """Find the patterns in a series that chance would hardly make.

    Parameters
    ----------
    values
        The values in the order of time, without missing ones.
    centre, sigma
        The centre line and the standard deviation: numbers, or aligned with `values`.
    rules
        `nelson` (all eight) or `western_electric` (rules 1, 2, 5 and 6, with runs of eight on one side).

    Returns
    -------
    pandas.DataFrame
        Rows of `values`: `rule_1` … `rule_8` (True where the pattern is complete; those not in the set are False
        throughout), `signal` (their numbers, as text), `is_signal`.

    Raises
    ------
    JourneyError
        If a value is no finite number, or `rules` is no set of rules.

    Notes
    -----
    1: one point beyond 3 σ; 2: nine in a row on one side (Western Electric: eight); 3: six rising or falling;
    4: fourteen alternating; 5: two of three beyond 2 σ on one side; 6: four of five beyond 1 σ on one side; 7: fifteen
    within 1 σ; 8: eight beyond 1 σ. 5 and 6 fire also at a point that is not beyond itself, while the pattern
    is within reach. A point on a line is not beyond it. Without variation (σ = 0) any other value than the centre is
    beyond.

    References
    ----------
    Nelson, Journal of Quality Technology 16(4), 1984; Western Electric, Statistical Quality Control Handbook, 1956.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> found = jw.analysis.control_signals(pd.Series([41, 42, 41, 43, 41, 42, 41, 41, 42]), 40, 2)
    >>> found["signal"].tolist()[-1]
    '2'
    """
    one_of("rules", rules, RULE_SETS)
    index = series_of("values", values).index
    found = numbers("values", values)
    centres, sigmas = (_line(label, line, len(found)) for label, line in (("centre", centre), ("sigma", sigma)))
    starts = np.zeros(len(found), dtype="int64")
    hits = fired(found, centres, sigmas, starts, np.full(len(found), SIDE_RUN[rules])) & IN_SET[rules]
    result = pd.DataFrame(hits, index=index, columns=list(RULES)).astype("boolean")
    result["signal"] = pd.Series(named(hits), index).astype("str")
    result["is_signal"] = pd.Series(hits.any(axis=1), index).astype("boolean")
    source = "Nelson 1984" if rules == "nelson" else "Western Electric 1956"
    return told(result, "; ".join(f"{rule[5:]}: {what}" for rule, what in RULES.items()), source, {"rules": rules})


# ---------------------------------------------------------------------- limits


def _series(label: str, values: pd.Series) -> tuple[pd.Series, LeftOut]:
    series, left = series_of(label, values), LeftOut()
    found = pd.to_numeric(series, errors="coerce").astype("float64")
    wrong = (series.notna() & found.isna()) | np.isinf(found)
    if wrong.any():
        bad = series[wrong.to_numpy()]
        details = [f"{label}, {shorten(i)}: {shorten(value)} must be a finite number" for i, value in bad.items()]
        raise JourneyError(f"{label}: {len(details)} values cannot be used", details)
    left.add(label, found.index[found.isna()], "no value")
    return found.dropna(), left


def _per_unit(label: str, events: pd.Series, unit_label: str, units: pd.Series) -> tuple[pd.DataFrame, LeftOut]:
    both = pd.DataFrame({"events": series_of(label, events), "n": series_of(unit_label, units)})
    left = LeftOut()
    details: list[str] = []
    for column, name in (("events", label), ("n", unit_label)):
        found = pd.to_numeric(both[column], errors="coerce").astype("float64")
        wrong = (both[column].notna() & found.isna()) | np.isinf(found) | (found < 0)
        details += [
            f"{name}, {shorten(i)}: {shorten(v)} must be a finite number, 0 or more"
            for i, v in both.loc[wrong, column].items()
        ]
        both[column] = found
    if details:
        raise JourneyError(f"{label}: {len(details)} values cannot be used", details)
    is_known = both["events"].notna() & (both["n"] > 0)
    left.add(label, both.index[~is_known], "no value, or of none")
    return both[is_known], left


def _line(label: str, line: float | pd.Series, points: int) -> np.ndarray:
    """Return a line of a chart, one value for each point; without limits it is missing."""
    try:
        return np.broadcast_to(np.asarray(line, dtype="float64"), points)
    except (TypeError, ValueError):
        raise JourneyError(f"{label} must be a number, or one for each of the {points} values") from None


def _baseline(baseline: int | None, points: int) -> int:
    if baseline is None:
        return points
    if isinstance(baseline, bool) or not isinstance(baseline, (int, np.integer)) or not 2 <= baseline <= max(points, 2):  # noqa: PLR2004 - a range needs two
        raise JourneyError(
            f"baseline must be a whole number from 2 to the number of points, {points}, not {shorten(baseline)}"
        )
    return min(int(baseline), points)


def _ratio(found: pd.DataFrame, first: int) -> float:
    base = found.iloc[:first]
    return float(base["events"].sum() / base["n"].sum()) if len(base) > 1 else np.nan


def _chart(values: pd.Series, centre: pd.Series, sigma: pd.Series, rules: str, first: int) -> pd.DataFrame:
    result = pd.DataFrame({"value": values, "centre": centre, "sigma": sigma})
    result["lower_limit"], result["upper_limit"] = centre - 3 * sigma, centre + 3 * sigma
    result = result.join(control_signals(values, centre, sigma, rules=rules))
    result["is_baseline"] = pd.array(np.arange(len(values)) < first, dtype="boolean")
    return result


def _parameters(rules: str, first: int) -> dict[str, object]:
    return {"rules": rules, "baseline": first, "is_provisional": first < FEW_POINTS}


# ---------------------------------------------------------------------- rules


def fired(
    values: np.ndarray, centre: np.ndarray, sigma: np.ndarray, starts: np.ndarray, side: np.ndarray
) -> np.ndarray:
    """Return which rules fire at each point of one series, or of several that stand one after the other.

    Parameters
    ----------
    values, centre, sigma
        Of each point; shape (n,).
    starts
        Where the series of each point begins.
    side
        How many points on one side of the centre make a pattern, of each point.

    Returns
    -------
    numpy.ndarray
        Shape (n, 8), bool: rule 1 … 8.
    """
    grain = ROUNDING * np.maximum(np.abs(values), np.abs(centre))
    away = _flat(values - centre, grain)
    steps = np.concatenate([[np.nan], _flat(np.diff(values), grain[1:])]) if len(values) else values
    steps = np.where(np.arange(len(values)) > starts, steps, np.nan)
    turns = steps * np.concatenate([[np.nan], steps])[: len(values)]

    def run(applies: np.ndarray, wanted: int | np.ndarray, of: int | np.ndarray) -> np.ndarray:
        counted = np.concatenate([[0], np.cumsum(applies)])
        here = np.arange(1, len(applies) + 1)
        found: np.ndarray = (counted[here] - counted[np.maximum(starts, here - of)]) >= wanted
        return found

    def on_one_side(sigmas: float, wanted: int | np.ndarray, of: int | np.ndarray) -> np.ndarray:
        line = sigmas * sigma + grain
        found: np.ndarray = run(away > line, wanted, of) | run(away < -line, wanted, of)
        return found

    return np.column_stack(
        [
            np.abs(away) > 3 * sigma + grain,
            run(away > 0, side, side) | run(away < 0, side, side),
            run(steps > 0, 5, 5) | run(steps < 0, 5, 5),  # six points, five steps
            run(turns < 0, 12, 12),  # fourteen points, twelve turns
            on_one_side(2, 2, 3),
            on_one_side(1, 4, 5),
            run(np.abs(away) < sigma - grain, 15, 15),
            run(np.abs(away) > sigma + grain, 8, 8),
        ]
    )


def _flat(differences: np.ndarray, grain: np.ndarray) -> np.ndarray:
    """Return differences without those that are none: the mean of equal values is seldom exactly that value."""
    return np.where(np.abs(differences) <= grain, 0.0, differences)


def named(found: np.ndarray) -> np.ndarray:
    """Return the numbers of the rules that fire at each point, as text; at most points none does."""
    names = np.full(len(found), "", dtype="object")
    for row in np.flatnonzero(found.any(axis=1)):
        names[row] = ", ".join(str(rule + 1) for rule in np.flatnonzero(found[row]))
    return names
