"""A journey's map as one SVG picture, recognisably the live one: same parts, same order, same curve, same colours.

The parts are bands put one under the other: `head` above, `lanes` below, each drawn at the origin. The same map gives
the same text, byte for byte, so that notebooks diff cleanly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from journey_widgets.export import ink
from journey_widgets.export.board import LANE, Band, Board
from journey_widgets.export.head import header, nothing, side_name, title_bar
from journey_widgets.export.lanes import lanes
from journey_widgets.export.limits import MOST_COLUMNS, window_of
from journey_widgets.export.map_layout import JourneyMap
from journey_widgets.export.telling import summary
from journey_widgets.export.wording import Reader
from journey_widgets.model.document import Document


@dataclass(frozen=True)
class Picture:
    """A drawn map.

    Attributes
    ----------
    svg
        The picture's text.
    width, height
        In pixels.
    """

    svg: str
    width: int
    height: int


def picture(
    document: Document,
    journey_map: JourneyMap,
    language: str,
    *,
    reader: Reader | None = None,
    most_columns: int = MOST_COLUMNS,
    for_browser: bool = True,
) -> Picture:
    """Return the picture of a map.

    Parameters
    ----------
    document
        The document, its lock held.
    journey_map
        What stands where.
    language
        Language of the interface's own words: ``en`` or ``it``.
    reader
        Reads the map and, drawn under it, that of another state; made of the others where there is none.
    most_columns
        How many columns are drawn; a column more says how many steps are left out.
    for_browser
        Whether a browser draws it: then each card cuts off what an unusual font makes wider than was measured, and the
        corners are round on whatever lies behind. A PNG does without: clips take it a fifth of its time.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> from journey_widgets.export.map_layout import compute_map
    >>> document = jw.new("Holiday rental").document
    >>> picture(document, compute_map(document, "jo1", "current"), "en").width
    1180
    """
    reader = reader or Reader(document, journey_map, language)
    board = Board(reader, window_of(journey_map, most_columns), for_browser)
    boards = [board]
    if reader.below is not None:
        boards.append(replace(board, reader=reader.below, window=window_of(reader.below.map, most_columns)))
    if not board.count:
        return _assembled(board, [title_bar(board), nothing(board)])
    bands = [title_bar(board)]
    for i, each in enumerate(boards):
        bands += [side_name(each, is_first=i == 0)] if len(boards) > 1 else []
        bands += [*header(each), *lanes(each, len(boards))]
    return _assembled(board, bands)


def _assembled(board: Board, bands: Sequence[Band]) -> Picture:
    y = 0.0
    parts, over, ruled = [], [], []
    for band in bands:
        parts.append(ink.group(0, y, band.content) if band.content else "")
        over.append(ink.group(0, y, band.over) if band.over else "")
        if band.is_ruled:
            ruled.append((y, band.height))
        y += band.height
    width, height = ceil(board.width), ceil(y)
    corner = 'rx="9.5" ' if board.for_browser else ""
    ground = ink.rect(0, 0, width, height, f'{corner}fill="{ink.PAPER}"')
    frame = ink.rect(0.5, 0.5, width - 1, height - 1, f'rx="9.5" fill="none" stroke="{ink.LINE}"')
    side = _side(bands[0].height, height) if board.count else ""
    body = f"{ground}{side}{_rules(board, ruled)}{''.join(parts)}{''.join(over)}{frame}"
    # what `use` repeats is styled as if it stood by itself: there, its own id begins with the picture's name
    scope = f"[id^={ink.MARK}]" if board.for_browser else f"#{ink.MARK}"
    hatch = ink.HATCH if ink.HATCHED in body else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{ink.MARK}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{ink.FONT}" font-size="{ink.TEXT}">'
        f"<title>{ink.escape(summary(board.reader))}</title>"
        f"<style>{ink.style_sheet(scope)}</style><defs>{ink.defs(board.icons)}{hatch}</defs>"
    )
    return Picture(_named(ink.without_unused(f"{head}{body}</svg>")), width, height)


def _named(svg: str) -> str:
    """Return a picture with a name of its own in its ids: two of them may stand in one page."""
    name = f"jw{hashlib.sha256(svg.encode()).hexdigest()[:6]}"
    return svg.replace(ink.MARK, name)


def _side(top: float, bottom: float) -> str:
    """Return the ground of the lanes' headers, down to the picture's rounded corner."""
    d = f"M1 {ink.number(top)}H{LANE}V{ink.number(bottom - 1)}H10a9 9 0 0 1-9-9z"
    return ink.path(d, f'fill="{ink.PANEL}"')


def _rules(board: Board, ruled: Sequence[tuple[float, float]]) -> str:
    """Return the lines between columns, drawn once for all bands that touch, and those between bands."""
    if not ruled:
        return ""
    merged: list[tuple[float, float]] = []
    for y, height in ruled:
        if merged and abs(sum(merged[-1]) - y) < 1:
            merged[-1] = (merged[-1][0], merged[-1][1] + height)
        else:
            merged.append((y, height))
    n = ink.number
    columns = [f"M{n(board.x(i) - 0.5)} {n(y)}v{n(height)}" for y, height in merged for i in range(board.count)]
    # the last one is the picture's own border
    rows = [f"M1 {n(y + height - 0.5)}H{n(board.width - 1)}" for y, height in ruled[:-1]]
    return ink.path("".join([*columns, *rows]), f'stroke="{ink.LINE}"')
