"""A picture as PNG, small enough to be stored in a notebook.

vl-convert draws it: four bytes a pixel, hardly compressed. A map has a few dozen colours and the blends between them,
so Pillow writes it again with a palette, in a tenth of the size.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from math import dist
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 8_000_000
"""A larger picture is drawn smaller."""
COLOURS = 96
APART = 6
"""Colours of the palette differ by at least so much in red, green or blue."""


@lru_cache(maxsize=4)
def to_png(svg: str, width: int, height: int) -> bytes:
    """Return a picture as PNG, at its own size or, beyond `MOST_PIXELS`, at a smaller one.

    Parameters
    ----------
    svg
        The picture, with a ground of its own: transparency is lost.
    width, height
        Its size in pixels.
    """
    import vl_convert  # noqa: PLC0415 - heavy, and only pictures need it
    from PIL import Image  # noqa: PLC0415 - likewise

    scale = min(1.0, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("RGB")
    written = io.BytesIO()
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in _palette(drawn) for part in colour])
    # without dithering flat surfaces stay flat
    drawn.quantize(palette=palette, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


Colour = tuple[int, ...]


def _palette(drawn: Image.Image) -> list[Colour]:
    """Return the colours that most of a picture has: its surfaces keep theirs, whatever pictures it has."""
    found: list[Colour] = []
    counted: Sequence[tuple[int, Colour]] = drawn.getcolors(drawn.width * drawn.height)  # type: ignore[assignment]
    for _, colour in sorted(counted, reverse=True):
        if all(_is_apart(colour, other) for other in found):
            found.append(colour)
        if len(found) == COLOURS:
            break
    return found


def _is_apart(colour: Colour, other: Colour) -> bool:
    """Return whether two colours differ, and Pillow takes neither for the other: it looks up by steps of four."""
    if max(map(abs, map(sub, colour, other))) < APART:
        return False
    mine, its = ([part & ~3 for part in each] for each in (colour, other))
    return dist(mine, colour) < dist(mine, other) and dist(its, other) < dist(its, colour)
