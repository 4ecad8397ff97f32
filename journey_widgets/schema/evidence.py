"""What of a row can be proved by evidence, and what proves nothing: analysis, still picture and page go by the same."""

from __future__ import annotations

CLAIMS: dict[str, tuple[str, ...]] = {"touchpoints": ("relevance",), "steps": ("action",), "notes": ("text",)}
"""Table → columns of its own that can be proved; of a note, what it says is its text."""
SCORES = ("expectation", "experience", "duration_hours", "cost_eur")
"""Columns of `assessments` that can be proved of a touchpoint, today."""
FEELING = "valence"
"""The column of `emotions` that can be proved of a step, today."""
PROVES_NOTHING = "assumption"
"""A kind of source."""


def evidence_level(claims: int, proved: int) -> str | None:
    """Return how far a row is proved: ``none``, ``part``, ``full``; None where nothing is claimed."""
    if not claims:
        return None
    if not proved:
        return "none"
    return "part" if proved < claims else "full"
