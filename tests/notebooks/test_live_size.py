"""What ten live charts weigh in a saved notebook beside one: the library travels once, charts are specifications."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

RESULT = "application/vnd.journey-widgets.result.v1+json"
SETUP = 'import journey_widgets as jw\nrd = jw.example("car-rental")'
CHART = """
@jw.live(rd)
def chart_{i}(rd):
    return jw.charts.gap_bars(jw.on(rd).gaps(), rd.touchpoints, most={i} + 5)
"""


def saved(charts: int, folder: Path) -> Any:
    """Return a notebook of so many live charts as it is saved, widget state and all."""
    cells = [nbformat.v4.new_code_cell(source) for source in [SETUP, *(CHART.format(i=i) for i in range(charts))]]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    client.execute()
    assert all(output["output_type"] != "error" for cell in notebook.cells for output in cell.outputs)
    return notebook


def weight(notebook: Any) -> int:
    """Return the characters of a notebook without the rows of its charts and without pictures and tables."""
    for cell in notebook.cells:
        for output in cell.outputs:
            data = output.get("data", {})
            for still in ("text/html", "image/png"):
                data.pop(still, None)
            if RESULT in data:
                data[RESULT]["result"]["tables"] = {}
    return len(json.dumps(notebook))


@pytest.mark.full
def test_ten_live_charts_weigh_little_more_than_one(tmp_path: Path) -> None:
    one, ten = saved(1, tmp_path), saved(10, tmp_path)
    kinds = [output.data[RESULT]["result"]["kind"] for cell in ten.cells for output in cell.outputs]
    assert kinds == ["chart"] * 10
    assert "widgets" in ten.metadata  # with the library, for where our extension is not
    assert weight(ten) <= 1.2 * weight(one)
