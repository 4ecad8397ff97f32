"""The panel beside the map, by mouse and by keyboard alone; what is done in it ends in DataFrames, and in the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Notebook

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"
CASE = """
import journey_widgets as jw
rd = jw.example("b2b-software", language="en")
rd.touchpoints["score"] = rd.touchpoints["relevance"] * 2
w = jw.Swimlane(rd)
w
"""


@pytest.fixture
def nb(open_notebook: Callable[..., Notebook]) -> Notebook:
    notebook = open_notebook(CASE)
    notebook.run_all()
    expect(notebook.card("touchpoints", "tp1", "name")).to_be_visible()
    return notebook


def card(nb: Notebook, row: str) -> Locator:
    return nb.page.locator(f'.jw-card[data-row="{row}"]')


def field(nb: Notebook, column: str, table: str = "touchpoints") -> Locator:
    return nb.page.locator(f'.jw-control [data-table="{table}"][data-column="{column}"]').first


def violations(nb: Notebook) -> list[dict[str, Any]]:
    found = nb.page.evaluate(
        """async () => (await axe.run('.jw-swimlane', {resultTypes: ['violations']})).violations.map(
            v => ({
                id: v.id, impact: v.impact,
                nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 300) + n.failureSummary),
            }))"""
    )
    return [violation for violation in found if violation["impact"] in {"serious", "critical"}]


def press(nb: Notebook, *keys: str) -> None:
    for key in keys:
        nb.page.keyboard.press(key)


def inspect(nb: Notebook, panel: Locator) -> None:
    """One row: a number with a comma, a refusal in words, a channel made by its name, a column of one's own."""
    page = nb.page
    field(nb, "relevance").fill("7,5")
    field(nb, "experience", "assessments").fill("12")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("alert")).to_have_text("From 0 to 10")
    page.keyboard.press("Escape")
    field(nb, "channel_id").select_option(label="New …")
    page.keyboard.type("Kiosk")
    page.keyboard.press("Enter")
    field(nb, "score").fill("1,25")
    page.keyboard.press("Tab")
    assert nb.value("rd.touchpoints.loc['tp1', ['relevance', 'score']].tolist()") == [7.5, 1.25]
    assert nb.value("rd.channels.loc[rd.touchpoints.loc['tp1', 'channel_id'], 'name']") == "Kiosk"


def inspect_several(nb: Notebook, panel: Locator) -> None:
    """Several rows: what differs says so, what is written is written to all."""
    card(nb, "tp2").click(position={"x": 20, "y": 10}, modifiers=["Control"])
    expect(panel.get_by_role("heading", name="2 selected")).to_be_visible()
    expect(field(nb, "name")).to_have_attribute("placeholder", "different values")
    field(nb, "is_moment_of_truth").check()
    assert nb.value("rd.touchpoints.loc[['tp1', 'tp2'], 'is_moment_of_truth'].tolist()") == [True, True]


def discuss(nb: Notebook, panel: Locator) -> None:
    """Comments: asked once for a name, counted on the card, resolved, found from the list of all."""
    card(nb, "tp1").click(position={"x": 20, "y": 10})
    panel.get_by_role("tab", name="Comments").click()
    panel.get_by_role("textbox", name="Your name").fill("Ada")
    panel.get_by_role("textbox", name="Write a comment").fill("Who owns this?")
    panel.get_by_role("button", name="Comment", exact=True).click()
    expect(card(nb, "tp1").get_by_role("button", name="1 open comment")).to_be_visible()
    assert violations(nb) == []
    panel.get_by_role("button", name="Everything").click()
    panel.get_by_role("button", name="Touchpoints Trade fair stand").click()
    expect(card(nb, "tp1")).to_be_focused()
    panel.get_by_role("button", name="This", exact=True).click()
    panel.get_by_role("button", name="Resolve", exact=True).first.click()
    mine = nb.value("rd.comments[rd.comments['author'] == 'Ada'].to_dict('records')")
    assert [(one["text"], one["row_id"], one["is_resolved"]) for one in mine] == [("Who owns this?", "tp1", True)]
    assert mine[0]["written_at"][:4] >= "2026"


def prove(nb: Notebook, panel: Locator) -> None:
    """Evidence: a source is made and cited for one value."""
    panel.get_by_role("tab", name="Evidence").click()
    panel.get_by_role("combobox", name="Source", exact=True).select_option(label="New …")
    panel.get_by_role("textbox", name="Name of the source").fill("Survey of visitors")
    panel.get_by_role("combobox", name="What it proves").select_option(label="Experience")
    panel.get_by_role("button", name="Cite", exact=True).click()
    expect(panel.get_by_role("button", name="Survey of visitors", exact=True)).to_be_visible()
    assert violations(nb) == []
    cited = (
        "rd.citations[rd.citations['evidence_id'].isin(rd.evidence.index[rd.evidence['name'] == 'Survey of visitors'])]"
    )
    assert nb.value(f"{cited}[['table_name', 'row_id', 'column_name']].to_numpy().tolist()") == [
        ["touchpoints", "tp1", "experience"]
    ]


def complete(nb: Notebook, panel: Locator) -> None:
    """Problems: the list of all leads to the value that is missing."""
    panel.get_by_role("tab", name="Problems").click()
    panel.get_by_role("button", name="Everything").click()
    panel.get_by_text("Touchpoints · Owner: missing").click()
    assert violations(nb) == []
    panel.get_by_role("button", name="What her peers say").click()
    expect(field(nb, "org_unit_id")).to_be_focused()


def go_back_and_forward(nb: Notebook, panel: Locator) -> None:
    """History: back to a point, and forward again."""
    panel.get_by_role("tab", name="History").click()
    steps = panel.get_by_role("listitem")
    expect(steps.filter(has_text="Relevance of «Trade fair stand»: 3 → 7.5")).to_be_visible()
    assert violations(nb) == []
    before = nb.value("rd.history()['what'].tolist()")
    expect(steps).to_have_count(len(before) + 1)
    steps.filter(has_text="Relevance of «Trade fair stand»").get_by_role("button").click()
    expect(panel.locator(".is-undone")).to_have_count(before.index("Relevance of «Trade fair stand»: 3 → 7.5"))
    assert nb.value("[rd.touchpoints.loc['tp1', 'relevance'], len(rd.channels[rd.channels['name'] == 'Kiosk'])]") == [
        7.5,
        0,
    ]
    steps.first.get_by_role("button").click()
    expect(panel.locator(".is-undone")).to_have_count(0)
    assert nb.value("rd.history()['what'].tolist()") == before
    assert nb.value("rd.evidence['name'].eq('Survey of visitors').sum().item()") == 1
    panel.get_by_role("button", name="Close (Escape)").click()
    expect(panel).to_have_count(0)


def test_by_mouse(nb: Notebook) -> None:
    page = nb.page
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    card(nb, "tp1").click(position={"x": 20, "y": 10})
    page.get_by_role("button", name="Panel", exact=True).click()
    panel = page.get_by_role("complementary", name="Panel beside the map")
    expect(panel.get_by_role("heading", name="Trade fair stand")).to_be_visible()
    assert violations(nb) == []
    inspect(nb, panel)
    inspect_several(nb, panel)
    discuss(nb, panel)
    prove(nb, panel)
    complete(nb, panel)
    go_back_and_forward(nb, panel)


def type_by_keys(nb: Notebook) -> None:
    """Tab leads from the tabs to the first value; Enter commits, Escape takes back what was typed, then leaves."""
    page = nb.page
    press(nb, "Tab", "Tab")
    expect(field(nb, "name")).to_be_focused()
    press(nb, "Control+a")
    page.keyboard.type("Stand at the fair")
    press(nb, "Enter")
    page.keyboard.type("never mind")
    press(nb, "Escape")
    expect(field(nb, "name")).to_have_value("Stand at the fair")
    field(nb, "relevance").focus()
    press(nb, "Control+a")
    page.keyboard.type("2,5")
    press(nb, "Enter", "Escape")
    expect(card(nb, "tp1")).to_be_focused()
    assert nb.value("rd.touchpoints.loc['tp1', ['name', 'relevance']].tolist()") == ["Stand at the fair", 2.5]


def comment_by_keys(nb: Notebook, panel: Locator) -> None:
    """A comment, without the mouse."""
    page = nb.page
    card(nb, "tp1").focus()
    press(nb, "F4", "ArrowRight")
    expect(panel.get_by_role("tab", name="Comments")).to_be_focused()
    panel.get_by_role("textbox", name="Write a comment").focus()
    page.keyboard.type("By keys")
    press(nb, "Tab")
    page.keyboard.type("Bo")
    press(nb, "Enter")
    expect(page.get_by_role("status").last).to_contain_text("Comment added")
    panel.get_by_role("button", name="Reply").last.focus()
    press(nb, "Enter")
    expect(panel.get_by_role("textbox", name="Reply")).to_be_focused()
    page.keyboard.type("And answered")
    press(nb, "Enter")
    expect(panel.get_by_text("And answered")).to_be_visible()
    mine = "rd.comments[rd.comments['author'] == 'Bo'].sort_values('written_at')"
    assert nb.value(f"{mine}[['table_name', 'text']].to_numpy().tolist()") == [
        ["touchpoints", "By keys"],
        ["comments", "And answered"],
    ]


def complete_by_keys(nb: Notebook, panel: Locator) -> None:
    """What is missing is reached by Enter, and filled in."""
    panel.get_by_role("tab", name="Comments").focus()
    press(nb, "ArrowRight", "ArrowRight")
    panel.get_by_role("button", name="Everything").focus()
    press(nb, "Enter")
    panel.locator("summary", has_text="Touchpoints · Owner: missing").focus()
    press(nb, "Enter")
    panel.get_by_role("button", name="What her peers say").focus()
    press(nb, "Enter")
    expect(field(nb, "org_unit_id")).to_be_focused()
    press(nb, "ArrowDown")
    assert nb.value("rd.touchpoints['org_unit_id'].isna().sum().item()") == 0


def go_back_by_keys(nb: Notebook, panel: Locator) -> None:
    """Back to the beginning, and out."""
    panel.get_by_role("tab", name="Inspector").focus()
    press(nb, "End")
    panel.get_by_role("button", name="As it was at first").focus()
    press(nb, "Enter")
    expect(panel.locator(".is-undone")).not_to_have_count(0)
    press(nb, "Escape")
    expect(panel).to_have_count(0)
    assert nb.value("[rd.touchpoints.loc['tp1', 'name'], rd.history()['is_undone'].all().item()]") == [
        "Trade fair stand",
        True,
    ]


def stays_whole(nb: Notebook, panel: Locator) -> None:
    """At twice the size of text, and from right to left, nothing of it is cut off."""
    page = nb.page
    page.evaluate("document.querySelector('.jw-swimlane').style.fontSize = '24px'")
    page.evaluate("document.querySelector('.jw-swimlane').dir = 'rtl'")
    card(nb, "tp1").focus()
    press(nb, "F4")
    expect(panel).to_be_visible()
    body = panel.locator(".jw-panel-body")
    assert body.evaluate("body => body.scrollWidth <= body.clientWidth + 1")
    inside = "([panel, map]) => panel.left >= map.left - 1 && panel.right <= map.right + 1"
    boxes = page.evaluate(
        "['.jw-panel', '.jw-swimlane'].map(each => document.querySelector(each).getBoundingClientRect().toJSON())"
    )
    assert page.evaluate(inside, boxes)


def test_by_keyboard(nb: Notebook) -> None:
    page = nb.page
    card(nb, "tp1").click(position={"x": 20, "y": 10})
    press(nb, "F4")
    panel = page.get_by_role("complementary", name="Panel beside the map")
    expect(panel.get_by_role("tab", name="Inspector")).to_be_focused()
    type_by_keys(nb)
    comment_by_keys(nb, panel)
    complete_by_keys(nb, panel)
    go_back_by_keys(nb, panel)
    stays_whole(nb, panel)
