"""KPIs over time: with the interval of each value against the target, and on control charts with what went live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from journey_widgets.charts._taking import (
    flags,
    floats,
    labelled,
    named,
    names_of,
    one_line,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording, unit_text
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import BEST, FUTURE, LOSS, NEUTRAL, TODAY, colours, finished, shown_opacity
from journey_widgets.errors import JourneyError

if TYPE_CHECKING:
    from altair import TopLevelMixin

WIDTH = 780
SPACE = 56
"""Pixels between two KPIs side by side: the values of the right one stand there."""
HEIGHT = 130
AXIS = 36
"""Pixels for the values beside an axis."""
LEVELS, LINE = 2, 13
"""Names of what went live stand above the values, in turn on one of so many lines of so many pixels."""
SHARES = ("good_rate", "rate")
"""Formulas whose values are shares from 0 to 1: drawn in percent."""


def intervals(
    kpi_values: pd.DataFrame,
    kpis: pd.DataFrame,
    *,
    columns: int = 2,
    most: int = 12,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw the values of KPIs over time with their intervals, against their targets.

    Parameters
    ----------
    kpi_values
        What `jw.analysis.kpi_values` returned; take the rows of some KPIs to draw those alone.
    kpis
        The table: `name`, `unit`, `formula_kind`; their order is the one in which they are drawn.
    columns
        How many KPIs stand side by side; of one KPI alone take 1.
    most
        How many KPIs are drawn at most: the first of the table.
    selected
        Ids of KPIs that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.FacetChart
        Each KPI on a scale of its own (shares in percent): values with their intervals, the target as a dashed line;
        what meets it is a circle, what misses it a triangle. A click picks a KPI.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or a parameter is none of those named.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.kpi_values(rd.kpis, rd.measurements)
    >>> chart = jw.charts.intervals(found[found["kpi_id"] == "kp1"], rd.kpis, columns=1)
    """
    words = wording(language)
    numbers = ["value", "low", "high", "n", "target"]
    rows = table("kpi_values", kpi_values, ["kpi_id", "measured_on", *numbers, "is_met"], source="kpi_values")
    rows = _dated("kpi_values", floats("kpi_values", rows, *numbers).dropna(subset=["value"]))
    known = _kpis(rows, kpis, ["value", "low", "high", "target"])
    finding = _interval_finding(words, known)
    shown = _first(known, positive("most", most), selected)
    met = {True: "chart.kpi.met", False: "chart.kpi.missed"}
    shown["kind"] = [words.say(met.get(each, "chart.kpi.open")) for each in shown["is_met"].astype("object")]

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["kpi_id"])
    base, x, y = alt.Chart(), _dates(), _own_scale("value")
    keys = {"chart.kpi.met": FUTURE, "chart.kpi.missed": LOSS, "chart.kpi.open": TODAY}
    kinds = [words.say(key) for key in keys]
    tooltip = [
        alt.Tooltip("kpi:N", title=words.say("chart.tip.kpi_id")),
        alt.Tooltip("measured_on:T", title=words.say("chart.tip.date"), format="%-d %b %Y"),
        alt.Tooltip("value:Q", title=words.say("chart.tip.value"), format=",.1f"),
        alt.Tooltip("low:Q", title=words.say("chart.tip.low"), format=",.1f"),
        alt.Tooltip("high:Q", title=words.say("chart.tip.high"), format=",.1f"),
        alt.Tooltip("n:Q", title=words.say("chart.tip.n"), format=",d"),
        alt.Tooltip("target:Q", title=words.say("chart.tip.target"), format=",.1f"),
        alt.Tooltip("unit:N", title=words.say("chart.tip.unit")),
    ]
    spans = base.mark_rule(strokeWidth=4, color=NEUTRAL).encode(
        x=x, y=_own_scale("low"), y2="high:Q", opacity=shown_opacity(picked, 0.55)
    )
    target = base.mark_line(strokeDash=[5, 4], color=BEST, strokeWidth=1.5).encode(x=x, y=_own_scale("target"))
    line = base.mark_line(color=NEUTRAL, strokeWidth=1.2).encode(x=x, y=y)
    points = (
        alt.Chart(name="points")
        .mark_point(size=58, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("kind:N", title=None, scale=colours(words, keys), legend=alt.Legend(values=kinds[:2])),
            shape=alt.Shape(
                "kind:N", title=None, scale=alt.Scale(domain=kinds, range=["circle", "triangle-down", "diamond"])
            ),
            opacity=shown_opacity(picked),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
    side = positive("columns", columns)
    layers = alt.layer(spans, target, line, points, data=shown).properties(width=_width(side), height=HEIGHT)
    return finished(_facets(layers, side), words, finding, words.say("chart.intervals.subtitle"))


def control_chart(
    charted: pd.DataFrame,
    kpis: pd.DataFrame,
    *,
    interventions: pd.DataFrame | None = None,
    columns: int = 2,
    most: int = 12,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw KPIs on their control charts: what moves by more than chance since the limits were set.

    Parameters
    ----------
    charted
        What `jw.analysis.kpi_charts` returned; take the rows of some KPIs to draw those alone. What `xmr_chart`,
        `p_chart` or `u_chart` returned of one KPI, indexed by date, needs columns `kpi_id` and `measured_on`.
    kpis
        The table: `name`, `unit`, `formula_kind`; their order is the one in which they are drawn.
    interventions
        The table: those with `live_on` are marked at that date, in each KPI that was measured around it.
    columns
        How many KPIs stand side by side; of one KPI alone take 1.
    most
        How many KPIs are drawn at most: the first of the table.
    selected
        Ids of KPIs that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.FacetChart
        Each KPI on a scale of its own (shares in percent): values, centre, limits as a band, the baseline as a line
        below, signals as large diamonds with the numbers of the rules that fire, and a line where an intervention went
        live. A click picks a KPI.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or a parameter is none of those named.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> found = jw.analysis.kpi_charts(rd.kpis, rd.measurements)
    >>> chart = jw.charts.control_chart(found, rd.kpis, interventions=rd.interventions)
    """
    words = wording(language)
    numbers = ["value", "centre", "lower_limit", "upper_limit"]
    wanted = ["kpi_id", "measured_on", *numbers, "signal", "is_signal", "is_baseline"]
    rows = table("charted", charted, wanted, source="kpi_charts")
    rows = _dated("charted", floats("charted", rows, *numbers).dropna(subset=["value"]))
    rows["is_signal"], rows["is_baseline"] = flags(rows["is_signal"]), flags(rows["is_baseline"])
    rows["signal"] = rows["signal"].fillna("").astype("str")
    known = _kpis(rows, kpis, numbers)
    finding = _control_finding(words, known)
    shown = _first(known, positive("most", most), selected)
    shown["kind"] = [words.say("chart.kpi.signal" if each else "chart.kpi.calm") for each in shown["is_signal"]]
    drawn = pd.concat([shown.assign(row="value"), _live(shown, interventions)], ignore_index=True)
    side = positive("columns", columns)
    layers = _control_layers(words, drawn, _width(side))
    chart = _facets(layers.properties(width=_width(side), height=HEIGHT), side)
    return finished(chart, words, finding, words.say("chart.control.subtitle"))


def _control_layers(words: Wording, drawn: pd.DataFrame, width: int) -> Any:  # noqa: ANN401 - a chart of layers
    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["kpi_id"])
    values = alt.Chart().transform_filter("datum.row === 'value'")
    went_live = alt.Chart().transform_filter("datum.row === 'live'")
    x = _dates()
    date = alt.Tooltip("measured_on:T", title=words.say("chart.tip.date"), format="%-d %b %Y")
    tooltip = [
        alt.Tooltip("kpi:N", title=words.say("chart.tip.kpi_id")),
        date,
        *[
            alt.Tooltip(f"{name}:Q", title=words.say(f"chart.tip.{key}"), format=",.1f")
            for name, key in (
                ("value", "value"),
                ("centre", "centre"),
                ("lower_limit", "lower"),
                ("upper_limit", "upper"),
            )
        ],
        alt.Tooltip("signal:N", title=words.say("chart.tip.signal")),
        alt.Tooltip("unit:N", title=words.say("chart.tip.unit")),
    ]
    band = values.mark_area(color=NEUTRAL, opacity=0.16, interpolate="step").encode(
        x=x, y=_own_scale("lower_limit"), y2="upper_limit:Q"
    )
    edge = values.mark_line(color=NEUTRAL, strokeWidth=1, strokeDash=[3, 2], interpolate="step")
    edges = [edge.encode(x=x, y=_own_scale(name)) for name in ("lower_limit", "upper_limit")]
    centre = values.mark_line(color=NEUTRAL, strokeWidth=1.4).encode(x=x, y=_own_scale("centre"))
    line = values.mark_line(color=TODAY, strokeWidth=1.6).encode(x=x, y=_own_scale("value"))
    keys = {"chart.kpi.calm": TODAY, "chart.kpi.signal": LOSS}
    kinds = [words.say(key) for key in keys]
    points = (
        alt.Chart(name="points")
        .transform_filter("datum.row === 'value'")
        .mark_point()
        .encode(
            x=x,
            y=_own_scale("value"),
            color=alt.Color("kind:N", title=None, scale=colours(words, keys)),
            shape=alt.Shape("kind:N", title=None, scale=alt.Scale(domain=kinds, range=["circle", "diamond"])),
            size=alt.condition("datum.is_signal", alt.value(95), alt.value(26)),
            opacity=shown_opacity(picked),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
    baseline = (
        values.transform_filter("datum.is_baseline")
        .mark_rule(strokeWidth=3, opacity=0.45, y=HEIGHT)
        .encode(x=alt.X("min(measured_on):T", title=None), x2="max(measured_on):T")
    )
    live_tip = [alt.Tooltip("intervention:N", title=words.say("chart.tip.live")), date]
    lines = went_live.mark_rule(color=BEST, strokeWidth=1.5).encode(x=x, tooltip=live_tip)
    names = went_live.mark_text(
        align={"expr": "datum.is_late ? 'right' : 'left'"},
        dx={"expr": "datum.is_late ? 2 : -2"},
        y={"expr": f"-6 - {LINE} * datum.level"},
        fontSize=10,
        limit=width // 2 + 40,
    ).encode(x=x, text="intervention:N", tooltip=live_tip)
    return alt.layer(band, *edges, centre, lines, line, points, baseline, names, data=drawn)


def _dates() -> Any:  # noqa: ANN401 - an encoding
    alt = import_altair()
    axis = alt.Axis(format="%b %y", tickCount=5, grid=False, labelOverlap=True)
    return alt.X("measured_on:T", title=None, axis=axis)


def _own_scale(field: str) -> Any:  # noqa: ANN401 - an encoding
    alt = import_altair()
    axis = alt.Axis(tickCount=4, minExtent=AXIS)
    return alt.Y(f"{field}:Q", title=None, scale=alt.Scale(zero=False), axis=axis)


def _facets(layers: Any, columns: int) -> Any:  # noqa: ANN401 - charts
    alt = import_altair()
    facet = alt.Facet(
        "kpi:N", title=None, header=alt.Header(labelPadding=6), sort=alt.EncodingSortField("place", op="min")
    )
    spacing = {"row": 20, "column": SPACE - AXIS}
    return layers.facet(facet=facet, columns=columns, spacing=spacing).resolve_scale(y="independent", x="independent")


def _width(columns: int) -> int:
    return max(120, (WIDTH - SPACE * (columns - 1)) // columns)


def _dated(label: str, rows: pd.DataFrame) -> pd.DataFrame:
    try:
        rows["measured_on"] = pd.to_datetime(rows["measured_on"]).astype("datetime64[us]")
    except (TypeError, ValueError):
        raise JourneyError(f"{label}: the column 'measured_on' must hold dates") from None
    return rows


def _kpis(rows: pd.DataFrame, kpis: pd.DataFrame, numbers: list[str]) -> pd.DataFrame:
    """Return the rows by KPI and date, with what the KPI is called; shares in percent."""
    table("kpis", kpis, ["name"])
    names = names_of("kpis", kpis)
    units = dict(zip(kpis.index, kpis["unit"], strict=True)) if "unit" in kpis.columns else {}
    kinds = dict(zip(kpis.index, kpis["formula_kind"], strict=True)) if "formula_kind" in kpis.columns else {}
    found = rows.copy()
    is_share = [kinds.get(each) in SHARES for each in found["kpi_id"]]
    for name in numbers:
        found[name] = found[name].where(~pd.Series(is_share, found.index), 100 * found[name])
    found["unit"] = [
        "%" if share else units.get(each, "") for each, share in zip(found["kpi_id"], is_share, strict=True)
    ]
    found["unit"] = found["unit"].fillna("").astype("str")
    found["name"] = named(found["kpi_id"], names)
    label = labelled(found["kpi_id"], names)
    found["kpi"] = [f"{name} ({unit})" if unit else name for name, unit in zip(label, found["unit"], strict=True)]
    places = {each: place for place, each in enumerate(names.index)}
    for each in found["kpi_id"]:
        places.setdefault(each, len(places))
    found["place"] = [places[each] for each in found["kpi_id"]]
    found = found[["kpi_id", *[name for name in found.columns if name != "kpi_id"]]]
    return found.sort_values(["place", "measured_on"], kind="stable").reset_index(drop=True)


def _first(known: pd.DataFrame, most: int, selected: object) -> pd.DataFrame:
    kept = known["kpi_id"].drop_duplicates().head(most)
    shown = known[known["kpi_id"].isin(kept)].reset_index(drop=True)
    return shown.assign(is_shown=picked_rows(shown["kpi_id"], selected))


def _live(shown: pd.DataFrame, interventions: pd.DataFrame | None) -> pd.DataFrame:
    """Return one row for each intervention that is live, in each KPI that was measured before and after."""
    if interventions is None:
        return pd.DataFrame({"row": [], "intervention": [], "is_late": [], "level": []})
    source = table("interventions", interventions, ["name", "live_on"])
    source = source.dropna(subset=["live_on"])
    try:
        source["live_on"] = pd.to_datetime(source["live_on"]).astype("datetime64[us]")
    except (TypeError, ValueError):
        raise JourneyError("interventions: the column 'live_on' must hold dates") from None
    source = source.sort_values("live_on", kind="stable")
    parts = []
    for _, own in shown.groupby("place", sort=True):
        known = own[["kpi_id", "kpi", "place", "is_shown"]].iloc[0]
        begin, end = own["measured_on"].min(), own["measured_on"].max()
        within = source[(source["live_on"] >= begin) & (source["live_on"] <= end)]
        parts += [
            {
                **known,
                "measured_on": on,
                "intervention": one_line(name),
                "is_late": on - begin > (end - begin) / 2,
                "level": i % LEVELS,
            }
            for i, (on, name) in enumerate(zip(within["live_on"], within["name"], strict=True))
        ]
    names = ["kpi_id", "kpi", "place", "is_shown", "measured_on", "intervention", "is_late", "level"]
    return pd.DataFrame(parts, columns=names).assign(row="live")


def _interval_finding(words: Wording, known: pd.DataFrame) -> str:
    if known.empty:
        return words.say("chart.empty.kpis")
    last = known.groupby("place", sort=True).tail(1)
    if len(last) == 1:
        return _one_value(words, last.iloc[0])
    judged = last[last["target"].notna() & last["is_met"].notna()]
    if judged.empty:
        return words.tell("chart.intervals.no_target", len(last))
    is_open = (judged["low"] <= judged["target"]) & (judged["target"] <= judged["high"])
    found = words.tell("chart.intervals", int(flags(judged["is_met"]).sum()), total=words.numeral(len(judged)))
    return found + words.tell("chart.intervals.open", int(is_open.sum()))


def _one_value(words: Wording, row: Any) -> str:  # noqa: ANN401 - a row
    unit = unit_text(row["unit"])
    blanks = {"name": words.quoted(row["name"]), "value": words.number(round(row["value"], 1)) + unit}
    if pd.notna(row["low"]) and pd.notna(row["high"]):
        blanks["value"] += f" ({words.number(round(row['low'], 1))} … {words.number(round(row['high'], 1))})"
    if pd.isna(row["target"]) or pd.isna(row["is_met"]):
        return words.say("chart.intervals.alone", **blanks)
    blanks["target"] = words.number(round(row["target"], 1)) + unit
    return words.say("chart.intervals.alone.met" if row["is_met"] else "chart.intervals.alone.missed", **blanks)


def _control_finding(words: Wording, known: pd.DataFrame) -> str:
    if known.empty:
        return words.say("chart.empty.kpis")
    is_new = known["is_signal"] & ~known["is_baseline"]
    by_kpi = is_new.groupby(known["place"]).any()
    first = known[is_new].drop_duplicates("place")["name"]
    blanks = {
        "total": words.numeral(len(by_kpi)),
        "names": words.among(first),
        "name": words.quoted(known["name"].iloc[0]),
    }
    if len(by_kpi) == 1:
        return words.say("chart.control.one.signal" if by_kpi.iloc[0] else "chart.control.one.calm", **blanks)
    return words.tell("chart.control", int(by_kpi.sum()), **blanks)
