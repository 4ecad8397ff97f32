"""Outputs that a stranger wrote by hand: nothing runs, the page answers, and what is wrong is said in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from playwright.sync_api import expect

import journey_widgets as jw
from journey_widgets.interchange import journey_file
from tests.browser.lab import Lab, Notebook

MIME = "application/vnd.journey-widgets.v1+json"
EVIL = "<img src=x onerror='window.pwned=1'></script><script>window.pwned=2</script>"
MESSAGE = ".jw-output-message"


def snapshot() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(journey_file.to_text(jw.example("b2b-software").document))
    return found


def payload(**changes: object) -> dict[str, Any]:
    options = {"journey": "jo1", "state": "current", "language": "en", "hidden_lanes": [], "folded_lanes": []}
    whole = {"version": 1, "view": "swimlane", "key": "k", "document": "d", "options": options}
    return {**whole, "snapshot": json.dumps(snapshot()), **changes}


@pytest.fixture
def show(lab: Lab, browser: Any, request: pytest.FixtureRequest) -> Callable[..., Notebook]:
    """Open a notebook, of no one's trust, with these outputs."""

    def show(*payloads: object) -> Notebook:
        outputs = [
            nbformat.v4.new_output("display_data", data={MIME: payload, "text/plain": "a map"}) for payload in payloads
        ]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=outputs)])
        name = f"{abs(hash(request.node.name))}.ipynb"
        nbformat.write(notebook, lab.root / name)
        nb = lab.look(browser, name)
        request.addfinalizer(nb.close)
        request.addfinalizer(lab.end_sessions)
        return nb

    return show


def expect_unharmed(nb: Notebook) -> None:
    assert nb.page.evaluate("window.pwned") is None
    assert nb.page.evaluate("({}).polluted") is None
    assert nb.page.locator("[onerror], .jw-output script").count() == 0


def test_scripts_in_every_field_are_text(show: Callable[..., Notebook]) -> None:
    data = snapshot()
    for rows in data["tables"].values():
        for row in rows:
            for key, value in row.items():
                if key in {"name", "text", "action", "words", "goal", "title", "content", "need", "trigger"}:
                    row[key] = EVIL + value[:20]
    nb = show(payload(snapshot=json.dumps(data)))
    expect(nb.saved_maps()).to_have_count(1)
    nb.page.locator(".jw-lane.is-touchpoint").scroll_into_view_if_needed()  # what is far below is not drawn
    expect(nb.card("touchpoints", "tp1", "name")).to_contain_text("<img src=x")
    expect_unharmed(nb)


BROKEN: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "is not JSON"),
    "no text": (5, "another output that is gone"),
    "another file": ('{"a": 1}', "is not a journey"),
    "a number in a name": (json.dumps({**snapshot(), "tables": {"phases": [{"phase_id": 5}]}}), "phase_id"),
    "a prototype": (
        '{"format": "journey", "schema_version": 1, "tables": {"__proto__": [{"polluted": 1}]}}',
        "there is no table",
    ),
    "deep": ("[" * 100_000, "nested too deeply"),
    "scripts as keys": (json.dumps({**snapshot(), "tables": {EVIL: []}}), "there is no table"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_snapshot_edited_by_hand_is_refused_in_words(show: Callable[..., Notebook], case: str) -> None:
    text, said = BROKEN[case]
    nb = show(payload(snapshot=text))
    expect(nb.page.locator(MESSAGE)).to_contain_text(said)
    expect_unharmed(nb)


def test_wrong_types_everywhere_else_are_put_right(show: Callable[..., Notebook]) -> None:
    options = {"journey": EVIL, "state": ["x"], "language": {}, "hidden_lanes": [5, None, EVIL], "folded_lanes": "all"}
    nb = show(
        payload(options=options, key=5, document=[EVIL]),
        payload(options=None, key={"a": 1}),
        payload(version=2),
        payload(view=EVIL),
        EVIL,
    )
    expect(nb.saved_maps()).to_have_count(2)
    expect(nb.page.locator(MESSAGE)).to_have_count(3)
    expect(nb.page.locator(MESSAGE).first).to_have_text("This map was made by a newer version of journey-widgets.")
    expect_unharmed(nb)


def test_a_million_rows_are_refused_and_the_page_answers(show: Callable[..., Notebook]) -> None:
    data = snapshot()
    row = {"text": "x", "note_kind": "data"}
    data["tables"]["notes"] = [{"note_id": f"n{i}", **row} for i in range(1_000_000)]
    nb = show(payload(snapshot=json.dumps(data, separators=(",", ":"))))
    expect(nb.page.locator(MESSAGE)).to_contain_text("too large")
    expect_unharmed(nb)
