"""Boards as widgets: what pages say to them, what they say to pages, what they leave."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from wires import Wire, alive, send

import journey_widgets as jw
from journey_widgets.errors import JourneyError
from journey_widgets.widgets import boards, bundle, flow
from journey_widgets.widgets.boards import MOST_TYPED, Board
from journey_widgets.widgets.result_widget import MIME

KINDS: list[type[Board]] = [
    boards.ChannelGrid,
    boards.CoherenceGrid,
    boards.GapBoard,
    boards.Guide,
    boards.InterventionBoard,
    boards.KpiPanel,
    boards.Matrix,
    boards.PersonaCard,
    boards.QuadrantBoard,
    boards.Roadmap,
    boards.StakeholderMap,
]
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


@pytest.fixture(scope="module")
def car_rental() -> jw.Redesign:
    return jw.example("car-rental")


@pytest.fixture
def scored(rd: jw.Redesign) -> jw.Redesign:
    """The small case with two touchpoints on the plane."""
    rd.touchpoints.loc[["tp1", "tp2"], "relevance"] = [8, 4]
    rd.sync()
    rd.assessments.loc[("tp1", "current"), "experience"] = 3
    rd.assessments.loc[("tp2", "current"), "experience"] = 6
    rd.sync()
    while rd.undo():
        pass
    while rd.redo():
        pass
    return rd


def say(board: Board, content: object) -> None:
    """Say something to a board, as a page does."""
    send(board, {"method": "custom", "content": content})


def edit(board: Board, *typed: object, page: str = "p1") -> None:
    say(board, {"kind": "edit", "typed": list(typed), "page": page})


def typed(table: str, row: object, **values: object) -> dict[str, object]:
    return {"table": table, "row": row, "values": values}


def heard(board: Board, kind: str = "result") -> list[dict[str, Any]]:
    return [content for content, _ in board.comm.said if content["kind"] == kind]


def spots(board: Board) -> dict[str, tuple[float, float]]:
    return {point["label"]: (point["x"], point["y"]) for point in heard(board)[-1]["result"]["points"]}


# ---------------------------------------------------------------------- what pages do


def test_what_is_typed_is_in_the_table_and_the_board_follows(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    assert spots(board) == {"Touchpoint 1": (3, 8), "Touchpoint 2": (6, 4)}
    edit(
        board,
        typed("assessments", ["tp1", "current"], experience=7.5),
        typed("touchpoints", "tp1", relevance=2),
    )
    scored.sync()
    assert scored.touchpoints.loc["tp1", "relevance"] == 2
    assert scored.assessments.loc[("tp1", "current"), "experience"] == 7.5
    assert spots(board)["Touchpoint 1"] == (7.5, 2)
    assert heard(board, "refused") == []
    assert [message["number"] for message in heard(board)] == [1, 2]


def test_undo_and_redo_are_steps_of_the_redesign(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    edit(board, typed("assessments", ["tp1", "current"], experience=7), typed("touchpoints", "tp1", relevance=2))
    say(board, {"kind": "undo"})
    assert spots(board)["Touchpoint 1"] == (3, 8)
    say(board, {"kind": "redo"})
    assert spots(board)["Touchpoint 1"] == (7, 2)


def test_two_boards_follow_one_another_and_the_frames(scored: jw.Redesign) -> None:
    plane, guide, gaps = jw.QuadrantBoard(scored), jw.Guide(scored), jw.GapBoard(scored)
    edit(gaps, typed("assessments", ["tp1", "future"], experience=9))
    assert [rung["text"] for rung in heard(gaps)[-1]["result"]["rungs"]] == ["+6"]
    assert len(heard(guide)) == 2
    scored.touchpoints.loc["tp2", "relevance"] = 1
    scored.sync()
    assert spots(plane)["Touchpoint 2"] == (6, 1)
    assert len(heard(gaps)) == 3


def test_a_board_does_not_run_for_what_it_does_not_read(scored: jw.Redesign) -> None:
    board = jw.Roadmap(scored)
    scored.touchpoints.loc["tp1", "relevance"] = 1
    scored.sync()
    assert len(heard(board)) == 1
    assert board.read == {"activities", "capabilities"}


def test_a_page_chooses_what_is_shown(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    say(board, {"kind": "set", "trait": "view", "value": "effort"})
    assert (board.view, heard(board)[-1]["result"]["controls"][0]["value"]) == ("effort", "effort")
    count = len(heard(board))
    for trait, value in [
        ("view", "other"),
        ("view", ["effort"]),
        ("view", None),
        ("language", "en"),
        ("_key", "x"),
        ("rd", "x"),
        (["view"], "importance"),
        (None, None),
    ]:
        say(board, {"kind": "set", "trait": trait, "value": value})
    assert (board.view, board.language, len(heard(board))) == ("effort", "it", count)


def test_a_kernel_chooses_what_is_shown(scored: jw.Redesign) -> None:
    board = jw.GapBoard(scored)
    board.measure = "cost_eur"
    board.language = "en"
    assert heard(board)[-1]["result"]["axis"]["label"] == "Cost, €"


def test_what_a_page_says_of_traits_that_are_not_its_own_is_not_taken(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    key = board._key
    for state in ({"view": "effort"}, {"view": 7}, {"language": "en"}, {"_key": "x"}, {"_library": "y"}):
        send(board, {"method": "update", "state": state, "buffer_paths": []})
    assert (board.view, board.language, board._key) == ("importance", "it", key)


def test_rows_are_picked_and_led_to(scored: jw.Redesign) -> None:
    board, w = jw.QuadrantBoard(scored), jw.Swimlane(scored, journey="return")
    say(board, {"kind": "selected", "selected": {"touchpoints": ["tp1"]}})
    assert scored.selected == w.selected == {"touchpoints": ["tp1"]}
    assert w.journey == "return"
    say(board, {"kind": "lead", "row": ["touchpoints", "tp2"]})
    assert scored.selected == {"touchpoints": ["tp2"]}
    assert w.journey == "buy"


def test_a_map_that_shows_the_row_already_is_left_alone(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    first, second = jw.Swimlane(scored, journey="return"), jw.Swimlane(scored, journey="buy")
    say(board, {"kind": "lead", "row": ["touchpoints", "tp2"]})
    assert (first.journey, second.journey) == ("return", "buy")
    say(board, {"kind": "lead", "row": ["journeys", "buy"]})
    say(board, {"kind": "lead", "row": ["facts", "redesign"]})
    assert (first.journey, second.journey) == ("return", "buy")


# ---------------------------------------------------------------------- what is refused


def test_a_refusal_goes_to_the_page_that_asked(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    edit(board, typed("touchpoints", "tp1", relevance=11), typed("touchpoints", "tp2", relevance=1), page="mine")
    (refused,) = heard(board, "refused")
    assert refused["page"] == "mine"
    assert "touchpoints, row 'tp1', column 'relevance': 11 must be" in refused["why"]
    assert scored.touchpoints.loc[["tp1", "tp2"], "relevance"].tolist() == [8, 4]
    assert len(heard(board)) == 1


HOSTILE_MESSAGES: list[object] = [
    None,
    "edit",
    7,
    [],
    {},
    {"kind": ["edit"]},
    {"kind": "what"},
    {"kind": "edit"},
    {"kind": "edit", "typed": "touchpoints"},
    {"kind": "edit", "typed": {"table": "touchpoints"}},
    {"kind": "edit", "typed": ["touchpoints"]},
    {"kind": "edit", "typed": [{}]},
    {"kind": "edit", "typed": [typed("nothing", "tp1", relevance=1)]},
    {"kind": "edit", "typed": [{"table": ["touchpoints"], "row": "tp1", "values": {"relevance": 1}}]},
    {"kind": "edit", "typed": [{"table": "touchpoints", "row": "tp1", "values": ["relevance"]}]},
    {"kind": "edit", "typed": [{"table": "touchpoints", "row": "tp1", "values": {1: 2}}]},
    {"kind": "edit", "typed": [typed("touchpoints", 7, relevance=1)]},
    {"kind": "edit", "typed": [typed("touchpoints", [], relevance=1)]},
    {"kind": "edit", "typed": [typed("touchpoints", ["tp1", 7], relevance=1)]},
    {"kind": "edit", "typed": [typed("touchpoints", {"id": "tp1"}, relevance=1)]},
    {"kind": "edit", "typed": [{**typed("channel_fits", None, ability=1), "beside": ["tp1"]}]},
    {"kind": "edit", "typed": [{**typed("channel_fits", None, ability=1), "beside": {"touchpoint_id": ["tp1"]}}]},
    {"kind": "edit", "typed": [typed("touchpoints", "tp1", relevance=1)] * (MOST_TYPED + 1)},
    {"kind": "set"},
    {"kind": "lead"},
    {"kind": "lead", "row": "touchpoints"},
    {"kind": "lead", "row": ["touchpoints"]},
    {"kind": "lead", "row": ["nothing", "tp1"]},
    {"kind": "lead", "row": ["touchpoints", {"id": 1}]},
    {"kind": "selected", "selected": "tp1"},
    {"kind": "selected", "selected": {"touchpoints": 7}},
    {"kind": "selected", "selected": {"nothing": ["tp1"]}},
]


def test_what_no_page_of_ours_says_changes_nothing(scored: jw.Redesign, caplog: pytest.LogCaptureFixture) -> None:
    board = jw.QuadrantBoard(scored)
    before = {name: getattr(scored, name).copy() for name in ("touchpoints", "assessments", "channel_fits")}
    for message in HOSTILE_MESSAGES:
        caplog.clear()
        with caplog.at_level(logging.WARNING, "journey_widgets"):
            say(board, message)
        scored.sync()
        assert all(getattr(scored, name).equals(frame) for name, frame in before.items()), message
        assert scored.selected == {}, message
        assert heard(board, "refused") == [], message
        assert len(heard(board)) == 1, message
        if isinstance(message, dict) and message.get("kind") == "edit":
            assert "a page wrote into a board what cannot be" in caplog.text, message
        assert len(caplog.text) < 1000


def test_labels_that_are_none_are_refused_in_words(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    for row in (["tp1"], ["tp1", "current", "more"], None, "tp1"):
        edit(board, typed("assessments", row, experience=3))
        assert "must be labelled by touchpoint_id, state" in heard(board, "refused")[-1]["why"]


@pytest.mark.parametrize("kind", KINDS)
def test_arguments_are_refused_by_name(scored: jw.Redesign, kind: type[Board]) -> None:
    name = kind.__name__
    for given in (None, "rd", scored.touchpoints):
        with pytest.raises(JourneyError, match=rf"{name} takes a redesign \(jw.new, jw.read, …\), not"):
            kind(given)  # type: ignore[arg-type]
    with pytest.raises(JourneyError, match=r"language must be one of 'en', 'it', not 'de'"):
        kind(scored, language="de")
    with pytest.raises(JourneyError, match=f"{name} has no 'mesure'"):
        kind(scored, mesure="x")
    for choice in kind.CHOICES:
        with pytest.raises(JourneyError, match=f"{choice} must be one of"):
            kind(scored, **{choice: "other"})
    assert alive() == []


def test_a_near_miss_is_suggested(scored: jw.Redesign) -> None:
    with pytest.raises(JourneyError, match=r"it takes 'measure' \(did you mean 'measure'\?\)"):
        jw.Matrix(scored, mesure="customers")


# ---------------------------------------------------------------------- what goes wrong, and what is left


def test_an_error_is_shown_and_goes_with_its_cause(rd: jw.Redesign) -> None:
    board = jw.CoherenceGrid(rd)
    rd.objectives = rd.objectives.reindex(["ob1"])
    rd.interventions = rd.interventions.reindex(["in1"])
    twins = rd.coherences.reindex(["ce1", "ce2"])
    twins[["objective_id", "intervention_id", "strength"]] = ["ob1", "in1", 3]
    rd.coherences = twins
    assert heard(board)[-1]["result"]["kind"] == "error"
    assert board.error is not None
    assert "ce2" in heard(board)[-1]["result"]["title"]
    rd.coherences = rd.coherences.drop("ce2")
    assert (heard(board)[-1]["result"]["kind"], board.error) == ("board", None)


def test_a_page_that_joins_is_told_everything(scored: jw.Redesign) -> None:
    board = jw.QuadrantBoard(scored)
    say(board, {"kind": "join", "page": "p7"})
    last = heard(board)[-1]
    assert (last["page"], last["number"], last["result"]["board"]) == ("p7", 1, "plane")


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_board_leaves_nothing(scored: jw.Redesign, wires: list[Wire], kind: type[Board]) -> None:
    before = len(scored.document._on_change)
    board = kind(scored)
    assert repr(board) == f"<{kind.__name__} of {scored!r}>"
    said = len(heard(board))
    wire = board.comm
    board.close()
    scored.touchpoints.loc["tp1", "relevance"] = 1
    scored.sync()
    assert len([content for content, _ in wire.said if content["kind"] == "result"]) == said == 1
    assert len(scored.document._on_change) == before
    assert scored not in flow._flows
    assert bundle._carriers == {}
    assert alive() == []
    assert all(each.messages[-1][0] == "comm_close" for each in wires if each.messages[0][0] == "comm_open")


# ---------------------------------------------------------------------- kept in a notebook


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_saved_is_the_board_and_a_table(kind: type[Board], car_rental: jw.Redesign) -> None:
    board = kind(car_rental, language="it")
    data = board._repr_mimebundle_()
    data = data[0] if isinstance(data, tuple) else data
    saved = data[MIME]
    assert (saved["version"], saved["view"], saved["language"]) == (1, "board", "it")
    json.dumps(saved, allow_nan=False)
    title, finding = saved["result"]["title"], saved["result"]["finding"]
    assert data["text/plain"] == f"{title}: {finding}"
    assert data["text/html"].startswith("<div><h4>")
    assert "<table>" in data["text/html"]


@pytest.mark.parametrize("kind", [boards.QuadrantBoard, boards.GapBoard])
def test_a_still_is_never_markup(scored: jw.Redesign, kind: type[Board]) -> None:
    scored.touchpoints["name"] = HOSTILE
    scored.assessments.loc[("tp1", "future"), "experience"] = 9
    scored.sync()
    board = kind(scored)
    data = board._repr_mimebundle_()
    html = (data[0] if isinstance(data, tuple) else data)["text/html"]
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert html.count("<img") == html.count('" src="data:image/svg+xml;base64,') == 1  # the board's own picture
    say(board, {"kind": "still"})
    assert "<script" not in heard(board, "still")[-1]["data"]["text/html"]


def test_a_persona_is_chosen_by_a_page_or_a_cell_and_only_one_that_is_there() -> None:
    rd = jw.example("car-rental")
    board = jw.PersonaCard(rd, persona="pe2")
    assert board.persona == "pe2"
    say(board, {"kind": "set", "trait": "persona", "value": "pe1"})
    assert board.persona == "pe1"
    for value in ("pe9", 7, None):
        say(board, {"kind": "set", "trait": "persona", "value": value})
    assert board.persona == "pe1"
    with pytest.raises(JourneyError, match="persona must be one of"):
        jw.PersonaCard(rd, persona="pe9")


def test_a_stakeholder_is_added_and_removed_and_both_are_steps() -> None:
    rd = jw.example("car-rental")
    board = jw.StakeholderMap(rd)
    before = list(rd.stakeholders.index)
    edit(board, typed("stakeholders", None, name="Works council"))
    rd.sync()
    [new] = set(rd.stakeholders.index) - set(before)
    assert rd.stakeholders.loc[new, "name"] == "Works council"
    for row in (["stakeholders", "sh1"], ["personas", "pe1"], ["stakeholders", "none"], "sh2", None, [1, 2]):
        say(board, {"kind": "remove", "row": row})
    rd.sync()
    assert list(rd.stakeholders.index) == [each for each in before if each != "sh1"] + [new]
    assert "pe1" in rd.personas.index
    rd.undo()
    rd.undo()
    rd.sync()
    assert list(rd.stakeholders.index) == before
