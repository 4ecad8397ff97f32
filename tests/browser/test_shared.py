"""What a notebook shows that was saved and is opened again: by its author, by a stranger, without a kernel."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, expect

from tests.browser.lab import Lab, Notebook

MIME = "application/vnd.journey-widgets.v1+json"
MANAGER = "@jupyter-widgets/jupyterlab-manager/plugin"
CELLS = ("import journey_widgets as jw\nrd = jw.example('b2b-software')", "w = jw.Swimlane(rd)\nw")
CENSUS = "globalThis[Symbol.for('journey_widgets.census')]()"
EDITED = "Edited after the cell ran"


def edit(nb: Notebook, text: str = EDITED) -> None:
    card = nb.card("touchpoints", "tp1", "name", nb.live_maps().first)
    card.locator(".jw-text").dblclick()
    nb.page.locator(".jw-card textarea").fill(text)
    nb.page.keyboard.press("Enter")
    expect(card.locator(".jw-text")).to_have_text(text)


def save_when_drawn(nb: Notebook) -> dict[str, Any]:
    """Save, and wait until the picture of the last edit is in the file too."""
    nb.save()
    nb.page.wait_for_function(
        """text => {
            const {model} = window.jupyterapp.shell.currentWidget.context;
            const outputs = model.cells.get(1).outputs;
            return !model.dirty && String(outputs.get(0).data['text/html']).includes(text);
        }""",
        arg=EDITED,
    )
    return nb.read()


@pytest.fixture(scope="module")
def saved(lab: Lab, browser: Browser) -> Iterator[dict[str, Any]]:
    """A notebook that was run, edited with the mouse and saved, as a recipient gets it."""
    nb = lab.open(browser, *CELLS)
    nb.run_all()
    expect(nb.live_maps()).to_have_count(1)
    edit(nb)
    yield save_when_drawn(nb)
    nb.close()


def outputs_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [output["data"] for cell in notebook["cells"] for output in cell.get("outputs", []) if "data" in output]


@pytest.fixture
def look(lab: Lab, browser: Browser) -> Iterator[Callable[..., Notebook]]:
    """Open a saved notebook as somebody else: under another name, and not trusted unless asked for."""
    opened: list[Notebook] = []

    def look(notebook: dict[str, Any], *, server: Lab = lab, is_trusted: bool = False, kernel: bool = True) -> Notebook:
        copy = json.loads(json.dumps(notebook))
        if not kernel:
            copy["metadata"]["kernelspec"] = {"name": "none", "display_name": "None", "language": "none"}
        name = f"{secrets.token_hex(4)}.ipynb"
        copy["metadata"]["received"] = name  # another content than the one its author trusts
        (server.root / name).write_text(json.dumps(copy), encoding="utf-8")
        if is_trusted:
            server.trust(name)
        nb = server.look(browser, name)
        opened.append(nb)
        if not kernel:
            kernel_is_missing = "() => !window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel"
            nb.page.wait_for_function(kernel_is_missing, polling=100)
        return nb

    yield look
    for nb in opened:
        nb.close()
    lab.end_sessions()


def expect_saved_map(nb: Notebook) -> None:
    """The map is there, with the last edit; it is filtered and folded, and not written."""
    expect(nb.saved_maps()).to_have_count(1)
    outputs = "JSON.stringify(window.jupyterapp.shell.currentWidget.model.cells.get(1).outputs.toJSON())"
    before = nb.page.evaluate(outputs)
    card = nb.card("touchpoints", "tp1", "name")
    expect(card.locator(".jw-text")).to_have_text(EDITED)
    card.locator(".jw-text").dblclick()
    expect(nb.page.locator(".jw-card textarea")).to_have_count(0)
    expect(nb.page.locator(".jw-said")).to_contain_text("Run the cell to edit this map")
    nb.page.get_by_role("button", name="Future").click()
    expect(nb.card("touchpoints", "tp1", "name")).to_have_class(re.compile("is-in-future"))
    nb.page.get_by_title("Fold the lane Touchpoints").click()
    expect(nb.card("touchpoints", "tp1", "name")).to_have_count(0)
    assert nb.page.evaluate(outputs) == before


# ---------------------------------------------------------------------- in JupyterLab with the extension


@pytest.mark.parametrize("is_trusted", [True, False], ids=["trusted", "untrusted"])
@pytest.mark.parametrize("kernel", [True, False], ids=["new kernel", "no kernel"])
def test_the_map_is_drawn_without_running_a_cell(
    look: Callable[..., Notebook], saved: dict[str, Any], *, is_trusted: bool, kernel: bool
) -> None:
    assert "widgets" not in saved["metadata"]  # the state of widgets is not saved, as is the default
    nb = look(saved, is_trusted=is_trusted, kernel=kernel)
    expect_saved_map(nb)
    trusted = nb.page.evaluate("window.jupyterapp.shell.currentWidget.model.cells.get(1).trusted")
    assert trusted is is_trusted


def test_with_the_state_of_widgets_saved(tmp_path: Path, browser: Browser, look: Callable[..., Notebook]) -> None:
    """The library is in the file once, whatever the number of maps; the map opens as without."""
    other = Lab(tmp_path, settings={MANAGER: {"saveState": True}})
    try:
        nb = other.open(
            browser, CELLS[0], "w = jw.Swimlane(rd)\nw", "jw.Swimlane(rd)", "jw.Swimlane(rd, state='future')"
        )
        nb.run_all()
        edit(nb)
        notebook = save_when_drawn(nb)
        nb.close()
    finally:
        other.stop()
    state = json.dumps(notebook["metadata"]["widgets"])
    assert state.count("preact") <= json.dumps(state).count("preact")
    assert len(state) < 900_000
    del notebook["cells"][3:]
    opened = look(notebook, is_trusted=True)
    expect(opened.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(EDITED)


def test_the_kernel_is_restarted_in_the_open_page(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(*CELLS)
    nb.run_all()
    edit(nb)
    nb.command("kernelmenu:restart")
    nb.page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect_saved = nb.saved_maps()
    expect(expect_saved).to_have_count(1)
    expect(nb.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(EDITED)
    nb.save()
    (data,) = [output for output in outputs_of(nb.read()) if MIME in output]
    assert EDITED in data[MIME]["snapshot"]
    nb.idle()
    nb.run_all()
    expect(nb.live_maps()).to_have_count(1)


def test_the_page_is_reloaded_while_the_kernel_lives(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(*CELLS)
    nb.run_all()
    nb.save()
    edit(nb)
    nb.page.evaluate("window.jupyterapp.shell.currentWidget.context.model.dirty = false")
    nb.load()
    nb.idle()
    expect(nb.live_maps()).to_have_count(1)
    expect(nb.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(EDITED)
    edit(nb, "And once more")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == "And once more"


# ---------------------------------------------------------------------- what is saved


def test_what_is_saved_is_what_was_seen(saved: dict[str, Any]) -> None:
    (data,) = [output for output in outputs_of(saved) if MIME in output]
    assert EDITED in data[MIME]["snapshot"]
    assert EDITED in "".join(data["text/html"])


def test_an_edit_makes_the_notebook_dirty_and_saving_it_clean(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(*CELLS)
    nb.run_all()
    nb.save()
    is_dirty = "window.jupyterapp.shell.currentWidget.context.model.dirty"
    assert not nb.page.evaluate(is_dirty)
    node = nb.maps().first.element_handle()
    edit(nb)
    nb.page.wait_for_function(f"() => {is_dirty}")
    nb.maps().first.get_by_role("button", name="Future").click()
    nb.save()
    assert node.evaluate("element => element.isConnected"), "the live map was built anew"
    expect(nb.live_maps()).to_have_count(1)
    (data,) = [output for output in outputs_of(nb.read()) if MIME in output]
    assert data[MIME]["options"]["state"] == "future"


def test_ten_maps_of_one_document_are_as_large_as_one(open_notebook: Callable[..., Notebook]) -> None:
    sizes = []
    for count in (1, 10):
        nb = open_notebook(CELLS[0], *["jw.Swimlane(rd)"] * count)
        nb.run_all()
        nb.save()
        sizes.append(nb.path.stat().st_size)
    assert sizes[1] <= 1.2 * sizes[0]
    nb.page.evaluate("window.jupyterapp.shell.currentWidget.content.model.sharedModel.deleteCell(1)")
    nb.save()  # the next one carries what the first had
    found = [output for output in outputs_of(nb.read()) if MIME in output]
    assert ["snapshot" in output[MIME] for output in found] == [True] + [False] * 8
    assert ["image/png" in output for output in found] == [True] + [False] * 8


# ---------------------------------------------------------------------- elsewhere


@pytest.fixture(scope="module")
def plain_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab without our extension."""
    lab = Lab(tmp_path_factory.mktemp("plain"), without=["journey-widgets"])
    yield lab
    lab.stop()


def test_without_the_extension_an_untrusted_notebook_has_picture_and_table(
    look: Callable[..., Notebook], saved: dict[str, Any], plain_lab: Lab
) -> None:
    nb = look(saved, server=plain_lab)
    picture = nb.page.locator(".jp-OutputArea-output img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 500")
    expect(nb.page.locator(".jp-OutputArea-output table")).to_contain_text(EDITED)


def test_without_the_extension_a_run_cell_is_live(plain_lab: Lab, browser: Browser) -> None:
    nb = plain_lab.open(browser, *CELLS)
    nb.run_all()
    edit(nb)
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") == EDITED
    # the kernel sends what draws the panel
    nb.page.locator('.jw-card[data-row="tp1"]').first.click(position={"x": 20, "y": 10})
    nb.page.keyboard.press("F4")
    nb.page.locator('.jw-control [data-column="relevance"]').fill("2,5")
    nb.page.keyboard.press("Enter")
    assert nb.value("rd.touchpoints.loc['tp1', 'relevance']") == 2.5
    nb.close()
    plain_lab.end_sessions()


def test_a_page_made_by_nbconvert_needs_nobody(saved: dict[str, Any], browser: Browser, tmp_path: Path) -> None:
    exporter = HTMLExporter(require_js_url="", mathjax_url="")
    html, _ = exporter.from_notebook_node(nbformat.reads(json.dumps(saved), as_version=4))
    path = tmp_path / "notebook.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(offline=True)
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url))
    page.goto(path.as_uri())
    picture = page.locator("img[alt]").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 500")
    expect(page.locator("table").first).to_contain_text(EDITED)
    assert [url for url in elsewhere if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_closed_and_opened_fifty_times_nothing_of_ours_stays(
    look: Callable[..., Notebook], saved: dict[str, Any]
) -> None:
    """JupyterLab keeps some 1,000 nodes of every notebook it ever opened; of ours it must keep no more than of any."""
    output = nbformat.v4.new_output("stream", text="no map")
    cells = [nbformat.v4.new_code_cell("", outputs=[output]) for _ in saved["cells"]]
    # the page has shown no map yet: what it keeps of the last one for a while would be taken from the floor
    nb = look(nbformat.v4.new_notebook(cells=cells, metadata=saved["metadata"]))
    nb.idle()
    maps = f"maps-{nb.path.name}"
    (nb.path.parent / maps).write_text(json.dumps(saved), encoding="utf-8")
    session = nb.page.context.new_cdp_session(nb.page)

    def open_and_close(name: str, shown: str) -> None:
        nb.page.evaluate("() => { window.jupyterapp.shell.currentWidget.close(); }")
        expect(nb.page.locator(".jp-NotebookPanel")).to_have_count(0)
        nb.page.evaluate("path => { window.jupyterapp.commands.execute('docmanager:open', {path}); }", name)
        expect(nb.page.locator(shown).first).to_be_visible()
        nb.idle()

    def grown(name: str, shown: str, times: int) -> float:
        counts = []
        for rounds in (5, times):
            for _ in range(rounds):
                open_and_close(name, shown)
            session.send("HeapProfiler.collectGarbage")
            counts.append(session.send("Memory.getDOMCounters")["nodes"])
        return (counts[1] - counts[0]) / times

    floor = grown(nb.path.name, ".jp-OutputArea-output", 10)
    ours = grown(maps, ".jw-swimlane", 50)
    nb.errors = [error for error in nb.errors if "create_subshell_request" not in error]  # Lab's, of a closed kernel
    assert ours <= 1.1 * floor, (ours, floor)
    assert nb.page.evaluate(f"{CENSUS}.saved") == 1
    nb.page.evaluate("() => { window.jupyterapp.shell.currentWidget.close(); }")
    nb.page.wait_for_function(f"() => {CENSUS}.saved === 0")


def test_notebook_7_draws_it_too(saved: dict[str, Any], lab: Lab, browser: Browser) -> None:
    name = f"{secrets.token_hex(4)}.ipynb"
    (lab.root / name).write_text(json.dumps(saved), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{lab.url}/notebooks/{name}")
    expect(page.locator("#jp-NotebookLogo, .jp-NotebookPanel").first).to_be_visible()
    card = page.locator('.jw-swimlane [data-table="touchpoints"][data-row="tp1"][data-column="name"]').first
    expect(card.locator(".jw-text")).to_have_text(EDITED)
    expect(page.locator(".jw-safety.is-saved")).to_be_visible()
    page.close()
    lab.end_sessions()
    # of its own settings and file browser; they are the same without us (Notebook 7.6)
    of_notebook = ("reading 'schema'", "Command 'filebrowser:open-path' not registered")
    assert [error for error in errors if not any(known in error for known in of_notebook)] == []
