"""Fills a new document with rows from elsewhere: a file, a table, another tool's format.

The rows are checked against the schema in one go, and either all of them go in or none: one error lists every place
that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.model.document import Document
from journey_widgets.model.keys import ORDER, key_of
from journey_widgets.model.labels import label_problem
from journey_widgets.model.order import is_key, keys_between
from journey_widgets.model.own_columns import OWN_DTYPES, own_column, own_name_problem
from journey_widgets.model.shown import parent_of, target_table
from journey_widgets.model.values import RefusedValueError, Stored, to_stored
from journey_widgets.schema import STATES, TABLES, Column, Table

Cells = Mapping[str, object]
"""One row as it comes: the levels of the index, columns, and perhaps ``order``."""


@dataclass
class _Loading:
    """What has been read so far, and what was wrong with it."""

    rows: dict[str, dict[str, dict[str, Stored]]]
    numbers: dict[tuple[str, object], int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def complain(self, table: str, number: int, label: object, text: str) -> None:
        """Note what is wrong with a row."""
        self.problems.append(f"{table}, row {number} ({shorten(label)}): {text}")


def load(
    document: Document,
    tables: Mapping[str, Sequence[Cells]],
    own_columns: Mapping[str, Mapping[str, str]] | None = None,
    *,
    source: str,
) -> None:
    """Fill an empty document.

    Parameters
    ----------
    document
        A document without rows.
    tables
        Table → rows in their order. A row without ``order`` stands where it stands in its list.
    own_columns
        Table → column of one's own → dtype.
    source
        What the error names: a file, or "the table".

    Raises
    ------
    JourneyError
        If anything is not as the schema says; the document stays empty.
    """
    own_columns = own_columns or {}
    loading = _read(tables, own_columns)
    if loading.problems:
        raise JourneyError(f"{source} cannot be read:", loading.problems)
    with document.transaction("file"):
        for name, declared in own_columns.items():
            for column, dtype in declared.items():
                document.declare(name, column, dtype)
        for name, rows in loading.rows.items():
            for row_id, values in rows.items():
                document.add(name, row_id, values)
    document.forget_steps()


def _read(tables: Mapping[str, Sequence[Cells]], own_columns: Mapping[str, Mapping[str, str]]) -> _Loading:
    loading = _Loading({name: {} for name, table in TABLES.items() if not table.host})
    for name in tables:
        if name not in TABLES:
            loading.problems.append(f"there is no table {shorten(name)}{nearest(name, TABLES)}")
    misdeclared = [line for name, declared in own_columns.items() for line in _own_column_problems(name, declared)]
    if misdeclared:  # rows cannot be read by columns that are none
        loading.problems += misdeclared
        return loading
    for name, table in TABLES.items():  # hosts before guests
        columns = {column.name: column for column in table.columns if column.name != "position"}
        columns |= {column: own_column(column, dtype) for column, dtype in own_columns.get(name, {}).items()}
        for number, cells in enumerate(tables.get(name, ()), 1):
            _read_row(loading, table, columns, number, cells)
        if table.single_id:
            loading.rows[name].setdefault(table.single_id, {})
        _give_order(table, loading.rows.get(name, {}))
    _check_references(loading)
    return loading


def _own_column_problems(name: str, declared: Mapping[str, str]) -> Iterator[str]:
    if name not in TABLES:
        yield f"columns: there is no table {shorten(name)}{nearest(name, TABLES)}"
        return
    for column, dtype in declared.items():
        problem = own_name_problem(TABLES[name], column)
        if problem:
            yield f"columns, {name}: {shorten(column)} {problem}"
        if dtype not in OWN_DTYPES:
            yield f"columns, {name}: {shorten(column)} must be one of {listed(OWN_DTYPES)}, not {shorten(dtype)}"


def _read_row(loading: _Loading, table: Table, columns: Mapping[str, Column], number: int, cells: Cells) -> None:
    label = tuple(cells.get(level, "" if level == "persona_id" else None) for level in table.index)
    shown_label = label[0] if len(label) == 1 else label
    problem = label_problem(table, label) or _label_misfit(loading, table, label)
    if problem:
        loading.complain(table.name, number, shown_label, problem)
        return
    loading.numbers[table.name, shown_label] = number
    row_id, *rest = (str(part) for part in label)
    values: dict[str, Stored] = {}
    for name, value in cells.items():
        if name in table.index:
            continue
        stored = _read_value(loading, table, columns, (number, shown_label), (name, value))
        if stored is not None:
            values[key_of(table, tuple(rest), name)] = stored
    if table.host:
        loading.rows[table.host][row_id].update(values)
    else:
        loading.rows[table.name][row_id] = values


def _label_misfit(loading: _Loading, table: Table, label: Sequence[object]) -> str:
    if (table.name, label if table.host else label[0]) in loading.numbers:
        return "stands there twice"
    if not table.host:
        return ""
    if label[0] not in loading.rows[table.host]:
        return f"{table.index[0]} must be the id of a row of `{table.host}`"
    if label[1] not in STATES:
        return f"state must be one of {listed(STATES)}"
    if any(persona and persona not in loading.rows["personas"] for persona in label[2:]):
        return "persona_id must be the id of a row of `personas`, or empty"
    return ""


def _read_value(
    loading: _Loading, table: Table, columns: Mapping[str, Column], row: tuple[int, object], cell: tuple[str, object]
) -> Stored | None:
    name, value = cell
    if name == ORDER:
        if not is_key(value):
            loading.complain(table.name, *row, f"column 'order': {shorten(value)} is no fractional index; leave it out")
            return None
        return str(value)
    column = columns.get(name)
    if column is None:
        loading.complain(table.name, *row, f"there is no column {shorten(name)}{nearest(name, columns)}")
        return None
    try:
        stored = to_stored(column, value)
    except RefusedValueError as error:
        loading.complain(table.name, *row, f"column '{name}': {shorten(value)} {error}")
        return None
    return None if stored == column.default else stored


def _give_order(table: Table, rows: dict[str, dict[str, Stored]]) -> None:
    """Give the rows of each parent a fractional index where one of them has none: the list's own order."""
    if not table.is_ordered:
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for row_id, row in rows.items():
        groups.setdefault(parent_of(table, row), []).append(row_id)
    for ids in groups.values():
        if any(ORDER not in rows[row_id] for row_id in ids):
            for row_id, key in zip(ids, keys_between(None, None, len(ids)), strict=True):
                rows[row_id][ORDER] = key


def _check_references(loading: _Loading) -> None:
    for table in TABLES.values():
        references = [column for column in table.columns if column.reference]
        if table.host or not references:
            continue
        for row_id, row in loading.rows[table.name].items():
            for column in references:
                _check_reference(loading, table, column, row_id, row)
    for name in ("touchpoints", "steps"):
        _check_hosted_references(loading, name)


def _check_reference(loading: _Loading, table: Table, column: Column, row_id: str, row: Mapping[str, Stored]) -> None:
    value = row.get(column.name)
    if value is None:
        return
    target = target_table(table, column, row)
    if value in loading.rows.get(target, ()):
        return
    text = f"column '{column.name}': {shorten(value)} is not the id of a row of `{target or '?'}`"
    loading.complain(table.name, loading.numbers[table.name, row_id], row_id, text)


def _check_hosted_references(loading: _Loading, host: str) -> None:
    for table in (table for table in TABLES.values() if table.host == host):
        pairs = [(column, state) for column in table.columns if column.reference for state in STATES]
        for row_id, row in loading.rows[host].items():
            for column, state in pairs:
                value = row.get(key_of(table, (state,), column.name))
                target = column.reference.table if column.reference else ""
                if value is not None and value not in loading.rows[target]:
                    label = (row_id, state)
                    text = f"column '{column.name}': {shorten(value)} is not the id of a row of `{target}`"
                    loading.complain(table.name, loading.numbers[table.name, label], label, text)


def next_ids(prefix: str, taken: Iterable[str], count: int) -> list[str]:
    """Return `count` ids such as ``'tp1'``, ``'tp2'`` that are not taken: for documents one party seeds."""
    used, number = set(taken), 0
    ids: list[str] = []
    while len(ids) < count:
        number += 1
        if f"{prefix}{number}" not in used:
            ids.append(f"{prefix}{number}")
    return ids
