"""Live cells: a function of a redesign that runs again when what it read has changed, and is drawn again in place."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import ipywidgets

from journey_widgets.cells import shell
from journey_widgets.errors import JourneyError
from journey_widgets.redesign import Redesign
from journey_widgets.widgets.flow import Runs
from journey_widgets.widgets.naming import with_names
from journey_widgets.widgets.reading import Reading
from journey_widgets.widgets.result_widget import ResultWidget
from journey_widgets.widgets.results import Result, result_of

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


class LiveCell(ResultWidget):
    """A function of a redesign, with what it gave last. Make one with `live`.

    Attributes
    ----------
    value
        What the function gave last; None where it failed.
    """

    def __init__(self, rd: Redesign, function: Function, arguments: dict[str, object]) -> None:
        _check(function, arguments)
        self.function, self.arguments = function, dict(arguments)
        self.value: Any = None
        super().__init__(rd)
        self._observed = [(widget, trait) for widget, trait in map(_trait_of, self.arguments.values()) if trait]
        for widget, trait in self._observed:
            widget.observe(self._run_soon, trait)
        self.run()

    def close(self) -> None:
        """Let it run no more, and close its view in every page."""
        if self.comm is not None:
            for widget, trait in self._observed:
                widget.unobserve(self._run_soon, trait)
        super().close()

    def takes(self, other: Runs) -> bool:
        """Return whether another cell is one of its arguments."""
        return any(argument is other for argument in self.arguments.values())

    def _give(self, reading: Reading, before: Result | None) -> Result:
        self.value = None
        arguments = {name: _value_of(argument) for name, argument in self.arguments.items()}
        value = self.function(reading, **arguments)
        result = result_of(value, before)
        self.value = value
        return with_names(result, reading)

    def _code(self) -> Function:
        return self.function

    def _name(self) -> str:
        return getattr(self.function, "__name__", "")

    def __repr__(self) -> str:
        """Return what it is a cell of."""
        return f"<LiveCell {self._name()}: reads {', '.join(sorted(self.read)) or 'nothing'}>"


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
