"""The table of verbs of the flow: how steps go, where customers are handed over, journeys within journeys."""

from __future__ import annotations

import pytest

from tests.browser.test_flow import MAP, PLAIN
from tests.browser.verbs import Desk, expect

pytestmark = pytest.mark.full

TWO_WAYS = ("st2", "Alternative to “Pay online”")
LOOP = ("st3", "Go back to", "Choose")
ANY_ORDER = ("st2", "In any order with “Collect”")
A, B = ["alternative", "A", False, False, ""], ["alternative", "B", False, False, ""]
IN_ORDER = ["any_order", "", False, False, ""]
OPTIONAL, REPEATED = ["sequence", "", True, False, ""], ["sequence", "", False, True, ""]
BACK = ["sequence", "", False, False, "st0"]

# what is there, what is done then, how all steps go afterwards, and what is told
VERBS = {
    "alternatives": ([], TWO_WAYS, [PLAIN, A, B, PLAIN], "Pay later: alternative, branch 2 of 2: B"),
    "alternative to the next": (
        [],
        ("st1", "Alternative to “Pay later”"),
        [PLAIN, A, B, PLAIN],
        "Pay online: alternative, branch 1 of 2: A",
    ),
    "one more on a branch": (
        [TWO_WAYS],
        ("st3", "On the same branch as “Pay later”"),
        [PLAIN, A, B, B],
        "Collect: alternative, branch 2 of 2: B",
    ),
    "a third branch": (
        [TWO_WAYS],
        ("st3", "Alternative to “Pay later”"),
        [PLAIN, A, B, ["alternative", "C", False, False, ""]],
        "Collect: alternative, branch 3 of 3: C",
    ),
    "a branch left": ([TWO_WAYS], ("st2", "Leave the block"), [PLAIN] * 4, "Pay later: one after the other"),
    "any order": ([], ANY_ORDER, [PLAIN, PLAIN, IN_ORDER, IN_ORDER], "Pay later: in any order, 1 of 2"),
    "order again": ([ANY_ORDER], ("st3", "Leave the block"), [PLAIN] * 4, "Collect: one after the other"),
    "option": ([], ("st0", "Optional"), [OPTIONAL, PLAIN, PLAIN, PLAIN], "Choose: optional"),
    "no option": ([("st0", "Optional")], ("st0", "Optional"), [PLAIN] * 4, "Choose: one after the other"),
    "repeat": ([], ("st1", "Repeatable"), [PLAIN, REPEATED, PLAIN, PLAIN], "Pay online: repeatable"),
    "no repeat": ([("st1", "Repeatable")], ("st1", "Repeatable"), [PLAIN] * 4, "Pay online: one after the other"),
    "loop": ([], LOOP, [PLAIN, PLAIN, PLAIN, BACK], "Collect: goes back to “Choose”"),
    "no loop": ([LOOP], ("st3", "Do not go back"), [PLAIN] * 4, "Collect: one after the other"),
}


@pytest.fixture(autouse=True)
def fresh(desk: Desk) -> None:
    desk.lay(MAP)


def by_mouse(desk: Desk, step: str, *entries: str) -> None:
    header = desk.page.locator(".jw-step").filter(has=desk.nb.card("steps", step, "name"))
    header.hover()
    header.locator(".jw-name-menu > button").click()
    desk.pick("Flow", *entries)


def by_keys(desk: Desk, step: str, *entries: str) -> None:
    desk.walk(desk.nb.card("steps", step, "name"))
    desk.press("Shift+F10")
    desk.choose("Flow", *entries)


@pytest.mark.parametrize("verb", VERBS)
def test_how_a_step_goes(desk: Desk, verb: str) -> None:
    there, done, after, told = VERBS[verb]
    for each in there:
        by_mouse(desk, *each)
    step = desk.nb.card("steps", done[0], "name")

    def mouse() -> None:
        by_mouse(desk, *done)
        expect(step).to_be_focused()

    def keys() -> None:
        by_keys(desk, *done)
        expect(step).to_be_focused()

    # the step has the focus, and is called by how it goes where it does not simply follow
    name, _, flow = told.partition(": ")
    lands = name if flow == "one after the other" else f"{name}. {flow}"
    desk.verb(mouse, keys, holds="flow()", after=after, says=told, lands=lands)


def test_a_branch_renamed(desk: Desk) -> None:
    by_mouse(desk, *TWO_WAYS)

    def mouse() -> None:
        by_mouse(desk, "st2", "Rename the branch")
        desk.type("Later")

    def keys() -> None:
        by_keys(desk, "st2", "Rename the branch")
        desk.type("Later")

    later = ["alternative", "Later", False, False, ""]
    told = "Pay later: alternative, branch 2 of 2: Later"
    desk.verb(mouse, keys, holds="flow()", after=[PLAIN, A, later, PLAIN], says=told, lands="branch 2 of 2: Later")


HANDOFFS = "rd.handoffs[['touchpoint_id', 'next_touchpoint_id', 'is_broken', 'lost']].fillna('').values.tolist()"
WHOLE = "Hand-off from “Invoice”; owner: Sales → Desk"


def test_a_hand_off_broken(desk: Desk) -> None:
    mark = desk.nb.card("touchpoints", "tp3", "name").locator(".jw-handoff")

    def mouse() -> None:
        mark.click()
        desk.page.keyboard.type("the number")
        desk.page.get_by_role("button", name="Done").click()

    def keys() -> None:
        to_mark(desk)
        desk.press("Enter")
        desk.type("the number")

    lost = f"{WHOLE}; broken; lost: the number"
    expect(mark).to_have_accessible_name(WHOLE)
    desk.verb(mouse, keys, holds=HANDOFFS, after=[["tp2", "tp3", True, "the number"]], says=f"Keys: {lost}", lands=lost)
    expect(mark).to_have_accessible_name(WHOLE)


def to_mark(desk: Desk) -> None:
    desk.walk(desk.nb.card("touchpoints", "tp3", "name"))
    desk.press("Tab")
    expect(desk.page.locator(".jw-handoff")).to_be_focused()


def broken(desk: Desk) -> None:
    desk.page.locator(".jw-handoff").click()
    desk.type("the number")
    desk.until(HANDOFFS, [["tp2", "tp3", True, "the number"]])


def test_what_is_lost_told_anew(desk: Desk) -> None:
    broken(desk)

    def mouse() -> None:
        desk.page.locator(".jw-handoff").click()
        desk.page.get_by_role("textbox", name="What is lost").fill("the contract")
        desk.page.get_by_role("button", name="Done").click()

    def keys() -> None:
        to_mark(desk)
        desk.press("Enter", "Control+a")
        desk.type("the contract")

    lost = "lost: the contract"
    desk.verb(mouse, keys, holds=HANDOFFS, after=[["tp2", "tp3", True, "the contract"]], says=lost, lands=lost)


def test_a_hand_off_mended(desk: Desk) -> None:
    broken(desk)

    def mouse() -> None:
        desk.page.locator(".jw-handoff").click()
        desk.page.get_by_role("checkbox").uncheck()
        desk.page.get_by_role("button", name="Done").click()
        expect(desk.page.locator(".jw-handoff")).to_have_accessible_name(WHOLE)

    def keys() -> None:
        to_mark(desk)
        desk.press("Enter", "Shift+Tab", "Space", "Enter")
        expect(desk.page.locator(".jw-handoff")).to_have_accessible_name(WHOLE)

    desk.verb(mouse, keys, holds="rd.handoffs['is_broken'].tolist()", after=[False], says=f"Keys: {WHOLE}", lands=WHOLE)


JOURNEYS = "rd.journeys[['name', 'parent_touchpoint_id']].fillna('').values.tolist()"


def test_a_sub_journey_made(desk: Desk) -> None:
    card = desk.nb.card("touchpoints", "tp3", "name")

    def mouse() -> None:
        card.click(button="right", position={"x": 12, "y": 30})
        desk.pick("Make a sub-journey")
        desk.press("Escape")

    def keys() -> None:
        desk.walk(card)
        desk.press("Shift+F10")
        desk.choose("Make a sub-journey")
        desk.press("Escape")

    desk.verb(mouse, keys, holds=JOURNEYS, after=[["Rental", ""], ["Keys", "tp3"]], says="Journey: Keys")
    # what was shown is gone with it
    expect(card).to_be_visible()


def test_a_sub_journey_followed_and_left(desk: Desk) -> None:
    card = desk.nb.card("touchpoints", "tp3", "name")
    trail = desk.page.get_by_role("navigation", name="Part of").get_by_role("button")
    card.click(button="right", position={"x": 12, "y": 30})
    desk.pick("Make a sub-journey")
    desk.type("Hand over")
    made = desk.ask("rd.journeys.index[1]")
    desk.until("w.journey", made)

    trail.click()
    expect(card).to_be_focused()
    expect(desk.status).to_have_text("Journey: Rental")
    desk.until("w.journey", "jo1")
    card.get_by_role("button", name="Open the sub-journey “Keys”").click()
    expect(trail).to_have_text("RentalKeys")
    expect(desk.status).to_have_text("Journey: Keys")
    desk.until("w.journey", made)

    desk.enter()
    desk.press("<")
    expect(card).to_be_focused()
    expect(desk.status).to_have_text("Journey: Rental")
    desk.press(">")
    expect(desk.page.get_by_role("columnheader", name="Hand over")).to_be_visible()
    expect(desk.status).to_have_text("Journey: Keys")
    desk.until("w.journey", made)
    # the trail is reached by keys, too
    for _ in range(20):
        if trail.evaluate("button => button === document.activeElement"):
            break
        desk.press("Shift+Tab")
    desk.press("Enter")
    expect(card).to_be_focused()
    desk.until("w.journey", "jo1")
