"""Photographs: all tables as they were at one moment, packed with a digest, and what moved between two of them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from journey_widgets.analysis._arguments import framed, mapped, words
from journey_widgets.analysis._map import Touchpoints
from journey_widgets.analysis._result import LeftOut, told
from journey_widgets.analysis._tables import taken
from journey_widgets.errors import JourneyError, nearest, shorten
from journey_widgets.schema import TABLES, Table

Tables = Mapping[str, pd.DataFrame]
VERSION = 1
LARGEST = 50 * 1024 * 1024
"""Bytes of JSON that are unpacked at most: what claims to be more was forged."""
MEASURES = {"experience": 1.0, "expectation": 1.0, "duration_hours": -1.0, "cost_eur": -1.0}
COMPARED: dict[str, Literal["str", "float64"]] = dict.fromkeys(
    ("table_name", "row_id", "column_name", "change_kind", "before", "after"), "str"
)
COMPARED["difference"] = "float64"
METHOD = "method of this project, step 5 (the loop)"


class Photograph(NamedTuple):
    """All tables at one moment.

    Attributes
    ----------
    text
        Their canonical JSON.
    digest
        SHA-256 of it, in hexadecimal.
    content
        It, packed: zlib, base64.
    """

    text: str
    digest: str
    content: str


def photograph(tables: Tables) -> Photograph:
    """Photograph tables: the same content gives the same digest, whatever it was edited by, or on which machine.

    Parameters
    ----------
    tables
        Name → table, as a redesign holds them or one's own. The table of photographs is left out of it.

    Returns
    -------
    Photograph
        `text` (canonical JSON), `digest` (SHA-256), `content` (packed).

    Raises
    ------
    JourneyError
        If there is no such table, or a value is not what the schema allows.

    Notes
    -----
    Canonical: tables and columns by name, rows by id, column by column; columns without a value, rows of assessments
    and emotions that say nothing and tables without rows are left out; missing is null, dates are ISO 8601, no spaces,
    UTF-8. Columns of one's own that hold text, numbers, flags or dates are in it.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> one = jw.analysis.photograph({"touchpoints": rd.touchpoints})
    >>> one.digest == jw.analysis.photograph({"touchpoints": rd.touchpoints[::-1]}).digest
    True
    """
    found = canonical(tables)
    plain = {name: _columns(frame) for name, frame in sorted(found.items())}
    text = json.dumps({"tables": plain, "version": VERSION}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    data = text.encode("utf-8", "surrogatepass")
    return Photograph(text, hashlib.sha256(data).hexdigest(), base64.b64encode(zlib.compress(data, 6)).decode("ascii"))


def unpack_photograph(content: str, digest: str = "") -> dict[str, pd.DataFrame]:
    """Return the tables of a photograph.

    Parameters
    ----------
    content
        What `photograph` packed.
    digest
        Its digest; what does not match it is refused. Empty = not checked.

    Returns
    -------
    dict of str to pandas.DataFrame
        Name → table, in the schema's dtypes, rows by id.

    Raises
    ------
    JourneyError
        If the content is no photograph, or not the one with that digest.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> taken = jw.analysis.photograph({"personas": rd.personas})
    >>> list(jw.analysis.unpack_photograph(taken.content, taken.digest))
    ['personas']
    """
    data = _unpacked(content)
    if words("digest", digest) and hashlib.sha256(data).hexdigest() != digest:
        raise JourneyError(f"the photograph was changed: its digest is not {shorten(digest)}")
    try:
        found = json.loads(data.decode("utf-8", "surrogatepass"))
        if not isinstance(found, dict) or found.get("version") != VERSION:
            raise JourneyError("the content is no photograph, or one of a newer version")
        return {name: _frame(TABLES[name], columns) for name, columns in found["tables"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, JourneyError):
            raise
        raise JourneyError(f"the content is no photograph: {shorten(str(error))}") from None


def compare_photographs(older: Tables, newer: Tables) -> pd.DataFrame:
    """Compare two photographs table by table, row by row, column by column: what moved.

    Parameters
    ----------
    older, newer
        Tables, as `unpack_photograph` returns them or as a redesign holds them.

    Returns
    -------
    pandas.DataFrame
        Indexed by `table_name`, `row_id` and `column_name` (empty for a whole row), by all three: `change_kind`
        (`added`, `removed`, `changed`), `before`, `after` (as text), `difference` (after − before, for numbers). In
        `attrs["totals"]`: how many of each kind.

    Raises
    ------
    JourneyError
        If there is no such table, or a value is not what the schema allows.

    Notes
    -----
    The id of a row with several parts is written with a comma between.

    References
    ----------
    Method of this project, step 5 (the loop).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> one = pd.DataFrame({"relevance": [4.0]}, index=["call"])
    >>> found = jw.analysis.compare_photographs({"touchpoints": one}, {"touchpoints": one + 2})
    >>> found.loc[("touchpoints", "call", "relevance"), "difference"]
    np.float64(2.0)
    """
    one, other = canonical(older, "older"), canonical(newer, "newer")
    for missing, there in ((one, other), (other, one)):
        missing.update({name: frame.iloc[:0] for name, frame in there.items() if name not in missing})
    parts = [_compared(name, one[name], other[name]) for name in sorted(one)]
    index = ["table_name", "row_id", "column_name"]
    empty = pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in COMPARED.items()})
    result = pd.concat([empty, *parts]).set_index(index).sort_index()
    counts = result["change_kind"].value_counts()
    totals = {kind: int(counts.get(kind, 0)) for kind in ("added", "removed", "changed")}
    return told(result, "row by row by id; difference = after − before", METHOD, {}, totals=totals)


def promises_kept(older: Tables, newer: Tables) -> pd.DataFrame:
    """Compare what was promised (the future of the older photograph) with what came (the newer one's today).

    Parameters
    ----------
    older, newer
        Tables, at least `touchpoints` and `assessments`, as `unpack_photograph` returns them.

    Returns
    -------
    pandas.DataFrame
        Indexed by `touchpoint_id` and `measure_kind` (`experience`, `expectation`, `duration_hours`, `cost_eur`), those
        that have all three values: `before` (today of the older), `promised` (its future), `came` (today of the newer),
        `promised_gain`, `gain` (positive = better), `kept_rate` (gain / promised gain; missing where nothing was
        promised), `is_kept` (came is at least as good as promised).

    Raises
    ------
    JourneyError
        If a table is missing, or a value is not what the schema allows.

    Notes
    -----
    Gains are turned so that positive = better. A touchpoint that was to go or to come has no measure to compare; see
    `compare_photographs`.

    References
    ----------
    Method of this project, step 5 (the loop).

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> touchpoints = pd.DataFrame({"touchpoint_id": ["call"]})
    >>> scores = pd.DataFrame({"touchpoint_id": "call", "state": ["current", "future"], "experience": [4.0, 8.0]})
    >>> later = scores.assign(experience=[6.0, 8.0])
    >>> one, other = ({"touchpoints": touchpoints, "assessments": each} for each in (scores, later))
    >>> jw.analysis.promises_kept(one, other)["kept_rate"].tolist()
    [0.5]
    """
    left = LeftOut()
    names = list(MEASURES)
    pairs = (_touchpoints(label, tables) for label, tables in (("older", older), ("newer", newer)))
    then, now = (Touchpoints(*pair, scores=names) for pair in pairs)
    ids = then.own.index
    found = {
        "before": then.present("current")[names].reindex(ids),
        "promised": then.present("future")[names].reindex(ids),
        "came": now.present("current")[names].reindex(ids),
    }
    index = pd.MultiIndex.from_product([ids, pd.Index(names, dtype="str")], names=["touchpoint_id", "measure_kind"])
    result = pd.DataFrame({name: each.to_numpy(dtype="float64").ravel() for name, each in found.items()}, index=index)
    says = result.notna().any(axis=1)
    for name in found:
        left.add("assessments", result.index[says & result[name].isna()], f"no value: {name}")
    result = result.dropna()
    sign = result.index.get_level_values("measure_kind").map(MEASURES).to_numpy(dtype="float64")
    result["promised_gain"] = sign * (result["promised"] - result["before"]) + 0.0  # no minus before nothing
    result["gain"] = sign * (result["came"] - result["before"]) + 0.0
    result["kept_rate"] = result["gain"] / result["promised_gain"].where(result["promised_gain"] != 0)
    result["is_kept"] = (result["gain"] >= result["promised_gain"] - 1e-9).astype("boolean")
    return told(result, "kept_rate = (came − before) / (promised − before)", METHOD, {}, left)


def _touchpoints(label: str, tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return touchpoints and assessments; of a photograph, a table that is not there had no rows."""
    for name in mapped(label, tables):
        if name not in TABLES:
            raise JourneyError(f"{label}: there is no table {shorten(name)}{nearest(str(name), TABLES)}")
    none = pd.DataFrame({"touchpoint_id": pd.Series(dtype="str"), "state": pd.Series(dtype="str")})
    return tables.get("touchpoints", none[["touchpoint_id"]]), tables.get("assessments", none)


# ---------------------------------------------------------------------- canonical tables


def canonical(tables: Tables, label: str = "tables") -> dict[str, pd.DataFrame]:
    """Return tables as they are photographed: checked, by id, without what says nothing."""
    found = {}
    for name, frame in mapped(label, tables).items():
        if name not in TABLES:
            raise JourneyError(f"there is no table {shorten(name)}{nearest(str(name), TABLES)}")
        if name == "photographs" or framed(name, frame).empty:
            continue
        table = TABLES[name]
        columns = [column.name for column in table.columns] + (["position"] if table.is_ordered else [])
        kept = taken(name, frame, (), columns)
        for column in _own(table, frame):
            kept[column] = frame[column].array
        if table.host:
            defaults = {column.name: column.default for column in table.columns}
            says = [kept[c].notna() & (kept[c] != defaults.get(str(c))).fillna(False).astype("bool") for c in kept]
            kept = kept[np.logical_or.reduce(says)]
        if len(kept):
            found[name] = kept.sort_index()
    return found


def _own(table: Table, frame: pd.DataFrame) -> list[str]:
    """Return the columns of one's own that can be photographed."""
    known = {column.name for column in table.columns} | set(table.index) | {"position"}
    plain = [str(name) for name in frame.columns if isinstance(name, str) and name not in known]
    return [name for name in plain if isinstance(frame[name], pd.Series) and _kind(frame[name]) != ""]


def _kind(values: pd.Series) -> str:
    """Return the dtype in which a column is kept, empty for one that cannot be."""
    if isinstance(values.dtype, pd.StringDtype):
        return "str"
    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean"
    if pd.api.types.is_datetime64_dtype(values.dtype):
        return "datetime64[us]"
    return "float64" if pd.api.types.is_numeric_dtype(values.dtype) and values.dtype.kind != "c" else ""


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Return a table as it is written: ids, then each column's dtype and values."""
    ids = {str(name): frame.index.get_level_values(str(name)).astype("str").tolist() for name in frame.index.names}
    values = {}
    for name in sorted(frame.columns):
        if frame[name].notna().any():
            kind = _kind(frame[name])
            values[name] = [kind, _plain(frame[name], kind)]
    return {"ids": ids, "columns": values}


def _plain(values: pd.Series, kind: str) -> list[Any]:
    if kind == "datetime64[us]":
        values = pd.Series(
            np.datetime_as_string(values.to_numpy(dtype="datetime64[us]"), unit="us"), values.index
        ).where(values.notna())
    if kind == "float64":
        values = values.astype("float64") + 0.0  # there is one nought
    kept = values.astype("object")
    return kept.where(values.notna(), None).tolist()


def _frame(table: Table, written: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table that was written by `_columns`."""
    levels = [pd.Index(written["ids"][name], dtype="str", name=name) for name in table.index]
    index = levels[0] if len(levels) == 1 else pd.MultiIndex.from_arrays(levels)
    dtypes: dict[str, str] = {column.name: column.dtype for column in table.columns}
    if table.is_ordered:
        dtypes["position"] = "Int64"
    columns: dict[str, Any] = {}
    for name, (kind, values) in written["columns"].items():
        wanted = dtypes.get(name, kind)
        if wanted not in {"str", "float64", "Int64", "boolean", "datetime64[us]"}:
            raise JourneyError(f"the content is no photograph: {shorten(wanted)} is no dtype")
        columns[name] = pd.Series(values, index, dtype="object").astype("float64" if wanted == "Int64" else wanted)
        columns[name] = columns[name].astype(wanted)
    for column in table.columns:
        if column.name not in columns:
            missing = pd.Series(np.nan, index, dtype="object").astype(
                "float64" if column.dtype == "Int64" else column.dtype
            )
            columns[column.name] = missing.astype(column.dtype)
    order = [name for name in (*dtypes, *sorted(columns)) if name in columns]
    found = pd.DataFrame({name: columns[name] for name in dict.fromkeys(order)}, index=index)
    taken(table.name, found, (), list(dtypes))  # a forged one is refused by place
    return found


def _unpacked(content: str) -> bytes:
    try:
        packed = base64.b64decode(str(content).encode("ascii"), validate=True)
        reader = zlib.decompressobj()
        data = reader.decompress(packed, LARGEST)
    except (binascii.Error, zlib.error, UnicodeEncodeError, ValueError):
        raise JourneyError("the content is no photograph: it cannot be unpacked") from None
    if reader.unconsumed_tail or not reader.eof:
        raise JourneyError("the content is no photograph: it is cut short, or larger than it may be")
    return data


def _compared(name: str, one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return what moved in one table."""
    gone, new = one.index.difference(other.index), other.index.difference(one.index)
    rows = [
        pd.DataFrame({"row_id": _labels(ids), "column_name": "", "change_kind": kind})
        for kind, ids in (("removed", gone), ("added", new))
    ]
    both = one.index.intersection(other.index)
    before, after = one.reindex(both), other.reindex(both)
    for column in sorted({*one.columns, *other.columns}):
        pair = [each[column] if column in each else pd.Series(np.nan, both) for each in (before, after)]
        moved = _differs(*pair)
        if moved.any():
            rows.append(_moved(column, _labels(both[moved]), pair[0][moved], pair[1][moved]))
    found = pd.concat(rows).assign(table_name=name).reindex(columns=list(COMPARED))
    return found.astype(COMPARED)


def _differs(one: pd.Series, other: pd.Series) -> np.ndarray:
    if one.dtype != other.dtype and one.notna().any() and other.notna().any():
        one, other = one.astype("str"), other.astype("str")  # of one's own, and of another kind now
    gone = one.isna().to_numpy() & other.isna().to_numpy()
    same = (one.astype("object") == other.astype("object")).to_numpy(dtype="bool")
    return ~(same | gone)


def _moved(column: str, labels: list[str], before: pd.Series, after: pd.Series) -> pd.DataFrame:
    found = pd.DataFrame({"row_id": labels, "column_name": column, "change_kind": "changed"})
    found["before"], found["after"] = (
        each.astype("object").where(each.notna(), None).array for each in (before, after)
    )
    numbers = [each.to_numpy(dtype="float64") for each in (before, after) if _kind(each) == "float64"]
    found["difference"] = numbers[1] - numbers[0] if len(numbers) == 2 else np.nan  # noqa: PLR2004 - both of the pair
    for name in ("before", "after"):
        found[name] = found[name].map(lambda value: value if value is None else str(value)).astype("str")
    return found


def _labels(ids: pd.Index) -> list[str]:
    return [", ".join(label) if isinstance(label, tuple) else str(label) for label in ids]
