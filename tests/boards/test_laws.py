"""What holds of every board, whatever is missing: it is made, it is JSON, and its fields lead where they say."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from every_board import BOARDS, assert_sound, every_board
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from told import fields_of, problems_of, texts_of

import journey_widgets as jw
from journey_widgets.boards.roadmap import roadmap
from journey_widgets.model.typed import Typed, take_typed
from journey_widgets.schema import TABLES

CASES = [(name, language) for name in ("b2b-software", "car-rental") for language in ("en", "it")]
Draw = Callable[[st.SearchStrategy[Any]], Any]


def damage(rd: jw.Redesign, draw: Draw, rng: random.Random) -> None:
    """Take cells and rows away, as an analyst does who has only begun."""
    for name in draw(st.sets(st.sampled_from(sorted(TABLES)), max_size=12)):
        frame = getattr(rd, name)
        is_lost = [rng.random() < 0.3 for _ in frame.index]
        if draw(st.booleans()) and not TABLES[name].single_id:
            setattr(rd, name, frame[[not lost for lost in is_lost]])
        else:
            columns = [column for column in frame.columns if column != "position" and rng.random() < 0.5]
            frame.loc[is_lost, columns] = None
            rd.sync()


def write_back(rd: jw.Redesign, fields: list[dict[str, Any]]) -> list[Any]:
    """Write what stands in each field into it, as one step."""
    typed = [
        Typed(
            field["table"],
            tuple(field["row"]) if isinstance(field["row"], list) else field["row"],
            {field["column"]: field["value"]},
            field.get("beside", {}),
        )
        for field in fields
    ]
    return take_typed(rd.document, typed)


def assert_written_back(name: str, rd: jw.Redesign, content: dict[str, Any]) -> None:
    """Writing back what stands there changes nothing; a row that was not there is made."""
    # an effect that was not typed is computed, and to write it is to type it
    fields = [field for field in fields_of(content) if field["column"] != "effect"]
    before = copy.deepcopy(dict(rd.document.rows))
    assert write_back(rd, [field for field in fields if field["row"] is not None]) == [], name
    assert rd.document.rows == before, name
    new = {(field["table"], *field["beside"].items()): field for field in fields if field["row"] is None}
    if new:
        assert write_back(rd, list(new.values())) == [], name
        for table in {table for table, *_ in new}:
            count = len(before[table]) + sum(each == table for each, *_ in new)
            assert len(rd.document.rows[table]) == count, name
        assert rd.undo()
        assert rd.document.rows == before, name


def test_the_shape_of_a_board_is_that_of_the_page() -> None:
    content = roadmap(jw.example("car-rental")).content
    assert problems_of(content) == []
    bar = content["groups"][0]["bars"][0]
    bar["row"] = ["activities"]
    bar["status"] = None
    bar["more"] = 1
    del bar["hint"]
    content["board"] = "road"
    assert set(problems_of(content)) >= {'BoardTold.board: "road" is no "grid"'}
    content["board"] = "roadmap"
    place = "BoardTold.groups[0].bars[0]"
    assert set(problems_of(content)) == {
        f"{place}.row: is no list of 2",
        f"{place}.status: null is no string",
        f"{place}.more: is not known",
        f"{place}.hint: is missing",
    }


def test_every_board_of_an_empty_redesign_is_made() -> None:
    rd = jw.new("Mine")
    for name, board in every_board(rd):
        assert_sound(name, board)
        assert list(fields_of(board.content)) == [], name
        assert board.content["title"], name
        assert board.content["finding"], name


@pytest.mark.parametrize(("name", "language"), CASES[1:2])
def test_every_board_of_a_bundled_case_is_made(name: str, language: str) -> None:
    rd = jw.example(name, language=language)
    for shown, board in every_board(rd, language):
        assert_sound(shown, board)
        assert_written_back(shown, rd, board.content)


HOSTILE = ['<img src=x onerror="alert(1)">', "' OR \"1\"='1", "{name} {count}", "x" * 10_000, "\u202eabc", "a\nb"]


def test_hostile_names_are_data() -> None:
    rd = jw.example("car-rental")
    for table in (
        "segments",
        "products",
        "touchpoints",
        "channels",
        "objectives",
        "interventions",
        "activities",
        "kpis",
    ):
        frame = getattr(rd, table)
        frame["name"] = [HOSTILE[i % len(HOSTILE)] for i in range(len(frame))]
    rd.sync()
    for name, make in BOARDS.items():
        content = make(rd).content
        json.dumps(content, allow_nan=False)
        assert problems_of(content) == [], name
        texts = set(texts_of(content))
        if name in {"gaps", "interventions", "roadmap", "kpis"}:  # of enough rows for all of them
            assert texts.issuperset(HOSTILE), name


def check_damaged(data: st.DataObject, name: str, language: str) -> None:
    rd = jw.example(name, language=language)
    rng = data.draw(st.randoms(use_true_random=False))
    damage(rd, data.draw, rng)
    for shown, board in every_board(rd, language, rng):
        assert_sound(shown, board)
        assert_written_back(shown, rd, board.content)


damaging = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a case takes a second: shrinking one would take minutes
    suppress_health_check=[HealthCheck.too_slow],
)


@settings(damaging, max_examples=2)
@given(data=st.data())
def test_a_board_is_made_of_whatever_is_there(data: st.DataObject) -> None:
    check_damaged(data, "car-rental", "it")


@pytest.mark.full
@pytest.mark.parametrize(("name", "language"), CASES)
@settings(damaging, max_examples=100)
@given(data=st.data())
def test_a_board_is_made_of_whatever_is_there_at_length(data: st.DataObject, name: str, language: str) -> None:
    check_damaged(data, name, language)
