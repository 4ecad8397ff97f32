from __future__ import annotations

from collections.abc import Iterator

import comm
import pytest
from ipywidgets import Widget
from wires import INSTANCES, Wire

import journey_widgets as jw
from journey_widgets import cells
from journey_widgets.sources import from_rows

ROWS: dict[str, list[dict[str, object]]] = {
    "facts": [{"redesign_id": "redesign", "title": "Small", "language": "it"}],
    "journeys": [{"journey_id": "buy", "name": "Buy"}, {"journey_id": "return", "name": "Return"}],
    "phases": [{"phase_id": "ph1", "journey_id": "buy", "name": "Before"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Look"}],
    "touchpoints": [{"touchpoint_id": f"tp{i}", "step_id": "st1", "name": f"Touchpoint {i}"} for i in range(1, 4)],
}


@pytest.fixture(autouse=True)
def wires(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Wire]]:
    """Every comm that is opened; afterwards all widgets are closed."""
    Wire.opened.clear()
    monkeypatch.setattr(comm, "create_comm", Wire)
    cells._followers.clear()
    yield Wire.opened
    Widget.close_all()
    assert INSTANCES == {}
    Wire.opened.clear()
    cells._followers.clear()


@pytest.fixture
def rd() -> jw.Redesign:
    return from_rows(ROWS, source="the small case")
