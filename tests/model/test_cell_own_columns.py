"""Columns of one's own, and the long form of what depends on the state, from cells."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import Desk, both_storages
from workbench import Page, file_text, read_text

import journey_widgets as jw

COLUMNS = {
    "floats": ("1.5", "float64"),
    "whole numbers": ("3", "Int64"),
    "text": ("'x'", "str"),
    "truth": ("True", "boolean"),
    "times": ("pd.Timestamp('2027-01-31T09:30')", "datetime64[us]"),
    "dates": ("pd.Timestamp('2027-01-31').date()", "datetime64[us]"),
    "times with a zone": ("pd.Timestamp('2027-01-31T09:30+02:00')", "datetime64[us]"),
    "computed": ("rd.touchpoints['relevance'] * 2", "float64"),
    "all NaN": ("float('nan')", "float64"),
    "all None": ("None", "str"),
    "all NA": ("pd.NA", "str"),
    "gaps in whole numbers": ("pd.array([1, None, 3, None, 5], dtype='Int64')", "Int64"),
    "gaps in truth": ("[True, None, False, None, True]", "boolean"),
    "gaps in text": ("['a', None, 'c', None, 'e']", "str"),
    "gaps in times": ("[pd.Timestamp('2027-01-31'), None, None, None, None]", "datetime64[us]"),
    "categories of text": ("pd.Categorical(['a', None, 'c', 'a', 'a'])", "str"),
    "categories of numbers": ("pd.Categorical([1, None, 3, 1, 1])", "Int64"),
    "float32": ("pd.Series([1.5, None] * 2 + [1], dtype='float32').array", "float64"),
    "small integers": ("pd.Series([1] * 5, dtype='int8').array", "Int64"),
    "Float64": ("pd.array([1.5, None] * 2 + [1], dtype='Float64')", "float64"),
    "string": ("pd.array(['a', None] * 2 + ['e'], dtype='string')", "str"),
    "arrow numbers": ("pd.array([1, None] * 2 + [1], dtype='int64[pyarrow]')", "Int64"),
    "arrow truth": ("pd.array([True, None] * 2 + [True], dtype='bool[pyarrow]')", "boolean"),
    "numbers among objects": ("pd.Series([1, 2.5, 3, 4, 5], dtype=object).array", "float64"),
}


@both_storages
@pytest.mark.parametrize(("values", "dtype"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_of_ones_own_is_kept_and_saved(desk: Desk, values: str, dtype: str) -> None:
    before = file_text(desk.rd)
    desk.taken(f"rd.touchpoints['mine'] = {values}")
    assert str(desk.rd.touchpoints["mine"].dtype) == dtype
    kept = desk.rd.touchpoints["mine"].copy()
    again = read_text(file_text(desk.rd)).touchpoints["mine"]
    pd.testing.assert_series_equal(again, kept)
    # dropped again, and all of it comes back
    desk.taken("rd.touchpoints.drop(columns='mine', inplace=True)")
    assert "mine" not in desk.rd.touchpoints
    assert file_text(desk.rd) == before
    assert desk.rd.undo()
    desk.check()
    pd.testing.assert_series_equal(desk.rd.touchpoints["mine"], kept)
    assert desk.steps() == 1
    assert file_text(desk.rd) == before
    desk.check()
    assert desk.rd.redo()
    desk.check()
    pd.testing.assert_series_equal(desk.rd.touchpoints["mine"], kept)


def test_a_renamed_one_takes_its_values_along(desk: Desk) -> None:
    desk.taken("rd.touchpoints['mine'] = [1, 2, 3, 4, 5]")
    desk.taken("rd.touchpoints.rename(columns={'mine': 'ours'}, inplace=True)")
    assert list(desk.rd.touchpoints["ours"]) == [1, 2, 3, 4, 5]
    assert "mine" not in desk.rd.touchpoints
    assert desk.rd.undo()
    assert list(desk.rd.touchpoints["mine"]) == [1, 2, 3, 4, 5]
    desk.check()


REPLACED = {
    "whole to fractions": ("1", "rd.touchpoints['mine'] = rd.touchpoints['mine'] * 1.5", "float64"),
    "whole stays whole": ("1", "rd.touchpoints['mine'] = rd.touchpoints['mine'] * 2.0", "Int64"),
    "numbers to text": ("1.5", "rd.touchpoints['mine'] = 'high'", "str"),
    "text to numbers": ("'1'", "rd.touchpoints['mine'] = rd.touchpoints['mine'].astype(float)", "float64"),
    "truth to numbers": ("True", "rd.touchpoints['mine'] = rd.touchpoints['mine'].astype(int)", "Int64"),
    "missing to text": ("float('nan')", "rd.touchpoints['mine'] = 'high'", "str"),
    "dropped and made anew": ("1", "del rd.touchpoints['mine']; rd.touchpoints['mine'] = 'high'", "str"),
}


@pytest.mark.parametrize(("first", "code", "dtype"), REPLACED.values(), ids=REPLACED)
def test_one_may_be_replaced_by_another_kind(desk: Desk, first: str, code: str, dtype: str) -> None:
    desk.taken(f"rd.touchpoints['mine'] = {first}")
    before = file_text(desk.rd)
    desk.taken(code)
    assert str(desk.rd.touchpoints["mine"].dtype) == dtype
    assert desk.rd.touchpoints["mine"].notna().all()
    assert desk.rd.undo()
    assert file_text(desk.rd) == before
    desk.check()


def test_one_value_of_another_kind_is_refused(desk: Desk) -> None:
    desk.taken("rd.touchpoints['mine'] = 1")
    details = desk.refused("rd.touchpoints['mine'] = [1, 2, 3, 4, 'five']")
    assert details == ["touchpoints, row 'tp5', column 'mine': 'five' must be a number"]
    assert list(desk.rd.touchpoints["mine"]) == [1, 2, 3, 4, 1]


def test_infinity_in_one_is_refused_and_the_rest_stays(desk: Desk) -> None:
    result = desk.run("rd.touchpoints['mine'] = [1.0, 2.0, float('inf'), 4.0, 5.0]")
    assert result.error_in_exec.details == ("touchpoints, row 'tp3', column 'mine': inf must be a finite number",)
    assert list(desk.rd.touchpoints["mine"].dropna()) == [1.0, 2.0, 4.0, 5.0]


@pytest.mark.parametrize("name", ["a.b", "100%", "current.experience", "%2E", "ß 😀", "relevance ", "__class__"])
def test_one_may_have_any_printable_name(desk: Desk, name: str) -> None:
    desk.taken(f"rd.touchpoints[{name!r}] = 1.5\nrd.assessments[{name!r}] = 'x'\nrd.emotions[{name!r}] = True")
    again = read_text(file_text(desk.rd))
    for table in ("touchpoints", "assessments", "emotions"):
        pd.testing.assert_frame_equal(getattr(again, table), getattr(desk.rd, table))
    assert desk.steps() == 1
    desk.check()


def test_a_new_row_leaves_whole_numbers_whole(desk: Desk) -> None:
    desk.taken("rd.touchpoints['mine'] = 1")
    desk.taken("rd.touchpoints.loc['new', 'name'] = 'New'")
    assert str(desk.rd.touchpoints["mine"].dtype) == "Int64"


def test_one_that_a_view_took_back_meanwhile_does_not_come_back(desk: Desk) -> None:
    desk.taken("rd.touchpoints['mine'] = 1")
    desk.shell.user_ns["undo"] = desk.rd.document.undo
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = 'Mine'\nundo()")
    assert "mine" not in desk.rd.touchpoints
    assert desk.rd.touchpoints.loc["tp1", "name"] == "Mine"


def test_one_that_came_meanwhile_is_not_dropped(desk: Desk) -> None:
    page = Page(desk.rd.document)
    desk.shell.user_ns["come"] = lambda: page.edit(
        lambda maps: maps["columns"].__setitem__("phases", '{"mine": "str"}')
    )
    desk.taken("rd.phases.loc['ph1', 'name'] = 'Mine'\ncome()")
    assert "mine" in desk.rd.phases


# ---------------------------------------------------------------------- what depends on the state

HOSTED = {
    "a score": "rd.assessments.loc[('tp1', 'future'), 'experience'] = 9",
    "a score of a state that was not there": "rd.assessments.loc[('tp1', 'best_practice'), 'experience'] = 9",
    "scores of several states": "rd.assessments.loc['tp1', 'experience'] = 3",
    "a whole column": "rd.assessments['duration_hours'] = 0.5",
    "cleared": "rd.assessments.loc[('tp1', 'current'), ['expectation', 'experience']] = None",
    "a row dropped": "rd.assessments.drop(('tp1', 'current'), inplace=True)",
    "a row dropped that says nothing": "rd.assessments.drop(('tp5', 'future'), inplace=True)",
    "all dropped": "rd.assessments.drop(rd.assessments.index, inplace=True)",
    "another step": "rd.assessments.loc[('tp2', 'future'), 'step_id'] = 'st3'",
    "another step, with a place": "rd.assessments.loc[('tp2', 'future'), ['step_id', 'position']] = ['st3', 1]",
    "another place": "rd.assessments.loc[('tp2', 'future'), 'position'] = 1",
    "absent": "rd.assessments.loc[('tp2', 'future'), 'is_present'] = False",
    "channel, mode, owner": (
        "rd.assessments.loc[('tp2', 'future'), ['channel_id', 'contact_mode', 'org_unit_id']] = ['ch2', 'both', 'ou2']"
    ),
    "a feeling": "rd.emotions.loc[('st2', 'current', ''), 'valence'] = -2",
    "a persona's feeling": "rd.emotions.loc[('st2', 'future', 'pe2'), 'valence'] = 1.5",
    "a new persona's feeling": (
        "rd.personas.loc['pe9', 'name'] = 'Ida'\nrd.emotions.loc[('st2', 'current', 'pe9'), 'words'] = 'glad'"
    ),
    "a feeling dropped": "rd.emotions.drop(('st1', 'current', 'pe2'), inplace=True)",
    "a new touchpoint with its score": (
        "rd.touchpoints.loc['new', ['name', 'step_id']] = ['New', 'st1']\n"
        "rd.assessments.loc[('new', 'current'), 'experience'] = 4"
    ),
    "swapped levels": "rd.assessments = rd.assessments.swaplevel()",
    "a level as a column": "rd.assessments = rd.assessments.reset_index('state')",
}

HOSTED_REFUSED = {
    "a state that is none": (
        "rd.assessments.loc[('tp1', 'futur'), 'experience'] = 9",
        "assessments, row ('tp1', 'futur'): state must be one of 'current', 'future', 'best_practice' (did you mean",
    ),
    "a touchpoint that is none": (
        "rd.assessments.loc[('tp99', 'current'), 'experience'] = 9",
        "assessments, row ('tp99', 'current'): touchpoint_id must be the id of a row of `touchpoints`",
    ),
    "a persona who is none": (
        "rd.emotions.loc[('st1', 'current', 'pe99'), 'valence'] = 1",
        "persona_id must be the id of a row of `personas`, or empty",
    ),
    "a persona who is dropped": (
        "rd.personas.drop('pe1', inplace=True)\nrd.emotions.loc[('st1', 'current', 'pe1'), 'valence'] = 1",
        "persona_id must be the id of a row of `personas`, or empty",
    ),
    "a range": ("rd.emotions.loc[('st1', 'current', ''), 'valence'] = 3", "3 must be from -2 to 2"),
    "a step that is none": ("rd.assessments.loc[('tp1', 'future'), 'step_id'] = 'st99'", "of a row of `steps`"),
    "a number as a state": ("rd.assessments.loc[('tp1', 5), 'experience'] = 1", "state must be text"),
    "an empty touchpoint": ("rd.assessments.loc[('', 'current'), 'experience'] = 1", "touchpoint_id must not be empty"),
    "twice": (
        "rd.assessments = pd.concat([rd.assessments, rd.assessments.iloc[:1]])",
        "assessments, row ('tp1', 'current'): stands there twice",
    ),
}


@both_storages
@pytest.mark.parametrize("code", HOSTED.values(), ids=HOSTED)
def test_an_edit_of_what_depends_on_the_state_is_taken(desk: Desk, code: str) -> None:
    before = file_text(desk.rd)
    desk.taken(code)
    assert len(desk.changes) <= 1
    assert desk.steps() <= 1
    assert file_text(desk.rd) == before
    desk.check()


@pytest.mark.parametrize(("code", "wanted"), HOSTED_REFUSED.values(), ids=HOSTED_REFUSED)
def test_an_edit_of_what_depends_on_the_state_is_put_back(desk: Desk, code: str, wanted: str) -> None:
    details = desk.refused(code)
    assert len(details) == 1
    assert wanted in details[0]


def test_places_in_a_state_read_as_they_were_written(desk: Desk) -> None:
    rd: jw.Redesign = desk.rd
    desk.taken("rd.assessments.loc[('tp2', 'future'), ['step_id', 'position']] = ['st3', 2]")
    assert rd.assessments.loc[("tp2", "future"), "position"] == 2  # tp4, tp2, tp5
    assert list(rd.touchpoints.loc[["tp4", "tp5"], "position"]) == [1, 2], "today is as it was"
    desk.taken("rd.assessments.loc[('tp4', 'future'), 'position'] = 3")
    assert rd.assessments.loc[("tp2", "future"), "position"] == 1
    assert rd.assessments.loc[("tp4", "future"), "position"] == 3
    desk.taken("rd.assessments.loc[('tp4', 'future'), 'position'] = None")
    assert rd.assessments.loc[("tp2", "future"), "position"] == 2
    desk.taken("rd.assessments.loc[('tp2', 'future'), ['step_id', 'position']] = None")
    assert rd.assessments.loc[("tp2", "future")].isna()["position"]


def test_a_place_in_a_state_in_a_step_of_the_same_cell(desk: Desk) -> None:
    desk.taken(
        "rd.steps.loc['new', ['name', 'phase_id']] = ['New', 'ph1']\n"
        "for n, t in enumerate(['tp3', 'tp1', 'tp5'], 1):\n"
        "    rd.assessments.loc[(t, 'future'), ['step_id', 'position']] = ['new', n]"
    )
    places = desk.rd.assessments.xs("future", level="state")["position"]
    assert [places["tp3"], places["tp1"], places["tp5"]] == [1, 2, 3]
