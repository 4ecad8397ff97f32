"""`rd.touchpoints = df`: one step of undo, the same object; what is left out stays, what is wrong is put back."""

# ruff: noqa: PT012 - what raises is a block

from __future__ import annotations

import pandas as pd
import pytest
from conftest import Desk
from workbench import Page, file_text, small

import journey_widgets as jw

FRAMES = {
    "itself": "rd.touchpoints",
    "a copy": "rd.touchpoints.copy()",
    "index as a column": "rd.touchpoints.reset_index()",
    "sorted": "rd.touchpoints.sort_values('name')",
    "names in the index": "rd.touchpoints.set_index('name', append=True)",
    "reversed": "rd.touchpoints.iloc[::-1]",
}

CHANGED = {
    "filtered": "rd.touchpoints[rd.touchpoints['step_id'] == 'st1']",
    "scaled": "rd.touchpoints.assign(relevance=1.0)",
    "a column more": "rd.touchpoints.assign(mine=1)",
    "a row more": "pd.concat([rd.touchpoints, pd.DataFrame({'name': ['New']}, index=['new'])])",
    "rows of one's own": "pd.DataFrame({'touchpoint_id': ['a', 'b'], 'name': ['A', 'B'], 'step_id': ['st1', 'st1']})",
    "rows of one's own, without a name of the index": "pd.DataFrame({'name': ['A', 'B']}, index=['a', 'b'])",
    "as many rows of one's own": "pd.DataFrame({'name': list('ABCDE')}, index=list('abcde'))",
    "nothing": "rd.touchpoints.iloc[:0]",
    "some columns": "rd.touchpoints[['name']].apply(lambda s: s.str.upper())",
    "objects": "rd.touchpoints.astype(object).assign(name='x')",
    "through a spreadsheet": "pd.read_csv(__import__('io').StringIO(rd.touchpoints.to_csv())).assign(name='x')",
    "through records": "pd.DataFrame(rd.touchpoints.reset_index().to_dict('records')).assign(name='x')",
}

REFUSED = {
    "no frame": ("[1]", "rd.touchpoints takes a DataFrame, not list"),
    "a column": ("rd.touchpoints['name']", "rd.touchpoints takes a DataFrame, not Series"),
    "None": ("None", "takes a DataFrame, not NoneType"),
    "another table": ("rd.phases", "must be indexed by touchpoint_id"),
    "numbered rows": ("rd.touchpoints.reset_index(drop=True)", "must be indexed by touchpoint_id"),
    "rows twice": ("pd.concat([rd.touchpoints] * 2)", "stands there twice"),
    "some columns of rows twice": ("pd.concat([rd.touchpoints[['name']]] * 2)", "stands there twice"),
    "columns twice": ("pd.concat([rd.touchpoints, rd.touchpoints], axis=1)", "stands there twice"),
    "two levels of columns": ("pd.concat({'a': rd.touchpoints}, axis=1)", "must have one level of columns"),
    "a value": ("rd.touchpoints.assign(relevance=99)", "99 must be from 0 to 10"),
    "a level too many": (
        "rd.touchpoints.set_index([[1] * 5, [2] * 5])",
        "must be indexed by touchpoint_id",
    ),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_the_same_content_is_no_step(desk: Desk, frame: str) -> None:
    desk.taken(f"rd.touchpoints = {frame}")
    assert not desk.changes
    assert desk.steps() == 0


@pytest.mark.parametrize("frame", CHANGED.values(), ids=CHANGED)
def test_new_content_is_one_step_in_the_same_object(desk: Desk, frame: str) -> None:
    before, wanted = file_text(desk.rd), list(eval(frame, {"rd": desk.rd, "pd": pd}).index)  # noqa: S307 - see above
    desk.taken(f"rd.touchpoints = {frame}")
    assert len(desk.changes) == 1
    assert desk.changes[0].label == "rd.touchpoints = …"
    if isinstance(wanted[0] if wanted else "", str):
        assert sorted(desk.rd.touchpoints.index) == sorted(wanted)
    assert desk.steps() == 1
    assert file_text(desk.rd) == before
    desk.check()


@pytest.mark.parametrize(("frame", "wanted"), REFUSED.values(), ids=REFUSED)
def test_a_bad_frame_is_put_back(desk: Desk, frame: str, wanted: str) -> None:
    before = file_text(desk.rd)
    result = desk.run(f"rd.touchpoints = {frame}")
    assert type(result.error_in_exec) is jw.JourneyError
    assert wanted in str(result.error_in_exec)
    assert file_text(desk.rd) == before


def test_the_code_goes_on_only_after_a_good_one(desk: Desk) -> None:
    desk.run("rd.touchpoints = rd.touchpoints.assign(relevance=99)\nrd.phases.loc['ph1', 'name'] = 'After'")
    assert desk.rd.phases.loc["ph1", "name"] == "Before"


def test_columns_left_out_stay_and_new_rows_get_defaults(desk: Desk) -> None:
    desk.taken("rd.touchpoints['mine'] = [1, 2, 3, 4, 5]")
    desk.taken("rd.touchpoints = pd.DataFrame({'name': ['Site!', 'New']}, index=['tp1', 'new'])")
    row = desk.rd.touchpoints.loc["tp1"]
    assert [row["name"], row["relevance"], row["channel_id"], row["step_id"], row["mine"]] == [
        "Site!",
        7,
        "ch1",
        "st1",
        1,
    ]
    new = desk.rd.touchpoints.loc["new"]
    assert new.isna()[["relevance", "step_id", "mine"]].all()
    assert not new["is_moment_of_truth"]


def test_a_level_given_as_a_column_is_found(desk: Desk) -> None:
    desk.taken("rd.assessments = rd.assessments.reset_index()[['state', 'touchpoint_id', 'experience']].fillna(1.0)")
    assert desk.rd.assessments.loc[("tp3", "current"), "experience"] == 1
    assert desk.rd.assessments.loc[("tp1", "current"), "expectation"] == 8


def test_what_a_view_did_meanwhile_is_merged_not_undone(desk: Desk) -> None:
    page = Page(desk.rd.document)

    def meanwhile() -> None:
        page.set("touchpoints", "tp1", "need", "from the page")
        page.add("touchpoints", "tp_page", {"name": "From the page", "step_id": "st1", "order": "a5"})

    desk.shell.user_ns["meanwhile"] = meanwhile
    desk.taken("mine = rd.touchpoints.assign(relevance=1.0)\nmeanwhile()\nrd.touchpoints = mine")
    assert desk.rd.touchpoints.loc["tp1", "need"] == "from the page"
    assert "tp_page" in desk.rd.touchpoints.index
    assert desk.rd.touchpoints.loc["tp1", "relevance"] == 1


def test_outside_a_notebook_it_takes_effect_at_once() -> None:
    rd = small()
    frame = rd.phases
    rd.phases = rd.phases.assign(name="x")
    assert rd.phases is frame
    assert {row["name"] for row in rd.document.rows["phases"].values()} == {"x"}
    with pytest.raises(jw.JourneyError, match="one edit was not taken"):
        rd.phases = rd.phases.assign(macro_phase=["never", None, None, None])
    assert rd.phases is frame


def test_in_a_transaction_it_is_part_of_the_step() -> None:
    rd = small()
    before = file_text(rd)
    with rd.transaction("both"):
        rd.phases = rd.phases.assign(name="x")
        rd.steps.loc["st1", "name"] = "y"
    assert rd.undo()
    assert file_text(rd) == before
    with pytest.raises(ZeroDivisionError), rd.transaction():
        rd.phases = rd.phases.assign(name="x")
        _ = 1 / 0
    assert file_text(rd) == before
    assert rd.phases.loc["ph1", "name"] == "Before"
