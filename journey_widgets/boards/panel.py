"""The panel of KPIs: value, interval, target, how it went, and signals."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from journey_widgets import analysis, charts
from journey_widgets.boards.parts import Board, Frame, Result, Tables, Told, Words, edited, is_missing, names_of

SHARES = {"good_rate", "rate"}
"""Formulas whose values are shares."""
MOST_POINTS = 60
"""The latest points that are drawn of a KPI."""


def kpi_panel(rd: Tables, *, language: str = "en") -> Board:
    """Return the panel of KPIs.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.

    Returns
    -------
    Board
        A tile a KPI, in groups by kind.
    """
    words = Words(language)
    values: Result = analysis.kpi_values(rd.kpis, rd.measurements)
    points: Result = analysis.kpi_charts(rd.kpis, rd.measurements)
    names = names_of(rd.kpis)
    tiles = {
        str(i): _tile(
            rd.kpis.loc[i], str(i), names[str(i)], values[values["kpi_id"] == i], points[points["kpi_id"] == i], words
        )
        for i in rd.kpis.index
    }
    kinds = words.choices("kpis", "kpi_kind")
    groups = []
    for kind, label in [*kinds, ("", "–")]:
        found = [
            tiles[str(i)]
            for i, given in rd.kpis["kpi_kind"].items()
            if (given if isinstance(given, str) else "") == kind
        ]
        if found:
            groups.append({"label": label, "tiles": found})
    latest = values.groupby("kpi_id").tail(1)["is_met"]
    met = int(latest.fillna(value=False).sum())
    signals = [tile["label"] for tile in tiles.values() if tile["status"] == "signal"]
    finding = words.count("kpis.finding", met, total=len(tiles)) if tiles else words.say("kpis.finding.none")
    if signals:
        finding += words.count("kpis.finding.signal", len(signals), name=signals[0])
    frame = Frame(words.say("kpis"), finding, words.say("kpis.note"))
    table = pd.DataFrame(
        [[t["text"], t["interval"], t["target"]["text"], t["words"]] for t in tiles.values()],
        index=pd.Index([t["label"] for t in tiles.values()], name="KPI"),
        columns=["=", "±", words.say("kpis.target"), ""],
    )
    return Board(
        frame.around({"board": "panel", "groups": groups}),
        table,
        lambda: charts.control_chart(points, rd.kpis, interventions=rd.interventions, language=language),
    )


def _tile(kpi: Result, kpi_id: str, name: str, values: Result, charts: Result, words: Words) -> Told:
    is_share = str(kpi["formula_kind"]) in SHARES
    unit = kpi["unit"] if isinstance(kpi["unit"], str) else ""

    def text(value: object) -> str:
        return words.rate(value) if is_share else words.number(value, 1)

    last = values.iloc[-1] if len(values) else None
    is_met = last is not None and not is_missing(last["is_met"]) and bool(last["is_met"])
    is_signal = bool(len(charts) and charts.iloc[-1]["is_signal"] and not charts.iloc[-1]["is_baseline"])
    target = edited("kpis", kpi_id, "target", kpi["target"], is_percent=is_share)
    status, said = _status(
        last, is_met=is_met, is_signal=is_signal, has_target=not is_missing(kpi["target"]), words=words
    )
    shown = charts.tail(MOST_POINTS)
    interval = ""
    if last is not None and not is_missing(last["low"]) and not is_missing(last["high"]):
        interval = f"{text(last['low'])} – {text(last['high'])}"
    frequency = words.choice("kpis", "frequency", kpi["frequency"]) if isinstance(kpi["frequency"], str) else ""
    level = words.choice("kpis", "kpi_level", kpi["kpi_level"]) if isinstance(kpi["kpi_level"], str) else ""
    end = shown.iloc[-1] if len(shown) else None
    return {
        "label": name,
        "sub": " · ".join(filter(None, (level, frequency, "" if last is None else words.day(last["measured_on"])))),
        "row": ["kpis", kpi_id],
        "text": text(last["value"]) if last is not None else "–",
        "unit": "" if is_share else unit,
        "interval": interval,
        "target": {"label": words.say("kpis.target"), "text": text(kpi["target"]) or "–", "field": target},
        "status": status,
        "words": said,
        "points": _points(shown, text, words),
        "lines": {
            key: None if end is None or is_missing(end[column]) else float(end[column])
            for key, column in (("centre", "centre"), ("low", "lower_limit"), ("high", "upper_limit"))
        },
        "targetAt": None if is_missing(kpi["target"]) else float(kpi["target"]),
    }


def _status(last: Result | None, *, is_met: bool, is_signal: bool, has_target: bool, words: Words) -> tuple[str, str]:
    if last is None:
        return "none", words.say("kpis.unmeasured")
    if is_signal:
        return "signal", words.say("kpis.signal")
    if not has_target:
        return "none", words.say("kpis.noTarget")
    return ("good", words.say("kpis.met")) if is_met else ("bad", words.say("kpis.short"))


def _points(shown: Result, text: Callable[[object], str], words: Words) -> list[Told]:
    if shown.empty:
        return []
    days = shown["measured_on"]
    span = (days.max() - days.min()).total_seconds() or 1
    return [
        {
            "x": (day - days.min()).total_seconds() / span if len(shown) > 1 else 0.5,
            "y": float(value),
            "isSignal": bool(signal) and not bool(base),
            "hint": f"{words.day(day)}: {text(value)}",
        }
        for day, value, signal, base in zip(days, shown["value"], shown["is_signal"], shown["is_baseline"], strict=True)
        if not is_missing(value)
    ]
