"""What the kinds of lanes say, in a reader's language: numbers, KPIs, channels and functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journey_widgets.export.kpi_values import latest_value
from journey_widgets.export.map_layout import LaneSpec, MapColumn
from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.numbers import numbers_of
from journey_widgets.export.rows import read, read_text
from journey_widgets.export.wording import LONGEST_CHANNEL, MOST_EMOJI, Reader, one_liner
from journey_widgets.model.values import Row

LONGEST_UNIT = 30
LONGEST_KPI = 80

_SHARES = frozenset({"good_rate", "rate"})


def numbers(reader: Reader, lane: LaneSpec, columns: Sequence[MapColumn]) -> list[float | None]:
    """Return the numbers of a lane, column by column."""
    return numbers_of(reader.document, reader.map, lane, columns)


def number_text(reader: Reader, name: str, value: float | None) -> str:
    """Return a number with its unit, a dash for none."""
    if value is None:
        return "–"
    text = reader.words.number(value)
    key = {"duration_hours": "number.hours", "cost_eur": "number.euros"}.get(name)
    return text if key is None else reader.words.say(key, value=text)


class LineWords(NamedTuple):
    """A line of a lane of channels or functions.

    Attributes
    ----------
    icon
        Name of the channel's icon or an emoji, None for none.
    status
        ``enabled``, ``to_enable`` or ``retired``; empty for no channel.
    """

    name: str
    icon: str | None = None
    status: str = ""


def line(reader: Reader, lane: LaneSpec, line_id: str) -> LineWords:
    """Return what a line of a lane says of itself."""
    table = "channels" if lane.kind == "channel" else "org_units"
    row = reader.document.rows[table].get(line_id)
    if row is None:
        return LineWords(reader.words.say(f"dot.none.{lane.kind}"))
    name = excerpt(read_text(table, row, "name") or "", LONGEST_CHANNEL) or reader.words.say("card.unnamed")
    if table == "org_units":
        return LineWords(one_liner(name))
    icon = read_text(table, row, "icon")
    status = str(read(table, row, "channel_status") or "")
    return LineWords(one_liner(name), None if icon is None else excerpt(icon, MOST_EMOJI * 2) or None, status)


def line_of(reader: Reader, lane: LaneSpec, touchpoint_id: str) -> str:
    """Return the line a touchpoint stands on; empty for that of none."""
    channel, owner = reader.map.standings.get(touchpoint_id, (None, None))
    return (channel if lane.kind == "channel" else owner) or ""


def worker(reader: Reader, note_id: str) -> str:
    """Return the function that works backstage, as a note says."""
    return read_text("notes", reader.document.rows["notes"].get(note_id) or {}, "org_unit_id") or ""


class KpiWords(NamedTuple):
    """What a KPI says: its name, its latest value with its unit, its target in words, and whether that is met."""

    name: str
    value: str
    words: str
    is_met: bool | None


def kpi(reader: Reader, kpi_id: str) -> KpiWords:
    """Return what a KPI says."""
    row = reader.document.rows["kpis"].get(kpi_id) or {}
    name = excerpt(read_text("kpis", row, "name") or "", LONGEST_KPI) or reader.words.say("card.unnamed")
    measured = (reader.document.rows["measurements"][each] for each in _measurements(reader).get(kpi_id, ()))
    now = latest_value(row, measured)
    if now is None:
        return KpiWords(name, "–", reader.words.say("kpi.none"), None)
    target = read("kpis", row, "target")
    words = ""
    if isinstance(target, (int, float)):
        key = "kpi.target" if now.is_met is None else "kpi.met" if now.is_met else "kpi.missed"
        words = reader.words.say(key, target=_valued(reader, row, float(target)))
    return KpiWords(name, _valued(reader, row, now.value), words, now.is_met)


def _measurements(reader: Reader) -> dict[str, list[str]]:
    """Return KPI → its measurements."""
    if reader.measurements is None:
        reader.measurements = {}
        for row_id in reader.shown.ids["measurements"]:
            kpi_id = read_text("measurements", reader.document.rows["measurements"][row_id], "kpi_id") or ""
            reader.measurements.setdefault(kpi_id, []).append(row_id)
    return reader.measurements


def _valued(reader: Reader, row: Row, value: float) -> str:
    """Return a value with its unit; shares in per cent."""
    is_share = row.get("formula_kind") in _SHARES
    text = reader.words.number(round(value * 100, 1) if is_share else round(value, 1))
    unit = "%" if is_share else one_liner(excerpt(read_text("kpis", row, "unit") or "", LONGEST_UNIT))
    return f"{text} {isolated(unit) if not is_share else unit}" if unit else text
