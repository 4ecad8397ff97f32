"""The code of the views: one stub in every widget, one library for all of them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import traitlets

from journey_widgets.sync.closing import ClosingWidget

STATIC = Path(__file__).parent.parent / "static"


class Carrier(ClosingWidget):
    """A widget without a view that carries the library to the page, once for all widgets of a kernel [S6]."""

    _esm = "export default {}"
    _view_name = traitlets.Any(None, allow_none=True).tag(sync=True)
    code = traitlets.Unicode().tag(sync=True)
    """The library. Type: str, the text of an ES module."""


@cache
def stub() -> str:
    """Return the text of the stub."""
    return _read("stub.js")


@cache
def library() -> str:
    """Return the text of the library."""
    return _read("swimlane.js")


@cache
def build() -> str:
    """Return a name for this build of the library: pages may meet several."""
    return hashlib.sha256(library().encode()).hexdigest()[:12]


def _read(name: str) -> str:
    path = STATIC / name
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is missing: this is a checkout whose bundle was never built. Build it with: npm --prefix js ci && "
            "npm --prefix js run build"
        )
    return path.read_text(encoding="utf-8")


_carrier: list[Any] = []
"""The one carrier of this kernel, and the number of widgets that need it."""


def acquire_carrier() -> Carrier:
    """Return the carrier of this kernel, made when the first widget needs it."""
    if not _carrier or _carrier[0].comm is None:  # closed from outside, by `Widget.close_all()` for one
        _carrier[:] = [Carrier(code=library()), 0]
    _carrier[1] += 1
    carrier: Carrier = _carrier[0]
    return carrier


def release_carrier(carrier: Carrier) -> None:
    """Say that a widget needs the carrier no more; the last one closes it."""
    if not _carrier or _carrier[0] is not carrier:  # an older one, closed from outside
        return
    _carrier[1] -= 1
    if _carrier[1] <= 0:
        _carrier.clear()
        carrier.close()
