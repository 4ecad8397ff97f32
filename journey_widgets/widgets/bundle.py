"""The code of the views: one stub in every widget, one library for all maps and one for all charts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import traitlets

from journey_widgets.sync.closing import ClosingWidget

STATIC = Path(__file__).parent.parent / "static"
SWIMLANE = "swimlane.js"
CHARTS = "charts.js"
"""The library that draws results of live cells; most of it is Vega."""
BOARDS = "boards.js"
"""The library of boards."""

TOOLS = "tools.js"
"""What a map needs a moment after it is drawn, and when somebody takes it in hand; a page asks for it once."""


class Carrier(ClosingWidget):
    """A widget without a view that carries a library to the page, once for all widgets of a kernel [S6]."""

    _esm = "export default {}"
    _view_name = traitlets.Any(None, allow_none=True).tag(sync=True)
    code = traitlets.Unicode().tag(sync=True)
    """The library. Type: str, the text of an ES module."""


@cache
def stub() -> str:
    """Return the text of the stub."""
    return _read("stub.js")


@cache
def library(name: str = SWIMLANE) -> str:
    """Return the text of a library."""
    return _read(name)


@cache
def build(name: str = SWIMLANE) -> str:
    """Return a name for this build of a library: pages may meet several."""
    return hashlib.sha256(library(name).encode()).hexdigest()[:12]


def _read(name: str) -> str:
    path = STATIC / name
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is missing: this is a checkout whose bundle was never built. Build it with: npm --prefix js ci && "
            "npm --prefix js run build"
        )
    return path.read_text(encoding="utf-8")


_carriers: dict[str, tuple[Carrier, int]] = {}
"""Library → its one carrier in this kernel, and the number of widgets that need it."""


def acquire_carrier(name: str = SWIMLANE) -> Carrier:
    """Return the carrier of a library, made when the first widget needs it."""
    carrier, users = _carriers.get(name, (None, 0))
    if carrier is None or carrier.comm is None:  # closed from outside, by `Widget.close_all()` for one
        carrier, users = Carrier(code=library(name)), 0
    _carriers[name] = (carrier, users + 1)
    return carrier


def release_carrier(carrier: Carrier) -> None:
    """Say that a widget needs a carrier no more; the last one closes it."""
    for name, (held, users) in tuple(_carriers.items()):
        if held is not carrier:  # or an older one, closed from outside
            continue
        if users > 1:
            _carriers[name] = (held, users - 1)
        else:
            del _carriers[name]
            carrier.close()
