"""A file that is open as a document of JupyterLab: each test ends on the bytes on the disk."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import journey_widgets as jw
from tests.browser.lab import PATIENCE, Lab, Notebook
from tests.browser.test_access import AXE

NAME = "Trade fair stand"
MESSAGE = ".jw-document-message"


class Tab(Notebook):
    """An open file: its map, or why there is none."""

    def load(self) -> None:
        """Load the page, or load it again."""
        self.page.goto(self.url)
        self.page.wait_for_selector(f".jw-document .jw-card, .jw-document .jw-nothing, {MESSAGE}")

    @property
    def message(self) -> Locator:
        """What stands where there is no map."""
        return self.page.locator(MESSAGE)

    @property
    def touchpoint(self) -> Locator:
        """The card that the tests write."""
        return self.card("touchpoints", "tp1", "name")

    def expect_name(self, name: str) -> None:
        """Wait until the card says this."""
        expect(self.touchpoint.locator(".jw-text")).to_have_text(name)

    def expect_dirty(self, *, is_dirty: bool) -> None:
        """Wait until the tab's mark says so."""
        expect(self.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current.jp-mod-dirty")).to_have_count(
            int(is_dirty)
        )

    def rename(self, name: str) -> None:
        """Write the card's name with the mouse."""
        self.touchpoint.locator(".jw-text").dblclick()
        self.page.locator(".jw-card textarea").fill(name)
        self.page.keyboard.press("Enter")
        self.expect_name(name)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def menu(self, menu: str, command: str) -> None:
        """Choose an entry of JupyterLab's menu."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(f'.lm-Menu-item[data-command="{command}"]').click()

    def answer(self, button: str) -> None:
        """Press a button of the one question that is asked."""
        expect(self.page.locator(".jp-Dialog")).to_have_count(1)
        self.page.locator(".jp-Dialog").get_by_role("button", name=button).click()
        expect(self.page.locator(".jp-Dialog")).to_have_count(0)

    def save(self) -> None:
        """Save, changed or not, and wait for the end of it."""
        self.page.evaluate(
            """() => {
                window.isSaved = false;
                window.jupyterapp.shell.currentWidget.context.save().then(() => { window.isSaved = true; });
            }"""
        )
        self.page.wait_for_function("() => window.isSaved")

    def save_by_key(self) -> None:
        """Save as a user does, and wait for the mark to go."""
        self.press("Control+s")
        self.expect_dirty(is_dirty=False)


@pytest.fixture
def path(lab: Lab) -> Path:
    path = lab.root / f"{secrets.token_hex(4)}.journey.json"
    jw.example("b2b-software").save(path)
    return path


def forbid_writing(route: Route) -> None:
    """Answer as a server that may not write; a test that runs as root may write whatever a file's mode says."""
    answer = route.fetch()
    body = answer.text().replace('"writable": true', '"writable": false').replace('"writable":true', '"writable":false')
    route.fulfill(response=answer, body=body)


@pytest.fixture
def look(lab: Lab, browser: Browser) -> Iterator[Callable[..., Tab]]:
    opened: list[Tab] = []

    def look(path: Path, *, is_writable: bool = True) -> Tab:
        page: Page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(PATIENCE)
        if not is_writable:
            page.route(f"**/api/contents/{path.name}?*", forbid_writing)
        url = f"{lab.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{path.name}"
        tab = Tab(page, url, path)
        opened.append(tab)
        tab.load()
        return tab

    yield look
    for tab in opened:
        tab.close()


def name_in(path: Path) -> str:
    """What Python reads of the card."""
    name: str = jw.read(path).touchpoints.loc["tp1", "name"]
    return name


def test_edit_undo_redo_and_save(look: Callable[..., Tab], path: Path) -> None:
    before = path.read_bytes()
    tab = look(path)
    tab.expect_dirty(is_dirty=False)
    tab.rename("By mouse")
    tab.expect_dirty(is_dirty=True)
    tab.press("Enter")
    tab.page.keyboard.type("By keys")
    tab.save_by_key()  # in the middle of a word
    tab.expect_name("By keys")
    expect(tab.touchpoint).to_be_focused()
    assert name_in(path) == "By keys"
    tab.press("Control+z")
    tab.expect_name("By mouse")
    tab.menu("Edit", "editmenu:undo")
    tab.expect_name(NAME)
    expect(tab.maps().get_by_role("button", name="Undo")).to_be_disabled()
    tab.save()
    assert path.read_bytes() == before
    tab.maps().get_by_role("button", name="Redo").click()
    tab.expect_name("By mouse")
    tab.menu("Edit", "editmenu:redo")
    tab.expect_name("By keys")
    tab.menu("File", "docmanager:save")
    tab.expect_dirty(is_dirty=False)
    assert name_in(path) == "By keys"


def test_an_unchanged_file_is_saved_as_it_was(look: Callable[..., Tab], path: Path) -> None:
    """However it was written: this is no text of ours."""
    text = path.read_text(encoding="utf-8").replace('{"', '{ "').replace("\n", "\r\n")
    path.write_bytes(text.encode())
    tab = look(path)
    tab.expect_name(NAME)
    modified = path.stat().st_mtime_ns
    tab.save()
    assert path.stat().st_mtime_ns > modified
    assert path.read_bytes() == text.encode()


def test_revert_and_rename(look: Callable[..., Tab], path: Path) -> None:
    tab = look(path)
    tab.rename("Thrown away")
    tab.command("docmanager:reload")
    tab.answer("Reload")
    tab.expect_name(NAME)
    tab.expect_dirty(is_dirty=False)
    expect(tab.maps().get_by_role("button", name="Undo")).to_be_disabled()
    other = path.with_name(f"renamed-{path.name}")
    tab.page.evaluate("name => { window.jupyterapp.shell.currentWidget.context.rename(name); }", other.name)
    expect(tab.page.get_by_role("tab", name=other.name)).to_be_visible()
    tab.rename("In the renamed file")
    tab.save_by_key()
    assert name_in(other) == "In the renamed file"
    assert not path.exists()


def test_page_loaded_again(look: Callable[..., Tab], path: Path, lab: Lab) -> None:
    """Open files come back with the workspace, as they were shown."""
    tab = look(path)
    tab.maps().get_by_role("button", name="Future").click()
    tab.page.get_by_title("Fold the lane Touchpoints").click()
    expect(tab.touchpoint).to_have_count(0)
    workspace = tab.url.split("/tree/")[0].rsplit("/", 1)[1]
    end = time.monotonic() + PATIENCE / 1000
    while True:
        kept = lab.api("GET", f"/lab/api/workspaces/{workspace}")["data"]
        if f"journey:{path.name}" in kept and kept.get(f"journey-widgets:{path.name}", {}).get("folded_lanes"):
            break
        assert time.monotonic() < end
        tab.page.wait_for_timeout(100)  # the page does not tell when it has saved its workspace
    tab.url = tab.url.split("/tree/")[0]
    tab.load()
    expect(tab.maps().get_by_role("button", name="Future")).to_have_attribute("aria-pressed", "true")
    expect(tab.page.get_by_title("Unfold the lane Touchpoints")).to_be_visible()


def test_a_broken_file_is_shown_and_kept(look: Callable[..., Tab], path: Path) -> None:
    good = path.read_text(encoding="utf-8")
    hostile = good.replace(NAME, "<img src=x onerror=alert(1)>")
    broken = hostile.replace('"touchpoint_id": "tp1"', '"touchpoint_id": "tp1", "<script>": 1', 1)
    path.write_text(broken, encoding="utf-8")
    tab = look(path)
    expect(tab.message).to_contain_text("there is no column '<script>'")
    expect(tab.message.locator("script, img")).to_have_count(0)
    tab.save()
    assert path.read_text(encoding="utf-8") == broken
    tab.message.get_by_role("button", name="Open as text").click()
    editor = tab.page.locator(".jp-FileEditor:visible .cm-content")
    expect(editor).to_contain_text("schema_version")
    tab.page.evaluate("text => window.jupyterapp.shell.currentWidget.context.model.fromString(text)", hostile)
    tab.save()
    tab.page.get_by_role("tab", name=path.name).first.click()
    tab.expect_name("<img src=x onerror=alert(1)>")
    expect(tab.page.locator(".jw-swimlane img")).to_have_count(0)
    assert path.read_text(encoding="utf-8") == hostile


def test_changed_on_disk_and_nothing_changed_here(look: Callable[..., Tab], path: Path) -> None:
    """As soon as its tab is chosen, the map shows the file."""
    tab = look(path)
    tab.expect_name(NAME)
    tab.command("launcher:create")
    expect(tab.page.locator(".jp-Launcher:visible")).to_have_count(1)
    rd = jw.read(path)
    rd.touchpoints.loc["tp1", "name"] = "From a cell"
    rd.save(path)
    tab.page.get_by_role("tab", name=path.name).click()
    tab.expect_name("From a cell")
    tab.expect_dirty(is_dirty=False)
    expect(tab.page.locator("[data-stop]:focus")).to_have_count(1)


@pytest.mark.parametrize("choice", ["Revert", "Overwrite", "Cancel"])
def test_changed_on_disk_and_here(look: Callable[..., Tab], path: Path, choice: str) -> None:
    tab = look(path)
    tab.rename("From the map")
    rd = jw.read(path)
    rd.touchpoints.loc["tp1", "name"] = "From a cell"
    rd.save(path)
    tab.press("Control+s")
    tab.answer(choice)
    tab.expect_name("From a cell" if choice == "Revert" else "From the map")
    tab.expect_dirty(is_dirty=choice == "Cancel")
    assert name_in(path) == ("From the map" if choice == "Overwrite" else "From a cell")


def test_a_read_only_file(look: Callable[..., Tab], path: Path) -> None:
    before = path.read_bytes()
    tab = look(path, is_writable=False)
    expect(tab.page.locator(".jw-safety.is-locked")).to_have_text("Read-only: this file may not be written")
    expect(tab.maps().get_by_role("button", name="Undo")).to_have_count(0)
    tab.touchpoint.locator(".jw-text").dblclick()
    expect(tab.page.locator(".jw-card textarea")).to_have_count(0)
    expect(tab.page.locator(".jw-said")).to_contain_text("Read-only")
    tab.maps().get_by_role("button", name="Future").click()
    tab.expect_dirty(is_dirty=False)
    assert path.read_bytes() == before


def test_the_outline_leads_to_the_map(look: Callable[..., Tab], path: Path) -> None:
    tab = look(path)
    tab.command("toc:show-panel")
    tab.page.locator(".jp-TableOfContents").get_by_text("Answers the questions").click()
    step = tab.page.locator(".jw-step [data-stop]", has_text="Answers the questions")
    expect(step).to_be_focused()
    expect(step).to_be_in_viewport()
    tab.press("Enter")
    tab.page.keyboard.type("Is asked again")
    tab.press("Enter")
    expect(tab.page.locator(".jp-TableOfContents").get_by_text("Is asked again")).to_be_visible()
    tab.save_by_key()
    assert "Is asked again" in jw.read(path).steps["name"].to_list()


# ---------------------------------------------------------------------------- what is left to do


@pytest.fixture
def incomplete(path: Path) -> Path:
    """The file with a mode, and the relevance of every touchpoint, left open."""
    rd = jw.read(path)
    rd.touchpoints.loc["tp2", "contact_mode"] = None
    rd.touchpoints["relevance"] = None
    rd.save(path)
    return path


def open_list(tab: Tab) -> None:
    """Open the list below the map by keyboard; the focus is then in it."""
    tab.page.locator(".jw-strip-button").focus()
    tab.press("Enter")
    expect(tab.page.locator(".jw-strip [role=treeitem]:focus")).to_have_count(1)


def walk_to(tab: Tab, text: str) -> None:
    """Walk down the list to a line."""
    tab.press("Home")
    while text not in tab.page.locator(".jw-strip [role=treeitem]:focus").inner_text():
        tab.press("ArrowDown")


def expect_left(tab: Tab, text: str) -> None:
    """Wait for what the line below the map says, to readers of the screen as well."""
    expect(tab.page.locator(".jw-strip").get_by_role("button", name=text, exact=True)).to_be_visible()
    expect(tab.page.locator(".jw-strip > [role=status]")).to_have_text(text)


def count_missing(path: Path) -> int:
    """How many findings Python has."""
    return len(jw.read(path).problems())


def test_a_problem_leads_to_its_place_and_is_fixed_there(look: Callable[..., Tab], incomplete: Path) -> None:
    left = count_missing(incomplete)
    tab = look(incomplete)
    expect_left(tab, f"{left} to fill in")
    open_list(tab)
    walk_to(tab, "Customer magazine by post · Mode")
    tab.press("Enter")
    expect(tab.card("touchpoints", "tp2", "contact_mode")).to_be_focused()
    tab.press("Enter", "ArrowDown", "Enter")
    expect_left(tab, f"{left - 1} to fill in")
    expect(tab.page.locator(".jw-strip [role=treeitem]", has_text="Customer magazine by post · Mode")).to_have_count(0)
    tab.save_by_key()
    assert jw.read(incomplete).touchpoints.loc["tp2", "contact_mode"] == "physical"
    assert count_missing(incomplete) == left - 1


def test_values_that_no_card_shows_are_filled_in_one_after_the_other(
    look: Callable[..., Tab], incomplete: Path
) -> None:
    left = count_missing(incomplete)
    tab = look(incomplete)
    open_list(tab)
    walk_to(tab, "Touchpoints · Relevance")
    tab.press("Enter", "ArrowDown", "Enter")
    value = tab.page.locator(".jw-filler input")
    expect(value).to_be_focused()
    expect(tab.card("touchpoints", "tp1")).to_be_in_viewport()
    tab.page.keyboard.type("12")
    tab.press("Enter")
    expect(tab.page.locator(".jw-filler [role=alert]")).to_have_text("From 0 to 10")
    tab.press("Control+a")
    tab.page.keyboard.type("7.5")
    tab.press("Enter")
    expect(tab.page.locator(".jw-filler-place")).to_contain_text("Customer magazine by post")
    expect(value).to_be_focused()
    tab.page.keyboard.type("8")
    tab.press("Enter")
    expect(tab.page.locator(".jw-filler-place")).not_to_contain_text("Customer magazine by post")
    tab.press("Escape")
    expect(tab.page.locator(".jw-strip [role=treeitem]:focus")).to_have_count(1)
    tab.press("Escape")
    expect(tab.page.locator(".jw-strip-button")).to_be_focused()
    expect_left(tab, f"{left - 2} to fill in")
    tab.save_by_key()
    assert jw.read(incomplete).touchpoints["relevance"].dropna().to_dict() == {"tp1": 7.5, "tp2": 8.0}


def test_what_is_wrong_is_said_at_once_and_as_text(look: Callable[..., Tab], path: Path) -> None:
    tab = look(path)
    left = count_missing(path)
    expect_left(tab, f"{left} to fill in")
    tab.page.evaluate(
        """name => {
            const { document } = window.jupyterapp.shell.currentWidget.context.model.sharedModel;
            const row = document.map('touchpoints').get('tp1');
            document.doc.transact(() => { row.set('name', name); row.set('channel_id', 'gone'); });
        }""",
        "<img src=x onerror=alert(1)>",
    )
    expect_left(tab, f"1 to fix · {left} to fill in")
    open_list(tab)
    line = tab.page.locator(".jw-strip [role=treeitem]:focus")
    expect(line).to_contain_text("Touchpoints › <img src=x onerror=alert(1)> · Channel")
    expect(line.get_by_role("img", name="Warning")).to_be_visible()
    expect(tab.page.locator(".jw-strip img")).to_have_count(0)
    tab.press("Enter")
    expect(tab.card("touchpoints", "tp1", "channel_id")).to_be_focused()


def test_the_property_inspector_shows_outline_and_problems(look: Callable[..., Tab], incomplete: Path) -> None:
    tab = look(incomplete)
    tab.command("property-inspector:show-panel")
    panel = tab.page.locator(".jw-inspector")
    panel.get_by_role("treeitem", name="Answers the questions").click()
    expect(tab.page.locator(".jw-step [data-stop]", has_text="Answers the questions")).to_be_focused()
    panel.get_by_role("treeitem").filter(has_text="Customer magazine by post · Mode").click()
    expect(tab.card("touchpoints", "tp2", "contact_mode")).to_be_focused()
    tab.command("launcher:create")
    expect(panel).to_have_count(0)
    tab.page.get_by_role("tab", name=incomplete.name).click()
    expect(panel).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_list_editor_and_inspector(look: Callable[..., Tab], incomplete: Path, theme: str) -> None:
    tab = look(incomplete)
    tab.page.evaluate("theme => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}); }", theme)
    tab.page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === light", arg=str(theme.endswith("Light")).lower()
    )
    tab.command("property-inspector:show-panel")
    expect(tab.page.locator(".jw-inspector [role=treeitem]").first).to_be_visible()
    open_list(tab)
    walk_to(tab, "Touchpoints · Relevance")
    tab.press("ArrowRight", "ArrowDown", "Enter")
    expect(tab.page.locator(".jw-filler input")).to_be_focused()
    tab.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    for root in (".jw-document", ".jw-document-inspector"):
        found = tab.page.evaluate("async root => (await axe.run(root)).violations.map(v => v.id)", root)
        assert found == [], root
