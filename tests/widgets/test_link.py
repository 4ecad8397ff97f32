"""The kernel's half of `sync/SPEC.md`, rule by rule; the page's half is `js/test/host/kernel.test.ts`."""

from __future__ import annotations

import logging
import random
import threading
from typing import Any

import pandas as pd
import pytest
from ipywidgets import Widget
from pycrdt import Doc, Map
from wires import Page, alive, send

import journey_widgets as jw
from journey_widgets.model.document import Document
from journey_widgets.model.gaps import has_gap, seen_by
from journey_widgets.sources import from_rows
from journey_widgets.sync import link as link_module
from journey_widgets.widgets import bundle

DENSE = random.Random(4)


def page_of(w: jw.Swimlane, name: str = "page") -> Page:
    """Return a page that has joined."""
    page = Page(w._document_link, name)
    page.join()
    return page


# ---------------------------------------------------------------------- S1


def test_s1_all_views_of_a_document_share_one_link(rd: jw.Redesign) -> None:
    """[S1] Ten views, one link; another document has another."""
    views = [jw.Swimlane(rd) for _ in range(10)]
    assert alive("DocumentLink") == ["DocumentLink"]
    assert len({w._link for w in views}) == 1
    other = jw.Swimlane(jw.new("Another"))
    assert other._link != views[0]._link
    assert alive("DocumentLink") == ["DocumentLink"] * 2


def test_s1_an_edit_crosses_once(rd: jw.Redesign, wires: list[Any]) -> None:
    """[S1] One message to all views together, whoever edits."""
    views = [jw.Swimlane(rd) for _ in range(10)]
    for wire in wires:
        wire.messages.clear()
    rd.touchpoints.loc["tp1", "name"] = "Shop"
    rd.sync()
    assert sum(len(wire.messages) for wire in wires) == 1
    page_of(views[0]).edit(page_of(views[1], "other").set("touchpoints", "tp1", "name", "Kiosk"))
    edits = [content for wire in wires for content, _ in wire.said if content["kind"] == "edited"]
    assert len(edits) == 2


def test_s1_the_link_lives_while_a_view_is_open(rd: jw.Redesign) -> None:
    """[S1] It goes with the last one."""
    views = [jw.Swimlane(rd) for _ in range(3)]
    link = views[0]._document_link
    for w in views[:-1]:
        w.close()
    assert link.comm is not None
    views[-1].close()
    assert link.comm is None
    assert jw.Swimlane(rd)._document_link is not link


# ---------------------------------------------------------------------- S2


def test_s2_the_kernel_answers_a_page_with_what_it_lacks_and_what_it_has_seen(rd: jw.Redesign) -> None:
    """[S2] And no more than that."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    assert page.document.rows == rd.document.rows
    content, (missing, seen) = w._document_link.comm.said[-1]
    assert content == {"kind": "joined", "page": "page", "number": 1, "history": [False, False]}
    assert seen == rd.document.state_vector()
    assert len(missing) > 100
    page.join()
    assert len(w._document_link.comm.said[-1][1][0]) <= 2  # nothing is lacking


def test_s2_a_model_that_is_made_later_has_the_document_as_it_is_then(rd: jw.Redesign) -> None:
    """[S2] Not as it was when the link was made."""
    w = jw.Swimlane(rd)
    rd.touchpoints.loc["tp1", "name"] = "Shop"
    rd.sync()
    for ask in (w._document_link.get_state, lambda: w._document_link.get_state(drop_defaults=True)):
        document = Document()
        document.apply_update(ask()["_state"], "file")
        assert document.rows == rd.document.rows
    assert set(w._document_link.get_state("_view_name")) == {"_view_name"}
    send(w._document_link, {"method": "request_state"})
    assert w._document_link.comm.messages[-1][1]["buffer_paths"] == [["_state"]]


# ---------------------------------------------------------------------- S3


def test_s3_a_cell_is_one_message_whatever_it_did(rd: jw.Redesign) -> None:
    """[S3] One transaction, one update."""
    w = jw.Swimlane(rd)
    before = len(w._document_link.comm.said)
    for i in range(1000):
        rd.touchpoints.loc[f"tp{1 + i % 3}", "relevance"] = i % 10
    rd.steps.loc["st1", "name"] = "Seek"
    rd.sync()
    assert len(w._document_link.comm.said) == before + 1
    rd.sync()
    assert len(w._document_link.comm.said) == before + 1


# ---------------------------------------------------------------------- S4


def test_s4_every_page_is_told_of_an_edit_and_whose_it_was(rd: jw.Redesign) -> None:
    """[S4] With the number the page gave it."""
    w = jw.Swimlane(rd)
    one, two = page_of(w, "one"), page_of(w, "two")
    one.edit(one.set("touchpoints", "tp1", "name", "Shop"))
    content, (update,) = w._document_link.comm.said[-1]
    assert content == {"kind": "edited", "page": "one", "number": 2, "history": [True, False]}
    assert update
    two.hear()
    assert two.document.rows == one.document.rows == rd.document.rows
    rd.touchpoints.loc["tp1", "name"] = "Kiosk"
    rd.sync()
    content, _ = w._document_link.comm.said[-1]
    assert content == {"kind": "edited", "page": "", "number": 0, "history": [True, False]}


def test_s4_an_edit_that_changes_nothing_is_answered_with_what_the_kernel_has_seen(rd: jw.Redesign) -> None:
    """[S4] The page waits for that answer."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    update = page.set("touchpoints", "tp1", "name", "Shop")
    page.edit(update)
    before = len(w._document_link.comm.said)
    page.edit(update)
    said = w._document_link.comm.said[before:]
    assert said == [
        (
            {"kind": "edited", "page": "page", "number": 3, "history": [True, False]},
            [b"", rd.document.state_vector()],
        )
    ]


def test_s4_an_undo_that_finds_nothing_is_answered_too(rd: jw.Redesign) -> None:
    """[S4] The button must go grey."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    for kind in ("undo", "redo"):
        page.say({"kind": kind})
        content, buffers = w._document_link.comm.said[-1]
        assert content == {"kind": "stood", "page": "", "number": 0, "history": [False, False]}
        assert buffers == []


# ---------------------------------------------------------------------- S5


def test_s5_an_edit_that_builds_upon_a_lost_one_is_not_taken_in(rd: jw.Redesign) -> None:
    """[S5] It comes again with the next joining."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    page.set("touchpoints", "tp1", "name", "lost")
    before = rd.document.update_since()
    page.edit(page.set("touchpoints", "tp1", "name", "builds upon it"))
    assert rd.document.update_since() == before
    content, (update, seen) = w._document_link.comm.said[-1]
    assert (content["kind"], content["number"], update) == ("edited", 2, b"")
    # it then joins, and brings what the kernel lacks
    page.edit(page.document.update_since(seen))
    assert rd.document.rows["touchpoints"]["tp1"]["name"] == "builds upon it"


def test_s5_what_has_a_gap_and_what_has_none() -> None:
    """[S5] Told by the bytes alone."""
    doc: Doc[Any] = Doc()
    rows = doc.get("rows", type=Map)
    updates: list[bytes] = []
    subscription = doc.observe(lambda event: updates.append(event.update))
    seen = [seen_by(doc.get_state())]
    for write in (
        lambda: rows.update({"a": 1.0}),
        lambda: rows.update({"b": 2.0}),
        lambda: rows.pop("b"),
        lambda: rows.update({"a": 3.0}),
    ):
        write()
        seen.append(seen_by(doc.get_state()))
    doc.unobserve(subscription)
    for i, update in enumerate(updates):
        assert [has_gap(update, before) for before in seen[i:]] == [False] * (len(seen) - i)
        assert i == 0 or has_gap(update, {})
    assert has_gap(updates[2], seen[1])  # a deletion of what was not seen
    assert has_gap(updates[3], seen[1])
    for unreadable in (
        b"",
        b"\x00",
        b"\x01",
        b"\xff" * 30,
        b"\x00\xff\xff\xff\xff\xff\xff\x7f",
        b"\x00\x01\x05\xff\xff\x7f",
    ):
        assert not has_gap(unreadable, {})


# ---------------------------------------------------------------------- S6


def test_s6_the_library_travels_once(rd: jw.Redesign, wires: list[Any]) -> None:
    """[S6] In one carrier; a view carries less than a kilobyte."""
    views = [jw.Swimlane(rd), jw.Swimlane(rd), jw.Swimlane(jw.new("Another"))]
    opened = [data["state"] for wire in wires for kind, data, _ in wire.messages if kind == "comm_open"]
    assert sum("code" in state for state in opened) == 1
    assert len({w._library for w in views}) == len({w._build for w in views}) == 1
    assert all(len(state["_esm"]) < 1000 for state in opened if "_esm" in state)
    carrier = views[0]._carrier
    for w in views:
        assert carrier.comm is not None
        w.close()
    assert carrier.comm is None


def test_s6_a_carrier_closed_from_outside_is_replaced(rd: jw.Redesign) -> None:
    """[S6] `Widget.close_all()` closes what is ours too."""
    first = jw.Swimlane(rd)
    first._carrier.close()
    second = jw.Swimlane(rd)
    assert second._carrier is not first._carrier
    first.close()  # the old one: the new one stays
    assert second._carrier.comm is not None
    second.close()
    assert bundle._carriers == {}


# ---------------------------------------------------------------------- S7


def test_s7_what_is_told_is_in_the_order_in_which_it_ended(rd: jw.Redesign) -> None:
    """[S7] Whatever thread it came on."""
    w = jw.Swimlane(rd)
    follower = page_of(w, "follower")
    pages = [page_of(w, f"page {i}") for i in range(4)]
    failures: list[BaseException] = []

    def live(page: Page, seed: int) -> None:
        rng = random.Random(seed)
        try:
            for i in range(60):
                page.edit(
                    page.set("touchpoints", f"tp{rng.randint(1, 3)}", rng.choice(["name", "need"]), f"{seed} {i}")
                )
        except BaseException as error:  # noqa: BLE001 - a thread would swallow it
            failures.append(error)

    threads = [threading.Thread(target=live, args=(page, i)) for i, page in enumerate(pages)]
    for thread in threads:
        thread.start()
    for i in range(60):
        rd.touchpoints.loc["tp1", "relevance"] = i % 10
        rd.sync()
    for thread in threads:
        thread.join()
    assert failures == []
    follower.hear()  # an update that came before what it builds upon would be left alone
    assert follower.document.rows == rd.document.rows
    numbers = {name: [a["number"] for a in follower.answers if a["page"] == name] for name in ("page 0", "page 3")}
    assert all(found == sorted(found) for found in numbers.values())


# ---------------------------------------------------------------------- S8


def test_s8_a_page_that_knows_nothing_adds_nothing(rd: jw.Redesign) -> None:
    """[S8] Only the kernel fills a document."""
    w = jw.Swimlane(rd)
    before = rd.document.update_since()
    page = Page(w._document_link)
    page.join()
    page.edit(Document().update_since())
    assert rd.document.update_since() == before
    assert page.document.rows == rd.document.rows


# ---------------------------------------------------------------------- S9


def test_s9_cells_and_pages_have_one_history(rd: jw.Redesign) -> None:
    """[S9] Each undoes the last step of either."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    names = [rd.touchpoints.loc["tp1", "name"]]
    page.edit(page.set("touchpoints", "tp1", "name", "in the page"))
    rd.sync()
    names.append(rd.touchpoints.loc["tp1", "name"])
    rd.touchpoints.loc["tp1", "name"] = "in a cell"
    rd.sync()
    page.say({"kind": "undo"})  # takes back the cell's
    rd.sync()
    assert rd.touchpoints.loc["tp1", "name"] == names[1] == "in the page"
    assert w._document_link.comm.said[-1][0]["history"] == [True, True]
    assert rd.undo()  # takes back the page's
    assert rd.touchpoints.loc["tp1", "name"] == names[0] == "Touchpoint 1"
    assert w._document_link.comm.said[-1][0]["history"] == [False, True]
    page.say({"kind": "redo"})
    rd.sync()
    assert rd.touchpoints.loc["tp1", "name"] == "in the page"
    page.hear()
    assert page.document.rows == rd.document.rows


# ---------------------------------------------------------------------- S10


def bad_edits(page: Page, seed: int) -> list[bytes]:
    """Return a sound update, damaged in many ways."""
    rng = random.Random(seed)
    sound = page.set("touchpoints", "tp1", "name", "Shop")
    damaged = []
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(rng.choice([1, 1, 2, 5])):
            at = rng.randrange(len(data))
            draw = rng.random()
            if draw < 0.6:
                data[at] = rng.choice([0, 1, 127, 128, 255, rng.randrange(256)])
            elif draw < 0.8:
                data[at:at] = rng.randbytes(3)
            elif len(data) > 5:
                del data[at : at + rng.randint(1, 9)]
        damaged.append(bytes(data))
    return damaged


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\x01", b"\xff" * 40, b"\x01\x01\x01"],
    ids=lambda d: d[:9].hex(),
)
def test_s10_bytes_that_are_no_update_leave_the_document_as_it_was(
    rd: jw.Redesign, caplog: pytest.LogCaptureFixture, data: bytes
) -> None:
    """[S10] One line in the log, and no answer."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    before = (rd.document.update_since(), len(w._document_link.comm.said))
    with caplog.at_level(logging.WARNING, logger="journey_widgets"):
        page.edit(data)
        page.say({"kind": "join", "page": "page", "number": 9}, b"\xff" * 20)
    assert (rd.document.update_since(), len(w._document_link.comm.said)) == before
    assert len(caplog.records) == 2
    assert all(record.getMessage().count("\n") == 0 and len(record.getMessage()) < 300 for record in caplog.records)


@pytest.mark.parametrize("data", [b"garbage", b"x" * 10_000_000], ids=["short", "long"])
def test_s10_bytes_that_look_like_an_update_with_a_gap_are_answered_but_not_taken_in(
    rd: jw.Redesign, data: bytes
) -> None:
    """[S10] [S5] The page learns where the kernel stands, and joins again."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    before = rd.document.update_since()
    page.edit(data)
    assert rd.document.update_since() == before
    answer, buffers = w._document_link.comm.said[-1]
    assert answer["kind"] == "edited"
    assert buffers == [b"", rd.document.state_vector()]


@pytest.mark.parametrize("seed", range(5))
def test_s10_whatever_bytes_a_page_sends_the_kernel_lives_on_and_tells_what_it_did(
    rd: jw.Redesign, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    """[S10] yrs answers damaged bytes with ValueError, RuntimeError or a panic, which is no Exception."""
    w = jw.Swimlane(rd)
    page, follower = page_of(w), page_of(w, "follower")
    caplog.set_level(logging.CRITICAL, logger="journey_widgets")
    for data in bad_edits(page, seed):
        page.edit(data)
    rd.sync()
    rd.touchpoints.loc["new", "name"] = "still here"
    rd.sync()
    # a damaged edit may still be one: what it did is done alike for all, and the next who comes sees it too
    late = page_of(w, "late")
    follower.hear()
    follower.join()
    assert late.document.rows == follower.document.rows == rd.document.rows
    assert isinstance(rd.touchpoints, pd.DataFrame)


@pytest.mark.parametrize(
    ("content", "buffers"),
    [
        (None, ()),
        (5, ()),
        ("edit", ()),
        ([], (b"\x00\x00",)),
        ({}, ()),
        ({"kind": "edit"}, ()),
        ({"kind": "join"}, ()),
        ({"kind": "join", "page": 5, "number": "x"}, (b"",)),
        ({"kind": ["edit"]}, (b"\x00\x00",)),
        ({"kind": "nonsense", "page": "p"}, (b"\x00\x00",)),
        ({"kind": "edit", "page": "p" * 10_000_000, "number": 10**30}, (b"\x00\x00",)),
        ({"kind": "undo", "page": {}, "number": None}, (b"x",)),
    ],
)
def test_s10_messages_of_a_wrong_shape_harm_nobody(rd: jw.Redesign, content: Any, buffers: tuple[bytes, ...]) -> None:
    """[S10] Nor do they cost more than they say."""
    w = jw.Swimlane(rd)
    before = rd.document.update_since()
    page = Page(w._document_link)
    page.say(content, *buffers)
    assert rd.document.update_since() == before
    assert all(len(str(said)) < 1000 for said, _ in w._document_link.comm.said)
    page.join()
    assert page.document.rows == rd.document.rows


def test_s10_a_page_may_send_what_no_table_holds(rd: jw.Redesign) -> None:
    """[S10] It is kept in the document, and no frame shows it."""
    w = jw.Swimlane(rd)
    page = page_of(w)
    doc: Doc[Any] = Doc()
    doc.apply_update(page.document.update_since())
    updates: list[bytes] = []
    subscription = doc.observe(lambda event: updates.append(event.update))
    steps, unknown = doc.get("steps", type=Map), doc.get("unknown", type=Map)
    unknown["x"] = "y" * 3_000_000
    steps["number"] = 5.0
    steps["nested"] = Map({"name": Map({"deep": "x"}), "phase_id": [1.0, {"a": None}]})
    steps["nested"]["name"]["phase_id"] = "ph1"
    steps["st1"]["\u202e"] = {"a": [1.0] * 1000}
    steps["a\nb"] = Map({"name": "x" * 2_000_000})
    doc.unobserve(subscription)
    for update in updates:
        page.edit(update)
    assert rd.document.rows["steps"]["nested"] == {}
    rd.sync()
    assert list(rd.steps.index) == ["st1", "nested"]
    assert rd.steps.loc["st1", "name"] == "Look"


# ---------------------------------------------------------------------- between cell and page


def test_two_links_of_one_document_in_turn_do_not_mix(rd: jw.Redesign) -> None:
    """A link closed from outside, `Widget.close_all()` for one, and a new one in its place."""
    first = jw.Swimlane(rd)
    first._document_link.close()
    second = jw.Swimlane(rd)
    first.close()  # gives back the old link: the new one stays
    assert second._document_link.comm is not None
    page = page_of(second)
    page.edit(page.set("touchpoints", "tp1", "name", "Shop"))
    assert rd.document.rows["touchpoints"]["tp1"]["name"] == "Shop"
    second.close()
    assert rd.document not in link_module._links


def test_after_close_all_a_new_view_works(rd: jw.Redesign) -> None:
    for _ in range(3):
        jw.Swimlane(rd)
        jw.Swimlane(from_rows({"journeys": [{"journey_id": "j1"}]}, source="another"))
        Widget.close_all()
        assert rd.document._on_update == {}
        assert link_module._links.get(rd.document) is None
        assert bundle._carriers == {}
    w = jw.Swimlane(rd)
    page = page_of(w)
    page.edit(page.set("touchpoints", "tp1", "name", "Shop"))
    assert rd.document.rows["touchpoints"]["tp1"]["name"] == "Shop"


# ---------------------------------------------------------------------- S15


def steps_told(page: Page, language: str = "en") -> list[list[Any]]:
    """Ask what was done, as a page does."""
    page.hear()
    page.number += 1
    page.say({"kind": "steps", "page": page.name, "number": page.number, "language": language})
    page.hear()
    answer = page.answers[-1]
    assert (answer["kind"], answer["page"], answer["number"]) == ("steps", page.name, page.number)
    return answer["steps"]


def test_s15_a_page_is_told_what_was_done_when_and_from_where(rd: jw.Redesign) -> None:
    """[S15] In its language; nobody is told unasked."""
    page = page_of(jw.Swimlane(rd))
    rd.touchpoints.loc["tp1", "relevance"] = 9
    rd.sync("In [7]")
    page.hear()
    page.edit(page.set("touchpoints", "tp1", "relevance", 2.5))
    (second, at, what, where, undone), (first, *_, before, _) = steps_told(page, "it")
    name = rd.touchpoints.loc["tp1", "name"]
    assert (second, what, where, undone) == (2, f"Rilevanza di «{name}»: 9 → 2,5", "una vista", False)
    assert (first, before) == (1, "cella 7")
    assert abs(at - pd.Timestamp.now("UTC").timestamp()) < 60
    assert steps_told(page, "xx")[0][2].startswith("Relevance of ")
    assert not any("steps" in answer for answer in page.answers if answer["kind"] == "edited")


def test_s15_a_page_goes_to_a_step_by_its_number(rd: jw.Redesign) -> None:
    """[S15] Every page follows, and what is taken back stays in the list."""
    w = jw.Swimlane(rd)
    page, other = page_of(w), page_of(w, "other")
    for relevance in (1.0, 2.0, 3.0, 4.0):
        rd.touchpoints.loc["tp1", "relevance"] = relevance
        rd.sync()
    page.say({"kind": "go", "to": 2})
    for each in (page, other):
        each.hear()
        assert each.document.rows["touchpoints"]["tp1"]["relevance"] == 2.0
    assert [(number, undone) for number, *_, undone in steps_told(page)] == [
        (4, True),
        (3, True),
        (2, False),
        (1, False),
    ]
    page.say({"kind": "go", "to": 4})
    page.hear()
    assert page.document.rows["touchpoints"]["tp1"]["relevance"] == 4.0
    rd.sync()
    assert rd.touchpoints.loc["tp1", "relevance"] == 4.0


@pytest.mark.parametrize("to", [4, "2", None, -1.5, [1]])
def test_s15_nowhere_to_go_is_answered_too(rd: jw.Redesign, to: Any) -> None:
    """[S15] A page that asks for what cannot be sees that nothing changed."""
    page = page_of(jw.Swimlane(rd))
    page.say({"kind": "go", "to": to})
    page.hear()
    assert page.answers[-1]["kind"] == "stood"


# ---------------------------------------------------------------------- S6


def test_s6_the_tools_are_sent_to_who_asks(rd: jw.Redesign) -> None:
    """[S6] It does not travel with the maps."""
    w = jw.Swimlane(rd)
    send(w, {"method": "custom", "content": {"kind": "tools"}})
    content, _ = w.comm.said[-1]
    assert content == {"kind": "tools", "code": bundle.library(bundle.TOOLS)}
    assert content["code"].startswith("export default")
