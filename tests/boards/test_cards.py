"""The board of interventions, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from small_tables import intervention, redesign

import journey_widgets as jw
from journey_widgets.boards.cards import intervention_board


def prioritised() -> jw.Redesign:
    """Priorities 100·(0.4·1 + 0.4·0.5 + 0.2·1)·0.5 = 40 and 100·(0.4·0 + 0.4·1 + 0.2·0)·1 = 40; two without."""
    return redesign(
        org_units=[{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Support"}],
        interventions=[
            intervention(1, effect=5, effort=9, duration_weeks=20, efficiency_eur=2000, confidence_rate=0.5)
            | {"org_unit_id": "ou1", "cost_eur": 12_000, "customer_benefit": "Less waiting"},
            intervention(2, effect=10, effort=2, duration_weeks=3, efficiency_eur=-500, confidence_rate=1)
            | {"org_unit_id": "ou1", "cost_eur": 500},
            intervention(3, effort=1, duration_weeks=2, org_unit_id="ou1", kind_override="structural")
            | {"kind_override_reason": "The board says so."},
            intervention(4),
        ],
        involvements=[{"involvement_id": "iv1", "intervention_id": "in1", "org_unit_id": "ou2"}],
        dependencies=[{"dependency_id": "de1", "intervention_id": "in1", "needed_intervention_id": "in2"}],
        objectives=[{"objective_id": "ob1", "name": "Loyalty", "weight": 1}],
        coherences=[
            {"coherence_id": "ce1", "intervention_id": "in1", "objective_id": "ob1", "strength": 9},
            {"coherence_id": "ce2", "intervention_id": "in2", "objective_id": "ob1", "strength": -1},
        ],
    )


def lanes(rd: jw.Redesign, language: str = "en") -> dict[str, dict[str, Any]]:
    """Return the cards, lane by lane: name → card."""
    found = intervention_board(rd, language=language).content["lanes"]
    return {lane["label"]: {card["name"]["text"]: card for card in lane["cards"]} for lane in found}


def test_quick_wins_stand_apart_from_the_rest() -> None:
    found = lanes(prioritised())
    assert {label: list(cards) for label, cards in found.items()} == {
        "Quick wins": ["Intervention 2"],
        "Structural": ["Intervention 1", "Intervention 3", "Intervention 4"],  # without a priority at the end
    }
    content = intervention_board(prioritised()).content
    assert [lane["sub"] for lane in content["lanes"]] == ["1 intervention · 500 €", "3 interventions · 12 k€"]


def test_a_card_has_its_priority_and_its_reasons() -> None:
    cards = lanes(prioritised())["Structural"]
    first = cards["Intervention 1"]
    assert (first["badge"], first["share"]) == ("priority 40", pytest.approx(0.4))
    assert first["notes"] == [
        (
            "too much effort for a quick win, too long for a quick win, needs several functions, "
            "waits for another intervention"
        )
    ]
    assert cards["Intervention 3"]["notes"] == ["The rule says “Quick win”. The board says so."]  # not judged yet
    assert "badge" not in cards["Intervention 4"]
    assert lanes(prioritised())["Quick wins"]["Intervention 2"]["notes"] == [
        "works against an objective",
        "serves no objective",
    ]


def test_a_card_without_a_verdict_of_the_rule_does_not_name_one() -> None:
    rd = prioritised()
    rd.interventions.loc["in3", "effort"] = None
    rd.sync()
    assert lanes(rd)["Structural"]["Intervention 3"]["notes"][0] == "The board says so."


def test_every_fact_of_a_card_is_typed_into_the_table() -> None:
    card = lanes(prioritised(), "it")["Strutturali"]["Intervention 1"]
    facts = {fact["label"]: fact for fact in card["facts"]}
    assert {label: fact["text"] for label, fact in facts.items()} == {
        "Effetto": "5",
        "Sforzo": "9",
        "Settimane": "20",
        "Costo": "12 k€",
        "Efficienza l'anno": "+2.000 €",
        "Fiducia": "50 %",
        "Tipo": "per regola",
    }
    assert [fact["field"]["column"] for fact in card["facts"]] == [
        "effect",
        "effort",
        "duration_weeks",
        "cost_eur",
        "efficiency_eur",
        "confidence_rate",
        "kind_override",
    ]
    assert facts["Fiducia"]["field"]["isPercent"]
    assert [value for value, _ in facts["Tipo"]["field"]["options"]] == ["quick_win", "structural"]
    assert card["text"]["text"] == "Less waiting"
    assert card["name"]["field"]["value"] == "Intervention 1"


def test_interventions_say_how_many_are_quick_and_which_comes_first() -> None:
    rd = prioritised()
    rd.interventions.loc["in1", "confidence_rate"] = 1
    rd.sync()
    assert intervention_board(rd).content["finding"] == (
        "One of 4 interventions is a quick win; “Intervention 1” comes first"
    )
    assert intervention_board(rd, language="it").content["finding"] == (
        "Un intervento su 4 è rapido; «Intervention 1» viene per primo"
    )
    rd.interventions["confidence_rate"] = None
    rd.sync()
    assert intervention_board(rd).content["finding"] == "No intervention has a priority yet"
    rd.interventions = rd.interventions.head(0)
    assert intervention_board(rd).content["finding"] == "No intervention yet"
    assert [lane["cards"] for lane in intervention_board(rd).content["lanes"]] == [[], []]
