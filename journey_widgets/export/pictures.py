"""Pictures within the document: data URIs of four formats, and nothing else that a stranger may have written there."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from journey_widgets.errors import JourneyError

_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}", re.ASCII)
LONGEST_SIGN = 8
"""Letters of an emoji or another sign that stands for a picture; the live view draws as many."""
_SIZES = ((480, 85), (480, 60), (320, 60), (200, 50))
"""Greatest width or height in pixels, and quality: the first with which a picture is small enough."""
_LARGEST = 80_000
"""Letters of a data URI: about 60 kB of picture."""


def is_picture(link: str | None) -> bool:
    """Return whether a note's link is a picture that may be drawn: the twin of `isPicture` in the page."""
    return link is not None and _PICTURE.fullmatch(link) is not None


def size_of(link: str) -> tuple[int, int] | None:
    """Return width and height of a picture in pixels, None where nobody can read it."""
    from PIL import Image  # noqa: PLC0415 - most maps have no pictures

    try:
        with Image.open(io.BytesIO(base64.b64decode(link.partition(",")[2]))) as image:
            return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def picture(path: str | Path) -> str:
    """Return an image file as a small picture to put into a document.

    Parameters
    ----------
    path
        The file: any format that Pillow reads.

    Returns
    -------
    str
        A data URI of at most 480 pixels and about 60 kB: for `link` of a note of kind ``image``, or `image` of a
        persona.

    Raises
    ------
    JourneyError
        If the file is not there, or is no image.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd.notes.loc["n1", "link"] = jw.picture("queue.jpg")  # doctest: +SKIP
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - most maps have no pictures

    try:
        with Image.open(path) as image:
            found = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.getbands() else "RGB")
    except FileNotFoundError:
        raise JourneyError(f"there is no file '{path}'") from None
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise JourneyError(f"'{path}' is no image that can be read: {error}") from None
    written = ""
    for most, quality in _SIZES:
        small = found.copy()
        small.thumbnail((most, most))
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=quality)
        written = f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"
        if len(written) <= _LARGEST:
            break
    return written
