"""How charts take what they draw: results of analyses as they are, names by id, and what is picked elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.charts._wording import Wording
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.schema import LANGUAGES

LONGEST = 200
"""Characters of a name that a chart holds."""
Names = pd.DataFrame | pd.Series | None
"""Names by id: a table with a column `name`, a Series, or nothing, where ids stand in for names."""


def wording(language: object) -> Wording:
    """Return the texts in a language, or refuse it."""
    return Wording(one_of("language", language, LANGUAGES))


def one_of(label: str, value: object, allowed: Iterable[str]) -> str:
    """Return a parameter that is one of a few words, or refuse it."""
    names = list(allowed)
    if not isinstance(value, str) or value not in names:
        near = nearest(value, names) if isinstance(value, str) else ""
        raise JourneyError(f"{label} must be one of {listed(names)}, not {shorten(value)}{near}")
    return value


def positive(label: str, value: object) -> int:
    """Return a parameter that is a whole number from 1 on, or refuse it."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < 1:
        raise JourneyError(f"{label} must be a whole number, 1 or more, not {shorten(value)}")
    return int(value)


def number(label: str, value: object) -> float:
    """Return a parameter that is a finite number, or refuse it."""
    is_one = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    if not is_one or not np.isfinite(float(value)):  # type: ignore[arg-type]
        raise JourneyError(f"{label} must be a finite number, not {shorten(value)}")
    return float(value)  # type: ignore[arg-type]


def moment(label: str, value: object) -> pd.Timestamp:
    """Return a parameter that is a day or a time, without a zone, or refuse it."""
    try:
        found = pd.Timestamp(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        found = pd.NaT  # type: ignore[assignment]
    if pd.isna(found):
        raise JourneyError(f"{label} must be a date such as '2026-01-31', not {shorten(value)}")
    return found.tz_localize(None)


def table(
    label: str,
    value: object,
    columns: Sequence[str],
    *,
    ids: Sequence[str] = (),
    optional: Sequence[str] = (),
    source: str = "",
) -> pd.DataFrame:
    """Return a table with its ids as the first columns and the wanted ones behind them, or refuse it.

    Parameters
    ----------
    label
        What the message calls it.
    value
        A DataFrame.
    columns
        Columns it must have.
    ids
        Names of the levels of its index, which may also stand among its columns.
    optional
        Columns that are taken where they are; missing ones are empty.
    source
        Function that returns such a table, for the message.
    """
    wanted = f", as jw.analysis.{source} returns it" if source else ""
    if not isinstance(value, pd.DataFrame):
        raise JourneyError(f"{label} must be a DataFrame{wanted}, not {type(value).__name__}")
    frame = value.copy(deep=False)
    frame.attrs = {}  # pandas copies them in depth with every step
    if any(name not in frame.columns for name in ids):
        if frame.index.nlevels != len(ids) or any(
            has not in {None, want} for has, want in zip(frame.index.names, ids, strict=True)
        ):
            raise JourneyError(
                f"{label} must be indexed by {listed(ids)}{wanted}, "
                f"not by {listed(str(name) for name in frame.index.names)}"
            )
        frame = frame.rename_axis(list(ids)).reset_index()
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise JourneyError(f"{label} has no column {listed(missing)}{wanted}; it has {listed(map(str, frame.columns))}")
    found = frame[[*ids, *columns]].reset_index(drop=True)
    for name in optional:
        found[name] = frame[name].array if name in frame.columns else None
    return found


def floats(label: str, frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return a table with some columns as numbers, missing ones NaN, or refuse what is none."""
    found = frame.copy()
    for name in columns:
        try:
            found[name] = frame[name].astype("float64")
        except (TypeError, ValueError):
            raise JourneyError(f"{label}: the column '{name}' must hold numbers") from None
        if np.isinf(found[name]).any():
            raise JourneyError(f"{label}: the column '{name}' must hold finite numbers")
    return found


def flags(values: pd.Series) -> pd.Series:
    """Return a column of yes and no as plain booleans; what is missing is no."""
    return values.astype("boolean").fillna(value=False).astype("bool")


def one_line(name: object) -> str:
    """Return a name on one line, cut where it is so long that a page would take seconds to measure it."""
    text = " ".join(str(name)[: 2 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def names_of(label: str, value: Names) -> pd.Series:
    """Return names by id, in the order of the table, or refuse it."""
    if value is None:
        return pd.Series([], dtype="str")
    if isinstance(value, pd.DataFrame):
        if "name" not in value.columns:
            raise JourneyError(f"{label} has no column 'name'; it has {listed(map(str, value.columns))}")
        value = value["name"]
    if not isinstance(value, pd.Series):
        raise JourneyError(f"{label} must be a DataFrame with names, or a Series of names by id, not {shorten(value)}")
    found = value.dropna()
    if found.index.has_duplicates:
        raise JourneyError(f"{label}: the id {shorten(found.index[found.index.duplicated()][0])} is there twice")
    return pd.Series([one_line(name) for name in found], found.index, dtype="str")


def named(ids: pd.Series, names: pd.Series) -> pd.Series:
    """Return the name of each id; one without a name is called by its id."""
    plain = ids.astype("object")
    found = plain.map(dict(zip(names.index, names, strict=True)))
    is_empty = found.isna() | (found.astype("str").str.strip() == "")
    return found.where(~is_empty, plain.map(one_line)).astype("str")


def labelled(ids: pd.Series, names: pd.Series) -> pd.Series:
    """Return a label for each id, no two of them alike: of things that share a name the second is "Desk (2)"."""
    by_id: dict[Any, str] = {}
    taken: set[str] = set()
    for each, name in zip(ids, named(ids, names), strict=True):
        if each in by_id:
            continue
        label, count = name, 1
        while label in taken:
            count += 1
            label = f"{name} ({count})"
        taken.add(label)
        by_id[each] = label
    return pd.Series([by_id[each] for each in ids], ids.index, dtype="str")


def placed(ids: pd.Series, order: pd.Index) -> pd.Series:
    """Return the place of each id in the map's order from 0 on; what is not there stands behind, in its own order."""
    places = {each: place for place, each in enumerate(order)}
    for each in ids:
        places.setdefault(each, len(places))
    return pd.Series([places[each] for each in ids], ids.index, dtype="int64")


def picked_rows(ids: pd.Series, selected: object) -> pd.Series:
    """Return for each row whether it is picked elsewhere; missing where nothing of theirs is.

    Parameters
    ----------
    ids
        The id of each row.
    selected
        Ids, or a dict table → ids as `rd.selected` is.
    """
    if isinstance(selected, Mapping):
        selected = [each for held in selected.values() for each in held]
    if selected is None:
        selected = []
    if isinstance(selected, (str, bytes)) or not isinstance(selected, Iterable):
        raise JourneyError(f"selected must be a list of ids, not {shorten(selected)}")
    wanted = set(map(str, selected))
    found = pd.Series([str(each) in wanted for each in ids], ids.index, dtype="boolean")
    return found if found.any() else found.mask(found.notna())


def spread(values: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Return values moved apart by `least` at the least, in their order, within a range: where labels can stand.

    Parameters
    ----------
    values
        Where they would like to be.
    least
        Smallest distance of two.
    low, high
        Range they stay in, if it has room for all.
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    found = [float(value) for value in values]
    for before, after in itertools.pairwise(order):
        found[after] = max(found[after], found[before] + least)
    if order:
        found[order[-1]] = min(found[order[-1]], high)
    for after, before in itertools.pairwise(reversed(order)):
        found[before] = max(min(found[before], found[after] - least), low)
    return found


def parameters_of(result: object) -> dict[str, Any]:
    """Return the parameters that a result of an analysis says it was made with; nothing where it says none."""
    attrs = result.attrs if isinstance(result, pd.DataFrame) else {}
    found = attrs.get("parameters", {})
    return found if isinstance(found, dict) else {}


def largest(rows: pd.DataFrame, sizes: pd.Series, most: int) -> tuple[pd.DataFrame, int]:
    """Return the `most` rows of the largest sizes, in the order they have, and how many others there are."""
    if len(rows) <= most:
        return rows.reset_index(drop=True), 0
    kept = sizes.sort_values(ascending=False, kind="stable").index[:most]
    return rows[rows.index.isin(kept)].reset_index(drop=True), len(rows) - most


def parents_of(child: object, column: str) -> dict[Any, Any]:
    """Return id → id of what each row of a table belongs to; of plain names nothing is known."""
    if not isinstance(child, pd.DataFrame) or column not in child.columns:
        return {}
    return dict(zip(child.index, child[column], strict=True))
