"""Ties redesigns to the cells of a notebook: frames follow the document between cells, and the document the cells.

IPython tells when a cell begins and ends. While one runs, its frames stand still for it, whatever arrives on other
threads; a frame is touched only when no other cell is running.
"""

from __future__ import annotations

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
    shell = _shell()
    if shell is not None and shell not in _hooked:
        _hooked.add(shell)
        shell.events.register("pre_run_cell", _begin)
        shell.events.register("post_run_cell", _end)


def is_running() -> bool:
    """Return whether a cell is running, on any thread."""
    return any(count > 0 for count in _running.values())


def is_running_elsewhere() -> bool:
    """Return whether a cell is running on another thread than this one."""
    here = threading.get_ident()
    return any(count > 0 for thread, count in _running.items() if thread != here)


def _shell() -> Any:  # noqa: ANN401 - IPython is not a dependency
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _begin(_info: object = None) -> None:
    failures = [] if is_running_elsewhere() else _tell_all("begin_cell")
    _running[threading.get_ident()] += 1
    for error in failures:
        _show(error)


def _end(result: Any) -> None:  # noqa: ANN401 - IPython's ExecutionResult
    here = threading.get_ident()
    _running[here] = max(0, _running[here] - 1)  # of the cell that first needed us we saw only the end
    if is_running_elsewhere():
        return  # the last cell to end takes everything in: frames of a running cell stand still
    number = getattr(result, "execution_count", None)
    for error in _tell_all("end_cell", f"In [{number}]" if number else ""):
        # an exception raised here would leave the cell "ok", also for nbclient
        _show(error)
        if result.error_in_exec is None:
            result.error_in_exec = error


def _tell_all(method: str, *args: str) -> list[JourneyError]:
    failures = []
    for follower in list(_followers):
        try:
            getattr(follower, method)(*args)
        except JourneyError as error:
            failures.append(error)
    return failures


def _show(error: JourneyError) -> None:
    shell = _shell()
    nowhere: TracebackType | None = None
    shell.showtraceback((type(error), error, nowhere))
