"""Weights by comparing things in pairs (AHP): of a matrix, of the table of comparisons, of a whole hierarchy."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from journey_widgets.analysis._arguments import mapped, one_of
from journey_widgets.analysis._links import linked, ranks
from journey_widgets.analysis._pairs import FACTS, METHODS, MOST_ITEMS, formula_of, from_pairs, judge, square, weighed
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, listed

SOURCE = "Saaty 1980"


def ahp_weights(matrix: pd.DataFrame, *, method: str = "eigenvector", must_be_reciprocal: bool = True) -> pd.DataFrame:
    """Return weights from a matrix that compares things in pairs, and how consistent it is.

    Parameters
    ----------
    matrix
        Square, rows and columns by the same ids in the same order: how many times as much the row counts as the column.
        1 on the diagonal; each cell is 1 / the one across it. A missing pair is missing on both sides.
    method
        `eigenvector` (principal eigenvector, Saaty's own), `geometric_mean` (of each row) or `column_average` (mean of
        the rows after each column is divided by its sum). They differ where the matrix is not consistent.
    must_be_reciprocal
        Whether a cell that is not 1 / the one across it is refused. False takes all cells as they stand; published
        matrices have such slips.

    Returns
    -------
    pandas.DataFrame
        Rows of `matrix`: `weight` (they sum to 1), `rank` (1 = largest; ties share the lowest); and of the matrix as a
        whole, on each row, what `consistency` returns.

    Raises
    ------
    JourneyError
        If the matrix is not square, positive and reciprocal, or cannot be used by the method because pairs are missing.

    Notes
    -----
    A·w = λ·w; CI = (λ − n)/(n − 1); CR = CI / RI, accepted below 0.10. λ is the eigenvalue; for `geometric_mean` the
    mean of (A·w)ᵢ/wᵢ; for `column_average` the sum of A·w. RI is tabled up to n = 10: beyond, CR is missing.
    Where pairs are missing, `eigenvector` takes each as the ratio of the weights it leads to (Harker 1987); the other
    methods are not defined and refuse. Saaty's RI does not hold for such a matrix (Ágoston & Csató 2022): no CR.

    References
    ----------
    Saaty, The Analytic Hierarchy Process, 1980. Harker, Mathematical Modelling 9(11), 1987, 837–848.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> ids = ["price", "time", "trust"]
    >>> pairs = pd.DataFrame([[1, 1/3, 5], [3, 1, 7], [1/5, 1/7, 1]], index=ids, columns=ids)
    >>> jw.analysis.ahp_weights(pairs)["weight"].round(5).to_dict()
    {'price': 0.27895, 'time': 0.64912, 'trust': 0.07193}
    """
    one_of("method", method, METHODS)
    values, index = square("matrix", matrix, must_be_reciprocal=must_be_reciprocal)
    return told(weighed(values, index, method, "matrix"), formula_of(method), SOURCE, {"method": method})


def objective_weights(
    objectives: pd.DataFrame, comparisons: pd.DataFrame, *, method: str = "eigenvector"
) -> pd.DataFrame:
    """Return the weights of objectives from the comparisons of pairs of them, and how consistent these are.

    Parameters
    ----------
    objectives
        Their ids are enough.
    comparisons
        `objective_id`, `other_objective_id`, `ratio`: how many times as much the one counts (1/9 … 9). One row a pair,
        from either side, is enough; several that say the same, but for rounding, count as their geometric mean.
    method
        As `ahp_weights`.

    Returns
    -------
    pandas.DataFrame
        Rows of `objectives`, as `ahp_weights`.

    Raises
    ------
    JourneyError
        If a table is not as the schema says, two rows contradict each other about a pair, an objective is compared with
        itself as something else than 1, or the comparisons fall apart into groups between which nothing is known.

    Notes
    -----
    As `ahp_weights`; missing pairs need the method `eigenvector`.

    References
    ----------
    Saaty, The Analytic Hierarchy Process, 1980. Harker, Mathematical Modelling 9(11), 1987, 837–848.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> aims = pd.DataFrame(index=["loyalty", "margin", "image"])
    >>> pairs = {"objective_id": ["loyalty", "margin"], "other_objective_id": ["margin", "image"], "ratio": [2, 3]}
    >>> found = jw.analysis.objective_weights(aims, pd.DataFrame(pairs))
    >>> found["weight"].round(3).to_dict(), int(found["missing_pairs"].iloc[0])
    ({'loyalty': 0.6, 'margin': 0.3, 'image': 0.1}, 1)
    """
    one_of("method", method, METHODS)
    left = LeftOut()
    index = taken("objectives", objectives).index
    pairs = taken("comparisons", comparisons, ("objective_id", "other_objective_id", "ratio"))
    left.add("comparisons", pairs.index[pairs["ratio"].isna()], "no ratio")
    pairs = pairs[pairs["ratio"].notna()]
    for column in ("objective_id", "other_objective_id"):
        pairs = linked("comparisons", pairs, column, index, left)
    if len(index) > MOST_ITEMS:
        raise JourneyError(f"objectives: at most {MOST_ITEMS} can be compared in pairs, not {len(index)}")
    values = from_pairs(pairs, index)
    result = weighed(values, index, method, "comparisons")
    return told(result, formula_of(method), SOURCE, {"method": method}, left)


def ahp_hierarchy(
    criteria: pd.DataFrame,
    alternatives: Mapping[str, pd.DataFrame],
    *,
    method: str = "eigenvector",
    must_be_reciprocal: bool = True,
) -> pd.DataFrame:
    """Return how alternatives score over a hierarchy: by each criterion, the criteria weighed against each other.

    Parameters
    ----------
    criteria
        Matrix that compares the criteria in pairs, as `ahp_weights` takes it.
    alternatives
        For each criterion, by its id, a matrix that compares the alternatives by it.
    method, must_be_reciprocal
        As `ahp_weights`, for all matrices.

    Returns
    -------
    pandas.DataFrame
        Rows of the alternatives: `weight` (they sum to 1), `rank`, and for each criterion `<criterion>_weight`, the
        alternative's weight by that criterion alone.

    Raises
    ------
    JourneyError
        If a matrix is not square, positive and reciprocal, a criterion has none, or the alternatives differ.

    Notes
    -----
    weight of an alternative = Σ weight of the criterion · weight of the alternative by it. `consistency` tells which of
    the matrices are to be thought over.

    References
    ----------
    Saaty, The Analytic Hierarchy Process, 1980.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> one = pd.DataFrame([[1, 3], [1/3, 1]], index=["price", "time"], columns=["price", "time"])
    >>> by_price = pd.DataFrame([[1, 1/4], [4, 1]], index=["desk", "app"], columns=["desk", "app"])
    >>> jw.analysis.ahp_hierarchy(one, {"price": by_price, "time": by_price})["weight"].round(2).to_dict()
    {'desk': 0.2, 'app': 0.8}
    """
    one_of("method", method, METHODS)
    values, names = square("criteria", criteria, must_be_reciprocal=must_be_reciprocal)
    weight = weighed(values, names, method, "criteria")["weight"]
    lacking = [str(name) for name in names if name not in mapped("alternatives", alternatives)]
    strange = [str(name) for name in alternatives if name not in names]
    if lacking or strange:
        raise JourneyError(f"alternatives must have a matrix for each of {listed(map(str, names))}")
    parts: dict[str, pd.Series] = {}
    index: pd.Index | None = None
    for name in names:
        matrix, own = square(f"alternatives['{name}']", alternatives[name], must_be_reciprocal=must_be_reciprocal)
        index = own if index is None else index
        if list(own) != list(index):
            raise JourneyError(
                f"alternatives['{name}'] must compare {listed(map(str, index))}, not {listed(map(str, own))}"
            )
        parts[f"{name}_weight"] = weighed(matrix, own, method, f"alternatives['{name}']")["weight"]
    local = pd.DataFrame(parts)
    total = pd.Series(local.to_numpy() @ weight.to_numpy(), local.index)
    result = pd.concat([pd.DataFrame({"weight": total, "rank": ranks(total)}), local], axis=1)
    parameters = {"method": method, "criteria_weights": {str(name): float(value) for name, value in weight.items()}}
    return told(result, "weight = Σ criterion's weight · weight by the criterion", SOURCE, parameters)


def consistency(
    matrices: Mapping[str, pd.DataFrame], *, method: str = "eigenvector", must_be_reciprocal: bool = True
) -> pd.DataFrame:
    """Return how consistent each of several matrices of pairs is.

    Parameters
    ----------
    matrices
        By name, as `ahp_weights` takes each.
    method, must_be_reciprocal
        As `ahp_weights`.

    Returns
    -------
    pandas.DataFrame
        Indexed by `matrix`: `items` (n), `missing_pairs`, `lambda_max`, `consistency_index`, `random_index`,
        `consistency_ratio`, `is_consistent` (a ratio below 0.10; missing where there is no ratio).

    Raises
    ------
    JourneyError
        As `ahp_weights`.

    Notes
    -----
    CI = (λ − n)/(n − 1); CR = CI / RI. One or two items are always consistent: their ratio is 0.

    References
    ----------
    Saaty, The Analytic Hierarchy Process, 1980.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> pairs = pd.DataFrame([[1, 1/3, 5], [3, 1, 7], [1/5, 1/7, 1]])
    >>> jw.analysis.consistency({"criteria": pairs}, method="column_average").round(5)["consistency_ratio"].to_dict()
    {'criteria': 0.08338}
    """
    one_of("method", method, METHODS)
    found = {}
    for name, matrix in mapped("matrices", matrices).items():
        values, _ = square(str(name), matrix, must_be_reciprocal=must_be_reciprocal)
        found[str(name)] = judge(values, method, str(name))
    index = pd.Index(list(found), name="matrix", dtype="str")
    result = pd.DataFrame([one.facts() for one in found.values()], index=index, columns=list(FACTS)).astype(FACTS)
    return told(result, "CR = (λ − n) / (n − 1) / RI, accepted below 0.10", SOURCE, {"method": method})
