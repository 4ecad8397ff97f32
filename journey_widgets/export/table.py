"""A journey's map as a semantic HTML table, which tells the whole story in text.

Readers meet it under the picture, in a screen reader, and where a sanitiser took the picture away. It is made of plain
tags; what attributes it has (spans, scopes, directions, alignment) can all go and leave every word in its cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from journey_widgets.export import telling
from journey_widgets.export.ink import escape
from journey_widgets.export.lane_layout import lines_of, runs_of
from journey_widgets.export.limits import CARDS_IN_CELL, Window, window_of
from journey_widgets.export.map_layout import LaneSpec, MapColumn
from journey_widgets.export.measure import excerpt, isolated
from journey_widgets.export.wording import LONGEST_OWNER, Reader, one_liner

LARGEST = 300_000
"""A table is told shorter before it has more characters."""

_LEFT = "text-align:left;vertical-align:top"
"""JupyterLab centres and right-aligns the cells of tables; sentences want neither."""
_HEAD = f"{_LEFT};min-width:10em"
_TABLE = '<table border="1" cellpadding="4" cellspacing="0">'
_LIST = "margin:0;padding-left:1.2em"


def table(reader: Reader) -> str:
    """Return the map as a table: columns are steps under their phases, rows are lanes.

    Lanes that the view folds are told in full: a reader of a saved page cannot unfold them. Hidden lanes are left out.

    Parameters
    ----------
    reader
        Reads the map; the lock of its document is held.
    """
    window = window_of(reader.map)
    lanes = [(lane, _told(reader, lane)) for lane in reader.map.visible_lanes]
    html = ""
    for limit in CARDS_IN_CELL:
        html = _table(reader, window, lanes, limit)
        if len(html) <= LARGEST:
            break
    return html


Cells = list[tuple[list[str], int]]
"""Cell by cell of a lane: the texts of its first cards, and how many cards there are in all."""
Rows = list[tuple[str, Cells]]
"""What a lane says: once, or in each of two states, as (state, cells); the state is empty where both say the same."""


def _told(reader: Reader, lane: LaneSpec) -> Rows:
    most = CARDS_IN_CELL[0] + 1
    first, *others = (
        (each.state, [telling.items(each, lane, column, most) for column in window_of(each.map).columns])
        for each in reader.all
    )
    if all(cells == first[1] for _, cells in others):
        return [("", first[1])]
    same = ([reader.words.say("still.same", state=first[0])], 1)
    return [
        first,
        *(
            (
                state,
                [same if cell == before and cell[1] else cell for cell, before in zip(cells, first[1], strict=True)],
            )
            for state, cells in others
        ),
    ]


def _table(reader: Reader, window: Window, lanes: Sequence[tuple[LaneSpec, Rows]], limit: int) -> str:
    caption = f'<caption dir="ltr" style="text-align:left">{escape(telling.caption(reader))}</caption>'
    if not window.columns:
        key = "map.empty" if reader.map.journey_id else "map.noJourney"
        return f"{_TABLE}{caption}<tbody><tr><td>{escape(reader.words.say(key))}</td></tr></tbody></table>"
    rows = []
    span = len(window.columns) + window.is_cut
    lines = lines_of(reader.map.visible_lanes)
    told = {lane.id: rows for lane, rows in lanes}
    for run in runs_of(reader.map.visible_lanes):
        if run.group is not None:
            rows.append(f"<tr>{_group_head(one_liner(excerpt(run.group, LONGEST_OWNER)), span + 1)}</tr>")
        for lane in run.lanes:
            rows += [_blueprint_line(reader, kind, span) for kind in lines.get(lane.id, ())]
            rows += [_row(reader, window, lane, state, cells, limit) for state, cells in told[lane.id]]
    return f"{_TABLE}{caption}<thead>{_head(reader, window)}</thead><tbody>{''.join(rows)}</tbody></table>"


def _blueprint_line(reader: Reader, kind: str, span: int) -> str:
    return f'<tr>{_row_head(reader.words.say(f"line.{kind}"))}<td colspan="{span}"></td></tr>'


def _head(reader: Reader, window: Window) -> str:
    words = reader.words
    more = '<td rowspan="{}"></td>' if window.is_cut else ""
    rows = []
    if any(run.macro for run in window.macros):
        cells = [_group_head(reader.macro(run.macro), run.count) for run in window.macros]
        rows.append(f"<tr><td></td>{''.join(cells)}{more.format(2)}</tr>")
        more = ""
    cells = [_group_head(one_liner(reader.phase(phase.id)), phase.count) for phase in window.phases]
    rows.append(f"<tr>{_row_head(words.say('still.phase'))}{''.join(cells)}{more.format(1)}</tr>")
    cells = [_column_head(_step(reader, column)) for column in window.columns]
    if window.is_cut:
        cells.append(_column_head(_missing(reader, window)))
    rows.append(f"<tr>{_row_head(words.say('still.step'))}{''.join(cells)}</tr>")
    for key, found in (
        ("flow.name", [reader.flow(i) for i in range(len(window.columns))]),
        ("still.marks", [telling.marks_of_column(reader, column) for column in window.columns]),
    ):
        if any(found):
            told = "".join(f'<td dir="auto" style="{_LEFT}">{escape(text)}</td>' for text in found)
            rows.append(f"<tr>{_row_head(words.say(key))}{told}{'<td></td>' if window.is_cut else ''}</tr>")
    return "".join(rows)


def _step(reader: Reader, column: MapColumn) -> str:
    """Return the name of a step, and where two states are shown together, the one it is in."""
    name, words = one_liner(reader.step(column.step_id)), reader.words
    absent = {
        each.state: next(one for one in each.map.columns if one.key == column.key).is_absent for each in reader.all
    }
    if reader.map.is_overlaid and column.is_absent:
        return words.say("still.ghost", card=isolated(name), what=words.say("change.removed"))
    if any(absent.values()):
        state = next((state for state, is_absent in absent.items() if not is_absent), "")
        return words.say("still.onlyIn", step=isolated(name), state=state)
    return name


def _missing(reader: Reader, window: Window) -> str:
    """Return how much of the map is left out of a table that is cut."""
    counts = (("still.moreSteps", window.more_steps), ("still.morePhases", window.more_phases))
    return " ".join(reader.words.count(key, number) for key, number in counts if number)


def _group_head(text: str, span: int) -> str:
    if not text:
        return f'<td colspan="{span}"></td>'
    return f'<th scope="colgroup" colspan="{span}" dir="auto" style="{_LEFT}">{escape(text)}</th>'


def _column_head(text: str) -> str:
    return f'<th scope="col" dir="auto" style="{_HEAD}">{escape(text)}</th>'


def _row_head(text: str) -> str:
    return f'<th scope="row" dir="auto" style="{_LEFT}">{escape(text)}</th>'


def _row(reader: Reader, window: Window, lane: LaneSpec, state: str, cells: Cells, limit: int) -> str:
    name = one_liner(reader.lane(lane))
    if state:
        name = reader.words.say("still.ofState", lane=isolated(name), state=state)
    if lane.kind == "emotion":
        name += " (−2 … +2)"
    whole = telling.journey_kpis(reader, lane)
    if whole:
        name += f" ({'; '.join(whole)})"
    told = "".join(_cell(reader, texts, total, limit) for texts, total in cells)
    return f"<tr>{_row_head(name)}{told}{'<td></td>' if window.is_cut else ''}</tr>"


def _cell(reader: Reader, texts: Sequence[str], total: int, limit: int) -> str:
    shown = list(texts)
    if total > limit + 1 or total > len(texts):
        shown = [*texts[:limit], reader.words.count("still.moreCards", total - limit)]
    if not shown:
        return "<td></td>"
    if len(shown) == 1:
        return f'<td dir="auto" style="{_LEFT}">{_lines(shown[0])}</td>'
    told = "".join(f'<li dir="auto">{_lines(text)}</li>' for text in shown)
    return f'<td style="{_LEFT}"><ul style="{_LIST}">{told}</ul></td>'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
