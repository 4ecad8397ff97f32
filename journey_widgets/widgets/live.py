"""Live cells: a function of a redesign that runs again when what it read has changed, and is drawn again in place."""

from __future__ import annotations

import inspect
import logging
import uuid
from collections.abc import Callable
from typing import Any

import ipywidgets
import traitlets

from journey_widgets.cells import shell
from journey_widgets.errors import JourneyError, shorten
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES
from journey_widgets.sync.closing import ClosingWidget
from journey_widgets.widgets import bundle
from journey_widgets.widgets.flow import Runs, flow_of, leave
from journey_widgets.widgets.reading import Reading
from journey_widgets.widgets.result_still import still_of
from journey_widgets.widgets.results import Result, failure_of, result_of, told

MIME = "application/vnd.journey-widgets.result.v1+json"
"""Type of an output that holds a live cell's result."""
FIXED = {"_key", "_library", "_build"}

_log = logging.getLogger("journey_widgets")

Function = Callable[..., object]


def live(rd: Redesign, **arguments: object) -> Callable[[Function], LiveCell]:
    """Make a function a live cell: it runs at once, and again whenever what it read has changed.

    Parameters
    ----------
    rd
        The redesign. The function gets it as its first argument, to read: its tables as they are at that moment, and
        what is picked in the views as ``rd.selected``.
    **arguments
        What else the function takes. Of an ipywidget it gets the value, of another live cell what that gave, of a
        swimlane what is selected; it runs again when that changes. Anything else it gets as it is.

    Returns
    -------
    callable
        Takes the function and gives its `LiveCell`, which is displayed at once.

    Raises
    ------
    JourneyError
        If `rd` is no redesign, or the function does not take it.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")  # doctest: +SKIP
    >>> @jw.live(rd)  # doctest: +SKIP
    ... def touchpoints_by_channel(rd):
    ...     return rd.touchpoints.groupby("channel_id").size()
    """
    if not isinstance(rd, Redesign):
        kind = "a function: write @jw.live(rd)" if callable(rd) else type(rd).__name__
        raise JourneyError(f"jw.live takes a redesign (jw.new, jw.read, …), not {kind}")

    def made(function: Function) -> LiveCell:
        _close_earlier()
        cell = LiveCell(rd, function, arguments)
        _remember(cell)
        if shell() is not None:
            from IPython.display import display  # noqa: PLC0415 - only where there is a notebook

            display(cell)  # type: ignore[no-untyped-call]
        return cell

    return made


class LiveCell(ClosingWidget):
    """A function of a redesign, with what it gave last. Make one with `live`.

    Attributes
    ----------
    value
        What the function gave last; None where it failed.
    error : Exception or None
        What it failed with.
    read : set of str
        The tables it looked at, ``"selected"`` among them where it asked for the selection.
    """

    language = traitlets.Enum(LANGUAGES, default_value="en").tag(sync=True)
    """Language of the interface. Type: ``"en"`` or ``"it"``. Default: the redesign's."""

    _key = traitlets.Unicode().tag(sync=True)
    _library = traitlets.Unicode().tag(sync=True)
    _build = traitlets.Unicode().tag(sync=True)

    def __init__(self, rd: Redesign, function: Function, arguments: dict[str, object]) -> None:
        _check(function, arguments)
        self.rd, self.function, self.arguments = rd, function, dict(arguments)
        self.value: Any = None
        self.error: Exception | None = None
        self.read: set[str] = set()
        self.is_stale = False
        self._result: Result | None = None
        self._number = 0
        self._esm = bundle.stub()
        build = bundle.build(bundle.CHARTS)
        self._carrier = bundle.acquire_carrier(bundle.CHARTS)
        super().__init__(language=rd.language, _key=uuid.uuid4().hex, _library=self._carrier.model_id, _build=build)
        self.on_msg(self._hear)
        rd.sync()
        self._flow = flow_of(rd)
        self._flow.add(self)
        self._observed = [(widget, trait) for widget, trait in map(_trait_of, self.arguments.values()) if trait]
        for widget, trait in self._observed:
            widget.observe(self._note_argument, trait)
        self.run()

    def close(self) -> None:
        """Let it run no more, and close its view in every page."""
        if self.comm is not None:
            for widget, trait in self._observed:
                widget.unobserve(self._note_argument, trait)
            leave(self.rd, self)
            bundle.release_carrier(self._carrier)
        super().close()

    # ------------------------------------------------------------------ running

    def run(self) -> bool:
        """Run the function, and draw what it gives; return whether that is something else than before."""
        reading = Reading(self.rd.document, self._flow.moments.now(), self.rd.selected)
        before = self._result
        try:
            arguments = {name: _value_of(argument) for name, argument in self.arguments.items()}
            value = self.function(reading, **arguments)
            self._result = result_of(value, before)
            self.value, self.error = value, None
        except Exception as error:  # noqa: BLE001 - a mistake in a cell is shown in its place, and stops no other
            self._result = failure_of(error, self.function)
            self.value, self.error = None, error
        finally:
            self.read = reading.read
        self._tell(before)
        return True

    def takes(self, other: Runs) -> bool:
        """Return whether another cell is one of its arguments."""
        return any(argument is other for argument in self.arguments.values())

    def _note_argument(self, _change: object) -> None:
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
        saved = {"version": 1, "key": self._key, "language": self.language, "result": told(self._result)}
        data = {**data, MIME: saved, **self._still()}
        return (data, *metadata) if metadata else data

    def _still(self) -> dict[str, str]:
        name = getattr(self.function, "__name__", "")
        try:
            return still_of(self._result, self.language, name)
        except Exception:  # noqa: BLE001 - whatever it is: what goes wrong with a picture keeps no result from the screen
            _log.exception("the still of a live cell could not be made")
            return {"text/plain": name}

    def __repr__(self) -> str:
        """Return what it is a cell of."""
        return f"<LiveCell {getattr(self.function, '__name__', '')}: reads {', '.join(sorted(self.read)) or 'nothing'}>"


def _check(function: object, arguments: dict[str, object]) -> None:
    if not callable(function):
        raise JourneyError(f"@jw.live(rd) stands above a function, not {type(function).__name__}")
    try:
        inspect.signature(function).bind(None, **arguments)
    except TypeError as error:
        name = getattr(function, "__name__", "the function")
        wanted = ", ".join(["rd", *arguments])
        raise JourneyError(f"a live cell calls {name}({wanted}), which it does not take: {error}") from None


def _trait_of(argument: Any) -> tuple[Any, str]:  # noqa: ANN401 - whatever the user gives
    """Return a widget among the arguments and the trait to watch; a live cell is watched by the flow."""
    if isinstance(argument, LiveCell) or not isinstance(argument, ipywidgets.Widget):
        return None, ""
    return argument, next((trait for trait in ("value", "selected") if argument.has_trait(trait)), "")


def _value_of(argument: object) -> object:
    if isinstance(argument, LiveCell):
        if argument.error is not None:
            name = getattr(argument.function, "__name__", "")
            raise JourneyError(f"{name}, which this cell takes, gave an error: see there")
        return argument.value
    widget, trait = _trait_of(argument)
    return getattr(widget, trait) if trait else argument


_made: dict[str, tuple[int, list[LiveCell]]] = {}
"""Cell of a notebook → when it ran, and the live cells it made: they go when it runs again."""


def _cell_now() -> tuple[str, int]:
    """Return the running cell's id and the number of its run; nothing where no notebook says."""
    here = shell()
    parent: Any = getattr(getattr(here, "kernel", None), "get_parent", dict)()
    metadata = parent.get("metadata", {}) if isinstance(parent, dict) else {}
    return str(metadata.get("cellId", "")), getattr(here, "execution_count", 0)


def _close_earlier() -> None:
    cell_id, count = _cell_now()
    if cell_id in _made and _made[cell_id][0] != count:
        for cell in _made.pop(cell_id)[1]:
            cell.close()


def _remember(cell: LiveCell) -> None:
    cell_id, count = _cell_now()
    if cell_id:
        _made.setdefault(cell_id, (count, []))[1].append(cell)
