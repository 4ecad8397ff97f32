"""Customer journeys redesigned inside JupyterLab: an editable swimlane bound two-way to pandas.

>>> import journey_widgets as jw
>>> rd = jw.new("Holiday rental")
>>> rd
<Redesign 'Holiday rental': 1 journeys>
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from journey_widgets.cells import shell
from journey_widgets.charts.plain import show_plain_charts
from journey_widgets.errors import JourneyError
from journey_widgets.redesign import Redesign
from journey_widgets.sources import example, examples, from_frame, new, phase_sets, read
from journey_widgets.widgets.live import LiveCell, live
from journey_widgets.widgets.swimlane import Swimlane

if TYPE_CHECKING:
    from journey_widgets import analysis

__version__ = "0.1.0"

__all__ = [
    "JourneyError",
    "LiveCell",
    "Redesign",
    "Swimlane",
    "analysis",
    "example",
    "examples",
    "from_frame",
    "live",
    "new",
    "phase_sets",
    "read",
]

show_plain_charts(shell())


def __getattr__(name: str) -> ModuleType:
    """Import `analysis` when it is first used: a notebook that shows a map starts faster without."""
    if name != "analysis":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}.{name}")
