"""Matrices that compare things in pairs: read and refused, weighed by one of three methods, judged for consistency."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import flag, numbers
from journey_widgets.analysis._links import ranks
from journey_widgets.errors import JourneyError, shorten

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.51)
"""Mean consistency index of random matrices, for n = 1 … 10 (Saaty)."""

MOST_INCONSISTENT = 0.10
ROUNDING = 0.03
"""By how much a comparison times its reverse may miss 1: people write 0.33 for a third."""

EXACT = 1e-9
POWERS = 1000
CONVERGED = 1e-13
MOST_ITEMS = 500
COLUMNS = ["objective_id", "other_objective_id", "ratio"]
METHODS = ("eigenvector", "geometric_mean", "column_average")

FACTS = {
    "items": "Int64",
    "missing_pairs": "Int64",
    "lambda_max": "float64",
    "consistency_index": "float64",
    "random_index": "float64",
    "consistency_ratio": "float64",
    "is_consistent": "boolean",
}


class Judged(NamedTuple):
    """Weights of one matrix, and what tells whether they can be trusted."""

    weights: np.ndarray
    lambda_max: float
    missing_pairs: int

    def facts(self) -> list[object]:
        """Return the values of `FACTS`."""
        n = len(self.weights)
        index = (self.lambda_max - n) / (n - 1) if n > 1 else 0.0
        index = index if abs(index) > 1e-12 else 0.0  # noqa: PLR2004 - what is left of adding and dividing
        known = n <= len(RANDOM_INDEX) and not self.missing_pairs
        random = RANDOM_INDEX[n - 1] if known and n else np.nan
        ratio = 0.0 if random == 0 else index / random
        verdict = None if np.isnan(ratio) else ratio < MOST_INCONSISTENT
        return [n, self.missing_pairs, self.lambda_max, index, random, ratio, verdict]


def weighed(values: np.ndarray, index: pd.Index, method: str, label: str) -> pd.DataFrame:
    """Return weights and ranks of one matrix, with the facts of the matrix on each row."""
    judged = judge(values, method, label)
    result = pd.DataFrame({"weight": judged.weights}, index=index, dtype="float64")
    result["rank"] = ranks(result["weight"])
    facts = pd.DataFrame([judged.facts()] * len(index), index=index, columns=list(FACTS)).astype(FACTS)
    return pd.concat([result, facts], axis=1)


def judge(values: np.ndarray, method: str, label: str) -> Judged:
    """Weigh a matrix of pairs, in which those missing are NaN."""
    n = len(values)
    if n == 0:
        return Judged(np.empty(0), 0.0, 0)
    missing = np.isnan(values)
    if missing.any():
        _refuse_gaps(missing, method, label)
        # Harker: what is not known is the ratio of the weights, so that its terms come back on the diagonal
        values = np.where(missing, 0.0, values) + np.diag(missing.sum(axis=1))
    weights = _WEIGHTS[method](values)
    product = values @ weights
    lambda_max = product.sum() if method == "column_average" else float((product / weights).mean())
    return Judged(weights, float(lambda_max), int(missing.sum()) // 2)


def _eigenvector(values: np.ndarray) -> np.ndarray:
    weights: np.ndarray = np.full(len(values), 1 / len(values))
    for _ in range(POWERS):  # by powers, which for a matrix of pairs takes a few dozen products
        product: np.ndarray = values @ weights
        product /= product.sum()
        if (np.abs(product - weights) <= CONVERGED * product).all():
            return product
        weights = product
    found, vectors = np.linalg.eig(values)
    weights = np.abs(np.real(vectors[:, np.argmax(np.real(found))]))
    weights /= weights.sum()
    return weights


def _geometric_mean(values: np.ndarray) -> np.ndarray:
    means = np.exp(np.log(values).mean(axis=1))
    weights: np.ndarray = means / means.sum()
    return weights


def _column_average(values: np.ndarray) -> np.ndarray:
    weights: np.ndarray = (values / values.sum(axis=0)).mean(axis=1)
    return weights


_WEIGHTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "eigenvector": _eigenvector,
    "geometric_mean": _geometric_mean,
    "column_average": _column_average,
}


def formula_of(method: str) -> str:
    """Return how a method weighs, in one line."""
    return {
        "eigenvector": "weights = principal eigenvector of the matrix of pairs",
        "geometric_mean": "weights = geometric mean of each row, divided by their sum",
        "column_average": "weights = mean of each row after each column is divided by its sum",
    }[method]


def _refuse_gaps(missing: np.ndarray, method: str, label: str) -> None:
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - importing us need not cost it

    count = int(missing.sum()) // 2
    if method != "eigenvector":
        raise JourneyError(f"{label}: {count} pairs are missing; '{method}' needs all of them, 'eigenvector' does not")
    groups, _ = connected_components(~missing, directed=False)
    if groups > 1:
        raise JourneyError(
            f"{label}: nothing is known between {groups} groups of items; compare one of each with another"
        )


def square(label: str, matrix: pd.DataFrame, *, must_be_reciprocal: bool = True) -> tuple[np.ndarray, pd.Index]:
    """Return a matrix of pairs as an array (missing pairs are NaN), and its ids."""
    frame = matrix if isinstance(matrix, pd.DataFrame) else pd.DataFrame(numbers(label, matrix, shape=(None, None)))
    if list(frame.index) != list(frame.columns) or not frame.index.is_unique:
        raise JourneyError(f"{label} must have the same ids in rows and columns, in the same order, each once")
    if len(frame) > MOST_ITEMS:
        raise JourneyError(f"{label}: at most {MOST_ITEMS} items can be compared in pairs, not {len(frame)}")
    found = [pd.to_numeric(frame.iloc[:, j], errors="coerce").to_numpy(dtype="float64") for j in range(len(frame))]
    values = np.column_stack(found) if found else np.empty((0, 0))
    is_filled = frame.notna().to_numpy(dtype="bool")
    strange = (is_filled & np.isnan(values)) | (values <= 0) | np.isinf(values)
    details = [
        f"{label}, {shorten(frame.index[i])}, {shorten(frame.columns[j])}: {shorten(frame.iloc[i, j])} must be a number"
        " above 0"
        for i, j in np.argwhere(strange)
    ]
    is_diagonal = np.eye(len(frame), dtype=bool)
    is_off = is_diagonal & ~(np.abs(values - 1) <= EXACT)
    is_off |= np.isnan(values) != np.isnan(values.T)
    if flag("must_be_reciprocal", must_be_reciprocal):
        is_off |= np.abs(values * values.T - 1) > ROUNDING
    details += [
        f"{label}, {shorten(frame.index[i])}, {shorten(frame.columns[j])}: {shorten(values[i, j])} must be "
        + ("1" if i == j else f"1 / {shorten(values[j, i])}, what stands across it")
        for i, j in np.argwhere(np.triu(is_off & ~strange & ~strange.T))
    ]
    if details:
        raise JourneyError(f"{label}: {len(details)} cells cannot be used", details)
    return values, frame.index


def from_pairs(pairs: pd.DataFrame, index: pd.Index) -> np.ndarray:
    """Return the matrix of the table of comparisons; rows that speak of one pair must agree, but for rounding."""
    one, other = (index.get_indexer(pd.Index(pairs[column])) for column in ("objective_id", "other_objective_id"))
    logs = np.log(pairs["ratio"].to_numpy())
    turned = np.where(one < other, logs, -logs)  # each pair from the side of the earlier objective
    said = pd.DataFrame({"i": np.minimum(one, other), "j": np.maximum(one, other), "log": turned}, index=pairs.index)
    mean = said.groupby(["i", "j"])["log"].transform("mean").where(said["i"] != said["j"], 0.0)
    wrong = (said["log"] - mean).abs() > np.log1p(ROUNDING)
    if wrong.any():
        details = [
            f"comparisons, {shorten(row)}, ratio: {shorten(ratio)} contradicts what other rows say of that pair"
            if i != j
            else f"comparisons, {shorten(row)}, ratio: {shorten(ratio)} must be 1: {shorten(i)} is compared with itself"
            for row, i, j, ratio in pairs.loc[wrong, COLUMNS].itertuples(name=None)
        ]
        raise JourneyError(f"comparisons: {len(details)} values cannot be used", details)
    values = np.full((len(index), len(index)), np.nan)
    values[said["i"], said["j"]] = np.exp(mean)
    values[said["j"], said["i"]] = np.exp(-mean)
    np.fill_diagonal(values, 1.0)
    return values
