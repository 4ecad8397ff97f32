"""The journey as curves: what customers expect and experience, and how it feels, today, in the future and at best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from journey_widgets.charts._taking import (
    floats,
    labelled,
    named,
    names_of,
    parents_of,
    picked_rows,
    placed,
    spread,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import (
    BEST,
    DASHED,
    DOTTED,
    FUTURE,
    GAIN,
    LOSS,
    NEUTRAL,
    SOLID,
    TODAY,
    colours,
    finished,
    shown_opacity,
)

if TYPE_CHECKING:
    from altair import TopLevelMixin

WIDTH = 690
HEIGHT = 280
DENSE = "bandwidth('x') < 7"
"""Whether so many things stand side by side that points and lines must be fine."""
LABEL_PIXELS = 15
"""Between two labels at the ends of curves."""

SERIES = {
    "chart.series.expectation": (NEUTRAL, DOTTED, "stroke"),
    "chart.series.today": (TODAY, SOLID, "circle"),
    "chart.series.future": (FUTURE, DASHED, "circle"),
    "chart.series.best": (BEST, SOLID, "diamond"),
}
"""Curve → colour, dash, and the shape of its points. The best practice is known here and there: points, no line."""


@dataclass
class _Plan:
    """What is drawn: `points` (one row a point of a curve) and, below them, `bars` and `heads` of the phases."""

    id_column: str
    points: pd.DataFrame
    bars: pd.DataFrame
    heads: pd.DataFrame
    low: float
    high: float
    title: str


def experience_curves(
    gaps: pd.DataFrame,
    touchpoints: pd.DataFrame | pd.Series,
    *,
    steps: pd.DataFrame | None = None,
    phases: pd.DataFrame | None = None,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw what customers expect and what they experience along the journey.

    Parameters
    ----------
    gaps
        What `jw.analysis.gaps` returned; its rows of `experience` and `expectation` are drawn, 0 to 10.
    touchpoints
        The table, or names by `touchpoint_id`: names, and the order along the journey.
    steps, phases
        The tables: with both, phases stand above the curves, and no curve leads from one journey into the next.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        Experience of today, of the future (dashed) and of the best practice (points), expectation of today (dotted),
        and between the two of today a bar, whose colour and direction say which is higher. A brush along the journey
        picks touchpoints.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.gaps(rd.touchpoints, rd.assessments)
    >>> chart = jw.charts.experience_curves(found, rd.touchpoints, steps=rd.steps, phases=rd.phases)
    """
    words = wording(language)
    source = table(
        "gaps",
        gaps,
        ["current", "future", "best_practice"],
        ids=["touchpoint_id", "measure_kind"],
        source="gaps",
    )
    source = floats("gaps", source, "current", "future", "best_practice")
    source = source[source["measure_kind"].isin(["experience", "expectation"])]
    wide = source.pivot_table(
        index="touchpoint_id", columns="measure_kind", values=["current", "future", "best_practice"], dropna=False
    )
    names = names_of("touchpoints", touchpoints)
    columns = {
        "expectation": ("current", "expectation"),
        "today": ("current", "experience"),
        "future": ("future", "experience"),
        "best": ("best_practice", "experience"),
    }
    rows = pd.DataFrame({"touchpoint_id": wide.index.astype("object")})
    for name, column in columns.items():
        rows[name] = wide[column].to_numpy("float64") if column in wide.columns else float("nan")
    rows = _in_order(rows.dropna(how="all", subset=list(columns)), "touchpoint_id", names, selected)
    parents = parents_of(touchpoints, "step_id") if steps is not None and phases is not None else {}
    heads = _heads(rows, _above(rows["touchpoint_id"], parents, steps), phases)
    bars = rows.dropna(subset=["expectation", "today"]).assign(service_gap=lambda f: f["today"] - f["expectation"])
    bars["kind"] = [words.say("chart.above" if gap >= 0 else "chart.below") for gap in bars["service_gap"]]
    plan = _Plan("touchpoint_id", _long(words, rows, columns), bars, heads, 0, 10, words.say("chart.axis.score"))
    return finished(
        _drawn(words, plan),
        words,
        _experience_finding(words, bars, rows),
        words.say("chart.experience.subtitle"),
    )


def emotion_curves(
    emotion_gaps: pd.DataFrame,
    steps: pd.DataFrame | pd.Series,
    *,
    phases: pd.DataFrame | None = None,
    persona_id: str = "",
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw how the steps of the journey feel.

    Parameters
    ----------
    emotion_gaps
        What `jw.analysis.emotion_gaps` returned: valence, −2 to 2.
    steps
        The table, or names by `step_id`: names, and the order along the journey.
    phases
        The table: phases stand above the curves, and no curve leads from one journey into the next.
    persona_id
        Whose emotions; empty = the journey's own.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        Emotion of today, of the future (dashed) and of the best practice (points). A brush along the journey picks
        steps.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("car-rental")
    >>> chart = jw.charts.emotion_curves(jw.analysis.emotion_gaps(rd.emotions), rd.steps, phases=rd.phases)
    """
    words = wording(language)
    states = {"today": "current", "future": "future", "best": "best_practice"}
    source = table(
        "emotion_gaps", emotion_gaps, list(states.values()), ids=["step_id", "persona_id"], source="emotion_gaps"
    )
    source = floats("emotion_gaps", source, *states.values())
    source = source[source["persona_id"].astype("str") == persona_id].dropna(how="all", subset=list(states.values()))
    rows = pd.DataFrame({"step_id": source["step_id"].astype("object")})
    for name, state in states.items():
        rows[name] = source[state]
    rows = _in_order(rows, "step_id", names_of("steps", steps), selected)
    phase_of = parents_of(steps, "phase_id") if phases is not None else {}
    heads = _heads(rows, [phase_of.get(each) for each in rows["step_id"]], phases)
    bars = rows.iloc[:0].assign(expectation=0.0, service_gap=0.0, kind="")
    plan = _Plan("step_id", _long(words, rows, states), bars, heads, -2, 2, words.say("chart.axis.emotion"))
    return finished(_drawn(words, plan), words, _emotion_finding(words, rows), words.say("chart.emotion.subtitle"))


def _experience_finding(words: Wording, bars: pd.DataFrame, rows: pd.DataFrame) -> str:
    if bars.empty:
        return words.say("chart.empty.scores" if rows.empty else "chart.experience.no_today")
    short = bars[bars["service_gap"] < 0]
    if short.empty:
        return words.say("chart.experience.none")
    worst = short.iloc[int(short["service_gap"].argmin())]
    blanks = {"total": words.numeral(len(bars)), "name": words.quoted(worst["label"])}
    return words.tell("chart.experience", len(short), **blanks, gap=words.amount(worst["service_gap"], signed=True))


def _emotion_finding(words: Wording, rows: pd.DataFrame) -> str:
    felt = rows.dropna(subset=["today"])
    if felt.empty:
        return words.say("chart.empty.emotions")
    lowest = felt.iloc[int(felt["today"].argmin())]
    blanks = {"name": words.quoted(lowest["label"]), "value": words.amount(lowest["today"], signed=True)}
    if pd.isna(lowest["future"]):
        return words.say("chart.emotion.lowest", **blanks)
    return words.say("chart.emotion.lifted", **blanks, future=words.amount(lowest["future"], signed=True))


def _in_order(rows: pd.DataFrame, id_column: str, names: pd.Series, selected: object) -> pd.DataFrame:
    rows = rows.assign(place=placed(rows[id_column], names.index)).sort_values("place", kind="stable")
    rows = rows.reset_index(drop=True)
    return rows.assign(
        place=range(len(rows)),
        label=labelled(rows[id_column], names),
        is_shown=picked_rows(rows[id_column], selected),
        journey="",
    )


def _above(ids: pd.Series, step_of: dict[Any, Any], steps: pd.DataFrame | None) -> list[Any]:
    phase_of = parents_of(steps, "phase_id")
    return [phase_of.get(step_of.get(each)) for each in ids]


def _heads(rows: pd.DataFrame, phase_ids: list[Any], phases: pd.DataFrame | None) -> pd.DataFrame:
    """Return where each phase begins, how much room its name has, and on which of two levels it stands.

    The journey of each row is noted in `rows`.
    """
    journey_of = parents_of(phases, "journey_id")
    rows["journey"] = [str(journey_of.get(each, "")) for each in phase_ids]
    heads = pd.DataFrame({"phase_id": phase_ids, "first": rows["label"], "place": rows["place"]})
    heads = heads[heads["phase_id"].notna()].drop_duplicates("phase_id").reset_index(drop=True)
    heads["name"] = named(heads["phase_id"], names_of("phases", phases))
    heads["level"] = [i % 2 for i in range(len(heads))]
    # a name has room up to the next one on its level
    ends = [*heads["place"].iloc[2:], *([len(rows)] * min(2, len(heads)))]
    heads["room"] = [int(end - place) for end, place in zip(ends, heads["place"], strict=True)]
    return heads


def _long(words: Wording, rows: pd.DataFrame, series: Any) -> pd.DataFrame:  # noqa: ANN401 - names of columns
    id_column = str(rows.columns[0])
    keep = [id_column, "label", "place", "is_shown", "journey"]
    parts = [
        rows[[*keep, name]].rename(columns={name: "value"}).assign(series=words.say(f"chart.series.{name}"), key=name)
        for name in series
    ]
    return pd.concat(parts, ignore_index=True).dropna(subset=["value"])


def _ends(points: pd.DataFrame, low: float, high: float) -> pd.DataFrame:
    """Return one label for each curve, at the right of the last point of all, so that no two overlap."""
    last = points.sort_values("place", kind="stable").groupby("key", sort=False).tail(1).reset_index(drop=True)
    at = points["label"].iloc[points["place"].argmax()] if len(points) else ""
    place = points["place"].max() if len(points) else 0
    gap = LABEL_PIXELS * (high - low) / HEIGHT
    return pd.DataFrame(
        {
            "last": [at] * len(last),
            "place": [place] * len(last),
            "series": last["series"],
            "level": spread(last["value"].tolist(), gap, low, high),
        }
    )


def _drawn(words: Wording, plan: _Plan) -> Any:  # noqa: ANN401 - a chart of layers
    alt = import_altair()
    picked = alt.selection_interval(name="picked", encodings=["x"])
    hue, dash, shape = _styles(words)
    thing = alt.Tooltip("label:N", title=words.say(f"chart.tip.{plan.id_column}"))
    best = words.say("chart.series.best")
    curves = [words.say(key) for key in SERIES if words.say(key) != best]
    lines = (
        alt.Chart(plan.points)
        .transform_filter(alt.FieldOneOfPredicate(field="series", oneOf=curves))
        .mark_line(strokeWidth={"expr": f"{DENSE} ? 1 : 2.2"})
        .encode(x=_along("label"), y=_up(plan, "value"), color=hue, strokeDash=dash, detail="journey:N")
    )
    points = (
        alt.Chart(plan.points, name="points")
        .mark_point(strokeWidth=0)
        .encode(
            x=_along("label"),
            y=_up(plan, "value"),
            color=hue,
            shape=shape,
            size=alt.condition(
                alt.FieldEqualPredicate(field="series", equal=best),
                alt.value(alt.expr(f"{DENSE} ? 22 : 75")),
                alt.value(alt.expr(f"{DENSE} ? 5 : 38")),
            ),
            opacity=shown_opacity(picked),
            tooltip=[
                thing,
                alt.Tooltip("series:N", title=words.say("chart.tip.curve")),
                alt.Tooltip("value:Q", title=plan.title, format=".1f"),
            ],
        )
        .add_params(picked)
    )
    ends = alt.Chart(_ends(plan.points, plan.low, plan.high)).encode(
        x=_along("last", bandPosition=1), y=_up(plan, "level"), color=hue
    )
    labels = ends.mark_text(align="left", dx=20, fontSize=11.5, fontWeight=600).encode(text="series:N")
    keys = ends.mark_point(xOffset=12, strokeWidth=0, size=55, opacity=1).encode(shape=shape)
    bars = _bars(words, plan, picked, thing)
    layers = alt.layer(*_heads_drawn(words, plan), bars, lines, points, labels, keys)
    return layers.resolve_scale(color="independent").properties(width=WIDTH, height=HEIGHT)


def _along(field: str, **more: Any) -> Any:  # noqa: ANN401 - an encoding
    alt = import_altair()
    # of very many names every n-th is written, so that they can be read
    every = "round(datum.index * (length(domain('x')) - 1)) % ceil(13 / bandwidth('x')) === 0 ? datum.label : ''"
    flat = "bandwidth('x') > 150"
    axis = alt.Axis(
        labelAngle={"expr": f"{flat} ? 0 : -40"},
        labelAlign={"expr": f"{flat} ? 'center' : 'right'"},
        labelBaseline={"expr": f"{flat} ? 'top' : 'middle'"},
        labelLimit=150,
        labelExpr=every,
        labelOverlap=False,
    )
    sort = alt.EncodingSortField("place", op="min")
    return alt.X(f"{field}:N", sort=sort, title=None, axis=axis, scale=alt.Scale(type="band"), **more)


def _up(plan: _Plan, field: str) -> Any:  # noqa: ANN401 - an encoding
    alt = import_altair()
    signed = "datum.value > 0 ? '+' + datum.label : datum.label" if plan.low < 0 else "datum.label"
    axis = alt.Axis(tickCount=5, format="d", labelExpr=signed)
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[plan.low, plan.high]), title=plan.title, axis=axis)


def _styles(words: Wording) -> tuple[Any, Any, Any]:
    """Return colour, dash and shape of the curves."""
    alt = import_altair()
    names = [words.say(key) for key in SERIES]
    hues, dashes, shapes = (alt.Scale(domain=names, range=list(style)) for style in zip(*SERIES.values(), strict=True))
    return (
        alt.Color("series:N", legend=None, scale=hues),
        alt.StrokeDash("series:N", legend=None, scale=dashes),
        alt.Shape("series:N", legend=None, scale=shapes),
    )


def _heads_drawn(words: Wording, plan: _Plan) -> list[Any]:
    """Return a line where each phase begins, and its name above the curves."""
    alt = import_altair()
    heads = alt.Chart(plan.heads)
    names = heads.mark_text(
        align="left",
        baseline="bottom",
        fontSize=10.5,
        dx=3,
        y={"expr": "-5 - 14 * datum.level"},
        limit={"expr": "max(10, datum.room * bandwidth('x') - 6)"},
        opacity=0.8,
    )
    tooltip = alt.Tooltip("name:N", title=words.say("chart.tip.phase_id"))
    return [
        heads.mark_rule(opacity=0.25, strokeDash=[2, 2]).encode(x=_along("first", bandPosition=0)),
        names.encode(x=_along("first", bandPosition=0), text="name:N", tooltip=tooltip),
    ]


def _bars(words: Wording, plan: _Plan, picked: Any, thing: Any) -> Any:  # noqa: ANN401 - parts of a chart
    """Return the bars from expectation to experience."""
    alt = import_altair()
    sides = colours(words, {"chart.above": GAIN, "chart.below": LOSS})
    return (
        alt.Chart(plan.bars)
        .mark_rule(strokeWidth={"expr": "min(5, 0.6 * bandwidth('x'))"})
        .encode(
            x=_along("label"),
            y=_up(plan, "expectation"),
            y2="today:Q",
            color=alt.Color("kind:N", legend=None, scale=sides),
            opacity=shown_opacity(picked, 0.5),
            tooltip=[
                thing,
                alt.Tooltip("today:Q", title=words.say("chart.series.today"), format=".1f"),
                alt.Tooltip("expectation:Q", title=words.say("chart.series.expectation"), format=".1f"),
                alt.Tooltip("service_gap:Q", title=words.say("chart.tip.service_gap"), format="+.1f"),
            ],
        )
    )
