"""How a map is read where nothing is live: the filter, what becomes of the rest, and what changes in the future."""

from __future__ import annotations

import re

import pytest
from still_cases import document_of, plain

import journey_widgets as jw
from journey_widgets.export.find import Finder
from journey_widgets.export.map_layout import JourneyMap, compute_map
from journey_widgets.export.query import Term, parse
from journey_widgets.export.reading import Reading, as_read
from journey_widgets.export.still import still
from journey_widgets.export.svg import picture
from journey_widgets.model.document import Document

NOTES = [
    {"note_id": "no1", "note_kind": "blocker", "text": "Perché è lenta", "severity": "stops", "touchpoint_id": "tp1"},
    {"note_id": "no2", "note_kind": "value_offered", "text": "trust", "step_id": "st1", "tags": "Legal, quick win"},
    {"note_id": "no3", "note_kind": "opportunity", "text": "An app", "step_id": "st2", "is_current": False},
]
BASE = {
    "channels": [{"channel_id": "ch1", "name": "Sito web"}, {"channel_id": "ch2", "name": "Web"}],
    "org_units": [{"org_unit_id": "ou1", "name": "Customer care"}],
    "personas": [{"persona_id": "pe1", "name": "Marta"}],
    "touchpoints": [
        {"touchpoint_id": "tp1", "step_id": "st1", "name": "Home page", "channel_id": "ch1", "contact_mode": "digital"},
        {"touchpoint_id": "tp2", "step_id": "st2", "name": "Form", "channel_id": "ch2", "org_unit_id": "ou1"},
    ],
    "notes": NOTES,
}


def document() -> Document:
    steps = [{"step_id": f"st{i}", "phase_id": "ph1", "name": f"Step {i}"} for i in (1, 2)]
    phases = [{"phase_id": "ph1", "journey_id": "jo1", "name": "Before"}]
    journeys = [{"journey_id": "jo1", "name": "Rental", "persona_id": "pe1"}]
    return document_of({**BASE, "journeys": journeys, "phases": phases, "steps": steps})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("  two words ", [Term("", "two", False, False), Term("", "words", False, False)]),
        ('"two words" -Tré', [Term("", "two words", False, False), Term("", "tre", False, True)]),
        ("channel:Web", [Term("channel", "web", False, False)]),
        ('Canale:"Sito Web"', [Term("channel", "sito web", True, False)]),
        ('-stato:nuovo owner:"open', [Term("state", "nuovo", False, True), Term("owner", "open", True, False)]),
        ('channel: tag:""', []),
        ("http://a", [Term("", "http://a", False, False)]),
    ],
)
def test_a_query_is_read(query: str, expected: list[Term]) -> None:
    assert parse(query) == expected


@pytest.mark.parametrize(
    ("query", "state", "expected"),
    [
        ("PERCHE", "current", ["no1"]),
        ("sito digitale", "current", ["tp1"]),  # of the channel and the mode, in either language
        ("blocca", "current", ["no1"]),
        ("channel:web", "current", ["tp1", "tp2", "no1"]),  # a note has its touchpoint's channel
        ('channel:"web"', "current", ["tp2"]),
        ('channel:"web" canale:"sito web"', "current", ["tp1", "tp2", "no1"]),  # one of them is enough
        ("owner:care", "current", ["tp2"]),
        ("-owner:care -kind:action", "current", ["tp1", "no1", "no2", "no3"]),
        ('tag:"Quick Win"', "current", ["no2"]),
        ("tag:quick", "current", ["no2"]),
        ("kind:ostacolo", "current", ["no1"]),
        ("kind:value", "current", ["no2"]),
        ("persona:marta kind:blocker", "current", ["no1"]),
        ("state:new", "future", ["no3"]),
        ("stato:cambiato", "future", []),
    ],
)
def test_cards_are_found(query: str, state: str, expected: list[str]) -> None:
    finder = Finder(document(), "jo1", state)
    cards = [("touchpoints", "tp1"), ("touchpoints", "tp2"), *(("notes", f"no{i}") for i in (1, 2, 3))]
    assert [row_id for table, row_id in cards if finder.finds(parse(query), table, row_id)] == expected


FELT = [
    {"step_id": "st2", "state": "current", "persona_id": "pe2", "valence": -1.0},
    {"step_id": "st1", "state": "future", "persona_id": "pe2", "valence": 1.0},
    {"step_id": "st1", "state": "current", "persona_id": "", "valence": 1.0},
]


def shared(**journey: str) -> Document:
    """Return a journey of one persona in which another feels something at one of its two steps."""
    return document_of(
        {
            **BASE,
            "segments": [{"segment_id": "sg1", "name": "Fleets"}],
            "personas": [
                {"persona_id": "pe1", "name": "Marta", "segment_id": "sg1"},
                {"persona_id": "pe2", "name": "Paolo"},
                {"persona_id": "pe3", "name": "Aldo", "segment_id": "sg1"},
            ],
            "journeys": [{"journey_id": "jo1", "name": "Rental", **journey}],
            "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Before"}],
            "steps": [{"step_id": f"st{i}", "phase_id": "ph1", "name": f"Step {i}"} for i in (1, 2)],
            "notes": [
                *NOTES,
                {"note_id": "no4", "note_kind": "text", "text": "His", "step_id": "st1", "persona_id": "pe2"},
                {"note_id": "no5", "note_kind": "text", "text": "Of the phase", "phase_id": "ph1"},
            ],
            "emotions": FELT,
        }
    )


@pytest.mark.parametrize(
    ("journey", "query", "state", "expected"),
    [
        ({"persona_id": "pe1"}, "persona:marta", "current", ["st1", "st2", "tp1", "tp2", "no1", "no2", "no3", "no5"]),
        # whoever feels something at a step is there, in that state; a note that names somebody is theirs alone
        ({"persona_id": "pe1"}, "persona:paolo", "current", ["st2", "tp2", "no3", "no4", "no5"]),
        ({"persona_id": "pe1"}, "persona:paolo", "future", ["st1", "tp1", "no1", "no2", "no4", "no5"]),
        ({"persona_id": "pe1"}, "persona:marta -persona:paolo", "current", ["st1", "tp1", "no1", "no2"]),
        ({"persona_id": "pe1"}, "persona:aldo", "current", []),
        # a journey of a segment is that of its personas
        ({"segment_id": "sg1"}, "persona:aldo kind:touchpoint", "current", ["tp1", "tp2"]),
        ({}, "persona:marta", "current", []),
    ],
)
def test_cards_are_for_a_persona(journey: dict[str, str], query: str, state: str, expected: list[str]) -> None:
    found = shared(**journey)
    finder = Finder(found, "jo1", state)
    cards = [(table, row_id) for table in ("steps", "touchpoints", "notes") for row_id in finder.shown.ids[table]]
    assert sorted(row_id for table, row_id in cards if finder.finds(parse(query), table, row_id)) == sorted(expected)


def test_the_curve_of_a_persona_is_drawn_and_others_are_pale() -> None:
    found = shared(persona_id="pe1")

    def curves(query: str) -> tuple[tuple[str, ...], frozenset[str]]:
        seen = as_read(found, compute_map(found, "jo1", "current"), Reading(query))
        return seen.curves, seen.sought

    assert curves("persona:paolo") == (("current", "future", "persona:pe2"), {"pe2"})
    assert curves("persona:marta") == ((), {""})
    assert curves("-persona:paolo") == ((), frozenset())
    pale = 'opacity="0.35"><path'

    def svg(query: str) -> str:
        return picture(found, as_read(found, compute_map(found, "jo1", "current"), Reading(query)), "en").svg

    assert pale in svg("persona:paolo")
    assert ">Paolo</text>" in svg("persona:paolo")
    assert pale not in svg("persona:marta")


def read(query: str = "", state: str = "current", comparison: str = "", *, is_hiding: bool = False) -> JourneyMap:
    found = document()
    return as_read(found, compute_map(found, "jo1", state), Reading(query, is_hiding, comparison))


def test_what_is_not_found_is_pale_or_left_out() -> None:
    pale = read("channel:web")
    assert pale.found == (3, 4)
    assert pale.pale == {("notes", "no2")}
    assert pale.cells == read().cells
    hidden = read("channel:web", is_hiding=True)
    assert hidden.pale == frozenset()
    assert {row_id for ids in hidden.cells.values() for row_id in ids} == {"tp1", "tp2", "no1", "st1", "st2"}
    assert hidden.columns == pale.columns  # steps stay


def test_of_the_differences_only_what_differs_is_drawn() -> None:
    found = read(state="future", comparison="differences")
    assert {row_id for ids in found.cells.values() for row_id in ids} == {"no3", "st1", "st2"}


def test_the_still_says_what_is_looked_for() -> None:
    found = still(document(), "jo1", "current", "en", (), (), Reading("trust"))
    assert "Filter: trust: 1 of 4 cards" in found["text/plain"]
    assert re.findall(r"[^<>]*– found", found["text/html"]) == ["trust – found"]
    assert (
        "– found"
        not in still(document(), "jo1", "current", "en", (), (), Reading("trust", is_hiding=True))["text/html"]
    )
    assert still(plain(), "jo1", "current", "en") == still(plain(), "jo1", "current", "en", (), (), Reading(' tag:"" '))


def test_the_still_lists_what_changes() -> None:
    rd = jw.example("car-rental", language="it")
    html = still(rd.document, "jo1", "current", "it", (), (), Reading(comparison="overlay"))["text/html"]
    changes = jw.analysis.changes(rd.touchpoints, rd.assessments, rd.responses, rd.notes)
    removed = rd.touchpoints.loc[changes.index[changes["change_kind"] == "removed"], "name"]
    assert len(removed) > 0
    for name in removed:
        assert f">{name} – tolto<" in html
    assert "canale: Sito web → App" in html
    assert " · Oggi sotto il futuro · " in html
