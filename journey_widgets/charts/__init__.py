"""Charts of redesigns: pure functions that take the results of analyses and return charts of Altair.

Each title says what the chart finds in these data. It is a parameter, and the specification of a chart is the same
whatever the data are, so that a live cell pushes new rows into a running chart. Rows carry their ids, and each chart
holds a selection, so that what is picked in it is picked on the map.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journey_widgets.charts.balance import value_balance
    from journey_widgets.charts.budgets import portfolio_frontier
    from journey_widgets.charts.change import deltas
    from journey_widgets.charts.curves import emotion_curves, experience_curves
    from journey_widgets.charts.gains import gap_bars
    from journey_widgets.charts.gantt import roadmap
    from journey_widgets.charts.heat import coherence_heat
    from journey_widgets.charts.kpis import control_chart, intervals
    from journey_widgets.charts.planes import importance_performance, kano
    from journey_widgets.charts.ranks import ranking
    from journey_widgets.charts.waterfall import contributions

_HOMES = {
    "coherence_heat": "heat",
    "contributions": "waterfall",
    "control_chart": "kpis",
    "deltas": "change",
    "emotion_curves": "curves",
    "experience_curves": "curves",
    "gap_bars": "gains",
    "importance_performance": "planes",
    "intervals": "kpis",
    "kano": "planes",
    "portfolio_frontier": "budgets",
    "ranking": "ranks",
    "roadmap": "gantt",
    "value_balance": "balance",
}
"""Chart → its module, which is imported when it is first asked for: a notebook that draws nothing starts faster."""

__all__ = [
    "coherence_heat",
    "contributions",
    "control_chart",
    "deltas",
    "emotion_curves",
    "experience_curves",
    "gap_bars",
    "importance_performance",
    "intervals",
    "kano",
    "portfolio_frontier",
    "ranking",
    "roadmap",
    "value_balance",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a function of one of the modules
    """Import a chart when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the charts, imported or not."""
    return sorted({*globals(), *__all__})
