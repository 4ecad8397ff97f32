"""What people write in a cell, one value at a time."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from journey_widgets.interchange import own_table
from journey_widgets.interchange.own_values import is_empty, to_value
from journey_widgets.model.values import RefusedValueError


@pytest.mark.parametrize(
    ("given_value", "number"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        (" 7 ", 7),
        ("+1", 1),
        (",5", 0.5),
        ("1e0", 1),
        (np.int64(3), 3),
        (Decimal("2.5"), 2.5),
    ],
)
def test_numbers_may_be_text(given_value: object, number: float) -> None:
    assert to_value(own_table._COLUMNS["relevance"], given_value) == number


@pytest.mark.parametrize(
    "given_value", ["high", "11", 11, -1, True, "nan", "inf", "7,5,1", "1 2", "٣", [1], object(), np.inf]
)
def test_what_is_no_number_in_range_is_refused(given_value: object) -> None:
    with pytest.raises(RefusedValueError):
        to_value(own_table._COLUMNS["relevance"], given_value)


@pytest.mark.parametrize(
    "given_value",
    [
        "pre_purchase",
        "Before the purchase",
        "PRIMA DELL'ACQUISTO",
        "prima dell’acquisto",
        "pre-purchase",
        "Pre purchase",
    ],
)
def test_choices_may_be_labels_in_either_language(given_value: str) -> None:
    assert to_value(own_table._COLUMNS["macro_phase"], given_value) == "pre_purchase"


@pytest.mark.parametrize(
    ("given_value", "truth"),
    [(word, True) for word in (True, 1, 1.0, "1", "yes", "Sì", "si", "X", "TRUE", "vero", np.bool_(True))]
    + [(word, False) for word in (False, 0, 0.0, "0", "no", "No", "false", "FALSO")]
    + [(word, None) for word in ("", " ", None, np.nan, pd.NA)],
)
def test_yes_and_no_are_written_in_many_ways(given_value: object, truth: object) -> None:
    assert to_value(own_table._COLUMNS["is_moment_of_truth"], given_value) is truth


@pytest.mark.parametrize("given_value", [None, np.nan, np.float32("nan"), pd.NA, pd.NaT, Decimal("NaN"), "", " \t\xa0"])
def test_a_cell_may_say_nothing_in_many_ways(given_value: object) -> None:
    assert is_empty(given_value)
