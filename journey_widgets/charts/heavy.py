"""Altair, without what makes its first import slow."""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType
from typing import Any

_SLOW = "rfc3987_syntax"
"""Checks one format of JSON Schema, and builds a grammar when imported: three seconds, for what Altair never asks."""

_lock = threading.Lock()


def import_altair() -> ModuleType:
    """Import Altair; the first time without building that grammar, which is then built when somebody asks for it.

    jsonschema, which Altair imports, imports the checker wherever Jupyter is installed. It gets a function that imports
    the real one when it is called; nothing else meets the stand-in.
    """
    with _lock:
        if "altair" in sys.modules or "jsonschema" in sys.modules or _SLOW in sys.modules:
            return importlib.import_module("altair")
        stand_in: Any = ModuleType(_SLOW)
        stand_in.is_valid_syntax = _is_valid_syntax
        sys.modules[_SLOW] = stand_in
        try:
            importlib.import_module("jsonschema")
        finally:
            if sys.modules.get(_SLOW) is stand_in:
                del sys.modules[_SLOW]
        return importlib.import_module("altair")


def _is_valid_syntax(*arguments: Any) -> Any:  # noqa: ANN401 - the real one's
    return importlib.import_module(_SLOW).is_valid_syntax(*arguments)
