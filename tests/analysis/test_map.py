"""The map from its tables is the map that is drawn."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from strategies import Tables, redesigns, shuffled

import journey_widgets as jw
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.export.map_layout import compute_map
from journey_widgets.schema import STATES
from journey_widgets.sources import from_rows

NAMES = ("journeys", "phases", "steps", "touchpoints", "assessments", "channels", "org_units")


def drawn(rd: jw.Redesign, state: str) -> list[tuple[str, str, str]]:
    """Return journey, step and touchpoint of the map that is drawn."""
    found = []
    for journey_id in rd.journeys.index:
        shown = compute_map(rd.document, journey_id, state)
        lane = next(lane.id for lane in shown.lanes if lane.kind == "touchpoint")
        for column in shown.columns:
            found += [(journey_id, column.step_id, row_id) for row_id in shown.cell(lane, column.key)]
    return found


def computed(tables: Tables, state: str) -> list[tuple[str, str, str]]:
    """Return the same from the tables alone."""
    present = Touchpoints(tables["touchpoints"], tables["assessments"]).present(state)
    found = in_order(present, steps_in_order(tables["phases"], tables["steps"], state))
    return list(zip(found["journey_id"], found["step_id"], found.index, strict=True))


def of(rd: jw.Redesign) -> Tables:
    return {name: getattr(rd, name) for name in NAMES}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", list(jw.examples().index))
def test_bundled_cases_are_laid_out_as_they_are_drawn(name: str, state: str) -> None:
    rd = jw.example(name)
    assert computed(of(rd), state) == drawn(rd, state)
    assert computed(shuffled(of(rd)), state) == drawn(rd, state)


@settings(deadline=None, max_examples=8)
@given(redesigns(*NAMES, most=7, missing=(0.1, 0.6)))
def test_random_maps_are_laid_out_as_they_are_drawn(tables: Tables) -> None:
    rd = random_redesign(tables)
    for state in STATES:
        assert computed(of(rd), state) == sorted(drawn(rd, state), key=lambda row: row[0])
        assert computed(shuffled(of(rd)), state) == computed(of(rd), state)


def random_redesign(tables: Tables) -> jw.Redesign:
    """Return a redesign that holds random tables, moved touchpoints included."""
    rows = {
        name: [
            {key: value for key, value in row.items() if not pd.isna(value) and key != "position"}
            for row in frame.reset_index().to_dict("records")
        ]
        for name, frame in tables.items()
        if name not in {"facts", "assessments"}
    }
    rd = from_rows(rows, source="random tables")
    rd.assessments = tables["assessments"]
    return rd


def test_who_is_absent_keeps_a_place() -> None:
    touchpoints = pd.DataFrame({"step_id": ["s"] * 4, "position": [1, 2, 3, 4]}, index=list("abcd"))
    assessed = {("a", "current"): (False, None), ("d", "current"): (True, 2)}
    index = pd.MultiIndex.from_tuples(assessed, names=["touchpoint_id", "state"])
    assessments = pd.DataFrame(list(assessed.values()), index=index, columns=["is_present", "position"])
    phases = pd.DataFrame({"journey_id": ["j"]}, index=["p"])
    steps = pd.DataFrame({"phase_id": ["p"]}, index=["s"])
    present = Touchpoints(touchpoints, assessments).present("current")
    # a is first and is not there, d is second: among those that are there it is the first
    assert list(in_order(present, steps_in_order(phases, steps, "current")).index) == ["d", "b", "c"]


def test_a_table_without_places_goes_by_its_rows() -> None:
    touchpoints = pd.DataFrame({"step_id": ["s"] * 3}, index=["c", "a", "b"])
    assessments = pd.DataFrame({"touchpoint_id": [], "state": []})
    phases = pd.DataFrame({"journey_id": ["j"]}, index=["p"])
    steps = pd.DataFrame({"phase_id": ["p"]}, index=["s"])
    present = Touchpoints(touchpoints, assessments).present("current")
    assert list(in_order(present, steps_in_order(phases, steps, "current")).index) == ["c", "a", "b"]
