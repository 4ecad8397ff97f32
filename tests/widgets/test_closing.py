"""[S11] A closed view leaves nothing behind in the kernel; the page's side is `js/test/entry/library.test.ts`."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import comm
import pytest
from ipywidgets import Layout
from wires import INSTANCES, Wire, alive

import journey_widgets as jw
from journey_widgets.sync import link as link_module
from journey_widgets.widgets import bundle


def listeners(rd: jw.Redesign) -> tuple[int, int, int]:
    document = rd.document
    return len(document._on_update), len(document._on_change), len(document._before_foreign)


@pytest.mark.parametrize("rounds", [3, pytest.param(10, marks=pytest.mark.full)])
def test_s11_after_tens_of_views_nothing_is_left(rd: jw.Redesign, wires: list[Wire], rounds: int) -> None:
    before = listeners(rd)
    opened = set(comm.get_comm_manager().comms)
    seen: list[weakref.ref[Any]] = []
    for _ in range(rounds):
        views = [jw.Swimlane(rd, state=state) for state in ("current", "future") * 5]
        w = views[0]
        seen += [weakref.ref(found) for found in (*views, w._document_link, w._carrier, w.layout)]
        rd.touchpoints.loc["tp1", "relevance"] = 3
        rd.sync()
        for w in views:
            w.close()
        del views, w
        assert alive() == []
        assert listeners(rd) == before
    assert link_module._links.get(rd.document) is None
    assert bundle._carriers == {}
    assert set(comm.get_comm_manager().comms) == opened
    assert {kind for wire in wires for kind, _, _ in wire.messages[-1:]} == {"comm_close"}
    wires.clear()
    gc.collect()
    assert [found() for found in seen if found() is not None] == []


def test_s11_a_view_can_be_closed_twice(rd: jw.Redesign) -> None:
    one, two = jw.Swimlane(rd), jw.Swimlane(rd)
    one.close()
    one.close()
    assert two._document_link.comm is not None  # it was given back once
    two.close()
    two.close()
    assert alive() == []
    one.close()
    assert rd.touchpoints.loc["tp1", "name"] == "Touchpoint 1"


def test_s11_a_closed_view_is_told_nothing_and_says_nothing(rd: jw.Redesign, wires: list[Wire]) -> None:
    w = jw.Swimlane(rd)
    link = w._document_link
    w.close()
    for wire in wires:
        wire.messages.clear()
    rd.touchpoints.loc["tp1", "name"] = "Shop"
    rd.sync()
    w.state = "future"
    link._handle_msg({"content": {"data": {"method": "custom", "content": {"kind": "undo"}}}, "buffers": []})
    assert [wire.messages for wire in wires if wire.messages] == []


def test_s11_a_layout_that_was_given_stays(rd: jw.Redesign) -> None:
    layout = Layout(height="600px")
    one, two = jw.Swimlane(rd), jw.Swimlane(rd)
    one.layout = two.layout = layout
    one.close()
    assert layout.comm is not None
    two.close()
    assert list(INSTANCES.values()) == [layout]


def test_a_view_that_is_closed_while_the_document_lives_keeps_the_frames_alive(rd: jw.Redesign) -> None:
    touchpoints = rd.touchpoints
    jw.Swimlane(rd).close()
    rd.touchpoints.loc["tp1", "name"] = "Shop"
    rd.sync()
    assert rd.touchpoints is touchpoints
    assert touchpoints.loc["tp1", "name"] == "Shop"
