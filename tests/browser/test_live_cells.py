"""Live cells in JupyterLab: what changes on a map, in a table or on a slider is in the charts at once, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab, Notebook
from tests.browser.test_editing import MAP, press

RANKING = """
import altair as alt
import ipywidgets
weight = ipywidgets.FloatSlider(value=1, min=1, max=5, step=1, description="weight")
display(weight)

@jw.live(rd, weight=weight)
def ranking(rd, weight):
    table = rd.assessments.reset_index().merge(rd.touchpoints["name"], on="touchpoint_id")
    table = table[(table.state == "current") & table.experience.notna()][["touchpoint_id", "name", "experience"]]
    table["score"] = table.experience * weight
    brush = alt.selection_interval(name="brush", encodings=["x"])
    best = table.sort_values("score").name.iloc[-1]
    return (
        alt.Chart(table, title=alt.Title(alt.expr("finding")))
        .mark_bar()
        .encode(x="score:Q", y="name:N")
        .add_params(brush, alt.param(name="finding", value=f"{best} comes first"))
    )
"""
PICKED = """
@jw.live(rd)
def picked(rd):
    return rd.touchpoints.loc[rd.selected.get("touchpoints", []), ["name"]]
"""
BROKEN = """
@jw.live(rd, order="name")
def sorted_names(rd, order):
    return rd.touchpoints.sort_values(order)[["name"]].assign(length=lambda t: 1 / (t.name.str.len() - 3))
"""
SCORES = """
rd.assessments.loc[("tp1", "current"), ["experience", "expectation"]] = [4, 6]
rd.assessments.loc[("tp2", "current"), "experience"] = 6
rd.assessments.loc[("tp3", "current"), "experience"] = 8
"""


@pytest.fixture
def nb(open_notebook: Callable[..., Notebook]) -> Notebook:
    notebook = open_notebook(MAP, SCORES, RANKING, PICKED, BROKEN)
    notebook.run_all()
    expect(bars(notebook)).to_have_count(3)
    return notebook


def bars(nb: Notebook) -> Locator:
    return nb.page.locator(".jw-live-chart svg .mark-rect.role-mark path[aria-label]")


def bar(nb: Notebook, name: str) -> Locator:
    return nb.page.locator(f'.jw-live-chart svg .mark-rect.role-mark path[aria-label*="{name}"]')


def test_a_score_changed_on_the_map_by_keyboard_is_in_the_chart(nb: Notebook) -> None:
    expect(bar(nb, "Price page")).to_have_attribute("aria-label", "score: 4; name: Price page")
    chart = nb.page.locator(".jw-live-chart svg.marks").element_handle()
    nb.card("assessments", "tp1", "experience").focus()
    press(nb, "Enter")
    nb.page.keyboard.type("9")
    press(nb, "Enter")
    expect(bar(nb, "Price page")).to_have_attribute("aria-label", "score: 9; name: Price page")
    expect(nb.page.locator(".jw-live-chart svg .role-title-text")).to_have_text("Price page comes first")
    assert chart.evaluate("svg => svg.isConnected")  # pushed into the running view, not drawn anew
    assert nb.value("rd.assessments.loc[('tp1', 'current'), 'experience']") == 9


def test_a_table_changed_in_a_cell_is_in_the_chart(nb: Notebook) -> None:
    nb.run("rd.assessments.loc[('tp2', 'current'), 'experience'] = 1.5")
    expect(bar(nb, "Payment")).to_have_attribute("aria-label", "score: 1.5; name: Payment")
    assert nb.value("float(ranking.value.data.set_index('touchpoint_id').score['tp2'])") == 1.5


def test_a_slider_is_an_argument(nb: Notebook) -> None:
    nb.page.locator(".widget-slider .noUi-handle").first.focus()
    press(nb, "ArrowRight")
    expect(bar(nb, "Counter")).to_have_attribute("aria-label", "score: 16; name: Counter")
    assert nb.value("[weight.value, ranking.value.data.score.tolist()]") == [2, [8, 12, 16]]


def test_a_brush_over_the_chart_selects_on_the_map_and_in_other_cells(nb: Notebook) -> None:
    chart = nb.page.locator(".jw-live-chart svg.marks")
    chart.scroll_into_view_if_needed()
    first, last = bar(nb, "Payment").bounding_box(), bar(nb, "Counter").bounding_box()
    assert first is not None
    assert last is not None
    nb.page.mouse.move(first["x"] + first["width"] - 15, last["y"] + 5)
    nb.page.mouse.down()
    nb.page.mouse.move(last["x"] + last["width"] + 10, last["y"] + 10, steps=5)
    nb.page.mouse.up()
    selected = nb.page.locator(".jw-card.is-selected")
    expect(selected).to_have_count(2)
    assert {card.get_attribute("data-row") for card in selected.all()} == {"tp2", "tp3"}
    expect(nb.page.locator(".jw-live-table tbody").first.locator("tr")).to_have_count(2)
    assert sorted(nb.value("rd.selected['touchpoints']")) == ["tp2", "tp3"]


def test_a_card_picked_on_the_map_is_picked_for_cells(nb: Notebook) -> None:
    nb.card("touchpoints", "tp3", "name").click()
    table = nb.page.locator(".jw-live-table tbody").first
    expect(table.locator("tr")).to_have_count(1)
    expect(table).to_contain_text("Counter")
    assert nb.value("picked.value.index.tolist()") == ["tp3"]


def test_a_cell_that_fails_says_so_and_the_others_live_on(nb: Notebook) -> None:
    nb.run("@jw.live(rd)\ndef broken(rd):\n    scores = rd.assessments\n    return scores['experiense']")
    failed = nb.page.locator(".jw-live-error")
    expect(failed).to_contain_text("KeyError: 'experiense'")
    expect(failed).to_contain_text("return scores['experiense']")
    nb.run("rd.assessments.loc[('tp3', 'current'), 'experience'] = 2")
    expect(bar(nb, "Counter")).to_have_attribute("aria-label", "score: 2; name: Counter")
    assert nb.value("[type(broken.error).__name__, ranking.error]") == ["KeyError", None]


def test_a_cell_that_runs_again_replaces_what_it_made(nb: Notebook) -> None:
    nb.command("notebook:run-all-cells")
    nb.idle()
    expect(bars(nb)).to_have_count(3)
    nb.run("rd.assessments.loc[('tp3', 'current'), 'experience'] = 5")
    expect(bar(nb, "Counter")).to_have_attribute("aria-label", "score: 5; name: Counter")
    assert nb.value("len(ranking._flow._cells)") == 3


def test_a_saved_notebook_keeps_its_charts_alive_and_up_to_date(nb: Notebook, lab: Lab) -> None:
    nb.run("rd.assessments.loc[('tp2', 'current'), 'experience'] = 3.5")
    expect(bar(nb, "Payment")).to_have_attribute("aria-label", "score: 3.5; name: Payment")
    nb.save()
    # the picture is the kernel's, and the notebook is saved again when it has come
    nb.page.wait_for_function(
        """() => {
            const {model} = window.jupyterapp.shell.currentWidget.context;
            return !model.dirty && String(model.cells.get(2).outputs.get(1).data['text/html']).includes('3.5');
        }"""
    )
    saved = nb.read()["cells"][2]["outputs"][1]["data"]["application/vnd.journey-widgets.result.v1+json"]
    assert [column["values"] for column in saved["result"]["tables"]["table_0"]["columns"]][-1] == [4, 3.5, 8]
    lab.end_sessions()
    nb.load()
    expect(bar(nb, "Payment")).to_have_attribute("aria-label", "score: 3.5; name: Payment")
    expect(nb.page.locator(".jw-live-table tbody").last).to_contain_text("Counter")
