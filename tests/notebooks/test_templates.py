"""The notebooks that ship: alike in both languages, without outputs, and they run from top to bottom."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import journey_widgets as jw

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = sorted(path.name for path in (TEMPLATES / "en").glob("*.ipynb"))


def read(language: str, name: str) -> Any:
    return nbformat.read(TEMPLATES / language / name, as_version=4)


def code(language: str, name: str) -> list[str]:
    return [cell.source for cell in read(language, name).cells if cell.cell_type == "code"]


def test_there_is_an_italian_twin_for_each() -> None:
    assert NAMES
    assert sorted(path.name for path in (TEMPLATES / "it").glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_languages_differ_in_one_cell_of_code(name: str) -> None:
    english, italian = code("en", name), code("it", name)
    assert len(english) == len(italian)
    differing = [(e, i) for e, i in zip(english, italian, strict=True) if e != i]
    assert differing == [('LANGUAGE = "en"', 'LANGUAGE = "it"')]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_of_a_run(language: str, name: str) -> None:
    notebook = read(language, name)
    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_start_notebook_runs_and_goes_on_tomorrow(language: str, tmp_path: Path) -> None:
    shutil.copy(TEMPLATES / language / "00_start_here.ipynb", tmp_path)
    for day in range(2):
        notebook = nbformat.read(tmp_path / "00_start_here.ipynb", as_version=4)
        if day == 1:
            notebook.cells.append(nbformat.v4.new_code_cell("assert rd.touchpoints.loc[worst, 'relevance'] == 9"))
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
        shown = [
            data
            for cell in notebook.cells
            for output in cell.get("outputs", [])
            if "application/vnd.jupyter.widget-view+json" in (data := output.get("data", {}))
        ]
        assert len(shown) == 3
        assert all("text/html" in data and "image/png" in data for data in shown)
    saved = jw.read(tmp_path / f"my-first.{language}.journey.json")
    assert saved.language == language
    assert len(saved.touchpoints) > 20
