"""Intervals of shares, means and rates, each by its name."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between


class Interval(NamedTuple):
    """Lower and upper ends, aligned with what was given."""

    low: pd.Series
    high: pd.Series


def z_value(confidence: float) -> float:
    between("confidence", confidence, 0.01, 0.9999)
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(good: pd.Series, n: pd.Series, confidence: float) -> Interval:
    z = z_value(confidence)
    rate = good / n
    centre = (rate + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt((rate * (1 - rate)).clip(lower=0) / n + z**2 / (4 * n**2))
    return Interval((centre - half).clip(lower=0), (centre + half).clip(upper=1))


def student(confidence: float, n: pd.Series) -> pd.Series:
    from scipy.stats import t  # noqa: PLC0415 - half a second that importing us need not cost

    z_value(confidence)  # refuses a confidence that is none
    degrees = (n - 1).where(n > 1)
    return pd.Series(t.ppf(0.5 + confidence / 2, degrees.to_numpy(dtype="float64")), n.index)


def poisson(events: pd.Series, units: pd.Series, confidence: float) -> Interval:
    from scipy.stats import chi2  # noqa: PLC0415 - half a second that importing us need not cost

    tail = (1 - confidence) / 2
    count = events.to_numpy(dtype="float64")
    low = np.where(count > 0, chi2.ppf(tail, 2 * np.where(count > 0, count, 1)) / 2, 0)
    high = chi2.ppf(1 - tail, 2 * (count + 1)) / 2
    return Interval(pd.Series(low, events.index) / units, pd.Series(high, events.index) / units)
