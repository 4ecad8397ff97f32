"""Ties redesigns to the cells of a notebook: frames follow the document between cells, and the document the cells.

IPython tells when a cell begins and ends. While one runs, its frames stand still for it, whatever arrives on other
threads; a frame is touched only when no other cell is running.
"""

from __future__ import annotations

import inspect
import sys
import threading
from collections import Counter
from types import TracebackType
from typing import Any, Protocol
from weakref import WeakSet

from journey_widgets.errors import JourneyError


class FollowsCells(Protocol):
    """What is told of cells."""

    def begin_cell(self) -> None:
        """Bring the frames up to date."""

    def end_cell(self, label: str) -> None:
        """Take in what the cell did; raise a `JourneyError` for what cannot be."""


_followers: WeakSet[Any] = WeakSet()
_running: Counter[int] = Counter()
"""Thread → cells running on it: two when a cell on a subshell runs beside the main one."""
_hooked: WeakSet[Any] = WeakSet()


def follow(follower: FollowsCells) -> None:
    """Tell `follower` of every cell from now on, where there is a notebook at all."""
    _followers.add(follower)
    here = shell()
    if here is not None and here not in _hooked:
        _hooked.add(here)
        here.events.register("pre_run_cell", _begin)
        here.events.register("post_run_cell", _end)
        if _is_in_cell(here):  # of the cell that first needs us we see only the end
            _running[threading.get_ident()] += 1


def is_running() -> bool:
    """Return whether a cell is running, on any thread."""
    return any(count > 0 for count in tuple(_running.values()))


def is_running_elsewhere() -> bool:
    """Return whether a cell is running on another thread than this one."""
    here = threading.get_ident()
    return any(count > 0 for thread, count in tuple(_running.items()) if thread != here)


def shell() -> Any:  # noqa: ANN401 - IPython is not a dependency
    """Return IPython's shell, None where there is no notebook."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _is_in_cell(here: Any) -> bool:  # noqa: ANN401 - IPython is not a dependency
    """Return whether this thread runs a cell whose end will be told."""
    code = getattr(getattr(here, "run_cell_async", None), "__code__", None)
    frame = inspect.currentframe()
    while frame is not None and frame.f_code is not code:
        frame = frame.f_back
    return frame is not None and not frame.f_locals.get("silent")


def _begin(_info: object = None) -> None:
    failures = [] if is_running_elsewhere() else _tell_all("begin_cell")
    _running[threading.get_ident()] += 1
    for error in failures:
        _show(error)


def _end(result: Any) -> None:  # noqa: ANN401 - IPython's ExecutionResult
    here = threading.get_ident()
    _running[here] = max(0, _running[here] - 1)
    if is_running_elsewhere():
        return  # the last cell to end takes everything in: frames of a running cell stand still
    number = getattr(result, "execution_count", None)
    for error in _tell_all("end_cell", f"In [{number}]" if number else ""):
        # an exception raised here would leave the cell "ok", also for nbclient
        _show(error)
        if result is not None and result.error_in_exec is None:  # of a cell that was cancelled there is none
            result.error_in_exec = error


def _tell_all(method: str, *args: str) -> list[Exception]:
    failures: list[Exception] = []
    for follower in list(_followers):
        try:
            getattr(follower, method)(*args)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one redesign must not cost another its edits
            failures.append(error)
    return failures


def _show(error: Exception) -> None:
    # what the schema refuses is told without our own frames; a fault of ours with them
    where: TracebackType | None = None if isinstance(error, JourneyError) else error.__traceback__
    shell().showtraceback((type(error), error, where))
