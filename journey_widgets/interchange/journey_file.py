"""The file of a redesign, `NAME.journey.json`: readable JSON, sorted, one row a line.

Git diffs stay small because a row is a line, lines are sorted by id, and a place is a fractional index: moving a card
changes one line. Files are written whole or not at all, and a file that cannot be read is never overwritten by reading.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import secrets
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from journey_widgets.errors import JourneyError, nearest, shorten
from journey_widgets.model.changes import Label
from journey_widgets.model.document import Document
from journey_widgets.model.frames import columns_of, labels_of, read_cell, stored_at
from journey_widgets.model.keys import ORDER
from journey_widgets.model.order import fresh_keys, is_key
from journey_widgets.model.own_columns import own_name_problem
from journey_widgets.model.shown import parent_of, shown, target_table
from journey_widgets.model.values import Stored, to_stored
from journey_widgets.schema import SCHEMA_VERSION, TABLES, Column, Table
from journey_widgets.schema.sharing import is_left_out

SUFFIX = ".journey.json"
LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; a larger file is refused before it is opened. A map of 300 touchpoints is about 200 kB."""
LARGEST_EXACT = 2**53


class Content(NamedTuple):
    """What a file holds: table → rows, and table → column of one's own → dtype."""

    tables: dict[str, list[dict[str, Any]]]
    own_columns: dict[str, dict[str, str]]


# ---------------------------------------------------------------------- reading


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of any format that is not too large.

    Raises
    ------
    JourneyError
        If there is no such file, it cannot be opened, or it is larger than `LARGEST_FILE`.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder; or a pipe, which may never end
            raise JourneyError(f"{path} is no file")
        if found.st_size > LARGEST_FILE:
            raise JourneyError(_too_large(path, found.st_size))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise JourneyError(f"there is no file {path}") from None
    except OSError as error:
        raise JourneyError(f"{path} cannot be opened: {error.strerror}") from None
    except ValueError as error:
        if isinstance(error, JourneyError):
            raise
        raise JourneyError(f"{shorten(str(path))} cannot be the name of a file: {error}") from None
    if len(data) > LARGEST_FILE:  # it grew meanwhile, or told no size
        raise JourneyError(_too_large(path, len(data)))
    return data


def _too_large(path: Path, size: int) -> str:
    return f"{path} is too large: {size / 2**20:,.1f} MB, allowed are {LARGEST_FILE / 2**20:,.0f} MB"


def decode(data: bytes, source: str) -> str:
    """Return bytes as text.

    Raises
    ------
    JourneyError
        If they are not UTF-8; the message names the line and the byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise JourneyError(
            f"{source} is not UTF-8 text: line {line} has the byte 0x{data[error.start]:02x}. Save it as UTF-8"
        ) from None


def parse(text: str, source: str) -> Content:
    """Return what the text of a file holds. Rows are checked later, when a document takes them in.

    Raises
    ------
    JourneyError
        If it is not JSON, not a journey, or of a newer version.
    """
    if not text.strip():
        raise JourneyError(f"{source} is empty")
    try:
        found = json.loads(text, object_pairs_hook=_unique, parse_constant=_NoNumber)
    except json.JSONDecodeError as error:
        raise JourneyError(f"{source} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except _DuplicateKeyError as error:
        raise JourneyError(f"{source}: {error}") from None
    except RecursionError:
        raise JourneyError(f"{source} is nested too deeply to be a journey") from None
    except ValueError as error:  # Python reads whole numbers of up to 4,300 digits
        raise JourneyError(f"{source} holds a number that is too long: {error}") from None
    if not isinstance(found, dict) or found.get("format") != "journey":
        raise JourneyError(f'{source} is not a journey: it does not begin with "format": "journey"')
    _check_version(found.get("schema_version"), source)
    for key in found:
        if key not in {"format", "schema_version", "columns", "tables"}:
            raise JourneyError(f"{source} has an unknown part {shorten(key)}{nearest(key, ['columns', 'tables'])}")
    return Content(_tables(found.get("tables"), source), _own_columns(found.get("columns", {}), source))


def _check_version(version: object, source: str) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise JourneyError(f"{source} has no schema_version: {shorten(version)} must be a whole number from 1")
    if version > SCHEMA_VERSION:
        raise JourneyError(
            f"{source} was written by a newer journey-widgets (schema_version {version}, this one reads up to "
            f"{SCHEMA_VERSION}). Upgrade with: pip install --upgrade journey-widgets"
        )


def _tables(found: object, source: str) -> dict[str, list[dict[str, Any]]]:
    if not isinstance(found, dict):
        raise JourneyError(f'{source} has no "tables": {{table: [rows]}}')
    for name, rows in found.items():
        if not isinstance(rows, list):
            raise JourneyError(f"{source}: the table {shorten(name)} must be a list of rows, not {shorten(rows)}")
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                raise JourneyError(
                    f"{source}: {shorten(name)}, row {number} must be {{column: value}}, not {shorten(row)}"
                )
    return found


def _own_columns(found: object, source: str) -> dict[str, dict[str, str]]:
    if not isinstance(found, dict) or not all(isinstance(columns, dict) for columns in found.values()):
        raise JourneyError(f'{source}: "columns" must be {{table: {{column: dtype}}}}')
    return found


class _NoNumber:
    """``NaN``, ``Infinity`` or ``-Infinity``, which are no JSON: refused where the value is read, with its place."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class _DuplicateKeyError(Exception):
    """An object names a key twice; JSON would silently keep the last."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _DuplicateKeyError(f"{shorten(twice)} stands there twice in {shorten(found)}")
    return found


# ---------------------------------------------------------------------- writing


def to_text(document: Document, without: Collection[str] = ()) -> str:
    """Return the document as the text of a file: what is shown of it, whole and in canonical order.

    Parameters
    ----------
    document
        The document.
    without
        Names of what is left out: see `schema.sharing.PARTS`.
    """
    with document.lock:
        return "".join(_lines(document, without))


def _lines(document: Document, without: Collection[str]) -> Iterator[str]:
    yield f'{{\n"format": "journey",\n"schema_version": {SCHEMA_VERSION},\n'
    travelling = {name: table for name, table in TABLES.items() if not is_left_out(without, name)}
    own = {name: declared for name, table in travelling.items() if (declared := _declared(document, table))}
    if own:
        yield f'"columns": {_json(dict(sorted(own.items())))},\n'
    tables = [(name, rows) for name, table in travelling.items() if (rows := list(_rows(document, table, without)))]
    yield '"tables": {'
    for i, (name, rows) in enumerate(tables):
        yield f'{"," if i else ""}\n"{name}": [\n' + ",\n".join(_json(row) for row in rows) + "\n]"
    yield "\n}\n}\n"


def _declared(document: Document, table: Table) -> dict[str, str]:
    names = [name for name in document.own_columns.get(table.name, {}) if not own_name_problem(table, name)]
    return {name: column.dtype for name, column in columns_of(document, table).items() if name in names}


def _rows(document: Document, table: Table, without: Collection[str]) -> Iterator[dict[str, Stored]]:
    columns = {
        name: column
        for name, column in columns_of(document, table).items()
        if not is_left_out(without, table.name, name)
    }
    is_placed = columns.pop("position", None) is not None
    places = _places(document, table) if table.is_ordered else {}
    for label in sorted(labels_of(document, table)):
        if without and _goes_with_another(document, table, label, without):
            continue
        row: dict[str, Stored] = {}
        for name, column in columns.items():
            value = read_cell(document, table, column, label)
            if value is not None and value != column.default:
                row[name] = _exact(column, value)
        if is_placed:
            stored, key = stored_at(document, table, "position", label)
            place = places.get(str(label), stored.get(key))
            if is_key(place):
                row[ORDER] = str(place)
        if row or not table.host:  # an assessment that says nothing is there without being written
            parts = label if isinstance(label, tuple) else (label,)
            yield {**dict(zip(table.index, parts, strict=True)), **row}


def _goes_with_another(document: Document, table: Table, label: Label, without: Collection[str]) -> bool:
    """Return whether a row speaks of one that stays behind: a comment on a KPI, or a comment on that comment."""
    row, _ = stored_at(document, table, ORDER, label)
    seen: set[tuple[str, object]] = set()
    while about := next((c for c in table.columns if c.reference and c.reference.table_column), None):
        target = target_table(table, about, row)
        place = (target, row.get(about.name))
        if not target or place in seen:
            return False
        if is_left_out(without, target):
            return True
        seen.add(place)
        table, row = TABLES[target], document.rows[target].get(str(place[1]), {})
    return False


def _places(document: Document, table: Table) -> dict[str, str]:
    """Return new fractional indices for the rows of those parents of which one has none that is sound.

    Rows without one would be read back in the order of the file.
    """
    rows = document.rows[table.name]
    groups: dict[tuple[str, str], list[str]] = {}
    for row_id in shown(document).ids[table.name]:
        groups.setdefault(parent_of(table, rows[row_id]), []).append(row_id)
    places: dict[str, str] = {}
    for ids in groups.values():
        if not all(is_key(rows[row_id].get(ORDER)) for row_id in ids):
            places |= fresh_keys(ids)
    return places


def _exact(column: Column, value: Stored) -> Stored:
    """Return a value in the one spelling that every language writes and reads again.

    9.0 is 9, what is no longer exact is a float, and midnight is a date: a page may have written it with its zeros.
    """
    if column.dtype == "datetime64[us]":
        return to_stored(column, value) or value
    if isinstance(value, (str, bool)):
        return value
    return int(value) if abs(value) <= LARGEST_EXACT and value == math.floor(value) else float(value)


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it finds the old content or the new, never a part, whatever happens.

    Raises
    ------
    JourneyError
        If the folder does not exist or cannot be written.
    """
    try:
        # a link is followed: what it points to gets the new content, and the link stays a link
        target = path.resolve()
        part = target.with_name(f".journey-{secrets.token_hex(8)}.part")
        try:
            with part.open("xb") as file:
                with contextlib.suppress(FileNotFoundError):
                    part.chmod(target.stat().st_mode & 0o777)  # before there is anything to read in it
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise JourneyError(f"{path} cannot be written: {error.strerror}") from None
    except (RuntimeError, ValueError) as error:  # links that go round in circles; a name with a NUL
        raise JourneyError(f"{shorten(str(path))} cannot be written: {error}") from None


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows cannot open folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
