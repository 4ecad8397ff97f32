"""Areas to intervene and areas to save: relevance against experience, and what a contact costs for nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between
from journey_widgets.analysis._links import by_id
from journey_widgets.analysis._map import Touchpoints
from journey_widgets.analysis._result import LeftOut, apart, told
from journey_widgets.analysis.importance import importance_performance


def areas(
    touchpoints: pd.DataFrame,
    assessments: pd.DataFrame,
    *,
    crosshair: str = "scale",
    contacts: float | pd.Series = 1,
) -> pd.DataFrame:
    """Tell at which touchpoints of today to intervene, and at which ones to save, and how much.

    Parameters
    ----------
    touchpoints, assessments
        The tables.
    crosshair
        Where the lines of relevance and experience cross: `scale` (5 and 5), `mean` or `median`.
    contacts
        Contacts a year at each touchpoint, 0 or more: one number, or a Series by `touchpoint_id`. With 1, savings are
        those of one contact.

    Returns
    -------
    pandas.DataFrame
        Rows of `touchpoints` that are there today and have relevance and experience: `relevance`, `experience`,
        `quadrant`, `advice` (`intervene`: relevant, badly experienced; `save`: not relevant, well experienced; `keep`
        else), `is_sensitive` (another cross-hair says otherwise), `cost_eur` of a contact, `saving_eur` (contacts ·
        what is not needed of that; missing without a cost, 0 where nothing is to save), `saving_basis` (`future_map`,
        `relevance`, or missing). In `attrs["totals"]`: `saving_eur`.

    Raises
    ------
    JourneyError
        If a value is not what the schema allows, or a parameter is none of those named.

    Notes
    -----
    Not needed is what the future map does without (today's cost less the future one, all of it where the touchpoint is
    gone), never less than 0. Where the future map gives no cost, it is the part by which relevance falls short of the
    cross-hair: cost · (1 − relevance / cross-hair). A value on a line counts as high.

    References
    ----------
    Method of this project, step 3; Martilla & James, Journal of Marketing 41(1), 1977, 77–79.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"relevance": [9.0, 2.5]}, index=["call", "magazine"])
    >>> scores = pd.DataFrame({"touchpoint_id": ["call", "magazine"], "state": "current", "experience": [3.0, 8.0],
    ...                        "cost_eur": [4.0, 6.0]})
    >>> jw.analysis.areas(touchpoints, scores, contacts=1000)[["advice", "saving_eur"]].to_dict("list")
    {'advice': ['intervene', 'save'], 'saving_eur': [0.0, 3000.0]}
    """
    left = LeftOut()
    found = Touchpoints(touchpoints, assessments, ["relevance"], ["experience", "cost_eur"])
    now, then = found.present("current"), found.in_state("future")
    left.add("touchpoints", now.index[now["relevance"].isna()], "no relevance")
    left.add("assessments", now.index[now["experience"].isna()], "no current experience")
    now = now.dropna(subset=["relevance", "experience"])
    items = now.rename(columns={"relevance": "importance", "experience": "performance"})
    placed, attrs = apart(importance_performance(items[["importance", "performance"]], crosshair=crosshair))
    result = now[["relevance", "experience"]].copy()
    result[["quadrant", "advice", "is_sensitive"]] = placed[["quadrant", "advice", "is_sensitive"]]
    result["cost_eur"] = now["cost_eur"]
    future = then["cost_eur"].where(then["is_present"].astype("bool"), 0.0).reindex(now.index)
    line = attrs["parameters"]["importance_line"]
    short = 1 - result["relevance"] / line if line else 0 * result["relevance"]
    saved = (result["cost_eur"] - future).clip(lower=0)
    unneeded = saved.where(future.notna(), result["cost_eur"] * short.clip(lower=0))
    is_area = result["advice"] == "save"
    result["saving_eur"] = unneeded.where(is_area, result["cost_eur"] * 0) * _contacts(contacts, now.index)
    basis = pd.Series(np.where(future.notna(), "future_map", "relevance"), result.index, dtype="str")
    result["saving_basis"] = basis.where(is_area & result["saving_eur"].notna())
    left.add("assessments", result.index[is_area & result["cost_eur"].isna()], "no current cost: no saving")
    left.add(
        "contacts", result.index[is_area & result["cost_eur"].notna() & result["saving_eur"].isna()], "no contacts"
    )
    return told(
        result,
        "save where relevance is low and experience high; saving = contacts · (cost today − cost in the future map)",
        "method of this project; Martilla & James 1977",
        {
            "crosshair": crosshair,
            "relevance_line": line,
            "experience_line": attrs["parameters"]["performance_line"],
            "contacts": "by touchpoint" if isinstance(contacts, pd.Series) else float(contacts),
        },
        left,
        totals={"saving_eur": float(result["saving_eur"].sum())},
    )


def _contacts(contacts: float | pd.Series, index: pd.Index) -> pd.Series:
    if isinstance(contacts, pd.Series):
        return by_id("contacts", contacts, index, low=0)
    return pd.Series(between("contacts", contacts, 0, np.finfo("float64").max), index)
