"""Each verb of the panel, by mouse and by keys alone: every field, comments, evidence, problems, history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from journey_widgets.schema.tables import TABLES
from tests.browser.lab import Lab
from tests.browser.two_hands import Hand, TwoHands, by_both_hands, desk_of, expect

pytestmark = pytest.mark.full

CONTROLS = """panel => [...panel.querySelectorAll('.jw-control [data-column]')].map(control => ({
    table: control.dataset.table, column: control.dataset.column, persona: control.dataset.persona ?? '',
    tag: control.matches('[type=checkbox]') ? 'box' : control.localName, type: control.type,
}))"""


@pytest.fixture(scope="module")
def opened(lab: Lab, browser: Browser) -> Iterator[TwoHands]:
    yield from desk_of(lab, browser)


@pytest.fixture
def desk(opened: TwoHands) -> TwoHands:
    opened.restart()
    return opened


def control(desk: TwoHands, table: str, column: str, persona: str = "") -> Locator:
    who = f'[data-persona="{persona}"]' if persona else ":not([data-persona])"
    return desk.panel.locator(f'.jw-control [data-table="{table}"][data-column="{column}"]{who}')


def select(desk: TwoHands, hand: Hand, table: str) -> None:
    """Select a row of a table: its card, its header, or the map as a whole."""
    row, column, item = {
        "touchpoints": ("touchpoint", "st3", "tp3"),
        "notes": ("blocker", "st3", "n2"),
        "steps": ("step", "st2", "st2"),
        "phases": ("phase", "st3", "ph2"),
        "emotions": ("emotion", "st3", "st3"),
    }[table]
    if hand == "keys":
        desk.come(row, column, item)
    elif table == "emotions":
        desk.map.locator(f'[data-table="emotions"][data-row="{item}"]').first.click()
    else:
        desk.take(table, item)


def inspect(desk: TwoHands, hand: Hand, table: str) -> None:
    """Open the inspector of a row: of its card, of a lane's header, or, where nothing is selected, of the journey."""
    if table == "lanes":
        if hand == "mouse":
            header = desk.map.locator('[data-lane="value_offered"] [role="rowheader"]')
            header.hover()
            header.get_by_role("button", name=re.compile("^What to do with the lane")).click()
            desk.pick_by(hand, "Inspect")
        else:
            desk.come("value_offered", "st1")
            desk.press("ArrowLeft", "F4")
    elif table == "journeys":
        desk.use_tool(hand, "Panel")
    else:
        select(desk, hand, table)
        desk.open_panel(hand, "Inspector")
    expect(desk.panel.locator(".jw-control").first).to_be_visible()


# ---------------------------------------------------------------------- every field


def write(desk: TwoHands, hand: Hand, field: Locator, found: dict[str, Any]) -> None:
    """Write another value into a field, as its kind asks."""
    if found["tag"] == "box":
        if hand == "mouse":
            field.click()
        else:
            desk.press("Space")
    elif found["tag"] == "select":
        options = field.evaluate(
            "node => [...node.options].filter(o => !o.disabled && o.value.trim() && o.value !== node.value)"
            ".map(o => o.value)"
        )
        field.select_option(options[0])  # the list that opens is the system's own: Playwright does not reach into it
    else:
        if hand == "mouse":
            field.click(position={"x": 12, "y": 9})  # of a date, where the month is
        if found["type"] != "date":
            desk.press("Control+a")
        desk.letters(typed(found))
        if hand == "mouse":
            desk.panel.locator(".jw-panel-subject").click()  # whoever leaves a field has written it
        else:
            desk.press("Enter")


def typed(found: dict[str, Any]) -> str:
    column = TABLES[found["table"]].column(found["column"])
    if found["type"] == "date":
        return "03052026"
    if column is None:
        return "1,5"  # the column of one's own holds numbers
    if column.dtype == "float64":
        return "1,5"
    return "12" if column.dtype == "Int64" else f"Words <i>of</i> {column.name}"


def is_fitting(found: dict[str, Any], value: Any) -> bool:
    """Whether what stands in the table is what was written: letters as they were typed, a decimal comma as one."""
    column = TABLES[found["table"]].column(found["column"])
    if found["tag"] in {"select", "box"}:
        return True
    if column is None or column.dtype == "float64":
        return bool(value == 1.5)
    return column.dtype != "str" or f"Words <i>of</i> {column.name}" in str(value)


@by_both_hands
@pytest.mark.parametrize("table", ["touchpoints", "steps", "phases", "notes", "lanes", "journeys"])
def test_writes_every_field(desk: TwoHands, hand: Hand, table: str) -> None:
    """Each field that is shown is reached, writes its own value and no other, and is taken back in one step."""
    inspect(desk, hand, table)
    fields = desk.panel.evaluate(CONTROLS)
    shown = {found["column"] for found in fields if found["table"] == table}
    wanted = {column.name for column in TABLES[table].columns} - {"journey_id"}
    assert shown >= wanted, wanted - shown
    for found in fields:
        field = control(desk, found["table"], found["column"], found["persona"])
        if hand == "keys":
            desk.tab_to(field, most=8)
        write(desk, hand, field, found)
        expect(desk.map.locator(".jw-refusal")).to_have_count(0)
        [change] = changes_of(desk)
        assert change[0] == found["table"], (found, change)
        assert change[2] == found["column"], (found, change)
        assert is_fitting(found, change[4]), (found, change)
        desk.undoes(hand)
        if hand == "keys":
            expect(field).to_be_focused()


def changes_of(desk: TwoHands) -> list[list[Any]]:
    """Return what differs; what comes with a row that the value has made does not count."""
    return [change for change in desk.changed() if change[3] is not None or change[4] is not None]


@by_both_hands
def test_leads_to_the_row_a_value_names(desk: TwoHands, hand: Hand) -> None:
    """From a touchpoint to its channel and its function, whose own fields are written."""
    inspect(desk, hand, "touchpoints")
    for table, name in (("channels", "Look at Shop"), ("org_units", "Look at Service")):
        if hand == "keys" and table == "org_units":
            desk.press("Escape")
            desk.open_panel(hand, "Inspector")
        elif hand == "mouse" and table == "org_units":
            desk.take("touchpoints", "tp4")
            desk.take("touchpoints", "tp3")
        desk.push(hand, desk.panel.get_by_role("button", name=name))
        field = control(desk, table, "name")
        expect(field).to_be_visible()
        if hand == "keys":
            desk.tab_to(field, most=8)
        write(desk, hand, field, {"table": table, "column": "name", "tag": "textarea", "type": "textarea"})
        [[where, _, column, _, now]] = desk.changed()
        assert [where, column, now] == [table, "name", "Words <i>of</i> name"]
        desk.undoes(hand)


@by_both_hands
def test_refuses_a_value_and_keeps_what_was_typed(desk: TwoHands, hand: Hand) -> None:
    inspect(desk, hand, "touchpoints")
    for table, column, wrong, why in (
        ("assessments", "experience", "12", "From 0 to 10"),
        ("touchpoints", "relevance", "much", "A number, please"),
        ("assessments", "cost_eur", "-3", re.compile("^From 0")),
    ):
        field = control(desk, table, column)
        if hand == "mouse":
            field.click()
        else:
            desk.tab_to(field)
        desk.press("Control+a")
        desk.letters(wrong)
        desk.press("Enter")
        expect(desk.panel.get_by_role("alert")).to_have_text(why)
        expect(field).to_have_value(wrong)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(why)
        expect(field).to_be_focused()
        assert desk.changes() == []
        desk.press("Escape")
        expect(desk.panel.get_by_role("alert")).to_have_count(0)
    expect(desk.panel).to_be_visible()


@by_both_hands
def test_makes_a_channel_by_its_name(desk: TwoHands, hand: Hand) -> None:
    inspect(desk, hand, "touchpoints")
    field = control(desk, "touchpoints", "channel_id")
    if hand == "keys":
        desk.tab_to(field)
        desk.press("End")  # the last of the list is a new one
    else:
        field.select_option(label="New …")
    desk.letters("Kiosk")
    desk.press("Enter")
    assert desk.ask("rd.channels.loc[rd.touchpoints.loc['tp3', 'channel_id'], 'name']") == "Kiosk"
    expect(control(desk, "touchpoints", "channel_id")).to_be_focused()
    desk.undoes(hand)


@by_both_hands
def test_writes_to_several_at_once(desk: TwoHands, hand: Hand) -> None:
    if hand == "mouse":
        desk.take("touchpoints", "tp1")
        desk.take("touchpoints", "tp2", "Control")
    else:
        desk.come("touchpoint", "st1", "tp1")
        desk.press("Shift+ArrowRight")
    desk.open_panel(hand, "Inspector")
    expect(desk.panel.get_by_role("heading", name="2 selected")).to_be_visible()
    field = control(desk, "touchpoints", "relevance")
    expect(field).to_have_attribute("placeholder", "different values")
    if hand == "mouse":
        field.click()
    else:
        desk.tab_to(field)
    desk.letters("2,5")
    desk.press("Enter")
    assert desk.changed() == [
        ["touchpoints", "tp1", "relevance", 7, 2.5],
        ["touchpoints", "tp2", "relevance", None, 2.5],
    ]
    desk.undoes(hand)


@by_both_hands
def test_closes_and_gives_the_focus_back(desk: TwoHands, hand: Hand) -> None:
    inspect(desk, hand, "touchpoints")
    if hand == "mouse":
        desk.panel.get_by_role("button", name="Close (Escape)").click()
    else:
        desk.press("Escape")
    expect(desk.panel).to_have_count(0)
    expect(desk.card("touchpoints", "tp3")).to_be_focused()


@by_both_hands
def test_is_made_wider(desk: TwoHands, hand: Hand) -> None:
    inspect(desk, hand, "touchpoints")
    grip = desk.panel.get_by_role("separator", name="Width of the panel")
    before = int(grip.get_attribute("aria-valuenow") or 0)
    if hand == "mouse":
        box = grip.bounding_box()
        assert box is not None
        desk.page.mouse.move(box["x"] + 2, box["y"] + 200)
        desk.page.mouse.down()
        desk.page.mouse.move(box["x"] - 30, box["y"] + 200, steps=4)
        desk.page.mouse.up()
        expect(grip).not_to_have_attribute("aria-valuenow", str(before))
    else:
        desk.press("Escape", "F4")
        desk.tab_to(grip, key="Shift+Tab", most=3)
        desk.press("ArrowLeft")
        expect(grip).to_have_attribute("aria-valuenow", str(before + 16))
        desk.press("ArrowRight")


# ---------------------------------------------------------------------- comments


def comment(desk: TwoHands, hand: Hand, text: str, author: str) -> None:
    """Write a comment and who one is: asked once, and changed by pressing the name."""
    area = desk.panel.get_by_role("textbox", name="Write a comment")
    name = desk.panel.get_by_role("textbox", name="Your name")
    if name.count() == 0:
        desk.push(hand, desk.panel.get_by_role("button", name=re.compile("^as ")))
    if hand == "mouse":
        name.fill(author)
        area.fill(text)
        desk.panel.get_by_role("button", name="Comment", exact=True).click()
        return
    desk.tab_to(area, key="Shift+Tab" if desk.page.evaluate("document.activeElement.localName === 'input'") else "Tab")
    desk.letters(text)
    desk.press("Tab", "Control+a")
    desk.letters(author)
    desk.press("Enter")


@by_both_hands
def test_comments(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Comments")
    comment(desk, hand, "Who owns this?", "Ada")
    desk.hears("Comment added")
    mine = "rd.comments[rd.comments['text'] == 'Who owns this?'][['author', 'table_name', 'row_id']].values.tolist()"
    assert desk.ask(mine) == [["Ada", "touchpoints", "tp3"]]
    assert desk.ask("rd.comments['written_at'].max() >= __import__('pandas').Timestamp('2026-03-02')")
    expect(desk.card("touchpoints", "tp3").get_by_role("button", name="1 open comment")).to_be_visible()
    if hand == "keys":
        desk.press("Escape")
        expect(desk.card("touchpoints", "tp3")).to_be_focused()
    desk.undoes(hand)


def discuss(desk: TwoHands, hand: Hand) -> None:
    """Open what was said of the touchpoint that somebody has asked about."""
    if hand == "mouse":
        desk.take("touchpoints", "tp2")
        desk.card("touchpoints", "tp2").get_by_role("button", name="1 open comment").click()
    else:
        desk.come("touchpoint", "st2", "tp2")
        desk.tab_to(desk.card("touchpoints", "tp2").get_by_role("button", name="1 open comment"), most=10)
        desk.press("Enter")
    expect(desk.panel.get_by_role("tab", name="Comments")).to_be_focused()
    expect(desk.panel.get_by_text("Which card?")).to_be_visible()


@by_both_hands
def test_replies(desk: TwoHands, hand: Hand) -> None:
    discuss(desk, hand)
    desk.push(hand, desk.panel.get_by_role("button", name="Reply"))
    area = desk.panel.get_by_role("textbox", name="Reply")
    expect(area).to_be_focused()
    desk.letters("The red one")
    desk.press("Enter")
    desk.hears("Comment added")
    replied = "rd.comments.loc[rd.comments['text'] == 'The red one', ['table_name', 'row_id']].values.tolist()"
    assert desk.ask(replied) == [["comments", "co1"]]
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.undoes(hand)


@by_both_hands
def test_resolves_and_opens_again(desk: TwoHands, hand: Hand) -> None:
    discuss(desk, hand)
    desk.push(hand, desk.panel.get_by_role("button", name="Resolve", exact=True))
    desk.hears("Comment resolved")
    assert desk.changed() == [["comments", "co1", "is_resolved", False, True]]
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.push(hand, desk.panel.get_by_role("button", name=re.compile("^Resolved")))
    desk.push(hand, desk.panel.get_by_role("button", name="Open again"))
    desk.hears("Comment open again")
    assert desk.changes() == []
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.press("Control+z")
    desk.until("[c for c in changes() if c[2] != 'position']", [["comments", "co1", "is_resolved", False, True]])


@by_both_hands
def test_deletes_a_comment_of_ones_own(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Comments")
    comment(desk, hand, "Never mind", "Ada")
    desk.hears("Comment added")
    own = desk.panel.locator(".jw-comment").filter(has_text="Never mind").get_by_role("button", name="Delete")
    if hand == "keys":
        desk.tab_to(own, key="Shift+Tab", most=12)
        desk.press("Enter")
    else:
        own.click()
    desk.hears("Deleted: Never mind")
    assert desk.changes() == []
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.press("Control+z")
    desk.until("(rd.comments['text'] == 'Never mind').sum().item()", 1)


@by_both_hands
def test_finds_all_comments(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Comments")
    desk.push(hand, desk.panel.get_by_role("button", name="Everything"))
    desk.push(hand, desk.panel.get_by_role("button", name="Touchpoints Payment"))
    expect(desk.card("touchpoints", "tp2")).to_be_focused()
    desk.until("w.selected", {"touchpoints": ["tp2"]})


# ---------------------------------------------------------------------- evidence


@by_both_hands
def test_cites_a_new_source(desk: TwoHands, hand: Hand) -> None:
    """The level of what is proved follows, on the card and in the panel."""
    if hand == "mouse":
        desk.take("touchpoints", "tp4")
    else:
        desk.come("touchpoint", "st4", "tp4")
    desk.open_panel(hand, "Evidence")
    expect(desk.panel.get_by_text("Proved by nothing")).to_be_visible()
    source = desk.panel.get_by_role("combobox", name="Source", exact=True)
    claim = desk.panel.get_by_role("combobox", name="What it proves")
    name = desk.panel.get_by_role("textbox", name="Name of the source")
    if hand == "mouse":
        source.select_option(label="New …")
        name.fill("Count of boxes")
        claim.select_option(label="Experience")
        desk.panel.get_by_role("button", name="Cite", exact=True).click()
    else:
        desk.tab_to(source)
        desk.press("End")
        desk.tab_to(name, most=3)
        desk.letters("Count of boxes")
        desk.tab_to(claim, most=4)
        desk.letters("Exper")
        expect(claim).to_have_value("experience")
        desk.push(hand, desk.panel.get_by_role("button", name="Cite", exact=True))
    desk.hears("Cited: Count of boxes")
    cited = "rd.citations.merge(rd.evidence, on='evidence_id').iloc[-1][['name', 'row_id', 'column_name']].tolist()"
    assert desk.ask(cited) == ["Count of boxes", "tp4", "experience"]
    expect(desk.panel.locator(".jw-evidence-line")).to_have_text(re.compile("^Proved in (full|part)"))
    badge = desk.card("touchpoints", "tp4").get_by_role("button", name=re.compile("^Proved in"))
    expect(badge).to_be_visible()
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.undoes(hand)
    expect(desk.panel.get_by_text("Proved by nothing")).to_be_visible()


@by_both_hands
def test_cites_a_source_that_is_there(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Evidence")
    source = desk.panel.get_by_role("combobox", name="Source", exact=True)
    if hand == "mouse":
        source.select_option(label="Log file")
    else:
        desk.tab_to(source)
        desk.letters("Log")
    desk.push(hand, desk.panel.get_by_role("button", name="Cite", exact=True))
    desk.hears("Cited: Log file")
    assert desk.ask("rd.citations[['evidence_id', 'row_id']].values.tolist()") == [["ev1", "tp3"], ["ev2", "tp3"]]
    desk.undoes(hand)


@by_both_hands
def test_edits_a_source(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Evidence")
    desk.push(hand, desk.panel.get_by_role("button", name="Survey", exact=True))
    expect(desk.panel.get_by_role("heading", name="Survey")).to_be_visible()
    fields = desk.panel.evaluate(CONTROLS)
    assert {found["column"] for found in fields} >= {"name", "source_kind", "collected_on", "sample_size", "link"}
    for found in fields:
        field = control(desk, "evidence", found["column"])
        if hand == "keys":
            desk.tab_to(field, most=8)
        write(desk, hand, field, found)
        if found["type"] == "date" and hand == "keys":
            desk.press("Tab")
        [change] = changes_of(desk)
        assert [change[0], change[1], change[2]] == ["evidence", "ev1", found["column"]]
        desk.undoes(hand)


@by_both_hands
def test_removes_a_citation(desk: TwoHands, hand: Hand) -> None:
    select(desk, hand, "touchpoints")
    desk.open_panel(hand, "Evidence")
    desk.push(hand, desk.panel.get_by_role("button", name="Remove Survey"))
    desk.hears("Deleted: Survey")
    assert desk.ask("len(rd.citations)") == 0
    assert desk.ask("len(rd.evidence)") == 2
    assert desk.page.evaluate("document.activeElement.closest('.jw-panel') !== null")
    desk.undoes(hand)


# ---------------------------------------------------------------------- problems


@by_both_hands
def test_goes_from_a_card_to_what_is_missing(desk: TwoHands, hand: Hand) -> None:
    badge = desk.card("touchpoints", "tp2").get_by_role("button", name=re.compile("to do"))
    if hand == "mouse":
        desk.card("touchpoints", "tp2").hover()  # what is only missing is said to who looks at the card
        badge.click()
    else:
        desk.come("touchpoint", "st2", "tp2")
        desk.tab_to(badge, most=10)
        desk.press("Enter")
    expect(desk.panel.get_by_role("tab", name="Problems")).to_be_focused()
    desk.push(hand, desk.panel.get_by_role("button", name="Owner: missing"))
    field = control(desk, "touchpoints", "org_unit_id")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_name("Owner · missing")
    field.select_option(label="Sales") if hand == "mouse" else desk.press("ArrowDown")
    assert desk.changed() == [["touchpoints", "tp2", "org_unit_id", None, "ou1"]]
    expect(field).to_have_accessible_name("Owner")
    desk.undoes(hand)


@by_both_hands
def test_goes_from_the_list_of_all_problems(desk: TwoHands, hand: Hand) -> None:
    """It leads to the card as well, wherever it stands."""
    select(desk, hand, "notes")
    desk.open_panel(hand, "Problems")
    desk.push(hand, desk.panel.get_by_role("button", name="Everything"))
    group = desk.panel.locator("summary", has_text="Touchpoints · Owner: missing")
    desk.push(hand, group)
    desk.push(hand, desk.panel.get_by_role("button", name="Drop box"))
    expect(control(desk, "touchpoints", "org_unit_id")).to_be_focused()
    desk.until("w.selected", {"touchpoints": ["tp4"]})
    expect(desk.card("touchpoints", "tp4")).to_be_in_viewport()


# ---------------------------------------------------------------------- history


@by_both_hands
def test_steps_back_to_any_point_and_forward(desk: TwoHands, hand: Hand) -> None:
    desk.come("touchpoint", "st1", "tp1")
    for name in ("One", "Two", "Three"):
        desk.press("F2")
        desk.letters(name)
        desk.press("Enter")
    desk.open_panel(hand, "History")
    steps = desk.panel.get_by_role("listitem")
    expect(steps.filter(has_text="«Two» → «Three»")).to_be_visible()
    back = steps.filter(has_text="«Price page» → «One»").get_by_role("button")
    desk.push(hand, back)
    desk.hears(re.compile("^Back to: .*One"))
    desk.until("rd.touchpoints.loc['tp1', 'name']", "One")
    expect(desk.panel.locator(".is-undone")).to_have_count(2)
    expect(back).to_have_attribute("aria-current", "step")
    forward = steps.first.get_by_role("button")
    if hand == "keys":
        expect(back).to_be_focused()
        desk.tab_to(forward, key="Shift+Tab", most=4)
        desk.press("Enter")
    else:
        forward.click()
    desk.hears(re.compile("^Forward to: .*Three"))
    desk.until("rd.touchpoints.loc['tp1', 'name']", "Three")
    first = desk.panel.get_by_role("button", name="As it was at first")
    desk.push(hand, first)
    desk.hears("Back to: As it was at first")
    desk.until("rd.history()['is_undone'].all().item()", True)
    assert desk.ask("rd.touchpoints.loc['tp1', 'name']") == "Price page"
