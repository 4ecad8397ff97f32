"""Hand-offs, silos and contradictions; the heat of functions by phase."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import QUICK, Tables, branched, laws, random_tables, redesigns

from journey_widgets.analysis import contradictions, function_heat, passages, silo_index
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.errors import JourneyError

MAP = ("journeys", "phases", "steps", "touchpoints", "assessments", "channels", "org_units")
NAMES = (*MAP, "handoffs", "notes")


def of(tables: Tables, state: str = "current") -> pd.DataFrame:
    return passages(*(tables[name] for name in (*MAP[1:5], "handoffs")), state=state)


def index_of(tables: Tables, state: str = "current") -> pd.DataFrame:
    return silo_index(*(tables[name] for name in (*MAP[1:5], "handoffs")), state=state)


def untwinned(tables: Tables) -> Tables:
    """Return the tables with each pair of touchpoints once in `handoffs`."""
    handoffs = tables["handoffs"].drop_duplicates(["touchpoint_id", "next_touchpoint_id"])
    return {**tables, "handoffs": handoffs}


Step = tuple[str, list[str]]
"""The branch of a step, and its touchpoints."""


def routes(blocks: list[tuple[str, list[Step]]]) -> Iterator[tuple[float, list[str]]]:
    """Yield every way through the blocks of a journey, with the share of customers who take it."""
    choices = []
    for kind, named in blocks:
        steps = [step for _, step in named]
        if kind == "alternative":
            branches = list(dict.fromkeys(branch for branch, _ in named))
            ways = [list(itertools.chain(*(step for own, step in named if own == branch))) for branch in branches]
        elif kind == "any_order":
            ways = [list(itertools.chain(*way)) for way in itertools.permutations([step for step in steps if step])]
        else:
            ways = [list(itertools.chain(*steps))]
        choices.append([(1 / len(ways), way) for way in ways])
    for route in itertools.product(*choices):
        yield math.prod(share for share, _ in route), list(itertools.chain(*(way for _, way in route)))


def brute(tables: Tables, state: str) -> dict[tuple[str, str], float]:
    """Return the passages by walking every route of every journey."""
    steps = steps_in_order(tables["phases"], tables["steps"], state)
    rows = in_order(Touchpoints(tables["touchpoints"], tables["assessments"]).present(state), steps)
    found: Counter[tuple[str, str]] = Counter()
    for _, own in steps.groupby("journey_id"):
        blocks: list[tuple[str, list[Step]]] = []
        last: tuple[object, ...] = ()
        for step in own.fillna({"flow_group": "", "branch": ""}).itertuples():
            key = (step.phase_id, step.flow_kind, step.flow_group)
            if step.flow_kind == "sequence" or key != last:
                blocks.append((step.flow_kind, []))
            last = key
            # a step without a branch is a way by itself
            blocks[-1][1].append((step.branch or f"\n{step.Index}", list(rows.index[rows["step_id"] == step.Index])))
        for share, route in routes(blocks):
            for pair in itertools.pairwise(route):
                found[pair] += share
    return dict(found)


@settings(QUICK, max_examples=16)
@given(redesigns(*NAMES, least=2, missing=(0.0, 0.3)), st.sampled_from(["current", "future"]), st.booleans())
def test_passages_are_those_of_every_route(tables: Tables, state: str, is_branched: bool) -> None:
    tables = untwinned(tables)
    if is_branched:
        tables["steps"] = branched(tables["steps"])
    tables["phases"]["journey_id"] = "jo0"
    result = laws(lambda t: of(t, state), tables, is_ordered=True)
    wanted = brute(tables, state)
    assert result["share_rate"].to_dict() == pytest.approx(wanted)
    assert result["share_rate"].between(0, 1 + 1e-9).all()
    rows = Touchpoints(tables["touchpoints"], tables["assessments"]).present(state)
    said = {(row.touchpoint_id, row.next_touchpoint_id): bool(row.is_broken) for row in tables["handoffs"].itertuples()}
    for (one, other), row in result.to_dict("index").items():
        changes = {
            name: math.nan
            if pd.isna(rows.loc[[one, other], name]).any()
            else rows.loc[one, name] != rows.loc[other, name]
            for name in ("org_unit_id", "channel_id")
        }
        for name, column in (("changes_owner", "org_unit_id"), ("changes_channel", "channel_id")):
            assert pd.isna(row[name]) if pd.isna(changes[column]) else row[name] == changes[column]
        is_handoff = any(each is True or each == 1 for each in changes.values())
        assert (row["is_handoff"] is not pd.NA and bool(row["is_handoff"])) == is_handoff
        assert row["is_broken"] == (is_handoff and said.get((one, other), False))
        at_truth = tables["touchpoints"].loc[[one, other], "is_moment_of_truth"].any()
        assert row["is_at_moment_of_truth"] == at_truth


@QUICK
@given(redesigns(*NAMES, least=3, missing=(0.0, 0.2)))
def test_the_silo_index_is_broken_over_all_hand_offs(tables: Tables) -> None:
    tables = untwinned(tables)
    tables["handoffs"]["is_broken"] = True
    result = laws(index_of, tables)
    rows = of(tables)
    for journey, own in rows.groupby("journey_id"):
        handoffs = own[own["is_handoff"].fillna(False).astype("bool")]
        broken = handoffs[handoffs["is_broken"].astype("bool")]
        found = result.loc[journey]
        assert found["handoffs"] == pytest.approx(handoffs["share_rate"].sum())
        rate = broken["share_rate"].sum() / handoffs["share_rate"].sum() if len(handoffs) else math.nan
        assert found["silo_rate"] == pytest.approx(rate, nan_ok=True)
        at_truth = handoffs["is_at_moment_of_truth"].astype("bool")
        assert found["truth_handoffs"] == pytest.approx(handoffs.loc[at_truth, "share_rate"].sum())
        assert found["passages"] == pytest.approx(own["share_rate"].sum())
        for column, name in (("owner_changes", "changes_owner"), ("channel_changes", "changes_channel")):
            changing = own.loc[[value is not pd.NA and bool(value) for value in own[name]], "share_rate"]
            assert found[column] == pytest.approx(changing.sum())
        truth = broken["is_at_moment_of_truth"].astype("bool")
        assert found["truth_broken"] == pytest.approx(broken.loc[truth, "share_rate"].sum())
    assert result["silo_rate"].dropna().between(0, 1).all()


def small(kinds: list[str]) -> Tables:
    """Return a journey of one touchpoint a step, each of another function."""
    ids = [f"t{i}" for i in range(len(kinds))]
    return {
        "phases": pd.DataFrame({"journey_id": ["j"]}, index=["p"]),
        "steps": pd.DataFrame({"phase_id": "p", "flow_kind": kinds}, index=[f"s{i}" for i in range(len(kinds))]),
        "touchpoints": pd.DataFrame({"step_id": [f"s{i}" for i in range(len(kinds))], "org_unit_id": ids}, index=ids),
        "assessments": pd.DataFrame({"touchpoint_id": [], "state": []}),
        "handoffs": pd.DataFrame(
            {"touchpoint_id": ["t0"], "next_touchpoint_id": ["t1"], "is_broken": [True]}, index=["h"]
        ),
    }


def test_a_break_before_one_of_two_alternatives_counts_half() -> None:
    tables = small(["sequence", "alternative", "alternative", "sequence"])
    shares = of(tables)["share_rate"].to_dict()
    assert shares == {("t0", "t1"): 0.5, ("t0", "t2"): 0.5, ("t1", "t3"): 0.5, ("t2", "t3"): 0.5}
    assert index_of(tables).loc["j", ["handoffs", "broken", "silo_rate"]].tolist() == [2, 0.5, 0.25]
    assert index_of(small(["sequence"] * 4)).loc["j", ["handoffs", "broken"]].tolist() == [3, 1]


def test_steps_of_one_branch_follow_each_other_and_a_loop_goes_back_once() -> None:
    tables = small(["sequence", *["alternative"] * 4, "sequence"])
    steps = tables["steps"]
    # t1 and t3 are one way, t2 another, t4 a third; the last step leads back to the first
    steps["branch"] = pd.array([None, "card", "cash", "card", None, None], dtype="str")
    steps["back_to_step_id"] = pd.array([*[None] * 5, steps.index[0]], dtype="str")
    shares = {pair: round(share, 3) for pair, share in of(tables)["share_rate"].items()}
    thirds = [("t0", "t1"), ("t0", "t2"), ("t0", "t4"), ("t1", "t3"), ("t2", "t5"), ("t3", "t5"), ("t4", "t5")]
    assert shares == dict.fromkeys(thirds, 0.333)


def test_what_is_said_of_touchpoints_that_do_not_follow_is_named() -> None:
    tables = small(["sequence"] * 3)
    tables["handoffs"].loc["h", "next_touchpoint_id"] = "t2"
    left = of(tables).attrs["left_out"]
    assert {"table": "handoffs", "reason": "its touchpoints do not follow one another here", "rows": ["h"]} in left
    twice = pd.concat([tables["handoffs"], tables["handoffs"].set_axis(["h2"])])
    with pytest.raises(JourneyError, match="handoffs, 'h2': there is one row already for 't0', 't2'"):
        of({**tables, "handoffs": twice})


@QUICK
@given(redesigns("touchpoints", "statements", most=14, missing=(0.0, 0.2)))
def test_contradictions_are_what_comparing_all_pairs_finds(tables: Tables) -> None:
    result = laws(lambda t: contradictions(t["statements"]), {"statements": tables["statements"]}, is_ordered=True)

    def plain(text: str) -> str:
        return " ".join(text.lower().split())

    rows = tables["statements"].dropna(subset=["touchpoint_id", "topic", "said"])
    hit = set()
    for one, other in itertools.combinations(rows.itertuples(), 2):
        differ = plain(one.said) != plain(other.said) and one.touchpoint_id != other.touchpoint_id
        if plain(one.topic) == plain(other.topic) and differ:
            hit.add(plain(one.topic))
    assert set(result.index) == {row.Index for row in rows.itertuples() if plain(row.topic) in hit}
    for _, own in result.groupby("topic"):
        assert own["version"].max() == own["versions"].iloc[0] >= 2
        assert own.groupby("version")["said"].agg(lambda said: len({plain(each) for each in said})).eq(1).all()


def test_two_ways_to_write_one_thing_do_not_contradict() -> None:
    said = pd.DataFrame({"touchpoint_id": ["a", "b", "c"], "topic": ["Però", "Pero\u0300 ", "PERÒ"]}, index=list("xyz"))
    said["said"] = ["Two days.", " two  DAYS", "two days"]
    assert contradictions(said).empty
    said.loc["z", "said"] = "three days"
    assert contradictions(said)["version"].tolist() == [1, 1, 2]
    with pytest.raises(JourneyError, match="statements: there is no column 'said'"):
        contradictions(said.drop(columns="said"))


@QUICK
@given(redesigns(*NAMES, most=10, missing=(0.0, 0.2)), st.sampled_from(["current", "future"]))
def test_the_heat_of_a_function_is_counted_one_by_one(tables: Tables, state: str) -> None:
    result = laws(
        lambda t: function_heat(*(t[name] for name in MAP[1:5]), t["notes"], state=state), tables, is_ordered=True
    )
    steps = steps_in_order(tables["phases"], tables["steps"], state)
    rows = in_order(Touchpoints(tables["touchpoints"], tables["assessments"]).present(state), steps)
    notes = tables["notes"][tables["notes"]["is_current" if state == "current" else "is_future"].astype("bool")]
    owned: dict[tuple[str, str], list[str]] = {}
    for touchpoint, row in rows.dropna(subset=["org_unit_id"]).iterrows():
        owned.setdefault((row["org_unit_id"], row["phase_id"]), []).append(str(touchpoint))
    assert set(result.index) == set(owned)
    kinds = {"values_offered": "value_offered", "values_wanted": "value_wanted", "stoppers": "blocker"}
    scores, own = tables["assessments"].to_dict("index"), tables["touchpoints"].to_dict("index")
    for key, ids in owned.items():
        found = result.loc[key]
        assert found["touchpoints"] == len(ids)
        assert found["moments_of_truth"] == sum(bool(own[one]["is_moment_of_truth"]) for one in ids)
        at_them = notes[notes["touchpoint_id"].isin(ids)].to_dict("records")
        for column, kind in kinds.items():
            held = [note for note in at_them if note["note_kind"] == kind]
            if column == "stoppers":
                held = [note for note in held if note["severity"] == "stops"]
            assert found[column] == len(held)
        known = {
            "relevance": [own[one]["relevance"] for one in ids],
            "experience": [scores.get((one, state), {}).get("experience", math.nan) for one in ids],
            "cost_eur": [scores.get((one, state), {}).get("cost_eur", math.nan) for one in ids],
        }
        for column, values in known.items():
            there = [value for value in values if not math.isnan(value)]
            total = math.fsum(there) / (len(there) if column == "experience" else 1) if there else math.nan
            assert found[column] == pytest.approx(total, nan_ok=True)


def test_bad_input_is_named_by_place() -> None:
    tables = random_tables(3, dict.fromkeys(NAMES, 3), 0)
    tables["touchpoints"]["relevance"] = [1.0, 12.0, 3.0]
    with pytest.raises(JourneyError, match="touchpoints, 'tp1', relevance: 12 must be a number from 0 to 10"):
        function_heat(*(tables[name] for name in MAP[1:5]), tables["notes"])
    with pytest.raises(JourneyError, match="state must be one of 'current', 'future', 'best_practice'"):
        of(untwinned(tables), "past")
    tables["steps"].loc["st1", "flow_kind"] = "chaos"
    with pytest.raises(JourneyError, match="steps, 'st1', flow_kind: 'chaos' must be one of 'sequence'"):
        of(untwinned(tables))
