"""Lanes of the picture that are no cards: numbers as bars or a line, and touchpoints as dots on lines.

Each drawing has its top left corner at the left edge of the first column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journey_widgets.export import ink, lane_words
from journey_widgets.export.board import LANE, Board
from journey_widgets.export.map_layout import LaneSpec
from journey_widgets.export.measure import one_line
from journey_widgets.export.numbers import Scale, scale_of
from journey_widgets.schema.icons import CHANNEL_ICONS

PLOT, PAD = 60, 20
"""Height of a lane of numbers between its scale's ends, and the room above and below for values, in pixels."""
BAR = 34
SUB = 24
"""Height of a line of channels, in pixels."""
DOT = 6.5
SMALL_DOT = 4
MOST_LARGE = 10
"""A cell with more touchpoints has small dots."""
_SIGNED = frozenset({"emotion", "service_gap"})
"""Measures whose sign is good or bad."""


def numbers(board: Board, lane: LaneSpec) -> tuple[str, float]:
    """Return the drawing of a lane of numbers, and its height."""
    name = lane.measure or ""
    # the scale is that of the whole map, as in the page
    values = lane_words.numbers(board.reader, lane, board.map.columns)
    scale = scale_of(name, values)
    zero = _y(scale, 0)
    parts = [ink.path(f"M0 {ink.number(zero)}H{ink.number(board.count * board.column)}", f'stroke="{ink.LINE}"')]
    if lane.style == "sparkline":
        parts.append(_line(board, scale, values))
    for i, column in enumerate(board.window.columns):
        if column.has_step:
            parts.append(_number(board, lane, i, values[i], scale))
    return "".join(parts), PLOT + 2 * PAD + 1


def _y(scale: Scale, value: float) -> float:
    return PAD + PLOT * (1 - scale.share(value))


def _middle(board: Board, i: int) -> float:
    return (i + 0.5) * board.column


def _line(board: Board, scale: Scale, values: Sequence[float | None]) -> str:
    """Return the line through the points, broken where there is no value."""
    d, is_on = "", False
    for i, (column, value) in enumerate(zip(board.window.columns, values, strict=False)):
        if not column.has_step:
            continue
        if value is not None:
            d += f"{'L' if is_on else 'M'}{ink.number(_middle(board, i))} {ink.number(_y(scale, value))}"
        is_on = value is not None
    return ink.path(d, f'fill="none" stroke="{ink.BRAND}" stroke-width="1.8"') if d else ""


def _number(board: Board, lane: LaneSpec, i: int, value: float | None, scale: Scale) -> str:
    name, x = lane.measure or "", _middle(board, i)
    zero = _y(scale, 0)
    end = zero if value is None else _y(scale, value)
    is_below = value is not None and value < 0
    text = one_line(lane_words.number_text(board.reader, name, value), board.column - 8, ink.SMALL)
    gap = 9 if lane.style == "sparkline" else 5
    label = ink.line(x, end + gap + 9 if is_below else end - gap, text, "n c")
    if value is None:
        return label
    colour = ink.BRAND
    if name in _SIGNED and value:
        colour = ink.GOOD if value > 0 else ink.BAD
    if lane.style == "sparkline":
        return f'<circle cx="{ink.number(x)}" cy="{ink.number(end)}" r="4.5" fill="{colour}"/>{label}'
    height = max(2.0, abs(end - zero))
    bar = ink.rect(x - BAR / 2, min(zero, end), BAR, height, f'rx="3" fill="{colour}" fill-opacity=".85"')
    return bar + label


def dots(board: Board, lane: LaneSpec) -> tuple[str, float]:
    """Return the drawing of a lane of channels or functions, and its height."""
    lines = board.map.sub_rows.get(lane.id, ())
    width = ink.number(board.count * board.column)
    rules = "".join(f"M0 {(i + 1) * SUB - 0.5}H{width}" for i in range(len(lines)))
    parts = [ink.path(rules, f'stroke="{ink.LINE}" stroke-opacity=".6"')] if rules else []
    places = _places(board, lane, lines)
    points = [(x, y) for _, x, y, _ in places]
    thread = "".join(
        f"M{ink.number(a)} {ink.number(b)}L{ink.number(c)} {ink.number(d)}" for (a, b), (c, d) in pairwise(points)
    )
    parts += [ink.path(thread, f'stroke="{ink.STRONG}" stroke-width="1.3"')] if thread else []
    parts += _work(board, lines) if lane.kind == "org_unit" else []
    for touchpoint_id, x, y, radius in places:
        said = board.reader.touchpoint(touchpoint_id)
        colour = ink.WARN if said is not None and said.is_moment_of_truth else ink.BRAND
        disc = f'cx="{ink.number(x)}" cy="{ink.number(y)}" r="{radius}"'
        kind = 'class="z zb"' if colour == ink.BRAND else f'class="z" fill="{colour}"'
        parts.append(f"<circle {disc} {kind}/>")
    return "".join(parts), (len(lines) + 1) * SUB + 1


def _line_y(number: int) -> float:
    return (number + 1.5) * SUB


def _places(board: Board, lane: LaneSpec, lines: Sequence[str]) -> list[tuple[str, float, float, float]]:
    """Return where the dot of each touchpoint stands: id, x, y, radius."""
    number = {line_id: i for i, line_id in enumerate(lines)}
    places = []
    for i, column in enumerate(board.window.columns):
        ids = board.map.cell(lane.id, column.key)
        radius = SMALL_DOT if len(ids) > MOST_LARGE else DOT
        for at, touchpoint_id in enumerate(ids, 1):
            x = (i + at / (len(ids) + 1)) * board.column
            y = _line_y(number.get(lane_words.line_of(board.reader, lane, touchpoint_id), 0))
            places.append((touchpoint_id, x, y, radius))
    return places


def _work(board: Board, lines: Sequence[str]) -> list[str]:
    """Return hollow dots where a function works backstage."""
    number = {line_id: i for i, line_id in enumerate(lines)}
    parts = []
    for i, column in enumerate(board.window.columns):
        counts: dict[str, int] = {}
        for note_id in board.map.work.get(column.key, ()):
            unit = lane_words.worker(board.reader, note_id)
            before = counts[unit] = counts.get(unit, -1) + 1
            x, y = i * board.column + 10 + 10 * before, _line_y(number.get(unit, 0))
            place = f'cx="{ink.number(x)}" cy="{ink.number(y)}"'
            parts.append(f'<circle {place} r="5.5" class="za {ink.stroke(ink.FAINT)}"/>')
    return parts


def line_names(board: Board, lane: LaneSpec, left: float) -> str:
    """Return the names of a lane's lines, for its header."""
    parts = []
    for i, line_id in enumerate(board.map.sub_rows.get(lane.id, ())):
        said = lane_words.line(board.reader, lane, line_id)
        x, base = left + 10, _line_y(i) + 4
        if said.icon in CHANNEL_ICONS:
            board.icons.add(f"c-{said.icon}")
            parts.append(ink.icon(x, base - 10, f"c-{said.icon}", ink.SMALL_ICON))
            x += ink.SMALL_ICON + 5
        text = one_line(said.name, LANE - 4 - x, ink.SMALL)
        rest = {"retired": "x", "to_enable": "d"}.get(said.status, "")
        parts.append(ink.line(x, base, text, f"n {rest}".strip()))
    return "".join(parts)
