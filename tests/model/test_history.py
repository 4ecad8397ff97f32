"""Undo and redo as laws: all the way back is the beginning, all the way forward the end, and others' work stays."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import assert_copy_is_true

from journey_widgets.model.document import Document

TABLE = "touchpoints"
ROWS = st.sampled_from(["a", "b", "c"])
KEYS = st.sampled_from(["name", "relevance", "is_moment_of_truth"])
VALUES = st.sampled_from(["x", "y", 0, 1, 1.0, True, False, None])
THEIR_VALUES = st.sampled_from(["p", "q", 7, 8])
"""Unlike this person's: what stands is known by its value, whoever wrote it."""
SETS = st.tuples(st.just("set"), ROWS, KEYS, VALUES)
EDITS = st.one_of(
    SETS,
    st.tuples(st.just("add"), ROWS, KEYS, VALUES.filter(lambda value: value is not None)),
    st.tuples(st.just("remove"), ROWS),
    st.tuples(st.just("declare"), st.sampled_from(["mine", "yours"]), st.sampled_from(["str", "float64", None])),
)
THEIR_EDITS = st.one_of(
    st.tuples(st.just("set"), ROWS, KEYS, THEIR_VALUES),
    st.tuples(st.just("add"), ROWS, KEYS, THEIR_VALUES),
    st.tuples(st.just("remove"), ROWS),
)
Edit = tuple[Any, ...]


def filled() -> Document:
    document = Document()
    with document.transaction("file"):
        document.add(TABLE, "a", {"name": "A", "relevance": 1})
        document.add(TABLE, "b", {"name": "B"})
    document.forget_steps()
    return document


def make(document: Document, edit: Edit) -> None:
    match edit:
        case "set", row, key, value:
            if row in document.rows[TABLE]:
                document.set(TABLE, row, key, value)
        case "add", row, key, value:
            document.add(TABLE, row, {key: value})
        case "remove", row:
            document.remove(TABLE, row)
        case "declare", column, dtype:
            document.declare(TABLE, column, dtype)


def step(document: Document, edits: list[Edit], origin: Any = "kernel") -> None:
    with document.transaction(origin):
        for edit in edits:
            make(document, edit)


def held(document: Document) -> object:
    """Return what it holds, so that True is not 1 and 1 not 1.0."""
    return repr(sorted((row, sorted(values.items())) for row, values in document.rows[TABLE].items())), {
        table: dict(columns) for table, columns in document.own_columns.items() if columns
    }


@settings(deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), max_size=8))
def test_all_the_way_back_and_forth(transactions: list[list[Edit]]) -> None:
    document = filled()
    states = [held(document)]
    for edits in transactions:
        step(document, edits)
        if held(document) != states[-1]:
            states.append(held(document))
    for _ in range(2):
        for wanted in reversed(states[:-1]):
            assert document.undo()
            assert held(document) == wanted
            assert_copy_is_true(document)
        assert not document.undo()
        assert not document.can_undo
        for wanted in states[1:]:
            assert document.redo()
            assert held(document) == wanted
            assert_copy_is_true(document)
        assert not document.redo()
        assert not document.can_redo


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            # a row that this person added or removed would go, or come, with her step
            st.tuples(st.just(True), st.lists(SETS, min_size=1, max_size=3)),
            st.tuples(st.just(False), st.lists(THEIR_EDITS, min_size=1, max_size=3)),
        ),
        max_size=8,
    )
)
def test_what_others_wrote_last_stays(transactions: list[tuple[bool, list[Edit]]]) -> None:
    document = filled()
    theirs: dict[tuple[str, str], object] = {}  # what they set and nobody wrote after them
    for is_mine, edits in transactions:
        before = copy.deepcopy(document.rows[TABLE])
        step(document, edits, "kernel" if is_mine else "peer")
        after = document.rows[TABLE]
        theirs = {place: value for place, value in theirs.items() if not touched(before, after, place)}
        if not is_mine:
            for row, key in [(edit[1], edit[2]) for edit in edits if edit[0] == "set"]:
                if row in after and touched(before, after, (row, key)):
                    theirs[row, key] = after[row].get(key)
    while document.undo():
        assert_copy_is_true(document)
    for (row, key), value in theirs.items():
        assert document.rows[TABLE][row].get(key) == value
    while document.redo():
        assert_copy_is_true(document)


def touched(before: dict[str, dict[str, object]], after: dict[str, Any], place: tuple[str, str]) -> bool:
    row, key = place
    return (row in before) != (row in after) or repr(before.get(row, {}).get(key)) != repr(after.get(row, {}).get(key))


def test_a_step_of_which_nothing_is_left_is_passed_over() -> None:
    document = filled()
    step(document, [("set", "a", "name", "mine")])
    step(document, [("set", "b", "name", "also mine")])
    step(document, [("set", "b", "name", "theirs")], "peer")
    assert document.undo()
    assert document.rows[TABLE]["a"]["name"] == "A"
    assert document.rows[TABLE]["b"]["name"] == "theirs"
    assert not document.undo()
    assert document.redo()
    assert document.rows[TABLE]["a"]["name"] == "mine"


def test_a_transaction_that_changes_nothing_is_no_step() -> None:
    document = filled()
    step(document, [("set", "a", "name", "x"), ("set", "a", "name", "A")])
    step(document, [("add", "c", "name", "x"), ("remove", "c")])
    assert not document.can_undo


@pytest.mark.parametrize(("one", "other"), [(1, True), (True, 1), (0, False), (False, 0)])
def test_true_is_no_1(one: object, other: object) -> None:
    document = filled()
    step(document, [("set", "a", "relevance", one)])
    step(document, [("set", "a", "relevance", other)])
    assert document.undo()
    assert repr(document.rows[TABLE]["a"]["relevance"]) == repr(one if isinstance(one, bool) else float(str(one)))


def test_a_row_that_somebody_made_again_is_left_to_them() -> None:
    document = filled()
    step(document, [("remove", "a")])
    step(document, [("add", "a", "name", "theirs")], "peer")
    assert not document.undo()
    assert document.rows[TABLE]["a"] == {"name": "theirs"}
