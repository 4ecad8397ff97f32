"""Service quality as customers answered: perception less expectation, by dimension (SERVQUAL)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import framed, mapped, numbers
from journey_widgets.analysis._links import linked
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.schema.choices import SERVICE_DIMENSION

KINDS = ("expectation", "perception")
DIMENSIONS = tuple(SERVICE_DIMENSION.values)


def servqual_items(questions: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Average the answers to pairs of questions: what customers expect of an item, and what they got.

    Parameters
    ----------
    questions
        The table; those of kind `expectation` and `perception` that share `item` are a pair.
    answers
        The table, with `rating`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `item`, in alphabetical order, those with answers to both: `service_dimension`, `expectation`,
        `perception` (means on the questions' scale), `expectation_count`, `perception_count` (answers).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or the questions of an item name two dimensions.

    Notes
    -----
    Means over all answers to the item's questions of a kind.

    References
    ----------
    Parasuraman, Zeithaml & Berry, Journal of Retailing 64(1), 1988, 12–40.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> questions = pd.DataFrame({"question_kind": ["expectation", "perception"], "item": "on time",
    ...                           "service_dimension": "reliability"}, index=["q1", "q2"])
    >>> answers = pd.DataFrame({"question_id": ["q1", "q1", "q2"], "rating": [7, 6, 5]}, index=["a1", "a2", "a3"])
    >>> jw.analysis.servqual_items(questions, answers)[["expectation", "perception"]].loc["on time"].tolist()
    [6.5, 5.0]
    """
    left = LeftOut()
    asked = taken("questions", questions, ["question_kind", "item"], ["service_dimension"])
    asked = asked[asked["question_kind"].isin(KINDS)]
    left.add("questions", asked.index[asked["item"].isna()], "no item")
    asked = asked.dropna(subset=["item"])
    said = taken("answers", answers, ["question_id", "rating"])
    said = said[said["question_id"].isin(asked.index)]
    left.add("answers", said.index[said["rating"].isna()], "no rating")
    said = linked("answers", said.dropna(subset=["rating"]), "question_id", asked.index, left)
    rows = asked.loc[said["question_id"], ["item", "question_kind"]].reset_index(drop=True)
    rows["rating"] = said["rating"].to_numpy()
    by = {kind: part.groupby("item")["rating"] for kind, part in rows.groupby("question_kind")}
    result = pd.DataFrame(index=pd.Index(sorted(asked["item"].unique()), dtype="str", name="item"))
    result["service_dimension"] = _dimensions(asked).reindex(result.index).astype("str")
    for kind in KINDS:
        found = by[kind].mean() if kind in by else pd.Series(dtype="float64")
        result[kind] = found.reindex(result.index).astype("float64")
    for kind in KINDS:
        found = by[kind].size() if kind in by else pd.Series(dtype="Int64")
        result[f"{kind}_count"] = found.reindex(result.index).astype("Int64")
        left.add("questions", result.index[result[kind].isna()], f"no answers of {kind}")
    result = result.dropna(subset=list(KINDS))
    return told(
        result, "means of the answers of each kind, item by item", "Parasuraman, Zeithaml & Berry 1988", {}, left
    )


def servqual(items: pd.DataFrame, *, weights: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Compute the gap between perception and expectation for each dimension of service quality.

    Parameters
    ----------
    items
        Indexed by item: `service_dimension` (`tangibles`, `reliability`, `responsiveness`, `assurance`, `empathy`),
        `expectation`, `perception` on one scale; as `servqual_items` gives it, or one's own.
    weights
        Dimension → points, of those that have items; any positive sum (100 points shared is the custom). Default:
        each counts the same.

    Returns
    -------
    pandas.DataFrame
        Indexed by `service_dimension`, those that have items, in the order above: `items` (how many), `expectation`,
        `perception` (means), `service_gap` (negative = less than expected), `weight_rate` (share, sums to 1),
        `weighted_gap`. In `attrs["totals"]`: `unweighted_gap` (mean of the dimensions), `weighted_gap` (their sum).

    Raises
    ------
    JourneyError
        If a dimension is not one of the five, a number is none, or a weight is negative or missing.

    Notes
    -----
    Per item G = P − E; a dimension's gap is the mean of its items; overall unweighted: mean of the dimensions;
    weighted: Σ Gᵢ·wᵢ / Σ wᵢ.

    References
    ----------
    Parasuraman, Zeithaml & Berry, Journal of Retailing 64(1), 1988, 12–40.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> items = pd.DataFrame({"service_dimension": ["reliability", "empathy"], "expectation": [6.6, 6.0],
    ...                       "perception": [5.6, 5.4]}, index=["on time", "listens"])
    >>> result = jw.analysis.servqual(items, weights={"reliability": 3, "empathy": 1})
    >>> result["service_gap"].round(2).to_dict()
    {'reliability': -1.0, 'empathy': -0.6}
    >>> round(result.attrs["totals"]["weighted_gap"], 2)
    -0.9
    """
    left = LeftOut()
    found = _items(items, left)
    by = found.groupby("service_dimension")
    order = pd.Index([name for name in DIMENSIONS if name in by.groups], dtype="str", name="service_dimension")
    result = pd.DataFrame({"items": by.size().reindex(order).astype("Int64")}, index=order)
    result[["expectation", "perception"]] = by[["expectation", "perception"]].mean().reindex(order)
    result["service_gap"] = result["perception"] - result["expectation"]
    result["weight_rate"] = _weights(order, weights)
    result["weighted_gap"] = result["service_gap"] * result["weight_rate"]
    totals = {
        "unweighted_gap": float(result["service_gap"].mean()) if len(result) else None,
        "weighted_gap": float(result["weighted_gap"].sum()) if len(result) else None,
    }
    return told(
        result,
        "service_gap = perception − expectation; weighted: Σ gap·weight / Σ weight",
        "Parasuraman, Zeithaml & Berry 1988",
        {"weights": dict(weights) if weights is not None else "equal"},
        left,
        totals=totals,
    )


def _dimensions(asked: pd.DataFrame) -> pd.Series:
    named = asked.dropna(subset=["service_dimension"])
    many = named.groupby("item")["service_dimension"].nunique()
    twice = many.index[many > 1]
    if len(twice):
        details = [f"questions, item {shorten(item)}: its questions name more than one dimension" for item in twice]
        raise JourneyError("questions: an item has one service_dimension", details)
    return named.groupby("item")["service_dimension"].first()


def _items(items: pd.DataFrame, left: LeftOut) -> pd.DataFrame:
    wrong: list[str] = []
    columns = ["service_dimension", "expectation", "perception"]
    missing = [name for name in columns if name not in framed("items", items).columns]
    if missing:
        near = nearest(missing[0], map(str, items.columns))
        raise JourneyError(f"items: there is no column {listed(missing)}{near}")
    found = items[columns].copy()
    bad = found["service_dimension"].notna() & ~found["service_dimension"].isin(DIMENSIONS)
    wrong += [
        f"items, {shorten(row)}, service_dimension: {shorten(value)} must be one of {listed(DIMENSIONS)}"
        f"{nearest(str(value), DIMENSIONS)}"
        for row, value in found.loc[bad, "service_dimension"].items()
    ]
    for name in columns[1:]:
        values = pd.to_numeric(found[name], errors="coerce").astype("float64")
        bad = (found[name].notna() & values.isna()) | np.isinf(values)
        wrong += [
            f"items, {shorten(row)}, {name}: {shorten(value)} must be a finite number"
            for row, value in found.loc[bad, name].items()
        ]
        found[name] = values
    if wrong:
        raise JourneyError(f"items: {len(wrong)} values cannot be used", wrong)
    for name in columns:
        left.add("items", found.index[found[name].isna()], f"no {name}")
    return found.dropna()


def _weights(order: pd.Index, weights: Mapping[str, float] | None) -> np.ndarray:
    if weights is None:
        return np.full(len(order), 1 / len(order)) if len(order) else np.array([])
    unknown = [name for name in mapped("weights", weights) if name not in DIMENSIONS]
    lost = [name for name in order if name not in weights]
    if unknown or lost:
        details = [f"weights: {shorten(name)} must be one of {listed(DIMENSIONS)}" for name in unknown]
        raise JourneyError(
            "weights: one for each dimension", details + [f"weights: there is none for '{name}'" for name in lost]
        )
    points = numbers("weights", [weights[name] for name in order], low=0)
    if len(points) and points.sum() <= 0:
        raise JourneyError("weights: their sum must be more than 0")
    return points / points.sum() if len(points) else points
