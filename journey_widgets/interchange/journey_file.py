"""The file of a redesign, `NAME.journey.json`: readable JSON, sorted, one row a line.

Git diffs stay small because a row is a line, lines are sorted by id, and a place is a fractional index: moving a card
changes one line. Files are written whole or not at all, and a file that cannot be read is never overwritten by reading.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from journey_widgets.errors import JourneyError, nearest, shorten
from journey_widgets.model.document import Document
from journey_widgets.model.frames import OWN_DTYPES, columns_of, labels_of, read_cell, stored_at
from journey_widgets.model.keys import ORDER
from journey_widgets.model.values import Stored
from journey_widgets.schema import SCHEMA_VERSION, TABLES, Table

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
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise JourneyError(
                f"{path} is too large: {size / 2**20:,.0f} MB, allowed are {LARGEST_FILE / 2**20:,.0f} MB"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise JourneyError(f"there is no file {path}") from None
    except OSError as error:
        raise JourneyError(f"{path} cannot be opened: {error.strerror}") from None


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
        found = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise JourneyError(f"{source} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except _DuplicateKeyError as error:
        raise JourneyError(f"{source}: {error}") from None
    except RecursionError:
        raise JourneyError(f"{source} is nested too deeply to be a journey") from None
    if not isinstance(found, dict) or found.get("format") != "journey":
        raise JourneyError(f'{source} is not a journey: it does not begin with "format": "journey"')
    _check_version(found.get("schema_version"), source)
    for key in found:
        if key not in {"format", "schema_version", "columns", "tables"}:
            raise JourneyError(f"{source} has an unknown part '{key}'{nearest(key, ['columns', 'tables'])}")
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
            raise JourneyError(f"{source}: the table '{name}' must be a list of rows, not {shorten(rows)}")
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                raise JourneyError(f"{source}: {name}, row {number} must be {{column: value}}, not {shorten(row)}")
    return found


def _own_columns(found: object, source: str) -> dict[str, dict[str, str]]:
    if not isinstance(found, dict):
        raise JourneyError(f'{source}: "columns" must be {{table: {{column: dtype}}}}')
    for table, columns in found.items():
        if table not in TABLES or not isinstance(columns, dict):
            raise JourneyError(f"{source}: \"columns\" names no table '{table}'{nearest(table, TABLES)}")
        for name, dtype in columns.items():
            if dtype not in OWN_DTYPES:
                allowed = ", ".join(OWN_DTYPES)
                raise JourneyError(
                    f"{source}: the dtype of {table}.{name} must be one of {allowed}, not {shorten(dtype)}"
                )
    return found


class _DuplicateKeyError(Exception):
    """An object names a key twice; JSON would silently keep the last."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _DuplicateKeyError(f"'{twice}' stands there twice in {shorten(found)}")
    return found


# ---------------------------------------------------------------------- writing


def to_text(document: Document) -> str:
    """Return the document as the text of a file: what is shown of it, whole and in canonical order."""
    with document.lock:
        return "".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    yield f'{{\n"format": "journey",\n"schema_version": {SCHEMA_VERSION},\n'
    own = {name: dict(sorted(columns.items())) for name, columns in document.own_columns.items() if columns}
    if own:
        yield f'"columns": {_json(dict(sorted(own.items())))},\n'
    tables = [(name, rows) for name, table in TABLES.items() if (rows := list(_rows(document, table)))]
    yield '"tables": {'
    for i, (name, rows) in enumerate(tables):
        yield f'{"," if i else ""}\n"{name}": [\n' + ",\n".join(_json(row) for row in rows) + "\n]"
    yield "\n}\n}\n"


def _rows(document: Document, table: Table) -> Iterator[dict[str, Stored]]:
    columns = columns_of(document, table)
    columns.pop("position", None)
    for label in sorted(labels_of(document, table)):
        row: dict[str, Stored] = {}
        for name, column in columns.items():
            value = read_cell(document, table, column, label)
            if value is not None and value != column.default:
                row[name] = _exact(value)
        stored, key = stored_at(document, table, "position", label)
        if key in stored:
            row[ORDER] = stored[key]
        if row or not table.host:  # an assessment that says nothing is there without being written
            parts = label if isinstance(label, tuple) else (label,)
            yield {**dict(zip(table.index, parts, strict=True)), **row}


def _exact(value: Stored) -> Stored:
    """Write 9.0 as 9: every language then writes the same text."""
    if isinstance(value, float) and value == math.floor(value) and abs(value) <= LARGEST_EXACT:
        return int(value)
    return value


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
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise JourneyError(f"{path} cannot be written: {error.strerror}") from None


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows cannot open folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
