"""The lanes of the picture: their headers, and the cards in their cells.

Each lane is asked for its cards first; the highest cell makes the lane's height. Where the picture would get too high,
it is drawn again with fewer cards in a cell, and says how many are missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journey_widgets.export import curve, ink, lane_bands
from journey_widgets.export.board import LANE, Band, Board
from journey_widgets.export.cards import (
    Card,
    action_card,
    actor_card,
    ghost_card,
    kpi_card,
    more_card,
    note_card,
    touchpoint_card,
)
from journey_widgets.export.lane_layout import DOT_LANES, STEP_LANES, lines_of, runs_of
from journey_widgets.export.limits import CARDS_IN_CELL
from journey_widgets.export.map_layout import LaneSpec
from journey_widgets.export.measure import excerpt, one_line, text_width, wrap
from journey_widgets.export.reading import table_of
from journey_widgets.export.telling import items
from journey_widgets.export.wording import LONGEST_OWNER, one_liner
from journey_widgets.schema.icons import LANE_ICONS

HIGHEST = 11_800
"""Lanes are cut before they are higher, in pixels: with its head, a picture stays below 12,000."""
MOST_DRAWN = 1_500
"""Cards in one picture."""
CELL = 6
BETWEEN = 5
"""Room around cards and between them, in pixels."""
BLUEPRINT_LINE = 17
FOLDED = 22
GROUP = 18
"""Heights of lines and folded lanes, and the width of a group's band, in pixels."""
MOST_KPIS = 6
"""KPIs in a lane's header."""


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


def lanes(board: Board, maps: int = 1) -> list[Band]:
    """Return the lanes, with so few cards in a cell that a picture of so many maps does not get too high."""
    highest = HIGHEST / maps
    stacks = {lane.id: _stacks(board, lane) for lane in board.map.visible_lanes}
    bands: list[Band] = []
    for limit in CARDS_IN_CELL:
        drawn = sum(len(stack.cut(limit)[0]) for cells in stacks.values() for stack in cells)
        if drawn > MOST_DRAWN / maps and limit > CARDS_IN_CELL[-1]:
            continue
        bands = _draw_lanes(board, stacks, limit)
        if sum(band.height for band in bands) <= highest:
            return bands
    return _cut_lanes(board, bands, highest)


def _draw_lanes(board: Board, stacks: Stacks, limit: int) -> list[Band]:
    """Return the bands of all lanes; the lines of the blueprint are bands of their own, above their lane."""
    bands = []
    lines = lines_of(board.map.visible_lanes)
    for run in runs_of(board.map.visible_lanes):
        within = [] if run.group is None else [run.group]
        is_folded = run.is_folded(board.map.folded_groups)
        for i, lane in enumerate(run.lanes):
            bands += [_blueprint_line(board, kind) for kind in lines.get(lane.id, ())]
            if not is_folded:
                group = (run.group, i == 0) if run.group is not None else None
                bands.append(_lane(board, lane, stacks[lane.id], limit, group))
        if is_folded and within:
            bands.append(_folded_group(board, within[0], len(run.lanes)))
    return bands


def _cut_lanes(board: Board, bands: Sequence[Band], highest: float) -> list[Band]:
    """Return the lanes that fit, and a line that counts the others."""
    height = 0.0
    for i, band in enumerate(bands):
        height += band.height
        if height > highest:
            left_out = sum(other.is_ruled for other in bands[i:])  # all but the lines of the blueprint
            text = board.reader.words.count("still.moreLanes", left_out)
            return [*bands[:i], Band(30, ink.line(LANE + 10, 19, text, "b"))]
    return list(bands)


def _stacks(board: Board, lane: LaneSpec) -> list[_Stack]:
    draw = {
        "touchpoint": touchpoint_card,
        "action": action_card,
        "actor": actor_card,
        "kpi": kpi_card,
    }.get(lane.kind, note_card)
    if lane.id in board.map.folded or (draw is note_card and lane.note_kind is None):
        return []
    most, width = CARDS_IN_CELL[0] + 1, _card_width(board)
    stacks = []
    for column in board.window.columns:
        ids = board.map.cell(lane.id, column.key)
        drawn = ((row_id, draw(board.reader, row_id, width)) for row_id in ids[:most])
        cards = [_as_found(board, lane, row_id, card) for row_id, card in drawn if card]
        total = len(cards) if len(ids) <= most else len(ids)
        ghosts = board.map.ghosts.get((lane.id, column.key), ())
        left = ghosts[: max(0, most - len(cards))]
        cards += [ghost_card(board.reader, table_of(lane), ghost, width) for ghost in left]
        stacks.append(_Stack(tuple(cards), total + len(ghosts)))
    return stacks


def _as_found(board: Board, lane: LaneSpec, row_id: str, card: Card) -> Card:
    """Return a card, pale where it is not what is looked for."""
    if (table_of(lane), row_id) not in board.map.pale:
        return card
    return card._replace(content=f'<g opacity=".38">{card.content}</g>')


def _card_width(board: Board) -> float:
    return board.column - 1 - 2 * CELL


Group = tuple[str, bool]
"""A group's name, and whether this lane is its first."""


def _lane(board: Board, lane: LaneSpec, stacks: Sequence[_Stack], limit: int, group: Group | None) -> Band:
    left = 0 if group is None else GROUP
    header, height = _lane_header(board, lane, left)
    header = _again(board, header)
    if lane.id in board.map.folded:
        content = _folded(board, lane)
    elif lane.kind == "emotion":
        height = max(height, curve.HEIGHT + 1)
        content = ink.group(LANE, 0, curve.draw(board.reader, board.window.columns, board.column))
    elif lane.kind == "number":
        drawn, needed = lane_bands.numbers(board, lane)
        height, content = max(height, needed), ink.group(LANE, 0, drawn)
    elif lane.kind in DOT_LANES:
        drawn, height = lane_bands.dots(board, lane)
        content = ink.group(LANE, 0, drawn)
    else:
        content, needed = _cells(board, stacks, limit)
        height = max(height, needed)
        content = (board.absences(height - 1) if lane.kind != "kpi" else "") + content
    return Band(height, _group_band(group, height) + header + content, is_ruled=True)


def _group_name(group: str) -> str:
    return one_liner(excerpt(group, LONGEST_OWNER))


def _group_band(group: Group | None, height: float) -> str:
    """Return a lane's part of its group's band; the first one has the name, as far as it fits."""
    if group is None:
        return ""
    name, is_first = group
    band = ink.rect(1, 0, GROUP - 1, height, f'fill="{ink.GROUP}"')
    if not is_first:
        return band
    text = one_line(_group_name(name), height - 16, ink.TAG)
    return band + f'<g transform="translate({GROUP / 2 - 3.5:g} 8) rotate(90)">{ink.line(0, 0, text, "t s b")}</g>'


def _folded_group(board: Board, group: str, count: int) -> Band:
    """Return the one line that stands for the lanes of a folded group."""
    ground = ink.rect(1, 0, board.width - 2, FOLDED - 1, f'fill="{ink.GROUP}"')
    name = one_line(_group_name(group), board.width / 2, ink.TEXT, bold=True)
    counted = board.reader.words.count("group.lanes", count)
    x = 12 + text_width(name, ink.TEXT, bold=True) + 8
    return Band(FOLDED, ground + ink.line(12, 15, name, "b") + ink.line(x, 15, counted, "n"), is_ruled=True)


def _lane_header(board: Board, lane: LaneSpec, left: float) -> tuple[str, float]:
    """Return the drawing of a lane's header and its height; `left` is the room its group takes."""
    is_folded = lane.id in board.map.folded
    is_dots = lane.kind in DOT_LANES
    top = 2.5 if is_folded else 4 if is_dots else 8
    icon = next(name for name in (lane.note_kind, lane.kind, "note") if name in LANE_ICONS)
    board.icons.add(f"l-{icon}")
    right = LANE - 4
    x = left + 29
    most = 1 if is_folded or is_dots else 3
    names = wrap(one_liner(board.reader.lane(lane)), right - x, ink.TEXT, most=most, bold=True)
    parts = [
        ink.icon(left + 8, top + 1.5, f"l-{icon}", ink.ICON),
        ink.lines(x, top, names, "b", right=right),
    ]
    if is_folded:
        return "".join(parts), FOLDED
    if is_dots:
        return "".join([*parts, lane_bands.line_names(board, lane, left)]), 0
    y = top + ink.LINE_HEIGHT * len(names)
    hint = board.reader.hint(lane)
    if hint:
        # a heavy bar is in few fonts, and a renderer may take the whole line from one that has it
        found = wrap(hint.replace("┃", "|"), right - x, ink.SMALL, most=4)
        parts.append(ink.lines(x, y, found, "n", right=right, height=15))
        y += 15 * len(found)
    more, y = _below(board, lane, left, y)
    return "".join(parts) + more, y + 9


def _below(board: Board, lane: LaneSpec, left: float, y: float) -> tuple[str, float]:
    """Return what stands under a lane's name: which curve is whose, KPIs of the whole journey; and where it ends."""
    parts = []
    if lane.kind == "emotion":
        for how, name in curve.legend(board.reader):
            parts.append(ink.path(f"M{left + 8:g} {ink.number(y + 8)}h22", how))
            text = one_line(name, LANE - left - 42, ink.TAG)
            parts.append(ink.line(left + 35, y + 11.5, text, "t s"))
            y += 14
    if lane.kind == "kpi" and board.map.kpis:
        parts.append(
            ink.line(left + 8, y + 14, one_line(board.reader.words.say("kpi.whole"), LANE - left - 12, ink.SMALL), "n")
        )
        y += 20
        for kpi_id in board.map.kpis[:MOST_KPIS]:
            card = kpi_card(board.reader, kpi_id, LANE - left - 12)
            parts.append(ink.group(left + 6, y, card.content))
            y += card.height + BETWEEN
    return "".join(parts), y


def _folded(board: Board, lane: LaneSpec) -> str:
    """Return what is left of a folded lane: how many cards there are in each cell, or its number."""
    parts = []
    for i, column in enumerate(board.window.columns):
        if lane.kind == "number":
            told = items(board.reader, lane, column, 1)[0]
            text = told[0] if told else ""
        else:
            count = 0 if lane.kind in STEP_LANES else len(board.map.cell(lane.id, column.key))
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
        outside = []
        for card in [*cards, more_card(board.reader, left_out)] if left_out else cards:
            board.icons |= card.icons
            parts.append(_clipped(board, x, y, card) if board.for_browser else ink.group(x, y, card.content))
            outside += [ink.group(x, y, card.outside)] if card.outside else []
            y += card.height + BETWEEN
        parts += outside  # it lies over the next card
        highest = max(highest, y - BETWEEN + CELL)
    return "".join(parts), highest


def _clipped(board: Board, x: float, y: float, card: Card) -> str:
    """Return a card as a picture of its own, which shows nothing beyond its edges; the second time, by its name."""
    n, known = ink.number, board.pieces.get((card.content, card.height))
    if known is not None:
        number, x0, y0 = known
        offset = "".join(f' {name}="{n(by)}"' for name, by in (("x", x - x0), ("y", y - y0)) if by)
        return f'<use href="#{ink.piece(number)}"{offset}/>'
    number = len(board.pieces)
    board.pieces[card.content, card.height] = (number, x, y)
    size = f'width="{n(_card_width(board))}" height="{n(card.height)}"'
    return f'<svg id="{ink.piece(number)}" x="{n(x)}" y="{n(y)}" {size}>{card.content}</svg>'


def _again(board: Board, drawing: str) -> str:
    """Return a drawing at the origin of its band; the second time, by its name."""
    known = board.pieces.get((drawing, 0))
    if known is not None:
        return f'<use href="#{ink.piece(known[0])}"/>'
    number = len(board.pieces)
    board.pieces[drawing, 0] = (number, 0, 0)
    return f'<g id="{ink.piece(number)}">{drawing}</g>'


def _blueprint_line(board: Board, kind: str) -> Band:
    """Return the line of interaction, of visibility, or of internal interaction."""
    dashes = {"visibility": ' stroke-dasharray="5 3"', "internal": ' stroke-dasharray="1.5 3"'}.get(kind, "")
    colour = ink.BRAND if kind == "interaction" else ink.STRONG
    drawn = ink.path(f"M1 .8H{ink.number(board.width - 1)}", f'stroke="{colour}" stroke-width="1.5"{dashes}')
    label = ink.line(10, 12.5, board.reader.words.say(f"line.{kind}"), "t f")
    ground = ink.rect(1, 0, LANE - 1, BLUEPRINT_LINE, f'fill="{ink.PAPER}"')
    return Band(BLUEPRINT_LINE, ground + drawn + label)
