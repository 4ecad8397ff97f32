"""A ranking, what it is made of, and how little must change for two neighbours to change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    floats,
    labelled,
    named,
    names_of,
    parameters_of,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import BEST, FUTURE, LOSS, NEUTRAL, TODAY, finished, rows_axis, shown_opacity
from journey_widgets.errors import JourneyError

if TYPE_CHECKING:
    from altair import TopLevelMixin

WIDTH = 400
"""Pixels of the bars; what would swap two neighbours stands at their right."""
PARTS = [TODAY, BEST, FUTURE, LOSS, NEUTRAL]
"""Colours of what a score is made of, in the order in which it stands there."""
TERMS = ("coherence", "effect", "efficiency")
FULL = 100


def ranking(
    ranked: pd.DataFrame,
    interventions: Names = None,
    *,
    swaps: pd.DataFrame | None = None,
    criteria: Names = None,
    most: int = 25,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw a ranking with the parts of each score, and the smallest change of a weight that swaps neighbours.

    Parameters
    ----------
    ranked
        What `jw.analysis.priorities` returned (0–100), or `jw.analysis.weighted_scores` (0–10).
    interventions
        The table, or names by id.
    swaps
        What `jw.analysis.swap_sensitivity` returned of the same.
    criteria
        Names of the criteria by what they are called in the tables; those of `priorities` have names.
    most
        How many are drawn at most: the first ones.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        A bar for each, the first one on top, in parts; its score at the end, and the override where there is one.
        Between two neighbours stands which weight would have to become what for them to change places. A click picks
        an intervention.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"effect": [8, 6], "ease": [1, 9]}, index=["desk", "signs"])
    >>> weights = {"effect": 0.75, "ease": 0.25}
    >>> found = jw.analysis.weighted_scores(ideas, weights)
    >>> chart = jw.charts.ranking(found, swaps=jw.analysis.swap_sensitivity(ideas, weights))
    """
    words = wording(language)
    is_priority = isinstance(ranked, pd.DataFrame) and "coherence_term" in ranked.columns
    called = names_of("criteria", criteria)
    id_column = _id_column(ranked)
    rows, parts = _priorities(words, ranked, id_column) if is_priority else _scores(ranked, id_column, called)
    rows["label"] = labelled(rows[id_column], names_of("interventions", interventions))
    finding = _finding(words, rows, _swaps(words, swaps, rows, called))
    first = rows.head(positive("most", most)).reset_index(drop=True)
    first["place"] = range(len(first))
    first["is_shown"] = picked_rows(first[id_column], selected)
    between = _swaps(words, swaps, first, called)
    bars_of = parts.merge(first.drop(columns="score"), on=id_column).sort_values(["place", "part"], kind="stable")
    others = len(rows) - len(first)
    if others:
        rest = {"label": words.tell("chart.rest", others), "place": len(first), "amount": "", "score": 0.0}
        first = pd.concat([first, pd.DataFrame([{**rest}])], ignore_index=True)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=[id_column])
    title = words.say("chart.axis.priority" if is_priority else "chart.axis.weighted")
    # as many colours as there are parts; which of them there are, the legend says
    hue = alt.Color(
        "criterion:N",
        title=None,
        sort=alt.EncodingSortField("part", op="min"),
        scale=alt.Scale(range=PARTS),
    )
    bars = (
        alt.Chart(bars_of, name="bars")
        .mark_bar(height={"band": 0.6})
        .encode(
            y=rows_axis(),
            x=alt.X("points:Q", title=title, stack="zero"),
            color=hue,
            order=alt.Order("part:Q"),
            opacity=shown_opacity(picked),
            tooltip=[
                alt.Tooltip("label:N", title=words.say("chart.tip.intervention_id")),
                alt.Tooltip("criterion:N", title=words.say("chart.tip.criterion")),
                alt.Tooltip("points:Q", title=words.say("chart.tip.points"), format=".1f"),
                alt.Tooltip("amount:N", title=title),
            ],
        )
        .add_params(picked)
    )
    numbers = (
        alt.Chart(first)
        .mark_text(align="left", dx=5, fontWeight=600)
        .encode(y=rows_axis(), x=alt.X("score:Q", title=title), text="amount:N", opacity=shown_opacity(picked))
    )
    notes = (
        alt.Chart(between)
        .mark_text(align="left", fontSize=10.5, x=WIDTH + 34, limit=330, opacity=0.85)
        .encode(
            y=alt.Y("label:N", sort=alt.EncodingSortField("place", op="min"), title=None, bandPosition=1), text="note:N"
        )
    )
    chart = alt.layer(bars, numbers, notes).properties(width=WIDTH, height=alt.Step(28))
    return finished(
        chart, words, finding, words.say("chart.ranking.subtitle" if is_priority else "chart.ranking.subtitle.weighted")
    )


def _id_column(ranked: object) -> str:
    if not isinstance(ranked, pd.DataFrame) or ranked.index.nlevels > 1 or ranked.index.name is None:
        return "intervention_id"
    return str(ranked.index.name)


def _priorities(words: Wording, ranked: pd.DataFrame, id_column: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    terms = [f"{term}_term" for term in TERMS]
    rows = table("ranked", ranked, ["priority", "used_priority", *terms], ids=[id_column], source="priorities")
    rows = floats("ranked", rows, "priority", "used_priority", *terms).dropna(subset=["used_priority"])
    rows = rows.sort_values("used_priority", ascending=False, kind="stable").reset_index(drop=True)
    facts = parameters_of(ranked)
    parts = []
    for i, term in enumerate(TERMS):
        weight = facts.get(f"{term}_weight")
        if weight is None:
            raise JourneyError(
                f"ranked does not say its {term}_weight: it must be what jw.analysis.priorities returned"
            )
        points = FULL * weight * rows[f"{term}_term"]
        name = words.say(f"chart.term.{term}")
        parts.append(pd.DataFrame({id_column: rows[id_column], "criterion": name, "points": points, "part": i}))
    rows["score"] = rows["priority"]
    is_overridden = (rows["priority"] - rows["used_priority"]).abs() > 1e-9  # noqa: PLR2004 - more than rounding
    rows["amount"] = [
        words.say("chart.ranking.override", used=words.amount(used, 0), own=words.amount(own, 0))
        if changed
        else words.amount(used, 0)
        for used, own, changed in zip(rows["used_priority"], rows["priority"], is_overridden, strict=True)
    ]
    return rows[[id_column, "score", "amount"]], pd.concat(parts, ignore_index=True)


def _scores(ranked: pd.DataFrame, id_column: str, called: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    columns = [str(name) for name in getattr(ranked, "columns", []) if str(name).endswith("_part")]
    rows = table("ranked", ranked, ["weighted_score", *columns], ids=[id_column], source="weighted_scores")
    rows = floats("ranked", rows, "weighted_score", *columns)
    rows = rows.sort_values("weighted_score", ascending=False, kind="stable").reset_index(drop=True)
    rows["score"] = rows["weighted_score"]
    names = named(pd.Series([name.removesuffix("_part") for name in columns], dtype="str"), called)
    parts = [
        pd.DataFrame({id_column: rows[id_column], "criterion": name, "points": rows[column], "part": i})
        for i, (column, name) in enumerate(zip(columns, names, strict=True))
    ]
    empty = pd.DataFrame({id_column: [], "criterion": [], "points": [], "part": []})
    rows["amount"] = [f"{score:.1f}" for score in rows["score"]]
    return rows[[id_column, "score", "amount"]], pd.concat(parts, ignore_index=True) if parts else empty


def _swaps(words: Wording, swaps: pd.DataFrame | None, rows: pd.DataFrame, called: pd.Series) -> pd.DataFrame:
    """Return what stands between two neighbours of `rows`: which weight would have to become what."""
    if swaps is None:
        return pd.DataFrame({"label": [], "place": [], "note": [], "next": [], "change": []})
    id_column = str(rows.columns[0])
    columns = ["next_id", "criterion", "weight", "swap_weight", "change"]
    found = floats("swaps", table("swaps", swaps, columns, ids=[id_column], source="swap_sensitivity"), *columns[2:])
    label = dict(zip(rows[id_column], rows["label"], strict=True))
    after = dict(zip(rows[id_column], rows[id_column].iloc[1:], strict=False))
    known = {f"{term}_term": words.say(f"chart.term.{term}") for term in TERMS}
    notes = []
    for row in found.to_dict("records"):
        if after.get(row[id_column]) != row["next_id"]:
            continue  # an override has put something else between the two
        criterion = str(row["criterion"])
        name = called.get(criterion, known.get(criterion, criterion))
        weights = (
            {"name": name, "weight": words.number(row["weight"]), "swap": words.number(row["swap_weight"])}
            if pd.notna(row["change"])
            else {}
        )
        note = words.say("chart.ranking.swap" if weights else "chart.ranking.firm", **weights)
        notes.append(
            {"label": label[row[id_column]], "note": note, "next": label[row["next_id"]], "change": row["change"]}
        )
    between = pd.DataFrame(notes, columns=["label", "note", "next", "change"])
    places = {each: place for place, each in enumerate(rows["label"])}
    between["place"] = [places[each] for each in between["label"]]
    return between


def _finding(words: Wording, rows: pd.DataFrame, swaps: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.ranking")
    name = words.quoted(rows["label"].iloc[0])
    if len(rows) == 1:
        return words.say("chart.ranking.alone", name=name)
    first = words.say("chart.ranking.first", name=name, next=words.quoted(rows["label"].iloc[1]))
    known = swaps.dropna(subset=["change"])
    if known.empty:
        return first
    close = known.iloc[int(known["change"].abs().argmin())]
    return first + words.say("chart.ranking.close", name=words.quoted(close["label"]), next=words.quoted(close["next"]))
