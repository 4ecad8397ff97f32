"""Each verb of reading, by mouse and by keys alone: finding, views, zoom, comparing, presenting.

And how it is for whom nothing may move, for whom letters are large, and where text runs from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.lab import Lab
from tests.browser.two_hands import Hand, TwoHands, by_both_hands, desk_of, expect

pytestmark = pytest.mark.full

TOUCHPOINTS = "touchpoint"
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PALE = """map => [...map.querySelectorAll('.jw-card[data-table]')].filter(card => card.hasAttribute('data-pale'))
    .map(card => card.dataset.row)"""
SHOWN = """map => [...map.querySelectorAll('.jw-card[data-table="touchpoints"], .jw-card[data-table="notes"]')]
    .map(card => card.dataset.row)"""


@pytest.fixture(scope="module")
def opened(lab: Lab, browser: Browser) -> Iterator[TwoHands]:
    yield from desk_of(lab, browser)


@pytest.fixture
def desk(opened: TwoHands) -> TwoHands:
    opened.restart()
    return opened


# ---------------------------------------------------------------------- finding


@by_both_hands
@pytest.mark.parametrize(
    ("entry", "query", "found"),
    [
        ("Shop", 'channel:"Shop"', {"tp3", "tp4"}),
        ("Sales", 'owner:"Sales"', {"tp1"}),
        ("desk", 'tag:"desk"', {"n2"}),
        ("Bo", 'persona:"Bo"', {"n2"}),
        ("removed", 'state:"removed"', {"tp3"}),
    ],
    ids=["channel", "owner", "tag", "persona", "state"],
)
def test_filters_by(desk: TwoHands, hand: Hand, entry: str, query: str, found: set[str]) -> None:
    """By the menu, which writes the query; typed, it is the same."""
    desk.choose_by(hand, "Filter", re.compile(rf"^{entry} \("))
    desk.hears(re.compile(rf"^{len(found)} of \d+ cards$"))
    desk.press("Escape")
    expect(desk.tool("Filter")).to_be_focused()
    desk.until("w.filter", query)
    expect(desk.map.get_by_role("searchbox")).to_have_value(query)
    assert not found & set(desk.map.evaluate(PALE))
    assert {"n1"} <= set(desk.map.evaluate(PALE))
    assert desk.changes() == []


@by_both_hands
def test_finds_a_text(desk: TwoHands, hand: Hand) -> None:
    """The matches are led to, one after the other, and from there back to the map."""
    search(desk, hand, "-kind:accelerator o")
    desk.hears(re.compile(r"^\d of \d+ cards$"))
    desk.until("w.filter", "-kind:accelerator o")
    desk.press("Enter")
    desk.hears(re.compile(r"^1 of \d: "))
    first = desk.ask("w.selected")
    desk.map.get_by_role("searchbox").focus()
    desk.press("Enter")
    desk.hears(re.compile(r"^2 of \d: "))
    assert desk.ask("w.selected") != first
    desk.map.get_by_role("searchbox").focus()
    desk.press("Escape")
    assert desk.at_stop() != ""


def search(desk: TwoHands, hand: Hand, text: str) -> None:
    """Come to the search and type."""
    if hand == "mouse":
        desk.map.get_by_role("searchbox").click()
    else:
        desk.come("step", "st2")
        desk.press("/")
    expect(desk.map.get_by_role("searchbox")).to_be_focused()
    desk.letters(text)


@by_both_hands
def test_combines_and_hides_and_clears(desk: TwoHands, hand: Hand) -> None:
    """Two fields must both be met; the rest is pale, then gone, then all is there again."""
    desk.choose_by(hand, "Filter", re.compile(r"^Shop \("))
    desk.pick_by(hand, re.compile(r"^Service \("))
    desk.hears(re.compile(r"^1 of \d+ cards$"))
    desk.until("w.filter", 'channel:"Shop" owner:"Service"')
    assert set(desk.map.evaluate(PALE)) >= {"tp1", "tp2", "tp4", "n1"}
    desk.pick_by(hand, "Hide the rest")
    expect(desk.card("touchpoints", "tp4")).to_have_count(0)
    desk.until("w.is_hiding", value=True)
    assert desk.map.evaluate(SHOWN) == ["tp3"]
    desk.pick_by(hand, "Clear the filter")
    desk.until("w.filter", "")
    desk.hears(re.compile(r"^All \d+ cards$"))
    expect(desk.card("touchpoints", "tp4")).to_be_visible()
    expect(desk.tool("Filter")).to_be_focused()
    assert desk.changes() == []


# ---------------------------------------------------------------------- near and far


@by_both_hands
@pytest.mark.parametrize("density", ["Comfortable", "Compact", "As printed"])
def test_density(desk: TwoHands, hand: Hand, density: str) -> None:
    name = {"Comfortable": "comfortable", "Compact": "compact", "As printed": "print"}[density]
    desk.choose_by(hand, "View", density)
    expect(desk.map).to_have_class(re.compile(rf"\bis-{name}\b"))
    entry = desk.map.locator(".jw-entries .jw-entry").filter(has_text=density)
    expect(entry).to_have_attribute("aria-checked", "true")
    desk.pick_by(hand, density)
    expect(desk.map).not_to_have_class(re.compile(rf"\bis-{name}\b"))
    desk.press("Escape")
    expect(desk.tool("View")).to_be_focused()


@by_both_hands
def test_zooms(desk: TwoHands, hand: Hand) -> None:
    """In and out, to the width and to all of it; what is said is the zoom."""
    if hand == "keys":
        desk.come("step", "st2")
        for key, percent in (("Control+-", 90), ("Control+-", 80), ("Control+=", 90), ("Control+0", 100)):
            desk.press(key)
            desk.hears(f"Zoom: {percent} %")
        assert desk.at_stop() == "step st2 st2"
    else:
        desk.choose_by(hand, "View", "Smaller")
        desk.hears("Zoom: 90 %")
        desk.pick_by(hand, "Larger")
        desk.hears("Zoom: 100 %")
        desk.press("Escape")
        box = desk.map.locator(".jw-scroll").bounding_box()
        assert box is not None
        desk.page.mouse.move(box["x"] + 300, box["y"] + 200)
        desk.page.keyboard.down("Control")
        desk.page.mouse.wheel(0, 60)
        desk.page.keyboard.up("Control")
        expect(desk.tool("View")).to_contain_text(re.compile(r"7\d %"))
    desk.choose_by(hand, "View", "Fit to width")
    desk.choose_by(hand, "View", "Whole map")
    desk.hears(re.compile(r"^Zoom: \d+ %$"))
    box = desk.map.locator(".jw-scroll")
    sizes = box.evaluate("box => [box.scrollWidth, box.clientWidth, box.scrollHeight, box.clientHeight]")
    assert sizes[0] <= sizes[1] + 1, sizes
    assert sizes[2] <= sizes[3] + 1, sizes
    desk.choose_by(hand, "View", "Actual size")
    desk.hears("Zoom: 100 %")
    expect(desk.tool("View")).to_be_focused()


@by_both_hands
def test_goes_along_by_the_overview(desk: TwoHands, hand: Hand) -> None:
    """The strip is there where the map is longer than its box."""
    desk.come("step", "st4")
    for _ in range(8):
        desk.press("Control+d")
    desk.hears("Duplicated: Gives back")
    desk.press("Home")
    window = desk.map.get_by_role("slider", name="Overview of the map")
    expect(window).to_have_attribute("aria-valuetext", re.compile("^Steps 1 to"))
    if hand == "mouse":
        strip = desk.map.locator(".jw-strip").bounding_box()
        assert strip is not None
        desk.page.mouse.click(strip["x"] + strip["width"] - 6, strip["y"] + 8)
        expect(window).to_have_attribute("aria-valuetext", re.compile("to 12 of 12$"))
        desk.page.mouse.move(strip["x"] + strip["width"] - 40, strip["y"] + 8)
        desk.page.mouse.down()
        desk.page.mouse.move(strip["x"] + 10, strip["y"] + 8, steps=5)
        desk.page.mouse.up()
    else:
        desk.tab_to(window, key="Shift+Tab", most=20)
        desk.press("End")
        expect(window).to_have_attribute("aria-valuetext", re.compile("to 12 of 12$"))
        desk.press("ArrowLeft")
        expect(window).not_to_have_attribute("aria-valuetext", re.compile("to 12 of 12$"))
        desk.press("Home")
        expect(window).to_be_focused()
    expect(window).to_have_attribute("aria-valuetext", re.compile("^Steps 1 to"))


# ---------------------------------------------------------------------- saved views


def save(desk: TwoHands, hand: Hand, name: str) -> None:
    """Save what is shown under a name."""
    desk.choose_by(hand, "Saved views", "Save this view")
    expect(desk.map.get_by_role("textbox", name="Name of the view")).to_be_focused()
    desk.letters(name)
    desk.press("Enter")
    desk.hears(f"View saved: {name}")
    expect(desk.tool("Saved views")).to_be_focused()


@by_both_hands
def test_saves_and_opens_a_view(desk: TwoHands, hand: Hand) -> None:
    desk.choose_by(hand, "Filter", re.compile(r"^Shop \("))
    desk.pick_by(hand, "Hide the rest")
    desk.press("Escape")
    save(desk, hand, "The shop")
    saved = "rd.saved_views[['name', 'filter', 'is_hiding']].values.tolist()"
    assert desk.ask(saved) == [["The shop", 'channel:"Shop"', True]]
    desk.choose_by(hand, "Filter", "Clear the filter")
    desk.use_tool(hand, "Future")
    desk.until("[w.filter, w.state]", ["", "future"])
    desk.choose_by(hand, "Saved views", "The shop")
    desk.hears("View: The shop")
    expect(desk.tool("Saved views")).to_be_focused()
    desk.until("[w.filter, w.is_hiding, w.state]", ['channel:"Shop"', True, "current"])
    assert desk.ask("jw.Swimlane(rd, view='The shop').filter") == 'channel:"Shop"'
    if hand == "mouse":
        desk.undoes(hand)
    else:
        desk.come("step", "st1")
        desk.undoes(hand)


@by_both_hands
def test_renames_overwrites_and_deletes_a_view(desk: TwoHands, hand: Hand) -> None:
    save(desk, hand, "First")
    desk.choose_by(hand, "Saved views", "Rename “First”")
    expect(desk.map.get_by_role("textbox", name="Name of the view")).to_be_focused()
    desk.press("Control+a")
    desk.letters("Second")
    desk.press("Enter")
    desk.hears("View saved: Second")
    expect(desk.tool("Saved views")).to_be_focused()
    assert desk.ask("rd.saved_views['name'].tolist()") == ["Second"]
    desk.use_tool(hand, "Future")
    desk.choose_by(hand, "Saved views", "Overwrite “Second”")
    desk.until("rd.saved_views['state'].tolist()", ["future"])
    desk.hears("View saved: Second")
    desk.choose_by(hand, "Saved views", "Delete “Second”")
    desk.hears("Deleted: Second")
    expect(desk.tool("Saved views")).to_be_focused()
    assert desk.ask("len(rd.saved_views)") == 0
    desk.come("step", "st1")
    desk.press("Control+z")
    desk.until("rd.saved_views['name'].tolist()", ["Second"])


# ---------------------------------------------------------------------- comparing


def compare(desk: TwoHands, hand: Hand, kind: str) -> None:
    """Compare today with the future."""
    desk.use_tool(hand, "Compare")
    desk.until("w.comparison", "overlay")
    kinds = desk.map.get_by_role("combobox", name="How today and the future are compared")
    if kind == "overlay":
        return
    label = {"differences": "Only the differences", "side_by_side": "Today beside the future"}[kind]
    if hand == "mouse":
        kinds.select_option(kind)
    else:
        desk.tab_to(kinds, key="ArrowRight", most=4)
        desk.letters(label)
    desk.until("w.comparison", kind)


@by_both_hands
def test_compares_overlaid(desk: TwoHands, hand: Hand) -> None:
    compare(desk, hand, "overlay")
    desk.hears(re.compile(r"^0 new · 1 changed · 1 removed · \d unchanged$"))
    expect(desk.map.locator('[data-ghost="tp3"]')).to_be_visible()
    expect(desk.card("touchpoints", "tp4")).to_contain_text("Experience: 5 → 8")
    ends(desk, hand)


@by_both_hands
def test_compares_only_what_differs(desk: TwoHands, hand: Hand) -> None:
    compare(desk, hand, "differences")
    expect(desk.card("touchpoints", "tp1")).to_have_count(0)
    expect(desk.card("touchpoints", "tp4")).to_be_visible()
    expect(desk.map.locator('[data-ghost="tp3"]')).to_be_visible()
    ends(desk, hand)


@by_both_hands
def test_compares_side_by_side(desk: TwoHands, hand: Hand) -> None:
    """Each side is a whole map: what is done in the future one is not done today."""
    compare(desk, hand, "side_by_side")
    today, future = (desk.map.locator(f'[data-state="{state}"]') for state in ("current", "future"))
    card = '.jw-card[data-table="touchpoints"][data-row="{}"]'
    expect(today.locator(card.format("tp3"))).to_be_visible()
    expect(future.locator(card.format("tp3"))).to_have_count(0)
    tp4 = future.locator(card.format("tp4"))
    if hand == "mouse":
        tp4.click(position={"x": 20, "y": 10})
    else:
        desk.map.locator(".jw-tools button:not([disabled])").last.focus()
        for _ in range(40):
            desk.press("Tab")
            if future.locator(":focus").count() > 0 and desk.at_stop() != "":
                break
        desk.press("Control+End", "Control+Home")
        desk.come(TOUCHPOINTS, "st4", "tp4")
    desk.press("Alt+ArrowLeft")
    desk.hears("Drop box moved to Queues")
    assert desk.ask("rd.touchpoints.loc['tp4', 'step_id']") == "st4"
    expect(future.locator(card.format("tp4"))).to_be_focused()
    desk.undoes(hand)
    ends(desk, hand)


def ends(desk: TwoHands, hand: Hand) -> None:
    """End the comparison."""
    desk.use_tool(hand, "Today")
    desk.until("[w.comparison, w.state]", ["", "current"])
    expect(desk.card("touchpoints", "tp1")).to_be_visible()
    assert desk.changes() == []


# ---------------------------------------------------------------------- presenting


@by_both_hands
def test_presents(desk: TwoHands, hand: Hand) -> None:
    """The journey, then phase by phase and touchpoint by touchpoint, there and back; the focus is where it was."""
    desk.use_tool(hand, "Present")
    dialog = desk.page.get_by_role("dialog", name="Presentation of Rental")
    heading = dialog.get_by_role("heading", level=2)
    titles = ["Rental", "Booking", "Price page", "Payment", "Pick-up", "Counter", "Return", "Drop box"]
    keys = iter(["PageDown", " ", "ArrowRight", "ArrowDown", "Enter", "PageDown", "PageDown"])
    for i, title in enumerate(titles):
        expect(heading).to_have_text(title)
        expect(dialog.locator("[aria-live]")).to_contain_text(title)
        expect(dialog.get_by_role("progressbar")).to_have_accessible_name(f"{i + 1} of {len(titles)}")
        if title != titles[-1]:
            dialog.get_by_role("button", name="Next").click() if hand == "mouse" else desk.press(next(keys))
    if hand == "mouse":
        expect(dialog.get_by_role("button", name="Next")).to_be_disabled()
        dialog.get_by_role("button", name="Back").click()
    else:
        desk.press("PageUp")
    expect(heading).to_have_text("Return")
    contrast = dialog.get_by_role("button", name="High contrast")
    if hand == "mouse":
        contrast.click()
    else:
        desk.press("Home")
        expect(heading).to_have_text("Rental")
        desk.tab_to(contrast, most=8)
        desk.press("Enter")
    expect(contrast).to_have_attribute("aria-pressed", "true")
    assert contrast_of(dialog.locator(".jw-stage")) >= 15
    if hand == "mouse":
        dialog.get_by_role("button", name="End (Esc)").click()
    else:
        desk.press("Escape")
    expect(dialog).to_have_count(0)
    expect(desk.tool("Present")).to_be_focused()
    assert desk.changes() == []


def contrast_of(element: Locator) -> float:
    """Return the contrast between an element's text and its ground, as WCAG counts it."""
    colours = element.evaluate(
        """node => ['color', 'backgroundColor'].map(name => {
            const [r, g, b] = getComputedStyle(node)[name].match(/[\\d.]+/g).map(Number);
            const line = part => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            return 0.2126 * line(r) + 0.7152 * line(g) + 0.0722 * line(b);
        })"""
    )
    dark, light = sorted(colours)
    return (light + 0.05) / (dark + 0.05)


# ---------------------------------------------------------------------- for whom it moves, grows, or runs the other way

MOVING = """root => [root, ...root.querySelectorAll('*')].flatMap(node => {
    const style = getComputedStyle(node);
    const moves = style.transitionDuration.split(',').some(time => parseFloat(time) > 0)
        || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    return moves ? [node.className || node.localName] : [];
})"""
CUT = """root => [...root.querySelectorAll(
    '.jw-card .jw-text, .jw-card, .jw-name, .jw-name .jw-text, .jw-lane-name, .jw-step, .jw-phase')].flatMap(node => {
    const {width, height} = node.getBoundingClientRect();
    if (width === 0 || height === 0) return [];
    const style = getComputedStyle(node);
    // the marks of a card stand over its edge, on purpose: a box that cuts nothing off may hold more than its size
    const cuts = style.overflowX !== 'visible' || style.overflowY !== 'visible' || node.matches('.jw-text');
    const isCut = node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2;
    return cuts && style.display !== 'inline' && isCut
        ? [`${node.className}: ${node.textContent.slice(0, 40)} ${node.scrollWidth}x${node.scrollHeight}`
           + ` in ${node.clientWidth}x${node.clientHeight}`] : [];
})"""
OVERLAPPING = """root => {
    const boxes = [...root.querySelectorAll('.jw-grid .jw-card, .jw-grid .jw-step, .jw-grid .jw-phase')]
        .map(node => [node, node.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).flatMap(([b, other]) => {
        if (a.contains(b) || b.contains(a) || a.closest('.jw-head') !== b.closest('.jw-head')) return [];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        return wide > 1 && high > 1 ? [`${a.textContent.slice(0, 30)} / ${b.textContent.slice(0, 30)}`] : [];
    }));
}"""


def test_nothing_moves_for_whom_it_is_not_to(desk: TwoHands) -> None:
    """Neither the map, its menus, the panel, nor the presentation."""
    desk.page.emulate_media(reduced_motion="reduce")
    try:
        desk.take("touchpoints", "tp1")
        desk.open_panel("mouse", "Comments")
        assert desk.map.evaluate(MOVING) == []
        desk.use_tool("mouse", "View")
        assert desk.map.evaluate(MOVING) == []
        desk.press("Escape")
        desk.use_tool("mouse", "Present")
        dialog = desk.page.get_by_role("dialog")
        desk.press("PageDown")
        assert dialog.evaluate(MOVING) == []
        desk.press("Escape")
        expect(dialog).to_have_count(0)
    finally:
        desk.page.emulate_media(reduced_motion="no-preference")


def grown(desk: TwoHands) -> None:
    """Set the text to twice its size."""
    desk.map.evaluate("map => { map.style.fontSize = `${2 * parseFloat(getComputedStyle(map).fontSize)}px`; }")
    desk.page.evaluate(FRAMES)  # heads measure themselves a frame later


def whole(desk: TwoHands) -> list[Any]:
    """Return what is cut off or lies on something else."""
    return [*desk.map.evaluate(CUT), *desk.map.evaluate(OVERLAPPING)]


def test_text_of_twice_the_size_is_whole(desk: TwoHands) -> None:
    """Nothing is cut off, nothing lies on another; the panel and menus stay within the map."""
    assert whole(desk) == []
    grown(desk)
    assert whole(desk) == []
    desk.take("touchpoints", "tp3")
    desk.open_panel("mouse", "Inspector")
    body = desk.panel.locator(".jw-panel-body")
    assert body.evaluate("body => body.scrollWidth <= body.clientWidth + 1")
    desk.panel.get_by_role("button", name="Close (Escape)").click()
    desk.card("touchpoints", "tp3").click(button="right", position={"x": 20, "y": 10})
    inside = """menu => { const [a, b] = [menu, menu.closest('.jw-swimlane')].map(e => e.getBoundingClientRect());
        return a.left >= b.left - 1 && a.right <= b.right + 1; }"""
    assert desk.map.locator(".jw-context").evaluate(inside)
    desk.press("Escape")


HEBREW = """
rd.phases.loc["ph1", "name"] = "הזמנה"
rd.steps.loc["st1", "name"] = "מזמין רכב"
rd.touchpoints.loc["tp1", "name"] = "דף המחירים (2026) של Acme"
rd.notes.loc["n2", "text"] = "שולחן אחד בלבד!"
"""


@by_both_hands
def test_text_from_right_to_left(desk: TwoHands, hand: Hand) -> None:
    """It runs its own way on cards, heads, in editors, in the panel and in what is said; nothing is cut off."""
    desk.nb.run(HEBREW)
    desk.nb.run("before = all_values()")
    card = desk.card("touchpoints", "tp1")
    expect(card).to_contain_text("דף המחירים")
    running = "node => getComputedStyle(node).direction"
    for text in (card.locator(".jw-text"), desk.card("steps", "st1").locator(".jw-text")):
        assert text.evaluate(running) == "rtl"
    assert desk.card("touchpoints", "tp2").locator(".jw-text").evaluate(running) == "ltr"
    assert whole(desk) == []
    if hand == "mouse":
        card.locator(".jw-text").dblclick()
    else:
        desk.come(TOUCHPOINTS, "st1", "tp1")
        desk.press("F2")
    editor = desk.map.locator(".jw-editor textarea")
    assert editor.evaluate(running) == "rtl"
    desk.letters("מחירון")
    desk.press("Enter")
    expect(card).to_be_focused()
    assert desk.changed() == [["touchpoints", "tp1", "name", "דף המחירים (2026) של Acme", "מחירון"]]
    desk.open_panel(hand, "Inspector")
    name = desk.panel.locator('.jw-control [data-column="name"]')
    assert name.evaluate(running) == "rtl"
    desk.press("Escape")
    desk.undoes(hand)


def test_a_map_from_right_to_left_is_whole(desk: TwoHands) -> None:
    """Where the whole page runs from right to left, the map is mirrored, and a card is dragged where it is seen."""
    desk.map.evaluate("map => { map.dir = 'rtl'; }")
    assert whole(desk) == []
    first, second = (desk.card("steps", step).bounding_box() for step in ("st1", "st2"))
    assert first is not None
    assert second is not None
    assert second["x"] < first["x"]
    desk.drag(desk.card("touchpoints", "tp1"), desk.place(TOUCHPOINTS, "st2"), 60, 8, (24, 9))
    desk.hears("Price page moved to Pays")
    assert desk.ask("rd.touchpoints.loc['tp1', 'step_id']") == "st2"
    grown(desk)
    assert whole(desk) == []
