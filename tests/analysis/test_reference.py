"""The reference page is what the docstrings say, and every public function says all it must."""

from __future__ import annotations

import inspect

import pytest

from journey_widgets import analysis
from journey_widgets.analysis import _reference

FUNCTIONS = [name for name in analysis.__all__ if inspect.isfunction(getattr(analysis, name))]
OF_NO_FORMULA = {"about", "left_out", "photograph", "unpack_photograph"}
"""They keep or show what is there."""


def test_the_page_is_fresh() -> None:
    assert _reference.PAGE.read_text("utf-8") == _reference.page(), f"run `{_reference.COMMAND}`"


def test_public_names_are_sorted_and_there() -> None:
    assert list(analysis.__all__) == sorted(analysis.__all__)
    assert all(callable(getattr(analysis, name)) for name in analysis.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_gives_and_stands_on(name: str) -> None:
    doc = inspect.getdoc(getattr(analysis, name)) or ""
    first, *_ = doc.split("\n")
    assert first.endswith(".")
    headings = ["Parameters", "Returns", "Examples"]
    if name not in {"about", "left_out"}:
        headings += ["Raises"]
    if name not in OF_NO_FORMULA:
        headings += ["References"]
    missing = [heading for heading in headings if f"\n{heading}\n{'-' * len(heading)}\n" not in doc]
    assert not missing
    assert ">>> jw.analysis." in doc or f"jw.analysis.{name}(" in doc or f"rd.{name}" in doc


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_parameter_is_told_of(name: str) -> None:
    function = getattr(analysis, name)
    doc = inspect.getdoc(function) or ""
    parameters = doc[doc.index("Parameters\n") : doc.index("Returns\n")]
    for parameter in inspect.signature(function).parameters.values():
        assert parameter.name in parameters
