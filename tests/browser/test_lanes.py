"""Lanes: their verbs by keyboard alone and by mouse, in a notebook; each ends on a DataFrame in the kernel."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook

MAP = """
import journey_widgets as jw
from journey_widgets.sources import from_rows
rd = from_rows({
    "facts": [{"redesign_id": "redesign", "title": "Rental"}],
    "journeys": [{"journey_id": "jo1", "name": "Rental"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Booking"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Books"},
              {"step_id": "st2", "phase_id": "ph1", "name": "Pays"}],
    "channels": [{"channel_id": "ch1", "name": "Site"}, {"channel_id": "ch2", "name": "Desk"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Price page", "channel_id": "ch1"},
                    {"touchpoint_id": "tp2", "step_id": "st2", "name": "Payment", "channel_id": "ch2"}],
    "notes": [{"note_id": "n1", "note_kind": "accelerator", "text": "Known data", "step_id": "st1"}],
}, source="the test")
w = jw.Swimlane(rd)
w
"""
KINDS = "rd.lanes['lane_kind'].tolist()"


def open_map(open_notebook: Callable[..., Notebook]) -> Notebook:
    nb = open_notebook(MAP)
    nb.run_all()
    expect(nb.card("touchpoints", "tp1", "name")).to_be_visible()
    return nb


def press(nb: Notebook, *keys: str) -> None:
    for key in keys:
        nb.page.keyboard.press(key)


def header(nb: Notebook, name: str) -> Locator:
    return nb.page.locator(".jw-lane-name").filter(has_text=name).first


def choose(nb: Notebook, *names: str) -> None:
    """Choose from the menu of the header that has the focus, by keys."""
    press(nb, "+")
    for name in names:
        nb.page.locator(".jw-entry").filter(has_text=name).first.focus()
        press(nb, "Enter")


def test_lanes_by_keyboard(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_map(open_notebook)
    assert nb.value("len(rd.lanes)") == 0
    header(nb, "Emotion").focus()

    # the first verb writes the default lanes, and undo takes them back with it
    press(nb, "Alt+ArrowDown")
    expect(header(nb, "Emotion")).to_be_focused()
    assert nb.value(KINDS)[:3] == ["action", "touchpoint", "emotion"]
    header(nb, "Emotion").focus()  # asking the kernel took the focus away
    press(nb, "Control+z")
    expect(nb.page.locator(".jw-lane-name").nth(1)).to_contain_text("Emotion")
    assert nb.value("len(rd.lanes)") == 0

    header(nb, "Emotion").focus()
    press(nb, "F2")
    nb.page.keyboard.type("Mood")
    press(nb, "Enter")
    expect(header(nb, "Mood")).to_be_focused()
    assert nb.value("rd.lanes['name'].dropna().tolist()") == ["Mood"]

    header(nb, "Mood").focus()
    choose(nb, "Add a lane below", "Channels")
    expect(header(nb, "Channels")).to_be_focused()
    press(nb, "ArrowRight")
    dot = nb.page.locator(".jw-dot[data-row=tp1]")
    expect(dot).to_be_focused()
    # along the line to where no dot is yet: one is set there
    press(nb, "ArrowRight")
    place = nb.page.locator(".jw-lane.is-channel .jw-dot-add").nth(1)
    expect(place).to_be_focused()
    expect(place).to_have_accessible_name("Add to Site, Pays")
    press(nb, "Space")
    nb.page.keyboard.type("Receipt")
    press(nb, "Enter")
    expect(nb.page.locator(".jw-dot:focus")).to_have_accessible_name("Receipt: Site")
    added = "rd.touchpoints.set_index('name').loc['Receipt', ['step_id', 'channel_id']].tolist()"
    assert nb.value(added) == ["st2", "ch1"]
    dot.focus()
    press(nb, "Alt+ArrowDown")
    expect(dot).to_have_attribute("title", "Price page: Desk")
    assert nb.value("rd.touchpoints.loc['tp1', 'channel_id']") == "ch2"
    dot.focus()
    press(nb, "Enter")
    expect(nb.card("touchpoints", "tp1", "name")).to_be_focused()

    header(nb, "Channels").focus()
    choose(nb, "Add a lane below", "Numbers: Cost")
    expect(header(nb, "Cost")).to_be_focused()
    press(nb, "ArrowRight", "Enter")
    nb.page.keyboard.type("12,5")
    press(nb, "Enter")
    expect(nb.page.locator(".jw-number-point").first).to_have_text("€12.5")
    assert nb.value("rd.assessments.loc[('tp1', 'current'), 'cost_eur']") == 12.5

    group_and_delete(nb)


def group_and_delete(nb: Notebook) -> None:
    """A group is named on one lane, chosen on the next, folded from its band; one of its lanes goes and comes back."""
    header(nb, "Channels").focus()
    choose(nb, "Group", "New group")
    nb.page.keyboard.type("Contact")
    press(nb, "Enter")
    header(nb, "Cost").focus()
    choose(nb, "Group", "Contact")
    assert nb.value("rd.lanes['lane_group'].dropna().tolist()") == ["Contact", "Contact"]
    band = nb.page.locator(".jw-group-band button")
    expect(band).to_have_count(1)
    band.focus()
    press(nb, "Enter")
    expect(header(nb, "Cost")).to_have_count(0)
    assert nb.value("w.folded_groups") == ["Contact"]
    band.focus()
    press(nb, "Enter")
    expect(header(nb, "Cost")).to_be_visible()

    header(nb, "Cost").focus()
    press(nb, "Delete")
    expect(header(nb, "Cost")).to_have_count(0)
    assert "number" not in nb.value(KINDS)
    nb.page.locator(".jw-said button").click()
    expect(header(nb, "Cost")).to_be_visible()
    assert "number" in nb.value(KINDS)


def test_lanes_by_mouse(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_map(open_notebook)
    header(nb, "Touchpoints").drag_to(nb.page.locator(".jw-lane").first, target_position={"x": 60, "y": 3})
    expect(nb.page.locator(".jw-lane-name").first).to_contain_text("Touchpoints")
    assert nb.value(KINDS)[:2] == ["touchpoint", "action"]

    header(nb, "Actions").dblclick()
    nb.page.keyboard.type("What she does")
    press(nb, "Enter")
    expect(header(nb, "What she does")).to_be_visible()
    assert "What she does" in nb.value("rd.lanes['name'].dropna().tolist()")

    header(nb, "Touchpoints").hover()
    nb.page.locator(".jw-lane-menu button").first.click()
    nb.page.get_by_role("menuitem", name="Add a lane below…").click()
    nb.page.get_by_role("menuitem", name="Channels").click()
    dot = nb.page.locator(".jw-dot[data-row=tp1]")
    expect(dot).to_be_visible()
    box = dot.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    nb.page.mouse.move(x, y)
    nb.page.mouse.down()
    nb.page.mouse.move(x, y + 12, steps=3)
    nb.page.mouse.move(x, y + 24, steps=3)
    nb.page.mouse.up()
    expect(dot).to_have_attribute("title", "Price page: Desk")
    assert nb.value("rd.touchpoints.loc['tp1', 'channel_id']") == "ch2"

    # a picture that is pasted where the focus is
    header(nb, "Channels").hover()
    nb.page.locator(".jw-lane.is-channel .jw-lane-menu button").first.click()
    nb.page.get_by_role("menuitem", name="Add a lane below…").click()
    nb.page.get_by_role("menuitem", name="Storyboard").click()
    press(nb, "ArrowRight")
    nb.page.evaluate("""async () => {
        const canvas = document.createElement('canvas');
        Object.assign(canvas, {width: 1200, height: 700});
        canvas.getContext('2d').fillRect(0, 0, 600, 600);
        const file = new File([await new Promise((done) => canvas.toBlob(done))], 'queue.png', {type: 'image/png'});
        const data = new DataTransfer();
        data.items.add(file);
        const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
        document.activeElement.dispatchEvent(event);
    }""")
    expect(nb.page.locator("img.jw-picture")).to_be_visible()
    link = nb.value("rd.notes.loc[rd.notes['note_kind'] == 'image', 'link'].iloc[0]")
    assert link.startswith("data:image/webp;base64,")
    assert len(link) < 80_100

    # another curve, from the menu of the emotion lane
    header(nb, "Emotion").hover()
    nb.page.locator(".jw-lane.is-emotion .jw-lane-menu button").first.click()
    nb.page.get_by_role("menuitem", name="Curves…").click()
    nb.page.get_by_role("menuitemcheckbox", name="Best practice").click()
    expect(nb.page.locator(".jw-legend")).to_contain_text("Best practice")
    assert nb.value("w.curves") == ["future", "current", "best_practice"]
