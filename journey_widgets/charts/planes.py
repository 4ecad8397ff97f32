"""Two planes with four corners: importance against performance, and the two coefficients of Kano."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from journey_widgets.charts._taking import (
    Names,
    floats,
    labelled,
    names_of,
    parameters_of,
    picked_rows,
    table,
    wording,
)
from journey_widgets.charts._wording import Wording
from journey_widgets.charts.heavy import import_altair
from journey_widgets.charts.theme import GAIN, LOSS, NEUTRAL, TODAY, finished, shown_opacity

if TYPE_CHECKING:
    from altair import TopLevelMixin

WIDTH, HEIGHT = 640, 460
LETTER, LINE = 6.2, 13
"""Pixels that a letter of a label takes on average, and its line."""
LONGEST_LABEL = 30
MOST_NAMES = 30
"""Of more points only the weightiest have their names beside them; a tooltip has each."""
OVER = 60
"""Pixels by which a name may reach beyond the plane on the right."""
AWAY = 8
"""Pixels between a point and its label."""

ADVICE = {
    "intervene": ("chart.advice.intervene", LOSS, "triangle-up"),
    "save": ("chart.advice.save", TODAY, "square"),
    "keep": ("chart.advice.keep", NEUTRAL, "circle"),
}
CATEGORIES = {
    "must_be": ("chart.kano.must_be", LOSS, "triangle-up"),
    "one_dimensional": ("chart.kano.one_dimensional", TODAY, "square"),
    "attractive": ("chart.kano.attractive", GAIN, "diamond"),
    "indifferent": ("chart.kano.indifferent", NEUTRAL, "circle"),
    "reverse": ("chart.kano.reverse", NEUTRAL, "cross"),
    "questionable": ("chart.kano.questionable", NEUTRAL, "triangle-down"),
}


@dataclass
class _Plane:
    """What is drawn: `points` with `x`, `y`, `kind`, `label`, and where the lines cross."""

    points: pd.DataFrame
    cross: tuple[float, float]
    ranges: tuple[tuple[float, float], tuple[float, float]]
    titles: tuple[str, str]
    corners: tuple[str, str, str, str]
    styles: dict[str, tuple[str, str, str]]
    tips: list[tuple[str, str, str]]
    id_column: str


def importance_performance(
    placed: pd.DataFrame,
    names: Names = None,
    *,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw how important things are to customers against how well they are done: where to intervene, where to save.

    Parameters
    ----------
    placed
        What `jw.analysis.importance_performance` returned, or `jw.analysis.areas`.
    names
        Table with the names (`touchpoints`), or names by id.
    selected
        Ids that are picked elsewhere, or `rd.selected`: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        The plane, with the lines where the analysis laid them. The names of those farthest from where the lines cross
        stand beside their points, as many as have room. A brush picks what lies under it.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> chart = jw.charts.importance_performance(jw.analysis.areas(rd.touchpoints, rd.assessments), rd.touchpoints)
    """
    words = wording(language)
    is_areas = isinstance(placed, pd.DataFrame) and "relevance" in placed.columns
    important, done = ("relevance", "experience") if is_areas else ("importance", "performance")
    id_column = _id_column(placed, "touchpoint_id")
    source = table("placed", placed, [important, done, "advice"], ids=[id_column], source="importance_performance")
    rows = floats("placed", source, important, done).dropna(subset=[important, done]).reset_index(drop=True)
    facts = parameters_of(placed)
    low, high = facts.get("scale") or (0, 10)
    middle = (low + high) / 2
    lines = {
        name: middle if facts.get(name) is None else float(facts[name])
        for name in (f"{important}_line", "performance_line" if not is_areas else "experience_line")
    }
    rows["label"] = labelled(rows[id_column], names_of("names", names))
    rows["x"], rows["y"] = rows[done], rows[important]
    rows["kind"] = [words.say(ADVICE[advice][0]) if advice in ADVICE else "" for advice in rows["advice"]]
    rows["is_shown"] = picked_rows(rows[id_column], selected)
    line_y, line_x = lines.values()
    weight = (rows["x"] - line_x).abs() + (rows["y"] - line_y).abs() + 100 * (rows["advice"] != "keep")
    plane = _Plane(
        rows.assign(weight=weight),
        (line_x, line_y),
        ((float(low), float(high)), (float(low), float(high))),
        (words.say("chart.axis.performance"), words.say("chart.axis.importance")),
        tuple(words.say(f"chart.corner.{corner}") for corner in ("concentrate", "keep_up", "low_priority", "overkill")),  # type: ignore[arg-type] # four of them
        ADVICE,
        [("y", "chart.axis.importance", ".1f"), ("x", "chart.axis.performance", ".1f")],
        id_column,
    )
    return finished(_drawn(words, plane), words, _advice_finding(words, rows), words.say("chart.importance.subtitle"))


def kano(
    kano: pd.DataFrame,
    names: Names = None,
    *,
    selected: object = None,
    language: str = "en",
) -> TopLevelMixin:
    """Draw features by how much it satisfies to have them and how much it hurts to lack them.

    Parameters
    ----------
    kano
        What `jw.analysis.kano_survey`, `kano_pairs` or `kano_counts` returned.
    names
        Names by item, where the items themselves are none.
    selected
        Items that are picked elsewhere: all others are faint.
    language
        ``"en"`` or ``"it"``.

    Returns
    -------
    altair.LayerChart
        The plane of the two coefficients, each from 0 to 1; colour and shape say the category of most answers. A brush
        picks what lies under it.

    Raises
    ------
    JourneyError
        If a table is none that can be drawn, or the language is none of the two.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> chart = jw.charts.kano(jw.analysis.kano_survey(rd.questions, rd.answers))
    """
    words = wording(language)
    id_column = _id_column(kano, "item")
    columns = ["better_rate", "worse_rate", "category", "answers"]
    source = table("kano", kano, columns, ids=[id_column], source="kano_survey")
    rows = floats("kano", source, "better_rate", "worse_rate", "answers")
    rows = rows.dropna(subset=["better_rate", "worse_rate"]).reset_index(drop=True)
    rows["label"] = labelled(rows[id_column], names_of("names", names))
    rows["x"], rows["y"] = -rows["worse_rate"], rows["better_rate"]
    rows["kind"] = [words.say(CATEGORIES[kind][0]) if kind in CATEGORIES else "" for kind in rows["category"]]
    rows["is_shown"] = picked_rows(rows[id_column], selected)
    plane = _Plane(
        rows.assign(weight=rows["x"] + rows["y"]),
        (0.5, 0.5),
        ((0.0, 1.0), (0.0, 1.0)),
        (words.say("chart.axis.worse"), words.say("chart.axis.better")),
        tuple(
            words.say(f"chart.kano.{corner}") for corner in ("attractive", "one_dimensional", "indifferent", "must_be")
        ),  # type: ignore[arg-type] # four of them
        CATEGORIES,
        [
            ("better_rate", "chart.tip.better", ".2f"),
            ("worse_rate", "chart.tip.worse", ".2f"),
            ("answers", "chart.tip.answers", "d"),
        ],
        id_column,
    )
    return finished(_drawn(words, plane), words, _kano_finding(words, rows), words.say("chart.kano.subtitle"))


def _id_column(source: object, usual: str) -> str:
    """Return the name of the index; `usual` where it has none."""
    if not isinstance(source, pd.DataFrame) or source.index.nlevels > 1:
        return usual
    return str(source.index.name) if source.index.name is not None else usual


def _drawn(words: Wording, plane: _Plane) -> Any:  # noqa: ANN401 - a chart of layers
    alt = import_altair()
    (x_low, x_high), (y_low, y_high) = plane.ranges
    x_scale, y_scale = alt.Scale(domain=[x_low, x_high]), alt.Scale(domain=[y_low, y_high])
    axis = alt.Axis(grid=False, tickCount=5)
    x_title, y_title = plane.titles

    def at(x: str, y: str) -> dict[str, Any]:
        return {
            "x": alt.X(f"{x}:Q", scale=x_scale, title=x_title, axis=axis),
            "y": alt.Y(f"{y}:Q", scale=y_scale, title=y_title, axis=axis),
        }

    # an interval takes columns of the rows as they are
    picked = alt.selection_interval(name="picked")
    styles = list(plane.styles.values())
    kinds = [words.say(key) for key, _, _ in styles]
    lines = alt.Chart(pd.DataFrame({"line_x": [plane.cross[0]], "line_y": [plane.cross[1]]}))
    across = lines.mark_rule(strokeDash=[3, 3], opacity=0.6)
    corners = [
        lines.mark_text(text=text, align=align, baseline="bottom", fontSize=12, fontWeight=600, opacity=0.55, x=x, y=y)
        for text, (align, x, y) in zip(plane.corners, CORNERS, strict=True)
    ]
    dots = (
        alt.Chart(plane.points, name="points")
        .mark_point(size=85, filled=True, stroke="white", strokeWidth=0.7)
        .encode(
            **at("x", "y"),
            color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[hue for _, hue, _ in styles])),
            shape=alt.Shape(
                "kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[form for _, _, form in styles])
            ),
            opacity=shown_opacity(picked, 0.9),
            tooltip=[
                alt.Tooltip(
                    "label:N",
                    title=words.say(
                        f"chart.tip.{plane.id_column}" if plane.id_column == "touchpoint_id" else "chart.tip.item"
                    ),
                ),
                alt.Tooltip("kind:N", title=words.say("chart.tip.kind")),
                *[alt.Tooltip(f"{name}:Q", title=words.say(key), format=form) for name, key, form in plane.tips],
            ],
        )
        .add_params(picked)
    )
    texts = (
        alt.Chart(_labels(plane))
        .mark_text(fontSize=11, align={"expr": "datum.align"}, dx={"expr": "datum.dx"}, dy={"expr": "datum.dy"})
        .encode(**at("at_x", "at_y"), text="text:N")
    )
    layers = [across.encode(x=at("line_x", "line_y")["x"]), across.encode(y=at("line_x", "line_y")["y"]), *corners]
    return alt.layer(*layers, dots, texts).properties(width=WIDTH, height=HEIGHT)


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

CORNERS = (("left", 6, -7), ("right", WIDTH - 6, -7), ("left", 6, HEIGHT - 6), ("right", WIDTH - 6, HEIGHT - 6))
"""Where the names of the corners stand: those of the upper ones above the plane."""

SIDES = (("left", AWAY, 0), ("right", -AWAY, 0), ("center", 0, -AWAY - 4), ("center", 0, AWAY + 5))
"""Where a name may stand beside its point, the best first: its alignment, and how far from the point."""


def _labels(plane: _Plane) -> pd.DataFrame:
    """Return names beside their points, the weightiest first; one that would cover something is left out."""
    points = plane.points.sort_values("weight", ascending=False, kind="stable")
    points["others"] = points.groupby(["x", "y"])["label"].transform("size") - 1
    points = points.drop_duplicates(["x", "y"])
    pixels = [_pixel(plane, x, y) for x, y in zip(points["x"], points["y"], strict=True)]
    taken = [*_reserved(plane), *[(x - 5, y - 5, x + 5, y + 5) for x, y in pixels]]
    rows: list[dict[str, Any]] = []
    for (x, y), point in zip(pixels, points.to_dict("records"), strict=True):
        if len(rows) == MOST_NAMES:
            break
        text = point["label"] if len(point["label"]) <= LONGEST_LABEL else point["label"][: LONGEST_LABEL - 1] + "…"
        text += f" +{point['others']}" if point["others"] else ""
        for align, dx, dy in SIDES:
            box = _box(text, align, x + dx, y + dy)
            is_within = box[0] >= 0 and box[2] <= WIDTH + OVER and box[1] >= 0 and box[3] <= HEIGHT
            if is_within and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                place = {"at_x": point["x"], "at_y": point["y"], "align": align, "dx": dx, "dy": dy}
                rows.append({**place, "text": text})
                break
    return pd.DataFrame(rows, columns=["at_x", "at_y", "text", "align", "dx", "dy"])


def _pixel(plane: _Plane, x: float, y: float) -> tuple[float, float]:
    (x_low, x_high), (y_low, y_high) = plane.ranges
    return (x - x_low) / (x_high - x_low) * WIDTH, (y_high - y) / (y_high - y_low) * HEIGHT


def _reserved(plane: _Plane) -> list[_Box]:
    """Return where no name may stand: on the names of the corners, and on the lines that cross."""
    x, y = _pixel(plane, *plane.cross)
    found: list[_Box] = [(x - 1, 0, x + 1, HEIGHT), (0, y - 1, WIDTH, y + 1)]
    for i, text in enumerate(plane.corners[2:]):  # the other two stand above the plane
        length = 8 * len(text)
        left = 0 if i == 0 else WIDTH - length
        found.append((left, HEIGHT - 22, left + length, HEIGHT))
    return found


def _box(text: str, align: str, x: float, y: float) -> _Box:
    length = LETTER * len(text)
    left = x - {"left": 0.0, "right": length, "center": length / 2}[align]
    return left, y - LINE / 2, left + length, y + LINE / 2


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _advice_finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.scores")
    wanting = rows[rows["advice"] == "intervene"]
    blanks = {"total": words.numeral(len(rows)), "name": ""}
    if len(wanting):
        worst = wanting.iloc[int((wanting["y"] - wanting["x"]).argmax())]
        blanks["name"] = words.quoted(worst["label"])
    found = words.tell("chart.importance", len(wanting), **blanks)
    return found + words.tell("chart.importance.save", int((rows["advice"] == "save").sum()))


def _kano_finding(words: Wording, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.say("chart.empty.features")
    musts = rows[rows["category"] == "must_be"].sort_values("x", ascending=False, kind="stable")["label"]
    delights = rows[rows["category"] == "attractive"].sort_values("y", ascending=False, kind="stable")["label"]
    said = []
    if len(musts):
        said.append(words.say("chart.kano.blocks", names=words.among(musts)))
    if len(delights):
        said.append(words.tell("chart.kano.delights", len(delights), names=words.among(delights)))
    if not said:
        indifferent = int((rows["category"] == "indifferent").sum())
        said.append(words.tell("chart.kano.neither", indifferent, total=words.numeral(len(rows))))
    return "; ".join(said)
