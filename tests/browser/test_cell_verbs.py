"""The table of verbs of what stands in lanes, kind by kind: by mouse and by keyboard alone, told, and one step back."""

from __future__ import annotations

import pytest

from tests.browser.verbs import Desk, expect, rental

pytestmark = pytest.mark.full

NOTES = (
    ("Thoughts", "note:thought"),
    ("Feelings", "note:feeling"),
    ("Value offered", "value:value_offered"),
    ("Value wanted", "value:value_wanted"),
    ("Accelerators", "factor:accelerator"),
    ("Blockers", "factor:blocker"),
    ("Opportunities", "note:opportunity"),
    ("Data", "note:data"),
    ("Pain points", "note:problem"),
    ("Impact", "note:impact"),
    ("Innovation", "note:innovation"),
    ("Text", "note:text"),
    ("Backstage", "backstage:backstage"),
    ("Storyboard", "image:image"),
)


@pytest.mark.parametrize(("name", "lane"), NOTES)
def test_a_note_of_every_kind(desk: Desk, name: str, lane: str) -> None:
    """Written, changed and deleted."""
    desk.lay(rental("touchpoint", lane))
    kind = lane.partition(":")[2]
    notes = f"rd.notes.loc[rd.notes['note_kind'] == '{kind}', ['text', 'step_id']].values.tolist()"
    before = desk.ask(notes)
    add = desk.cell(name, 1).locator(".jw-add")

    def add_by_mouse() -> None:
        desk.cell(name, 1).hover()
        add.click()
        desk.type("Why so much?")

    def add_by_keys() -> None:
        desk.walk(add)
        desk.press("Enter")
        desk.type("Why so much?")

    made = [*before, ["Why so much?", "st2"]]
    desk.verb(add_by_mouse, add_by_keys, holds=notes, after=made, says="Added: Why so much?", lands="Why so much?")
    add_by_keys()
    desk.until(notes, made)
    card = desk.cell(name, 1).locator(".jw-card").last

    def edit_by_mouse() -> None:
        card.locator(".jw-text").dblclick()
        desk.type("Why?")

    def edit_by_keys() -> None:
        desk.walk(card)
        desk.press("F2")
        desk.type("Why?")

    desk.verb(edit_by_mouse, edit_by_keys, holds=notes, after=[*before, ["Why?", "st2"]], lands="Why?")

    def delete_by_mouse() -> None:
        card.click(button="right", position={"x": 12, "y": 8})
        desk.pick("Delete")

    def delete_by_keys() -> None:
        desk.walk(card)
        desk.press("Delete")

    desk.verb(delete_by_mouse, delete_by_keys, holds=notes, after=before, says="Deleted: Why so much?")


def test_the_severity_of_a_blocker(desk: Desk) -> None:
    desk.lay(rental("factor:blocker", also="rd.notes.loc['n1', ['note_kind', 'severity']] = ['blocker', 'slows']"))
    card = desk.nb.card("notes", "n1", "text")
    value = card.locator(".jw-value")

    def by_mouse() -> None:
        card.click(position={"x": 12, "y": 8})
        value.click()
        card.locator("select").select_option(label="Stops")
        desk.page.locator(".jw-title").click(position={"x": 2, "y": 2})

    def by_keys() -> None:
        desk.walk(card)
        desk.press("Tab")
        expect(value).to_be_focused()
        desk.press("Enter")
        desk.type("Stops")

    severity = "rd.notes.loc['n1', 'severity']"
    desk.verb(by_mouse, by_keys, holds=severity, after="stops", hands=["mouse"])
    desk.verb(by_mouse, by_keys, holds=severity, after="stops", hands=["keys"], lands="Stops")


def test_who_takes_part(desk: Desk) -> None:
    desk.lay(rental("actor"))
    add = desk.cell("Actors", 1).locator(".jw-add")

    def by_mouse() -> None:
        desk.cell("Actors", 1).hover()
        add.click()
        desk.type("Clerk")

    def by_keys() -> None:
        desk.walk(add)
        desk.press("Enter")
        desk.type("Clerk")

    parts = "[rd.step_actors['step_id'].tolist(), rd.actors['name'].tolist()]"
    desk.verb(by_mouse, by_keys, holds=parts, after=[["st2"], ["Clerk"]], says="Clerk takes part in Pays")


def test_whose_work_goes_on_backstage(desk: Desk) -> None:
    """The function of a note is a field of the inspector."""
    note = {"note_kind": "backstage", "text": "Scans", "step_id": "st1"}
    desk.lay(rental("backstage:backstage", also=f"rd.notes.loc['n2'] = {note}"))
    card = desk.nb.card("notes", "n2", "text")
    field = desk.page.get_by_role("combobox", name="Function")

    def by_mouse() -> None:
        card.click(position={"x": 12, "y": 8})
        desk.page.get_by_role("button", name="Panel").click()
        field.select_option(label="Branch")
        desk.page.locator(".jw-title").click(position={"x": 2, "y": 2})
        expect(card).to_have_accessible_name("Scans. Branch")
        desk.page.get_by_role("button", name="Panel").click()

    def by_keys() -> None:
        desk.walk(card)
        desk.press("F4")
        for _ in range(30):
            if field.evaluate("field => field === document.activeElement"):
                break
            desk.press("Tab")
        desk.type("Branch", end="Tab")
        expect(card).to_have_accessible_name("Scans. Branch")
        desk.press("Escape")
        expect(card).to_be_focused()

    desk.verb(by_mouse, by_keys, holds="rd.notes['org_unit_id'].fillna('').tolist()[-1]", after="ou2")


def test_what_is_done(desk: Desk) -> None:
    desk.lay(rental("action"))
    card = desk.nb.card("steps", "st1", "action")

    def by_mouse() -> None:
        card.locator(".jw-text").dblclick()
        desk.type("She asks")

    def by_keys() -> None:
        desk.walk(card)
        desk.press("Enter")
        desk.type("She asks")

    desk.verb(by_mouse, by_keys, holds="rd.steps.loc['st1', 'action']", after="She asks", lands="She asks")

    def clear_by_mouse() -> None:
        card.click(button="right", position={"x": 12, "y": 8})
        desk.pick("Delete")

    def clear_by_keys() -> None:
        desk.walk(card)
        desk.press("Delete")

    holds = "rd.steps['action'].isna().tolist()"
    desk.verb(clear_by_mouse, clear_by_keys, holds=holds, after=[True, True], says="Deleted: She compares")


def test_how_it_feels(desk: Desk) -> None:
    desk.lay(rental("emotion"))
    point = desk.nb.card("emotions", "st1", "valence")
    valence = "rd.emotions.loc[('st1', 'current', ''), 'valence']"
    assert desk.ask("rd.emotions.index.names") == ["step_id", "state", "persona_id"]
    told = "Emotion at Books is −2"

    def by_mouse() -> None:
        desk.drag(point, desk.cell("Emotion", 0), 60, 147)

    def by_keys() -> None:
        desk.walk(point)
        desk.press("Enter")
        desk.type("-2")

    desk.verb(by_mouse, by_keys, holds=valence, after=-2, hands=["mouse"], says=told, lands="Emotion at Books: −2")
    desk.verb(by_mouse, by_keys, holds=valence, after=-2, hands=["keys"], lands="Emotion at Books: −2")

    def face(mood: str) -> None:
        expect(point).to_contain_class(f"is-{mood}")

    def nudge() -> None:
        face("good")
        desk.walk(point)
        desk.press("Alt+Shift+ArrowDown")
        expect(desk.status).to_have_text("Emotion at Books is 0.5")
        desk.press("Alt+ArrowDown")
        face("plain")

    nudge()
    desk.until(valence, 0.4)
    desk.press("Control+z", "Control+z")
    desk.until(valence, 1)
    face("good")

    def clear_by_mouse() -> None:
        point.click(button="right")
        desk.pick("Delete")

    def clear_by_keys() -> None:
        desk.walk(point)
        desk.press("Delete")
        expect(desk.focused).to_have_accessible_name("Emotion at Books: not set")

    cleared = f"bool({valence} != {valence})"
    desk.verb(clear_by_mouse, clear_by_keys, holds=cleared, after=True, says="Emotion at Books: not set")


def test_which_curves_are_drawn(desk: Desk) -> None:
    """Curves are no part of the document: they are chosen and left again."""
    desk.lay(rental("emotion"))
    legend = desk.page.locator(".jw-legend li")
    curve = desk.page.locator(".jw-curves .jw-curve.is-persona")

    def by_mouse(*names: str) -> None:
        desk.lane_menu("Emotion", "Curves")
        for name in names:
            desk.page.get_by_role("menuitemcheckbox", name=name).click()
        desk.press("Escape", "Escape")

    def by_keys(*names: str) -> None:
        desk.walk(desk.header("Emotion"))
        desk.press("+")
        desk.choose("Curves")
        for name in names:
            desk.choose(name)
            expect(desk.focused).to_have_attribute("aria-checked", "true" if legend.count() > 2 else "false")
        desk.press("Escape", "Escape")
        assert desk.at()[1] == "#", "the focus is not in the lane's header"

    for hand in (by_mouse, by_keys):
        hand("Bruno")
        expect(legend).to_have_text(["Today", "Bruno", "Future"])
        expect(curve).to_have_count(1)
        desk.until("w.curves", ["future", "current", "persona:pe2"])
        hand("Bruno")
        expect(curve).to_have_count(0)
        hand("Best practice")
        expect(legend).to_have_text(["Today", "Best practice", "Future"])
        desk.until("w.curves", ["future", "current", "best_practice"])
        hand("Best practice")
        expect(legend).to_have_text(["Today", "Future"])


def test_what_one_remembers_is_marked(desk: Desk) -> None:
    desk.lay(rental("emotion"))
    marks = desk.page.locator(".jw-extreme")
    expect(marks).to_have_text(["low · end −1", "high 1"])
    desk.walk(desk.nb.card("emotions", "st2", "valence"))
    desk.press("Enter")
    desk.type("2")
    expect(marks).to_have_text(["high · end 2"])
    desk.press("Control+z")
    expect(marks).to_have_text(["low · end −1", "high 1"])


def test_what_a_touchpoint_is(desk: Desk) -> None:
    desk.lay(rental("touchpoint"))
    card = desk.nb.card("touchpoints", "tp1", "name")

    def text_by_mouse() -> None:
        card.locator(".jw-text").dblclick()
        desk.type("Offer")

    def text_by_keys() -> None:
        desk.walk(card)
        desk.press("Enter")
        desk.type("Offer")

    desk.verb(text_by_mouse, text_by_keys, holds="rd.touchpoints.loc['tp1', 'name']", after="Offer", lands="Offer")

    def star_by_mouse() -> None:
        card.locator(".jw-star").click()

    def star_by_keys() -> None:
        desk.walk(card)
        tab_to(desk, "is_moment_of_truth")
        desk.press("Space")
        expect(desk.focused).to_have_attribute("aria-pressed", "true")
        desk.press("Escape")

    truth = "bool(rd.touchpoints.loc['tp1', 'is_moment_of_truth'])"
    desk.verb(star_by_mouse, star_by_keys, holds=truth, after=True)


def tab_to(desk: Desk, column: str) -> None:
    """Go with Tab to a value of the card that has the focus."""
    for _ in range(10):
        if desk.focused.get_attribute("data-column") == column:
            return
        desk.press("Tab")
    raise AssertionError(f"{column} is not reached by Tab")


CHOICES = (("contact_mode", "Digital", "digital"), ("channel_id", "Desk", "ch2"))


@pytest.mark.parametrize(("column", "label", "value"), CHOICES)
def test_a_choice_on_a_touchpoint(desk: Desk, column: str, label: str, value: str) -> None:
    desk.lay(rental("touchpoint"))
    card = desk.nb.card("touchpoints", "tp1", "name")

    def by_mouse() -> None:
        card.click(position={"x": 12, "y": 8})
        card.locator(f".jw-value[data-column={column}]").click()
        card.locator("select").select_option(label=label)
        desk.page.locator(".jw-title").click(position={"x": 2, "y": 2})

    def by_keys() -> None:
        desk.walk(card)
        tab_to(desk, column)
        desk.press("Enter")
        desk.type(label)

    holds = f"rd.touchpoints['{column}'].fillna('').tolist()[0]"
    desk.verb(by_mouse, by_keys, holds=holds, after=value, hands=["mouse"])
    desk.verb(by_mouse, by_keys, holds=holds, after=value, hands=["keys"], lands=label)


@pytest.mark.parametrize("column", ["experience", "expectation"])
def test_a_score_of_a_touchpoint_with_a_decimal_comma(desk: Desk, column: str) -> None:
    desk.lay(rental("touchpoint"))
    card = desk.nb.card("touchpoints", "tp1", "name")

    def by_mouse() -> None:
        card.click(position={"x": 12, "y": 8})
        card.locator(f".jw-value[data-column={column}]").click()
        desk.type("7,5")

    def by_keys() -> None:
        desk.walk(card)
        tab_to(desk, column)
        desk.press("Enter")
        desk.type("7,5")

    holds = f"rd.assessments['{column}'].dropna().tolist()"
    desk.verb(by_mouse, by_keys, holds=holds, after=[7.5], lands=f"{column.title()}: 7.5")


DOTS = (
    ("Channels", "channel", "channel_id", "Site", "Desk", "ch2"),
    ("Functions", "org_unit", "org_unit_id", "Sales", "Branch", "ou2"),
)


@pytest.mark.parametrize(("name", "lane", "column", "here", "there", "value"), DOTS)
def test_a_dot(desk: Desk, name: str, lane: str, column: str, here: str, there: str, value: str) -> None:
    """Set on another line and taken off all lines; made on a line, and put at another step."""
    desk.lay(rental(lane))
    dot = desk.lane(name).locator(".jw-dot[data-row=tp1]")
    holds = f"rd.touchpoints['{column}'].fillna('').tolist()[0]"
    expect(dot).to_have_accessible_name(f"Price page: {here}")

    def set_by_mouse() -> None:
        box = dot.bounding_box()
        assert box is not None
        desk.drag(dot, dot, box["width"] / 2, box["height"] / 2 + 24)

    def set_by_keys() -> None:
        desk.walk(dot)
        desk.press("Alt+ArrowDown")

    says = f"Price page moved to {there}"
    desk.verb(set_by_mouse, set_by_keys, holds=holds, after=value, says=says, lands=f"Price page: {there}")

    def unset_by_mouse() -> None:
        dot.dblclick()
        desk.page.locator("select:focus").select_option(label="–")
        desk.press("Enter")

    def unset_by_keys() -> None:
        desk.walk(dot)
        desk.press("F2", "Home", "Enter")

    nothing = "no channel" if lane == "channel" else "no owner"
    desk.verb(unset_by_mouse, unset_by_keys, holds=holds, after="", lands=f"Price page: {nothing}")

    add = desk.cell(name, 1).locator(".jw-dot-add")

    def make_by_mouse() -> None:
        add.hover()
        add.click()
        desk.type("Receipt")

    def make_by_keys() -> None:
        desk.walk(desk.cell(name, 1).locator(".jw-dot[data-row]").first)
        desk.press("Insert")
        desk.type("Receipt")

    made = "rd.touchpoints.loc[rd.touchpoints['name'] == 'Receipt', 'step_id'].tolist()"
    desk.verb(make_by_mouse, make_by_keys, holds=made, after=["st2"], says="Added: Receipt", lands="Receipt: ")

    def go_on_by_mouse() -> None:
        desk.drag(dot, desk.cell(name, 1), 100, 30)

    def go_on_by_keys() -> None:
        desk.walk(dot)
        desk.press("Alt+ArrowRight")

    steps = "rd.touchpoints['step_id'].tolist()"
    desk.verb(go_on_by_mouse, go_on_by_keys, holds=steps, after=["st2", "st2"], says="Price page moved to Pays")


def test_a_number_with_a_decimal_comma(desk: Desk) -> None:
    desk.lay(rental("number:cost_eur"))
    point = desk.stop("Cost", 0)
    costs = "rd.assessments['cost_eur'].dropna().tolist()"

    def by_mouse() -> None:
        point.dblclick()
        desk.type("12,5")

    def by_keys() -> None:
        desk.walk(point)
        desk.press("Enter")
        desk.type("12,5")

    told = "Cost at Books: €12.5"
    desk.verb(by_mouse, by_keys, holds=costs, after=[12.5], says=told, lands=told)
    by_keys()
    desk.until(costs, [12.5])

    def clear_by_mouse() -> None:
        point.click(button="right")
        desk.pick("Delete")

    def clear_by_keys() -> None:
        desk.walk(point)
        desk.press("Delete")

    none = "Cost at Books: no value"
    desk.verb(clear_by_mouse, clear_by_keys, holds=costs, after=[], says=none, lands=none)


def test_the_value_of_a_kpi(desk: Desk) -> None:
    desk.lay(rental("touchpoint", "kpi"))
    chip = desk.nb.card("kpis", "kp1")

    def by_mouse() -> None:
        chip.dblclick()
        desk.type("9,5")

    def by_keys() -> None:
        desk.walk(chip)
        desk.press("Enter")
        desk.type("9,5")

    told = "Waiting: 9.5 min. target 10 min met"
    expect(chip).to_have_accessible_name("Waiting: 12 min. target 10 min missed")
    desk.verb(by_mouse, by_keys, holds="rd.measurements.loc['me1', 'value']", after=9.5, says=told, lands=told)


PICTURE = """async ([name, how]) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, {width: 900, height: 700});
    canvas.getContext('2d').fillRect(0, 0, 600, 600);
    const file = new File([await new Promise((done) => canvas.toBlob(done))], name, {type: 'image/png'});
    const data = new DataTransfer();
    data.items.add(file);
    const options = {bubbles: true, cancelable: true};
    if (how === 'paste') {
        const event = new ClipboardEvent('paste', {clipboardData: data, ...options});
        document.activeElement.dispatchEvent(event);
    } else {
        const cell = document.querySelector('.jw-lane.is-image [role=gridcell]');
        for (const kind of ['dragenter', 'dragover', 'drop'])
            cell.dispatchEvent(new DragEvent(kind, {dataTransfer: data, ...options}));
    }
}"""


def test_a_picture(desk: Desk) -> None:
    """Dropped or pasted, and removed."""
    desk.lay(rental("image:image"))
    links = "[link.partition(',')[0] for link in rd.notes.loc[rd.notes['note_kind'] == 'image', 'link']]"

    def by_mouse() -> None:
        desk.page.evaluate(PICTURE, ["queue.png", "drop"])

    def by_keys() -> None:
        desk.walk(desk.cell("Storyboard", 0).locator(".jw-add"))
        desk.page.evaluate(PICTURE, ["queue.png", "paste"])

    after = ["data:image/webp;base64"]
    desk.verb(by_mouse, by_keys, holds=links, after=after, says="Added: queue", lands="queue")
    by_keys()
    desk.until(links, after)
    picture = desk.page.locator("img.jw-picture")

    def remove_by_mouse() -> None:
        picture.click(button="right")
        desk.pick("Delete")

    def remove_by_keys() -> None:
        desk.walk(desk.cell("Storyboard", 0).locator(".jw-card"))
        desk.press("Delete")

    desk.verb(remove_by_mouse, remove_by_keys, holds=links, after=[], says="Deleted: queue")
    expect(picture).to_be_visible()
