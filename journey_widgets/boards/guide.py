"""The guide: the five steps as a list of what is done, what is missing and what is doubtful."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from journey_widgets import analysis
from journey_widgets.boards.parts import Board, Frame, Result, Tables, Told, Words
from journey_widgets.schema.choices import KPI_KIND, ROLE_KIND

Row = tuple[str, str]


class Look(NamedTuple):
    """What a check found: of so many things so many are there; the first row that lacks something."""

    done: int
    total: int
    first: Row | None = None


def guide(rd: Tables, *, language: str = "en", today: str | None = None) -> Board:
    """Return the five steps with what each of them asks for.

    Parameters
    ----------
    rd
        The tables.
    language
        ``en`` or ``it``.
    today
        The day by which reviews are due, ISO 8601; by default the day it is.

    Returns
    -------
    Board
        Five steps. An item is done where all of it is there, missing where nothing is, doubtful in between.
    """
    words = Words(language)
    day = today or f"{pd.Timestamp.now():%Y-%m-%d}"
    steps = []
    for number, checks in enumerate(_steps(day), 1):
        items = [_item(key, check(rd), words) for key, check in checks.items()]
        done = sum(item["status"] == "done" for item in items)
        share = words.say("guide.share", done=done, total=len(items))
        steps.append({"label": words.say(f"guide.{number}"), "sub": share, "share": done / len(items), "items": items})
    every = [item for step in steps for item in step["items"]]
    open_ones = [item["text"] for item in every if item["status"] != "done"]
    done = len(every) - len(open_ones)
    finding = (
        words.say("guide.finding", done=done, total=len(every), next=open_ones[0])
        if open_ones
        else words.say("guide.finding.all", total=len(every))
    )
    frame = Frame(words.say("guide"), finding)
    signs = {"done": "✓", "missing": "○", "doubtful": "!"}
    table = pd.DataFrame(
        [[step["label"], signs[item["status"]], item["hint"]] for step in steps for item in step["items"]],
        index=pd.Index([item["text"] for item in every], name=words.say("guide")),
        columns=["", " ", "  "],
    )
    return Board(frame.around({"board": "guide", "steps": steps}), table)


def _item(key: str, look: Look, words: Words) -> Told:
    status = "done" if look.total and look.done >= look.total else "missing" if look.done == 0 else "doubtful"
    hint = words.say("guide.share", done=look.done, total=look.total) if look.total > 1 else ""
    item: Told = {"status": status, "text": words.say(f"guide.{key}"), "hint": hint}
    if status != "done" and look.first is not None:
        item["row"] = list(look.first)
    return item


Checks = dict[str, Callable[[Tables], Look]]


def _steps(day: str) -> tuple[Checks, ...]:
    return (
        {
            "question": lambda rd: _filled(rd, "facts", ["business_question"]),
            "roles": _roles,
            "persona": lambda rd: _filled(rd, "journeys", ["persona_id", "goal"]),
            "matrix": _matrix,
            "groups": lambda rd: _flagged(
                "touchpoints", analysis.four_groups(rd.touchpoints, rd.assessments, rd.notes)["is_complete"]
            ),
            "scores": _scores,
            "evidence": _evidence,
            "photograph": lambda rd: Look(min(1, len(rd.photographs)), 1),
        },
        {
            "future": lambda rd: _assessed(rd, "future"),
            "needs": _needs,
            "channels": _channels,
            "targets": _targets,
        },
        {
            "best": lambda rd: _assessed(rd, "best_practice", every=False),
            "interventions": lambda rd: _named_by(rd, "interventions", "closures", "intervention_id"),
            "efforts": lambda rd: _filled(rd, "interventions", ["effort", "duration_weeks", "cost_eur"]),
            "benefits": lambda rd: _filled(rd, "interventions", ["customer_benefit", "company_benefit"]),
        },
        {
            "objectives": lambda rd: _filled(rd, "objectives", ["weight"]),
            "judged": lambda rd: _named_by(rd, "interventions", "coherences", "intervention_id"),
            "covered": _covered,
            "capabilities": _built,
            "plan": _plan,
        },
        {
            "kpis": lambda rd: _filled(rd, "kpis", ["target", "org_unit_id"]),
            "kinds": lambda rd: Look(rd.kpis["kpi_kind"].dropna().nunique(), len(KPI_KIND.values)),
            "measured": lambda rd: _named_by(rd, "kpis", "measurements", "kpi_id"),
            "signals": lambda rd: _signals(rd, day),
            "again": lambda rd: Look(min(1, max(0, len(rd.photographs) - 1)), 1),
        },
    )


def _flagged(table: str, is_good: Result) -> Look:
    """Return the look at rows of a table, True where all is well."""
    good = is_good.fillna(value=False).astype("bool")
    bad = good.index[~good]
    return Look(int(good.sum()), len(good), (table, str(bad[0])) if len(bad) else None)


def _in_state(frame: Result, state: str) -> Result:
    return frame[frame.index.get_level_values("state") == state].droplevel("state")


def _filled(rd: Tables, table: str, columns: list[str]) -> Look:
    return _flagged(table, getattr(rd, table)[columns].notna().all(axis="columns"))


def _named_by(rd: Tables, table: str, other: str, column: str) -> Look:
    frame = getattr(rd, table)
    return _flagged(table, pd.Series(frame.index.isin(getattr(rd, other)[column].dropna()), frame.index))


def _roles(rd: Tables) -> Look:
    return Look(len(set(rd.stakeholders["role_kind"].dropna()) & set(ROLE_KIND.values)), len(ROLE_KIND.values))


def _matrix(rd: Tables) -> Look:
    names = ("segments", "products", "coverage_cells", "phases", "steps", "touchpoints", "assessments", "notes")
    cells: Result = analysis.coverage(*(getattr(rd, name) for name in (*names, "kpis", "measurements")))
    cells = cells[cells["customers"].fillna(0) > 0]
    return Look(int((~cells["is_hole"].astype("bool")).sum()), len(cells))


def _scores(rd: Tables) -> Look:
    now = _in_state(rd.assessments, "current")[["expectation", "experience"]].notna().all(axis="columns")
    now = now[now.index.isin(rd.touchpoints.index)]
    return _flagged("touchpoints", now & rd.touchpoints["relevance"].notna().reindex(now.index))


def _evidence(rd: Tables) -> Look:
    tables = rd.touchpoints, rd.assessments, rd.steps, rd.emotions, rd.citations, rd.evidence
    levels: Result = analysis.evidence_levels(*tables)
    levels = levels[levels.index.get_level_values("table_name") == "touchpoints"].droplevel("table_name")
    return _flagged("touchpoints", levels["evidence_level"] != "none")


def _assessed(rd: Tables, state: str, *, every: bool = True) -> Look:
    there = _in_state(rd.assessments, state)
    scored = there.index[there["experience"].notna()]
    if not every:
        return Look(len(scored), max(1, len(scored)))
    is_there = there["is_present"].fillna(value=True).astype("bool")
    return _flagged("touchpoints", there.loc[is_there, "experience"].notna())


def _needs(rd: Tables) -> Look:
    found: Result = analysis.changes(rd.touchpoints, rd.assessments, rd.responses, rd.notes)
    made = found[found["change_kind"].isin(["added", "improved", "replaced"])]
    return _flagged("touchpoints", ~made["is_without_need"].astype("bool"))


def _channels(rd: Tables) -> Look:
    best: Result = analysis.best_channels(rd.touchpoints, rd.assessments, rd.channels, rd.channel_fits)
    return Look(len(best), max(1, len(best)))


def _targets(rd: Tables) -> Look:
    felt = _in_state(rd.emotions, "future")["valence"].dropna().index.get_level_values("step_id")
    return _flagged("steps", pd.Series(rd.steps.index.isin(felt), rd.steps.index))


def _covered(rd: Tables) -> Look:
    found: Result = analysis.objective_coverage(rd.interventions, rd.objectives, rd.coherences)
    return _flagged("objectives", ~found["is_uncovered"].astype("bool"))


def _built(rd: Tables) -> Look:
    needed = set(rd.capability_needs["capability_id"].dropna()) & set(rd.activities["capability_id"].dropna())
    chosen = rd.interventions.index[rd.interventions["intervention_status"].isin(["chosen", "live"])]
    able = rd.capability_needs.loc[rd.capability_needs["capability_id"].isin(needed), "intervention_id"]
    ids = chosen if len(chosen) else rd.interventions.index
    return _flagged("interventions", pd.Series(ids.isin(able), ids))


def _plan(rd: Tables) -> Look:
    if rd.activities.empty:
        return Look(0, 1)
    tables = rd.interventions, rd.dependencies, rd.capabilities, rd.capability_needs, rd.activities
    found: Result = analysis.plan_findings(*tables).reset_index()
    total = len(rd.activities) + len(rd.capabilities)
    first = (str(found["table"].iloc[0]), str(found["row"].iloc[0])) if len(found) else None
    return Look(total - min(total, found["row"].nunique()), total, first)


def _signals(rd: Tables, day: str) -> Look:
    if rd.measurements.empty:
        return Look(0, 1)
    reasons: Result = analysis.review_reasons(rd.facts, rd.kpis, rd.measurements, today=day)
    asking = reasons[reasons["reason_kind"] != "target_met"]
    first = next((("kpis", str(kpi)) for kpi in asking["kpi_id"].dropna()), None)
    total = len(rd.kpis) + 1
    return Look(total - len(asking), total, first)
