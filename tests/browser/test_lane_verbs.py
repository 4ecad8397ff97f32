"""The table of verbs of lanes: each by the mouse and by keyboard alone, told, in the tables, and one step back."""

from __future__ import annotations

import pytest

from tests.browser.verbs import Desk, expect, rental

pytestmark = pytest.mark.full

KINDS = (
    ("Actions", "action", None),
    ("Actors", "actor", None),
    ("Thoughts", "note", "thought"),
    ("Feelings", "note", "feeling"),
    ("Emotion", "emotion", None),
    ("Touchpoints", "touchpoint", None),
    ("Channels", "channel", None),
    ("Storyboard", "image", "image"),
    ("Value offered", "value", "value_offered"),
    ("Value wanted", "value", "value_wanted"),
    ("Accelerators", "factor", "accelerator"),
    ("Blockers", "factor", "blocker"),
    ("Opportunities", "note", "opportunity"),
    ("Data", "note", "data"),
    ("Pain points", "note", "problem"),
    ("Impact", "note", "impact"),
    ("Innovation", "note", "innovation"),
    ("Text", "note", "text"),
    ("Backstage", "backstage", "backstage"),
    ("Functions", "org_unit", None),
    ("KPIs", "kpi", None),
)
MEASURES = ("emotion", "experience", "expectation", "service_gap", "relevance", "duration_hours", "cost_eur")
LANES = "rd.lanes[['lane_kind', 'note_kind', 'measure', 'number_style']].astype(object).where(rd.lanes.notna(), None)"
ORDER = "rd.lanes['lane_kind'].tolist()"
DEFAULT = [
    *("action", "emotion", "touchpoint", "value", "value"),
    *("factor", "factor", "backstage", "note"),
]


@pytest.fixture(autouse=True)
def fresh(desk: Desk) -> None:
    desk.lay(rental())


def test_renamed(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.header("Emotion").dblclick()
        desk.type("Mood")

    def by_keys() -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("F2")
        desk.type("Mood")

    desk.verb(by_mouse, by_keys, holds="rd.lanes['name'].dropna().tolist()", after=["Mood"], says="Mood", lands="Mood")


def test_renamed_from_its_menu(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.lane_menu("Emotion", "Rename")
        desk.type("Mood")

    def by_keys() -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("+")
        desk.choose("Rename")
        desk.type("Mood")

    desk.verb(by_mouse, by_keys, holds="rd.lanes['name'].dropna().tolist()", after=["Mood"], says="Mood", lands="Mood")


def test_moved(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.drag(desk.header("Touchpoints"), desk.lane("Actions"), 60, 3)

    def by_keys() -> None:
        desk.walk(desk.header("Touchpoints"))
        desk.press("Alt+ArrowUp", "Alt+ArrowUp")
        desk.until(ORDER, ["touchpoint", "action", *DEFAULT[1:2], *DEFAULT[3:]])
        desk.press("Control+z")  # two strokes are two steps
        desk.until(ORDER, ["action", "touchpoint", *DEFAULT[1:2], *DEFAULT[3:]])
        desk.press("Control+Shift+Z")

    # the first verb writes the lanes that every journey begins with, and undo takes them back with it
    after = ["touchpoint", "action", "emotion", *DEFAULT[3:]]
    desk.verb(by_mouse, by_keys, holds=ORDER, after=after, hands=["mouse"], says="Lane Touchpoints: 1/9", lands="Touch")
    by_keys()
    desk.until(ORDER, after)
    expect(desk.header("Touchpoints")).to_be_focused()


@pytest.mark.parametrize(("name", "kind", "note_kind"), KINDS)
def test_added_of_every_kind(desk: Desk, name: str, kind: str, note_kind: str | None) -> None:
    added_below_feelings(desk, name, [kind, note_kind, None, None], name)


@pytest.mark.parametrize("measure", MEASURES)
def test_added_of_every_number(desk: Desk, measure: str) -> None:
    name = desk.ask(f"jw.schema.texts.TEXTS['measure.{measure}'].en")
    added_below_feelings(desk, f"Numbers: {name}", ["number", None, measure, "bars"], name)


def added_below_feelings(desk: Desk, entry: str, row: list[str | None], name: str) -> None:
    def by_mouse() -> None:
        desk.lane_menu("Emotion", "Add a lane below", entry)

    def by_keys() -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("+")
        desk.choose("Add a lane below", entry)

    lanes = f"({LANES}).values.tolist()[2:3]"
    desk.verb(by_mouse, by_keys, holds=lanes, after=[row], says=f"Added: {name}", lands=name)


def test_numbers_shown_as_a_line_and_as_bars(desk: Desk) -> None:
    desk.lane_menu("Emotion", "Add a lane below", "Numbers: Cost")
    style = "rd.lanes['number_style'].dropna().tolist()"

    def by_mouse() -> None:
        desk.lane_menu("Cost", "Shows", "Line")
        expect(desk.page.locator(".jw-spark")).to_have_count(1)

    def by_keys() -> None:
        desk.walk(desk.header("Cost"))
        desk.press("+")
        desk.choose("Shows", "Line")
        expect(desk.page.locator(".jw-spark")).to_have_count(1)

    desk.until(style, ["bars"])
    desk.verb(by_mouse, by_keys, holds=style, after=["sparkline"], says="Lane Cost: Line", lands="Cost")


def test_numbers_of_another_measure(desk: Desk) -> None:
    desk.lane_menu("Emotion", "Add a lane below", "Numbers: Cost")
    measure = "rd.lanes['measure'].dropna().tolist()"

    def by_mouse() -> None:
        desk.lane_menu("Cost", "Shows", "Duration")

    def by_keys() -> None:
        desk.walk(desk.header("Cost"))
        desk.press("+")
        desk.choose("Shows", "Duration")

    desk.until(measure, ["cost_eur"])
    after = ["duration_hours"]
    desk.verb(by_mouse, by_keys, holds=measure, after=after, says="Lane Cost: Duration", lands="Duration")


GROUPS = "rd.lanes.loc[rd.lanes['lane_group'].notna(), ['lane_kind', 'lane_group']].values.tolist()"


def test_grouped_under_a_new_name(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.lane_menu("Emotion", "Group", "New group")
        desk.type("Contact")

    def by_keys() -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("+")
        desk.choose("Group", "New group")
        desk.type("Contact")

    says = "Lane Emotion in the group Contact"
    desk.verb(by_mouse, by_keys, holds=GROUPS, after=[["emotion", "Contact"]], says=says, lands="Emotion")


def grouped(desk: Desk) -> None:
    """Make one group of the lanes of emotion and of touchpoints."""
    desk.lane_menu("Emotion", "Group", "New group")
    desk.type("Contact")
    desk.lane_menu("Touchpoints", "Group", "Contact")
    desk.until(GROUPS, [["emotion", "Contact"], ["touchpoint", "Contact"]])


def test_put_into_a_group_that_is_there_and_out_of_it(desk: Desk) -> None:
    desk.lane_menu("Emotion", "Group", "New group")
    desk.type("Contact")

    def by_mouse() -> None:
        desk.lane_menu("Touchpoints", "Group", "Contact")

    def by_keys() -> None:
        desk.walk(desk.header("Touchpoints"))
        desk.press("+")
        desk.choose("Group", "Contact")

    both = [["emotion", "Contact"], ["touchpoint", "Contact"]]
    says = "Lane Touchpoints in the group Contact"
    desk.verb(by_mouse, by_keys, holds=GROUPS, after=both, says=says, lands="Touchpoints")

    def out_by_mouse() -> None:
        desk.lane_menu("Emotion", "Group", "In no group")

    def out_by_keys() -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("+")
        desk.choose("Group", "In no group")

    says = "Lane Emotion in no group"
    desk.verb(out_by_mouse, out_by_keys, holds=GROUPS, after=[], says=says, lands="Emotion")


def test_dragged_into_a_group(desk: Desk) -> None:
    grouped(desk)

    def by_mouse() -> None:
        desk.drag(desk.header("Actions"), desk.lane("Touchpoints"), 60, 3)

    def by_keys() -> None:
        desk.walk(desk.header("Actions"))
        desk.press("Alt+ArrowDown")

    after = [["emotion", "Contact"], ["action", "Contact"], ["touchpoint", "Contact"]]
    desk.verb(by_mouse, by_keys, holds=GROUPS, after=after, says="Lane Actions: 2/9", lands="Actions")


def test_folded_and_unfolded(desk: Desk) -> None:
    """What is folded is no part of the document: it is unfolded, not undone."""
    header = desk.header("Touchpoints")
    card = desk.nb.card("touchpoints", "tp1", "name")
    for fold in (desk.lane("Touchpoints").locator(".jw-fold").click, lambda: desk.press("Enter")):
        desk.walk(header)
        fold()
        expect(card).to_have_count(0)
        expect(header).to_have_attribute("aria-expanded", "false")
        expect(desk.cell("Touchpoints", 0)).to_have_text("1 card")
        desk.until("[rd.lanes.empty, len(w.folded_lanes)]", [True, 1])
        fold()
        expect(card).to_be_visible()
        expect(header).to_have_attribute("aria-expanded", "true")
        desk.until("w.folded_lanes", [])
    expect(header).to_be_focused()


def test_a_group_folded_and_unfolded(desk: Desk) -> None:
    grouped(desk)
    band = desk.page.locator(".jw-group-band button")
    for fold in (band.click, lambda: desk.press("Enter")):
        desk.walk(band)
        fold()
        expect(desk.header("Touchpoints")).to_have_count(0)
        expect(band).to_have_accessible_name("Unfold the group Contact")
        expect(band).to_have_attribute("aria-expanded", "false")
        desk.until("w.folded_groups", ["Contact"])
        desk.walk(band)
        fold()
        expect(desk.header("Touchpoints")).to_be_visible()
        expect(band).to_have_attribute("aria-expanded", "true")
        desk.until("w.folded_groups", [])
    expect(band).to_be_focused()


def test_hidden_and_shown(desk: Desk) -> None:
    """What is hidden is no part of the document: it is shown again from the menu of lanes."""
    header = desk.header("Emotion")
    menu = desk.page.get_by_role("button", name="Show lanes")
    desk.lane_menu("Emotion", "Hide")
    expect(header).to_have_count(0)
    expect(desk.status).to_contain_text("Lane Emotion hidden")
    desk.until("len(w.hidden_lanes)", 1)
    menu.click()
    entry = desk.page.get_by_role("menuitemcheckbox", name="Emotion")
    expect(entry).not_to_be_checked()
    entry.click()
    expect(entry).to_be_checked()
    expect(header).to_be_visible()
    desk.until("w.hidden_lanes", [])
    desk.press("Escape")
    expect(menu).to_be_focused()

    desk.walk(header)
    desk.press("+")
    desk.choose("Hide")
    expect(header).to_have_count(0)
    expect(desk.header("Touchpoints")).to_be_focused()
    desk.until("len(w.hidden_lanes)", 1)
    desk.press("Shift+Tab")
    for _ in range(30):
        if menu.evaluate("button => button === document.activeElement"):
            break
        desk.press("ArrowLeft")
    desk.press("Enter")
    desk.choose("Emotion")
    expect(header).to_be_visible()
    desk.press("Escape")
    expect(menu).to_be_focused()
    desk.until("w.hidden_lanes", [])


def test_deleted(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.lane_menu("Accelerators", "Delete")

    def by_keys() -> None:
        desk.walk(desk.header("Accelerators"))
        desk.press("Delete")

    kinds = "[rd.lanes['note_kind'].dropna().tolist(), rd.notes['text'].tolist()]"
    after = [["value_offered", "value_wanted", "blocker", "backstage", "opportunity"], ["Known data"]]
    says = "Lane Accelerators deleted"
    desk.verb(by_mouse, by_keys, holds=kinds, after=after, says=says, lands="Blockers")
    expect(desk.nb.card("notes", "n1", "text")).to_be_visible()


# ---------------------------------------------------------------------- lines of the blueprint


def lines(desk: Desk) -> list[list[str]]:
    """The lines drawn, and the lane below each."""
    return desk.page.evaluate(
        """() => [...document.querySelectorAll('.jw-line')].map(line => {
            const lane = line.nextElementSibling;
            return [line.textContent, lane.querySelector('.jw-lane-name [dir]').textContent];
        })"""
    )


def test_the_line_of_internal_interaction_is_made(desk: Desk) -> None:
    """A second lane of the backstage makes it."""
    made = "rd.lanes['note_kind'].tolist().count('backstage')"
    two = [["line of interaction", "Touchpoints"], ["line of visibility", "Backstage"]]

    def drawn() -> None:
        assert lines(desk) == [*two, ["line of internal interaction", "Backstage"]]

    def by_mouse() -> None:
        desk.lane_menu("Backstage", "Add a lane below", "Backstage")
        drawn()

    def by_keys() -> None:
        desk.walk(desk.header("Backstage"))
        desk.press("+")
        desk.choose("Add a lane below", "Backstage")
        drawn()

    assert lines(desk) == two
    desk.verb(by_mouse, by_keys, holds=made, after=2, says="Added: Backstage")
    assert lines(desk) == two


def test_the_lines_move_with_their_lanes(desk: Desk) -> None:
    def by_mouse() -> None:
        desk.drag(desk.header("Backstage"), desk.lane("Accelerators"), 60, 3)

    def by_keys() -> None:
        desk.walk(desk.header("Backstage"))
        desk.press("Alt+ArrowUp")
        expect(desk.header("Backstage")).to_be_focused()

    kinds = "rd.lanes['lane_kind'].tolist()"
    desk.verb(by_mouse, by_keys, holds=kinds, after=[*DEFAULT[:5], "backstage", *DEFAULT[5:7], "note"], hands=["mouse"])
    desk.verb(by_mouse, by_keys, holds=kinds, after=[*DEFAULT[:6], "backstage", "factor", "note"], hands=["keys"])
    desk.walk(desk.header("Touchpoints"))
    desk.press("Alt+ArrowUp", "Alt+ArrowUp")
    # above what the customer does there is no contact; the line runs above the lane with which contact begins
    desk.until(kinds, ["touchpoint", "action", "emotion", *DEFAULT[3:]])
    assert lines(desk) == [["line of visibility", "Backstage"]]
