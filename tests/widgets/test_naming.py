"""Tables of live cells call rows by their names."""

from __future__ import annotations

import journey_widgets as jw
from journey_widgets.widgets.results import Grid, Several


def frame_of(cell: jw.LiveCell) -> list[list[object]]:
    assert isinstance(cell._result, Grid)
    return cell._result.frame.astype("object").to_numpy().tolist()


def test_ids_are_shown_as_names_and_the_value_keeps_them(rd: jw.Redesign) -> None:
    @jw.live(rd)
    def cell(rd: jw.Redesign) -> object:
        found = rd.touchpoints[["step_id"]].head(1)
        found["next_touchpoint_id"] = "nobody's"
        found["best_steps"] = f"{found['step_id'].iloc[0]}, nobody's"
        return found

    touchpoint, step = rd.touchpoints.iloc[0], rd.steps.loc[rd.touchpoints.iloc[0]["step_id"]]
    assert frame_of(cell) == [[touchpoint["name"], step["name"], "nobody's", f"{step['name']}, nobody's"]]
    assert list(cell.value.index) == [rd.touchpoints.index[0]]
    assert {"touchpoints", "steps"} <= cell.read


def test_a_table_with_names_of_its_own_keeps_the_ids_of_its_rows(rd: jw.Redesign) -> None:
    @jw.live(rd)
    def cell(rd: jw.Redesign) -> object:
        return [rd.touchpoints[["name", "step_id"]].head(1), rd.phases[["journey_id"]].head(1)]

    assert isinstance(cell._result, Several)
    [own, other] = [each.frame for each in cell._result.results if isinstance(each, Grid)]
    assert own.iloc[0].tolist() == [rd.touchpoints.index[0], rd.touchpoints["name"].iloc[0], rd.steps["name"].iloc[0]]
    assert other.iloc[0, 1] == rd.journeys["name"].iloc[0]
