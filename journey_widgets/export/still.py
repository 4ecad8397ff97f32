"""What a notebook's output shows of a swimlane when no widget is alive: picture, table, sentence.

How the HTML lives on where strangers open the notebook:

- JupyterLab, trusted or not, keeps the image with its data URI, the inline styles, ``<details>`` and the table: the
  picture in its own size in a box that scrolls, and the table folded under it.
- Where a sanitiser drops styles and image sources (as GitHub's does), the alternative text says what the map is, with
  every value of the curve, and the table is one click away; where it drops ``<details>`` too, the table stands open.
"""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from journey_widgets.export import telling
from journey_widgets.export.comparing import laid_under
from journey_widgets.export.ink import escape
from journey_widgets.export.map_layout import JourneyMap, compute_map
from journey_widgets.export.png import to_png
from journey_widgets.export.reading import Reading, as_read
from journey_widgets.export.svg import Picture, picture
from journey_widgets.export.table import table
from journey_widgets.export.wording import Reader
from journey_widgets.model.document import Document

COLUMNS_OF_PNG = 24
LETTERS_OF_PNG = 5_000
"""What a PNG holds at most: it is what remains where not even HTML is shown, and whoever displays a map waits for it.
Measured: 5,000 letters take 0.35 s to draw, and the time grows with them."""

_TEXTS = re.compile(r">([^<]+)</text>")

NOTHING_ASKED = Reading()

logger = logging.getLogger(__name__)


def still(  # noqa: PLR0913 - what a view shows
    document: Document,
    journey_id: str,
    state: str,
    language: str,
    hidden_lanes: Collection[str] = (),
    folded_lanes: Collection[str] = (),
    reading: Reading = NOTHING_ASKED,
    *,
    folded_groups: Collection[str] = (),
    curves: Sequence[str] = (),
) -> dict[str, str]:
    """Return what an output shows of a map when nothing is live.

    Parameters
    ----------
    document
        The document. Its lock is held while it is read, and free again while the PNG is drawn.
    journey_id
        The journey; one that is not there stands for the first there is.
    state
        ``current``, ``future`` or ``best_practice``.
    language
        Language of the interface's own words: ``en`` or ``it``.
    hidden_lanes, folded_lanes
        Ids of lanes that are not drawn, and of lanes drawn as one line.
    reading
        What is looked for, and how today and the future are compared.
    folded_groups
        Names of groups of lanes that are drawn as one line.
    curves
        Curves of emotion: states, and personas as ``persona:<id>``; empty for those of the state.

    Returns
    -------
    dict
        MIME type → content: ``text/html`` (the picture and, folded, the table), ``image/png`` (base64; left out where
        it could not be drawn), ``text/plain`` (a few lines).
    """
    look = {
        "hidden_lanes": hidden_lanes,
        "folded_lanes": folded_lanes,
        "folded_groups": folded_groups,
        "curves": curves,
    }
    with document.lock:
        shown = _as_shown(document, journey_id, state, reading, look)
        reader = Reader(document, shown.map, language, shown.below)
        drawn = picture(document, shown.map, language, reader=reader)
        small = _small_picture(reader)
        html = _html(drawn, reader)
        plain = telling.plain_text(reader)
    bundle = {"text/plain": plain, "text/html": html}
    png = _png(small)
    if png:
        bundle["image/png"] = base64.b64encode(png).decode("ascii")
    return bundle


class _Shown(NamedTuple):
    """What is shown: a map, and that of another state below it."""

    map: JourneyMap
    below: JourneyMap | None = None


def _as_shown(document: Document, journey_id: str, state: str, reading: Reading, look: Mapping[str, Any]) -> _Shown:
    """Return the maps as they are read."""
    if not reading.comparison:
        return _Shown(as_read(document, compute_map(document, journey_id, state, **look), reading))
    today, future = (
        replace(compute_map(document, journey_id, each, **look, is_together=True), comparison=reading.comparison)
        for each in ("current", "future")
    )
    drawn = as_read(document, future, reading)
    if reading.is_beside:
        return _Shown(as_read(document, today, reading), drawn)
    return _Shown(laid_under(document, drawn, future, today))


def _small_picture(reader: Reader) -> Picture:
    """Return the picture for a PNG: with fewer columns where the map is large, since each letter takes its time."""

    def draw(columns: int) -> Picture:
        most, language = max(1, columns), reader.words.language
        return picture(reader.document, reader.map, language, reader=reader, most_columns=most, for_browser=False)

    drawn = draw(COLUMNS_OF_PNG)
    letters = sum(map(len, _TEXTS.findall(drawn.svg)))
    if letters <= LETTERS_OF_PNG:
        return drawn
    return draw(min(len(reader.map.columns), COLUMNS_OF_PNG) * LETTERS_OF_PNG // letters)


def _html(drawn: Picture, reader: Reader) -> str:
    alternative = escape(telling.alternative(reader)).replace("\n", "&#10;")
    # in its own size, in a box that scrolls: shrunk to the page, a map of twenty steps cannot be read
    image = (
        f'<div style="overflow-x:auto"><img alt="{alternative}" width="{drawn.width}" style="max-width:none" '
        f'src="{_source(drawn.svg)}"></div>'
    )
    words = reader.words
    folded = (
        f"<details><summary>{escape(words.say('still.table'))}</summary>"
        f'<div style="overflow-x:auto">{table(reader)}</div></details>'
    )
    carried = telling.carried(reader)
    note = f"<p>{escape(carried)}</p>" if carried else ""
    return f'<div lang="{escape(words.language)}">{image}{folded}{note}</div>'


_AS_ADDRESS = str.maketrans({"%": "%25", "#": "%23", "<": "%3C", "&": "%26", '"': "'"})


def _source(svg: str) -> str:
    """Return a picture as an address: a quarter shorter than in base64, and a small change of it is a small one."""
    return f"data:image/svg+xml;charset=utf-8,{svg.translate(_AS_ADDRESS)}"


def _png(drawn: Picture) -> bytes | None:
    try:
        return to_png(drawn.svg, drawn.width, drawn.height)
    except BaseException as error:  # a panic in Rust is no Exception, and the picture in the HTML does without it
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        logger.exception("the PNG of the map could not be drawn")
        return None
