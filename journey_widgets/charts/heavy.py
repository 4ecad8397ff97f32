"""Altair, without what makes its first import slow."""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType
from typing import Any

_SLOW = "rfc3987_syntax"
"""Checks one format of JSON Schema, and builds a grammar when imported: three seconds, for what Altair never asks."""

_QUICK = "_journey_widgets_remembers"
"""Marks Altair's index as one that remembers."""

_lock = threading.Lock()


def import_altair() -> ModuleType:
    """Import Altair; the first time without building that grammar, which is then built when somebody asks for it.

    jsonschema, which Altair imports, imports the checker wherever Jupyter is installed. It gets a function that imports
    the real one when it is called; nothing else meets the stand-in.
    """
    with _lock:
        if "altair" in sys.modules or "jsonschema" in sys.modules or _SLOW in sys.modules:
            return _with_quick_shorthand()
        stand_in: Any = ModuleType(_SLOW)
        stand_in.is_valid_syntax = _is_valid_syntax
        sys.modules[_SLOW] = stand_in
        try:
            importlib.import_module("jsonschema")
        finally:
            if sys.modules.get(_SLOW) is stand_in:
                del sys.modules[_SLOW]
        return _with_quick_shorthand()


def _with_quick_shorthand() -> ModuleType:
    """Let Altair make its index of schemas once, not for each shorthand: a chart took ten milliseconds, mostly that."""
    altair = importlib.import_module("altair")
    schemapi: Any = importlib.import_module("altair.utils.schemapi")
    index: Any = getattr(schemapi, "_FromDict", None)
    if index is None or hasattr(index, _QUICK):  # another version of Altair, which may not need it; or done
        return altair
    known: dict[tuple[type, ...], Any] = {}
    make = index.__init__

    def remember(self: Any, wrapper_classes: Any, /) -> None:  # noqa: ANN401 - Altair's own
        classes = tuple(wrapper_classes)
        if classes not in known:
            make(self, classes)
            known[classes] = self.class_dict
        self.class_dict = known[classes]

    index.__init__ = remember
    setattr(index, _QUICK, True)
    return altair


def _is_valid_syntax(*arguments: Any) -> Any:  # noqa: ANN401 - the real one's
    return importlib.import_module(_SLOW).is_valid_syntax(*arguments)
