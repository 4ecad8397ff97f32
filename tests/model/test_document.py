"""The document itself: bytes from elsewhere, one history, the plain copy true to the CRDT."""

# ruff: noqa: PT012 - what raises is a block

from __future__ import annotations

import contextlib
import random

import pytest
from pycrdt import Array, Doc, Map, Text
from workbench import Page, assert_copy_is_true, assert_in_step, file_text, hold_all, small

import journey_widgets as jw
from journey_widgets.model.document import Document


@pytest.fixture
def rd() -> jw.Redesign:
    found = small()
    hold_all(found)
    return found


def test_a_copy_that_takes_in_everything_is_the_same(rd: jw.Redesign) -> None:
    copy = Document()
    copy.apply_update(rd.document.update_since(), "file")
    assert copy.rows == rd.document.rows
    assert copy.state_vector() == rd.document.state_vector()
    assert_copy_is_true(copy)


def test_the_difference_is_small_and_enough(rd: jw.Redesign) -> None:
    copy = Document()
    copy.apply_update(rd.document.update_since(), "file")
    rd.touchpoints.loc["tp1", "name"] = "x"
    rd.sync()
    update = rd.document.update_since(copy.state_vector())
    assert len(update) < 120
    copy.apply_update(update, "peer")
    assert copy.rows == rd.document.rows


def test_an_update_taken_in_twice_or_out_of_turn_is_harmless(rd: jw.Redesign) -> None:
    updates: list[bytes] = []
    copy = Document()
    copy.apply_update(rd.document.update_since(), "file")
    rd.document.on_update(lambda update, _sender: updates.append(update))
    for name in "abc":
        rd.touchpoints.loc["tp1", "name"] = name
        rd.sync()
        rd.products.loc[name, "name"] = name
        rd.sync()
    for update in [*reversed(updates), *updates]:
        copy.apply_update(update, "peer")
        assert_copy_is_true(copy)
    assert copy.rows == rd.document.rows


def test_each_transaction_is_one_update_with_its_sender(rd: jw.Redesign) -> None:
    told: list[str] = []
    stop = rd.document.on_update(lambda _update, sender: told.append(sender))
    page = Page(rd.document)
    page.edit(lambda maps: [maps["phases"][row].__setitem__("name", "x") for row in ("ph1", "ph2", "ph3")])
    rd.phases["name"] = "y"
    rd.sync()
    rd.undo()
    assert told == [page.id, "", ""]
    stop()
    rd.redo()
    assert len(told) == 3


GARBAGE = [b"", b"\x00", b"\xff" * 100, b"<html>", b"\x01\x02\x03"]


@pytest.mark.parametrize("update", GARBAGE, ids=range(len(GARBAGE)))
def test_bytes_that_are_no_update_leave_the_document_as_it_was(rd: jw.Redesign, update: bytes) -> None:
    before = file_text(rd)
    with contextlib.suppress(ValueError):  # and nothing else; what looks like an update out of turn is left alone
        rd.document.apply_update(update, "page")
    assert file_text(rd) == before
    assert_copy_is_true(rd.document)
    rd.touchpoints.loc["tp1", "name"] = "x"  # and it goes on
    rd.sync()
    assert_in_step(rd)


def test_random_bytes_never_break_it() -> None:
    source = random.Random(7)
    page = Page(small().document)
    before = page.doc.get_state()
    page.edit(lambda maps: maps["touchpoints"].__setitem__("new", Map({"name": "New", "step_id": "st1"})))
    page.edit(lambda maps: maps["touchpoints"]["tp1"].__setitem__("relevance", 3.0))
    good = page.doc.get_update(before)
    refused = 0
    rd = small()
    hold_all(rd)
    for number in range(1500):
        update = bytearray(good)
        for _ in range(source.randint(1, 4)):
            at = source.randrange(len(update))
            how = source.randrange(3)
            update[at : at + (how != 2)] = [] if how == 0 else [source.randrange(256)]
        try:
            rd.document.apply_update(bytes(update), "page")
        except ValueError:
            refused += 1
        if number % 100 == 0:
            rd.sync()
            assert_in_step(rd)
            file_text(rd)
    assert refused
    rd.touchpoints.loc["tp1", "name"] = "still here"
    rd.sync()
    assert rd.document.rows["touchpoints"]["tp1"]["name"] == "still here"


@pytest.mark.parametrize(
    "write",
    [
        lambda maps: maps["touchpoints"].__setitem__("tp1", "no row"),
        lambda maps: maps["touchpoints"].__setitem__("tp1", 5),
        lambda maps: maps["touchpoints"].__setitem__("tp1", Array([1])),
        lambda maps: maps["touchpoints"].__setitem__("tp1", Text("x")),
        lambda maps: maps["touchpoints"].__setitem__("tp1", Map({})),
        lambda maps: maps["touchpoints"].clear(),
        lambda maps: maps["columns"].__setitem__("touchpoints", "no json"),
        lambda maps: maps["columns"].__setitem__("touchpoints", "[1]"),
        lambda maps: maps["columns"].__setitem__("touchpoints", '{"a": 1, "b": "int8", "name": "Int64", "": "str"}'),
        lambda maps: maps["columns"].__setitem__("emotions", '{"position": "Int64", "order": "str"}'),
        lambda maps: maps["columns"].__setitem__("nowhere", '{"a": "str"}'),
        lambda maps: maps["columns"].__setitem__("touchpoints", 5),
        lambda maps: maps["columns"].__setitem__("touchpoints", Map({"a": "str"})),
        lambda maps: maps["facts"].pop("redesign"),
    ],
)
def test_what_a_strange_page_writes_is_shown_as_well_as_can_be(rd: jw.Redesign, write: object) -> None:
    Page(rd.document).edit(write)  # type: ignore[arg-type]
    rd.sync()
    assert_in_step(rd)
    rd.problems()
    file_text(rd)
    assert repr(rd)
    rd.phases.loc["ph1", "name"] = "x"
    rd.sync()
    assert_in_step(rd)
    while rd.undo():
        assert_in_step(rd)


def test_roots_of_another_kind_or_name_are_left_alone() -> None:
    rd = small()
    stranger: Doc[object] = Doc()
    stranger.get("elsewhere", type=Map)["a"] = 1
    stranger.get("touchpoints_", type=Array).append(1)
    rd.document.apply_update(stranger.get_update(), "peer")
    assert file_text(rd) == file_text(small())


def test_writing_outside_a_transaction_is_a_fault_that_is_told() -> None:
    rd = small()
    with pytest.raises((RuntimeError, ExceptionGroup)):
        rd.document.set("touchpoints", "tp1", "name", "x")
        rd.document.undo()


def test_a_transaction_that_raises_tells_what_was_written() -> None:
    # the CRDT does not roll back; the frames' own transactions do, before anything is written
    rd = small()
    with pytest.raises(ZeroDivisionError), rd.document.transaction("kernel"):
        rd.document.set("touchpoints", "tp1", "name", "x")
        _ = 1 / 0
    rd.sync()
    assert rd.touchpoints.loc["tp1", "name"] == "x"
    assert_copy_is_true(rd.document)
