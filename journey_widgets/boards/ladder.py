"""The board of gaps: today, future and best practice of each touchpoint on one axis."""

from __future__ import annotations

import math

import numpy as np
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
)
from journey_widgets.schema import STATES, TEXTS

MEASURES = ("experience", "expectation", "duration_hours", "cost_eur")
STEPS = {"experience": 0.5, "expectation": 0.5}
NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""Where an axis may end, in units of the first digit."""
ROOM = 1.05
"""An axis goes a little further than what stands on it, so that it can be dragged on."""
NEEDED = 1
"""From this need for action on, of 100, it is named."""


def gap_board(rd: Tables, *, language: str = "en", measure: str = "experience") -> Board:
    """Return the gaps of all touchpoints, the widest first.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    measure
        One of `MEASURES`.

    Returns
    -------
    Board
        A rung a touchpoint that has the measure in two states, or today and an expectation.
    """
    words = Words(language)
    every: Result = analysis.gaps(rd.touchpoints, rd.assessments, rd.best_practices)
    gaps = every[every.index.get_level_values("measure_kind") == measure].droplevel("measure_kind")
    needs: Result = analysis.classify_touchpoints(rd.touchpoints, rd.assessments, rd.notes)
    widest = gaps["gap"].fillna(gaps["gap_to_best"])
    order = widest.dropna().sort_values(ascending=False, kind="stable").index
    names = names_of(rd.touchpoints)
    rungs = [_rung(gaps.loc[i], str(i), names, needs, measure, words) for i in order]
    top = gaps[list(STATES)].max().max() if measure not in STEPS else 10
    end = 10 if measure in STEPS else _round_up(0 if is_missing(top) else ROOM * float(top))
    axis = {
        "label": words.say(f"gaps.{measure}"),
        "from": 0,
        "to": end,
        "cut": None,
        "step": STEPS.get(measure, end / 100),
    }
    gaining = int((widest > 0).sum())
    finding = (
        words.count("gaps.finding", gaining, name=rungs[0]["label"], text=rungs[0]["text"], total=len(names))
        if gaining
        else words.say("gaps.finding.none")
    )
    marks = ["current", "future", "best_practice", *(["expectation"] if measure == "experience" else [])]
    legend = [(mark, TEXTS[f"board.state.{mark}"].in_language(language)) for mark in marks]
    frame = Frame(
        words.say("gaps"),
        finding,
        words.say("gaps.note"),
        [control("measure", words.say("measure"), measure, [(each, words.say(f"gaps.{each}")) for each in MEASURES])],
        legend,
    )
    table = pd.DataFrame(
        [
            {label: next((m["value"] for m in rung["marks"] if m["state"] == mark), None) for mark, label in legend}
            | {"±": rung["text"]}
            for rung in rungs
        ],
        index=pd.Index([rung["label"] for rung in rungs], name="Touchpoint"),
    )
    return Board(
        frame.around({"board": "ladder", "axis": axis, "rungs": rungs}),
        table,
        lambda: charts.gap_bars(every, rd.touchpoints, measure=measure, language=language),
    )


def _rung(row: Result, touchpoint: str, names: dict[str, str], needs: Result, measure: str, words: Words) -> Told:
    marks = [
        {
            "state": state,
            "value": float(row[state]),
            "field": edited("assessments", (touchpoint, state), measure, row[state]),
        }
        for state in STATES
        if not is_missing(row[state])
    ]
    sub = ""
    if touchpoint in needs.index:
        need = needs.loc[touchpoint]
        sub = words.say(f"gaps.{need['advice']}")
        if need["need_for_action"] >= NEEDED:
            sub += " · " + words.say("gaps.need", value=words.number(need["need_for_action"]))
        if measure == "experience" and not is_missing(need["expectation"]):
            expected = edited("assessments", (touchpoint, "current"), "expectation", need["expectation"])
            marks.append({"state": "expectation", "value": float(need["expectation"]), "field": expected})
    gap = row["gap"] if not is_missing(row["gap"]) else row["gap_to_best"]
    return {
        "label": names[touchpoint],
        "sub": sub,
        "row": ["touchpoints", touchpoint],
        "marks": marks,
        "text": words.number(gap, 1, is_signed=bool(gap)),
        "tone": float(np.sign(gap)),
        "hint": names[touchpoint],
    }


def _round_up(value: float) -> float:
    if value <= 0:
        return 1
    unit = 10 ** math.floor(math.log10(value))
    return next(float(unit * factor) for factor in NICE if unit * factor >= value)
