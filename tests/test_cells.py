"""Live frames in a real kernel: what a notebook's cells do, and what nbclient reports of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import journey_widgets as jw

START = (
    "import pandas as pd\nimport journey_widgets as jw\nrd = jw.example('b2b-software')\ntouchpoints = rd.touchpoints"
)


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The kernel's settings and history are its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        yield


def run(*cells: str, folder: Path, stops: bool = False) -> nbformat.NotebookNode:
    """Run cells in a kernel; a cell that fails stops nothing, unless it `stops`."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in (START, *cells)])
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        allow_errors=not stops,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    return notebook


def errors(notebook: nbformat.NotebookNode) -> dict[int, tuple[str, str]]:
    """Return the cells that failed, the first being 0: name and message of the error."""
    return {
        number - 1: (output["ename"], output["evalue"])
        for number, cell in enumerate(notebook.cells)
        for output in cell.outputs
        if output["output_type"] == "error"
    }


def printed(cell: nbformat.NotebookNode) -> str:
    return "".join(output["text"] for output in cell.outputs if output["output_type"] == "stream")


def test_cells_that_edit_and_a_cell_that_saves(tmp_path: Path) -> None:
    notebook = run(
        "rd.touchpoints.loc['tp1', 'relevance'] = 9",
        "touchpoints.at['tp2', 'name'] = 'At'\nrd.phases['description'] = rd.phases['name'].str.upper()",
        "rd.touchpoints.loc['new', ['name', 'step_id']] = ['New', 'st1']",
        "rd.touchpoints['mine'] = rd.touchpoints['relevance'] / 2",
        "rd.assessments.loc[('new', 'future'), 'experience'] = 8\n"
        "rd.emotions.loc[('st1', 'future', 'pe2'), 'valence'] = 2",
        "for i in range(1000):\n    rd.touchpoints.loc['tp3', 'need'] = f'edit {i}'",
        "rd.touchpoints = rd.touchpoints.drop('tp4')",
        "assert rd.touchpoints is touchpoints\nrd.save('saved.journey.json')",
        folder=tmp_path,
    )
    assert not errors(notebook)
    rd = jw.read(tmp_path / "saved.journey.json")
    assert list(rd.touchpoints.loc["new", ["name", "step_id"]]) == ["New", "st1"]
    assert rd.touchpoints.loc["tp1", "relevance"] == 9
    assert rd.touchpoints.loc["tp1", "mine"] == 4.5
    assert rd.touchpoints.loc["tp2", "name"] == "At"
    assert rd.touchpoints.loc["tp3", "need"] == "edit 999"
    assert "tp4" not in rd.touchpoints.index
    assert rd.assessments.loc[("new", "future"), "experience"] == 8
    assert rd.emotions.loc[("st1", "future", "pe2"), "valence"] == 2


def test_refused_edits_fail_their_cells_and_later_cells_run_on(tmp_path: Path) -> None:
    notebook = run(
        "touchpoints.loc['tp1', 'relevance'] = 11\ntouchpoints.loc['tp1', 'name'] = 'Stays'",
        "touchpoints.loc['tp1', 'contact_mode'] = 'digitl'",
        "touchpoints.loc['tp1', 'step_id'] = 'st99'",
        "rd.touchpoints = pd.concat([touchpoints, touchpoints.iloc[:1]])",
        "del touchpoints['relevance']",
        "touchpoints.reset_index(drop=True, inplace=True)",
        "touchpoints.loc['tp2', 'name'] = 'Before'\n1 / 0",
        "touchpoints.loc['tp3', 'relevance'] = 'high'",
        "assert rd.touchpoints is touchpoints\n"
        "print(touchpoints.loc['tp1', 'name'], touchpoints.loc['tp2', 'name'], len(touchpoints))\n"
        "print(touchpoints.dtypes['relevance'], touchpoints.index.name)",
        folder=tmp_path,
    )
    failed = errors(notebook)
    assert [failed[number][0] for number in range(6)] == ["JourneyError"] * 6
    assert [failed[number][0] for number in (6, 7)] == ["ZeroDivisionError", "TypeError"]
    assert set(failed) == set(range(8))
    assert "touchpoints, row 'tp1', column 'relevance': 11 must be from 0 to 10" in failed[0][1]
    assert "'digitl' must be one of 'physical', 'digital', 'both'" in failed[1][1]
    assert "'st99' must be the id of a row of `steps`" in failed[2][1]
    assert "row 'tp1': stands there twice" in failed[3][1]
    assert "column 'relevance': belongs to the table and cannot be dropped" in failed[4][1]
    assert "must be indexed by touchpoint_id" in failed[5][1]
    assert printed(notebook.cells[-1]) == "Stays Before 37\nfloat64 touchpoint_id\n"
    # one error a cell, and no traceback of ours
    for number in (0, 1, 2, 4, 5):
        (output,) = (out for out in notebook.cells[number + 1].outputs if out["output_type"] == "error")
        assert "journey_widgets/" not in "".join(output["traceback"]).replace(os.sep, "/")


def test_nbclient_stops_at_a_refused_edit(tmp_path: Path) -> None:
    with pytest.raises(CellExecutionError, match="JourneyError") as caught:
        run("touchpoints.loc['tp1', 'relevance'] = 11", folder=tmp_path, stops=True)
    assert "11 must be from 0 to 10" in str(caught.value)


PAGE = """
import sys, threading, time
sys.path.insert(0, {tests!r})
from workbench import Page
page = Page(rd.document)
def later(do, seconds=0.05):
    thread = threading.Timer(seconds, do)
    thread.start()
    return thread
def edit(n):
    page.set('touchpoints', 'tp1', 'need', f'page {{n}}')
"""


def test_edits_from_another_thread_while_a_cell_runs(tmp_path: Path) -> None:
    page = PAGE.format(tests=str(Path(__file__).parent / "model"))
    notebook = run(
        page,
        "before = rd.touchpoints.loc['tp1', 'need']\nfor n in range(20):\n    later(lambda n=n: edit(n), 0.02 * n)\n"
        "time.sleep(1)\nassert rd.touchpoints.loc['tp1', 'need'] == before\n"
        "assert rd.document.rows['touchpoints']['tp1']['need'] == 'page 19'\n"
        "rd.touchpoints.loc['tp2', 'need'] = 'cell'",
        "print(rd.touchpoints.loc['tp1', 'need'], rd.touchpoints.loc['tp2', 'need'])",
        "import asyncio\nloop = asyncio.get_running_loop()\nbefore = rd.touchpoints.loc['tp1', 'need']\n"
        "for n in range(20, 40):\n    start = later if n % 2 else lambda f, s: loop.call_later(s, f)\n"
        "    start(lambda n=n: edit(n), 0.02 * (n - 20))\n"
        "await asyncio.sleep(1)\nassert rd.touchpoints.loc['tp1', 'need'] == before\n"
        "rd.touchpoints.loc['tp2', 'need'] = 'await'",
        "print(rd.touchpoints.loc['tp1', 'need'], rd.touchpoints.loc['tp2', 'need'])",
        "await asyncio.sleep(0)\nrd.touchpoints.loc['tp1', 'relevance'] = 11",
        folder=tmp_path,
    )
    assert set(errors(notebook)) == {5}
    assert printed(notebook.cells[3]) == "page 19 cell\n"
    assert printed(notebook.cells[5]) == "page 39 await\n"
    assert "11 must be from 0 to 10" in errors(notebook)[5][1], "a cell with await fails as any other"


def test_the_cell_that_imports_us_is_taken_in_too(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "import journey_widgets as jw\nrd = jw.new('x')\nrd.facts['title'] = 'first cell'"
            ),
            nbformat.v4.new_code_cell(
                "print(rd.title)\nfrom journey_widgets import cells\nprint(dict(cells._running))"
            ),
        ]
    )
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    text = printed(notebook.cells[1])
    assert text.startswith("first cell\n")
    assert list(eval(text.splitlines()[1]).values()) == [1], "this cell, and no other"  # noqa: S307 - a dict we printed
