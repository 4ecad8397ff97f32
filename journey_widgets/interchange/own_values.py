"""What people write in the cells of their own tables, as values the schema knows.

A number may come as text with a decimal comma, a choice by its label in either language, yes and no in many ways; a
name may come as a number. What is still not allowed is refused in the schema's own words.
"""

from __future__ import annotations

import datetime as dt
import decimal
import numbers
import re
from typing import Any

import numpy as np
import pandas as pd

from journey_widgets.errors import listed, nearest
from journey_widgets.model.values import LARGEST_WHOLE, RefusedValueError, Stored, to_stored
from journey_widgets.schema import Choices, Column

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_TWO_SIGNS = re.compile(r"[+-]?[0-9]+(?:[.,' ][0-9]+){2,}")
_YES = {"1", "true", "yes", "y", "x", "✓", "✔", "vero", "si", "sì", "s"}
_NO = {"0", "false", "no", "n", "falso"}


def to_value(column: Column, given: object) -> Stored | None:
    """Return a cell's value as the document holds it, None where the cell is empty.

    Parameters
    ----------
    column
        What the value must be.
    given
        Whatever stands in the cell.

    Raises
    ------
    RefusedValueError
        If it is not allowed; the text says what is.
    """
    if is_empty(given):
        return None
    value: object = given.strip() if isinstance(given, str) else given
    if column.choices:
        return _choice(column.choices, value)
    if column.dtype == "boolean":
        return _flag(value)
    return to_stored(column, _number(value) if column.dtype == "float64" else _text(value))


def is_empty(given: Any) -> bool:  # noqa: ANN401 - a cell of a stranger's table
    """Return whether a cell says nothing: missing in any way pandas knows, or blank."""
    if isinstance(given, str):
        return not given.strip()
    return bool(pd.api.types.is_scalar(given) and pd.isna(given))


def _number(value: object) -> object:
    if isinstance(value, decimal.Decimal):
        return float(value)
    if not isinstance(value, str):
        return value
    text = value.replace("\u2212", "-")  # the true minus sign, which tables and our own views show
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    if _TWO_SIGNS.fullmatch(text):
        raise RefusedValueError("must be a number without signs between the thousands, such as 1234.5 or 1234,5")
    raise RefusedValueError("must be a number, such as 7.5 or 7,5")


def _text(value: object) -> object:
    """Return a number or a date as the text a reader sees in its table: 2024, not 2024.0."""
    if isinstance(value, (str, bool, np.bool_)):
        return value
    if isinstance(value, numbers.Real):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < LARGEST_WHOLE else str(value)
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (dt.date, np.datetime64)):
        instant = pd.Timestamp(value)
        return instant.strftime("%Y-%m-%d") if instant == instant.normalize() else instant.isoformat()
    return value


def _choice(choices: Choices, value: object) -> str:
    words: dict[str, str] = {}
    for name, label in choices.values.items():
        words |= {_folded(word): name for word in (name, label.en, label.it)}
    if isinstance(value, str) and _folded(value) in words:
        return words[_folded(value)]
    shown = [f"{name}' ({label.en}, {label.it})" for name, label in choices.values.items()]
    allowed = ", ".join(f"'{text}" for text in shown)
    near = nearest(_folded(value), words) if isinstance(value, str) else ""
    raise RefusedValueError(f"must be one of {allowed}{near}")


def _folded(word: str) -> str:
    """Return a word without what people write differently: case, apostrophes, ``_`` and ``-`` for a space."""
    return " ".join(re.sub(r"[_-]", " ", word.replace("\u2019", "'").casefold()).split())


def _flag(value: object) -> bool:
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    word = value.casefold() if isinstance(value, str) else str(_text(value))
    if word in _YES or word in _NO:
        return word in _YES
    raise RefusedValueError(
        f"must be yes or no: {listed(['yes', 'sì', 'x', '1', 'True', 'no', '0', 'False'])} or empty"
    )
