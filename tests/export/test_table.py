"""The table: plain tags, every word of the story, in both languages."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from still_cases import HOSTILE, document_of, everywhere, large, plain

import journey_widgets as jw
from journey_widgets.export.map_layout import compute_map
from journey_widgets.export.table import LARGEST, table
from journey_widgets.export.wording import Reader
from journey_widgets.model.document import Document

TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "br"}
ATTRIBUTES = {"border", "cellpadding", "cellspacing", "dir", "style", "scope", "colspan", "rowspan"}
VOID = {"br", "img"}


class Reading(HTMLParser):
    """What a page holds: its tags and attributes, and its rows as lists of cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and begin its row or cell."""
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag in {"li", "br"} and self.rows:
            self.rows[-1][-1] += "\n"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End the tag opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        """Refuse comments: there are none of ours."""
        raise AssertionError(data)


def told(document: Document, state: str = "current", language: str = "en", **more: list[str]) -> Reading:
    html = table(Reader(document, compute_map(document, "jo1", state, **more), language))
    found = Reading(html)
    assert found.tags <= TAGS
    assert set(found.attributes) <= ATTRIBUTES
    assert found.open == []
    return found


def row(found: Reading, name: str) -> list[str]:
    return next(cells[1:] for cells in found.rows if cells[0] == name)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_table(text: str) -> None:
    found = told(everywhere(text))
    assert found.attributes["style"] <= {
        "text-align:left",
        "text-align:left;vertical-align:top",
        "text-align:left;vertical-align:top;min-width:10em",
        "margin:0;padding-left:1.2em",
    }
    assert found.attributes["dir"] <= {"auto", "ltr"}
    assert len(found.text) < 20_000


@given(st.text(max_size=80).filter(str.isprintable))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_text(text: str) -> None:
    told(everywhere(text))


def test_the_whole_story_is_told_without_any_attribute() -> None:
    scores = [{"touchpoint_id": "tp1", "state": "current", "experience": 3, "expectation": 8.5}]
    touchpoints = [
        {
            "touchpoint_id": "tp1",
            "step_id": "st1",
            "name": "Landing page",
            "contact_mode": "digital",
            "channel_id": "ch1",
            "is_moment_of_truth": True,
            "org_unit_id": "ou1",
        },
        {"touchpoint_id": "tp2", "step_id": "st1", "name": "Price page", "channel_id": "ch2", "org_unit_id": "ou2"},
    ]
    notes = [
        {"note_id": "n1", "note_kind": "blocker", "text": "Queue", "step_id": "st3", "severity": "stops"},
        {"note_id": "n2", "note_kind": "backstage", "text": "Fleet\nkeys", "step_id": "st3", "org_unit_id": "ou2"},
    ]
    emotions = [
        {"step_id": "st1", "state": "current", "persona_id": "", "valence": -1.5, "words": "Lost"},
        {"step_id": "st1", "state": "future", "persona_id": "", "valence": 0.5},
        {"step_id": "st2", "state": "future", "persona_id": "", "valence": 1},
    ]
    found = told(plain(touchpoints=touchpoints, assessments=scores, notes=notes, emotions=emotions))
    assert found.rows[0] == ["", "Before the purchase", "After the purchase"]
    assert found.rows[1] == ["Phase", "Before", "After"]
    assert found.rows[2] == ["Step", "Search", "Book", "Return"]
    assert row(found, "Actions") == ["Searches on the phone", "", ""]
    assert row(found, "Emotion (−2 … +2)") == ["−1.5: Lost; target 0.5", "target 1", ""]
    assert row(found, "Touchpoints")[0].split("\n") == [
        "",
        "Landing page (digital, Website; experience 3 of 10, expectation 8.5 of 10; moment of truth)",
        (
            "Price page (Counter (to enable); not scored; hand-off from “Landing page”; owner: Marketing → Desk; "
            "channel: Website → Counter)"
        ),
    ]
    assert row(found, "Blockers") == ["", "", "Queue (stops)"]
    assert row(found, "Backstage") == ["", "", "Fleet\nkeys (Desk)"]
    assert found.text.startswith("Rental · Today · 2 phases, 3 steps, 2 touchpoints, 1 moment of truth, 1 hand-off")


def test_the_story_is_told_in_italian() -> None:
    scores = [{"touchpoint_id": "tp1", "state": "future", "experience": 7.5}]
    absent = [{"touchpoint_id": "tp3", "state": "current", "is_present": False}]
    found = told(plain(assessments=[*scores, *absent]), "future", "it")
    assert row(found, "Touchpoint")[0].split("\n")[1:] == [
        "Landing page (esperienza 7,5 su 10, aspettativa senza voto)",
        "Price page (senza voto)",
    ]
    assert row(found, "Touchpoint")[2] == (
        "Counter (senza voto; nuovo; passaggio di mano da «Price page»; responsabile: Marketing → Desk)"
    )
    assert [cells[0] for cells in found.rows[:4]] == ["", "Fase", "Passo", "Azioni"]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("state", ["current", "future"])
def test_every_name_of_the_bundled_case_is_told(language: str, state: str) -> None:
    rd = jw.example("b2b-software", language=language)
    journey_map = compute_map(rd.document, "jo1", state)
    found = told(rd.document, state, language)
    shown = {row_id for ids in journey_map.cells.values() for row_id in ids}
    assert len(shown) > 150
    names = [*rd.touchpoints["name"].loc[sorted(shown & set(rd.touchpoints.index))]]
    names += [*rd.notes["text"].loc[sorted(shown & set(rd.notes.index))]]
    names += [*rd.phases["name"].loc[[phase.id for phase in journey_map.phases]]]
    names += [*rd.steps["name"].loc[[column.key for column in journey_map.columns]]]
    assert not [name for name in names if name not in found.text]


def test_hidden_lanes_are_left_out_and_folded_ones_told() -> None:
    document = plain()
    hidden = told(document, hidden_lanes=["default-action"])
    assert "Searches on the phone" not in hidden.text
    assert "Searches on the phone" in told(document, folded_lanes=["default-action"]).text


def test_every_row_has_a_cell_for_each_column() -> None:
    for document in (plain(), large(300, 90), plain(steps=[], touchpoints=[])):
        found = told(document)
        assert (
            len(
                {
                    len(cells)
                    for cells in found.rows
                    if cells[0]
                    not in {"", "Phase", "line of interaction", "line of visibility", "line of internal interaction"}
                }
            )
            == 1
        )


def test_an_empty_map_says_so() -> None:
    assert told(document_of({})).rows == [["This map is still empty"]]
    assert told(document_of({"journeys": []})).rows == [["There is no journey to show"]]


def test_a_large_map_is_cut_and_says_so() -> None:
    assert "… 30 more steps" in told(large(300, 90)).text
    document = large(3000, 1)
    html = table(Reader(document, compute_map(document, "jo1", "current"), "en"))
    assert "… 2960 more" in html
    assert len(html) < LARGEST
