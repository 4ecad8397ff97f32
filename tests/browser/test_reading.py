"""A map that is read: found in, compared, zoomed, saved as views, presented; once by mouse, once by keys alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.lab import PATIENCE, Notebook
from tests.browser.test_access import AXE, violations

CASE = """
import journey_widgets as jw
rd = jw.example("b2b-software", language="en")
w = jw.Swimlane(rd)
w
"""
STATES = "{name: getattr(w, name) for name in ('state', 'filter', 'is_hiding', 'comparison')}"


def opened(open_notebook: Callable[..., Notebook]) -> Notebook:
    nb = open_notebook(CASE)
    nb.run_all()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    nb.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    return nb


def entry(nb: Notebook, menu: str, name: str | re.Pattern[str]) -> Locator:
    """Open a menu of the toolbar, and return one of its entries."""
    button = nb.page.get_by_role("button", name=menu, exact=True)
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    return nb.page.locator(".jw-entries .jw-entry").filter(has_text=name)


def test_reading_by_mouse(open_notebook: Callable[..., Notebook]) -> None:
    nb = opened(open_notebook)
    for part in (find_by_mouse, save_by_mouse, compare_by_mouse, zoom_by_mouse, present_by_mouse):
        part(nb)


def find_by_mouse(nb: Notebook) -> None:
    """What is not found is pale, then hidden."""
    page = nb.page
    page.get_by_role("searchbox").fill("portal")
    expect(page.locator(".jw-search .jw-count")).to_have_text(re.compile(r"^\d+/\d+$"))
    expect(nb.card("touchpoints", "tp1", "name")).to_have_attribute("data-pale", "")
    assert violations(nb) == []
    page.get_by_role("searchbox").fill("")
    entry(nb, "Filter", re.compile(r"^Website")).click()
    entry(nb, "Filter", "Hide the rest").click()
    assert violations(nb) == []
    page.keyboard.press("Escape")
    expect(nb.card("touchpoints", "tp1", "name")).to_have_count(0)
    expect(nb.card("touchpoints", "tp4", "name")).to_be_visible()
    nb.becomes(STATES, {"state": "current", "filter": 'channel:"Website"', "is_hiding": True, "comparison": ""})


def save_by_mouse(nb: Notebook) -> None:
    """Kept as a view, lost, and found again."""
    page = nb.page
    entry(nb, "Saved views", "Save this view").click()
    page.get_by_role("textbox", name="Name of the view").fill("What the site does")
    page.keyboard.press("Enter")
    entry(nb, "Filter", "Clear the filter").click()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    entry(nb, "Saved views", "What the site does").first.click()
    expect(nb.card("touchpoints", "tp1", "name")).to_have_count(0)
    saved = nb.value("rd.saved_views.set_index('name').loc['What the site does', ['filter', 'is_hiding']].tolist()")
    assert saved == ['channel:"Website"', "True"]
    assert nb.value("jw.Swimlane(rd, view='What the site does').filter") == 'channel:"Website"'
    entry(nb, "Filter", "Clear the filter").click()


def compare_by_mouse(nb: Notebook) -> None:
    """Compared with the future."""
    page = nb.page
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".jw-counts")).to_contain_text("removed")
    expect(page.locator('[data-ghost="tp2"]')).to_be_visible()
    assert violations(nb) == []
    page.get_by_role("combobox", name="How today and the future are compared").select_option("differences")
    changes = "jw.on(rd).changes().change_kind"
    kept = nb.value(f"{changes}.index[{changes} == 'kept'].tolist()")
    shown = page.locator('.jw-card[data-table="touchpoints"]').evaluate_all("cards => cards.map(c => c.dataset.row)")
    assert shown
    assert not set(kept) & set(shown)
    page.get_by_role("combobox", name="How today and the future are compared").select_option("side_by_side")
    today, future = page.locator('[data-state="current"]'), page.locator('[data-state="future"]')
    expect(nb.card("touchpoints", "tp2", "name", today)).to_be_visible()
    expect(nb.card("touchpoints", "tp2", "name", future)).to_have_count(0)
    for name in page.locator(".jw-side-name").all():
        name.click(trial=True)  # nothing lies on it
    assert violations(nb) == []
    today.locator(".jw-scroll").evaluate("box => { box.scrollLeft = 300; }")
    page.wait_for_function("""() => document.querySelector('[data-state="future"] .jw-scroll').scrollLeft === 300""")
    nb.becomes("w.comparison", "side_by_side")
    nb.save()
    # the picture is the kernel's, and the notebook is saved once more when it has come
    end = time.monotonic() + PATIENCE / 1000
    while "· Today beside the future ·" not in nb.path.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        page.wait_for_timeout(100)


def zoom_by_mouse(nb: Notebook) -> None:
    """Near and far; a card is still taken and dragged where it is seen."""
    page = nb.page
    page.get_by_role("button", name="Today", exact=True).click()
    entry(nb, "View", "Whole map").click()
    expect(page.get_by_role("button", name="View", exact=True)).to_contain_text("%")
    box = page.locator(".jw-scroll")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1")
    nb.card("touchpoints", "tp1").drag_to(nb.cell("la3", 1), target_position={"x": 8, "y": 4})
    assert nb.value("rd.touchpoints.loc['tp1', 'step_id']") != "st1"
    entry(nb, "View", "Actual size").click()
    window = page.get_by_role("slider", name="Overview of the map")
    strip = page.locator(".jw-strip").bounding_box()
    assert strip
    page.mouse.click(strip["x"] + strip["width"] - 10, strip["y"] + 10)
    expect(window).to_have_attribute("aria-valuetext", re.compile(r"to 19 of 19$"))


def present_by_mouse(nb: Notebook) -> None:
    """Presented, from the first to the last."""
    page = nb.page
    page.get_by_role("button", name="Present", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("I choose a WMS and live with it")
    dialog.get_by_role("button", name="Next").click()
    expect(dialog.get_by_role("heading")).to_have_text("Out of market")
    dialog.get_by_role("button", name="High contrast").click()
    assert violations(nb) == []
    dialog.get_by_role("button", name="End (Esc)").click()
    expect(dialog).to_have_count(0)


def test_reading_by_keys(open_notebook: Callable[..., Notebook]) -> None:
    nb = opened(open_notebook)
    for part in (find_by_keys, compare_by_keys, save_by_keys, present_by_keys):
        part(nb)


def find_by_keys(nb: Notebook) -> None:
    """Search, the next match and the one before, zoom, and back to the map."""
    page = nb.page
    nb.card("touchpoints", "tp1", "name").click(position={"x": 20, "y": 10})
    page.keyboard.press("/")
    page.keyboard.type("-kind:touchpoint fair")
    expect(page.get_by_role("status").last).to_have_text(re.compile(r"^\d+ of \d+ cards$"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text(re.compile(r"^1 of \d+: "))
    first = nb.value("w.selected")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("status").last).not_to_have_text(re.compile(r"^1 of"))
    assert nb.value("w.selected") != first
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".jw-grid :focus")).to_have_count(1)
    page.keyboard.press("Control+-")
    expect(page.get_by_role("button", name="View", exact=True)).to_have_text("90 %")
    page.keyboard.press("Control+0")
    page.keyboard.press("Control+f")
    page.keyboard.press("Control+a")
    page.keyboard.press("Backspace")
    nb.becomes("w.filter", "")


def compare_by_keys(nb: Notebook) -> None:
    """By the arrows of the toolbar to the comparison, and back."""
    page = nb.page
    page.get_by_role("searchbox").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Future", exact=True)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text(re.compile(r"new · \d+ changed · \d+ removed"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".jw-counts")).to_have_count(0)
    nb.becomes(STATES, {"state": "future", "filter": "", "is_hiding": False, "comparison": ""})


def save_by_keys(nb: Notebook) -> None:
    """A view is saved, renamed and deleted."""
    page = nb.page
    saved = page.get_by_role("button", name="Saved views", exact=True)
    saved.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.type("By keys")
    page.keyboard.press("Enter")
    expect(saved).to_be_focused()
    assert nb.value("rd.saved_views.set_index('name').loc['By keys', 'state']") == "future"
    saved.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text("Deleted: By keys")
    assert "By keys" not in nb.value("rd.saved_views.name.tolist()")

    # the overview is a slider
    page.get_by_role("slider", name="Overview of the map").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("slider", name="Overview of the map")).to_have_attribute(
        "aria-valuetext", re.compile(r"to (\d+) of \1$")
    )


def present_by_keys(nb: Notebook) -> None:
    """A clicker leads through the presentation, also where no kernel is left."""
    page = nb.page
    nb.save()
    nb.command("kernelmenu:shutdown")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel")
    page.get_by_role("button", name="Present", exact=True).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("I choose a WMS and live with it")
    for key in ("PageDown", " ", "PageDown", "PageUp", "ArrowLeft"):
        page.keyboard.press(key)
    expect(dialog.get_by_role("heading")).to_have_text("Out of market")
    page.keyboard.press("End")
    expect(dialog.get_by_role("progressbar")).to_have_accessible_name(re.compile(r"^(\d+) of \1$"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
