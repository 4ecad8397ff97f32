"""The inspector: pictures, rows of several tables, what is missing; the menu's Paste. Each ends in DataFrames."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.lab import Notebook

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"
CASE = """
import journey_widgets as jw
rd = jw.example("b2b-software", language="en")
w = jw.Swimlane(rd)
w
"""
HELD = """async uri => {
    const blob = await (await fetch(uri)).blob();
    await navigator.clipboard.write([new ClipboardItem({[blob.type]: blob})]);
}"""
SIZE = "image => [image.naturalWidth, image.naturalHeight]"
DROP = """([target, uri]) => fetch(uri).then(answer => answer.blob()).then(blob => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob], 'desk.png', {type: blob.type}));
    for (const name of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(name, {dataTransfer, bubbles: true, cancelable: true}));
})"""
DRAW = """([width, height]) => {
    const canvas = Object.assign(document.createElement('canvas'), {width, height});
    const pen = canvas.getContext('2d');
    for (let x = 0; x < width; x += 20) { pen.fillStyle = `hsl(${x} 80% 50%)`; pen.fillRect(x, x % 300, 20, height); }
    return canvas.toDataURL('image/png');
}"""


@pytest.fixture
def nb(open_notebook: Callable[..., Notebook]) -> Notebook:
    notebook = open_notebook(CASE)
    notebook.run_all()
    expect(notebook.card("touchpoints", "tp1", "name")).to_be_visible()
    return notebook


def violations(nb: Notebook) -> list[tuple[str, str]]:
    nb.page.add_script_tag(path=AXE)
    run = "axe.run('.jw-panel', {resultTypes: ['violations']})"
    found = nb.page.evaluate(f"async () => (await {run}).violations.map(v => [v.id, v.impact, v.nodes[0].html])")
    return [(name, html) for name, impact, html in found if impact in {"serious", "critical"}]


def png(nb: Notebook, width: int, height: int) -> str:
    return str(nb.page.evaluate(DRAW, [width, height]))


def file_of(nb: Notebook, name: str, uri: str) -> FilePayload:
    raw = nb.page.evaluate("async uri => [...new Uint8Array(await (await fetch(uri)).arrayBuffer())]", uri)
    return {"name": name, "mimeType": "image/png", "buffer": bytes(raw)}


def choose(nb: Notebook, button: Locator, *, by_key: bool, **file: Any) -> None:
    with nb.page.expect_file_chooser() as chooser:
        if by_key:
            button.focus()
            nb.page.keyboard.press("Enter")
        else:
            button.click()
    chooser.value.set_files(file["payload"])


def replace_portrait(nb: Notebook, panel: Locator) -> None:
    """A portrait: a large picture becomes a small square, one step takes it back; what is none is refused in words."""
    portrait = panel.get_by_role("group", name="Portrait")
    image = portrait.get_by_role("img")
    before = nb.value("rd.personas.loc['pe1', 'image']")
    expect(image).to_have_attribute("src", before)
    replace = portrait.get_by_role("button", name="Portrait: Replace")
    choose(nb, replace, by_key=True, payload=file_of(nb, "ada.png", png(nb, 3000, 1600)))
    expect(image).not_to_have_attribute("src", before)
    expect(nb.page.get_by_text("Portrait: new picture")).to_be_visible()
    assert image.evaluate(SIZE) == [192, 192]
    now = nb.value("rd.personas.loc['pe1', 'image']")
    assert now.startswith("data:image/webp;base64,")
    assert len(now) < 80_000
    choose(nb, replace, by_key=False, payload={"name": "ada.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(panel.get_by_role("alert")).to_have_text(
        "This is no picture that can be shown: choose a PNG, JPEG, GIF or WebP"
    )
    huge: FilePayload = {"name": "ada.png", "mimeType": "image/png", "buffer": b"\0" * 31_000_000}
    choose(nb, replace, by_key=False, payload=huge)
    expect(panel.get_by_role("alert")).to_have_text("This picture is too large: at most 30 MB")
    assert nb.value("rd.personas.loc['pe1', 'image']") == now
    replace.focus()
    nb.page.keyboard.press("Control+z")
    expect(image).to_have_attribute("src", before)
    assert nb.value("rd.personas.loc['pe1', 'image']") == before


def redraw_storyboard(nb: Notebook, panel: Locator) -> None:
    """A picture of a storyboard: pasted by key, by button, dropped, and removed by key."""
    nb.run("w.selected = {'notes': ['n257', 'n258']}")
    link = panel.get_by_role("group", name="Picture")
    expect(link.get_by_role("button", name="Picture: Choose a picture")).to_be_visible()
    expect(panel.locator('.jw-picture-entry [data-column="link"]').first).to_have_attribute(
        "placeholder", "different values"
    )
    nb.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    nb.page.evaluate(HELD, png(nb, 900, 600))
    link.get_by_role("button", name="Picture: Choose a picture").focus()
    nb.page.keyboard.press("Control+v")
    image = link.get_by_role("img")
    expect(image).to_be_visible()
    assert image.evaluate(SIZE) == [480, 320]
    links = nb.value("rd.notes.loc[['n257', 'n258'], 'link'].tolist()")
    assert links[0] == links[1]
    nb.page.evaluate(HELD, png(nb, 300, 300))
    link.get_by_role("button", name="Picture: Paste").click()
    expect(image).not_to_have_attribute("src", links[0])
    assert image.evaluate(SIZE) == [300, 300]
    nb.page.evaluate(DROP, [link.element_handle(), png(nb, 1000, 100)])
    expect(link.locator('img[src^="data:image/webp"]')).to_be_visible()
    nb.page.wait_for_function("image => image.naturalWidth === 480", arg=image.element_handle())
    assert image.evaluate(SIZE) == [480, 48]
    link.get_by_role("button", name="Picture: Remove").focus()
    nb.page.keyboard.press("Enter")
    expect(image).to_have_count(0)
    expect(link.get_by_role("button", name="Picture: Choose a picture")).to_be_focused()
    assert nb.value("rd.notes.loc[['n257', 'n258'], 'link'].isna().tolist()") == [True, True]
    link.get_by_role("button", name="Picture: Choose a picture").focus()  # the cell that was run had it
    for width in (480, 300, 480):
        nb.page.keyboard.press("Control+z")
        nb.page.wait_for_function(
            "width => document.querySelector('.jw-picture-entry img')?.naturalWidth === width", arg=width
        )
    nb.page.keyboard.press("Control+z")
    expect(image).to_have_count(0)
    expect(link.get_by_role("button", name="Picture: Choose a picture")).to_be_focused()
    assert nb.value("rd.notes.loc[['n257', 'n258'], 'link'].str.len().tolist()") == [3759, 3735]


def write_to_several(nb: Notebook, panel: Locator) -> None:
    """Two touchpoints and a note, taken by mouse: each table has its part, which is written as one."""
    for row in ("tp1", "tp2", "n1"):
        card = nb.page.locator(f'.jw-card[data-row="{row}"]')
        card.scroll_into_view_if_needed()
        card.click(position={"x": 20, "y": 10}, modifiers=[] if row == "tp1" else ["Control"])
    expect(panel.get_by_role("heading", name="3 selected")).to_be_visible()
    parts = panel.locator(".jw-part > summary")
    expect(parts).to_have_text(["Touchpoints2", "Notes1"])
    tags = panel.get_by_role("combobox", name="Tags").first
    tags.focus()
    nb.page.keyboard.type("fair")
    nb.page.keyboard.press("Enter")
    expect(panel.locator(".jw-part").first.locator(".jw-chip")).to_have_text(["fair×"])
    panel.get_by_role("textbox", name="Text").fill("Told to all")
    parts.first.focus()
    nb.page.keyboard.press("Enter")  # a part is shut and opened by key
    expect(panel.get_by_role("combobox", name="Tags")).to_have_count(1)
    assert violations(nb) == []
    assert nb.value("rd.touchpoints.loc[['tp1', 'tp2'], 'tags'].tolist() + [rd.notes.loc['n1', 'text']]") == [
        *("fair", "fair"),
        "Told to all",
    ]


def find_who_is_missing(nb: Notebook, panel: Locator) -> None:
    """A problem of no row says what to do, and one click begins it."""
    nb.run("rd.stakeholders['role_kind'] = 'leadership'")
    panel.get_by_role("tab", name="Problems").click()
    panel.get_by_role("button", name="Everything").click()
    panel.get_by_text("Stakeholders · nobody has the role").click()
    expect(panel.get_by_text("What to do: add who has it to “Stakeholders”")).to_be_visible()
    button = panel.get_by_role("button", name="Add who has the role End user")
    button.focus()
    nb.page.keyboard.press("Enter")
    expect(panel.locator('[data-table="stakeholders"][data-column="name"]')).to_be_focused()
    nb.page.keyboard.type("A driver")
    nb.page.keyboard.press("Enter")
    made = "rd.stakeholders[rd.stakeholders['role_kind'] == 'end_user']['name'].tolist()"
    assert nb.value(made) == ["A driver"]


def paste_from_menu(nb: Notebook, card: Locator) -> None:
    card.click(button="right", position={"x": 20, "y": 10})
    nb.page.get_by_role("menuitem", name="Paste").click()


@pytest.mark.full
def test_pictures_several_tables_problems_and_the_menu_paste(nb: Notebook) -> None:
    page = nb.page
    page.get_by_role("button", name="Panel", exact=True).click()
    panel = page.get_by_role("complementary", name="Panel beside the map")
    replace_portrait(nb, panel)
    redraw_storyboard(nb, panel)
    write_to_several(nb, panel)
    find_who_is_missing(nb, panel)

    card = page.locator('.jw-card[data-row="tp1"]')
    page.evaluate("text => navigator.clipboard.writeText(text)", "From a letter\nFrom a list")
    paste_from_menu(nb, card)
    expect(page.get_by_text("Pasted: 2")).to_be_visible()
    step = "rd.touchpoints[rd.touchpoints['step_id'] == 'st1']"
    assert nb.value(f"{step}['name'].tolist()")[:3] == ["Trade fair stand", "From a letter", "From a list"]

    page.context.clear_permissions()
    paste_from_menu(nb, card)
    expect(page.get_by_text("The browser keeps the clipboard from menus: press Ctrl V to paste")).to_be_visible()
    page.keyboard.press("Control+v")  # the focus is where it was
    expect(page.get_by_text("Pasted: 2")).to_be_visible()
    assert nb.value(f"len({step})") == 6
