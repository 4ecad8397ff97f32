"""JupyterLab's launcher, commands and settings: what somebody meets who has just installed the package."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, expect

import journey_widgets as jw
from tests.browser.lab import PATIENCE, Lab, Notebook

LAUNCHER = ".jp-Launcher:visible"
CELLS_RAN = """() => window.jupyterapp.shell.currentWidget.content.widgets.every(
    cell => cell.model.type !== 'code' || cell.model.executionCount !== null)"""
MERMAID = "journey\n  title Parcel\n  section Order\n    Pay: 5: Anna\n"


class Desk(Notebook):
    """A fresh JupyterLab that shows its launcher, in a folder of its own."""

    def __init__(self, lab: Lab, browser: Browser) -> None:
        folder = lab.root / secrets.token_hex(4)
        folder.mkdir()
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(PATIENCE)
        super().__init__(page, f"{lab.url}/lab/workspaces/{folder.name}/tree/{folder.name}?reset", folder)
        self.load()

    def load(self) -> None:
        """Load the page, or load it again."""
        self.page.goto(self.url)
        self.page.wait_for_selector(f'{LAUNCHER} .jp-Launcher-cwd:has-text("{self.path.name}")')

    def cards(self, category: str) -> Locator:
        """Return the launcher's cards of a category."""
        return self.page.locator(f'{LAUNCHER} .jp-LauncherCard[data-category="{category}"]')

    def open_template(self, card: str) -> None:
        """Click a card of a template, and wait for its notebook."""
        self.cards("Journey").filter(has_text=card).click()
        self.page.wait_for_selector(".jp-NotebookPanel:visible .jp-Cell")


@pytest.fixture
def open_desk(lab: Lab, browser: Browser) -> Iterator[Callable[[], Desk]]:
    opened: list[Desk] = []

    def open_one() -> Desk:
        opened.append(Desk(lab, browser))
        return opened[-1]

    yield open_one
    lab.end_sessions()
    for desk in opened:
        desk.close()


@pytest.fixture
def choose(lab: Lab) -> Iterator[Callable[..., None]]:
    """Changes our settings for pages to come; the next test finds them as they were."""
    chosen: set[str] = set()

    def put(plugin: str = "journey-widgets:plugin", **values: Any) -> None:
        chosen.add(plugin)
        lab.api("PUT", f"/lab/api/settings/{plugin}", {"raw": json.dumps(values)})

    yield put
    for plugin in chosen:
        lab.api("PUT", f"/lab/api/settings/{plugin}", {"raw": "{}"})


def active_cell(nb: Notebook) -> str:
    return nb.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.source")


def expect_active_cell(nb: Notebook, *parts: str) -> None:
    """Wait until a cell with all these parts is the active one."""
    nb.page.wait_for_function(
        """parts => {
            const source = window.jupyterapp.shell.currentWidget.content?.activeCell?.model.sharedModel.source ?? '';
            return parts.every(part => source.includes(part));
        }""",
        arg=list(parts),
    )


# ---------------------------------------------------------------------------- the launcher


def test_three_clicks_from_a_card_to_a_running_start_notebook(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    desk.open_template("Start here")  # one
    desk.idle()  # quicker than any hand, JupyterLab would ask which kernel to start
    desk.page.get_by_role("menubar").get_by_text("Run", exact=True).click()  # two
    desk.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()  # three
    desk.page.wait_for_function(CELLS_RAN)
    expect(desk.live_maps().last).to_be_visible()
    desk.idle()
    desk.save()
    notebook = nbformat.read(desk.path / "start-here" / "start-here.ipynb", as_version=4)
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert len([output for output in shown if "application/vnd.journey-widgets.v1+json" in output.get("data", {})]) == 3
    assert not [output for output in shown if output.output_type == "error"]
    assert jw.read(desk.path / "start-here" / "my-first.en.journey.json").language == "en"


def test_a_template_never_overwrites(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    mine = desk.path / "start-here" / "start-here.ipynb"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    desk.open_template("Start here")
    expect(desk.page.locator(".jp-mod-current", has_text="start-here.ipynb")).to_be_visible()
    assert mine.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in desk.path.glob("*/*.ipynb")} == {"start-here.ipynb"}
    assert {path.name for path in desk.path.iterdir()} - {".ipynb_checkpoints"} == {"start-here", "start-here-2"}


@pytest.mark.parametrize(
    ("language", "category", "card", "name"),
    [
        ("en", "Journey", "New journey", "Untitled journey"),
        ("it", "Percorsi", "Nuovo percorso", "Percorso senza titolo"),
    ],
)
def test_a_new_journey_is_what_python_makes(
    open_desk: Callable[[], Desk],
    choose: Callable[..., None],
    language: str,
    category: str,
    card: str,
    name: str,
) -> None:
    choose(language=language)
    desk = open_desk()
    desk.cards(category).filter(has_text=card).click()
    expect(desk.page.locator(".jp-mod-current", has_text="untitled.journey.json")).to_be_visible()
    made = (desk.path / "untitled.journey.json").read_bytes()
    assert made == jw.new(name, language=language).save(desk.path / "python.journey.json").read_bytes()


def test_italian_in_launcher_menu_palette_and_settings(
    open_desk: Callable[[], Desk], choose: Callable[..., None]
) -> None:
    choose(language="it")
    desk = open_desk()
    expect(desk.cards("Percorsi")).to_contain_text(["Nuovo percorso", "Comincia da qui"])
    desk.page.get_by_role("menubar").get_by_text("File", exact=True).click()
    desk.page.locator(".lm-Menu-itemLabel").get_by_text("New", exact=True).hover()
    expect(desk.page.locator(".lm-Menu-itemLabel").get_by_text("Percorso", exact=True)).to_be_visible()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Escape")
    desk.command("settingeditor:open")
    desk.page.locator(".jp-PluginList-entry", has_text="Percorsi").click()
    expect(desk.page.locator(".jp-SettingsPanel", has_text="Densità").last).to_be_visible()


def test_without_a_choice_it_speaks_as_jupyterlab_does(
    open_desk: Callable[[], Desk], choose: Callable[..., None]
) -> None:
    choose("@jupyterlab/translation-extension:plugin", locale="it_IT")
    expect(open_desk().cards("Percorsi").first).to_be_visible()


# ---------------------------------------------------------------------------- cells


def test_a_map_is_inserted_by_keyboard_and_runs(open_notebook: Callable[..., Notebook], lab: Lab) -> None:
    folder = lab.root / secrets.token_hex(4)
    folder.mkdir()
    jw.new("Beside").save(folder / "mine.journey.json")
    nb = open_notebook("1 + 1", "2 + 2", name=f"{folder.name}/map.ipynb")
    nb.page.locator(".jp-Cell").first.click()
    nb.page.keyboard.press("Alt+Shift+J")
    expect_active_cell(nb, 'rd = jw.read("mine.journey.json")')
    assert nb.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex") == 1
    nb.page.keyboard.press("Control+Enter")
    expect(nb.live_maps()).to_have_count(1)
    expect(nb.maps().first).to_contain_text("Beside")
    nb.command("journey-widgets:export")
    expect_active_cell(nb, 'rd.save("mine.journey.json")')
    (folder / "mine.journey.json").unlink()
    nb.command("journey-widgets:insert-swimlane")
    expect_active_cell(nb, 'jw.example("b2b-software")')


def test_a_file_is_read_from_the_file_browser(open_notebook: Callable[..., Notebook], lab: Lab) -> None:
    folder = lab.root / secrets.token_hex(4)
    (folder / "notebooks").mkdir(parents=True)
    (folder / "team.mmd").write_text(MERMAID, encoding="utf-8")
    (folder / "visits.csv").write_text("fase;contatto\nScelta;Sito\n", encoding="utf-8")
    nb = open_notebook("1 + 1", name=f"{folder.name}/notebooks/read.ipynb")
    nb.page.locator(".jp-BreadCrumbs-item", has_text=folder.name).click()
    for file, code in {
        "team.mmd": 'rd = jw.read("../team.mmd")',
        "visits.csv": 'df = pd.read_csv("../visits.csv", sep=";", decimal=",")',
    }.items():
        nb.page.locator(".jp-DirListing-item", has_text=file).click(button="right")
        nb.page.get_by_role("menuitem", name="Read as a journey in the notebook").click()
        expect_active_cell(nb, code)
    nb.run_all()
    expect(nb.live_maps()).to_have_count(2)
    expect(nb.maps().last).to_contain_text("Scelta")
    nb.page.locator(".jp-DirListing-item", has_text="notebooks").click(button="right")
    expect(nb.page.get_by_role("menuitem", name="Paste")).to_be_visible()
    expect(nb.page.get_by_role("menuitem", name="Read as a journey in the notebook")).to_have_count(0)


# ---------------------------------------------------------------------------- how maps look


def test_compact_maps_take_less_room(open_notebook: Callable[..., Notebook], choose: Callable[..., None]) -> None:
    nb = open_notebook('import journey_widgets as jw\njw.Swimlane(jw.example("b2b-software"))')
    nb.run_all()
    card = nb.card("touchpoints", "tp1")
    expect(card).to_be_visible()
    wide = card.evaluate("card => card.closest('.jw-cell').offsetWidth")
    choose(density="compact")
    nb.save()
    nb.load()
    expect(card).to_be_visible()
    assert card.evaluate("card => card.closest('.jw-cell').offsetWidth") < wide


def test_lanes_that_the_settings_leave_out_are_hidden_at_first(
    open_desk: Callable[[], Desk], choose: Callable[..., None]
) -> None:
    choose(lanes={"emotion": False, "value_offered": False})
    desk = open_desk()
    rd = jw.example("b2b-software")
    rd.save(desk.path / "x.journey.json")
    desk.page.evaluate(
        "path => { window.jupyterapp.commands.execute('docmanager:open', {path}); }", f"{desk.path.name}/x.journey.json"
    )
    lane = desk.maps().get_by_role("rowheader")
    expect(lane.filter(has_text=re.compile("^Touchpoints"))).to_be_visible()
    expect(lane.filter(has_text=re.compile("^Emotion"))).to_have_count(0)
    expect(lane.filter(has_text="Value offered")).to_have_count(0)
    desk.maps().get_by_role("button", name="Show lanes").click()
    desk.page.get_by_role("menuitemcheckbox", name="Emotion").click()
    expect(lane.filter(has_text="Emotion")).to_be_visible()
