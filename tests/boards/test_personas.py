"""The card of a persona, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

from small_tables import redesign

import journey_widgets as jw
from journey_widgets.boards.personas import persona_card, portrait

PIXEL = "data:image/png;base64,iVBORw0KGgo="


def told() -> jw.Redesign:
    """Two personas; the journey is Ada's, and Bea feels one of its steps herself."""
    return redesign(
        personas=[
            {"persona_id": "pe1", "name": "Ada Rossi", "quote": "Quick", "segment_id": "sg1", "image": PIXEL},
            {"persona_id": "pe2", "name": "Bea"},
        ],
        segments=[{"segment_id": "sg1", "name": "Families"}, {"segment_id": "sg2", "name": "Firms"}],
        journeys=[{"journey_id": "jo1", "name": "Buy", "goal": "A car", "persona_id": "pe1"}],
        steps=[{"step_id": f"st{i}", "phase_id": "ph1", "name": f"Step {i}"} for i in (1, 2, 3)],
        touchpoints=[
            {"touchpoint_id": "tp1", "step_id": "st1", "name": "Desk", "is_moment_of_truth": True},
            {"touchpoint_id": "tp2", "step_id": "st2", "name": "Shop"},
        ],
        emotions=[
            {"step_id": "st1", "state": "current", "persona_id": "", "valence": 1.0},
            {"step_id": "st2", "state": "current", "persona_id": "", "valence": -1.5},
            {"step_id": "st2", "state": "current", "persona_id": "pe2", "valence": 2.0},
            {"step_id": "st2", "state": "future", "persona_id": "", "valence": 1.0},
        ],
        expected_measures=[
            expected(1, name="Wait", target=4, actual=9),
            expected(2, name="Calls", target=1, actual=1, touchpoint_id="tp1", unit="calls"),
            expected(3, name="Cost", target=1),
        ],
    )


def expected(number: int, **values: Any) -> dict[str, Any]:
    return {
        "expected_measure_id": f"em{number}",
        "journey_id": "jo1",
        "unit": "days",
        "direction": "lower_is_better",
        **values,
    }


def test_the_first_persona_is_shown_until_another_is_chosen() -> None:
    rd = told()
    assert persona_card(rd).content["persona"]["row"] == ["personas", "pe1"]
    assert persona_card(rd, persona="pe9").content["persona"]["row"] == ["personas", "pe1"]
    content = persona_card(rd, persona="pe2").content
    assert content["persona"]["name"]["text"] == "Bea"
    [choice] = content["controls"]
    assert (choice["value"], choice["options"]) == ("pe2", [["pe1", "Ada Rossi"], ["pe2", "Bea"]])
    assert [each["id"] for each in content["strip"]] == ["pe1", "pe2"]


def test_a_card_says_who_she_is_and_every_text_is_a_field() -> None:
    card = persona_card(told()).content["persona"]
    assert card["segment"]["text"] == "Families"
    assert card["segment"]["field"]["options"] == [["sg1", "Families"], ["sg2", "Firms"]]
    assert [text["field"]["column"] for text in card["texts"]] == [
        "demographics",
        "traits",
        "needs",
        "pain_points",
        "goals",
    ]
    assert card["quote"]["field"] == {"table": "personas", "row": "pe1", "column": "quote", "value": "Quick"}
    assert (card["image"]["value"], card["initials"]) == (PIXEL, "AR")


def test_a_journey_is_a_curve_with_its_lowest_moment_and_its_moments_of_truth() -> None:
    [journey] = persona_card(told()).content["persona"]["journeys"]
    assert [(point["x"], point["y"], point["isTruth"], point["isLowest"]) for point in journey["current"]] == [
        (0, 1, True, False),
        (0.5, -1.5, False, True),
    ]
    assert [point["y"] for point in journey["future"]] == [1]
    assert journey["row"] == ["steps", "st2"]
    assert [(fact["label"], fact["text"]) for fact in journey["facts"]] == [
        ("Lowest moment", "Step 2 (−1.5)"),
        ("Mean emotion", "−0.2 → +1"),
        ("Moment of truth", "Desk"),
    ]


def test_what_another_persona_feels_is_hers() -> None:
    [journey] = persona_card(told(), persona="pe2").content["persona"]["journeys"]
    assert [point["y"] for point in journey["current"]] == [2]
    strip = persona_card(told()).content["strip"]
    assert [each["text"] for each in strip] == ["mean −0.2, worst at “Step 2”", "mean +2, worst at “Step 2”"]


def test_what_she_expects_is_met_or_not() -> None:
    content = persona_card(told()).content
    assert [(each["tone"], each["words"], each["sub"]) for each in content["persona"]["expected"]] == [
        (-1, "not met", "days"),
        (1, "met", "calls · Desk"),
        (None, "not measured", "days"),
    ]
    assert content["finding"] == "The worst moment is “Step 2: −1.5”; 1 of 2 measured expectations are met"
    assert persona_card(told(), persona="pe2").content["persona"]["expected"] == []


def test_without_personas_the_board_asks_for_one() -> None:
    content = persona_card(jw.new("Mine")).content
    assert content["persona"] is None
    assert content["finding"] == "There is no persona yet: write a name below"
    assert content["add"] == {"table": "personas", "column": "name", "label": "Add a persona"}


def test_a_portrait_is_a_picture_an_emoji_or_initials() -> None:
    assert portrait("Ada Rossi", PIXEL) == {"text": "", "picture": PIXEL}
    assert portrait("Ada Rossi", "👩‍🏫") == {"text": "👩‍🏫", "picture": None}
    for other in (None, "", "https://example.org/a.png", "data:image/svg+xml;base64,AAAA", "x" * 100):
        assert portrait("Ada Rossi", other) == {"text": "AR", "picture": None}
