"""Gaps of the touchpoints as bars: what the future map is to gain, and what the best practice shows to be possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    floats,
    labelled,
    largest,
    names_of,
    one_of,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import BEST, GAIN, LOSS, WIDTH, colours, finished, rows_axis, shown_opacity

if TYPE_CHECKING:
    from altair import TopLevelMixin

MEASURES = ("experience", "expectation", "duration_hours", "cost_eur")


def gap_bars(
    gaps: pd.DataFrame,
    touchpoints: pd.DataFrame | pd.Series | None = None,
    *,
    measure: str = "experience",
    most: int = 30,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw what each touchpoint is to gain from the future map, the largest gain first.

    Parameters
    ----------
    gaps
        What `jw.analysis.gaps` returned.
    touchpoints
        The table, or names by `touchpoint_id`.
    measure
        Which measure: `experience` or `expectation` (points of 10), `duration_hours`, `cost_eur` (of one contact).
    most
        How many touchpoints are drawn at most: those of the largest gaps, up or down.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        A bar for each touchpoint, to the right what is gained; a diamond where the best practice lies. A click on a
        bar picks its touchpoint.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or a parameter is none of those named.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.gaps(rd.touchpoints, rd.assessments)
    >>> chart = jw.charts.gap_bars(found, rd.touchpoints, measure="cost_eur")
    """
    words = wording(language)
    values = ["current", "future", "best_practice", "gap", "gap_to_best"]
    rows = table("gaps", gaps, values, ids=["touchpoint_id", "measure_kind"], source="gaps")
    rows = floats("gaps", rows[rows["measure_kind"] == one_of("measure", measure, MEASURES)], *values)
    rows = rows.dropna(subset=["gap"])
    rows = rows[(rows["gap"] != 0) | (rows["gap_to_best"].fillna(0) != 0)]
    shown, others = largest(rows, rows["gap"].abs(), positive("most", most))
    shown["label"] = labelled(shown["touchpoint_id"], names_of("touchpoints", touchpoints))
    shown = shown.sort_values("gap", ascending=False, kind="stable").reset_index(drop=True)
    shown["place"] = range(len(shown))
    shown["is_shown"] = picked_rows(shown["touchpoint_id"], selected)
    finding = _finding(words, rows, shown, measure)
    decimals = 0 if measure == "cost_eur" else 1
    shown["kind"] = [words.say("chart.gain" if gap >= 0 else "chart.loss") for gap in shown["gap"]]
    shown["amount"] = [words.amount(gap, decimals, signed=True) for gap in shown["gap"]]
    if others:
        more = {"label": words.tell("chart.rest", others), "place": len(shown), "amount": ""}
        shown = pd.concat([shown, pd.DataFrame([{**more, "gap": 0.0}])], ignore_index=True)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["touchpoint_id"])
    title = words.say(f"chart.axis.{measure}")
    form = ",.2f" if measure == "cost_eur" else ",.1f"
    tooltip = [
        alt.Tooltip("label:N", title=words.say("chart.tip.touchpoint_id")),
        alt.Tooltip("current:Q", title=words.say("chart.series.today"), format=form),
        alt.Tooltip("future:Q", title=words.say("chart.series.future"), format=form),
        alt.Tooltip("best_practice:Q", title=words.say("chart.series.best"), format=form),
        alt.Tooltip("gap:Q", title=title, format=f"+{form}"),
    ]
    base = alt.Chart(shown)
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule().encode(x=alt.X("zero:Q", title=title))
    bars = (
        alt.Chart(shown, name="bars")
        .mark_bar(height={"band": 0.62})
        .encode(
            y=rows_axis(),
            x=alt.X("gap:Q", title=title, axis=alt.Axis(tickCount=7)),
            color=alt.Color("kind:N", legend=None, scale=colours(words, {"chart.gain": GAIN, "chart.loss": LOSS})),
            opacity=shown_opacity(picked),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
    marks = base.mark_point(shape="diamond", size=80, color=BEST, stroke="white", strokeWidth=0.7, opacity=1).encode(
        y=rows_axis(), x="gap_to_best:Q", opacity=shown_opacity(picked), tooltip=tooltip
    )
    # in a column of their own, where neither bar nor diamond can stand
    numbers = base.mark_text(align="right", x=WIDTH + 48).encode(
        y=rows_axis(), text="amount:N", opacity=shown_opacity(picked)
    )
    chart = alt.layer(bars, zero, marks, numbers).properties(width=WIDTH, height=alt.Step(21))
    return finished(chart, words, finding, words.say(f"chart.gaps.subtitle.{measure}"))


def _finding(words: Wording, rows: pd.DataFrame, shown: pd.DataFrame, measure: str) -> str:
    if rows.empty:
        return words.say("chart.empty.gaps")
    worse = words.tell("chart.gaps.worse", int((rows["gap"] < 0).sum()))
    first = shown.iloc[0]
    if first["gap"] <= 0:
        return words.say("chart.gaps.nothing") + worse
    amount = {
        "duration_hours": lambda: f"{words.amount(first['gap'])}\u00a0{words.say('chart.hours')}",
        "cost_eur": lambda: words.euros(first["gap"]),
    }.get(measure, lambda: words.amount(first["gap"], signed=True))()
    key = "chart.gaps.spared" if measure in {"duration_hours", "cost_eur"} else "chart.gaps.most"
    return words.say(key, name=words.quoted(first["label"]), amount=amount) + worse
