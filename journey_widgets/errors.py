"""The one error of this package, and how its sentences are built.

Facts go in, a sentence comes out: where it is, what was given, what is allowed.
"""

from __future__ import annotations

import difflib
import numbers
import reprlib
from collections.abc import Iterable, Sequence

import numpy as np

SHOWN = 20
"""How many refusals one error spells out; the rest are counted."""
LONGEST_NEAR_MISS = 100


class JourneyError(ValueError):
    """What a file, a table or a cell cannot hold, said in one go.

    Parameters
    ----------
    message
        The sentence.
    details
        One line for each place, where there are several.

    Attributes
    ----------
    details
        All the lines, also those the message leaves out.
    """

    def __init__(self, message: str, details: Sequence[str] = ()) -> None:
        self.details = tuple(details)
        lines = [message, *(f"  {line}" for line in self.details[:SHOWN])]
        if len(self.details) > SHOWN:
            lines.append(f"  … and {len(self.details) - SHOWN} more (see the error's `details`)")
        super().__init__("\n".join(lines))


def shorten(value: object, length: int = 60) -> str:
    """Return `value` as one short line of text, whatever it is.

    Line breaks and control characters are written as escapes, so that a message stays one line and cannot
    rearrange itself on the screen.
    """
    shown = _shown(value, length)
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in shown)
    return shown if len(shown) <= length else shown[: length - 1] + "…"


def _shown(value: object, length: int) -> str:
    if isinstance(value, str):
        return f"'{value[: length + 1]}'"
    try:
        if isinstance(value, np.generic):
            value = value.item()  # without the name of numpy's type
        if isinstance(value, numbers.Real) and not isinstance(value, bool):
            return f"{float(value):.15g}"
        return _short.repr(value) if isinstance(value, (list, tuple, dict, set, int)) else repr(value)
    except Exception:  # noqa: BLE001 - nested too deeply, too many digits, a `__repr__` that fails: it still is one line
        return f"<{type(value).__name__}>"


_short = reprlib.Repr()
"""Spells out the beginning of a value, however large or deep it is."""
_short.maxstring = 80


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return ``" (did you mean 'x'?)"`` where an allowed word looks like `word`, else nothing."""
    # a near miss is short; comparing a novel with a list of words would take minutes
    found = difflib.get_close_matches(word, list(allowed), n=1) if len(word) <= LONGEST_NEAR_MISS else []
    return f" (did you mean '{found[0]}'?)" if found else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Return words as ``'a', 'b', 'c'``, cut after `most` of them."""
    shown = [f"'{word}'" for word in words]
    return ", ".join(shown[:most]) + (", …" if len(shown) > most else "")
