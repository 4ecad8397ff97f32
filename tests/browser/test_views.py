"""Several views of one document stay one: one cell twice, two notebooks, a page loaded again, a kernel restarted."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.lab import Lab, Notebook
from tests.browser.test_editing import LANES, MAP


@pytest.fixture
def nb(open_notebook: Callable[..., Notebook]) -> Notebook:
    notebook = open_notebook(MAP)
    notebook.run_all()
    expect(notebook.card("touchpoints", "tp1", "name")).to_be_visible()
    return notebook


def rename(nb: Notebook, text: str, which: int = 0) -> None:
    card = nb.card("touchpoints", "tp1", "name", nb.maps().nth(which))
    card.locator(".jw-text").dblclick()
    nb.page.keyboard.type(text)
    nb.page.keyboard.press("Enter")
    expect(card).to_contain_text(text)


def expect_name(nb: Notebook, text: str, which: int = 0) -> None:
    expect(nb.card("touchpoints", "tp1", "name", nb.maps().nth(which))).to_contain_text(text)


def test_a_cell_changes_the_frame_and_the_map_follows(nb: Notebook) -> None:
    assert nb.run("rd.touchpoints.loc['tp1', 'name'] = 'From a cell'\nrd.steps.loc['st3', 'phase_id'] = 'ph1'") == ""
    expect_name(nb, "From a cell")
    expect(nb.maps().first.locator(".jw-phase")).to_have_count(2)
    expect(nb.card("steps", "", "").page.get_by_role("button", name="Add a step")).to_be_visible()


def test_a_refused_edit_fails_its_cell_and_is_put_back(nb: Notebook) -> None:
    printed = nb.run("rd.touchpoints.loc['tp1', 'relevance'] = 11\nrd.touchpoints.loc['tp1', 'name'] = 'Stays'")
    assert "JourneyError" in printed
    assert "row 'tp1', column 'relevance': 11 must be from 0 to 10" in printed
    expect_name(nb, "Stays")
    assert nb.value("rd.touchpoints.loc['tp1', ['name', 'relevance']].tolist()") == ["Stays", 7.0]


def test_one_cell_shown_twice(nb: Notebook) -> None:
    nb.page.locator(".jp-OutputArea-output .jw-swimlane").first.click(button="right", position={"x": 5, "y": 5})
    nb.page.get_by_role("menuitem", name="Create New View for Cell Output").click()
    expect(nb.maps()).to_have_count(2)
    rename(nb, "Once for all", 1)
    expect_name(nb, "Once for all", 0)
    rename(nb, "And back", 0)
    expect_name(nb, "And back", 1)
    nb.page.get_by_role("tab", name=nb.url.split("/")[-1].split("?")[0]).click()
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "And back"


def test_two_widgets_of_one_document(nb: Notebook) -> None:
    nb.run("w2 = jw.Swimlane(rd, state='future', language='it')\nw2")
    expect(nb.maps()).to_have_count(2)
    rename(nb, "Both", 1)
    expect_name(nb, "Both", 0)
    nb.maps().nth(1).get_by_role("button", name="Annulla").click()
    expect_name(nb, "Price page", 0)
    nb.run("w2.close()")
    expect(nb.saved_maps()).to_have_count(1)  # its output stays, as it was
    rename(nb, "Alone", 0)
    expect_name(nb, "Price page", 1)
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "Alone"


def test_two_notebooks_of_one_kernel(nb: Notebook, lab: Lab, browser: Browser) -> None:
    kernel = lab.api("GET", "/api/sessions")[0]["kernel"]["id"]
    name = lab.write(f"{secrets.token_hex(4)}.ipynb", "w2 = jw.Swimlane(rd)\nw2")
    lab.api("POST", "/api/sessions", {"path": name, "name": name, "type": "notebook", "kernel": {"id": kernel}})
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    other = Notebook(page, f"{lab.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{name}?reset", lab.root / name)
    other.load()
    other.idle()
    other.run_all()
    expect_name(other, "Price page")
    rename(nb, "From the first")
    expect_name(other, "From the first")
    rename(other, "From the second")
    expect_name(nb, "From the second")
    other.card("touchpoints", "tp1", "name").drag_to(
        other.cell(LANES["touchpoint"], 2), target_position={"x": 60, "y": 8}
    )
    expect(nb.cell(LANES["touchpoint"], 2).locator(".jw-card")).to_have_count(2)
    assert other.value("rd.touchpoints.loc['tp1', ['name', 'step_id']].tolist()") == ["From the second", "st3"]
    other.close()


def test_page_loaded_again(nb: Notebook) -> None:
    rename(nb, "Before")
    nb.run("w.state = 'future'")
    nb.command("docmanager:save")
    nb.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    nb.load()
    nb.idle()
    expect_name(nb, "Before")
    expect(nb.maps().get_by_role("button", name="Future")).to_have_attribute("aria-pressed", "true")
    rename(nb, "After")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "After"


def test_kernel_restarted_and_notebook_run_again(open_notebook: Callable[..., Notebook], lab: Lab) -> None:
    name = f"{secrets.token_hex(4)}.journey.json"
    again = f"""
import journey_widgets as jw
from pathlib import Path
rd = jw.read("{name}") if Path("{name}").exists() else jw.example("b2b-software")
w = jw.Swimlane(rd)
w"""
    nb = open_notebook(again)
    nb.run_all()
    card = nb.card("touchpoints", "tp1", "name")
    card.locator(".jw-text").dblclick()
    nb.page.locator(".jw-card textarea").fill("Kept overnight")
    nb.page.keyboard.press("Enter")
    expect(card).to_contain_text("Kept overnight")
    nb.run(f"rd.save('{name}')")
    before = nb.value("rd.touchpoints.reset_index().to_json()")
    nb.command("kernelmenu:restart")
    nb.page.get_by_role("button", name="Confirm Kernel Restart").click()
    nb.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
    )
    nb.start("None")  # a kernel that answers is a kernel that has restarted
    nb.run_all()
    expect(card).to_contain_text("Kept overnight")
    assert nb.value("rd.touchpoints.reset_index().to_json()") == before
    assert json.loads(Path(lab.root / name).read_text(encoding="utf-8"))["schema_version"] == 1


SLOW = """
import time
before = rd.touchpoints.copy()
names = []
for _ in range(50):
    time.sleep(.1)
    names.append(rd.touchpoints.loc['tp1', 'name'])
    same = rd.touchpoints.equals(before)
print(sorted(set(names)), same)
"""


def test_page_edits_while_a_cell_runs(nb: Notebook) -> None:
    cell = nb.start(SLOW)
    nb.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
    )
    rename(nb, "In the middle")
    assert nb.finish(cell).strip() == "['Price page'] True"
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "In the middle"


def test_page_edits_while_a_cell_waits(nb: Notebook) -> None:
    cell = nb.start(SLOW.replace("import time", "import asyncio").replace("time.sleep", "await asyncio.sleep"))
    nb.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
    )
    rename(nb, "In the middle")
    assert nb.finish(cell).strip() == "['Price page'] True"
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "In the middle"
