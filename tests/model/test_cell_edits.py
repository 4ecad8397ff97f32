"""Plain pandas edits of live frames from cells: what is allowed arrives, in one transaction a cell."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import Desk, both_storages
from workbench import file_text

EDITS = {
    "loc": "rd.touchpoints.loc['tp1', 'relevance'] = 3",
    "loc, several columns": "rd.touchpoints.loc['tp1', ['name', 'relevance']] = ['New', 4]",
    "loc by mask": "rd.touchpoints.loc[rd.touchpoints['relevance'] > 5, 'need'] = 'much'",
    "at": "rd.touchpoints.at['tp1', 'name'] = 'At'",
    "iat": "rd.touchpoints.iat[0, 1] = 'Iat'",
    "iloc": "rd.touchpoints.iloc[2:5, 1] = ['a', 'b', 'c']",
    "whole column": "rd.touchpoints['relevance'] = 5",
    "whole column of another dtype": "rd.touchpoints['relevance'] = pd.Series(5, index=rd.touchpoints.index)",
    "scaled": "rd.touchpoints['relevance'] *= 0.5",
    "strings": "rd.touchpoints['name'] = rd.touchpoints['name'].str.upper()",
    "float32 with gaps": (
        "rd.touchpoints['relevance'] = rd.touchpoints['relevance'].astype('float32').where(lambda s: s > 7)"
    ),
    "Float64": "rd.touchpoints['relevance'] = rd.touchpoints['relevance'].astype('Float64') / 2",
    "object of text": (
        "rd.touchpoints['name'] = pd.Series(['x'] * len(rd.touchpoints), dtype=object, index=rd.touchpoints.index)"
    ),
    "category": "rd.touchpoints['contact_mode'] = pd.Categorical(['digital'] * len(rd.touchpoints))",
    "cleared by None": "rd.touchpoints.loc['tp1', 'name'] = None",
    "cleared by NA": "rd.segments.loc['sg1', 'customers'] = pd.NA",
    "cleared by empty text": "rd.touchpoints.loc['tp1', 'name'] = ''",
    "empty text where nothing is": "rd.touchpoints.loc['tp1', 'org_unit_id'] = ''",
    "a column cleared": "rd.touchpoints['relevance'] = None",
    "a flag cleared": "rd.steps.loc['st1', 'is_optional'] = pd.NA",
    "flags by comparison": "rd.touchpoints['is_moment_of_truth'] = rd.touchpoints['relevance'] > 8",
    "count by division": "rd.segments['customers'] = rd.segments['customers'] / 1",
    "date as text": "rd.evidence['collected_on'] = '2027-01-31'",
    "date with a zone": "rd.evidence['collected_on'] = pd.Timestamp('2027-01-31T09:30+02:00')",
    "date in nanoseconds": "rd.evidence['collected_on'] = pd.Timestamp('2027-01-31T09:30:00.000000001')",
    "date of year one": "rd.facts.loc['redesign', 'review_on'] = pd.Timestamp('0001-01-01').as_unit('us')",
    "row dropped": "rd.channels.drop('ch1', inplace=True)",
    "rows dropped": "rd.notes.drop(rd.notes.index[::2], inplace=True)",
    "all rows dropped": "rd.touchpoints.drop(rd.touchpoints.index, inplace=True)",
    "new row, one column": "rd.touchpoints.loc['new', 'name'] = 'New'",
    "new row, whole": "rd.products.loc['new'] = ['New', 'A product', 1]",
    "new row by dict": "rd.products.loc['new'] = {'name': 'New', 'description': 'A product'}",
    "new rows in a loop": "for i in range(5): rd.channels.loc[f'new{i}', 'name'] = f'New {i}'",
    "new row by at": "rd.channels.at['new', 'name'] = 'New'",
    "new row at the end of a step": "rd.touchpoints.loc['new', ['name', 'step_id']] = ['New', 'st1']",
    "new row in its place": "rd.phases.loc['new', ['name', 'journey_id', 'position']] = ['New', 'jo1', 2]",
    "new row with what it refers to": (
        "rd.steps.loc['s', ['name', 'phase_id']] = ['S', 'ph1']\n"
        "rd.touchpoints.loc['t', ['name', 'step_id']] = ['T', 's']"
    ),
    "columns in another order": "c = rd.touchpoints.pop('name'); rd.touchpoints['name'] = c",
    "sorted": "rd.touchpoints.sort_values('name', inplace=True)",
    "sorted and changed": "rd.touchpoints.sort_values('name', inplace=True); rd.touchpoints.iat[0, 1] = 'First'",
    "index of objects": "rd.touchpoints.index = rd.touchpoints.index.astype(object)",
    "index without a name": "rd.touchpoints.index.name = None",
    "columns of objects": "rd.touchpoints.columns = rd.touchpoints.columns.astype(object)",
    "columns with a name": "rd.touchpoints.columns.name = 'what'",
    "moved within its parent": "rd.phases.loc['ph1', 'position'] = 3",
    "moved far beyond": "rd.phases.loc['ph1', 'position'] = 99",
    "place cleared": "rd.phases.loc['ph1', 'position'] = pd.NA",
    "all in one place": "rd.phases['position'] = 1",
    "reversed": "rd.phases['position'] = rd.phases['position'].to_numpy()[::-1]",
    "moved to another parent": "rd.touchpoints.loc['tp1', 'step_id'] = 'st5'",
    "moved to another parent in its place": "rd.touchpoints.loc['tp1', ['step_id', 'position']] = ['st5', 1]",
    "fillna": "rd.touchpoints.fillna({'relevance': 0}, inplace=True)",
    "clip": "rd.touchpoints['relevance'] = rd.touchpoints['relevance'].clip(2, 8)",
    "update": "rd.touchpoints.update(pd.DataFrame({'name': ['Updated']}, index=['tp1']))",
    "eval": "rd.touchpoints.eval('relevance = relevance / 2', inplace=True)",
}


@both_storages
@pytest.mark.parametrize("code", EDITS.values(), ids=EDITS)
def test_an_allowed_edit_is_taken(desk: Desk, code: str) -> None:
    before = file_text(desk.rd)
    desk.taken(code)
    made = len(desk.changes)
    assert made == len(desk.updates) <= 1
    assert desk.steps() == made, "one cell, one step"
    assert file_text(desk.rd) == before
    desk.check()


def test_the_values_are_those_written(desk: Desk) -> None:
    desk.taken("rd.touchpoints.loc['tp1', 'relevance'] = 3\nrd.touchpoints.at['tp2', 'name'] = 'At'")
    assert desk.rd.document.rows["touchpoints"]["tp1"]["relevance"] == 3
    assert desk.rd.document.rows["touchpoints"]["tp2"]["name"] == "At"


def test_a_cell_sees_its_own_edits_as_it_made_them(desk: Desk) -> None:
    desk.taken("rd.touchpoints['relevance'] *= 0.5\nassert rd.touchpoints.loc['tp1', 'relevance'] < 5.1")


def test_two_tables_in_one_cell_are_one_step(desk: Desk) -> None:
    before = file_text(desk.rd)
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = 'One'\nrd.phases.loc['ph1', 'name'] = 'Two'")
    assert [set(change.tables) for change in desk.changes] == [{"touchpoints", "phases"}]
    assert desk.rd.undo()
    assert file_text(desk.rd) == before
    assert not desk.rd.undo()


def test_a_thousand_edits_in_a_loop_are_one_step_and_one_update(desk: Desk) -> None:
    before = file_text(desk.rd)
    desk.taken(
        "for i in range(1000):\n"
        "    rd.notes.loc[rd.notes.index[i % len(rd.notes)], 'text'] = f'edit {i}'\n"
        "    rd.touchpoints.at['tp1', 'relevance'] = i / 100"
    )
    assert len(desk.updates) == len(desk.changes) == 1
    assert desk.rd.touchpoints.loc["tp1", "relevance"] == 9.99
    assert desk.steps() == 1
    assert file_text(desk.rd) == before


def test_an_edit_before_an_exception_stays(desk: Desk) -> None:
    result = desk.run(
        "rd.touchpoints.loc['tp1', 'name'] = 'Before'\n1 / 0\nrd.touchpoints.loc['tp1', 'name'] = 'After'"
    )
    assert isinstance(result.error_in_exec, ZeroDivisionError)
    assert desk.rd.document.rows["touchpoints"]["tp1"]["name"] == "Before"


def test_what_pandas_refuses_is_its_own_error(desk: Desk) -> None:
    result = desk.run("rd.touchpoints.loc['tp1', 'name'] = 'Before'\nrd.touchpoints.loc['tp1', 'relevance'] = 'high'")
    assert isinstance(result.error_in_exec, TypeError)
    assert desk.rd.document.rows["touchpoints"]["tp1"]["name"] == "Before"


def test_a_cell_that_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    desk.taken("rd.touchpoints['name'] = rd.touchpoints['name'].copy()\nrd.touchpoints.sort_index(inplace=True)")
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = rd.touchpoints.loc['tp1', 'name']")
    assert not desk.changes
    assert not desk.rd.document.can_undo


def test_an_interrupted_cell_is_taken_in(desk: Desk) -> None:
    desk.run("rd.touchpoints.loc['tp1', 'name'] = 'Before'\nraise KeyboardInterrupt")
    assert desk.rd.document.rows["touchpoints"]["tp1"]["name"] == "Before"


def test_a_cell_that_does_not_parse_is_no_cell(desk: Desk) -> None:
    desk.run("rd.touchpoints.loc[")
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = 'After'")
    assert len(desk.changes) == 1


def test_two_redesigns_in_one_cell_do_not_mind_each_other(desk: Desk) -> None:
    other = desk.rd
    desk.taken("rd2 = jw.new('Other')\nrd2.phases.loc['p', ['journey_id', 'name']] = ['jo1', 'P']")
    result = desk.run("rd2.phases.loc['p', 'macro_phase'] = 'never'\nrd.phases.loc['ph1', 'name'] = 'Mine'")
    assert "macro_phase" in str(result.error_in_exec)
    assert other.phases.loc["ph1", "name"] == "Mine"
    assert pd.isna(desk.shell.user_ns["rd2"].phases.loc["p", "macro_phase"])


PLACES = {
    "to the front": ({"ph3": 1}, ["ph3", "ph1", "ph2", "ph4"]),
    "to the end": ({"ph1": 4}, ["ph2", "ph3", "ph4", "ph1"]),
    "beyond the end": ({"ph1": 9}, ["ph2", "ph3", "ph4", "ph1"]),
    "one on": ({"ph2": 3}, ["ph1", "ph3", "ph2", "ph4"]),
    "swapped": ({"ph1": 2, "ph2": 1}, ["ph2", "ph1", "ph3", "ph4"]),
    "two to one place": ({"ph3": 1, "ph4": 1}, ["ph3", "ph4", "ph1", "ph2"]),
    "cleared": ({"ph2": None}, ["ph1", "ph3", "ph4", "ph2"]),
    "where it is": ({"ph2": 2}, ["ph1", "ph2", "ph3", "ph4"]),
}


@pytest.mark.parametrize(("wanted", "order"), PLACES.values(), ids=PLACES)
def test_a_place_reads_afterwards_as_it_was_written(
    desk: Desk, wanted: dict[str, int | None], order: list[str]
) -> None:
    desk.taken("rd.phases.drop([p for p in rd.phases.index if p not in ('ph1', 'ph2', 'ph3', 'ph4')], inplace=True)")
    lines = [f"rd.phases.loc['{row}', 'position'] = {place or 'pd.NA'}" for row, place in wanted.items()]
    desk.taken("\n".join(lines))
    assert list(desk.rd.phases.index) == order
    assert list(desk.rd.phases["position"]) == [1, 2, 3, 4]


def test_a_place_counts_without_the_rows_dropped_in_the_same_cell(desk: Desk) -> None:
    desk.taken("rd.phases.drop([p for p in rd.phases.index if p not in ('ph1', 'ph2', 'ph3', 'ph4')], inplace=True)")
    desk.taken("rd.phases.drop('ph1', inplace=True)\nrd.phases.loc['ph4', 'position'] = 2")
    assert list(desk.rd.phases.index) == ["ph2", "ph4", "ph3"]
