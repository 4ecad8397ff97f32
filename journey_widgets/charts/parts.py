"""A chart taken apart: a specification without data, the tables it draws, and the values of its parameters.

Altair names inline data by a hash of what they hold, so that a chart of new data is another specification. Here its
tables are named in the order in which they come: as long as the chart is built the same way, only tables and parameters
change, and a running view can take those in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journey_widgets.charts.heavy import import_altair
from journey_widgets.errors import JourneyError

if TYPE_CHECKING:
    import pandas as pd

TRANSFORMER = "journey_widgets"


@dataclass
class Parts:
    """A chart in parts.

    Attributes
    ----------
    spec
        The Vega-Lite specification; its data have names and no rows, its parameters no values.
    tables
        Name → table.
    parameters
        Name → value of each top-level parameter that has one and is no selection.
    """

    spec: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    parameters: dict[str, Any]


def take_apart(chart: Any, *, is_checked: bool = True) -> Parts:  # noqa: ANN401 - Altair is imported when it is needed
    """Return the parts of an Altair chart.

    Parameters
    ----------
    chart
        Any top-level chart of Altair.
    is_checked
        Whether the specification is held against Vega-Lite's schema, which takes most of the time. One that was found
        good need not be, however its data change.

    Raises
    ------
    JourneyError
        If the chart's data come from an address: a chart in a notebook loads nothing.
    """
    alt = import_altair()
    tables: dict[int, tuple[str, Any]] = {}

    def name(data: Any = None, **_options: Any) -> Any:  # noqa: ANN401 - Altair's own
        if data is None:
            return name
        if isinstance(data, dict):
            return data  # rows written into the chart by hand: a part of it
        if not hasattr(data, "columns"):
            raise JourneyError(f"a chart's data must be a DataFrame, not {type(data).__name__}")
        given, _ = tables.setdefault(id(data), (f"table_{len(tables)}", data))
        return {"name": given}

    transformers = alt.data_transformers
    transformers.register(TRANSFORMER, name)
    with transformers.enable(TRANSFORMER):
        spec = chart.to_dict(validate=is_checked)
    return Parts(spec, dict(tables.values()), _without_values(spec))


def is_chart(found: object) -> bool:
    """Return whether something is a chart of Altair."""
    kind = type(found)
    return any(base.__module__.startswith("altair.") and base.__name__ == "TopLevelMixin" for base in kind.__mro__)


def _without_values(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for parameter in spec.get("params", ()):
        if "value" in parameter and "select" not in parameter:
            found[parameter["name"]] = parameter.pop("value")
    return found
