"""Tables of random redesigns, made from the schema: any of them, in any size, with anything missing.

`random_tables` is quick enough for a hundred thousand rows (the benchmarks use it); `redesigns` is the strategy. What
every function of the package must hold to is in `laws`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import Phase, settings
from hypothesis import strategies as st

from journey_widgets.schema import STATES, TABLES, Column, Table

Tables = dict[str, pd.DataFrame]

QUICK = settings(deadline=None, max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""For properties of whole tables: each example holds many rows, and a seed cannot be made simpler."""

WORDS = ("time", "Time ", "prezzo", "à la carte", "one day", "two days", "=1+1", "perché no", "clear terms", "a person")
FIRST_DAY = np.datetime64("2024-01-01", "us")
DAY = np.timedelta64(1, "D")


def random_tables(seed: int, sizes: Mapping[str, int], missing: float = 0.2) -> Tables:
    """Return random tables that the schema allows, parents before children.

    Parameters
    ----------
    seed
        The same seed, sizes and share give the same tables.
    sizes
        Table → number of rows. Tables that live in the rows of others (assessments, emotions) take theirs from those;
        their number says only that they are wanted. References point into the tables that are here.
    missing
        Share of cells that are missing, of those that may be.
    """
    rng = np.random.default_rng(seed)
    ids = {name: ids_of(name, size) for name, size in sizes.items() if not TABLES[name].host}
    return {name: _table(rng, TABLES[name], ids, missing) for name in TABLES if name in sizes}


def redesigns(
    *names: str, most: int = 8, least: int = 0, missing: Sequence[float] = (0.0, 0.25, 1.0)
) -> st.SearchStrategy[Tables]:
    """Return a strategy for the tables named, each of `least` to `most` rows."""
    return st.builds(
        random_tables,
        seed=st.integers(0, 2**32 - 1),
        sizes=st.fixed_dictionaries({name: st.integers(least, most) for name in names}),
        missing=st.sampled_from(missing),
    )


def ids_of(name: str, size: int) -> np.ndarray:
    """Return the ids of a random table."""
    return np.array([f"{TABLES[name].prefix}{i}" for i in range(size)], dtype="object")


def shuffled(tables: Tables, seed: int = 1) -> Tables:
    """Return the tables with their rows in another order."""
    return {name: frame.sample(frac=1, random_state=seed) for name, frame in tables.items()}


def branched(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps in a few large blocks, two of three of alternatives, with few branches and a loop for each."""
    found, place = steps.copy(), np.arange(len(steps))
    found["phase_id"] = pd.array([found["phase_id"].array[0]] * len(found) if len(found) else [], dtype="str")
    found["flow_kind"] = pd.array(np.where(place // 4 % 3 == 1, "any_order", "alternative"), dtype="str")
    found["flow_group"] = pd.array([None] * len(found), dtype="str")
    branches = np.array(["a", "b", None], dtype="object")[place * 7 % 5 % 3]
    found["branch"] = pd.array(branches, dtype="str")
    found["back_to_step_id"] = pd.array(found.index[::-1], dtype="str")
    return found


def emptied(tables: Tables) -> Tables:
    """Return the tables without their rows."""
    return {name: frame.iloc[:0] for name, frame in tables.items()}


def laws(call: Callable[[Tables], pd.DataFrame], tables: Tables, *, is_ordered: bool = False) -> pd.DataFrame:
    """Check what every function must hold to, and return what it gave.

    It changes none of its tables; it says how it was made; rows in another order give the same result by id; no rows
    give the same columns and dtypes.

    Parameters
    ----------
    call
        The function, with the tables it is given by name.
    tables
        The tables.
    is_ordered
        Whether the order of the rows of the result is part of the law, too.
    """
    before = {name: frame.copy() for name, frame in tables.items()}
    result = call(tables)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
    assert result.attrs["formula"]
    assert result.attrs["source"]
    assert result.index.is_unique
    assert all(len(part["rows"]) for part in result.attrs["left_out"])
    other = call(shuffled(tables))
    order = other if is_ordered else other.reindex(result.index)
    assert len(other) == len(result)
    pd.testing.assert_frame_equal(order, result, check_exact=False, rtol=1e-9, atol=1e-9)
    assert _reasons(other) == _reasons(result)
    nothing = call(emptied(tables))
    assert nothing.columns.equals(result.columns)
    assert list(nothing.index.names) == list(result.index.names)
    assert nothing.dtypes.to_dict() == result.dtypes.to_dict()
    return result


def _reasons(result: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    return {(part["table"], part["reason"]): sorted(part["rows"]) for part in result.attrs["left_out"]}


def _table(rng: np.random.Generator, table: Table, ids: Mapping[str, np.ndarray], missing: float) -> pd.DataFrame:
    index = _index(rng, table, ids)
    found: dict[str, Any] = {}
    for column in table.columns:
        values = _values(rng, column, len(index), ids)
        if column.reference and column.reference.table_column:
            values = _loose(rng, found[column.reference.table_column], ids)
        if column.default is None and missing and not _is_cascading(column):
            values = values.where(pd.Series(rng.random(len(index)) >= missing))
        found[column.name] = values
    frame = pd.DataFrame(found).set_axis(index)
    if table.is_ordered:
        frame["position"] = _positions(frame, table)
    return frame


def _index(rng: np.random.Generator, table: Table, ids: Mapping[str, np.ndarray]) -> pd.Index:
    if not table.host:
        own = ids[table.name] if not table.single_id else np.array([table.single_id])
        return pd.Index(own, dtype="str", name=table.index[0])
    hosts = ids[table.host]
    labels = [np.repeat(hosts, len(STATES)), np.tile(np.array(STATES, dtype="object"), len(hosts))]
    if len(table.index) > len(labels):
        personas = np.concatenate([np.array([""], dtype="object"), ids.get("personas", ids_of("personas", 0))])
        labels.append(rng.choice(personas, len(labels[0])))
    kept = rng.random(len(labels[0])) < 0.9
    return pd.MultiIndex.from_arrays([pd.Index(level[kept], dtype="str") for level in labels], names=table.index)


def _values(rng: np.random.Generator, column: Column, size: int, ids: Mapping[str, np.ndarray]) -> pd.Series:
    if column.dtype == "str":
        words = _words(column, ids)
        return pd.Series(rng.choice(words, size) if len(words) else np.full(size, np.nan), dtype="str")
    if column.dtype == "boolean":
        return pd.Series(rng.random(size) < 0.5, dtype="boolean")
    if column.dtype == "datetime64[us]":
        return pd.Series(FIRST_DAY + rng.integers(0, 900, size) * DAY).astype("datetime64[us]")
    return _numbers(rng, column, size)


def _words(column: Column, ids: Mapping[str, np.ndarray]) -> np.ndarray:
    if column.choices:
        return np.array(list(column.choices.values), dtype="object")
    if column.reference:
        return ids.get(column.reference.table, ids_of("notes", 0))
    if column.name == "table_name":
        return np.array([name for name, rows in ids.items() if len(rows) and TABLES[name].is_ordered], dtype="object")
    return np.array(WORDS, dtype="object")


def _numbers(rng: np.random.Generator, column: Column, size: int) -> pd.Series:
    low, high = column.minimum, column.maximum
    if low is not None and high is not None:
        values = rng.uniform(low, high, size)
    elif low is not None:
        values = low + rng.exponential(20, size)
    else:
        values = rng.normal(0, 10, size)
    if column.dtype == "Int64":
        return pd.Series(np.round(values)).astype("Int64")
    return pd.Series(np.clip(np.round(values, 1), low, high))


def _loose(rng: np.random.Generator, names: pd.Series, ids: Mapping[str, np.ndarray]) -> pd.Series:
    found = pd.Series(np.nan, names.index, dtype="object")
    for name in names.dropna().unique():
        at = (names == name).to_numpy(dtype="bool", na_value=False)
        found[at] = rng.choice(ids[name], int(at.sum()))
    return found.astype("str")


def _is_cascading(column: Column) -> bool:
    """Whether a row without this would not be shown: it hangs on another one by it, and that is asked for."""
    return column.reference is not None and column.reference.on_delete == "cascade" and column.is_asked


def _positions(frame: pd.DataFrame, table: Table) -> pd.Series:
    if not table.parents or frame.empty:
        return pd.Series(np.arange(1, len(frame) + 1), frame.index).astype("Int64")
    parent = pd.Series(np.nan, frame.index, dtype="str")
    for name in table.parents:
        parent = parent.where(parent.notna(), frame[name])
    parent = parent.fillna("")
    return frame.groupby(parent.to_numpy()).cumcount().add(1).astype("Int64")
