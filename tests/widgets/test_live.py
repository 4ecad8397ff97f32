"""Live cells: when they run, what they are told, what they tell pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import altair as alt
import ipywidgets
import numpy as np
import pandas as pd
import pytest

import journey_widgets as jw
from journey_widgets.errors import JourneyError
from journey_widgets.widgets import flow
from journey_widgets.widgets.live import LiveCell
from journey_widgets.widgets.result_widget import MIME
from journey_widgets.widgets.results import result_of
from journey_widgets.widgets.telling import told


def counted(function: Callable[..., object]) -> Callable[..., object]:
    """Return the function with a count of its runs."""

    def counting(*arguments: object, **named: object) -> object:
        counting.runs += 1  # type: ignore[attr-defined]
        return function(*arguments, **named)

    counting.runs = 0  # type: ignore[attr-defined]
    return counting


def heard(cell: LiveCell) -> list[dict[str, Any]]:
    """Return what a cell has said to pages."""
    return [content for content, _ in cell.comm.said]


def names(rd: Any) -> pd.DataFrame:
    return rd.touchpoints[["name"]]


# ---------------------------------------------------------------------- when they run


def test_it_runs_when_a_table_it_read_changes_and_not_for_others(rd: jw.Redesign) -> None:
    function = counted(names)
    cell = jw.live(rd)(function)
    assert cell.read == {"touchpoints"}
    rd.touchpoints.loc["tp1", "name"] = "Other"
    rd.sync()
    assert function.runs == 2
    assert cell.value.loc["tp1", "name"] == "Other"
    rd.facts.loc["redesign", "title"] = "Other"
    rd.sync()
    rd.assessments.loc[("tp1", "current"), "experience"] = 3  # kept in the touchpoint's row, and another table
    rd.sync()
    assert function.runs == 2


def test_rows_that_go_with_a_step_are_a_change(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(names)
    assert len(cell.value) == 3
    rd.steps = rd.steps.drop("st1")
    assert len(cell.value) == 0
    rd.undo()
    assert len(cell.value) == 3


def test_what_it_reads_may_be_another_table_each_time(rd: jw.Redesign) -> None:
    @jw.live(rd)
    def either(rd: Any) -> int:
        return len(rd.touchpoints if rd.title == "Small" else rd.journeys)

    assert either.read == {"facts", "touchpoints"}
    rd.facts.loc["redesign", "title"] = "Else"
    rd.sync()
    assert either.read == {"facts", "journeys"}
    assert either.value == 2


def test_its_tables_are_of_one_moment_and_its_own(rd: jw.Redesign) -> None:
    @jw.live(rd)
    def reads(rd: Any) -> pd.DataFrame:
        table = rd.touchpoints
        table["name"] = "mine"
        table["more"] = 1
        return table

    assert rd.touchpoints.loc["tp1", "name"] == "Touchpoint 1"
    assert "more" not in reads._flow.moments.now().frame("touchpoints")


def test_an_ipywidget_is_an_argument(rd: jw.Redesign) -> None:
    slider = ipywidgets.IntSlider(value=2)

    @jw.live(rd, weight=slider, plain="as it is")
    def weighted(rd: Any, weight: int, plain: str) -> tuple[int, str]:
        return weight * len(rd.touchpoints), plain

    slider.value = 5
    assert weighted.value == (15, "as it is")
    weighted.close()
    slider.value = 6
    assert weighted.value == (15, "as it is")


def test_another_cell_is_an_argument_and_runs_before(rd: jw.Redesign) -> None:
    @jw.live(rd)
    def scores(rd: Any) -> pd.Series:
        return rd.touchpoints["relevance"]

    function = counted(lambda rd, scores: (scores.sum(), len(rd.touchpoints)))
    total = jw.live(rd, scores=scores)(function)
    rd.touchpoints.loc["tp1", "relevance"] = 4
    rd.sync()
    assert total.value == (4, 3)
    assert function.runs == 2  # once for both


def test_what_takes_a_cell_that_failed_says_so(rd: jw.Redesign) -> None:
    first = jw.live(rd)(lambda rd: rd.touchpoints["nothing"])
    second = jw.live(rd, given=first)(lambda _rd, given: given)
    assert isinstance(first.error, KeyError)
    assert isinstance(second.error, JourneyError)
    assert "which this cell takes, gave an error" in str(second.error)


def test_a_swimlane_is_an_argument_and_so_is_the_selection(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    by_argument = jw.live(rd, picked=w)(lambda _rd, picked: picked)
    by_reading = jw.live(rd)(lambda rd: rd.selected)
    w.selected = {"touchpoints": ["tp2"]}
    assert by_argument.value == by_reading.value == rd.selected == {"touchpoints": ["tp2"]}
    rd.selected = {}
    assert w.selected == by_argument.value == {}


def test_an_error_stops_nobody_else_and_goes_with_its_cause(rd: jw.Redesign) -> None:
    failing = jw.live(rd)(lambda rd: {7.0: "found"}[rd.touchpoints.loc["tp1", "relevance"]])
    other = jw.live(rd)(lambda rd: rd.touchpoints.loc["tp1", "relevance"])
    rd.touchpoints.loc["tp1", "relevance"] = 4
    rd.sync()
    assert isinstance(failing.error, KeyError)
    assert other.value == 4
    rd.touchpoints.loc["tp1", "relevance"] = 7
    rd.sync()
    assert (failing.error, failing.value, other.value) == (None, "found", 7)


def test_bursts_are_one_run_where_there_is_a_loop(rd: jw.Redesign) -> None:
    function = counted(names)

    async def burst() -> int:
        cell = jw.live(rd)(function)
        for i in range(20):
            rd.touchpoints.loc["tp1", "name"] = f"name {i}"
            rd.sync()
        assert function.runs == 1
        while cell.value.loc["tp1", "name"] != "name 19":  # noqa: ASYNC110 - the loop itself is what is tested
            await asyncio.sleep(0)
        return int(function.runs)

    assert asyncio.run(burst()) == 2


def test_a_closed_cell_runs_no_more_and_leaves_nothing(rd: jw.Redesign) -> None:
    function = counted(names)
    before = len(rd.document._on_change)
    cell = jw.live(rd)(function)
    cell.close()
    rd.touchpoints.loc["tp1", "name"] = "Other"
    rd.sync()
    assert function.runs == 1
    assert len(rd.document._on_change) == before
    assert rd not in flow._flows


# ---------------------------------------------------------------------- bad input


def test_a_live_cell_reads_and_never_writes(rd: jw.Redesign) -> None:
    def writes(rd: Any) -> None:
        rd.touchpoints = rd.touchpoints.head(1)

    cell = jw.live(rd)(writes)
    assert "set rd.touchpoints in an ordinary cell" in str(cell.error)


def test_a_table_that_is_none_is_named(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(lambda rd: rd.touchpoint)
    assert "did you mean 'touchpoints'?" in str(cell.error)


@pytest.mark.parametrize("given", [None, "rd", names])
def test_what_is_no_redesign_is_refused(given: Any) -> None:
    with pytest.raises(JourneyError, match=r"jw.live takes a redesign"):
        jw.live(given)


def test_a_function_that_does_not_take_its_arguments_is_refused(rd: jw.Redesign) -> None:
    with pytest.raises(JourneyError, match=r"a live cell calls names\(rd, weight\), which it does not take"):
        jw.live(rd, weight=1)(names)
    with pytest.raises(JourneyError, match=r"stands above a function, not int"):
        jw.live(rd)(3)  # type: ignore[arg-type]


def test_a_selection_that_is_none_is_refused(rd: jw.Redesign) -> None:
    with pytest.raises(JourneyError, match="did you mean 'touchpoints'"):
        rd.selected = {"touchpoint": ["tp1"]}
    with pytest.raises(JourneyError, match="holds lists of ids"):
        rd.selected = {"touchpoints": "tp1"}  # type: ignore[dict-item]
    assert rd.selected == {}


# ---------------------------------------------------------------------- told to pages


def chart(rd: Any) -> alt.Chart:
    data = rd.touchpoints[["name", "relevance"]]
    title = alt.param(name="finding", value=f"{len(data)} touchpoints")
    made: alt.Chart = alt.Chart(data).mark_bar().encode(x="relevance:Q", y="touchpoint_id:N").add_params(title)
    return made


def test_new_rows_are_told_with_the_same_specification(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(chart)
    rd.touchpoints.loc["tp1", "relevance"] = 4
    rd.sync()
    first, second = (message["result"] for message in heard(cell))
    assert first["spec"] == second["spec"]
    assert first["parameters"] == second["parameters"] == {"finding": "3 touchpoints"}
    columns = first["tables"]["table_0"]["columns"]
    assert [column["name"] for column in columns] == ["touchpoint_id", "name", "relevance"]
    assert [column["name"] for column in second["tables"]["table_0"]["changed"]] == ["relevance"]
    assert [message["number"] for message in heard(cell)] == [1, 2]


def test_a_table_that_is_the_same_is_not_told_again(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(chart)
    rd.touchpoints.loc["tp1", "owner"] = "Ada"
    rd.sync()
    assert heard(cell)[-1]["result"]["tables"] == {}
    cell._hear(cell, {"kind": "join", "page": "p1"}, [])
    assert list(heard(cell)[-1]["result"]["tables"]) == ["table_0"]
    assert heard(cell)[-1]["page"] == "p1"


def test_a_page_picks_rows(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(chart)
    cell._hear(cell, {"kind": "selected", "selected": {"touchpoints": ["tp1"]}}, [])
    assert rd.selected == {"touchpoints": ["tp1"]}
    for wrong in ({"nothing": ["x"]}, None, {"touchpoints": 3}):
        cell._hear(cell, {"kind": "selected", "selected": wrong}, [])
    for wrong_message in (None, "join", {"kind": "what"}, {}):
        cell._hear(cell, wrong_message, [])
    assert rd.selected == {"touchpoints": ["tp1"]}


def test_every_kind_of_value_is_told(rd: jw.Redesign) -> None:
    del rd
    frame = pd.DataFrame(
        {
            "number": [1.5, np.nan],
            "whole": pd.array([1, None], dtype="Int64"),
            "text": ["a", None],
            "flag": pd.array([True, None], dtype="boolean"),
            "day": pd.to_datetime(["2026-01-31", None]),
            "moment": pd.to_datetime(["2026-01-31T10:00+02:00", None]),
            "kind": pd.Categorical(["x", None]),
            "any": [{"a": np.int64(1)}, object],
        }
    )
    columns = {column["name"]: column for column in told(result_of(frame))["table"]["columns"]}
    assert {name: column["values"] for name, column in columns.items() if name != "any"} == {
        "": [0, 1],
        "number": [1.5, None],
        "whole": [1, None],
        "text": ["a", None],
        "flag": [True, None],
        "day": [1769817600000, None],
        "moment": [1769846400000, None],
        "kind": ["x", None],
    }
    assert columns["any"]["values"][0] == {"a": 1}
    assert [columns[name]["type"] for name in ("day", "moment", "flag")] == ["date", "instant", "boolean"]
    buffers: list[bytes] = []
    numbers = {column["name"]: column for column in told(result_of(frame), buffers)["table"]["columns"]}
    assert np.array_equal(np.frombuffer(buffers[numbers["number"]["buffer"]]), [1.5, np.nan], equal_nan=True)


def test_a_long_table_is_cut_and_says_so(rd: jw.Redesign) -> None:
    del rd
    result = told(result_of(pd.DataFrame({"x": range(5000)})))
    assert (result["table"]["length"], result["total"]) == (1000, 5000)


def test_several_results_are_told_one_by_one(rd: jw.Redesign) -> None:
    cell = jw.live(rd)(lambda rd: [chart(rd), rd.touchpoints[["name"]], "text"])
    assert [each["kind"] for each in heard(cell)[0]["result"]["results"]] == ["chart", "table", "text"]


# ---------------------------------------------------------------------- kept in a notebook


HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


def test_what_remains_is_a_picture_and_a_table_and_never_markup(rd: jw.Redesign) -> None:
    rd.touchpoints.loc["tp1", "name"] = HOSTILE
    rd.sync()
    for function in (chart, names, lambda _rd: HOSTILE, lambda _rd: int(HOSTILE)):
        data = jw.live(rd)(function)._repr_mimebundle_()
        data = data[0] if isinstance(data, tuple) else data
        assert "<script" not in data["text/html"]
        assert "onerror=" not in data["text/html"].replace("onerror=&quot;", "")
        json.dumps(data[MIME])
    assert {"text/html", "image/png", "text/plain", MIME} <= set(jw.live(rd)(chart)._repr_mimebundle_()[0])
