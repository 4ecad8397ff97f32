"""Customer journeys redesigned inside JupyterLab: an editable swimlane bound two-way to pandas.

>>> import journey_widgets as jw
>>> rd = jw.new("Holiday rental")
>>> rd
<Redesign 'Holiday rental': 1 journeys>
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from journey_widgets.cells import shell
from journey_widgets.charts.plain import show_plain_charts
from journey_widgets.errors import JourneyError
from journey_widgets.redesign import Redesign
from journey_widgets.sources import example, examples, from_frame, new, phase_sets, read
from journey_widgets.widgets.swimlane import Swimlane

if TYPE_CHECKING:
    from journey_widgets import analysis, charts
    from journey_widgets.analysis._on import on
    from journey_widgets.export.pictures import picture
    from journey_widgets.widgets.boards import (
        ChannelGrid,
        CoherenceGrid,
        GapBoard,
        Guide,
        InterventionBoard,
        KpiPanel,
        Matrix,
        PersonaCard,
        QuadrantBoard,
        Roadmap,
        StakeholderMap,
    )
    from journey_widgets.widgets.live import LiveCell, live

__version__ = "0.1.0"

__all__ = [
    "ChannelGrid",
    "CoherenceGrid",
    "GapBoard",
    "Guide",
    "InterventionBoard",
    "JourneyError",
    "KpiPanel",
    "LiveCell",
    "Matrix",
    "PersonaCard",
    "QuadrantBoard",
    "Redesign",
    "Roadmap",
    "StakeholderMap",
    "Swimlane",
    "analysis",
    "charts",
    "example",
    "examples",
    "from_frame",
    "live",
    "new",
    "on",
    "phase_sets",
    "picture",
    "read",
]

show_plain_charts(shell())


_BOARDS = (
    "ChannelGrid",
    "CoherenceGrid",
    "GapBoard",
    "Guide",
    "InterventionBoard",
    "KpiPanel",
    "Matrix",
    "PersonaCard",
    "QuadrantBoard",
    "Roadmap",
    "StakeholderMap",
)
_HOMES = {
    **dict.fromkeys(_BOARDS, "widgets.boards"),
    "LiveCell": "widgets.live",
    "live": "widgets.live",
    "on": "analysis._on",
    "picture": "export.pictures",
}
"""Name → the module that has it, which is imported when it is first used: a notebook that shows a map starts faster."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, a class or a function
    """Import what is not needed for a map when it is first used."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    if name != "analysis":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}.{name}")
