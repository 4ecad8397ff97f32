"""What rules of `lint` are made of: what they look at, what they find, and the registry that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

import pandas as pd

from journey_widgets.analysis._arguments import between, one_of
from journey_widgets.analysis._map import Touchpoints, in_order, steps_in_order
from journey_widgets.analysis._notes import notes_in
from journey_widgets.analysis._tables import taken
from journey_widgets.schema import TABLES, Text


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Thresholds of the rules, as `lint` explains them."""

    least_steps: int
    most_steps: int
    steps_per: str
    most_touchpoints_per_step: int
    most_notes_per_touchpoint: int
    least_touchpoint_evidence_rate: float

    def checked(self) -> Limits:
        """Return these limits, or refuse them."""
        one_of("steps_per", self.steps_per, ["journey", "phase"])
        for name in ("most_steps", "most_touchpoints_per_step", "most_notes_per_touchpoint"):
            between(name, getattr(self, name), 1, 1_000_000)
        between("least_steps", self.least_steps, 0, self.most_steps)
        between("least_touchpoint_evidence_rate", self.least_touchpoint_evidence_rate, 0, 1)
        return self

    def told(self) -> dict[str, object]:
        """Return them as parameters of the result."""
        return asdict(self)


class Looked:
    """The tables that rules look at, each taken once, when a rule asks for it."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], limits: Limits) -> None:
        self.tables = tables
        self.limits = limits
        self._taken: dict[str, pd.DataFrame] = {}
        self._names: dict[str, dict[str, object]] = {}

    def table(self, name: str) -> pd.DataFrame:
        """Return a table with all its columns; an empty one where there is none."""
        if name not in self._taken:
            columns = [column.name for column in TABLES[name].columns]
            self._taken[name] = taken(name, self._given(name), (), columns)
        return self._taken[name]

    def _given(self, name: str) -> pd.DataFrame:
        if name in self.tables:
            return self.tables[name]
        empty = [pd.Index([], dtype="str", name=level) for level in TABLES[name].index]
        columns = [column.name for column in TABLES[name].columns]
        return pd.DataFrame(index=empty[0] if len(empty) == 1 else pd.MultiIndex.from_arrays(empty), columns=columns)

    @cached_property
    def steps(self) -> pd.DataFrame:
        """The steps of today, in order."""
        return steps_in_order(self._given("phases"), self._given("steps"), "current")

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """The touchpoints of today's maps, in order."""
        present = Touchpoints(self._given("touchpoints"), self._given("assessments")).present("current")
        return in_order(present, self.steps)

    @cached_property
    def notes(self) -> pd.DataFrame:
        """The notes that hold today."""
        return notes_in(self._given("notes"), "current", "text")

    def names(self, table: str) -> dict[str, object]:
        """Return the names of a table's rows by id."""
        if table not in self._names:
            self._names[table] = {str(row): name for row, name in self.table(table)["name"].items()}
        return self._names[table]


@dataclass(frozen=True)
class Finding:
    """One row that a rule does not like; `blanks` fill its sentence, a `Text` among them by language."""

    row: str = ""
    blanks: tuple[tuple[str, object], ...] = ()
    table: str = ""

    def in_language(self, language: str) -> dict[str, object]:
        """Return the blanks in a language."""
        said = {}
        for name, value in self.blanks:
            said[name] = value.in_language(language) if isinstance(value, Text) else value
        return said


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks for and what it says."""

    severity: str
    requirement: int
    table: str
    column: str
    message: Text
    hint: Text
    find: Callable[[Looked], Iterable[Finding]]

    @property
    def meaning(self) -> str:
        """The first line of the rule's docstring."""
        return (self.find.__doc__ or "").strip().splitlines()[0]


RULES: dict[str, Rule] = {}
"""Id → rule, in the order in which findings are shown."""

Find = Callable[[Looked], Iterable[Finding]]


def rule(
    severity: str, requirement: int, place: str, message: tuple[str, str], hint: tuple[str, str]
) -> Callable[[Find], Find]:
    """Enter a function into the registry under its name; `place` is ``table`` or ``table.column``."""
    table, _, column = place.partition(".")

    def enter(find: Find) -> Find:
        RULES[find.__name__] = Rule(severity, requirement, table, column, Text(*message), Text(*hint), find)
        return find

    return enter
