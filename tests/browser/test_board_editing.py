"""Boards in JupyterLab: what is typed or dragged is in the tables, on the map and on the other boards."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab, Notebook
from tests.browser.test_access import AXE
from tests.browser.test_editing import press

CASE = """
import journey_widgets as jw
rd = jw.example("car-rental")
w = jw.Swimlane(rd)
w
"""
ALL = {
    "Matrix": "jw.Matrix(rd)",
    "CoherenceGrid": "jw.CoherenceGrid(rd)",
    "ChannelGrid": "jw.ChannelGrid(rd)",
    "QuadrantBoard": "jw.QuadrantBoard(rd)",
    "GapBoard": "jw.GapBoard(rd)",
    "InterventionBoard": "jw.InterventionBoard(rd)",
    "Roadmap": "jw.Roadmap(rd)",
    "KpiPanel": "jw.KpiPanel(rd)",
    "Guide": "jw.Guide(rd)",
    "PersonaCard": "jw.PersonaCard(rd)",
    "StakeholderMap": "jw.StakeholderMap(rd)",
}
PORTFOLIO = """
import ipywidgets
budget = ipywidgets.IntSlider(value=100, min=0, max=400, step=50, description="k€")
display(budget)

@jw.live(rd, budget=budget)
def portfolio(rd, budget):
    fits = jw.analysis.intervention_coherence(rd.interventions, rd.objectives, rd.coherences)
    effects = jw.analysis.intervention_effects(rd.interventions, rd.closures, rd.touchpoints, rd.assessments)
    worth = jw.analysis.priorities(rd.interventions, fits, effects)
    chosen = jw.analysis.choose_portfolio(rd.interventions, rd.dependencies, worth=worth, budget_eur=budget * 1000)
    return chosen[chosen["is_chosen"]][["worth"]]
"""


def boards(nb: Notebook) -> Locator:
    return nb.page.locator(".jw-board")


def board(nb: Notebook, kind: str) -> Locator:
    return nb.page.locator(f".jw-board.is-{kind}")


@pytest.fixture
def open_board(open_notebook: Callable[..., Notebook]) -> Callable[..., Notebook]:
    def opened(*cells: str) -> Notebook:
        nb = open_notebook(CASE, *cells)
        nb.run_all()
        expect(boards(nb)).to_have_count(sum(cell.startswith("jw.") for cell in cells))
        return nb

    return opened


def test_a_bubble_that_is_dragged_changes_the_table_and_the_map(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["QuadrantBoard"], ALL["GapBoard"])
    bubble = board(nb, "plane").locator('.jw-bubble[data-row="tp1"]')
    found = "[rd.touchpoints.loc['tp1', 'relevance'], rd.assessments.loc[('tp1', 'current'), 'experience']]"
    before = nb.value(found)
    bubble.scroll_into_view_if_needed()
    area, box = board(nb, "plane").locator(".jw-plane-area").bounding_box(), bubble.bounding_box()
    assert area is not None
    assert box is not None
    nb.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    nb.page.mouse.down()
    nb.page.mouse.move(area["x"] + 0.2 * area["width"], area["y"] + 0.5 * area["height"], steps=4)
    nb.page.mouse.move(area["x"] + 0.1 * area["width"], area["y"] + 0.9 * area["height"], steps=4)
    nb.page.mouse.up()
    expect(nb.card("assessments", "tp1", "experience")).to_contain_text("1")
    mark = board(nb, "ladder").locator('[data-row="tp1"] [data-state="current"]')
    expect(mark).to_have_attribute("aria-valuenow", "1")
    nb.becomes(found, [1, 1])
    bubble.focus()
    press(nb, "Control+z")
    expect(mark).to_have_attribute("aria-valuenow", f"{before[1]:g}")
    nb.becomes(found, before)


def test_a_bubble_is_moved_by_keys(open_board: Callable[..., Notebook]) -> None:
    nb = open_board('jw.QuadrantBoard(rd, view="effort")')
    bubble = board(nb, "plane").locator('.jw-bubble[data-row="in2"]')
    before = nb.value("rd.interventions.loc['in2', 'effort']")
    bubble.focus()
    press(nb, "ArrowRight")
    expect(bubble).to_have_attribute("aria-label", re.compile(rf"Effort, 0–10 {before + 0.5:g},"))
    nb.becomes("rd.interventions.loc['in2', 'effort']", before + 0.5)
    board(nb, "plane").get_by_role("button", name="Touchpoints").click()
    expect(board(nb, "plane").locator('.jw-bubble[data-table="touchpoints"]').first).to_be_visible()


def test_a_cell_of_the_matrix_is_typed_by_keyboard_alone(open_board: Callable[..., Notebook]) -> None:
    nb = open_board('jw.Matrix(rd, measure="customers")')
    cell = board(nb, "grid").locator('td[data-row="cc1"]')
    cell.focus()
    nb.page.keyboard.type("1250")
    press(nb, "Enter")
    expect(cell).to_contain_text("1,250")
    expect(cell).to_be_focused()
    nb.becomes("int(rd.coverage_cells.loc['cc1', 'customers'])", 1250)
    press(nb, "ArrowRight")
    expect(cell).not_to_be_focused()
    cell.focus()
    press(nb, "F2")
    nb.page.keyboard.type("-4")
    press(nb, "Enter")
    expect(board(nb, "grid").locator(".jw-told")).to_contain_text("must be 0 or more")
    expect(cell).to_contain_text("1,250")


def test_the_guide_leads_to_the_map(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["Guide"])
    board(nb, "guide").get_by_role("button", name="Something proves each touchpoint").click()
    focused = nb.page.locator(".jw-swimlane :focus")
    expect(focused).to_have_attribute("data-table", "touchpoints")
    row = focused.get_attribute("data-row")
    nb.becomes("rd.selected", {"touchpoints": [row]})


def test_a_cell_of_the_matrix_leads_to_its_map(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["Matrix"], "w.journey = rd.journeys.index[1]")
    other = nb.value("[w.journey, rd.journeys.index[0]]")
    cell = board(nb, "grid").locator(f'td[data-table="journeys"][data-row="{other[1]}"]').first
    cell.focus()
    press(nb, "Control+Enter")
    expect(nb.page.locator(f'.jw-swimlane [data-table="journeys"][data-row="{other[1]}"]').first).to_be_visible()
    nb.becomes("w.journey", other[1])


def test_a_strength_that_was_not_judged_is_a_new_row(open_board: Callable[..., Notebook]) -> None:
    drop = "first = rd.coherences.iloc[0]; rd.coherences = rd.coherences.drop(rd.coherences.index[0]); rd.sync()"
    nb = open_board(ALL["CoherenceGrid"], drop)
    unjudged = board(nb, "grid").locator("td[data-table='coherences']:not([data-row])")
    expect(unjudged).to_have_count(1)
    unjudged.focus()
    press(nb, "Enter")
    nb.page.locator(".jw-board select:focus").select_option("3")
    press(nb, "Enter")
    expect(unjudged).to_have_count(0)
    pair = (
        "(rd.coherences.objective_id == first.objective_id) & (rd.coherences.intervention_id == first.intervention_id)"
    )
    nb.becomes(f"rd.coherences[{pair}]['strength'].astype(int).tolist()", [3])


def test_gaps_dates_and_cards_are_edited_by_keyboard(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["GapBoard"], ALL["Roadmap"], ALL["InterventionBoard"])
    future = board(nb, "ladder").locator('.jw-rung-mark[data-state="future"]').first
    touchpoint = future.locator("xpath=ancestor::li").get_attribute("data-row")
    before = float(future.get_attribute("aria-valuenow") or 0)
    future.focus()
    press(nb, "ArrowLeft")
    expect(board(nb, "ladder").locator(f'li[data-row="{touchpoint}"] [data-state="future"]')).to_have_attribute(
        "aria-valuenow", f"{before - 0.5:g}"
    )
    nb.becomes(f"rd.assessments.loc[('{touchpoint}', 'future'), 'experience']", before - 0.5)
    bar = board(nb, "roadmap").locator(".jw-road-bar").first
    activity = bar.get_attribute("data-row")
    started = f"rd.activities.loc['{activity}', 'start_on'].timestamp() / 86400"
    before, label = nb.value(started), bar.get_attribute("aria-label") or ""
    bar.focus()
    press(nb, "ArrowRight")
    expect(bar).not_to_have_attribute("aria-label", label)
    nb.becomes(started, before + 7)
    card = board(nb, "cards").locator('article[data-row="in2"]')
    card.get_by_role("button", name="Cost").click()
    nb.page.keyboard.type("17500")
    press(nb, "Enter")
    expect(card).to_contain_text("17.5 k€")
    nb.becomes("rd.interventions.loc['in2', 'cost_eur']", 17500)


def test_a_slider_changes_the_portfolio(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["InterventionBoard"], PORTFOLIO)
    rows = nb.page.locator(".jw-live-table tbody tr")
    before = nb.value("[len(portfolio.value), portfolio.value.worth.sum()]")
    expect(rows).to_have_count(before[0])
    nb.page.locator(".widget-slider .noUi-handle").first.focus()
    for k in (150, 200, 250):
        press(nb, "ArrowRight")
        expect(nb.page.locator(".widget-slider .widget-readout")).to_have_text(str(k))
    nb.becomes("budget.value", 250)
    chosen = nb.value("[len(portfolio.value), portfolio.value.worth.sum()]")
    assert chosen[1] > before[1]
    expect(rows).to_have_count(chosen[0])
    card = board(nb, "cards").locator('article[data-row="in2"]')
    card.get_by_role("button", name="Cost").click()
    nb.page.keyboard.type("900000")
    press(nb, "Enter")
    expect(card).to_contain_text("900 k€")
    nb.becomes("'in2' in portfolio.value.index", False)


def test_saved_boards_are_there_without_a_kernel(open_board: Callable[..., Notebook], lab: Lab) -> None:
    nb = open_board(*ALL.values())
    bar = board(nb, "roadmap").locator(".jw-road-bar").first
    started = f"rd.activities.loc['{bar.get_attribute('data-row')}', 'start_on'].timestamp() / 86400"
    before, label = nb.value(started), bar.get_attribute("aria-label") or ""
    bar.focus()
    press(nb, "ArrowRight")
    expect(bar).not_to_have_attribute("aria-label", label)
    moved = bar.get_attribute("aria-label") or ""
    nb.becomes(started, before + 7)
    nb.save()
    nb.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    lab.end_sessions()
    nb.load()
    expect(boards(nb)).to_have_count(len(ALL))
    expect(board(nb, "roadmap").locator(".jw-road-bar").first).to_have_attribute("aria-label", moved)
    expect(boards(nb).get_by_role("button", name="Undo")).to_have_count(0)  # it is read: nobody would hear


def test_axe_finds_nothing_serious_in_boards(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(*ALL.values())
    nb.page.add_script_tag(content=Path(AXE).read_text(encoding="utf-8"))
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        nb.page.evaluate("theme => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}); }", theme)
        nb.page.wait_for_function(
            "light => document.body.dataset.jpThemeLight === light", arg=str(theme.endswith("Light")).lower()
        )
        found = nb.page.evaluate(
            """async () => (await axe.run('.jw-board', {resultTypes: ['violations']})).violations.map(
                v => ({
                    id: v.id, impact: v.impact,
                    nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + n.failureSummary),
                }))"""
        )
        assert [violation for violation in found if violation["impact"] in {"serious", "critical"}] == []


def test_people_are_mapped_by_mouse_and_by_keyboard(open_board: Callable[..., Notebook]) -> None:
    nb = open_board("rd.stakeholders.loc['sh2', ['influence', 'interest']] = None", ALL["StakeholderMap"])
    plane = board(nb, "plane")
    sign = plane.locator('.jw-roster-item[data-row="sh2"] .jw-roster-sign')
    sign.scroll_into_view_if_needed()
    area, box = plane.locator(".jw-plane-area").bounding_box(), sign.bounding_box()
    assert area is not None
    assert box is not None
    nb.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    nb.page.mouse.down()
    nb.page.mouse.move(area["x"] + 0.5 * area["width"], area["y"] + 0.5 * area["height"], steps=4)
    nb.page.mouse.move(area["x"] + 0.8 * area["width"], area["y"] + 0.3 * area["height"], steps=4)
    nb.page.mouse.up()
    bubble = plane.locator('.jw-bubble[data-row="sh2"]')
    expect(bubble).to_be_visible()
    found = "rd.stakeholders.loc['sh2', ['interest', 'influence']].to_list()"
    nb.becomes(found, [8, 7])
    bubble.focus()
    press(nb, "ArrowDown")
    expect(bubble).to_have_attribute("aria-label", re.compile(r"0–10 6\.5$"))
    nb.becomes(found, [8, 6.5])
    plane.locator(".jw-add-row").focus()
    press(nb, "Enter")
    nb.page.keyboard.type("Works council")
    press(nb, "Enter")
    name = plane.get_by_role("button", name=re.compile("Works council: Works council"))
    expect(name).to_be_visible()
    name.focus()
    press(nb, "Enter")
    nb.page.keyboard.type("Works council, Verona")
    press(nb, "Enter")
    remove = plane.get_by_role("button", name="Remove Works council, Verona")
    expect(remove).to_be_visible()
    nb.becomes("rd.stakeholders['name'].iloc[-1]", "Works council, Verona")
    remove.focus()
    press(nb, "Enter")
    expect(remove).to_have_count(0)
    nb.becomes("'Works council, Verona' in rd.stakeholders['name'].tolist()", False)


def test_the_card_of_a_persona_is_written_and_turns_to_another(open_board: Callable[..., Notebook]) -> None:
    nb = open_board(ALL["PersonaCard"])
    card = board(nb, "persona")
    needs = card.locator('[data-table="personas"][data-column="needs"]')
    needs.focus()
    press(nb, "Enter")
    nb.page.keyboard.type("One person who answers")
    press(nb, "Enter")
    expect(needs).to_have_text("One person who answers")
    nb.becomes("rd.personas.loc['pe1', 'needs']", "One person who answers")
    card.locator(".jw-persona-lead").first.click()
    focused = nb.page.locator(".jw-swimlane :focus")
    expect(focused).to_have_attribute("data-table", "steps")
    card.locator(".jw-other").nth(1).focus()
    press(nb, "Enter")
    expect(card.locator(".jw-persona")).to_have_attribute("data-row", "pe2")
