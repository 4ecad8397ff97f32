"""The band under the steps of the picture: how one leads to the next.

The twin of ``js/src/views/swimlane/flow_shape.ts``.
"""

from __future__ import annotations

from collections.abc import Iterator

from journey_widgets.export import ink
from journey_widgets.export.board import LANE, Band, Board
from journey_widgets.export.flow import Block, Flow, flow_of
from journey_widgets.export.measure import one_line, text_width

TRACK, LEVEL, EDGE, AGAIN = 18, 8, 13, 7
"""Pixels: between two ways, between two loops, from the line to the band's edge, below what is repeated."""
FORK, ROUND, CORNER = 0.16, 0.18, 0.05
"""Shares of a column: of a fork, of an option's way round, of a corner."""

_LINE = f'fill="none" stroke="{ink.STRONG}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
_BACK = _LINE.replace(ink.STRONG, ink.BRAND)


def flow_band(board: Board) -> Band | None:
    """Return the band, None where one step simply follows the other."""
    columns = [(column.phase_id, column.step_id) for column in board.window.columns]
    flow = flow_of(columns, board.reader.document.rows["steps"])
    return None if flow.is_plain else _Drawing(board, flow).band()


class _Drawing:
    """One band being drawn, of what of the map the picture shows."""

    def __init__(self, board: Board, flow: Flow) -> None:
        self.board, self.flow = board, flow
        self.columns = len(board.window.columns)
        self.loops = _levels(flow)
        levels = max((level + 1 for _, _, level in self.loops), default=0)
        most = max((len(block.ways) for block in flow.blocks if block.is_choice), default=1)
        self.above = EDGE + (levels * LEVEL + 4 if levels else 0)
        half = (most - 1) * TRACK / 2
        self.middle = self.above + half
        self.height = self.middle + half + EDGE + (AGAIN if flow.repeatable else 0)
        self.ys = {
            i: self.track(k, len(block.ways))
            for block in flow.blocks
            if block.is_choice
            for k, way in enumerate(block.ways)
            for i in way.columns
        }

    def track(self, way: int, ways: int) -> float:
        return self.middle + (way - (ways - 1) / 2) * TRACK

    def x(self, across: float) -> str:
        return ink.number(LANE + across * self.board.column)

    def y(self, column: int) -> float:
        return self.ys.get(column, self.middle)

    def band(self) -> Band:
        say = self.board.reader.words.say
        parts = [
            ink.line(8, self.height / 2 + 4, say("flow.name"), "n"),
            ink.path("".join(map(self.line, self.flow.blocks)), _LINE),
            *(self.bracket(block) for block in self.flow.blocks if block.is_any_order),
            ink.path("".join(map(self.option, sorted(self.flow.optional))), f'{_LINE} stroke-dasharray="3 3"'),
            *(self.loop(*loop) for loop in self.loops),
            *self.dots(),
            *(name for block in self.flow.blocks for name in self.names(block)),
        ]
        n, width = ink.number, self.board.width
        rule = ink.path(f"M1 {n(self.height - 0.5)}H{n(width - 1)}", f'stroke="{ink.LINE}"')
        return Band(self.height, "".join([*parts, rule]))

    def line(self, block: Block) -> str:
        """Return the lines through a block: straight on, or out into each way and together again."""
        n, x, first, last = ink.number, self.x, block.first, block.first + block.count
        middle = n(self.middle)
        if block.is_any_order:
            return f"M{x(first)} {middle}H{x(first + 0.08)}M{x(last - 0.08)} {middle}H{x(last)}"
        if not block.is_choice:
            start, end = first or 0.5, self.columns - 0.5 if last == self.columns else last
            return f"M{x(start)} {middle}H{x(end)}"
        found = []
        for k in range(len(block.ways)):
            y = n(self.track(k, len(block.ways)))
            out, bend = x(first + FORK), x(first + FORK / 2)
            back, bent = x(last - FORK), x(last - FORK / 2)
            found.append(f"M{x(first)} {middle}C{bend} {middle} {bend} {y} {out} {y}")
            found.append(f"H{back}C{bent} {y} {bent} {middle} {x(last)} {middle}")
        return "".join(found)

    def bracket(self, block: Block) -> str:
        left = LANE + (block.first + 0.08) * self.board.column
        width = (block.count - 0.16) * self.board.column
        return ink.rect(left, self.middle - 11, width, 22, f'rx="9" fill="{ink.PANEL}" stroke="{ink.STRONG}"')

    def option(self, column: int) -> str:
        """Return the way round a step that may be left out."""
        y, top, middle = ink.number(self.y(column)), ink.number(self.y(column) - 12), column + 0.5
        bends = f"{self.x(middle - ROUND / 2)} {top} {self.x(middle + ROUND / 2)} {top}"
        return f"M{self.x(middle - ROUND)} {y}C{bends} {self.x(middle + ROUND)} {y}"

    def loop(self, start: int, end: int, level: int) -> str:
        """Return the way from a step up, back over the steps between, and down to an earlier one."""
        n, x = ink.number, self.x
        top, left = self.above - EDGE + 2 - level * LEVEL, end + 0.47
        up = f"M{x(start + 0.53)} {n(self.y(start) - 5)}V{n(top + 5)}"
        back = f"Q{x(start + 0.53)} {n(top)} {x(start + 0.53 - CORNER)} {n(top)}H{x(left + CORNER)}"
        down = f"Q{x(left)} {n(top)} {x(left)} {n(top + 5)}V{n(self.y(end) - 6)}"
        head = f"M{x(left)} {n(self.y(end) - 5.5)}l-3.5-5M{x(left)} {n(self.y(end) - 5.5)}l3.5-5"
        return ink.path(up + back + down + head, _BACK)

    def dots(self) -> Iterator[str]:
        n = ink.number
        for i, column in enumerate(self.board.window.columns):
            if column.step_id is None:
                continue
            y = self.y(i)
            optional = f'fill="{ink.PAPER}" stroke="{ink.SOFT}" stroke-width="1.5"'
            how = optional if i in self.flow.optional else 'class="zd"'
            yield f'<circle cx="{self.x(i + 0.5)}" cy="{n(y)}" r="4" {how}/>'
            if i in self.flow.repeatable:
                again = ink.path("M3 6C10 16-10 16-3 6M-7.5 8.5l4.3-2.8l2.4 4.5", _LINE)
                yield ink.group(LANE + (i + 0.5) * self.board.column, y, again)

    def names(self, block: Block) -> Iterator[str]:
        """Yield the names of a block's branches, each beside its first step; or that its order is free."""
        room = self.board.column - 32
        if block.is_any_order:
            text = one_line(self.board.reader.words.say("flow.anyOrder"), room, ink.TAG)
            yield ink.line(LANE + (block.first + 1) * self.board.column, self.middle + 3.5, text, "t f c")
        if not block.is_choice:
            return
        for way in block.ways:
            if way.branch is None:
                continue
            column = way.columns[0]
            is_last = column == block.first + block.count - 1
            spare = (ROUND - 0.05) * self.board.column if column in self.flow.optional else 0
            text = one_line(self.board.reader.branch(way.branch), room - spare, ink.TAG)
            width = text_width(text, ink.TAG) + 8
            middle = LANE + (column + 0.5) * self.board.column
            left = middle - 12 - spare - width if is_last else middle + 12 + spare
            yield ink.rect(left, self.y(column) - 7, width, 14, f'fill="{ink.PAPER}"')
            yield ink.lines(left + 4, self.y(column) - 7, [text], "t s", right=left + width - 4, height=14)


def _levels(flow: Flow) -> list[tuple[int, int, int]]:
    """Return loops on as few levels as keep them apart, short ones lowest: from, to, level."""
    found: list[tuple[int, int, int]] = []
    for _, start, end in sorted((start - end, start, end) for start, end in flow.loops.items()):
        taken = {level for other, other_end, level in found if other_end <= start and end <= other}
        found.append((start, end, next(level for level in range(len(found) + 1) if level not in taken)))
    return found
