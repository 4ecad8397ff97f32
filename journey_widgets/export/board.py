"""What the parts of one picture share: the map's reader, what of the map is drawn, and how wide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from journey_widgets.export import ink
from journey_widgets.export.limits import Window
from journey_widgets.export.map_layout import JourneyMap
from journey_widgets.export.wording import Reader

LANE = 136
"""Width of the lanes' headers in pixels."""
NARROWEST, WIDEST = 150, 320
"""Width of a column in pixels: the fewer there are, the wider."""
PAGE = 1180
"""Width that a small map fills, in pixels: that of a notebook's output on a common screen."""


class Band(NamedTuple):
    """A horizontal part of a picture.

    Attributes
    ----------
    height
        In pixels.
    content
        SVG, its top left corner at the origin.
    is_ruled
        Whether lines between columns run through it.
    over
        SVG of what lies over its lower edge, and over the band below.
    """

    height: float
    content: str
    is_ruled: bool = False
    over: str = ""


@dataclass
class Board:
    """One picture being drawn.

    Attributes
    ----------
    reader
        Reads the map.
    window
        What of the map is drawn.
    for_browser
        Whether a browser draws it, or a PNG is made of it.
    icons
        Names of the icons used so far.
    pieces
        What was drawn so far and may be used again, as drawing → (number, x, y): two states have most cards in common.
    """

    reader: Reader
    window: Window
    for_browser: bool = True
    icons: set[str] = field(default_factory=set)
    pieces: dict[tuple[str, float], tuple[int, float, float]] = field(default_factory=dict)

    @property
    def map(self) -> JourneyMap:
        """What stands where."""
        return self.reader.map

    @property
    def count(self) -> int:
        """Number of columns, the one that tells of a cut included."""
        return len(self.window.columns) + self.window.is_cut

    @property
    def column(self) -> float:
        """Width of a column in pixels."""
        return max(NARROWEST, min(WIDEST, (PAGE - LANE) // max(self.count, 1)))

    @property
    def width(self) -> float:
        """Width of the picture in pixels."""
        return LANE + self.count * self.column if self.count else PAGE

    def x(self, number: int) -> float:
        """Return the left edge of a column, numbered from 0, in pixels from the left edge of the picture."""
        return LANE + number * self.column

    def absences(self, height: float) -> str:
        """Return the hatched ground of the columns whose step is there in the other state alone."""
        return "".join(
            ink.rect(self.x(i), 0, self.column - 1, height, ink.HATCHED)
            for i, column in enumerate(self.window.columns)
            if column.is_absent
        )
