"""What customers are worth before and after, what dissatisfied ones put at risk, and what it costs to do nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import between, one_of
from journey_widgets.analysis._links import ranked, ranks
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, shorten
from journey_widgets.schema.choices import STATE

LARGEST = 1e12
WEEKS_A_YEAR = 52
FIRST_MARGINS = ("now", "after_a_year")
ANSWERS = ("very_dissatisfied_count", "dissatisfied_count", "neutral_count", "satisfied_count", "very_satisfied_count")
LIFETIME = "lifetime value = margin · Σ (retention / (1 + discount))^t"
SOURCE = "Gupta & Lehmann 2003; method of this project"


def lifetime_values(economics: pd.DataFrame, *, years: float | None = None, first_margin: str = "now") -> pd.DataFrame:
    """Return what one customer, and all of a segment, will be worth.

    Parameters
    ----------
    economics
        `segment_id`, `product_id`, `state`; `customers`, `revenue_eur` (of one in a year), `margin_rate`, `churn_rate`,
        `discount_rate` (shares of a year), `acquisition_cost_eur`.
    years
        Over how many years, 1 or more; None = for as long as customers stay.
    first_margin
        `now` (the first year's margin counts in full: a customer who is there) or `after_a_year` (it is discounted by a
        year and by the churn of it).

    Returns
    -------
    pandas.DataFrame
        Rows of `economics`: `segment_id`, `product_id`, `state`, `customers`; `retention_rate` = 1 − churn;
        `margin_eur` of one customer in a year; `lifetime_years` = 1 / churn, missing where nobody leaves;
        `lifetime_value_eur` of one customer; `net_lifetime_value_eur`, less the cost of winning one; `base_value_eur`,
        of all of them.

    Raises
    ------
    JourneyError
        If the table is not as the schema says, or a parameter is not.

    Notes
    -----
    value = margin · Σ (retention / (1 + discount))^t, t from 0 (`now`) or 1 (`after_a_year`), over so many years.
    Assumed: margin, churn and discount stay as they are, and churn hits all alike. Without churn and discount a value
    without end has no sum: it is missing.

    References
    ----------
    Gupta & Lehmann, Journal of Interactive Marketing 17(1), 2003, 9–24.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> one = {"segment_id": ["s"], "state": ["current"], "revenue_eur": [1000], "margin_rate": [0.5]}
    >>> one = pd.DataFrame({**one, "churn_rate": [0.2], "discount_rate": [0.0]})
    >>> jw.analysis.lifetime_values(one)["lifetime_value_eur"].round(2).tolist()
    [2500.0]
    """
    result, left, parameters = _lifetimes(economics, years, first_margin)
    return told(result.drop(columns=["churn_rate", "revenue_eur"]), LIFETIME, SOURCE, parameters, left)


def economics_change(
    economics: pd.DataFrame,
    *,
    before: str = "current",
    after: str = "future",
    years: float | None = None,
    first_margin: str = "now",
) -> pd.DataFrame:
    """Return what churn, margin and lifetime value are before and after, and what the difference is worth.

    Parameters
    ----------
    economics
        As `lifetime_values` takes it, with a row for each of the two states.
    before, after
        The two states.
    years, first_margin
        As `lifetime_values`.

    Returns
    -------
    pandas.DataFrame
        One row for each segment and product that has both, by the id of the row before: `after_economics_id`,
        `segment_id`, `product_id`, `customers` (before); `churn_rate`, `retention_rate`, `margin_eur`,
        `lifetime_value_eur`, each with `_before`, `_after` and `_change`; `customers_kept`, how many fewer leave in a
        year; `revenue_kept_eur`, what these bring in a year, at the revenue before; `base_value_change_eur`, by how
        much all customers there now are worth more. What these three add up to stands in `attrs["totals"]`.

    Raises
    ------
    JourneyError
        As `lifetime_values`; if a segment and product has a state twice.

    Notes
    -----
    customers_kept = customers · (churn before − churn after); base_value_change = customers · change of lifetime value.
    Assumed: the promise of the state after holds from the first day, for all customers of the row.

    References
    ----------
    Source documents 0 and 2 (loyalty, margins, revenue loss contained); Gupta & Lehmann 2003.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> change = jw.analysis.economics_change(jw.example("b2b-software").economics)
    >>> change.loc["ec1", ["churn_rate_change", "customers_kept"]].astype(float).round(2).tolist()
    [-0.08, 3.68]
    """
    for label, state in (("before", before), ("after", after)):
        one_of(label, state, STATE.values)
    if before == after:
        raise JourneyError(f"before and after must differ, not both be {shorten(before)}")
    values, left, parameters = _lifetimes(economics, years, first_margin)
    values = values[values["segment_id"].notna()]
    values = values.assign(product_id=values["product_id"].fillna(""))
    keys = ["segment_id", "product_id"]
    twins = values.duplicated([*keys, "state"]) & values["state"].isin([before, after])
    if twins.any():
        details = [
            f"economics, {shorten(row)}: there is one row already for its segment, product and state"
            for row in values.index[twins]
        ]
        raise JourneyError("economics: segment, product and state must differ from row to row", details)
    name = str(values.index.name)
    old, new = (values[values["state"] == state].reset_index() for state in (before, after))
    pairs = old.merge(new, on=keys, suffixes=("_before", "_after")).set_index(f"{name}_before").rename_axis(name)
    for rows, other in ((old, new), (new, old)):
        alone = pd.MultiIndex.from_frame(rows[keys]).isin(pd.MultiIndex.from_frame(other[keys]))
        left.add("economics", rows.loc[~alone, name], "its segment and product have no row in the other state")
    result = pairs[[f"{name}_after", *keys, "customers_before"]].copy()
    result.columns = pd.Index(["after_economics_id", *keys, "customers"])
    result["product_id"] = result["product_id"].mask(result["product_id"] == "")
    for column in ("churn_rate", "retention_rate", "margin_eur", "lifetime_value_eur"):
        result[f"{column}_before"], result[f"{column}_after"] = pairs[f"{column}_before"], pairs[f"{column}_after"]
        result[f"{column}_change"] = pairs[f"{column}_after"] - pairs[f"{column}_before"]
    people = pairs["customers_before"].astype("float64")
    result["customers_kept"] = -people * result["churn_rate_change"]
    result["revenue_kept_eur"] = result["customers_kept"] * pairs["revenue_eur_before"]
    result["base_value_change_eur"] = people * result["lifetime_value_eur_change"]
    added = ["customers_kept", "revenue_kept_eur", "base_value_change_eur"]
    return told(
        result,
        f"{LIFETIME}; customers_kept = customers · (churn before − churn after)",
        SOURCE,
        {"before": before, "after": after, **parameters},
        left,
        {column: float(result[column].sum()) for column in added},
    )


def detractor_risk(
    coverage_cells: pd.DataFrame,
    economics: pd.DataFrame,
    *,
    contagion: float | None = None,
    state: str = "current",
) -> pd.DataFrame:
    """Return what dissatisfied customers put at risk, themselves and by whom they keep away.

    Parameters
    ----------
    coverage_cells
        `segment_id`, `product_id`, `customers`, `revenue_eur` (a year), and the five counts of answers.
    economics
        `segment_id`, `product_id`, `state` and `contagion`, the assumed number of customers whom one dissatisfied
        customer keeps away in a year. A row of the same product goes before one of all products.
    contagion
        Assumed where `economics` says nothing, 0 or more; None = it stays unknown there.
    state
        Of which rows of `economics`.

    Returns
    -------
    pandas.DataFrame
        Rows of `coverage_cells`: `answers`; `dissatisfied_rate` (the two lowest answers), `satisfied_rate` (the two
        highest); `dissatisfied_customers`; `revenue_at_risk_eur`, what these bring in a year; `satisfied_revenue_eur`,
        what the satisfied ones bring; `contagion`, `contagion_source` (`economics`, `assumed`); `domino_customers`,
        `domino_revenue_eur`, kept away by them; `total_risk_eur`, both together. Totals stand in `attrs["totals"]`.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, or a segment and product has two rows of that state.

    Notes
    -----
    revenue_at_risk = revenue · dissatisfied / answers; domino = that · contagion. Assumed: those who answered stand for
    all, each brings the same, all who are dissatisfied may leave, and the contagion is what somebody declared: it is no
    measurement.

    References
    ----------
    Source document 0 (the dissatisfied as a threat with a domino effect); method of this project.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> cell = {"segment_id": ["s"], "product_id": ["p"], "customers": [100], "revenue_eur": [5000.0]}
    >>> words = ["very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied"]
    >>> cell = pd.DataFrame({**cell, **{f"{word}_count": [n] for word, n in zip(words, [1, 1, 2, 3, 3])}})
    >>> risk = jw.analysis.detractor_risk(cell, jw.new("Rental").economics, contagion=0.5)
    >>> risk[["revenue_at_risk_eur", "domino_revenue_eur"]].values.tolist()
    [[1000.0, 500.0]]
    """
    one_of("state", state, STATE.values)
    if contagion is not None:
        between("contagion", contagion, 0, LARGEST)
    left = LeftOut()
    cells = taken(
        "coverage_cells", coverage_cells, ("customers", "revenue_eur", *ANSWERS), ("segment_id", "product_id")
    )
    answers = cells[list(ANSWERS)].sum(axis=1, skipna=False)
    has_answers = answers > 0
    left.add("coverage_cells", cells.index[answers.isna()], "not all five counts of answers")
    left.add("coverage_cells", cells.index[answers == 0], "no answers")
    for name in ("customers", "revenue_eur"):
        left.add("coverage_cells", cells.index[cells[name].isna()], f"no {name}")
    result = pd.DataFrame({"answers": answers.astype("Int64")})
    result["dissatisfied_rate"] = (cells[ANSWERS[0]] + cells[ANSWERS[1]]).where(has_answers) / answers
    result["satisfied_rate"] = (cells[ANSWERS[3]] + cells[ANSWERS[4]]).where(has_answers) / answers
    result["dissatisfied_customers"] = cells["customers"] * result["dissatisfied_rate"]
    result["revenue_at_risk_eur"] = cells["revenue_eur"] * result["dissatisfied_rate"]
    result["satisfied_revenue_eur"] = cells["revenue_eur"] * result["satisfied_rate"]
    declared = _contagion(cells, economics, state)
    result["contagion"] = declared if contagion is None else declared.fillna(contagion)
    source = pd.Series("economics", cells.index, dtype="str").where(declared.notna(), "assumed")
    result["contagion_source"] = source.where(result["contagion"].notna())
    left.add("coverage_cells", cells.index[result["contagion"].isna()], "no contagion declared: no domino effect")
    result["domino_customers"] = result["dissatisfied_customers"] * result["contagion"]
    result["domino_revenue_eur"] = result["revenue_at_risk_eur"] * result["contagion"]
    result["total_risk_eur"] = result["revenue_at_risk_eur"] + result["domino_revenue_eur"]
    added = ("dissatisfied_customers", "revenue_at_risk_eur", "domino_revenue_eur", "satisfied_revenue_eur")
    return told(
        result,
        "revenue_at_risk = revenue · dissatisfied rate; domino_revenue = revenue_at_risk · contagion (assumed)",
        "source document 0; method of this project",
        {"contagion": contagion, "state": state},
        left,
        {name: float(result[name].sum()) for name in added},
    )


def cost_of_inaction(interventions: pd.DataFrame, *, weeks: float = 52) -> pd.DataFrame:
    """Return what it costs not to do each intervention, beside what doing it costs.

    Parameters
    ----------
    interventions
        With `delay_cost_eur_week`, else `efficiency_eur` (a year); also `cost_eur`, `intervention_status`.
    weeks
        For how long nothing is done.

    Returns
    -------
    pandas.DataFrame
        Interventions that are neither live nor dropped, and whose delay costs something known, by `rank`:
        `loss_eur_week`; `loss_source` (`delay_cost`, as declared, or `efficiency`, the gain that is not had: a lower
        bound); `inaction_eur` over the weeks; `cost_eur`; `net_eur`, what inaction costs more than doing it;
        `break_even_weeks`, after which doing it would have been cheaper; `rank` by `inaction_eur`. The total stands in
        `attrs["totals"]`.

    Raises
    ------
    JourneyError
        If the table is not as the schema says.

    Notes
    -----
    inaction = loss a week · weeks. The cost of a week's delay holds all that is lost, efficiency too: the two are never
    added up. Assumed: a week costs the same now and later.

    References
    ----------
    Source document 4 (inefficiencies cost more than the investment); Reinertsen 2009 (cost of delay).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ideas = pd.DataFrame({"delay_cost_eur_week": [200, None], "efficiency_eur": [None, 5200]}, index=["a", "b"])
    >>> loss = jw.analysis.cost_of_inaction(ideas, weeks=10)
    >>> loss["inaction_eur"].to_dict(), loss.attrs["totals"]
    ({'a': 2000.0, 'b': 1000.0}, {'inaction_eur': 3000.0, 'loss_eur_week': 300.0})
    """
    between("weeks", weeks, 0, LARGEST)
    left = LeftOut()
    columns = ("delay_cost_eur_week", "efficiency_eur", "cost_eur", "intervention_status")
    found = taken("interventions", interventions, (), columns)
    for status in ("live", "dropped"):
        left.add("interventions", found.index[found["intervention_status"] == status], f"it is {status}")
    found = found[~found["intervention_status"].isin(["live", "dropped"])]
    gain = (found["efficiency_eur"] / WEEKS_A_YEAR).where(found["efficiency_eur"] > 0)
    result = pd.DataFrame({"loss_eur_week": found["delay_cost_eur_week"].fillna(gain)})
    is_declared = found["delay_cost_eur_week"].notna()
    result["loss_source"] = pd.Series("delay_cost", found.index, dtype="str").where(is_declared, "efficiency")
    left.add(
        "interventions", found.index[result["loss_eur_week"].isna()], "no cost of delay, and no gain in efficiency"
    )
    result = result[result["loss_eur_week"].notna()].copy()
    result["inaction_eur"] = result["loss_eur_week"] * weeks
    result["cost_eur"] = found["cost_eur"].reindex(result.index)
    result["net_eur"] = result["inaction_eur"] - result["cost_eur"]
    result["break_even_weeks"] = result["cost_eur"] / result["loss_eur_week"].where(result["loss_eur_week"] > 0)
    result["rank"] = ranks(result["inaction_eur"])
    totals = {name: float(result[name].sum()) for name in ("inaction_eur", "loss_eur_week")}
    return told(
        ranked(result),
        "inaction_eur = loss_eur_week · weeks; loss = cost of delay, else efficiency_eur / 52",
        "source document 4; Reinertsen 2009",
        {"weeks": weeks, "weeks_a_year": WEEKS_A_YEAR},
        left,
        totals,
    )


def _lifetimes(
    economics: pd.DataFrame, years: float | None, first_margin: str
) -> tuple[pd.DataFrame, LeftOut, dict[str, object]]:
    one_of("first_margin", first_margin, FIRST_MARGINS)
    if years is not None:
        between("years", years, 1, LARGEST)
        if years % 1:
            raise JourneyError(f"years must be a whole number, not {years:g}")
    left = LeftOut()
    ids, parts = ("segment_id", "state"), ("revenue_eur", "margin_rate", "churn_rate", "discount_rate")
    found = taken("economics", economics, (*ids, *parts), ("product_id", "customers", "acquisition_cost_eur"))
    for name in (*ids, *parts):
        left.add("economics", found.index[found[name].isna()], f"no {name}")
    result = found[["segment_id", "product_id", "state"]].copy()
    result["customers"] = found["customers"].astype("Int64")
    result["churn_rate"], result["revenue_eur"] = found["churn_rate"], found["revenue_eur"]
    result["retention_rate"] = 1 - found["churn_rate"]
    result["margin_eur"] = found["revenue_eur"] * found["margin_rate"]
    result["lifetime_years"] = 1 / found["churn_rate"].where(found["churn_rate"] > 0)
    factor = result["retention_rate"] / (1 + found["discount_rate"])
    total = _geometric(factor, years) * (factor if first_margin == "after_a_year" else 1)
    left.add("economics", found.index[factor.notna() & total.isna()], "no churn and no discount: worth without end")
    result["lifetime_value_eur"] = result["margin_eur"] * total
    result["net_lifetime_value_eur"] = result["lifetime_value_eur"] - found["acquisition_cost_eur"]
    result["base_value_eur"] = result["lifetime_value_eur"] * found["customers"]
    return result, left, {"years": years, "first_margin": first_margin}


def _geometric(factor: pd.Series, years: float | None) -> pd.Series:
    """Return 1 + q + q² + … over so many years; missing where it has no end."""
    rest = 1 - factor
    if years is None:
        return 1 / rest.where(rest > 0)
    return ((1 - factor**years) / rest.where(rest > 0)).mask(rest == 0, years)


def _contagion(cells: pd.DataFrame, economics: pd.DataFrame, state: str) -> pd.Series:
    """Return what is declared for the segment and product of each cell, else for the segment."""
    said = taken("economics", economics, ("segment_id", "contagion"), ("product_id", "state"))
    said = said[(said["state"] == state) & said["contagion"].notna() & said["segment_id"].notna()]
    product = said["product_id"].fillna("")
    at = pd.MultiIndex.from_arrays([said["segment_id"], product])
    twins = at.duplicated()
    if twins.any():
        details = [
            f"economics, {shorten(row)}: there is one row already for its segment and product"
            for row in said.index[twins]
        ]
        raise JourneyError("economics: segment and product must differ from row to row of one state", details)
    values = pd.Series(said["contagion"].to_numpy(), at)
    everything = pd.Series("", cells.index, dtype="str")
    own, general = (
        values.reindex(pd.MultiIndex.from_arrays([cells["segment_id"], products])).to_numpy()
        for products in (cells["product_id"].fillna(""), everything)
    )
    return pd.Series(np.where(np.isnan(own), general, own), cells.index, dtype="float64")
