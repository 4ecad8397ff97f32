"""The emotion lane of the picture: a curve over all steps, its points as faces, the other state behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journey_widgets.export import ink
from journey_widgets.export.cards import tag
from journey_widgets.export.map_layout import MapColumn
from journey_widgets.export.measure import text_width
from journey_widgets.export.wording import Reader

HEIGHT = 150
"""Height of the lane in pixels."""
UNIT = 30
"""Pixels of one unit of emotion."""
PLAIN = 0.4
"""Up to this far from the middle, a face is neither glad nor sad."""
LOW = -1
"""From here down, the lowest point is named."""

_FACES = {"good": "M4.5 9.5c2 2.6 5 2.6 7 0", "bad": "M4.5 11.5c2-2.6 5-2.6 7 0", "plain": "M5 10.5h6"}
_COLOURS = {"good": ink.GOOD, "bad": ink.BAD, "plain": ink.SOFT}

Point = tuple[int, float]
"""Column number and valence."""


def points_of(reader: Reader, columns: Sequence[MapColumn], state: str) -> list[Point]:
    """Return the points of a state's curve."""
    points = []
    for i, column in enumerate(columns):
        valence = None if column.step_id is None else reader.feeling(column.step_id, state).valence
        if valence is not None:
            points.append((i, valence))
    return points


def lowest(points: Sequence[Point]) -> Point | None:
    """Return the first of the lowest points, None where none is low."""
    found = min(points, key=lambda point: point[1], default=None)
    return None if found is None or found[1] > LOW else found


def _y(valence: float) -> float:
    return HEIGHT / 2 - valence * UNIT


def path_of(points: Sequence[Point], width: float) -> str:
    """Return a curve that passes through its points and never above or below two neighbours.

    Parameters
    ----------
    points
        The points from left to right.
    width
        Width of a column in pixels.
    """
    places = [((i + 0.5) * width, _y(valence)) for i, valence in points]
    if not places:
        return ""
    n = ink.number
    d = f"M{n(places[0][0])} {n(places[0][1])}"
    for (x0, y0), (x, y) in pairwise(places):
        middle = n((x0 + x) / 2)
        d += f"C{middle} {n(y0)} {middle} {n(y)} {n(x)} {n(y)}"
    return d


def draw(reader: Reader, columns: Sequence[MapColumn], width: float) -> str:
    """Return the lane without its header, its top left corner at the origin.

    Parameters
    ----------
    reader
        Reads the map.
    columns
        The columns drawn.
    width
        Width of a column in pixels.
    """
    state = reader.map.state
    other = "future" if state == "current" else "current"
    points = points_of(reader, columns, state)
    length, middle = ink.number(len(columns) * width), ink.number(HEIGHT / 2)
    gradient = (
        f'<linearGradient id="{ink.MARK}-fill" x1="0" y1="0" x2="0" y2="{HEIGHT}" gradientUnits="userSpaceOnUse">'
        f'<stop offset="0" stop-color="{ink.GOOD}" stop-opacity=".24"/>'
        f'<stop offset=".5" stop-color="{ink.PAPER}" stop-opacity="0"/>'
        f'<stop offset="1" stop-color="{ink.BAD}" stop-opacity=".26"/></linearGradient>'
    )
    parts = [gradient, ink.path(f"M0 {middle}H{length}", f'stroke="{ink.LINE}"')]
    if len(points) > 1:
        ends = [ink.number((points[i][0] + 0.5) * width) for i in (-1, 0)]
        area = f"{path_of(points, width)}L{ends[0]} {middle}L{ends[1]} {middle}z"
        parts.append(ink.path(area, f'fill="url(#{ink.MARK}-fill)"'))
    parts.append(_curve(points_of(reader, columns, other), width, other, is_shown=False))
    parts.append(_curve(points, width, state, is_shown=True))
    parts += _faces(points, columns, width)
    parts.append(_lowest(reader, points, width))
    return "".join(parts)


def _curve(points: Sequence[Point], width: float, state: str, *, is_shown: bool) -> str:
    if len(points) < 2:  # noqa: PLR2004 - a point alone is no curve
        return ""
    is_target = state != "current"
    colour = ink.GOOD if is_target else ink.INK if is_shown else ink.FAINT
    dashes = ' stroke-dasharray="5 5"' if is_target else ""
    stroke = f'stroke="{colour}" stroke-width="{2.2 if is_shown else 1.4}"{dashes}'
    return ink.path(path_of(points, width), f'fill="none" {stroke}')


def _faces(points: Sequence[Point], columns: Sequence[MapColumn], width: float) -> list[str]:
    valences = dict(points)
    parts = []
    for i, column in enumerate(columns):
        x = (i + 0.5) * width
        if i in valences:
            parts.append(_face(x, _y(valences[i]), _mood(valences[i])))
        elif column.step_id is not None:
            disc = f'cx="{ink.number(x)}" cy="{HEIGHT / 2:g}" r="10.5"'
            parts.append(f'<circle {disc} fill="{ink.PAPER}" stroke="{ink.FAINT}" stroke-dasharray="3 3"/>')
    return parts


def _mood(valence: float) -> str:
    if abs(valence) <= PLAIN:
        return "plain"
    return "good" if valence > 0 else "bad"


def _face(x: float, y: float, mood: str) -> str:
    disc = f'<circle cx="8" cy="8" r="10" fill="{ink.PAPER}" stroke-width="2"/>'
    face = f'<path d="M5.5 6h.1M10.5 6h.1{_FACES[mood]}" fill="none" stroke-width="1.6" stroke-linecap="round"/>'
    return ink.group(x - 8, y - 8, disc + face, f'stroke="{_COLOURS[mood]}"')


def _lowest(reader: Reader, points: Sequence[Point], width: float) -> str:
    """Return the name of the lowest point: it is what the eye should find."""
    found = lowest(points)
    if found is None:
        return ""
    text = reader.words.say("emotion.peak", value=reader.words.number(found[1]))
    x = (found[0] + 0.5) * width - (text_width(text, ink.TAG) + 14) / 2
    return tag(x, _y(found[1]) - 32, text, "r")[0]
