"""The activities as a roadmap: when each begins and ends, what it waits for, and how late it may be."""

from __future__ import annotations

import pandas as pd

from journey_widgets.analysis._arguments import instant
from journey_widgets.analysis._links import among, bound
from journey_widgets.analysis._plan import in_circle
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken

DAY = pd.Timedelta(days=1)


def roadmap(activities: pd.DataFrame, *, until: str | pd.Timestamp | None = None) -> pd.DataFrame:
    """Return the activities in the order of time, with the days by which each may be late.

    Parameters
    ----------
    activities
        `capability_id`, `name`, `org_unit_id`, `owner`, `start_on`, `end_on`, `activity_status`, `cost_eur`,
        `after_activity_id`.
    until
        Day by which all must be done; None = the last day of any of them.

    Returns
    -------
    pandas.DataFrame
        Activities that have both dates, by `start_on`: the columns above; `duration_days`, from start to end;
        `wait_days` between the end of what must come first and the start (below 0: it starts too early; missing where
        nothing must); `latest_end_on`, when it must have ended for all that follows to be done by `until`;
        `slack_days`, by how much it may be late; `is_critical`, where that is none.

    Raises
    ------
    JourneyError
        If the table is not as the schema says, an activity that must come first is not there, or `until` is no date.

    Notes
    -----
    Latest end = until, or the earliest of (latest end − duration) of those that follow; slack = latest end − end. Left
    out are activities that were stopped, that lack a date or end before they start, and that wait for each other in a
    circle; what waits for one of these waits for nothing here.

    References
    ----------
    Kelley & Walker, Critical-path planning and scheduling, 1959.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> days = {"start_on": ["2027-01-04", "2027-01-18"], "end_on": ["2027-01-11", "2027-02-01"]}
    >>> work = pd.DataFrame({**days, "after_activity_id": [None, "b1"]}, index=["b1", "b2"])
    >>> jw.analysis.roadmap(work)[["wait_days", "slack_days"]].values.tolist()
    [[nan, 7.0], [7.0, 0.0]]
    """
    left = LeftOut()
    columns = ("capability_id", "name", "org_unit_id", "owner", "activity_status", "cost_eur", "after_activity_id")
    work = taken("activities", activities, ("start_on", "end_on"), columns)
    work = bound("activities", work, "after_activity_id", work.index, "activities")
    reasons: dict[str, pd.Series] = {
        "it was stopped": work["activity_status"] == "stopped",
        "no start_on": work["start_on"].isna(),
        "no end_on": work["end_on"].isna(),
        "it ends before it starts": work["end_on"] < work["start_on"],
        "it waits for itself in a circle": pd.Series(
            among(work.index, in_circle(work["after_activity_id"].dropna())), work.index
        ),
    }
    for reason, holds in reasons.items():
        left.add("activities", work.index[holds], reason)
    work = work[~pd.concat(reasons, axis=1).any(axis=1)]
    end = _end(until, work)
    result = work[[*columns[:5], "start_on", "end_on", *columns[5:]]].copy()
    result["duration_days"] = _days(result["end_on"] - result["start_on"])
    first = work["end_on"].reindex(work["after_activity_id"]).set_axis(work.index)
    result["wait_days"] = _days(work["start_on"] - first)
    slack_end = _latest_ends(work["after_activity_id"], result["duration_days"])
    very_end = pd.Series(end, work.index, dtype="datetime64[us]")
    result["latest_end_on"] = (very_end - pd.to_timedelta(slack_end, unit="D")).astype("datetime64[us]")
    result["slack_days"] = _days(result["latest_end_on"] - result["end_on"])
    result["is_critical"] = (result["slack_days"] <= 0).astype("boolean")
    result = result.sort_values(["start_on", "end_on"], kind="stable")
    return told(
        result,
        "slack = latest end − end; latest end = until, or the earliest latest end − duration of those that follow",
        "Kelley & Walker 1959",
        {"until": None if pd.isna(end) else str(end.date())},
        left,
        {"cost_eur": float(result["cost_eur"].sum()), "critical": int(result["is_critical"].sum())},
    )


def _days(spans: pd.Series) -> pd.Series:
    days: pd.Series = spans.dt.total_seconds() / DAY.total_seconds()
    return days.astype("float64")


def _end(until: str | pd.Timestamp | None, work: pd.DataFrame) -> pd.Timestamp:
    return pd.Timestamp(work["end_on"].max()) if until is None else instant("until", until)


def _latest_ends(first: pd.Series, days: pd.Series) -> pd.Series:
    """Return how many days before the very end each must have ended; who follows whom is a forest."""
    places = days.index.get_indexer(pd.Index(first)).tolist()
    lasting = days.tolist()
    follow = [0] * len(places)
    for place in places:
        if place >= 0:
            follow[place] += 1
    needed = [0.0] * len(places)
    queue = [at for at, count in enumerate(follow) if count == 0]
    while queue:  # the last ones first; one row after the other, for each waits for those behind it
        at = queue.pop()
        place = places[at]
        if place < 0:
            continue
        needed[place] = max(needed[place], needed[at] + lasting[at])
        follow[place] -= 1
        if follow[place] == 0:
            queue.append(place)
    return pd.Series(needed, days.index, dtype="float64")
