"""The table of verbs of the card of a persona and of the map of stakeholders: by both hands, told, one step back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator

from tests.browser.verbs import BoardDesk, Desk, expect

pytestmark = pytest.mark.full

CASE = """
import journey_widgets as jw
rd = jw.example("car-rental")
rd.personas.loc['pe1', 'image'] = None
rd.stakeholders.loc['sh2', ['influence', 'interest']] = None
jw.{board}(rd)
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def card(desk: Desk) -> BoardDesk:
    board = BoardDesk(desk.nb)
    board.lay(CASE.format(board="PersonaCard"))
    return board


@pytest.fixture
def plane(desk: Desk) -> BoardDesk:
    board = BoardDesk(desk.nb)
    board.lay(CASE.format(board="StakeholderMap"))
    return board


def value(board: BoardDesk, row: str, column: str) -> Locator:
    return board.page.locator(f'.jw-board [data-row="{row}"][data-column="{column}"]').first


def typed(board: BoardDesk, row: str, column: str, text: str, *, holds: str, after: object, lands: str) -> None:
    """A value is typed after a click, and after Enter."""

    def by_mouse() -> None:
        value(board, row, column).click()
        board.type(text)

    def by_keys() -> None:
        board.walk(value(board, row, column))
        board.press("Enter")
        board.type(text)

    board.verb(by_mouse, by_keys, holds=holds, after=after, lands=lands)


TEXTS = ("name", "quote", "demographics", "traits", "needs", "pain_points", "goals")


@pytest.mark.parametrize("column", TEXTS)
def test_a_text_of_a_persona(card: BoardDesk, column: str) -> None:
    holds = f"rd.personas.loc['pe1', '{column}']"
    typed(card, "pe1", column, "Quite another", holds=holds, after="Quite another", lands=": Quite another")


def test_the_segment_of_a_persona(card: BoardDesk) -> None:
    other = card.ask("rd.segments.loc['sg2', 'name']")

    def by_mouse() -> None:
        value(card, "pe1", "segment_id").click()
        card.page.locator("select:focus").select_option(label=other)
        card.press("Enter")

    def by_keys() -> None:
        card.walk(value(card, "pe1", "segment_id"))
        card.press("Enter")
        card.type(other)

    card.verb(by_mouse, by_keys, holds="rd.personas.loc['pe1', 'segment_id']", after="sg2", lands=other)


def test_the_portrait_of_a_persona(card: BoardDesk) -> None:
    button = card.page.get_by_role("button", name="Portrait of Marta Colli")
    image = "str(rd.personas.fillna('').loc['pe1', 'image']).partition(',')[0]"
    told = "Portrait of Marta Colli: "

    def emoji_by_mouse() -> None:
        button.click()
        card.type("👩")

    def emoji_by_keys() -> None:
        card.walk(button)
        card.press("Enter")
        card.type("👩")

    card.verb(emoji_by_mouse, emoji_by_keys, holds=image, after="👩", says=f"{told}👩", lands="Portrait")

    def file_by_mouse() -> None:
        button.click()
        with card.page.expect_file_chooser() as chosen:
            card.page.get_by_text("Choose a picture").click()
        chosen.value.set_files({"name": "face.png", "mimeType": "image/png", "buffer": PNG})

    def file_by_keys() -> None:
        card.walk(button)
        card.press("Enter", "Tab")
        with card.page.expect_file_chooser() as chosen:
            card.press("Space")
        chosen.value.set_files({"name": "face.png", "mimeType": "image/png", "buffer": PNG})

    picture = "data:image/webp;base64"
    card.verb(file_by_mouse, file_by_keys, holds=image, after=picture, says=f"{told}face.png", lands="Portrait")
    emoji_by_keys()
    card.until(image, "👩")

    def clear_by_mouse() -> None:
        button.click()
        card.page.get_by_role("button", name="Back to initials").click()

    def clear_by_keys() -> None:
        card.walk(button)
        card.press("Enter", "Tab", "Tab")
        expect(card.page.get_by_role("button", name="Back to initials")).to_be_focused()
        card.press("Enter")

    card.verb(clear_by_mouse, clear_by_keys, holds=image, after="", says=f"{told}MC", lands="Portrait")


def test_what_a_persona_counts_on(card: BoardDesk) -> None:
    holds = "rd.expected_measures.loc['em2', 'target']"
    typed(card, "em2", "target", "12,5", holds=holds, after=12.5, lands=": 12.5")


@pytest.mark.parametrize(("table", "kind"), [("personas", "card"), ("stakeholders", "plane")])
def test_somebody_added(table: str, kind: str, request: pytest.FixtureRequest) -> None:
    board: BoardDesk = request.getfixturevalue(kind)
    add = board.page.locator(".jw-add-row").last

    def by_mouse() -> None:
        add.click()
        board.type("Nora Riva")

    def by_keys() -> None:
        board.walk(add)
        board.press("Enter")
        board.type("Nora Riva")

    names = f"rd.{table}['name'].tolist().count('Nora Riva')"
    board.verb(by_mouse, by_keys, holds=names, after=1, says="Added: Nora Riva")


def test_another_persona_shown(card: BoardDesk) -> None:
    """Which card is shown is no part of the document: one goes back to the other."""
    persona = card.page.locator(".jw-persona")
    others = card.page.locator(".jw-other")
    others.nth(1).click()
    expect(persona).to_have_attribute("data-row", "pe2")
    expect(others.nth(1)).to_have_attribute("aria-pressed", "true")
    card.walk(others.nth(0))
    card.press("Enter")
    expect(persona).to_have_attribute("data-row", "pe1")
    expect(others.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(others.nth(0)).to_be_focused()


PLACE = "rd.stakeholders.loc['{row}', ['interest', 'influence']].fillna(-1).tolist()"


def test_a_stakeholder_moved(plane: BoardDesk) -> None:
    bubble = plane.page.locator('.jw-bubble[data-row="sh4"]')
    area = plane.page.locator(".jw-plane-area")
    name = "Stefano Quarti, online sales director"

    def by_mouse() -> None:
        box, whole = bubble.bounding_box(), area.bounding_box()
        assert box is not None
        assert whole is not None
        plane.drag(bubble, bubble, box["width"] / 2 + whole["width"] * 0.2, box["height"] / 2 + whole["height"] * 0.1)

    def by_keys() -> None:
        plane.walk(bubble)
        plane.press("ArrowRight")

    holds = PLACE.format(row="sh4")
    moved = f"{name}: Interest in the result, 0–10 7, Influence on the result, 0–10 7"
    plane.verb(by_mouse, by_keys, holds=holds, after=[7, 7], hands=["mouse"], says=moved)
    moved = f"{name}: Interest in the result, 0–10 5.5, Influence on the result, 0–10 8"
    plane.verb(by_mouse, by_keys, holds=holds, after=[5.5, 8], hands=["keys"], says=moved, lands=moved)


def test_a_stakeholder_put_on_the_plane(plane: BoardDesk) -> None:
    """Dragged there, or given both scores: by keys that is two steps."""
    sign = plane.page.locator('.jw-roster-item[data-row="sh2"] .jw-roster-sign')
    area = plane.page.locator(".jw-plane-area")
    holds = PLACE.format(row="sh2")

    def by_mouse() -> None:
        whole = area.bounding_box()
        assert whole is not None
        plane.drag(sign, area, whole["width"] * 0.8, whole["height"] * 0.3)

    told = "Franco Deledda, head of stations: Interest in the result, 0–10 8, Influence on the result, 0–10 7"
    plane.verb(by_mouse, by_mouse, holds=holds, after=[8, 7], hands=["mouse"], says=told)
    for column, after in (("interest", [6.5, -1]), ("influence", [6.5, 6.5])):
        plane.walk(value(plane, "sh2", column))
        plane.press("Enter")
        plane.type("6,5")
        expect(plane.focused).to_have_accessible_name(re.compile("Franco Deledda, head of stations: 6.5$"))
        plane.until(holds, after)
    plane.press("Control+z", "Control+z")
    plane.until(holds, [-1, -1])


def test_a_stakeholder_renamed(plane: BoardDesk) -> None:
    holds = "rd.stakeholders.loc['sh1', 'name']"
    typed(plane, "sh1", "name", "Board", holds=holds, after="Board", lands="Board: Board")


CHOICES = (("role_kind", "End user", "end_user"), ("raci_kind", "Informed", "informed"))


@pytest.mark.parametrize(("column", "label", "after"), CHOICES)
def test_the_part_of_a_stakeholder(plane: BoardDesk, column: str, label: str, after: str) -> None:
    holds = f"rd.stakeholders.loc['sh1', '{column}']"

    def by_mouse() -> None:
        value(plane, "sh1", column).click()
        plane.page.locator("select:focus").select_option(label=label)
        plane.press("Enter")

    def by_keys() -> None:
        plane.walk(value(plane, "sh1", column))
        plane.press("Enter")
        plane.type(label)

    plane.verb(by_mouse, by_keys, holds=holds, after=after, lands=f": {label}")


def test_a_stakeholder_removed(plane: BoardDesk) -> None:
    remove = plane.page.get_by_role("button", name="Remove Davide Roncati, digital design lead")

    def by_keys() -> None:
        plane.walk(remove)
        plane.press("Enter")

    there = "'sh7' in rd.stakeholders.index"
    plane.verb(remove.click, by_keys, holds=there, after=False, says="Removed: Davide Roncati", lands="Add")
