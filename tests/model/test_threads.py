"""Edits that arrive from a view, on another thread, while a cell runs: its frames stand still, nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import pytest
from conftest import Desk
from workbench import Page, assert_copy_is_true, assert_in_step, hold_all, small

import journey_widgets as jw
from journey_widgets import cells
from journey_widgets.schema import TABLES


class Hand:
    """Somebody at a page: makes one edit of two tables whenever told to, or without a pause, on a thread of her own."""

    def __init__(self, rd: jw.Redesign) -> None:
        self.page = Page(rd.document)
        self.count = 0
        self.go, self.done, self.stop = threading.Event(), threading.Event(), threading.Event()
        self.failed: list[BaseException] = []
        self.thread = threading.Thread(target=self.work, daemon=True)

    def edit(self) -> None:
        """One gesture in two tables: whoever sees half of it sees a torn document."""
        self.count += 1
        number = self.count

        def write(maps: dict[str, Any]) -> None:
            maps["touchpoints"]["tp1"]["need"] = str(number)
            maps["phases"]["ph1"]["description"] = str(number)
            maps["notes"][f"hand{number % 50}"] = _row(number)

        self.page.edit(write)

    def work(self) -> None:
        """Edit when told to, until told to stop."""
        try:
            while not self.stop.is_set():
                if self.go.wait(0.05):
                    self.go.clear()
                    self.edit()
                    self.done.set()
        except BaseException as error:  # noqa: BLE001 - told by the test
            self.failed.append(error)
            self.done.set()

    def now(self) -> None:
        """Edit on her thread, and wait for it."""
        self.done.clear()
        self.go.set()
        assert self.done.wait(20)


def _row(number: int) -> Any:
    from pycrdt import Map  # noqa: PLC0415 - an integrated type cannot be made before its document

    return Map({"text": str(number), "phase_id": "ph1"})


@contextmanager
def at_the_page(rd: jw.Redesign) -> Iterator[Hand]:
    """Have somebody at a page."""
    hand = Hand(rd)
    hand.thread.start()
    try:
        yield hand
    finally:
        hand.stop.set()
        hand.thread.join(20)
    assert not hand.failed
    assert not hand.thread.is_alive()


def seen(rd: jw.Redesign) -> tuple[object, object, object]:
    """Return what three tables show of the hand's last edit."""
    need = rd.touchpoints.loc["tp1", "need"]
    notes = rd.notes.loc[rd.notes.index.str.startswith("hand"), "text"].astype(int)
    return need, rd.phases.loc["ph1", "description"], str(notes.max()) if len(notes) else need


def assert_whole(rd: jw.Redesign, count: int) -> None:
    assert seen(rd) == (str(count),) * 3


SYNCHRONOUS = """
first = seen(rd)
hand.now()
assert rd.document.rows['touchpoints']['tp1']['need'] == str(hand.count), 'the document has it at once'
assert seen(rd) == first, 'the frames stand still'
rd.touchpoints.loc['tp2', 'need'] = f'cell {n}'
"""

AWAITING = """
import asyncio
first = seen(rd)
asyncio.get_running_loop().call_soon(hand.edit)
await asyncio.sleep(0)
hand.now()
await asyncio.sleep(0)
assert rd.document.rows['touchpoints']['tp1']['need'] == str(hand.count)
assert seen(rd) == first, 'the frames stand still'
rd.touchpoints.loc['tp2', 'need'] = f'cell {n}'
"""


@pytest.mark.parametrize("count", [300, pytest.param(1000, marks=pytest.mark.full)])
@pytest.mark.parametrize("code", [SYNCHRONOUS, AWAITING], ids=["cell", "cell with await"])
def test_hundreds_of_cells_under_edits_from_a_page(shell: Any, code: str, count: int) -> None:
    rd = small()
    _ = rd.touchpoints, rd.phases, rd.notes
    with at_the_page(rd) as hand:
        shell.user_ns.update(rd=rd, hand=hand, seen=seen)
        hand.now()
        rd.sync()
        for number in range(count):
            shell.user_ns["n"] = number
            result = shell.run_cell(code)
            assert result.success, result.error_in_exec
            assert_whole(rd, hand.count)
            assert rd.document.rows["touchpoints"]["tp2"]["need"] == f"cell {number}"
            hand.page.take_in()
            assert hand.page.maps["touchpoints"]["tp2"]["need"] == f"cell {number}"
        assert hand.count > count
    assert_in_step(rd)
    assert_copy_is_true(rd.document)


def test_a_frame_first_asked_for_in_a_cell_stands_still_with_the_others(shell: Any) -> None:
    for number in range(0, 21, 3):
        rd = small()
        tables = {name: frame.copy() for name, frame in hold_all(small()).items()}
        asked = list(TABLES)[:number]
        for name in asked:
            getattr(rd, name)
        with at_the_page(rd) as hand:
            shell.user_ns.update(rd=rd, hand=hand, hold_all=hold_all, found={})
            assert shell.run_cell(
                "hand.now(); found.update({n: f.copy() for n, f in hold_all(rd).items()}); hand.now()"
            ).success
        for name, frame in shell.user_ns["found"].items():
            pd.testing.assert_frame_equal(frame, tables[name])
        assert_whole(rd, 2)
        assert_in_step(rd)


MANY = 500
"""Edits that must have come while the cell runs. A slow machine needs more than five seconds for them."""
FIVE_SECONDS = """
import time
before = seen(rd)
first = {name: frame.copy() for name, frame in hold_all(rd).items()}
begin = time.monotonic()
while time.monotonic() < begin + 5 or hand.count <= MANY:
    assert time.monotonic() < begin + 60, f"{hand.count} edits came while the cell ran, not more than {MANY}"
    assert seen(rd) == before
    PAUSE
for name, frame in hold_all(rd).items():
    pd.testing.assert_frame_equal(frame, first[name])
rd.touchpoints.loc['tp2', 'need'] = 'five seconds'
"""


@pytest.mark.parametrize(
    "pause", ["time.sleep(0.01)", "await __import__('asyncio').sleep(0.01)"], ids=["sleep", "await"]
)
def test_a_cell_of_five_seconds(shell: Any, pause: str) -> None:
    rd = small()
    _ = rd.touchpoints
    with at_the_page(rd) as hand:
        hand.now()
        rd.sync()
        shell.user_ns.update(rd=rd, pd=pd, seen=seen, hold_all=hold_all, hand=hand, MANY=MANY)
        ended = threading.Event()

        def hammer() -> None:
            while not ended.is_set():
                hand.go.set()
                time.sleep(0.002)

        other = threading.Thread(target=hammer)
        other.start()
        try:
            result = shell.run_cell(FIVE_SECONDS.replace("PAUSE", pause))
        finally:
            ended.set()
            other.join()
        assert result.success, result.error_in_exec
    rd.sync()
    assert_whole(rd, hand.count)
    assert rd.document.rows["touchpoints"]["tp2"]["need"] == "five seconds"
    assert_in_step(rd)


def on_another_thread(do: Callable[[], object]) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            do()
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert not failed, failed


def test_sync_on_another_thread_waits_for_the_cell(desk: Desk) -> None:
    page = Page(desk.rd.document)

    def meanwhile() -> None:
        page.set("phases", "ph1", "name", "Page")
        on_another_thread(desk.rd.sync)
        on_another_thread(desk.rd.problems)
        assert desk.rd.phases.loc["ph1", "name"] == "Before"
        assert desk.rd.document.rows["touchpoints"]["tp1"]["name"] == "Site", "the half-done cell is not taken in"

    desk.shell.user_ns["meanwhile"] = meanwhile
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = 'Half'\nmeanwhile()\nrd.touchpoints.loc['tp1', 'name'] = 'Whole'")
    assert desk.rd.phases.loc["ph1", "name"] == "Page"
    assert desk.rd.touchpoints.loc["tp1", "name"] == "Whole"


def test_undo_from_a_page_leaves_the_frames_of_the_cell(desk: Desk) -> None:
    desk.taken("rd.touchpoints.loc['tp1', 'name'] = 'One'")
    desk.shell.user_ns["meanwhile"] = lambda: on_another_thread(desk.rd.undo)
    desk.taken(
        "meanwhile()\nassert rd.touchpoints.loc['tp1', 'name'] == 'One'\nrd.touchpoints.loc['tp2', 'name'] = 'Two'"
    )
    assert desk.rd.touchpoints.loc["tp1", "name"] == "Site"
    assert desk.rd.touchpoints.loc["tp2", "name"] == "Two"


def test_sync_in_the_cell_itself_takes_in_at_once(desk: Desk) -> None:
    page = Page(desk.rd.document)
    desk.shell.user_ns["page"] = page
    desk.taken("page.set('phases', 'ph1', 'name', 'Page'); rd.sync(); assert rd.phases.loc['ph1', 'name'] == 'Page'")


def test_the_cell_that_first_needs_us_is_a_cell_too(shell: Any) -> None:
    shell.events.unregister("pre_run_cell", cells._begin)
    shell.events.unregister("post_run_cell", cells._end)
    cells._hooked.discard(shell)
    shell.user_ns.update(small=small, Page=Page, on_another_thread=on_another_thread)
    result = shell.run_cell(
        "rd = small(); page = Page(rd.document); phases = rd.phases\n"
        "page.set('touchpoints', 'tp1', 'name', 'Page')\n"
        "assert rd.touchpoints.loc['tp1', 'name'] == 'Site'\n"
        "page.set('phases', 'ph1', 'name', 'Page'); on_another_thread(rd.sync)\n"
        "assert phases.loc['ph1', 'name'] == 'Before'\n"
        "phases.loc['ph2', 'name'] = 'Cell'"
    )
    assert result.success, result.error_in_exec
    rd = shell.user_ns["rd"]
    assert rd.touchpoints.loc["tp1", "name"] == rd.phases.loc["ph1", "name"] == "Page"
    assert rd.document.rows["phases"]["ph2"]["name"] == "Cell"
    assert not cells.is_running()


def test_a_fault_of_ours_in_one_redesign_costs_another_nothing(desk: Desk) -> None:
    broken = small()

    def fail() -> None:
        raise ZeroDivisionError

    desk.shell.user_ns["break_it"] = lambda: setattr(broken.frames, "take_in", fail)
    result = desk.shell.run_cell("rd.touchpoints.loc['tp1', 'name'] = 'Mine'; break_it()")
    assert isinstance(result.error_in_exec, ZeroDivisionError), "it does not pass in silence"
    assert desk.rd.document.rows["touchpoints"]["tp1"]["name"] == "Mine"


# ---------------------------------------------------------------------- both edit the same


def test_two_columns_of_one_row_are_both_kept(desk: Desk) -> None:
    page = Page(desk.rd.document)
    desk.shell.user_ns["page"] = page
    desk.taken("page.set('touchpoints', 'tp1', 'need', 'Page')\nrd.touchpoints.loc['tp1', 'name'] = 'Cell'")
    assert list(desk.rd.touchpoints.loc["tp1", ["name", "need"]]) == ["Cell", "Page"]


def test_a_whole_column_changes_only_what_the_cell_changed(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    desk.taken(
        "page.set('touchpoints', 'tp2', 'name', 'Page')\n"
        "rd.touchpoints['name'] = rd.touchpoints['name'].where(rd.touchpoints.index != 'tp1', 'Cell')"
    )
    assert list(desk.rd.touchpoints.loc[["tp1", "tp2"], "name"]) == ["Cell", "Page"]


def test_an_edit_of_a_row_that_a_view_deleted_is_told(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    result = desk.run(
        "page.remove('touchpoints', 'tp1')\nrd.touchpoints.loc['tp1', 'name'] = 'Cell'\n"
        "rd.assessments.loc[('tp1', 'future'), 'experience'] = 1\nrd.touchpoints.loc['tp2', 'name'] = 'Stays'"
    )
    assert list(result.error_in_exec.details) == [
        "touchpoints, row 'tp1': was deleted in a view while the cell ran",
        "assessments, row ('tp1', 'future'): was deleted in a view while the cell ran",
    ]
    assert desk.rd.touchpoints.loc["tp2", "name"] == "Stays"


def test_a_reference_to_what_a_view_deleted_is_told(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    result = desk.run("page.remove('steps', 'st5')\nrd.touchpoints.loc['tp1', 'step_id'] = 'st5'")
    assert "'st5' must be the id of a row of `steps`" in str(result.error_in_exec)
    assert desk.rd.touchpoints.loc["tp1", "step_id"] == "st1"


def test_a_row_dropped_in_a_cell_is_gone_whatever_a_view_wrote_in_it(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    desk.taken("page.set('touchpoints', 'tp1', 'name', 'Page')\nrd.touchpoints = rd.touchpoints.drop('tp1')")
    assert "tp1" not in desk.rd.touchpoints.index


def test_a_row_both_dropped_is_no_error(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    desk.taken("page.remove('touchpoints', 'tp1')\nrd.touchpoints = rd.touchpoints.drop('tp1')")
    assert "tp1" not in desk.rd.touchpoints.index


def test_a_row_both_added_under_one_id_keeps_what_both_wrote(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    desk.taken(
        "page.add('touchpoints', 'new', {'name': 'Page', 'step_id': 'st1', 'order': 'a5'})\n"
        "rd.touchpoints.loc['new', 'need'] = 'Cell'"
    )
    assert list(desk.rd.touchpoints.loc["new", ["name", "step_id", "need"]]) == ["Page", "st1", "Cell"]


def test_a_move_and_a_row_from_a_view_keep_their_order(desk: Desk) -> None:
    desk.shell.user_ns["page"] = Page(desk.rd.document)
    desk.taken("page.add('phases', 'new', {'journey_id': 'jo1', 'order': 'a0V'})\nrd.phases.loc['ph4', 'position'] = 1")
    assert list(desk.rd.phases.index) == ["ph4", "ph1", "new", "ph2", "ph3"]


# ---------------------------------------------------------------------- without a notebook


def test_two_threads_get_one_frame() -> None:
    for _ in range(30):
        rd = small()
        gate, found = threading.Barrier(4), []

        def get(rd: jw.Redesign = rd, gate: threading.Barrier = gate, found: list[Any] = found) -> None:
            gate.wait()
            found.append(rd.touchpoints)

        threads = [threading.Thread(target=get) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(frame) for frame in found}) == 1


def test_pages_on_four_threads_and_syncs_lose_nothing() -> None:
    rd = small()
    hold_all(rd)
    pages = [Page(rd.document) for _ in range(4)]

    def work(page: Page) -> None:
        for number in range(100):
            page.add("notes", f"{page.id}_{number}", {"text": str(number), "step_id": "st1", "order": "a1"})

    threads = [threading.Thread(target=work, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    rounds = 0
    while any(thread.is_alive() for thread in threads):
        rd.touchpoints.loc["tp1", "relevance"] = float(rounds % 10)
        rd.sync()
        rounds += 1
    for thread in threads:
        thread.join()
    rd.sync()
    assert rounds >= 1
    assert len(rd.notes) == 3 + 400
    assert_in_step(rd)
    assert_copy_is_true(rd.document)
    for page in pages:
        page.take_in()
        assert page.rows("notes") == rd.document.rows["notes"]
