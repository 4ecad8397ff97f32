"""What stands where on a journey's map in one state: columns, lanes, and the ids in each cell.

The twin of ``js/src/model/map.ts``, rule for rule, so that a still picture and the live view show the same map. Only
places are computed here, from places; what a card says is read in `wording`. Nothing is changed and nothing is cached:
call it with the document's lock held.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from journey_widgets.export.flow import PLAIN_FLOW, Flow, flow_of, passages
from journey_widgets.export.lane_layout import DOT_LANES, STEP_LANES, LaneSpec, lanes_of
from journey_widgets.export.rows import InState, in_state, read, read_text
from journey_widgets.model.document import Document
from journey_widgets.model.keys import ORDER
from journey_widgets.model.order import order_of
from journey_widgets.model.shown import Shown, shown
from journey_widgets.model.values import Row

__all__ = [
    "USUAL_CURVES",
    "Ghost",
    "Handoff",
    "InState",
    "JourneyMap",
    "LaneSpec",
    "MacroRun",
    "MapColumn",
    "PhaseSpan",
    "compute_map",
    "in_state",
    "macro_runs",
]


USUAL_CURVES = ("current", "future")
"""Curves of emotion that are drawn where none are asked for."""


class MapColumn(NamedTuple):
    """A column of the map: a step, or a phase that has none yet.

    Attributes
    ----------
    key
        Id of the step, or ``empty-<phase id>``.
    phase_id
        Id of the phase.
    step_id
        Id of the step, None where the phase has none.
    is_absent
        Whether its step is there in the other state alone, where two are shown together.
    """

    key: str
    phase_id: str
    step_id: str | None
    is_absent: bool = False

    @property
    def has_step(self) -> bool:
        """Whether there is a step in the state shown."""
        return self.step_id is not None and not self.is_absent


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase: `count` columns from column number `first` (from 0), in a macro phase or in none."""

    id: str
    macro: str | None
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class MacroRun:
    """Neighbouring phases of one macro phase: `count` columns from column number `first` (from 0)."""

    macro: str | None
    first: int
    count: int


class Handoff(NamedTuple):
    """A passage between two touchpoints at which owner or channel changes.

    Attributes
    ----------
    touchpoint_id
        The touchpoint the customer comes from.
    units, channels
        Before and after it: `org_units` and `channels`, None where they are the same or not known.
    """

    touchpoint_id: str
    units: tuple[str, str] | None
    channels: tuple[str, str] | None


class Ghost(NamedTuple):
    """A card that stands in a cell today and does not in the future; `is_moved` where it stands elsewhere then."""

    id: str
    is_moved: bool


@dataclass(frozen=True)
class JourneyMap:
    """What stands where.

    Attributes
    ----------
    journey_id
        The journey; empty where the document has none.
    state
        ``current``, ``future`` or ``best_practice``.
    columns, phases, macros
        Columns from left to right, and what spans them.
    lanes
        Every lane of the journey, hidden ones too, from top to bottom.
    visible_lanes
        The lanes that are drawn.
    folded, folded_groups
        Ids of the lanes drawn as one line, and names of the groups drawn as one line.
    curves
        Curves of emotion asked for; empty for those of the state.
    cells
        (lane id, column key) → ids from top to bottom; cells without any are left out.
    handoffs
        Touchpoint → the changes of owner or channel it may begin with, one for each touchpoint that may come before it.
    flow
        How the columns go.
    query, found
        What is looked for; how many cards are found, and of how many, None where nothing is looked for.
    pale
        Cards (table, id) that are not what is looked for.
    sought
        Personas the filter asks for, empty for the journey's own; where there are any, other curves are pale.
    touchpoints
        Column → the touchpoints at its step, in their order.
    sub_rows
        Lane of channels or functions → the ids of its lines; the last one is empty where a touchpoint has none.
    standings
        Touchpoint → the channel that carries it and the function that owns it, None for none.
    work
        Column → notes of work that a function does backstage, where a lane of functions shows them.
    kpis
        KPIs of the journey as a whole, where a lane of KPIs shows them.
    comparison
        How today is shown together with it; empty for not at all.
    ghosts
        (lane id, column key) → the cards of today that do not stand there any more, where today is laid under it.
    counts
        How many cards become what, where today is laid under it: ``added``, ``changed``, ``removed``, ``kept``.
    """

    journey_id: str
    state: str
    columns: tuple[MapColumn, ...] = ()
    phases: tuple[PhaseSpan, ...] = ()
    macros: tuple[MacroRun, ...] = ()
    lanes: tuple[LaneSpec, ...] = ()
    visible_lanes: tuple[LaneSpec, ...] = ()
    folded: frozenset[str] = frozenset()
    cells: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    handoffs: Mapping[str, Sequence[Handoff]] = field(default_factory=dict)
    flow: Flow = PLAIN_FLOW
    query: str = ""
    found: tuple[int, int] | None = None
    pale: frozenset[tuple[str, str]] = frozenset()
    sought: frozenset[str] = frozenset()
    touchpoints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sub_rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standings: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kpis: tuple[str, ...] = ()
    folded_groups: frozenset[str] = frozenset()
    curves: tuple[str, ...] = ()
    comparison: str = ""
    ghosts: Mapping[tuple[str, str], tuple[Ghost, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_overlaid(self) -> bool:
        """Whether today is laid under it, or only what differs is shown."""
        return bool(self.counts)

    def cell(self, lane_id: str, column_key: str) -> tuple[str, ...]:
        """Return the ids in a cell, in their order."""
        return self.cells.get((lane_id, column_key), ())


def compute_map(  # noqa: PLR0913 - what a view shows
    document: Document,
    journey_id: str,
    state: str,
    hidden_lanes: Collection[str] = (),
    folded_lanes: Collection[str] = (),
    *,
    folded_groups: Collection[str] = (),
    curves: Sequence[str] = (),
    is_together: bool = False,
) -> JourneyMap:
    """Return what stands where on a journey's map.

    Parameters
    ----------
    document
        The document, its lock held.
    journey_id
        The journey; one that is not there stands for the first there is.
    state
        ``current``, ``future`` or ``best_practice``.
    hidden_lanes, folded_lanes
        Ids of lanes that are not drawn, and of lanes drawn as one line.
    folded_groups
        Names of groups of lanes that are drawn as one line.
    curves
        Curves of emotion: states, and personas as ``persona:<id>``; empty for those of the state.
    is_together
        Whether the steps of the other state have columns, too, so that what is the same stands in one line.
    """
    seen = shown(document)
    if not seen.has("journeys", journey_id):
        journey_id = next(iter(seen.ids["journeys"]), "")
    if not journey_id:
        return JourneyMap("", state)
    columns, phases = _columns(document, seen, journey_id, state, is_together=is_together)
    present = [column for column in columns if not column.is_absent]
    lanes = lanes_of(document, seen, journey_id)
    touchpoints = _touchpoints(document, seen, state, present)
    flow = flow_of([(column.phase_id, column.step_id) for column in columns], document.rows["steps"])
    column_of = _column_finder(columns, present, phases, touchpoints)
    work = _work(document, seen, state, lanes, column_of)
    kpis, whole = _kpis(document, seen, journey_id, touchpoints)
    kpi_lanes = [lane.id for lane in lanes if lane.kind == "kpi"]
    cells: dict[tuple[str, str], list[str]] = {}
    for lane, column, row_id in [
        *_steps_in_cells(lanes, present),
        *_touchpoints_in_cells(lanes, touchpoints),
        *_actors_in_cells(document, seen, state, lanes, present),
        *_notes_in_cells(document, seen, state, lanes, column_of),
        *((lane, column, row_id) for column, row_id in kpis for lane in kpi_lanes),
    ]:
        cells.setdefault((lane, column), []).append(row_id)
    return JourneyMap(
        journey_id=journey_id,
        state=state,
        columns=columns,
        phases=phases,
        macros=macro_runs(phases),
        lanes=lanes,
        visible_lanes=tuple(lane for lane in lanes if lane.id not in hidden_lanes),
        folded=frozenset(lane.id for lane in lanes if lane.id in folded_lanes),
        cells={key: tuple(ids) for key, ids in cells.items()},
        handoffs=_handoffs(flow, columns, touchpoints),
        flow=flow,
        touchpoints={key: tuple(standing.id for standing in cell) for key, cell in touchpoints.items()},
        sub_rows=_sub_rows(document, seen, lanes, touchpoints, work),
        standings={each.id: (each.channel, each.owner) for cell in touchpoints.values() for each in cell},
        work=work,
        kpis=whole if kpi_lanes else (),
        folded_groups=frozenset(folded_groups),
        curves=tuple(curves),
    )


def _existence(state: str) -> str:
    return "is_current" if state == "current" else "is_future"


def _columns(
    document: Document, seen: Shown, journey_id: str, state: str, *, is_together: bool
) -> tuple[tuple[MapColumn, ...], tuple[PhaseSpan, ...]]:
    steps: dict[str, list[MapColumn]] = {}
    for step_id in seen.ids["steps"]:
        row = document.rows["steps"][step_id]
        phase_id = read_text("steps", row, "phase_id")
        is_absent = not read("steps", row, _existence(state))
        if phase_id is not None and (is_together or not is_absent):
            steps.setdefault(phase_id, []).append(MapColumn(step_id, phase_id, step_id, is_absent))
    columns: list[MapColumn] = []
    phases: list[PhaseSpan] = []
    for phase_id in seen.ids["phases"]:
        row = document.rows["phases"][phase_id]
        if read("phases", row, "journey_id") != journey_id:
            continue
        own = steps.get(phase_id, [])
        macro = read_text("phases", row, "macro_phase")
        phases.append(PhaseSpan(phase_id, macro, len(columns), max(1, len(own))))
        if not own:
            columns.append(MapColumn(f"empty-{phase_id}", phase_id, None))
        columns += own
    return tuple(columns), tuple(phases)


def macro_runs(phases: Iterable[PhaseSpan]) -> tuple[MacroRun, ...]:
    """Return the runs of neighbouring phases of one macro phase."""
    runs: list[MacroRun] = []
    for phase in phases:
        if runs and runs[-1].macro == phase.macro:
            runs[-1] = replace(runs[-1], count=runs[-1].count + phase.count)
        else:
            runs.append(MacroRun(phase.macro, phase.first, phase.count))
    return tuple(runs)


class _Standing(NamedTuple):
    order: str
    id: str
    owner: str | None
    channel: str | None


def _touchpoints(
    document: Document, seen: Shown, state: str, columns: Sequence[MapColumn]
) -> Mapping[str, Sequence[_Standing]]:
    """Return the touchpoints of each column in their order."""
    in_column: dict[str, list[_Standing]] = {column.key: [] for column in columns}
    for row_id in seen.ids["touchpoints"]:
        now = in_state(document.rows["touchpoints"][row_id], state, seen)
        if now.is_present and now.step_id in in_column:
            in_column[now.step_id].append(_Standing(now.order, row_id, now.org_unit_id, now.channel_id))
    for cell in in_column.values():
        cell.sort(key=lambda standing: standing[:2])
    return in_column


def _handoffs(
    flow: Flow, columns: Sequence[MapColumn], touchpoints: Mapping[str, Sequence[_Standing]]
) -> dict[str, list[Handoff]]:
    standing = {one.id: one for cell in touchpoints.values() for one in cell}
    ids = [[one.id for one in touchpoints.get(column.key, ())] for column in columns]
    handoffs: dict[str, list[Handoff]] = {}
    for before, after in passages(flow.blocks, lambda i: ids[i]):
        one, other = standing[before], standing[after]
        found = Handoff(before, _change(one.owner, other.owner), _change(one.channel, other.channel))
        if found.units or found.channels:
            handoffs.setdefault(after, []).append(found)
    return handoffs


def _change(before: str | None, after: str | None) -> tuple[str, str] | None:
    """Return two values that differ, None where they do not or one is not known."""
    return None if before is None or after is None or before == after else (before, after)


Placed = tuple[str, str, str]
"""Lane id, column key, row id."""


def _steps_in_cells(lanes: Sequence[LaneSpec], columns: Sequence[MapColumn]) -> Iterable[Placed]:
    for lane in lanes:
        if lane.kind in STEP_LANES:
            yield from ((lane.id, column.key, column.step_id) for column in columns if column.step_id is not None)


def _touchpoints_in_cells(
    lanes: Sequence[LaneSpec], touchpoints: Mapping[str, Sequence[_Standing]]
) -> Iterable[Placed]:
    for lane in lanes:
        if lane.kind in {"touchpoint", *DOT_LANES}:
            yield from ((lane.id, key, standing.id) for key, cell in touchpoints.items() for standing in cell)


def _actors_in_cells(
    document: Document, seen: Shown, state: str, lanes: Sequence[LaneSpec], columns: Sequence[MapColumn]
) -> Iterable[Placed]:
    """Yield who takes part at each step: rows of `step_actors`, in their order."""
    own = [lane.id for lane in lanes if lane.kind == "actor"]
    keys = {column.key for column in columns}
    for row_id in seen.ids["step_actors"] if own else ():
        row = document.rows["step_actors"][row_id]
        step_id = read_text("step_actors", row, "step_id")
        if step_id in keys and read("step_actors", row, _existence(state)):
            yield from ((lane, step_id, row_id) for lane in own)


def _notes_in_cells(
    document: Document,
    seen: Shown,
    state: str,
    lanes: Sequence[LaneSpec],
    column_of: Callable[[Row], str | None],
) -> Iterable[Placed]:
    """Yield where each note of this state stands; nothing where its lane or its column is not drawn."""
    lane_of = _lane_finder(lanes)
    placed = []
    for row_id in seen.ids["notes"]:
        row = document.rows["notes"][row_id]
        if not read("notes", row, _existence(state)):
            continue
        lane = lane_of(read_text("notes", row, "lane_id"), read_text("notes", row, "note_kind"))
        column = column_of(row)
        if lane is not None and column is not None:
            placed.append((order_of(row.get(ORDER)), row_id, lane, column))
    # notes of a step and of its touchpoints stand in one cell: there they go by their own order
    for _, row_id, lane, column in sorted(placed):
        yield lane, column, row_id


def _lane_finder(lanes: Sequence[LaneSpec]) -> Callable[[str | None, str | None], str | None]:
    """Return what finds a note's own lane where it is drawn, else the first lane of its kind."""
    ids = {lane.id for lane in lanes if lane.note_kind is not None}
    of_kind: dict[str, str] = {}
    for lane in lanes:
        if lane.note_kind is not None:
            of_kind.setdefault(lane.note_kind, lane.id)
    return lambda lane_id, kind: lane_id if lane_id in ids else of_kind.get(kind or "")


def _column_finder(
    columns: Sequence[MapColumn],
    present: Sequence[MapColumn],
    phases: Sequence[PhaseSpan],
    touchpoints: Mapping[str, Sequence[_Standing]],
) -> Callable[[Row], str | None]:
    """Return what finds the column of a note: its touchpoint's, else its step's, else the first of its phase."""
    keys = {column.key for column in present}
    first_of = {phase.id: columns[phase.first].key for phase in phases}
    of_touchpoint = _column_of_touchpoints(touchpoints)

    def column_of(row: Row) -> str | None:
        touchpoint_id = read_text("notes", row, "touchpoint_id")
        if touchpoint_id is not None:
            return of_touchpoint.get(touchpoint_id)
        step_id = read_text("notes", row, "step_id")
        if step_id is not None:
            return step_id if step_id in keys else None
        phase_id = read_text("notes", row, "phase_id")
        return None if phase_id is None else first_of.get(phase_id)

    return column_of


def _column_of_touchpoints(touchpoints: Mapping[str, Sequence[_Standing]]) -> dict[str, str]:
    return {standing.id: key for key, cell in touchpoints.items() for standing in cell}


def _kpis(
    document: Document, seen: Shown, journey_id: str, touchpoints: Mapping[str, Sequence[_Standing]]
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Return the KPIs of touchpoints as (column, KPI), and those of the journey as a whole."""
    column_of = _column_of_touchpoints(touchpoints)
    placed, whole = [], []
    for kpi_id in seen.ids["kpis"]:
        row = document.rows["kpis"][kpi_id]
        touchpoint_id = read_text("kpis", row, "touchpoint_id")
        if seen.has("touchpoints", touchpoint_id or ""):
            column = column_of.get(touchpoint_id or "")
            placed += [] if column is None else [(column, kpi_id)]
        elif read_text("kpis", row, "journey_id") == journey_id:
            whole.append(kpi_id)
    return placed, tuple(whole)


def _work(
    document: Document,
    seen: Shown,
    state: str,
    lanes: Sequence[LaneSpec],
    column_of: Callable[[Row], str | None],
) -> dict[str, tuple[str, ...]]:
    """Return column → the notes that say which function works there backstage."""
    work: dict[str, tuple[str, ...]] = {}
    if not any(lane.kind == "org_unit" for lane in lanes):
        return work
    for note_id in seen.ids["notes"]:
        row = document.rows["notes"][note_id]
        if read("notes", row, "note_kind") != "backstage" or not read("notes", row, _existence(state)):
            continue
        has_unit = seen.has("org_units", read_text("notes", row, "org_unit_id") or "")
        column = column_of(row) if has_unit else None
        if column is not None:
            work[column] = (*work.get(column, ()), note_id)
    return work


def _sub_rows(
    document: Document,
    seen: Shown,
    lanes: Sequence[LaneSpec],
    touchpoints: Mapping[str, Sequence[_Standing]],
    work: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, ...]]:
    """Return the lines of each lane of channels or functions: those that are used, in the order of their table."""
    standings = [standing for cell in touchpoints.values() for standing in cell]
    working = {
        read_text("notes", document.rows["notes"][note_id], "org_unit_id") for ids in work.values() for note_id in ids
    }
    used = {
        "channel": ("channels", {standing.channel for standing in standings}),
        "org_unit": ("org_units", {standing.owner for standing in standings} | working),
    }
    rows = {}
    for lane in lanes:
        if lane.kind in used:
            table, ids = used[lane.kind]
            rows[lane.id] = tuple(row_id for row_id in seen.ids[table] if row_id in ids) + (
                ("",) if None in ids else ()
            )
    return rows
