"""A picture as PNG, small enough to be stored in a notebook.

vl-convert draws it: four bytes a pixel, hardly compressed. A map has a few dozen colours and the blends between them,
so Pillow writes it again with a palette, in a tenth of the size.
"""

from __future__ import annotations

import io
from functools import lru_cache

MOST_PIXELS = 8_000_000
"""A larger picture is drawn smaller."""
COLOURS = 64


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
    # an octree is fast, and without dithering flat surfaces stay flat
    drawn.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()
