"""The emotion lane of the picture: curves over all steps, those of the state shown with their points as faces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_widgets.export import ink
from journey_widgets.export.cards import tag
from journey_widgets.export.map_layout import USUAL_CURVES, MapColumn
from journey_widgets.export.measure import excerpt, one_line, text_width
from journey_widgets.export.rows import read_text
from journey_widgets.export.wording import Reader, one_liner

HEIGHT = 150
"""Height of the lane in pixels."""
UNIT = 30
"""Pixels of one unit of emotion."""
PLAIN = 0.4
"""Up to this far from the middle, a face is neither glad nor sad."""
MARK_ROOM = 36
"""A mark stands above its point where there is so much room, else below, in pixels."""
LABEL = 13
"""Height of a curve's name at its end, in pixels."""
PALE = 0.35
"""Opacity of a curve of somebody the filter does not ask for."""
_STATES = ("current", "future", "best_practice")
_PERSONA = "persona:"

_FACES = {"good": "M4.5 9.5c2 2.6 5 2.6 7 0", "bad": "M4.5 11.5c2-2.6 5-2.6 7 0", "plain": "M5 10.5h6"}
_COLOURS = {"good": ink.GOOD, "bad": ink.BAD, "plain": ink.SOFT}

Point = tuple[int, float]
"""Column number and valence."""


class Curve(NamedTuple):
    """A curve: of a state and, where it is not the journey's own, of a persona."""

    name: str
    state: str
    persona_id: str = ""


def curves_of(reader: Reader) -> list[Curve]:
    """Return the curves drawn, the one with the points last."""
    state = reader.map.state
    curves = []
    for name in dict.fromkeys(reader.map.curves or USUAL_CURVES):
        persona_id = name.removeprefix(_PERSONA) if name.startswith(_PERSONA) else ""
        if name in _STATES and name != state:
            curves.append(Curve(name, name))
        elif reader.shown.has("personas", persona_id):
            curves.append(Curve(name, state, persona_id))
    return [*curves, Curve(state, state)]


def _shade(reader: Reader, persona_id: str, drawn: str) -> str:
    """Return what is drawn of a persona, pale where the filter asks for others."""
    sought = reader.map.sought
    is_pale = bool(sought) and persona_id not in sought
    return f'<g opacity="{PALE}">{drawn}</g>' if is_pale and drawn else drawn


def curve_name(reader: Reader, curve: Curve) -> str:
    """Return what a curve is called."""
    if not curve.persona_id:
        return reader.words.say(f"curve.{curve.state}")
    name = read_text("personas", reader.document.rows["personas"].get(curve.persona_id) or {}, "name")
    return one_liner(excerpt(name or "", 30)) or reader.words.say("card.unnamed")


def runs_of_points(reader: Reader, columns: Sequence[MapColumn], curve: Curve) -> list[list[Point]]:
    """Return runs of points: where a step has no value, a curve is broken."""
    runs: list[list[Point]] = [[]]
    for i, column in enumerate(columns):
        if column.step_id is None or column.is_absent:
            continue
        valence = reader.feeling(column.step_id, curve.state, curve.persona_id).valence
        if valence is None:
            runs.append([])
        else:
            runs[-1].append((i, valence))
    return [run for run in runs if run]


def points_of(reader: Reader, columns: Sequence[MapColumn], state: str) -> list[Point]:
    """Return the points of a state's curve."""
    return [point for run in runs_of_points(reader, columns, Curve(state, state)) for point in run]


def marks_of(points: Sequence[Point]) -> list[tuple[Point, tuple[str, ...]]]:
    """Return what one remembers of a journey: its lowest and its highest point, and its end."""
    if not points:
        return []
    high, low, end = max(points, key=_valence), min(points, key=_valence), points[-1]
    marks: dict[Point, tuple[str, ...]] = {}
    if low[1] < 0:
        marks[low] = ("low",)
    if high[1] > 0 and high != low:
        marks[high] = (*marks.get(high, ()), "high")
    if len(points) > 1:
        marks[end] = (*marks.get(end, ()), "end")
    return list(marks.items())


def _valence(point: Point) -> float:
    return point[1]


def lowest(points: Sequence[Point]) -> Point | None:
    """Return the first of the lowest points, None where none is below the middle."""
    found = min(points, key=_valence, default=None)
    return None if found is None or found[1] >= 0 else found


def _y(valence: float) -> float:
    return HEIGHT / 2 - valence * UNIT


def path_of(points: Sequence[Point], width: float) -> str:
    """Return a curve that passes through its points and never above or below two neighbours; a point alone is a dot.

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
    d = f"M{n(places[0][0])} {n(places[0][1])}" + ("h0" if len(places) == 1 else "")
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
    curves = curves_of(reader)
    drawn = [(curve, runs_of_points(reader, columns, curve)) for curve in curves]
    own = drawn[-1][1]
    length, middle = ink.number(len(columns) * width), ink.number(HEIGHT / 2)
    gradient = (
        f'<linearGradient id="{ink.MARK}-fill" x1="0" y1="0" x2="0" y2="{HEIGHT}" gradientUnits="userSpaceOnUse">'
        f'<stop offset="0" stop-color="{ink.GOOD}" stop-opacity=".24"/>'
        f'<stop offset=".5" stop-color="{ink.PAPER}" stop-opacity="0"/>'
        f'<stop offset="1" stop-color="{ink.BAD}" stop-opacity=".26"/></linearGradient>'
    )
    parts = [gradient, ink.path(f"M0 {middle}H{length}", f'stroke="{ink.LINE}"')]
    area = "".join(_area(run, width, middle) for run in own)
    parts += [ink.path(area, f'fill="url(#{ink.MARK}-fill)"')] if area else []
    parts += [_shade(reader, curve.persona_id, _curve(runs, width, stroke(curves, curve))) for curve, runs in drawn]
    parts += _names(reader, [(curve, runs[-1][-1]) for curve, runs in drawn[:-1] if runs], columns, width)
    points = [point for run in own for point in run]
    parts.append(_shade(reader, "", "".join(_faces(points, columns, width))))
    parts += [_mark(reader, point, kinds, width) for point, kinds in marks_of(points)]
    return "".join(parts)


def _area(run: Sequence[Point], width: float, middle: str) -> str:
    """Return the area between a run of points and the middle line."""
    if len(run) < 2:  # noqa: PLR2004 - a point alone has none
        return ""
    ends = [ink.number((run[i][0] + 0.5) * width) for i in (-1, 0)]
    return f"{path_of(run, width)}L{ends[0]} {middle}L{ends[1]} {middle}z"


PERSONA_LINES = ((ink.WANT, "10 3 2 3"), (ink.BRAND, "2 3"), (ink.BAD, "14 4"), (ink.WARN, "6 3 1 3 1 3"))
"""Colour and dashes of the curves of personas, by their turn."""


def stroke(curves: Sequence[Curve], curve: Curve) -> str:
    """Return how the line of a curve is drawn: nobody needs colours to tell them apart."""
    is_shown = curve == curves[-1]
    width = 2.2 if is_shown else 1.4
    colour, dashes = (ink.INK if is_shown else ink.FAINT), ""
    if curve.persona_id:
        turn = [each for each in curves if each.persona_id].index(curve)
        (colour, dashes), width = PERSONA_LINES[turn % len(PERSONA_LINES)], 1.6
    elif curve.state == "future":
        colour, dashes = ink.GOOD, "5 5"
    elif curve.state == "best_practice":
        colour, dashes, width = ink.WARN, "1 5", 2.2
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"{dashed}'


def _curve(runs: Sequence[Sequence[Point]], width: float, how: str) -> str:
    d = "".join(path_of(run, width) for run in runs)
    return ink.path(d, how) if d else ""


def _names(
    reader: Reader, ends: Sequence[tuple[Curve, Point]], columns: Sequence[MapColumn], width: float
) -> list[str]:
    """Return the names at the ends of the other curves, pushed apart where they would lie over one another."""
    free, parts = 1.0, []
    for curve, (i, valence) in sorted(ends, key=lambda end: -end[1][1]):
        top = min(HEIGHT - LABEL, max(free, _y(valence) - LABEL / 2))
        free = top + LABEL
        x = (i + 0.5) * width + 14
        text = one_line(curve_name(reader, curve), len(columns) * width - x - 4, ink.TAG)
        parts.append(_shade(reader, curve.persona_id, ink.line(x, top + 10, text, "t s")))
    return parts


def _faces(points: Sequence[Point], columns: Sequence[MapColumn], width: float) -> list[str]:
    valences = dict(points)
    parts = []
    for i, column in enumerate(columns):
        x = (i + 0.5) * width
        if i in valences:
            parts.append(_face(x, _y(valences[i]), _mood(valences[i])))
        elif column.has_step:
            disc = f'cx="{ink.number(x)}" cy="{HEIGHT / 2:g}" r="10.5"'
            parts.append(f'<circle {disc} fill="{ink.PAPER}" stroke="{ink.FAINT}" stroke-dasharray="3 3"/>')
    return parts


def _mood(valence: float) -> str:
    if abs(valence) <= PLAIN:
        return "plain"
    return "good" if valence > 0 else "bad"


def _face(x: float, y: float, mood: str) -> str:
    disc = '<circle cx="8" cy="8" r="10" class="za"/>'
    face = f'<path d="M5.5 6h.1M10.5 6h.1{_FACES[mood]}" fill="none" stroke-width="1.6" stroke-linecap="round"/>'
    return ink.group(x - 8, y - 8, disc + face, f'stroke="{_COLOURS[mood]}"')


def _mark(reader: Reader, point: Point, kinds: Sequence[str], width: float) -> str:
    """Return the name of a point one remembers, above it where there is room, else below."""
    text = mark_text(reader, point, kinds)
    x = (point[0] + 0.5) * width - (text_width(text, ink.TAG) + 14) / 2
    y = _y(point[1])
    kind = "r" if "low" in kinds else "g" if "high" in kinds else ""
    return tag(x, y - 32 if y >= MARK_ROOM else y + 15, text, kind)[0]


def mark_text(reader: Reader, point: Point, kinds: Sequence[str]) -> str:
    """Return what stands at a mark: the value comes last, once."""
    value = reader.words.number(point[1])
    said = (reader.words.say(f"emotion.{kind}", value=value if kind == kinds[-1] else "").strip() for kind in kinds)
    return " · ".join(said)


def legend(reader: Reader) -> list[tuple[str, str]]:
    """Return the curves for the lane's header, as (stroke, name); the one with the points first."""
    curves = curves_of(reader)
    return [(stroke(curves, curve), curve_name(reader, curve)) for curve in reversed(curves)]
