"""Who takes part at each step: as chips in the picture, by name in its table, each where the live map has it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from still_cases import HOSTILE, document_of, parsed, plain

import journey_widgets as jw
from journey_widgets.export.map_layout import JourneyMap, compute_map
from journey_widgets.export.reading import Reading, as_read
from journey_widgets.export.still import still
from journey_widgets.export.svg import picture
from journey_widgets.export.table import table
from journey_widgets.export.wording import Reader, initials
from journey_widgets.model.document import Document

LANE = "default-actor"
CAST: dict[str, list[dict[str, Any]]] = {
    "actors": [
        {"actor_id": "ac1", "name": "Renter", "actor_kind": "customer"},
        {"actor_id": "ac2", "name": "Desk agent", "actor_kind": "company", "org_unit_id": "ou2"},
        {"actor_id": "ac3"},
    ],
    "step_actors": [
        {"step_actor_id": "sa1", "step_id": "st1", "actor_id": "ac1"},
        {"step_actor_id": "sa2", "step_id": "st3", "actor_id": "ac2", "order": "a1"},
        {"step_actor_id": "sa3", "step_id": "st3", "actor_id": "ac1", "order": "a0"},
        {"step_actor_id": "sa4", "step_id": "st2", "actor_id": "ac1", "is_future": False},
        {"step_actor_id": "sa5", "step_id": "st2", "actor_id": "ac3", "is_current": False},
    ],
}


def cells(journey_map: JourneyMap) -> list[tuple[str, ...]]:
    return [journey_map.cell(LANE, column.key) for column in journey_map.columns]


def drawn(document: Document, journey_map: JourneyMap, language: str = "en") -> tuple[str, str]:
    svg = picture(document, journey_map, language).svg
    parsed(svg)
    return svg, table(Reader(document, journey_map, language))


def test_lane_stands_below_the_actions_where_there_are_actors() -> None:
    kinds = [lane.kind for lane in compute_map(plain(**CAST), "jo1", "current").lanes]
    assert kinds[:3] == ["action", "actor", "emotion"]
    assert "actor" not in [lane.kind for lane in compute_map(plain(), "jo1", "current").lanes]
    own = plain(**CAST, lanes=[{"lane_id": "la1", "journey_id": "jo1", "lane_kind": "emotion"}])
    assert [lane.kind for lane in compute_map(own, "jo1", "current").lanes] == ["emotion"]


def test_chips_stand_in_their_order_and_state() -> None:
    document = plain(**CAST)
    assert cells(compute_map(document, "jo1", "current")) == [("sa1",), ("sa4",), ("sa3", "sa2")]
    assert cells(compute_map(document, "jo1", "future")) == [("sa1",), ("sa5",), ("sa3", "sa2")]


def test_picture_holds_each_chip_once_and_the_table_names_all() -> None:
    document = plain(**CAST)
    svg, html = drawn(document, compute_map(document, "jo1", "current"))
    assert svg.count(">Renter</text>") == 1
    chip = re.search(r'<svg id="([^"]+)"[^>]*>(?:(?!</svg>).)*>Renter</text>', svg)
    assert chip is not None
    assert svg.count(f'<use href="#{chip[1]}"') == 2  # it stands at three steps
    assert svg.count(">DA</text>") == 1
    assert "Renter (customer)</td>" in html
    assert ">Renter (customer)</li>" in html
    assert ">Desk agent (company)</li>" in html
    _, italian = drawn(document, compute_map(document, "jo1", "future"), "it")
    assert "Attori</th>" in italian
    assert "Desk agent (azienda)" in italian


def test_comparison_and_search_speak_of_chips() -> None:
    document = plain(**CAST)
    html = still(document, "jo1", "current", "en", reading=Reading(comparison="overlay"))["text/html"]
    assert ">Renter – removed</li>" in html
    assert "unnamed (new)</li>" in html
    found = as_read(document, compute_map(document, "jo1", "current"), Reading("owner:desk", is_hiding=True))
    assert cells(found)[2] == ("sa2",)
    assert found.found is not None
    assert found.found[0] == 2  # the touchpoint of the same function, too
    pale = as_read(document, compute_map(document, "jo1", "current"), Reading("agent"))
    assert ("step_actors", "sa3") in pale.pale


@pytest.mark.parametrize("text", HOSTILE)
def test_names_of_any_kind_are_drawn_as_text(text: str) -> None:
    document = document_of(
        {
            "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Before"}],
            "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Search"}],
            "actors": [{"actor_id": "ac1", "name": text}],
            "step_actors": [{"step_actor_id": "sa1", "step_id": "st1", "actor_id": "ac1"}],
        }
    )
    svg, html = drawn(document, compute_map(document, "jo1", "current"))
    assert len(svg) < 30_000
    assert "<script" not in svg + html
    assert "<img" not in html


def test_initials_are_letters_of_the_first_and_the_last_word() -> None:
    names = ["Me", "Claims handler (night)", "(ö) ñ", "🙂", "", "ß", "3 élan"]
    assert [initials(name) for name in names] == ["M", "CN", "ÖÑ", "", "", "SS", "3É"]


def test_mermaid_actors_are_on_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "tea.mmd"
    path.write_text("journey\n title Tea\n section S\n  Make tea: 5: Me\n  Do work: 1: Me, Cat\n", encoding="utf-8")
    rd = jw.read(path)
    journey_map = compute_map(rd.document, rd.journeys.index[0], "current")
    _, html = drawn(rd.document, journey_map)
    assert ">Me</td>" in html
    assert ">Cat</li>" in html
    assert list(rd.lanes["lane_kind"])[:2] == ["action", "actor"]
    (tmp_path / "none.mmd").write_text("journey\n section S\n  Make tea: 5:\n", encoding="utf-8")
    assert "actor" not in set(jw.read(tmp_path / "none.mmd").lanes["lane_kind"])
