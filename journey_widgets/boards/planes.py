"""Boards of two axes: importance and performance of touchpoints, effect and effort of interventions."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from journey_widgets import analysis, charts
from journey_widgets.boards.parts import (
    Board,
    Frame,
    Result,
    Tables,
    Told,
    Words,
    control,
    edited,
    is_missing,
    names_of,
    without_nones,
)

VIEWS = ("importance", "effort")
CROSSHAIRS = ("scale", "mean", "median")
MOST_NAMED = 3


def quadrants(rd: Tables, *, language: str = "en", view: str = "importance", crosshair: str = "scale") -> Board:
    """Return a board of quadrants.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    view
        ``importance``: relevance and experience of today's touchpoints. ``effort``: effect and effort of interventions.
    crosshair
        Where the lines cross: ``scale`` (5 and 5), ``mean`` or ``median``.

    Returns
    -------
    Board
        A bubble a touchpoint or intervention that has both values.
    """
    return (_importance if view == "importance" else _effort)(rd, Words(language), crosshair)


def _importance(rd: Tables, words: Words, crosshair: str) -> Board:
    found: Result = analysis.areas(rd.touchpoints, rd.assessments, crosshair=crosshair)
    names = names_of(rd.touchpoints)
    is_truth = rd.touchpoints["is_moment_of_truth"].fillna(value=False)
    points = [
        without_nones(
            {
                "label": names[str(i)],
                "row": ["touchpoints", str(i)],
                "x": float(row.experience),
                "y": float(row.relevance),
                "size": 0.35,
                "tone": {"concentrate": -1, "keep_up": 1}.get(str(row.quadrant)),
                "mark": "truth" if bool(is_truth.get(i, False)) else None,
                "hint": names[str(i)],
                "fieldX": edited("assessments", (str(i), "current"), "experience", row.experience),
                "fieldY": edited("touchpoints", str(i), "relevance", row.relevance),
            }
        )
        for i, row in found.iterrows()
    ]
    chosen = [point["label"] for point in points if point.get("tone") == -1]
    axes = (words.say("quadrants.experience"), words.say("quadrants.relevance"))
    corners = [words.say(f"quadrants.{key}") for key in ("intervene", "keep", "low", "save")]
    cuts = _cuts(found["experience"], found["relevance"], crosshair)

    def draw() -> object:
        return charts.importance_performance(found, rd.touchpoints, language=words.language)

    return _plane(
        words, "importance", crosshair, axes, cuts, corners, points, chosen, [("truth", "quadrants.truth")], draw
    )


def _effort(rd: Tables, words: Words, crosshair: str) -> Board:
    effects: Result = analysis.intervention_effects(
        rd.interventions, rd.closures, rd.touchpoints, rd.assessments, rd.emotions
    )
    kinds: Result = analysis.classify_interventions(rd.interventions, rd.involvements, rd.dependencies)
    found: Result = pd.DataFrame({"effort": rd.interventions["effort"], "effect": effects["effect"]}).dropna()
    names, costs = names_of(rd.interventions), rd.interventions["cost_eur"]
    most = costs.max()
    cuts = _cuts(found["effort"], found["effect"], crosshair)
    points = [
        without_nones(
            {
                "label": names[str(i)],
                "row": ["interventions", str(i)],
                "x": float(row.effort),
                "y": round(float(row.effect), 2),
                "size": 0.2 if is_missing(costs[i]) or not most else float(costs[i]) / float(most),
                "tone": 1 if row.effect >= cuts[1] and row.effort < cuts[0] else None,
                "mark": "quick" if i in kinds.index and kinds.loc[i, "kind"] == "quick_win" else None,
                "hint": " · ".join(filter(None, (names[str(i)], words.money(costs[i])))),
                "fieldX": edited("interventions", str(i), "effort", row.effort),
                "fieldY": edited("interventions", str(i), "effect", round(float(row.effect), 2)),
            }
        )
        for i, row in found.iterrows()
    ]
    chosen = [point["label"] for point in points if point.get("tone") == 1]
    axes = (words.say("quadrants.effort.axis"), words.say("quadrants.effect"))
    corners = [words.say(f"quadrants.{key}") for key in ("first", "plan", "fill", "drop")]
    return _plane(words, "effort", crosshair, axes, cuts, corners, points, chosen, [("quick", "quadrants.quick")])


def _cuts(xs: Result, ys: Result, crosshair: str) -> tuple[float, float]:
    if crosshair == "scale" or xs.empty:
        return 5.0, 5.0
    x, y = (xs.mean(), ys.mean()) if crosshair == "mean" else (xs.median(), ys.median())
    return float(x), float(y)


def _plane(  # noqa: PLR0913, PLR0917 - what a plane is
    words: Words,
    view: str,
    crosshair: str,
    axes: tuple[str, str],
    cuts: tuple[float, float],
    corners: list[str],
    points: list[Told],
    chosen: list[str],
    legend: list[tuple[str, str]],
    picture: Callable[[], object] | None = None,
) -> Board:
    x, y = (
        {"label": label, "from": 0, "to": 10, "cut": round(cut, 2), "step": 0.5}
        for label, cut in zip(axes, cuts, strict=True)
    )
    named = ", ".join(chosen[:MOST_NAMED]) + (", …" if len(chosen) > MOST_NAMED else "")
    finding = (
        words.count(f"quadrants.finding.{view}", len(chosen), total=len(points), names=named)
        if chosen
        else words.say("quadrants.finding.none")
    )
    frame = Frame(
        words.say(f"quadrants.{view}"),
        finding,
        words.say(f"quadrants.note.{view}"),
        [
            control("view", words.say("view"), view, [(each, words.say(f"quadrants.{each}.name")) for each in VIEWS]),
            control(
                "crosshair",
                words.say("quadrants.crosshair"),
                crosshair,
                [(each, words.say(f"quadrants.{each}")) for each in CROSSHAIRS],
            ),
        ],
        [(mark, words.say(key)) for mark, key in legend],
    )
    table = pd.DataFrame(
        {axes[0]: [p["x"] for p in points], axes[1]: [p["y"] for p in points]},
        index=pd.Index([p["label"] for p in points], name=words.say(f"quadrants.{view}.name")),
    )
    return Board(
        frame.around({"board": "plane", "x": x, "y": y, "quadrants": corners, "points": points}), table, picture
    )
