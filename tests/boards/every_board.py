"""All boards, and what every one of them must be, whatever the tables hold."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

from told import fields_of, problems_of, texts_of

from journey_widgets.boards import cards, grids, guide, ladder, panel, personas, planes, roadmap, stakeholders
from journey_widgets.boards.parts import Board

TODAY = "2026-09-15"

BOARDS: dict[str, Callable[..., Board]] = {
    "matrix": grids.matrix,
    "coherence": grids.coherence_grid,
    "channels": grids.channel_grid,
    "quadrants": planes.quadrants,
    "gaps": ladder.gap_board,
    "interventions": cards.intervention_board,
    "roadmap": roadmap.roadmap,
    "kpis": panel.kpi_panel,
    "guide": guide.guide,
    "persona": personas.persona_card,
    "stakeholders": stakeholders.stakeholder_map,
}
CHOICES: dict[str, list[dict[str, str]]] = {
    "matrix": [{"measure": measure} for measure in grids.MATRIX_MEASURES],
    "channels": [{"measure": measure} for measure in grids.CHANNEL_MEASURES],
    "quadrants": [{"view": view, "crosshair": cross} for view in planes.VIEWS for cross in planes.CROSSHAIRS],
    "gaps": [{"measure": measure} for measure in ladder.MEASURES],
    "roadmap": [{"today": TODAY}],
    "guide": [{"today": TODAY}],
    "persona": [{"persona": "pe1"}, {"persona": "pe2"}],
}
"""Board → what it may show, where there is a choice."""

_SLIPS = re.compile(r"\bnan\b|^None$|<NA>|\bNaT\b|\{\w+\}|\binf\b")
"""What a text holds where a missing value or an open blank got into a sentence."""


def every_board(rd: Any, language: str = "en", rng: random.Random | None = None) -> Iterator[tuple[str, Board]]:
    """Return each board, showing each thing it may show; with `rng` one of them."""
    for name, make in BOARDS.items():
        choices = CHOICES.get(name, [{}])
        for choice in [rng.choice(choices)] if rng else choices:
            yield f"{name} {choice}", make(rd, language=language, **choice)


def assert_sound(name: str, board: Board) -> None:
    """A board is JSON of the shape the page knows, and its sentences have no holes."""
    json.dumps(board.content, allow_nan=False)
    assert problems_of(board.content) == [], name
    assert [text for text in texts_of(board.content) if _SLIPS.search(text)] == [], name
    for field in fields_of(board.content):
        assert (field["row"] is None) == ("beside" in field), (name, field)
    for tone in values_of(board.content, "tone"):
        assert tone is None or -1 <= tone <= 1, (name, tone)


def values_of(found: object, key: str) -> Iterator[Any]:
    """Return what stands under a key, wherever it is."""
    if isinstance(found, dict):
        yield from (found[each] for each in found if each == key)
    if isinstance(found, (dict, list)):
        for each in found.values() if isinstance(found, dict) else found:
            yield from values_of(each, key)
