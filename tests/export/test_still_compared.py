"""Today and the future in one still picture: one above the other, one under the other, only what differs; and marks."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from still_cases import SVG, document_of, forged, picture_of, plain, texts_of

import journey_widgets as jw
from journey_widgets.export.marks import Mark, Marks
from journey_widgets.export.reading import Reading
from journey_widgets.export.still import still
from journey_widgets.model.document import Document
from journey_widgets.model.shown import shown
from journey_widgets.schema.words import Words

BASE: dict[str, Any] = {
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Before"}],
    "steps": [
        {"step_id": "st1", "phase_id": "ph1", "name": "Queue", "action": "Waits", "is_future": False},
        {"step_id": "st2", "phase_id": "ph1", "name": "Order", "action": "Orders"},
        {"step_id": "st3", "phase_id": "ph1", "name": "Collect", "action": "Collects", "is_current": False},
    ],
    "channels": [{"channel_id": "ch1", "name": "Counter"}, {"channel_id": "ch2", "name": "App"}],
    "touchpoints": [
        {"touchpoint_id": "tp1", "step_id": "st1", "name": "Ticket"},
        {"touchpoint_id": "tp2", "step_id": "st1", "name": "Menu", "channel_id": "ch1"},
        {"touchpoint_id": "tp3", "step_id": "st2", "name": "Till"},
    ],
    "assessments": [
        {"touchpoint_id": "tp1", "state": "future", "is_present": False},
        {"touchpoint_id": "tp2", "state": "future", "step_id": "st2", "channel_id": "ch2", "cost_eur": 1},
        {"touchpoint_id": "tp2", "state": "current", "cost_eur": 2},
    ],
    "notes": [
        {"note_id": "no1", "note_kind": "blocker", "text": "Slow", "step_id": "st2", "is_future": False},
        {"note_id": "no2", "note_kind": "opportunity", "text": "Show the wait", "step_id": "st3"},
        {"note_id": "no3", "note_kind": "value_offered", "text": "Warm", "step_id": "st2"},
    ],
}


def made(comparison: str, document: Document | None = None, language: str = "en") -> tuple[list[str], str]:
    """Return every text of the picture, and the rest of the output as text."""
    found = still(document or document_of(BASE), "jo1", "current", language, (), (), Reading("", False, comparison))
    html = found["text/html"]
    return texts_of(picture_of(html)), unescape(re.sub(r'src="[^"]*"', "", html))


def in_order(texts: list[str], *expected: str) -> bool:
    rest = iter(texts)
    return all(text in rest for text in expected)


def test_what_is_gone_is_struck_through_where_it_stood() -> None:
    texts, html = made("overlay")
    assert in_order(texts, "Today under the future", "Queue", "Order", "Collect")
    assert in_order(texts, "Waits", "removed", "Orders", "Collects", "new")
    assert in_order(texts, "Ticket", "removed", "Menu", "moved")
    assert in_order(texts, "Menu", "Step: Queue → Order")
    assert "Channel: Counter → App" in texts
    assert not any("Cost" in text for text in texts)  # only what a card shows
    assert in_order(texts, "Slow", "removed")
    assert "1 new · 1 changed · 2 removed · 2 unchanged" in html
    for told in ("Queue – removed", "Ticket – removed", "Menu – moved", "Slow – removed", "Waits – removed"):
        assert f">{told}<" in html
    assert "Menu (App; not scored; step: Queue → Order; channel: Counter → App)" in html
    assert ">Show the wait (new)<" in html


def test_of_the_differences_no_card_is_shown_that_stays() -> None:
    texts, html = made("differences", language="it")
    assert {"Till", "Warm", "Orders"}.isdisjoint(texts)
    assert {"Menu", "Ticket", "Show the wait", "Slow", "Costo: 2 → 1", "tolto", "spostato", "nuovo"} <= set(texts)
    assert "Solo le differenze" in texts
    assert "<td></td>" in html
    assert "Till" not in html


def test_two_states_stand_one_above_the_other() -> None:
    texts, html = made("side_by_side")
    assert in_order(texts, "Today beside the future", "Today", "Queue", "Slow", "Future", "Queue", "Show the wait")
    assert texts.count("Collect") == texts.count("Queue") == 2  # the same steps under each other
    assert texts.count("Till") == 2
    assert texts.count("Ticket") == texts.count("Slow") == texts.count("Show the wait") == 1
    assert "Today: 1 phase, 2 steps, 3 touchpoints; Future: 1 phase, 2 steps, 2 touchpoints" in html
    # what is the same is told once
    rows = re.findall(r'<tr><th scope="row"[^>]*>([^<]*)</th>', html)
    assert {"Actions – Today", "Actions – Future", "Touchpoints – Today", "Touchpoints – Future"} <= set(rows)
    assert "Value offered" in rows
    assert {"Queue (only: Today)", "Collect (only: Future)"} <= set(re.findall(r'scope="col"[^>]*>([^<]*)<', html))


@pytest.mark.parametrize("comparison", ["overlay", "differences", "side_by_side"])
@pytest.mark.parametrize("document", [document_of({}), document_of({"journeys": []}), plain(steps=[], touchpoints=[])])
def test_little_is_compared_too(comparison: str, document: Document) -> None:
    assert made(comparison, document)[0]


def test_a_filter_leaves_what_is_gone() -> None:
    found = still(document_of(BASE), "jo1", "current", "en", (), (), Reading("till", True, "overlay"))
    assert "Ticket – removed" in found["text/html"]
    assert "Menu (" not in found["text/html"]


# ---------------------------------------------------------------------- marks


def marks_of(document: Document) -> Marks:
    return Marks(document, shown(document), Words("en"))


def test_marks_are_those_of_the_live_view() -> None:
    rd = jw.example("car-rental")
    found = marks_of(rd.document)
    assert found.of("steps", "st12") == Mark("full")
    assert found.of("touchpoints", "tp9") == Mark("part", comments=1)
    assert found.of("touchpoints", "tp2").problems == ()  # an owner is only not filled in yet
    assert found.of("touchpoints", "tp16").comments == 0  # it is resolved
    assert found.told("touchpoints", "tp9") == ["Proved in part", "1 open comment"]
    assert marks_of(plain()).of("touchpoints", "tp1") == Mark()  # nothing is cited at all


def test_what_is_wrong_is_marked() -> None:
    document = forged("touchpoints", "tp1", **{"current.experience": 99, "channel_id": "gone"})
    mark = marks_of(document).of("touchpoints", "tp1")
    assert [problem.severity for problem in mark.problems][:2] == ["error", "warning"]
    texts, html = made("", document)
    assert str(len(mark.problems)) in texts
    assert f"{len(mark.problems)} to do: " in html


def test_marks_are_drawn_told_and_explained() -> None:
    rd = jw.example("car-rental", language="it")
    texts, html = made("", rd.document, "it")
    assert in_order(texts, "Tutto documentato: 4", "Documentato in parte: 12", "Commenti aperti: 3")
    assert "documentato in parte; 1 commento aperto" in html
    assert "Tutto documentato: 4 · Documentato in parte: 12 · Commenti aperti: 3" in html
    rd.citations = rd.citations.iloc[:0]
    rd.comments = rd.comments.iloc[:0]
    rd.sync()
    assert "ocumentato in" not in made("", rd.document, "it")[1]


@pytest.mark.parametrize(
    ("comparison", "most"), [("overlay", 300_000), ("differences", 300_000), ("side_by_side", 375_000)]
)
def test_what_is_compared_stays_small(comparison: str, most: int) -> None:
    rd = jw.example("b2b-software", language="it")
    found = still(rd.document, "jo1", "current", "it", (), (), Reading("", False, comparison))["text/html"]
    assert len(found) < most
    pieces = re.findall(r"id='(jw[0-9a-f]{6}-k[0-9]+)'", found)
    # what both states have in common is drawn once
    assert (len(pieces) > 100) == (comparison == "side_by_side")
    assert {f"%23{each}" for each in pieces} == set(re.findall(r"href='(%23jw[0-9a-f]{6}-k[0-9]+)'", found))


# ---------------------------------------------------------------------- above the map, and from right to left


def test_a_journey_says_which_wider_one_it_is_part_of() -> None:
    parent = {"journey_id": "jo2", "name": "Complaint", "parent_touchpoint_id": "tp3"}
    document = plain(journeys=[{"journey_id": "jo1", "name": "Rental"}, parent])
    found = still(document, "jo2", "current", "en")["text/html"]
    assert texts_of(picture_of(found))[:2] == ["Rental › Counter ›", "Complaint"]
    assert "Rental › Counter › Complaint · Today" in unescape(found)
    assert texts_of(picture_of(still(document, "jo1", "current", "en")["text/html"]))[0] == "Rental"
    with document.transaction("room"):
        document.set("journeys", "jo1", "parent_touchpoint_id", "tp3")  # a ring
    assert still(document, "jo1", "current", "en")["text/html"]


def test_a_name_from_right_to_left_stands_at_the_end_of_its_curve() -> None:
    emotions = [
        {"step_id": step, "state": "current", "persona_id": persona, "valence": 1}
        for step in ("st1", "st2")
        for persona in ("", "pe1")
    ]
    document = plain(personas=[{"persona_id": "pe1", "name": "דנה (1)"}], emotions=emotions)
    picture = picture_of(still(document, "jo1", "current", "en", curves=["persona:pe1"])["text/html"])
    names = [text for text in picture.iter(f"{SVG}text") if "דנה" in (text.text or "")]
    # it begins beside its curve, in the legend and at its end, and its signs stay in their order
    assert [("e" in text.get("class", "").split(), text.text) for text in names] == [(False, "\u2067דנה (1)\u2069")] * 2
