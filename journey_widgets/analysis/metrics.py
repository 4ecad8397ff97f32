"""Customer metrics from counts of answers: NPS, CSAT, CES and their kin, each with an interval, and their differences.

A metric is never a bare number: scale, formula and threshold are arguments, and the interval says what chance may do.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, ends, framed, one_of, series_of
from journey_widgets.analysis._intervals import wilson, z_value
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.errors import JourneyError, shorten

PROMOTER, DETRACTOR = 9, 6
"""Lowest answer of a promoter, highest of a detractor, on the scale 0–10 of Reichheld 2003."""

COUNTED = ("nps", "good_rate", "mean")
"""Formulas that stand on counts by answer."""


def nps(counts: pd.DataFrame, *, confidence: float = 0.95) -> pd.DataFrame:
    """Compute Net Promoter Scores from counts of answers, with their intervals.

    Parameters
    ----------
    counts
        One row a sample, one column an answer: 0, 1, … 10 (as numbers or as text), the cells how often it was given. A
        sample that is already summed up has the columns `promoters`, `passives`, `detractors` instead.
    confidence
        Confidence of the interval, between 0 and 1.

    Returns
    -------
    pandas.DataFrame
        Rows of `counts`: `promoters`, `passives`, `detractors`, `n`; `nps` (−100…100); `standard_error`,
        `margin`, `low`, `high` in points of NPS. Samples without an answer are left out.

    Raises
    ------
    JourneyError
        If a column is no answer of the scale, or a count is negative or not whole.

    Notes
    -----
    nps = 100 · (p − d) with the shares p of promoters (9, 10) and d of detractors (0…6); the variance of one answer,
    scored +1, 0, −1, is p + d − (p − d)²; the interval is the normal one, cut to what is possible. With few answers, or
    with all of one kind, it is too narrow.

    References
    ----------
    Reichheld, Harvard Business Review 81(12), 2003.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> counts = pd.DataFrame({"promoters": [256], "passives": [79], "detractors": [35]}, index=["after"])
    >>> jw.analysis.nps(counts)[["nps", "low", "high"]].round(1).loc["after"].tolist()
    [59.7, 53.1, 66.4]
    """
    summed = {"promoters", "passives", "detractors"}
    if summed <= set(framed("counts", counts).columns):
        kinds = _counts(counts[sorted(summed)])
        promoters, passives, detractors = (kinds[name] for name in ("promoters", "passives", "detractors"))
    else:
        found = _answers(counts, 0, 10)
        answers = np.asarray(found.columns, dtype="float64")
        promoters = found.loc[:, answers >= PROMOTER].sum(axis=1)
        detractors = found.loc[:, answers <= DETRACTOR].sum(axis=1)
        passives = found.sum(axis=1) - promoters - detractors
    result = pd.DataFrame({"promoters": promoters, "passives": passives, "detractors": detractors})
    n = result.sum(axis=1)
    left = LeftOut()
    left.add("counts", result.index[n == 0], "no answers")
    result, n = result[n > 0].astype("Int64"), n[n > 0]
    p, d = (result[kind].astype("float64") / n for kind in ("promoters", "detractors"))
    z = z_value(confidence)
    result["n"] = n.astype("Int64")
    result["nps"] = 100 * (p - d)
    result["standard_error"] = 100 * np.sqrt((p + d - (p - d) ** 2).clip(lower=0) / n)
    result["margin"] = z * result["standard_error"]
    result["low"] = (result["nps"] - result["margin"]).clip(lower=-100)
    result["high"] = (result["nps"] + result["margin"]).clip(upper=100)
    parameters = {"confidence": confidence, "promoter from": PROMOTER, "detractor to": DETRACTOR}
    return told(result, "nps = 100 · (promoters − detractors) / n", "Reichheld 2003", parameters, left)


def good_rates(
    counts: pd.DataFrame, *, good_from: float, scale: tuple[float, float], confidence: float = 0.95
) -> pd.DataFrame:
    """Compute shares of good answers from counts: CSAT and CES 2.0, with Wilson's interval.

    Parameters
    ----------
    counts
        One row a sample, one column an answer of the scale, the cells how often it was given.
    good_from
        Lowest answer that counts as good: 4 for CSAT on 1–5, 5 for CES 2.0 on 1–7.
    scale
        Lowest and highest possible answer.
    confidence
        Confidence of the interval, between 0 and 1.

    Returns
    -------
    pandas.DataFrame
        Rows of `counts`: `good`, `n`; `good_rate` (0–1), `low`, `high`; `mean`, which some vendors use instead.
        Samples without an answer are left out.

    Raises
    ------
    JourneyError
        If a column is no answer of the scale, or a count is negative or not whole.

    Notes
    -----
    good_rate = good / n. A scale on which low is good (CES 1 of 2010) has to be turned before.

    References
    ----------
    Wilson, Journal of the American Statistical Association 22, 1927; CES 2.0: CEB/Gartner 2013.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> counts = pd.DataFrame([[14, 9, 10, 32, 42]], columns=[1, 2, 3, 4, 5], index=["may"])
    >>> jw.analysis.good_rates(counts, good_from=4, scale=(1, 5)).round(3).loc["may", ["good_rate", "low"]].tolist()
    [0.692, 0.599]
    """
    low, high = ends("scale", scale)
    between("good_from", good_from, low, high)
    found = _answers(counts, low, high)
    answers = np.asarray(found.columns, dtype="float64")
    n = found.sum(axis=1)
    left = LeftOut()
    left.add("counts", found.index[n == 0], "no answers")
    found, n = found[n > 0], n[n > 0]
    good = found.loc[:, answers >= good_from].sum(axis=1)
    result = pd.DataFrame({"good": good.astype("Int64"), "n": n.astype("Int64"), "good_rate": good / n})
    result["low"], result["high"] = wilson(good, n, confidence)
    result["mean"] = (found * answers).sum(axis=1) / n
    parameters = {"good_from": good_from, "scale": [low, high], "confidence": confidence}
    return told(result, "good_rate = good answers / n; interval of Wilson", "Wilson 1927", parameters, left)


def compare_samples(
    one: Sequence[float] | pd.Series, other: Sequence[float] | pd.Series, *, formula_kind: str, good_from: float = 4
) -> pd.DataFrame:
    """Test whether two samples of answers differ by more than chance.

    Parameters
    ----------
    one, other
        Counts by answer, indexed by the answers; of NPS also three counts indexed `promoters`, `passives`,
        `detractors`.
    formula_kind
        `nps`, `good_rate` or `mean`.
    good_from
        For `good_rate`: lowest answer that counts as good.

    Returns
    -------
    pandas.DataFrame
        One row: `one`, `other` (the values), `difference` = other − one, `standard_error`, `low`, `high` (95 %), `z`,
        `p_value` (two-sided), `is_significant` (p < 0.05), `n_needed` (answers of each sample that would show this
        difference with a power of 0.8; missing where there is none).

    Raises
    ------
    JourneyError
        If a sample has no answers, or counts that are negative or not whole.

    Notes
    -----
    z = difference / √(var₁/n₁ + var₂/n₂) with the variance of one answer of each sample; normal approximation.

    References
    ----------
    The normal test of two means; n_needed = (z₀.₉₇₅ + z₀.₈)² · (var₁ + var₂) / difference².

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> kinds = ["promoters", "passives", "detractors"]
    >>> before, after = pd.Series([230, 88, 42], kinds), pd.Series([256, 79, 35], kinds)
    >>> found = jw.analysis.compare_samples(before, after, formula_kind="nps")
    >>> found.loc[0, ["difference", "p_value"]].astype("float64").round(3).tolist()
    [7.508, 0.133]
    """
    one_of("formula_kind", formula_kind, COUNTED)
    between("good_from", good_from, -np.inf, np.inf)
    samples = {"one": one, "other": other}
    (m1, v1, n1), (m2, v2, n2) = (_moments(label, s, formula_kind, good_from) for label, s in samples.items())
    difference = m2 - m1
    error = float(np.sqrt(v1 / n1 + v2 / n2))
    z = difference / error if error > 0 else np.nan if difference == 0 else np.sign(difference) * np.inf
    p_value = 1.0 if np.isnan(z) else 2 * (1 - NormalDist().cdf(min(abs(z), 40)))
    needed = (z_value(0.95) + NormalDist().inv_cdf(0.8)) ** 2 * (v1 + v2) / difference**2 if difference else np.nan
    row = {
        "one": m1,
        "other": m2,
        "difference": difference,
        "standard_error": error,
        "low": difference - z_value(0.95) * error,
        "high": difference + z_value(0.95) * error,
        "z": float(z),
        "p_value": p_value,
    }
    result = pd.DataFrame([row], dtype="float64")
    result["is_significant"] = (result["p_value"] < 0.05).astype("boolean")  # noqa: PLR2004 - said in the docstring
    # more than can be counted in whole numbers is more than anybody asks
    result["n_needed"] = pd.array([None if np.isnan(needed) else int(min(np.ceil(needed), 2**53))], dtype="Int64")
    parameters = {"formula_kind": formula_kind, "good_from": good_from, "power": 0.8}
    return told(result, "z = (other − one) / √(var₁/n₁ + var₂/n₂)", "normal test of two means", parameters)


# ---------------------------------------------------------------------- counts


def _answers(counts: pd.DataFrame, low: float, high: float, label: str = "counts") -> pd.DataFrame:
    """Return counts with the answers as numbers, refused where they are none of the scale."""
    answers = pd.to_numeric(pd.Series(framed(label, counts).columns, dtype="object"), errors="coerce")
    wrong = ~answers.between(low, high)
    if wrong.any():
        names = ", ".join(shorten(name) for name in counts.columns[wrong.to_numpy()])
        allowed = f"an answer from {low:g} to {high:g}" if np.isfinite(high) else "a number"
        raise JourneyError(f"{label}: column {names} must be {allowed}")
    return _counts(counts, label).set_axis(answers.to_list(), axis=1)


def _counts(counts: pd.DataFrame, label: str = "counts") -> pd.DataFrame:
    """Return counts as whole numbers in `float64`, none for a missing one."""
    found: pd.DataFrame = counts.apply(pd.to_numeric, errors="coerce").astype("float64")
    wrong = (found.isna() & counts.notna()) | (found < 0) | (found % 1 != 0) & found.notna()
    if wrong.to_numpy().any():
        places = [
            f"{label}, {shorten(counts.index[i])}, {shorten(counts.columns[j])}: {shorten(counts.iloc[i, j])} must be"
            " a whole number, 0 or more"
            for i, j in np.argwhere(wrong.to_numpy())
        ]
        raise JourneyError(f"{label}: {len(places)} values cannot be used", places)
    return found.fillna(0)


def _moments(
    label: str, sample: Sequence[float] | pd.Series, formula_kind: str, good_from: float
) -> tuple[float, float, float]:
    """Return mean and variance of one answer as the formula scores it (in its own units), and the number of answers."""
    series = series_of(label, sample)
    found = _counts(series.to_frame().T, label).iloc[0]
    n = float(found.sum())
    if n == 0:
        raise JourneyError(f"{label}: a sample must have at least one answer")
    if formula_kind == "nps" and set(found.index) == {"promoters", "passives", "detractors"}:
        scores = found.index.map({"promoters": 100, "passives": 0, "detractors": -100}).to_numpy(dtype="float64")
    else:
        low, high = (0, 10) if formula_kind == "nps" else (-np.inf, np.inf)
        answers = _answers(series.to_frame().T, low, high, label)
        scores = scores_of(answers.columns.to_numpy(dtype="float64"), formula_kind, good_from)
    mean = float((found.to_numpy() * scores).sum() / n)
    return mean, float((found.to_numpy() * (scores - mean) ** 2).sum() / n), n


def scores_of(answers: np.ndarray, formula_kind: str, good_from: float | np.ndarray) -> np.ndarray:
    """Return what each answer counts for in a formula of `COUNTED`, in the formula's units."""
    if formula_kind == "nps":
        return 100.0 * ((answers >= PROMOTER).astype("float64") - (answers <= DETRACTOR))
    return (answers >= good_from).astype("float64") if formula_kind == "good_rate" else answers
