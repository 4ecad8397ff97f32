"""What all charts of this package have in common: colours, type, the formats of a language, and the title.

The title says what the chart finds. It is a parameter, and nothing else in a specification depends on the data: a
running view takes in another table without being made anew. Text and axes have no colour here, since the page knows
whether it is light or dark; the colours of marks stand out from white and from black alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair

if TYPE_CHECKING:
    from altair import TopLevelMixin

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

TODAY = "#2563eb"
FUTURE = "#0b7d70"
BEST = "#a16207"
GAIN = "#0b7d70"
LOSS = "#c2410c"
OFFER = "#2563eb"
NEUTRAL = "#8b919b"
"""Colours by meaning, those of the map; each has a contrast of 3 or more to white and to #111."""

SOLID: list[int] = [1, 0]
DASHED = [5, 4]
DOTTED = [2, 3]

WIDTH = 640
"""Pixels of a plot beside whose left edge names stand; with them it fits a notebook's cell."""
WHOLE = 800
"""Pixels of a plot that has the whole width."""
NAMES = 210
"""Pixels for the names beside a plot; what is longer is cut, and the tooltip has it whole."""
FAINT = 0.25
"""Opacity of what is not picked."""

_TIMES = {
    "en": {
        "dateTime": "%x, %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        "shortDays": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    },
    "it": {
        "dateTime": "%x, %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"],
        "shortDays": ["dom", "lun", "mar", "mer", "gio", "ven", "sab"],
    },
}


def finished(chart: Any, words: Wording, finding: str, subtitle: str) -> TopLevelMixin:  # noqa: ANN401 - any chart
    """Return a chart with its title and the look that all share.

    Parameters
    ----------
    chart
        Any top-level chart of Altair without a title.
    words
        The language.
    finding
        What the chart shows of these data; broken into lines where it is long.
    subtitle
        What is drawn, in which units; the same for all data.
    """
    alt = import_altair()
    finished: Any = chart.properties(title=alt.Title(alt.expr("finding"), subtitle=words.lines(subtitle, small=True)))
    # not by add_params: within facets the parameter would not be known to the title
    mine = alt.param(name="finding", value=words.lines(finding)).param
    given = finished.params
    finished.params = [*([] if given is alt.Undefined or not given else given), mine]
    found: TopLevelMixin = finished.configure(**_config(words))
    return found


def _config(words: Wording) -> dict[str, Any]:
    thousands, decimal = (".", ",") if words.language == "it" else (",", ".")
    euros = ["", "\u00a0€"] if words.language == "it" else ["€", ""]
    number = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": euros}
    months = words.months
    time = {**_TIMES[words.language], "months": months, "shortMonths": [month[:3] for month in months]}
    return {
        "font": FONT,
        "locale": {"number": number, "time": time},
        "padding": {"left": 4, "top": 4, "right": 12, "bottom": 4},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 15,
            "fontWeight": 600,
            "subtitleFontSize": 12,
            "lineHeight": 20,
            "subtitleLineHeight": 16,
            "subtitlePadding": 5,
            "offset": 14,
        },
        "axis": {
            "labelFontSize": 11,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "labelLimit": NAMES,
            "gridOpacity": 0.5,
            "domain": False,
            "ticks": False,
            "labelPadding": 5,
            "titlePadding": 8,
        },
        "axisDiscrete": {"grid": False},
        "legend": {
            "orient": "top",
            "titleFontSize": 11,
            "labelFontSize": 11,
            "symbolSize": 90,
            "symbolStrokeWidth": 2,
            "labelLimit": 260,
            "offset": 8,
        },
        "header": {"labelFontSize": 12, "labelFontWeight": 600, "labelAnchor": "start", "labelLimit": 700},
        "text": {"fontSize": 11},
        "rule": {"strokeWidth": 1},
        "view": {"stroke": None},
        "line": {"strokeWidth": 2.2, "strokeJoin": "round"},
        "point": {"size": 60, "filled": True},
    }


def is_shown(picked: Any) -> Any:  # noqa: ANN401 - a selection, a condition
    """Return the condition under which a row is not faint: it is picked.

    What is picked elsewhere (the column `is_shown`) goes before what was picked in this chart, which may be older.
    """
    alt = import_altair()
    is_picked_here = {"and": [{"param": picked.name}, "!isValid(datum.is_shown)"]}
    return alt.when(alt.PredicateComposition({"or": ["datum.is_shown === true", is_picked_here]}))


def shown_opacity(picked: Any, full: float = 1) -> Any:  # noqa: ANN401 - a selection, a condition
    """Return the opacity of marks: faint where something else is picked."""
    alt = import_altair()
    return is_shown(picked).then(alt.value(full)).otherwise(alt.value(full * FAINT))


def rows_axis(*, header: str | None = None) -> Any:  # noqa: ANN401 - an encoding
    """Return the axis of names, one below the other, in the order of the column `place`."""
    alt = import_altair()
    sort = alt.EncodingSortField("place", op="min")
    return alt.Y("label:N", sort=sort, title=header, axis=alt.Axis(labelLimit=NAMES, labelPadding=8))


def colours(words: Wording, by_key: dict[str, str]) -> Any:  # noqa: ANN401 - a scale
    """Return the scale of a column that holds texts: key of a text → colour, in this order."""
    alt = import_altair()
    return alt.Scale(domain=[words.say(key) for key in by_key], range=list(by_key.values()))
