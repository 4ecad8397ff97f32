"""Plain charts of Altair carry what our extension draws, unless the user has chosen otherwise."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from journey_widgets.charts.plain import show_plain_charts

VEGALITE = "application/vnd.vegalite.v6.json"


@pytest.fixture
def show() -> Iterator[Any]:
    shell = InteractiveShell()
    show_plain_charts(shell)
    yield lambda chart: shell.display_formatter.format(chart)[0]
    InteractiveShell.clear_instance()


def bars() -> alt.Chart:
    return alt.Chart(pd.DataFrame({"x": [1, 2]})).mark_bar().encode(x="x:Q")


@pytest.mark.parametrize("chart", [bars(), bars() | bars(), bars() + bars()])
def test_a_chart_carries_its_specification_and_its_page(show: Any, chart: alt.TopLevelMixin) -> None:
    shown = show(chart)
    assert shown[VEGALITE] == chart.to_dict()
    assert "<script" in shown["text/html"]


def test_a_chosen_renderer_is_left_alone(show: Any) -> None:
    with alt.renderers.enable("mimetype"):
        assert set(show(bars())) == {VEGALITE, "text/plain"}
    assert alt.renderers.active == "default"


NOTEBOOK = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import journey_widgets
known = shell.display_formatter.mimebundle_formatter.deferred_printers
print("altair" in sys.modules, "TopLevelMixin" in str(known))
"""


def test_importing_us_in_a_notebook_does_not_import_altair() -> None:
    out = subprocess.run([sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "True"]
