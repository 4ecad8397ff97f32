"""What the schema says of itself holds together."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

import journey_widgets as jw
from journey_widgets.model.values import is_sound
from journey_widgets.redesign import LiveTable
from journey_widgets.schema import LANGUAGES, STATES, TABLES, TEXTS, Choices, Column, Table, Text
from journey_widgets.schema.choices import STATE
from journey_widgets.schema.spec import Dtype

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
CHOICES = {column.choices.name: column.choices for _, column in COLUMNS if column.choices}


def labels() -> Iterator[tuple[str, Text]]:
    for name, table in TABLES.items():
        yield name, table.label
        for column in table.columns:
            yield f"{name}.{column.name}", column.label
    for name, choices in CHOICES.items():
        for value, label in choices.values.items():
            yield f"{name}.{value}", label
    yield from TEXTS.items()


LABELS = list(labels())


@pytest.mark.parametrize(("name", "text"), LABELS, ids=[name for name, _ in LABELS])
def test_a_text_stands_there_in_both_languages(name: str, text: Text) -> None:
    for language in LANGUAGES:
        found = text.in_language(language)
        assert found, name
        assert found == found.strip(), name
        assert found.isprintable(), name
    fields = [{field for _, field, _, _ in string.Formatter().parse(found) if field} for found in text]
    assert fields[0] == fields[1], name


def test_english_is_the_language_where_there_is_none() -> None:
    assert Text("a", "b").in_language("de") == "a"


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: value.name)
def test_a_column_is_whole(table: Table, column: Column) -> None:
    assert column.dtype in get_args(Dtype)
    assert column.name.isidentifier()
    assert column.name == column.name.lower()
    assert column.meaning.endswith((".", "…")), column.meaning
    assert column.name not in {"order", *table.index}
    if column.minimum is not None or column.maximum is not None or column.unit:
        assert column.dtype in {"float64", "Int64"}
    if column.minimum is not None and column.maximum is not None:
        assert column.minimum < column.maximum
    if column.choices or column.reference:
        assert column.dtype == "str"
    if column.default is not None:
        assert is_sound(column, column.default)
    if column.dtype == "boolean":
        assert column.default is not None, "a flag is never missing"


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: value.name)
def test_a_reference_names_a_table_before_it(table: Table, column: Column) -> None:
    reference = column.reference
    if reference is None:
        assert not column.name.endswith("_id")
        return
    assert reference.on_delete in {"cascade", "unlink"}
    if reference.table_column:
        assert reference.table == ""
        assert table.column(reference.table_column) is not None
        return
    target = TABLES[reference.table]
    assert not target.host, "a row that lives in another one cannot be referred to"
    assert column.name.endswith(target.index[0])
    if reference.on_delete == "cascade":
        names = list(TABLES)
        assert names.index(target.name) < names.index(table.name), "parents come before children"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_is_whole(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert table.name.isidentifier()
    assert table.meaning.endswith((".", "…"))
    assert isinstance(getattr(jw.Redesign, table.name), LiveTable), "every table is an attribute of a redesign"
    for parent in table.parents:
        column = table.column(parent)
        assert column is not None
        assert column.reference is not None
        assert column.reference.on_delete == "cascade", "a row without its parent has no place"
    if table.host:
        assert TABLES[table.host].host == ""
        assert table.index[0] == TABLES[table.host].index[0]
        assert table.index[1] == "state"
        assert not table.is_ordered
    else:
        assert len(table.index) == 1


def test_prefixes_of_ids_differ() -> None:
    prefixes = [table.prefix for table in TABLES.values() if not table.host and not table.single_id]
    assert len(set(prefixes)) == len(prefixes)


def test_index_names_differ() -> None:
    names = [table.index[0] for table in TABLES.values() if not table.host]
    assert len(set(names)) == len(names)


def test_a_redesign_has_these_tables_and_no_others() -> None:
    assert {name for name, value in vars(jw.Redesign).items() if isinstance(value, LiveTable)} == set(TABLES)


def test_closed_lists_with_one_name_are_one_list() -> None:
    for _, column in COLUMNS:
        if column.choices:
            assert CHOICES[column.choices.name] == column.choices
            assert column.choices.values
            assert all(value and value == value.lower() for value in column.choices.values)


def test_states_are_one_list() -> None:
    assert tuple(STATE.values) == STATES


def test_descriptions_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        TABLES["phases"].name = "stages"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Choices("a", {}).name = "b"  # type: ignore[misc]
