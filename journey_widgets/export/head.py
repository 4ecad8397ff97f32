"""The top of the picture: the journey's title, and the rows of macro phases, phases and steps."""

from __future__ import annotations

from journey_widgets.export import badges, ink
from journey_widgets.export.board import PAGE, Band, Board
from journey_widgets.export.flow_band import flow_band
from journey_widgets.export.measure import one_line, text_width, wrap
from journey_widgets.export.telling import marks_in_words
from journey_widgets.export.wording import Heading

TITLE, PHASE = 15, 13.5
"""Font sizes in pixels."""


def title_bar(board: Board) -> Band:
    """Return what stands above the map: the journey's name, the state shown, whose journey it is."""
    heading = board.reader.heading()
    room = min(board.width, PAGE) - 24
    names = wrap(heading.name, room, TITLE, most=2, bold=True)
    trail = [one_line(heading.trail, room, ink.SMALL)] if heading.trail else []
    top = 8 + 16 * len(trail)
    parts = [ink.lines(12, 7, trail, "n", right=12 + room)] if trail else []
    parts.append(ink.lines(12, top, names, "b h", right=12 + room, height=20))
    y: float = top + 3 + 20 * len(names)
    chip = text_width(heading.state, ink.TEXT, bold=True) + 18
    parts.append(ink.rect(12, y, chip, 19, f'rx="6" fill="{ink.BRAND}"'))
    parts.append(ink.line(12 + chip / 2, y + 13.5, heading.state, "b c p"))
    left = 12 + chip + 10
    found = [row for text in _side_by_side(heading, room - chip - 10) for row in text]
    for i, row in enumerate(found):
        parts.append(ink.line(left, y + 13.5 + i * ink.LINE_HEIGHT, row, "s"))
    y += max(19, ink.LINE_HEIGHT * len(found)) + 8
    legend = _legend(board, y)
    y += 20 if legend else 0
    n, width = ink.number, board.width
    ground = f"M1 {n(y)}V10a9 9 0 0 1 9-9H{n(width - 10)}a9 9 0 0 1 9 9V{n(y)}z"
    panel = ink.path(ground, f'fill="{ink.PANEL}"')
    rule = ink.path(f"M1 {n(y + 0.5)}H{n(width - 1)}", f'stroke="{ink.LINE}"')
    return Band(y + 1, panel + rule + "".join(parts) + legend)


def _legend(board: Board, y: float) -> str:
    """Return what the marks on the cards mean, and how many there are."""
    x, parts = 12.0, []
    for kind, label, count in marks_in_words(board.reader):
        if kind in {"part", "full"}:
            parts.append(badges.disc(x + badges.DISC + 1, y + 4, kind))
        else:
            sign = "comment" if kind == "comments" else "problem"
            board.icons.add(f"s-{sign}")
            parts.append(ink.icon(x - 1, y - 1.5, f"s-{sign}", 11))
        text = board.reader.words.say("still.label", label=label, value=count)
        parts.append(ink.line(x + 14, y + 8, text, "n"))
        x += 14 + text_width(text, ink.SMALL) + 16
    return "".join(parts)


def side_name(board: Board, *, is_first: bool) -> Band:
    """Return what stands above each of two maps: the state it shows."""
    height, name = 27, board.reader.state
    chip = text_width(name, ink.TEXT, bold=True) + 18
    parts = [
        ink.rect(1, 0, board.width - 2, height, f'fill="{ink.PANEL}"'),
        ink.rect(12, 4.5, chip, 19, f'rx="6" fill="{ink.BRAND}"'),
        ink.line(12 + chip / 2, 18, name, "b c p"),
        ink.path(f"M1 {height - 0.5}H{ink.number(board.width - 1)}", f'stroke="{ink.LINE}"'),
    ]
    if not is_first:
        parts.append(ink.path(f"M1 .5H{ink.number(board.width - 1)}", f'stroke="{ink.STRONG}" stroke-width="3"'))
    return Band(height, "".join(parts))


def _side_by_side(heading: Heading, room: float) -> list[list[str]]:
    """Return persona and goal as lines: beside each other, where they fit on one."""
    texts = [text for text in (heading.persona, heading.goal, heading.reading, heading.counts) if text]
    joined = "\u2003".join(texts)
    if text_width(joined, ink.TEXT) <= room:
        return [[joined]] if joined else []
    return [wrap(text, room, ink.TEXT, most=2) for text in texts]


def nothing(board: Board) -> Band:
    """Return what stands in place of a map without columns."""
    key = "map.empty" if board.map.journey_id else "map.noJourney"
    return Band(90, ink.line(board.width / 2, 48, board.reader.words.say(key), "s c"))


def header(board: Board) -> list[Band]:
    """Return the rows of macro phases, phases and steps, and where steps do not simply follow, how they go."""
    flow = flow_band(board)
    return [_macro_row(board), _phase_row(board), _step_row(board), *([] if flow is None else [flow])]


def _macro_row(board: Board) -> Band:
    if not any(run.macro for run in board.window.macros):
        return Band(6, "")
    parts = []
    for run in board.window.macros:
        x, width = board.x(run.first), run.count * board.column
        # capitals are the interface's own words: no user's text is changed
        text = wrap(board.reader.macro(run.macro).upper(), width - 20, ink.TAG, most=1)[0]
        parts.append(ink.line(x + 10, 16.5, text, "t s"))
        parts.append(ink.path(f"M{ink.number(x + width - 0.5)} 0v23", f'stroke="{ink.LINE}"'))
    return Band(23, "".join(parts))


def _phase_row(board: Board) -> Band:
    height = 19
    names = [
        wrap(board.reader.phase(phase.id), phase.count * board.column - 22, PHASE, most=2, bold=True)
        for phase in board.window.phases
    ]
    total = 10 + height * max(map(len, names))
    parts, marks = [], []
    for phase, found in zip(board.window.phases, names, strict=True):
        x, width = board.x(phase.first), phase.count * board.column
        parts.append(_ground(x, 0, width, total, phase.macro))
        parts.append(ink.lines(x + 11, 3, found, "b m", right=x + width - 11, height=height))
        marks.append(_badges(board, "phases", phase.id, x + width - 9, total))
    return Band(total, "".join(parts), over="".join(marks))


def _ground(x: float, y: float, width: float, height: float, macro: str | None) -> str:
    """Return the ground of a phase or a step, and its right and lower border."""
    n = ink.number
    tint = ink.TINTS.get(macro or "")
    ground = ink.rect(x, y, width, height, f'fill="{tint}"') if tint else ""
    d = f"M{n(x + width - 0.5)} {n(y)}v{n(height - 0.5)}H{n(x)}"
    return ground + ink.path(d, f'fill="none" stroke="{ink.LINE}"')


def _step_row(board: Board) -> Band:
    names = [
        wrap(board.reader.step(column.step_id), board.column - 20, ink.TEXT, most=4) for column in board.window.columns
    ]
    total = 10 + ink.LINE_HEIGHT * max(map(len, names))
    macros = [phase.macro for phase in board.window.phases for _ in range(phase.count)]
    parts, marks = [board.absences(total - 1)], []
    for i, (column, found) in enumerate(zip(board.window.columns, names, strict=True)):
        x = board.x(i)
        kind = "q" if column.step_id is None else "s x" if column.is_absent else "s"
        parts.append(_ground(x, 0, board.column, total, None if column.is_absent else macros[i]))
        parts.append(ink.lines(x + 10, 5, found, kind, right=x + board.column - 10))
        if column.step_id is not None:
            marks.append(_badges(board, "steps", column.step_id, x + board.column - 9, total))
    if board.window.is_cut:
        parts.append(_cut_text(board))
    return Band(total, "".join(parts), over="".join(marks))


def _badges(board: Board, table: str, row_id: str, right: float, bottom: float) -> str:
    """Return what a phase or a step bears on its lower edge."""
    drawn = badges.draw(board.reader.marks.of(table, row_id), right, bottom - 1)
    if drawn is None:
        return ""
    board.icons |= badges.ICONS
    return drawn


def _cut_text(board: Board) -> str:
    """Return what stands in the last column of a map that is cut: how much is missing."""
    x, words = board.x(len(board.window.columns)), board.reader.words
    texts = []
    if board.window.more_steps:
        texts.append(words.count("still.moreSteps", board.window.more_steps))
    if board.window.more_phases:
        texts.append(words.count("still.morePhases", board.window.more_phases))
    found = [row for text in texts for row in wrap(text, board.column - 20, ink.TEXT, most=1, bold=True)]
    return ink.lines(x + 10, 5, found, "b", right=x + board.column - 10)
