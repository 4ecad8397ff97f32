"""What a table of a redesign is made of: the words in which `schema/tables/` is written.

A `Table` is a name, an index and columns; a `Column` is a name, a dtype and all that a value may be. Nothing here knows
pandas, the document or a view: those read these descriptions and act on them, so that a rule is written once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Dtype = Literal["str", "float64", "Int64", "boolean", "datetime64[us]"]
"""The pandas dtypes of the live frames; `design` measured why these and no others (see README, Decisions)."""

OnDelete = Literal["cascade", "unlink"]
"""What becomes of a row whose reference loses its target: it goes too, or it stays with the reference emptied."""


class Text(NamedTuple):
    """One text of the interface in the two languages."""

    en: str
    it: str

    def in_language(self, language: str) -> str:
        """Return the text in `language`, English where there is no such text."""
        return self.it if language == "it" else self.en


@dataclass(frozen=True)
class Choices:
    """A closed list of values.

    Parameters
    ----------
    name
        Name of the list; the type of that name in TypeScript.
    values
        Value → label, in the order in which a menu shows them.
    """

    name: str
    values: dict[str, Text]


@dataclass(frozen=True)
class Reference:
    """A column that holds the id of a row elsewhere.

    Parameters
    ----------
    table
        The table referred to; empty where `table_column` names it row by row.
    on_delete
        What becomes of this row when the row referred to is deleted.
    table_column
        Column of the same row that holds the name of the table referred to.
    """

    table: str
    on_delete: OnDelete
    table_column: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        The glossary's word; units stand in it (`duration_hours`).
    dtype
        Dtype in the live frame.
    meaning
        One line: what a value says.
    label
        What a reader sees above the column.
    minimum, maximum
        Closed range of a number; None where there is none.
    unit
        Unit of a number, for axes and tooltips.
    choices
        Closed list of a text.
    reference
        Set where the text is the id of another row.
    default
        Value of a cell that was never filled; None means missing.
    is_asked
        Whether `problems()` asks for it while it is missing.
    """

    name: str
    dtype: Dtype
    meaning: str
    label: Text
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    choices: Choices | None = None
    reference: Reference | None = None
    default: str | bool | float | None = None
    is_asked: bool = False

    def range_text(self) -> str:
        """Return the range of a number in words."""
        low, high = self.minimum, self.maximum
        unit = f" {self.unit}" if self.unit else ""
        if low is not None and high is not None:
            return f"from {low:g} to {high:g}{unit}"
        return f"{low:g}{unit} or more" if low is not None else f"{high:g}{unit} or less"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a redesign.

    Parameters
    ----------
    name
        Plural noun; the attribute of a redesign (`rd.touchpoints`).
    noun
        Singular; `<noun>_id` is the index.
    meaning
        One line: what a row is.
    label
        The table's name for a reader.
    columns
        Columns without the index and without `position`.
    parents
        Reference columns within which `position` counts from 1. The first one filled in is the row's parent.
    host
        Set for a table whose rows live inside the rows of another one, keyed by what else is in the index.
    index
        Names of the index levels.
    prefix
        First letters of a new row's id.
    is_ordered
        Whether rows have a `position`.
    single_id
        Set for a table that has one row: its id.
    """

    name: str
    noun: str
    meaning: str
    label: Text
    columns: tuple[Column, ...]
    parents: tuple[str, ...] = ()
    host: str = ""
    index: tuple[str, ...] = ()
    prefix: str = ""
    is_ordered: bool = True
    single_id: str = ""

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


def text(name: str, meaning: str, label: tuple[str, str], *, is_asked: bool = False) -> Column:
    """Return a column of free text."""
    return Column(name=name, dtype="str", meaning=meaning, label=Text(*label), is_asked=is_asked)


def score(name: str, meaning: str, label: tuple[str, str], *, is_asked: bool = False) -> Column:
    """Return a column of judgements from 0 to 10."""
    return Column(
        name=name, dtype="float64", meaning=meaning, label=Text(*label), minimum=0, maximum=10, is_asked=is_asked
    )


def amount(name: str, meaning: str, label: tuple[str, str], unit: str) -> Column:
    """Return a column of measured amounts, 0 or more, in `unit`."""
    return Column(name=name, dtype="float64", meaning=meaning, label=Text(*label), minimum=0, unit=unit)


def number(name: str, meaning: str, label: tuple[str, str], *, unit: str = "", is_asked: bool = False) -> Column:
    """Return a column of any numbers."""
    return Column(name=name, dtype="float64", meaning=meaning, label=Text(*label), unit=unit, is_asked=is_asked)


def rate(name: str, meaning: str, label: tuple[str, str]) -> Column:
    """Return a column of shares from 0 to 1."""
    return Column(name=name, dtype="float64", meaning=meaning, label=Text(*label), minimum=0, maximum=1)


def count(name: str, meaning: str, label: tuple[str, str]) -> Column:
    """Return a column of whole numbers, 0 or more."""
    return Column(name=name, dtype="Int64", meaning=meaning, label=Text(*label), minimum=0)


def flag(name: str, meaning: str, label: tuple[str, str], *, default: bool) -> Column:
    """Return a column of yes or no, never missing."""
    return Column(name=name, dtype="boolean", meaning=meaning, label=Text(*label), default=default)


def day(name: str, meaning: str, label: tuple[str, str], *, is_asked: bool = False) -> Column:
    """Return a column of dates or instants (UTC, without a time zone)."""
    return Column(name=name, dtype="datetime64[us]", meaning=meaning, label=Text(*label), is_asked=is_asked)


def choice(
    name: str,
    meaning: str,
    label: tuple[str, str],
    choices: Choices,
    *,
    default: str | None = None,
    is_asked: bool = False,
) -> Column:
    """Return a column whose values are a closed list."""
    return Column(
        name=name, dtype="str", meaning=meaning, label=Text(*label), choices=choices, default=default, is_asked=is_asked
    )


def refers(
    name: str,
    table: str,
    on_delete: OnDelete,
    meaning: str,
    label: tuple[str, str],
    *,
    is_asked: bool = False,
    table_column: str = "",
) -> Column:
    """Return a column that holds ids of `table`."""
    return Column(
        name=name,
        dtype="str",
        meaning=meaning,
        label=Text(*label),
        reference=Reference(table, on_delete, table_column),
        is_asked=is_asked,
    )


def table(  # noqa: PLR0913 - one call, one table
    name: str,
    noun: str,
    label: tuple[str, str],
    meaning: str,
    *columns: Column,
    prefix: str = "",
    parents: tuple[str, ...] = (),
    host: str = "",
    index: tuple[str, ...] = (),
    single_id: str = "",
) -> Table:
    """Return a table; what is not said is what most tables do."""
    return Table(
        name=name,
        noun=noun,
        meaning=meaning,
        label=Text(*label),
        columns=columns,
        parents=parents,
        host=host,
        index=index or (f"{noun}_id",),
        prefix=prefix or noun[0],
        is_ordered=not host and not single_id,
        single_id=single_id,
    )
