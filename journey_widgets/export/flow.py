"""How the steps of a map go: alternatives, any order, options, loops, and which touchpoint comes after which.

The twin of ``js/src/model/flow.ts``, rule for rule, and of what ``analysis.passages`` counts: a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from journey_widgets.export.rows import read, read_text
from journey_widgets.model.values import Row

MOST_PASSAGES = 10_000
"""A forged document of a thousand steps in any order has a million; nobody reads the marks of so many."""


class Way(NamedTuple):
    """One way through a block: its branch, None where it has no name, and the numbers of its columns."""

    branch: str | None
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring columns that go together: `count` from column number `first`; in a sequence each is one."""

    kind: str
    first: int
    count: int
    ways: tuple[Way, ...]

    @property
    def is_plain(self) -> bool:
        """Whether there is only one way through it."""
        return len(self.ways) == 1

    @property
    def is_choice(self) -> bool:
        """Whether customers take one of several ways."""
        return self.kind == "alternative" and not self.is_plain

    @property
    def is_any_order(self) -> bool:
        """Whether customers take its steps as they come."""
        return self.kind == "any_order" and not self.is_plain


class Flow(NamedTuple):
    """How the columns of a map go.

    Attributes
    ----------
    blocks
        From left to right; every column is in one.
    optional, repeatable
        Numbers of columns.
    loops
        Column → the earlier one its customers go back to.
    """

    blocks: tuple[Block, ...]
    optional: frozenset[int]
    repeatable: frozenset[int]
    loops: Mapping[int, int]

    @property
    def is_plain(self) -> bool:
        """Whether one step simply follows the other."""
        marks = self.optional or self.repeatable or self.loops
        return not marks and all(block.is_plain for block in self.blocks)

    def block_of(self, column: int) -> Block:
        """Return the block of a column."""
        return next(block for block in self.blocks if block.first <= column < block.first + block.count)


PLAIN_FLOW = Flow((), frozenset(), frozenset(), {})
"""The flow of no columns."""

Columns = Sequence[tuple[str, str | None]]
"""Phase and step of each column, None for a phase without steps."""


def flow_of(columns: Columns, rows: Mapping[str, Row]) -> Flow:
    """Return how the columns of a map go.

    Parameters
    ----------
    columns
        Phase and step of each column.
    rows
        Stored rows of the steps.
    """
    places = {step_id: i for i, (_, step_id) in enumerate(columns) if step_id is not None}
    steps = {i: rows[step_id] for step_id, i in places.items()}
    backs = {i: places.get(read_text("steps", row, "back_to_step_id") or "", i) for i, row in steps.items()}
    return Flow(
        blocks=tuple(_blocks(columns, rows)),
        optional=frozenset(i for i, row in steps.items() if read("steps", row, "is_optional")),
        repeatable=frozenset(i for i, row in steps.items() if read("steps", row, "is_repeatable")),
        loops={i: back for i, back in backs.items() if back < i},
    )


def _blocks(columns: Columns, rows: Mapping[str, Row]) -> Iterator[Block]:
    def key(i: int) -> tuple[str | int | None, ...]:
        phase_id, step_id = columns[i]
        kind = _kind(rows, step_id)
        if step_id is None or kind == "sequence":
            return (kind, i)
        return (kind, phase_id, read_text("steps", rows[step_id], "flow_group"))

    for (kind, *_), numbers in groupby(range(len(columns)), key):
        ways: dict[str | int, Way] = {}
        found = list(numbers)
        for i in found:
            step_id = columns[i][1]
            branch = None if step_id is None else read_text("steps", rows[step_id], "branch")
            if kind != "alternative":
                branch = None
            before = ways.get(i if branch is None else branch, Way(branch, ()))
            ways[i if branch is None else branch] = Way(branch, (*before.columns, i))
        yield Block(str(kind), found[0], len(found), tuple(ways.values()))


def _kind(rows: Mapping[str, Row], step_id: str | None) -> str:
    kind = None if step_id is None else read_text("steps", rows[step_id], "flow_kind")
    return kind or "sequence"


def passages(blocks: Iterable[Block], touchpoints: Callable[[int], Sequence[str]]) -> list[tuple[str, str]]:
    """Return which touchpoint comes after which, at most so many that somebody could look at them.

    Parameters
    ----------
    blocks
        How the columns go.
    touchpoints
        Gives the touchpoints of a column, in their order.
    """
    return list(islice(_passages(blocks, touchpoints), MOST_PASSAGES))


def _passages(blocks: Iterable[Block], touchpoints: Callable[[int], Sequence[str]]) -> Iterator[tuple[str, str]]:
    exits: list[str] = []
    for block in blocks:
        chains = [[one for i in way.columns for one in touchpoints(i)] for way in block.ways]
        full = [chain for chain in chains if chain]
        if not full:
            continue
        for chain in full:
            yield from ((last, chain[0]) for last in exits)
            yield from pairwise(chain)
            if block.kind == "any_order":
                yield from ((other[-1], chain[0]) for other in full if other is not chain)
        # who takes a way without touchpoints comes from where she was
        is_passed_by = block.kind == "alternative" and len(full) < len(chains)
        exits = [*(exits if is_passed_by else ()), *(chain[-1] for chain in full)]
