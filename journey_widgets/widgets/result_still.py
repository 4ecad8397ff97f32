"""What an output shows of a live cell's result where nothing is live: a picture, a table, a text."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from journey_widgets.export.png import to_png
from journey_widgets.schema import TEXTS
from journey_widgets.widgets.results import (
    BoardResult,
    Chart,
    Failure,
    Grid,
    Result,
    Several,
    Words,
    result_of,
)
from journey_widgets.widgets.telling import table_told

MOST_ROWS = 50
LARGEST_SVG = 150_000

_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


def still_of(result: Result | None, language: str, name: str) -> dict[str, str]:  # noqa: PLR0911 - one for each kind
    """Return the still of a result.

    Parameters
    ----------
    result
        The result.
    language
        Language of the interface: ``en`` or ``it``.
    name
        What the function is called, for where there is no other title.

    Returns
    -------
    dict
        MIME type → content: ``text/html``, ``text/plain`` and, of a chart, ``image/png`` (base64).
    """
    match result:
        case Chart():
            return _chart(result, language, name)
        case Grid(frame, levels, total):
            return {"text/html": _table(frame, levels, total, language), "text/plain": _plain(frame)}
        case Words(text):
            return {"text/html": f"<pre>{html.escape(text)}</pre>", "text/plain": text}
        case Failure(title, where, _):
            lines = [title, where] if where else [title]
            paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
            return {"text/html": paragraphs, "text/plain": "\n".join(lines)}
        case BoardResult():
            return _board(result, language)
        case Several(results):
            each = [still_of(one, language, name) for one in results]
            return {kind: "\n".join(still[kind] for still in each) for kind in ("text/html", "text/plain")}
    return {"text/plain": name}


def filled(chart: Chart) -> dict[str, Any]:
    """Return a chart's specification with its tables and its parameters' values in it."""
    parts = chart.parts
    datasets = {table: _records(frame) for table, frame in parts.tables.items()}
    spec = {**parts.spec, "datasets": {**parts.spec.get("datasets", {}), **datasets}}
    if parts.parameters:
        spec["params"] = [
            {**each, "value": parts.parameters[each["name"]]} if each["name"] in parts.parameters else each
            for each in parts.spec["params"]
        ]
    return spec


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    told = table_told(frame)
    names = [column["name"] for column in told["columns"]]
    columns = [_values(column) for column in told["columns"]]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: dict[str, Any]) -> list[Any]:
    if column["type"] != "date":
        return list(column["values"])
    # a wall-clock time is written without a zone, and Vega takes it as one
    return [
        None if value is None else pd.Timestamp(value, unit="ms").isoformat(timespec="milliseconds")
        for value in column["values"]
    ]


def _picture(drawn: Chart | str, title: str) -> tuple[str, str]:
    """Return a chart's picture, or an SVG, as an element of HTML, and as PNG (base64, empty where it has no size)."""
    import vl_convert  # noqa: PLC0415 - heavy, and only pictures need it

    svg = drawn if isinstance(drawn, str) else vl_convert.vegalite_to_svg(filled(drawn), allowed_base_urls=[])
    size = _SIZE.search(svg)
    png = to_png(svg, *(round(float(length)) for length in size.groups())) if size else b""
    # sharper at any size, as long as it is not much heavier
    kind, data = ("svg+xml", svg.encode()) if len(svg) <= LARGEST_SVG or not png else ("png", png)
    source = base64.b64encode(data).decode("ascii")
    image = f'<img alt="{html.escape(title)}" src="data:image/{kind};base64,{source}" style="max-width:100%">'
    return image, base64.b64encode(png).decode("ascii")


def _chart(chart: Chart, language: str, name: str) -> dict[str, str]:
    title = title_of(chart) or name
    image, png = _picture(chart, title)
    summary = html.escape(TEXTS["still.data"].in_language(language))
    folded = "".join(
        f"<details><summary>{summary}</summary>{_table(frame.head(MOST_ROWS), 0, len(frame), language)}</details>"
        for frame in chart.parts.tables.values()
    )
    still = {"text/html": f"<div>{image}{folded}</div>", "text/plain": title}
    return {**still, "image/png": png} if png else still


def _board(board: BoardResult, language: str) -> dict[str, str]:
    title, finding = str(board.content["title"]), str(board.content["finding"])
    head = f"<h4>{html.escape(title)}</h4><p>{html.escape(finding)}</p>"
    table = board.table.reset_index()
    tones = board.content["cells"] if board.content["board"] == "grid" else ()
    body = _table(table, 1, len(table), language, tones)
    still = {"text/plain": f"{title}: {finding}"}
    made = board.picture() if board.picture is not None else None
    drawn = made if made is None or isinstance(made, str) else result_of(made)
    if isinstance(drawn, (Chart, str)):
        image, png = _picture(drawn, title)
        summary = html.escape(TEXTS["still.data"].in_language(language))
        body = f"{image}<details><summary>{summary}</summary>{body}</details>"
        still |= {"image/png": png} if png else {}
    return {"text/html": f"<div>{head}{body}</div>", **still}


def title_of(chart: Chart) -> str:
    """Return a chart's title: what it finds, where that is a parameter."""
    title = chart.parts.spec.get("title", "")
    text = title.get("text", "") if isinstance(title, dict) else title
    if isinstance(text, dict):
        text = chart.parts.parameters.get(text.get("expr", ""), "")
    return " ".join(map(str, text)) if isinstance(text, list) else str(text)


def _table(frame: pd.DataFrame, levels: int, total: int, language: str, told: Sequence[Any] = ()) -> str:
    """Return a table; `told` are the cells of a board's grid, whose tones are its colours."""
    shown = frame.head(MOST_ROWS)
    head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in shown.columns)
    rows = "".join(
        f"<tr>{_cells(row, levels, told[i] if told else ())}</tr>"
        for i, row in enumerate(shown.itertuples(index=False, name=None))
    )
    more = total - len(shown)
    key = "still.moreRows.one" if more == 1 else "still.moreRows.many"
    note = TEXTS[key].in_language(language).replace("{count}", str(more)) if more > 0 else ""
    caption = f"<p>{html.escape(note)}</p>" if note else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{caption}"


def _cells(row: tuple[object, ...], levels: int, told: Sequence[dict[str, Any] | None] = ()) -> str:
    cells = []
    for i, value in enumerate(row):
        tag = 'th scope="row"' if i < levels else f"td{_tone(told[i - levels] if told else None)}"
        text = _shown(value)
        cells.append(f"<{tag}>{html.escape(text)}</{tag.split(maxsplit=1)[0]}>")
    return "".join(cells)


def _tone(cell: dict[str, Any] | None) -> str:
    tone = (cell or {}).get("tone")
    if not tone:
        return ""
    colour = "194,65,12" if tone < 0 else "11,125,112"
    return f' style="background:rgba({colour},{min(1, abs(tone)) * 0.42:.2f})"'


def _shown(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN alone is not itself
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _plain(frame: pd.DataFrame) -> str:
    return frame.head(MOST_ROWS).to_string(index=False)
