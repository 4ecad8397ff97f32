"""What a card bears on its lower edge: a disc that says how far it is proved, open comments, problems."""

from __future__ import annotations

from journey_widgets.export import ink
from journey_widgets.export.marks import Mark
from journey_widgets.export.measure import text_width

HEIGHT = 14
"""Half of it is below the card, in pixels."""
DISC = 4
_GAP = 2
_SIZE = 10
ICONS = frozenset({"s-comment"})
_COLOURS = {"error": ink.BAD, "warning": ink.WARN}


def draw(mark: Mark, right: float, middle: float) -> str | None:
    """Return the badges of a mark, None for none.

    Parameters
    ----------
    mark
        What a row bears.
    right, middle
        Where they end, and the edge they lie on, in pixels.
    """
    if not mark.is_drawn:
        return None
    parts: list[str] = []
    if mark.problems:
        text = str(len(mark.problems))
        drawn, right = _pill(right, middle, text, _COLOURS.get(mark.problems[0].severity, ink.FAINT))
        parts.append(drawn)
    if mark.comments:
        drawn, right = _pill(right, middle, str(mark.comments), ink.FAINT, icon="s-comment")
        parts.append(drawn)
    if mark.level in {"part", "full"}:
        parts.append(disc(right - DISC - 3, middle, mark.level))
    return "".join(parts)


def disc(x: float, y: float, level: str) -> str:
    """Return the disc of a level of evidence, its middle at a place: half of it, or all of it."""
    n = ink.number
    place = f'cx="{n(x)}" cy="{n(y)}"'
    if level == "full":
        return f'<circle {place} r="{DISC + 0.75}" class="zg"/>'
    half = ink.path(f"M{n(x)} {n(y - DISC)}a{DISC} {DISC} 0 0 0 0 {2 * DISC}z", 'class="zg"')
    return f'<circle {place} r="{DISC}" class="zp"/>{half}'


def _pill(right: float, middle: float, text: str, colour: str, *, icon: str = "") -> tuple[str, float]:
    """Return a pill with a number that ends at a place, and where the next one ends."""
    lead = 11 if icon else 0
    width = text_width(text, _SIZE) + 10 + lead
    left, top = right - width, middle - HEIGHT / 2
    frame = ink.rect(left + 0.5, top + 0.5, width - 1, HEIGHT - 1, 'rx="6.5" class="k"')
    sign = ink.icon(left + 4.5, top + 2, icon, _SIZE, colour) if icon else ""
    number = ink.line(left + 5 + lead, top + 10.7, text, {ink.BAD: "v r", ink.WARN: "v w"}.get(colour, "v f"))
    return frame + sign + number, left - _GAP
