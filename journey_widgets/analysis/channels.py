"""The best channel of each interaction, and the channels that the future map uses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import numbers
from journey_widgets.analysis._links import linked
from journey_widgets.analysis._map import Touchpoints
from journey_widgets.analysis._result import LeftOut, apart, told
from journey_widgets.analysis._tables import taken, without_twins
from journey_widgets.errors import JourneyError

WEIGHTS = (0.5, 0.25, 0.25)
METHOD = "method of this project, step 2; source document 3 (the best channel for each interaction)"


def channel_scores(
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    channels: pd.DataFrame,
    channel_fits: pd.DataFrame,
    *,
    weights: Sequence[float] = WEIGHTS,
) -> pd.DataFrame:
    """Score each channel for each interaction by preference, ability and cost, and show the best, ties too.

    Parameters
    ----------
    touchpoints, assessments, channels, channel_fits
        The tables.
    weights
        Of the customer's preference, of the ability to do the whole errand there, of a low cost to serve: 0 or more,
        of any positive sum.

    Returns
    -------
    pandas.DataFrame
        Rows of `channel_fits` that say all three and whose touchpoint and channel are there: `touchpoint_id`,
        `channel_id`, `channel_status`, `preference`, `ability` (0–10), `cost_eur`, `cost_score` (0–10),
        `fit_score` (0–100), `rank` among the channels of the touchpoint (1 = best; ties share the lowest), `is_best`,
        `is_tie` (another one is as good), `is_current`, `is_future` (the channel carries it in that state),
        `gain` (points above the current channel; missing where that is not scored).

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, a channel is scored twice for a touchpoint, or the weights are none.

    Notes
    -----
    fit_score = 10 · Σ weight · (preference, ability, cost_score) / Σ weight. cost_score is 10 for the cheapest of the
    channels scored for that touchpoint, 0 for the dearest, linear between; 10 for all where they cost the same.

    References
    ----------
    Method of this project, step 2; source document 3.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"channel_id": ["desk"]}, index=["booking"])
    >>> channels = pd.DataFrame({"channel_status": ["enabled", "to_enable"]}, index=["desk", "app"])
    >>> fits = pd.DataFrame({"touchpoint_id": "booking", "channel_id": ["desk", "app"], "preference": [5, 9],
    ...                      "ability": [10, 8], "cost_eur": [7.0, 0.5]}, index=["f1", "f2"])
    >>> scores = pd.DataFrame({"touchpoint_id": [], "state": []})
    >>> jw.analysis.channel_scores(touchpoints, scores, channels, fits)["fit_score"].to_dict()
    {'f1': 50.0, 'f2': 90.0}
    """
    shares = numbers("weights", weights, low=0, shape=(3,))
    if shares.sum() <= 0:
        raise JourneyError("weights: their sum must be more than 0")
    left = LeftOut()
    found = Touchpoints(touchpoints, assessments)
    named = taken("channels", channels, (), ["channel_status"])
    result = _fits(channel_fits, found.own.index, named.index, left)
    by = result.groupby("touchpoint_id")["cost_eur"]
    low, high = by.transform("min"), by.transform("max")
    result["cost_score"] = (10 * (high - result["cost_eur"]) / (high - low)).where(high > low, 10.0)
    parts = result[["preference", "ability", "cost_score"]].to_numpy(dtype="float64")
    result["fit_score"] = 10 * parts @ (shares / shares.sum())
    rounded = result["fit_score"].round(9)
    result["rank"] = rounded.groupby(result["touchpoint_id"]).rank(method="min", ascending=False).astype("Int64")
    result["is_best"] = (result["rank"] == 1).astype("boolean")
    ties = rounded.groupby([result["touchpoint_id"], rounded]).transform("size")
    result["is_tie"] = (ties > 1).astype("boolean")
    for state in ("current", "future"):
        present = found.present(state)["channel_id"]
        carries = result["touchpoint_id"].map(present) == result["channel_id"]
        result[f"is_{state}"] = carries.fillna(False).astype("boolean")
    now = result.loc[result["is_current"].astype("bool")].set_index("touchpoint_id")["fit_score"]
    result["gain"] = result["fit_score"] - result["touchpoint_id"].map(now).astype("float64")
    result["channel_status"] = result["channel_id"].map(named["channel_status"]).astype("str")
    order = ["touchpoint_id", "channel_id", "channel_status", "preference", "ability", "cost_eur", "cost_score"]
    more = ["fit_score", "rank", "is_best", "is_tie", "is_current", "is_future", "gain"]
    formula = "fit_score = 10 · weighted mean of preference, ability and cost_score (cheapest 10, dearest 0)"
    return told(result[[*order, *more]], formula, METHOD, {"weights": (shares / shares.sum()).tolist()}, left)


def best_channels(
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    channels: pd.DataFrame,
    channel_fits: pd.DataFrame,
    *,
    weights: Sequence[float] = WEIGHTS,
) -> pd.DataFrame:
    """Name the best channel of each interaction, and what it would change.

    Parameters
    ----------
    touchpoints, assessments, channels, channel_fits, weights
        As `channel_scores` takes them.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` for which channels are scored: `best_channels` (ids, a comma between where they tie),
        `best_score` (0–100), `is_tie`, `current_channel_id`, `current_score`, `gain` (points; 0 where the current one
        is among the best), `cost_change_eur` of a contact (the cheapest of the best less the current one; negative =
        cheaper), `advice` (`keep`, `steer` to another channel that is enabled, `enable` one that is not).

    Raises
    ------
    JourneyError
        As `channel_scores`.

    Notes
    -----
    `enable` where none of the best channels is enabled. Without a score of the current channel, `gain` is missing.

    References
    ----------
    Method of this project, step 2; source document 3.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"channel_id": ["desk"]}, index=["booking"])
    >>> channels = pd.DataFrame({"channel_status": ["enabled", "to_enable"]}, index=["desk", "app"])
    >>> fits = pd.DataFrame({"touchpoint_id": "booking", "channel_id": ["desk", "app"], "preference": [5, 9],
    ...                      "ability": [10, 8], "cost_eur": [7.0, 0.5]}, index=["f1", "f2"])
    >>> scores = pd.DataFrame({"touchpoint_id": [], "state": []})
    >>> found = jw.analysis.best_channels(touchpoints, scores, channels, fits)
    >>> found.loc["booking", ["best_channels", "advice"]].tolist()
    ['app', 'enable']
    """
    scored, attrs = apart(channel_scores(touchpoints, assessments, channels, channel_fits, weights=weights))
    found = Touchpoints(touchpoints, assessments)
    best = scored[scored["is_best"].astype("bool")].sort_values(["touchpoint_id", "channel_id"])
    by = best.groupby("touchpoint_id")
    ids = found.own.index[pd.Index(scored["touchpoint_id"].unique()).get_indexer(found.own.index) >= 0]
    result = pd.DataFrame(index=ids)
    result["best_channels"] = _joined(best).reindex(ids).astype("str")
    result["best_score"] = by["fit_score"].max().reindex(ids).astype("float64")
    result["is_tie"] = (by.size() > 1).reindex(ids).astype("boolean")
    result["current_channel_id"] = found.present("current")["channel_id"].reindex(ids).astype("str")
    now = scored[scored["is_current"].astype("bool")].set_index("touchpoint_id")
    result["current_score"] = now["fit_score"].reindex(ids).astype("float64")
    is_kept = now["is_best"].reindex(ids).fillna(False).astype("bool")
    result["gain"] = (result["best_score"] - result["current_score"]).mask(is_kept, 0.0)
    change = by["cost_eur"].min().reindex(ids) - now["cost_eur"].reindex(ids)
    result["cost_change_eur"] = change.astype("float64").mask(is_kept, 0.0)
    is_enabled = (best["channel_status"] == "enabled").groupby(best["touchpoint_id"]).any().reindex(ids)
    advice = np.select([is_kept, is_enabled], ["keep", "steer"], "enable")
    result["advice"] = pd.Series(advice, ids).astype("str")
    told(result, attrs["formula"], METHOD, attrs["parameters"])
    result.attrs["left_out"] = attrs["left_out"]
    return result


def channel_use(touchpoints: pd.DataFrame, assessments: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Show which channels the maps of today and of the future use, and which of them must still be enabled.

    Parameters
    ----------
    touchpoints, assessments, channels
        The tables.

    Returns
    -------
    pandas.DataFrame
        Rows of `channels`: `channel_status`, `current_touchpoints`, `future_touchpoints` (numbers), `finding`:
        `to_enable` (the future map needs it, and it is not enabled), `used_though_retired` (in the future map),
        `enabled_too_early` (to be enabled, and today's map uses it), `not_used` (in neither map), `to_retire` (enabled,
        used today and not in the future), `as_planned` else.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows.

    Notes
    -----
    Touchpoints that are there in the state; the first finding in the order above that holds. A channel to be enabled
    that the future map needs is `to_enable`, whatever today's map says.

    References
    ----------
    Source document 0 (channels enabled and to be enabled).

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.channel_use(rd.touchpoints, rd.assessments, rd.channels)
    >>> found.loc["ch1", "channel_status"]
    'enabled'
    """
    named = taken("channels", channels, (), ["channel_status"])
    found = Touchpoints(touchpoints, assessments)
    left = LeftOut()
    result = named[["channel_status"]].copy()
    for state in ("current", "future"):
        used = found.present(state)["channel_id"]
        left.add("touchpoints", used.index[used.isna()], f"no channel, {state}")
        linked("touchpoints", used.dropna().to_frame(), "channel_id", named.index, left)
        result[f"{state}_touchpoints"] = used.value_counts().reindex(result.index).fillna(0).astype("Int64")
    status, now, then = (result[name] for name in result.columns)
    findings = {
        "to_enable": (status == "to_enable") & (then > 0),
        "used_though_retired": (status == "retired") & (then > 0),
        "enabled_too_early": (status == "to_enable") & (now > 0),
        "not_used": (now == 0) & (then == 0),
        "to_retire": (status == "enabled") & (then == 0),
    }
    flags = [each.to_numpy(dtype="bool") for each in findings.values()]
    result["finding"] = pd.Series(np.select(flags, list(findings), "as_planned"), result.index).astype("str")
    formula = "status against the touchpoints that use it in each state"
    return told(result, formula, "source document 0; method of this project, step 2", {}, left)


def _joined(best: pd.DataFrame) -> pd.Series:
    """Return the channels of each touchpoint, in one text."""
    found: dict[str, str] = {}
    for touchpoint, channel in zip(best["touchpoint_id"], best["channel_id"], strict=True):
        found[touchpoint] = f"{found[touchpoint]}, {channel}" if touchpoint in found else channel
    return pd.Series(found, dtype="str")


def _fits(channel_fits: pd.DataFrame, touchpoints: pd.Index, channels: pd.Index, left: LeftOut) -> pd.DataFrame:
    needed = ["touchpoint_id", "channel_id", "preference", "ability", "cost_eur"]
    fits = without_twins("channel_fits", taken("channel_fits", channel_fits, needed), needed[:2])
    fits = linked("channel_fits", fits, "touchpoint_id", touchpoints, left)
    fits = linked("channel_fits", fits, "channel_id", channels, left)
    for name in needed[2:]:
        left.add("channel_fits", fits.index[fits[name].isna()], f"no {name}")
    return fits.dropna(subset=needed[2:])
