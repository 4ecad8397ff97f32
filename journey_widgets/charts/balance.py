"""Values offered and values wanted, balanced: what nobody asked for, and what nobody gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    labelled,
    largest,
    named,
    names_of,
    parents_of,
    picked_rows,
    placed,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import (
    LOSS,
    NEUTRAL,
    OFFER,
    WIDTH,
    colours,
    finished,
    rows_axis,
    shown_opacity,
)

if TYPE_CHECKING:
    from altair import TopLevelMixin

LEAST = 3
"""So many values have room on each side at least: one alone is no long bar."""
LONGEST_TIP = 240
"""Characters of values in a tooltip."""

KINDS = {"chart.value.unwanted": OFFER, "chart.value.matched": NEUTRAL, "chart.value.unmet": LOSS}


def value_balance(
    value_gaps: pd.DataFrame,
    touchpoints: pd.DataFrame | pd.Series | None = None,
    *,
    steps: Names = None,
    phases: Names = None,
    most: int = 40,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw for each place of the journey which values are offered and which are wanted, and which of them meet.

    Parameters
    ----------
    value_gaps
        What `jw.analysis.value_gaps` returned.
    touchpoints
        The table, or names by `touchpoint_id`: names, and the order along the journey.
    steps, phases
        The tables, or names: of the values that hold for a step or a phase as a whole.
    most
        How many places are drawn at most: those with most values that do not meet.
    selected
        Ids of touchpoints that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        Left of the middle the values offered, right of it those wanted, the ones that meet next to the middle. A click
        on a bar picks its touchpoint.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("car-rental")
    >>> found = jw.analysis.value_gaps(rd.notes, rd.value_links)
    >>> chart = jw.charts.value_balance(found, rd.touchpoints, steps=rd.steps, phases=rd.phases)
    """
    words = wording(language)
    columns = ["value_side", "text", "touchpoint_id", "step_id", "phase_id", "matches"]
    values = table("value_gaps", value_gaps, columns, source="value_gaps")
    order = {
        "phase_id": names_of("phases", phases),
        "step_id": names_of("steps", steps),
        "touchpoint_id": names_of("touchpoints", touchpoints),
    }
    found = _segments(words, values, order, _ranks(order, touchpoints, steps))
    places = found.drop_duplicates("key").reset_index(drop=True)
    open_values = found[found["part"] != "matched"].groupby("key")["count"].sum().reindex(places["key"]).fillna(0)
    kept, others = largest(places, open_values.reset_index(drop=True), positive("most", most))
    shown = found[found["key"].isin(kept["key"])].reset_index(drop=True)
    shown["is_shown"] = picked_rows(shown["touchpoint_id"], selected)
    if others:
        more = {"label": words.tell("chart.rest", others), "place": len(places) + 1, "begin": 0, "end": 0}
        shown = pd.concat([shown, pd.DataFrame([{**more, "amount": ""}])], ignore_index=True)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["touchpoint_id"])
    title = words.say("chart.axis.values")
    axis = alt.Axis(format="d", labelExpr="format(abs(datum.value), 'd')", tickMinStep=1)
    bars = (
        alt.Chart(shown, name="bars")
        .mark_bar(height={"band": 0.66})
        .encode(
            y=rows_axis(),
            x=alt.X(
                "begin:Q",
                title=title,
                axis=axis,
                scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[-LEAST, LEAST])),
            ),
            x2="end:Q",
            color=alt.Color(
                "kind:N",
                title=None,
                scale=colours(words, KINDS),
                legend=alt.Legend(values=[words.say(key) for key in KINDS]),
            ),
            opacity=shown_opacity(picked),
            tooltip=[
                alt.Tooltip("label:N", title=words.say("chart.tip.place")),
                alt.Tooltip("kind:N", title=words.say("chart.tip.kind")),
                alt.Tooltip("count:Q", title=words.say("chart.tip.count"), format="d"),
                alt.Tooltip("texts:N", title=words.say("chart.tip.values")),
            ],
        )
        .add_params(picked)
    )
    numbers = (
        alt.Chart(shown)
        .transform_calculate(middle="(datum.begin + datum.end) / 2")
        .mark_text(fontSize=10.5, color="white", fontWeight=600)
        .encode(
            y=rows_axis(),
            x=alt.X("middle:Q", title=title),
            text="amount:N",
            opacity=shown_opacity(picked),
        )
    )
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule().encode(x=alt.X("zero:Q", title=title))
    chart = alt.layer(bars, zero, numbers).properties(width=WIDTH, height=alt.Step(21))
    return finished(chart, words, _finding(words, values, found), words.say("chart.value.subtitle"))


def _segments(
    words: Wording, values: pd.DataFrame, order: dict[str, pd.Series], ranks: dict[str, float]
) -> pd.DataFrame:
    """Return one row a place and part of its bar, in the order of the map; signed, offers below 0."""
    column = values["touchpoint_id"].where(values["touchpoint_id"].notna(), None)
    key = pd.Series(None, values.index, dtype="object")
    label = pd.Series("", values.index, dtype="str")
    for level, name in enumerate(reversed(order)):
        own = values[name].notna() & key.isna()
        key = key.where(~own, values[name].astype("str").radd(f"{level} "))
        label = label.where(~own, named(values[name], order[name]))
    label = label.where(key.notna(), words.say("chart.value.elsewhere"))
    rank = key.map(ranks).fillna(float(10**9))
    is_offer = values["value_side"] == "offered"
    is_met = values["matches"].fillna(0).astype("int64") > 0
    part = pd.Series("unmet", values.index).where(~is_offer, "unwanted").where(~is_met, "matched")
    frame = pd.DataFrame(
        {
            "touchpoint_id": column.astype("object"),
            "key": key.fillna(""),
            "name": label,
            "rank": rank,
            "is_offer": is_offer,
            "part": part,
            "text": [" ".join(str(text).split()) for text in values["text"]],
        }
    )
    rows = []
    for (each, side, kind), group in frame.groupby(["key", "is_offer", "part"], sort=True):
        first = group.iloc[0]
        told = " · ".join(group["text"])
        rows.append(
            {
                "touchpoint_id": first["touchpoint_id"],
                "key": each,
                "name": first["name"],
                "rank": first["rank"],
                "is_offer": side,
                "part": kind,
                "kind": words.say(f"chart.value.{kind}"),
                "count": len(group),
                "amount": str(len(group)),
                "texts": told if len(told) <= LONGEST_TIP else told[: LONGEST_TIP - 1] + "…",
            }
        )
    names = ["touchpoint_id", "key", "name", "rank", "is_offer", "part", "kind", "count", "amount", "texts"]
    found = pd.DataFrame(rows, columns=names)
    # what meets stands next to the middle, "matched" being the first of its side
    found["count"] = found["count"].astype("int64")
    found["end"] = found.groupby(["key", "is_offer"])["count"].cumsum()
    found["begin"] = found["end"] - found["count"]
    sign = found["is_offer"].map({True: -1, False: 1}).astype("int64")
    found["begin"], found["end"] = found["begin"] * sign, found["end"] * sign
    found = found.sort_values(["rank", "key"], kind="stable").reset_index(drop=True)
    found["label"] = labelled(found["key"], found.drop_duplicates("key").set_index("key")["name"])
    found["place"] = placed(found["key"], pd.Index([]))
    return found


def _ranks(order: dict[str, pd.Series], touchpoints: object, steps: object) -> dict[str, float]:
    """Return place by key, in the map's order: a phase before its steps, a step before its touchpoints."""
    phase_place, step_place, own_place = ({each: i for i, each in enumerate(names.index)} for names in order.values())
    step_of, phase_of = parents_of(touchpoints, "step_id"), parents_of(steps, "phase_id")
    first = {f"2 {phase_id}": (place, -1, -1) for phase_id, place in phase_place.items()}
    for step_id, place in step_place.items():
        first[f"1 {step_id}"] = (phase_place.get(phase_of.get(step_id), 0), place, -1)
    for touchpoint_id, place in own_place.items():
        step_id = step_of.get(touchpoint_id)
        first[f"0 {touchpoint_id}"] = (phase_place.get(phase_of.get(step_id), 0), step_place.get(step_id, 0), place)
    return {key: float(i) for i, key in enumerate(sorted(first, key=lambda key: first[key]))}


def _finding(words: Wording, values: pd.DataFrame, found: pd.DataFrame) -> str:
    if values.empty:
        return words.say("chart.empty.values")
    is_offer = values["value_side"] == "offered"
    is_open = values["matches"].fillna(0).astype("int64") == 0
    offers = words.tell("chart.value.offers", int((is_offer & is_open).sum()), total=words.numeral(int(is_offer.sum())))
    wishes = words.tell(
        "chart.value.wishes", int((~is_offer & is_open).sum()), total=words.numeral(int((~is_offer).sum()))
    )
    unmet = found[found["part"] == "unmet"]
    worst = ""
    if len(unmet) and (unmet["count"] > 1).any():
        worst = words.say("chart.most_at", name=words.quoted(unmet["label"].iloc[int(unmet["count"].argmax())]))
    return "; ".join([each for each in (offers, wishes + worst) if each])
