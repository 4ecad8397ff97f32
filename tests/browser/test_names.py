"""What a screen reader is told of the map, by the browser's accessibility tree: of each place lane, step and value."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.browser.verbs import Desk, expect, rental

pytestmark = pytest.mark.full

PAYMENT = (
    "Payment. Experience not scored, expectation not scored, of 10. "
    "Hand-off from “Price page”; owner: Sales → Branch; channel: Site → Desk"
)
# lane → its name, and what is told of what stands in it
LANES = {
    "action": ("Actions", "She compares"),
    "actor": ("Actors", "Clerk. Company"),
    "emotion": ("Emotion", "Emotion at Books: 1", "Emotion at Pays: −1"),
    "touchpoint": (
        "Touchpoints",
        "Price page. Moment of truth. Experience 6, expectation 8, of 10",
        PAYMENT,
    ),
    "channel": ("Channels", "Price page: Site", "Payment: Desk"),
    "org_unit": ("Functions", "Price page: Sales", "Payment: Branch"),
    "number:cost_eur": ("Cost", "Cost at Books: €12.5"),
    "number:emotion": ("Emotion", "Emotion at Books: 1", "Emotion at Pays: −1"),
    "kpi": ("KPIs", "Waiting: 12 min. target 10 min missed"),
    "image:image": ("Storyboard", "A image"),
    "value:value_offered": ("Value offered", "A value_offered"),
    "value:value_wanted": ("Value wanted", "A value_wanted"),
    "factor:accelerator": ("Accelerators", "Known data", "A accelerator"),
    "factor:blocker": ("Blockers", "A blocker. Stops"),
    "backstage:backstage": ("Backstage", "A backstage. Branch"),
    "note:thought": ("Thoughts", "A thought"),
    "note:feeling": ("Feelings", "A feeling"),
    "note:opportunity": ("Opportunities", "A opportunity"),
    "note:data": ("Data", "A data"),
    "note:problem": ("Pain points", "A problem"),
    "note:impact": ("Impact", "A impact"),
    "note:innovation": ("Innovation", "A innovation"),
    "note:text": ("Text", "A text"),
}
FILLED = """
rd.touchpoints.loc["tp1", "is_moment_of_truth"] = True
rd.assessments.loc[("tp1", "current"), ["experience", "expectation", "cost_eur"]] = [6, 8, 12.5]
rd.actors.loc["ac1"] = {"name": "Clerk", "actor_kind": "company"}
rd.step_actors.loc["sa1"] = {"step_id": "st1", "actor_id": "ac1"}
for kind in sorted(set(rd.lanes["note_kind"].dropna())):
    more = {"blocker": {"severity": "stops"}, "backstage": {"org_unit_id": "ou2"}}.get(kind, {})
    rd.notes.loc[f"of_{kind}"] = {"note_kind": kind, "text": f"A {kind}", "step_id": "st1", **more}
"""
PLACES = """lane => {
    const places = [...lane.querySelectorAll('[role=gridcell] [data-stop]')];
    window.places = places;
    return places.map(place => place.closest('[role=gridcell]').getAttribute('aria-colindex'));
}"""
NOTHING = ("no value", "not set", "not scored", "What does the customer do?", "Who takes part", "Add to")
"""How a place speaks that holds nothing yet."""


def told_of(desk: Desk, lane: Locator) -> list[tuple[str, str, str]]:
    """All places of a lane that can have the focus, as the accessibility tree has them: column, role and name."""
    columns = lane.evaluate(PLACES)
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("Accessibility.enable")
    found = []
    for i, column in enumerate(columns):
        place = session.send("Runtime.evaluate", {"expression": f"window.places[{i}]"})["result"]["objectId"]
        [node] = session.send("Accessibility.getPartialAXTree", {"objectId": place, "fetchRelatives": False})["nodes"]
        assert not node["ignored"], f"no screen reader finds {node}"
        found.append((column, node["role"]["value"], node["name"]["value"]))
    session.detach()
    return found


def test_each_place_says_lane_step_and_value(desk: Desk) -> None:
    """A grid tells lane and step by the headers of a cell's row and column; the place itself says what stands there."""
    desk.lay(rental(*LANES, also=FILLED))
    heads = {}
    for step in ("Books", "Pays"):
        head = desk.page.get_by_role("columnheader", name=step)
        heads[head.get_attribute("aria-colindex")] = step
    for n, (kind, (name, *values)) in enumerate(LANES.items()):
        lane = desk.page.locator(".jw-lane").nth(n)
        lane.scroll_into_view_if_needed()
        expect(lane.locator("[role=gridcell] [data-stop]").first).to_be_visible()
        assert lane.get_attribute("role") == "row"
        expect(lane.get_by_role("rowheader").get_by_role("button", name=name).first).to_be_visible()
        told = told_of(desk, lane)
        assert {heads[column] for column, _, _ in told} >= {"Books"}, kind
        names = [told_name for _, _, told_name in told]
        for value in values:
            assert value in names, f"{kind}: {names}"
        others = [each for each in names if each not in values]
        assert [each for each in others if not any(word in each for word in NOTHING)] == [], kind
        assert {role for _, role, _ in told} <= {"group", "button", "slider"}, kind
