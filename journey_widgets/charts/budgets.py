"""What the best set of interventions is worth, budget by budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journey_widgets.charts._taking import Names, flags, floats, named, names_of, number, table, wording
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import LOSS, TODAY, WHOLE, finished

if TYPE_CHECKING:
    from altair import TopLevelMixin

ENOUGH = 0.8
"""Share of the greatest worth that the finding speaks of."""
ROOM = 0.03
"""Share of the width that the number above a point takes."""
LONGEST_TIP = 400


def portfolio_frontier(
    frontier: pd.DataFrame,
    interventions: Names = None,
    *,
    budget_eur: float | None = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw what the best set of interventions is worth at each budget.

    Parameters
    ----------
    frontier
        What `jw.analysis.frontier` returned, for as many budgets as wanted.
    interventions
        The table, or names by `intervention_id`, for the tooltips.
    budget_eur
        The budget that there is: a line is drawn there.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        A step wherever another set becomes the best; the number of its interventions above its point, and in the
        tooltip which they are, which have come in and which have gone out again.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or a parameter is none of those named.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"cost_eur": [10, 20]}, index=["signs", "app"])
    >>> worth = pd.Series({"signs": 60, "app": 100})
    >>> found = jw.analysis.frontier(ideas, jw.new("Rental").dependencies, worth, budgets_eur=[10, 20, 30])
    >>> chart = jw.charts.portfolio_frontier(found, budget_eur=25)
    """
    words = wording(language)
    columns = ["is_feasible", "worth", "cost_eur", "interventions", "chosen_ids"]
    rows = table("frontier", frontier, columns, ids=["budget_eur"], source="frontier")
    rows = floats("frontier", rows, "budget_eur", "worth", "cost_eur", "interventions")
    rows = rows[flags(rows["is_feasible"]) & rows["worth"].notna()].sort_values("budget_eur", kind="stable")
    rows = _with_changes(words, rows.reset_index(drop=True), names_of("interventions", interventions))
    finding = _finding(words, rows)
    budget = pd.DataFrame({"budget": [] if budget_eur is None else [number("budget_eur", budget_eur)]}, dtype="float64")
    budget["text"] = [words.say("chart.frontier.budget", amount=words.euros(each)) for each in budget["budget"]]

    alt = import_altair()
    x_title, y_title = words.say("chart.axis.budget"), words.say("chart.axis.worth")
    x = alt.X("budget_eur:Q", title=x_title, axis=alt.Axis(format="$,d", tickCount=7, grid=False))
    y = alt.Y("worth:Q", title=y_title, axis=alt.Axis(format=",d", tickCount=5))
    base = alt.Chart(rows)
    line = base.mark_line(interpolate="step-after", color=TODAY).encode(x=x, y=y)
    area = base.mark_area(interpolate="step-after", color=TODAY, opacity=0.12).encode(x=x, y=y)
    points = base.mark_point(color=TODAY, opacity=1).encode(
        x=x,
        y=y,
        size=alt.condition("datum.is_told", alt.value(70), alt.value(14)),
        tooltip=[
            alt.Tooltip("budget_eur:Q", title=x_title, format="$,d"),
            alt.Tooltip("worth:Q", title=y_title, format=",.0f"),
            alt.Tooltip("cost_eur:Q", title=words.say("chart.tip.cost"), format="$,d"),
            alt.Tooltip("chosen:N", title=words.say("chart.tip.chosen")),
            alt.Tooltip("came:N", title=words.say("chart.tip.came")),
            alt.Tooltip("went:N", title=words.say("chart.tip.went")),
        ],
    )
    counts = (
        base.transform_filter("datum.is_told")
        .mark_text(dy=-11, fontSize=10.5)
        .encode(x=x, y=y, text=alt.Text("interventions:Q", format="d"))
    )
    rule = (
        alt.Chart(budget)
        .mark_rule(color=LOSS, strokeWidth=1.5, strokeDash=[5, 3])
        .encode(x=alt.X("budget:Q", title=x_title))
    )
    told = (
        alt.Chart(budget)
        .mark_text(align="left", baseline="top", dx=5, y=2, fontWeight=600)
        .encode(x=alt.X("budget:Q", title=x_title), text="text:N")
    )
    chart = alt.layer(area, rule, line, points, counts, told).properties(width=WHOLE, height=320)
    return finished(chart, words, finding, words.say("chart.frontier.subtitle"))


def _with_changes(words: Wording, rows: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Return the rows with the names of what is chosen, and what has changed since the budget before."""
    sets = [[each for each in str(ids).split(", ") if each] if pd.notna(ids) else [] for ids in rows["chosen_ids"]]
    budgets = rows["budget_eur"].tolist()
    before: list[str] = []
    last = float("-inf")
    told: list[dict[str, object]] = []
    for i, chosen in enumerate(sets):
        came = [each for each in chosen if each not in before]
        went = [each for each in before if each not in chosen]
        kinds = {"chosen": chosen, "came": came, "went": went}
        said = {kind: _listed(words, ids, names) for kind, ids in kinds.items()}
        # a number has room where the one before it is far enough
        is_new = (i == 0 or bool(came or went)) and budgets[i] - last >= ROOM * (budgets[-1] - budgets[0])
        last = budgets[i] if is_new else last
        told.append({**said, "is_told": is_new})
        before = chosen
    more = pd.DataFrame(told, columns=["chosen", "came", "went", "is_told"])
    return pd.concat([rows.drop(columns=["chosen_ids", "is_feasible"]), more], axis="columns")


def _listed(words: Wording, ids: list[str], names: pd.Series) -> str:
    text = " · ".join(named(pd.Series(ids, dtype="str"), names)) or words.say("chart.nothing")
    return text if len(text) <= LONGEST_TIP else text[: LONGEST_TIP - 1] + "…"


def _finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.frontier")
    last = rows.iloc[-1]
    greatest = last["worth"]
    enough = rows[rows["worth"] >= ENOUGH * greatest].iloc[0]
    most = words.euros(last["budget_eur"])
    if greatest <= 0 or enough["budget_eur"] >= last["budget_eur"]:
        return words.say("chart.frontier.no_end", budget=most, share=words.the_percent(ENOUGH))
    share = words.the_percent(enough["worth"] / greatest)
    return words.say("chart.frontier.enough", budget=words.euros(enough["budget_eur"]), share=share, most=most)
