"""The notebooks that ship: alike in both languages, without outputs; run from top to bottom they hand a document on."""

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
STEPS = [name for name in NAMES if name[:2] in {"01", "02", "03", "04", "05"}]
BLANK = [name for name in NAMES if name.startswith("blank_")]
RESULT = "application/vnd.journey-widgets.result.v1+json"


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


def run(language: str, name: str, folder: Path, case: str = "car-rental") -> Any:
    """Run a notebook as its reader would; return it as it is then."""
    notebook = read(language, name)
    for cell in notebook.cells:
        cell.source = cell.source.replace('CASE = "car-rental"', f'CASE = "{case}"')
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def results(notebook: Any) -> list[dict[str, Any]]:
    """Return what live cells and boards show."""
    outputs = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    return [data[RESULT]["result"] for data in outputs if RESULT in data]


def test_each_step_has_its_notebook_and_its_blank_one() -> None:
    assert len(STEPS) == 5
    assert [f"blank_{name}" for name in STEPS] == BLANK


@pytest.mark.parametrize(("language", "case"), [("en", "car-rental"), ("it", "b2b-software")])
def test_the_five_steps_hand_one_document_on(language: str, case: str, tmp_path: Path) -> None:
    walk(language, case, tmp_path)


@pytest.mark.full
@pytest.mark.parametrize(("language", "case"), [("it", "car-rental"), ("en", "b2b-software")])
def test_the_five_steps_in_the_other_languages(language: str, case: str, tmp_path: Path) -> None:
    walk(language, case, tmp_path)


def walk(language: str, case: str, folder: Path) -> None:
    shown: list[dict[str, Any]] = []
    for name in STEPS:
        notebook = run(language, name, folder, case)
        shown += results(notebook)
        assert [result["title"] for result in results(notebook) if result["kind"] == "error"] == []
    boards = {result["board"] for result in shown if result["kind"] == "board"}
    assert boards == {"grid", "plane", "ladder", "cards", "roadmap", "panel", "guide", "persona"}
    assert sum(result["kind"] == "chart" for result in shown) >= 8
    rd = jw.read(folder / "redesign.journey.json")
    assert rd.language == language
    assert rd.photographs["name"].tolist() == ["First photograph", "Photographed again"]
    # the fourth notebook chose, the fifth compared: the first photograph knew of no choice
    chosen = rd.interventions["intervention_status"].eq("chosen")
    assert chosen.sum() >= 2
    older, newer = (rd.photographed(photograph) for photograph in rd.photographs.index)
    moved = jw.analysis.compare_photographs(older, newer)
    assert "interventions" in moved.index.get_level_values(0)


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.full), "it"])
def test_the_blank_notebooks_begin_with_nothing(language: str, tmp_path: Path) -> None:
    for name in BLANK:
        notebook = run(language, name, tmp_path)
        assert [result["title"] for result in results(notebook) if result["kind"] == "error"] == []
    rd = jw.read(tmp_path / "my-redesign.journey.json")
    assert (rd.language, len(rd.phases), len(rd.touchpoints)) == (language, 7, 0)


def test_a_blank_notebook_begins_with_a_table(tmp_path: Path) -> None:
    rows = "phase,step,touchpoint,experience\nBuy,Pays,Desk,3\nUse,Drives,Car,8\n"
    (tmp_path / "contacts.csv").write_text(rows, encoding="utf-8")
    notebook = read("en", BLANK[0])
    for cell in notebook.cells:
        cell.source = cell.source.replace('TABLE = ""', 'TABLE = "contacts.csv"')
        cell.source = cell.source.replace(
            '"touchpoint": "touchpoint"}', '"touchpoint": "touchpoint", "experience": "experience"}'
        )
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(tmp_path)}}).execute()
    rd = jw.read(tmp_path / "my-redesign.journey.json")
    assert rd.touchpoints["name"].tolist() == ["Desk", "Car"]
    assert rd.assessments.xs("current", level="state")["experience"].tolist() == [3, 8]
    assert [result["kind"] for result in results(notebook)].count("error") == 0
