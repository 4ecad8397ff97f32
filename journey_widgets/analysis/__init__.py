"""The reasoning of the redesign: pure functions that take tables and return tables.

Each takes DataFrames as a redesign holds them (`rd.touchpoints`), or an analyst's own with those columns, changes none
of them, and returns one tidy DataFrame with units in its names. What it computed, by which formula and source, with
which parameters, and what it left out and why, stands in the result's `attrs`: `about` and `left_out` show it.
"""

from journey_widgets.analysis._result import about, left_out
from journey_widgets.analysis.importance import importance_performance, opportunity_scores

__all__ = ["about", "importance_performance", "left_out", "opportunity_scores"]
