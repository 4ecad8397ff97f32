"""How complex a journey is, and whether it gets shorter, more personal, more positive."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import QUICK, Tables, branched, laws, random_tables, redesigns

from journey_widgets.analysis import complexity, journey_deltas, silo_index
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.errors import JourneyError

MAP = ("phases", "steps", "touchpoints", "assessments")
NAMES = ("journeys", *MAP, "handoffs", "emotions", "channels", "org_units")


def rows_of(tables: Tables, state: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    steps = steps_in_order(tables["phases"], tables["steps"], state)
    scores = ["is_personalised", "duration_hours"]
    present = Touchpoints(tables["touchpoints"], tables["assessments"], scores=scores).present(state)
    return steps, in_order(present, steps)


def branches_of(steps: pd.DataFrame) -> int:
    """Count the ways beside the straight one, step by step."""
    count, last, ways, seen = 0, None, set[str](), set[str]()
    for step in steps.fillna({"flow_group": "", "branch": ""}).itertuples():
        key = (step.phase_id, step.flow_kind, step.flow_group)
        way = step.branch or f"\n{step.Index}"
        if key != last or step.flow_kind != "alternative":
            ways = {way}
        count += step.flow_kind == "alternative" and way not in ways
        count += bool(step.is_optional) + (step.back_to_step_id in seen)
        ways.add(way)
        seen.add(str(step.Index))
        last = key
    return count


@settings(QUICK, max_examples=16)
@given(redesigns(*NAMES, most=9, missing=(0.0, 0.3)), st.booleans())
def test_complexity_is_counted_one_by_one(tables: Tables, is_branched: bool) -> None:
    if is_branched:
        tables["steps"] = branched(tables["steps"])
    tables["handoffs"] = tables["handoffs"].drop_duplicates(["touchpoint_id", "next_touchpoint_id"])
    result = laws(lambda t: complexity(*(t[name] for name in (*MAP, "handoffs"))), tables, is_ordered=True)
    assert {journey for journey, _ in result.index} == set(tables["phases"]["journey_id"].dropna())
    silos, laid = {}, {state: rows_of(tables, state) for state in ("current", "future")}
    for state in laid:
        silos[state] = silo_index(*(tables[name] for name in (*MAP, "handoffs")), state=state)
    for (journey, state), row in result.to_dict("index").items():
        steps, rows = laid[state]
        own_steps, own = steps[steps["journey_id"] == journey], rows[rows["journey_id"] == journey]
        assert (row["steps"], row["touchpoints"]) == (len(own_steps), len(own))
        assert row["channels"] == own["channel_id"].nunique()
        assert row["functions"] == own["org_unit_id"].nunique()
        branches = branches_of(own_steps)
        assert row["branches"] == branches
        handoffs = silos[state]["handoffs"].get(journey, 0.0)
        assert row["complexity"] == pytest.approx(
            row["touchpoints"] + row["channels"] + row["functions"] + branches + handoffs
        )


@QUICK
@given(redesigns(*NAMES, most=9, missing=(0.0, 0.2)))
def test_deltas_are_today_less_the_future(tables: Tables) -> None:
    result = laws(lambda t: journey_deltas(*(t[name] for name in (*MAP, "emotions"))), tables)
    valence = tables["emotions"]["valence"].to_dict()
    laid = {state: rows_of(tables, state) for state in ("current", "future")}
    for journey, row in result.to_dict("index").items():
        found = {}
        for state, (steps, rows) in laid.items():
            own_steps, own = steps[steps["journey_id"] == journey], rows[rows["journey_id"] == journey]
            felt = [valence.get((step, state, ""), math.nan) for step in own_steps.index]
            felt = [value for value in felt if not math.isnan(value)]
            hours = sum(own["duration_hours"]) if len(own) else math.nan
            emotion = sum(felt) / len(felt) if felt else math.nan
            found[state] = (len(own_steps), hours, own["is_personalised"].sum(), emotion)
        now, then = found["current"], found["future"]
        assert row["steps_saved"] == now[0] - then[0]
        assert row["duration_hours_saved"] == pytest.approx(now[1] - then[1], nan_ok=True)
        assert row["personalised_gained"] == then[2] - now[2]
        assert row["emotion_gained"] == pytest.approx(then[3] - now[3], nan_ok=True)
        hours = now[1] - then[1]
        assert row["is_shorter"] == (now[0] > then[0] if math.isnan(hours) else hours > 0)
        assert row["is_more_personal"] == (then[2] > now[2])
        assert pd.isna(row["is_more_positive"]) == math.isnan(then[3] - now[3])


def test_a_future_like_today_gains_nothing() -> None:
    tables = random_tables(8, dict.fromkeys(NAMES, 6), 0)
    tables["steps"]["is_current"] = tables["steps"]["is_future"] = True
    now = tables["assessments"].xs("current", level="state")
    both = dict.fromkeys(("current", "future"), now)
    tables["assessments"] = pd.concat(both, names=["state"]).reorder_levels(["touchpoint_id", "state"])
    felt = tables["emotions"].xs("current", level="state")
    order = ["step_id", "state", "persona_id"]
    tables["emotions"] = pd.concat(dict.fromkeys(both, felt), names=["state"]).reorder_levels(order)
    found = journey_deltas(*(tables[name] for name in (*MAP, "emotions")))
    names = ["steps_saved", "duration_hours_saved", "personalised_gained", "emotion_gained"]
    assert (found[names].fillna(0) == 0).all(axis=None)
    assert not found[["is_shorter", "is_more_personal"]].any(axis=None)


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(4, dict.fromkeys(NAMES, 2), 0)
    tables["assessments"].loc[("tp1", "future"), "duration_hours"] = -1
    with pytest.raises(
        JourneyError, match="assessments, 'tp1', 'future', duration_hours: -1 must be a number 0 h or more"
    ):
        journey_deltas(*(tables[name] for name in (*MAP, "emotions")))
    with pytest.raises(JourneyError, match="phases must be a DataFrame, not None"):
        complexity(None, *(tables[name] for name in (*MAP[1:], "handoffs")))  # type: ignore[arg-type]
