"""[S14] A saved map that is edited without a kernel: kept in the notebook, taken in when its cell runs, once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from tests.browser.lab import Lab, Notebook

MIME = "application/vnd.journey-widgets.v1+json"
CELLS = ("import journey_widgets as jw\nrd = jw.example('b2b-software')", "w = jw.Swimlane(rd)\nw", "jw.Swimlane(rd)")
MINE = "Edited without a kernel"
DIRTY = "window.jupyterapp.shell.currentWidget.context.model.dirty"


@pytest.fixture(scope="module")
def saved(lab: Lab, browser: Browser) -> Iterator[dict[str, Any]]:
    """A notebook with two maps of one document, run and saved, as a recipient gets it."""
    nb = lab.open(browser, *CELLS)
    nb.run_all()
    expect(nb.live_maps()).to_have_count(2)
    nb.save()
    yield nb.read()
    nb.close()
    lab.end_sessions()


Look = Callable[..., Notebook]


@pytest.fixture
def look(lab: Lab, browser: Browser) -> Iterator[Look]:
    """Open a saved notebook as somebody else; it may get a kernel, which knows nothing of it until a cell runs."""
    opened: list[Notebook] = []

    def look(notebook: dict[str, Any], *, kernel: bool = True, is_trusted: bool = False) -> Notebook:
        copy = json.loads(json.dumps(notebook))
        name = f"{secrets.token_hex(4)}.ipynb"
        copy["metadata"]["received"] = name  # another content than the one its author trusts
        (lab.root / name).write_text(json.dumps(copy), encoding="utf-8")
        if is_trusted:
            lab.trust(name)
        nb = lab.look(browser, name)
        opened.append(nb)
        nb.idle()
        if not kernel:
            nb.command("kernelmenu:shutdown")
            nb.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel")
        return nb

    yield look
    for nb in opened:
        nb.close()
    lab.end_sessions()


def lines(nb: Notebook) -> Locator:
    return nb.page.locator(".jw-kept-line")


def press(nb: Notebook, name: str) -> None:
    nb.page.locator(".jw-kept").get_by_role("button", name=name, exact=True).first.click()


def begin(nb: Notebook) -> None:
    expect(nb.saved_maps()).to_have_count(2)
    press(nb, "Edit")
    expect(nb.saved_maps()).to_have_count(0)


def rename(nb: Notebook, text: str = MINE, row: str = "tp1") -> None:
    """Write a card's name with the mouse."""
    card = nb.card("touchpoints", row, "name", nb.maps().first)
    card.locator(".jw-text").dblclick()
    nb.page.locator(".jw-card textarea").fill(text)
    nb.page.keyboard.press("Enter")
    expect(card.locator(".jw-text")).to_have_text(text)


def payloads(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return [output["data"][MIME] for output in outputs if MIME in output.get("data", {})]


def edits_in(notebook: dict[str, Any]) -> list[Any]:
    """Return the edits that outputs and cells hold."""
    apart = [kept["edits"] for cell in notebook["cells"] for kept in kept_of(cell)]
    texts = [payload["edits"] for payload in payloads(notebook) if "edits" in payload] + apart
    return [change for text in texts for change in json.loads(text)["changes"]]


def kept_of(cell: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cell["metadata"].get("journey_widgets", {}).get("kept", [])
    return found


def run_and_take_in(nb: Notebook) -> None:
    nb.run_all()
    expect(nb.page.get_by_text("now in the document").first).to_be_visible()


def test_edits_by_mouse_and_keyboard_are_kept_and_taken_in_once(look: Look, saved: dict[str, Any]) -> None:
    nb = look(saved, kernel=False)
    begin(nb)
    expect(lines(nb)).to_have_text(
        ["What you change is kept in the notebook and enters the document when the cell runs."] * 2
    )
    assert nb.page.evaluate("document.activeElement.closest('.jw-swimlane') !== null")
    nb.page.evaluate(f"() => {{ {DIRTY} = false; }}")
    rename(nb)
    nb.page.wait_for_function(f"() => {DIRTY}")
    other = nb.card("touchpoints", "tp1", "name", nb.maps().nth(1))
    expect(other.locator(".jw-text")).to_have_text(MINE)
    before = nb.card("touchpoints", "tp1", within=nb.maps().first).locator("xpath=ancestor::*[@role='gridcell']")
    nb.card("touchpoints", "tp1", within=nb.maps().first).focus()
    nb.page.keyboard.press("Insert")
    nb.page.keyboard.type("Added by keyboard")
    nb.page.keyboard.press("Enter")
    expect(before.get_by_text("Added by keyboard")).to_be_visible()
    expect(lines(nb).first).to_contain_text("2 edits kept in the notebook")
    nb.page.keyboard.press("Escape")
    nb.page.keyboard.press("Control+z")
    expect(before.get_by_text("Added by keyboard")).to_have_count(0)
    nb.card("touchpoints", "tp1", within=nb.maps().first).focus()
    nb.page.keyboard.press("Control+Shift+z")
    expect(before.get_by_text("Added by keyboard")).to_be_visible()
    nb.save()
    notebook = nb.read()
    assert [change[:4] for change in edits_in(notebook) if change[0] == "set"] == [
        ["set", "touchpoints", "tp1", "name"]
    ]
    assert [change[3]["name"] for change in edits_in(notebook) if change[0] == "add"] == ["Added by keyboard"]
    assert MINE in payloads(notebook)[0]["snapshot"]
    (html,) = (output["data"]["text/html"] for output in notebook["cells"][1]["outputs"])
    assert "2 edits are not in the picture" in "".join(html)
    assert MINE in "".join(html)

    again = look(notebook)
    expect(lines(again)).to_contain_text(["2 edits not yet taken in"] * 2)
    expect(again.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(MINE)
    run_and_take_in(again)
    expect(again.live_maps()).to_have_count(2)
    assert again.value("rd.touchpoints.loc['tp1', 'name']") == MINE
    assert again.value("int((rd.touchpoints['name'] == 'Added by keyboard').sum())") == 1
    again.save()
    assert edits_in(again.read()) == []
    again.command("notebook:run-all-cells")  # a second run makes the document anew, without them
    again.run("pass")
    expect(again.live_maps()).to_have_count(2)
    assert again.value("int((rd.touchpoints['name'] == 'Added by keyboard').sum())") == 0
    assert again.value("rd.undo()") is False


def test_one_undo_in_the_kernel_takes_the_edits_back(look: Look, saved: dict[str, Any]) -> None:
    nb = look(saved)
    begin(nb)
    name = nb.card("touchpoints", "tp2", "name", nb.maps().first).locator(".jw-text").inner_text()
    rename(nb)
    rename(nb, "Another", "tp2")
    run_and_take_in(nb)
    assert nb.value("[rd.touchpoints.loc[row, 'name'] for row in ('tp1', 'tp2')]") == [MINE, "Another"]
    assert nb.value("rd.undo()") is True
    assert nb.value("rd.touchpoints.loc['tp2', 'name']") == name
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") != MINE
    assert nb.value("rd.undo()") is False


CHANGED = (
    "import journey_widgets as jw\nrd = jw.example('b2b-software')\n"
    "rd.touchpoints.loc['tp1', 'name'] = 'Written by a cell'\n"
    "rd.touchpoints = rd.touchpoints.drop(index='tp4')\nrd.sync()"
)


@pytest.mark.parametrize("choice", ["Use mine", "Leave it as it is"])
def test_what_does_not_fit_any_more_is_said_and_not_forced(look: Look, saved: dict[str, Any], choice: str) -> None:
    copy = json.loads(json.dumps(saved))
    copy["cells"][0]["source"] = CHANGED
    nb = look(copy)
    begin(nb)
    rename(nb)
    rename(nb, "Fits", "tp2")
    rename(nb, "Nowhere", "tp4")
    run_and_take_in(nb)
    alert = nb.page.get_by_role("alert").filter(has_text="2 edits made without a kernel were not taken in").first
    expect(alert).to_contain_text(f"“{MINE}” in the notebook, “Written by a cell” now")
    expect(alert).to_contain_text("“Nowhere” in the notebook, but it is not there any more")
    names = "[rd.touchpoints['name'].get(row) for row in ('tp1', 'tp2', 'tp4')]"
    assert nb.value(names) == ["Written by a cell", "Fits", None]
    nb.save()
    assert len(edits_in(nb.read())) == 2  # until somebody has chosen, the notebook keeps them
    press(nb, choice)
    if choice == "Use mine":
        expect(nb.page.get_by_role("alert").first).to_contain_text("1 edit made without a kernel was not taken in")
        press(nb, "Leave it as it is")
    expect(nb.page.get_by_role("alert")).to_have_count(0)
    assert nb.value(names) == [MINE if choice == "Use mine" else "Written by a cell", "Fits", None]
    nb.save()
    assert edits_in(nb.read()) == []


def test_a_cell_that_fails_loses_nothing(look: Look, saved: dict[str, Any]) -> None:
    copy = json.loads(json.dumps(saved))
    copy["cells"][0]["source"] = CELLS[0] + "\nfails = True"
    copy["cells"][1]["source"] = "if fails: raise ValueError\njw.Swimlane(rd)"
    del copy["cells"][2]
    nb = look(copy)
    expect(nb.saved_maps()).to_have_count(1)
    press(nb, "Edit")
    rename(nb)
    nb.run_all()
    expect(nb.maps()).to_have_count(0)
    nb.save()
    notebook = nb.read()
    assert [change[3] for change in edits_in(notebook)] == ["name"]
    again = look(notebook)
    again.page.evaluate(
        "window.jupyterapp.shell.currentWidget.model.sharedModel.getCell(0).setSource("
        "`import journey_widgets as jw\\nrd = jw.example('b2b-software')\\nfails = False`)"
    )
    run_and_take_in(again)
    assert again.value("rd.touchpoints.loc['tp1', 'name']") == MINE
    again.save()
    assert edits_in(again.read()) == []


def test_edits_of_another_document_are_offered_and_not_taken_in(look: Look, saved: dict[str, Any]) -> None:
    copy = json.loads(json.dumps(saved))
    copy["cells"][0]["source"] = CELLS[0].replace("'b2b-software'", "'b2b-software', language='it'")
    nb = look(copy)
    begin(nb)
    rename(nb)
    nb.run_all()
    expect(nb.page.get_by_role("alert").first).to_contain_text("riguarda un documento di altra origine")
    assert nb.value("rd.touchpoints.loc['tp1', 'name']") != MINE
    press(nb, "Dimenticale")
    nb.save()
    assert edits_in(nb.read()) == []


def test_discarded_edits_leave_the_map_as_it_was(look: Look, saved: dict[str, Any]) -> None:
    nb = look(saved)
    begin(nb)
    text = nb.card("touchpoints", "tp1", "name").locator(".jw-text").inner_text()
    rename(nb)
    nb.save()
    again = look(nb.read())
    expect(lines(again).first).to_contain_text("1 edit not yet taken in")
    press(again, "Discard")
    expect(again.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(text)
    again.save()
    notebook = again.read()
    assert edits_in(notebook) == []
    assert payloads(notebook)[0]["snapshot"] == payloads(saved)[0]["snapshot"]
    assert (
        notebook["cells"][1]["outputs"][0]["data"]["text/html"] == saved["cells"][1]["outputs"][0]["data"]["text/html"]
    )
    again.maps().first.get_by_role("button", name="Undo").click()
    expect(again.card("touchpoints", "tp1", "name").locator(".jw-text")).to_have_text(MINE)


@pytest.mark.parametrize("is_trusted", [True, False], ids=["trusted", "untrusted"])
def test_editing_leaves_trust_alone(look: Look, saved: dict[str, Any], *, is_trusted: bool) -> None:
    nb = look(saved, is_trusted=is_trusted)
    begin(nb)
    rename(nb)
    nb.save()
    assert nb.page.evaluate("window.jupyterapp.shell.currentWidget.model.cells.get(1).trusted") is is_trusted
    assert len(edits_in(nb.read())) == 1


def test_a_notebook_that_may_not_be_written_is_not_edited(look: Look, saved: dict[str, Any]) -> None:
    nb = look(saved)
    begin(nb)
    rename(nb)
    nb.save()

    def lock(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "writable": False})

    nb.page.route(f"**/api/contents/{nb.path.name}*", lock)
    nb.load()
    expect(nb.saved_maps()).to_have_count(2)
    expect(lines(nb)).to_contain_text(["1 edit not yet taken in"] * 2)
    expect(nb.page.locator(".jw-kept-button")).to_have_count(0)


BROKEN = {
    "no text": {"changes": []},
    "of a version to come": json.dumps({"format": "journey-edits", "version": 9, "changes": []}),
    "another story": json.dumps(
        {"format": "journey-edits", "version": 1, "changes": [["set", "touchpoints", "tp1", "name", None, "x"]]}
    ),
    "code": json.dumps(
        {"format": "journey-edits", "version": 1, "changes": [["add", "<img src=x onerror=hit()>", "n1", {}]]}
    ),
}


@pytest.mark.parametrize("edits", BROKEN.values(), ids=BROKEN.keys())
def test_broken_edits_are_said_and_nothing_runs(look: Look, saved: dict[str, Any], edits: object) -> None:
    copy = json.loads(json.dumps(saved))
    payloads(copy)[0]["edits"] = edits
    nb = look(copy)
    expect(nb.saved_maps()).to_have_count(2)
    alert = nb.page.get_by_role("alert").filter(has_text="cannot be read").first
    expect(alert).to_be_visible()
    expect(alert.locator("img")).to_have_count(0)
    press(nb, "Forget them")
    expect(nb.page.get_by_role("alert")).to_have_count(0)
    nb.save()
    assert all("edits" not in payload for payload in payloads(nb.read()))
