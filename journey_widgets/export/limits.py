"""How much of a map a still picture and its table show: what is left out is counted, and said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journey_widgets.export.map_layout import JourneyMap, MacroRun, MapColumn, PhaseSpan

CARDS_IN_CELL = (40, 20, 10, 5, 3, 1)
"""How many cards of a cell are shown: the first of these with which the whole does not get too large."""
MOST_COLUMNS = 60
"""Columns of a picture and of a table: at 150 pixels each, what a browser still draws as one picture."""


@dataclass(frozen=True)
class Window:
    """The part of a map that is shown.

    Attributes
    ----------
    columns, phases, macros
        What is shown; the last phase may be cut short.
    more_steps, more_phases
        How many steps are left out, and how many phases of which nothing is shown.
    """

    columns: tuple[MapColumn, ...]
    phases: tuple[PhaseSpan, ...]
    macros: tuple[MacroRun, ...]
    more_steps: int
    more_phases: int

    @property
    def is_cut(self) -> bool:
        """Whether anything is left out."""
        return bool(self.more_steps or self.more_phases)


def window_of(journey_map: JourneyMap, most: int = MOST_COLUMNS) -> Window:
    """Return the first `most` columns of a map, and what spans them."""
    columns = journey_map.columns[:most]
    phases = tuple(
        replace(phase, count=min(phase.count, most - phase.first)) for phase in journey_map.phases if phase.first < most
    )
    macros = tuple(
        replace(run, count=min(run.count, most - run.first)) for run in journey_map.macros if run.first < most
    )
    return Window(
        columns=columns,
        phases=phases,
        macros=macros,
        more_steps=sum(column.step_id is not None for column in journey_map.columns[most:]),
        more_phases=len(journey_map.phases) - len(phases),
    )
