"""The swimlane: a journey's map, drawn, edited and bound to a redesign's tables."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from journey_widgets.errors import JourneyError, listed, nearest
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES
from journey_widgets.sync.link import acquire_link, release_link
from journey_widgets.widgets import bundle

STATES_SHOWN = ("current", "future")


class Swimlane(anywidget.AnyWidget):
    """An editable swimlane of one journey.

    Every edit in it is in the redesign's tables when the next cell runs, and every edit of the tables is in it when a cell
    ends. Several swimlanes of one redesign stay one.

    Parameters
    ----------
    rd
        The redesign.
    journey
        Id of the journey to show; by default the first one.
    state
        ``current`` or ``future``.
    language
        Language of the interface, ``en`` or ``it``; by default the redesign's.

    Raises
    ------
    JourneyError
        If there is no such journey, state or language.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")  # doctest: +SKIP
    >>> jw.Swimlane(rd, state="future")  # doctest: +SKIP
    """

    journey = traitlets.Unicode().tag(sync=True)
    """Id of the journey shown. Type: str."""

    state = traitlets.Enum(STATES_SHOWN, default_value="current").tag(sync=True)
    """State shown. Type: ``"current"`` or ``"future"``. Default: ``"current"``."""

    language = traitlets.Enum(LANGUAGES, default_value="en").tag(sync=True)
    """Language of the interface. Type: ``"en"`` or ``"it"``. Default: the redesign's."""

    selected = traitlets.Dict(
        value_trait=traitlets.List(traitlets.Unicode()), key_trait=traitlets.Unicode(), default_value={}
    ).tag(sync=True)
    """What is selected. Type: dict, table → ids: ``rd.touchpoints.loc[w.selected.get("touchpoints", [])]``."""

    hidden_lanes = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Ids of the lanes this view hides. Type: list of str. Default: none."""

    folded_lanes = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Ids of the lanes this view folds to one line. Type: list of str. Default: none."""

    _link = traitlets.Unicode().tag(sync=True)
    _library = traitlets.Unicode().tag(sync=True)
    _build = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, rd: Redesign, journey: str | None = None, state: str = "current", *, language: str | None = None
    ) -> None:
        if not isinstance(rd, Redesign):
            raise JourneyError(f"Swimlane takes a redesign (jw.new, jw.read, …), not {type(rd).__name__}")
        rd.sync()
        self.rd = rd
        chosen = _choose("state", state, STATES_SHOWN)
        spoken = _choose("language", language or rd.language, LANGUAGES)
        shown = _choose_journey(rd, journey)
        self._esm = bundle.stub()
        super().__init__(
            journey=shown,
            state=chosen,
            language=spoken,
            _link=acquire_link(rd.document).model_id,
            _library=bundle.acquire_carrier().model_id,
            _build=bundle.build(),
        )

    def close(self) -> None:
        """Close the view in every page, and what only it needed."""
        if self.comm is not None:
            release_link(self.rd.document)
            bundle.release_carrier()
        super().close()

    @traitlets.validate("journey")
    def _known_journey(self, proposal: dict[str, Any]) -> str:
        return _choose_journey(self.rd, proposal["value"])


def _choose_journey(rd: Redesign, journey: str | None) -> str:
    ids = list(rd.journeys.index)
    if journey is None:
        if not ids:
            raise JourneyError("this redesign has no journey yet: add one to rd.journeys")
        return str(ids[0])
    return _choose("journey", journey, ids)


def _choose(what: str, given: str, allowed: Any) -> str:  # noqa: ANN401 - any list of words
    if given not in allowed:
        raise JourneyError(f"{what} must be one of {listed(allowed)}, not '{given}'{nearest(str(given), allowed)}")
    return given
