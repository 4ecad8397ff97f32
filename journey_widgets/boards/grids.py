"""Boards of rows and columns: the matrix of segments, products and errands; coherence; channels."""

from __future__ import annotations

from typing import Any

import pandas as pd

from journey_widgets import analysis
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
    plain,
    without_nones,
)
from journey_widgets.schema import TABLES

MATRIX_MEASURES = ("value_at_risk_eur", "customers", "revenue_eur", "margin_rate", "churn_rate", "dissatisfied_rate")
"""What a cell of the matrix may show; the first and the last are computed, the others typed."""
STRENGTHS = (9, 3, 1, 0, -1, -3, -9)
CHANNEL_MEASURES = ("fit_score", "preference", "ability", "cost_eur")
LESS_IS_BETTER = {"value_at_risk_eur", "churn_rate", "dissatisfied_rate", "cost_eur"}


def matrix(rd: Tables, *, language: str = "en", measure: str = "value_at_risk_eur") -> Board:
    """Return the matrix of segments, products and errands.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    measure
        One of `MATRIX_MEASURES`.

    Returns
    -------
    Board
        A row a segment and product, a column an errand.
    """
    words = Words(language)
    found: Result = analysis.coverage(
        rd.segments,
        rd.products,
        rd.coverage_cells,
        rd.phases,
        rd.steps,
        rd.touchpoints,
        rd.assessments,
        rd.notes,
        rd.kpis,
        rd.measurements,
    )
    segments, products = names_of(rd.segments), names_of(rd.products)
    errands = words.choices("coverage_cells", "errand_kind")
    pairs = list(dict.fromkeys((str(s), str(p)) for s, p, _ in found.index))
    most = found[measure].astype("float64").max() if len(found) else 0
    cells = [[_matrix_cell(found, (s, p, e), measure, most, words) for e, _ in errands] for s, p in pairs]
    body: Told = {
        "board": "grid",
        "corner": words.say("matrix.corner"),
        "columns": [{"label": label} for _, label in errands],
        "rows": [{"label": segments.get(s, s), "sub": products.get(p, p), "row": ["segments", s]} for s, p in pairs],
        "cells": cells,
    }
    marks = ("hole", "unmapped", "drafted", "mapped", "measured")
    frame = Frame(
        words.say("matrix"),
        _matrix_finding(found, {**segments, **products}, dict(errands), words),
        words.say("matrix.note"),
        [
            control(
                "measure",
                words.say("measure"),
                measure,
                [(each, words.say(f"matrix.{each}")) for each in MATRIX_MEASURES],
            )
        ],
        [(mark, words.say(f"matrix.{mark}")) for mark in marks],
    )
    table = pd.DataFrame(
        [[cell["text"] if cell else "" for cell in row] for row in cells],
        index=pd.Index([f"{segments.get(s, s)} · {products.get(p, p)}" for s, p in pairs], name=body["corner"]),
        columns=[label for _, label in errands],
    )
    return Board(frame.around(body), table)


def _matrix_cell(found: Result, key: tuple[str, str, str], measure: str, most: float, words: Words) -> Told | None:
    if key not in found.index:
        return None
    row = found.loc[key]
    value = row[measure]
    text = {"value_at_risk_eur": words.money, "revenue_eur": words.money, "customers": words.number}.get(
        measure, words.rate
    )(value)
    mark = "hole" if bool(row["is_hole"]) else str(row["status"])
    segment, product, errand = key
    cell_id = None if is_missing(row["coverage_cell_id"]) else str(row["coverage_cell_id"])
    is_typed = any(column.name == measure for column in TABLES["coverage_cells"].columns)
    beside = {"segment_id": segment, "product_id": product, "errand_kind": errand}
    share = float(value) / most if most and not is_missing(value) else None
    journey = None if is_missing(row["journey_id"]) else ["journeys", str(row["journey_id"])]
    return without_nones(
        {
            "text": text,
            "tone": None if share is None else (-share if measure in LESS_IS_BETTER else share),
            "mark": mark,
            "hint": words.say(f"matrix.{mark}"),
            "field": edited(
                "coverage_cells",
                cell_id,
                measure,
                value,
                beside=None if cell_id else beside,
                is_percent=measure.endswith("_rate"),
            )
            if is_typed
            else None,
            "row": journey,
        }
    )


def _matrix_finding(found: Result, names: dict[str, str], errands: dict[str, str], words: Words) -> str:
    if not (found["customers"].fillna(0) > 0).any():
        return words.say("matrix.finding.empty")
    first: Result = analysis.what_to_map_first(found)
    if first.empty:
        return words.say("matrix.finding.none")
    segment, product, errand = first.sort_values("rank").index[0]
    name = f"{names.get(segment, segment)} · {names.get(product, product)} · {errands.get(errand, errand)}"
    money = words.money(first["value_at_risk_eur"].sum())
    return words.count("matrix.finding", len(first), money=money, name=name)


# ---------------------------------------------------------------------- coherence


def coherence_grid(rd: Tables, *, language: str = "en") -> Board:
    """Return the grid of interventions and objectives.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.

    Returns
    -------
    Board
        A row an intervention, in the order of coherence; a column an objective.
    """
    words = Words(language)
    served: Result = analysis.intervention_coherence(rd.interventions, rd.objectives, rd.coherences)
    covered: Result = analysis.objective_coverage(rd.interventions, rd.objectives, rd.coherences)
    ranked = served.sort_values("rank", kind="stable").index if len(served) else served.index
    rows = [*map(str, ranked), *(str(i) for i in rd.interventions.index if i not in served.index)]
    objectives = [str(i) for i in rd.objectives.index]
    names, aims = names_of(rd.interventions), names_of(rd.objectives)
    judged = {
        (str(row.intervention_id), str(row.objective_id)): (str(row.Index), row.strength, row.reason)
        for row in rd.coherences.itertuples()
    }
    options = [[strength, words.say(f"coherence.{strength}")] for strength in STRENGTHS]
    cells = [[_coherence_cell(judged, i, o, options) for o in objectives] for i in rows]
    body: Told = {
        "board": "grid",
        "corner": words.say("coherence.corner"),
        "columns": [
            without_nones(
                {
                    "label": aims[o],
                    "sub": words.say("coherence.weight", value=words.number(rd.objectives.loc[o, "weight"], 2) or "–"),
                    "field": edited("objectives", o, "weight", rd.objectives.loc[o, "weight"]),
                    "mark": "uncovered" if o in covered.index and bool(covered.loc[o, "is_uncovered"]) else None,
                }
            )
            for o in objectives
        ],
        "rows": [_served(i, names[i], served, words) for i in rows],
        "cells": cells,
    }
    frame = Frame(
        words.say("coherence"),
        _coherence_finding(served, covered, names, aims, words),
        words.say("coherence.note"),
        legend=[(mark, words.say(f"coherence.{mark}")) for mark in ("orphan", "uncovered", "conflict")],
    )
    table = pd.DataFrame(
        [[cell["text"] for cell in row] for row in cells],
        index=pd.Index([names[i] for i in rows], name=body["corner"]),
        columns=[aims[o] for o in objectives],
    )
    return Board(frame.around(body), table)


def _coherence_cell(judged: dict[tuple[str, str], Any], intervention: str, objective: str, options: list[Any]) -> Told:
    row, strength, reason = judged.get((intervention, objective), (None, None, None))
    value = plain(strength)
    beside = {"intervention_id": intervention, "objective_id": objective}
    return without_nones(
        {
            "text": "" if value is None else str(value).replace("-", "−"),
            "tone": (abs(value) / 9) ** 0.6 * (1 if value > 0 else -1) if value else None,
            "mark": "conflict" if value is not None and value < 0 else None,
            "hint": reason if isinstance(reason, str) else None,
            "field": edited("coherences", row, "strength", value, beside=None if row else beside, options=options),
            "row": ["interventions", intervention],
        }
    )


def _served(intervention: str, name: str, served: Result, words: Words) -> Told:
    head: Told = {"label": name, "row": ["interventions", intervention]}
    if intervention in served.index:
        row = served.loc[intervention]
        if not is_missing(row["coherence"]):
            head |= {"text": words.rate(row["coherence"]), "share": float(row["coherence"])}
        if row["objectives_judged"] > 0 and bool(row["is_orphan"]):
            head["mark"] = "orphan"
    return head


def _coherence_finding(
    served: Result, covered: Result, names: dict[str, str], aims: dict[str, str], words: Words
) -> str:
    if served.empty or served["coherence"].isna().all():
        return words.say("coherence.finding.none")
    text = words.say("coherence.finding", name=names[str(served["rank"].idxmin())])
    bare = [aims[str(i)] for i in covered.index[covered["is_uncovered"].astype("bool")]]
    lost = [names[str(i)] for i in served.index[served["is_orphan"].astype("bool") & (served["objectives_judged"] > 0)]]
    conflicts = int(served["conflicts"].sum())
    for key, found in (("uncovered", bare), ("orphan", lost)):
        if found:
            text += words.count(f"coherence.finding.{key}", len(found), name=found[0])
    return text + (words.count("coherence.finding.conflict", conflicts) if conflicts else "") + "."


# ---------------------------------------------------------------------- channels


def channel_grid(rd: Tables, *, language: str = "en", measure: str = "fit_score") -> Board:
    """Return the grid of contacts and channels.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    measure
        One of `CHANNEL_MEASURES`.

    Returns
    -------
    Board
        A row a touchpoint that has a channel scored; a column a channel.
    """
    words = Words(language)
    tables = rd.touchpoints, rd.assessments, rd.channels, rd.channel_fits
    scores: Result = analysis.channel_scores(*tables)
    best: Result = analysis.best_channels(*tables)
    touchpoints, channels = names_of(rd.touchpoints), names_of(rd.channels)
    rows = [str(i) for i in rd.touchpoints.index if i in set(rd.channel_fits["touchpoint_id"].dropna())]
    columns = [str(i) for i in rd.channels.index]
    fits = {(str(row.touchpoint_id), str(row.channel_id)): str(row.Index) for row in rd.channel_fits.itertuples()}
    measured = scores if measure == "fit_score" else rd.channel_fits
    most = float(measured[measure].max()) if len(measured) else 0.0
    cells = [[_channel_cell(rd, scores, fits.get((t, c)), (t, c), measure, most, words) for c in columns] for t in rows]
    status = rd.channels["channel_status"]
    body: Told = {
        "board": "grid",
        "corner": words.say("channels.corner"),
        "columns": [
            {
                "label": channels[c],
                "sub": words.choice("channels", "channel_status", status[c]) if isinstance(status[c], str) else "–",
                "field": edited(
                    "channels", c, "channel_status", status[c], options=words.choices("channels", "channel_status")
                ),
            }
            for c in columns
        ],
        "rows": [{"label": touchpoints[t], "row": ["touchpoints", t]} for t in rows],
        "cells": cells,
    }
    frame = Frame(
        words.say("channels"),
        _channel_finding(best, touchpoints, words),
        words.say("channels.note"),
        [
            control(
                "measure",
                words.say("measure"),
                measure,
                [(each, words.say(f"channels.{each}")) for each in CHANNEL_MEASURES],
            )
        ],
        [(mark, words.say(f"channels.{mark}")) for mark in ("best", "current", "future")],
    )
    table = pd.DataFrame(
        [[cell["text"] for cell in row] for row in cells],
        index=pd.Index([touchpoints[t] for t in rows], name=body["corner"]),
        columns=[channels[c] for c in columns],
    )
    return Board(frame.around(body), table)


def _channel_cell(
    rd: Tables, scores: Result, fit: str | None, key: tuple[str, str], measure: str, most: float, words: Words
) -> Told:
    value = None
    mark = None
    if fit is not None and fit in scores.index:
        row = scores.loc[fit]
        value = row[measure]
        kinds = (("best", "is_best"), ("current", "is_current"), ("future", "is_future"))
        mark = next((kind for kind, column in kinds if bool(row[column])), None)
    elif fit is not None and measure != "fit_score":
        value = rd.channel_fits.loc[fit, measure]
    beside = {"touchpoint_id": key[0], "channel_id": key[1]}
    share = float(value) / most if value is not None and not is_missing(value) and most else None
    return without_nones(
        {
            "text": words.money(value) if measure == "cost_eur" else words.number(value, 1),
            "tone": None if share is None else (-share if measure in LESS_IS_BETTER else share),
            "mark": mark,
            "hint": words.say(f"channels.{mark}") if mark else None,
            "field": edited("channel_fits", fit, measure, value, beside=None if fit else beside)
            if measure != "fit_score"
            else None,
            "row": ["touchpoints", key[0]],
        }
    )


def _channel_finding(best: Result, names: dict[str, str], words: Words) -> str:
    better = best[best["gain"].fillna(0) > 0] if len(best) else best
    if better.empty:
        return words.say("channels.finding.none")
    first = better["gain"].idxmax()
    gain = words.number(better.loc[first, "gain"], 1)
    return words.count("channels.finding", len(better), name=names[str(first)], gain=gain)
