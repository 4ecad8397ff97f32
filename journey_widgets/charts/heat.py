"""How far each intervention serves each objective of the company, as a heat map."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    flags,
    floats,
    labelled,
    largest,
    names_of,
    picked_rows,
    positive,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import FAINT, GAIN, LOSS, finished, is_shown, rows_axis, shown_opacity

if TYPE_CHECKING:
    from altair import TopLevelMixin

WIDTH = 600
STRONGEST = 9
HEAD_LINES, LETTER = 4, 6.2
"""Lines of an objective's name above its column, and the pixels of a letter."""


def coherence_heat(
    coherences: pd.DataFrame,
    coherence: pd.DataFrame,
    interventions: Names = None,
    objectives: Names = None,
    *,
    most: int = 40,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw which intervention serves which objective, and how far it serves them all.

    Parameters
    ----------
    coherences
        The table: `objective_id`, `intervention_id`, `strength` from −9 to 9.
    coherence
        What `jw.analysis.intervention_coherence` returned of it: the order of the rows, and the last column.
    interventions, objectives
        The tables, or names by id; objectives stand in the order of theirs.
    most
        How many interventions are drawn at most: those that serve most.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        Interventions below each other, the most coherent first, objectives side by side, the number in each cell; last
        how far each serves all of them by their weights. A click picks an intervention.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> tables = rd.interventions, rd.objectives, rd.coherences
    >>> found = jw.analysis.intervention_coherence(*tables)
    >>> chart = jw.charts.coherence_heat(rd.coherences, found, rd.interventions, rd.objectives)
    """
    words = wording(language)
    columns = ["coherence", "is_orphan"]
    rows = table("coherence", coherence, columns, ids=["intervention_id"], source="intervention_coherence")
    rows = floats("coherence", rows, "coherence").dropna(subset=["coherence"])
    cells = table("coherences", coherences, ["intervention_id", "objective_id", "strength"])
    cells = floats("coherences", cells, "strength").dropna(subset=["strength"])
    rows = rows.sort_values("coherence", ascending=False, kind="stable").reset_index(drop=True)
    rows["label"] = labelled(rows["intervention_id"], names_of("interventions", interventions))
    finding = _finding(words, rows, cells)
    shown, others = largest(rows, rows["coherence"], positive("most", most))
    shown["place"] = range(len(shown))
    shown["is_shown"] = picked_rows(shown["intervention_id"], selected)
    heads = names_of("objectives", objectives)
    drawn = _cells(words, shown, cells, heads)
    if others:
        rest = {
            "label": words.tell("chart.rest", others),
            "place": len(shown),
            "head": _wrapped(words.say("chart.heat.all")),
        }
        more = {**rest, "column": len(heads) + 10**6, "amount": "", "strength": 0.0}
        drawn = pd.concat([drawn, pd.DataFrame([more])], ignore_index=True)

    alt = import_altair()
    picked = alt.selection_point(name="picked", fields=["intervention_id"])
    # text of several lines flows down from where it begins: all heads have as many
    axis = alt.Axis(
        orient="top",
        labelAngle=0,
        labelExpr="split(datum.label, '\\n')",
        labelLimit=120,
        labelBaseline="top",
        labelLineHeight=13,
        labelPadding=13 * HEAD_LINES + 4,
    )
    x = alt.X("head:N", sort=alt.EncodingSortField("column", op="min"), title=None, axis=axis)
    signs = [words.say("chart.heat.serves"), words.say("chart.heat.against")]
    tiles = (
        alt.Chart(drawn, name="cells")
        .mark_rect(cornerRadius=3, width={"band": 0.94}, height={"band": 0.88})
        .encode(
            x=x,
            y=rows_axis(),
            color=alt.Color("sign:N", title=None, scale=alt.Scale(domain=signs, range=[GAIN, LOSS]), legend=None),
            opacity=is_shown(picked)
            .then(alt.Opacity("depth:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1]), legend=None))
            .otherwise(alt.value(FAINT / 2)),
            tooltip=[
                alt.Tooltip("label:N", title=words.say("chart.tip.intervention_id")),
                alt.Tooltip("objective:N", title=words.say("chart.tip.objective_id")),
                alt.Tooltip("amount:N", title=words.say("chart.tip.strength")),
                alt.Tooltip("sign:N", title=words.say("chart.tip.kind")),
            ],
        )
        .add_params(picked)
    )
    numbers = (
        alt.Chart(drawn)
        .mark_text(fontWeight={"expr": "datum.is_sum ? 600 : 400"}, fontSize=11.5)
        .encode(x=x, y=rows_axis(), text="amount:N", opacity=shown_opacity(picked))
    )
    chart = alt.layer(tiles, numbers).properties(width=WIDTH, height=alt.Step(24))
    return finished(chart, words, finding, words.say("chart.heat.subtitle"))


def _cells(words: Wording, shown: pd.DataFrame, cells: pd.DataFrame, heads: pd.Series) -> pd.DataFrame:
    """Return one row a cell, those of the last column too."""
    found = shown.merge(cells, on="intervention_id", how="inner")
    whole = labelled(found["objective_id"], heads)
    order = {each: place for place, each in enumerate(heads.index)}
    found["column"] = [order.get(each, len(order)) for each in found["objective_id"]]
    found["objective"] = whole
    objectives = found["objective_id"].unique()
    heads_by_id = pd.Series(
        {each: _wrapped(name, len(objectives) + 1) for each, name in zip(found["objective_id"], whole, strict=True)}
    )
    found["head"] = labelled(found["objective_id"], heads_by_id.astype("str"))
    found["amount"] = [words.amount(strength, 0) for strength in found["strength"]]
    found["depth"] = 0.06 + 0.64 * found["strength"].abs() / STRONGEST
    sums = shown.assign(
        column=len(order) + 10**6,
        objective=words.say("chart.heat.all"),
        head=_wrapped(words.say("chart.heat.all")),
        strength=STRONGEST * shown["coherence"],
        amount=[words.percent(rate) for rate in shown["coherence"]],
        depth=0.0,
    )
    both = pd.concat([found.assign(is_sum=False), sums.assign(is_sum=True)], ignore_index=True)
    both["sign"] = [words.say("chart.heat.against" if value < 0 else "chart.heat.serves") for value in both["strength"]]
    names = ["intervention_id", "objective_id", "label", "place", "head", "column", "objective", "strength"]
    return both[[*names, "amount", "depth", "sign", "is_sum", "is_shown"]]


def _wrapped(name: str, columns: int = 1) -> str:
    lines = textwrap.wrap(name, max(6, int(WIDTH / columns / LETTER)), max_lines=HEAD_LINES, placeholder="…")
    return "\n".join(["\u00a0"] * (HEAD_LINES - len(lines)) + lines)


def _finding(words: Wording, rows: pd.DataFrame, cells: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.coherences")
    orphans = int(flags(rows["is_orphan"]).sum())
    strongest = cells[cells["intervention_id"].isin(rows["intervention_id"])].groupby("objective_id")["strength"].max()
    bare = int((strongest < 3).sum())  # noqa: PLR2004 - 3 and more serve: the method's threshold
    best = words.say("chart.heat.best", name=words.quoted(rows["label"].iloc[0]))
    return best + words.tell("chart.heat.orphans", orphans) + words.tell("chart.heat.uncovered", bare)
