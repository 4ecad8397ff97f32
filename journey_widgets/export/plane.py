"""A board of two axes as a still picture: what stands where, with names and letters, in one SVG."""

from __future__ import annotations

import html
from typing import Any

from journey_widgets.export import ink
from journey_widgets.export.measure import clean, one_line

SIDE, TOP, WIDTH, HEIGHT = 52, 12, 760, 420
FOOT = 40
LONGEST = 190
HUES = {
    "role-leadership": ink.WANT,
    "role-process_owner": ink.BRAND,
    "role-technology_owner": ink.GOOD,
    "role-end_user": ink.WARN,
    "role-ux": ink.SOFT,
}
"""Mark → colour; the live board has the same."""


def plane_picture(content: dict[str, Any]) -> str:
    """Return the picture of a plane.

    Parameters
    ----------
    content
        The board as the page is told it: axes, names of the quadrants, points.

    Returns
    -------
    str
        SVG.
    """
    x, y = content["x"], content["y"]
    parts = [
        f'<rect x="{SIDE}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="{ink.PAPER}" stroke="{ink.LINE}"/>',
        *_cross(x, y),
        *_names(content["quadrants"]),
        *_axes(x, y),
        *(_point(point, x, y) for point in content["points"]),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE + WIDTH + 12}" height="{TOP + HEIGHT + FOOT}" '
        f'font-family="{html.escape(ink.FONT)}" font-size="12" fill="{ink.INK}">'
        f'<rect width="100%" height="100%" fill="{ink.PAPER}"/>{"".join(parts)}</svg>'
    )


def _along(axis: dict[str, Any], value: float) -> float:
    span = axis["to"] - axis["from"] or 1
    return float(min(1, max(0, (value - axis["from"]) / span)))


def _left(axis: dict[str, Any], value: float) -> float:
    return SIDE + WIDTH * _along(axis, value)


def _top(axis: dict[str, Any], value: float) -> float:
    return TOP + HEIGHT * (1 - _along(axis, value))


def _text(text: str, x: float, y: float, **attributes: object) -> str:
    given = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<text x="{x:.1f}" y="{y:.1f}"{given}>{html.escape(clean(text))}</text>'


def _cross(x: dict[str, Any], y: dict[str, Any]) -> list[str]:
    across, up = _left(x, x["cut"]), _top(y, y["cut"])
    style = f'stroke="{ink.STRONG}" stroke-dasharray="4 4"'
    return [
        f'<path d="M{across:.1f} {TOP}V{TOP + HEIGHT}" {style}/>',
        f'<path d="M{SIDE} {up:.1f}H{SIDE + WIDTH}" {style}/>',
    ]


def _names(names: list[str]) -> list[str]:
    return [
        _text(
            name,
            SIDE + 9 if i % 2 == 0 else SIDE + WIDTH - 9,
            TOP + 18 if i < len(names) // 2 else TOP + HEIGHT - 10,
            text_anchor="start" if i % 2 == 0 else "end",
            fill=ink.FAINT,
            font_weight=600,
        )
        for i, name in enumerate(names)
    ]


def _axes(x: dict[str, Any], y: dict[str, Any]) -> list[str]:
    parts = []
    for i in range(6):
        across, up = (axis["from"] + i * (axis["to"] - axis["from"]) / 5 for axis in (x, y))
        parts.append(_text(f"{across:g}", _left(x, across), TOP + HEIGHT + 16, text_anchor="middle", fill=ink.FAINT))
        parts.append(_text(f"{up:g}", SIDE - 7, _top(y, up) + 4, text_anchor="end", fill=ink.FAINT))
    parts.append(_text(x["label"], SIDE + WIDTH / 2, TOP + HEIGHT + 33, text_anchor="middle", fill=ink.SOFT))
    turned = f'transform="translate(16 {TOP + HEIGHT / 2:.1f}) rotate(-90)"'
    parts.append(f"<g {turned}>{_text(y['label'], 0, 0, text_anchor='middle', fill=ink.SOFT)}</g>")
    return parts


def _point(point: dict[str, Any], x: dict[str, Any], y: dict[str, Any]) -> str:
    across, up = _left(x, point["x"]), _top(y, point["y"])
    hue = HUES.get(point.get("mark", ""), ink.BRAND)
    letter = point.get("letter", "")
    is_late = across > SIDE + WIDTH - LONGEST
    name = one_line(clean(point["label"]), LONGEST, 12)
    mark = f'<circle cx="{across:.1f}" cy="{up:.1f}" r="11" fill="{hue}" fill-opacity="0.2" stroke="{hue}"/>'
    within = _text(letter, across, up + 4, text_anchor="middle", font_weight=600) if letter else ""
    beside = _text(name, across - 15 if is_late else across + 15, up + 4, text_anchor="end" if is_late else "start")
    return mark + within + beside
