"""A table of one's own becomes a map: what an analyst would expect, and what she is told where it cannot."""

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journey_widgets as jw
from journey_widgets.interchange import own_table
from journey_widgets.interchange.own_values import is_empty
from journey_widgets.model.lanes import DEFAULT_LANES, LANES_WITH_ACTORS
from journey_widgets.schema import TABLES
from journey_widgets.schema.choices import NOTE_KIND
from journey_widgets.sources import from_rows


def names(frame: pd.DataFrame) -> list[str]:
    return list(frame["name"].fillna(""))


def filled(rd: jw.Redesign) -> dict[str, float]:
    """Return step → valence, where there is one."""
    return {rd.steps["name"][step]: value for (step, _, _), value in rd.emotions["valence"].dropna().items()}


def refusals(frame: pd.DataFrame, **columns: Any) -> tuple[str, ...]:
    with pytest.raises(jw.JourneyError) as caught:
        jw.from_frame(frame, **columns)
    return caught.value.details


RENTAL = pd.DataFrame(
    {
        "Fase": ["Prima", None, " ", "Dopo", "Prima"],
        "Passo": ["Cerca", np.nan, "Sceglie", "Usa", "Cerca"],
        "Contatto": ["Sito", "Blog", None, "App", "Guida"],
        "Canale": ["Web", "Web ", None, "Telefono", "Carta"],
        "Modo": ["Digitale", "DIGITAL", None, "Fisico e digitale", "physical"],
        "Chi": ["Marketing", "Marketing", None, "Servizio", None],
        "Rilevanza": ["7,5", 3, None, "10", 0],
        "Emozione": [-1, None, "\u22120,5", 2.0, -1],
        "Attore": ["Cliente", "Cliente", None, "Autista", "Cliente"],
    }
)
COLUMNS = {
    "phase": "Fase",
    "step": "Passo",
    "touchpoint": "Contatto",
    "channel": "Canale",
    "contact_mode": "Modo",
    "owner": "Chi",
    "relevance": "Rilevanza",
    "emotion": "Emozione",
    "actor": "Attore",
}


# ---------------------------------------------------------------------- rows become a map


def test_a_table_becomes_a_map() -> None:
    rd = jw.from_frame(RENTAL, title="Noleggio", language="it", **COLUMNS)
    assert (rd.title, rd.language, names(rd.journeys)) == ("Noleggio", "it", ["Noleggio"])
    assert names(rd.phases) == ["Prima", "Dopo"]
    assert names(rd.steps) == ["Cerca", "Sceglie", "Usa"]
    assert list(rd.steps["phase_id"]) == ["ph1", "ph1", "ph2"]
    assert names(rd.touchpoints) == ["Sito", "Blog", "Guida", "App"]
    assert list(rd.touchpoints["step_id"]) == ["st1", "st1", "st1", "st3"]
    assert list(rd.touchpoints["contact_mode"]) == ["digital", "digital", "physical", "both"]
    assert list(rd.touchpoints["relevance"]) == [7.5, 3, 0, 10]
    assert names(rd.channels) == ["Web", "Telefono", "Carta"]
    assert list(rd.touchpoints["channel_id"]) == ["ch1", "ch1", "ch3", "ch2"]
    assert names(rd.org_units) == ["Marketing", "Servizio"]
    assert names(rd.actors) == ["Cliente", "Autista"]
    assert list(rd.step_actors["step_id"]) == ["st1", "st3"]
    assert filled(rd) == {"Cerca": -1, "Sceglie": -0.5, "Usa": 2}
    assert list(zip(rd.lanes["lane_kind"], rd.lanes["note_kind"].fillna(""), strict=True)) == list(LANES_WITH_ACTORS)
    assert rd.import_losses.empty


def test_ids_are_counted_and_the_same_each_time() -> None:
    tables = own_table.to_tables(RENTAL, COLUMNS, title="T", language="it")
    assert tables == own_table.to_tables(RENTAL, COLUMNS, title="T", language="it")
    assert [row["touchpoint_id"] for row in tables["touchpoints"]] == ["tp1", "tp2", "tp3", "tp4"]
    assert [row["journey_id"] for row in tables["journeys"]] == ["jo1"]
    assert [row["lane_id"] for row in tables["lanes"]] == [f"la{i + 1}" for i in range(len(LANES_WITH_ACTORS))]


def test_the_table_is_not_changed() -> None:
    frame = RENTAL.copy(deep=True)
    jw.from_frame(frame, **COLUMNS)
    pd.testing.assert_frame_equal(frame, RENTAL)


def test_phases_alone_are_a_map() -> None:
    rd = jw.from_frame(pd.DataFrame({"p": ["A", "B", None, "A"]}), phase="p")
    assert (names(rd.phases), len(rd.steps), len(rd.touchpoints)) == (["A", "B"], 0, 0)


def test_without_steps_each_row_is_a_step_of_its_own() -> None:
    frame = pd.DataFrame({"p": ["A", "A", "B"], "t": ["Site", "Site", None], "e": [1, -1, 0.5], "c": ["x", "y", None]})
    rd = jw.from_frame(frame, phase="p", touchpoint="t", emotion="e", channel="c")
    assert names(rd.steps) == ["Site", "Site", "B"]
    assert list(rd.emotions["valence"].dropna()) == [1, -1, 0.5]
    assert names(rd.touchpoints) == ["Site", "Site"]


def test_what_is_said_of_a_phase_stands_in_one_step_of_its_name() -> None:
    frame = pd.DataFrame({"p": ["A", None, "B"], "e": [1, 1, None], "who": ["Me", "Cat", None], "n": [None, "n", "m"]})
    rd = jw.from_frame(frame, phase="p", emotion="e", actor="who", thought="n")
    assert names(rd.steps) == ["A"]
    assert list(rd.step_actors["step_id"]) == ["st1", "st1"]
    assert list(rd.notes["step_id"].fillna("")) == ["st1", ""]
    assert list(rd.notes["phase_id"].fillna("")) == ["", "ph2"]


def test_an_empty_step_is_the_one_above_in_the_same_phase() -> None:
    frame = pd.DataFrame(
        {"p": ["A", None, "A", "B", "A"], "s": ["one", None, None, None, None], "t": ["t1", "t2", "t3", "t4", "t5"]}
    )
    rd = jw.from_frame(frame, phase="p", step="s", touchpoint="t")
    steps = rd.touchpoints["step_id"].map(rd.steps["name"])
    assert dict(zip(rd.touchpoints["name"], steps, strict=True)) == {
        "t1": "one",
        "t2": "one",
        "t3": "one",
        "t5": "t5",
        "t4": "t4",
    }


def test_a_touchpoint_without_a_name_is_a_problem_to_fill_in() -> None:
    frame = pd.DataFrame({"p": ["A", "A"], "s": ["one", "two"], "t": [None, "here"], "c": ["web", "web"]})
    rd = jw.from_frame(frame, phase="p", step="s", touchpoint="t", channel="c")
    assert names(rd.touchpoints) == ["", "here"]
    problems = rd.problems()
    assert ((problems["table"] == "touchpoints") & (problems["column"] == "name")).sum() == 1
    without = jw.from_frame(frame, phase="p", step="s", channel="c")
    assert names(without.touchpoints) == ["one", "two"]


def test_everything_has_a_part() -> None:
    texts = ["action", "trigger", "need", "content", "persona", "owner", "channel", "actor", *own_table.NOTE_KINDS]
    numbers = {"expectation": 3, "experience": 4.5, "duration_hours": 0.5, "cost_eur": 1200}
    cells: dict[str, list[object]] = {part: [f"a {part}"] for part in texts} | {k: [v] for k, v in numbers.items()}
    cells |= {"phase": ["P"], "step": ["S"], "touchpoint": ["T"], "emotion": [1], "relevance": [9]}
    cells |= {"macro_phase": ["Dopo l’acquisto"], "contact_mode": ["both"], "is_moment_of_truth": ["x"]}
    assert set(cells) == set(own_table.PARTS)
    rd = jw.from_frame(pd.DataFrame(cells), **{part: part for part in cells})
    assert rd.phases["macro_phase"]["ph1"] == "post_purchase"
    assert rd.steps["action"]["st1"] == "a action"
    assert rd.personas["name"][rd.journeys["persona_id"]["jo1"]] == "a persona"
    touchpoint = rd.touchpoints.loc["tp1"]
    assert [touchpoint[part] for part in ("trigger", "need", "content")] == ["a trigger", "a need", "a content"]
    assert touchpoint["is_moment_of_truth"]
    assert rd.assessments.loc[("tp1", "current"), list(numbers)].to_dict() == numbers
    assert rd.assessments.loc[("tp1", "future"), list(numbers)].isna().all()
    assert dict(zip(rd.notes["note_kind"], rd.notes["text"], strict=True)) == {
        k: f"a {k}" for k in own_table.NOTE_KINDS
    }
    assert set(rd.notes["touchpoint_id"]) == {"tp1"}


def test_each_kind_of_notes_has_a_lane_that_shows_it() -> None:
    frame = pd.DataFrame({"p": ["A"], "s": ["S"], "x": ["text"]})
    for kind in own_table.NOTE_KINDS:
        rd = jw.from_frame(frame, phase="p", step="s", **{kind: "x"})
        assert (rd.lanes["note_kind"] == kind).sum() == 1
        assert len(rd.lanes) <= len(DEFAULT_LANES) + 1


def test_parts_are_the_schemas() -> None:
    assert set(own_table.NOTE_KINDS) == set(NOTE_KIND.values) - {"image"}
    for part, meaning in own_table.PARTS.items():
        assert meaning.endswith("."), part
    assert TABLES["touchpoints"].column("relevance") is not None


def test_numbers_used_as_names_are_text_as_it_is_shown() -> None:
    frame = pd.DataFrame(
        {"p": [2024.0, np.nan, 2025], "s": [1, 2, 3], "t": [7.5, Decimal("1.50"), dt.date(2027, 1, 31)]}
    )
    rd = jw.from_frame(frame, phase="p", step="s", touchpoint="t")
    assert names(rd.phases) == ["2024", "2025"]
    assert names(rd.steps) == ["1", "2", "3"]
    assert names(rd.touchpoints) == ["7.5", "1.50", "2027-01-31"]


@pytest.mark.parametrize("dtype", ["object", "str", "string", "category"])
def test_any_dtype_of_text_will_do(dtype: str) -> None:
    frame = pd.DataFrame({"p": pd.Series(["A", None, "B"], dtype=dtype), "r": pd.array([1, None, 3], dtype="Int64")})
    rd = jw.from_frame(frame.assign(t=["x", "y", "z"]), phase="p", touchpoint="t", relevance="r")
    assert list(rd.touchpoints["relevance"].fillna(-1)) == [1, -1, 3]
    assert names(rd.phases) == ["A", "B"]


def test_rows_that_are_empty_are_left_out() -> None:
    frame = pd.DataFrame({"p": [None, "A", None, None], "t": [" ", "x", None, "y"]}, index=[5, 5, 5, 5])
    rd = jw.from_frame(frame, phase="p", touchpoint="t")
    assert names(rd.touchpoints) == ["x", "y"]


# ---------------------------------------------------------------------- what is refused


def test_a_keyword_that_is_no_part_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"'fase' is no part of a journey \(did you mean 'phase'\?\)"):
        jw.from_frame(RENTAL, fase="Fase")
    with pytest.raises(TypeError, match="phase='…' is needed"):
        jw.from_frame(RENTAL, step="Passo")


def test_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    details = refusals(RENTAL, phase="Fasi", step="Passo", channel="canale")
    assert details[0] == "phase='Fasi' is no column of the table (did you mean 'Fase'?)"
    assert details[1].startswith("channel='canale' is no column of the table (did you mean 'Canale'?)")
    assert "reset_index" in refusals(RENTAL.set_index("Fase"), phase="Fase")[0]
    twice = pd.DataFrame([["a", "b"]], columns=["p", "p"])
    assert "several columns" in refusals(twice, phase="p")[0]
    assert "one column" in refusals(RENTAL, phase="Fase", problem=["a", "b"])[0]
    assert len(jw.from_frame(RENTAL, phase="Fase", step=None).phases) == 2  # type: ignore[arg-type] # people write so


@pytest.mark.parametrize("frame", [RENTAL.head(0), pd.DataFrame({"Fase": [None, " "]}), [1], None])
def test_a_table_without_rows_is_an_error(frame: Any) -> None:
    with pytest.raises(jw.JourneyError, match=r"no rows|all empty|is a DataFrame"):
        jw.from_frame(frame, phase="Fase")


def test_one_error_lists_every_place_by_her_names() -> None:
    frame = pd.DataFrame(
        {
            "Fase": ["A", "A", ["B"]],
            "T": ["x", "y", "z"],
            "Ril": ["alta", 11, "1.234,5"],
            "Modo": ["fisica", "Fisico", "digital"],
            "MdV": ["sì", "forse", 0],
        },
        index=["r1", "r2", "r3"],
    )
    details = refusals(
        frame, phase="Fase", touchpoint="T", relevance="Ril", contact_mode="Modo", is_moment_of_truth="MdV"
    )
    assert details[0] == "row 'r1', column 'Ril' (relevance): 'alta' must be a number, such as 7.5 or 7,5"
    assert details[1].startswith(
        "row 'r1', column 'Modo' (contact_mode): 'fisica' must be one of 'physical' (Physical, "
    )
    assert details[1].endswith("(did you mean 'fisico'?)")
    assert details[2] == "row 'r2', column 'Ril' (relevance): 11 must be from 0 to 10"
    assert details[3].startswith("row 'r2', column 'MdV' (is_moment_of_truth): 'forse' must be yes or no")
    assert details[4] == "row 'r3', column 'Fase' (phase): ['B'] must be text"
    assert details[5].startswith("row 'r3', column 'Ril' (relevance): '1.234,5' must be a number without")
    assert len(details) == 6


def test_the_first_row_needs_a_phase() -> None:
    details = refusals(pd.DataFrame({"Fase": [None, "A"], "T": ["x", "y"]}), phase="Fase", touchpoint="T")
    assert details == ("row 0, column 'Fase' (phase): is empty, and there is no row above to take the phase from",)


@pytest.mark.parametrize(
    ("part", "values", "one"),
    [
        ("emotion", [1, 2], "a step has one emotion"),
        ("action", ["runs", "walks"], "a step has one action"),
        ("macro_phase", ["purchase", "Before the purchase"], "a phase has one"),
        ("persona", ["Anna", "Bruno"], "a map has one persona"),
    ],
)
def test_rows_that_contradict_each_other_are_both_named(part: str, values: list[object], one: str) -> None:
    frame = pd.DataFrame({"p": ["A"] * 4, "s": ["S"] * 4, "x": [None, values[0], values[0], values[1]]})
    assert jw.from_frame(frame.head(3), phase="p", step="s", **{part: "x"}).steps["name"].tolist() == ["S"]
    (detail,) = refusals(frame, phase="p", step="s", **{part: "x"})
    assert detail.startswith("row 3, column 'x'")
    assert "in row 1" in detail
    assert one in detail


def test_rows_of_the_same_label_are_told_apart_by_their_number() -> None:
    frame = pd.DataFrame({"p": ["A", "A"], "r": [1, 12]}, index=["x", "x"])
    assert refusals(frame, phase="p", relevance="r") == (
        "row 'x' (number 2), column 'r' (relevance): 12 must be from 0 to 10",
    )


# ---------------------------------------------------------------------- laws

CELL = st.one_of(
    st.none(),
    st.sampled_from(["A", "B", " A ", "x", "sì", "no", "Fisico", "digital", "7,5", "-1", "Purchase"]),
    st.text(max_size=4),
    st.integers(-3, 12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.lists(st.integers(), max_size=2),
)
TEXT = st.one_of(st.none(), st.sampled_from(["A", "B", "C", " A", "", 2024, 1.0]))


@settings(deadline=None)
@given(st.data())
def test_any_table_becomes_a_map_or_our_error(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(list(own_table.PARTS)), unique=True).map(lambda p: ["phase", *p]))
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(parts, CELL)), max_size=5))
    frame = pd.DataFrame({part: pd.Series([row[part] for row in rows], dtype="object") for part in parts})
    before = frame.copy(deep=True)
    try:
        tables = own_table.to_tables(frame, {part: part for part in parts}, title="T", language="en")
    except jw.JourneyError:
        tables = None
    pd.testing.assert_frame_equal(frame, before)
    if tables is not None:
        from_rows(tables, source="the table")  # what comes out is what the schema allows


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=8))
def test_nothing_that_was_written_is_lost(rows: list[tuple[object, ...]]) -> None:
    rows = [("P", *rows[0][1:]), *rows[1:]]
    frame = pd.DataFrame(rows, columns=["p", "s", "t", "n"], dtype="object")
    tables = own_table.to_tables(
        frame, {"phase": "p", "step": "s", "touchpoint": "t", "problem": "n"}, title="", language="en"
    )
    written = {column: [shown(cell) for cell in frame[column] if not is_empty(cell)] for column in frame}
    assert [row["name"] for row in tables["phases"]] == list(dict.fromkeys(written["p"]))
    assert set(written["s"]) <= {row["name"] for row in tables.get("steps", [])}
    assert [row["name"] for row in tables.get("touchpoints", [])] == written["t"]
    assert [row["text"] for row in tables.get("notes", [])] == written["n"]


def sound(part: str) -> st.SearchStrategy[object]:
    """Return cells that are allowed for a part."""
    column = own_table._COLUMNS[part]
    if column.dtype == "float64":
        return st.none() | st.floats(column.minimum, column.maximum if column.maximum is not None else 1e9)
    if column.dtype == "boolean":
        return st.sampled_from([None, True, False, "x", "no"])
    if column.choices:
        return st.sampled_from([None, *column.choices.values, *(label.it for label in column.choices.values.values())])
    return TEXT


FREE = sorted(own_table.PARTS.keys() - own_table._ONE.keys() - {"phase"})


@settings(deadline=None)
@given(st.data(), st.lists(st.sampled_from(FREE), unique=True))
def test_a_sound_table_is_always_taken(data: st.DataObject, parts: list[str]) -> None:
    row = st.fixed_dictionaries({"phase": TEXT, **{part: sound(part) for part in parts}})
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    rows[0]["phase"] = "P"
    frame = pd.DataFrame({part: pd.Series([row[part] for row in rows], dtype="object") for part in rows[0]})
    rd = jw.from_frame(frame, **{part: part for part in rows[0]})
    assert len(rd.notes) == sum(
        not is_empty(row[part]) for row in rows for part in parts if part in own_table.NOTE_KINDS
    )
    scores = [row["relevance"] for row in rows if "relevance" in parts and row["relevance"] is not None]
    assert sorted(rd.touchpoints["relevance"].dropna()) == sorted(scores)


def shown(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, int | float) else str(cell).strip()
