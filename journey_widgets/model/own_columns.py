"""Columns of one's own: what they may be called, and which dtype holds what somebody put into one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from journey_widgets.model.keys import LONGEST_ID, ORDER, is_id
from journey_widgets.schema import Column, Table, Text
from journey_widgets.schema.spec import Dtype

OWN_DTYPES: tuple[Dtype, ...] = ("str", "float64", "Int64", "boolean", "datetime64[us]")

_KINDS: dict[str, Dtype] = {
    "string": "str",
    "empty": "str",
    "boolean": "boolean",
    "integer": "Int64",
    "floating": "float64",
    "mixed-integer-float": "float64",
    "datetime64": "datetime64[us]",
    "datetime": "datetime64[us]",
    "date": "datetime64[us]",
}
"""What pandas infers of a column → the dtype of ours that holds it."""


def own_column(name: str, dtype: str) -> Column:
    """Return a column of one's own: any value of its dtype, no default."""
    return Column(name=name, dtype=dtype, meaning="A column of one's own.", label=Text(name, name))  # type: ignore[arg-type]


def own_name_problem(table: Table, name: object) -> str:
    """Return why a column of one's own cannot be called that, empty where it can."""
    if not isinstance(name, str) or not is_id(name):
        return f"must be named in at most {LONGEST_ID} printable characters"
    if name in {ORDER, "position", *table.index} or table.column(name) is not None:
        return "is a name the table keeps for itself"
    return ""


def own_dtype(values: pd.Series[Any]) -> Dtype | None:
    """Return the dtype of ours that holds a column of one's own, None where there is none."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype(object)
    if isinstance(values.dtype, pd.StringDtype):
        return "str"
    if pd.api.types.is_float_dtype(values.dtype):  # also where all are missing
        return "float64"
    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean"
    return _KINDS.get(pd.api.types.infer_dtype(values, skipna=True))
