"""How steps go and where customers are handed over: what the picture and its table say, and that analyses agree."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from still_cases import document_of, parsed

from journey_widgets.analysis import passages
from journey_widgets.export.flow import passages as drawn_passages
from journey_widgets.export.map_layout import compute_map
from journey_widgets.export.svg import picture
from journey_widgets.export.table import table
from journey_widgets.export.wording import Reader
from journey_widgets.model.document import Document
from journey_widgets.model.frames import build
from journey_widgets.schema import TABLES


def branched(seed: int) -> Document:
    """Return a journey of alternatives with branches, any order, options and loops, with owners, channels and gaps."""
    rng = random.Random(seed)

    def some(values: list[str], name: str) -> dict[str, str]:
        value = rng.choice(values)
        return {name: value} if value else {}

    steps: list[dict[str, Any]] = []
    for i in range(14):
        step: dict[str, Any] = {"step_id": f"st{i:02}", "phase_id": f"ph{i // 6}", "is_optional": rng.random() < 0.2}
        step |= some(["sequence", "alternative", "alternative", "any_order"], "flow_kind")
        step |= some(["", "", "a"], "flow_group") | some(["", "x", "y"], "branch")
        step |= some(["", f"st{rng.randrange(14):02}"], "back_to_step_id")
        steps.append(step | {"is_current": rng.random() < 0.9})
    touchpoints = [
        {"touchpoint_id": f"tp{i:02}", "step_id": f"st{rng.randrange(14):02}"}
        | some(["", "ou1", "ou2", "ou2"], "org_unit_id")
        | some(["", "ch1", "ch2"], "channel_id")
        for i in range(20)
    ]
    # who moves a touchpoint gives it a place there: without one, its own place among others is anybody's guess
    moved = [
        {"touchpoint_id": f"tp{i:02}", "state": "future"}
        | rng.choice([{}, {"step_id": "st03", "order": f"a{i % 10}{i:02}V"}])
        | some(["", "ch1"], "channel_id")
        | {"is_present": rng.random() < 0.8}
        for i in rng.sample(range(20), 6)
    ]
    return document_of(
        {
            "phases": [{"phase_id": f"ph{i}", "journey_id": "jo1"} for i in range(3)],
            "steps": steps,
            "org_units": [{"org_unit_id": f"ou{i}"} for i in (1, 2)],
            "channels": [{"channel_id": f"ch{i}"} for i in (1, 2)],
            "touchpoints": touchpoints,
            "assessments": moved,
        }
    )


@pytest.mark.parametrize("state", ["current", "future"])
@pytest.mark.parametrize("seed", range(25))
def test_marks_stand_where_the_analysis_finds_hand_offs(seed: int, state: str) -> None:
    document = branched(seed)
    names = ("phases", "steps", "touchpoints", "assessments", "handoffs")
    found = passages(*(build(document, TABLES[name]) for name in names), state=state)
    shown = compute_map(document, "jo1", state)
    lane = next(lane.id for lane in shown.lanes if lane.kind == "touchpoint")
    cells = [shown.cell(lane, column.key) for column in shown.columns]
    assert set(drawn_passages(shown.flow.blocks, lambda i: cells[i])) == set(found.index)
    marks = {
        (handoff.touchpoint_id, to): (handoff.units is not None, handoff.channels is not None)
        for to, handoffs in shown.handoffs.items()
        for handoff in handoffs
    }
    changes = found[["changes_owner", "changes_channel"]].fillna(False).astype("bool")
    is_handoff = found["is_handoff"].fillna(False).astype("bool")
    assert marks == {
        pair: tuple(row)
        for pair, row in zip(found.index[is_handoff], changes[is_handoff].to_numpy().tolist(), strict=True)
    }


def rental(**first: Any) -> Document:
    """Return a rental with two ways to pay, a loop, an option, a broken hand-off and a sub-journey."""
    steps = [
        {"step_id": "s0", "name": "Choose", "is_repeatable": True, **first},
        {"step_id": "s1", "name": "Pay online", "flow_kind": "alternative", "flow_group": "pay", "branch": "Online"},
        {"step_id": "s2", "name": "Get a mail", "flow_kind": "alternative", "flow_group": "pay", "branch": "Online"},
        {"step_id": "s3", "name": "Pay at the desk", "flow_kind": "alternative", "flow_group": "pay"},
        {"step_id": "s4", "name": "Sign", "flow_kind": "any_order", "is_optional": True},
        {"step_id": "s5", "name": "Look round", "flow_kind": "any_order", "back_to_step_id": "s0"},
    ]
    return document_of(
        {
            "journeys": [{"journey_id": "jo1"}, {"journey_id": "jo2", "name": "Refund", "parent_touchpoint_id": "t2"}],
            "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Rent"}],
            "steps": [{**step, "phase_id": "ph1"} for step in steps],
            "org_units": [{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Desk"}],
            "touchpoints": [
                {"touchpoint_id": "t2", "step_id": "s2", "name": "Mail", "org_unit_id": "ou1"},
                {"touchpoint_id": "t4", "step_id": "s4", "name": "Contract", "org_unit_id": "ou2"},
            ],
            "handoffs": [
                {
                    "handoff_id": "ho1",
                    "touchpoint_id": "t2",
                    "next_touchpoint_id": "t4",
                    "is_broken": True,
                    "lost": "the licence sent online",
                }
            ],
        }
    )


def told(document: Document, language: str = "en") -> str:
    html = table(Reader(document, compute_map(document, "jo1", "current"), language))
    return re.sub(r"[\u2066-\u2069]", "", re.sub(r"<[^>]+>", "|", html))


def test_the_table_says_how_each_step_goes() -> None:
    assert [part for part in told(rental()).partition("Flow")[2].split("|") if part][:6] == [
        "repeatable",
        "alternative, branch 1 of 2: Online; block pay",
        "alternative, branch 1 of 2: Online; block pay",
        "alternative, branch 2 of 2; block pay",
        "in any order, 1 of 2; optional",
        "in any order, 2 of 2; goes back to “Choose”",
    ]
    assert "in qualsiasi ordine, 2 di 2; torna a «Choose»" in told(rental(), "it")


def test_the_table_says_what_is_lost_and_what_opens_up() -> None:
    text = told(rental())
    assert "hand-off from “Mail”; owner: Sales → Desk; broken; lost: the licence sent online" in text
    assert "opens the journey Refund" in text
    assert "1 hand-off, 1 of them broken" in text


def drawn(document: Document) -> str:
    return picture(document, compute_map(document, "jo1", "current"), "en").svg


def test_the_picture_draws_the_flow_and_what_is_lost() -> None:
    svg = drawn(rental())
    texts = [element.text for element in parsed(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"Flow", "Online", "any order", "Refund"} <= set(texts)
    assert "the licence sent" in " ".join(filter(None, texts))


def test_a_plain_journey_has_no_band() -> None:
    document = document_of(
        {
            "phases": [{"phase_id": "ph1", "journey_id": "jo1"}],
            # alone in its block, and back to itself: there is nothing to choose and nowhere to go back to
            "steps": [
                {"step_id": "s0", "phase_id": "ph1", "flow_kind": "alternative", "branch": "x"},
                {"step_id": "s1", "phase_id": "ph1", "back_to_step_id": "s1"},
            ],
        }
    )
    assert ">Flow<" not in drawn(document)
    assert "Flow" not in told(document)


def test_a_band_that_is_cut_with_its_picture_stays_within() -> None:
    document = rental(back_to_step_id="s5")
    journey_map = compute_map(document, "jo1", "current")
    for most in range(1, 7):
        assert parsed(picture(document, journey_map, "en", most_columns=most).svg) is not None


def test_journeys_that_are_part_of_each_other_are_drawn() -> None:
    document = rental()
    with document.transaction("peer"):
        document.set("journeys", "jo1", "parent_touchpoint_id", "t2")
    assert "Refund" in told(document)
