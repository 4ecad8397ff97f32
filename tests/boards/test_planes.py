"""The boards of two axes, on tables worked out by hand."""

from __future__ import annotations

import pytest
from small_tables import assessed, intervention, redesign, touchpoint

import journey_widgets as jw
from journey_widgets.boards.planes import quadrants


def mapped() -> jw.Redesign:
    """One touchpoint in each corner, and one that nobody scored."""
    return redesign(
        touchpoints=[
            touchpoint(1, relevance=9, is_moment_of_truth=True),
            touchpoint(2, relevance=8),
            touchpoint(3, relevance=2),
            touchpoint(4, relevance=1),
            touchpoint(5, relevance=7),
        ],
        assessments=[
            assessed(1, experience=2),
            assessed(2, experience=9),
            assessed(3, experience=1),
            assessed(4, experience=8),
            assessed(5, "future", experience=8),
        ],
    )


def test_touchpoints_stand_where_relevance_and_experience_are() -> None:
    content = quadrants(mapped()).content
    points = {point["label"]: point for point in content["points"]}
    assert {name: (point["x"], point["y"]) for name, point in points.items()} == {
        "Touchpoint 1": (2, 9),
        "Touchpoint 2": (9, 8),
        "Touchpoint 3": (1, 2),
        "Touchpoint 4": (8, 1),
    }
    assert [point.get("tone") for point in points.values()] == [-1, 1, None, None]
    assert [point.get("mark") for point in points.values()] == ["truth", None, None, None]
    first = points["Touchpoint 1"]
    assert first["fieldX"] == {"table": "assessments", "row": ["tp1", "current"], "column": "experience", "value": 2.0}
    assert first["fieldY"] == {"table": "touchpoints", "row": "tp1", "column": "relevance", "value": 9.0}
    assert content["quadrants"] == ["Intervene", "Keep up", "Leave for later", "Save"]


@pytest.mark.parametrize(("crosshair", "x", "y"), [("scale", 5, 5), ("mean", 5, 5), ("median", 5, 5)])
def test_the_lines_cross_where_they_are_asked_to(crosshair: str, x: float, y: float) -> None:
    rd = mapped()
    content = quadrants(rd, crosshair=crosshair).content
    assert (content["x"]["cut"], content["y"]["cut"]) == (x, y)  # 2, 9, 1, 8 and 9, 8, 2, 1: the mean of both is 5
    rd.touchpoints.loc["tp4", "relevance"] = 4
    rd.sync()
    moved = {"scale": 5, "mean": (9 + 8 + 2 + 4) / 4, "median": 6}
    assert quadrants(rd, crosshair=crosshair).content["y"]["cut"] == moved[crosshair]


def test_a_plane_says_what_is_in_the_corner_that_matters() -> None:
    rd = mapped()
    assert quadrants(rd).content["finding"] == ("One of 4 touchpoints is relevant and badly experienced: Touchpoint 1")
    rd.assessments["experience"] = 1
    rd.touchpoints["relevance"] = 9
    rd.sync()
    assert quadrants(rd, language="it").content["finding"] == (
        "5 touchpoint su 5 sono rilevanti e vissuti male: Touchpoint 1, Touchpoint 2, Touchpoint 3, …"
    )
    rd.touchpoints["relevance"] = None
    rd.sync()
    assert quadrants(rd).content["finding"] == "Nothing in the corner that matters most"
    assert quadrants(rd, language="it").content["finding"] == "Nulla nell'angolo che conta di più"


def planned() -> jw.Redesign:
    """Much for little, much for much, and one whose effort nobody estimated."""
    return redesign(
        org_units=[{"org_unit_id": "ou1", "name": "Sales"}],
        interventions=[
            intervention(1, effort=2, effect=8, cost_eur=1000, duration_weeks=4, org_unit_id="ou1"),
            intervention(2, effort=8, effect=9.456, cost_eur=40_000, duration_weeks=40, org_unit_id="ou1"),
            intervention(3, effect=5),
            intervention(4, effort=1, effect=1),
        ],
    )


def test_interventions_stand_where_effort_and_effect_are() -> None:
    points = quadrants(planned(), view="effort").content["points"]
    found = [(p["label"], p["x"], p["y"], p["size"], p.get("tone"), p.get("mark"), p["hint"]) for p in points]
    assert found == [
        ("Intervention 1", 2, 8, 0.025, 1, "quick", "Intervention 1 · 1,000 €"),
        ("Intervention 2", 8, 9.46, 1, None, None, "Intervention 2 · 40 k€"),
        ("Intervention 4", 1, 1, 0.2, None, None, "Intervention 4"),
    ]
    assert points[0]["fieldX"]["column"] == "effort"
    assert points[0]["fieldY"] == {"table": "interventions", "row": "in1", "column": "effect", "value": 8.0}


def test_the_plane_of_interventions_says_which_come_first() -> None:
    content = quadrants(planned(), view="effort").content
    assert content["finding"] == "One of 3 interventions has much effect for little effort: Intervention 1"
    controls = {each["trait"]: each["value"] for each in content["controls"]}
    assert controls == {"view": "effort", "crosshair": "scale"}
    assert list(quadrants(planned(), view="effort").table.index) == [
        "Intervention 1",
        "Intervention 2",
        "Intervention 4",
    ]
