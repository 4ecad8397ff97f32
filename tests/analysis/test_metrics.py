"""Customer metrics: published cases, laws, and statsmodels beside them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW
from strategies import laws

from journey_widgets.analysis import compare_samples, good_rates, left_out, nps
from journey_widgets.errors import JourneyError

KINDS = ["promoters", "passives", "detractors"]
SCALE_10 = list(range(11))

counts_10 = st.lists(st.lists(st.integers(0, 200), min_size=11, max_size=11), max_size=5).map(
    lambda rows: pd.DataFrame(rows, columns=SCALE_10, dtype="Int64")
)


def kinds(*rows: tuple[int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=KINDS)


# ---------------------------------------------------------------------- published


def test_nps_of_halves_thirds_and_sixths() -> None:
    """324 answers: half promoters, a third passives, a sixth detractors (V)."""
    row = nps(kinds((162, 108, 54))).iloc[0]
    assert row["nps"] == pytest.approx(100 / 3)
    deviation = row["standard_error"] / 100 * math.sqrt(324)
    assert deviation**2 == pytest.approx(5 / 9)
    assert deviation == pytest.approx(0.745356, abs=5e-7)
    assert row["standard_error"] == pytest.approx(4.1409, abs=5e-5)


@pytest.mark.parametrize(("width", "n"), [(10, 1024), (1, 102_400)])
def test_how_many_answers_a_narrow_interval_takes(width: float, n: int) -> None:
    """With thirds of each kind the width is about 320 / √n (V)."""
    third = n // 3
    row = nps(kinds((third, third, third))).iloc[0]
    assert 2 * row["margin"] == pytest.approx(width, rel=0.01)


@pytest.mark.parametrize(
    ("sample", "score", "error", "margin"),
    [((230, 88, 42), 52.2222, 3.66227, 7.17791), ((256, 79, 35), 59.7297, 3.40795, 6.67946)],
)
def test_nps_of_a_published_survey(sample: tuple[int, int, int], score: float, error: float, margin: float) -> None:
    row = nps(kinds(sample)).iloc[0]
    assert row["nps"] == pytest.approx(score, abs=5e-5)
    assert row["standard_error"] == pytest.approx(error, abs=5e-6)
    assert row["margin"] == pytest.approx(margin, abs=5e-5)


def test_seven_points_may_be_noise() -> None:
    row = compare_samples(pd.Series([230, 88, 42], KINDS), pd.Series([256, 79, 35], KINDS), formula_kind="nps").iloc[0]
    assert row["difference"] == pytest.approx(7.5075, abs=5e-5)
    assert row["z"] == pytest.approx(1.50071, abs=5e-6)
    assert row["p_value"] == pytest.approx(0.13343, abs=5e-6)
    assert not row["is_significant"]
    assert row["n_needed"] > 370


@pytest.mark.parametrize(
    ("counts", "rate"),
    [([14, 9, 10, 32, 42], 74 / 107), ([5, 5, 10, 20, 10], 0.6), ([12, 28, 45, 180, 95], 0.763889)],
)
def test_csat_as_published(counts: list[int], rate: float) -> None:
    """Delighted's, Intercom's and TheyDo's examples (V)."""
    found = good_rates(pd.DataFrame([counts], columns=[1, 2, 3, 4, 5]), good_from=4, scale=(1, 5))
    assert found["good_rate"].iloc[0] == pytest.approx(rate, abs=5e-7)


def test_wilsons_interval_of_csat() -> None:
    found = good_rates(pd.DataFrame([[14, 9, 10, 32, 42]], columns=list("12345")), good_from=4, scale=(1, 5)).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((0.598715, 0.771183), abs=5e-7)


def test_ces_2_is_the_share_of_answers_from_five_up() -> None:
    """Eight of ten (V)."""
    counts = pd.DataFrame([[1, 0, 0, 1, 3, 4, 1]], columns=range(1, 8))
    row = good_rates(counts, good_from=5, scale=(1, 7)).iloc[0]
    assert row["good_rate"] == pytest.approx(0.8)
    assert row["mean"] == pytest.approx((1 + 4 + 15 + 24 + 7) / 10)


# ---------------------------------------------------------------------- laws


@settings(max_examples=10)
@given(counts_10)
def test_the_laws_of_samples(counts: pd.DataFrame) -> None:
    laws(lambda tables: nps(tables["counts"]), {"counts": counts})
    laws(lambda tables: good_rates(tables["counts"], good_from=7, scale=(0, 10)), {"counts": counts})


def test_two_samples_may_have_one_name() -> None:
    counts = kinds((3, 1, 1), (0, 0, 0), (1, 1, 3)).set_axis(["may", "may", "may"])
    assert nps(counts)["nps"].tolist() == [40, -40]
    assert good_rates(counts.set_axis([1, 2, 3], axis=1), good_from=3, scale=(1, 3))["good"].tolist() == [1, 3]


@settings(max_examples=40)
@given(counts_10)
def test_nps_is_bounded_and_turns_with_its_scale(counts: pd.DataFrame) -> None:
    before = counts.copy(deep=True)
    result = nps(counts)
    pd.testing.assert_frame_equal(counts, before)
    assert set(left_out(result)["row"]) == {str(i) for i in counts.index[counts.sum(axis=1) == 0]}
    assert result["low"].ge(-100).all()
    assert result["high"].le(100).all()
    assert (result["low"] <= result["nps"] + 1e-9).all()
    assert (result["nps"] <= result["high"] + 1e-9).all()
    pd.testing.assert_frame_equal(nps(counts[::-1])[::-1], result)
    pd.testing.assert_frame_equal(nps(counts[counts.columns[::-1]].rename(columns=str)), result)
    summed = result[KINDS].rename(columns={"promoters": "detractors", "detractors": "promoters"})
    assert nps(summed)["nps"].to_list() == pytest.approx((-result["nps"]).to_list())


@settings(max_examples=40)
@given(counts_10)
def test_nps_is_the_mean_of_single_answers(counts: pd.DataFrame) -> None:
    for i, row in nps(counts).iterrows():
        single = np.repeat([-100.0] * 7 + [0.0] * 2 + [100.0] * 2, counts.loc[i].to_numpy(dtype="int64"))
        assert row["nps"] == pytest.approx(single.mean(), abs=1e-9)
        assert row["standard_error"] == pytest.approx(single.std() / math.sqrt(len(single)), abs=1e-9)


@settings(max_examples=40)
@given(counts_10, st.integers(0, 10), st.sampled_from([0.8, 0.95, 0.99]))
def test_good_rates_as_statsmodels_has_them(counts: pd.DataFrame, good_from: int, confidence: float) -> None:
    result = good_rates(counts, good_from=good_from, scale=(0, 10), confidence=confidence)
    for i, row in result.iterrows():
        low, high = proportion_confint(int(row["good"]), int(row["n"]), alpha=1 - confidence, method="wilson")
        assert (row["low"], row["high"]) == pytest.approx((low, high), abs=1e-9)
        assert row["mean"] == pytest.approx(np.average(SCALE_10, weights=counts.loc[i].astype("int64")))


@settings(max_examples=40)
@given(counts_10.filter(lambda frame: len(frame) >= 2), st.sampled_from(["nps", "good_rate", "mean"]))
def test_a_difference_is_the_normal_test_of_two_means(counts: pd.DataFrame, formula_kind: str) -> None:
    one, other = counts.iloc[0], counts.iloc[1]
    if not one.sum() or not other.sum():
        with pytest.raises(JourneyError, match="at least one answer"):
            compare_samples(one, other, formula_kind=formula_kind)
        return
    score = {
        "nps": np.array([-100.0] * 7 + [0.0] * 2 + [100.0] * 2),
        "good_rate": (np.arange(11) >= 4).astype("float64"),
        "mean": np.arange(11.0),
    }[formula_kind]
    a, b = (DescrStatsW(score, weights=sample.to_numpy(dtype="float64"), ddof=0) for sample in (one, other))
    row = compare_samples(one, other, formula_kind=formula_kind).iloc[0]
    assert row["difference"] == pytest.approx(b.mean - a.mean, abs=1e-9)
    error = math.sqrt(a.var / one.sum() + b.var / other.sum())
    assert row["standard_error"] == pytest.approx(error, abs=1e-6)
    assert 0 <= row["p_value"] <= 1
    back = compare_samples(other, one, formula_kind=formula_kind).iloc[0]
    assert back["difference"] == pytest.approx(-row["difference"])
    assert back["p_value"] == pytest.approx(row["p_value"])
    if error > 1e-6:
        assert row["p_value"] == pytest.approx(math.erfc(abs(row["difference"] / error) / math.sqrt(2)), abs=1e-9)


def test_the_answers_it_takes_would_show_the_difference() -> None:
    one, other = pd.Series([230, 88, 42], KINDS), pd.Series([256, 79, 35], KINDS)
    needed = compare_samples(one, other, formula_kind="nps").loc[0, "n_needed"]
    rng = np.random.default_rng(5)
    shown = 0
    for _ in range(400):
        samples = [pd.Series(rng.multinomial(needed, s / s.sum()), KINDS) for s in (one, other)]
        shown += bool(compare_samples(*samples, formula_kind="nps").loc[0, "is_significant"])
    assert shown / 400 == pytest.approx(0.8, abs=0.06)


def test_a_difference_that_nobody_could_show_takes_very_many_answers() -> None:
    one, other = pd.Series([50_000, 50_001], [1, 5]), pd.Series([49_999, 50_000], [1, 5])
    row = compare_samples(one, other, formula_kind="good_rate").iloc[0]
    assert 0 < abs(row["difference"]) < 1e-9
    assert row["n_needed"] == 2**53


# ---------------------------------------------------------------------- what is refused


def test_a_column_that_is_no_answer_is_refused() -> None:
    with pytest.raises(JourneyError, match="counts: column 11 must be an answer from 0 to 10"):
        nps(pd.DataFrame([[1, 2]], columns=[10, 11]))
    with pytest.raises(JourneyError, match="column 'often' must be an answer from 1 to 5"):
        good_rates(pd.DataFrame([[1]], columns=["often"]), good_from=4, scale=(1, 5))


@pytest.mark.parametrize("wrong", [-1, 1.5, "many", np.inf])
def test_a_count_that_is_none_is_refused_by_place(wrong: object) -> None:
    counts = pd.DataFrame({9: [3, wrong]}, index=["may", "june"])
    with pytest.raises(JourneyError, match=r"counts, 'june', 9: .* must be a whole number, 0 or more"):
        nps(counts)


def test_parameters_are_refused() -> None:
    counts = pd.DataFrame([[1, 2]], columns=[1, 2])
    with pytest.raises(JourneyError, match="good_from must be a number from 1 to 5, not 6"):
        good_rates(counts, good_from=6, scale=(1, 5))
    with pytest.raises(JourneyError, match="scale: 5 must be below 1"):
        good_rates(counts, good_from=3, scale=(5, 1))
    with pytest.raises(JourneyError, match="confidence must be a number"):
        nps(counts, confidence=95)
    with pytest.raises(JourneyError, match="formula_kind must be one of"):
        compare_samples(counts.iloc[0], counts.iloc[0], formula_kind="median")
