"""The roadmap, on tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
from small_tables import redesign

import journey_widgets as jw
from journey_widgets.boards.roadmap import roadmap


def activity(number: int, start: str | None, end: str | None, **values: Any) -> dict[str, Any]:
    name = f"Activity {number}"
    return {"activity_id": f"at{number}", "name": name, "start_on": start, "end_on": end} | values


def scheduled() -> jw.Redesign:
    """The second waits for the first and begins too early; the third may be 20 days late; two are not drawn."""
    return redesign(
        capabilities=[
            {"capability_id": "ca1", "name": "Answer at night", "capability_kind": "people"},
            {"capability_id": "ca2", "name": "Nothing yet"},
        ],
        activities=[
            activity(1, "2027-01-01", "2027-01-11", capability_id="ca1", owner="Ada", activity_status="running"),
            activity(2, "2027-01-10", "2027-01-31", capability_id="ca1", after_activity_id="at1"),
            activity(3, "2027-01-01", "2027-01-11"),
            activity(4, "2027-01-01", None),
            activity(5, "2027-01-01", "2027-03-01", activity_status="stopped"),
        ],
    )


def day(text: str) -> int:
    return int(pd.Timestamp(text).timestamp() * 1000)


def test_activities_stand_under_the_capabilities_they_build() -> None:
    content = roadmap(scheduled(), today="2027-01-15").content
    groups = [(group["label"], group["sub"], [bar["label"] for bar in group["bars"]]) for group in content["groups"]]
    assert groups == [("Answer at night", "People", ["Activity 1", "Activity 2"]), ("–", "", ["Activity 3"])]
    assert (content["from"], content["today"], content["to"]) == (
        day("2026-12-18"),
        day("2027-01-15"),
        day("2027-02-14"),
    )


def test_a_bar_says_when_and_what_is_wrong() -> None:
    first, second = roadmap(scheduled(), today="2027-01-15").content["groups"][0]["bars"]
    third = roadmap(scheduled(), today="2027-01-15").content["groups"][1]["bars"][0]
    assert (first["from"], first["to"], first["sub"]) == (day("2027-01-01"), day("2027-01-11"), "Ada")
    assert [bar["status"] for bar in (first, second, third)] == ["running", "planned", "planned"]
    # 31 January − 21 days of the second = 10 January, a day before the first ends
    assert (first["problem"], first["isCritical"]) == ("ends one day too late for what follows", True)
    assert (second["problem"], second["isCritical"]) == ("starts before what it waits for has ended", True)
    assert (third["problem"], third["isCritical"], third["slackTo"]) == ("", False, day("2027-01-31"))
    assert third["hint"] == "Activity 3 · 2027-01-01 – 2027-01-11 · may be 20 days late"
    assert second["slackTo"] is None
    assert second["fieldFrom"] == {
        "table": "activities",
        "row": "at2",
        "column": "start_on",
        "value": "2027-01-10",
    }
    assert second["fieldTo"]["value"] == "2027-01-31"


def test_the_roadmap_says_until_when_and_what_cannot_be_late() -> None:
    rd = scheduled()
    assert roadmap(rd).content["finding"] == (
        "3 activities until 2027-01-31; 2 cannot be late by a day, “Activity 1” first of all"
    )
    assert roadmap(rd, language="it").content["finding"] == (
        "3 attività fino al 31/01/2027; 2 non possono tardare di un giorno, per prima «Activity 1»"
    )
    rd.activities = rd.activities.drop("at1")
    assert roadmap(rd).content["finding"] == "2 activities until 2027-01-31; “Activity 2” cannot be late by a day"
    rd.activities = rd.activities.drop("at3")
    assert roadmap(rd, language="it").content["finding"].startswith("Un'attività fino al 31/01/2027; ")
    rd.activities = rd.activities.drop("at2")
    assert roadmap(rd).content["finding"] == "No activity has dates yet"
    assert roadmap(rd, language="it").content["finding"] == "Nessuna attività ha ancora date"
    assert roadmap(rd, today="2027-01-15").content["from"] == day("2027-01-01")


def test_an_activity_without_a_name_is_called_by_its_id() -> None:
    rd = scheduled()
    rd.activities["name"] = None
    rd.sync()
    content = roadmap(rd).content
    assert [bar["label"] for group in content["groups"] for bar in group["bars"]] == ["at1", "at2", "at3"]
    assert "“at1” first of all" in content["finding"]


def test_the_legend_names_what_is_drawn() -> None:
    legend = [mark for mark, _ in roadmap(scheduled()).content["legend"]]
    assert legend == ["planned", "running", "done", "critical"]
