"""What the future map makes of a journey: shorter, more personal, more positive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    flags,
    floats,
    labelled,
    names_of,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import (
    FUTURE,
    GAIN,
    LOSS,
    NAMES,
    NEUTRAL,
    TODAY,
    WIDTH,
    colours,
    finished,
    shown_opacity,
)

if TYPE_CHECKING:
    from altair import TopLevelMixin

WHOLE = 0.005
"""A number this near to a whole one is written as that."""
MEASURES = {"duration_hours": -1, "steps": -1, "personalised": 1, "emotion": 1}
"""Measure → 1 where more is better, −1 where less is."""
AIMS = {
    "is_shorter": "chart.deltas.shorter",
    "is_more_personal": "chart.deltas.personal",
    "is_more_positive": "chart.deltas.positive",
}


def deltas(
    deltas: pd.DataFrame,
    journeys: Names = None,
    *,
    most: int = 12,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw what the future map changes about each journey: how long, how personal, how positive it is.

    Parameters
    ----------
    deltas
        What `jw.analysis.journey_deltas` returned.
    journeys
        The table, or names by `journey_id`.
    most
        How many journeys are drawn at most: the first of the table.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.FacetChart
        For each measure a row of journeys, each with a line from today to the future. A click picks a journey.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.journey_deltas(rd.phases, rd.steps, rd.touchpoints, rd.assessments, rd.emotions)
    >>> chart = jw.charts.deltas(found, rd.journeys)
    """
    words = wording(language)
    numbers = [f"{measure}_{state}" for measure in MEASURES for state in ("current", "future")]
    rows = table("deltas", deltas, [*numbers, *AIMS], ids=["journey_id"], source="journey_deltas")
    rows = floats("deltas", rows, *numbers)
    rows["label"] = labelled(rows["journey_id"], names_of("journeys", journeys))
    rows["is_shown"] = picked_rows(rows["journey_id"], selected)
    first = rows.head(positive("most", most))
    drawn = _long(words, first)
    if len(first) < len(rows):
        measures = drawn[["measure", "order"]].drop_duplicates()
        label = words.tell("chart.rest", len(rows) - len(first))
        measures = measures.assign(label=label, place=len(first))
        drawn = pd.concat([drawn, measures], ignore_index=True)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["journey_id"])
    base = alt.Chart()
    y = alt.Y(
        "label:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(labelLimit=NAMES, minExtent=NAMES),
    )
    axis, scale = alt.Axis(tickCount=5), alt.Scale(padding=42, nice=False)
    keys = {"chart.gain": GAIN, "chart.loss": LOSS, "chart.same": NEUTRAL}
    hue = alt.Color("kind:N", title=None, scale=colours(words, keys), legend=None)
    tooltip = [
        alt.Tooltip("label:N", title=words.say("chart.tip.journey_id")),
        alt.Tooltip("measure:N", title=words.say("chart.tip.measure")),
        alt.Tooltip("today:Q", title=words.say("chart.series.today"), format=",.2~f"),
        alt.Tooltip("future:Q", title=words.say("chart.series.future"), format=",.2~f"),
    ]
    ways = base.mark_rule(strokeWidth=4).encode(
        y=y,
        x=alt.X("today:Q", title=None, axis=axis, scale=scale),
        x2="future:Q",
        color=hue,
        opacity=shown_opacity(picked, 0.55),
    )
    befores = base.mark_point(shape="circle", size=70, color=TODAY, opacity=1).encode(
        y=y, x=alt.X("today:Q", title=None, axis=axis, scale=scale), opacity=shown_opacity(picked), tooltip=tooltip
    )
    afters = (
        alt.Chart(name="points")
        .mark_point(shape="diamond", size=120, color=FUTURE, opacity=1)
        .encode(
            y=y, x=alt.X("future:Q", title=None, axis=axis, scale=scale), opacity=shown_opacity(picked), tooltip=tooltip
        )
        .add_params(picked)
    )
    texts = [
        # each number stands on the outer side of its point
        base.mark_text(
            align={"expr": f"{is_right} ? 'left' : 'right'"}, dx={"expr": f"{is_right} ? 10 : -10"}, fontWeight=weight
        ).encode(
            y=y,
            x=alt.X(f"{name}:Q", title=None, axis=axis, scale=scale),
            text=f"{name}_amount:N",
            opacity=shown_opacity(picked),
        )
        for name, is_right, weight in (
            ("today", "datum.today > datum.future", 400),
            ("future", "datum.future >= datum.today", 600),
        )
    ]
    layers = alt.layer(ways, befores, afters, *texts, data=drawn).properties(width=WIDTH, height=alt.Step(30))
    facet = alt.Facet("measure:N", title=None, sort=alt.EncodingSortField("order", op="min"))
    chart = layers.facet(facet=facet, columns=1, spacing=26).resolve_scale(x="independent")
    return finished(chart, words, _finding(words, rows), words.say("chart.deltas.subtitle"))


def _long(words: Wording, rows: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for order, (measure, sign) in enumerate(MEASURES.items()):
        part = rows[["journey_id", "label", "is_shown"]].copy()
        part["today"], part["future"] = rows[f"{measure}_current"], rows[f"{measure}_future"]
        part["measure"] = words.say(f"chart.deltas.{measure}")
        part["order"] = order
        part["place"] = range(len(part))
        gain = (sign * (part["future"] - part["today"])).fillna(0)
        part["kind"] = [words.say("chart.gain" if x > 0 else "chart.loss" if x < 0 else "chart.same") for x in gain]
        decimals = 2 if measure == "emotion" else 1
        for name in ("today", "future"):
            part[f"{name}_amount"] = [
                ""
                if pd.isna(x)
                else words.amount(x, 0 if abs(x - round(x)) < WHOLE else decimals, signed=measure == "emotion")
                for x in part[name]
            ]
        parts.append(part)
    return pd.concat(parts, ignore_index=True).dropna(subset=["today", "future"])


def _finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.journeys")
    reached = {aim: int(flags(rows[aim]).sum()) for aim in AIMS}
    aims = [words.say(key) for key in AIMS.values()]
    if all(count == len(rows) for count in reached.values()):
        key = "chart.deltas.all"
        return words.tell(key, len(rows), aims=f"{aims[0]}, {aims[1]} {words.say('chart.and')} {aims[2]}")
    if not any(reached.values()):
        return words.say("chart.deltas.none")
    if len(rows) == 1:
        return words.say(
            "chart.deltas.only",
            aims=f" {words.say('chart.and')} ".join(
                aim for aim, count in zip(aims, reached.values(), strict=True) if count
            ),
        )
    count = {0: words.say("chart.no"), 1: words.say("chart.one")}
    blanks = {aim: count.get(number, words.numeral(number)) for aim, number in reached.items()}
    return words.say("chart.deltas.parts", total=words.numeral(len(rows)), **blanks)
