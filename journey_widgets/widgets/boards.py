"""Boards as widgets: what is typed or dragged in one is in the tables at once, and every board follows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar

import traitlets

from journey_widgets.boards import cards, grids, guide, ladder, panel, personas, planes, roadmap, stakeholders
from journey_widgets.boards.parts import Board as Content
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.export.plane import plane_picture
from journey_widgets.model.typed import Typed, remove_typed, take_typed
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES, TABLES
from journey_widgets.widgets import bundle
from journey_widgets.widgets.reading import Reading
from journey_widgets.widgets.result_widget import ResultWidget
from journey_widgets.widgets.results import BoardResult, Result
from journey_widgets.widgets.swimlane import show_row

MOST_TYPED = 10_000
"""Rows that one gesture may write."""

_log = logging.getLogger("journey_widgets")


class Board(ResultWidget):
    """A board of a redesign: drawn from its tables, and written into them.

    Parameters
    ----------
    rd
        The redesign.
    language
        Language of the interface, ``en`` or ``it``; by default the redesign's.
    **choices
        What the board shows, by the traits of its class.

    Raises
    ------
    JourneyError
        If `rd` is no redesign, or there is no such language or choice.
    """

    LIBRARY = bundle.BOARDS
    VIEW = "board"
    MAKE: ClassVar[Callable[..., Content]]
    """Makes the board of the tables."""
    CHOICES: ClassVar[tuple[str, ...]] = ()
    """Traits that say what is shown."""
    REMOVES: ClassVar[tuple[str, ...]] = ()
    """Tables whose rows may be removed from here."""

    def __init__(self, rd: Redesign, *, language: str | None = None, **choices: str) -> None:
        kind = type(self).__name__
        if not isinstance(rd, Redesign):
            raise JourneyError(f"{kind} takes a redesign (jw.new, jw.read, …), not {type(rd).__name__}")
        if language is not None and language not in LANGUAGES:
            raise JourneyError(f"language must be one of {listed(LANGUAGES)}, not {shorten(language)}")
        for name, value in choices.items():
            if name not in self.CHOICES:
                takes = f": it takes {listed(self.CHOICES)}" if self.CHOICES else ""
                raise JourneyError(f"{kind} has no '{name}'{takes}{nearest(name, self.CHOICES)}")
            allowed = self._allowed(rd, name)
            if value not in allowed:
                raise JourneyError(f"{name} must be one of {listed(allowed)}, not {shorten(value)}")
        super().__init__(rd, language=language, **choices)
        self.observe(self._run_soon, [*self.CHOICES, "language"])
        self.run()

    def _allowed(self, rd: Redesign, choice: str) -> Collection[str]:  # noqa: ARG002 - some choices are rows of it
        """Return what a choice may be."""
        found: Collection[str] = self.class_traits()[choice].values
        return found

    def _give(self, reading: Reading, before: Result | None) -> Result:  # noqa: ARG002 - a board is told whole
        choices = {name: getattr(self, name) for name in self.CHOICES}
        found = type(self).MAKE(reading, language=self.language, **choices)
        return BoardResult(found.content, found.table, self._picture(found))

    def _picture(self, found: Content) -> Callable[[], object] | None:
        """Return what makes the still picture, where there is one."""
        return found.picture

    def _hear(self, widget: object, content: object, buffers: object) -> None:
        asked = content if isinstance(content, dict) else {}
        match asked.get("kind"):
            case "edit":
                self._take(asked.get("typed"), str(asked.get("page", "")))
            case "remove":
                self._remove(asked.get("row"))
            case "set":
                self._choose(asked.get("trait"), asked.get("value"))
            case "lead":
                self._lead(asked.get("row"))
            case "undo":
                self.rd.undo()
            case "redo":
                self.rd.redo()
            case _:
                super()._hear(widget, content, buffers)

    def _take(self, typed: object, page: str) -> None:
        try:
            refusals = take_typed(self.rd.document, _typed_of(typed), type(self).__name__)
        except JourneyError as error:
            _log.warning("a page wrote into a board what cannot be: %s", shorten(str(error), 200))
            return
        if refusals:
            self.send({"kind": "refused", "page": page, "why": "; ".join(map(str, refusals))})

    def _remove(self, row: object) -> None:
        match row:
            case [str(table), str(row_id)] if table in self.REMOVES:
                remove_typed(self.rd.document, table, row_id, type(self).__name__)

    def _choose(self, trait: object, value: object) -> None:
        if trait in self.CHOICES and value in self._allowed(self.rd, str(trait)):
            setattr(self, str(trait), value)

    def _lead(self, row: object) -> None:
        if isinstance(row, list) and len(row) == 2 and all(isinstance(part, str) for part in row):  # noqa: PLR2004
            table, row_id = row
            try:
                self.rd.selection.set({table: [row_id]}, self)
            except JourneyError as error:
                _log.warning("a page leads to what cannot be picked: %s", shorten(str(error), 200))
                return
            show_row(self.rd, table, row_id)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take in what a page says; what it shows is chosen by messages, and checked."""
        super().set_state({name: value for name, value in sync_data.items() if name not in (*self.CHOICES, "language")})

    def __repr__(self) -> str:
        """Return what it shows."""
        return f"<{type(self).__name__} of {self.rd!r}>"


def _typed_of(found: object) -> list[Typed]:
    """Return what a page wrote, or refuse what no page of ours writes."""
    if not isinstance(found, list) or len(found) > MOST_TYPED:
        raise JourneyError(f"a list of at most {MOST_TYPED} rows, not {shorten(found)}")
    return [_one_typed(each) for each in found]


def _one_typed(found: object) -> Typed:
    if not isinstance(found, Mapping):
        raise JourneyError(f"a row is an object, not {shorten(found)}")
    table, row, values = found.get("table"), found.get("row"), found.get("values")
    if not isinstance(table, str) or table not in TABLES:
        raise JourneyError(f"there is no table {shorten(table)}")
    if not isinstance(values, Mapping) or not all(isinstance(name, str) for name in values):
        raise JourneyError(f"values are an object, not {shorten(values)}")
    beside = found.get("beside") or {}
    if not isinstance(beside, Mapping) or not all(isinstance(each, str) for pair in beside.items() for each in pair):
        raise JourneyError(f"what a row is known by is an object of texts, not {shorten(beside)}")
    if isinstance(row, list) and all(isinstance(part, str) for part in row) and row:
        return Typed(table, tuple(row) if len(row) > 1 else row[0], dict(values), dict(beside))
    if row is None or isinstance(row, str):
        return Typed(table, row, dict(values), dict(beside))
    raise JourneyError(f"a row has an id, not {shorten(row)}")


class Matrix(Board):
    """The matrix of segments, products and errands: what is mapped, what is at risk where nothing is.

    Cells are typed into; one with a map leads to it. See `Board` for the parameters.
    """

    MAKE = staticmethod(grids.matrix)
    CHOICES = ("measure",)
    measure = traitlets.Enum(grids.MATRIX_MEASURES, default_value="value_at_risk_eur").tag(sync=True)
    """What a cell shows. Type: str, one of `MATRIX_MEASURES`. Default: ``"value_at_risk_eur"``."""


class CoherenceGrid(Board):
    """Interventions and objectives: how far each serves each. See `Board` for the parameters."""

    MAKE = staticmethod(grids.coherence_grid)


class ChannelGrid(Board):
    """Contacts and channels: which fits best. See `Board` for the parameters."""

    MAKE = staticmethod(grids.channel_grid)
    CHOICES = ("measure",)
    measure = traitlets.Enum(grids.CHANNEL_MEASURES, default_value="fit_score").tag(sync=True)
    """What a cell shows. Type: str, one of `CHANNEL_MEASURES`. Default: ``"fit_score"``."""


class QuadrantBoard(Board):
    """Two axes whose bubbles are dragged: importance and performance, or effect and effort.

    See `Board` for the parameters.
    """

    MAKE = staticmethod(planes.quadrants)
    CHOICES = ("view", "crosshair")
    view = traitlets.Enum(planes.VIEWS, default_value="importance").tag(sync=True)
    """``"importance"`` (touchpoints) or ``"effort"`` (interventions). Default: ``"importance"``."""
    crosshair = traitlets.Enum(planes.CROSSHAIRS, default_value="scale").tag(sync=True)
    """Where the lines cross: ``"scale"``, ``"mean"`` or ``"median"``. Default: ``"scale"``."""


class GapBoard(Board):
    """Today, future and best practice of each touchpoint on one axis. See `Board` for the parameters."""

    MAKE = staticmethod(ladder.gap_board)
    CHOICES = ("measure",)
    measure = traitlets.Enum(ladder.MEASURES, default_value="experience").tag(sync=True)
    """What is compared. Type: str, one of `MEASURES`. Default: ``"experience"``."""


class InterventionBoard(Board):
    """Interventions as cards, quick wins beside structural ones. See `Board` for the parameters."""

    MAKE = staticmethod(cards.intervention_board)


class Roadmap(Board):
    """Activities in time, under the capabilities they build; bars are dragged. See `Board` for the parameters."""

    MAKE = staticmethod(roadmap.roadmap)


class KpiPanel(Board):
    """KPIs with intervals, targets, courses and signals. See `Board` for the parameters."""

    MAKE = staticmethod(panel.kpi_panel)


class Guide(Board):
    """The five steps: what is done, what is missing, what is doubtful. See `Board` for the parameters."""

    MAKE = staticmethod(guide.guide)


class PersonaCard(Board):
    """The card of a persona: who she is, how her journeys feel, what she counts on. See `Board` for the parameters.

    Texts, portrait and numbers are edited in place; with several personas a strip compares them and leads to each.
    """

    MAKE = staticmethod(personas.persona_card)
    CHOICES = ("persona",)
    persona = traitlets.Unicode().tag(sync=True)
    """Id of the persona shown. Type: str. Default: the first one."""

    def _allowed(self, rd: Redesign, choice: str) -> Collection[str]:  # noqa: ARG002 - there is one
        rd.sync()
        return ["", *map(str, rd.personas.index)]


class StakeholderMap(Board):
    """Influence and interest of the stakeholders: bubbles are dragged, people added, renamed, removed.

    See `Board` for the parameters.
    """

    MAKE = staticmethod(stakeholders.stakeholder_map)
    REMOVES = ("stakeholders",)

    def _picture(self, found: Content) -> Callable[[], object] | None:
        return lambda: plane_picture(found.content)
