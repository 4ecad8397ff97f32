"""What a swimlane may be told, in Python and by a page."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from wires import alive, send

import journey_widgets as jw
from journey_widgets import cells
from journey_widgets.interchange import journey_file
from journey_widgets.widgets import bundle
from journey_widgets.widgets.swimlane import MIME


def test_what_is_not_said_is_the_first_journey_of_today_in_the_redesigns_language(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    assert (w.journey, w.state, w.language) == ("buy", "current", "it")
    assert (w.selected, w.hidden_lanes, w.folded_lanes) == ({}, [], [])


def test_it_shows_what_it_is_asked_for(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd, journey="return", state="future", language="en")
    assert (w.journey, w.state, w.language) == ("return", "future", "en")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"journey": "by"}, r"journey must be one of 'buy', 'return', not 'by' \(did you mean 'buy'\?\)"),
        ({"journey": ""}, "journey must be one of"),
        ({"state": "futur"}, r"state must be one of 'current', 'future', not 'futur' \(did you mean 'future'\?\)"),
        ({"state": "best_practice"}, "state must be one of 'current', 'future'"),
        ({"language": "de"}, "language must be one of 'en', 'it', not 'de'"),
    ],
)
def test_what_there_is_not_is_said(rd: jw.Redesign, options: dict[str, str], message: str) -> None:
    with pytest.raises(jw.JourneyError, match=message):
        jw.Swimlane(rd, **options)  # type: ignore[arg-type]
    assert alive() == []


def test_only_a_redesign_can_be_shown() -> None:
    with pytest.raises(jw.JourneyError, match=r"Swimlane takes a redesign \(jw.new, jw.read, …\), not DataFrame"):
        jw.Swimlane(jw.examples())  # type: ignore[arg-type]


def test_a_redesign_without_a_journey_has_nothing_to_show(rd: jw.Redesign) -> None:
    rd.journeys = rd.journeys.iloc[:0]
    with pytest.raises(jw.JourneyError, match=r"no journey yet: add one to rd\.journeys"):
        jw.Swimlane(rd)
    assert alive() == []


def test_traits_are_checked_in_python_too(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    with pytest.raises(jw.JourneyError, match="journey must be one of"):
        w.journey = "gone"
    assert w.journey == "buy"
    w.journey = "return"
    w.state = "future"
    w.language = "en"
    assert w.comm.states[-3:] == [{"journey": "return"}, {"state": "future"}, {"language": "en"}]


def test_a_missing_bundle_is_said_and_nothing_is_left(
    rd: jw.Redesign, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bundle, "STATIC", tmp_path)
    for cached in (bundle.library, bundle.build, bundle.stub):
        cached.cache_clear()
    (tmp_path / "stub.js").write_text("export default {}")
    with pytest.raises(FileNotFoundError, match="npm --prefix js run build"):
        jw.Swimlane(rd)
    for cached in (bundle.library, bundle.build, bundle.stub):
        cached.cache_clear()
    assert alive() == []


# ---------------------------------------------------------------------- from the page


def test_what_a_page_says_is_in_the_traits(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    said = {
        "journey": "return",
        "state": "future",
        "language": "en",
        "selected": {"touchpoints": ["tp1", "tp2"]},
        "hidden_lanes": ["la1"],
        "folded_lanes": ["la2"],
        "folded_groups": ["Behind the scenes"],
        "curves": ["current", "persona:pe1"],
        "filter": "channel:app",
        "is_hiding": True,
        "comparison": "side_by_side",
    }
    send(w, {"method": "update", "state": dict(said)})
    assert {name: getattr(w, name) for name in said} == said
    assert rd.touchpoints.loc[w.selected["touchpoints"], "name"].tolist() == ["Touchpoint 1", "Touchpoint 2"]


BAD: list[tuple[str, Any]] = [
    ("journey", "gone"),
    ("journey", ""),
    ("journey", None),
    ("journey", 5),
    ("journey", ["buy"]),
    ("state", "best_practice"),
    ("state", None),
    ("language", "fr"),
    ("language", {}),
    ("selected", "tp1"),
    ("selected", {"touchpoints": "tp1"}),
    ("selected", {"touchpoints": [1]}),
    ("selected", None),
    ("hidden_lanes", "la1"),
    ("hidden_lanes", [None]),
    ("filter", 5),
    ("is_hiding", "yes"),
    ("comparison", "beside"),
    ("folded_lanes", {"la1": True}),
    ("_link", "another"),
    ("_library", "another"),
    ("_build", "another"),
    ("layout", "IPY_MODEL_gone"),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_a_page_may_not_say_is_put_right_there(
    rd: jw.Redesign, caplog: pytest.LogCaptureFixture, name: str, value: Any
) -> None:
    w = jw.Swimlane(rd)
    before = getattr(w, name)
    w.comm.messages.clear()
    with caplog.at_level(logging.WARNING, logger="journey_widgets"):
        send(w, {"method": "update", "state": {name: value, "folded_lanes" if name != "folded_lanes" else "state": []}})
    assert getattr(w, name) == before
    assert name in w.comm.states[-1]  # the page is told what it is
    assert len(caplog.records) == 1
    # and the widget lives on
    send(w, {"method": "update", "state": {"state": "future"}})
    assert w.state == "future"
    w.journey = "return"
    assert w.comm.states[-1] == {"journey": "return"}


def test_what_is_sound_in_one_message_is_taken_beside_what_is_not(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    send(w, {"method": "update", "state": {"journey": "gone", "state": "future", "unknown": 1}})
    assert (w.journey, w.state) == ("buy", "future")


@pytest.mark.parametrize(
    "data", [{}, {"method": "update"}, {"method": "nonsense"}, {"method": "custom"}, {"method": "update", "state": 5}]
)
def test_a_message_that_is_none_harms_nobody(rd: jw.Redesign, data: dict[str, Any]) -> None:
    w = jw.Swimlane(rd)
    send(w, data)
    send(w._document_link, data)
    send(w, {"method": "update", "state": {"state": "future"}})
    assert w.state == "future"


def test_a_journey_that_a_page_has_just_added_can_be_shown_while_a_cell_runs(rd: jw.Redesign) -> None:
    w = jw.Swimlane(rd)
    list(rd.journeys.index)
    cells._running[1] += 1  # a cell on another thread: the frames stand still for it
    try:
        with rd.document.transaction("page"):
            rd.document.add("journeys", "new", {"name": "New"})
        send(w, {"method": "update", "state": {"journey": "new"}})
        assert w.journey == "new"
        assert "new" not in rd.journeys.index
    finally:
        cells._running.clear()


# ---------------------------------------------------------------------- outputs


def test_s12_an_output_holds_what_a_page_without_a_kernel_draws(rd: jw.Redesign) -> None:
    """[S12] The key is in the widget's first message; the document is its file, letter for letter."""
    w = jw.Swimlane(rd, journey="return", state="future", language="en")
    w.hidden_lanes = ["la1"]
    data, _ = w._repr_mimebundle_()
    found = data[MIME]
    opening = w.comm.messages[0]
    assert opening[0] == "comm_open"
    assert opening[1]["state"]["_key"] == found["key"] == w._key
    assert jw.Swimlane(rd)._key != w._key
    assert found["options"] == {
        "journey": "return",
        "state": "future",
        "language": "en",
        "hidden_lanes": ["la1"],
        "folded_lanes": [],
        "folded_groups": [],
        "curves": [],
        "filter": "",
        "is_hiding": False,
        "comparison": "",
    }
    assert found["document"] == jw.Swimlane(rd)._repr_mimebundle_()[0][MIME]["document"]
    assert found["snapshot"] == journey_file.to_text(rd.document)
    assert (found["version"], found["view"]) == (1, "swimlane")


def test_s12_an_output_says_of_what_its_document_was_made(tmp_path: Path) -> None:
    """[S12] The same when it is made again, whatever was edited; of another source another; never the source itself."""
    path = jw.new("Case").save(tmp_path / "case.journey.json")

    def mark(rd: jw.Redesign) -> str:
        return jw.Swimlane(rd)._repr_mimebundle_()[0][MIME]["origin"]

    edited = jw.read(path)
    edited.facts.loc["redesign", "title"] = "Other"
    marks = {mark(jw.new("Case")), mark(jw.new("Another")), mark(edited), mark(jw.example("b2b-software"))}
    assert len(marks) == 4
    assert mark(jw.read(path)) == mark(edited)
    assert mark(jw.new("Case")) == mark(jw.new("Case"))
    assert "case" not in mark(edited)
    nobody_said = jw.new("Case")
    nobody_said.origin = ""
    assert mark(nobody_said) == ""


def test_s12_a_document_too_large_for_a_page_does_not_travel(rd: jw.Redesign, monkeypatch: pytest.MonkeyPatch) -> None:
    """[S12] The picture and the table still do."""
    monkeypatch.setattr("journey_widgets.widgets.swimlane.LARGEST_SNAPSHOT", 100)
    data, _ = jw.Swimlane(rd)._repr_mimebundle_()
    assert "snapshot" not in data[MIME]
    assert "<table" in data["text/html"]


def test_s13_a_page_that_saves_gets_the_picture_of_what_it_shows(rd: jw.Redesign) -> None:
    """[S13] As the document and the view are now."""
    w = jw.Swimlane(rd)
    rd.touchpoints.loc["tp1", "name"] = "Kiosk"
    rd.sync()
    before = len(w.comm.said)
    send(w, {"method": "custom", "content": {"kind": "still"}})
    send(w, {"method": "custom", "content": {"kind": "nonsense"}})
    send(w, {"method": "custom", "content": ["still"]})
    ((said, _),) = w.comm.said[before:]
    assert said["kind"] == "still"
    assert set(said["data"]) == {"text/html", "image/png", "text/plain"}
    assert "Kiosk" in said["data"]["text/html"]


def test_a_saved_view_is_opened_by_its_name(rd: jw.Redesign) -> None:
    rd.saved_views.loc["sv1", ["journey_id", "name", "state", "filter", "is_hiding", "comparison_kind"]] = [
        "return",
        "For the board",
        "future",
        "channel:web",
        True,
        "overlay",
    ]
    rd.saved_views.loc["sv1", "hidden_lanes"] = "la1\nla2"
    w = jw.Swimlane(rd, view="For the board")
    assert (w.journey, w.state, w.filter, w.is_hiding, w.comparison) == (
        "return",
        "future",
        "channel:web",
        True,
        "overlay",
    )
    assert (w.hidden_lanes, w.folded_lanes, w.curves) == (["la1", "la2"], [], [])
    assert jw.Swimlane(rd, view="For the board", state="current").state == "current"  # what is said stands before it
    with pytest.raises(
        jw.JourneyError, match=r"view must be one of 'For the board', not 'For the bard' \(did you mean"
    ):
        jw.Swimlane(rd, view="For the bard")


def test_a_view_that_nobody_saved_is_said(rd: jw.Redesign) -> None:
    with pytest.raises(jw.JourneyError, match="there is no saved view 'Board': this redesign has none yet"):
        jw.Swimlane(rd, view="Board")
    assert alive() == []
