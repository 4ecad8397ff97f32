"""What becomes of each touchpoint, which need it answers, which channel would carry it best."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, Tables, laws, random_tables, redesigns

from journey_widgets.analysis import best_channels, changes, channel_scores, channel_use
from journey_widgets.analysis._map import Touchpoints
from journey_widgets.errors import JourneyError

NAMES = ("touchpoints", "assessments", "responses", "notes")
FITS = ("touchpoints", "assessments", "channels", "channel_fits")
MEASURES = ("expectation", "experience", "duration_hours", "cost_eur")


def differs(one: object, other: object) -> bool:
    return not (pd.isna(one) and pd.isna(other)) and (pd.isna(one) or pd.isna(other) or one != other)


@QUICK
@given(redesigns(*NAMES, "steps", "channels", "org_units", most=10, missing=(0.0, 0.5, 1.0)))
def test_changes_are_derived_value_by_value(tables: Tables) -> None:
    tables["assessments"]["position"] = pd.NA
    tables["assessments"]["position"] = tables["assessments"]["position"].astype("Int64")
    result = laws(lambda t: changes(*(t[name] for name in NAMES)), tables)
    found = Touchpoints(tables["touchpoints"], tables["assessments"], scores=["is_personalised", *MEASURES])
    now, then = (found.in_state(state).to_dict("index") for state in ("current", "future"))
    notes = tables["notes"].to_dict("index")
    for touchpoint in tables["touchpoints"].index:
        one, other = now[touchpoint], then[touchpoint]
        if not one["is_present"] and not other["is_present"]:
            assert touchpoint not in result.index
            continue
        row = result.loc[touchpoint]
        changed = {
            name for name in ("step_id", "channel_id", "contact_mode", "org_unit_id") if differs(one[name], other[name])
        }
        changed |= {name for name in MEASURES if not math.isnan(one[name] - other[name]) and one[name] != other[name]}
        flags = [
            bool(each["is_personalised"]) if not pd.isna(each["is_personalised"]) else False for each in (one, other)
        ]
        changed |= {"is_personalised"} if flags[0] != flags[1] else set()
        own = [note for note in notes.values() if note["touchpoint_id"] == touchpoint]
        changed |= {"notes"} if any(note["is_current"] != note["is_future"] for note in own) else set()
        if not one["is_present"] or not other["is_present"]:
            kind = "added" if other["is_present"] else "removed"
            changed = set()
        else:
            kind = "replaced" if changed & {"channel_id", "contact_mode"} else "improved" if changed else "kept"
        assert row["change_kind"] == kind
        assert set(filter(None, row["changed"].split(", "))) == changed
        worse = {"experience": -1, "duration_hours": 1, "cost_eur": 1}
        assert set(filter(None, row["worsened"].split(", "))) == {
            name for name, sign in worse.items() if name in changed and sign * (other[name] - one[name]) > 0
        }
        answered = {
            response["note_id"]
            for response in tables["responses"].to_dict("records")
            if response["touchpoint_id"] == touchpoint
            and notes.get(response["note_id"], {}).get("note_kind") in {"value_wanted", "blocker"}
        }
        assert row["responses"] == len(answered)
        assert row["is_without_need"] == (kind in {"added", "replaced", "improved"} and not answered)


def test_a_touchpoint_that_moves_within_its_step_is_improved() -> None:
    touchpoints = pd.DataFrame({"step_id": "s", "position": [1, 2, 3]}, index=["a", "b", "c"])
    assessments = pd.DataFrame({"touchpoint_id": ["a", "b", "c"], "state": ["future", "future", "current"]})
    assessments["position"] = [2, 2, 3]
    none = random_tables(1, {"responses": 0, "notes": 0})
    found = changes(touchpoints, assessments, none["responses"], none["notes"])
    assert found["changed"].to_dict() == {"a": "position", "b": "", "c": ""}
    assert found["change_kind"].to_dict() == {"a": "improved", "b": "kept", "c": "kept"}


def sound(tables: Tables) -> Tables:
    fits = tables["channel_fits"].drop_duplicates(["touchpoint_id", "channel_id"])
    return {name: tables[name] for name in FITS} | {"channel_fits": fits}


@QUICK
@given(
    redesigns(*FITS, most=10, missing=(0.0, 0.3)),
    st.lists(st.integers(0, 5), min_size=3, max_size=3).filter(any),
)
def test_the_best_channel_is_the_one_with_the_highest_score(tables: Tables, weights: list[int]) -> None:
    tables = sound(tables)
    tables["channel_fits"]["preference"] = tables["channel_fits"]["preference"].round()
    scored = laws(lambda t: channel_scores(*(t[name] for name in FITS), weights=weights), tables)
    best = laws(lambda t: best_channels(*(t[name] for name in FITS), weights=weights), tables)
    fits = tables["channel_fits"].dropna(subset=["touchpoint_id", "channel_id", "preference", "ability", "cost_eur"])
    found = Touchpoints(tables["touchpoints"], tables["assessments"])
    own, later = (found.present(state)["channel_id"].to_dict() for state in ("current", "future"))
    for touchpoint, rows in fits.groupby("touchpoint_id"):
        low, high = rows["cost_eur"].min(), rows["cost_eur"].max()
        wanted = {}
        for fit, row in rows.to_dict("index").items():
            cost = 10 * (high - row["cost_eur"]) / (high - low) if high > low else 10
            parts = (row["preference"], row["ability"], cost)
            wanted[fit] = 10 * sum(w * part for w, part in zip(weights, parts, strict=True)) / sum(weights)
            assert scored.loc[fit, "fit_score"] == pytest.approx(wanted[fit])
            assert 0 <= scored.loc[fit, "fit_score"] <= 100 + 1e-9
        top = max(wanted.values())
        winners = {fit for fit, score in wanted.items() if score > top - 1e-7}
        assert set(scored.index[(scored["touchpoint_id"] == touchpoint) & scored["is_best"]]) == winners
        row = best.loc[touchpoint]
        assert row["best_channels"] == ", ".join(sorted(rows.loc[list(winners), "channel_id"]))
        assert row["is_tie"] == (len(winners) > 1)
        is_kept = own.get(touchpoint) in set(rows.loc[list(winners), "channel_id"])
        status = tables["channels"]["channel_status"].reindex(rows.loc[list(winners), "channel_id"])
        assert row["advice"] == ("keep" if is_kept else "steer" if (status == "enabled").any() else "enable")
        current = rows.index[rows["channel_id"] == own.get(touchpoint)]
        if len(current):
            assert row["gain"] == pytest.approx(0 if is_kept else top - wanted[current[0]])
            assert row["current_score"] == pytest.approx(wanted[current[0]])
            saved = rows.loc[current[0], "cost_eur"] - rows.loc[list(winners), "cost_eur"].min()
            assert row["cost_change_eur"] == pytest.approx(0 if is_kept else -saved)
        else:
            assert math.isnan(row["gain"])
            assert math.isnan(row["cost_change_eur"])
        assert row["best_score"] == pytest.approx(top)
        ordered = sorted(wanted.values(), reverse=True)
        for fit, score in wanted.items():
            assert scored.loc[fit, "rank"] == 1 + sum(other > score + 1e-7 for other in ordered)
            assert scored.loc[fit, "is_tie"] == (sum(abs(other - score) < 1e-7 for other in ordered) > 1)
            is_now = own.get(touchpoint) == rows.loc[fit, "channel_id"]
            assert scored.loc[fit, "is_current"] == is_now
            then = later.get(touchpoint) == rows.loc[fit, "channel_id"]
            assert scored.loc[fit, "is_future"] == then
            gain = score - wanted[current[0]] if len(current) else math.nan
            assert scored.loc[fit, "gain"] == pytest.approx(gain, nan_ok=True)
    assert set(best.index) == set(fits["touchpoint_id"])


def finding_of(status: object, now: int, then: int) -> str:
    """Return what the page says of a channel, in its order."""
    if then and status in {"to_enable", "retired"}:
        return "to_enable" if status == "to_enable" else "used_though_retired"
    if now and status == "to_enable":
        return "enabled_too_early"
    if not now and not then:
        return "not_used"
    return "to_retire" if status == "enabled" and not then else "as_planned"


@QUICK
@given(redesigns("touchpoints", "assessments", "channels", most=10, missing=(0.0, 0.3)))
def test_channels_are_used_as_often_as_touchpoints_name_them(tables: Tables) -> None:
    result = laws(lambda t: channel_use(t["touchpoints"], t["assessments"], t["channels"]), tables)
    found = Touchpoints(tables["touchpoints"], tables["assessments"])
    for channel, row in result.to_dict("index").items():
        for state in ("current", "future"):
            assert row[f"{state}_touchpoints"] == (found.present(state)["channel_id"] == channel).sum()
        assert row["finding"] == finding_of(
            row["channel_status"], row["current_touchpoints"], row["future_touchpoints"]
        )


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(4, dict.fromkeys((*NAMES, *FITS), 2), 0)
    fits = tables["channel_fits"]
    fits[["touchpoint_id", "channel_id"]] = ["tp0", "ch0"]
    with pytest.raises(JourneyError, match="channel_fits, 'cf1': there is one row already for 'tp0', 'ch0'"):
        channel_scores(*(tables[name] for name in FITS))
    with pytest.raises(JourneyError, match="weights: their sum must be more than 0"):
        best_channels(*(tables[name] for name in FITS), weights=(0, 0, 0))
    with pytest.raises(JourneyError, match="weights must have the shape 3, not 2"):
        channel_scores(*(tables[name] for name in FITS), weights=(1, 1))
    tables["channels"].loc["ch1", "channel_status"] = "closed"
    with pytest.raises(JourneyError, match="channels, 'ch1', channel_status: 'closed' must be one of 'enabled'"):
        channel_use(*(tables[name] for name in FITS[:3]))
    with pytest.raises(JourneyError, match="responses: there is no column 'note_id'"):
        changes(tables["touchpoints"], tables["assessments"], tables["responses"][["touchpoint_id"]], tables["notes"])
