"""The map of stakeholders, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

from small_tables import redesign

import journey_widgets as jw
from journey_widgets.boards.stakeholders import stakeholder_map
from journey_widgets.export.plane import plane_picture


def somebody(number: int, **values: Any) -> dict[str, Any]:
    return {"stakeholder_id": f"sh{number}", "name": f"Person {number}", **values}


def mapped() -> jw.Redesign:
    """One to manage closely, one to monitor, one with half a place."""
    return redesign(
        org_units=[{"org_unit_id": "ou1", "name": "Sales"}],
        stakeholders=[
            somebody(1, role_kind="leadership", raci_kind="accountable", influence=9, interest=8, org_unit_id="ou1"),
            somebody(2, role_kind="end_user", influence=2, interest=3),
            somebody(3, influence=7),
        ],
    )


def test_those_with_both_scores_stand_on_the_plane() -> None:
    content = stakeholder_map(mapped()).content
    assert [(p["label"], p["x"], p["y"], p["letter"], p.get("mark")) for p in content["points"]] == [
        ("Person 1", 8, 9, "A", "role-leadership"),
        ("Person 2", 3, 2, "", "role-end_user"),
    ]
    assert content["points"][0]["fieldX"]["column"] == "interest"
    assert content["points"][0]["fieldY"]["column"] == "influence"
    assert content["quadrants"] == ["Keep satisfied", "Manage closely", "Monitor", "Keep informed"]
    assert content["points"][0]["hint"] == "Person 1 · Leadership · Accountable · Sales"


def test_everybody_is_in_the_roster_those_without_a_place_first() -> None:
    roster = stakeholder_map(mapped()).content["roster"]
    assert [(group["label"], [item["name"]["text"] for item in group["items"]]) for group in roster["groups"]] == [
        ("Without scores: drag onto the map", ["Person 3"]),
        ("On the map", ["Person 1", "Person 2"]),
    ]
    facts = {fact["field"]["column"]: fact for fact in roster["groups"][0]["items"][0]["facts"]}
    assert list(facts) == ["role_kind", "raci_kind", "org_unit_id", "influence", "interest"]
    assert (facts["influence"]["text"], facts["interest"]["text"]) == ("7", "–")
    assert facts["org_unit_id"]["field"]["options"] == [["ou1", "Sales"]]


def test_a_role_that_nobody_has_is_said() -> None:
    content = stakeholder_map(mapped()).content
    assert content["roster"]["missing"] == [
        f"Nobody has the role “{role}”" for role in ("Process owner", "Technology owner", "UX/UI lead")
    ]
    assert content["finding"] == (
        "One of 3 is to be managed closely: Person 1; nobody has the role of Process owner, Technology owner, "
        "UX/UI lead; one has no scores yet"
    )
    assert [mark for mark, _ in content["legend"]] == ["role-leadership", "role-end_user"]


def test_the_still_picture_shows_who_stands_where() -> None:
    rd = mapped()
    rd.stakeholders.loc["sh1", "name"] = "<script>"
    rd.sync()
    board = stakeholder_map(rd)
    svg = plane_picture(board.content)
    assert "&lt;script&gt;" in svg
    assert "<script" not in svg
    assert svg.count("<circle") == 2
    assert "Manage closely" in svg
    assert board.table.loc["Person 2", "Influence"] == "2"


def test_without_anybody_the_board_asks_who_must_be_there() -> None:
    content = stakeholder_map(jw.new("Mine")).content
    assert content["finding"] == "Nobody is named yet: write who must be in the room"
    assert content["points"] == []
    assert len(content["roster"]["missing"]) == 5
