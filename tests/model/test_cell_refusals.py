"""Edits of live frames that the schema refuses: put back, everything else stays, one error says it all."""

from __future__ import annotations

import pytest
from conftest import Desk, both_storages
from workbench import file_text

REFUSALS = {
    "range": (
        "rd.touchpoints.loc['tp1', 'relevance'] = 11",
        ["touchpoints, row 'tp1', column 'relevance': 11 must be from 0 to 10"],
    ),
    "range, whole column": ("rd.touchpoints['relevance'] *= -1", ["must be from 0 to 10"]),
    "range with a unit": (
        "rd.assessments.loc[('tp1', 'current'), 'duration_hours'] = -1",
        ["assessments, row ('tp1', 'current'), column 'duration_hours': -1 must be 0 h or more"],
    ),
    "choice": (
        "rd.touchpoints.loc['tp1', 'contact_mode'] = 'digitl'",
        ["'digitl' must be one of 'physical', 'digital', 'both' (did you mean 'digital'?)"],
    ),
    "dangling reference": (
        "rd.touchpoints.loc['tp1', 'step_id'] = 'ste3'",
        ["touchpoints, row 'tp1', column 'step_id': 'ste3' must be the id of a row of `steps` (did you mean 'st3'"],
    ),
    "reference to what the cell drops": (
        "rd.channels.drop('ch1', inplace=True)\nrd.touchpoints['channel_id'] = 'ch1'",
        ["must be the id of a row of `channels`"],
    ),
    "reference into another table": ("rd.touchpoints.loc['tp1', 'step_id'] = 'ph1'", ["of a row of `steps`"]),
    "reference without a table": (
        "rd.comments.loc['new', ['text', 'row_id']] = ['x', 'tp1']",
        ["comments, row 'new', column 'row_id': 'tp1' needs 'table_name' to name a table"],
    ),
    "name of no table": (
        "rd.comments.loc[rd.comments.index[0], 'table_name'] = 'touchpoint'",
        ["'touchpoint' must be the name of a table (did you mean 'touchpoints'?)"],
    ),
    "duplicated id": (
        "rd.touchpoints = pd.concat([rd.touchpoints, rd.touchpoints.iloc[:1]])",
        ["touchpoints, row 'tp1': stands there twice"],
    ),
    "dropped column": (
        "rd.touchpoints.drop(columns='relevance', inplace=True)",
        ["touchpoints, column 'relevance': belongs to the table and cannot be dropped"],
    ),
    "popped column": ("rd.phases.pop('name')", ["phases, column 'name': belongs to the table and cannot be dropped"]),
    "dropped place": ("del rd.phases['position']", ["column 'position': belongs to the table and cannot be dropped"]),
    "renamed column": (
        "rd.touchpoints.rename(columns={'relevance': 'importance'}, inplace=True)",
        ["touchpoints, column 'relevance': belongs to the table and cannot be renamed to 'importance'"],
    ),
    "column twice": (
        "rd.touchpoints.insert(0, 'name', 'x', allow_duplicates=True)",
        ["touchpoints, column 'name': stands there twice"],
    ),
    "columns in two levels": (
        "rd.touchpoints.columns = pd.MultiIndex.from_product([rd.touchpoints.columns, ['x']])",
        ["touchpoints: must have one level of columns"],
    ),
    "integer label": (
        "rd.touchpoints.loc[5, 'name'] = 'x'",
        ["touchpoints, row '5': touchpoint_id must be text, such as '5'"],
    ),
    "label of None": ("rd.touchpoints.loc[None, 'name'] = 'x'", ["touchpoint_id must be text"]),
    "empty label": ("rd.touchpoints.loc['', 'name'] = 'x'", ["touchpoints, row '': touchpoint_id must not be empty"]),
    "long label": ("rd.touchpoints.loc['x' * 201, 'name'] = 'x'", ["must be at most 200 printable characters"]),
    "label with a line break": ("rd.touchpoints.loc['x\\ny', 'name'] = 'x'", ["row 'x\\ny': touchpoint_id must be at"]),
    "row renamed": (
        "rd.steps.rename(index={'st1': 'first'}, inplace=True)",
        ["steps, row 'first': is row 'st1' under another id; a row keeps its id"],
    ),
    "last row renamed": ("rd.steps.rename(index={rd.steps.index[-1]: 'last'}, inplace=True)", ["a row keeps its id"]),
    "all rows renamed": ("rd.org_units.index = [f'u{i}' for i in range(2)]", ["a row keeps its id"] * 2),
    "row renamed to a number": ("rd.steps.rename(index={'st1': 5}, inplace=True)", ["step_id must be text"]),
    "index reset": ("rd.touchpoints.reset_index(drop=True, inplace=True)", ["must be indexed by touchpoint_id"]),
    "index reset into a column": ("rd.touchpoints.reset_index(inplace=True)", ["must be indexed by touchpoint_id"]),
    "index reset after a drop": (
        "rd.touchpoints.drop('tp3', inplace=True)\nrd.touchpoints.reset_index(drop=True, inplace=True)",
        ["must be indexed by touchpoint_id"],
    ),
    "another index": ("rd.touchpoints.set_index('name', inplace=True)", ["must be indexed by touchpoint_id"]),
    "a level more": (
        "rd.touchpoints.set_index('name', append=True, inplace=True)",
        ["touchpoints: must be indexed by touchpoint_id"],
    ),
    "a level less": ("rd.assessments.reset_index('state', inplace=True)", ["must be indexed by touchpoint_id, state"]),
    "transposed": ("rd.phases.__init__(rd.phases.T)", ["phases: must be indexed by phase_id and keep its columns"]),
    "emptied of everything": ("rd.phases.__init__()", ["must be indexed by phase_id and keep its columns"]),
    "text in place of numbers": (
        "rd.segments['customers'] = ['many'] * len(rd.segments)",
        ["segments, row 'sg1', column 'customers': 'many' must be a number"],
    ),
    "fractions in place of counts": ("rd.segments['customers'] = 1.5", ["1.5 must be a whole number"]),
    "more than JavaScript counts": ("rd.segments['customers'] = 2**53 + 2", ["must be a whole number"]),
    "truth in place of a number": ("rd.touchpoints['relevance'] = True", ["True must be a number"]),
    "number in place of truth": ("rd.steps['is_optional'] = 1", ["steps, row 'st1', column 'is_optional': 1 must be"]),
    "number in place of text": ("rd.phases['name'] = 7", ["phases, row 'ph1', column 'name': 7 must be text"]),
    "infinity": (
        "rd.assessments.loc[('tp1', 'current'), 'cost_eur'] = float('inf')",
        ["inf must be a finite number"],
    ),
    "no date": ("rd.evidence['collected_on'] = 'yesterday'", ["'yesterday' must be a date or an instant, such as"]),
    "a date out of all bounds": (
        "import numpy as np; rd.evidence['collected_on'] = np.datetime64('20000-01-01', 's')",
        ["must be a date or an instant"],
    ),
    "place of nought": (
        "rd.phases.loc['ph1', 'position'] = 0",
        ["phases, row 'ph1', column 'position': 0 must be 1 or"],
    ),
    "lists": (
        "rd.phases['name'] = [['a', 'b']] * len(rd.phases)",
        ["phases, row 'ph1', column 'name': ['a', 'b'] must be"],
    ),
    "dicts": ("rd.phases['name'] = [{'a': 1}] * len(rd.phases)", ["{'a': 1} must be text"]),
    "sets": ("rd.phases['name'] = [{1}] * len(rd.phases)", ["{1} must be text"]),
    "arrays": (
        "import numpy as np; rd.phases['name'] = [np.zeros(2)] * len(rd.phases)",
        ["column 'name': array([0., 0.]) must be text"],
    ),
    "frames": ("rd.phases['name'] = [rd.phases] * len(rd.phases)", ["phases, row 'ph1', column 'name':"]),
    "objects": ("rd.phases['name'] = [object()] * len(rd.phases)", ["<object object at"]),
    "bytes": ("rd.phases['name'] = [b'x'] * len(rd.phases)", ["b'x' must be text"]),
    "huge numbers": (
        "rd.segments['customers'] = pd.Series([10**400] * len(rd.segments), dtype=object, index=rd.segments.index)",
        ["<int> must be a finite number"],
    ),
    "2 MB of text": ("rd.phases.loc['ph1', 'name'] = 'x' * 2_000_000", ["must be at most 1,000,000 characters long"]),
    "2 MB of text as a choice": (
        "rd.phases.loc['ph1', 'macro_phase'] = 'x' * 2_000_000",
        ["must be at most 1,000,000 characters long"],
    ),
    "1 MB of text as a choice": ("rd.phases['macro_phase'] = 'x' * 999_999", ["must be one of 'pre_purchase'"]),
    "facts dropped": (
        "rd.facts.drop('redesign', inplace=True)",
        ["facts, row 'redesign': is the one row of this table and cannot be dropped"],
    ),
    "second facts": (
        "rd.facts.loc['two', 'title'] = 'x'",
        ["facts, row 'two': the one row of this table is 'redesign'"],
    ),
    "facts renamed": ("rd.facts.index = ['mine']", ["facts: must be indexed by redesign_id"]),
}

OWN = {
    "order": "is a name the table keeps for itself",
    "touchpoint_id": "is a name the table keeps for itself",
    "": "must be named in at most 200 printable characters",
    "x" * 201: "must be named in at most 200 printable characters",
    "a\nb": "must be named in at most 200 printable characters",
    5: "must be named in at most 200 printable characters",
    ("a", "b"): "must be named in at most 200 printable characters",
    None: "must be named in at most 200 printable characters",
}


@pytest.mark.parametrize(("code", "wanted"), REFUSALS.values(), ids=REFUSALS)
def test_a_refused_edit_is_put_back(desk: Desk, code: str, wanted: list[str]) -> None:
    desk_is_fresh = file_text(desk.rd)
    details = desk.refused(code)
    for text in wanted:
        assert any(text in detail for detail in details), details
    if len(wanted) == 1 and "whole" not in code:
        assert len({detail.split(":")[0].split(", ")[0] for detail in details}) == 1
    # the next cell is none the worse
    desk.taken("rd.touchpoints.loc['tp2', 'name'] = 'Next'")
    assert desk.rd.touchpoints.loc["tp2", "name"] == "Next"
    assert desk.steps() >= 2
    assert file_text(desk.rd) == desk_is_fresh


@pytest.mark.parametrize(("name", "wanted"), OWN.items(), ids=repr)
def test_a_column_of_ones_own_cannot_be_called_that(desk: Desk, name: object, wanted: str) -> None:
    details = desk.refused(f"rd.touchpoints[{name!r}] = 1.5")
    assert len(details) == 1
    assert wanted in details[0]


@pytest.mark.parametrize("table", ["facts", "emotions"])
def test_position_is_kept_free_where_there_is_none(desk: Desk, table: str) -> None:
    assert "keeps for itself" in desk.refused(f"rd.{table}['position'] = 3")[0]


@pytest.mark.parametrize(
    "values",
    ["[[1]] * n", "[{}] * n", "[1, 'a'] + [None] * (n - 2)", "[1j] * n", "pd.timedelta_range('1h', periods=n)"],
)
def test_a_column_of_ones_own_holds_one_plain_kind(desk: Desk, values: str) -> None:
    details = desk.refused(f"n = len(rd.touchpoints); rd.touchpoints['mine'] = {values}")
    assert details == ["touchpoints, column 'mine': must hold text, numbers, True/False or times, one kind in a column"]


def test_one_error_lists_all_tables_and_counts_the_rest(desk: Desk) -> None:
    result = desk.run("rd.touchpoints['relevance'] = 11\nrd.phases['macro_phase'] = 'never'")
    error = result.error_in_exec
    tables = {detail.split(",")[0] for detail in error.details}
    assert tables == {"touchpoints", "phases"}
    assert len(error.details) == 5 + 4
    assert str(error).count("\n") == 9


def test_one_error_counts_what_it_leaves_out(desk: Desk) -> None:
    desk.taken("for i in range(25): rd.products.loc[f'p{i}', 'name'] = f'P {i}'")
    error = desk.run("rd.products['name'] = 5").error_in_exec
    assert len(error.details) == 25
    assert str(error).count("\n") == 21
    assert "… and 5 more (see the error's `details`)" in str(error)


def test_the_valid_cells_of_a_refused_row_stay(desk: Desk) -> None:
    details = desk.refused("rd.touchpoints.loc['new', ['name', 'relevance', 'step_id']] = ['New', 99, 'nowhere']")
    assert len(details) == 2
    assert desk.rd.touchpoints.loc["new", "name"] == "New"
    assert desk.rd.touchpoints.loc["new"].isna()["relevance"]


@both_storages
def test_a_lone_surrogate_is_refused_by_pandas_or_by_us(desk: Desk, storage: str) -> None:
    result = desk.run("rd.touchpoints.loc['tp1', 'name'] = '\\ud800'")
    wanted = "UnicodeEncodeError" if storage == "pyarrow" else "JourneyError"
    assert type(result.error_in_exec).__name__ == wanted
    assert desk.rd.touchpoints.loc["tp1", "name"] == desk.rd.document.rows["touchpoints"]["tp1"]["name"]


def test_a_drop_beside_a_bad_label_stays(desk: Desk) -> None:
    result = desk.run("rd.channels.drop('ch1', inplace=True)\nrd.channels.loc[5, 'name'] = 'x'")
    assert "must be text" in str(result.error_in_exec)
    assert "ch1" not in desk.rd.document.rows["channels"]


def test_no_row_is_lost_when_labels_are_lost(desk: Desk) -> None:
    desk.run("rd.channels.drop('ch1', inplace=True)\nrd.channels.rename(index={'ch2': 5}, inplace=True)")
    assert {"ch1", "ch2"} <= set(desk.rd.document.rows["channels"])
