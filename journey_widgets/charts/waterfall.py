"""A journey's overall experience as a waterfall: which touchpoints tie customers, and which drive them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    floats,
    labelled,
    largest,
    names_of,
    number,
    parameters_of,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import GAIN, LOSS, NEUTRAL, TODAY, WIDTH, colours, finished, rows_axis, shown_opacity

if TYPE_CHECKING:
    from altair import TopLevelMixin

KINDS = {"chart.ties": GAIN, "chart.drives": LOSS, "chart.rest.kind": NEUTRAL, "chart.mean": TODAY}


def contributions(
    contributions: pd.DataFrame,
    touchpoints: pd.DataFrame | pd.Series | None = None,
    *,
    journeys: Names = None,
    most: int = 40,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw what each touchpoint adds to a journey's overall experience, from neutral to the journey's mean.

    Parameters
    ----------
    contributions
        What `jw.analysis.contributions` returned, in the map's order.
    touchpoints
        The table, or names by `touchpoint_id`.
    journeys
        The table, or names by `journey_id`.
    most
        How many touchpoints are drawn at most: those of the largest contributions, up or down. The others of a journey
        are one bar, so that the waterfall still ends at the mean.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        Journey by journey the touchpoints as steps of a waterfall, and last the mean. A click on a bar picks its
        touchpoint.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.contributions(rd.phases, rd.steps, rd.touchpoints, rd.assessments)
    >>> chart = jw.charts.contributions(found, rd.touchpoints, journeys=rd.journeys)
    """
    words = wording(language)
    columns = ["journey_id", "relevance", "experience", "weight_rate", "contribution"]
    rows = table("contributions", contributions, columns, ids=["touchpoint_id"], source="contributions")
    rows = floats("contributions", rows, *columns[1:]).dropna(subset=["contribution"])
    rows["label"] = labelled(rows["touchpoint_id"], names_of("touchpoints", touchpoints))
    neutral = number("neutral", parameters_of(contributions).get("neutral", 5))
    kept, _ = largest(rows, rows["contribution"].abs(), positive("most", most))
    drawn = _steps(words, rows, kept, names_of("journeys", journeys), neutral)
    drawn["is_shown"] = picked_rows(drawn["touchpoint_id"], selected)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["touchpoint_id"])
    title = words.say("chart.axis.score")
    scale = alt.Scale(zero=False, padding=40)
    bars = (
        alt.Chart(drawn, name="bars")
        .mark_bar(height={"band": 0.66})
        .encode(
            y=rows_axis(),
            x=alt.X("begin:Q", title=title, scale=scale, axis=alt.Axis(tickCount=7)),
            x2="end:Q",
            color=alt.Color(
                "kind:N",
                title=None,
                scale=colours(words, KINDS),
                legend=alt.Legend(values=[words.say(key) for key in KINDS]),
            ),
            opacity=shown_opacity(picked),
            tooltip=[
                alt.Tooltip("label:N", title=words.say("chart.tip.touchpoint_id")),
                alt.Tooltip("relevance:Q", title=words.say("chart.tip.relevance"), format=".1f"),
                alt.Tooltip("experience:Q", title=words.say("chart.tip.experience"), format=".1f"),
                alt.Tooltip("weight_rate:Q", title=words.say("chart.tip.weight_rate"), format=".1%"),
                alt.Tooltip("contribution:Q", title=words.say("chart.tip.contribution"), format="+.2f"),
            ],
        )
        .add_params(picked)
    )
    numbers = (
        alt.Chart(drawn)
        .mark_text(
            align={"expr": "datum.contribution < 0 ? 'right' : 'left'"},
            dx={"expr": "datum.contribution < 0 ? -6 : 6"},
            fontWeight={"expr": "datum.is_mean ? 600 : 400"},
        )
        .encode(
            y=rows_axis(), x=alt.X("end:Q", title=title, scale=scale), text="amount:N", opacity=shown_opacity(picked)
        )
    )
    line = (
        alt.Chart(pd.DataFrame({"neutral": [neutral]}))
        .mark_rule(strokeDash=[3, 3])
        .encode(x=alt.X("neutral:Q", title=title, scale=scale))
    )
    chart = alt.layer(line, bars, numbers).properties(width=WIDTH, height=alt.Step(20))
    return finished(chart, words, _finding(words, rows), words.say("chart.contributions.subtitle"))


def _steps(words: Wording, rows: pd.DataFrame, kept: pd.DataFrame, journeys: pd.Series, neutral: float) -> pd.DataFrame:
    """Return the bars of all journeys, each beginning where the one before it ends, with the others and the mean."""
    parts: list[dict[Any, Any]] = []
    journey_label = dict(zip(rows["journey_id"], labelled(rows["journey_id"], journeys), strict=True))
    for journey_id, own in rows.groupby("journey_id", sort=False):
        at = neutral
        is_kept = own["touchpoint_id"].isin(kept["touchpoint_id"])
        drawn: list[dict[Any, Any]] = own[is_kept].to_dict("records")
        if not is_kept.all():
            label = words.tell("chart.rest", int((~is_kept).sum()))
            rest = {"label": label, "contribution": own.loc[~is_kept, "contribution"].sum(), "kind": "chart.rest.kind"}
            drawn.append(rest)
        for row in drawn:
            amount = float(row["contribution"])
            kind = row.get("kind", "chart.ties" if amount >= 0 else "chart.drives")
            place = {"begin": at, "end": at + amount, "amount": words.amount(amount, 2, signed=True), "is_mean": False}
            parts.append({**row, **place, "kind": words.say(str(kind))})
            at += amount
        label = words.say("chart.mean.of", name=journey_label[journey_id]) if len(journeys) else words.say("chart.mean")
        end = {"begin": neutral, "end": at, "amount": words.amount(at, 2), "contribution": at - neutral}
        parts.append({"label": label, **end, "kind": words.say("chart.mean"), "is_mean": True})
    names = ["touchpoint_id", "label", "begin", "end", "amount", "contribution", "kind", "is_mean"]
    found = pd.DataFrame(parts, columns=[*names, "relevance", "experience", "weight_rate"])
    found["place"] = range(len(found))
    # one label may stand for the others of each journey
    found["label"] = labelled(found["place"], found.set_index("place")["label"])
    return found


def _finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.scores")
    away = rows[rows["contribution"] < 0]
    amounts = rows["contribution"]
    worst = rows.iloc[int(amounts.argmin() if len(away) else amounts.argmax())]
    blanks = {"total": words.numeral(len(rows)), "name": words.quoted(worst["label"])}
    return words.tell("chart.contributions", len(away), **blanks)
