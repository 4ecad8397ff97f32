"""The 0/1 programs of the portfolio: whole numbers in, the one best set out, the same on every machine.

HiGHS (by way of scipy) solves them in floating point, within tolerances. Everything here is therefore made of whole
numbers, each answer is checked in whole numbers, and one that only the tolerances allow is cut off and asked for again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from journey_widgets.errors import JourneyError

CUTS = 200
"""How many answers that only the tolerances allow are cut off before giving up."""

BLOCK = 20
"""So many rows at a time are decided when the order of rows breaks a tie: 2²⁰ is well within what HiGHS tells apart."""

TIME_IS_UP = 1
INFEASIBLE = 2


@dataclass(frozen=True)
class Row:
    """A condition: the sum over the chosen of `coefficients` is at most `most`; all whole numbers."""

    coefficients: np.ndarray
    most: int

    def holds(self, chosen: np.ndarray) -> bool:
        """Return whether a set keeps to it."""
        return int(self.coefficients[chosen].sum()) <= self.most

    def shortened(self) -> Row:
        """Return the same condition in the smallest whole numbers."""
        divisor = int(np.gcd.reduce(self.coefficients)) if len(self.coefficients) else 0
        return Row(self.coefficients // divisor, self.most // divisor) if divisor > 1 else self


@dataclass
class Program:
    """Choose some of `count` things, within conditions.

    Parameters
    ----------
    rows
        Conditions on the whole set.
    needs
        Pairs of places, n × 2: the first may be chosen only with the second.
    groups
        Places of which one at most is chosen.
    must, may
        For each thing, whether it has to be chosen, and whether it can be.
    deadline
        When to give up, as `time.monotonic()` tells the time.
    """

    count: int
    rows: list[Row]
    needs: np.ndarray
    groups: list[np.ndarray]
    must: np.ndarray
    may: np.ndarray
    deadline: float
    _matrix: object = field(default=None, init=False, repr=False)

    def allows(self, chosen: np.ndarray, extra: tuple[Row, ...] = ()) -> bool:
        """Return whether a set keeps to all conditions."""
        return all(row.holds(chosen) for row in (*self.rows, *extra))

    def best(self, worth: np.ndarray, *extra: Row) -> np.ndarray | None:
        """Return a set of the highest worth, as flags; None where no set keeps to the conditions."""
        rows = [*self.rows, *extra]
        for _ in range(CUTS):
            chosen = self._solved(worth, rows)
            if chosen is None or self.allows(chosen, extra):
                return chosen
            rows.append(_other_than(chosen))
        raise JourneyError("the costs differ by so little beside their size that no set can be told to be the best")

    def chosen(self, worth: np.ndarray, cost: np.ndarray, *extra: Row) -> np.ndarray | None:
        """Return the set of the highest worth; of several the cheapest, of those the one of the earliest rows."""
        found = self.best(worth, *extra)
        if found is None:
            return None
        as_good = (*extra, Row(-worth, -int(worth[found].sum())))
        if self._other(found, as_good) is None:  # most often there is no tie, and this is quickly shown
            return found
        cheapest = self.best(-cost, *as_good)
        found = found if cheapest is None else cheapest
        as_cheap = (*as_good, Row(cost, int(cost[found].sum())))
        return found if self._other(found, as_cheap) is None else self._earliest(found, as_cheap)

    def _other(self, found: np.ndarray, rows: tuple[Row, ...]) -> np.ndarray | None:
        """Return any other set that keeps to the conditions."""
        return self.best(np.zeros(self.count, dtype="int64"), *rows, _other_than(found))

    def _earliest(self, found: np.ndarray, rows: tuple[Row, ...]) -> np.ndarray:
        must, may = self.must.copy(), self.may.copy()
        open_places = np.flatnonzero(self.may & ~self.must)
        for start in range(0, len(open_places), BLOCK):
            block = open_places[start : start + BLOCK]
            wish = np.zeros(self.count, dtype="int64")
            wish[block] = 2 ** np.arange(len(block))[::-1]
            part = Program(self.count, self.rows, self.needs, self.groups, must, may, self.deadline)
            better = part.best(wish, *rows)
            found = found if better is None else better
            must[block], may[block] = found[block], found[block]
        return found

    def _solved(self, worth: np.ndarray, rows: list[Row]) -> np.ndarray | None:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - half a second importing us saves
        from scipy.sparse import csr_array, vstack  # noqa: PLC0415

        if self.count == 0:
            return np.zeros(0, dtype="bool") if all(row.most >= 0 for row in rows) else None
        short = [row.shortened() for row in rows]
        if self._matrix is None:
            self._matrix = self._links()
        links: csr_array = self._matrix
        own = csr_array(np.array([row.coefficients for row in short], dtype="float64").reshape(len(short), self.count))
        most = np.concatenate([[row.most for row in short], self._most()])
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _too_long()
        answer = milp(
            -worth / max(1, int(np.gcd.reduce(worth))),
            integrality=np.ones(self.count),
            bounds=Bounds(self.must.astype("float64"), self.may.astype("float64")),
            constraints=LinearConstraint(vstack([own, links]), -np.inf, most),
            options={"mip_rel_gap": 0.0, "time_limit": left},
        )
        if answer.status == TIME_IS_UP:
            raise _too_long()
        if answer.status == INFEASIBLE or answer.x is None:
            return None
        chosen: np.ndarray = answer.x > 0.5  # noqa: PLR2004 - between no and yes
        return chosen

    def _links(self) -> object:
        """Return needs and groups as rows of a sparse matrix."""
        from scipy.sparse import csr_array  # noqa: PLC0415

        height = len(self.needs) + len(self.groups)
        at = np.arange(len(self.needs))
        lines = [at, at, *(np.full(len(group), len(at) + i) for i, group in enumerate(self.groups))]
        places = [self.needs[:, 0], self.needs[:, 1], *self.groups]
        signs = [np.ones(len(at)), -np.ones(len(at)), *(np.ones(len(group)) for group in self.groups)]
        shape = (height, self.count)
        return csr_array((np.concatenate(signs), (np.concatenate(lines), np.concatenate(places))), shape=shape)

    def _most(self) -> np.ndarray:
        return np.concatenate([np.zeros(len(self.needs)), np.ones(len(self.groups))])


def whole(values: pd.Series, unit: float) -> np.ndarray:
    """Return amounts as whole multiples of a unit."""
    rounded: np.ndarray = np.rint(values.to_numpy(dtype="float64") / unit).astype("int64")
    return rounded


def _other_than(chosen: np.ndarray) -> Row:
    """Return the condition that leaves one set out: one in it must go, or one outside must come."""
    return Row(np.where(chosen, 1, -1), int(chosen.sum()) - 1)


def _too_long() -> JourneyError:
    return JourneyError(
        "no best set was found within `seconds`: give it more, or fewer interventions to choose from (drop those of the"
        " lowest priority)"
    )
