"""What is left of a still where only a few tags are let through, as on GitHub: the table must tell the story."""

from __future__ import annotations

import re
from html import unescape

import bleach
import pytest

import journey_widgets as jw
from journey_widgets.export.still import still

TAGS = {"table", "thead", "tbody", "tr", "th", "td", "caption", "p", "img", "div", "span", "details", "summary", "br"}
ATTRIBUTES = {"img": ["alt"], "th": ["colspan", "rowspan", "scope"], "td": ["colspan", "rowspan"]}


@pytest.fixture(params=["en", "it"])
def rd(request: pytest.FixtureRequest) -> jw.Redesign:
    return jw.example("b2b-software", language=request.param)


def sanitised(rd: jw.Redesign, state: str) -> str:
    """Return the still's HTML without style, class, script, and without the source of an image."""
    html = still(rd.document, rd.journeys.index[0], state, rd.language, [], [])["text/html"]
    return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, strip=True)


def test_nothing_but_plain_tags_is_left(rd: jw.Redesign) -> None:
    found = sanitised(rd, "current")
    assert not re.search(r"style=|class=|src=|data:image|<svg|<script", found)
    assert len(found) < 40_000  # lanes of every kind, of a map of 20 steps


def test_the_table_tells_every_card_in_words(rd: jw.Redesign) -> None:
    found = unescape(bleach.clean(sanitised(rd, "current"), tags=set(), strip=True))
    first = rd.journeys.index[0]
    phases = rd.phases[rd.phases["journey_id"] == first]
    steps = rd.steps[rd.steps["phase_id"].isin(phases.index) & rd.steps["is_current"]]
    touchpoints = rd.touchpoints[rd.touchpoints["step_id"].isin(steps.index)]
    kinds = rd.lanes.loc[rd.lanes["journey_id"] == first, "note_kind"]
    shown = rd.notes["step_id"].isin(steps.index) & rd.notes["is_current"] & rd.notes["note_kind"].isin(kinds)
    notes = rd.notes[shown]
    assert len(notes) > 10
    for texts in (phases["name"], steps["name"], steps["action"].dropna()):
        for text in texts:
            assert text in found
    present = rd.assessments.xs("current", level="state")["is_present"]
    for row_id, name in touchpoints["name"].items():
        assert name in found or not present[row_id], name
    assert [text for text in notes["text"] if text not in found] == []


def test_scores_and_the_curve_are_numbers_in_the_text(rd: jw.Redesign) -> None:
    found = sanitised(rd, "current")
    of_ten = {"en": r"experience 8 of 10", "it": r"esperienza 8 su 10"}[rd.language]
    assert re.search(of_ten, found, re.IGNORECASE)
    valence = {"en": "−1.4", "it": "−1,4"}[rd.language]
    assert valence in found
    assert {"en": "moment of truth", "it": "momento della verità"}[rd.language] in found
