"""The lanes of the picture: their headers, and the cards in their cells.

Each lane is asked for its cards first; the highest cell makes the lane's height. Where the picture would get too high,
it is drawn again with fewer cards in a cell, and says how many are missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journey_widgets.export import curve, ink
from journey_widgets.export.board import LANE, Band, Board
from journey_widgets.export.cards import Card, action_card, more_card, note_card, touchpoint_card
from journey_widgets.export.limits import CARDS_IN_CELL
from journey_widgets.export.map_layout import LaneSpec
from journey_widgets.export.measure import wrap
from journey_widgets.export.reading import table_of
from journey_widgets.export.telling import items
from journey_widgets.export.wording import one_liner
from journey_widgets.schema.icons import LANE_ICONS

HIGHEST = 11_800
"""Lanes are cut before they are higher, in pixels: with its head, a picture stays below 12,000."""
MOST_DRAWN = 1_500
"""Cards in one picture."""
CELL = 6
BETWEEN = 5
"""Room around cards and between them, in pixels."""
LINE_OF_VISIBILITY = 17
FOLDED = 22
"""Heights in pixels."""


class _Stack(NamedTuple):
    """The cards of a cell: as many as any picture draws, and how many there are in all."""

    cards: tuple[Card, ...]
    total: int

    def cut(self, limit: int) -> tuple[tuple[Card, ...], int]:
        """Return at most `limit` cards, and how many are left out: never one, whose room the counting would take."""
        if self.total <= limit + 1 and self.total == len(self.cards):
            return self.cards, 0
        return self.cards[:limit], self.total - limit


Stacks = Mapping[str, Sequence[_Stack]]
"""Lane → its cells from left to right; empty for lanes without cards."""


def lanes(board: Board) -> list[Band]:
    """Return the lanes, with so few cards in a cell that the picture does not get too high."""
    stacks = {lane.id: _stacks(board, lane) for lane in board.map.visible_lanes}
    bands: list[Band] = []
    for limit in CARDS_IN_CELL:
        drawn = sum(len(stack.cut(limit)[0]) for cells in stacks.values() for stack in cells)
        if drawn > MOST_DRAWN and limit > CARDS_IN_CELL[-1]:
            continue
        bands = _draw_lanes(board, stacks, limit)
        if sum(band.height for band in bands) <= HIGHEST:
            return bands
    return _cut_lanes(board, bands)


def _draw_lanes(board: Board, stacks: Stacks, limit: int) -> list[Band]:
    """Return the bands of all lanes; the line of visibility is a part of the lane under it."""
    bands = []
    has_line = False
    for lane in board.map.visible_lanes:
        if lane.kind == "backstage" and not has_line:
            has_line = True
            bands.append(_line_of_visibility(board))
        bands.append(_lane(board, lane, stacks[lane.id], limit))
    return bands


def _cut_lanes(board: Board, bands: Sequence[Band]) -> list[Band]:
    """Return the lanes that fit, and a line that counts the others."""
    height = 0.0
    for i, band in enumerate(bands):
        height += band.height
        if height > HIGHEST:
            left_out = sum(other.is_ruled for other in bands[i:])  # all but the line of visibility
            text = board.reader.words.count("still.moreLanes", left_out)
            return [*bands[:i], Band(30, ink.line(LANE + 10, 19, text, "b"))]
    return list(bands)


def _stacks(board: Board, lane: LaneSpec) -> list[_Stack]:
    if lane.kind == "emotion" or lane.id in board.map.folded:
        return []
    draw = {"touchpoint": touchpoint_card, "action": action_card}.get(lane.kind, note_card)
    most = CARDS_IN_CELL[0] + 1
    stacks = []
    for column in board.window.columns:
        ids = board.map.cell(lane.id, column.key)
        drawn = ((row_id, draw(board.reader, row_id, _card_width(board))) for row_id in ids[:most])
        cards = tuple(_as_found(board, lane, row_id, card) for row_id, card in drawn if card)
        stacks.append(_Stack(cards, len(cards) if len(ids) <= most else len(ids)))
    return stacks


def _as_found(board: Board, lane: LaneSpec, row_id: str, card: Card) -> Card:
    """Return a card, pale where it is not what is looked for."""
    if (table_of(lane), row_id) not in board.map.pale:
        return card
    return card._replace(content=f'<g opacity=".38">{card.content}</g>')


def _card_width(board: Board) -> float:
    return board.column - 1 - 2 * CELL


def _lane(board: Board, lane: LaneSpec, stacks: Sequence[_Stack], limit: int) -> Band:
    header, height = _lane_header(board, lane)
    if lane.id in board.map.folded:
        content = _folded(board, lane)
    elif lane.kind == "emotion":
        height = max(height, curve.HEIGHT + 1)
        content = ink.group(LANE, 0, curve.draw(board.reader, board.window.columns, board.column))
    else:
        content, needed = _cells(board, stacks, limit)
        height = max(height, needed)
    return Band(height, header + content, is_ruled=True)


def _lane_header(board: Board, lane: LaneSpec) -> tuple[str, float]:
    """Return the drawing of a lane's header and its height."""
    is_folded = lane.id in board.map.folded
    top = 2.5 if is_folded else 8
    icon = next(name for name in (lane.note_kind, lane.kind, "note") if name in LANE_ICONS)
    board.icons.add(f"l-{icon}")
    right = LANE - 8
    room = right - 29
    names = wrap(one_liner(board.reader.lane(lane)), room, ink.TEXT, most=1 if is_folded else 3, bold=True)
    parts = [
        ink.icon(8, top + 1.5, f"l-{icon}", ink.ICON),
        ink.lines(29, top, names, "b", right=right),
    ]
    if is_folded:
        return "".join(parts), FOLDED
    y = top + ink.LINE_HEIGHT * len(names)
    hint = board.reader.hint(lane)
    if hint:
        # a heavy bar is in few fonts, and a renderer may take the whole line from one that has it
        found = wrap(hint.replace("┃", "|"), room, ink.SMALL, most=4)
        parts.append(ink.lines(29, y, found, "n", right=right, height=15))
        y += 15 * len(found)
    return "".join(parts), y + 9


def _folded(board: Board, lane: LaneSpec) -> str:
    """Return what is left of a folded lane: how many cards there are in each cell, or that there is something."""
    parts = []
    for i, column in enumerate(board.window.columns):
        if lane.kind in {"action", "emotion"}:
            text = "…" if items(board.reader, lane, column, 1)[0] else ""
        else:
            count = len(board.map.cell(lane.id, column.key))
            text = board.reader.words.count("still.cards", count) if count else ""
        if text:
            parts.append(ink.line(board.x(i) + CELL, 15, text, "n"))
    return "".join(parts)


def _cells(board: Board, stacks: Sequence[_Stack], limit: int) -> tuple[str, float]:
    """Return the drawing of a lane's cells and the height of the highest."""
    parts = []
    highest = 0.0
    for i, stack in enumerate(stacks):
        x, y = board.x(i) + CELL, float(CELL)
        cards, left_out = stack.cut(limit)
        for card in [*cards, more_card(board.reader, left_out)] if left_out else cards:
            board.icons |= card.icons
            parts.append(
                _clipped(x, y, _card_width(board), card) if board.for_browser else ink.group(x, y, card.content)
            )
            if card.outside:
                parts.append(ink.group(x, y, card.outside))
            y += card.height + BETWEEN
        highest = max(highest, y - BETWEEN + CELL)
    return "".join(parts), highest


def _clipped(x: float, y: float, width: float, card: Card) -> str:
    """Return a card as a picture of its own, which shows nothing beyond its edges."""
    n = ink.number
    return f'<svg x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(card.height)}">{card.content}</svg>'


def _line_of_visibility(board: Board) -> Band:
    d = f"M1 .8H{ink.number(board.width - 1)}"
    dashed = ink.path(d, f'stroke="{ink.STRONG}" stroke-width="1.5" stroke-dasharray="5 3"')
    label = ink.line(10, 12.5, board.reader.words.say("line.visibility"), "t f")
    ground = ink.rect(1, 0, LANE - 1, LINE_OF_VISIBILITY, f'fill="{ink.PAPER}"')
    return Band(LINE_OF_VISIBILITY, ground + dashed + label)
