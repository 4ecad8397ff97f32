"""Lanes of every kind in the still picture and its table, and what they say held against the analyses."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from still_cases import document_of, parsed, plain

import journey_widgets as jw
from journey_widgets.errors import JourneyError
from journey_widgets.export import lane_words
from journey_widgets.export.kpi_values import latest_value
from journey_widgets.export.map_layout import compute_map
from journey_widgets.export.pictures import is_picture
from journey_widgets.export.svg import picture
from journey_widgets.export.table import table
from journey_widgets.export.wording import Reader
from journey_widgets.model.document import Document
from journey_widgets.schema.choices import LANE_KIND, NOTE_KIND

SCORES = [
    {"touchpoint_id": "tp1", "state": "current", "experience": 4.0, "expectation": 8.0, "cost_eur": 2.5},
    {"touchpoint_id": "tp2", "state": "current", "experience": 7.0, "cost_eur": 0.5},
]


def lanes(*rows: tuple[str, str]) -> list[dict[str, str]]:
    """Return lanes of these kinds; of a lane of numbers the second is its measure, of others the kind of its notes."""
    return [
        {
            "lane_id": f"la{i:02d}",
            "journey_id": "jo1",
            "lane_kind": kind,
            ("measure" if kind == "number" else "note_kind"): more,
        }
        for i, (kind, more) in enumerate(rows)
    ]


def drawn(document: Document, state: str = "current", **more: list[str]) -> tuple[str, str]:
    """Return picture and table."""
    journey_map = compute_map(document, "jo1", state, **more)  # type: ignore[arg-type]
    svg = picture(document, journey_map, "en").svg
    parsed(svg)
    return svg, table(Reader(document, journey_map, "en"))


def numbers(document: Document, measure: str, state: str = "current") -> list[float | None]:
    journey_map = compute_map(document, "jo1", state)
    lane = next(lane for lane in journey_map.lanes if lane.measure == measure)
    return lane_words.numbers(Reader(document, journey_map, "en"), lane, journey_map.columns)


def test_costs_add_up_and_scores_are_meant() -> None:
    document = plain(
        assessments=SCORES, lanes=lanes(("number", "experience"), ("number", "cost_eur"), ("number", "service_gap"))
    )
    assert numbers(document, "experience") == [5.5, None, None]
    assert numbers(document, "cost_eur") == [3.0, None, None]
    assert numbers(document, "service_gap") == [-4.0, None, None]
    svg, html = drawn(document)
    assert ">5.5</text>" in svg
    assert ">€3</text>" in svg
    assert ">5.5</td>" in html
    assert svg.count(">–</text>") == 6


def test_a_column_of_one_s_own_is_a_measure() -> None:
    rd = jw.new("Rental", language="en")
    journey = rd.journeys.index[0]
    rd.phases.loc["ph1", ["journey_id", "name"]] = [journey, "Before"]
    rd.steps.loc["st1", ["phase_id", "name"]] = ["ph1", "Search"]
    rd.touchpoints.loc["tp1", ["step_id", "name"]] = ["st1", "Page"]
    rd.touchpoints["gut"] = 7.0
    rd.steps["minutes"] = 12
    rd.lanes.loc["lx1", ["journey_id", "lane_kind", "measure"]] = [journey, "number", "gut"]
    rd.lanes.loc["lx2", ["journey_id", "lane_kind", "measure"]] = [journey, "number", "minutes"]
    rd.lanes.loc["lx3", ["journey_id", "lane_kind", "measure"]] = [journey, "number", "nowhere"]
    rd.sync()
    journey_map = compute_map(rd.document, journey, "current")
    reader = Reader(rd.document, journey_map, "en")
    found = {
        lane.measure: lane_words.numbers(reader, lane, journey_map.columns)
        for lane in journey_map.lanes
        if lane.measure
    }
    assert found == {"gut": [7.0], "minutes": [12.0], "nowhere": [None]}
    assert "no column called" in reader.hint(journey_map.lanes[-1])


@pytest.mark.parametrize("case", ["car-rental", "b2b-software"])
def test_the_latest_value_of_a_kpi_is_that_of_the_analysis(case: str) -> None:
    rd = jw.example(case, language="en")
    values = jw.analysis.kpi_values(rd.kpis, rd.measurements).groupby("kpi_id").tail(1).set_index("kpi_id")
    rows = rd.document.rows
    assert len(values) > 5
    for kpi_id, row in rows["kpis"].items():
        found = latest_value(row, (each for each in rows["measurements"].values() if each.get("kpi_id") == kpi_id))
        if kpi_id not in values.index:
            assert found is None
            continue
        assert found is not None
        assert found.value == pytest.approx(values.loc[kpi_id, "value"])
        assert found.is_met == values.loc[kpi_id, "is_met"]


def test_what_the_analysis_refuses_has_no_value() -> None:
    kpi = {"formula_kind": "value", "direction": "higher_is_better", "target": 3.0}
    twice = [{"measured_on": "2026-01-01", "value": value} for value in (1.0, 2.0)]
    assert latest_value(kpi, twice) is None
    nps = {"formula_kind": "nps"}
    assert latest_value(nps, [{"measured_on": "2026-01-01", "answer": 11.0, "answer_count": 1.0}]) is None
    nobody = [
        {"measured_on": "2026-02-01", "answer": 9.0, "answer_count": 0.0},
        {"measured_on": "2026-01-01", "answer": 9.0, "answer_count": 4.0},
    ]
    assert latest_value(nps, nobody) == (100.0, None)


def test_dots_stand_on_the_lines_that_are_used() -> None:
    touchpoints = [
        {"touchpoint_id": "tp1", "step_id": "st1", "name": "Page", "channel_id": "ch2", "org_unit_id": "ou1"},
        {"touchpoint_id": "tp2", "step_id": "st2", "name": "Call"},
    ]
    notes = [{"note_id": "n1", "note_kind": "backstage", "text": "Washes", "step_id": "st2", "org_unit_id": "ou2"}]
    document = plain(touchpoints=touchpoints, notes=notes, lanes=lanes(("channel", ""), ("org_unit", "")))
    assert compute_map(document, "jo1", "current").sub_rows == {"la00": ("ch2", ""), "la01": ("ou1", "ou2", "")}
    svg, html = drawn(document)
    assert svg.count("<circle") == 5
    assert "Call: no channel" in html
    assert "Desk works here backstage: Washes" in html


def test_neighbours_of_one_group_fold_into_a_line() -> None:
    rows = lanes(("action", ""), ("emotion", ""), ("touchpoint", ""), ("backstage", ""))
    document = plain(lanes=[{**row, "lane_group": "A" if i < 2 else ""} for i, row in enumerate(rows)])
    svg, html = drawn(document, folded_groups=["A"])
    assert ">2 lanes</text>" in svg
    assert ">Actions</text>" not in svg
    assert "Searches on the phone" in html
    assert svg.index("line of interaction") < svg.index(">Touchpoints") < svg.index("line of visibility")


def test_curves_of_other_personas_and_of_best_practice() -> None:
    emotions = [
        {"step_id": step, "state": state, "persona_id": persona, "valence": value}
        for step, state, persona, value in (
            ("st1", "current", "", 1.0),
            ("st2", "current", "", -1.0),
            ("st1", "current", "pe1", -2.0),
            ("st1", "best_practice", "", 2.0),
        )
    ]
    document = plain(emotions=emotions, personas=[{"persona_id": "pe1", "name": "Paolo"}])
    svg, html = drawn(document, curves=["best_practice", "persona:pe1", "persona:gone", "nonsense"])
    assert 'stroke-dasharray="1 5"' in svg
    assert 'stroke-dasharray="10 3 2 3"' in svg
    assert ">Paolo</text>" in svg
    assert "Best practice: 2; " in html


@pytest.mark.parametrize("kind", LANE_KIND.values)
@pytest.mark.parametrize("state", ["current", "future"])
def test_every_kind_of_lane_is_drawn(kind: str, state: str) -> None:
    svg, html = drawn(plain(lanes=lanes((kind, ""))), state)
    assert svg
    assert html


@pytest.mark.parametrize("kind", NOTE_KIND.values)
def test_notes_of_every_kind_are_cards(kind: str) -> None:
    notes = [{"note_id": "n1", "note_kind": kind, "text": "Said", "step_id": "st1"}]
    svg, html = drawn(plain(lanes=lanes(("note", kind)), notes=notes))
    assert ">Said</text>" in svg
    assert "Said" in html


# ---------------------------------------------------------------------- pictures


def test_a_picture_is_small_and_drawn(tmp_path: Path) -> None:
    Image.effect_noise((1600, 900), 80).save(tmp_path / "queue.png")
    link = jw.picture(tmp_path / "queue.png")
    assert is_picture(link)
    assert len(link) < 80_100
    with Image.open(io.BytesIO(base64.b64decode(link.partition(",")[2]))) as found:
        assert max(found.size) <= 480
    notes = [{"note_id": "n1", "note_kind": "image", "text": "The queue", "step_id": "st1", "link": link}]
    svg, html = drawn(plain(lanes=lanes(("image", "")), notes=notes))
    assert f'href="{link}"' in svg
    assert "The queue" in html


def test_what_is_no_picture_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(JourneyError, match="no image"):
        jw.picture(tmp_path / "notes.txt")
    with pytest.raises(JourneyError, match="no file"):
        jw.picture(tmp_path / "gone.png")


@pytest.mark.parametrize(
    "link",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html;base64,PHN2Zy8+",
        'data:image/png;base64,AA"/><script>alert(1)</script>',
        "data:image/png;base64,AAAA\n",
        "data:image/png;base64,AAAA",
        "https://example.com/x.png",
        "javascript:alert(1)",
    ],
)
def test_nothing_but_pictures_is_given_to_a_picture(link: str) -> None:
    notes = [{"note_id": "n1", "note_kind": "image", "text": "x", "step_id": "st1", "link": link}]
    svg, _ = drawn(plain(lanes=lanes(("image", "")), notes=notes))
    assert "<image" not in svg
    assert "<script" not in svg


def test_a_large_map_of_every_kind_is_drawn() -> None:
    kinds = [(kind, "") for kind in LANE_KIND.values]
    document = document_of(
        {
            "phases": [{"phase_id": "ph1", "journey_id": "jo1"}],
            "steps": [{"step_id": f"st{i:02d}", "phase_id": "ph1"} for i in range(70)],
            "touchpoints": [{"touchpoint_id": f"tp{i}", "step_id": f"st{i % 70:02d}"} for i in range(700)],
            "lanes": lanes(*kinds),
        }
    )
    svg, _ = drawn(document)
    assert "more steps" in svg
