"""Places in a list, as fractional indices: a moved row is one changed value, whoever else moves another.

Keys are made by the `fractional-indexing` packages of PyPI and npm, which agree; what they refuse (two rows with one
key, after two people inserted at one place; a key edited by hand) is settled by giving all siblings new keys.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from fractional_indexing import FIError, generate_n_keys_between, validate_order_key

LONGEST_KEY = 200
"""A key of one's making is a dozen letters long; a longer one was forged, and would only cost time."""
LAST = "\uffff"
"""Sorts after every key: what has none, or one that was forged."""

_LOOKS_LIKE_A_KEY = re.compile(r"[A-Za-z][0-9A-Za-z]{0,199}")


def order_of(raw: object) -> str:
    """Return what a row is sorted by, in every language alike: its key, or `LAST` for what cannot be one."""
    return raw if isinstance(raw, str) and _LOOKS_LIKE_A_KEY.fullmatch(raw) else LAST


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """Return `count` ascending keys between two keys; None is an end of the list."""
    return list(generate_n_keys_between(before, after, count))


def is_key(text: object) -> bool:
    """Return whether `text` is a well-formed key."""
    if not (isinstance(text, str) and text.isascii() and text.isalnum() and len(text) <= LONGEST_KEY):
        return False
    try:
        validate_order_key(text)
    except (FIError, IndexError, ValueError):
        return False
    return True


def place(siblings: Sequence[tuple[str, str | None]], wanted: Mapping[str, float | None]) -> dict[str, str]:
    """Return the keys that change when rows are put at the places wanted.

    Parameters
    ----------
    siblings
        Ids and keys of the rows of one parent in their order, rows that are new or come from elsewhere included.
    wanted
        Id → place from 1, as it will read when all is done; None = at the end.

    Returns
    -------
    dict
        Id → new key: of the rows in `wanted`, and of others only where their keys leave no room.
    """
    result = [(row_id, key) for row_id, key in siblings if row_id not in wanted]
    first = 0
    for row_id in _in_order(siblings, wanted):
        position = wanted[row_id]
        at = len(result) if position is None else min(max(int(position) - 1, first), len(result))
        result.insert(at, (row_id, None))
        first = at + 1  # of two that want one place, the one that stood before stays before
    fixed = [key for row_id, key in result if row_id not in wanted]
    if all(is_key(key) for key in fixed) and all(a < b for a, b in pairwise(fixed)):  # type: ignore[operator]
        with contextlib.suppress(FIError):  # at the very end of all keys there are, where only a forger gets
            keys = _fill(result, wanted)
            if all(is_key(key) for key in keys.values()):
                return keys
    return fresh_keys(row_id for row_id, _ in result)


def fresh_keys(ids: Iterable[str]) -> dict[str, str]:
    """Return new keys for all rows of one parent, in that order."""
    in_order = list(ids)
    return dict(zip(in_order, keys_between(None, None, len(in_order)), strict=True))


def _in_order(siblings: Sequence[tuple[str, str | None]], wanted: Mapping[str, float | None]) -> list[str]:
    stood = {row_id: i for i, (row_id, _) in enumerate(siblings)}
    return sorted(wanted, key=lambda row_id: (wanted[row_id] is None, wanted[row_id] or 0, stood[row_id]))


def _fill(result: Sequence[tuple[str, str | None]], wanted: Mapping[str, object]) -> dict[str, str]:
    keys: dict[str, str] = {}
    before: str | None = None
    run: list[str] = []
    for row_id, key in [*result, ("", None)]:
        if row_id in wanted:
            run.append(row_id)
            continue
        if run:
            keys.update(zip(run, keys_between(before, key, len(run)), strict=True))
            run = []
        before = key
    return keys
