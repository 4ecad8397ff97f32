"""Text from users is data: whatever it says, nothing runs and nothing breaks; closed widgets leave nothing behind."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.lab import Notebook

HOSTILE = """
import journey_widgets as jw
from journey_widgets.model.lanes import default_lanes
from journey_widgets.schema import TABLES
from journey_widgets.sources import from_rows
EVIL = [
    "<img src=x onerror='window.pwned=1'>", "</script><script>window.pwned=2</script>", "javascript:window.pwned=3",
    "\\u202egnp.exe\\u202d \\u2066x\\u2069", "\\" onmouseover=\\"window.pwned=4",
    "{{constructor.constructor('window.pwned=5')()}}",
    "\\U0001f469\\u200d\\U0001f469\\u200d\\U0001f467\\u200d\\U0001f466 \\U0001f1ee\\U0001f1f9 e\\u0301", "x" * 100_000,
    "=cmd|' /C calc'!A0", "a\\nb\\tc\\x00d", "\\u0645\\u0631\\u062d\\u0628\\u0627 hello",
]
def evil(n): return EVIL[n % len(EVIL)]
count = 0
def fill(name, row):
    global count
    for column in TABLES[name].columns:
        if column.dtype == "str" and not column.choices and not column.reference and column.name not in row:
            count += 1
            row[column.name] = evil(count)
    return row
kinds = ["value_offered", "value_wanted", "accelerator", "blocker", "backstage", "opportunity"]
rows = {
    "facts": [fill("facts", {"redesign_id": "redesign"})],
    "personas": [fill("personas", {"persona_id": "pe1"})],
    "org_units": [fill("org_units", {"org_unit_id": f"ou{i}"}) for i in range(3)],
    "journeys": [fill("journeys", {"journey_id": "jo1", "persona_id": "pe1"}), fill("journeys", {"journey_id": "jo2"})],
    "phases": [fill("phases", {"phase_id": f"ph{i}", "journey_id": "jo1"}) for i in range(3)],
    "steps": [fill("steps", {"step_id": f"st{i}", "phase_id": f"ph{i % 3}"}) for i in range(6)],
    "channels": [fill("channels", {"channel_id": f"ch{i}"}) for i in range(6)],
    "lanes": [fill("lanes", dict(lane)) for lane in default_lanes("jo1")],
    "touchpoints": [fill("touchpoints", {"touchpoint_id": f"tp{i}", "step_id": f"st{i % 6}", "channel_id": f"ch{i % 6}",
                    "org_unit_id": f"ou{i % 3}", "is_moment_of_truth": True}) for i in range(12)],
    "notes": [fill("notes", {"note_id": f"n{i}", "step_id": f"st{i % 6}", "note_kind": kind,
                             "org_unit_id": f"ou{i % 3}"}) for i, kind in enumerate(kinds * 4)],
    "emotions": [{"step_id": f"st{i}", "state": "current", "valence": 1 - i / 3, "words": evil(i)} for i in range(6)],
}
rd = from_rows(rows, source="the test")
"""


def test_hostile_text_is_only_shown(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(HOSTILE + "w = jw.Swimlane(rd)\nw", "w2 = jw.Swimlane(rd, state='future', language='it')\nw2")
    dialogs: list[str] = []
    nb.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    nb.run_all()
    expect(nb.maps()).to_have_count(2)
    expect(nb.card("touchpoints", "tp0", "name").first).to_be_visible()
    for part in (".jw-card", ".jw-name", ".jw-value"):
        assert nb.page.locator(part).count() > 10
    assert nb.page.locator(".jw-swimlane img, .jw-swimlane script, .jw-swimlane a").count() == 0
    # a name of a hundred thousand letters is cut on the card and whole in its editor
    long = nb.value("rd.touchpoints.index[rd.touchpoints['name'].str.len() > 90_000].tolist()")
    if long:
        card = nb.card("touchpoints", long[0], "name")
        assert len(card.locator(".jw-text").inner_text()) < 400
        card.locator(".jw-text").dblclick()
        assert len(nb.page.locator(".jw-card textarea").input_value()) == 100_000
        nb.page.keyboard.press("Escape")
    assert nb.page.evaluate("window.pwned") is None
    assert dialogs == []


def test_hostile_text_survives_an_edit(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(HOSTILE + "w = jw.Swimlane(rd)\nw")
    nb.run_all()
    card = nb.card("touchpoints", "tp0", "name")
    text = "<b>\"'&amp;</b> ${1} \u202e \U0001f469\u200d\U0001f680"
    card.locator(".jw-text").dblclick()
    nb.page.locator(".jw-card textarea").fill(text)
    nb.page.keyboard.press("Enter")
    expect(card.locator(".jw-text")).to_have_text(text)
    assert nb.value("rd.touchpoints.loc['tp0', 'name']") == text


CENSUS = "globalThis[Symbol.for('journey_widgets.census')]?.()"


def test_closed_widgets_leave_nothing_behind(open_notebook: Callable[..., Notebook]) -> None:
    nb = open_notebook(
        "import gc, weakref, ipywidgets\nimport journey_widgets as jw\nrd = jw.example('b2b-software')\n"
        "from ipywidgets.widgets.widget import _instances as alive\nbefore = set(alive)",
        "ws = [jw.Swimlane(rd) for _ in range(100)]\nfor w in ws[:20]: display(w)\nws[-1]",
    )
    nb.run_all()
    expect(nb.maps().first).to_be_visible()
    nb.page.wait_for_function(f"() => {CENSUS}?.views > 1")
    assert nb.page.evaluate(f"{CENSUS}.hosts.length") == 1
    nb.run("refs = [weakref.ref(w) for w in ws]\nfor w in ws: w.close()\ndel w, ws")
    for number in range(3):  # IPython keeps the last three results in its display hook, and all of them in Out
        nb.run(f"{number}")
    nb.run("%reset -f out")
    expect(nb.saved_maps()).to_have_count(21)
    nb.page.wait_for_function(f"() => {CENSUS}.views === 0 && {CENSUS}.hosts.length === 0")
    printed = nb.run(
        "gc.collect()\nprint(len(set(alive) - before), sum(r() is not None for r in refs), len(rd.document._on_update))"
    )
    assert printed.strip() == "0 0 0"
    assert nb.run("w = jw.Swimlane(rd)\nw") == ""
    expect(nb.maps()).to_have_count(22)
    expect(nb.saved_maps()).to_have_count(21)
