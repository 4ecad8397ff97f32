"""What every part of the picture is drawn with: colours of the light theme, type, and the writing of SVG.

A picture is text: plain elements, one style sheet that speaks of this picture only, no script and nothing from outside.
Ids and the style sheet carry `MARK` until `svg.picture` puts the picture's own name in its place; no text of a user can
hold it, since `measure.clean` takes control characters away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journey_widgets.export.measure import cut, is_rtl
from journey_widgets.schema.icons import CHANNEL_ICONS, LANE_ICONS, SIGN_ICONS

MARK = "\x00"
"""Stands for the picture's own name in ids."""

FONT = "system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"

INK = "#111827"
PAPER = "#fff"
PANEL = "#f7f7f8"
GROUP = "#dbe4f9"
LINE = "#e2e3e5"
STRONG = "#94979e"
SOFT = "#545963"
FAINT = "#6b7079"
BRAND = "#2563eb"
GOOD = "#0b7d70"
BAD = "#c2410c"
WARN = "#a16207"
WANT = "#7c3aed"

TINTS = {"pre_purchase": "#eef3fd", "purchase": "#e9f5f3", "post_purchase": "#fef5e7"}
"""Macro phase → ground of its phases and steps."""

ACTORS = ("#2563eb", "#a16207", "#7c3aed", "#0b7d70", "#be185d", "#4d7c0f", "#9a3412", "#475569")
"""Colours of actors, one after the other: each bears white letters."""

NOTE_EDGES = {
    "value_offered": BRAND,
    "value_wanted": WANT,
    "accelerator": GOOD,
    "blocker": BAD,
    "opportunity": WARN,
    "backstage": "",
    "text": "",
    "image": "",
    "thought": "",
    "problem": BAD,
    "innovation": WANT,
    "impact": GOOD,
    "data": BRAND,
}
"""Kind of note → colour of its card's edge; empty for none. Other kinds have a grey one."""

TEXT = 12
LINE_HEIGHT = 17
SMALL = 11
SMALL_HEIGHT = 16
TAG = 10.5
TAG_HEIGHT = 17
ICON = 13.8
SMALL_ICON = 12.65
"""Sizes in pixels, as in the live view."""

STROKES = {
    "a": LINE,
    "b": BRAND,
    "f": FAINT,
    "g": GOOD,
    "n": STRONG,
    "r": BAD,
    "v": WANT,
    "w": WARN,
}
"""Name → colour of a line."""
_NAMES = {colour: name for name, colour in STROKES.items()}

_STYLE = {
    "text": f"fill:{INK}",
    ".k": f"fill:{PAPER};stroke:{LINE}",
    ".o": f"fill:none;stroke:{LINE};stroke-dasharray:4 3",
    ".b": "font-weight:600",
    ".h": "font-size:15px",
    ".m": "font-size:13.5px",
    ".n": f"font-size:11px;fill:{FAINT}",
    ".t": "font-size:10.5px",
    ".s": f"fill:{SOFT}",
    ".f": f"fill:{FAINT}",
    ".q": f"fill:{FAINT};font-style:italic",
    ".g": f"fill:{GOOD}",
    ".r": f"fill:{BAD}",
    ".p": f"fill:{PAPER}",
    ".w": f"fill:{WARN}",
    ".i": f"fill:{INK}",
    ".v": "font-size:10px",
    ".vs": "font-size:9px",
    ".e": "text-anchor:end",
    ".c": "text-anchor:middle",
    ".u": "font-size:30px",
    ".x": "text-decoration:line-through",
    ".d": "text-decoration:underline;text-decoration-style:dashed",
    ".y": "fill:none;stroke-width:3",
    ".l": "fill:none;stroke-width:4",
    ".lr": "stroke-linecap:round",
    ".j": f"fill:none;stroke:{INK};stroke-width:2;stroke-linecap:round",
    ".z": f"stroke:{PAPER};stroke-width:2",
    ".za": f"fill:{PAPER};stroke-width:2",
    ".zd": f"fill:{SOFT};stroke:{PAPER};stroke-width:1.5",
    ".zp": f"fill:{PAPER};stroke:{GOOD};stroke-width:1.5",
    ".zg": f"fill:{GOOD}",
    ".zb": f"fill:{BRAND}",
    **{f".s{name}": f"stroke:{colour}" for name, colour in STROKES.items()},
}
"""Classes: k card, o what was a card, b bold, h title, m phase, n small, t tag, s soft, f faint, q placeholder, g good,
r bad, w warning, i ink, v badge, vs initials, p on colour, e ends at its place, c centred, u sign, x struck through, d
to be enabled; y edge, l bar, lr with round ends, j tick, z and za dots, zb blue, zg good, zd step, zp proved; s with
the name of a colour: its stroke."""

HATCHED = f'fill="url(#{MARK}-hatch)"'
"""Ground of what is there in the other state alone."""
HATCH = (
    f'<pattern id="{MARK}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M.5 0v7" stroke="{INK}" stroke-opacity=".09"/></pattern>'
)
"""Draws it."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """Return a text that may stand in an element or an attribute."""
    return text.translate(_ESCAPES)


def _text(text: str) -> str:
    """Return a text that may stand in an element: an apostrophe is a letter there like any other."""
    return escape(text).replace("&#39;", "'")


def stroke(colour: str) -> str:
    """Return the class of a line's colour: one of `STROKES`."""
    return f"s{_NAMES[colour]}"


def style_sheet(scope: str = f"#{MARK}") -> str:
    """Return the picture's style sheet, each rule bound to this picture by what selects what it is in."""
    return "".join(f"{scope} {selector}{{{rule}}}" for selector, rule in _STYLE.items())


def number(value: float) -> str:
    """Return a coordinate, short and the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith("0."):
        return text[1:]
    return text.replace("-0.", "-.", 1) if text.startswith("-0.") else text


def rect(x: float, y: float, width: float, height: float, rest: str) -> str:
    """Return a rectangle; `rest` is its other attributes."""
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" {rest}/>'


def path(d: str, rest: str) -> str:
    """Return a path."""
    return f'<path d="{d}" {rest}/>'


def group(x: float, y: float, content: str, rest: str = "") -> str:
    """Return content moved to a place."""
    return f'<g transform="translate({number(x)} {number(y)})"{rest and " " + rest}>{content}</g>'


def line(x: float, y: float, text: str, kind: str = "", *, right: float | None = None) -> str:
    """Return one line of text.

    Parameters
    ----------
    x, y
        Start of its base line, in pixels.
    text
        The text, cleaned.
    kind
        Classes of the style sheet.
    right
        Right edge of its room, for a text that runs from right to left: it begins there.
    """
    if right is not None:
        x, kind = right, f"{kind} e".strip()
    if right is not None or is_rtl(text):
        text = f"\u2067{text}\u2069"
    attribute = f' class="{kind}"' if kind else ""
    return f'<text x="{number(x)}" y="{number(y)}"{attribute}>{_text(text)}</text>'


def runs(x: float, y: float, pieces: Sequence[tuple[str, str]], kind: str = "") -> str:
    """Return one line of text of which pieces have classes of their own: (text, classes)."""
    told = "".join(f'<tspan class="{own}">{_text(text)}</tspan>' if own else _text(text) for text, own in pieces)
    attribute = f' class="{kind}"' if kind else ""
    return f'<text x="{number(x)}" y="{number(y)}"{attribute}>{told}</text>'


def lines(
    x: float, y: float, texts: Sequence[str], kind: str = "", *, right: float, height: float = LINE_HEIGHT
) -> str:
    """Return lines of one text, the top of the first at `y`, `height` pixels each.

    All of them begin on one side: on the right, at `right`, where the text runs from right to left.
    """
    base = y + round(height * 0.73)
    edge = right if is_rtl("".join(texts)) else None
    return "".join(line(x, base + i * height, text, kind, right=edge) for i, text in enumerate(texts))


def icon(x: float, y: float, name: str, size: float, colour: str = FAINT) -> str:
    """Return one of our icons, its top left corner at a place, `size` pixels wide. `defs` draws it."""
    return f'<use href="#{MARK}-{name}" transform="{placed(x, y, size)}" class="{stroke(colour)}"/>'


def placed(x: float, y: float, size: float) -> str:
    """Return what puts a drawing of 16 units at a place, `size` pixels wide."""
    return f"translate({number(x)} {number(y)}) scale({f'{size / 16:.2f}'.lstrip('0')})"


_UNUSED = re.compile(f' id="({MARK}-k[0-9]+)"')


def piece(number: int) -> str:
    """Return the id of a drawing that may be used again."""
    return f"{MARK}-k{number}"


def without_unused(svg: str) -> str:
    """Return a picture without the ids of drawings that are used once."""
    used = set(re.findall(f'href="#({MARK}-k[0-9]+)"', svg))
    return _UNUSED.sub(lambda found: found[0] if found[1] in used else "", svg)


def defs(names: Iterable[str]) -> str:
    """Return the strokes of the icons used: ``c-`` a channel's, ``l-`` a lane's, ``s-`` a sign."""
    sets = {"c": CHANNEL_ICONS, "l": LANE_ICONS, "s": SIGN_ICONS}
    found = ((name, sets[name[0]][name[2:]]) for name in sorted(names))
    style = 'fill="none" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"'
    return "".join(f'<path id="{MARK}-{name}" d="{d}" {style}/>' for name, d in found)


def emoji_of(icon_name: str) -> str:
    """Return what a channel shows whose icon is none of ours: its first letters."""
    return cut(icon_name, 8)
