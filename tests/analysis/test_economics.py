"""Lifetime value against its sum year by year, detractor risk and the cost of inaction row by row."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import cost_of_inaction, detractor_risk, economics_change, left_out, lifetime_values
from journey_widgets.errors import JourneyError

COUNTS = ["very_dissatisfied_count", "dissatisfied_count", "neutral_count", "satisfied_count", "very_satisfied_count"]


def one(**columns: float | str | None) -> pd.DataFrame:
    row = {"segment_id": "s", "state": "current", "revenue_eur": 1000.0, "margin_rate": 0.4, "discount_rate": 0.1}
    return pd.DataFrame([{**row, "churn_rate": 0.2, **columns}], index=["e1"])


def summed(row: pd.Series, years: int, start: int) -> float:
    """Return the lifetime value, added up year by year; missing where a part of it is missing."""
    if row[["churn_rate", "discount_rate"]].isna().any():
        return math.nan
    stays, total = 1.0, 0.0
    for year in range(start + years):
        if year >= start:
            total += row["revenue_eur"] * row["margin_rate"] * stays / (1 + row["discount_rate"]) ** year
        stays *= 1 - row["churn_rate"]
    return total


@settings(max_examples=25)
@given(
    tables=redesigns("economics", "segments", "products", least=0),
    years=st.integers(1, 12),
    first_margin=st.sampled_from(["now", "after_a_year"]),
)
def test_lifetime_value_is_its_sum_year_by_year(tables: Tables, years: int, first_margin: str) -> None:
    def call(given_tables: Tables) -> pd.DataFrame:
        return lifetime_values(given_tables["economics"], years=years, first_margin=first_margin)

    result = laws(call, tables)
    for name, row in tables["economics"].iterrows():
        value = summed(row, years, int(first_margin == "after_a_year"))
        assert result.loc[name, "lifetime_value_eur"] == pytest.approx(value, nan_ok=True)
        base = value * (np.nan if pd.isna(row["customers"]) else row["customers"])
        assert result.loc[name, "base_value_eur"] == pytest.approx(base, nan_ok=True)
        net = value - row["acquisition_cost_eur"]
        assert result.loc[name, "net_lifetime_value_eur"] == pytest.approx(net, nan_ok=True)


@settings(max_examples=20)
@given(churn=st.floats(0.02, 1), discount=st.floats(0.02, 1))
def test_without_an_end_it_is_what_very_many_years_come_to(churn: float, discount: float) -> None:
    frame = one(churn_rate=churn, discount_rate=discount)
    for first_margin in ("now", "after_a_year"):
        endless = lifetime_values(frame, first_margin=first_margin)["lifetime_value_eur"]
        long = lifetime_values(frame, years=2000, first_margin=first_margin)["lifetime_value_eur"]
        assert endless.tolist() == pytest.approx(long.tolist(), rel=1e-9, abs=1e-9)


def test_worked_lifetime_value() -> None:
    # margin 400; 0.8 / 1.1: 400 · 1.1 / 0.3, and, after a year, 400 · 0.8 / 0.3 (Gupta & Lehmann)
    assert lifetime_values(one())["lifetime_value_eur"].tolist() == pytest.approx([400 * 1.1 / 0.3])
    later = lifetime_values(one(), first_margin="after_a_year")
    assert later["lifetime_value_eur"].tolist() == pytest.approx([400 * 0.8 / 0.3])
    assert later["lifetime_years"].tolist() == [5]


def test_a_value_without_end_is_missing_and_named() -> None:
    frame = one(churn_rate=0.0, discount_rate=0.0)
    result = lifetime_values(frame)
    assert result["lifetime_value_eur"].isna().all()
    assert left_out(result)["reason"].tolist() == ["no churn and no discount: worth without end"]
    assert lifetime_values(frame, years=3)["lifetime_value_eur"].tolist() == [1200]


def test_before_and_after() -> None:
    frame = pd.concat([one(customers=100), one(state="future", churn_rate=0.1, customers=100)]).set_axis(["e1", "e2"])
    frame = pd.concat([frame, one(segment_id="other").set_axis(["e3"])])
    result = economics_change(frame)
    assert result.index.tolist() == ["e1"]
    row = result.loc["e1"]
    assert row["after_economics_id"] == "e2"
    assert row["customers_kept"] == pytest.approx(10)
    assert row["revenue_kept_eur"] == pytest.approx(10_000)
    assert row["base_value_change_eur"] == pytest.approx(100 * (400 * 1.1 / 0.2 - 400 * 1.1 / 0.3))
    assert result.attrs["totals"]["customers_kept"] == pytest.approx(10)
    assert left_out(result).to_dict("records") == [
        {"table": "economics", "row": "e3", "reason": "its segment and product have no row in the other state"}
    ]
    turned = economics_change(frame, before="future", after="current")
    assert turned["customers_kept"].tolist() == pytest.approx([-10])
    assert turned["lifetime_value_eur_change"].tolist() == pytest.approx([-row["lifetime_value_eur_change"]])


def distinct(tables: Tables) -> Tables:
    """Return random tables with each segment, product and state once."""
    frame = tables["economics"]
    twin = frame.assign(product_id=frame["product_id"].fillna("")).duplicated(["segment_id", "product_id", "state"])
    return {**tables, "economics": frame[~twin]}


@settings(max_examples=20)
@given(tables=redesigns("economics", "segments", "products", "coverage_cells", most=10))
def test_changes_and_risks_hold_to_the_laws(tables: Tables) -> None:
    tables = distinct(tables)
    frame = tables["economics"]
    change = laws(lambda found: economics_change(found["economics"]), tables)
    values = lifetime_values(frame)["lifetime_value_eur"]
    for name, row in change.iterrows():
        difference = values[row["after_economics_id"]] - values[name]
        assert row["lifetime_value_eur_change"] == pytest.approx(difference, nan_ok=True)
        before, after = frame.loc[name], frame.loc[row["after_economics_id"]]
        assert (before["state"], after["state"]) == ("current", "future")
        for key in ("segment_id", "product_id"):
            assert before[key] == after[key] or (pd.isna(before[key]) and pd.isna(after[key]))
        customers = np.nan if pd.isna(before["customers"]) else float(before["customers"])
        kept = customers * (before["churn_rate"] - after["churn_rate"])
        margin = after["revenue_eur"] * after["margin_rate"] - before["revenue_eur"] * before["margin_rate"]
        assert row["customers_kept"] == pytest.approx(kept, nan_ok=True)
        assert row["revenue_kept_eur"] == pytest.approx(kept * before["revenue_eur"], nan_ok=True)
        assert row["base_value_change_eur"] == pytest.approx(customers * difference, nan_ok=True)
        assert row["margin_eur_change"] == pytest.approx(margin, nan_ok=True)
        assert row["retention_rate_change"] == pytest.approx(-row["churn_rate_change"], nan_ok=True)
    risk = laws(lambda found: detractor_risk(found["coverage_cells"], found["economics"], contagion=0.5), tables)
    now = frame[frame["state"] == "current"]
    for name, cell in tables["coverage_cells"].iterrows():
        counts = [np.nan if pd.isna(cell[count]) else float(cell[count]) for count in COUNTS]
        rate = (counts[0] + counts[1]) / sum(counts) if sum(counts) else np.nan
        assert risk.loc[name, "dissatisfied_rate"] == pytest.approx(rate, nan_ok=True)
        same = now[now["segment_id"] == cell["segment_id"]]
        exact = same.loc[same["product_id"] == cell["product_id"], "contagion"].dropna()
        general = same.loc[same["product_id"].isna(), "contagion"].dropna()
        factor = next(iter([*exact, *general, 0.5]))
        total = cell["revenue_eur"] * rate * (1 + factor)
        assert risk.loc[name, "total_risk_eur"] == pytest.approx(total, nan_ok=True)
        people = np.nan if pd.isna(cell["customers"]) else cell["customers"] * rate
        assert risk.loc[name, "dissatisfied_customers"] == pytest.approx(people, nan_ok=True)
        assert risk.loc[name, "domino_customers"] == pytest.approx(people * factor, nan_ok=True)
        happy = (counts[3] + counts[4]) / sum(counts) * cell["revenue_eur"] if sum(counts) else np.nan
        assert risk.loc[name, "satisfied_revenue_eur"] == pytest.approx(happy, nan_ok=True)
        assert risk.loc[name, "contagion_source"] == ("economics" if len(exact) + len(general) else "assumed")
    assert risk["dissatisfied_rate"].dropna().between(0, 1).all()


def test_without_a_declared_contagion_the_domino_effect_is_unknown() -> None:
    cell = pd.DataFrame(
        [{"segment_id": "s", "customers": 10, "revenue_eur": 100.0, **dict.fromkeys(COUNTS, 2)}], index=["c"]
    )
    result = detractor_risk(cell, one(contagion=None))
    assert result["revenue_at_risk_eur"].tolist() == [40]
    assert result["domino_revenue_eur"].isna().all()
    assert left_out(result)["reason"].tolist() == ["no contagion declared: no domino effect"]
    assumed = detractor_risk(cell, one(contagion=None), contagion=2)
    assert assumed.loc["c", ["domino_revenue_eur", "contagion_source"]].tolist() == [80, "assumed"]
    declared = detractor_risk(cell, one(contagion=1.0), contagion=2)
    assert declared.loc["c", ["domino_revenue_eur", "contagion_source"]].tolist() == [40, "economics"]


@settings(max_examples=20)
@given(tables=redesigns("interventions"), weeks=st.integers(0, 200))
def test_inaction_costs_so_much_a_week(tables: Tables, weeks: int) -> None:
    result = laws(lambda found: cost_of_inaction(found["interventions"], weeks=weeks), tables)
    for name, row in tables["interventions"].iterrows():
        declared, gain = row["delay_cost_eur_week"], row["efficiency_eur"]
        week = declared if not np.isnan(declared) else gain / 52 if gain > 0 else np.nan
        if row["intervention_status"] in {"live", "dropped"} or np.isnan(week):
            assert name not in result.index
            continue
        found = result.loc[name]
        assert found["inaction_eur"] == pytest.approx(week * weeks)
        assert found["net_eur"] == pytest.approx(week * weeks - row["cost_eur"], nan_ok=True)
        if week > 0:
            even = found["break_even_weeks"]
            assert week * even == pytest.approx(row["cost_eur"], nan_ok=True)
    assert result.attrs["totals"]["inaction_eur"] == pytest.approx(result["inaction_eur"].sum())
    losses = result["inaction_eur"].tolist()
    assert losses == sorted(losses, reverse=True)
    assert result["rank"].tolist() == [1 + sum(other > loss + 1e-9 for other in losses) for loss in losses]
    is_declared = tables["interventions"]["delay_cost_eur_week"].reindex(result.index).notna()
    assert result["loss_source"].tolist() == is_declared.map({True: "delay_cost", False: "efficiency"}).tolist()


def test_bad_input_is_named() -> None:
    with pytest.raises(JourneyError, match="economics, 'e1', churn_rate: 2 must be a number from 0 to 1"):
        lifetime_values(one(churn_rate=2.0))
    with pytest.raises(JourneyError, match=r"years must be a whole number, not 1\.5"):
        lifetime_values(one(), years=1.5)
    with pytest.raises(JourneyError, match="first_margin must be one of"):
        lifetime_values(one(), first_margin="later")
    with pytest.raises(JourneyError, match="before and after must differ, not both be 'future'"):
        economics_change(one(), before="future")
    twins = pd.concat([one(contagion=1.0), one(contagion=1.0)]).set_axis(["e1", "e2"])
    with pytest.raises(
        JourneyError, match="economics, 'e2': there is one row already for its segment, product and state"
    ):
        economics_change(twins)
    cells = pd.DataFrame(columns=["segment_id", "customers", "revenue_eur", *COUNTS])
    with pytest.raises(JourneyError, match="economics, 'e2': there is one row already for its segment and product"):
        detractor_risk(cells, twins)
    with pytest.raises(JourneyError, match="weeks must be a number from 0"):
        cost_of_inaction(pd.DataFrame(), weeks=-1)
