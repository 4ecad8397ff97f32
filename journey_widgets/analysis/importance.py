"""Where to intervene and where to save: importance against performance, and the opportunity score."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, ends, framed, one_of
from journey_widgets.analysis._links import ranks
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.errors import JourneyError, nearest, shorten

QUADRANTS = {
    (True, False): "concentrate",
    (True, True): "keep_up",
    (False, False): "low_priority",
    (False, True): "overkill",
}
"""Importance high, performance high → quadrant."""
DIGITS = 9
"""What adding and dividing leave behind these is no difference: equal values lie on their mean."""

CROSSHAIRS: Mapping[str, Callable[[pd.Series, tuple[float, float]], float]] = {
    "scale": lambda _, scale: (scale[0] + scale[1]) / 2,
    "mean": lambda values, _: float(values.mean()),
    "median": lambda values, _: float(values.median()),
}


def importance_performance(
    items: pd.DataFrame, *, crosshair: str = "scale", scale: tuple[float, float] = (0, 10)
) -> pd.DataFrame:
    """Place each item in one of four quadrants by its importance and its performance.

    Parameters
    ----------
    items
        Indexed by id, with `importance` and `performance` on one scale. For touchpoints these are `relevance` and the
        current `experience`.
    crosshair
        Where the lines cross: `scale` (the middle of the scale), `mean` or `median` of the items. The choice moves
        items from one quadrant into another; the result says which.
    scale
        Lowest and highest possible value.

    Returns
    -------
    pandas.DataFrame
        Rows of `items`: `importance`, `performance`; `quadrant` (`concentrate`, `keep_up`, `low_priority`, `overkill`);
        `advice` (`intervene` for the first, `save` for the last, `keep` else); `scale_quadrant`, `mean_quadrant`,
        `median_quadrant`; `is_sensitive` where those differ; `diagonal` = importance − performance, the rank along
        which is `rank` (1 = most to gain; ties share the lowest). Where the lines cross stands in
        `attrs["parameters"]`, as `importance_line` and `performance_line`.

    Raises
    ------
    JourneyError
        If a column is not there, or a value is not on the scale.

    Notes
    -----
    A value on a line counts as high. Importance that people state themselves is high for everything: prefer derived or
    ranked importance where there is any (Bacon 2003).

    References
    ----------
    Martilla & James, Journal of Marketing 41(1), 1977, 77–79.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> items = pd.DataFrame({"importance": [9, 8, 2], "performance": [3, 9, 8]}, index=["call", "shop", "leaflet"])
    >>> jw.analysis.importance_performance(items)["quadrant"].to_dict()
    {'call': 'concentrate', 'shop': 'keep_up', 'leaflet': 'overkill'}
    """
    one_of("crosshair", crosshair, CROSSHAIRS)
    low, high = ends("scale", scale)
    found, left = _pairs(items, ("importance", "performance"), low, high)
    importance, performance = found["importance"], found["performance"]
    result = found.copy()
    lines = {name: (line(importance, (low, high)), line(performance, (low, high))) for name, line in CROSSHAIRS.items()}
    quadrants = {name: _quadrant(found, *at) for name, at in lines.items()}
    result["quadrant"] = quadrants[crosshair]
    advice = {"concentrate": "intervene", "overkill": "save"}
    result["advice"] = result["quadrant"].map(lambda quadrant: advice.get(quadrant, "keep")).astype("str")
    for name, quadrant in quadrants.items():
        result[f"{name}_quadrant"] = quadrant
    differs = [quadrant != quadrants[crosshair] for quadrant in quadrants.values()]
    result["is_sensitive"] = pd.Series(np.logical_or.reduce(differs), result.index, dtype="boolean")
    result["diagonal"] = importance - performance
    result["rank"] = ranks(result["diagonal"])
    parameters: dict[str, object] = {"crosshair": crosshair, "scale": [low, high]}
    for name, line in zip(("importance_line", "performance_line"), lines[crosshair], strict=True):
        parameters[name] = None if np.isnan(line) else line
    return told(
        result,
        "quadrant by importance ≥ and performance ≥ the cross-hair; diagonal = importance − performance",
        "Martilla & James 1977",
        parameters,
        left,
    )


def opportunity_scores(items: pd.DataFrame, *, scale_maximum: float = 10) -> pd.DataFrame:
    """Score how much customers would gain from each outcome: important, and not satisfied.

    Parameters
    ----------
    items
        Indexed by id, with `importance` and `satisfaction` from 0 to `scale_maximum`.
    scale_maximum
        Highest possible value; scores are brought to a scale of 10.

    Returns
    -------
    pandas.DataFrame
        Rows of `items`: `importance`, `satisfaction`, `opportunity` (0–20), `zone` (`extreme` above 15, `high` from 12,
        `solid` from 10, `low` below), `rank` (1 = largest; ties share the lowest).

    Raises
    ------
    JourneyError
        If a column is not there, or a value is out of range.

    Notes
    -----
    opportunity = importance + max(importance − satisfaction, 0).

    References
    ----------
    Ulwick, What Customers Want, 2005.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> items = pd.DataFrame({"importance": [9, 9, 4], "satisfaction": [3, 9, 8]})
    >>> jw.analysis.opportunity_scores(items)["opportunity"].tolist()
    [15.0, 9.0, 4.0]
    """
    top = between("scale_maximum", scale_maximum, np.finfo("float64").tiny, np.finfo("float64").max)
    found, left = _pairs(items, ("importance", "satisfaction"), 0.0, top)
    result = found.copy()
    scaled = found * (10 / top)
    importance, satisfaction = scaled["importance"], scaled["satisfaction"]
    result["opportunity"] = importance + (importance - satisfaction).clip(lower=0)
    score = result["opportunity"].round(DIGITS)
    zones = np.select([score > 15, score >= 12, score >= 10], ["extreme", "high", "solid"], "low")  # noqa: PLR2004 - Ulwick's edges
    result["zone"] = pd.Series(zones, result.index).astype("str")
    result["rank"] = ranks(score)
    return told(
        result,
        "opportunity = importance + max(importance − satisfaction, 0)",
        "Ulwick 2005",
        {"scale_maximum": top},
        left,
    )


def _quadrant(found: pd.DataFrame, importance_line: float, performance_line: float) -> pd.Series:
    is_important = (found["importance"] - importance_line).round(DIGITS) >= 0
    is_good = (found["performance"] - performance_line).round(DIGITS) >= 0
    names = np.array(
        [[QUADRANTS[False, False], QUADRANTS[False, True]], [QUADRANTS[True, False], QUADRANTS[True, True]]]
    )
    return pd.Series(names[is_important.astype("int64"), is_good.astype("int64")], found.index).astype("str")


def _pairs(items: pd.DataFrame, names: tuple[str, str], low: float, high: float) -> tuple[pd.DataFrame, LeftOut]:
    """Return the two columns of the rows that have both, and what was left out."""
    framed("items", items)
    left = LeftOut()
    wrong: list[str] = []
    found = {}
    for name in names:
        if name not in items.columns:
            raise JourneyError(f"items: there is no column '{name}'{nearest(name, map(str, items.columns))}")
        values = pd.to_numeric(items[name], errors="coerce").astype("float64")
        bad = (items[name].notna() & values.isna()) | (values < low) | (values > high)
        wrong += [
            f"items, {shorten(row)}, {name}: {shorten(value)} must be a number from {low:g} to {high:g}"
            for row, value in items.loc[bad.to_numpy(), name].items()
        ]
        found[name] = values
    if wrong:
        raise JourneyError(f"items: {len(wrong)} values cannot be used", wrong)
    frame = pd.DataFrame(found, index=items.index)
    for name in names:
        left.add("items", frame.index[frame[name].isna()], f"no {name}")
    return frame.dropna(), left
