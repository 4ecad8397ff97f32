"""AHP: published matrices, consistency, missing pairs, hierarchies."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Tables, laws, redesigns

from journey_widgets.analysis import ahp_hierarchy, ahp_weights, consistency, left_out, objective_weights
from journey_widgets.errors import JourneyError

METHODS = ("eigenvector", "geometric_mean", "column_average")
TEKNOMO = [[1, 1 / 3, 5], [3, 1, 7], [1 / 5, 1 / 7, 1]]


def matrix(rows: list[list[float]]) -> pd.DataFrame:
    ids = [f"i{i}" for i in range(len(rows))]
    return pd.DataFrame(rows, index=ids, columns=ids)


def random_matrix(seed: int, n: int, noise: float) -> pd.DataFrame:
    """Return a reciprocal matrix; without noise a consistent one."""
    rng = np.random.default_rng(seed)
    weights = rng.uniform(1, 9, n)
    values = np.outer(weights, 1 / weights)
    for i, j in itertools.combinations(range(n), 2):
        values[i, j] *= np.exp(rng.normal(0, noise))
        values[j, i] = 1 / values[i, j]
    return matrix(values.tolist())


@pytest.mark.parametrize(
    ("method", "weights", "facts"),
    [
        ("column_average", [0.28284, 0.64339, 0.07377], [3.09673, 0.04836, 0.08338]),
        ("eigenvector", [0.27895, 0.64912, 0.07193], [3.06489, 0.03244, 0.05594]),
        ("geometric_mean", [0.27895, 0.64912, 0.07193], [3.06489, 0.03244, 0.05594]),
    ],
)
def test_three_by_three(method: str, weights: list[float], facts: list[float]) -> None:
    result = ahp_weights(matrix(TEKNOMO), method=method)
    assert result["weight"].round(5).tolist() == weights
    found = result.iloc[0][["lambda_max", "consistency_index", "consistency_ratio"]]
    assert found.astype("float64").round(5).tolist() == pytest.approx(facts, abs=1e-5)
    assert result["is_consistent"].all()
    assert result["rank"].tolist() == [2, 1, 3]


def test_the_tabled_random_indices() -> None:
    """Saaty's, for one to ten items."""
    found = consistency({str(n): random_matrix(n, n, 0.3) for n in range(1, 11)})
    assert found["random_index"].tolist() == [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.51]


CRITERIA = [
    [1, 1, 1, 4, 1, 0.5],
    [1, 1, 2, 4, 1, 0.5],
    [1, 0.5, 1, 5, 3, 0.5],
    [0.25, 0.25, 0.2, 1, 1 / 3, 1 / 3],
    [1, 1, 1 / 3, 3, 1, 1],
    [2, 2, 2, 3, 3, 1],
]
ALTERNATIVES = [
    [[1, 1 / 4, 1 / 2], [4, 1, 3], [2, 1 / 3, 1]],
    [[1, 1 / 4, 1 / 5], [4, 1, 1 / 2], [5, 2, 1]],
    [[1, 3, 1 / 3], [1 / 3, 1, 1 / 7], [3, 7, 1]],
    [[1, 1 / 3, 5], [3, 1, 7], [1 / 5, 1 / 7, 1]],
    [[1, 1, 7], [1, 1, 7], [1 / 7, 1 / 7, 1]],
    [[1, 7, 9], [1 / 7, 1, 1], [1 / 9, 1, 1]],
]


def test_a_published_hierarchy() -> None:
    """Criteria and result as in the code of a public lecture on AHP; two cells across each other there say 1 and 3."""
    criteria = matrix(CRITERIA)
    with pytest.raises(JourneyError, match="matrix, 'i4', 'i5': 1 must be 1 / 3, what stands across it"):
        ahp_weights(criteria)
    judged = ahp_weights(criteria, must_be_reciprocal=False)
    assert judged["weight"].tolist() == pytest.approx([0.1507, 0.1792, 0.1886, 0.0472, 0.1464, 0.2879], abs=5e-5)
    assert judged["lambda_max"].iloc[0] == pytest.approx(6.61778, abs=5e-6)
    assert judged["consistency_ratio"].iloc[0] == pytest.approx(0.09964, abs=5e-6)
    by = {f"i{i}": matrix(rows) for i, rows in enumerate(ALTERNATIVES)}
    result = ahp_hierarchy(criteria, by, must_be_reciprocal=False)
    assert result["weight"].tolist() == pytest.approx([0.3951982, 0.29962129, 0.30518051], abs=5e-8)
    assert result["rank"].tolist() == [1, 3, 2]
    assert consistency({"criteria": criteria, **by}, must_be_reciprocal=False).loc["criteria", "is_consistent"]
    assert consistency(by)["items"].tolist() == [3] * 6


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 10), method=st.sampled_from(METHODS))
def test_a_consistent_matrix_gives_back_its_weights_by_every_method(seed: int, n: int, method: str) -> None:
    pairs = random_matrix(seed, n, 0)
    result = ahp_weights(pairs, method=method)
    expected = pairs.iloc[:, 0] / pairs.iloc[:, 0].sum()
    np.testing.assert_allclose(result["weight"], expected)
    assert result["consistency_ratio"].tolist() == pytest.approx([0] * n, abs=1e-9)
    assert result["is_consistent"].all()


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(3, 10), method=st.sampled_from(METHODS))
def test_weights_are_shares_and_follow_their_items(seed: int, n: int, method: str) -> None:
    pairs = random_matrix(seed, n, 0.8)
    result = ahp_weights(pairs, method=method)
    assert result["weight"].sum() == pytest.approx(1)
    assert (result["weight"] > 0).all()
    assert (result["consistency_index"] >= 0).all()
    order = np.random.default_rng(seed).permutation(n)
    moved = ahp_weights(pairs.iloc[order, order], method=method)
    np.testing.assert_allclose(moved["weight"].reindex(result.index), result["weight"], rtol=1e-9)
    if method == "eigenvector":  # by powers, not by numpy's solver
        vector = np.ones(n)
        for _ in range(300):
            vector = pairs.to_numpy() @ vector
            vector /= vector.sum()
        np.testing.assert_allclose(result["weight"], vector, rtol=1e-8)
        assert result["lambda_max"].iloc[0] == pytest.approx((pairs.to_numpy() @ vector).sum())


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(3, 7))
def test_missing_pairs_are_the_ratio_of_the_weights_they_lead_to(seed: int, n: int) -> None:
    pairs = random_matrix(seed, n, 0.5)
    rng = np.random.default_rng(seed)
    holed = pairs.copy()
    for i, j in itertools.combinations(range(n), 2):
        if j > i + 1 and rng.random() < 0.5:  # neighbours are compared, so that all hang together
            holed.iloc[i, j] = holed.iloc[j, i] = np.nan
    result = ahp_weights(holed)
    weight = result["weight"].to_numpy()
    whole = holed.where(holed.notna(), np.outer(weight, 1 / weight))
    again = ahp_weights(whole)
    np.testing.assert_allclose(again["weight"], weight, rtol=1e-8)
    assert again["lambda_max"].iloc[0] == pytest.approx(result["lambda_max"].iloc[0])
    missing = int(holed.isna().to_numpy().sum()) // 2
    assert (result["missing_pairs"] == missing).all()
    assert result["consistency_ratio"].isna().all() == (missing > 0)
    if missing:
        with pytest.raises(JourneyError, match=f"{missing} pairs are missing; 'geometric_mean' needs all of them"):
            ahp_weights(holed, method="geometric_mean")


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 5), m=st.integers(1, 5), noise=st.sampled_from([0.0, 0.6]))
def test_a_hierarchy_and_its_consistency_as_numpys_eigenvectors_have_them(
    seed: int, n: int, m: int, noise: float
) -> None:
    criteria = random_matrix(seed, n, noise)
    by = {
        name: random_matrix(seed + i, m, noise).rename("a{}".format).rename("a{}".format, axis=1)
        for i, name in enumerate(criteria)
    }
    own, facts = {}, {}
    for name, pairs in {"criteria": criteria, **by}.items():
        values, vectors = np.linalg.eig(pairs.to_numpy())
        at = int(np.argmax(values.real))
        own[name] = np.abs(vectors[:, at].real) / np.abs(vectors[:, at].real).sum()
        facts[name] = (values[at].real, (values[at].real - len(pairs)) / (len(pairs) - 1) if len(pairs) > 1 else 0.0)
    result = ahp_hierarchy(criteria, by)
    expected = sum(share * own[name] for share, name in zip(own["criteria"], by, strict=True))
    np.testing.assert_allclose(result["weight"], expected, rtol=1e-8)
    np.testing.assert_allclose(result["i0_weight"], own["i0"], rtol=1e-8)
    assert result["weight"].sum() == pytest.approx(1)
    found = consistency({"criteria": criteria, **by})
    for name, (largest, index) in facts.items():
        row = found.loc[name]
        assert row["lambda_max"] == pytest.approx(largest)
        assert row["consistency_index"] == pytest.approx(index, abs=1e-9)
        ratio = index / row["random_index"] if row["random_index"] else 0
        assert row["consistency_ratio"] == pytest.approx(ratio, abs=1e-8)
        assert row["is_consistent"] == (ratio < 0.1)


def consistent(tables: Tables) -> Tables:
    """Return random tables whose comparisons hang together: ratios of hidden weights, each objective with the next."""
    ids = tables["objectives"].index
    hidden = pd.Series(np.linspace(1, 3, len(ids)), ids)
    pairs = tables["comparisons"].dropna()[["objective_id", "other_objective_id"]]
    chain = pd.DataFrame({"objective_id": ids[:-1], "other_objective_id": ids[1:]}, index=[f"x{i}" for i in ids[1:]])
    pairs = pd.concat([pairs, chain]) if len(ids) else pairs
    ratio = hidden.reindex(pairs["objective_id"]).to_numpy() / hidden.reindex(pairs["other_objective_id"]).to_numpy()
    return {"objectives": tables["objectives"], "comparisons": pairs.assign(ratio=ratio)}


@settings(deadline=None, max_examples=25)
@given(tables=redesigns("objectives", "comparisons", missing=(0.0,)))
def test_the_table_of_comparisons_gives_the_weights_behind_it(tables: Tables) -> None:
    tables = consistent(tables)

    def call(given_tables: Tables) -> pd.DataFrame:
        return objective_weights(given_tables["objectives"], given_tables["comparisons"])

    result = laws(call, tables)
    hidden = np.linspace(1, 3, len(result))
    np.testing.assert_allclose(result["weight"], hidden / hidden.sum() if len(result) else hidden)


def test_a_table_and_its_matrix_say_the_same() -> None:
    rows = [("i0", "i1", 1 / 3), ("i0", "i2", 5), ("i2", "i1", 1 / 7), ("i1", "i2", 7), ("i1", "i1", 1)]
    pairs = pd.DataFrame(rows, columns=["objective_id", "other_objective_id", "ratio"])
    result = objective_weights(pd.DataFrame(index=["i0", "i1", "i2"]), pairs, method="column_average")
    np.testing.assert_allclose(result["weight"], ahp_weights(matrix(TEKNOMO), method="column_average")["weight"])


def compared(rows: list[tuple[str, str, float]], ids: list[str]) -> pd.DataFrame:
    pairs = pd.DataFrame(rows, columns=["objective_id", "other_objective_id", "ratio"])
    return objective_weights(pd.DataFrame(index=pd.Index(ids, dtype="str")), pairs)


def test_comparisons_that_contradict_or_fall_apart_are_refused() -> None:
    with pytest.raises(JourneyError) as refused:
        compared([("a", "b", 3), ("b", "a", 3), ("a", "a", 2)], ["a", "b"])
    assert refused.value.details == (
        "comparisons, 0, ratio: 3 contradicts what other rows say of that pair",
        "comparisons, 1, ratio: 3 contradicts what other rows say of that pair",
        "comparisons, 2, ratio: 2 must be 1: 'a' is compared with itself",
    )
    with pytest.raises(JourneyError, match="nothing is known between 2 groups of items"):
        compared([("a", "b", 3), ("c", "d", 3)], ["a", "b", "c", "d"])
    with pytest.raises(JourneyError, match=r"comparisons, 0, ratio: 12 must be a number from 0\.111111 to 9"):
        compared([("a", "b", 12)], ["a", "b"])


def test_comparisons_of_objectives_that_are_not_given_are_left_out() -> None:
    result = compared([("a", "b", 3), ("a", "z", 9)], ["a", "b"])
    assert result["weight"].tolist() == pytest.approx([0.75, 0.25])
    assert left_out(result)["reason"].tolist() == ["other_objective_id is not among the rows given"]


def test_a_matrix_that_is_none_is_refused_cell_by_cell() -> None:
    with pytest.raises(JourneyError) as refused:
        ahp_weights(matrix([[1, 3, 0], [2, 1, 4], [1, 0.25, 2]]))
    assert refused.value.details == (
        "matrix, 'i0', 'i2': 0 must be a number above 0",
        "matrix, 'i0', 'i1': 3 must be 1 / 2, what stands across it",
        "matrix, 'i2', 'i2': 2 must be 1",
    )
    with pytest.raises(JourneyError, match="must have the same ids in rows and columns"):
        ahp_weights(matrix(TEKNOMO).rename(index={"i0": "x"}))
    with pytest.raises(JourneyError, match="alternatives must have a matrix for each of 'i0', 'i1'"):
        ahp_hierarchy(matrix([[1, 2], [0.5, 1]]), {"i0": matrix(TEKNOMO)})
    with pytest.raises(JourneyError, match="method must be one of"):
        ahp_weights(matrix(TEKNOMO), method="mean")


def test_thirds_may_be_written_as_0_33() -> None:
    assert ahp_weights(matrix([[1, 3], [0.33, 1]]))["weight"].tolist() == pytest.approx([0.75, 0.25], abs=0.01)


def test_beyond_ten_items_there_is_no_ratio() -> None:
    result = ahp_weights(random_matrix(1, 11, 0.3))
    assert result["consistency_ratio"].isna().all()
    assert (result["consistency_index"] > 0).all()


def test_no_items_give_no_rows() -> None:
    assert ahp_weights(matrix([])).dtypes.to_dict() == ahp_weights(matrix(TEKNOMO)).dtypes.to_dict()
    assert consistency({}).dtypes.to_dict() == consistency({"a": matrix(TEKNOMO)}).dtypes.to_dict()
