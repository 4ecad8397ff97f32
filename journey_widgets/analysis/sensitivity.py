"""Plain weighted scoring, and how little a weight must change for two neighbours in rank to change places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import ends, mapped, numbers, one_of, several
from journey_widgets.analysis._links import ranked, ranks
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.errors import JourneyError, listed, nearest, shorten

OTHERS = ("scaled", "kept")
FORMULA = (
    "weighted_score = 10 · Σ weight · value, each value brought to 0–1 by its scale and turned where less is better"
)


def weighted_scores(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    lower_is_better: Iterable[str] = (),
    scale: tuple[float, float] | Mapping[str, tuple[float, float]] = (0, 10),
) -> pd.DataFrame:
    """Rank things by the weighted sum of what they are worth by several criteria.

    Parameters
    ----------
    items
        Indexed by id, with a column of numbers for each criterion.
    weights
        Criterion → how much it counts, 0 or more; they are divided by their sum.
    lower_is_better
        Criteria of which less is better, such as costs.
    scale
        Lowest and highest possible value: one pair for all criteria, or one for each by name.

    Returns
    -------
    pandas.DataFrame
        Items that have all criteria, by `rank`: `<criterion>_part`, the points it adds; `weighted_score`, their sum
        (0–10); `rank` (1 = largest; ties share the lowest).

    Raises
    ------
    JourneyError
        If a criterion has no column, a value is not on its scale, or the weights are all 0.

    Notes
    -----
    weighted_score = 10 · Σ wᵢ·vᵢ with Σ wᵢ = 1 and vᵢ = (value − low)/(high − low), or 1 − that where lower is better.
    On scales from 0 to 10 it is the weighted mean of the values.

    References
    ----------
    Keeney & Raiffa, Decisions with Multiple Objectives, 1976.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"effect": [8, 6], "effort": [9, 1]}, index=["desk", "signs"])
    >>> found = jw.analysis.weighted_scores(ideas, {"effect": 3, "effort": 1}, lower_is_better=["effort"])
    >>> found["weighted_score"].to_dict()
    {'signs': 6.75, 'desk': 6.25}
    """
    values, shares, left, parameters = _prepared(items, weights, lower_is_better, scale)
    parts = 10 * values * shares
    result = parts.add_suffix("_part")
    result["weighted_score"] = parts.sum(axis=1).astype("float64")
    result["rank"] = ranks(result["weighted_score"])
    return told(ranked(result), FORMULA, "Keeney & Raiffa 1976", parameters, left)


def swap_sensitivity(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    lower_is_better: Iterable[str] = (),
    scale: tuple[float, float] | Mapping[str, tuple[float, float]] = (0, 10),
    others: str = "scaled",
) -> pd.DataFrame:
    """Return, for each two neighbours in rank, the smallest change of one weight that makes them equal.

    Parameters
    ----------
    items, weights, lower_is_better, scale
        As `weighted_scores` takes them.
    others
        What becomes of the other weights: `scaled` (they keep their proportions and all add up to 1) or `kept` (they
        stay, and the sum changes).

    Returns
    -------
    pandas.DataFrame
        One row for each item but the last, by `rank`: `next_id`, the one behind it; `lead`, by how many points (0–10);
        `criterion` whose weight must change least; `weight` (of 1), `change` of it, `swap_weight` at which the two are
        equal: beyond that they change places. Missing where no change of one weight does it. Of items of equal rank the
        first in the table counts as ahead.

    Raises
    ------
    JourneyError
        As `weighted_scores`.

    Notes
    -----
    With dᵢ the difference of the two items by criterion i and D = Σ wᵢ·dᵢ: `kept` δ = −D/dₖ; `scaled`
    δ = −D/(dₖ − (D − wₖ·dₖ)/(1 − wₖ)). A weight stays at 0 or more; with `scaled`, at 1 or less.

    References
    ----------
    Triantaphyllou & Sánchez, Decision Sciences 28(1), 1997, 151–194.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"effect": [8, 6], "ease": [1, 9]}, index=["desk", "signs"])
    >>> swap = jw.analysis.swap_sensitivity(ideas, {"effect": 0.75, "ease": 0.25})
    >>> swap["next_id"].to_dict(), swap["swap_weight"].round(3).to_dict()
    ({'signs': 'desk'}, {'signs': 0.8})
    """
    one_of("others", others, OTHERS)
    values, shares, left, parameters = _prepared(items, weights, lower_is_better, scale)
    score = (10 * values * shares).sum(axis=1)
    order = ranked(pd.DataFrame({"rank": ranks(score)})).index
    ahead, behind = order[:-1], order[1:]
    differences = values.loc[ahead].to_numpy() - values.loc[behind].to_numpy()
    changes = _changes(differences, shares.to_numpy(), others)
    sizes = np.where(np.isnan(changes), np.inf, np.abs(changes))
    best = sizes.argmin(axis=1) if sizes.size else np.zeros(len(sizes), dtype="int64")
    rows = np.arange(len(best))
    can = np.isfinite(sizes[rows, best]) if sizes.size else np.zeros(0, dtype="bool")
    change = pd.Series(changes[rows, best] if sizes.size else [], ahead, dtype="float64")
    result = pd.DataFrame({"next_id": behind}, index=ahead)
    result["rank"] = ranks(score).reindex(order)[:-1]
    result["lead"] = score.loc[ahead].to_numpy() - score.loc[behind].to_numpy()
    names = np.array([str(name) for name in shares.index], dtype="object")
    result["criterion"] = pd.Series(names[best], ahead, dtype="str").where(can)
    result["weight"] = pd.Series(shares.to_numpy()[best], ahead).where(can)
    result["change"] = change
    result["swap_weight"] = result["weight"] + change
    return told(
        result,
        "the smallest change of one weight at which Σ weight · difference = 0",
        "Triantaphyllou & Sánchez 1997",
        {**parameters, "others": others},
        left,
    )


def _changes(differences: np.ndarray, weights: np.ndarray, others: str) -> np.ndarray:
    """Return for each pair (row) and criterion by how much its weight must change for a tie; NaN where none helps."""
    lead = (differences @ weights)[:, np.newaxis]
    lead = np.where(np.abs(lead) < 1e-12, 0.0, lead)  # noqa: PLR2004 - what is left of adding and dividing
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = differences
        if others == "scaled":
            slope = differences - (lead - weights * differences) / (1 - weights)
        changes = -lead / slope
    changes = np.where(lead == 0, 0.0, changes)
    swapped = weights + changes
    can = np.isfinite(changes) & (swapped >= 0)
    if others == "scaled":
        can &= swapped <= 1
    return np.where(can, changes, np.nan)


def _prepared(
    items: pd.DataFrame,
    weights: Mapping[str, float],
    lower_is_better: Iterable[str],
    scale: tuple[float, float] | Mapping[str, tuple[float, float]],
) -> tuple[pd.DataFrame, pd.Series, LeftOut, dict[str, object]]:
    """Return values from 0 to 1 of the items that have all criteria, weights that add up to 1, and what was said."""
    if not isinstance(items, pd.DataFrame) or not items.index.is_unique:
        raise JourneyError("items must be a DataFrame with an index of ids, each once")
    names, turned = list(mapped("weights", weights)), several("lower_is_better", lower_is_better)
    for name in (*names, *turned):
        if name not in items.columns:
            raise JourneyError(
                f"items: there is no column {shorten(name)}{nearest(str(name), map(str, items.columns))}"
            )
    strange = [str(name) for name in turned if name not in names]
    if strange:
        raise JourneyError(f"lower_is_better: {listed(strange)} has no weight")
    shares = pd.Series(numbers("weights", list(weights.values()), low=0), pd.Index(names), dtype="float64")
    if shares.sum() <= 0:
        raise JourneyError("weights: one at least must be above 0")
    shares /= shares.sum()
    scales = {name: _scale(name, scale) for name in names}
    found, left = _values(items, scales), LeftOut()
    for name in names:
        left.add("items", found.index[found[name].isna()], f"no {name}")
    found = found.dropna()
    for name, (low, high) in scales.items():
        share = (found[name] - low) / (high - low)
        found[name] = 1 - share if name in turned else share
    parameters: dict[str, object] = {
        "weights": {str(name): float(weight) for name, weight in shares.items()},
        "lower_is_better": [str(name) for name in turned],
        "scales": {str(name): list(ends) for name, ends in scales.items()},
    }
    return found, shares, left, parameters


def _scale(name: str, scale: tuple[float, float] | Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    if isinstance(scale, Mapping) and name not in scale:
        raise JourneyError(f"scale: there is none for {shorten(name)}")
    return ends(f"scale of {name}", scale[name] if isinstance(scale, Mapping) else scale)


def _values(items: pd.DataFrame, scales: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    details: list[str] = []
    found = {}
    for name, (low, high) in scales.items():
        values = pd.to_numeric(items[name], errors="coerce").astype("float64")
        wrong = (items[name].notna() & values.isna()) | (values < low) | (values > high)
        details += [
            f"items, {shorten(row)}, {name}: {shorten(value)} must be a number from {low:g} to {high:g}"
            for row, value in items.loc[wrong, name].items()
        ]
        found[name] = values
    if details:
        raise JourneyError(f"items: {len(details)} values cannot be used", details)
    return pd.DataFrame(found, index=items.index)
