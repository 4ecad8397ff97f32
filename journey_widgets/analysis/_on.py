"""The analyses of one redesign, without naming its tables each time."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

from journey_widgets.errors import JourneyError, nearest
from journey_widgets.schema import TABLES


class On:
    """The analyses of a redesign: `jw.on(rd).gaps()` is `gaps(rd.touchpoints, rd.assessments, rd.best_practices)`."""

    def __init__(self, rd: object) -> None:
        self._rd = rd

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return an analysis that takes the tables it names from the redesign, unless they are given."""
        from journey_widgets import analysis  # noqa: PLC0415 - which lists this module, too

        if name not in analysis.__all__:
            raise AttributeError(f"there is no analysis '{name}'{nearest(name, analysis.__all__)}")
        function = getattr(analysis, name)

        def called(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - those of the function
            wanted = list(inspect.signature(function).parameters)[len(arguments) :]
            tables = {each: getattr(self._rd, each) for each in wanted if each in TABLES and each not in options}
            if "tables" in wanted and "tables" not in options:
                tables["tables"] = {table: getattr(self._rd, table) for table in TABLES}
            return partial(function, *arguments, **tables, **options)()

        called.__doc__ = function.__doc__
        return called

    def __dir__(self) -> list[str]:
        """Return the analyses."""
        from journey_widgets import analysis  # noqa: PLC0415 - as above

        return list(analysis.__all__)


def on(rd: object) -> On:
    """Return the analyses of a redesign, which take their tables from it.

    Parameters
    ----------
    rd
        A redesign, or what a live cell's function gets of one.

    Returns
    -------
    On
        Has every function of this package; what is given by name, and what is no table, is passed on.

    Raises
    ------
    JourneyError
        If it has no tables.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.example("b2b-software")
    >>> jw.on(rd).emotion_gaps().equals(jw.analysis.emotion_gaps(rd.emotions))
    True
    """
    if not hasattr(rd, "touchpoints"):
        raise JourneyError(f"jw.on takes a redesign (jw.new, jw.read, …), not {type(rd).__name__}")
    return On(rd)
