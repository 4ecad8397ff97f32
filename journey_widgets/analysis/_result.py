"""What a result says of itself: formula, source, parameters, and what was left out.

It stands in `attrs`, as plain lists and texts, so that a result can be copied, pickled and written to Parquet.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass
class LeftOut:
    """Collects the rows that a computation cannot use, with the reason."""

    reasons: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[object], reason: str) -> None:
        """Note rows of a table.

        Parameters
        ----------
        table
            Name of the table.
        rows
            Labels of its index; one of several levels is a tuple.
        reason
            Why, in a few words: "no expectation".
        """
        found = [", ".join(map(str, row)) if isinstance(row, tuple) else str(row) for row in rows]
        if found:
            self.reasons.setdefault((table, reason), []).extend(found)


def told(
    frame: pd.DataFrame,
    formula: str,
    source: str,
    parameters: Mapping[str, object] | None = None,
    left: LeftOut | None = None,
    totals: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Return `frame` with what it says of itself.

    Parameters
    ----------
    frame
        The result; its `attrs` are set in place.
    formula
        The formula in one line.
    source
        Author and year, the source document's number, or "method of this project".
    parameters
        Every threshold and weight that was used: name → plain value.
    left
        What was left out.
    totals
        What the rows add up to: name, with its unit → plain value.
    """
    reasons = left.reasons if left is not None else {}
    frame.attrs = {
        "formula": formula,
        "source": source,
        "parameters": dict(parameters or {}),
        "totals": dict(totals or {}),
        "left_out": [{"table": t, "reason": reason, "rows": rows} for (t, reason), rows in reasons.items()],
    }
    return frame


def apart(result: pd.DataFrame) -> tuple[pd.DataFrame, dict[Hashable, Any]]:
    """Return a result to go on computing with, and what it says of itself apart.

    pandas copies `attrs` in depth with every step: a long list of what was left out would take minutes.
    """
    frame = result.copy(deep=False)
    frame.attrs = {}
    return frame, result.attrs


def left_out(result: pd.DataFrame) -> pd.DataFrame:
    """Return what a result of this package leaves out, and why.

    Parameters
    ----------
    result
        What one of the functions returned.

    Returns
    -------
    pandas.DataFrame
        One row a thing left out: `table`, `row` (its id), `reason`; all text.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> items = pd.DataFrame({"importance": [9.0, 4.0], "satisfaction": [3.0, None]}, index=["call", "visit"])
    >>> jw.analysis.left_out(jw.analysis.opportunity_scores(items))
       table    row           reason
    0  items  visit  no satisfaction
    """
    rows = [(part["table"], row, part["reason"]) for part in result.attrs.get("left_out", ()) for row in part["rows"]]
    return pd.DataFrame(rows, columns=["table", "row", "reason"], dtype="str")


def about(result: pd.DataFrame) -> pd.DataFrame:
    """Return how a result was made: formula, source, parameters, totals, how much was left out.

    Parameters
    ----------
    result
        What one of the functions returned.

    Returns
    -------
    pandas.DataFrame
        Indexed by `what`; one column `is`, text.

    Examples
    --------
    >>> import pandas as pd
    >>> import journey_widgets as jw
    >>> items = pd.DataFrame({"importance": [9.0], "satisfaction": [3.0]})
    >>> jw.analysis.about(jw.analysis.opportunity_scores(items)).loc["source", "is"]
    'Ulwick 2005'
    """
    attrs = result.attrs
    facts = {
        "formula": attrs.get("formula", ""),
        "source": attrs.get("source", ""),
        **{f"parameter {name}": str(value) for name, value in attrs.get("parameters", {}).items()},
        **{f"total {name}": str(value) for name, value in attrs.get("totals", {}).items()},
        "left out": str(sum(len(part["rows"]) for part in attrs.get("left_out", ()))),
    }
    index = pd.Index(list(facts), name="what", dtype="str")
    return pd.DataFrame({"is": pd.array(list(facts.values()), dtype="str")}, index=index)
