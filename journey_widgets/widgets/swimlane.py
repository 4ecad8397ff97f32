"""The swimlane: a journey's map, drawn, edited and bound to a redesign's tables."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Collection
from typing import Any
from weakref import WeakSet

import traitlets

from journey_widgets.errors import JourneyError, listed, nearest
from journey_widgets.export.rows import read, read_text
from journey_widgets.interchange import journey_file
from journey_widgets.interchange.sharing import shared
from journey_widgets.model.selection import Selected
from journey_widgets.model.shown import shown
from journey_widgets.model.values import Row
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES, TEXTS
from journey_widgets.schema.choices import COMPARISON_KIND
from journey_widgets.schema.sharing import PARTS, in_order
from journey_widgets.sync.closing import ClosingWidget
from journey_widgets.sync.link import acquire_link, release_link
from journey_widgets.widgets import bundle

STATES_SHOWN = ("current", "future")
COMPARISONS = ("", *COMPARISON_KIND.values)
LOOK = (
    "journey",
    "state",
    "language",
    "hidden_lanes",
    "folded_lanes",
    "folded_groups",
    "curves",
    "filter",
    "is_hiding",
    "comparison",
)
"""Traits that say how a map is shown; an output keeps them. The page knows them by the same names (`look.ts`)."""
SHARES = ("all", "view")
FIXED = {"_key", "_link", "_library", "_build"}
"""Traits no page has a say in."""

MIME = "application/vnd.journey-widgets.v1+json"
"""Type of an output that our extension of JupyterLab draws, with a kernel or without."""

LARGEST_SNAPSHOT = 10_000_000
"""Letters of a document that travels with its notebook; the page refuses a larger one."""

_log = logging.getLogger("journey_widgets")

_open: WeakSet[Swimlane] = WeakSet()
"""Maps that are not closed, so that a board can lead to one."""


class Swimlane(ClosingWidget):
    """An editable swimlane of one journey.

    Every edit in it is in the redesign's tables when the next cell runs, and every edit of the tables is in it when a
    cell ends. Several swimlanes of one redesign stay one.

    Parameters
    ----------
    rd
        The redesign.
    journey
        Id of the journey to show; by default the first one.
    state
        ``current`` or ``future``; by default ``current``.
    language
        Language of the interface, ``en`` or ``it``; by default the redesign's.
    view
        Name of a saved view (``rd.saved_views``) to open; what is given beside it stands before what it says.
    share
        What travels with a notebook that is saved or sent: ``all``, or ``view`` for no more than the map shows (without
        costs, comments, evidence and customers' words). What is on the screen is always all.
    without
        Parts that stay behind, one by one: ``costs``, ``comments``, ``evidence``, ``verbatims``.

    Raises
    ------
    JourneyError
        If there is no such journey, state, language, view or part.

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
    """What is selected here and in every other view of the redesign, as ``rd.selected``. Type: dict, table → ids:
    ``rd.touchpoints.loc[w.selected.get("touchpoints", [])]``."""

    hidden_lanes = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Ids of the lanes this view hides. Type: list of str. Default: none."""

    folded_lanes = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Ids of the lanes this view folds to one line. Type: list of str. Default: none."""

    folded_groups = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Names of the groups of lanes this view folds to one line. Type: list of str. Default: none."""

    curves = traitlets.List(traitlets.Unicode(), default_value=[]).tag(sync=True)
    """Curves of emotion this view shows: ``"current"``, ``"future"``, ``"best_practice"``, or ``"persona:<id>"`` for
    another persona's in the state shown. Type: list of str. Default: none, which shows the state's and, behind it, the
    other state's."""

    filter = traitlets.Unicode().tag(sync=True)
    """What this view looks for, as typed into its filter. Type: str. Default: nothing."""

    is_hiding = traitlets.Bool().tag(sync=True)
    """Whether this view hides what its filter does not find; else it is pale. Type: bool. Default: False."""

    comparison = traitlets.Enum(COMPARISONS, default_value="").tag(sync=True)
    """How this view shows today's and the future map together: ``"side_by_side"``, ``"overlay"``, ``"differences"``,
    or ``""`` for one state alone. Type: str. Default: ``""``."""

    _key = traitlets.Unicode().tag(sync=True)
    """Name under which the widget's outputs find it in a page. Type: str."""

    _link = traitlets.Unicode().tag(sync=True)
    _library = traitlets.Unicode().tag(sync=True)
    _build = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        rd: Redesign,
        journey: str | None = None,
        state: str | None = None,
        *,
        language: str | None = None,
        view: str | None = None,
        share: str = "all",
        without: Collection[str] = (),
    ) -> None:
        if not isinstance(rd, Redesign):
            raise JourneyError(f"Swimlane takes a redesign (jw.new, jw.read, …), not {type(rd).__name__}")
        rd.sync()
        self.rd = rd
        look = {} if view is None else _saved_look(rd, view, journey)
        saved_state, saved_journey = look.pop("state", "current"), look.pop("journey", None)
        chosen = _choose("state", saved_state if state is None else state, STATES_SHOWN)
        spoken = _choose("language", language or rd.language, LANGUAGES)
        first = _choose_journey(rd, saved_journey if journey is None else journey)
        self._without = _left_out(share, without)
        self._esm = bundle.stub()
        build = bundle.build()  # a missing bundle is said before anything is acquired
        self._document_link = acquire_link(rd.document)
        self._carrier = bundle.acquire_carrier()
        super().__init__(
            journey=first,
            state=chosen,
            language=spoken,
            _key=uuid.uuid4().hex,  # in the widget's first message, so that a page knows it before it draws
            _link=self._document_link.model_id,
            _library=self._carrier.model_id,
            _build=build,
            selected=rd.selected,
            **look,
        )
        self.on_msg(self._hear)
        self.observe(self._pick, "selected")
        self._stop_following = rd.selection.on_change(self._follow)
        _open.add(self)

    def close(self) -> None:
        """Close the view in every page, and what only it needed."""
        _open.discard(self)
        if self.comm is not None:
            self._stop_following()
            release_link(self._document_link)
            bundle.release_carrier(self._carrier)
        super().close()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - the shape is anywidget's
        """Return the live view and, beside it, what an output shows when nothing is live."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, *metadata = bundle if isinstance(bundle, tuple) else (bundle,)
        data = {**data, MIME: self._saved(), **self._still()}
        return (data, *metadata) if metadata else data

    def _saved(self) -> dict[str, Any]:
        """Return what an output keeps of the map: the document, and how it is shown."""
        text = journey_file.to_text(self.rd.document, self._without)
        return {
            "version": 1,
            "view": "swimlane",
            "key": self._key,
            # what leaves out other parts is another document to whoever reads it
            "document": "/".join((self._link, *self._without)),
            "origin": _mark(self.rd.origin),
            "options": {name: getattr(self, name) for name in LOOK},
            "without": list(self._without),
            **({"snapshot": text} if len(text) <= LARGEST_SNAPSHOT else {}),
        }

    def _pick(self, change: dict[str, Any]) -> None:
        try:
            self.rd.selection.set(change["new"], self)
        except JourneyError as error:
            _log.warning("a page selected what cannot be: %s", error)

    def _follow(self, selected: Selected, source: object) -> None:
        if source is not self:
            self.selected = selected

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer a page that saves its notebook [S13], or needs the tools of its maps [S6]."""
        kind = content.get("kind") if isinstance(content, dict) else None
        if kind == "still":
            self.send({"kind": "still", "data": self._still()})
        elif kind == "tools":
            self.send({"kind": "tools", "code": bundle.library(bundle.TOOLS)})

    def _still(self) -> dict[str, str]:
        """Return the still output; what goes wrong with it must not keep the live view from the screen."""
        from journey_widgets.export.reading import Reading  # noqa: PLC0415
        from journey_widgets.export.still import still  # noqa: PLC0415 - not before a first map is shown

        view = (self.journey, self.state, self.language, self.hidden_lanes, self.folded_lanes)
        reading = Reading(self.filter, self.is_hiding, self.comparison)
        try:
            document = shared(self.rd.document, self._without)
            return still(document, *view, reading, folded_groups=self.folded_groups, curves=self.curves)
        except Exception:  # noqa: BLE001 - whatever it is
            _log.exception("the still picture of a swimlane could not be made")
            return {"text/plain": TEXTS["still.noPicture"].in_language(self.language)}

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take in what a page says of its view; what no trait takes is put right in the page."""
        refused = {name for name, value in sync_data.items() if name in self.keys and not self._takes(name, value)}
        super().set_state({name: value for name, value in sync_data.items() if name not in refused})
        if refused:
            _log.warning("a page said of a swimlane what it cannot be: %s", ", ".join(sorted(refused)))
            self.send_state(refused)

    def _takes(self, name: str, value: object) -> bool:
        if name in FIXED:
            return False
        if name == "journey":
            return value in _journeys(self.rd)
        from_json = self.trait_metadata(name, "from_json", self._trait_from_json)
        try:
            self.traits()[name]._validate(self, from_json(value, self))  # noqa: SLF001 - traitlets has no other way to ask
        except traitlets.TraitError:
            return False
        return True

    @traitlets.validate("journey")
    def _known_journey(self, proposal: dict[str, Any]) -> str:
        return _choose_journey(self.rd, proposal["value"])


def show_row(rd: Redesign, table: str, row_id: str) -> None:
    """Turn the open maps of a redesign to the journey in which a row is drawn, unless one of them shows it."""
    journey = _journey_of(rd, table, row_id)
    maps = [each for each in _open if each.rd is rd]
    if journey and maps and all(each.journey != journey for each in maps):
        maps[0].journey = journey


def _journey_of(rd: Redesign, table: str, row_id: str) -> str:
    """Return the journey a row hangs on, by way of its parents; empty for none."""
    rows, known = rd.document.rows, set(_journeys(rd))
    ways = {"notes": ("touchpoint_id", "step_id", "phase_id"), "touchpoints": ("step_id",), "steps": ("phase_id",)}
    targets = {"touchpoint_id": "touchpoints", "step_id": "steps", "phase_id": "phases"}
    while table in rows and row_id in rows[table]:
        if table == "journeys":
            return row_id if row_id in known else ""
        row = rows[table][row_id]
        if table == "phases":
            table, row_id = "journeys", str(row.get("journey_id", ""))
            continue
        column = next((name for name in ways.get(table, ()) if name in row), "")
        table, row_id = targets.get(column, ""), str(row.get(column, ""))
    return ""


def _mark(origin: str) -> str:
    """Return a word that knows an origin again without telling it: it may be a file's name."""
    return hashlib.sha256(origin.encode("utf-8", "replace")).hexdigest()[:16] if origin else ""


def _left_out(share: str, without: Collection[str]) -> tuple[str, ...]:
    _choose("share", share, SHARES)
    for part in without:
        _choose("without", part, PARTS)
    return in_order([*without, *(PARTS if share == "view" else ())])


def _journeys(rd: Redesign) -> list[str]:
    return shown(rd.document).ids["journeys"]  # what the page sees: the frames may stand still for a running cell


def _choose_journey(rd: Redesign, journey: str | None) -> str:
    ids = _journeys(rd)
    if journey is None:
        if not ids:
            raise JourneyError("this redesign has no journey yet: add one to rd.journeys")
        return ids[0]
    return _choose("journey", journey, ids)


def _saved_look(rd: Redesign, name: str, journey: str | None) -> dict[str, Any]:
    """Return what a saved view says of a look; of several views of that name, the journey's."""
    ids, rows = shown(rd.document).ids["saved_views"], rd.document.rows["saved_views"]
    names = [read_text("saved_views", rows[row_id], "name") for row_id in ids]
    if not any(names):
        raise JourneyError(f"there is no saved view '{name}': this redesign has none yet")
    _choose("view", name, [each for each in names if each])
    named = [rows[row_id] for row_id, each in zip(ids, names, strict=True) if each == name]
    row = next((each for each in named if journey is not None and each.get("journey_id") == journey), named[0])
    lists = {column: _lines(row, column) for column in ("hidden_lanes", "folded_lanes", "folded_groups", "curves")}
    state = read_text("saved_views", row, "state")
    return {
        **lists,
        "journey": read_text("saved_views", row, "journey_id"),
        "state": state if state in STATES_SHOWN else "current",
        "filter": read_text("saved_views", row, "filter") or "",
        "is_hiding": read("saved_views", row, "is_hiding") is True,
        "comparison": read_text("saved_views", row, "comparison_kind") or "",
    }


def _lines(row: Row, column: str) -> list[str]:
    return [line for line in (read_text("saved_views", row, column) or "").split("\n") if line]


def _choose(what: str, given: str, allowed: Any) -> str:  # noqa: ANN401 - any list of words
    if given not in allowed:
        raise JourneyError(f"{what} must be one of {listed(allowed)}, not '{given}'{nearest(str(given), allowed)}")
    return given
