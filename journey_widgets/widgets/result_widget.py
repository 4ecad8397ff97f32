"""A widget that shows what Python makes of a redesign, and shows it again in place when what was read has changed.

Live cells and boards are such widgets. What they show travels as data: to a page as a message, and into the notebook
beside a picture and a table, so that it is there without a kernel, too.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any

import traitlets

from journey_widgets.errors import JourneyError, shorten
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES
from journey_widgets.sync.closing import ClosingWidget
from journey_widgets.widgets import bundle
from journey_widgets.widgets.flow import Runs, flow_of, leave
from journey_widgets.widgets.reading import Reading
from journey_widgets.widgets.result_still import still_of
from journey_widgets.widgets.results import Result, failure_of
from journey_widgets.widgets.telling import told

MIME = "application/vnd.journey-widgets.result.v1+json"
"""Type of an output that holds a result."""
FIXED = {"_key", "_library", "_build"}
"""Traits no page has a say in."""

_log = logging.getLogger("journey_widgets")


class ResultWidget(ClosingWidget):
    """A widget that shows a result.

    Attributes
    ----------
    error : Exception or None
        What it failed with.
    read : set of str
        The tables it looked at, ``"selected"`` among them where it asked for the selection.
    """

    LIBRARY = bundle.CHARTS
    """The library that draws it."""
    VIEW = "cell"
    """What JupyterLab draws it with: ``cell`` or ``board``."""

    language = traitlets.Enum(LANGUAGES, default_value="en").tag(sync=True)
    """Language of the interface. Type: ``"en"`` or ``"it"``. Default: the redesign's."""

    _key = traitlets.Unicode().tag(sync=True)
    _library = traitlets.Unicode().tag(sync=True)
    _build = traitlets.Unicode().tag(sync=True)

    def __init__(self, rd: Redesign, *, language: str | None = None, **traits: Any) -> None:  # noqa: ANN401
        self.rd = rd
        self.error: Exception | None = None
        self.read: set[str] = set()
        self.is_stale = False
        self._result: Result | None = None
        self._number = 0
        self._esm = bundle.stub()
        build = bundle.build(self.LIBRARY)
        self._carrier = bundle.acquire_carrier(self.LIBRARY)
        own = {"language": language or rd.language, "_key": uuid.uuid4().hex}
        super().__init__(**own, _library=self._carrier.model_id, _build=build, **traits)
        self.on_msg(self._hear)
        rd.sync()
        self._flow = flow_of(rd)
        self._flow.add(self)

    def close(self) -> None:
        """Let it run no more, and close its view in every page."""
        if self.comm is not None:
            leave(self.rd, self)
            bundle.release_carrier(self._carrier)
        super().close()

    # ------------------------------------------------------------------ running

    def run(self) -> bool:
        """Run, and draw what it gives; return whether that may be something else than before."""
        reading = Reading(self.rd.document, self._flow.moments.now(), self.rd.selected)
        before = self._result
        try:
            self._result = self._give(reading, before)
            self.error = None
        except Exception as error:  # noqa: BLE001 - a mistake is shown in its place, and stops nothing else
            self._result = failure_of(error, self._code())
            self.error = error
        finally:
            self.read = reading.read
        self._tell(before)
        return True

    def takes(self, other: Runs) -> bool:  # noqa: ARG002 - what others answer differently
        """Return whether another one's result is an argument of this one."""
        return False

    def _give(self, reading: Reading, before: Result | None) -> Result:
        raise NotImplementedError

    def _code(self) -> Callable[..., object]:
        """Return the function whose lines an error names."""
        return self._give

    def _run_soon(self, _change: object = None) -> None:
        self.is_stale = True
        self._flow.ask()

    # ------------------------------------------------------------------ pages

    def _tell(self, before: Result | None, page: str = "") -> None:
        if self._result is None:
            return
        if not page:
            self._number += 1
        buffers: list[bytes] = []
        content = {"kind": "result", "number": self._number, "page": page}
        content["result"] = told(self._result, buffers, before)
        self.send(content, buffers)

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        asked = content if isinstance(content, dict) else {}
        match asked.get("kind"):
            case "join":  # a page has no result yet, or missed one
                self._tell(None, page=str(asked.get("page", "")))
            case "selected":
                try:
                    self.rd.selection.set(asked.get("selected"), self)
                except JourneyError as error:
                    _log.warning("a page picked what cannot be picked: %s", shorten(str(error), 200))
            case "still":  # [S13] a notebook is being saved: it needs the picture of what is shown
                self.send({"kind": "still", "data": self._still()})

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take in what a page says; of what is fixed it has no say."""
        super().set_state({name: value for name, value in sync_data.items() if name not in FIXED})

    # ------------------------------------------------------------------ output

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - the shape is anywidget's
        """Return the live view and, beside it, what an output shows when nothing is live."""
        found = super()._repr_mimebundle_(**kwargs)
        if found is None or self._result is None:
            return found
        data, *metadata = found if isinstance(found, tuple) else (found,)
        own = {"version": 1, "key": self._key, "language": self.language, "view": self.VIEW}
        saved = {**own, "result": told(self._result)}
        data = {**data, MIME: saved, **self._still()}
        return (data, *metadata) if metadata else data

    def _name(self) -> str:
        """Return what it is called where its result has no title."""
        return type(self).__name__

    def _still(self) -> dict[str, str]:
        try:
            return still_of(self._result, self.language, self._name())
        except Exception:  # noqa: BLE001 - whatever it is: what goes wrong with a picture keeps no result from the screen
            _log.exception("the still of %s could not be made", self._name())
            return {"text/plain": self._name()}
