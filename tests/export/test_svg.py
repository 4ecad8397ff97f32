"""The picture: well-formed, harmless, within its cards, and the same for the same map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from still_cases import HOSTILE, document_of, everywhere, large, parsed, plain, whole

import journey_widgets as jw
from journey_widgets.export.map_layout import compute_map
from journey_widgets.export.measure import text_width
from journey_widgets.export.svg import Picture, picture
from journey_widgets.model.document import Document

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {
    "svg",
    "title",
    "style",
    "defs",
    "g",
    "path",
    "rect",
    "text",
    "circle",
    "use",
    "linearGradient",
    "stop",
    "image",
}
SIZES = {"n": 11.0, "t": 10.5, "h": 15.0, "m": 13.5}


def draw(document: Document, state: str = "current", language: str = "en", **more: list[str]) -> Picture:
    return picture(document, compute_map(document, "jo1", state, **more), language)


def words_of(drawn: Picture) -> list[str]:
    return ["".join(element.itertext()) for element in parsed(drawn.svg).iter(f"{SVG}text")]


def said(drawn: Picture) -> str:
    return " ".join(words_of(drawn))


def assert_harmless(svg: str) -> None:
    root = parsed(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in TAGS
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "xlink" not in name
            if element.tag == f"{SVG}image" and name == "href":
                assert re.fullmatch(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*", value)
            elif name == "href" or "url(" in value:
                named = re.fullmatch(r"(?:url\()?#([\w-]+)\)?", value)
                assert named
                assert named[1] in ids
    style = "".join(element.text or "" for element in root.iter(f"{SVG}style"))
    assert "@import" not in style
    assert "url(" not in style


def extents(element: ET.Element) -> tuple[float, float, float]:
    """Return left edge, right edge and base line of a text."""
    classes = element.get("class", "").split()
    size = next((SIZES[name] for name in classes if name in SIZES), 12.0)
    width = text_width("".join(element.itertext()), size, bold="b" in classes)
    x = float(element.get("x", "0")) - {"e": width, "c": width / 2}.get(next((c for c in classes if c in "ec"), ""), 0)
    return x, x + width, float(element.get("y", "0"))


def cards_of(drawn: Picture) -> Iterator[ET.Element]:
    root = whole(drawn.svg)
    yield from (element for element in root.iter(f"{SVG}svg") if element is not root)


def assert_nothing_overflows(drawn: Picture) -> None:
    assert list(cards_of(drawn))
    for card in cards_of(drawn):
        width, height = float(card.get("width", "0")), float(card.get("height", "0"))
        for text in card.iter(f"{SVG}text"):
            left, right, y = extents(text)
            assert left >= -0.1
            assert right <= width + 0.1
            assert 0 < y < height
    for text in parsed(drawn.svg).iter(f"{SVG}text"):
        assert extents(text)[1] <= drawn.width


# ---------------------------------------------------------------------- harm


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("state", ["current", "future"])
def test_no_text_breaks_a_picture(text: str, state: str) -> None:
    drawn = draw(everywhere(text), state)
    assert_harmless(drawn.svg)
    assert_nothing_overflows(drawn)
    assert len(drawn.svg) < 60_000


@given(st.text(max_size=80).filter(str.isprintable))
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_within_its_card(text: str) -> None:
    drawn = draw(everywhere(text))
    assert_harmless(drawn.svg)
    assert_nothing_overflows(drawn)


def test_what_reverses_its_neighbours_is_gone() -> None:
    assert not re.search("[\u202a-\u202e\u2066\u2069]", draw(everywhere("abc\u202edef\u2066ghi")).svg)


def test_a_text_from_right_to_left_begins_on_the_right() -> None:
    drawn = draw(plain(touchpoints=[{"touchpoint_id": "tp1", "step_id": "st1", "name": "שלום"}]))
    card = next(card for card in cards_of(drawn) if "שלום" in "".join(card.itertext()))
    text = next(card.iter(f"{SVG}text"))
    assert "e" in text.get("class", "").split()
    assert text.text == "\u2067שלום\u2069"


# ---------------------------------------------------------------------- what it shows


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("state", ["current", "future"])
def test_the_bundled_case_is_drawn_whole(language: str, state: str) -> None:
    document = jw.example("b2b-software", language=language).document
    drawn = draw(document, state, language)
    assert_harmless(drawn.svg)
    assert_nothing_overflows(drawn)
    assert not [words for card in cards_of(drawn) if "…" in (words := "".join(card.itertext()))]
    found = compute_map(document, "jo1", state)
    of_cards = {lane.id for lane in found.lanes if lane.kind not in {"emotion", "channel", "org_unit", "number"}}
    counts = [len(ids) for (lane, _), ids in found.cells.items() if lane in of_cards]
    assert sum(1 for _ in cards_of(drawn)) == sum(counts)


def test_the_parts_of_the_map_are_there() -> None:
    personas = [{"persona_id": "pe1", "name": "Giulia"}]
    journeys = [{"journey_id": "jo1", "name": "Rental", "persona_id": "pe1", "goal": "A car in time"}]
    notes = [
        {"note_id": "n1", "note_kind": "blocker", "text": "Queue", "step_id": "st3", "severity": "stops"},
        {"note_id": "n2", "note_kind": "backstage", "text": "Fleet", "step_id": "st3", "org_unit_id": "ou2"},
    ]
    emotions = [
        {"step_id": step, "state": "current", "persona_id": "", "valence": valence}
        for step, valence in (("st1", 1), ("st2", -1.75), ("st3", 0))
    ]
    scores = [{"touchpoint_id": "tp1", "state": "current", "experience": 3, "expectation": 8.5}]
    drawn = draw(plain(personas=personas, journeys=journeys, notes=notes, emotions=emotions, assessments=scores))
    words = words_of(drawn)
    for expected in ("Rental", "Today", "BEFORE THE PURCHASE", "Before", "Search", "Landing page", "3", "8.5"):
        assert expected in words
    for expected in ("Queue", "Stops", "Fleet", "Desk", "line of visibility", "low −1.75"):
        assert expected in words
    assert "Persona: Giulia\u2003Goal: A car in time" in words


def test_the_picture_speaks_italian() -> None:
    emotions = [{"step_id": "st1", "state": "current", "persona_id": "", "valence": -1.5}]
    words = words_of(draw(plain(emotions=emotions), language="it"))
    assert {"Oggi", "PRIMA DELL'ACQUISTO", "Azioni", "linea di visibilità", "minimo −1,5"} <= set(words)


def test_the_future_shows_only_what_exists_there() -> None:
    steps = [
        {"step_id": "st1", "phase_id": "ph1", "name": "Search", "is_future": False},
        {"step_id": "st3", "phase_id": "ph2", "name": "Return"},
    ]
    absent = [{"touchpoint_id": "tp3", "state": "current", "is_present": False}]
    document = plain(steps=steps, assessments=absent)
    today, future = draw(document), draw(document, "future")
    assert "Search" in words_of(today)
    assert "Counter" not in words_of(today)
    assert "Search" not in words_of(future)
    assert {"Counter", "new"} <= set(words_of(future))


def test_bars_and_curve_of_the_future_are_broken_lines() -> None:
    scores = [
        {"touchpoint_id": "tp1", "state": state, "experience": 3, "expectation": 8} for state in ("current", "future")
    ]
    document = plain(assessments=scores)
    assert 'stroke-dasharray="5 3"' in draw(document, "future", hidden_lanes=["default-backstage"]).svg
    assert 'stroke-dasharray="5 3"' not in draw(document, hidden_lanes=["default-backstage"]).svg


def test_the_curve_bends_midway_and_the_other_state_s_stands_behind_it() -> None:
    emotions = [
        {"step_id": step, "state": state, "persona_id": "", "valence": valence}
        for state, step, valence in [
            ("current", "st1", 1),
            ("current", "st2", -2),
            ("future", "st1", 0),
            ("future", "st2", 2),
        ]
    ]
    drawn = draw(plain(emotions=emotions))
    assert drawn.width == 136 + 3 * 320
    today, target = "M160 45C320 45 320 135 480 135", "M160 75C320 75 320 15 480 15"
    how = 'stroke-linecap="round"'
    dashed = f'stroke="#0b7d70" stroke-width="1.4" {how} stroke-dasharray="5 5"'
    assert f'<path d="{target}" fill="none" {dashed}/>' in drawn.svg
    assert f'<path d="{today}" fill="none" stroke="#111827" stroke-width="2.2" {how}/>' in drawn.svg
    assert f'<path d="{today}L480 75L160 75z" fill="url(' in drawn.svg
    assert drawn.svg.index(target) < drawn.svg.rindex(today)


def test_a_step_without_a_value_breaks_the_curve() -> None:
    emotions = [
        {"step_id": step, "state": "current", "persona_id": "", "valence": valence}
        for step, valence in (("st1", 1), ("st3", -2))
    ]
    assert 'd="M160 45h0M800 135h0"' in draw(plain(emotions=emotions)).svg


def test_hidden_lanes_are_left_out_and_folded_ones_counted() -> None:
    notes = [{"note_id": f"n{i}", "note_kind": "blocker", "text": f"Queue {i}", "step_id": "st1"} for i in (1, 2)]
    document = plain(notes=notes)
    assert "Blockers" not in words_of(draw(document, hidden_lanes=["default-blocker"]))
    folded = words_of(draw(document, folded_lanes=["default-blocker", "default-action"]))
    assert {"Blockers", "2 cards"} <= set(folded)
    assert not {"Queue 1", "Searches on the"} & set(folded)


# ---------------------------------------------------------------------- empty and large


def test_an_empty_map_says_so() -> None:
    assert "This map is still empty" in words_of(draw(document_of({})))
    assert "There is no journey to show" in words_of(draw(document_of({"journeys": []})))


def test_phases_without_steps_are_drawn() -> None:
    drawn = draw(plain(steps=[], touchpoints=[]))
    assert words_of(drawn).count("no step yet") == 2
    assert_harmless(drawn.svg)


def test_a_long_map_is_cut_and_says_so() -> None:
    drawn = draw(large(300, 90))
    assert {"… 30 more steps", "… 6 more phases"} <= set(words_of(drawn))
    assert drawn.width < 12_000
    assert_nothing_overflows(drawn)


def test_a_map_of_sixty_steps_is_drawn_whole() -> None:
    assert not any("more" in word for word in words_of(draw(large(60, 60))))


def test_a_high_cell_is_cut_and_says_so() -> None:
    drawn = draw(large(300, 1))
    assert any(re.fullmatch(r"… \d+ more", word) for word in words_of(drawn))
    assert drawn.height < 12_000


def test_many_lanes_are_cut_and_say_so() -> None:
    lanes = [{"lane_id": f"la{i}", "journey_id": "jo1", "lane_kind": "emotion"} for i in range(200)]
    drawn = draw(plain(lanes=lanes))
    assert drawn.height < 12_000
    assert any(re.fullmatch(r"… \d+ more lanes", word) for word in words_of(drawn))


# ---------------------------------------------------------------------- sameness


def test_one_map_gives_one_text() -> None:
    first, second = (draw(jw.example("b2b-software").document) for _ in range(2))
    assert first == second


def test_two_pictures_share_no_id() -> None:
    document = plain()
    found = [re.findall(r' id="([^"]*)"', draw(document, state).svg) for state in ("current", "future")]
    assert not set(found[0]) & set(found[1])
    assert all(name.startswith("jw") for names in found for name in names)


def test_every_rule_of_style_is_bound_to_its_picture() -> None:
    root = parsed(draw(plain()).svg)
    style = next(root.iter(f"{SVG}style")).text or ""
    assert all(rule.startswith(f"[id^={root.get('id')}] ") for rule in style.split("}") if rule)
