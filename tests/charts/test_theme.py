"""Colours can be told apart, on light and dark pages and by colour-blind readers; labels keep their distance."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_widgets.charts import balance, curves, gantt, planes, ranks, theme, waterfall
from journey_widgets.charts._taking import labelled, spread
from journey_widgets.charts._wording import Wording

COLOURS = {theme.TODAY, theme.FUTURE, theme.BEST, theme.GAIN, theme.LOSS, theme.OFFER, theme.NEUTRAL}

# Machado, Oliveira & Fernandes 2009, severity 1; they hold for linear RGB
SEEN = {
    "all": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
NEIGHBOURS = {
    "curves": [style[0] for style in curves.SERIES.values()],
    "sides": [theme.GAIN, theme.LOSS],
    "values": list(balance.KINDS.values()),
    "waterfall": list(waterfall.KINDS.values()),
    "advice": [style[1] for style in planes.ADVICE.values()],
    "roadmap": list(gantt.STATUSES.values()),
    "parts": ranks.PARTS[:3],
    "targets": [theme.FUTURE, theme.LOSS],
    "signals": [theme.TODAY, theme.LOSS],
    "best on bars": [theme.BEST, theme.GAIN],
}


def linear(colour: str) -> np.ndarray:
    share = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((linear(each) @ [0.2126, 0.7152, 0.0722] for each in (one, other)), reverse=True)
    return float((light + 0.05) / (dark + 0.05))


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return linear RGB as CIELAB, white D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", sorted(COLOURS))
@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_marks_stand_out_from_the_page(colour: str, page: str) -> None:
    assert contrast(colour, page) >= 3


@pytest.mark.parametrize("eyes", sorted(SEEN))
@pytest.mark.parametrize("chart", sorted(NEIGHBOURS))
def test_colours_side_by_side_are_told_apart(chart: str, eyes: str) -> None:
    for one, other in itertools.combinations(dict.fromkeys(NEIGHBOURS[chart]), 2):
        apart = np.linalg.norm(lab(SEEN[eyes] @ linear(one)) - lab(SEEN[eyes] @ linear(other)))
        assert apart >= 12, f"{one} and {other}: {apart:.0f}"


@given(st.lists(st.floats(0, 10), max_size=8))
def test_labels_keep_their_distance_and_their_order(values: list[float]) -> None:
    found = spread(values, 0.5, 0, 10)
    in_order = [found[i] for i in sorted(range(len(values)), key=lambda i: values[i])]
    assert all(after - before >= 0.5 - 1e-9 for before, after in itertools.pairwise(in_order))
    assert all(-1e-9 <= each <= 10 + 1e-9 for each in found)


@given(st.lists(st.text("ab(2) ", max_size=6), max_size=12))
def test_no_two_labels_are_alike(names: list[str]) -> None:
    ids = pd.Series(range(len(names)), dtype="object")
    found = labelled(ids, pd.Series(names, ids.to_numpy(), dtype="str"))
    assert found.is_unique


def test_numbers_and_names_read_as_the_language_has_them() -> None:
    english, italian = Wording("en"), Wording("it")
    assert [english.amount(-1234.5), italian.amount(-1234.5)] == ["−1,234.5", "−1.234,5"]
    assert [english.amount(-0.04), english.amount(0.5, signed=True)] == ["0.0", "+0.5"]
    assert [english.euros(-1500), italian.euros(1500)] == ["−€1,500", "1.500\u00a0€"]
    assert [italian.numeral(n) for n in (1, 2, 12, 13)] == ["1", "due", "dodici", "13"]
    assert [italian.the_percent(x / 100) for x in (0, 1, 8, 11, 18, 75, 80)] == [
        "lo 0%", "l'1%", "l'8%", "l'11%", "il 18%", "il 75%", "l'80%",
    ]  # fmt: skip
    assert english.among(["a", "b", "c", "d"]) == "“a”, “b” and two others"
    assert italian.among(["a", "b"]) == "«a» e «b»"
    assert english.quoted("x" * 80) == "“" + "x" * 59 + "…”"
    assert italian.day("2027-05-28") == "28\u00a0maggio\u00a02027"
