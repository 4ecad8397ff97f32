"""The roadmap: slack against the longest chain behind each activity, found by walking it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import laws, redesigns

from journey_widgets.analysis import left_out, roadmap
from journey_widgets.errors import JourneyError

START = pd.Timestamp("2027-01-04")


def work(starts: list[int], days: list[int], after: list[str | None]) -> pd.DataFrame:
    begin = START + pd.to_timedelta(starts, unit="D")
    frame = pd.DataFrame({"start_on": begin, "end_on": begin + pd.to_timedelta(days, unit="D")})
    return frame.assign(after_activity_id=after).set_axis([f"at{i}" for i in range(len(starts))])


def test_worked_roadmap() -> None:
    # at0 (5 days) before at1 (10) and at2 (3); all must be done on day 20
    result = roadmap(work([0, 7, 17], [5, 10, 3], [None, "at0", "at0"]))
    assert result["slack_days"].to_dict() == {"at0": 5, "at1": 3, "at2": 0}
    assert result["wait_days"].fillna(-1).to_dict() == {"at0": -1, "at1": 2, "at2": 12}
    assert result["is_critical"].to_dict() == {"at0": False, "at1": False, "at2": True}
    assert result.loc["at0", "latest_end_on"] == START + pd.Timedelta(days=10)
    earlier = roadmap(work([0, 7, 17], [5, 10, 3], [None, "at0", "at0"]), until="2027-01-21")
    assert earlier["slack_days"].to_dict() == {"at0": 2, "at1": 0, "at2": -3}


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 12))
def test_slack_is_what_the_longest_chain_behind_leaves(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    after = [None if i == 0 or rng.random() < 0.4 else f"at{rng.integers(0, i)}" for i in range(n)]
    frame = work(rng.integers(0, 100, n).tolist(), rng.integers(0, 30, n).tolist(), after)
    result = laws(lambda tables: roadmap(tables["activities"]), {"activities": frame})
    days = (frame["end_on"] - frame["start_on"]).dt.days

    def behind(name: str) -> int:
        return max(
            (days[other] + behind(other) for other in frame.index[frame["after_activity_id"] == name]), default=0
        )

    for name in frame.index:
        latest = frame["end_on"].max() - pd.Timedelta(days=behind(name))
        assert result.loc[name, "latest_end_on"] == latest
        assert result.loc[name, "slack_days"] == (latest - frame.loc[name, "end_on"]).days
    assert result["start_on"].is_monotonic_increasing
    assert (result["slack_days"].min() <= 0) == result["is_critical"].any()


@settings(max_examples=15)
@given(tables=redesigns("activities", "capabilities", most=10))
def test_laws(tables: dict[str, pd.DataFrame]) -> None:
    result = laws(lambda given_tables: roadmap(given_tables["activities"]), tables)
    assert (result["duration_days"] >= 0).all()
    assert len(result) + left_out(result)["row"].nunique() == len(tables["activities"])


def test_what_cannot_be_drawn_is_named() -> None:
    frame = work([0, 0, 9, 0, 0], [5, 5, -3, 1, 1], [None, "at0", None, "at4", "at3"])
    frame.loc["at0", "end_on"] = pd.NaT
    result = roadmap(frame)
    assert result.index.tolist() == ["at1"]
    assert result["wait_days"].isna().all()
    assert left_out(result)[["row", "reason"]].to_numpy().tolist() == [
        ["at0", "no end_on"],
        ["at2", "it ends before it starts"],
        ["at3", "it waits for itself in a circle"],
        ["at4", "it waits for itself in a circle"],
    ]


def test_bad_input_is_named() -> None:
    with pytest.raises(
        JourneyError, match="activities, 'at0', after_activity_id: 'at7' must be the id of a row of activ"
    ):
        roadmap(work([0], [1], ["at7"]))
    with pytest.raises(JourneyError, match="until must be a date such as '2026-01-31', not 'soon'"):
        roadmap(work([0], [1], [None]), until="soon")
    with pytest.raises(JourneyError, match="activities, 'at0', start_on: 'never' must be a date"):
        roadmap(work([0], [1], [None]).assign(start_on="never"))
