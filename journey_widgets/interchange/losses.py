"""What a reader of another tool's format clamps or drops: one row for each place, never a silent change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd


class Loss(NamedTuple):
    """One thing that did not come in as it stood.

    Parameters
    ----------
    line
        Line of the file, counted from 1.
    what
        What kind of thing it is: a score, a person, a comment …
    given, kept
        What stood there, and what is left of it; empty = nothing.
    reason
        Why, and how to write it so that it comes in.
    """

    line: int
    what: str
    given: str
    kept: str
    reason: str


def losses_frame(losses: Iterable[Loss]) -> pd.DataFrame:
    """Return losses as a table of texts, in the order of their lines."""
    rows = sorted(losses, key=lambda loss: loss.line)
    return pd.DataFrame(
        {name: pd.Series([str(loss[i]) for loss in rows], dtype="str") for i, name in enumerate(Loss._fields)}
    )


def no_losses() -> pd.DataFrame:
    """Return the table of losses of a reader that lost nothing."""
    return losses_frame(())
