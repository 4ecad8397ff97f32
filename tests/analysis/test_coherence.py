"""Objectives × interventions as a house of quality: published sums, and the checks of method.md."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import intervention_coherence, left_out, objective_conflicts, objective_coverage
from journey_widgets.errors import JourneyError

STRENGTHS = np.array([9, 3, 1, 0, -1, -3, -9])


def house(weights: list[float], matrix: list[list[int | None]]) -> Tables:
    """Return the tables of a matrix of objectives (rows) × interventions (columns)."""
    aims = [f"ob{i}" for i in range(len(weights))]
    ideas = [f"in{j}" for j in range(len(matrix[0]))]
    cells = [(aims[i], ideas[j], r) for i, row in enumerate(matrix) for j, r in enumerate(row) if r is not None]
    return {
        "interventions": pd.DataFrame(index=pd.Index(ideas, dtype="str")),
        "objectives": pd.DataFrame({"weight": weights}, index=pd.Index(aims, dtype="str")),
        "coherences": pd.DataFrame(cells, columns=["objective_id", "intervention_id", "strength"]),
    }


def served(tables: Tables) -> pd.DataFrame:
    return intervention_coherence(tables["interventions"], tables["objectives"], tables["coherences"])


def covered(tables: Tables) -> pd.DataFrame:
    return objective_coverage(tables["interventions"], tables["objectives"], tables["coherences"])


def opposed(tables: Tables) -> pd.DataFrame:
    return objective_conflicts(tables["interventions"], tables["objectives"], tables["coherences"])


def allowed(tables: Tables) -> Tables:
    """Return random tables with strengths of the scale, each pair once."""
    cells = tables["coherences"].drop_duplicates(["objective_id", "intervention_id"]).copy()
    at = (cells["strength"].fillna(0).astype("int64") + 9) % len(STRENGTHS)
    cells["strength"] = pd.Series(STRENGTHS[at], cells.index).astype("Int64").mask(cells["strength"].isna())
    return {**tables, "coherences": cells}


@pytest.mark.parametrize(
    ("weights", "strengths", "importance"),
    [
        # learndesk: 5·9 + 3·3 + 4·3
        ([5, 3, 4], [9, 3, 3], 66),
        # Ullman: 4·9 + 3·1 + 5·9 + 15·3 + 5·1
        ([4, 3, 5, 15, 5], [9, 1, 9, 3, 1], 134),
    ],
)
def test_published_importances(weights: list[float], strengths: list[int], importance: float) -> None:
    """Sums as published by learndesk and by Ullman (The Mechanical Design Process)."""
    result = served(house(weights, [[strength] for strength in strengths]))
    assert result["importance"].tolist() == [importance]


def test_published_shares_of_importance() -> None:
    """SchemaTex: 45/39/51 → 33/29/38 %; Ullman: 134 of 1475 → 9 %."""
    three = served(house([5, 13, 17], [[9, 0, 0], [0, 3, 0], [0, 0, 3]]))
    assert three["importance"].tolist() == [45, 39, 51]
    assert (100 * three["importance_rate"]).round().tolist() == [33, 29, 38]
    two = served(house([4, 3, 5, 15, 5, 149], [[9, 0], [1, 0], [9, 0], [3, 0], [1, 0], [0, 9]]))
    assert two["importance"].sum() == 1475
    assert round(100 * two["importance_rate"].iloc[0]) == 9


def test_a_published_strength_of_five_is_none_of_our_scale() -> None:
    """A published case (ionos) sums 5·5 + 5·3 = 40 of 145; its five-point strengths are refused, not rounded."""
    with pytest.raises(JourneyError, match="strength: 5 must be one of"):
        served(house([5, 5], [[5], [3]]))


def test_worked_matrix() -> None:
    result = served(house([5, 3, 4], [[9, 3, 0], [1, 9, 3], [0, 3, 9]]))
    assert result["importance"].tolist() == [48, 54, 45]
    assert (100 * result["importance_rate"]).round(2).tolist() == [32.65, 36.73, 30.61]
    assert result["coherence"].tolist() == pytest.approx([48 / 108, 54 / 108, 45 / 108])
    assert result["rank"].tolist() == [2, 1, 3]


def test_uncovered_orphan_and_conflict() -> None:
    tables = house([5, 3], [[9, 1, -3], [1, None, -9]])
    assert covered(tables)["is_uncovered"].tolist() == [False, True]
    result = served(tables)
    assert result["is_orphan"].tolist() == [False, True, True]
    assert result["is_conflicting"].tolist() == [False, False, True]
    assert result["coherence"].iloc[2] == pytest.approx(-(15 + 27) / 72)
    assert opposed(tables)["importance"].tolist() == [-15, -27]
    assert left_out(result).to_dict("records") == [
        {
            "table": "interventions",
            "row": "in1",
            "reason": "not judged against every objective; those add nothing",
        }
    ]


@settings(deadline=None, max_examples=25)
@given(tables=redesigns("interventions", "objectives", "coherences"))
def test_sums_are_those_of_the_matrix(tables: Tables) -> None:
    tables = allowed(tables)
    result = laws(served, tables)
    cover = laws(covered, tables)
    against = laws(opposed, tables)
    weight = tables["objectives"]["weight"].dropna()
    matrix = tables["coherences"].dropna(subset=["strength"])
    matrix = matrix.pivot_table(index="objective_id", columns="intervention_id", values="strength", aggfunc="first")
    matrix = matrix.reindex(index=weight.index, columns=result.index).astype("float64")
    expected = matrix.fillna(0).to_numpy().T @ weight.to_numpy()
    judged = matrix.notna().any().to_numpy()
    np.testing.assert_allclose(result["importance"].to_numpy()[judged], expected[judged])
    assert result["importance"].isna().to_numpy().tolist() == (~judged).tolist()
    assert result["coherence"].dropna().between(-1, 1).all()
    assert result["importance_rate"].dropna().between(0, 1).all()
    assert cover["is_uncovered"].tolist() == (~(matrix >= 3).any(axis=1)).tolist()
    assert cover["strongest"].tolist() == [pd.NA if np.isnan(x) else x for x in matrix.max(axis=1)] or not len(cover)
    for found, axis, name in ((result, 0, "objectives_served"), (cover, 1, "interventions_serving")):
        assert found[name].tolist() == (matrix >= 3).sum(axis=axis).tolist()
        assert found["conflicts"].tolist() == (matrix < 0).sum(axis=axis).tolist()
    assert result["objectives_judged"].tolist() == matrix.notna().sum().tolist()
    assert len(against) == int((matrix < 0).sum().sum())
    for row in against.itertuples():
        assert row.strength == matrix.loc[row.objective_id, row.intervention_id] < 0
        assert row.importance == pytest.approx(row.strength * weight[row.objective_id])


@settings(deadline=None, max_examples=15)
@given(tables=redesigns("interventions", "objectives", "coherences", missing=(0.0,)))
def test_strengths_turned_around_turn_the_coherence_around(tables: Tables) -> None:
    tables = allowed(tables)
    turned = tables["coherences"].assign(strength=-tables["coherences"]["strength"])
    one, other = served(tables), served({**tables, "coherences": turned})
    np.testing.assert_allclose(one["coherence"], -other["coherence"])
    assert one["rank"].notna().tolist() == other["rank"].notna().tolist()


def test_weights_may_be_given() -> None:
    tables = house([1, 1], [[9, 0], [0, 9]])
    given_weights = pd.Series({"ob1": 0.75, "ob0": 0.25})
    result = intervention_coherence(*tables.values(), weights=given_weights)
    assert result["coherence"].tolist() == [0.25, 0.75]


def test_objectives_that_weigh_nothing_give_no_coherence() -> None:
    result = served(house([0, 0], [[9, 0], [0, 9]]))
    assert result["coherence"].isna().all()


def test_strengths_off_the_scale_and_pairs_judged_twice_are_refused() -> None:
    tables = house([5, 3], [[9, 2], [5, 0]])
    with pytest.raises(JourneyError) as refused:
        served(tables)
    assert refused.value.details == (
        "coherences, 1, strength: 2 must be one of 9, 3, 1, 0, -1, -3, -9",
        "coherences, 2, strength: 5 must be one of 9, 3, 1, 0, -1, -3, -9",
    )
    tables = house([5], [[9, 3]])
    tables["coherences"]["intervention_id"] = "in1"
    with pytest.raises(JourneyError, match="coherences, 1: there is one row already for 'ob0', 'in1'"):
        covered(tables)
