"""The board of gaps, on tables worked out by hand."""

from __future__ import annotations

import pytest
from small_tables import assessed, redesign, touchpoint

import journey_widgets as jw
from journey_widgets.boards.ladder import gap_board


def assessed_twice() -> jw.Redesign:
    """Gaps of +2 and +5, one to the best practice alone, one downwards, one touchpoint scored once."""
    return redesign(
        touchpoints=[touchpoint(number, relevance=8) for number in range(1, 6)],
        assessments=[
            assessed(1, experience=6, expectation=5, cost_eur=40, duration_hours=2),
            assessed(1, "future", experience=8, cost_eur=10, duration_hours=3),
            assessed(2, experience=2, expectation=7),
            assessed(2, "future", experience=7),
            assessed(2, "best_practice", experience=9),
            assessed(3, experience=5),
            assessed(3, "best_practice", experience=6),
            assessed(4, experience=5),
            assessed(4, "future", experience=4.5),
            assessed(5, experience=3),
        ],
    )


def test_gaps_stand_the_widest_first() -> None:
    rungs = gap_board(assessed_twice()).content["rungs"]
    assert [(rung["label"], rung["text"], rung["tone"]) for rung in rungs] == [
        ("Touchpoint 2", "+5", 1),
        ("Touchpoint 1", "+2", 1),
        ("Touchpoint 3", "+1", 1),  # to the best practice, for lack of a future
        ("Touchpoint 4", "−0.5", -1),
    ]
    marks = [(mark["state"], mark["value"]) for mark in rungs[0]["marks"]]
    assert marks == [("current", 2), ("future", 7), ("best_practice", 9), ("expectation", 7)]
    fields = [(mark["field"]["row"], mark["field"]["column"]) for mark in rungs[0]["marks"]]
    assert fields == [
        (["tp2", "current"], "experience"),
        (["tp2", "future"], "experience"),
        (["tp2", "best_practice"], "experience"),
        (["tp2", "current"], "expectation"),
    ]


def test_a_rung_says_what_to_do() -> None:
    rungs = {rung["label"]: rung["sub"] for rung in gap_board(assessed_twice(), language="it").content["rungs"]}
    # 8 · max(0, 7 − 2) of 100; at the other one more is felt than counted on
    assert rungs["Touchpoint 2"] == "ridisegnare · urgenza 40"
    assert rungs["Touchpoint 1"] == "migliorare"


@pytest.mark.parametrize(
    ("measure", "text", "tone", "end"), [("cost_eur", "+30", 1, 50), ("duration_hours", "−1", -1, 4)]
)
def test_of_costs_and_durations_less_is_better(measure: str, text: str, tone: float, end: float) -> None:
    content = gap_board(assessed_twice(), measure=measure).content
    assert [(rung["text"], rung["tone"]) for rung in content["rungs"]] == [(text, tone)]
    assert (content["axis"]["from"], content["axis"]["to"], content["axis"]["step"]) == (0, end, end / 100)
    assert {mark["state"] for mark in content["rungs"][0]["marks"]} == {"current", "future"}
    assert [mark for mark, _ in content["legend"]] == ["current", "future", "best_practice"]


def test_gaps_say_who_has_most_to_gain() -> None:
    rd = assessed_twice()
    assert gap_board(rd).content["finding"] == (
        "“Touchpoint 2” has most to gain: +5; 3 of 5 touchpoints are to improve"
    )
    assert gap_board(rd, language="it").content["finding"] == (
        "«Touchpoint 2» ha più da guadagnare: +5; 3 touchpoint su 5 sono da migliorare"
    )
    assert gap_board(rd, measure="expectation").content["finding"] == "No gap yet between today and the future"
    assert gap_board(rd, measure="expectation", language="it").content["finding"] == (
        "Ancora nessuno scarto tra oggi e il futuro"
    )
    assert gap_board(rd, measure="expectation").content["rungs"] == []
    assert gap_board(rd).table.loc["Touchpoint 2"].tolist() == [2, 7, 9, 7, "+5"]
