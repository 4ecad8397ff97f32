"""Comms without a kernel: what a widget says is kept, and a test says what a page says."""

from __future__ import annotations

from typing import Any, ClassVar

from comm.base_comm import BaseComm
from ipywidgets.widgets import widget as ipywidgets_widget

from journey_widgets.model.document import Document

INSTANCES: dict[str, Any] = ipywidgets_widget._instances


class Wire(BaseComm):
    """The kernel's end of a comm."""

    opened: ClassVar[list[Wire]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        self.messages: list[tuple[str, Any, list[Any]]] = []
        Wire.opened.append(self)
        super().__init__(*args, **options)

    def publish_msg(self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **_: Any) -> None:
        """Keep what the kernel says."""
        del metadata
        self.messages.append((msg_type, data, list(buffers or ())))

    @property
    def said(self) -> list[tuple[dict[str, Any], list[bytes]]]:
        """The custom messages: content, and buffers as bytes."""
        return [
            (data["content"], [bytes(buffer) for buffer in buffers])
            for kind, data, buffers in self.messages
            if kind == "comm_msg" and data["method"] == "custom"
        ]

    @property
    def states(self) -> list[dict[str, Any]]:
        """The states told, echoes left out."""
        return [data["state"] for kind, data, _ in self.messages if kind == "comm_msg" and data["method"] == "update"]


class Page:
    """A page that follows one link: a copy of the document, made of nothing but what the kernel says."""

    def __init__(self, link: Any, name: str = "page") -> None:
        self.link, self.name, self.number = link, name, 0
        self.document = Document()
        self.answers: list[dict[str, Any]] = []
        self._read = 0

    def hear(self) -> None:
        """Take in what the kernel has said since."""
        said = self.link.comm.said
        for content, buffers in said[self._read :]:
            self.answers.append(content)
            if buffers and buffers[0] and (content["kind"] == "edited" or content["page"] == self.name):
                self.document.apply_update(buffers[0], "peer")
        self._read = len(said)

    def say(self, content: Any, *buffers: bytes) -> None:
        """Send a custom message."""
        send(self.link, {"method": "custom", "content": content}, *buffers)

    def join(self) -> None:
        """Ask for what is lacking, and take it in."""
        self.number += 1
        command = {"kind": "join", "page": self.name, "number": self.number}
        self.say(command, self.document.state_vector())
        self.hear()

    def edit(self, update: bytes) -> None:
        """Send an update."""
        self.number += 1
        self.say({"kind": "edit", "page": self.name, "number": self.number}, update)

    def set(self, table: str, row_id: str, key: str, value: Any) -> bytes:
        """Set one value here; return the update, which nobody was told."""
        updates: list[bytes] = []
        stop = self.document.on_update(lambda update, _: updates.append(update))
        with self.document.transaction("kernel"):
            self.document.set(table, row_id, key, value)
        stop()
        return updates[0]


def send(widget: Any, data: Any, *buffers: bytes) -> None:
    """Say something to a widget, as a page does."""
    widget._handle_msg({"content": {"data": data}, "buffers": [memoryview(buffer) for buffer in buffers]})


def alive(*names: str) -> list[str]:
    """Return the kinds of our open widgets, layouts included; or those of these names."""
    kinds = sorted(type(widget).__mro__[0].__name__ for widget in INSTANCES.values())
    return [kind for kind in kinds if not names or kind in names]
