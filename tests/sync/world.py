"""A kernel and two pages that edit one document at random, over a transport that is slow, fails and comes back.

The kernel is a real `Redesign` with a real `DocumentLink`; the pages are real `KernelHost`s in Node (`pages.py`). What
is sent is carried from here: in order, as a comm does, but whenever the world likes, and not at all while a page is
offline.

A step is one gesture of one of the three. Now and then all is delivered; then all three must be the same.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import comm
from comm.base_comm import BaseComm
from kernel_edits import MOST_ROWS, Analyst
from pages import Message, Node, decode, differences, encode

from journey_widgets.model.frames import build
from journey_widgets.model.gaps import seen_by
from journey_widgets.schema import TABLES
from journey_widgets.sources import from_rows
from journey_widgets.sync.link import DocumentLink

PAGES = ("one", "two")
STEPS_BETWEEN_EXCHANGES = 30
PATIENCE_MS = 61_000
"""Longer than a page ever waits before it asks again."""

SMALL: dict[str, list[dict[str, object]]] = {
    "facts": [{"redesign_id": "redesign", "title": "A world"}],
    "personas": [{"persona_id": "pe1", "name": "Ada"}],
    "org_units": [{"org_unit_id": "ou1", "name": "Sales"}, {"org_unit_id": "ou2", "name": "Support"}],
    "journeys": [{"journey_id": "jo1", "name": "Buy"}, {"journey_id": "jo2", "name": "Return"}],
    "phases": [{"phase_id": f"ph{i}", "journey_id": "jo1", "name": f"Phase {i}"} for i in range(3)],
    "steps": [{"step_id": f"st{i}", "phase_id": f"ph{i % 3}", "name": f"Step {i}"} for i in range(6)],
    "lanes": [
        {"lane_id": "la1", "journey_id": "jo1", "lane_kind": "touchpoint"},
        {"lane_id": "la2", "journey_id": "jo1", "lane_kind": "factor", "note_kind": "blocker"},
        {"lane_id": "la3", "journey_id": "jo1", "lane_kind": "note", "note_kind": "opportunity"},
        {"lane_id": "la4", "journey_id": "jo1", "lane_kind": "note", "note_kind": "opportunity"},
    ],
    "channels": [{"channel_id": "ch1", "name": "Web"}, {"channel_id": "ch2", "name": "Shop"}],
    "touchpoints": [
        {"touchpoint_id": f"tp{i}", "step_id": f"st{i % 6}", "name": f"Touchpoint {i}", "channel_id": "ch1"}
        for i in range(12)
    ],
    "notes": [
        {"note_id": f"no{i}", "note_kind": "blocker", "text": f"Note {i}", "step_id": f"st{i % 6}"} for i in range(8)
    ],
}

TIGHT: dict[str, list[dict[str, object]]] = {
    "facts": [{"redesign_id": "redesign", "title": "A tight world"}],
    "journeys": [{"journey_id": "jo1", "name": "Buy"}],
    "phases": [{"phase_id": "ph1", "journey_id": "jo1", "name": "Phase"}],
    "steps": [{"step_id": "st1", "phase_id": "ph1", "name": "Step"}],
    "touchpoints": [{"touchpoint_id": "tp1", "step_id": "st1", "name": "Touchpoint"}],
}
"""So few rows that everybody is for ever in everybody's way."""
TIGHT_ROWS = 24


class Wire(BaseComm):
    """The kernel's end of a comm: what the kernel says goes to `listener`."""

    listener: Callable[[dict[str, Any], list[Any]], None] | None = None

    def publish_msg(self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **_: Any) -> None:
        """Hand a message to the listener; opening and closing are nothing to it."""
        del metadata
        if msg_type == "comm_msg" and self.listener is not None:
            self.listener(data, list(buffers or ()))


@dataclass
class Line:
    """The connection of one page, both ways in order."""

    name: str
    up: deque[Message] = field(default_factory=deque)
    down: deque[Message] = field(default_factory=deque)
    loses: bool = False
    """Offline, and nobody notices: what is said is lost."""
    is_dead: bool = False
    """Offline, and the page knows."""


class World:
    """One seeded run; a tight one has few rows, and is undone and redone all the time."""

    def __init__(self, node: Node, seed: int, *, is_tight: bool = False) -> None:
        self.node, self.seed, self.is_tight, self.rng = node, seed, is_tight, random.Random(seed)
        self.steps = self.exchanges = 0
        self.done: Counter[str] = Counter()
        self.rd = from_rows(TIGHT if is_tight else SMALL, source="a world")
        self.analyst = Analyst(self.rd, self.rng, most_rows=TIGHT_ROWS if is_tight else MOST_ROWS)
        self.lines = {name: Line(name) for name in PAGES}
        made, comm.create_comm = comm.create_comm, Wire
        try:
            self.link = DocumentLink(self.rd.document)
        finally:
            comm.create_comm = made
        self.link.comm.listener = self._tell_pages
        for line in self.lines.values():
            self._open(line)

    def close(self) -> None:
        """End the run."""
        for name in self.lines:
            assert self.node("close", name=name) == 0, "a closed page left listeners"
        self.link.close()
        assert self.link.comm is None

    # ------------------------------------------------------------------ carrying

    def _tell_pages(self, data: dict[str, Any], buffers: list[Any]) -> None:
        if data["method"] != "custom":
            return
        message = (data["content"], [encode(bytes(buffer)) for buffer in buffers])
        for line in self.lines.values():
            if not (line.loses or line.is_dead):
                line.down.append(message)

    def _heard(self, sent: dict[str, list[Message]]) -> None:
        for name, messages in sent.items():
            if not self.lines[name].loses:
                self.lines[name].up.extend((content, buffers) for content, buffers in messages)

    def _open(self, line: Line) -> None:
        self._heard(self.node("open", name=line.name, state=encode(self.rd.document.update_since())))

    def _carry_up(self, line: Line, count: int) -> None:
        for _ in range(min(count, len(line.up))):
            content, buffers = line.up.popleft()
            message = {"method": "custom", "content": content}
            self.link._handle_msg(
                {"content": {"data": message}, "buffers": [memoryview(decode(buffer)) for buffer in buffers]}
            )

    def _carry_down(self, line: Line, count: int) -> None:
        messages = [line.down.popleft() for _ in range(min(count, len(line.down)))]
        if messages:
            packed = [{"content": content, "buffers": buffers} for content, buffers in messages]
            self._heard(self.node("deliver", name=line.name, messages=packed))

    # ------------------------------------------------------------------ living

    def run(self, steps: int) -> None:
        """Do so many steps, with an exchange now and then and one at the end."""
        next_exchange = STEPS_BETWEEN_EXCHANGES
        while self.steps < steps:
            self._live()
            if self.steps >= next_exchange:
                self.exchange()
                next_exchange = self.steps + self.rng.randint(10, 2 * STEPS_BETWEEN_EXCHANGES)
        self.exchange()

    def _live(self) -> None:
        line = self.lines[self.rng.choice(PAGES)]
        draw = self.rng.random()
        if draw < 0.30:
            self._edit_in(line)
        elif draw < 0.54:
            for _ in range(self.rng.randint(1, 3)):
                self.done[f"kernel {self.analyst.act()}"] += 1
                self.steps += 1
        elif draw < (0.66 if self.is_tight else 0.60):
            way = self.rng.choice(["undo", "redo"])
            self._heard(self.node("step", name=line.name, way=way))
            self.done[f"page {way}"] += 1
            self.steps += 1
        elif draw < 0.75:
            self._carry_up(line, self.rng.randint(1, 6))
        elif draw < 0.93:
            self._carry_down(line, self.rng.randint(1, 12))
        elif draw < 0.95:
            self._heard(self.node("wait", milliseconds=self.rng.choice([100, 3000, 5000, 20_000])))
        else:
            self._change_connection(line)

    def _edit_in(self, line: Line) -> None:
        count = self.rng.randint(1, 6)
        found = self.node("act", name=line.name, seed=self.rng.getrandbits(32), count=count)
        self._heard(found["sent"])
        self.done.update(f"page {verb}" for verb in found["done"])
        self.steps += count

    def _change_connection(self, line: Line) -> None:
        if line.loses or line.is_dead:
            self._bring_back(line)
            return
        draw = self.rng.random()
        self.done["connection"] += 1
        if draw < 0.4:
            line.loses = True
            self._lose(line)
        elif draw < 0.7:
            line.is_dead = True
            self._lose(line)
            self._heard(self.node("live", name=line.name, isLive=False))
        elif draw < 0.8:  # the page alone loses what it said, and finds out by itself
            line.up.clear()
        else:  # reloaded: what it had not sent is gone
            line.up.clear()
            line.down.clear()
            assert self.node("close", name=line.name) == 0, "a closed page left listeners"
            self._open(line)

    def _lose(self, line: Line) -> None:
        """Lose what is under way, from some point on: what was sent first may have arrived."""
        self._carry_up(line, self.rng.randint(0, len(line.up)))
        self._carry_down(line, self.rng.randint(0, len(line.down)))
        line.up.clear()
        line.down.clear()

    def _bring_back(self, line: Line) -> None:
        if line.is_dead:
            line.is_dead = False
            self._heard(self.node("live", name=line.name, isLive=True))
        if line.loses:
            line.loses = False
            # connected again, the widget manager asks for the state of all widgets
            state = encode(self.link.get_state("_state")["_state"])
            self._heard(self.node("reconnect", name=line.name, state=state))

    # ------------------------------------------------------------------ agreeing

    def exchange(self) -> None:
        """Bring everybody together, and compare."""
        for line in self.lines.values():
            self._bring_back(line)
        self._settle()
        self.analyst.sync()
        self._settle()
        self.exchanges += 1
        self.check()

    def _settle(self) -> None:
        """Carry all there is; who still misses an answer asks again when its patience ends."""
        for _ in range(6):
            while any(line.up or line.down for line in self.lines.values()):
                for line in self.lines.values():
                    self._carry_up(line, len(line.up))
                    self._carry_down(line, len(line.down))
            self._heard(self.node("wait", milliseconds=PATIENCE_MS))
            if not any(line.up or line.down for line in self.lines.values()):
                return
        raise AssertionError(f"{self}: they never come to rest")

    def check(self) -> None:
        """All three are the same, and every frame is what a fresh one is."""
        document = self.rd.document
        kept = {name: {row: dict(values) for row, values in document._maps[name].items()} for name in document.rows}
        wrong = differences(kept, document.rows)
        assert not wrong, f"{self}: the kernel's copy is not what its CRDT holds: {wrong[:10]}"
        expected = (seen_by(document.state_vector()), [document.can_undo, document.can_redo], "safe", False, 0)
        for name in self.lines:
            found = self.node("look", name=name)
            wrong = differences(found["rows"], document.rows)
            assert not wrong, f"{self}: page {name} has other rows than the kernel: {wrong[:10]}"
            seen = (
                seen_by(decode(found["vector"])),
                found["history"],
                found["safety"],
                found["isPending"],
                found["timers"],
            )
            assert seen == expected, f"{self}, page {name}: {seen} ≠ {expected}"
        for name, held in self.rd.frames.held.items():
            fresh = build(document, TABLES[name])
            same = held.frame.equals(fresh) and held.frame.dtypes.equals(fresh.dtypes)
            assert same, f"{self}: rd.{name} is not what the document says:\n{held.frame}\n{fresh}"
            assert held.snapshot.equals(fresh), f"{self}: the snapshot of rd.{name}"

    def __repr__(self) -> str:
        """Return where to find it again."""
        return f"<World(seed={self.seed}, is_tight={self.is_tight}), step {self.steps}>"


def live(node: Node, seed: int, steps: int, *, is_tight: bool = False) -> World:
    """Run a world from beginning to end."""
    world = World(node, seed, is_tight=is_tight)
    world.run(steps)
    world.close()
    return world
