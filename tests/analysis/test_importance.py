"""Importance against performance, and the opportunity score: published cases, laws, and a plain loop beside them."""

from __future__ import annotations

import statistics
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import QUICK, laws

from journey_widgets.analysis import importance_performance, left_out, opportunity_scores
from journey_widgets.errors import JourneyError

DEALER = pd.DataFrame(
    {
        "importance": [3.83, 3.63, 3.60, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05],
        "performance": [2.63, 2.73, 3.15, 3.00, 3.05, 3.29, 3.03, 3.11, 2.00, 3.02, 2.25, 2.49, 2.35, 3.33],
    },
    index=range(1, 15),
)
"""Attributes of a car dealer's service, after Martilla & James 1977."""

QUADRANTS = {
    "scale": ({9, 11}, {1, 2, 3, 4, 5, 6, 7, 8, 10}, {12, 13}, {14}),
    "mean": ({1, 2, 9}, {3, 4, 5, 6, 7, 8, 10}, {11, 12, 13}, {14}),
    "median": ({1, 2, 4}, {3, 5, 6, 7}, {9, 11, 12, 13}, {8, 10, 14}),
}
LINES = {"scale": (2.5, 2.5), "mean": (3.1514, 2.8164), "median": (3.375, 3.01)}
NAMES = ("concentrate", "keep_up", "low_priority", "overkill")

values = st.one_of(st.none(), st.integers(0, 10), st.floats(0, 10).map(lambda value: round(value, 6)))
items = st.lists(st.tuples(values, values), max_size=30).map(
    lambda rows: pd.DataFrame(rows, columns=["importance", "performance"], dtype="float64")
)


@pytest.mark.parametrize("crosshair", QUADRANTS)
def test_the_dealer_falls_into_the_quadrants_of_each_crosshair(crosshair: str) -> None:
    result = importance_performance(DEALER, crosshair=crosshair, scale=(1, 4))
    for name, wanted in zip(NAMES, QUADRANTS[crosshair], strict=True):
        assert set(result.index[result["quadrant"] == name]) == wanted
    at = [result.attrs["parameters"][line] for line in ("importance_line", "performance_line")]
    assert at == pytest.approx(LINES[crosshair], abs=5e-5)


def test_the_points_that_change_quadrant_are_flagged() -> None:
    result = importance_performance(DEALER, scale=(1, 4))
    placed = {n: {k: NAMES[i] for i, ids in enumerate(groups) for k in ids} for n, groups in QUADRANTS.items()}
    moving = {row for row in DEALER.index if len({placed[crosshair][row] for crosshair in placed}) > 1}
    assert set(result.index[result["is_sensitive"]]) == moving
    assert list(result["diagonal"].loc[[1, 9, 14]].round(2)) == [1.20, 1.29, -1.28]
    assert result["rank"].loc[9] == 1
    assert set(result.index[result["advice"] == "save"]) == {14}


@given(items, st.sampled_from(list(QUADRANTS)))
def test_a_plain_loop_says_the_same(frame: pd.DataFrame, crosshair: str) -> None:
    before = frame.copy(deep=True)
    result = importance_performance(frame, crosshair=crosshair)
    pd.testing.assert_frame_equal(frame, before)
    rows = [(i, a, b) for i, a, b in frame.itertuples() if a == a and b == b]  # noqa: PLR0124 - a missing number
    assert list(result.index) == [i for i, _, _ in rows]
    assert set(left_out(result)["row"]) == {str(i) for i in frame.index} - {str(i) for i in result.index}
    if rows:
        lines = [centred([Fraction(row[at]) for row in rows], crosshair) for at in (1, 2)]
        for i, a, b in rows:
            is_high = [value - line >= -Fraction(1, 10**10) for value, line in zip((a, b), lines, strict=True)]
            assert result.loc[i, "quadrant"] == NAMES[{(1, 0): 0, (1, 1): 1, (0, 0): 2, (0, 1): 3}[tuple(is_high)]]
            own = {result.loc[i, f"{name}_quadrant"] for name in QUADRANTS}
            assert result.loc[i, "is_sensitive"] == (len(own) > 1)
    for i, a, b in rows:
        assert result.loc[i, "rank"] == 1 + sum(c - d > a - b + 1e-9 for _, c, d in rows)


def centred(numbers: list[Fraction], crosshair: str) -> Fraction:
    """Return where a line lies, exactly."""
    if crosshair == "scale":
        return Fraction(5)
    return statistics.median(numbers) if crosshair == "median" else sum(numbers) / len(numbers)  # type: ignore[return-value]


@pytest.mark.parametrize("count", [3, 6, 7, 11])
def test_items_that_are_all_alike_lie_on_their_mean(count: int) -> None:
    # the mean of three times 0.1 is not 0.1
    for value in np.arange(1, 100) / 10:
        frame = pd.DataFrame({"importance": [value] * count, "performance": [value] * count})
        assert set(importance_performance(frame, crosshair="mean")["quadrant"]) == {"keep_up"}


def test_what_differs_by_rounding_alone_has_one_rank() -> None:
    # 8.3 − 7.3 and 5.2 − 4.2 are not the same floating-point number
    frame = pd.DataFrame({"importance": [8.3, 5.2], "performance": [7.3, 4.2]})
    assert importance_performance(frame)["rank"].tolist() == [1, 1]
    fives = pd.DataFrame({"importance": [5.25, 3.5], "satisfaction": [0.0, 0.0]})
    assert opportunity_scores(fives, scale_maximum=7)["zone"].tolist() == ["high", "solid"]


@QUICK
@given(items, st.sampled_from(list(QUADRANTS)))
def test_the_laws(frame: pd.DataFrame, crosshair: str) -> None:
    laws(lambda given_tables: importance_performance(given_tables["items"], crosshair=crosshair), {"items": frame})
    frame = frame.rename(columns={"performance": "satisfaction"})
    laws(lambda given_tables: opportunity_scores(given_tables["items"]), {"items": frame})


@pytest.mark.parametrize(("pair", "score"), [((9, 3), 15), ((9, 9), 9), ((4, 8), 4)])
def test_opportunity_scores_as_published(pair: tuple[float, float], score: float) -> None:
    """Ulwick's three cases (V)."""
    result = opportunity_scores(pd.DataFrame([pair], columns=["importance", "satisfaction"]))
    assert result["opportunity"].tolist() == [score]


@pytest.mark.parametrize(
    ("score", "zone"), [(15.1, "extreme"), (15, "high"), (12, "high"), (10, "solid"), (9.9, "low")]
)
def test_zones_begin_where_they_should(score: float, zone: str) -> None:
    frame = pd.DataFrame({"importance": [score / 2], "satisfaction": [0.0]})
    assert opportunity_scores(frame)["zone"].tolist() == [zone]


@given(items)
def test_opportunity_is_bounded_and_grows_with_importance(frame: pd.DataFrame) -> None:
    result = opportunity_scores(frame.rename(columns={"performance": "satisfaction"}))
    for row in result.itertuples():
        assert row.opportunity == pytest.approx(max(row.importance, 2 * row.importance - row.satisfaction))
        assert 0 <= row.opportunity <= 20
    five = frame.rename(columns={"performance": "satisfaction"}) / 2
    scaled = opportunity_scores(five, scale_maximum=5)
    assert scaled["opportunity"].to_list() == pytest.approx(result["opportunity"].to_list())


@pytest.mark.parametrize("function", [importance_performance, opportunity_scores])
def test_bad_input_is_named_by_place(function: object) -> None:
    column = "performance" if function is importance_performance else "satisfaction"
    with pytest.raises(JourneyError, match=f"no column '{column}'"):
        function(pd.DataFrame({"importance": [1.0]}))  # type: ignore[operator]
    bad = pd.DataFrame({"importance": [11, 3], column: ["high", 4]}, index=["a", "b"])
    with pytest.raises(JourneyError) as refused:
        function(bad)  # type: ignore[operator]
    assert "items, 'a', importance: 11 must be a number from 0 to 10" in str(refused.value)
    assert f"items, 'a', {column}: 'high' must be a number from 0 to 10" in str(refused.value)


def test_an_unknown_crosshair_is_refused() -> None:
    with pytest.raises(
        JourneyError, match=r"crosshair must be one of 'scale', 'mean', 'median', not 'medain' \(did you mean"
    ):
        importance_performance(DEALER, crosshair="medain", scale=(1, 4))
