"""A map told in sentences: for the table, for the picture's alternative text, for a plain text output."""

from __future__ import annotations

from collections.abc import Sequence

from journey_widgets.export import curve, lane_words
from journey_widgets.export.comparing import becomes, differences_of
from journey_widgets.export.lane_layout import DOT_LANES
from journey_widgets.export.limits import window_of
from journey_widgets.export.map_layout import Ghost, LaneSpec, MapColumn
from journey_widgets.export.measure import isolated
from journey_widgets.export.reading import table_of
from journey_widgets.export.wording import NoteWords, Reader, TouchpointWords, one_liner
from journey_widgets.model.keys import place_of
from journey_widgets.schema import TABLES
from journey_widgets.schema.sharing import PARTS, Part
from journey_widgets.schema.tables import PLAN

PEOPLES_OWN = {"comments", "evidence", *PLAN} - {"photographs"}
"""Tables whose rows are counted; what ties them to the map is not, nor what holds them once more."""


def summary(reader: Reader) -> str:
    """Return the map in one line: its name, its state, how much is on it."""
    heading, label = reader.heading(), "still.label"
    counts = _counts(reader)
    if reader.below is not None:
        counts = "; ".join(reader.words.say(label, label=each.state, value=_counts(each)) for each in reader.all)
    return reader.words.say("still.summary", name=isolated(heading.name), state=heading.state, counts=counts)


def _counts(reader: Reader) -> str:
    count, rows = reader.words.count, reader.document.rows["touchpoints"]
    lanes = {lane.id for lane in reader.map.lanes if lane.kind == "touchpoint"}
    cells = [ids for (lane, _), ids in reader.map.cells.items() if lane in lanes]
    standing = {row_id for ids in cells for row_id in ids if row_id in rows}
    said = [found for row_id in sorted(standing) if (found := reader.touchpoint(row_id))]
    truths = sum(touchpoint.is_moment_of_truth for touchpoint in said)
    parts = [
        count("still.phases", len(reader.map.phases)),
        count("still.steps", sum(column.has_step for column in reader.map.columns)),
        count("still.touchpoints", len(standing)),
    ]
    if truths:
        parts.append(count("still.truths", truths))
    handoffs = [handoff for touchpoint in said for handoff in touchpoint.handoffs]
    if handoffs:
        parts.append(count("still.handoffs", len(handoffs)))
        broken = sum(handoff.is_broken for handoff in handoffs)
        parts += [count("still.broken", broken)] if broken else []
    return ", ".join(parts)


def caption(reader: Reader) -> str:
    """Return the map in one line, with whose map it is, and what is left out of the picture and the table."""
    heading, window, words = reader.heading(), window_of(reader.map), reader.words
    trail = f"{heading.trail} " if heading.trail else ""
    parts = [trail + summary(reader), heading.persona, heading.goal, heading.reading, heading.counts]
    parts += [words.say("still.label", label=label, value=count) for _, label, count in marks_in_words(reader)]
    if window.more_steps:
        parts.append(words.count("still.moreSteps", window.more_steps))
    if window.more_phases:
        parts.append(words.count("still.morePhases", window.more_phases))
    return " · ".join(filter(None, parts))


def marks_in_words(reader: Reader) -> list[tuple[str, str, int]]:
    """Return the marks there are on the map, as (kind, what it means, how often)."""
    say, counted = reader.words.say, reader.marked
    kinds = {
        "full": say("mark.evidence.full"),
        "part": say("mark.evidence.part"),
        "comments": say("still.comments"),
        "problems": say("still.problems"),
    }
    return [(kind, label, counted[kind]) for kind, label in kinds.items() if counted[kind]]


def curve_in_words(reader: Reader) -> str:
    """Return the values of the emotion curve, step by step; empty where there is none."""
    columns = window_of(reader.map).columns
    points = curve.points_of(reader, columns, reader.map.state)
    if not points:
        return ""
    number = reader.words.number
    values = "; ".join(f"{_step(reader, columns[i])} {number(valence)}" for i, valence in points)
    return reader.words.say("still.curve", state=reader.state, values=values)


def lowest_in_words(reader: Reader) -> str:
    """Return the lowest point of the emotion curve, empty where none is low."""
    columns = window_of(reader.map).columns
    found = curve.lowest(curve.points_of(reader, columns, reader.map.state))
    if found is None:
        return ""
    return reader.words.say("still.lowest", value=reader.words.number(found[1]), step=_step(reader, columns[found[0]]))


def _step(reader: Reader, column: MapColumn) -> str:
    return isolated(one_liner(reader.step(column.step_id)))


def plain_text(reader: Reader) -> str:
    """Return the map as a few lines of plain text."""
    heading = reader.heading()
    lines = [summary(reader), heading.persona, heading.goal, heading.reading, heading.counts]
    return "\n".join(filter(None, [*lines, lowest_in_words(reader), carried(reader)]))


def carried(reader: Reader) -> str:
    """Return what travels with the map beside it, of what one may rather keep; empty where there is none of it."""
    found = [
        reader.words.say(f"still.carries.{name}", count=count)
        for name, part in PARTS.items()
        if (count := _count_of(reader, part))
    ]
    return reader.words.say("still.carries", parts=", ".join(found)) if found else ""


def _count_of(reader: Reader, part: Part) -> int:
    rows = sum(len(reader.shown.ids[table]) for table in part.tables if table in PEOPLES_OWN)
    hosts = {TABLES[table].host or table for table, _ in part.columns}
    keys = (place_of(host, key) for host in hosts for row in reader.document.rows[host].values() for key in row)
    return rows + sum((place.table, place.column) in part.columns for place in keys)


def alternative(reader: Reader) -> str:
    """Return what stands for the picture where it cannot be seen; it holds the curve's values."""
    curves = (line for each in reader.all for line in (curve_in_words(each), lowest_in_words(each)))
    return "\n".join(filter(None, [caption(reader), *curves]))


# ---------------------------------------------------------------------- what a cell says


def items(reader: Reader, lane: LaneSpec, column: MapColumn, most: int) -> tuple[list[str], int]:
    """Return what the first `most` cards of a cell say, one text each, and how many there are in all."""
    if lane.kind == "emotion":
        found = _emotion(reader, column.step_id if column.has_step else None)
        return ([found], 1) if found else ([], 0)
    if lane.kind == "number":
        value = _number(reader, lane, column)
        return ([value], 1) if value else ([], 0)
    if lane.kind in DOT_LANES:
        return _dots(reader, lane, column, most)
    tell = {"touchpoint": _touchpoint, "action": _action, "actor": _actor, "kpi": _kpi}.get(lane.kind, _note)
    ids = reader.map.cell(lane.id, column.key)
    told = [_found(reader, lane, row_id, said) for row_id in ids[:most] if (said := tell(reader, row_id))]
    total = len(told) if len(ids) <= most else len(ids)
    ghosts = reader.map.ghosts.get((lane.id, column.key), ())
    told += [_ghost(reader, table_of(lane), ghost) for ghost in ghosts[: max(0, most - len(told))]]
    return told, total + len(ghosts)


def _ghost(reader: Reader, table: str, ghost: Ghost) -> str:
    """Return what a card of today says that is not there any more, and where it went."""
    said = isolated(one_liner(reader.said(table, ghost.id)) or reader.words.say("card.unnamed"))
    what = reader.words.say("compare.elsewhere" if ghost.is_moved else "change.removed")
    return reader.words.say("still.ghost", card=said, what=what)


def _found(reader: Reader, lane: LaneSpec, row_id: str, said: str) -> str:
    """Return what a card says, and that it is looked for, where others are pale."""
    table = table_of(lane)
    if not reader.map.pale or not table or (table, row_id) in reader.map.pale:
        return said
    return reader.words.say("still.found", card=said)


def _number(reader: Reader, lane: LaneSpec, column: MapColumn) -> str:
    value = lane_words.numbers(reader, lane, [column])[0]
    return "" if value is None else lane_words.number_text(reader, lane.measure or "", value)


def _kpi(reader: Reader, kpi_id: str) -> str:
    said = lane_words.kpi(reader, kpi_id)
    value = f"{isolated(one_liner(said.name))}: {said.value}"
    return f"{value} ({said.words})" if said.words else value


def _actor(reader: Reader, step_actor_id: str) -> str:
    said = reader.actor(step_actor_id)
    if said is None:
        return ""
    name = isolated(said.name or reader.words.say("card.unnamed"))
    more = _joined([_lower(said.kind), *_was(reader, "step_actors", step_actor_id)])
    return f"{name} ({more})" if more else name


def journey_kpis(reader: Reader, lane: LaneSpec) -> list[str]:
    """Return what the KPIs of the journey as a whole say, where a lane shows them."""
    return [_kpi(reader, kpi_id) for kpi_id in reader.map.kpis] if lane.kind == "kpi" else []


def _dots(reader: Reader, lane: LaneSpec, column: MapColumn, most: int) -> tuple[list[str], int]:
    """Return what the dots of a cell say: which touchpoint is on which line, which function works backstage."""
    ids = reader.map.cell(lane.id, column.key)
    work = reader.map.work.get(column.key, ()) if lane.kind == "org_unit" else ()
    told = []
    for touchpoint_id in ids[:most]:
        said = reader.touchpoint(touchpoint_id)
        name = said.name if said is not None and said.name else reader.words.say("card.unnamed")
        line = lane_words.line(reader, lane, lane_words.line_of(reader, lane, touchpoint_id))
        told.append(reader.words.say("dot.at", name=isolated(one_liner(name)), line=isolated(line.name)))
    for note_id in work[: max(0, most - len(told))]:
        line = lane_words.line(reader, lane, lane_words.worker(reader, note_id))
        text = _note_text(reader, note_id)
        told.append(reader.words.say("dot.works", line=isolated(line.name), name=text))
    return told, len(ids) + len(work)


def _note_text(reader: Reader, note_id: str) -> str:
    said = reader.note(note_id)
    return isolated(one_liner(said.text if said is not None and said.text else reader.words.say("card.unnamed")))


def _emotion(reader: Reader, step_id: str | None) -> str:
    if step_id is None:
        return ""
    *others, own = curve.curves_of(reader)
    here = reader.feeling(step_id, own.state)
    parts = [] if here.valence is None else [reader.words.number(here.valence)]
    if here.words:
        parts.append(isolated(here.words))
    said = [": ".join(parts)] if parts else []
    for other in others:
        valence = reader.feeling(step_id, other.state, other.persona_id).valence
        if valence is not None:
            said.append(_other_curve(reader, other, valence))
    return "; ".join(said)


def _other_curve(reader: Reader, other: curve.Curve, valence: float) -> str:
    value = reader.words.number(valence)
    if other.persona_id or other.state == "best_practice":
        return reader.words.say("still.label", label=isolated(curve.curve_name(reader, other)), value=value)
    return reader.words.say("still.today" if other.state == "current" else "still.target", value=value)


def _touchpoint(reader: Reader, touchpoint_id: str) -> str:
    said = reader.touchpoint(touchpoint_id)
    if said is None:
        return ""
    say = reader.words.say
    parts = [", ".join(filter(None, [_lower(said.mode_label), _channel(reader, said)])), _scores(reader, said)]
    if said.is_moment_of_truth:
        parts.append(say("still.truth"))
    if said.change:
        parts.append(say(f"card.{said.change}"))
    parts += [_lower(handoff.text) for handoff in said.handoffs]
    parts += [say("still.subjourney", name=name) for name in said.sub_journeys]
    parts += [*_was(reader, "touchpoints", touchpoint_id), *_marks(reader, "touchpoints", touchpoint_id)]
    return f"{isolated(said.name or say('card.unnamed'))} ({_joined(parts)})"


def _channel(reader: Reader, said: TouchpointWords) -> str:
    if said.channel is None:
        return ""
    name = isolated(one_liner(said.channel))
    return reader.words.say("still.toEnable", channel=name) if said.is_to_enable else name


def _scores(reader: Reader, said: TouchpointWords) -> str:
    if said.experience is None and said.expectation is None:
        return reader.words.say("score.none")
    parts = []
    for key, value in (("still.experience", said.experience), ("still.expectation", said.expectation)):
        label = reader.words.say(key)
        if value is None:
            parts.append(reader.words.say("still.notScored", label=label))
        else:
            parts.append(reader.words.say("still.ofTen", label=label, value=reader.words.number(value)))
    return ", ".join(parts)


def _note(reader: Reader, note_id: str) -> str:
    said: NoteWords | None = reader.note(note_id)
    if said is None:
        return ""
    text = isolated(said.text or reader.words.say("card.unnamed"))
    parts = [_lower(reader.severity(said)), isolated(one_liner(said.owner))]
    more = _joined([*parts, *_was(reader, "notes", note_id), *_marks(reader, "notes", note_id)])
    return f"{text} ({more})" if more else text


def _action(reader: Reader, step_id: str) -> str:
    said, more = reader.action(step_id), _joined(_was(reader, "steps", step_id))
    return f"{said} ({more})" if said and more else said or ""


def _was(reader: Reader, table: str, row_id: str) -> list[str]:
    """Return what a card becomes and what it was, where today is laid under the future."""
    kind = becomes(reader, table, row_id) if reader.map.is_overlaid else ""
    if kind == "added":
        return [reader.words.say("change.new")]
    return [_lower(was.text) for was in differences_of(reader, row_id)] if kind == "changed" else []


def _marks(reader: Reader, table: str, row_id: str) -> list[str]:
    return [_lower(text) for text in reader.marks.told(table, row_id)]


def marks_of_column(reader: Reader, column: MapColumn) -> str:
    """Return what the step of a column bears, and its phase where it is the first of it."""
    parts = [] if column.step_id is None else reader.marks.told("steps", column.step_id)
    first = next(each for each in reader.map.columns if each.phase_id == column.phase_id)
    of_phase = reader.marks.told("phases", column.phase_id) if first == column else []
    if of_phase:
        phase = reader.words.say("still.phase")
        parts.append(reader.words.say("still.label", label=phase, value=_joined(of_phase)))
    return _joined(parts)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(filter(None, parts))
