"""The activities over time: when each is done, and by how much it may be late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    flags,
    floats,
    labelled,
    moment,
    named,
    names_of,
    one_line,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import (
    FUTURE,
    LOSS,
    NEUTRAL,
    TODAY,
    WIDTH,
    colours,
    finished,
    rows_axis,
    shown_opacity,
)
from journey_widgets.errors import JourneyError

if TYPE_CHECKING:
    from altair import TopLevelMixin

STATUSES = {"chart.status.done": NEUTRAL, "chart.status.running": TODAY, "chart.status.planned": FUTURE}


def roadmap(
    activities: pd.DataFrame,
    capabilities: Names = None,
    *,
    today: object = None,
    most: int = 40,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw the activities over time, with the days by which each may be late.

    Parameters
    ----------
    activities
        What `jw.analysis.roadmap` returned.
    capabilities
        The table, or names by `capability_id`, for the tooltips.
    today
        A day at which a line is drawn; None for no line.
    most
        How many activities are drawn at most: those that may be late least, in the order of time.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        A bar for each activity, by its start, and a thin line up to the day by which it must have ended. Beside those
        that may not be late at all stands a mark. A click picks an activity.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or a parameter is none of those named.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.roadmap(rd.activities)
    >>> chart = jw.charts.roadmap(found, rd.capabilities, today="2026-12-01")
    """
    words = wording(language)
    columns = ["capability_id", "name", "owner", "start_on", "end_on", "activity_status", "latest_end_on", "slack_days"]
    rows = table("activities", activities, [*columns, "is_critical"], ids=["activity_id"], source="roadmap")
    rows = floats("activities", rows, "slack_days")
    for name in ("start_on", "end_on", "latest_end_on"):
        rows[name] = _days(name, rows[name])
    rows = rows.dropna(subset=["start_on", "end_on"]).sort_values("start_on", kind="stable").reset_index(drop=True)
    rows["is_critical"] = flags(rows["is_critical"]) & (rows["activity_status"].astype("object") != "done")
    rows["label"] = labelled(rows["activity_id"], rows.set_index("activity_id")["name"].fillna("").map(one_line))
    rows["capability"] = named(rows["capability_id"], names_of("capabilities", capabilities)).where(
        rows["capability_id"].notna(), ""
    )
    rows = rows.drop(columns="name")  # the label has it
    limit = positive("most", most)
    kept = rows["slack_days"].fillna(float("inf")).sort_values(kind="stable").index[:limit]
    shown = rows[rows.index.isin(kept)].reset_index(drop=True)
    shown["place"] = range(len(shown))
    shown["is_shown"] = picked_rows(shown["activity_id"], selected)
    shown["kind"] = [_status(words, status) for status in shown["activity_status"]]
    shown["note"] = [
        words.say("chart.roadmap.critical") if critical else _slack(words, slack, done=status == "done")
        for critical, slack, status in zip(
            shown["is_critical"], shown["slack_days"], shown["activity_status"], strict=True
        )
    ]
    shown["note_on"] = shown[["end_on", "latest_end_on"]].max(axis="columns")
    others = len(rows) - len(shown)
    if others:
        rest = {"label": words.tell("chart.rest", others), "place": len(shown)}
        shown = pd.concat([shown, pd.DataFrame([rest])], ignore_index=True)
    now = pd.DataFrame({"now": pd.Series([] if today is None else [moment("today", today)], dtype="datetime64[us]")})

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["activity_id"])
    axis = alt.Axis(orient="top", format="%b %Y", tickCount=8, labelOverlap=True, gridOpacity=0.4)
    base = alt.Chart(shown)
    start = alt.X("start_on:T", title=None, axis=axis)
    tooltip = [
        alt.Tooltip("label:N", title=words.say("chart.tip.activity_id")),
        alt.Tooltip("capability:N", title=words.say("chart.tip.capability_id")),
        alt.Tooltip("owner:N", title=words.say("chart.tip.owner")),
        alt.Tooltip("kind:N", title=words.say("chart.tip.status")),
        alt.Tooltip("start_on:T", title=words.say("chart.tip.start"), format="%-d %b %Y"),
        alt.Tooltip("end_on:T", title=words.say("chart.tip.end"), format="%-d %b %Y"),
        alt.Tooltip("latest_end_on:T", title=words.say("chart.tip.latest"), format="%-d %b %Y"),
        alt.Tooltip("slack_days:Q", title=words.say("chart.tip.slack"), format="d"),
    ]
    slack = base.mark_rule(strokeWidth=1.5, strokeDash=[2, 2], opacity=0.6).encode(
        y=rows_axis(), x=alt.X("end_on:T", title=None, axis=axis), x2="latest_end_on:T"
    )
    ends = base.mark_tick(thickness=1.5, height={"band": 0.4}, color=NEUTRAL).encode(
        y=rows_axis(), x=alt.X("latest_end_on:T", title=None, axis=axis)
    )
    bars = (
        alt.Chart(shown, name="bars")
        .mark_bar(height={"band": 0.58}, cornerRadius=3)
        .encode(
            y=rows_axis(),
            x=start,
            x2="end_on:T",
            color=alt.Color(
                "kind:N",
                title=None,
                scale=colours(words, STATUSES),
                legend=alt.Legend(values=[words.say(key) for key in STATUSES]),
            ),
            opacity=shown_opacity(picked),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
    notes = base.mark_text(
        align="left", dx=6, fontSize=10.5, fontWeight={"expr": "datum.is_critical ? 600 : 400"}
    ).encode(y=rows_axis(), x=alt.X("note_on:T", title=None, axis=axis), text="note:N", opacity=shown_opacity(picked))
    line = alt.Chart(now).mark_rule(color=LOSS, strokeWidth=1.5).encode(x=alt.X("now:T", title=None, axis=axis))
    word = (
        alt.Chart(now)
        .mark_text(
            align="left",
            baseline="bottom",
            dx=4,
            y={"expr": "height - 2"},
            fontWeight=600,
            text=words.say("chart.today"),
        )
        .encode(x=alt.X("now:T", title=None, axis=axis))
    )
    chart = alt.layer(slack, ends, bars, notes, line, word).properties(width=WIDTH - 130, height=alt.Step(24))
    return finished(chart, words, _finding(words, rows), words.say("chart.roadmap.subtitle"))


def _days(name: str, values: pd.Series) -> pd.Series:
    try:
        return pd.to_datetime(values).astype("datetime64[us]")
    except (TypeError, ValueError):
        raise JourneyError(f"activities: the column '{name}' must hold dates") from None


def _status(words: Wording, status: object) -> str:
    key = f"chart.status.{status}"
    return words.say(key if key in STATUSES else "chart.status.planned")


def _slack(words: Wording, days: float, *, done: bool) -> str:
    if done or pd.isna(days):
        return ""
    key = "chart.roadmap.slack" if days >= 0 else "chart.roadmap.late"
    return words.tell(key, round(abs(days)), count=words.amount(abs(days), 0))


def _finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.activities")
    end = words.say("chart.roadmap.until", day=words.day(rows["end_on"].max()))
    late = int((rows["slack_days"] < 0).sum())
    if late:
        return words.tell("chart.roadmap.overdue", late, total=words.numeral(len(rows))) + end
    critical = rows[rows["is_critical"]]
    name = words.quoted(critical["label"].iloc[0]) if len(critical) else ""
    return words.tell("chart.roadmap", len(critical), total=words.numeral(len(rows)), name=name) + end
