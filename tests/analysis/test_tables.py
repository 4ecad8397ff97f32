"""How functions take their tables: what the schema allows comes in as it is, everything else is named by its place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import random_tables

from journey_widgets.analysis._arguments import between, numbers, one_of
from journey_widgets.analysis._result import LeftOut, about, left_out, told
from journey_widgets.analysis._tables import taken, without_twins
from journey_widgets.errors import JourneyError
from journey_widgets.schema import TABLES, Column

COLUMNS = {name: [column.name for column in table.columns] for name, table in TABLES.items()}


def only(seed: int, name: str, missing: float = 0.2) -> pd.DataFrame:
    """Return one random table; what it refers to is as good as there."""
    host = TABLES[name].host
    return random_tables(seed, dict.fromkeys([host, name] if host else [name], 6), missing)[name]


def too_bad(column: Column) -> list[Any]:
    """Return values that a column does not allow."""
    if column.choices:
        return ["no such word", 3]
    if column.dtype in {"float64", "Int64"}:
        beyond = [] if column.maximum is None else [column.maximum + 1]
        below = [] if column.minimum is None else [column.minimum - 1]
        return [*beyond, *below, "seven", np.inf, *([1.5] if column.dtype == "Int64" else [])]
    return {"boolean": ["yes", 2], "datetime64[us]": ["never"], "str": [3.5, ["a"]]}[column.dtype]


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), name=st.sampled_from(list(TABLES)), missing=st.sampled_from([0.0, 0.3, 1.0]))
def test_what_the_schema_allows_comes_in_with_the_schemas_dtypes(seed: int, name: str, missing: float) -> None:
    frame = only(seed, name, missing)
    before = frame.copy()
    found = taken(name, frame, COLUMNS[name])
    pd.testing.assert_frame_equal(frame, before)
    for column in TABLES[name].columns:
        dtype = "float64" if column.dtype == "Int64" else column.dtype
        assert str(found[column.name].dtype) == dtype
        same = found[column.name].isna() == frame[column.name].isna()
        assert same.all()
        there = frame[column.name].notna()
        assert (found.loc[there, column.name] == frame.loc[there, column.name].astype(dtype)).all()
    # ids may stand in columns, and columns that are not needed may be absent
    pd.testing.assert_frame_equal(taken(name, frame.reset_index(), COLUMNS[name]), found)
    nothing = taken(name, frame[[]], (), COLUMNS[name])
    assert nothing.dtypes.to_dict() == found.dtypes.to_dict()
    for column in TABLES[name].columns:
        assert (
            nothing[column.name].isna().all()
            if column.default is None
            else (nothing[column.name] == column.default).all()
        )


@settings(deadline=None, max_examples=80)
@given(seed=st.integers(0, 2**32 - 1), pick=st.data())
def test_whatever_is_not_allowed_is_refused_by_table_row_column_and_value(seed: int, pick: st.DataObject) -> None:
    name = pick.draw(st.sampled_from([name for name in TABLES if name != "facts"]))
    column = pick.draw(st.sampled_from(TABLES[name].columns))
    value = pick.draw(st.sampled_from(too_bad(column)))
    frame = only(seed, name)
    row = pick.draw(st.integers(0, len(frame) - 1))
    frame[column.name] = frame[column.name].astype("object")
    frame.iat[row, list(frame.columns).index(column.name)] = value
    with pytest.raises(JourneyError) as caught:
        taken(name, frame, [column.name])
    assert len(caught.value.details) == 1
    said = caught.value.details[0]
    label = frame.index[row]
    for part in (name, column.name, *(label if isinstance(label, tuple) else (label,)), "must be"):
        assert str(part) in said
    assert str(value) in said or f"{value:.15g}" in said


def test_every_refused_cell_is_named() -> None:
    frame = pd.DataFrame({"relevance": [11.0, 3.0, -1.0]}, index=["a", "b", "c"])
    with pytest.raises(JourneyError) as caught:
        taken("touchpoints", frame, ["relevance"])
    assert caught.value.details == (
        "touchpoints, 'a', relevance: 11 must be a number from 0 to 10",
        "touchpoints, 'c', relevance: -1 must be a number from 0 to 10",
    )


def test_ids_must_be_there_and_differ() -> None:
    twice = pd.DataFrame({"relevance": [1.0, 2.0]}, index=pd.Index(["a", "a"], name="touchpoint_id"))
    with pytest.raises(JourneyError, match="touchpoints, 'a': there is another row"):
        taken("touchpoints", twice, ["relevance"])
    none = pd.DataFrame({"touchpoint_id": ["a", None], "relevance": [1.0, 2.0]})
    with pytest.raises(JourneyError, match="row 2: touchpoint_id is missing"):
        taken("touchpoints", none, ["relevance"])
    with pytest.raises(JourneyError, match="neither an index level nor a column 'state'"):
        taken("assessments", pd.DataFrame({"touchpoint_id": ["a"], "experience": [1.0]}), ["experience"])
    odd = pd.DataFrame({"touchpoint_id": ["a"], "state": ["curent"], "experience": [1.0]})
    with pytest.raises(JourneyError, match="assessments, 'a', 'curent', state: 'curent' must be one of 'current'"):
        taken("assessments", odd, ["experience"])
    with pytest.raises(JourneyError, match="did you mean 'relevanc'"):
        taken("touchpoints", pd.DataFrame({"relevanc": [1.0]}, index=["a"]), ["relevance"])
    with pytest.raises(JourneyError, match="must be a DataFrame, not list"):
        taken("touchpoints", [], ["relevance"])  # type: ignore[arg-type]


def test_an_emotion_without_a_persona_is_the_journeys_own() -> None:
    frame = pd.DataFrame({"step_id": ["a"], "state": ["current"], "persona_id": [None], "valence": [1.0]})
    assert taken("emotions", frame, ["valence"]).index.tolist() == [("a", "current", "")]


@pytest.mark.parametrize("values", [["yes", "no"], [1.0, None], [1, 0], ["True", None]])
def test_words_and_numbers_are_no_flags(values: list[Any]) -> None:
    frame = pd.DataFrame({"is_current": values}, index=["a", "b"])
    with pytest.raises(JourneyError, match="must be True or False"):
        taken("notes", frame, ["is_current"])


def test_dates_may_be_text_or_have_a_time_zone() -> None:
    zoned = pd.Timestamp("2026-03-01 01:00", tz="Europe/Rome")
    frame = pd.DataFrame({"taken_at": ["2026-03-01", zoned, pd.Timestamp("2026-03-01"), None, "2026-03-01T10:00:00Z"]})
    frame.index = pd.Index(list("abcde"), name="photograph_id")
    found = taken("photographs", frame, ["taken_at"])["taken_at"]
    assert found.dt.strftime("%d %H").tolist() == ["01 00", "01 00", "01 00", np.nan, "01 10"]
    zones = pd.DataFrame({"taken_at": pd.Series([zoned], ["a"])})
    assert taken("photographs", zones, ["taken_at"])["taken_at"].tolist() == [pd.Timestamp("2026-03-01")]
    with pytest.raises(JourneyError, match="photographs, 'a', taken_at: 3 must be a date"):
        taken("photographs", pd.DataFrame({"taken_at": [3]}, index=["a"]), ["taken_at"])


def test_the_place_of_a_row_is_a_column_of_every_ordered_table() -> None:
    frame = pd.DataFrame({"position": [2, 0]}, index=["a", "b"])
    with pytest.raises(JourneyError, match="touchpoints, 'b', position: 0 must be a whole number 1 or more"):
        taken("touchpoints", frame, [], ["position"])
    assert taken("touchpoints", frame[:1], [], ["position"])["position"].tolist() == [2.0]


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=6), st.floats(-5, 0), st.floats(1, 5))
def test_numbers_are_finite_and_in_range_or_named(values: list[float], low: float, high: float) -> None:
    wrong = [i for i, value in enumerate(values) if not low <= value <= high]
    if not wrong:
        assert numbers("weights", values, low=low, high=high).tolist() == values
        return
    with pytest.raises(JourneyError) as caught:
        numbers("weights", values, low=low, high=high)
    assert [line.split(":")[0] for line in caught.value.details] == [f"weights[{i}]" for i in wrong]


def test_numbers_have_the_wanted_shape() -> None:
    with pytest.raises(JourneyError, match="weights must have the shape 3, not 2"):
        numbers("weights", [1, 2], shape=(3,))
    with pytest.raises(JourneyError, match="must be numbers"):
        numbers("weights", ["a"])
    assert numbers("ratios", np.ones((2, 2)), shape=(None, None)).shape == (2, 2)


def test_parameters_are_refused_with_what_is_allowed() -> None:
    assert one_of("tie", "first", ["first", "last"]) == "first"
    assert between("share", 0.5, 0, 1) == 0.5
    with pytest.raises(JourneyError, match="tie must be one of 'first', 'last', not 'frist'"):
        one_of("tie", "frist", ["first", "last"])
    for value in (2, True, "0.5", float("nan")):
        with pytest.raises(JourneyError, match="share must be a number from 0 to 1"):
            between("share", value, 0, 1)


def test_rows_that_say_the_same_twice_are_refused() -> None:
    frame = pd.DataFrame({"a": ["x", "x", None, None], "b": [1, 1, 2, 2]}, index=["r1", "r2", "r3", "r4"])
    with pytest.raises(JourneyError, match="closures, 'r2': there is one row already for 'x', 1"):
        without_twins("closures", frame, ["a", "b"])
    assert without_twins("closures", frame[1:], ["a", "b"]) is not None


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b"]), st.text(max_size=3), st.sampled_from(["old", "new"])), max_size=8)
)
def test_what_was_left_out_can_be_read_as_a_table(added: list[tuple[str, str, str]]) -> None:
    left = LeftOut()
    for table, row, reason in added:
        left.add(table, [row], reason)
    frame = told(pd.DataFrame(), "a = b", "method of this project", {"least": 2}, left)
    shown = left_out(frame)
    assert sorted(shown.itertuples(index=False, name=None)) == sorted((t, r, why) for t, r, why in added)
    assert about(frame)["is"].to_dict() == {
        "formula": "a = b",
        "source": "method of this project",
        "parameter least": "2",
        "left out": str(len(added)),
    }
