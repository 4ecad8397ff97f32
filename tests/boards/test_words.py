"""Numbers, amounts, rates and days as a reader writes them."""

from __future__ import annotations

import pandas as pd
import pytest

from journey_widgets.boards.parts import Words, edited, is_missing, plain
from journey_widgets.schema import TEXTS

MISSING = [None, float("nan"), pd.NA, pd.NaT]
EN, IT = Words("en"), Words("it")


@pytest.mark.parametrize(
    ("amount", "en", "it"),
    [
        (0, "0 €", "0 €"),
        (2.5, "2.5 €", "2,5 €"),
        (-3, "−3 €", "−3 €"),
        (100.4, "100 €", "100 €"),
        (9_999, "9,999 €", "9.999 €"),
        (12_500, "12.5 k€", "12,5 k€"),
        (995_400, "995 k€", "995 k€"),
        (2_812_000, "2.8 M€", "2,8 M€"),
        (-45_000, "−45 k€", "−45 k€"),
    ],
)
def test_amounts(amount: float, en: str, it: str) -> None:
    assert (EN.money(amount), IT.money(amount)) == (en, it)


def test_numbers_rates_and_days() -> None:
    assert (EN.number(1234.56, 1), IT.number(1234.56, 1)) == ("1,234.6", "1.234,6")
    assert (EN.number(2.0, 2), EN.number(100, 0), EN.number(-1, 1, is_signed=True)) == ("2", "100", "−1")
    assert EN.number(1, is_signed=True) == "+1"
    assert (EN.rate(0.125), IT.rate(0.125)) == ("12.5 %", "12,5 %")
    assert (EN.day("2027-01-31"), IT.day("2027-01-31")) == ("2027-01-31", "31/01/2027")


@pytest.mark.parametrize("missing", MISSING)
def test_nothing_is_said_of_a_missing_value(missing: object) -> None:
    assert (EN.number(missing), EN.money(missing), EN.rate(missing), EN.day(missing)) == ("", "", "", "")
    assert is_missing(missing)
    assert plain(missing) is None
    assert edited("kpis", "kp1", "target", missing)["value"] is None


def test_blanks_are_filled_with_what_is_given_as_it_is() -> None:
    assert EN.say("channels.finding.one", name="{gain}\\1", gain="<b>") == (
        "One contact would be better on another channel: “{gain}\\1” (+<b>)"
    )


def test_one_and_many_of_a_sentence_stand_side_by_side() -> None:
    keys = [key for key in TEXTS if key.startswith("boards.")]
    for key in keys:
        stem, _, end = key.rpartition(".")
        if end in {"one", "many"}:
            assert f"{stem}.one" in keys, key
            assert f"{stem}.many" in keys, key
