"""KPI values from counts and values, their charts, and what interventions did to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import (
    before_and_after,
    good_rates,
    kpi_charts,
    kpi_values,
    left_out,
    nps,
    p_chart,
    review_reasons,
    u_chart,
    xmr_chart,
)
from journey_widgets.errors import JourneyError

MONTHS = pd.date_range("2026-01-01", periods=24, freq="MS")


def kpi(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in columns.items()}, index=["k"])


def seen(**columns: Any) -> pd.DataFrame:
    length = max(len(value) for value in columns.values())
    return pd.DataFrame({"kpi_id": ["k"] * length, "measured_on": MONTHS[:length], **columns})


# ---------------------------------------------------------------------- values


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 50), min_size=11, max_size=11).filter(any), st.sampled_from(["nps", "good_rate", "mean"])
)
def test_counts_give_what_the_metrics_give(counts: list[int], formula_kind: str) -> None:
    rows = pd.DataFrame(
        {"kpi_id": "k", "measured_on": "2026-01-01", "answer": range(11), "answer_count": counts}
    ).sample(frac=1, random_state=1)
    found = kpi_values(kpi(formula_kind=formula_kind, good_from=7), rows).iloc[0]
    assert found["n"] == sum(counts)
    sample = pd.DataFrame([counts], columns=range(11))
    if formula_kind == "mean":
        single = np.repeat(np.arange(11.0), counts)
        assert found["value"] == pytest.approx(single.mean())
        if len(single) > 1 and single.std() > 0:
            ends = stats.t.interval(0.95, len(single) - 1, single.mean(), stats.sem(single))
            assert (found["low"], found["high"]) == pytest.approx(ends)
        return
    wanted = nps(sample).iloc[0] if formula_kind == "nps" else good_rates(sample, good_from=7, scale=(0, 10)).iloc[0]
    name = "nps" if formula_kind == "nps" else "good_rate"
    assert (found["value"], found["low"], found["high"]) == pytest.approx(tuple(wanted[[name, "low", "high"]]))


@settings(max_examples=30)
@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from([0.9, 0.95]))
def test_cases_have_the_intervals_of_shares_and_of_rates(events: int, n: int, confidence: float) -> None:
    rows = seen(value=[float(min(events, n))], sample_size=[n])
    found = kpi_values(kpi(formula_kind="rate"), rows, confidence=confidence).iloc[0]
    ends = proportion_confint(min(events, n), n, alpha=1 - confidence, method="wilson")
    assert (found["value"], found["low"], found["high"]) == pytest.approx((min(events, n) / n, *ends), abs=1e-9)
    rows = seen(value=[float(events)], sample_size=[n])
    found = kpi_values(kpi(formula_kind="per_unit"), rows, confidence=confidence).iloc[0]
    # the exact interval: at its ends, what was seen or more (or less) has half of the rest as its probability
    tail = (1 - confidence) / 2
    assert stats.poisson.cdf(events, found["high"] * n) == pytest.approx(tail)
    assert (stats.poisson.sf(events - 1, found["low"] * n) if events else 0.0) == pytest.approx(tail if events else 0.0)


def test_a_value_has_students_interval_where_its_deviation_is_known() -> None:
    found = kpi_values(kpi(formula_kind="value"), seen(value=[5.0, 6.0], deviation=[2.0, None], sample_size=[16, 16]))
    assert (found.loc[0, "low"], found.loc[0, "high"]) == pytest.approx(stats.t.interval(0.95, 15, 5, 0.5))
    assert found.loc[1, ["low", "high"]].isna().all()


def test_segments_of_a_date_are_added_up_but_for_plain_values() -> None:
    rows = pd.DataFrame(
        {"kpi_id": "k", "measured_on": ["2026-01-01"] * 2, "value": [3.0, 5.0], "sample_size": [10, 30]}
    )
    assert kpi_values(kpi(formula_kind="rate"), rows)["value"].tolist() == [0.2]
    with pytest.raises(JourneyError, match="measurements, 1, value: 5 must be the only value of its KPI and date"):
        kpi_values(kpi(formula_kind="value"), rows)


@pytest.mark.parametrize(
    ("direction", "is_met"), [("higher_is_better", True), ("lower_is_better", False), (None, None)]
)
def test_a_target_is_met_in_its_direction(direction: str | None, is_met: bool | None) -> None:
    found = kpi_values(kpi(formula_kind="value", direction=direction, target=4.0), seen(value=[5.0])).loc[0, "is_met"]
    assert (None if pd.isna(found) else bool(found)) is is_met


def test_what_cannot_be_used_is_named_with_its_reason() -> None:
    rows = pd.DataFrame(
        {
            "kpi_id": ["k", "k", "gone", "k"],
            "measured_on": ["2026-01-01", None, "2026-01-01", "2026-02-01"],
            "answer": [9, 9, 9, None],
            "answer_count": [4, 4, 4, 4],
        },
        index=["a", "b", "c", "d"],
    )
    found = kpi_values(kpi(formula_kind="nps"), rows)
    assert len(found) == 1
    assert left_out(found).set_index("row")["reason"].to_dict() == {
        "b": "no date",
        "c": "refers to no KPI",
        "d": "no answer, or not how many gave it",
    }


@pytest.mark.parametrize(
    ("formula", "rows", "message"),
    [
        ("nps", {"answer": [11], "answer_count": [1]}, "measurements, 0, answer: 11 must be from 0 to 10 for an NPS"),
        ("rate", {"value": [7], "sample_size": [5]}, "measurements, 0, value: 7 must be at most its sample_size"),
        ("per_unit", {"value": [-7], "sample_size": [5]}, "measurements, 0, value: -7 must be 0 or more"),
    ],
)
def test_values_are_refused_by_place(formula: str, rows: dict[str, Any], message: str) -> None:
    with pytest.raises(JourneyError, match=message):
        kpi_values(kpi(formula_kind=formula), seen(**rows))


def usable(tables: Tables) -> Tables:
    """Make of random measurements such as their formulas allow."""
    rows = tables["measurements"]
    rows = rows.assign(answer=rows["answer"].abs().round().clip(upper=10), value=rows["value"].abs())
    rows = rows.assign(
        sample_size=(rows["value"].fillna(0) + rows["sample_size"].fillna(0)).round().astype("Int64") + 1
    )
    rows = rows.drop_duplicates(["kpi_id", "measured_on"])
    return {**tables, "measurements": rows}


TABLES = ("kpis", "measurements", "interventions", "objectives", "touchpoints", "closures", "coherences")


@settings(max_examples=15)
@given(redesigns("kpis", "measurements", most=12))
def test_laws_of_values_and_charts(tables: Tables) -> None:
    tables = usable(tables)
    by_date = lambda frame: frame.set_index(["kpi_id", "measured_on"])  # noqa: E731
    found = laws(lambda t: by_date_told(kpi_values(t["kpis"], t["measurements"]), by_date), tables)
    charts = laws(lambda t: by_date_told(kpi_charts(t["kpis"], t["measurements"]), by_date), tables)
    assert (found["low"].isna() | (found["low"] <= found["value"] + 1e-9)).all()
    assert charts.index.isin(found.index).all()


DATES = pd.date_range("2026-01-01", periods=9, freq="MS")


def of_many(tables: Tables, seed: int) -> Tables:
    """Return random KPIs measured several times on few dates; a plain value once."""
    rng = np.random.default_rng(seed)
    rows, kinds = tables["measurements"], tables["kpis"]["formula_kind"]
    n = rng.integers(5, 40, len(rows))
    rows = rows.assign(
        measured_on=pd.Series(rng.choice(DATES, len(rows)), rows.index).astype("datetime64[us]"),
        answer=rng.integers(0, 11, len(rows)).astype("float64"),
        answer_count=pd.Series(rng.integers(0, 9, len(rows)), rows.index).astype("Int64"),
        value=np.minimum(rng.integers(0, 20, len(rows)), n).astype("float64"),
        sample_size=pd.Series(n, rows.index).astype("Int64"),
        deviation=rng.uniform(0, 3, len(rows)),
    )
    is_plain = (rows["kpi_id"].map(kinds) == "value") & rows.duplicated(["kpi_id", "measured_on"])
    until = pd.Series(rng.choice(DATES, len(kinds)), kinds.index).astype("datetime64[us]")
    kpis = tables["kpis"].assign(baseline_until=until.mask(pd.Series(rng.random(len(kinds)) < 0.3, kinds.index)))
    return {**tables, "measurements": rows[~is_plain], "kpis": kpis}


def computed(rows: pd.DataFrame, kind: str, good_from: float) -> tuple[float, float, float, float] | None:
    """Return value, interval and number of one KPI on one date, from single answers."""
    if kind in {"nps", "good_rate", "mean"}:
        answers = np.repeat(rows["answer"].to_numpy(), rows["answer_count"].to_numpy(dtype="int64"))
        if kind == "nps":
            answers = np.select([answers >= 9, answers <= 6], [100.0, -100.0], 0.0)
        if not len(answers) or (kind == "good_rate" and np.isnan(good_from)):
            return None
        if kind == "good_rate":
            ends = proportion_confint(int((answers >= good_from).sum()), len(answers), method="wilson")
            return float((answers >= good_from).mean()), *ends, len(answers)
        mean, error = answers.mean(), np.nan
        if kind == "nps":
            error = stats.norm.ppf(0.975) * answers.std() / np.sqrt(len(answers))
        elif len(answers) > 1:
            error = stats.t.ppf(0.975, len(answers) - 1) * stats.sem(answers)
        low, high = mean - error, mean + error
        return mean, *((max(-100, low), min(100, high)) if kind == "nps" else (low, high)), len(answers)
    total, n = rows["value"].sum(), int(rows["sample_size"].sum())
    if kind == "value":
        error = stats.t.ppf(0.975, n - 1) * rows["deviation"].iloc[0] / np.sqrt(n)
        return total, total - error, total + error, n
    if kind == "rate":
        return total / n, *proportion_confint(int(total), n, method="wilson"), n
    low = stats.gamma.ppf(0.025, total) if total else 0.0  # Garwood's interval by the gamma distribution
    return total / n, low / n, stats.gamma.ppf(0.975, total + 1) / n, n


@settings(max_examples=15)
@given(redesigns("kpis", "measurements", most=8), st.integers(0, 99))
def test_values_of_many_are_those_of_single_answers(tables: Tables, seed: int) -> None:
    tables = of_many(tables, seed)
    rows, wanted = tables["measurements"], {}
    for name, definition in tables["kpis"].iterrows():
        if not isinstance(definition["formula_kind"], str):
            continue
        for date, own in rows[rows["kpi_id"] == name].groupby("measured_on"):
            found = computed(own, definition["formula_kind"], definition["good_from"])
            if found is not None:
                wanted[name, date] = found
    result = kpi_values(tables["kpis"], rows)
    assert list(zip(result["kpi_id"], result["measured_on"], strict=True)) == list(wanted)
    for row, (key, found) in zip(result.itertuples(), wanted.items(), strict=True):
        assert (row.value, row.low, row.high, row.n) == pytest.approx(found, nan_ok=True, abs=1e-9)
        target, direction = tables["kpis"].loc[key[0], ["target", "direction"]]
        if pd.isna(target) or pd.isna(direction):
            assert pd.isna(row.is_met)
        else:
            assert row.is_met == (row.value >= target if direction == "higher_is_better" else row.value <= target)


@settings(max_examples=15)
@given(redesigns("kpis", "measurements", most=40, least=4, missing=(0.0, 0.2)), st.integers(0, 99))
def test_charts_of_many_are_those_of_each_alone(tables: Tables, seed: int) -> None:
    tables["kpis"] = tables["kpis"].iloc[:4]
    tables["measurements"]["kpi_id"] = pd.array(
        [tables["kpis"].index[i % 4] for i in range(len(tables["measurements"]))], dtype="str"
    )
    tables = of_many(tables, seed)
    values, charts = kpi_values(tables["kpis"], tables["measurements"]), kpi_charts(*map(tables.get, TABLES[:2]))
    for name, definition in tables["kpis"].iterrows():
        own = values[values["kpi_id"] == name].reset_index(drop=True)
        if own.empty:
            continue
        before = int((own["measured_on"] <= definition["baseline_until"]).sum())
        how = {"baseline": before if before > 1 else None, "rules": definition["alarm_rules"]}
        n, kind = own["n"].astype("float64"), definition["chart_kind"]
        events = own["value"] * n
        if kind == "p" and definition["formula_kind"] in {"good_rate", "rate"}:
            wanted = p_chart(events.round(6), n, **how)
        elif kind == "u" and definition["formula_kind"] == "per_unit":
            wanted = u_chart(events.round(6), n, **how)
        else:
            kind, wanted = "xmr", xmr_chart(own["value"], **how)
        found = charts[charts["kpi_id"] == name].reset_index(drop=True)
        assert set(found["chart_kind"]) == {kind}
        for column in ("centre", "lower_limit", "upper_limit"):
            assert found[column].to_list() == pytest.approx(wanted[column].to_list(), nan_ok=True, abs=1e-9)
        assert (
            found[["signal", "is_baseline"]].to_numpy().tolist()
            == wanted[["signal", "is_baseline"]].to_numpy().tolist()
        )
        points = before if before > 1 else len(own)
        assert (found["is_provisional"] == (points < 12)).all()


def by_date_told(frame: pd.DataFrame, turn: Any) -> pd.DataFrame:
    turned: pd.DataFrame = turn(frame)
    turned.attrs = frame.attrs
    return turned


@settings(max_examples=15)
@given(redesigns(*TABLES, most=10))
def test_laws_of_before_and_after(tables: Tables) -> None:
    tables = usable(tables)
    turn = lambda frame: frame.set_index(["intervention_id", "kpi_id"])  # noqa: E731
    found = laws(
        lambda t: by_date_told(
            before_and_after(t["kpis"], t["measurements"], t["interventions"], t["closures"], t["coherences"]), turn
        ),
        tables,
    )
    known = found[found["verdict"] != "not_yet_knowable"]
    assert known["p_value"].between(0, 1).all()


# ---------------------------------------------------------------------- charts


def test_each_kpi_is_on_the_chart_it_asks_for() -> None:
    events, n = [10.0, 12, 9, 11, 60], [100, 110, 90, 105, 100]
    rows = seen(value=events, sample_size=n)
    for formula, kind, chart in (
        ("rate", "p", p_chart(pd.Series(events), pd.Series(n), baseline=4)),
        ("per_unit", "u", u_chart(pd.Series(events), pd.Series(n), baseline=4)),
        ("rate", "xmr", xmr_chart(pd.Series(events) / pd.Series(n), baseline=4)),
    ):
        found = kpi_charts(kpi(formula_kind=formula, chart_kind=kind, baseline_until="2026-04-30"), rows)
        assert set(found["chart_kind"]) == {kind}
        assert found["upper_limit"].to_list() == pytest.approx(chart["upper_limit"].to_list())
        assert found["is_signal"].tolist() == [False] * 4 + [True]


def test_a_kpi_that_was_never_measured_is_named() -> None:
    assert left_out(kpi_charts(kpi(formula_kind="value"), seen(value=[]))).values.tolist() == [
        ["kpis", "k", "never measured"]
    ]


# ---------------------------------------------------------------------- before and after


def story(values: list[float], direction: str = "higher_is_better") -> tuple[pd.DataFrame, ...]:
    kpis = kpi(formula_kind="value", touchpoint_id="tp", objective_id="o", direction=direction)
    interventions = pd.DataFrame({"live_on": ["2026-07-01", None]}, index=["i", "later"])
    closures = pd.DataFrame({"intervention_id": ["i", "later"], "touchpoint_id": ["tp", "tp"]})
    coherences = pd.DataFrame({"intervention_id": ["i"], "objective_id": ["o"], "strength": [9]})
    return kpis, seen(value=values), interventions, closures, coherences


@settings(max_examples=30)
@given(st.lists(st.floats(0, 10).map(lambda x: round(x, 2)), min_size=9, max_size=20))
def test_it_is_welchs_test(values: list[float]) -> None:
    row = before_and_after(*story(values)).iloc[0]
    before, after = values[:6], values[6:]
    assert (row["n_before"], row["n_after"]) == (len(before), len(after))
    if np.std(before) + np.std(after) > 1e-6:
        wanted = stats.ttest_ind(after, before, equal_var=False)
        assert row["p_value"] == pytest.approx(wanted.pvalue, abs=1e-9)
        ends = wanted.confidence_interval()
        assert (row["low"], row["high"]) == pytest.approx((ends.low, ends.high), abs=1e-6)
    turned = before_and_after(*story(values, "lower_is_better")).iloc[0]
    opposite = {"better": "worse", "worse": "better"}
    assert turned["verdict"] == opposite.get(row["verdict"], row["verdict"])


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([5, 5.1, 4.9, 5, 5.2, 4.8, 8, 8.1, 7.9], "better"),
        ([5, 5.1, 4.9, 5, 5.2, 4.8, 2, 2.1, 1.9], "worse"),
        ([5, 5.1, 4.9, 5, 5.2, 4.8, 5, 5.1, 4.9], "no_difference"),
        ([5, 5.1, 4.9, 5, 5.2, 4.8, 8], "not_yet_knowable"),
        ([5] * 6 + [5] * 3, "no_difference"),
        ([5] * 6 + [6] * 3, "better"),
    ],
)
def test_verdicts(values: list[float], verdict: str) -> None:
    found = before_and_after(*story([float(value) for value in values]))
    assert found["verdict"].tolist() == [verdict]
    assert left_out(found).values.tolist() == [["interventions", "later", "not live"]]


@settings(max_examples=15)
@given(redesigns(*TABLES, most=9, least=2, missing=(0.0, 0.2)), st.integers(0, 99))
def test_each_pair_of_an_intervention_and_a_kpi_it_should_move_is_tested(tables: Tables, seed: int) -> None:
    tables = of_many(tables, seed)
    tables["kpis"]["formula_kind"] = "value"
    rows = tables["measurements"].drop_duplicates(["kpi_id", "measured_on"])
    tables["measurements"] = rows
    rng = np.random.default_rng(seed)
    ideas = tables["interventions"]
    live = pd.Series(rng.choice(DATES, len(ideas)), ideas.index).astype("datetime64[us]")
    tables["interventions"] = ideas.assign(live_on=live.mask(pd.Series(rng.random(len(ideas)) < 0.2, ideas.index)))
    names = ("kpis", "measurements", "interventions", "closures", "coherences")
    result = before_and_after(*(tables[name] for name in names))
    wanted = []
    closed = set(zip(tables["closures"]["intervention_id"], tables["closures"]["touchpoint_id"], strict=True))
    served = {
        (row.intervention_id, row.objective_id)
        for row in tables["coherences"].itertuples()
        if not pd.isna(row.strength) and row.strength >= 3
    }
    for idea, day in tables["interventions"]["live_on"].dropna().items():
        for name, definition in tables["kpis"].iterrows():
            if (idea, definition["touchpoint_id"]) in closed or (idea, definition["objective_id"]) in served:
                own = rows[rows["kpi_id"] == name]
                sides = [own.loc[at, "value"].tolist() for at in (own["measured_on"] < day, own["measured_on"] >= day)]
                wanted.append((idea, name, sides, definition["direction"]))
    assert list(zip(result["intervention_id"], result["kpi_id"], strict=True)) == [(a, b) for a, b, _, _ in wanted]
    for row, (_, _, (before, after), direction) in zip(result.itertuples(), wanted, strict=True):
        assert (row.n_before, row.n_after) == (len(before), len(after))
        assert row.before == pytest.approx(np.mean(before) if before else np.nan, nan_ok=True)
        assert row.after == pytest.approx(np.mean(after) if after else np.nan, nan_ok=True)
        if len(before) < 2 or len(after) < 2 or pd.isna(direction):
            assert row.verdict == "not_yet_knowable"
        elif np.std(before) + np.std(after) > 0:
            test = stats.ttest_ind(after, before, equal_var=False)
            assert row.p_value == pytest.approx(test.pvalue, abs=1e-9)
            is_up = (np.mean(after) > np.mean(before)) == (direction == "higher_is_better")
            assert row.verdict == ("no_difference" if test.pvalue > 0.05 else "better" if is_up else "worse")


# ---------------------------------------------------------------------- when to begin again


@settings(max_examples=15)
@given(redesigns("facts", "kpis", "measurements", most=30, least=2, missing=(0.0, 0.2)), st.integers(0, 99))
def test_reasons_are_those_of_the_last_points(tables: Tables, seed: int) -> None:
    tables["kpis"] = tables["kpis"].iloc[:3]
    kpis = [tables["kpis"].index[i % len(tables["kpis"])] for i in range(len(tables["measurements"]))]
    tables["measurements"]["kpi_id"] = pd.array(kpis, dtype="str")
    tables = of_many(tables, seed)
    day = DATES[seed % len(DATES)] + pd.Timedelta(days=3)
    turn = lambda frame: frame.fillna({"kpi_id": ""}).set_index(["reason_kind", "kpi_id"])  # noqa: E731
    found = laws(
        lambda t: by_date_told(review_reasons(t["facts"], t["kpis"], t["measurements"], today=str(day.date())), turn),
        tables,
    )
    review = tables["facts"]["review_on"].iloc[0]
    wanted = {("review_date", ""): review} if not pd.isna(review) and review <= day else {}
    charts = kpi_charts(tables["kpis"], tables["measurements"])
    values = kpi_values(tables["kpis"], tables["measurements"])
    for name in tables["kpis"].index:
        points = charts[(charts["kpi_id"] == name) & (charts["measured_on"] <= day)]
        if len(points) and points["is_signal"].iloc[-1] and not points["is_baseline"].iloc[-1]:
            wanted["signal", name] = points["measured_on"].iloc[-1]
        seen_so_far = values[(values["kpi_id"] == name) & (values["measured_on"] <= day)]
        if len(seen_so_far) and seen_so_far["is_met"].iloc[-1] is not pd.NA and seen_so_far["is_met"].iloc[-1]:
            wanted["target_met", name] = seen_so_far["measured_on"].iloc[-1]
    assert found["since"].to_dict() == wanted


def test_what_asks_for_a_new_photograph() -> None:
    values = [5.0, 5.2, 4.9, 5.1, 5.0, 4.8, 5.1, 5.0, 9.0]
    kpis = kpi(formula_kind="value", direction="higher_is_better", target=8.0, baseline_until="2026-08-15")
    facts = pd.DataFrame({"review_on": ["2026-09-30"]}, index=["redesign"])
    on = lambda day: review_reasons(facts, kpis, seen(value=values), today=day)  # noqa: E731
    assert on("2026-08-20").empty
    assert on("2026-09-10")["reason_kind"].tolist() == ["signal", "target_met"]
    assert on("2026-10-01")["reason_kind"].tolist() == ["review_date", "signal", "target_met"]
    with pytest.raises(JourneyError, match="today must be a date such as '2026-01-31', not 'soon'"):
        on("soon")
